//! Characters as fonts of PDF files name them, put into the usual ones.

/// The ideographs of the Kangxi radicals (康熙部首), which some programs write in their place, from U+2F00 on.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
/// Other radicals with the ideographs that they look like.
const OTHER_RADICALS: &[(char, char)] = &[
    ('⺟', '母'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
    ('⻳', '龟'),
    ('⺠', '民'),
];

/// The usual character.
pub(in crate::read) fn usual(character: char) -> char {
    match character {
        '\u{2F00}'..='\u{2FD5}' => {
            let at = usize::try_from(u32::from(character).saturating_sub(0x2F00)).unwrap_or(usize::MAX);
            RADICALS.chars().nth(at).unwrap_or(character)
        }
        '\u{2E80}'..='\u{2EF3}' => {
            OTHER_RADICALS.iter().find(|(radical, _)| *radical == character).map_or(character, |(_, usual)| *usual)
        }
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::{RADICALS, usual};

    #[test]
    fn radicals_become_ideographs() {
        assert_eq!(RADICALS.chars().count(), 214);
        let printed: String = "\u{2F8F}政\u{2F00}、\u{2F83}然\u{2F08}\u{2ED3}".chars().map(usual).collect();
        assert_eq!(printed, "行政一、自然人长");
    }
}
