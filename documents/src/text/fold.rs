//! Characters as words and labels are compared (字符归一): widths and radicals folded, white space passed over.

use crate::traditional::simplified;

/// The character with full-width forms folded to ASCII, and radicals to the ideographs that they are.
pub(crate) fn fold(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32((character as u32).saturating_sub(0xFEE0)).unwrap_or(character),
        '\u{2E80}'..='\u{2FD5}' => radical(character),
        _ => character,
    }
}

/// The character as labels are compared; `None` for one that carries no meaning.
pub(crate) fn in_label(character: char, traditional: bool) -> Option<char> {
    match character {
        '\u{4E00}'..='\u{9FFF}' if !traditional => Some(character),
        '\u{4E00}'..='\u{9FFF}' => Some(simplified(character)),
        '!'..='~' => Some(character),
        '“' | '”' | '「' | '」' | '『' | '』' => Some('"'),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}' => {
            None
        }
        _ if character.is_whitespace() || character.is_control() => None,
        _ => Some(fold(character)),
    }
}

/// Whether a character is one that only bytes read wrongly leave in a report (乱码): a letter of western languages with an accent.
pub(crate) const fn is_garbled(character: char) -> bool {
    matches!(character, '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{FF}' | '\u{FFFD}')
}

/// Whether a character is an ideograph (汉字) of the common range; labels have no other letters.
pub(crate) const fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}')
}

/// How many such characters a text has.
pub(crate) fn garbled_in(text: &str) -> usize {
    // They begin with one of two bytes, which few others do.
    let places = memchr::memchr2_iter(0xC3, 0xEF, text.as_bytes());
    places.filter(|at| text.get(*at..).and_then(|rest| rest.chars().next()).is_some_and(is_garbled)).count()
}

/// A label or heading as it is compared.
pub(crate) fn folded(text: &str) -> String {
    text.chars().filter_map(|character| in_label(character, false)).collect()
}

/// Quotation marks, which stand around a word without parting it from its number.
pub(crate) const fn is_quote(character: char) -> bool {
    matches!(character, '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' | '『' | '』')
}

/// The Kangxi radicals as the ideographs that they are (康熙部首): fonts of some systems put them into a PDF in place of these.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳\
    心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
    缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音\
    頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// The radicals of the supplement that stand for a whole ideograph.
const SUPPLEMENT: [(char, char); 40] = [
    ('\u{2E81}', '厂'),
    ('\u{2E87}', '几'),
    ('\u{2E8C}', '小'),
    ('\u{2E8E}', '兀'),
    ('\u{2E8F}', '尣'),
    ('\u{2E90}', '尢'),
    ('\u{2E97}', '心'),
    ('\u{2E9F}', '母'),
    ('\u{2EA0}', '民'),
    ('\u{2EAC}', '示'),
    ('\u{2EAE}', '竹'),
    ('\u{2EB6}', '羊'),
    ('\u{2EB7}', '羊'),
    ('\u{2EBC}', '肉'),
    ('\u{2EC1}', '虎'),
    ('\u{2EC4}', '西'),
    ('\u{2EC5}', '见'),
    ('\u{2EC6}', '角'),
    ('\u{2EC9}', '贝'),
    ('\u{2ECB}', '车'),
    ('\u{2ED3}', '长'),
    ('\u{2ED4}', '门'),
    ('\u{2ED8}', '青'),
    ('\u{2ED9}', '韦'),
    ('\u{2EDA}', '页'),
    ('\u{2EDB}', '风'),
    ('\u{2EDC}', '飞'),
    ('\u{2EDD}', '食'),
    ('\u{2EE2}', '马'),
    ('\u{2EE3}', '骨'),
    ('\u{2EE4}', '鬼'),
    ('\u{2EE5}', '鱼'),
    ('\u{2EE6}', '鸟'),
    ('\u{2EE7}', '卤'),
    ('\u{2EE8}', '麦'),
    ('\u{2EE9}', '黄'),
    ('\u{2EEC}', '齐'),
    ('\u{2EEE}', '齿'),
    ('\u{2EF0}', '龙'),
    ('\u{2EF3}', '龟'),
];

/// The ideograph of a radical.
fn radical(character: char) -> char {
    let number = (character as usize).checked_sub(0x2F00);
    let kangxi = number.and_then(|number| KANGXI.chars().nth(number));
    let supplement = || SUPPLEMENT.iter().find(|(radical, _)| *radical == character).map(|(_, ideograph)| *ideograph);
    kangxi.or_else(supplement).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::{folded, garbled_in, is_garbled};

    #[test]
    fn garbled_characters_are_counted() {
        let all: String = ('\u{20}'..='\u{FFFF}').collect();
        assert_eq!(garbled_in(&all), all.chars().filter(|character| is_garbled(*character)).count());
        assert_eq!(garbled_in("‰î•题，公开"), 1);
    }

    #[test]
    fn radicals_are_ideographs() {
        assert_eq!(folded("\u{2F00}、本年新收\u{2F8F}政，收到和\u{2EC5}"), "一、本年新收行政,收到和见");
    }
}
