//! Publishing and writing the report (发布与撰写).

mod content;
mod dates;
mod writing;

crate::check::family! {
    table "publication" { zh: "发布与撰写", en: "publication and writing", prose: "../publication.md" }

    dates::DEPARTMENT_DEADLINE,
    dates::TOWNSHIP_DEADLINE,
    dates::SYSTEM_DEADLINE,
    dates::GOVERNMENT_DEADLINE,
    dates::SUMMARY_DEADLINE,
    dates::HANDED_IN,
    dates::LOCAL_DEADLINE,
    dates::BEFORE_PERIOD_END,
    dates::SIGNED_EARLY,
    writing::IMPOSSIBLE_DATE,
    content::YEAR_MENTION,
    content::TEMPLATE_TEXT,
    content::SIGNATURE,
    content::FOREIGN_HOST,
    writing::OTHER_ORGAN,
    writing::MISNAMED_LAW,
    writing::LEFT_OVER_YEAR,
    writing::REPEATED_PARAGRAPH,
    content::PROBLEMS_EMPTY,
    writing::PROBLEMS_VAGUE,
    writing::MEASURES_MISSING,
    writing::PROBLEMS_MISSING,
    content::GOVERNMENT_ITEMS,
    content::FIVE_ASPECTS,
    content::LOST_CHARACTERS,
    content::PARTS_ANNOUNCED,
    content::CONTACT,
    content::OVERVIEW_LENGTH,
    content::BRACKETS,
}
