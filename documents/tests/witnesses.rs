//! Organ and year of reports with known truth, whatever became of their title: lost, split, in a page's rows, contradicted by
//! the period. Nothing wrong is believed, and little is left undecided.

use ogi_core::{FormId, is_same_organ};
use ogi_documents::{ReadOptions, inspect_text};

/// Organs of every kind.
const ORGANS: [&str; 16] = [
    "示例市统计局",
    "示例县人民政府",
    "示例市示例区人民政府",
    "示例县示例镇人民政府",
    "示例区示例街道办事处",
    "示例实验区苏山片区管理局机关",
    "中华人民共和国示例海关",
    "示例省财政厅",
    "示例市发展和改革委员会",
    "国家税务总局示例县税务局",
    "示例市气象局",
    "示例市文化广电旅游和体育局",
    "示例经济技术开发区管理委员会",
    "中共示例县委机构编制委员会办公室",
    "示例市住房公积金管理中心",
    "示例自治县民族事务委员会",
];
const SITE: &str = "样本市人民政府";
const YEARS: [u16; 6] = [2019, 2020, 2021, 2022, 2024, 2025];

/// Of all cases each so-manieth: a prime, so that all kinds meet. With 1, all 63,000 are read, in minutes.
const STRIDE: usize = 19;

fn chinese(year: u16) -> String {
    let figures: Vec<char> = "〇一二三四五六七八九".chars().collect();
    year.to_string().chars().map(|digit| figures[digit.to_digit(10).unwrap() as usize]).collect()
}

/// What stands before part one but for the introduction, by name.
fn fronts(organ: &str, year: u16) -> Vec<(&'static str, String)> {
    let (next, last) = (year + 1, year - 1);
    let numerals = chinese(year);
    let name = "政府信息公开工作年度报告";
    vec![
        ("plain", format!("{organ}{year}年{name}\n")),
        ("year first", format!("{year}年{organ}{name}\n")),
        ("year twice", format!("{organ}{year}年度{name}（{year}年）\n")),
        ("joint words", format!("{organ}关于{year}年度{name}\n")),
        ("joint before", format!("关于{organ}{year}年度{name}\n")),
        ("of", format!("{organ}的{year}年{name}\n")),
        ("published", format!("{organ}关于公布{year}年{name}的公告\n{organ}{year}年{name}\n")),
        ("year behind", format!("{organ}{name}（{year}年度）\n")),
        ("year inside", format!("{organ}政府信息公开工作{year}年度报告\n")),
        ("chinese year", format!("{organ}{numerals}年{name}\n")),
        ("chinese year first", format!("{numerals}年度{organ}{name}\n")),
        ("two lines", format!("{organ}\n{year}年{name}\n")),
        ("three lines", format!("{organ}\n{year}年度政府信息公开工作\n年度报告\n")),
        ("four lines", format!("{organ}\n{year}年度\n政府信息公开工作\n年度报告\n")),
        ("cut in the name", format!("{organ}{year}年政府信息\n公开工作年度报告\n")),
        ("spaces", format!("{organ} {year} 年 {name}\n")),
        ("number above", format!("示统发〔{next}〕2号\n{organ}\n{year}年{name}\n示例市人民政府办公室：\n")),
        ("short title again", format!("{organ}{year}年{name}\n索引号 000014-{next}\n公开类别 主动公开\n{year}年{name}\n")),
        ("title of the page", format!("{organ}{year}年{name} {next}-01-28\n\n{organ}\n{year}年{name}\n")),
        ("own level", format!("{organ}（本级机关）{year}年{name}\n")),
        ("name below", format!("{year}年{name}\n{organ}\n（{next}年1月20日）\n")),
        ("day above", format!("{next}年1月20日\n{organ}{year}年{name}\n")),
        ("title twice", format!("{organ}{year}年{name}\n来源：{organ} 时间：{next}-01-28\n{organ}{year}年{name}\n")),
        ("breadcrumb", format!("当前位置：首页 > 政务公开 > 政府信息公开年报 > {SITE}\n{organ}{year}年{name}\n")),
        (
            "breadcrumb on the line",
            format!(
                "当前位置： 首页政务公开政府信息公开{organ}政府信息公开年报 {organ}{year}年度{name} 来源： 时间：{next}-01-15 13:56 微信 微博 QQ空间\n"
            ),
        ),
        ("breadcrumb glued", format!("首页政务公开政府信息公开{SITE}政府信息公开年报{organ}{year}年度{name}\n")),
        (
            "rows",
            format!(
                "标题：{organ}{year}年{name}\n索 引 号：75439382-4/{next}-00047\n发布机构：{SITE}\n成文日期：{next}年01月27日\n"
            ),
        ),
        (
            "table of rows",
            format!(
                "索引号\t75439382\t发布机构\t{SITE}\n公文标题\t{organ}{year}年{name}\t有效性\t有效\n发布日期\t{next}-01-27\t文号\t无\n"
            ),
        ),
        (
            "bulletin row",
            format!("当前位置: 首页 > 政府信息公开年报\n公报标题{organ}{year}年{name}\n总号 期号\n公报年份{year}\n"),
        ),
        ("links to other years", format!("{organ}{last}年{name}\n{organ}{}年{name}\n{organ}{year}年{name}\n", year - 2)),
        (
            "quoted in a notice",
            format!("关于印发年度报告的通知\n各科室：\n现将《{organ}{year}年{name}》印发给你们，请遵照执行。\n"),
        ),
        ("markdown", format!("# {organ}{year}年{name}\n")),
        ("bold", format!("**{organ}{year}年{name}**\n")),
        ("only the year", format!("{year}年{name}\n")),
        ("lost", String::new()),
        ("site alone", format!("{SITE}门户网站\n")),
        ("publisher alone", format!("发布机构：{SITE}\n来源：{SITE}\n")),
    ]
}

/// Introductions, and what they name: organ, year.
fn introductions(organ: &str, year: u16) -> Vec<(&'static str, String, bool, bool)> {
    let law = "根据《中华人民共和国政府信息公开条例》和《示例省人民政府办公厅关于做好政府信息公开工作年度报告编制发布工作的通知》要求";
    let period = format!("本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。");
    let name = "政府信息公开工作年度报告";
    vec![
        ("none", String::new(), false, false),
        ("law", format!("{law}，结合工作实际，编制本报告。\n"), false, false),
        ("period", format!("{law}，编制本报告。{period}\n"), false, true),
        ("published", format!("{law}，现公布{organ}{year}年{name}。{period}\n"), true, true),
        ("published, year first", format!("{law}，现向社会公布{year}年度{organ}{name}。\n"), true, true),
        ("published, in brackets", format!("{law}，现发布《{organ}{year}年{name}》。\n"), true, true),
        ("published, no organ", format!("{law}，现向社会公布{year}年{name}。{period}\n"), false, true),
        ("we compiled", format!("{law}，我单位编制完成了{year}年{name}。\n"), false, true),
        ("compiled", format!("本报告由{organ}编制。{period}\n"), true, true),
        (
            "compiled by the law",
            format!("本报告由{organ}根据《中华人民共和国政府信息公开条例》要求编制。{period}\n"),
            true,
            true,
        ),
        ("compiled as a clause", format!("{law}，{organ}编制了{year}年{name}。\n"), true, true),
        (
            "last year mentioned",
            format!("{law}，编制本报告。与{}年政府信息公开工作年度报告相比，内容更为完整。{period}\n", year - 1),
            false,
            true,
        ),
        (
            "cited year",
            format!(
                "根据《示例省人民政府办公厅关于做好{}年政府信息公开工作年度报告编制工作的通知》要求，编制本报告。{period}\n",
                year - 1
            ),
            false,
            true,
        ),
    ]
}

/// Signatures, and whether they name the organ.
fn signatures(organ: &str, year: u16) -> Vec<(&'static str, String, bool)> {
    let next = year + 1;
    vec![
        ("none", String::new(), false),
        ("signed", format!("{organ}\n{next}年1月20日\n"), true),
        ("links", "上一篇：样本市水务局年报\n下一篇：样本市教育局年报\n".to_owned(), false),
    ]
}

fn report(front: &str, introduction: &str, signature: &str, year: u16) -> String {
    let blocks = if year > 2020 {
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t0\t0\t0\n"
    } else {
        "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t0\t0\t0\n规范性文件\t0\t0\t0\n"
    };
    format!(
        "{front}{introduction}一、总体情况\n认真做好公开工作，及时公布上一年度政府信息公开工作年度报告。\n二、主动公开政府信息情况\n\
         第二十条第（一）项\n{blocks}三、收到和处理政府信息公开申请情况\n\
         一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n\
         五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。\n{signature}"
    )
}

#[derive(Default)]
struct Count {
    all: usize,
    organ: usize,
    organ_due: usize,
    year: usize,
    year_due: usize,
    wrong: Vec<String>,
    open: Vec<String>,
}

#[test]
fn organ_and_year_are_never_wrong_and_seldom_open() {
    let (mut count, mut turn) = (Count::default(), 0);
    for (at, organ) in ORGANS.iter().enumerate() {
        // Every organ in some years, every year with some organs.
        for year in YEARS.into_iter().skip(at % 2).step_by(2) {
            for (front, front_text) in fronts(organ, year) {
                for (introduction, text, names_organ, names_year) in introductions(organ, year) {
                    for (signature, signed, signs) in signatures(organ, year) {
                        turn += 1;
                        if turn % STRIDE != 0 {
                            continue;
                        }
                        let text = report(&front_text, &text, &signed, year);
                        let case = format!("{organ} {year}: {front} / {introduction} / {signature}");
                        let titled = !matches!(front, "lost" | "site alone" | "publisher alone");
                        let organ_due = (titled && front != "only the year") || names_organ || signs;
                        judge(&mut count, &text, (organ, organ_due), (year, titled || names_year), &case);
                    }
                }
            }
        }
    }
    let Count { all, organ, organ_due, year, year_due, wrong, open } = count;
    eprintln!("{all} reports: organ {organ} of {organ_due} named, year {year} of {year_due}, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
    let undecided = (organ_due - organ) + (year_due - year);
    assert!(undecided * 100 <= all, "{undecided} of {all} open:\n{}", open[..open.len().min(40)].join("\n"));
}

fn judge(count: &mut Count, text: &str, (organ, organ_due): (&str, bool), (year, year_due): (u16, bool), case: &str) {
    count.all += 1;
    let Ok(reading) = inspect_text(text, &ReadOptions::default()) else { panic!("{case}: no report\n{text}") };
    let draft = reading.draft;
    let found = draft.organ.as_deref();
    if found.is_some_and(|found| found != organ && !(is_same_organ(found, organ) && found.ends_with(&organ[organ.len() - 3..])))
    {
        count.wrong.push(format!("{case}: organ {found:?}"));
    }
    if draft.year.is_some_and(|found| found != year) {
        count.wrong.push(format!("{case}: year {:?}", draft.year));
    }
    count.organ_due += usize::from(organ_due);
    count.year_due += usize::from(year_due);
    count.organ += usize::from(organ_due && found.is_some());
    count.year += usize::from(year_due && draft.year.is_some());
    if organ_due && found.is_none() {
        count.open.push(format!("{case}: organ"));
    }
    if year_due && draft.year.is_none() {
        count.open.push(format!("{case}: year"));
    }
}

/// A period, title or sentence that was left from last year's report.
#[test]
fn what_was_left_from_last_year_is_the_error_and_not_the_form() {
    let read = |text: &str| {
        let draft = inspect_text(text, &ReadOptions::default()).unwrap().draft;
        let outline = draft.outline.as_ref().unwrap();
        let period = outline.period.map(|period| period.value.to.year);
        let mismatch = outline.title_year.map(|title| title.value) != period;
        let is_due = draft.year.and_then(FormId::for_year).is_none_or(|due| due == draft.form());
        (draft.year, mismatch, is_due)
    };
    for year in [2020, 2021, 2022, 2024] {
        let organ = "示例市统计局";
        let old = |what: u16| format!("本报告所列数据的统计期限自{what}年1月1日起至{what}年12月31日止。\n");
        let title = |what: u16| format!("{organ}{what}年政府信息公开工作年度报告\n");
        let signed = format!("{organ}\n{}年1月20日\n", year + 1);
        // The period is last year's.
        assert_eq!(read(&report(&title(year), &old(year - 1), &signed, year)), (Some(year), true, true), "{year}");
        // The title is; everything else names the year.
        let opening = format!("现公布{organ}{year}年政府信息公开工作年度报告。{}", old(year));
        let (found, mismatch, is_due) = read(&report(&title(year - 1), &opening, &signed, year));
        assert!(mismatch && is_due && found.is_none_or(|found| found == year), "{year}: {found:?}");
        // The title is lost and the period last year's.
        let opening = format!("现公布{organ}{year}年政府信息公开工作年度报告。{}", old(year - 1));
        let (found, mismatch, is_due) = read(&report("", &opening, &signed, year));
        assert!(mismatch && is_due && found.is_none_or(|found| found == year), "{year}: {found:?}");
    }
}
