//! Who says which organ reports, and for which year (机关与年度的依据): every place of a document that names them is a witness with
//! a weight, and what is believed must lead by a margin.

use std::fmt::{self, Write};
use std::ops::Range;

use ogi_core::{FormId, Span, is_same_organ};

use super::name;

/// Declares the kinds of witnesses: how much each is worth for the organ and for the year, and what it looks like.
macro_rules! witnesses {
    ($($(#[$doc:meta])* $name:ident $organ:literal $year:literal $label:literal,)*) => {
        /// A kind of witness.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// What it is worth for the organ.
            const fn for_organ(self) -> u8 {
                match self { $(Self::$name => $organ,)* }
            }

            /// What it is worth for the year.
            const fn for_year(self) -> u8 {
                match self { $(Self::$name => $year,)* }
            }

            /// Its name in a trace.
            const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }
        }
    };
}

witnesses! {
    /// 示例市统计局2024年政府信息公开工作年度报告, alone on its line or lines.
    Title 8 8 "title",
    /// Such a line above a title that names no organ.
    TitleAbove 5 0 "title above the title",
    /// 示例市统计局, alone on the line above a title that names no organ: perhaps the name of the site.
    LineAbove 5 0 "line above the title",
    /// 示例市统计局, alone on the line below such a title.
    LineBelow 4 0 "line below the title",
    /// What a page calls itself.
    PageTitle 5 5 "title of the page",
    /// 现公布示例市统计局2024年政府信息公开工作年度报告, before the first part.
    Opening 5 5 "opening",
    /// 本报告由示例市统计局编制.
    Compiler 4 0 "compiler",
    /// 如有疑问，请与示例市统计局联系: it may be an office that answers for others.
    Contact 3 0 "contact",
    /// 2024年，示例市统计局认真贯彻…, the first words of part one.
    Subject 3 2 "first words of part one",
    /// 统计期限自2024年1月1日至2024年12月31日.
    Period 0 4 "period",
    /// The edition of the form that the tables are of, for a year that it is due for.
    Edition 0 3 "edition of the tables",
    /// 示例市统计局 and a day, at the end.
    Signature 4 0 "signature",
    /// The day of the signature or of the page: the report is for the year before.
    Day 0 2 "day of signature or page",
    /// 发文机关：示例市统计局, a row of metadata.
    Author 3 0 "row that names the author",
    /// 发布机构、来源: often the portal, or the government above.
    Issuer 1 0 "row that names the publisher",
}

/// What is believed must be worth so much…
const LEAST: u8 = 4;
/// …and so much more than what contradicts it.
const MARGIN: u8 = 2;

/// What one place says.
#[derive(Debug, Clone)]
pub(super) struct Witness {
    pub(super) kind: Kind,
    pub(super) organ: Option<String>,
    pub(super) year: Option<u16>,
    /// Where it stands in the folded text; empty for what the text does not say itself.
    pub(super) place: Range<usize>,
}

/// Why something is not decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Nothing says it.
    Unsaid,
    /// What says it is worth too little.
    Weak,
    /// Witnesses contradict each other.
    Contradicted,
}

impl Doubt {
    const fn text(self) -> &'static str {
        match self {
            Self::Unsaid => "nothing in the document names it",
            Self::Weak => "what names it is no sure sign",
            Self::Contradicted => "the places that name it contradict each other",
        }
    }
}

/// What is believed, or why nothing is.
pub(super) type Decided<T> = Result<T, Doubt>;

/// The witnesses of a document.
#[derive(Debug, Default)]
pub(super) struct Witnesses(Vec<Witness>);

impl Witnesses {
    pub(super) fn add(&mut self, witness: Witness) {
        if witness.organ.is_some() || witness.year.is_some() {
            self.0.push(witness);
        }
    }

    /// Adds a witness of the year that stands nowhere in particular.
    pub(super) fn add_year(&mut self, kind: Kind, year: u16) {
        self.add(Witness { kind, organ: None, year: Some(year), place: 0..0 });
    }

    /// Adds the edition of the tables, which speaks for every year named that it is due for.
    pub(super) fn add_edition(&mut self, form: FormId) {
        let mut years: Vec<u16> = self.0.iter().filter_map(|witness| witness.year).collect();
        years.sort_unstable();
        years.dedup();
        for year in years.into_iter().filter(|year| FormId::for_year(*year) == Some(form)) {
            self.add_year(Kind::Edition, year);
        }
    }

    /// The reporting year.
    pub(super) fn year(&self) -> Decided<u16> {
        let says = |witness: &Witness| Some((witness.year?, witness.kind.for_year()));
        decide(&self.0, says, |one, other| one == other)
    }

    /// The name of the organ: as the weightiest witness of it has it.
    pub(super) fn organ(&self) -> Decided<String> {
        let says = |witness: &Witness| Some((witness.organ.clone()?, witness.kind.for_organ()));
        decide(&self.0, says, |one, other| is_same_organ(one, other)).map(|name| self.in_full(name))
    }

    /// A name as a witness has it who says of which place: 市统计局 is 示例市统计局.
    fn in_full(&self, name: String) -> String {
        if name::is_full(&name) {
            return name;
        }
        let names = self.0.iter().filter_map(|witness| witness.organ.as_deref());
        let full = names.filter(|full| full.ends_with(&name) && name::is_full(full));
        full.min_by_key(|full| full.len()).map_or(name.clone(), str::to_owned)
    }

    /// Prints what every witness says and what is believed; `span_of` says where a stretch of the folded text was read.
    pub(super) fn print(&self, span_of: impl Fn(Range<usize>) -> Span) -> Result<String, fmt::Error> {
        let mut out = String::from("== organ and year\n");
        for Witness { kind, organ, year, place } in &self.0 {
            write!(out, "{}:", kind.label())?;
            if let Some(organ) = organ {
                write!(out, " {organ} +{}", kind.for_organ())?;
            }
            if let Some(year) = year {
                write!(out, " {year} +{}", kind.for_year())?;
            }
            if place.is_empty() {
                writeln!(out)?;
            } else {
                writeln!(out, " @{}", span_of(place.clone()).start)?;
            }
        }
        let mut decided = |what: &str, value: Decided<String>| match value {
            Ok(value) => writeln!(out, "{what} = {value}"),
            Err(doubt) => writeln!(out, "{what} is not decided: {}", doubt.text()),
        };
        decided("organ", self.organ())?;
        decided("year", self.year().map(|year| year.to_string()))?;
        Ok(out)
    }
}

/// What leads by the margin. A kind counts once for a value, and the first witness of the most weight words it.
fn decide<T: Clone>(
    witnesses: &[Witness],
    says: impl Fn(&Witness) -> Option<(T, u8)>,
    is_same: impl Fn(&T, &T) -> bool,
) -> Decided<T> {
    struct Value<T> {
        best: (T, u8),
        kinds: Vec<Kind>,
        sum: u8,
    }
    let mut values: Vec<Value<T>> = Vec::new();
    let mut said: Vec<(T, u8, Kind)> = witnesses
        .iter()
        .filter_map(|witness| says(witness).map(|(value, worth)| (value, worth, witness.kind)))
        .filter(|(_, worth, _)| *worth > 0)
        .collect();
    said.sort_by_key(|(_, worth, _)| std::cmp::Reverse(*worth));
    for (value, worth, kind) in said {
        let Some(known) = values.iter_mut().find(|known| is_same(&known.best.0, &value)) else {
            values.push(Value { best: (value, worth), kinds: vec![kind], sum: worth });
            continue;
        };
        if !known.kinds.contains(&kind) {
            known.kinds.push(kind);
            known.sum = known.sum.saturating_add(worth);
        }
    }
    values.sort_by_key(|value| std::cmp::Reverse(value.sum));
    let mut values = values.into_iter();
    let Some(leading) = values.next() else { return Err(Doubt::Unsaid) };
    let against = values.next().map_or(0, |rival| rival.sum);
    match leading.sum {
        sum if sum < LEAST => Err(Doubt::Weak),
        sum if sum < against.saturating_add(MARGIN) => Err(Doubt::Contradicted),
        _ => Ok(leading.best.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn witnesses(said: &[(Kind, &str, u16)]) -> Witnesses {
        let mut all = Witnesses::default();
        for (kind, organ, year) in said {
            let organ = Some((*organ).to_owned()).filter(|organ| !organ.is_empty());
            all.add(Witness { kind: *kind, organ, year: Some(*year).filter(|year| *year > 0), place: 0..0 });
        }
        all
    }

    #[test]
    fn a_period_of_last_year_is_the_error() {
        let all = witnesses(&[(Kind::Title, "示例市统计局", 2024), (Kind::Period, "", 2023)]);
        assert_eq!((all.organ(), all.year()), (Ok("示例市统计局".to_owned()), Ok(2024)));
    }

    #[test]
    fn a_title_of_last_year_is_not_believed_against_everything_else() {
        let mut all = witnesses(&[(Kind::Title, "", 2020), (Kind::Period, "", 2021)]);
        all.add_year(Kind::Edition, 2021);
        assert_eq!(all.year(), Err(Doubt::Contradicted));
        all.add_year(Kind::Day, 2021);
        all.add_year(Kind::Opening, 2021);
        assert_eq!(all.year(), Ok(2021));
    }

    #[test]
    fn a_publisher_alone_is_no_sign_and_two_organs_contradict() {
        assert_eq!(witnesses(&[]).organ(), Err(Doubt::Unsaid));
        assert_eq!(witnesses(&[(Kind::Issuer, "示例市人民政府", 0)]).organ(), Err(Doubt::Weak));
        let two = witnesses(&[(Kind::Opening, "示例市统计局", 0), (Kind::Signature, "示例市水务局", 0)]);
        assert_eq!(two.organ(), Err(Doubt::Contradicted));
        // A shorter name of the same organ is no contradiction.
        let one = witnesses(&[(Kind::Signature, "示例市发展和改革委员会", 0), (Kind::Title, "示例市发改委", 0)]);
        assert_eq!(one.organ(), Ok("示例市发改委".to_owned()));
    }
}
