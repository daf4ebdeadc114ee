//! Several forms at once: what is wrong in one hides nothing in another, and what several people answer is kept or asked.

use vbe::cli::Exit;

use super::paper::{NETWORK, Paper, TALKS, TRAINING, workspace};
use crate::sandbox::Sandbox;

/// The forms of both roles, in their files.
fn both(sandbox: Sandbox, one: &dyn Fn(Paper) -> Paper, other: &dyn Fn(Paper) -> Paper) -> Sandbox {
    let first = one(Paper::asked(&sandbox, "samordnare-vbe", "2024-06-02"));
    let second = other(Paper::asked(&sandbox, "enhetschef-fritid", "2024-06-02"));
    sandbox.bytes("a.xlsx", &first.as_file("a.xlsx")).bytes("b.csv", &second.as_file("b.csv"))
}

#[test]
fn all_forms_are_read_and_nothing_is_written_unless_the_rest_is_asked_for() {
    let sandbox = both(
        workspace(),
        &|form| form.with("Utbilda", "Bedömning", "lila").with("Samtala", "Vad har hänt", "Tre samtal"),
        &|form| form.with("Samla", "Vad har hänt", "Två träffar").with("Samtala", "Avslutad", "snart"),
    );
    let sandbox = sandbox.file("c.xlsx", "trasig");
    let before = sandbox.files_of("records");
    for words in ["", "--dry-run"] {
        let run = sandbox
            .run(&format!("import --answers a.xlsx b.csv c.xlsx finns-inte.md --on 2024-06-14 {words}"));
        assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
        for told in [
            "a.xlsx, Sheet1!I5: fel",
            "b.csv, tabell 1, rad 5, kolumn 8: fel",
            "c.xlsx: fel: c.xlsx går inte att läsa",
            "finns-inte.md: fel: Filen finns-inte.md finns inte",
            "+  - {on: 2024-06-14, by: enhetschef-fritid, note: Två träffar}",
            "note: Tre samtal",
            "Svar: 3 av 3 åtgärder. Går att använda: 2.",
        ] {
            assert!(run.out.contains(told), "{told}: {}", run.out);
        }
        assert_eq!(sandbox.files_of("records"), before);
    }
    let run = sandbox.run("import --answers a.xlsx b.csv c.xlsx --on 2024-06-14 --partial");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    assert!(
        run.out.contains("a.xlsx, Sheet1!I5: fel") && run.err.contains("svaren med fel skrivs inte"),
        "{}",
        run.out
    );
    assert!(
        sandbox.read(NETWORK).contains("by: enhetschef-fritid") && sandbox.read(TALKS).contains("Tre samtal")
    );
    // When it is mended, only what is new is written.
    let sandbox = both(
        sandbox,
        &|form| form.with("Utbilda", "Bedömning", "gul").with("Samtala", "Vad har hänt", "Tre samtal"),
        &|form| form.with("Samla", "Vad har hänt", "Två träffar"),
    );
    let run = sandbox.run("import --answers a.xlsx b.csv --on 2024-06-20");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(
        !run.out.contains("Tre samtal") && sandbox.read(TRAINING).contains("assessment: yellow"),
        "{}",
        run.out
    );
}

/// What is found only when the whole is judged parts the good from the bad as well.
#[test]
fn what_the_judgement_stops_is_left_out_of_what_is_written() {
    let sandbox = both(workspace(), &|form| form.with("Samtala", "Påbörjad", "2010-03-01"), &|form| {
        form.with("Samla", "Vad har hänt", "Två träffar")
    });
    let rules = "[rules]\nprogress-outside-period = \"error\"\n";
    let sandbox = sandbox.file("vbe.toml", rules);
    let run = sandbox.run("import --answers a.xlsx b.csv --on 2024-06-14");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    assert!(!sandbox.path().join(NETWORK).exists(), "{}", run.out);
    let run = sandbox.run("import --answers a.xlsx b.csv --on 2024-06-14 --partial");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    assert!(run.out.contains("[progress-outside-period]"), "{}", run.out);
    assert!(sandbox.path().join(NETWORK).exists() && !sandbox.path().join(TALKS).exists(), "{}", run.out);
}

#[test]
fn what_two_roles_tell_of_an_activity_is_kept_and_what_cannot_both_be_true_is_asked_about() {
    let note = |form: Paper, said: &str, assessed: &str| {
        form.with("Samtala", "Vad har hänt", said).with("Samtala", "Bedömning", assessed)
    };
    let sandbox =
        both(workspace(), &|form| note(form, "Tre samtal", "grön"), &|form| note(form, "Ett samtal", "röd"));
    let run = sandbox.run("import --answers a.xlsx b.csv --on 2024-06-14");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let after = sandbox.read(TALKS);
    assert!(after.contains("Tre samtal") && after.contains("Ett samtal"), "{after}");
    let sandbox = both(
        workspace(),
        &|form| form.with("Samtala", "Påbörjad", "2024-03-01").with("Utbilda", "Bedömning", "gul"),
        &|form| form.with("Samtala", "Påbörjad", "2024-03-02"),
    );
    let run = sandbox.run("import --answers a.xlsx b.csv --on 2024-06-14 --partial");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    for told in
        ["a.xlsx, Sheet1!G6: fel: Ett annat svar om samma åtgärd", "säger något annat: a.xlsx, Sheet1!G6."]
    {
        assert!(run.out.contains(told), "{told}: {}", run.out);
    }
    assert!(!sandbox.path().join(TALKS).exists() && sandbox.read(TRAINING).contains("assessment: yellow"));
}

#[test]
fn two_copies_of_one_form_are_one_answer_where_they_agree_and_two_where_they_add() {
    let form = |sandbox: &Sandbox| Paper::asked(sandbox, "samordnare-vbe", "2024-06-02");
    let said = |paper: &Paper, note: &str, assessed: &str| {
        paper
            .clone()
            .with("Utbilda", "Vad har hänt", note)
            .with("Utbilda", "Bedömning", assessed)
            .as_file("x.xlsx")
    };
    for (other, assessed, exit, count) in [
        ("Två grupper är klara", "gul", Exit::Fine, 1),
        ("Lokalerna är bokade", "gul", Exit::Fine, 2),
        ("Lokalerna är bokade", "", Exit::Fine, 2),
        ("Lokalerna är bokade", "röd", Exit::Found, 0),
    ] {
        let sandbox = workspace();
        let paper = form(&sandbox);
        let sandbox = sandbox
            .bytes("a.xlsx", &said(&paper, "Två grupper är klara", "gul"))
            .bytes("b.xlsx", &said(&paper, other, assessed));
        let run = sandbox.run("import --answers a.xlsx b.xlsx --on 2024-06-14");
        assert_eq!(run.exit, exit, "{other}: {}{}", run.out, run.err);
        assert_eq!(sandbox.read(TRAINING).matches("on: 2024-06-14").count(), count, "{}", run.out);
        // The one that comes a day later is kept too.
        if count == 2 {
            let run = sandbox.run("import --answers b.xlsx a.xlsx --on 2024-06-15");
            assert!(run.out.contains("ingenting ändrades"), "{}", run.out);
        }
    }
}

/// Two forms that somebody has put on one sheet are each their own role's.
#[test]
fn forms_below_each_other_on_one_sheet_are_read_each_as_its_own() {
    let sandbox = workspace();
    let first =
        Paper::asked(&sandbox, "samordnare-vbe", "2024-06-02").with("Samtala", "Vad har hänt", "Tre samtal");
    let second = Paper::asked(&sandbox, "enhetschef-fritid", "2024-06-02")
        .with("Samla", "Vad har hänt", "Två träffar");
    let text = |paper: &Paper| String::from_utf8(paper.as_file("x.csv")).unwrap().replace('\u{feff}', "");
    let sandbox = sandbox.file("alla.csv", &format!("{}{}", text(&first), text(&second)));
    let run = sandbox.run("import --answers alla.csv --on 2024-06-14");
    assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""), "{}", run.out);
    assert!(sandbox.read(TALKS).contains("by: samordnare-vbe") && !run.out.contains("obs:"), "{}", run.out);
    assert!(sandbox.read(NETWORK).contains("by: enhetschef-fritid"));
}

#[test]
fn an_answer_that_identifies_somebody_is_told_by_its_cell_and_no_answer_is_written() {
    let sandbox = both(
        workspace(),
        &|form| form.with("Utbilda", "Vad har hänt", "Två av fem grupper är klara"),
        &|form| form.with("Samla", "Vad har hänt", "Läraren Kalle, 070-174 06 05, är klar"),
    );
    let before = sandbox.files_of("records");
    let run = sandbox.run("import --answers a.xlsx b.csv --on 2024-06-14");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    assert!(run.out.contains("b.csv, tabell 1, rad 6, kolumn 10: fel [identifies-person]"), "{}", run.out);
    assert!(!run.out.contains("Kalle") && !run.out.contains("174 06"), "{}", run.out);
    assert_eq!(sandbox.files_of("records"), before);
}
