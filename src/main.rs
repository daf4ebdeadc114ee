//! The program: hands the world to the library, and its answer to the system.

use std::process::ExitCode;

fn main() -> ExitCode {
    vbe::cli::main()
}
