//! Heads and lines that say something else than they seem to: who owns or helps, by whom, when it was written down; and lists beside
//! tables, with what says in them that something is to be done.

use vbe::cli::Exit;

use crate::sandbox::{Run, Sandbox, repository};

fn imported(file: &str, bytes: &[u8], words: &str) -> (Run, Sandbox) {
    let organisation = std::fs::read(repository().join("tests/imported/organisation.yaml")).unwrap();
    let sandbox = Sandbox::empty().bytes("plans/organisation.yaml", &organisation).bytes(file, bytes);
    let run = sandbox.run(&format!("import {file} --id ny {words}"));
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    (run, sandbox)
}

fn plan(file: &str, text: &str, words: &str) -> String {
    imported(file, text.as_bytes(), words).1.read("plans/ny.yaml")
}

fn table(text: &str, words: &str) -> String {
    plan("plan.csv", text, &format!("--title T {words}"))
}

/// The lines of a plan in which an activity stands.
fn activity(plan: &str, id: &str) -> String {
    let from = plan.find(&format!("id: {id}")).unwrap_or_else(|| panic!("{id}: {plan}"));
    plan[from..].split("\n\n").next().unwrap().to_owned()
}

#[test]
fn who_owns_an_activity_is_responsible_and_who_helps_takes_part() {
    for (owner, helper) in [
        ("Åtgärdsägare", "Medaktör"),
        ("Aktivitetsägare", "Stödaktör"),
        ("Insatsägare", "Extern aktör"),
        ("Action owner", "Co-lead"),
        ("Den som håller i det", "Samarbetsaktör"),
    ] {
        let plan = table(&format!("Åtgärd;{owner};{helper}\nKurs;Fritidschef;Polisen\n"), "--period 2027");
        let own = activity(&plan, "kurs");
        assert!(
            own.contains("responsible: [fritidschef]") && own.contains("partners: [polisen]"),
            "{owner}, {helper}: {plan}"
        );
        let plan = table(&format!("Åtgärd;{helper}\nKurs;Polisen\n"), "--period 2027");
        let own = activity(&plan, "kurs");
        assert!(own.contains("partners: [polisen]") && !own.contains("responsible"), "{helper}: {plan}");
    }
    // What is made with the word for an activity says what the rest of it says, and is no part.
    let plan = table("Aktivitet;Aktivitetstid;Aktivitetsplan\nKurs;maj 2027;Se bilaga\n", "--period 2027");
    let own = activity(&plan, "kurs");
    assert!(own.contains("when: maj 2027") && own.contains("note: 'Aktivitetsplan: Se bilaga'"), "{plan}");
}

#[test]
fn a_deadline_that_is_counted_from_nothing_is_not_how_often() {
    for said in ["inom ett år", "inom två veckor", "Inom 6 månader", "within two years"] {
        let plan = table(&format!("Åtgärd;Ansvarig;Tid\nKurs;Fritidschef;{said}\n"), "--period 2027");
        let own = activity(&plan, "kurs");
        assert!(!own.contains("recurs") && own.contains("time_note"), "{said}: {plan}");
    }
    let list =
        "# Plan 2027\n\n## Stöd\n\n- anhöriga erbjuds stöd inom två veckor\n- läget följs varje månad\n";
    let plan = plan("plan.md", list, "");
    assert!(plan.matches("recurs").count() == 1 && plan.contains("recurs: varje månad"), "{plan}");
}

/// By whom something was done, or when it was written down, is not when it is to be done, and takes the place of nothing that is.
#[test]
fn by_whom_and_when_it_was_written_down_is_no_time_of_it() {
    for head in ["Slutförd av", "Avslutad av", "Påbörjad av", "Startad av", "Genomförd av", "Finished by"]
    {
        let text = format!(
            "Åtgärd;Ansvarig;Startdatum;Förfallodatum;{head}\nKurs;Socialchef;2027-01-07;2027-03-31;Fritidschef\nFilm;Socialchef;2027-01-07;2027-04-30;\n"
        );
        let plan = table(&text, "--period 2027");
        let own = activity(&plan, "kurs");
        for said in ["start: 2027-01-07", "finish: 2027-03-31", &format!("note: '{head}: Fritidschef'")] {
            assert!(own.contains(said), "{head}, {said}: {plan}");
        }
    }
    for head in ["Skapat datum", "Datum för registrering", "Beslutat datum"] {
        let text = format!("Aktivitet;Ansvarig;{head};Startdatum\nKurs;Socialchef;2026-12-01;2027-01-07\n");
        let own = activity(&table(&text, "--period 2027"), "kurs");
        assert!(own.contains("start: 2027-01-07") && own.contains("2026-12-01'"), "{own}");
        assert!(!own.contains("when:") && !own.contains("time_note"), "{own}");
    }
    // A head that may say when yields to one that does.
    let text = "Aktivitet;Ansvarig;År;Startdatum\nKurs;Socialchef;2026;2027-01-07\n";
    assert!(activity(&table(text, "--period 2026-2027"), "kurs").contains("start: 2027-01-07"));
}

#[test]
fn a_month_is_when_and_a_month_without_an_activity_is_none() {
    let year = "Månad;Vad;Vem\nJanuari;Lägesbild;Socialchef\nApril–maj;Enkät;Socialchef\nJuni;—;\nJuli;Semester – inga aktiviteter;\nAugusti;;\nSeptember;Film;Socialchef\n";
    let (run, sandbox) = imported("plan.csv", year.as_bytes(), "--period 2027 --title T");
    let plan = sandbox.read("plans/ny.yaml");
    for (id, time) in [("lagesbild", "Januari"), ("enkat", "April–maj"), ("film", "September")] {
        let own = activity(&plan, id);
        assert!(own.contains(&format!("when: {time}")) && !own.contains("note"), "{plan}");
    }
    assert!(!plan.contains("id: semester") && !plan.contains("id: juni"), "{plan}");
    for said in ["Juni", "Semester", "Augusti"] {
        assert!(run.out.contains(said), "{said}: {}", run.out);
    }
    let weeks = "Aktivitet;Ansvarig;Vecka\nKurs;Socialchef;12\nFilm;Socialchef;v. 14\nDag;Socialchef;20-22\n";
    let plan = table(weeks, "--period 2027");
    for (id, time) in [("kurs", "v. 12"), ("film", "v. 14"), ("dag", "v. 20-22")] {
        assert!(activity(&plan, id).contains(&format!("when: {time}")), "{plan}");
    }
}

#[test]
fn a_line_that_says_when_it_was_decided_is_no_area() {
    for line in [
        "Beslutat i lokala BRÅ 2026-11-24", "Lokala BRÅ beslutade 2026-11-24",
        "Version 2, reviderad 3 maj 2026",
    ] {
        let text =
            format!("Årshjul 2027;;\n{line};;\nAktivitet;Ansvarig;Tid\nLägesbild;Socialchef;maj 2027\n");
        let (run, sandbox) = imported("plan.csv", text.as_bytes(), "--period 2027");
        let plan = sandbox.read("plans/ny.yaml");
        assert!(!plan.contains("areas") && plan.contains(line) && run.out.contains("2026"), "{line}: {plan}");
        let text = format!(
            "# Plan 2027\n\n**{line}**\n\n| Aktivitet | Ansvarig |\n|---|---|\n| Lägesbild | Socialchef |\n"
        );
        assert!(!self::plan("plan.md", &text, "").contains("areas"), "{line}");
    }
}

/// What somebody is responsible for stands in a list below, and who it is is no area.
#[test]
fn who_a_heading_says_is_responsible_is_so_for_what_stands_below() {
    let list = "# Plan 2027\n\nPolisen ansvarar för att\n\n- lägesbilden uppdateras varje kvartal,\n- rutinen är känd senast 30 juni 2027 (kostnad 120 000 kr), och\n\nSocialnämnden ser till att:\n\n- en samordnare finns.\n";
    let (run, sandbox) = imported("plan.md", list.as_bytes(), "");
    let plan = sandbox.read("plans/ny.yaml");
    assert!(!plan.contains("areas"), "{plan}");
    let own = activity(&plan, "lagesbilden-uppdateras-varje-kvartal");
    assert!(own.contains("title: lägesbilden uppdateras varje kvartal\n"), "{plan}");
    assert!(own.contains("responsible: [polisen]"), "{plan}");
    assert!(plan.contains("resources: 120 000 kr") && plan.contains("finish: 30 juni 2027"), "{plan}");
    assert!(plan.contains("Ansvarig enligt tabellen: Socialnämnden"), "{plan}");
    assert!(run.out.contains("of the activities below"), "{}", run.out);
    // Beside a table too.
    let text = format!("{list}\n| Aktivitet | Ansvarig |\n|---|---|\n| Kurs | Socialchef |\n");
    let plan = self::plan("plan.md", &text, "");
    assert!(plan.contains("id: kurs") && plan.contains("id: lagesbilden"), "{plan}");
}

const TABLE: &str = "| Insats | Ansvarig | Tid |\n|---|---|---|\n| Kurs | Socialchef | maj 2027 |\n";

/// A box before a point says that it is to be done, as it does in a file without a table. Other points are told of as what they are.
#[test]
fn a_list_with_boxes_and_a_table_that_says_who_and_when_are_read_beside_another() {
    let list = "## Barn och unga\n\n- [x] Skolorna inför en nätplan\n- [ ] Kuratorer utbildas\n";
    let (run, sandbox) =
        imported("plan.md", format!("# Plan 2027\n\n{list}\n## Personal\n\n{TABLE}").as_bytes(), "");
    let plan = sandbox.read("plans/ny.yaml");
    for id in ["skolorna-infor-en-natplan", "kuratorer-utbildas", "kurs"] {
        assert!(plan.contains(&format!("id: {id}")), "{id}: {plan}");
    }
    assert!(activity(&plan, "kuratorer-utbildas").contains("areas: [barn-och-unga]"), "{plan}");
    let told = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("vbe finish skolorna-infor-en-natplan"), "{}", run.out);
    let unticked = list.replace("[x] ", "").replace("[ ] ", "");
    let (run, sandbox) =
        imported("plan.md", format!("# Plan 2027\n\n{unticked}\n## Personal\n\n{TABLE}").as_bytes(), "");
    assert!(run.out.contains("a list beside"), "{}", run.out);
    assert!(sandbox.read("plans/ny.yaml").contains("\"Kuratorer utbildas\""));
    let often = "| Återkommande | Vem | Hur ofta |\n|---|---|---|\n| Omvärldsbevakning | Socialchef | Varje vecka |\n";
    let plan = self::plan("plan.md", &format!("# Plan 2027\n\n{TABLE}\n{often}"), "");
    assert!(activity(&plan, "omvarldsbevakning").contains("recurs: Varje vecka"), "{plan}");
    // A table of whom to call is none of activities, and is not said to have no known heads.
    let call = "| Grupp | Vem | Lokal |\n|---|---|---|\n| Styrgrupp | Socialchef | A1 |\n";
    let (run, sandbox) = imported("plan.md", format!("# Plan 2027\n\n{TABLE}\n{call}").as_bytes(), "");
    assert!(!sandbox.read("plans/ny.yaml").contains("id: styrgrupp"));
    assert!(!run.out.contains("no known heads"), "{}", run.out);
}

/// A role may be named as people are in a list of tasks. An account of a person is covered, and the rest of its line kept.
#[test]
fn a_role_behind_a_sign_is_who_is_responsible_and_no_account() {
    let list = "# Plan 2027\n\n## Stöd\n\n- [ ] **A1** Skolorna inför en nätplan @socialchef 📅 2027-06-15\n- [ ] **A2** Kuratorer utbildas @elevhälsochef (kostar 80 000 kr)\n";
    let plan = plan("plan.md", list, "");
    let own = activity(&plan, "skolorna-infor-en-natplan");
    for said in ["title: Skolorna inför en nätplan\n", "responsible: [socialchef]", "finish: 2027-06-15"] {
        assert!(own.contains(said), "{said}: {plan}");
    }
    assert!(plan.contains("Ansvarig enligt tabellen: elevhälsochef"), "{plan}");
    assert!(plan.contains("resources: 80 000 kr"), "{plan}");
    let text = format!("# Plan 2027\n\nFrågor ställs till @kim_larsson86 i god tid\n\n## Stöd\n\n{TABLE}");
    let (run, sandbox) = imported("plan.md", text.as_bytes(), "");
    let plan = sandbox.read("plans/ny.yaml");
    assert!(plan.contains("Frågor ställs till") && !plan.contains("kim"), "{plan}");
    assert!(!run.out.contains("kim"), "{}", run.out);
}

#[test]
fn a_goal_may_have_a_letter_for_its_number() {
    for line in ["Mål B – Personalen vet vad den ska göra", "Mål B: Personalen vet vad den ska göra"] {
        let plan = plan("plan.md", &format!("# Plan 2027\n\n## {line}\n\n{TABLE}"), "");
        assert!(!plan.contains("areas"), "{line}: {plan}");
        assert!(
            plan.contains("number: B") && plan.contains("title: Personalen vet vad den ska göra"),
            "{plan}"
        );
        assert!(plan.contains("id: personalen-vet-vad-den-ska"), "{plan}");
    }
}

/// The style that programs give the title of a document says so in an open document as in others.
#[test]
fn the_title_of_an_open_document_is_known_by_its_style() {
    let document = |body: &str| {
        crate::reading::planted::packed(&[
            ("mimetype", "application/vnd.oasis.opendocument.text".to_owned()),
            (
                "content.xml",
                format!(
                    "<office:document-content xmlns:office=\"a\" xmlns:table=\"b\" xmlns:text=\"c\" xmlns:style=\"d\"><office:automatic-styles><style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/></office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
                ),
            ),
        ])
    };
    let list = "<text:list><text:list-item><text:p>Kurs för personalen</text:p></text:list-item><text:list-item><text:p>Film för unga</text:p></text:list-item></text:list>";
    let row = |cells: [&str; 2]| {
        let own = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        format!("<table:table-row>{}</table:table-row>", cells.map(own).concat())
    };
    let table = format!(
        "<table:table table:name=\"T\">{}{}</table:table>",
        row(["Åtgärd", "Ansvarig"]),
        row(["Kurs för personalen", "Socialchef"])
    );
    for style in ["Title", "P1"] {
        for below in [list, &table] {
            let title = "Lokal plan mot våldsbejakande extremism";
            let body = format!("<text:p text:style-name=\"{style}\">{title}</text:p>{below}");
            let (run, sandbox) = imported("plan.odt", &document(&body), "--period 2027");
            let plan = sandbox.read("plans/ny.yaml");
            assert!(plan.contains(&format!("title: {title}")), "{plan}");
            assert!(!plan.contains("running text") && !run.out.contains("running text"), "{}", run.out);
        }
    }
}

/// A time may have an arrow or a word for its beginning or end. What a need costs is resources, and who asks when does not know.
#[test]
fn times_and_amounts_are_read_as_people_write_them() {
    let text = "Insats;Ansvarig;Tid;Behov\nKurs;Socialchef;mars → maj 2027;25 tkr\nFilm;Socialchef;→ hösten 2027;Lokaler\nDag;Socialchef;Startar 1 sept 2027;0,5 tjänst\nNatt;Socialchef;före 1 juni;\nAvtal;Socialchef;?;\nMöte;Socialchef;från och med hösten 2027;\n";
    let (run, sandbox) = imported("plan.csv", text.as_bytes(), "--period 2027 --title T");
    let plan = sandbox.read("plans/ny.yaml");
    for (id, said) in [
        ("kurs", "when: mars–maj 2027"),
        ("kurs", "resources: 25 tkr"),
        ("film", "finish: hösten 2027"),
        ("film", "needs: [lokaler]"),
        ("dag", "start: 1 sept 2027"),
        ("dag", "resources: '0,5 tjänst'"),
        ("natt", "finish: 1 juni"),
    ] {
        assert!(activity(&plan, id).contains(said), "{id}, {said}: {plan}");
    }
    assert!(
        !activity(&plan, "dag").contains("needs") && !activity(&plan, "avtal").contains("time"),
        "{plan}"
    );
    assert!(run.out.contains("not decided") && !run.out.contains("from from"), "{}", run.out);
}

/// A goal with activities in a list serves them, and does not reach the table below the next.
#[test]
fn a_heading_that_says_a_goal_is_served_by_the_list_below_it() {
    let text = format!(
        "# Plan 2027\n\n## Mål A – Barn är trygga\n\n- [ ] Kuratorer utbildas\n- [ ] Skolor inför en nätplan\n\n## Mål B – Personalen vet\n\n{TABLE}"
    );
    let plan = plan("plan.md", &text, "");
    assert!(activity(&plan, "kuratorer-utbildas").contains("serves: [barn-ar-trygga]"), "{plan}");
    assert!(
        activity(&plan, "kurs").contains("serves: [personalen-vet]") && !plan.contains("areas"),
        "{plan}"
    );
}

/// Labels below a heading that is struck through are of it, and not of the activity above.
#[test]
fn a_struck_heading_takes_its_labels_along() {
    for struck in ["### ~~1.2 Telefonlinje~~", "~~1.2 Telefonlinje~~"] {
        let text = format!(
            "# Plan 2027\n\n## Aktiviteter\n\n### 1.1 Kontaktperson\n\nAnsvarig: Socialchef\n\n{struck}\n\nAnsvarig: Utbildningschef\n\nTid: 2027\n\n### 1.3 Kurs\n\nAnsvarig: Fritidschef\n"
        );
        let (run, sandbox) = imported("plan.md", text.as_bytes(), "");
        let plan = sandbox.read("plans/ny.yaml");
        let own = activity(&plan, "kontaktperson");
        assert!(own.contains("responsible: [socialchef]") && !own.contains("when"), "{plan}");
        assert!(activity(&plan, "kurs").contains("responsible: [fritidschef]"), "{plan}");
        assert!(run.out.contains("Utbildningschef"), "{}", run.out);
    }
}

/// A box before the name of an activity in a table says whether it is done. Quarters that stand twice under one year are none.
#[test]
fn a_box_in_a_table_is_no_name_and_a_time_that_stands_twice_is_unclear() {
    let text = "# Plan 2027\n\n| Åtgärd | Ansvarig |\n|---|---|\n| ☒ Kurs | Socialchef |\n| [ ] Film | Fritidschef |\n";
    let (run, sandbox) = imported("plan.md", text.as_bytes(), "");
    let plan = sandbox.read("plans/ny.yaml");
    assert!(plan.contains("title: Kurs") && plan.contains("title: Film"), "{plan}");
    assert!(run.out.contains("finish kurs") && !run.out.contains("finish film"), "{}", run.out);
    let text = "Åtgärd;Ansvarig;2027;;;\n;;K1;K2;K1;K2\nKurs;Socialchef;x;;;\nFilm;Socialchef;;x;x;\n";
    let plan = table(text, "--period 2027-2028");
    assert!(activity(&plan, "film").contains("note:") && !plan.contains("when"), "{plan}");
}

/// A letter alone and the word behind it are no name.
#[test]
fn a_note_that_ends_with_a_letter_does_not_become_a_name() {
    let text = "Åtgärd;Ansvarig;Typ (S/K);Samverkan\nKurs;Socialchef;K;Nattvandrarna\n";
    let plan = table(text, "--period 2027");
    assert!(plan.contains("Samverkan: Nattvandrarna. Typ (S/K): K"), "{plan}");
}
