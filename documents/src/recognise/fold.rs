//! Characters as labels are compared: widths folded, white space and invisible characters gone.

/// Letters of the forms' labels in traditional characters.
const TRADITIONAL: &str = "於開請數結轉辦區處計這國規穩護權屬類內務過執詢項無機關沒現製補後確訪舉報訴複復覆當認獲總議訟維糾審經許罰強業費發廢構會組織員單額題進問條據則係範採購減對體動應繼續難從統時間";
/// Their simplified equals, in the same order.
const SIMPLIFIED: &str = "于开请数结转办区处计这国规稳护权属类内务过执询项无机关没现制补后确访举报诉复复复当认获总议讼维纠审经许罚强业费发废构会组织员单额题进问条据则系范采购减对体动应继续难从统时间";

fn simplified(character: char) -> char {
    let pair = TRADITIONAL.chars().zip(SIMPLIFIED.chars()).find(|(from, _)| *from == character);
    pair.map_or(character, |(_, to)| to)
}

/// The character as labels are compared; `None` for one that carries no meaning.
pub(super) fn fold(character: char, traditional: bool) -> Option<char> {
    match character {
        '\u{4E00}'..='\u{9FFF}' if !traditional => Some(character),
        '\u{4E00}'..='\u{9FFF}' => Some(simplified(character)),
        '!'..='~' => Some(character),
        '“' | '”' | '「' | '」' | '『' | '』' => Some('"'),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32((character as u32).saturating_sub(0xFEE0)),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}' => {
            None
        }
        _ if character.is_whitespace() || character.is_control() => None,
        _ => Some(character),
    }
}

/// How many bytes of ideographs a text starts with.
pub(super) fn ideographs(text: &str) -> usize {
    let plain = |bytes: &&[u8]| match bytes {
        [0xE4, second, _] => *second >= 0xB8,
        [first, _, _] => (0xE5..=0xE9).contains(first),
        _ => false,
    };
    text.as_bytes().chunks_exact(3).take_while(plain).count().saturating_mul(3)
}

/// A text folded.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter_map(|character| fold(character, false)).collect()
}
