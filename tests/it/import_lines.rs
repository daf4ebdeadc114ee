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
    // The same in the other form that programs write, and a comment is no part of the line above it.
    let toml = "titel = 'Plan mot extremism'\n# arbetsnamn\ngäller = \"2026-2028\"\n[ytterligare]\nansvarig = [\n  \"Samordnaren\",\n]\n";
    let yaml = "titel: Plan mot extremism\n# arbetsnamn\ngäller: 2026-2028\n# [ytterligare]\nansvarig:\n  - Samordnaren\n";
    for (fence, head) in [("+++", toml), ("---", yaml)] {
        let (run, plan) = imported("plan.md", &format!("{fence}\n{head}{fence}\n\n{TABLE}"), "");
        assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
        for line in [
            "title: Plan mot extremism\n", "period: 2026-2028\n", "responsible: [samordnare-vbe]\n",
            "#   rad 3: \"# arbetsnamn\"\n", "[ytterligare]\"\n",
        ] {
            assert!(plan.contains(line), "{fence} {line}: {plan}{}", run.out);
        }
    }
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

/// A letter that chapters are counted by is no initial: the headings are areas, and nobody is found in them.
#[test]
fn lettered_headings_are_areas_and_nobody_s_name() {
    let table = TABLE.replace("Samtalsstöd", "Råd");
    for (before, after) in [("**", "**"), ("## ", "")] {
        let text = format!(
            "# Plan 2027\n\n{before}A. Tidiga insatser{after}\n\n{TABLE}\n{before}B. Samordning{after}\n\n{table}"
        );
        let (run, plan) = imported("plan.md", &text, "");
        assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
        assert!(plan.contains("Tidiga insatser") && plan.contains("Samordning"), "{text}{plan}");
        assert!(!run.out.contains("pekar ut någon"), "{}", run.out);
    }
}

/// A legend says what the letters of a column of statuses mean; one of something else says nothing of them.
#[test]
fn a_letter_for_how_it_goes_is_read_as_the_file_says_that_it_is() {
    let table = "| Insats | Ansvarig | Tid | Status |\n|---|---|---|---|\n| Samtal | Socialchef | 2024 | K |\n| Råd | Socialchef | 2024 | P |\n| Film | Socialchef | 2024 | X |\n";
    let words = "--on 2024-05-01 --by samordnare-vbe";
    let (run, _) = imported(
        "plan.md",
        &format!("# Plan 2024\n\nStatus: K = klart, P = pågår, E = ej påbörjad\n\n{table}"),
        words,
    );
    let said = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("filen säger att K betyder ”klart”") && said.contains("att P betyder ”pågår”"),
        "{}",
        run.out
    );
    assert!(said.contains("vbe finish samtal"), "{}", run.out);
    assert!(run.out.contains("säger inte vad X") && run.out.contains("Inte förstått"), "{}", run.out);
    // What is listed between the tables is read as what stands beside it, and the letters as letters there too.
    let legend = "Förkortningar: K = klart, P = pågår";
    let beside = format!(
        "# Plan 2024\n\n{table}\n{legend}\n\n## Övergripande mål\n\n- Alla skolor har en kontaktperson\n"
    );
    let (run, plan) = imported("plan.md", &beside, words);
    assert!(plan.contains("Alla skolor har") && !plan.contains(legend), "{plan}{}", run.out);
    assert!(run.out.contains("vad en bokstav eller"), "{}", run.out);
    for other in ["K = kommunen, P = polisen", "K = klart"] {
        let (run, _) = imported("plan.md", &format!("# Plan 2024\n\n{other}\n\n{table}"), words);
        assert!(!run.out.contains("filen säger att"), "{other}: {}", run.out);
    }
}

/// What is to be done no more may stand in the name of the activity.
#[test]
fn a_title_that_says_that_the_activity_is_dropped_names_the_command() {
    for title in ["Kurs (utgår)", "Kurs – UTGÅR", "Kurs [struken]"] {
        let (run, plan) =
            imported("plan.csv", &format!("Åtgärd;Tid\n{title};2027\n"), "--period 2027 --title T");
        let said = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            said.contains("vbe cancel --decision BESLUT kurs") && plan.contains(title),
            "{title}: {}{plan}",
            run.out
        );
    }
    let (run, _) = imported("plan.csv", "Åtgärd;Tid\nKurs (nybörjare);2027\n", "--period 2027 --title T");
    assert!(!run.out.contains("vbe cancel"), "{}", run.out);
}

/// Lines of one word each are a list, and no sentence.
#[test]
fn words_on_lines_of_their_own_are_parted_on_one_line() {
    let (_, plan) =
        imported("plan.csv", "Åtgärd;Uppföljning\nKurs;\"Enkät\nProtokoll\"\n", "--period 2027 --title T");
    assert!(plan.contains("Enkät; Protokoll"), "{plan}");
}

/// Needs and indicators beside the tables are the plan's, as guesses.
#[test]
fn points_under_needs_and_lines_of_indicators_are_of_the_plan() {
    let text = format!(
        "# Plan 2027\n\n## Behov\n\n- Unga saknar någon att tala med\n- Personal vet inte vart de ska vända sig\n\nIndikator: Andel skolor som deltar\n\n## Stöd\n\n{TABLE}"
    );
    let (run, plan) = imported("plan.md", &text, "");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let (needs, rest) =
        plan.split_once("needs:").unwrap_or_else(|| panic!("{plan}")).1.split_once("activities:").unwrap();
    assert!(
        needs.contains("title: Unga saknar någon att tala med") && needs.contains("title: Personal vet"),
        "{plan}"
    );
    assert!(needs.contains("indicators:") && needs.contains("title: Andel skolor som deltar"), "{plan}");
    assert!(!rest.contains("Unga saknar"), "{plan}");
}
