//! A questionnaire of enterprises: persons by sex and by contract, and a wage bill in cents. One figure slipped by a column.
//!
//! ```sh
//! cargo run -p ogi-error-localisation --example questionnaire
//! ```

use ogi_error_localisation::{Cell, Equation, Options, System, SystemError};

const NAMES: [&str; 9] = [
    "women, full time",
    "women, part time",
    "women",
    "men, full time",
    "men, part time",
    "men",
    "full time",
    "part time",
    "persons",
];

fn main() -> Result<(), SystemError> {
    // Rows and columns of a small table, each total the sum of its parts.
    let sums = [([0, 1], 2), ([3, 4], 5), ([6, 7], 8), ([0, 3], 6), ([1, 4], 7), ([2, 5], 8)];
    let equations = sums.map(|([one, other], total)| Equation { terms: vec![(one, 1), (other, 1), (total, -1)] });
    let system = System::new(NAMES.len(), &equations)?;

    // 36 men work full time; 63 was written. Nobody wrote down how many women work part time.
    let mut cells = [14, 0, 22, 63, 6, 42, 50, 14, 64].map(Cell::observed);
    cells[1] = Cell::missing();

    for block in system.localise(&cells, &Options::default()) {
        println!("least cost {} ({:?} sets, {:?})", block.cost, block.count, block.proof);
        for set in &block.sets {
            for change in &set.changes {
                println!("  {}: {:?} should be {}", NAMES[change.cell], cells[change.cell].observed, change.value);
            }
            let blamed: Vec<usize> = set.cells().collect();
            for proof in system.certificates(&cells, &blamed) {
                println!("  because of equations {:?}, which come to {} and not to 0", proof.equations, proof.sum);
            }
            for filled in system.impute(&cells, &set.changes) {
                println!("  {}: {} follows", NAMES[filled.cell], filled.value);
            }
        }
    }
    Ok(())
}
