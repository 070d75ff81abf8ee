//! What the renderers for people share: a finding's figures in the order of the form, and what could not be decided.

use ogi_core::repair::{Change, Count, Proof, Repair, Repairs};
use ogi_core::{
    Cell, CellId, CellSet, Draft, Finding, FormId, Label, Language, Linear, Number, Place, Severity, Verdict, identities,
};

use crate::model::extent::Extent;
use crate::model::line::one_line;
pub(crate) use crate::model::phrases::{basis, changes};
use crate::model::report::Report;
use crate::model::report::printed;
use crate::model::words::Words;

/// So many repairs are shown to a person.
pub(crate) const SHOWN: usize = 4;

/// One figure of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    /// Its printed name within the row or column.
    pub(super) label: String,
    /// What is printed there.
    pub(super) value: String,
    /// The cell.
    pub(super) cell: CellId,
    /// Whether it stands on the stated side.
    pub(super) stated: bool,
}

/// The figures of an identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figures {
    /// Figures in printed order.
    pub(super) shown: Vec<Figure>,
    /// Whether they stand side by side on the form; otherwise one below another.
    pub(super) across: bool,
    /// How many more figures are zero and left out.
    pub(super) zeros: usize,
}

impl Figures {
    /// The figures of a finding that has a formula.
    pub(super) fn of(finding: &Finding, draft: &Draft, language: Language) -> Option<Self> {
        let across = match finding.rule.linear.as_ref()? {
            Linear::EachRow(_) | Linear::EachRemedy(_) => true,
            Linear::EachColumn(_) => false,
        };
        let long = !across && finding.terms.len() > 6;
        let mut figures = Vec::new();
        let mut zeros = 0_usize;
        for term in &finding.terms {
            let stated = term.coefficient < 0;
            if long && !stated && draft.number(term.cell) == Some(Number::ZERO) {
                zeros = zeros.saturating_add(1);
                continue;
            }
            figures.push(Figure {
                label: short_label(term.cell, across, draft, language),
                value: shown(draft, term.cell),
                cell: term.cell,
                stated,
            });
        }
        Some(Self { shown: figures, across, zeros })
    }
}

/// What to show for a cell: its text, a mark for what is not there.
pub(super) fn shown(draft: &Draft, cell: CellId) -> String {
    match draft.cell(cell) {
        Cell::Missing => "·".to_owned(),
        Cell::Blank => "□".to_owned(),
        Cell::Unreadable(_) => "?".to_owned(),
        _ => printed(draft, cell).map(|text| one_line(&text, 24)).unwrap_or_default(),
    }
}

/// Whether a character turns the direction of text or is seen by nobody: it could show one thing and mean another.
pub(super) const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// A text with a box in the place of every character that is not seen.
pub(super) fn without_invisible(text: String) -> String {
    if text.chars().any(is_invisible) {
        text.chars().map(|character| if is_invisible(character) { '□' } else { character }).collect()
    } else {
        text
    }
}

/// The name of a cell within its row (`across`) or column.
fn short_label(cell: CellId, across: bool, draft: &Draft, language: Language) -> String {
    match (cell.place(), across) {
        (Place::Request(_, column), true) => column.label(language).to_owned(),
        (Place::Request(row, _), false) => match language {
            Language::Zh => draft.form().form().row_label(row).to_owned(),
            Language::En => row.label(language).to_owned(),
        },
        (Place::Remedy(_, ruling), _) => ruling.label(language).to_owned(),
        (Place::Proactive(_, measure), _) => measure.label(language).to_owned(),
    }
}

/// How the identities of a report came out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Identities {
    /// All identities of the form.
    pub(super) all: usize,
    /// Those that do not hold.
    pub(super) broken: usize,
    /// Those that could not be decided.
    pub(super) undecided: usize,
}

impl Identities {
    pub(super) fn of(report: &Report) -> Self {
        let draft = &report.draft;
        let count = |verdict: Verdict| {
            let linear = |finding: &&Finding| finding.rule.linear.is_some() && finding.verdict == verdict;
            report.checked.findings.iter().filter(linear).count()
        };
        Self {
            all: identities(draft.form(), draft.is_undivided()).len(),
            broken: count(Verdict::Broken),
            undecided: count(Verdict::Undecided),
        }
    }

    pub(super) const fn held(self) -> usize {
        self.all.saturating_sub(self.broken).saturating_sub(self.undecided)
    }
}

/// At most so many rows are named.
const NAMED: usize = 6;

/// One sentence about what could not be decided; `None` when everything could.
pub(super) fn undecided(report: &Report, language: Language) -> Option<String> {
    let words = Words { language };
    let draft = &report.draft;
    let findings: Vec<&Finding> =
        report.checked.findings.iter().filter(|finding| finding.verdict == Verdict::Undecided).collect();
    let identities = findings.iter().filter(|finding| finding.rule.linear.is_some()).count();
    let mut open = CellSet::default();
    for term in findings.iter().flat_map(|finding| &finding.terms) {
        if draft.number(term.cell).is_none() {
            open.insert(term.cell);
        }
    }
    if findings.is_empty() {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    let mut rows = 0_usize;
    let mut last = String::new();
    for cell in open.iter() {
        let name = line_name(cell, language);
        if name != last {
            rows = rows.saturating_add(1);
            if names.len() < NAMED {
                names.push(name.clone());
            }
            last = name;
        }
    }
    let cells = open.iter().count();
    let listed = names.join(words.get("、", ", "));
    let more = rows > NAMED;
    Some(match language {
        Language::Zh => format!(
            "{}{cells}格空白、缺失或无法确定，涉及{listed}{}；核查时不作错误处理，请对照原文。",
            if identities > 0 { format!("{identities}项勾稽关系无法核对：") } else { String::new() },
            if more { format!("等{rows}行") } else { String::new() },
        ),
        Language::En => format!(
            "{}{cells} cells are empty, missing or cannot be read, in {listed}{}; they are not counted as errors, look at the source",
            if identities > 0 { format!("{identities} identities cannot be checked: ") } else { String::new() },
            if more { format!(" and {} more rows", rows.saturating_sub(NAMED)) } else { String::new() },
        ),
    })
}

/// One sentence on how the search for repairs came out; `None` where nothing is to be repaired.
pub(super) fn repairs_heading(report: &Report, language: Language) -> Option<String> {
    let Repairs { cost, proof, count, list } = &report.repairs;
    let is_decided = Identities::of(report).undecided == 0;
    Some(found(list.first()?.changes.len(), *cost, *proof, *count, is_decided, language))
}

/// How many cells the best repair changes, whether there can be a smaller one, and how many there are. Where not every
/// identity `is_decided`, the sentence speaks of those that can be checked.
pub(crate) fn found(cells: usize, cost: u64, proof: Proof, count: Count, is_decided: bool, language: Language) -> String {
    let (number, exact) = match count {
        Count::Exactly(number) => (number, true),
        Count::AtLeast(number) => (number, false),
    };
    let weighed = usize::try_from(cost) != Ok(cells);
    match language {
        Language::Zh => {
            let checked = if is_decided { "" } else { "能够核对的" };
            let cost = if weighed { format!("（权重合计{cost}）") } else { String::new() };
            let smallest = match proof {
                Proof::NotProved { at_least } => format!("尚未验证是否存在改动更少的方案（至少须更正{at_least}格）"),
                _ => "经验证不存在改动更少的方案".to_owned(),
            };
            let alike = if weighed { "权重相同" } else { "改动格数相同" };
            let ways = match (number, exact) {
                (1, true) => "更正方案唯一".to_owned(),
                (_, true) => format!("{alike}的方案共{number}种，按佐证强弱排列"),
                (_, false) => format!("{alike}的方案至少{number}种，按佐证强弱排列"),
            };
            format!("更正{cells}格{cost}即可使{checked}各项勾稽关系全部成立，{smallest}；{ways}")
        }
        Language::En => {
            let cells = if cells == 1 { "1 cell".to_owned() } else { format!("{cells} cells") };
            let checked = if is_decided { "" } else { " that can be checked" };
            let cost = if weighed { format!(" (weight {cost})") } else { String::new() };
            let smallest = match proof {
                Proof::NotProved { at_least } => format!("a smaller repair is not ruled out (at least {at_least})"),
                _ => "no smaller repair exists".to_owned(),
            };
            let ways = match (number, exact) {
                (1, true) => "no other repair is as small".to_owned(),
                (_, true) => format!("{number} repairs of this size, ranked by evidence"),
                (_, false) => format!("at least {number} repairs of this size, ranked by evidence"),
            };
            format!("changing {cells}{cost} makes every identity{checked} hold, {smallest}; {ways}")
        }
    }
}

/// Whether every smallest repair makes this change.
pub(super) fn is_in_all(change: &Change, repairs: &Repairs) -> bool {
    let makes = |repair: &Repair| repair.changes.iter().any(|other| other.cell == change.cell && other.to == change.to);
    repairs.count == Count::Exactly(repairs.list.len()) && repairs.list.iter().all(makes)
}

/// A change with its reason on one line; where there are several ways to repair, whether all of them make it.
pub(super) fn change(change: &Change, report: &Report, language: Language) -> String {
    let text = one_line(&change.text(report.draft.form(), language), 2000);
    let several = report.repairs.list.len() > 1;
    let all = Words { language }.get("（各方案均含此项更正）", " (in every repair)");
    if several && is_in_all(change, &report.repairs) { text + all } else { text }
}

/// Another repair by what it changes instead of what the best one does.
pub(super) fn alternative(best: &Repair, other: &Repair, form: FormId, language: Language) -> String {
    let only = |of: &Repair, not: &Repair| -> Vec<Change> {
        let same = |change: &Change| not.changes.iter().any(|other| other.cell == change.cell && other.to == change.to);
        of.changes.iter().filter(|change| !same(change)).cloned().collect()
    };
    let (new, old) = (only(other, best), only(best, other));
    let (shared, new, names) = (old.len() < best.changes.len(), changes(&new, form, language), labels(&old, form, language));
    match (language, shared) {
        (Language::Zh, true) => format!("更正{new}，不更正{names}；其余相同"),
        (Language::Zh, false) => format!("更正{new}"),
        (Language::En, true) => format!("{new} instead of {names}; the rest as above"),
        (Language::En, false) => new,
    }
}

fn labels(changes: &[Change], form: FormId, language: Language) -> String {
    let names = changes.iter().map(|change| form.form().cell_label(change.cell, language));
    names.collect::<Vec<_>>().join(Words { language }.get("、", ", "))
}

/// The heading of a repair other than the best: 方案二, 方案三.
pub(crate) fn number_of(repair: usize, language: Language) -> String {
    const NUMERALS: [&str; 9] = ["二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match (language, repair.checked_sub(2).and_then(|at| NUMERALS.get(at))) {
        (Language::Zh, Some(numeral)) => format!("方案{numeral}："),
        (Language::Zh, None) => format!("方案{repair}："),
        (Language::En, _) => format!("alternative {repair}: "),
    }
}

/// The printed name of the line that a cell stands in.
fn line_name(cell: CellId, language: Language) -> String {
    let name = match cell.place() {
        Place::Request(row, _) => row.label(language),
        Place::Remedy(group, _) => group.label(language),
        Place::Proactive(subject, _) => subject.label(language),
    };
    if language == Language::Zh { format!("“{}”", one_line(name, 24)) } else { name.to_owned() }
}

/// The title of a report for its heading: as printed, or organ and year.
pub(super) fn heading(report: &Report, language: Language) -> String {
    let draft = &report.draft;
    if let Some(title) = draft.outline.as_ref().and_then(|outline| outline.title.as_ref()) {
        return one_line(&title.value, 80);
    }
    let organ = draft.organ.as_deref().map(|organ| one_line(organ, 60)).unwrap_or_default();
    match (draft.year, language) {
        (Some(year), Language::Zh) => format!("{organ}{year}年度报告"),
        (Some(year), Language::En) => format!("{organ} report for {year}").trim_start().to_owned(),
        (None, Language::Zh) => format!("{organ}年度报告"),
        (None, Language::En) => format!("{organ} annual report").trim_start().to_owned(),
    }
}

/// One line on form, year and what was read.
pub(super) fn particulars(report: &Report, language: Language) -> String {
    let draft = &report.draft;
    let form = draft.form();
    let all = draft.cells().count();
    let read = draft.cells().filter(|(_, cell)| cell.number().is_some()).count();
    let authority = form.form().authority;
    match language {
        Language::Zh => {
            let year = draft.year.map_or_else(|| "年度不明".to_owned(), |year| format!("{year}年度"));
            format!("{year}，{authority}格式（{}），表格共{all}格，识别出数字{read}格", form.name())
        }
        Language::En => {
            let year = draft.year.map_or_else(|| "year unknown".to_owned(), |year| format!("year {year}"));
            format!("{year}, form of {authority} ({}), {read} of {all} cells read", form.name())
        }
    }
}

/// The closing line on one report: how the identities came out.
pub(super) fn conclusion(report: &Report, language: Language) -> String {
    let identities = Identities::of(report);
    let Identities { all, broken, undecided } = identities;
    let held = identities.held();
    let errors = report.count(Severity::Error);
    let warnings = report.count(Severity::Warning);
    let aside = super::decided::set_aside(report, language).is_some();
    let is_open = outcome(report) == Outcome::Unchecked;
    let Extent { cells, read, .. } = report.extent();
    match language {
        Language::Zh => {
            let none = match (is_open, aside) {
                (true, false) => "已核对部分未发现错误",
                (true, true) => "已核对部分未发现其他错误",
                (false, true) => "未发现其他错误",
                (false, false) => "未发现错误",
            };
            let found = match (errors, warnings) {
                (0, 0) => none.to_owned(),
                (0, warnings) => format!("{none}，警告{warnings}条"),
                (errors, 0) => format!("错误{errors}条"),
                (errors, warnings) => format!("错误{errors}条，警告{warnings}条"),
            };
            let found = if is_open { format!("没有核完（读到{read}/{cells}格）；{found}") } else { found };
            let open = if undecided > 0 { format!("，{undecided}项无法核对") } else { String::new() };
            let bad = if broken > 0 { format!("，{broken}项不成立") } else { String::new() };
            match (held == all, held.saturating_add(broken)) {
                (true, _) => format!("{found}；{all}项勾稽关系全部成立。"),
                (_, 0) => format!("{found}；{all}项勾稽关系均无法核对。"),
                _ => format!("{found}；{all}项勾稽关系中{held}项成立{bad}{open}。"),
            }
        }
        Language::En => {
            let many = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
            let none = match (is_open, aside) {
                (true, false) => "no errors in what was checked",
                (true, true) => "no other errors in what was checked",
                (false, true) => "no other errors",
                (false, false) => "no errors",
            };
            let found = match (errors, warnings) {
                (0, 0) => none.to_owned(),
                (0, warnings) => format!("{none}, {}", many(warnings, "warning")),
                (errors, 0) => many(errors, "error"),
                (errors, warnings) => format!("{}, {}", many(errors, "error"), many(warnings, "warning")),
            };
            let found = if is_open { format!("not fully checked ({read} of {cells} cells read); {found}") } else { found };
            let open = if undecided > 0 { format!(", {undecided} cannot be checked") } else { String::new() };
            let bad = if broken > 0 { format!(", {broken} are broken") } else { String::new() };
            match (held == all, held.saturating_add(broken)) {
                (true, _) => format!("{found}; all {all} identities hold"),
                (_, 0) => format!("{found}; none of the {all} identities could be checked"),
                _ => format!("{found}; of {all} identities {held} hold{bad}{open}"),
            }
        }
    }
}

/// Whether a report came through: no errors, and everything could be checked.
pub(super) fn outcome(report: &Report) -> Outcome {
    if report.has_errors() {
        Outcome::Errors
    } else if report.extent().is_whole() {
        Outcome::Fine
    } else {
        Outcome::Unchecked
    }
}

/// How a report came through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Something is broken at `error`.
    Errors,
    /// No errors in what could be checked, which was not all (没有核完).
    Unchecked,
    /// No errors.
    Fine,
}

/// The sentence of a finding on one line, without control characters that a document may have smuggled in.
pub(super) fn sentence(finding: &Finding, report: &Report, language: Language) -> String {
    one_line(&finding.text(report.draft.form(), language), 2000)
}

/// A line beneath the sentence of a finding (附注).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remark {
    /// What it is, with its colon.
    pub(super) label: &'static str,
    /// What it says.
    pub(super) text: String,
}

/// What stands beneath the sentence of a finding in text, pages and Markdown. What else people should see of a finding is one entry
/// more, and no renderer is touched.
pub(super) fn remarks(finding: &Finding, language: Language) -> Vec<Remark> {
    let words = Words { language };
    let rests_on = (finding.severity > Severity::Info)
        .then(|| Remark { label: words.get("依据：", "basis: "), text: basis(finding, language) });
    rests_on.into_iter().collect()
}

/// One sentence about the identities that hold when empty cells count as zero; `None` when there are none.
pub(super) fn assumed(report: &Report, language: Language) -> Option<String> {
    let count = report.checked.findings.iter().filter(|finding| finding.verdict == Verdict::Holds).count();
    (count > 0).then(|| match language {
        Language::Zh => format!("{count}项勾稽关系将空白或占位符按0计后成立；数值为零的应填0。"),
        Language::En => format!("{count} identities hold when empty cells count as zero; zero should be printed as 0"),
    })
}

/// Findings for people: what is broken and counts, gravest first, then in the order of the form. What could not be decided,
/// and what holds with a note, is one sentence each.
pub(crate) fn visible_findings(report: &Report) -> Vec<&Finding> {
    let mut findings: Vec<&Finding> = report.counted().filter(|finding| finding.verdict == Verdict::Broken).collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    findings
}
