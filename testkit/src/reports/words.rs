//! The running text of a synthetic report, in words of our own.

use ogi_core::{CellId, Column, Draft, Row};

use super::Random;

/// What stands around the tables.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) title: String,
    pub(super) preface: String,
    /// The paragraphs of part one.
    pub(super) overview: Vec<String>,
    /// Part five.
    pub(super) problems: Vec<String>,
    /// Part six.
    pub(super) matters: String,
}

const PLACES: &[&str] = &["示例市", "样本市", "模拟县", "范例区", "假设州"];
const ORGANS: &[&str] = &["统计局", "水务局", "文化和旅游局", "市场监督管理局", "档案馆", "交通运输局", "民政局"];
const CHANNELS: &[&str] = &["门户网站", "政务公众号", "公示栏", "办事大厅电子屏"];
const TASKS: &[&str] = &[
    "把机构职能、办事指南、收费目录逐项核对后重新挂网，过期内容移入历史栏目。",
    "每季度抽查一次已公开的文件，发现链接失效、附件缺失的，当周修复。",
    "对涉及群众切身利益的文件，起草时同步写好解读稿，随文件一起发布。",
    "把依申请公开的答复文书统一了格式，由专人登记、专人复核。",
    "请法律顾问为经办人员讲解答复期限和豁免情形，全年组织了两次。",
    "把常见问题整理成一问一答，放在首页显眼位置，方便查找。",
    "公开前的保密审查落实到人，做到先审查、后公开，一事一审。",
    "设立线下查阅点，配备了电脑和打印机，由值班人员协助查询。",
];
const SHORTCOMINGS: &[&str] = &[
    "个别栏目更新间隔偏长，文件解读以文字为主，图表较少。",
    "基层经办人员变动较快，对答复口径的把握还不一致。",
    "历史文件尚未全部数字化，查找旧文件仍需较长时间。",
];
const MEASURES: &[&str] = &[
    "下一步将把更新频率写入岗位职责，按月通报。",
    "下一步将编印答复样例，对新到岗人员先培训后上岗。",
    "下一步将分批扫描历史文件，建立统一目录。",
];

/// The running text of a report; what it says agrees with the tables.
pub(super) fn words(draft: &Draft, random: &mut Random) -> Words {
    let year = draft.year.unwrap_or(2024);
    let organ = format!("{}{}", random.pick(PLACES), random.pick(ORGANS));
    let number = |row: Row| {
        let sum = Column::ALL.iter().filter(|column| **column != Column::Total);
        sum.filter_map(|column| draft.number(CellId::request(row, *column))?.as_integer()).sum::<i64>()
    };
    let received = number(Row::Received);
    let requests = if received == 0 {
        "全年未收到政府信息公开申请。".to_owned()
    } else {
        format!("全年新收政府信息公开申请{received}件，均依法登记办理。")
    };
    let mut overview = vec![format!(
        "{organ}在{year}年度按照条例要求推进公开工作。主动公开方面，主要通过{}和{}发布信息。",
        random.pick(CHANNELS),
        CHANNELS[0]
    )];
    overview.push(format!("依申请公开方面，{requests}"));
    overview.push("政府信息管理、政府信息公开平台建设和监督保障方面，主要做了以下工作。".to_owned());
    for _ in 0..(12 + random.below(24)) {
        overview.push((*random.pick(TASKS)).to_owned());
    }
    Words {
        title: format!("{organ}{year}年政府信息公开工作年度报告"),
        preface: format!(
            "本报告依照《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。\
             联系地址：示范路9号。"
        ),
        overview,
        problems: vec![(*random.pick(SHORTCOMINGS)).to_owned(), (*random.pick(MEASURES)).to_owned()],
        matters: "本年度没有收取信息处理费，也没有其他需要报告的事项。".to_owned(),
    }
}
