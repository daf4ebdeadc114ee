//! Files that are large, in every direction: what is done with them must grow no faster than they do.

use std::fs::File;

use super::{OTHER, found, found_in, framework, soon};
use crate::sandbox::Sandbox;

/// The largest file that is read.
const LIMIT: usize = 8 * 1024 * 1024;

#[test]
fn a_file_larger_than_any_record_is_not_read() {
    let sandbox = Sandbox::sound().file(OTHER.0, OTHER.1).file("plans/x.yaml", "");
    let file = File::options().write(true).open(sandbox.path().join("plans/x.yaml")).unwrap();
    for (size, told) in [(100 * 1024 * 1024, "100 MiB"), (LIMIT as u64 + 1, "9 MiB")] {
        file.set_len(size).unwrap();
        assert_eq!(found_in(&sandbox), ["plans/x.yaml:1:1 unreadable-file"]);
        let out = sandbox.run("validate").out;
        assert!(out.contains(&format!("The file is {told}. A file may be at most 8 MiB.")), "{out}");
    }
    let text = framework("");
    let filler = |size: usize| format!("{text}{}", "#".repeat(size - text.len()));
    assert_eq!(found(filler(LIMIT)), [""; 0]);
    assert_eq!(found(filler(LIMIT + 1)), ["1:1 unreadable-file"]);
}

#[test]
fn a_very_long_value_is_a_value_and_a_very_long_line_has_columns() {
    let words = "ord ".repeat(1_250_000);
    assert_eq!(found(framework(&format!("note: {words}\n"))), [""; 0]);
    assert_eq!(found(framework(&format!("note: {}\n", "å".repeat(1_000_000)))), [""; 0]);
    let text = framework(&format!("note: \"{words}\" å: [\n"));
    assert_eq!(found(&text), ["5:5000010 syntax"]);
    let sandbox = Sandbox::sound().file("plans/x.yaml", &text).on_a_terminal();
    let out = soon(|| sandbox.run("validate")).out;
    // No excerpt can show such a line: its beginning is told.
    assert!(out.starts_with("plans/x.yaml:5:5000010: error [syntax]: ") && out.len() < 1_000, "{out}");
}

#[test]
fn a_key_is_at_most_1024_characters() {
    assert_eq!(found(framework(&format!("{}: 1\n", "k".repeat(1_023)))), ["5:1 unknown-field"]);
    for key in ["k".repeat(1_025), format!("\"{}\"", "k".repeat(1_100))] {
        assert_eq!(found(framework(&format!("{key}: 1\n"))), ["5:1 syntax"]);
    }
    // A key with its own mark may be longer, and is not compared letter by letter with every key there is.
    assert_eq!(found(framework(&format!("? {}\n: 1\n", "k".repeat(200_000)))), ["5:3 unknown-field"]);
}

#[test]
fn a_megabyte_of_the_same_mark_is_read_to_where_it_means_nothing() {
    const MEGABYTE: usize = 1_000_000;
    for (mark, at) in [
        ("- ", "1:129"),
        ("-\n", "1:1"),
        (": ", "1:129"),
        ("[", "1:65"),
        ("{", "1:65"),
        ("]", "1:1"),
        ("}", "1:1"),
        (",", "1:1"),
        ("%", "1:2"),
        ("@", "1:1"),
        ("\t", "1:1"),
        (" ", "1:1"),
        ("\n", "1:1"),
        ("#", "1:1"),
        ("\"", "1:3"),
        ("|", "1:1"),
        ("a", "1:1"),
    ] {
        let text = mark.repeat(MEGABYTE / mark.len());
        assert_eq!(found(text), [format!("{at} syntax")], "{mark:?}");
    }
    assert_eq!(found(framework(&format!("note: {}", "*".repeat(MEGABYTE)))), ["5:7 refused-yaml"]);
    assert_eq!(found(framework(&format!("note: \"{}", "x\n".repeat(MEGABYTE / 2)))), ["5:7 syntax"]);
}

/// Every fault of a file is told, so a file of nothing but faults must not take the square of its size.
#[test]
fn a_file_of_ten_thousand_faults_is_told_in_full() {
    const MANY: usize = 10_000;
    let rules = |text: &str| {
        let found = found(text);
        let last = found.last().unwrap().clone();
        (found.len(), last)
    };
    let keys: Vec<String> = (0..MANY).map(|key| format!("k{key}: 1")).collect();
    let lines = framework(&keys.join("\n"));
    assert_eq!(rules(&lines), (MANY, format!("{}:1 unknown-field", 4 + MANY)));
    let line = format!("{{kind: framework, id: x, title: X, requirements: [], {}}}", keys.join(", "));
    let column = line.rfind("k9999").unwrap() + 1;
    assert_eq!(rules(&line), (MANY + 1, format!("1:{column} unknown-field")));
    let items = format!("kind: framework\nid: x\ntitle: X\nrequirements:\n{}", "  - {}\n".repeat(MANY));
    assert_eq!(rules(&items).1, format!("{}:5 missing-field", 4 + MANY));
    // However often a key stands again, what is wrong with its mapping is one thing.
    let twice = framework(&"note: 1\n".repeat(MANY + 1));
    assert_eq!(rules(&twice), (2, "6:1 duplicate-key".to_owned()));
    let anchors = framework(&format!("note:\n{}", "  - &a x\n".repeat(MANY)));
    assert_eq!(rules(&anchors), (MANY + 1, format!("{}:5 refused-yaml", 5 + MANY)));
}

#[test]
fn ten_thousand_comments_that_speak_to_vbe_are_answered() {
    const MANY: usize = 10_000;
    let comments = framework(&"# vbe: hej\n".repeat(MANY));
    assert_eq!(found(comments).len(), MANY);
    let allows = "# vbe: allow[unused-area] väntar på beslut, until 2030-01-01\n".repeat(MANY);
    let unused = found(framework(&format!("{allows}note: hej\n")));
    assert_eq!((unused.len(), unused[0].as_str()), (MANY, "5:1 unused-suppression"));
}

#[test]
fn long_lists_and_long_names_are_not_compared_each_with_each() {
    let names: String = (0..20_000).map(|name| format!("      - r{name}\n")).collect();
    let plan = "kind: plan\nid: x\ntitle: X\nperiod: 2024\ndecisions: [{body: KS, decision: adopted, on: 2024-01-15}]\n";
    let activity = "activities:\n  - id: a\n    title: A\n    start: 2024\n";
    let same =
        format!("{plan}{activity}    responsible: [samordnaren]\n    serves:\n{names}      - r19999\n");
    assert_eq!(found(same)[0], "20012:9 wrong-value");
    let long = "é".repeat(100_000);
    let role = format!(
        "kind: organisation\nid: organisation\nroles: [{{id: ks, title: {}, aliases: [KS]}}]\n",
        "à".repeat(100_000)
    );
    let sandbox = Sandbox::empty()
        .file("plans/organisation.yaml", &role)
        .file("plans/x.yaml", &format!("{plan}{activity}    responsible: [{long}]\n"))
        .file(OTHER.0, OTHER.1);
    assert_eq!(found_in(&sandbox), ["plans/x.yaml:10:19 unknown-reference"]);
    assert!(soon(|| sandbox.run("status")).out.contains("éé-\n"));
}
