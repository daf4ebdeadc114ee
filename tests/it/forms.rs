//! Forms for those who never open the files, and their answers: `vbe ask` and `vbe import --answers`.

use vbe::cli::Exit;

use crate::sandbox::Sandbox;

/// What the form of the only role says, answered.
fn answered(form: &str, answer: [&str; 4]) -> String {
    let line = |line: &str| {
        if !line.starts_with("| plan-2024/") {
            return line.to_owned();
        }
        let cells: Vec<&str> = line.split(" | ").take(4).collect();
        format!("{} | {} |", cells.join(" | "), answer.join(" | "))
    };
    form.lines().map(|own| line(own) + "\n").collect()
}

#[test]
fn a_form_is_asked_answered_and_written_as_dated_progress() {
    let sandbox = Sandbox::sound();
    let run = sandbox.run("ask --responsible samordnaren --on 2024-05-02");
    assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""), "{}", run.out);
    let form = sandbox.read("formular/samordnare-vbe.md");
    assert!(form.contains("| plan-2024/utbildning | "), "{form}");
    // Somebody may have answered in it: it is never written over.
    let again = sandbox.run("ask --on 2024-05-02");
    assert!(again.exit == Exit::Failed && again.err.contains("is there already"), "{}", again.err);
    // As it came, nothing is answered.
    let none = sandbox.run("import --answers formular/samordnare-vbe.md --on 2024-05-14");
    assert_eq!(none.exit, Exit::Fine, "{}{}", none.out, none.err);
    assert!(none.out.contains("No answer: plan-2024/utbildning"), "{}", none.out);
    let before = sandbox.read("records/activities/plan-2024/utbildning.yaml");
    let text = answered(&form, ["", "", "gul", "Två av fem grupper är klara"]);
    let sandbox = sandbox.file("svar.md", &text.replace('\n', "\r\n"));
    let dry = sandbox.run("import --answers svar.md --on 2024-05-14 --dry-run");
    assert!(
        dry.exit == Exit::Fine && dry.out.contains("note: Två av fem grupper är klara"),
        "{}{}",
        dry.out,
        dry.err
    );
    assert_eq!(sandbox.read("records/activities/plan-2024/utbildning.yaml"), before);
    let written = sandbox.run("import --answers svar.md --on 2024-05-14");
    assert_eq!(written.exit, Exit::Fine, "{}{}", written.out, written.err);
    let after = sandbox.read("records/activities/plan-2024/utbildning.yaml");
    for told in
        ["on: 2024-05-14", "by: samordnare-vbe", "assessment: yellow", "note: Två av fem grupper är klara"]
    {
        assert!(after.contains(told), "{told}\n{after}");
    }
    // The same answers once more change nothing.
    let twice = sandbox.run("import --answers svar.md --on 2024-05-20");
    assert_eq!(twice.exit, Exit::Fine, "{}{}", twice.out, twice.err);
    assert_eq!(sandbox.read("records/activities/plan-2024/utbildning.yaml"), after);
}

#[test]
fn a_sheet_asks_the_same_and_is_read_back() {
    let sandbox = Sandbox::sound();
    let run = sandbox.run("ask --form xlsx --to blad --on 2024-05-02");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let read = sandbox.run("import --answers blad/samordnare-vbe.xlsx --on 2024-05-14");
    assert_eq!(read.exit, Exit::Fine, "{}{}", read.out, read.err);
    assert!(
        read.out.contains("Answers: 0 of ") && read.out.contains("No answer: plan-2024/utbildning"),
        "{}",
        read.out
    );
}

#[test]
fn what_cannot_be_asked_or_answered_is_told_and_nothing_is_written() {
    let sandbox = Sandbox::sound();
    sandbox.run("ask --responsible samordnaren --on 2024-05-02");
    let form = sandbox.read("formular/samordnare-vbe.md");
    let before = sandbox.read("records/activities/plan-2024/utbildning.yaml");
    let number = "19811228-9874";
    let sandbox = sandbox
        .file("dag.md", &answered(&form, ["", "snart", "", ""]))
        .file("ord.md", &answered(&form, ["", "", "lila", ""]))
        .file("person.md", &answered(&form, ["", "", "", &format!("gäller {number}")]))
        .file(
            "okand.md",
            &answered(&form, ["", "", "röd", ""]).replace("plan-2024/utbildning", "plan-2024/utbildnign"),
        )
        .file("annat.md", "| Åtgärd | Vem |\n|---|---|\n| Utbilda | samordnaren |\n");
    for (words, told) in [
        ("ask --responsible samordnarne", "among the roles"),
        ("ask --plan plan-2042", "Was plan-2024 meant?"),
        ("import --answers dag.md", "cannot be read"),
        ("import --answers ord.md", "grön, gul, röd"),
        ("import --answers okand.md", "utbildnign"),
        ("import --answers annat.md", "no form of vbe ask"),
        ("import --answers ingen.md", "There is no file"),
        ("import dag.md ord.md --id ny --period 2024", "one file"),
    ] {
        let run = sandbox.run(words);
        assert_eq!(
            (run.exit, run.err.contains(told)),
            (Exit::Failed, true),
            "{words}: {}{}",
            run.out,
            run.err
        );
    }
    let run = sandbox.run("import --answers person.md --on 2024-05-14");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    assert!(!run.out.contains("9874") && !run.err.contains("9874"), "{}{}", run.out, run.err);
    assert_eq!(sandbox.read("records/activities/plan-2024/utbildning.yaml"), before);
}

/// Answers that each could stand, but not together, are not written: not one of them.
#[test]
fn answers_are_judged_together_and_written_together() {
    let plan = "records/activities/plan-2024/utbildning.yaml";
    let second = "    goal: {text: Alla chefer är utbildade, type: output, indicator: Andel chefer, target: 100 %}\n  - {id: samtal, title: Samtala, areas: [forebygga], responsible: [samordnaren], start: V 2024, finish: H 2024}\n";
    let text = Sandbox::sound().read("plans/plan-2024.yaml");
    let (head, _) = text.split_once("    goal:").unwrap();
    let sandbox = Sandbox::sound().without(plan).file("plans/plan-2024.yaml", &format!("{head}{second}"));
    sandbox.run("ask --responsible samordnaren --on 2024-05-02");
    let form = sandbox.read("formular/samordnare-vbe.md");
    let both = answered(&form, ["2024-03-01", "", "grön", "Igång"]);
    let one = both.replacen("| 2024-03-01 |  |", "| 2024-03-01 | 2024-02-01 |", 1);
    let other = both.replace("2024-03-01", "2024-03-02");
    let sandbox = sandbox.file("fel.md", &one).file("en.md", &both).file("annan.md", &other);
    let run = sandbox.run("import --answers fel.md --on 2024-05-14");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    let run = sandbox.run("import --answers en.md annan.md --on 2024-05-14");
    assert!(run.exit == Exit::Failed && run.err.contains("2024-03-01 and 2024-03-02"), "{}", run.err);
    assert!(!sandbox.path().join("records/activities/plan-2024").join("samtal.yaml").exists());
    assert!(!sandbox.path().join(plan).exists());
    let run = sandbox.run("import --answers en.md en.md --on 2024-05-14");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert_eq!(run.out.matches("+started: 2024-03-01").count(), 2, "{}", run.out);
    assert_eq!(sandbox.read(plan).matches("note: Igång").count(), 1);
    let again = sandbox.run("import --answers en.md --on 2024-05-20");
    assert!(again.out.contains("nothing was changed") && !again.out.contains("No answer"), "{}", again.out);
}

#[test]
fn an_answer_that_identifies_somebody_is_told_by_its_cell_and_no_answer_is_written() {
    let sandbox = Sandbox::sound();
    assert_eq!(sandbox.run("ask --responsible samordnaren --on 2024-05-02").exit, Exit::Fine);
    let form = sandbox.read("formular/samordnare-vbe.md");
    let sandbox = sandbox
        .file("svar.md", &answered(&form, ["", "", "gul", "Två av fem grupper är klara"]))
        .file("annat.md", &answered(&form, ["", "", "", "Läraren Kalle, 070-174 06 05, är klar"]));
    let before = sandbox.files();
    let run = sandbox.run("import --answers svar.md annat.md --on 2024-05-14");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    assert!(run.out.contains("annat.md, table 1, row "), "{}", run.out);
    assert!(run.out.contains("telephone number") && !run.out.contains("Kalle"), "{}", run.out);
    assert_eq!(sandbox.files(), before);
}

#[test]
fn a_row_that_nobody_answered_leaves_no_file_behind() {
    let sandbox = Sandbox::sound().without("records/activities/plan-2024/utbildning.yaml");
    let run = sandbox.run("ask --responsible samordnaren --on 2024-05-02");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    let run = sandbox.run("import --answers formular/samordnare-vbe.md --on 2024-05-14");
    assert!(
        run.exit == Exit::Fine && run.out.contains("No answer: plan-2024/utbildning"),
        "{}{}",
        run.out,
        run.err
    );
    assert!(!sandbox.path().join("records/activities/plan-2024/utbildning.yaml").exists());
}

#[test]
fn an_answer_that_cannot_be_read_is_told_with_its_own_cell() {
    let sandbox = Sandbox::sound();
    sandbox.run("ask --responsible samordnaren --on 2024-05-02");
    let form = sandbox.read("formular/samordnare-vbe.md");
    for (answer, column) in [(["igår", "", "", ""], 5), (["", "snart", "", ""], 6), (["", "", "lila", ""], 7)]
    {
        let sandbox = Sandbox::sound().file("svar.md", &answered(&form, answer));
        let run = sandbox.run("import --answers svar.md --on 2024-05-14");
        assert!(run.err.contains(&format!("column {column}")), "{}", run.err);
    }
}

#[test]
fn a_title_on_two_lines_is_asked_for_and_answered() {
    let plan = crate::sandbox::SOUND[2]
        .1
        .replace("title: Utbilda personalen", "title: |\n      Utbilda\n      personalen");
    let sandbox = Sandbox::sound().file("plans/plan-2024.yaml", &plan);
    let run = sandbox.run("ask --responsible samordnaren --on 2024-05-02");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    let form = sandbox.read("formular/samordnare-vbe.md");
    let sandbox = sandbox.file("svar.md", &answered(&form, ["", "", "gul", "Klart"]));
    let run = sandbox.run("import --answers svar.md --on 2024-05-14 --dry-run");
    assert!(run.exit == Exit::Fine && run.out.contains("note: Klart"), "{form}\n{}{}", run.out, run.err);
}
