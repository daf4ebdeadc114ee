//! `vbe status` and `vbe gaps` in small workspaces: what is asked for, every form, and the odd cases.

use vbe::cli::Exit;

use crate::sandbox::Sandbox;

/// A plan of another make than the seeds: causes, operative goals, one column for time, numbers, two levels of
/// goals, an external responsible, nobody responsible, and an activity with neither date nor goal.
const OTHER: &str = "kind: plan
id: plan-2023
title: Åtgärdsplan 2023–2024
document_type: handlingsplan
period: 2023-2024
decisions:
  - {body: kommunstyrelsen, decision: adopted, on: maj 2023}
areas:
  - {id: skydda, number: 3, title: Skydda}
needs:
  - {id: orsak-1, number: 1, title: Bristande kunskap}
goals:
  - {id: mal-1, number: 1, title: Färre våldsdåd, type: outcome, target: ≤ 26 %, indicator: Andel som känner oro}
  - {id: mal-1-1, number: 1.1, parent: mal-1, title: Minst fyra träffar, type: output, target: minst 4}
activities:
  - id: traffar
    number: 1.10
    title: Ordna träffar
    areas: [skydda]
    responsible: [Polisen]
    partners: [samordnaren]
    when: T1 2024
    recurs: två gånger per år
    needs: [orsak-1]
    serves: [mal-1-1]
    goal: {text: Träffar är hållna, type: output, target: minst 4}
    target_group: Unga 16–29 år
    follow_up: Redovisas till nämnden
    resources: Inom ram
    effect: {term: long, text: Ökad tillit}
  - {id: bevaka, title: Bevaka frågan, recurs: årligen}
  - {id: vaga, title: Arbeta fortlöpande, time_note: Vid ny mandatperiods början}
  - {id: ingenting, title: Varken tid eller mål}
";

fn other() -> Sandbox {
    Sandbox::sound()
        .file("plans/plan-2023.yaml", OTHER)
        .file(
            "records/activities/plan-2023/traffar.yaml",
            "kind: activity\nid: traffar\nplan: plan-2023\nstarted: 2024-01-10\noutcome: {value: 3, on: 2024-06-01}\n",
        )
}

#[test]
fn a_plan_of_another_make_fits_without_loss() {
    let sandbox = other();
    let run = sandbox.run("validate --fail-on note");
    assert_eq!(run.exit, Exit::Fine, "{}", run.out);
    insta::assert_snapshot!("another_make_status", sandbox.swedish().run("status --plan plan-2023").out);
    insta::assert_snapshot!("another_make_gaps", other().run("gaps --plan plan-2023").out);
}

#[test]
fn every_form_of_a_page() {
    let words =
        |report: &str, format: &str| other().run(&format!("{report} --format {format} --plan plan-2024")).out;
    insta::assert_snapshot!("status_json", words("status", "json"));
    insta::assert_snapshot!("status_md", words("status", "md"));
    insta::assert_snapshot!("status_csv", words("status", "csv"));
    insta::assert_snapshot!("gaps_json", words("gaps", "json"));
    insta::assert_snapshot!("gaps_md", words("gaps", "md"));
    insta::assert_snapshot!("gaps_csv", words("gaps", "csv"));
}

#[test]
fn a_swedish_spreadsheet_opens_the_table_right() {
    let csv = other().run("status --format csv").out;
    assert!(csv.starts_with('\u{feff}') && csv.contains("\r\n") && csv.contains(';'), "{csv}");
    let comma = other().run("status --format csv --comma").out;
    assert!(comma.starts_with("plan,group,id"), "{comma}");
    // What a spreadsheet would run as a formula is text.
    let formula = Sandbox::sound().file(
        "plans/formel.yaml",
        "kind: plan\nid: formel\ntitle: F\nperiod: 2024\nactivities:\n  - {id: a, title: '=1+1'}\n",
    );
    assert!(formula.run("status --format csv").out.contains(";'=1+1;"));
}

#[test]
fn what_is_asked_for_is_what_is_shown() {
    let ids = |words: &str| -> Vec<String> {
        let run = other().run(&format!("status --format json {words}"));
        let page: serde_json::Value =
            serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{words}: {}", run.err));
        let groups =
            page["plans"].as_array().unwrap().iter().flat_map(|plan| plan["groups"].as_array().unwrap());
        let rows = groups.flat_map(|group| group["activities"].as_array().unwrap());
        rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(""), ["traffar", "bevaka", "vaga", "ingenting", "utbildning"]);
    assert_eq!(ids("--plan plan-2024"), ["utbildning"]);
    assert_eq!(ids("--area skydda"), ["traffar"]);
    assert_eq!(ids("--responsible polisen"), ["traffar"]);
    assert_eq!(ids("--responsible samordnare-vbe"), ["utbildning"]);
    assert_eq!(ids("--state overdue"), ["traffar"]);
    assert_eq!(ids("--state overdue,started"), ["traffar", "utbildning"]);
    assert_eq!(ids("--since 2024-05-01"), ["traffar", "utbildning"]);
    assert_eq!(ids("--since 2024-07-01"), Vec::<String>::new());
    assert_eq!(ids("--state overdue --as-of 2024-04-30"), Vec::<String>::new());
    assert_eq!(ids("--group-by state"), ["traffar", "bevaka", "vaga", "ingenting", "utbildning"]);
}

#[test]
fn a_word_that_is_not_there_names_the_nearest_that_is() {
    for (words, meant) in [
        ("status --plan plan-204", "plan-2024"),
        ("status --area skyda", "skydda"),
        ("status --responsible polsen", "polisen"),
        ("gaps --framework riktlinj", "riktlinje"),
        ("status --state overdeu", "overdue"),
        ("status --fomat md", "--format"),
        ("stats", "status"),
        ("explain unknown-refrence", "unknown-reference"),
        ("schema mesurement", "measurement"),
    ] {
        let run = other().run(words);
        assert_eq!(run.exit, Exit::Failed, "{words}");
        assert!(run.err.contains(&format!("Was {meant} meant?")), "{words}: {}", run.err);
        assert_eq!(run.out, "", "{words}");
    }
    let run = other().run("status --as-of 1/10");
    assert!(run.err.contains("YYYY-MM-DD"), "{}", run.err);
    let run = other().run("status --format sarif");
    assert!(run.err.contains("text, md, html, html-fragment, docx, xlsx, json, csv"), "{}", run.err);
}

#[test]
fn the_odd_cases_are_sensible() {
    let none = Sandbox::empty().run("status");
    assert_eq!(none.exit, Exit::Nothing);
    assert!(none.out.contains("There is no plan here."), "{}", none.out);
    assert_eq!(Sandbox::empty().run("gaps").exit, Exit::Nothing);
    let bare =
        Sandbox::empty().file("plans/tom.yaml", "kind: plan\nid: tom\ntitle: Tom plan\nperiod: 2024\n");
    let run = bare.run("status");
    assert_eq!(run.exit, Exit::Fine);
    assert!(run.out.contains("0 activities") && run.out.contains("no decision is recorded"), "{}", run.out);
    let broken = Sandbox::sound().file("plans/trasig.yaml", "kind: plan\nid: [\n").run("status");
    assert!(broken.out.contains("1 file could not be read"), "{}", broken.out);
    let faulty =
        Sandbox::sound().file("plans/fel.yaml", "kind: plan\nid: fel\ntitle: F\nperiod: 2024\nnär: 2024\n");
    assert!(faulty.run("status").out.contains("1 file with faults"));
    let many: Vec<String> = (0..500)
        .map(|at| format!("  - {{id: a-{at}, title: Åtgärd nummer {at}, ongoing: true}}\n"))
        .collect();
    let many = many.concat();
    let large = format!("kind: plan\nid: stor\ntitle: Stor\nperiod: 2024\nactivities:\n{many}");
    let run = Sandbox::empty().file("plans/stor.yaml", &large).run("status");
    assert!(run.out.contains("500 activities: 500 ongoing"), "{}", &run.out[..400]);
}

#[test]
fn no_line_is_wider_than_there_is_room_for() {
    for width in [60, 72, 80, 120] {
        for report in ["status", "gaps"] {
            let run = other().swedish().run(&format!("{report} --width {width}"));
            let widest = run.out.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(widest <= width, "{report} --width {width}: {widest}\n{}", run.out);
        }
    }
    assert_eq!(other().run("status --width 12").exit, Exit::Failed);
}

#[test]
fn colour_is_only_added_and_never_without_being_asked_for() {
    let plain = other().run("status --color never").out;
    let coloured = other().run("status --color always").out;
    assert!(!plain.contains('\u{1b}') && coloured.contains('\u{1b}'));
    let mut bare = String::new();
    let mut rest = coloured.as_str();
    while let Some(at) = rest.find('\u{1b}') {
        bare.push_str(&rest[..at]);
        rest = &rest[at + rest[at..].find('m').unwrap() + 1..];
    }
    bare.push_str(rest);
    let trimmed = |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    assert_eq!(trimmed(&bare), trimmed(&plain), "colour changes nothing but colour");
}

#[test]
fn a_gap_fails_only_where_it_is_asked_to() {
    let sandbox = other();
    assert_eq!(sandbox.run("gaps").exit, Exit::Fine);
    assert_eq!(sandbox.run("gaps --fail-on any").exit, Exit::Found);
    assert_eq!(sandbox.run("gaps --fail-on overdue").exit, Exit::Found);
    assert_eq!(sandbox.run("gaps --plan plan-2024 --fail-on overdue").exit, Exit::Fine);
    assert_eq!(sandbox.run("gaps --fail-on without-lead").exit, Exit::Fine);
}

/// A requirement whose text is newer than the plan's answer is outdated, and a cancelled activity covers nothing.
#[test]
fn coverage_follows_revisions_and_cancellations() {
    let kinds = |sandbox: &Sandbox| {
        let run = sandbox.run("gaps --plan plan-2024 --format json");
        let page: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        page["plans"][0]["coverage"][0].clone()
    };
    let sound = kinds(&Sandbox::sound());
    assert_eq!((&sound["covered"], &sound["uncovered"], &sound["total"]), (&1.into(), &1.into(), &2.into()));
    let revised = Sandbox::sound().file(
        "plans/frameworks/riktlinje.yaml",
        "kind: framework\nid: riktlinje\ntitle: R\nrequirements:\n  - {id: utbildning, text: Ny text, judged: records, revision: 2024-06}\n",
    );
    assert_eq!(kinds(&revised)["outdated"], 1);
    let cancelled = Sandbox::sound().file(
        "records/activities/plan-2024/utbildning.yaml",
        "kind: activity\nid: utbildning\nplan: plan-2024\ncancelled: {on: 2024-03-01, decision: Styrgruppen § 4}\n",
    );
    assert_eq!(kinds(&cancelled)["uncovered"], 2);
}

#[test]
fn the_language_is_chosen_in_its_order() {
    let with = |words: &str, toml: &str, variables: &[(&str, &str)]| {
        let sandbox = Sandbox::sound().file("vbe.toml", toml);
        let variables =
            variables.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        crate::sandbox::run(words, sandbox.path(), "2024-11-15", false, variables).out.contains("Läge:")
    };
    let (sv, en) = ("language = \"sv\"\n", "language = \"en\"\n");
    assert!(with("status --lang sv", en, &[("VBE_LANG", "en")]));
    assert!(with("status", en, &[("VBE_LANG", "sv"), ("LANG", "en_GB.UTF-8")]));
    assert!(with("status", sv, &[("LANG", "en_GB.UTF-8")]));
    assert!(with("status", "", &[("LANG", "sv_SE.UTF-8")]));
    assert!(!with("status", "", &[("LANG", "C")]));
    assert!(!with("status", "", &[]));
}

#[test]
fn help_is_complete_in_both_languages() {
    insta::assert_snapshot!("help_sv", Sandbox::sound().swedish().run("--help").out);
    insta::assert_snapshot!("help_en", Sandbox::sound().run("--help").out);
    for command in ["validate", "status", "gaps", "due", "cases", "report", "privacy", "explain", "schema"] {
        let words = &format!("{command} --help");
        let (sv, en) = (Sandbox::sound().swedish().run(words), Sandbox::sound().run(words));
        assert_eq!((sv.exit, en.exit), (Exit::Fine, Exit::Fine));
        // Every line that explains something differs between the two.
        for english in ["Options", "Usage", "Only ", "Show ", "The form", "otherwise"] {
            assert!(!sv.out.contains(english), "{words}: {english}\n{}", sv.out);
        }
    }
    let none = Sandbox::sound().run("");
    assert_eq!(none.exit, Exit::Failed);
}

#[test]
fn help_of_a_command_is_asked_for_in_either_way_and_has_examples() {
    let sandbox = Sandbox::sound();
    assert_eq!(sandbox.run("help").out, sandbox.run("--help").out);
    for (name, examples) in vbe::cli::command_examples() {
        let (asked, flagged) = (sandbox.run(&format!("help {name}")), sandbox.run(&format!("{name} --help")));
        assert_eq!((asked.exit, &asked.out), (Exit::Fine, &flagged.out), "{name}");
        assert!(
            examples.iter().all(|example| asked.out.contains(&format!("  vbe {example}\n"))),
            "{}",
            asked.out
        );
    }
    let english = sandbox.swedish().run("--lang en help gaps").out;
    assert!(english.contains("Examples:"), "{english}");
    let unknown = Sandbox::sound().run("help statuss");
    assert_eq!(unknown.exit, Exit::Failed);
    assert!(unknown.err.contains("Was status meant?"), "{}", unknown.err);
}

#[test]
fn schemas_and_rules_are_told() {
    let schema = Sandbox::sound().run("schema plan").out;
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    insta::assert_snapshot!("kinds", Sandbox::sound().swedish().run("schema").out);
    insta::assert_snapshot!("rules", Sandbox::sound().swedish().run("explain").out);
    insta::assert_snapshot!("explained", Sandbox::sound().run("explain finish-before-start").out);
}
