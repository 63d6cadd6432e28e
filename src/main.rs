//! The `volteface` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    volteface::cli::run()
}
