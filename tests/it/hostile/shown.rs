//! What a record may make the program print: nothing that speaks to the terminal, begins a line of its own or turns
//! the order of the letters.

use super::{OTHER, framework};
use crate::sandbox::{SOUND, Sandbox};

/// Control characters as YAML lets them be written, and as it lets them stand.
const EVIL: &str = "\\e[31mröd\\e]0;titel\\a\\u009b1m\\rför\\u202Ebakfram\\u2066\\n::error::hej \u{202e}gnat";

/// Everything that the program answers with.
const ANSWERS: [&str; 16] = [
    "validate", "validate --format github", "validate --format json", "status", "status --format md",
    "status --format csv", "gaps", "gaps --format md", "gaps --format csv", "status --format json",
    "status --format html-fragment", "gaps --format json", "gaps --format html-fragment",
    "validate --format sarif", "show plan-2024 --format json", "list activity --format json",
];

/// A workspace with evil texts wherever a text is shown or blamed.
fn evil() -> Sandbox {
    let plan = format!(
        "kind: plan
id: plan-2024
title: \"Plan {EVIL}\"
organisation: KS
period: 2024
decisions:
  - {{body: kommunstyrelsen, decision: adopted, on: 2024-01-15}}
areas:
  - {{id: forebygga, title: \"Förebygga {EVIL}\"}}
needs:
  - {{id: kunskap, title: \"Kunskap {EVIL}\"}}
activities:
  - id: utbildning
    title: \"Utbilda {EVIL}\"
    areas: [forebygga]
    responsible: [\"{EVIL}\"]
    start: V 2024
    finish: H 2024
    \"{EVIL}\": 1
"
    );
    let blamed =
        framework(&format!("\"{EVIL}\": 1\nfollows: \"{EVIL}\"\n\"{EVIL}\": 2\nenglish: [\"{EVIL}\"]\n"));
    Sandbox::sound()
        .file(SOUND[2].0, &plan)
        .file("plans/x.yaml", &blamed)
        .file("plans/y.yaml", &format!("kind: \"{EVIL}\"\nid: \"{EVIL}\"\n"))
        .file("plans/w.yaml", "kind: framework\nid: w\ntitle: a \u{1b}[31m\u{202e} b\n")
        .file("plans/v.yaml", "kind: framework\nid: v\ntitle: a \u{9b}31m b\n")
        .file(OTHER.0, OTHER.1)
}

/// Whether a character may reach a terminal from a record.
fn is_quiet(char: char) -> bool {
    let turns = matches!(
        char,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    char == '\n' || !(char.is_control() || turns)
}

#[test]
fn no_value_speaks_to_the_terminal() {
    let (piped, terminal) = (evil(), evil().on_a_terminal());
    for answer in ANSWERS {
        for (sandbox, how) in [(&piped, "in a pipe"), (&terminal, "on a terminal")] {
            let run = sandbox.run(answer);
            // A line of CSV ends as spreadsheets want it.
            let out = run.out.replace("\r\n", "\n");
            let loud: Vec<&str> = out.lines().filter(|line| !line.chars().all(is_quiet)).collect();
            assert!(loud.is_empty(), "{answer} {how}: {loud:?}");
            assert!(run.out.contains("röd") && !run.out.contains('\u{1b}'), "{answer} {how}: {}", run.out);
        }
    }
}

#[test]
fn no_value_begins_a_line_of_its_own() {
    let (piped, terminal) = (evil(), evil().on_a_terminal());
    for answer in ["validate", "validate --format github"] {
        for sandbox in [&piped, &terminal] {
            let out = sandbox.run(answer).out;
            assert!(out.contains("::error::hej"), "{out}");
            assert!(!out.lines().any(|line| line.trim_start().starts_with("::error::")), "{out}");
        }
    }
    // An annotation is one line: its command, and a place in a record.
    for line in piped.run("validate --format github").out.lines() {
        let place = line.split_once(" file=").map(|(command, place)| (command, place.starts_with("plans/")));
        assert!(matches!(place, Some(("::error" | "::warning" | "::notice", true))), "{line}");
    }
}

/// Not every system lets a file be named so.
#[cfg(unix)]
#[test]
fn no_file_name_speaks_to_the_terminal_or_begins_a_line() {
    let named = || Sandbox::sound().file("plans/a\n::error::b\u{1b}[31m\u{202e}.yaml", "kind: plam\n");
    for sandbox in [named(), named().on_a_terminal()] {
        for answer in ["validate", "validate --format github"] {
            let out = sandbox.run(answer).out;
            let quiet = out.lines().all(|line| line.chars().all(is_quiet) && !line.starts_with("::error::"));
            assert!(quiet && out.contains("unknown-kind"), "{answer}: {out:?}");
        }
    }
}
