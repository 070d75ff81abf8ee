//! The words by which parts, tables and editions are told (标志词), all found in one pass over the folded text.

use crate::first_chars::{BigramSet, ideograph};

macro_rules! landmarks {
    ($($head:literal { $($(#[$doc:meta])* $name:ident $rest:literal)* })*) => {
        /// A word that is looked for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Landmark {
            /// The numeral before a `、`: perhaps the number of a part.
            Ordinal,
            /// 1月1日
            NewYear,
            $($($(#[$doc])* $name,)*)*
        }

        impl Landmark {
            /// How many bytes the word has.
            const fn length(self) -> usize {
                match self {
                    Self::Ordinal => "一、".len(),
                    Self::NewYear => NEW_YEAR.len(),
                    $($(Self::$name => concat!($head, $rest).len(),)*)*
                }
            }
        }

        const STARTS: BigramSet = {
            let mut pairs = BigramSet::EMPTY;
            $($(pairs.insert(concat!($head, $rest));)*)*
            let mut ordinals: &[&str] = &ORDINALS;
            while let [ordinal, rest @ ..] = ordinals {
                pairs.insert(ordinal);
                ordinals = rest;
            }
            pairs
        };

        /// The words that begin with an ideograph, without it.
        const fn words(head: char) -> &'static [(&'static str, Landmark)] {
            match head {
                $($head => &[$(($rest, Landmark::$name)),*],)*
                _ => &[],
            }
        }
    };
}

landmarks! {
    '第' { ArticleTwenty "二十条第" ItemOne "二十条第(一)项" ItemOneBare "二十条第一项" }
    '制' { Issued "发件数" }
    '废' { Repealed "止件数" }
    '现' { InForce "行有效" }
    '收' { FeesCharged "费金额" }
    '新' { ReceivedShort "收政府信息公开申请数量" NewlyMade "制作数量" NewlyPublished "公开数量" }
    '对' { PublishedInAll "外公开总数" }
    '上' { LastYearsItems "一年项目" }
    '采' { Procurements "购项目" ProcurementSum "购总金额" }
    '信' { Subjects "息内容" }
    '本' { Received "年新收政府信息公开申请数量" ReceivedBare "年新收政府信息公开申请" TiedColumn "列数据的勾稽关系" }
    '勾' { Ties "稽关系" }
    '申' { Applicants "请人情况" }
    '结' { CarriedForward "转下年度继续办理" CarriedForwardOne "转下一年度继续办理" }
    '转' { CarriedForwardTurned "结下年度继续办理" }
    '政' { Disclosure "府信息公开" DisclosureReview "府信息公开行政复议" OpenAffairs "务公开" }
    '行' { ReviewAndSuit "政复议行政诉讼" }
    '被' { AppliedForReview "申请行政复议" }
    '国' { OfficeLetter "办公开办函" }
}

static PAIRS: BigramSet = STARTS;
const NEW_YEAR: &str = "1月1日";

/// The landmarks of a text, in its order.
#[derive(Debug, Default)]
pub(super) struct Landmarks(Vec<(u32, Landmark)>);

impl Landmarks {
    pub(super) fn find(folded: &str) -> Self {
        let mut found = Self(Vec::with_capacity(64));
        let mut rest = folded.as_bytes();
        while let [first, after @ ..] = rest {
            let at = || folded.len().saturating_sub(rest.len());
            // Ideographs and nearly all signs have three bytes.
            if first & 0xF0 == 0xE0 {
                if PAIRS.may_begin(rest) {
                    found.begins(rest, at());
                }
                rest = rest.get(3..).unwrap_or_default();
                continue;
            }
            if *first == b'1' && rest.starts_with(NEW_YEAR.as_bytes()) {
                found.add(at(), Landmark::NewYear);
            }
            // A byte inside a character begins no word.
            rest = after;
        }
        found
    }

    fn add(&mut self, at: usize, landmark: Landmark) {
        self.0.push((u32::try_from(at).unwrap_or(u32::MAX), landmark));
    }

    /// Adds the landmarks that a text begins with, which stands at a position.
    fn begins(&mut self, text: &[u8], at: usize) {
        let after = text.get(3..).unwrap_or_default();
        if after.starts_with("、".as_bytes()) && ORDINALS.iter().any(|ordinal| text.starts_with(ordinal.as_bytes())) {
            self.add(at, Landmark::Ordinal);
        }
        for (word, landmark) in words(ideograph(text).and_then(char::from_u32).unwrap_or_default()) {
            if after.starts_with(word.as_bytes()) {
                self.add(at, *landmark);
            }
        }
    }

    /// Every place of a landmark.
    pub(super) fn all(&self, wanted: Landmark) -> impl Iterator<Item = usize> {
        self.0.iter().filter(move |(_, landmark)| *landmark == wanted).map(|(at, _)| *at as usize)
    }

    /// The first place of a landmark from a position on.
    pub(super) fn after(&self, from: usize, wanted: Landmark) -> Option<usize> {
        self.all(wanted).find(|at| *at >= from)
    }

    /// The first place of one of some landmarks, by their order.
    pub(super) fn first_of(&self, from: usize, wanted: &[Landmark]) -> Option<usize> {
        wanted.iter().find_map(|landmark| self.after(from, *landmark))
    }

    /// Whether a landmark stands as a whole between two positions.
    pub(super) fn within(&self, start: usize, end: usize, wanted: Landmark) -> bool {
        self.after(start, wanted).is_some_and(|at| at.saturating_add(wanted.length()) <= end)
    }
}

const ORDINALS: [&str; 10] = ["一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、"];

#[cfg(test)]
mod tests {
    use super::{Landmark, Landmarks};

    #[test]
    fn words_are_found_where_they_overlap() {
        let text = "11月1日abc十、政府信息公开行政复议行政诉讼，新公开数量２一二、";
        let found = Landmarks::find(text);
        let place = |word: &str| text.find(word).unwrap();
        assert_eq!(found.after(0, Landmark::NewYear), Some(1));
        assert_eq!(found.all(Landmark::Ordinal).collect::<Vec<_>>(), [place("十、"), place("二、")]);
        for landmark in [Landmark::Disclosure, Landmark::DisclosureReview] {
            assert_eq!(found.after(0, landmark), Some(place("政府")));
        }
        assert_eq!(found.after(0, Landmark::ReviewAndSuit), Some(place("行政复议")));
        let end = place("新公开数量") + "新公开数量".len();
        assert!(found.within(0, end, Landmark::NewlyPublished) && !found.within(0, end - 1, Landmark::NewlyPublished));
        assert_eq!(found.first_of(0, &[Landmark::Issued, Landmark::NewlyPublished]), Some(place("新公开数量")));
    }
}
