//! Reads the real arguments, clock, environment and terminal. Only this file does so, and only this file uses
//! the crates for terminals.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::panic;

use anstream::{AutoStream, ColorChoice};
use terminal_size::{Width, terminal_size};

use super::world::{Input, Stay, World};
use crate::base::day::Day;

/// The environment variables that the program reads.
const VARIABLES: [&str; 10] = [
    "GITHUB_STEP_SUMMARY", "VBE_LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM",
    "COLUMNS", "PATH",
];

/// The world now.
pub(super) fn world() -> World {
    let variable = |name: &str| env::var(name).ok().map(|value| (name.to_owned(), value));
    let mut variables: Vec<_> = VARIABLES.iter().filter_map(|name| variable(name)).collect();
    // git sets variables for a hook: which repository, which index. A path need not be text.
    let of_git = env::vars_os().filter_map(|(name, value)| {
        Some((name.into_string().ok().filter(|name| name.starts_with("GIT_"))?, value))
    });
    if !variables.iter().any(|(name, _)| matches!(name.as_str(), "LC_ALL" | "LC_MESSAGES" | "LANG")) {
        // Windows has no LANG; where LANG is usual and not set, there is no locale.
        let locale = cfg!(windows).then(sys_locale::get_locale).flatten();
        variables.extend(locale.map(|locale| ("LANG".to_owned(), locale)));
    }
    World {
        args: env::args_os().collect(),
        folder: env::current_dir().unwrap_or_default(),
        today: Day::today(),
        variables,
        of_git: of_git.collect(),
        terminal: io::stdout().is_terminal(),
        input: Input::new(io::stdin(), io::stdin().is_terminal()),
        stay: Stay::UntilStopped(Day::today),
        width: terminal_size().map(|(Width(width), _)| width.into()),
    }
}

/// Standard output, with or without colour.
pub(super) fn answer(colour: bool) -> impl Write {
    let choice = match (colour, io::stdout().is_terminal()) {
        (true, _) => ColorChoice::Always,
        (false, true) => ColorChoice::Never,
        // Some formats are no text, and what looks like colour in them is not.
        (false, false) => ColorChoice::AlwaysAnsi,
    };
    AutoStream::new(io::stdout(), choice).lock()
}

/// Standard error, always without colour, so that a log is clean.
pub(super) fn talk() -> impl Write {
    AutoStream::new(io::stderr(), ColorChoice::Never).lock()
}

/// Makes a panic print only its place in the program. The usual message may contain what was being read, and
/// that may identify a person.
pub(super) fn keep_quiet() {
    panic::set_hook(Box::new(|fault| {
        let place = fault
            .location()
            .map_or_else(String::new, |place| format!(" ({}:{})", place.file(), place.line()));
        // When even that cannot be written, there is nowhere to report it.
        let _ = writeln!(
            io::stderr(),
            "vbe: ett fel i programmet{place}; ingenting är sparat. / a fault in the program; nothing has been saved."
        );
    }));
}
