//! Traditional characters (繁体字) as mirrors and sites in Hong Kong style print them, read as their simplified equals.

use std::borrow::Cow;

/// Traditional characters of the words that are looked for, of the names of places down to counties (县) and of the names of organs,
/// in the order of their code points.
const TRADITIONAL: &str = "亂亞佈佔來侖係倉個們倫偉備傢傳僑僕儀億儘償儲兒內兩冊凈凱別則剋剛創劃劍動務勝勸勻匯區卽厤參叄叢吳呂員問啓啟單噹嚮囌國圍園\
    圖團垻埰執堯報場塊塗墊墰墾壇壘壜壩壯壺壽夢夾婁孫學宮寀實寧審寫寬寶將專尋對導層屬岡峯島峽崑崗崙嶺嶼嶽巖師幹幾庫廂廈廕廠廢\
    廣廬廳張強彌彔彙彥彿後徑從復徵恆愛慄態慶憑應懞懷戶掛採揚搶撫擊據敎敗敘數於旂時晉暫曆曉曏書會朮東枴柺査條棗棲楊業極榦榮構\
    樂樑樓標樹橋機橫檔檢檯欄權欽歷歸殘氣決沒沖況洩涼淨淩減渦測渾湯準溝溫滄滙滿漢漣漲潛潤澗澤澱濛濟濰濱瀋瀏瀰瀾灘灣灤為烏無煙\
    煩熱燈營爐爲爾猶獅獨獲獻現瑤瑪環瓊甕產産甦畢當疇疊療發盡監盤盧眞眾矇硯碩確礙礦祿禮稅稜稱穀積穩穫窪競箇節範簡糧糰糾約紅納\
    紙級紮細紹終組結絕絡統絲綏經綜綠綫維網綵綿緑線編縣縮總績織繫繳繼續纍罈罎罰羅羣義習聖聞聯聶肅脩脫膠臘臥臨臺與興舉舊舘荊莊\
    華萊萬葉葯蒼蓋蓮蔭蕪蕭薊薑薩藍藥藴蘆蘇蘊蘭蘿處號衆術衕衚衛衝裏補裡製複覆覈見規視覺覽觀訂計訊訓託記訟訪設許訴註証評詢試話\
    誌認說説誼調談請論諮諸諾謀謙謝證識譜議護讀讓讚豐貝貞財貢責貳貴費貼賀資賈賓賢質購賽贊贛趙踰車軍較載輝輪輸輿轄轉辦農迴這連\
    週進遊運過達違遙遜遞遠遷遺遼邁還邊郵鄉鄒鄖鄧鄭鄰鄲醫鈡鉅鉛銀銅銷鋒鋼錄錢錦錫錯録錶鍾鎭鎮鏡鐘鐵鑒鑲長門開間閣閤閩閱閲閻關\
    陝陰陳陸陽隊隨險隱隴雙雜雞離難雲電霑靈靜鞏韆韓響頁頂項順頒頗領頭頻題額類風颱餘館饒馬駁駐騰驗體髮鬆鬍鬥鬱魚魯鮮鯉鳳鳴鴨鶴\
    鷄鷹鹹鹼鹽麗麥麯麵黃點黨齊龍";
/// Their simplified equals, in the same order.
const SIMPLIFIED: &str = "乱亚布占来仑系仓个们伦伟备家传侨仆仪亿尽偿储儿内两册净凯别则克刚创划剑动务胜劝匀汇区即历叁叁丛吴吕员问启启单当向苏国围园\
    图团坝采执尧报场块涂垫坛垦坛垒坛坝壮壶寿梦夹娄孙学宫采实宁审写宽宝将专寻对导层属冈峰岛峡昆岗仑岭屿岳岩师干几库厢厦荫厂废\
    广庐厅张强弥录汇彦佛后径从复征恒爱栗态庆凭应蒙怀户挂采扬抢抚击据教败叙数于旗时晋暂历晓向书会术东拐拐查条枣栖杨业极干荣构\
    乐梁楼标树桥机横档检台栏权钦历归残气决没冲况泄凉净凌减涡测浑汤准沟温沧汇满汉涟涨潜润涧泽淀蒙济潍滨沈浏弥澜滩湾滦为乌无烟\
    烦热灯营炉为尔犹狮独获献现瑶玛环琼瓮产产苏毕当畴叠疗发尽监盘卢真众蒙砚硕确碍矿禄礼税棱称谷积稳获洼竞个节范简粮团纠约红纳\
    纸级扎细绍终组结绝络统丝绥经综绿线维网彩绵绿线编县缩总绩织系缴继续累坛坛罚罗群义习圣闻联聂肃修脱胶腊卧临台与兴举旧馆荆庄\
    华莱万叶药苍盖莲荫芜萧蓟姜萨蓝药蕴芦苏蕴兰萝处号众术同胡卫冲里补里制复复核见规视觉览观订计讯训托记讼访设许诉注证评询试话\
    志认说说谊调谈请论咨诸诺谋谦谢证识谱议护读让赞丰贝贞财贡责贰贵费贴贺资贾宾贤质购赛赞赣赵逾车军较载辉轮输舆辖转办农回这连\
    周进游运过达违遥逊递远迁遗辽迈还边邮乡邹郧邓郑邻郸医钟巨铅银铜销锋钢录钱锦锡错录表钟镇镇镜钟铁鉴镶长门开间阁合闽阅阅阎关\
    陕阴陈陆阳队随险隐陇双杂鸡离难云电沾灵静巩千韩响页顶项顺颁颇领头频题额类风台余馆饶马驳驻腾验体发松胡斗郁鱼鲁鲜鲤凤鸣鸭鹤\
    鸡鹰咸碱盐丽麦曲面黄点党齐龙";

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
