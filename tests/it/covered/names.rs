//! An id is an id in every kind, however it is written and whatever it has been made of; and what is no name is none.

use std::fs;
use std::io::Cursor;

use vbe::cli::{Exit, Input};

use super::{TRAINING, found, repository};
use crate::guard::REST;
use crate::sandbox::{SOUND, Sandbox, TODAY, run_words};

const MEETING: &str = "kind: meeting\nid: m2\ngroup: styrgrupp\non: 2024-01-10\n";
const INCIDENT: &str =
    "kind: incident\nid: i2\nmonth: 2024-03\nplace: school\nenvironment: other\ntype: symbol\n";

/// What `vbe scan` says of a text as it would stand in a record of a kind.
fn scanned(text: &str, kind: &str) -> Vec<String> {
    let sandbox = Sandbox::sound();
    let words = ["scan", "--stdin", "--as", kind, "--format", "json"];
    let input = Input::new(Cursor::new(text.as_bytes().to_vec()), false);
    found(&run_words(words.into_iter(), sandbox.path(), TODAY, false, Vec::new(), input))
}

#[test]
fn an_id_is_covered_where_the_name_of_its_file_is() {
    let routine = "kind: routine\nid: r2\ntitle: Stöd\nsort: routine\nowner: samordnaren\n";
    for (folder, kind, text) in [
        ("meetings", "meeting", MEETING.replace("m2", "ID")),
        ("trainings", "training", TRAINING.replace("t1", "ID")),
        ("routines", "routine", routine.replace("r2", "ID")),
        ("incidents", "incident", INCIDENT.replace("i2", "ID")),
        ("cases", "case", format!("kind: case\nid: ID\n{REST}")),
    ] {
        for id in ["mamma-sunna", "storgatan-12", "8b-centralskolan", "bjorkvagen-12"] {
            let path = format!("records/{folder}/{id}.yaml");
            let sandbox = Sandbox::sound().file(&path, &text.replace("ID", id));
            for words in [
                format!("list {kind}"),
                format!("list {kind} --format json"),
                format!("show {kind}:{id}"),
                "validate".into(),
                "fmt --dry-run".into(),
            ] {
                let run = sandbox.run(&words);
                assert!(
                    !run.out.contains(id) && !run.err.contains(id),
                    "{words} {path}: {}{}",
                    run.out,
                    run.err
                );
            }
        }
    }
}

#[test]
fn what_an_id_is_made_of_is_not_told_in_it() {
    for (title, secret) in
        [("Stöd till familjen Hallinder", "hallinder"), ("Uppföljning född 2004-03-17", "2004-03-17")]
    {
        let sandbox = Sandbox::sound();
        let title = format!("title={title}");
        for words in [
            vec!["new", "routine", &title, "sort=routine", "owner=samordnaren", "--dry-run"],
            vec![
                "new", "activity", &title, "areas=forebygga", "responsible=samordnaren", "finish=H 2024",
                "--dry-run",
            ],
        ] {
            let run = sandbox.told(&words, None);
            assert!(run.out.contains("identifies-person"), "{words:?}: {}{}", run.out, run.err);
            assert!(!run.out.to_lowercase().contains(secret), "{words:?}: {}", run.out);
        }
    }
}

#[test]
fn an_id_is_an_id_however_it_is_written() {
    for head in [
        "id: storgatan-12\nkind: case\n", "kind: case\nid:  storgatan-12\n",
        "kind: case\nid : storgatan-12\n", "kind: case\n\"id\": storgatan-12\n",
        "kind: case\nid:\n  storgatan-12\n",
    ] {
        let text = format!("{head}{REST}");
        let sandbox = Sandbox::sound().file("records/cases/37d5g8xy.yaml", &text);
        for words in ["list case", "validate", "fmt --dry-run", "show case:storgatan-12"] {
            let run = sandbox.run(words);
            assert!(!run.out.contains("storgatan") && !run.err.contains("storgatan"), "{words}: {}", run.out);
        }
        assert!(
            sandbox.run("scan").out.contains("identifies-person") || sandbox.run("scan").exit == Exit::Found
        );
    }
    // Nobody is told to call a file by it.
    let sandbox =
        Sandbox::sound().file("records/meetings/mote-1.yaml", &MEETING.replace("m2", "mamma-sunna"));
    let run = sandbox.run("validate");
    assert!(!run.out.contains("sunna"), "{}", run.out);
}

#[test]
fn what_names_a_record_about_somebody_is_covered_as_its_id_is() {
    for id in ["mamma-sunna", "storgatan-12", "zlatan"] {
        let case = format!("kind: case\nid: k7qx2m9f\n{REST}links: {{incidents: [{id}]}}\n");
        let alone = Sandbox::sound().file("records/cases/k7qx2m9f.yaml", &case);
        let run = alone.run("validate");
        assert!(!run.out.contains(id), "{id}: {}", run.out);
        let sandbox = alone.file(&format!("records/incidents/{id}.yaml"), &INCIDENT.replace("i2", id));
        for words in ["show case:k7qx2m9f", "validate", "list incident"] {
            let run = sandbox.run(words);
            assert!(!run.out.contains(id), "{words} {id}: {}", run.out);
        }
    }
}

#[test]
fn what_leads_nowhere_is_searched_as_a_name_and_what_leads_somewhere_is_told() {
    for line in [
        "presented:\n  - {plan: mamma-sunna, revision: 3f9c2ab81d}",
        "present: [mamma-sunna]",
        "invited: ['mamma-sunna']",
    ] {
        let text = format!("{MEETING}{line}\n");
        let run = Sandbox::sound().file("records/meetings/m2.yaml", &text).run("validate");
        assert!(run.out.contains("unknown-reference") && !run.out.contains("sunna"), "{line}: {}", run.out);
    }
    let register = SOUND[0].1.replace("groups:", "  - {id: rektor-bjorkskolan, title: Rektor}\ngroups:");
    let run = Sandbox::sound()
        .file("plans/organisation.yaml", &register)
        .file("records/meetings/m2.yaml", &format!("{MEETING}present: [rektor-bjorkskolan]\n"))
        .run("validate");
    assert!(!run.out.contains("█") && !run.out.contains("may-identify"), "{}", run.out);
}

#[test]
fn a_school_named_after_somebody_is_a_school_in_an_id_too() {
    for id in ["karin-boye-gymnasiet", "anna-lindh-gymnasium", "anna-lindh-skolan", "elin-wagner-skolan"] {
        let unit = format!("  - {{id: {id}, title: Enheten}}\n");
        let register = SOUND[0].1.replace("roles:", &format!("{unit}roles:"));
        let sandbox = Sandbox::sound()
            .file("plans/organisation.yaml", &register)
            .file("records/trainings/t1.yaml", &format!("{TRAINING}units: [{id}]\n"));
        let run = sandbox.run("scan --format json");
        assert_eq!(found(&run), Vec::<String>::new(), "{id}: {}", run.out);
        assert!(sandbox.run("list unit").out.contains(id), "{id}");
        assert_eq!(scanned(&format!("id: {id}"), "organisation"), Vec::<String>::new(), "{id}");
    }
    assert!(!scanned("id: karin-boye", "organisation").is_empty());
}

#[test]
fn a_name_is_found_in_the_form_that_a_title_gives_it() {
    for name in [
        "bjorkvagen-12", "fodd-2004-03-17", "14-aring", "702-98-orebro", "702-98-örebro", "k0201-k118342-18",
        "MLB 842",
    ] {
        let path = format!("records/cases/{name}.yaml");
        let text = format!("kind: case\nid: k7qx2m9f\n{REST}");
        let run = Sandbox::sound().file(&path, &text).run("scan --format json");
        assert!(!found(&run).is_empty(), "{name}: {}", run.out);
    }
    // Nothing of it is found in what schools and plans are called.
    for name in ["utbildning-2026", "vagledning-2026-h1", "plan-702-98", "grundutbildning", "arbetsgang-2"] {
        let path = format!("records/trainings/{name}.yaml");
        let run = Sandbox::sound().file(&path, &TRAINING.replace("t1", name)).run("scan --format json");
        assert_eq!(found(&run), Vec::<String>::new(), "{name}: {}", run.out);
    }
}

#[test]
fn a_break_in_an_argument_parts_no_name() {
    let sandbox = Sandbox::sound();
    for end in ["\n", "\r", "\u{2028}", "\u{2029}", "\u{85}"] {
        for (first, rest) in
            [("Hodan", "Lindqvist"), ("18900101-", "9802"), ("070-174", "06 05"), ("bor på Storgatan", "12")]
        {
            let word = format!("{first}{end}{rest}");
            for words in [["explain", word.as_str()], ["show", word.as_str()], ["note", word.as_str()]] {
                let run = sandbox.told(&words, None);
                for text in [&run.out, &run.err] {
                    assert!(!text.contains(rest), "{words:?}: {text}");
                }
                assert!(
                    run.err.lines().all(|line| line.starts_with("vbe: ") || line.starts_with("  ")),
                    "{}",
                    run.err
                );
            }
        }
    }
}

#[test]
fn the_id_in_a_form_is_searched_as_what_is_brought_in() {
    let sandbox = Sandbox::sound();
    sandbox.run("ask --responsible samordnaren --on 2024-05-02");
    let form = sandbox.read("forms/samordnare-vbe.md");
    for id in ["Hodan", "p/a<br>Hodan<br>Lindqvist 18900101-<br>9802"] {
        fs::write(sandbox.path().join("svar.md"), form.replace("plan-2024/utbildning", id)).unwrap();
        let run = sandbox.run("import --answers svar.md --dry-run");
        assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
        for text in [&run.out, &run.err] {
            assert!(!text.contains("Hodan") && !text.contains("9802"), "{text}");
        }
        assert!(run.out.contains("svar.md") && run.out.contains("row"), "{}", run.out);
    }
}

#[test]
fn whoever_is_responsible_is_somebody() {
    for text in [
        "Ansvarig Hodan ringde", "Vbe-ansvarig Hodan ringde", "Möte Hodan", "Mötet Hodan mår bättre",
        "Planen Hodan mår bättre", "Gruppen Hodan mår bättre", "Projektet Hodan mår bättre",
        "Skolan Hodan mår bättre", "Kommun Hodan mår bättre",
    ] {
        assert!(!scanned(text, "case").is_empty(), "{text}");
    }
    for text in ["Ansvarig Rektor", "Ansvarig Socialtjänsten ringde", "Säkerhetsansvarig Vakant"] {
        assert_eq!(scanned(text, "case"), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_number_in_two_fields_is_a_number() {
    for text in [
        "Personnummer: 18900101",
        "Personnr: 890101",
        "Personnummer 18900101. Fyra sista: 9802",
        "Fyra sista: 9802",
        "sista fyra: 9802",
        "De fyra sista siffrorna är 9802",
        "4 sista = 9802",
    ] {
        let found = scanned(text, "activity");
        assert!(found.iter().any(|one| one.starts_with("error")), "{text}: {found:?}");
    }
    for text in [
        "Fyll i de fyra sista kolumnerna", "De fyra sista 2024", "Personnummer behövs inte. 2024-05-01",
        "Sista fyra: 12",
    ] {
        assert_eq!(scanned(text, "activity"), Vec::<String>::new(), "{text}");
    }
    let table = "Åtgärd;Personnummer;Fyra sista\nUtbilda;18900101;9802\n";
    let run = Sandbox::sound().file("t.csv", table).run("import t.csv --id p9 --period 2026");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    assert_eq!(run.out.matches("[identifies-person]").count(), 2, "{}", run.out);
}

#[test]
fn an_exception_that_has_ended_or_is_withdrawn_holds_on_no_day() {
    let note = |until: &str| {
        format!(
            "{MEETING}note: I kampanjen Alva ingår sex skolor # vbe: allow[first_name] namnet på en kampanj, until {until}\n"
        )
    };
    let ended = Sandbox::sound().file("records/meetings/m2.yaml", &note("2024-10-31"));
    for words in ["show m2", "show m2 --as-of 2024-10-01"] {
        assert!(!ended.run(words).out.contains("Alva"), "{words}");
    }
    let repository = repository();
    repository.file("records/meetings/m2.yaml", &note("2027-01-31"));
    repository.commit_on("2024-02-01", "Ett");
    repository.file("records/meetings/m2.yaml", MEETING);
    repository.commit_on("2024-03-01", "Två");
    for words in
        ["history m2", "diff HEAD~1 HEAD", "show m2 --at HEAD~1", "show m2 --at 2024-02-15 --format json"]
    {
        let run = repository.vbe(words);
        assert!(!run.out.contains("Alva"), "{words}: {}", run.out);
    }
}

#[test]
fn other_settings_know_the_names_of_the_workspace() {
    let sandbox = Sandbox::sound()
        .file("vbe.toml", "[privacy]\nnames = \"namn.txt\"\n")
        .file("namn.txt", "Qwertina\n")
        .file("other.toml", "")
        .file("records/meetings/m2.yaml", &format!("{MEETING}note: Qwertina ringde\n"));
    for words in ["show m2", "show m2 --config other.toml", "fmt --dry-run --config other.toml"] {
        let run = sandbox.run(words);
        assert!(!run.out.contains("Qwertina"), "{words}: {}", run.out);
    }
}

#[test]
fn a_covered_setting_covers_itself_and_nothing_beside_it() {
    let plan = SOUND[2]
        .1
        .replace("title: Utbilda personalen", "title: Utbilda på Storgatan 12 (kontakt@kommun.example)");
    let sandbox = Sandbox::sound()
        .file("vbe.toml", "[cases]\nflow = \"hodan-lindqvist\"\n")
        .file("plans/plan-2024.yaml", &plan);
    for words in ["show plan-2024/utbildning --format json", "status --format json", "validate"] {
        let run = sandbox.run(words);
        assert!(!run.out.contains("hodan") && !run.err.contains("hodan"), "{words}: {}", run.out);
        assert!(words == "validate" || run.out.contains("Storgatan 12"), "{words}: {}{}", run.out, run.err);
    }
}

#[test]
fn where_nothing_stands_nothing_is_covered() {
    let case = format!("kind: case\nid: k7qx2m9f\n{REST}note: \"\"\n");
    let run = Sandbox::sound().file("records/cases/k7qx2m9f.yaml", &case).run("validate");
    assert!(run.out.contains("note") && !run.out.contains("█"), "{}", run.out);
}

/// The file of an activity goes by the id that stands in the plan, not by how it is covered: the activity is found, and
/// one that is covered alike is another.
#[test]
fn what_is_told_of_an_activity_goes_by_the_id_that_stands() {
    let plan = "kind: plan\nid: p\ntitle: P\nperiod: 2024\nactivities:\n  \
        - {id: anna-testsson, title: A, start: 2024}\n  - {id: olle-testsson, title: B, start: 2024}\n";
    let sandbox = Sandbox::sound().file("plans/p.yaml", plan);
    for command in [
        "note p/anna-testsson --note Hej --by samordnare-vbe --on 2024-02-01 --dry-run",
        "start p/anna-testsson --on 2024-02-01 --dry-run",
        "set p/anna-testsson started=2024-02-01 --dry-run",
    ] {
        let run = sandbox.run(command);
        let told = format!("{}{}", run.out, run.err);
        assert!(told.contains("identifies-person"), "{told}");
        assert!(!told.contains("unknown-reference") && !told.contains("testsson"), "{told}");
    }
}
