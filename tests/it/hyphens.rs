//! What people write may begin with a hyphen: a note that is a point of a list, a value below zero.

use vbe::cli::Exit;

use crate::sandbox::Sandbox;

const MEASURED: &str = "indicators:\n  - {id: balans, title: Balans, unit: antal}\n";

fn sandbox() -> Sandbox {
    let plan = crate::sandbox::SOUND[2].1.to_owned() + MEASURED;
    Sandbox::sound().file("plans/plan-2024.yaml", &plan)
}

#[test]
fn a_text_that_begins_with_a_hyphen_is_written_as_any_other() {
    for note in ["- 5 deltagare kom", "-5 mot i fjol", "--- sen", "-- så blev det"] {
        let sandbox = sandbox();
        let words =
            ["note", "utbildning", "--by", "samordnaren", "--note", note, "--evidence", "- protokoll"];
        let run = sandbox.told(&words, None);
        assert_eq!(run.exit, Exit::Fine, "{note}: {}{}", run.out, run.err);
        let text = sandbox.read("records/activities/plan-2024/utbildning.yaml");
        assert!(text.contains(note) && text.contains("- protokoll"), "{note}: {text}");
        assert_eq!(sandbox.run("validate").exit, Exit::Fine, "{note}: {text}");
    }
    // A value below zero, wherever the flags stand.
    for words in [
        "add value --dry-run plan-2024/balans -3 period=2024",
        "add value plan-2024/balans -3 period=2024 --dry-run",
    ] {
        let run = sandbox().run(words);
        assert_eq!(run.exit, Exit::Fine, "{words}: {}{}", run.out, run.err);
        assert!(run.out.contains("value: -3"), "{words}: {}", run.out);
    }
}

/// A flag whose value has been forgotten does not swallow the next one, and how to write what looks like a flag is told.
#[test]
fn a_flag_is_no_value_of_another_and_how_to_write_it_so_is_told() {
    let sandbox = sandbox();
    let was = sandbox.files();
    for next in ["--on", "--by", "--dry-run"] {
        let run = sandbox.told(&["note", "utbildning", "--note", next, "2024-11-01"], None);
        assert_eq!(run.exit, Exit::Failed, "{next}: {}", run.out);
        assert!(run.err.contains("--note needs a value"), "{next}: {}", run.err);
        assert!(run.err.contains("--note=\"…\""), "{next}: {}", run.err);
    }
    let run = sandbox.told(&["note", "utbildning", "--note", "--onn", "2024-11-01"], None);
    assert!(run.err.contains("--onn cannot stand here") && run.err.contains("--on meant"), "{}", run.err);
    assert_eq!(sandbox.files(), was);
    let told = sandbox.told(&["note", "utbildning", "--by", "samordnaren", "--note=--on"], None);
    assert_eq!(told.exit, Exit::Fine, "{}", told.err);
    let swedish = Sandbox::sound().swedish().told(&["note", "utbildning", "--note", "--on"], None);
    assert!(
        swedish.err.contains("ser ut som en flagga skrivs med likhetstecken: --note=\"…\""),
        "{}",
        swedish.err
    );
    // What no flag is called is told of as it is written.
    let run = sandbox.told(&["status", "-5"], None);
    assert!(run.err.contains("-5 cannot stand here"), "{}", run.err);
}

/// A day without its flag is told with the flag, where the command has one for it.
#[test]
fn a_day_without_its_flag_is_told_where_it_belongs() {
    let sandbox = sandbox().swedish();
    for word in ["2024-05-20", "20/5 2024"] {
        let run = sandbox.told(&["finish", "utbildning", word], None);
        assert!(
            run.exit == Exit::Failed && run.err.contains("Skriv dagen med --on: --on 2024-05-20."),
            "{}",
            run.err
        );
    }
    for words in [["finish", "utbildning", "snart"], ["show", "utbildning", "2024-05-20"]] {
        assert!(!sandbox.told(&words, None).err.contains("--on"), "{words:?}");
    }
}
