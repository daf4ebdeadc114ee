//! What a file says of its own letters and colours, what is struck through with what stands below it, and cells that are empty.

use vbe::cli::Exit;

use crate::sandbox::{Run, Sandbox, repository};

fn imported(file: &str, text: &str, words: &str) -> (Run, Sandbox) {
    let organisation = std::fs::read(repository().join("tests/imported/organisation.yaml")).unwrap();
    let sandbox = Sandbox::empty().swedish().bytes("plans/organisation.yaml", &organisation).file(file, text);
    let run = sandbox.run(&format!("import {file} --id ny {words}"));
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    (run, sandbox)
}

fn plan(file: &str, text: &str, words: &str) -> String {
    imported(file, text, words).1.read("plans/ny.yaml")
}

/// The lines of a plan in which an activity stands.
fn activity(plan: &str, id: &str) -> String {
    let from = plan.find(&format!("id: {id}")).unwrap_or_else(|| panic!("{id}: {plan}"));
    plan[from..].split("\n\n").next().unwrap().to_owned()
}

/// An empty cell behind what is to be done is no cell merged with the one above, and a dash says that there is nothing.
#[test]
fn an_empty_cell_behind_the_activity_says_nothing() {
    let table = "| Åtgärd | Ansvarig | Behov |\n|---|---|---|\n| Kurs | Socialchef | Handledning |\n| Avtal | Socialchef | |\n| Möten | Socialchef | – |\n";
    let plan = plan("plan.md", &format!("# Plan 2027\n\n{table}"), "");
    assert!(activity(&plan, "kurs").contains("needs: [handledning]"), "{plan}");
    for id in ["avtal", "moten"] {
        assert!(!activity(&plan, id).contains("needs"), "{plan}");
    }
    // Before it, it may be merged; a dash ends that.
    let table = "| Område | Behov | Åtgärd | Tid |\n|---|---|---|---|\n| Stöd | Handledning | Kurs | 2027 |\n| | | Avtal | 2027 |\n| | – | Möten | 2027 |\n| | | Film | 2027 |\n";
    let plan = self::plan("plan.md", &format!("# Plan 2027\n\n{table}"), "");
    assert!(activity(&plan, "avtal").contains("needs: [handledning]"), "{plan}");
    for id in ["moten", "film"] {
        let own = activity(&plan, id);
        assert!(own.contains("areas: [stod]") && !own.contains("needs"), "{plan}");
    }
}

/// A colour is what the file says that it is. Where it says no more than colours do, it is an assessment.
#[test]
fn a_colour_is_read_as_the_file_says_that_it_is() {
    let table = "Åtgärd;Ansvarig;Tid;Status\nKurs;Socialchef;2024;Grön\nAvtal;Socialchef;2024;gul\nFilm;Socialchef;2024;Blå\n";
    let words = "--period 2024 --title T --on 2024-05-01 --by samordnare-vbe";
    let (run, sandbox) =
        imported("plan.csv", &format!("{table};;;\nGrön = klar, Gul = pågår, Blå = utgår;;;\n"), words);
    let note = |id: &str| sandbox.read(&format!("records/activities/ny/{id}.yaml"));
    for (id, word) in [("kurs", "klar"), ("avtal", "pågår"), ("film", "utgår")] {
        assert!(note(id).contains(word) && !note(id).contains("assessment"), "{}", note(id));
    }
    for said in ["vbe finish kurs", "vbe cancel", "Gul", "färg"] {
        assert!(run.out.contains(said), "{said}: {}", run.out);
    }
    assert!(!sandbox.read("plans/ny.yaml").contains("Grön ="), "the list is read");
    let (_, sandbox) =
        imported("plan.csv", &format!("{table};;;\nGrön = enligt plan, Gul = avvikelse;;;\n"), words);
    assert!(sandbox.read("records/activities/ny/kurs.yaml").contains("assessment: green"));
}

/// A letter for a part of a year is what the file says that it is, in a cell and in the head of a column.
#[test]
fn a_letter_for_a_time_is_read_as_the_file_says_that_it_is() {
    let legend = "T1 = vårterminen, T2 = höstterminen, L = löpande, Å = årligen";
    let table = "| Åtgärd | Tid |\n|---|---|\n| Kurs | T2 2027 |\n| Avtal | L |\n| Möten | Å |\n";
    let plan = plan("plan.md", &format!("# Plan 2027\n\n{legend}\n\n{table}"), "");
    for (id, time) in
        [("kurs", "when: höstterminen 2027"), ("avtal", "ongoing: true"), ("moten", "recurs: årligen")]
    {
        assert!(activity(&plan, id).contains(time), "{time}: {plan}");
    }
    assert!(!plan.contains(legend), "{plan}");
    let ticks = "| Åtgärd | T1 | T2 |\n|---|---|---|\n| Kurs | | x |\n| Avtal | x | |\n";
    let (run, sandbox) = imported("plan.md", &format!("# Plan 2027\n\n{ticks}\n{legend}\n"), "--period 2027");
    let plan = sandbox.read("plans/ny.yaml");
    assert!(activity(&plan, "kurs").contains("when: höstterminen"), "{plan}");
    assert!(run.out.contains("filen säger"), "{}", run.out);
    // Where the file says nothing of them, they are parts of a year.
    assert!(self::plan("plan.md", &format!("# Plan 2027\n\n{table}"), "").contains("when: T2 2027"));
}

#[test]
fn k_and_a_number_is_a_quarter() {
    let table = "Åtgärd;Ansvarig;K1 2027;K2 2027;K1 2028\nKurs;Socialchef;x;x;\nAvtal;Socialchef;;;x\n";
    let plan = plan("plan.csv", table, "--period 2027-2028 --title T");
    assert!(
        activity(&plan, "kurs").contains("when: K1 2027-K2 2027")
            || activity(&plan, "kurs").contains("K1 2027 - K2 2027"),
        "{plan}"
    );
    assert!(activity(&plan, "avtal").contains("when: K1 2028"), "{plan}");
}

/// What stands below a point that is struck through is struck with it, and what is left beside it is a remark.
#[test]
fn what_is_struck_through_takes_what_stands_below_it_along() {
    for title in ["~~**1.2 Telefonlinje**~~", "~~1.2 Telefonlinje~~ (ströks i budgeten)"] {
        let list = format!(
            "# Plan 2027\n\n## Stöd\n\n- **1.1 Kontaktperson**\n  - **Vem:** Socialchef\n- {title}\n  - **Vem:** Utbildningschef\n  - **När:** 2027\n- **1.3 Kurs**\n  - **Vem:** Fritidschef\n"
        );
        let (run, sandbox) = imported("plan.md", &list, "");
        let plan = sandbox.read("plans/ny.yaml");
        let own = activity(&plan, "kontaktperson");
        assert!(own.contains("responsible: [socialchef]") && !own.contains("when"), "{plan}");
        assert!(!plan.contains("utbildningschef") && !plan.contains("ströks"), "{plan}");
        assert!(activity(&plan, "kurs").contains("responsible: [fritidschef]"), "{plan}");
        assert!(run.out.contains("struken text") && run.out.contains("Utbildningschef"), "{}", run.out);
    }
    let table = "| Åtgärd | Ansvarig |\n|---|---|\n| ~~Telefonlinje~~ (ströks) | Socialchef |\n| Avtal | Socialchef |\n";
    let plan = plan("plan.md", &format!("# Plan 2027\n\n{table}"), "");
    assert!(plan.contains("id: avtal") && !plan.contains("ströks"), "{plan}");
}

/// Of boxes what is ticked is what is said, and a box before an activity says whether it is done.
#[test]
fn what_is_ticked_is_what_the_boxes_say() {
    let table = "Åtgärd;Tid;Status\nKurs;2024;☐ Ej påbörjad ☐ Pågår ☒ Klar\nAvtal;2024;☐ Ej påbörjad ☐ Pågår ☐ Klar\n";
    let (run, sandbox) =
        imported("plan.csv", table, "--period 2024 --title T --on 2024-05-01 --by samordnare-vbe");
    let progress = sandbox.read("records/activities/ny/kurs.yaml");
    assert!(progress.contains("Klar") && !progress.contains('☐'), "{progress}");
    assert!(run.out.contains("vbe finish kurs") && run.out.contains("ikryssad"), "{}", run.out);
    assert!(!sandbox.path().join("records/activities/ny/avtal.yaml").exists());
    let list = "# Plan 2027\n\n## Stöd\n\n- [x] **3.1 Utse kontaktperson**\n  - **Vem:** Socialchef\n- [ ] **3.2 Kurs**\n  - **Vem:** Fritidschef\n";
    let (run, sandbox) = imported("plan.md", list, "");
    let plan = sandbox.read("plans/ny.yaml");
    for own in ["title: Utse kontaktperson", "number: '3.1'", "id: kurs"] {
        assert!(plan.contains(own), "{own}: {plan}");
    }
    assert!(!plan.contains('☒') && !plan.contains('☐'), "{plan}");
    assert!(run.out.contains("finish utse-kontaktperson") && !run.out.contains("finish kurs"), "{}", run.out);
}

/// Those who take part may stand in brackets behind the one who is responsible.
#[test]
fn who_takes_part_may_stand_in_brackets() {
    for (said, partners) in [
        ("Socialchef (i samverkan med Polisen)", "polisen"),
        ("Socialchef (tillsammans med Polisen)", "polisen"),
    ] {
        let plan =
            plan("plan.csv", &format!("Åtgärd;Ansvarig;Tid\nKurs;{said};2027\n"), "--period 2027 --title T");
        let own = activity(&plan, "kurs");
        assert!(
            own.contains("responsible: [socialchef]") && own.contains(&format!("partners: [{partners}]")),
            "{said}: {plan}"
        );
    }
}

/// A label that is not known is a note beside others that are, and no part.
#[test]
fn what_a_label_says_below_an_activity_is_no_part_of_it() {
    let list = "# Plan 2027\n\n## Stöd\n\n- **1.1 Kontaktperson**\n  - **Vem:** Socialchef\n  - **Medverkar:** Polisen\n  - **Kostar:** 90 000 kr\n  - **Kräver:** beslut i nämnden\n  - Utse kontaktperson\n";
    let plan = plan("plan.md", list, "");
    let own = activity(&plan, "kontaktperson");
    for said in [
        "partners: [polisen]", "resources: 90 000 kr", "Kräver: beslut i nämnden",
        "parts: [Utse kontaktperson]",
    ] {
        assert!(own.contains(said), "{said}: {plan}");
    }
}

/// A form for each activity names it by whatever label, and two forms are two activities.
#[test]
fn the_first_row_of_a_form_is_the_activity() {
    for label in ["Aktivitetens namn", "Namn på insatsen", "Benämning", "Titel"] {
        let form = |name: &str, day: &str| {
            format!(
                "| {label} | {name} |\n|---|---|\n| Ansvarig | Socialchef |\n| Slutdatum | {day} |\n| Budget | 10 000 kr |\n\n"
            )
        };
        let text = format!("# Plan 2027\n\n{}{}", form("Kurs", "2027-04-30"), form("Avtal", "2027-06-30"));
        let plan = plan("plan.md", &text, "");
        for (id, day) in [("kurs", "2027-04-30"), ("avtal", "2027-06-30")] {
            let own = activity(&plan, id);
            assert!(
                own.contains(&format!("finish: {day}")) && own.contains("responsible: [socialchef]"),
                "{label}: {plan}"
            );
        }
    }
}

/// Heads of two levels, of which the lower are those of the columns, whatever words the upper have.
#[test]
fn the_lower_of_two_rows_of_heads_are_those_of_the_columns() {
    for (upper, lower) in [
        ("Vad;Vem;När;", "Åtgärd;Ansvarig;Start;Slut"),
        ("Uppdrag;Organisation;Planerat;", "Rubrik;Ansvarig;Start;Slut"),
        ("Aktivitet;Organisation;Tid;", "Namn;Ansvarig;Start;Slut"),
    ] {
        let table = format!(
            "{upper}\n{lower}\nKurs;Socialchef;2027-01-07;2027-03-31\nAvtal;Fritidschef;2027-02-01;2027-05-31\n"
        );
        let plan = plan("plan.csv", &table, "--period 2027 --title T --finished promised");
        for (id, start, finish) in
            [("kurs", "2027-01-07", "2027-03-31"), ("avtal", "2027-02-01", "2027-05-31")]
        {
            let own = activity(&plan, id);
            assert!(
                own.contains(&format!("start: {start}")) && own.contains(&format!("finish: {finish}")),
                "{plan}"
            );
        }
        assert_eq!(plan.matches("title: ").count(), 3, "{plan}");
    }
    // A row of data below one row of heads stays one.
    let plan = plan(
        "plan.csv",
        "Vad;Vem;När\nAktiviteter på lov;Fritidschef;Löpande\nMöten;Socialchef;2027\n",
        "--period 2027 --title T",
    );
    assert!(plan.contains("Aktiviteter på lov") && plan.contains("id: moten"), "{plan}");
}
