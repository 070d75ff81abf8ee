//! From the toolkit's values of several reports to the records; as in [`crate::mirror`], everything is taken apart.

use ogi_report::repair::{self, AcrossContradiction, AcrossOptions, across_contradictions};
use ogi_report::{Case, Checked, Language};

use super::records::{
    AcrossRepair, AcrossRepairs, Comparison, Difference, Member, Part, Rollup, SetAside, Share, Source, Step, Suspect,
    WhichReport,
};
use crate::mirror::{Counted, cell, change, counted, findings, long, note, reasons, signed, summarised};
use crate::records::{Finding, Note};

fn place(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX)
}

fn source(report: &ogi_report::Report) -> Source {
    let draft = &report.draft;
    Source { file: report.file.clone(), form: draft.form(), year: draft.year.map(i32::from), organ: draft.organ.clone() }
}

fn notes(source: &[ogi_report::Note], language: Language) -> Vec<Note> {
    source.iter().map(|said| note(said, language)).collect()
}

/// What a check of several reports found, told of one of them.
fn found(checked: &Checked, report: &ogi_report::Report, options: &ogi_report::Options) -> Vec<Finding> {
    let judged = ogi_report::Report { checked: checked.clone(), ..report.clone() };
    findings(&judged, &judged.offsets(options.spans), options.language)
}

pub(super) fn comparison(source: &ogi_report::Comparison, options: &ogi_report::Options) -> Comparison {
    let ogi_report::Comparison { reports, rows, steps, notes: said } = source;
    let language = options.language;
    let step = |step: &ogi_report::Step| {
        let ogi_report::Step { from, to, is_adjacent, checked, repairs } = step;
        let (report, case) = reports.get(*to).zip(source.case(step))?;
        let wanted = ogi_report::Comparison::repair_options(options);
        Some(Step {
            from: place(*from),
            to: place(*to),
            adjacent: *is_adjacent,
            findings: found(checked, report, options),
            summary: summarised(checked.summary),
            repairs: across(repairs, &case, &wanted, language),
        })
    };
    Comparison {
        reports: reports.iter().map(self::source).collect(),
        cells: rows.iter().map(|row| difference(row, source.name(row, language))).collect(),
        steps: steps.iter().filter_map(step).collect(),
        notes: notes(said, language),
    }
}

fn difference(source: &ogi_report::Difference, name: String) -> Difference {
    let ogi_report::Difference { cell: id, values, computed, changes } = source;
    Difference {
        cell: id.path().to_owned(),
        name,
        stock: id.is_stock(),
        values: values.iter().map(|value| value.as_ref().map(|held| cell(*id, held))).collect(),
        computed: computed.clone(),
        changes: changes.clone(),
        equal: source.is_equal(),
    }
}

pub(super) fn rollup(source: &ogi_report::Rollup, options: &ogi_report::Options) -> Rollup {
    let ogi_report::Rollup { parent, members, set_aside, complete, shares, checked, repairs, notes: said } = source;
    let wanted = ogi_report::Rollup::repair_options(options);
    let name = |at: usize| members.get(at).map(|member| member.name.clone());
    let member = |member: &ogi_report::Member| {
        let ogi_report::Member { name, report, is_area } = member;
        Member { name: name.clone(), is_area: *is_area, report: report.as_ref().map(self::source) }
    };
    let aside = |aside: &ogi_report::SetAside| {
        let ogi_report::SetAside { report, reason, of } = aside;
        SetAside { reason: *reason, of: of.and_then(name), report: self::source(report) }
    };
    let share = |share: &ogi_report::Share| {
        let ogi_report::Share { cell, stated, sum, of_areas, read, without, remainder, verdict } = share;
        Share {
            cell: cell.path().to_owned(),
            name: parent.draft.form().form().cell_label(*cell, options.language),
            stated: *stated,
            sum: *sum,
            of_areas: *of_areas,
            read: signed(*read),
            without: without.iter().filter_map(|at| name(*at)).collect(),
            remainder: *remainder,
            verdict: *verdict,
        }
    };
    Rollup {
        parent: self::source(parent),
        members: members.iter().map(member).collect(),
        set_aside: set_aside.iter().map(aside).collect(),
        complete: *complete,
        cells: shares.iter().map(share).collect(),
        findings: found(checked, parent, options),
        summary: summarised(checked.summary),
        repairs: source.with_case(|case| across(repairs, case, &wanted, options.language)),
        notes: notes(said, options.language),
    }
}

fn which(member: repair::Member) -> WhichReport {
    match member {
        repair::Member::This => WhichReport::This,
        repair::Member::LastYear => WhichReport::LastYear,
        repair::Member::Child(at) => WhichReport::Child { at: place(at) },
    }
}

pub(super) fn across(
    source: &repair::AcrossRepairs,
    case: &Case<'_>,
    wanted: &AcrossOptions,
    language: Language,
) -> AcrossRepairs {
    let repair::AcrossRepairs { cost, proof, count, list, members } = source;
    let Counted { count, exact, proved, at_least } = counted(*count, *proof);
    let suspect = |source: &repair::Suspect| {
        let repair::Suspect { member, suspicion, broken, assumed } = source;
        let draft = member.draft(case);
        Suspect {
            report: which(*member),
            organ: draft.and_then(|draft| draft.organ.clone()),
            year: draft.and_then(|draft| draft.year).map(i32::from),
            suspicion: *suspicion,
            broken: place(*broken),
            assumed: *assumed,
            message: source.text(case, language),
        }
    };
    let repair = |source: &repair::AcrossRepair| {
        let repair::AcrossRepair { parts, unique, score } = source;
        let proofs = across_contradictions(case, source, wanted);
        let parts = parts.iter().map(|changed| part(changed, source, &proofs, case, language)).collect();
        AcrossRepair { parts, unique: *unique, score: *score }
    };
    AcrossRepairs {
        reports: members.iter().map(suspect).collect(),
        list: list.iter().map(repair).collect(),
        cost: long(*cost),
        count,
        exact,
        proved,
        at_least,
    }
}

fn part(
    source: &repair::Part,
    repair: &repair::AcrossRepair,
    proofs: &[AcrossContradiction],
    case: &Case<'_>,
    language: Language,
) -> Part {
    let repair::Part { member, changes, diagnosis } = source;
    let form = member.draft(case).unwrap_or(case.draft).form();
    let proof = |cell| proofs.iter().find(|proof| proof.member == *member && proof.cell == cell);
    let changes = changes.iter().map(|changed| {
        let certificate = proof(changed.cell).map(|proof| proof.text(case, repair, language));
        change(changed, form, certificate, language)
    });
    Part {
        report: which(*member),
        name: member.label(case, language),
        changes: changes.collect(),
        diagnosis: reasons(diagnosis, form, language),
    }
}
