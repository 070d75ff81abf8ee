use super::*;

/// SHA-256 as the standard has it (FIPS 180-4), in base64, as a policy names it.
#[expect(clippy::many_single_char_names, reason = "the names of the standard")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the first bits of a fraction")]
fn hash(text: &str) -> String {
    fn root(power: f64, prime: u32) -> u32 {
        let root = f64::from(prime).powf(1.0 / power);
        ((root - root.floor()) * 4_294_967_296.0) as u32
    }
    let primes: Vec<u32> = (2..312).filter(|n| (2..*n).all(|d| n % d != 0)).collect();
    let mut state: Vec<u32> = primes[..8].iter().map(|prime| root(2.0, *prime)).collect();
    let mut bytes = text.as_bytes().to_vec();
    bytes.push(0x80);
    while bytes.len() % 64 != 56 {
        bytes.push(0);
    }
    bytes.extend((text.len() as u64 * 8).to_be_bytes());
    for block in bytes.chunks(64) {
        let mut words: Vec<u32> = block.chunks(4).map(|four| u32::from_be_bytes(four.try_into().unwrap())).collect();
        for at in 16..64 {
            let (two, fifteen) = (words[at - 2], words[at - 15]);
            let small = fifteen.rotate_right(7) ^ fifteen.rotate_right(18) ^ (fifteen >> 3);
            let large = two.rotate_right(17) ^ two.rotate_right(19) ^ (two >> 10);
            words.push(words[at - 16].wrapping_add(small).wrapping_add(words[at - 7]).wrapping_add(large));
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h]: [u32; 8] = state.clone().try_into().unwrap();
        for at in 0..64 {
            let first = (e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25))
                .wrapping_add(h)
                .wrapping_add((e & f) ^ (!e & g))
                .wrapping_add(root(3.0, primes[at]))
                .wrapping_add(words[at]);
            let second =
                (a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22)).wrapping_add((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(first), c, b, a, first.wrapping_add(second));
        }
        for (old, new) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *old = old.wrapping_add(new);
        }
    }
    let digest: Vec<u8> = state.iter().flat_map(|word| word.to_be_bytes()).collect();
    let letters: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let mut out = String::new();
    for three in digest.chunks(3) {
        let bits = three.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            out.push(if at <= three.len() { letters[bits >> (18 - 6 * at) & 63] } else { '=' });
        }
    }
    format!("sha256-{out}")
}

#[test]
fn the_policy_names_the_script_and_the_style_by_their_hashes() {
    assert_eq!(hash("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    assert_eq!(SCRIPT_HASH, hash(SCRIPT));
    assert_eq!(STYLE_HASH, hash(STYLE));
    assert_eq!(crate::render::sheet::html::SCRIPT_HASH, hash(crate::render::sheet::html::SCRIPT));
}

#[test]
fn nothing_of_a_document_ends_the_data() {
    let text = inside_script(&json!(["</script><script>alert(1)</script>", "<!--"]));
    assert!(!text.contains('<'));
    let again: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(again[1], "<!--");
}
