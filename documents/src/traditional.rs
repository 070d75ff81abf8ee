//! Traditional characters (繁体字) as mirrors and sites in Hong Kong style print them, read as their simplified equals.

use std::borrow::Cow;

/// Traditional characters of the words that are looked for and of the names of places and organs, in the order of their code points.
const TRADITIONAL: &str = "亂佈佔來係個傑備傢傳僅僑億儘償優內兩冊別則創動務勛勝勞勢勵匯區協厤參叄員問喬單嘗噹嚴國園圓圖團埰執堅報場塊塹墊墾\
    壓壘壽夢奧奪奮婁婦孫學宮寀實寧審寫寶將專對導屆層屬岡島峽崗嶺嶼嶽巖師帶幟幹幾廈廟廢廣廬廳強彌彔後徑從復徵恆態慶憲應懷戶掛\
    採揚搶撫擊據敗敘數斷於時晉暫曆曉曏書會東査條棗棟楊楓業榮構樂樓標樹橋機橫檢檯欄權歐歲歷歸氣氫決沒況洩減測湯準溝滄滬滿漁漢\
    漣漲潔潛潤澗澤濟濰濱濼瀋瀏瀾灘灣災為烏無煉煙熱燈營爐爲爾狀獎獨獲現瑤環瓊產畢畫異當療發盜盡監盤盧眾確碼礙礦祿禦禮稅種稱穀\
    積穎穩穫竈競箇節範築簡籌糧糾紀約紅納紙級紡細紹終組結絕絡統絲綏經綠綫維綱網綿緊線編縣縮縱總績織繫繳繹繼續纍纜罰羅義習聖聯\
    聲職聽肅膠臨臺與舉舊莊華萊萬葉蒼蓋蓮蔣薊薦薩藍藝藥蘆蘇蘊蘭處虛號蟲衆術衕衛補裝裡製複覆覈見規視親覽觀訂計訊訓記訟訪設許訴\
    註証評詢試話認誠說説調談請論諮諸謝證識議護讀豐財貢責貳貴費貼貿資賓質購賽贊贛趙踰較載輝輸輿轉辦農這週進運過達違遞遠適選遺\
    遼還郵鄉鄧鄭鄰鄲醫釣鉅銷鋼錄錢錦錫錯録錶鎢鎭鎮鏡鐘鐵鑒長門開間閣閩閱閲闊關闢陝陰陳陸陽隊隨險隱隴雙雜雞離難雲電靈韋韓頁項\
    順預頒頓領頻題額願類顧風飛飯飲養餘館饒馬駁駐駕騰驅驗驛體髮鬧魚魯鮮鳥鳳鳴鴻鶴鷹鹽麗麥麵黃點黨齊齡龍";
/// Their simplified equals, in the same order.
const SIMPLIFIED: &str = "乱布占来系个杰备家传仅侨亿尽偿优内两册别则创动务勋胜劳势励汇区协历叁叁员问乔单尝当严国园圆图团采执坚报场块堑垫垦\
    压垒寿梦奥夺奋娄妇孙学宫采实宁审写宝将专对导届层属冈岛峡岗岭屿岳岩师带帜干几厦庙废广庐厅强弥录后径从复征恒态庆宪应怀户挂\
    采扬抢抚击据败叙数断于时晋暂历晓向书会东查条枣栋杨枫业荣构乐楼标树桥机横检台栏权欧岁历归气氢决没况泄减测汤准沟沧沪满渔汉\
    涟涨洁潜润涧泽济潍滨泺沈浏澜滩湾灾为乌无炼烟热灯营炉为尔状奖独获现瑶环琼产毕画异当疗发盗尽监盘卢众确码碍矿禄御礼税种称谷\
    积颖稳获灶竞个节范筑简筹粮纠纪约红纳纸级纺细绍终组结绝络统丝绥经绿线维纲网绵紧线编县缩纵总绩织系缴绎继续累缆罚罗义习圣联\
    声职听肃胶临台与举旧庄华莱万叶苍盖莲蒋蓟荐萨蓝艺药芦苏蕴兰处虚号虫众术同卫补装里制复复核见规视亲览观订计讯训记讼访设许诉\
    注证评询试话认诚说说调谈请论咨诸谢证识议护读丰财贡责贰贵费贴贸资宾质购赛赞赣赵逾较载辉输舆转办农这周进运过达违递远适选遗\
    辽还邮乡邓郑邻郸医钓钜销钢录钱锦锡错录表钨镇镇镜钟铁鉴长门开间阁闽阅阅阔关辟陕阴陈陆阳队随险隐陇双杂鸡离难云电灵韦韩页项\
    顺预颁顿领频题额愿类顾风飞饭饮养余馆饶马驳驻驾腾驱验驿体发闹鱼鲁鲜鸟凤鸣鸿鹤鹰盐丽麦面黄点党齐龄龙";

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
