//! The command `ogi`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(ogi_cli::command(std::env::args_os()))
}
