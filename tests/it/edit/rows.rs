//! Rows without an id: each is called by the field that its schema says, and is written, changed and removed by it.

use vbe::cli::Exit;

use crate::sandbox::{Run, Sandbox};

const SURVEY: &str = "records/surveys/enkat.yaml";
const ROUTINE: &str = "records/routines/rutin.yaml";
const PLAN: &str = "plans/plan-2024.yaml";

fn set(sandbox: &Sandbox, id: &str, words: &[&str]) -> Run {
    let words: Vec<&str> = ["set", id].iter().chain(words).copied().collect();
    sandbox.told(&words, None)
}

/// A survey with some text after its title.
fn survey(rest: &str) -> Sandbox {
    let register = "kind: organisation\nid: organisation\nunits:\n  - {id: askskolan, title: Askskolan}\n  \
        - {id: bjorkskolan, title: Björkskolan}\n  - {id: fritid, title: Fritid m.fl.}\n";
    Sandbox::sound()
        .file("plans/skolor.yaml", &register.replace("id: organisation", "id: skolor"))
        .file(SURVEY, &format!("kind: survey\nid: enkat\ntitle: Enkät\non: 2024\n{rest}"))
}

#[test]
fn a_row_is_begun_changed_and_removed_by_what_it_is_called() {
    let sandbox = survey("");
    for (words, rest) in [
        // What is not there is begun, however many fields and rows are told at once.
        (
            vec!["asked.askskolan.sent=40", "asked.bjorkskolan.sent=12", "asked.askskolan.answered=25"],
            "asked:\n  - {who: askskolan, sent: 40, answered: 25}\n  - {who: bjorkskolan, sent: 12}\n",
        ),
        (
            vec!["asked.bjorkskolan.answered=7"],
            "asked:\n  - {who: askskolan, sent: 40, answered: 25}\n  - {who: bjorkskolan, sent: 12, answered: 7}\n",
        ),
        // Capital letters and brackets name the same row, and what changes and what is new are told together.
        (
            vec!["asked[Askskolan].sent=41", "asked+={who: Fritid m.fl., sent: 5}"],
            "asked:\n  - {who: askskolan, sent: 41, answered: 25}\n  - {who: bjorkskolan, sent: 12, answered: 7}\n  - {who: Fritid m.fl., sent: 5}\n",
        ),
        // A point in a name needs no brackets where the row is there.
        (
            vec!["asked.Fritid m.fl..sent=6", "asked-=bjorkskolan"],
            "asked:\n  - {who: askskolan, sent: 41, answered: 25}\n  - {who: Fritid m.fl., sent: 6}\n",
        ),
        (
            vec!["asked[Fritid m.fl.]=", "asked.askskolan.answered="],
            "asked:\n  - {who: askskolan, sent: 41}\n",
        ),
        (vec!["asked-={who: askskolan}"], ""),
    ] {
        let run = set(&sandbox, "enkat", &words);
        assert_eq!(run.exit, Exit::Fine, "{words:?}: {}{}", run.out, run.err);
        let text = sandbox.read(SURVEY);
        assert_eq!(text, format!("kind: survey\nid: enkat\ntitle: Enkät\non: 2024\n{rest}"), "{words:?}");
        assert_eq!(sandbox.run("fmt --check").exit, Exit::Fine, "{text}");
    }
}

#[test]
fn rows_lie_in_rows_to_any_depth() {
    let sandbox = survey("");
    // What a row begins with may be told of further in the same breath.
    let words = [
        "questions+={id: oro, text: 'Har ni känt oro?'}",
        "questions.oro.answers+={answer: \"Ja, ofta\", count: 9}",
    ];
    let run = set(&sandbox, "enkat", &words);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let run = set(
        &sandbox,
        "enkat",
        &[
            "questions.oro.answers[Ja, ofta].by_unit.askskolan.count=9",
            "questions[oro].answers[Ja, ofta].by_unit[bjorkskolan].count=0",
            "questions.oro.answers+={answer: nej, count: 14}",
        ],
    );
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let text = sandbox.read(SURVEY);
    let expected = "answers: [{answer: 'Ja, ofta', count: 9, by_unit: [{unit: askskolan, count: 9}, {unit: bjorkskolan, count: 0}]}, {answer: nej, count: 14}]}\n";
    assert!(text.ends_with(expected), "{text}");
}

#[test]
fn a_day_a_number_and_a_short_form_call_a_row() {
    let sandbox = Sandbox::sound()
        .file(ROUTINE, "kind: routine\nid: rutin\ntitle: Rutin\nsort: routine\nowner: samordnare-vbe\nrevised: 2024-02-01\nnext: 2025-02-01\n");
    let run = set(&sandbox, "rutin", &["tried.2024-01.note=Övad", "tried+={on: 2024-03}"]);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let text = sandbox.read(ROUTINE);
    assert!(text.contains("tried:\n  - {on: 2024-01, note: Övad}\n  - {on: 2024-03}\n"), "{text}");
    assert_eq!(set(&sandbox, "rutin", &["tried.2.note=Igen", "tried.2024-01="]).exit, Exit::Fine);
    assert!(sandbox.read(ROUTINE).contains("tried:\n  - {on: 2024-03, note: Igen}\n"));
    // A link is a row in short form: told more of, it gets the long one, and the others keep theirs.
    let covers = "activities.utbildning.covers";
    let words = [
        format!("{covers}.riktlinje/utbildning.extent=partly"),
        format!("{covers}.riktlinje/utbildning.note=En del"),
        format!("{covers}+=riktlinje/lagesbild"),
    ];
    let run = set(&sandbox, "plan-2024", &words.each_ref().map(String::as_str));
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let text = sandbox.read(PLAN);
    let long = "riktlinje/utbildning, extent: partly, note: En del}";
    assert!(text.contains(long) && text.contains("riktlinje/lagesbild"), "{text}");
    let words = [format!("{covers}.riktlinje/utbildning.note="), format!("{covers}-=riktlinje/lagesbild")];
    let run = set(&sandbox, "plan-2024", &words.each_ref().map(String::as_str));
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(!sandbox.read(PLAN).contains("lagesbild"), "{}", sandbox.read(PLAN));
}

#[test]
fn what_cannot_be_done_with_a_row_says_what_to_write_instead() {
    let rest = "asked:\n  - {who: askskolan, sent: 4}\n  - {who: fritid, sent: 5}\n  - {who: fritid, sent: 5, as_written: Fritid}\n";
    let sandbox = survey(rest);
    let before = sandbox.read(SURVEY);
    for (word, what, help) in [
        (
            "asked.bjorkskolan.sent=3",
            "bjorkskolan is not in the list.",
            "A new row is written asked+={who: …}.",
        ),
        ("asked.askskola.sent=3", "askskola is not in the list.", "Was askskolan meant?"),
        ("asked.nix.sent=3", "nix is not in the list.", "What there is: askskolan, fritid, fritid."),
        ("asked.9.sent=3", "9 is not in the list.", "askskolan"),
        ("asked-=nix", "nix is not in the list.", "askskolan"),
        ("questions-=nix", "nix is not in the list.", "A new row is written questions+={id: …}."),
        ("asked.fritid.sent=3", "2 rows of asked are called fritid.", "asked.2, asked.3"),
        ("asked=3", "asked has fields of its own.", "asked.WHO.FIELD=…"),
        ("asked+=askskolan", "asked has fields of its own.", "asked+={who: …}"),
        (
            "asked+={who: askskolan, sent: 9}", "askskolan stands in asked already.",
            "asked[askskolan].FIELD=…",
        ),
        ("asked.1.who=fritid", "fritid stands in asked already.", "asked[fritid]="),
        ("asked+={who: askskolan, skickade: 9}", "There is no field skickade.", "sent"),
        ("asked+={who: askskolan, sent", "cannot be read.", "{who: …"),
        ("title={who: x", "", ""),
    ] {
        let run = set(&sandbox, "enkat", &[word, "--dry-run"]);
        if what.is_empty() {
            assert_eq!(run.exit, Exit::Fine, "{word}: a text may begin with a bracket");
            continue;
        }
        assert_eq!(run.exit, Exit::Failed, "{word}: {}{}", run.out, run.err);
        assert!(run.err.contains(what) && run.err.contains(help), "{word}: {}", run.err);
    }
    assert_eq!(sandbox.read(SURVEY), before);
    // Two that were there before are no hindrance for another field, and go by their numbers.
    assert_eq!(set(&sandbox, "enkat", &["asked.3=", "title=Ny"]).exit, Exit::Fine);
    assert_eq!(set(&sandbox, "enkat", &["asked.fritid.sent=6"]).exit, Exit::Fine);
    // The same row once more is nothing.
    let run = set(&sandbox, "enkat", &["asked+={who: askskolan, sent: 4}"]);
    assert_eq!(run.out, "It says so already: nothing was changed.\n", "{}", run.err);
}

/// Whoever stands in the register goes by any name, also as the name of a row.
#[test]
fn a_row_of_somebody_in_the_register_goes_by_each_of_the_names() {
    let path = "records/trainings/kurs.yaml";
    let text =
        "kind: training\nid: kurs\ntitle: Kurs\non: 2024-05\nby_unit:\n  - {unit: KS, participants: 9}\n";
    let sandbox = Sandbox::sound().file(path, text);
    for name in ["kommunstyrelsen", "ks", "Kommunstyrelsen"] {
        let run = set(&sandbox, "kurs", &[&format!("by_unit+={{unit: {name}, participants: 3}}")]);
        assert!(run.err.contains("KS stands in by_unit already."), "{name}: {}{}", run.out, run.err);
        let run = set(&sandbox, "kurs", &[&format!("by_unit.{name}.participants=11"), "--dry-run"]);
        assert!(run.out.contains("{unit: KS, participants: 11}"), "{name}: {}{}", run.out, run.err);
    }
    assert_eq!(sandbox.read(path), text);
}

#[test]
fn new_and_history_know_rows_too() {
    let sandbox = Sandbox::sound();
    let run = sandbox.told(
        &[
            "new",
            "survey",
            "title=Oro i skolan",
            "on=2024",
            "asked.samordnaren.sent=4",
            "asked.styrgrupp.sent=5",
            "questions+={id: oro, text: Har ni känt oro?}",
        ],
        None,
    );
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let text = sandbox.read("records/surveys/oro-i-skolan.yaml");
    assert!(text.ends_with("on: 2024\nasked:\n  - {who: samordnaren, sent: 4}\n  - {who: styrgrupp, sent: 5}\nquestions:\n  - {id: oro, text: Har ni känt oro?}\n"), "{text}");
    let run = sandbox.run("history oro-i-skolan --field asked.samordnaren.sent");
    assert_ne!(run.exit, Exit::Fine, "without git there is no history of a field: {}", run.out);
}
