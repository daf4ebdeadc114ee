//! Lines above tables and at the head of a file: what they say of what follows, what is only kept as a comment, and what is left
//! out because it identifies somebody. And what is to be written where a cell says that something is done or dropped.

use vbe::cli::Exit;

use crate::sandbox::{Run, Sandbox, repository};

const TABLE: &str = "| Insats | Ansvarig | Tid |\n|---|---|---|\n| Samtalsstöd | Socialchef | 2027 |\n";

fn imported(file: &str, text: &str, words: &str) -> (Run, String) {
    let organisation = std::fs::read(repository().join("tests/imported/organisation.yaml")).unwrap();
    let sandbox = Sandbox::empty().swedish().bytes("plans/organisation.yaml", &organisation).file(file, text);
    let run = sandbox.run(&format!("import {file} --id ny {words}"));
    let plan = if run.exit == Exit::Fine { sandbox.read("plans/ny.yaml") } else { String::new() };
    (run, plan)
}

/// A short line above a table is no area beside a heading, whatever it says; alone, in a few words, it is a guess.
#[test]
fn a_line_above_a_table_is_an_area_only_where_it_is_made_as_a_heading() {
    for line in [
        "Tabell 1. Insatser", "Gäller från 2026", "Beslut i styrgruppen", "Antal insatser: 3",
        "Insatser i tabellform", "Uppdaterad i maj", "Se även bilagan",
    ] {
        let (run, plan) = imported("plan.md", &format!("# Plan 2027\n\n## Stöd\n\n{line}\n\n{TABLE}"), "");
        assert_eq!(run.exit, Exit::Fine, "{line}: {}", run.err);
        assert!(plan.contains("areas: [stod]") && plan.contains("{id: stod, title: Stöd}"), "{line}: {plan}");
        assert!(run.out.contains(line.split(' ').next().unwrap()), "{line} is told of: {}", run.out);
    }
    let (_, plan) = imported("plan.md", &format!("# Plan 2027\n\n**Stöd**\n\n{TABLE}"), "");
    assert!(plan.contains("title: Stöd"), "{plan}");
    let (_, plan) = imported("plan.md", &format!("# Plan 2027\n\nOmråde 2: Stöd\n\n{TABLE}"), "");
    assert!(plan.contains("title: Stöd") || plan.contains("title: 'Område 2: Stöd'"), "{plan}");
    let (_, plan) =
        imported("plan.md", &format!("Främja\n\n{TABLE}\nFörhindra\n\n{TABLE}"), "--period 2027 --title T");
    assert!(plan.contains("title: Främja") && plan.contains("title: Förhindra"), "{plan}");
}

/// Nobody asked for the line: it is left out with its reason, and the import goes on.
#[test]
fn a_line_above_a_table_that_identifies_somebody_is_left_out_and_the_rest_is_read() {
    for line in [
        "Kontaktperson: Anna Andersson", "Anna Andersson, samordnare", "Ansvarig: Anna Andersson",
        "Tabellen är gjord av Anna Andersson", "Dnr KS 2026/12, Anna Andersson",
    ] {
        let (run, plan) = imported("plan.md", &format!("# Plan 2027\n\n## Stöd\n\n{line}\n\n{TABLE}"), "");
        assert_eq!(run.exit, Exit::Fine, "{line}: {}{}", run.out, run.err);
        assert!(plan.contains("Samtalsstöd") && plan.contains("title: Stöd"), "{line}: {plan}");
        assert!(!plan.contains("Andersson") && !run.out.contains("Andersson"), "{line}: {plan}{}", run.out);
        assert!(run.out.contains("pekar ut någon"), "{line}: {}", run.out);
    }
    // A heading is what the plan is made of, and is searched like a cell.
    let (run, _) = imported("plan.md", &format!("# Plan 2027\n\n## Anna Andersson\n\n{TABLE}"), "");
    assert!(run.exit == Exit::Found && !run.out.contains("Andersson"), "{}{}", run.out, run.err);
}

/// The head of a Markdown file says what its keys say, and nothing of it is read as prose.
#[test]
fn the_head_of_a_markdown_file_is_labels() {
    let head = "titel: 'Plan mot extremism'\ngäller: 2026-2028\nansvarig: Samordnaren\nförfattare: Anna Andersson\nstatus: utkast\n";
    let (run, plan) = imported("plan.md", &format!("---\n{head}---\n\n{TABLE}"), "");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    for line in [
        "title: Plan mot extremism\n", "period: 2026-2028\n", "responsible: [samordnare-vbe]\n",
        "#   rad 6: \"status: utkast\"\n",
    ] {
        assert!(plan.contains(line), "{line}: {plan}");
    }
    assert!(!plan.contains("Andersson") && !run.out.contains("Andersson"), "{}", run.out);
    assert!(run.out.contains("tabell 1, rad 9"), "lines are counted from the first: {}", run.out);
    // A line across the page begins no head.
    let (_, plan) = imported("plan.md", &format!("---\n\n# Plan 2027\n\n---\n\n{TABLE}"), "");
    assert!(plan.contains("title: Plan 2027"), "{plan}");
}

/// What is done or dropped is said with the command that records it, in whatever column it stands.
#[test]
fn a_word_that_says_that_something_is_done_or_dropped_names_the_command() {
    for (head, cell, command) in [
        ("Status", "Klart", "vbe finish samtal"),
        ("Status", "Genomförd, rapport finns", "vbe finish samtal"),
        ("Status", "Struket", "vbe cancel"),
        ("Läge", "Utgår – saknar medel", "vbe cancel"),
        ("Tid", "Utgår", "vbe cancel"),
        ("Kommentar", "Struken", "vbe cancel"),
    ] {
        let (run, plan) =
            imported("plan.csv", &format!("Åtgärd;{head}\nSamtal;{cell}\n"), "--period 2027 --title T");
        let said = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(command), "{head} {cell}: {}", run.out);
        assert!(plan.contains(cell), "{plan}");
    }
    let words = "--period 2024 --title T --on 2024-05-01 --by samordnare-vbe";
    let (run, _) = imported("plan.csv", "Åtgärd;Status\nSamtal;Struket\n", words);
    assert!(run.out.contains("uppföljning; görs den") && run.out.contains("vbe cancel"), "{}", run.out);
}

/// Only a head that says that something is done leaves open whether its days were promised.
#[test]
fn a_last_day_is_a_promise_also_when_it_has_passed() {
    for head in ["Klart senast", "Deadline", "Slutdatum", "Färdigt", "Senast klart"] {
        let (run, plan) =
            imported("plan.csv", &format!("Åtgärd;{head}\nFilm;2020-03-31\n"), "--period 2020 --title T");
        assert!(run.exit == Exit::Fine && plan.contains("finish: 2020-03-31"), "{head}: {}{plan}", run.err);
    }
    let (run, _) = imported("plan.csv", "Åtgärd;Avslutad\nFilm;2020-03-31\n", "--period 2020 --title T");
    assert_eq!(run.exit, Exit::Failed, "{}", run.out);
}
