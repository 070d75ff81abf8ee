//! Times of repairs over the conformance set: median, 99th percentile and worst, per kind of damage.
//!
//! `one`: some smallest set, by the solver alone; `all`: every smallest set; `ranked`: every smallest repair
//! with values, evidence and ranking, as a user gets it.

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use ogi_core::repair::solver::{Cell as Given, Equation, Options, System, Wanted};
use ogi_core::repair::{AcrossOptions, Relation, RepairOptions, across, repair};
use ogi_core::{CELL_COUNT, Case, Cell, CellId, Child, Draft, FormId, Number, identities};
use ogi_testkit::repair_cases as cases;
use ogi_testkit::repaired::repaired;

/// The best of so many runs counts, since others share the machine.
const RUNS: usize = 5;

fn main() {
    let mut names: Vec<_> =
        fs::read_dir(cases::folder()).expect("fixtures").map(|entry| entry.expect("entry").path()).collect();
    names.sort();
    println!("{:<20} {:>6}  {:>26}  {:>26}  {:>26}", "microseconds", "cases", "one", "all", "ranked");
    let mut every: Vec<[u128; 3]> = Vec::new();
    for name in names.iter().filter(|name| cases::is_set(name)) {
        let file = cases::file(name);
        let form = cases::form(&file);
        let system = system(form);
        let list = file["cases"].as_array().expect("cases");
        let times: Vec<[u128; 3]> = list.iter().map(|case| timed(&system, &cases::draft(form, case))).collect();
        print(file["kind"].as_str().expect("kind"), &times);
        every.extend(times);
    }
    print("every case", &every);
    let left_over = timed(&system(FormId::Official2021), &cases::left_over_totals());
    print("left over, end lost", &[left_over]);
    together();
}

/// Times of one smallest set, of all of them, and of all as a user gets them.
fn timed(system: &System, draft: &Draft) -> [u128; 3] {
    let given: Vec<Given> = CellId::all().map(|cell| cell_of(draft, cell)).collect();
    let solve = |wanted| {
        let options = Options { wanted, ..Options::default() };
        best(|| drop(black_box(system.localise(black_box(&given), &options))))
    };
    let options = RepairOptions::default();
    let ranked = best(|| drop(black_box(repair(&Case::new(black_box(draft)), &options))));
    [solve(Wanted::One), solve(Wanted::All { limit: 5000 }), ranked]
}

fn print(name: &str, times: &[[u128; 3]]) {
    let column = |at: usize| percentiles(times.iter().map(|times| times[at]).collect());
    println!("{name:<20} {:>6}  {:>26}  {:>26}  {:>26}", times.len(), column(0), column(1), column(2));
}

/// Times of repairs of several reports together: two years, and roll-ups of more and more organs.
fn together() {
    println!("\n{:<20} {:>6}  {:>26}", "microseconds", "cases", "across");
    let folder = cases::folder().join("across");
    for kind in ["years-2", "years-5", "years-sound-alone"] {
        let file = cases::file(&folder.join(format!("{kind}.json")));
        let list = file["cases"].as_array().expect("cases");
        let times = list.iter().map(|case| {
            let draft = |report: &str| cases::draft_of(FormId::Official2021, case, &format!("{report}/"));
            let (this, last) = (draft("this"), draft("last_year"));
            let case = Case { last_year: Some(&last), ..Case::new(&this) };
            best(|| drop(black_box(across(black_box(&case), &AcrossOptions::default()))))
        });
        println!("{kind:<20} {:>6}  {:>26}", list.len(), percentiles(times.collect()));
    }
    let file = cases::file(&folder.join("roll-up-3.json"));
    let list = file["cases"].as_array().expect("cases");
    for organs in [3, 9, 18, 50] {
        let times = list.iter().map(|case| {
            let draft = |report: &str| cases::draft_of(FormId::Official2021, case, &format!("{report}/"));
            let names = ["children.0", "children.1", "children.2"];
            // One organ is wrong, the others agree with themselves.
            let sound = names.iter().cycle().map(|name| with_its_best_repair(draft(name)));
            let drafts: Vec<Draft> = [draft(names[0])].into_iter().chain(sound).take(organs).collect();
            let children: Vec<Child<'_>> =
                drafts.iter().map(|draft| Child { name: "", draft: Some(draft), is_area: false }).collect();
            let mut parent = draft("this");
            for cell in FormId::Official2021.form().cells(false) {
                let sum = drafts.iter().filter_map(|draft| draft.number(cell)).try_fold(Number::ZERO, Number::plus);
                parent.set(cell, Cell::Number(sum.expect("small")));
            }
            let case = Case { children: &children, complete: true, ..Case::new(&parent) };
            let options = AcrossOptions { confirmed: vec![Relation::RollUp], ..AcrossOptions::default() };
            best(|| drop(black_box(across(black_box(&case), &options))))
        });
        println!("roll-up of {organs:<10} {:>6}  {:>26}", list.len(), percentiles(times.collect()));
    }
}

fn with_its_best_repair(draft: Draft) -> Draft {
    let repairs = repair(&Case::new(&draft), &RepairOptions::default());
    match repairs.list.first() {
        Some(best) => repaired(&draft, best),
        None => draft,
    }
}

fn system(form: FormId) -> System {
    let equation = |identity: &ogi_core::Identity| {
        let computed = identity.computed().map(|cell| (cell.index(), 1));
        Equation { terms: computed.chain(identity.stated().map(|cell| (cell.index(), -1))).collect() }
    };
    System::new(CELL_COUNT, &identities(form, false).iter().map(equation).collect::<Vec<_>>()).expect("identities")
}

fn cell_of(draft: &Draft, cell: CellId) -> Given {
    draft.number(cell).and_then(Number::as_integer).map_or_else(Given::missing, Given::observed)
}

/// Nanoseconds of the fastest of some runs.
fn best(mut run: impl FnMut()) -> u128 {
    let times = (0..RUNS).map(|_| {
        let started = Instant::now();
        run();
        started.elapsed().as_nanos()
    });
    times.min().unwrap_or_default()
}

fn percentiles(mut times: Vec<u128>) -> String {
    times.sort_unstable();
    let at = |hundredth: usize| times.get((times.len() * hundredth / 100).min(times.len() - 1)).map_or(0, |time| time / 1000);
    format!("{} / {} / {}", at(50), at(99), at(100))
}
