//! One form that comes back, in any file: what is read, what is refused with its cell, and what changes nothing.

use vbe::cli::Exit;

use super::paper::{FILES, Paper, TALKS, TRAINING, workspace};
use crate::sandbox::{Run, Sandbox};

/// Reads a form back in a file.
fn back(sandbox: &Sandbox, form: &Paper, file: &str, words: &str) -> Run {
    std::fs::write(sandbox.path().join(file), form.as_file(file)).unwrap();
    sandbox.run(&format!("import --answers {file} {words}"))
}

fn asked(sandbox: &Sandbox) -> Paper {
    Paper::asked(sandbox, "samordnare-vbe", "2024-06-02")
}

#[test]
fn the_same_answers_in_any_file_are_the_same_progress() {
    let mut written = Vec::new();
    for file in FILES {
        let sandbox = workspace();
        let form = asked(&sandbox)
            .with("Utbilda", "Bedömning", "gul (risk)")
            .with("Utbilda", "Vad har hänt", "Två av fem grupper är klara; \"resten\" i höst")
            .with("Samtala", "Påbörjad", "2024-03-01");
        let dry = back(&sandbox, &form, file, "--on 2024-06-14 --dry-run");
        assert!(
            dry.exit == Exit::Fine && dry.out.contains("+started: 2024-03-01"),
            "{file}: {}{}",
            dry.out,
            dry.err
        );
        assert!(!sandbox.path().join(TALKS).exists());
        let run = back(&sandbox, &form, file, "--on 2024-06-14");
        assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""), "{file}: {}", run.out);
        assert!(run.out.ends_with("Svar: 2 av 2 åtgärder.\n"), "{file}: {}", run.out);
        written.push((sandbox.read(TRAINING), sandbox.read(TALKS)));
        // The same form once more says that it is known, on another day and in another file too.
        for again in FILES {
            let run = back(&sandbox, &form, again, "--on 2024-07-20");
            assert_eq!(
                run.out, "Svaren står redan i uppföljningen: ingenting ändrades.\nSvar: 2 av 2 åtgärder.\n",
                "{}",
                run.err
            );
        }
        assert_eq!(sandbox.read(TRAINING), written.last().unwrap().0);
    }
    for told in ["on: 2024-06-14", "by: samordnare-vbe", "assessment: yellow", "Två av fem grupper är klara"]
    {
        assert!(written[0].0.contains(told), "{}", written[0].0);
    }
    // A day alone is a beginning, and no note without a word.
    assert!(written[0].1.ends_with("started: 2024-03-01\n"), "{}", written[0].1);
    assert!(written.windows(2).all(|two| two[0] == two[1]), "{written:?}");
}

/// Several who answer in one form are all told: the first has told it, and each stands in words.
#[test]
fn those_who_answer_together_are_all_told() {
    for file in FILES {
        let sandbox = workspace();
        let mut form = asked(&sandbox)
            .with("Utbilda", "Vad har hänt", "Två av fem grupper är klara")
            .with("Samtala", "Bedömning", "grön");
        form.role = "Samordnare-VBE och enhetschef-fritid".to_owned();
        let run = back(&sandbox, &form, file, "--on 2024-06-14");
        assert_eq!(run.exit, Exit::Fine, "{file}: {}{}", run.out, run.err);
        let (training, talks) = (sandbox.read(TRAINING), sandbox.read(TALKS));
        let together = "Samordnare-VBE, enhetschef-fritid";
        assert!(training.contains(&format!("Två av fem grupper är klara ({together})")), "{training}");
        assert!(
            talks.contains(&format!("by: samordnare-vbe, note: '{together}', assessment: green")),
            "{talks}"
        );
        let again = back(&sandbox, &form, file, "--on 2024-06-15");
        assert!(again.out.contains("ingenting ändrades"), "{}{}", again.out, again.err);
        // One who is not known may be anybody.
        form.role = "Samordnare-VBE och rektorn".to_owned();
        let run = back(&sandbox, &form, file, "--on 2024-06-16");
        assert!(run.out.contains("Det framgår inte vem som svarar"), "{}", run.out);
    }
}

#[test]
fn answers_are_read_as_people_write_them() {
    for (head, said, told) in [
        ("Påbörjad", "14 maj 2024", "started: 2024-05-14"),
        ("Påbörjad", "den 14/5 2024", "started: 2024-05-14"),
        ("Avslutad", "tisdag 14 maj 2024.", "finished: 2024-05-14"),
        ("Avslutad", "mars 2024", "finished: mars 2024"),
        ("Avslutad", "2024-03", "finished: 2024-03"),
        ("Avslutad", "2023", "finished: 2023"),
        ("Bedömning", "Gul.", "assessment: yellow"),
        ("Bedömning", "🟡", "assessment: yellow"),
        ("Bedömning", "grön (enligt plan)", "assessment: green"),
        ("Bedömning", "RÖTT – avvikelse", "assessment: red"),
    ] {
        for file in FILES {
            let sandbox = workspace();
            let run = back(&sandbox, &asked(&sandbox).with("Samtala", head, said), file, "--on 2024-06-14");
            assert_eq!(run.exit, Exit::Fine, "{said} in {file}: {}{}", run.out, run.err);
            assert!(sandbox.read(TALKS).contains(told), "{said} in {file}: {}", sandbox.read(TALKS));
        }
    }
}

#[test]
fn an_answer_that_cannot_be_read_is_told_with_its_own_cell_and_nothing_is_written() {
    for (head, said, cell, told) in [
        ("Påbörjad", "i våras", "G6", "går inte att läsa som en dag"),
        ("Avslutad", "14 maj", "H6", "går inte att läsa som en dag"),
        ("Avslutad", "2024-12-24", "H6", "har inte varit än"),
        ("Bedömning", "lila", "I6", "Skriv grön, gul eller röd"),
        ("Bedömning", "gul, men snart grön", "I6", "går inte att läsa som en bedömning"),
        ("Senast uppdaterad", "nyss", "E6", "går inte att läsa som en dag"),
        ("Vad har hänt", "gäller 19811228-9874", "J6", "[identifies-person]"),
    ] {
        let sandbox = workspace();
        let form = asked(&sandbox).with("Utbilda", "Bedömning", "gul").with("Samtala", head, said);
        let before = sandbox.read(TRAINING);
        let run = back(&sandbox, &form, "svar.xlsx", "--on 2024-06-14");
        assert_eq!(run.exit, Exit::Found, "{said}: {}{}", run.out, run.err);
        assert!(run.out.contains(&format!("svar.xlsx, Sheet1!{cell}: fel")), "{said}: {}", run.out);
        assert!(run.out.contains(told) && !run.out.contains("9874"), "{said}: {}", run.out);
        assert!(run.err.contains("ingenting är skrivet") && run.err.contains("--partial"), "{}", run.err);
        // What is sound is shown all the same.
        assert!(run.out.contains("assessment: yellow"), "{}", run.out);
        assert_eq!(sandbox.read(TRAINING), before);
    }
}

/// A month is the month of a day that is recorded, and no other; a day says more than its month.
#[test]
fn a_month_and_a_day_in_it_are_one_finish() {
    let sandbox = workspace();
    let form = asked(&sandbox);
    let said = |text: &str| back(&sandbox, &form.clone().with("Utbilda", "Avslutad", text), "svar.md", "");
    assert_eq!(said("mars 2024").exit, Exit::Fine);
    assert!(said("mars 2024").out.contains("ingenting ändrades"));
    let other = said("april 2024");
    assert!(other.exit == Exit::Found && other.out.contains("redan avslutad mars 2024"), "{}", other.out);
    assert_eq!(said("2024-03-14").exit, Exit::Fine);
    assert!(sandbox.read(TRAINING).contains("finished: 2024-03-14"), "{}", sandbox.read(TRAINING));
    assert!(said("mars 2024").out.contains("ingenting ändrades"));
    let other = said("2024");
    assert!(other.out.contains("ingenting ändrades"), "{}", other.out);
}

/// How many have answered is told with how many of the answers can be used.
#[test]
fn an_answer_that_cannot_be_read_is_counted_as_no_answer_that_can_be_used() {
    for words in ["", "--partial", "--partial"] {
        let sandbox = workspace();
        let form = asked(&sandbox).with("Utbilda", "Bedömning", "gul").with("Samtala", "Bedömning", "lila");
        let run = back(&sandbox, &form, "svar.md", words);
        assert!(run.out.contains("Svar: 2 av 2 åtgärder. Går att använda: 1."), "{}", run.out);
    }
}

#[test]
fn what_is_said_against_the_follow_up_is_told_with_both_days() {
    let sandbox = workspace();
    let form = asked(&sandbox);
    for (head, said, told) in [
        ("Påbörjad", "2024-02-13", "redan påbörjad 2024-02-12"),
        ("Avslutad", "2024-02-01", "avslutad 2024-02-01, innan den påbörjades 2024-02-12"),
    ] {
        let run = back(&sandbox, &form.clone().with("Utbilda", head, said), "svar.md", "--on 2024-06-14");
        assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
        assert!(run.out.contains(told), "{told}: {}", run.out);
    }
}

#[test]
fn rows_may_be_sorted_but_a_column_sorted_by_itself_is_refused() {
    for file in FILES {
        let sandbox = workspace();
        let form = asked(&sandbox).with("Samtala", "Vad har hänt", "Tre samtal hållna");
        let mut sorted = form.clone();
        sorted.rows.reverse();
        let run = back(&sandbox, &sorted, file, "--on 2024-06-14");
        assert_eq!(run.exit, Exit::Fine, "{file}: {}{}", run.out, run.err);
        assert!(sandbox.read(TALKS).contains("note: Tre samtal hållna"));
        let sandbox = workspace();
        for head in ["Åtgärd", "Id"] {
            let run = back(&sandbox, &form.clone().with_column_turned(head), file, "--on 2024-06-14");
            assert_eq!(run.exit, Exit::Found, "{file}: {}{}", run.out, run.err);
            let told = "är en annan än den som Id i ";
            assert_eq!(run.out.matches(told).count(), 2, "{file}: {}", run.out);
            assert!(!sandbox.path().join(TALKS).exists());
        }
    }
}

/// A row says by its title what it is about where the id is gone, and otherwise is told.
#[test]
fn rows_that_people_add_are_answers_or_told() {
    let sandbox = workspace();
    let form = asked(&sandbox);
    let empty = vec![String::new(); form.heads.len()];
    let row = |title: &str, note: &str| {
        let mut row = empty.clone();
        (row[0], row[9]) = (title.to_owned(), note.to_owned());
        row
    };
    let with = |rows: &[Vec<String>]| {
        let mut form = form.clone();
        form.rows.extend(rows.iter().cloned());
        form
    };
    for file in FILES {
        let sandbox = workspace();
        let run = back(
            &sandbox,
            &with(&[row("samtala med föreningarna", "Ett till"), empty.clone()]),
            file,
            "--on 2024-06-14",
        );
        assert_eq!(run.exit, Exit::Fine, "{file}: {}{}", run.out, run.err);
        assert!(sandbox.read(TALKS).contains("note: Ett till"));
        // A remark below the table is no answer, and is not passed over in silence.
        let run = back(&sandbox, &with(&[row("Tack för hjälpen", "")]), file, "--on 2024-06-14");
        assert!(
            run.exit == Exit::Fine && run.out.contains("obs: Det som står här är utanför"),
            "{file}: {}",
            run.out
        );
        for (rows, told) in [
            (row("", "Det har ställts in"), "säger inte vilken åtgärd det gäller"),
            (row("Något annat", "Det har ställts in"), "ingen åtgärd har den titeln"),
        ] {
            let run = back(&sandbox, &with(&[rows]), file, "--on 2024-06-14");
            assert!(run.exit == Exit::Found && run.out.contains(told), "{file}: {}{}", run.out, run.err);
        }
    }
    // Without the column of ids the titles say it.
    let run = back(
        &sandbox,
        &form.clone().with("Utbilda", "Bedömning", "röd").without("Id"),
        "svar.xlsx",
        "--on 2024-06-14",
    );
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(sandbox.read(TRAINING).contains("assessment: red"));
}

/// What is answered is written, or told with its place; never passed over in silence.
#[test]
fn no_answer_is_lost_in_silence() {
    let sandbox = workspace();
    let form = asked(&sandbox).with("Utbilda", "Vad har hänt", "Mer");
    let mut wide = form.clone();
    wide.heads.push("Övrigt".to_owned());
    wide.rows[0].push("En sak till".to_owned());
    wide.rows[1].push(String::new());
    let run = back(&sandbox, &wide, "svar.xlsx", "--on 2024-06-14");
    assert!(
        run.exit == Exit::Found && run.out.contains("Sheet1!L5: fel: Kolumnen hör inte till"),
        "{}",
        run.out
    );
    let second = "\n\n| Kommentar |\n| --- |\n| Mer |\n";
    let sandbox = sandbox.file("tva.md", &format!("{}{second}", form.markdown()));
    let run = sandbox.run("import --answers tva.md --on 2024-06-14");
    assert!(run.exit == Exit::Found && run.out.contains("tabell 2, rad"), "{}{}", run.out, run.err);
    // What came with the form and has been written over is told, though it is no answer.
    let changed = form.clone().with("Utbilda", "Läge", "klar!").with("Samtala", "Planerad tid", "H 2025");
    let run = back(&sandbox, &changed, "svar.xlsx", "--on 2024-06-14");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    for cell in ["D5", "B6"] {
        assert!(
            run.out.contains(&format!("svar.xlsx, Sheet1!{cell}: obs: Det står något annat här")),
            "{}",
            run.out
        );
    }
    // Nobody says who answers.
    let mut nobody = form;
    nobody.role = "Någon".to_owned();
    let run = back(&sandbox, &nobody.with("Samtala", "Bedömning", "grön"), "svar.xlsx", "--on 2024-06-14");
    assert!(run.exit == Exit::Found && run.out.contains("Det framgår inte vem som svarar"), "{}", run.out);
}

/// An answer that is struck through is taken back, in every file that can strike; and it is told.
#[test]
fn an_answer_that_is_struck_through_is_no_answer_and_is_told() {
    for file in ["svar.md", "svar.xlsx", "svar.ods"] {
        let sandbox = workspace();
        let form = asked(&sandbox)
            .with("Utbilda", "Bedömning", "gul")
            .with("Samtala", "Avslutad", "~~2024-05-14~~")
            .with("Samtala", "Vad har hänt", "~~Lägret ställdes in~~");
        let run = back(&sandbox, &form, file, "--on 2024-06-14");
        assert_eq!(run.exit, Exit::Fine, "{file}: {}{}", run.out, run.err);
        assert_eq!(
            run.out.matches("obs: Det här läses inte: struken text.").count(),
            2,
            "{file}: {}",
            run.out
        );
        assert!(run.out.contains("Svar: 1 av 2 åtgärder."), "{file}: {}", run.out);
        assert!(!sandbox.path().join(TALKS).exists(), "{file}");
    }
}

/// A colour in place of an assessment is told with its cell, and is no answer that can be written. The colours that a form
/// comes with, and those of stripes, say nothing.
#[test]
fn a_colour_in_place_of_an_assessment_is_told_and_asked_about_in_words() {
    for (file, place) in
        [("svar.xlsx", "Sheet1!I6"), ("svar.ods", "Blad1!I6"), ("svar.docx", "tabell 1, rad 3, kolumn 9")]
    {
        let form = |colour: &str| {
            let sandbox = workspace();
            let form = asked(&sandbox)
                .with("Utbilda", "Vad har hänt", "Två av fem grupper är klara")
                .with("Samtala", "Bedömning", colour);
            let run = back(&sandbox, &form, file, "--on 2024-06-14");
            (sandbox, run)
        };
        for colour in ["{FF0000}", "{FFFF00}", "{C6EFCE}"] {
            let (sandbox, run) = form(colour);
            assert_eq!(run.exit, Exit::Found, "{colour} in {file}: {}{}", run.out, run.err);
            let told = format!("{file}, {place}: fel: Rutan har en färg men ingen text");
            assert!(run.out.contains(&told), "{colour}: {}", run.out);
            assert!(run.out.contains("Svar: 2 av 2 åtgärder. Går att använda: 1."), "{}", run.out);
            assert!(!sandbox.read(TRAINING).contains("Två av fem"), "{file}");
        }
        for colour in ["{FFF2CC}", "{D9D9D9}", "{DDEBF7}"] {
            let (sandbox, run) = form(colour);
            assert_eq!(run.exit, Exit::Fine, "{colour} in {file}: {}{}", run.out, run.err);
            assert!(run.out.contains("Svar: 1 av 2 åtgärder."), "{colour}: {}", run.out);
            assert!(sandbox.read(TRAINING).contains("Två av fem"), "{file}");
        }
    }
    // Words say what a colour behind them does not.
    let sandbox = workspace();
    let run = back(&sandbox, &asked(&sandbox).with("Samtala", "Bedömning", "gul"), "svar.xlsx", "");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
}

/// A form that was saved in another encoding than it was read in is told for that, whatever of it is broken.
#[test]
fn a_form_with_broken_letters_is_told_as_an_encoding_and_nothing_of_it_is_written() {
    let answered = |sandbox: &Sandbox| {
        asked(sandbox)
            .with("Utbilda", "Bedömning", "grön")
            .with("Samtala", "Vad har hänt", "Två träffar hållna")
    };
    let twice = |text: &str| text.bytes().map(char::from).collect::<String>();
    let lost = |text: &str| text.replace(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö'], "\u{fffd}");
    let note = |text: &str| text.replace("hållna", "h√•llna");
    let all: [&dyn Fn(&str) -> String; 3] = [&twice, &lost, &note];
    for (file, broken) in ["svar.md", "svar.csv"].into_iter().flat_map(|file| all.map(|own| (file, own))) {
        let sandbox = workspace();
        let text = String::from_utf8(answered(&sandbox).as_file(file)).unwrap();
        let text = broken(text.trim_start_matches('\u{feff}'));
        let sandbox = sandbox.file(file, &text);
        let before = sandbox.files_of("records");
        for words in ["", "--partial"] {
            let run = sandbox.run(&format!("import --answers {file} --on 2024-06-14 {words}"));
            assert_eq!(run.exit, Exit::Found, "{file}: {}{}", run.out, run.err);
            let told = "fel: Bokstäver som å, ä och ö är trasiga, så filen läses inte.";
            assert_eq!(run.out.matches("fel:").count(), 1, "{file}: {}", run.out);
            assert!(run.out.contains(told) && run.out.contains("som UTF-8"), "{file}: {}", run.out);
            assert_eq!(sandbox.files_of("records"), before);
        }
    }
}

/// A form that nobody has answered, or somebody only in part, says so in every file, with what has no answer.
#[test]
fn what_is_not_answered_is_told_in_every_file() {
    for file in FILES.into_iter().chain(["svar.docx"]) {
        let sandbox = workspace();
        let before = sandbox.files_of("records");
        let none = back(&sandbox, &asked(&sandbox), file, "--on 2024-06-14");
        assert_eq!((none.exit, none.err.as_str()), (Exit::Fine, ""), "{file}: {}", none.out);
        assert!(
            none.out.starts_with("Ingen har svarat: ingenting ändrades.\nSvar: 0 av 2 åtgärder."),
            "{}",
            none.out
        );
        assert_eq!(sandbox.files_of("records"), before, "{file}");
        let half = asked(&sandbox).with("Samtala", "Bedömning", "gul");
        let half = back(&sandbox, &half, file, "--on 2024-06-14");
        assert_eq!(half.exit, Exit::Fine, "{file}: {}{}", half.out, half.err);
        let told = "Svar: 1 av 2 åtgärder.\nSvar saknas: Utbilda personalen\n";
        assert!(half.out.ends_with(told), "{file}: {}", half.out);
        assert!(sandbox.read(TALKS).contains("assessment: yellow"), "{file}");
        assert!(!sandbox.read(TRAINING).contains("2024-06-14"), "{file}");
    }
}

/// A form that is quoted in a letter is read as a whole, and a row that is quoted by itself is told. The same form in plain
/// text is read too.
#[test]
fn a_form_in_a_letter_is_read_or_told() {
    let sandbox = workspace();
    let form = asked(&sandbox).with("Samtala", "Vad har hänt", "Tre samtal hållna").markdown();
    let quoted = |is_it: &dyn Fn(&str) -> bool| -> String {
        form.lines().map(|line| format!("{}{line}\n", if is_it(line) { "> " } else { "" })).collect()
    };
    for (file, text) in [("a.md", quoted(&|_| true)), ("a.txt", form.clone())] {
        let sandbox = workspace().file(file, &format!("Hej!\n\n{text}"));
        let sandbox = if file == "a.txt" { sandbox.file(file, &text) } else { sandbox };
        let run = sandbox.run(&format!("import --answers {file} --on 2024-06-14"));
        assert_eq!(run.exit, Exit::Fine, "{file}: {}{}", run.out, run.err);
        assert!(sandbox.read(TALKS).contains("by: samordnare-vbe, note: Tre samtal hållna"), "{file}");
    }
    let sandbox = workspace().file("a.md", &quoted(&|line| line.contains("Samtala")));
    let run = sandbox.run("import --answers a.md --on 2024-06-14");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    assert!(run.out.contains("fel: Det här ser ut som en rad i formuläret"), "{}", run.out);
}

/// Rows that somebody has put in between, above the heads and among the activities, part no answer from its activity.
#[test]
fn rows_put_in_between_part_no_answer_from_its_activity() {
    for file in FILES {
        let sandbox = workspace();
        let mut form = asked(&sandbox).with("Samtala", "Vad har hänt", "Tre samtal hållna");
        let mut parted = vec![String::new(); form.heads.len()];
        form.rows.insert(1, parted.clone());
        "Under våren:".clone_into(&mut parted[0]);
        form.rows.insert(1, parted);
        let run = back(&sandbox, &form, file, "--on 2024-06-14");
        assert_eq!(run.exit, Exit::Fine, "{file}: {}{}", run.out, run.err);
        assert!(run.out.contains("obs: Det som står här är utanför"), "{file}: {}", run.out);
        assert!(sandbox.read(TALKS).contains("note: Tre samtal hållna"), "{file}");
    }
}

/// A dash is an empty cell; words for nothing are told; a question is asked about.
#[test]
fn what_says_that_nothing_is_answered_is_no_answer() {
    for head in ["Påbörjad", "Avslutad", "Bedömning", "Vad har hänt"] {
        for (said, told) in [("-", false), ("n/a", true), ("Ej aktuellt.", true), ("Inget", true)] {
            let sandbox = workspace();
            let run = back(&sandbox, &asked(&sandbox).with("Samtala", head, said), "svar.xlsx", "");
            assert_eq!(run.exit, Exit::Fine, "{said}: {}{}", run.out, run.err);
            assert_eq!(run.out.contains("läses som att inget är svarat"), told, "{said}: {}", run.out);
            assert!(run.out.contains("Svar: 0 av 2 åtgärder."), "{said}: {}", run.out);
        }
        let sandbox = workspace();
        let run = back(&sandbox, &asked(&sandbox).with("Samtala", head, "?"), "svar.xlsx", "");
        assert!(run.exit == Exit::Found && run.out.contains("går inte att läsa som"), "{head}: {}", run.out);
    }
}

/// The next time somebody is asked, the same words are a new answer; and so is another assessment.
#[test]
fn the_same_words_in_the_next_form_are_a_new_answer() {
    let sandbox = workspace();
    let answered = |form: Paper, assessed: &str| {
        form.with("Utbilda", "Bedömning", assessed).with("Utbilda", "Vad har hänt", "Enligt plan")
    };
    assert_eq!(
        back(&sandbox, &answered(asked(&sandbox), "grön"), "svar.md", "--on 2024-06-14").exit,
        Exit::Fine
    );
    let form = Paper::asked(&sandbox, "samordnare-vbe", "2024-08-02");
    assert_eq!(form.cell("Utbilda", "Senaste svar"), "2024-06-14 (grön): Enligt plan");
    let before = sandbox.read(TRAINING);
    for (assessed, name) in [("grön", "green"), ("röd", "red")] {
        let own = workspace().file(TRAINING, &before);
        assert_eq!(
            back(&own, &answered(form.clone(), assessed), "svar.md", "--on 2024-08-14").exit,
            Exit::Fine
        );
        let after = own.read(TRAINING);
        let last = after.lines().last().unwrap();
        assert!(
            last.contains("on: 2024-08-14") && last.contains(name) && last.contains("Enligt plan"),
            "{after}"
        );
        back(&own, &answered(form.clone(), assessed), "svar.md", "--on 2024-09-20");
        assert_eq!(own.read(TRAINING), after, "read in twice, it is the same answer");
    }
}

/// An answer of an earlier day stands before what was told later, in every way that a file may be written.
#[test]
fn a_late_answer_has_its_place_in_time() {
    let sandbox = workspace();
    let form =
        Paper::asked(&sandbox, "samordnare-vbe", "2024-03-01").with("Utbilda", "Vad har hänt", "Tidigare");
    let head = "kind: activity\nid: utbildning\nplan: plan-2024\nstarted: 2024-02-12\n";
    for (updates, line) in [
        (
            "updates:\n  - {on: 2024-02-20, by: samordnare-vbe, note: Första}\n  - {on: 2024-05-14, by: samordnare-vbe, note: Sist} # kvar\n",
            6,
        ),
        ("updates:\n  - {on: 2024-05-14, by: samordnare-vbe, note: Sist}\n", 5),
        ("updates: [{on: 2024-05-14, by: samordnare-vbe, note: Sist}]\n", 4),
        (
            "updates:\n  - on: 2024-02-20\n    by: samordnare-vbe\n    note: Första\n  # om nästa\n  - on: 2024-05-14\n    by: samordnare-vbe\n    note: Sist\n",
            8,
        ),
        // A comment above the first is about the first.
        ("updates:\n  # om den sista\n  - {on: 2024-05-14, by: samordnare-vbe, note: Sist}\n", 7),
    ] {
        let sandbox = workspace().file(TRAINING, &format!("{head}{updates}"));
        let run = back(&sandbox, &form, "svar.md", "--on 2024-03-14");
        assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""), "{}", run.out);
        let after = sandbox.read(TRAINING);
        let at = after.lines().position(|line| line.contains("2024-03-14")).unwrap();
        assert_eq!(at, line, "{after}");
        assert_eq!(sandbox.run("validate").exit, Exit::Fine);
        let run = sandbox.run("note plan-2024/utbildning --on 2024-03-10 --by samordnare-vbe --note Innan");
        assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    }
}

#[test]
fn the_forms_that_were_asked_before_are_read() {
    let before = "# Samordnare VBE\n\nFyll i de fyra sista kolumnerna.\n\n## samordnare-vbe\n\n| Id | Åtgärd | Läge | Senast uppdaterad | Påbörjad | Avslutad | Bedömning | Vad har hänt |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n| plan-2024/utbildning | Utbilda personalen | påbörjad | 2024-05-14 | 2024-02-12 |  | gul | Två av fem |\n";
    let sandbox = workspace().file("svar.md", before);
    let run = sandbox.run("import --answers svar.md --on 2024-06-14");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(sandbox.read(TRAINING).contains("by: samordnare-vbe, note: Två av fem, assessment: yellow"));
}

#[test]
fn a_title_on_two_lines_is_asked_for_and_answered() {
    let plan = workspace()
        .read("plans/plan-2024.yaml")
        .replace("title: Utbilda personalen", "title: |\n      Utbilda\n      personalen");
    let sandbox = workspace().file("plans/plan-2024.yaml", &plan);
    for file in FILES {
        let form = asked(&sandbox).with("Utbilda", "Vad har hänt", "Klart");
        let run = back(&sandbox, &form, file, "--on 2024-06-14 --dry-run");
        assert!(run.exit == Exit::Fine && run.out.contains("note: Klart"), "{file}: {}{}", run.out, run.err);
    }
}

#[test]
fn what_is_no_form_is_told() {
    let sandbox = workspace().file("annat.md", "| Åtgärd | Vem |\n|---|---|\n| Utbilda | samordnaren |\n");
    for (file, told) in
        [("annat.md", "är inget formulär från vbe ask"), ("ingen.md", "Filen ingen.md finns inte")]
    {
        let run = sandbox.run(&format!("import --answers {file}"));
        assert!(run.exit == Exit::Failed && run.err.contains(told), "{file}: {}{}", run.out, run.err);
    }
    let form =
        asked(&sandbox).with("Utbilda", "Bedömning", "gul").with("Utbilda", "Id", "plan-2024/utbildnign");
    let run = back(&sandbox, &form, "svar.md", "--on 2024-06-14");
    assert!(
        run.exit == Exit::Found && run.out.contains("utbildnign finns inte i någon plan"),
        "{}{}",
        run.out,
        run.err
    );
}
