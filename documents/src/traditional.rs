//! Traditional characters (繁体字) as mirrors and sites in Hong Kong style print them, read as their simplified equals.

use std::borrow::Cow;

/// Traditional characters of the words that are looked for, in the order of their code points.
const TRADITIONAL: &str = "亂佈佔來係個備傢傳億儘償內兩冊別則動務勝區厤參叄員問單噹國園圖埰執報場塊寀實審寫專對導層屬崗幹幾廢廳強彔後徑從復\
    徵態應戶掛採搶擊據敗數於時暫曆曉曏書會東査條業構標機檢檯欄權歷歸決沒況洩減測準滿漲瀏為無熱爲獲現環產畢當發盡監眾\
    確礙穩穫箇範糾約納紙級細終組結絕絡統絲經綫維網線編縣縮總織繫繳繼續纍罰義聯臺與舉華萬蓋蘊處號衆術衕補裡製複覆覈見\
    規視覽訂計訊訓記訟訪設許訴註証評詢試話認說説調談請論諮謝證識議護讀財責貳費貼資質購賽踰較載輸輿轉辦農這週進運過違\
    遞遺還郵鄉銷錄錫錯録錶鎭鎮鑒長門開間閱閲關陸隊隱難電頁項順頒領頻題額類餘館駁驗體麵點";
/// Their simplified equals, in the same order.
const SIMPLIFIED: &str = "乱布占来系个备家传亿尽偿内两册别则动务胜区历叁叁员问单当国园图采执报场块采实审写专对导层属岗干几废厅强录后径从复\
    征态应户挂采抢击据败数于时暂历晓向书会东查条业构标机检台栏权历归决没况泄减测准满涨浏为无热为获现环产毕当发尽监众\
    确碍稳获个范纠约纳纸级细终组结绝络统丝经线维网线编县缩总织系缴继续累罚义联台与举华万盖蕴处号众术同补里制复复核见\
    规视览订计讯训记讼访设许诉注证评询试话认说说调谈请论咨谢证识议护读财责贰费贴资质购赛逾较载输舆转办农这周进运过违\
    递遗还邮乡销录锡错录表镇镇鉴长门开间阅阅关陆队隐难电页项顺颁领频题额类余馆驳验体面点";

/// The simplified equal of a character; the character itself where it has none.
pub(crate) fn simplified(character: char) -> char {
    let place = TABLE.binary_search_by_key(&character, |(from, _)| *from).ok();
    place.and_then(|place| TABLE.get(place)).map_or(character, |(_, to)| *to)
}

static TABLE: std::sync::LazyLock<Vec<(char, char)>> =
    std::sync::LazyLock::new(|| TRADITIONAL.chars().zip(SIMPLIFIED.chars()).collect());

/// Characters of which hardly any sentence in traditional characters has none, and no report has none of the first.
const SIGNS: [&str; 8] = ["開", "請", "條", "辦", "訴", "費", "規", "決"];

/// Whether a whole report is in traditional characters: 公開 is in every one.
pub(crate) fn is_report(text: &str) -> bool {
    SIGNS.first().is_some_and(|sign| crate::search::find(text.as_bytes(), sign.as_bytes()).is_some())
}

/// Whether a few sentences are in traditional characters.
pub(crate) fn is_passage(text: &str) -> bool {
    SIGNS.iter().any(|sign| crate::search::find(text.as_bytes(), sign.as_bytes()).is_some())
}

/// The text with simplified characters. Places stay the same: both kinds of characters have three bytes.
pub(crate) fn folded(text: &str, is_traditional: bool) -> Cow<'_, str> {
    if is_traditional { Cow::Owned(text.chars().map(simplified).collect()) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stay_the_same() {
        assert!(TABLE.is_sorted_by(|(one, _), (next, _)| one < next), "the table is searched");
        assert_eq!(TRADITIONAL.chars().count(), SIMPLIFIED.chars().count());
        for (from, to) in TABLE.iter() {
            assert_eq!((from.len_utf8(), to.len_utf8()), (3, 3), "{from}");
            assert_ne!(from, to);
            assert_eq!(simplified(*to), *to, "{to} is on both sides");
        }
        let text = "因政府信息公開被提起行政訴訟1件，Ａb";
        assert_eq!(folded(text, true), "因政府信息公开被提起行政诉讼1件，Ａb");
        assert_eq!(folded(text, true).len(), text.len());
        assert!(is_report(text) && is_passage("行政訴訟1件") && !is_report("行政訴訟1件"));
        assert!(!is_passage("公开行政诉讼1件"));
        assert!(matches!(folded(text, false), Cow::Borrowed(_)));
    }
}
