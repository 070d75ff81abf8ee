//! The tokens of rich text: groups, control words, characters.

/// A control word is at most so long.
const LONGEST: usize = 32;

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word` and its number.
    Word(&'b str, Option<i32>),
    /// `\*`, `\~` and others that are one sign.
    Sign(u8),
    /// A byte of text, written as itself or as `\'xx`.
    Byte(u8),
}

/// The tokens of a file, up to one that is cut.
pub(super) fn tokens(bytes: &[u8]) -> impl Iterator<Item = Token<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        loop {
            let (first, after) = rest.split_first()?;
            rest = after;
            return Some(match first {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => control(&mut rest)?,
                b'\r' | b'\n' | 0 => continue,
                byte => Token::Byte(*byte),
            });
        }
    })
}

/// What stands behind a backslash.
fn control<'b>(rest: &mut &'b [u8]) -> Option<Token<'b>> {
    let (first, after) = rest.split_first()?;
    if !first.is_ascii_alphabetic() {
        *rest = after;
        return Some(match first {
            b'\'' => {
                let hex = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
                match after {
                    [high, low, beyond @ ..] if hex(high).is_some() && hex(low).is_some() => {
                        *rest = beyond;
                        Token::Byte(hex(high)?.saturating_mul(16).saturating_add(hex(low)?))
                    }
                    _ => Token::Sign(b'\''),
                }
            }
            b'\\' | b'{' | b'}' => Token::Byte(*first),
            b'\r' | b'\n' => Token::Word("par", None),
            sign => Token::Sign(*sign),
        });
    }
    let length = rest.iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (word, after) = rest.split_at_checked(length)?;
    let minus = after.first() == Some(&b'-');
    let digits = after.get(usize::from(minus)..)?;
    let length = digits.iter().take(LONGEST).take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, beyond) = digits.split_at_checked(length)?;
    let number = std::str::from_utf8(digits).ok()?.parse::<i64>().ok();
    let number = number.map(|number| if minus { -number } else { number }).and_then(|number| i32::try_from(number).ok());
    *rest = if length == 0 { after } else { beyond };
    *rest = rest.strip_prefix(b" ").unwrap_or(rest);
    let word = std::str::from_utf8(word).ok()?;
    // Bytes of a picture, which are no tokens.
    if word == "bin" {
        let length = usize::try_from(number.unwrap_or_default()).unwrap_or_default();
        *rest = rest.get(length..)?;
    }
    Some(Token::Word(word, number))
}
