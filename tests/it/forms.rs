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

/// All the forms are written, or none: a form that is in the way is told before the first is written.
#[test]
fn no_form_is_written_where_one_is_in_the_way() {
    let text = Sandbox::sound().read("plans/organisation.yaml");
    let organisation = text.replace("roles:\n", "roles:\n  - {id: annan, title: Annan}\n");
    let plan =
        Sandbox::sound().read("plans/plan-2024.yaml").replace("responsible: [", "responsible: [annan, ");
    let sandbox =
        Sandbox::sound().file("plans/organisation.yaml", &organisation).file("plans/plan-2024.yaml", &plan);
    let sandbox = sandbox.file("formular/samordnare-vbe.md", "svar").file("records/.annan.md.4711.tmp", "");
    let run = sandbox.run("ask --on 2024-05-02");
    assert!(
        run.exit == Exit::Failed && run.err.contains("samordnare-vbe.md is there already"),
        "{}{}",
        run.out,
        run.err
    );
    assert!(!sandbox.path().join("formular/annan.md").exists());
    let run = sandbox.run("ask --on 2024-05-02 --responsible annan");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(sandbox.path().join("formular/annan.md").exists());
    assert!(!sandbox.path().join("records/.annan.md.4711.tmp").exists());
    assert_eq!(sandbox.read("formular/samordnare-vbe.md"), "svar");
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

/// What is answered is written, or told with its place; never passed over in silence.
#[test]
fn no_answer_is_lost_in_silence() {
    let record = "records/activities/plan-2024/utbildning.yaml";
    let sandbox = Sandbox::sound();
    sandbox.run("ask --responsible samordnaren --on 2024-05-02");
    let form = sandbox.read("formular/samordnare-vbe.md");
    let sandbox = sandbox.file("ett.md", &answered(&form, ["", "", "grön", "Enligt plan"]));
    assert_eq!(sandbox.run("import --answers ett.md --on 2024-05-14").exit, Exit::Fine);
    // The next time somebody is asked, the same words are a new answer; and so is another assessment.
    sandbox.run("ask --responsible samordnaren --to andra --on 2024-08-02");
    let form = sandbox.read("andra/samordnare-vbe.md");
    for (day, assessment, name, count) in [
        ("2024-08-14", "grön", "green", 2),
        ("2024-08-20", "grön", "green", 2),
        ("2024-08-21", "röd", "red", 1),
    ] {
        let own = Sandbox::sound();
        let own = own.file(record, &sandbox.read(record));
        let own = own.file("svar.md", &answered(&form, ["", "", assessment, "Enligt plan"]));
        let run = own.run(&format!("import --answers svar.md --on {day}"));
        assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
        let after = own.read(record);
        assert_eq!(after.matches("note: Enligt plan").count(), 2, "{after}");
        assert_eq!(
            after.matches(&format!("note: Enligt plan, assessment: {name}")).count(),
            count,
            "{after}"
        );
        // Read in twice, it is the same answer.
        own.run("import --answers svar.md --on 2024-09-20");
        assert_eq!(own.read(record), after);
    }
    let row = "|  |  |  |  |  |  | röd | Det andra har ställts in |\n";
    let second = "\n| Id | Vad har hänt |\n| --- | --- |\n| plan-2024/utbildning | Mer |\n";
    let wide =
        form.replace("| Vad har hänt |", "| Vad har hänt | Övrigt |").replace("| --- |\n", "| --- | --- |\n");
    let wide = wide.lines().map(|line| {
        let more = if line.starts_with("| plan-2024/") { " En sak till |" } else { "" };
        format!("{line}{more}\n")
    });
    let before = sandbox.read(record);
    for (text, told) in [
        (format!("{form}{row}"), "the row has an answer, but no Id"),
        (format!("{form}{second}"), "table 2, row"),
        (wide.collect(), "column 9: the column is none of the form's"),
    ] {
        let own = Sandbox::sound().file(record, &before).file("svar.md", &text);
        let run = own.run("import --answers svar.md --on 2024-09-14");
        assert!(run.exit == Exit::Failed && run.err.contains(told), "{told}\n{}{}\n{text}", run.out, run.err);
        assert_eq!(own.read(record), before);
    }
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
