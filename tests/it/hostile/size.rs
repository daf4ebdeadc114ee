//! Files that are large, in every direction: what is done with them must grow no faster than they do.

use std::fs::File;

use serde_json::Value;
use vbe::cli::Exit;

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

/// What is told of a file that has more of one kind than anybody reads: the findings, and how many there are more.
fn told(text: &str) -> (Vec<String>, Option<usize>) {
    let sandbox = Sandbox::sound().file("plans/x.yaml", text).file(OTHER.0, OTHER.1);
    let out = soon(|| sandbox.run("validate")).out;
    let more = out
        .lines()
        .find_map(|line| line.strip_prefix("  and ")?.strip_suffix(" more of the same kind in the file"));
    (found(text), more.map(|more| more.parse().unwrap()))
}

/// The findings of each kind that are told, in a file.
const TOLD: usize = 20;

/// A file of nothing but faults must not take the square of its size, nor fill the screen.
#[test]
fn of_thousands_of_faults_of_a_kind_a_few_are_told_and_the_rest_counted() {
    const MANY: usize = 9_000;
    let keys: Vec<String> = (0..MANY).map(|key| format!("k{key}: 1")).collect();
    let (found, more) = told(&framework(&keys.join("\n")));
    assert_eq!(
        (found.len(), found[TOLD - 1].as_str(), more),
        (TOLD, "24:1 unknown-field", Some(MANY - TOLD))
    );
    let line = format!("{{kind: framework, id: x, title: X, requirements: [], {}}}", keys.join(", "));
    let (found, more) = told(&line);
    assert_eq!((found.len(), more), (TOLD + 1, Some(MANY - TOLD)));
    let items = format!("kind: framework\nid: x\ntitle: X\nrequirements:\n{}", "  - {}\n".repeat(MANY));
    let (found, more) = told(&items);
    assert_eq!((found.len(), found[0].as_str()), (TOLD, "5:5 missing-field"));
    assert!(more >= Some(MANY - TOLD));
    // However often a key stands again, what is wrong with its mapping is one thing.
    let (found, more) = told(&framework(&"note: 1\n".repeat(MANY + 1)));
    assert_eq!((found[1].as_str(), found.len(), more), ("6:1 duplicate-key", 2, None));
    let (found, more) = told(&framework(&format!("note:\n{}", "  - &a x\n".repeat(MANY))));
    assert_eq!((found.len(), more), (TOLD + 1, Some(MANY - TOLD)));
}

#[test]
fn what_is_not_told_is_counted_and_hides_nothing_of_another_kind() {
    let keys: String = (0..1_500).map(|key| format!("k{key}: 1\n")).collect();
    let sandbox = Sandbox::sound().file("plans/x.yaml", &framework(&format!("{keys}namn: x\nnote: [a]\n")));
    let run = soon(|| sandbox.run("validate"));
    assert_eq!(run.exit, Exit::Found);
    for rule in ["[refused-field]", "[wrong-value]"] {
        assert_eq!(run.out.matches(rule).count(), 1, "{}", run.out);
    }
    assert_eq!(run.out.matches("[unknown-field]").count(), TOLD);
    assert!(run.out.contains("  and 1480 more of the same kind in the file\n"), "{}", run.out);
    assert!(run.out.lines().last().unwrap().contains(": 1502 errors"), "{}", run.out);
    assert!(
        sandbox.run("validate --format github").out.contains("Besides, 1492 errors that are not shown here.")
    );
    // Programs are told of more, but not of all.
    let json: Value = serde_json::from_str(&sandbox.run("validate --format json").out).unwrap();
    let unknown: Vec<&Value> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["rule"] == "unknown-field")
        .collect();
    assert_eq!((unknown.len(), &json["summary"]["errors"]), (1_000, &Value::from(1_502)));
    assert_eq!((unknown[0].get("more"), &unknown[999]["more"]), (None, &Value::from(500)));
    let sarif: Value = serde_json::from_str(&sandbox.run("validate --format sarif").out).unwrap();
    let counts = sarif["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["occurrenceCount"].as_u64().unwrap());
    assert_eq!(counts.sum::<u64>(), 1_502);
}

#[test]
fn people_who_are_named_many_times_are_counted_in_full() {
    let names = "Alva Testsson mår bra. ".repeat(1_200);
    let case = format!("kind: case\nid: vk7q2m9f\nnote: {names}\n");
    let sandbox = Sandbox::sound().file("records/cases/vk7q2m9f.yaml", &case);
    let out = soon(|| sandbox.run("scan")).out;
    assert_eq!(out.matches("[identifies-person]").count(), TOLD, "{out}");
    assert!(
        out.contains("  and 1180 more of the same kind in the file\n") && out.contains(": 1200 errors"),
        "{out}"
    );
    let json: Value = serde_json::from_str(&sandbox.run("scan --format json").out).unwrap();
    assert_eq!(json["findings"].as_array().unwrap().len(), 1_000);
    assert_eq!(
        (&json["findings"][999]["more"], &json["summary"]["errors"]),
        (&Value::from(200), &Value::from(1_200))
    );
}

#[test]
fn ten_thousand_comments_that_speak_to_vbe_are_answered() {
    const MANY: usize = 10_000;
    let (found, more) = told(&framework(&"# vbe: hej\n".repeat(MANY)));
    assert_eq!((found.len(), more), (TOLD, Some(MANY - TOLD)));
    let allows = "# vbe: allow[unused-area] väntar på beslut, until 2030-01-01\n".repeat(MANY);
    let (found, more) = told(&framework(&format!("{allows}note: hej\n")));
    assert_eq!((found.len(), found[0].as_str(), more), (TOLD, "5:1 unused-suppression", Some(MANY - TOLD)));
}

#[test]
fn long_lists_and_long_names_are_not_compared_each_with_each() {
    let names: String = (0..9_000).map(|name| format!("      - r{name}\n")).collect();
    let plan = "kind: plan\nid: x\ntitle: X\nperiod: 2024\ndecisions: [{body: KS, decision: adopted, on: 2024-01-15}]\n";
    let activity = "activities:\n  - id: a\n    title: A\n    start: 2024\n";
    let same = format!("{plan}{activity}    responsible: [samordnaren]\n    serves:\n{names}      - r8999\n");
    assert_eq!(found(same)[0], "9012:9 wrong-value");
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
    assert!(soon(|| sandbox.run("status")).out.contains("ééé"));
}

/// What the environment asks for is too many threads for any machine, and each of them costs before it has done anything.
#[cfg(target_os = "linux")]
#[test]
fn there_are_no_more_threads_than_the_machine_runs_at_once() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    use std::{fs, thread};

    let plan = crate::sandbox::SOUND[2].1;
    let more = (0..4000).map(|at| format!("  - {{id: a{at}, title: Åtgärd {at}, start: 2024}}\n"));
    let more = more.collect::<Vec<_>>().concat();
    let sandbox = Sandbox::sound().file("plans/plan-2024.yaml", &format!("{plan}{more}"));
    let most = thread::available_parallelism().unwrap().get();
    let mut child = Command::new(env!("CARGO_BIN_EXE_vbe"))
        .args(["list", "activity", "--format", "json"])
        .current_dir(sandbox.path())
        .env("RAYON_NUM_THREADS", (most + 40).to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // With the first letter everything has been read, and the rest is more than a pipe holds: it waits, with its threads.
    let mut answer = child.stdout.take().unwrap();
    answer.read_exact(&mut [0]).unwrap();
    let threads = fs::read_dir(format!("/proc/{}/task", child.id())).unwrap().count();
    answer.read_to_end(&mut Vec::new()).unwrap();
    assert!(child.wait().unwrap().success());
    assert!(threads <= most + 1, "{threads} on a machine that runs {most}");
}
