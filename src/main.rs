//! The `jaabi` program.
use std::process::ExitCode;

fn main() -> ExitCode {
    jaabi::cli::run()
}
