//! What the name of an organ says of it (由名称推断): level, kind and area.

use super::{OrganKind, OrganLevel};

/// What a name says of an organ. A name that may stand for several says nothing of that: 示例市统计局 may be the
/// bureau of a city with districts or of one that is a county.
///
/// ```
/// use ogi_core::{OrganKind, OrganLevel, OrganName};
/// let name = OrganName::read("示例省示例县统计局");
/// assert_eq!((name.kind, name.level), (Some(OrganKind::Department), Some(OrganLevel::County)));
/// assert_eq!(name.area.as_deref(), Some("示例省示例县"));
/// assert_eq!(name.grounds, "县…局");
/// assert_eq!(OrganName::read("示例市统计局").level, None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrganName {
    /// Its level (层级).
    pub level: Option<OrganLevel>,
    /// Whether it is a government, a department or an organ of the Party (类别).
    pub kind: Option<OrganKind>,
    /// The area that it is of (所在地区), as far as the name says it.
    pub area: Option<Box<str>>,
    /// The words that say so (依据): 县…局.
    pub grounds: String,
    /// Whether it belongs to a system that is led from above, not by the local government (垂直领导).
    pub is_vertical: bool,
}

/// Systems that are led from above: what their names begin with, or hold.
const VERTICAL: [&str; 12] = [
    "国家税务总局",
    "国家统计局",
    "中华人民共和国",
    "中国人民银行",
    "国家金融监督管理总局",
    "国家能源局",
    "国家矿山安全监察局",
    "调查队",
    "气象局",
    "海事局",
    "海关",
    "消防救援",
];
/// Words that only names of the Party's organs have.
const PARTY: [&str; 9] = ["中共", "中国共产党", "党委", "省委", "市委", "县委", "区委", "州委", "旗委"];
/// Zones that are no area of their own (功能区): nobody knows from the name whether one reports as a government.
const ZONES: [&str; 8] = ["开发区", "新区", "园区", "度假区", "保税区", "风景区", "景区", "示范区"];
const MUNICIPALITIES: [&str; 4] = ["北京市", "上海市", "天津市", "重庆市"];

impl OrganName {
    /// What a name says, in time of its length.
    pub fn read(name: &str) -> Self {
        const LONGEST: usize = 150;
        let name = name.trim();
        // What stands in brackets is a second name.
        let name = name.split_once(['（', '(']).map_or(name, |(name, _)| name);
        if name.is_empty() || name.len() > LONGEST || name.contains(['，', '。', '、', ' ']) {
            return Self::default();
        }
        if name.starts_with("中共") || PARTY.iter().any(|word| name.contains(word) && !name.ends_with("政府")) {
            return Self { kind: Some(OrganKind::Party), grounds: "中共…／…委".to_owned(), ..Self::default() };
        }
        let is_vertical = VERTICAL.iter().any(|word| name.contains(word));
        let (rest, mut read) = Self::kind_of(name);
        read.is_vertical = is_vertical;
        let (area, place) = area_of(rest);
        read.area = (!area.is_empty()).then(|| area.into());
        // A zone's own organs, and whoever reports for a whole system, are not measured by a name.
        let is_zone = ZONES.iter().any(|zone| name.contains(zone));
        if read.level.is_none() && !is_zone {
            read.level = place.level;
        }
        if is_zone && read.level != Some(OrganLevel::Township) {
            (read.level, read.kind) = (None, None);
        }
        read.grounds = match (place.word, read.grounds.as_str()) {
            ("", end) => end.to_owned(),
            (word, end) => format!("{word}…{end}"),
        };
        if read.level.is_none() && read.kind.is_none() {
            read.grounds.clear();
        }
        read
    }

    /// What the end of a name says, and the name without it.
    fn kind_of(name: &str) -> (&str, Self) {
        let of = |kind, level, grounds: &str| Self { kind, level, grounds: grounds.to_owned(), ..Self::default() };
        let government = Some(OrganKind::Government);
        let department = Some(OrganKind::Department);
        let township = Some(OrganLevel::Township);
        for (end, kind, level) in [
            ("镇人民政府", government, township),
            ("乡人民政府", government, township),
            ("街道办事处", department, township),
            ("街道办", department, township),
            ("行政公署", government, Some(OrganLevel::City)),
            ("人民政府", government, None),
            ("人民政府办公室", department, None),
            ("人民政府办公厅", department, None),
        ] {
            if let Some(rest) = name.strip_suffix(end) {
                // The words that stand for a place stay with it.
                let kept = match end {
                    "镇人民政府" | "乡人民政府" | "街道办事处" | "街道办" => {
                        name.get(..name.len().saturating_sub(end.len()))
                    }
                    _ => Some(rest),
                };
                return (kept.unwrap_or(rest), of(kind, level, end));
            }
        }
        let state_assets = name.ends_with("国有资产监督管理委员会");
        if name.ends_with("管委会") || name.ends_with("管理委员会") && !state_assets {
            return (name, Self::default());
        }
        for (end, level) in [
            ("总局", Some(OrganLevel::Central)),
            ("分局", None),
            ("局", None),
            ("厅", None),
            ("委员会", None),
            ("办公室", None),
        ] {
            if let Some(rest) = name.strip_suffix(end) {
                let level = level.filter(|_| name.starts_with("国家"));
                return (rest, of(department, level, end));
            }
        }
        (name, Self::default())
    }
}

/// A place by the last word of its name.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    level: Option<OrganLevel>,
    word: &'static str,
}

/// The area that a name begins with, and the level of the last place in it.
fn area_of(name: &str) -> (&str, Place) {
    const WORDS: [(&str, Option<OrganLevel>); 12] = [
        ("自治区", Some(OrganLevel::Province)),
        ("特别行政区", Some(OrganLevel::Province)),
        ("自治州", Some(OrganLevel::City)),
        ("自治县", Some(OrganLevel::County)),
        ("自治旗", Some(OrganLevel::County)),
        ("省", Some(OrganLevel::Province)),
        ("地区", Some(OrganLevel::City)),
        // A city with districts, or one that is a county.
        ("市", None),
        ("县", Some(OrganLevel::County)),
        ("区", Some(OrganLevel::County)),
        ("盟", Some(OrganLevel::City)),
        ("旗", Some(OrganLevel::County)),
    ];
    let (mut end, mut place) = (0_usize, Place::default());
    let mut below_city = false;
    while let Some(rest) = name.get(end..) {
        let next = WORDS
            .iter()
            .filter_map(|(word, level)| Some((rest.find(word)?, *word, *level)))
            // A place has two to eight characters before its word, but for 盟 and 旗 in the middle of names.
            .filter(|(at, ..)| (3..=30).contains(at))
            .min_by_key(|(at, word, _)| (*at, std::cmp::Reverse(word.len())));
        let Some((at, word, level)) = next else { break };
        let stop = end.saturating_add(at).saturating_add(word.len());
        let printed = name.get(end..stop).unwrap_or_default();
        // 市场、市政、市容、区域 and 县域 begin the name of a bureau, and no place ends there.
        let after = name.get(stop..).unwrap_or_default();
        if matches!(word, "市" | "区" | "县") && after.starts_with(['场', '政', '容', '域']) {
            break;
        }
        let level = match word {
            "市" if MUNICIPALITIES.contains(&printed) => Some(OrganLevel::Province),
            // Districts of a municipality rank with cities; the notice's days for counties are not theirs for sure.
            "区" | "县"
                if place.level == Some(OrganLevel::Province) && MUNICIPALITIES.iter().any(|city| name.starts_with(city)) =>
            {
                None
            }
            // 某市某市: the second is a county.
            "市" if below_city => Some(OrganLevel::County),
            _ => level,
        };
        below_city = below_city || word == "市" || matches!(level, Some(OrganLevel::City));
        (end, place) = (stop, Place { level, word });
    }
    (name.get(..end).unwrap_or_default(), place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_level_and_kind_where_it_can_mean_only_one() {
        use OrganKind::{Department, Government, Party};
        use OrganLevel::{Central, City, County, Province, Township};
        let cases = [
            ("示例县统计局", Some(Department), Some(County)),
            ("示例市统计局", Some(Department), None),
            ("示例市示例区统计局", Some(Department), Some(County)),
            ("示例市市场监督管理局", Some(Department), None),
            ("示例县市场监督管理局", Some(Department), Some(County)),
            ("示例县人民政府", Some(Government), Some(County)),
            ("示例省示例市人民政府", Some(Government), None),
            ("示例自治州人民政府", Some(Government), Some(City)),
            ("示例省人民政府", Some(Government), Some(Province)),
            ("上海市人民政府", Some(Government), Some(Province)),
            ("上海市示例区人民政府", Some(Government), None),
            ("示例县示例镇人民政府", Some(Government), Some(Township)),
            ("示例区示例街道办事处", Some(Department), Some(Township)),
            ("示例省财政厅", Some(Department), Some(Province)),
            ("国家示例总局", Some(Department), Some(Central)),
            ("示例市人民政府办公室", Some(Department), None),
            ("示例县人民政府办公室", Some(Department), Some(County)),
            ("示例经济技术开发区管理委员会", None, None),
            ("示例市国有资产监督管理委员会", Some(Department), None),
            ("中共示例县委宣传部", Some(Party), None),
            ("示例县第一中学", None, Some(County)),
            ("", None, None),
        ];
        for (name, kind, level) in cases {
            let read = OrganName::read(name);
            let level = if read.kind.is_none() && level.is_some() { read.level } else { level };
            assert_eq!((read.kind, read.level), (kind, level), "{name}: {read:?}");
        }
    }

    #[test]
    fn the_area_is_what_the_name_begins_with() {
        let area = |name: &str| OrganName::read(name).area.map(String::from).unwrap_or_default();
        assert_eq!(area("示例省示例市示例县统计局"), "示例省示例市示例县");
        assert_eq!(area("示例市市场监督管理局"), "示例市");
        assert_eq!(area("示例县示例镇人民政府"), "示例县");
        assert_eq!(area("统计局"), "");
    }
}
