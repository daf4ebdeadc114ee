//! The follow-up as one document, and whether it would be the same again: `vbe report --kind` and `vbe verify`.

use vbe::cli::Exit;

use crate::guard::Repository;
use crate::sandbox::{SOUND, Sandbox, repository};

fn committed() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "");
    for (path, text) in SOUND {
        repository.file(path, text);
    }
    repository.file(
        "records/meetings/mote.yaml",
        "kind: meeting\nid: mote\ngroup: styrgrupp\non: 2024-05-02\npresent: [samordnaren]\ndecisions:\n  - id: ett\n    text: Utbildningen ska omfatta fritidsgårdarna\n    responsible: [samordnaren]\n    due: 2024-10-01\n",
    );
    repository.commit_on("2024-11-01", "Som det är");
    repository
}

const WORDS: &str = "report --kind annual --plan plan-2024 --as-of 2024-11-15";

#[test]
fn the_document_begins_with_what_it_comes_to_and_ends_with_what_comes() {
    let repository = committed();
    let run = repository.vbe(&format!("{WORDS} --format md"));
    assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""));
    let heads: Vec<&str> =
        run.out.lines().filter(|line| line.starts_with("# ") || line.starts_with("### ")).collect();
    assert_eq!(
        heads,
        [
            "# Annual follow-up 2024", "### Summary", "### The plan", "### The activities in brief",
            "### The activities one by one", "### Goals and results", "### Needs", "### Training",
            "### Meetings and decisions", "### Situation picture and surveys", "### Agreements",
            "### For decision", "### The year to come",
        ]
    );
    assert!(run.out.contains("Utbildningen ska omfatta fritidsgårdarna"), "{}", run.out);
    assert!(run.out.contains("2024 is not over"), "{}", run.out);
    let tertial =
        repository.vbe("report --kind tertial --plan plan-2024 --period 'T1 2024' --as-of 2024-04-30");
    assert!(!tertial.out.contains("fritidsgårdarna"), "{}{}", tertial.out, tertial.err);
    let json = repository.vbe(&format!("{WORDS} --format json"));
    let page: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(page["follow_ups"][0]["sections"].as_array().unwrap().len(), 12);
}

#[test]
fn what_was_reported_is_the_same_whatever_the_settings_cover_today() {
    let training = |title: &str| {
        format!("kind: training\nid: t1\ntitle: {title}\nplanned: H 2024\nmeant_for: [enhetschef-fritid]\n")
    };
    let path = "records/trainings/t1.yaml";
    let teach = |repository: &Repository| {
        repository.file("namn.txt", "Xilquorvo\n");
        repository.file("vbe.toml", "[privacy]\nnames = \"namn.txt\"\n");
        repository.commit_on("2024-11-16", "Ett namn");
    };
    let record = format!("{WORDS} --record ars-2024 --to styrgrupp");
    // A contact that is one no more, and a name that is taught afterwards.
    for title in ["Kurs (070-1740605)", "Kurs Xilquorvo Testledning"] {
        let repository = committed();
        repository.file("vbe.toml", "[privacy]\ncontacts = [\"070-1740605\"]\n");
        repository.file(path, &training(title));
        repository.commit_on("2024-11-10", "Kursen");
        assert_eq!(repository.vbe(&record).exit, Exit::Fine);
        let run = repository.vbe(WORDS);
        assert!(run.out.contains("Kurs"), "{}{}", run.out, run.err);
        repository.commit_on("2024-11-15", "Redovisad");
        teach(&repository);
        let run = repository.vbe("verify ars-2024");
        assert_eq!(run.exit, Exit::Fine, "{title}: {}{}", run.out, run.err);
    }
    // Once the fingerprint was that of what was told with the settings, and it is so still.
    let repository = committed();
    repository.file(path, &training("Kurs Xilquorvo Testledning"));
    let named = repository.commit_on("2024-11-10", "Kursen");
    repository.file(path, &training("Kurs █████████████████████"));
    let covered = repository.commit_on("2024-11-11", "Som den visas");
    assert_eq!(repository.vbe(&record).exit, Exit::Fine);
    let kept = std::fs::read_to_string(repository.path().join("records/reports/ars-2024.yaml")).unwrap();
    assert!(kept.contains(&covered[..10]), "{kept}");
    let of_named = kept.replace(&covered[..10], &named[..10]).replace(&covered, &named);
    repository.file("records/reports/ars-2024.yaml", &of_named);
    assert_eq!(repository.vbe("verify ars-2024").exit, Exit::Found);
    teach(&repository);
    let run = repository.vbe("verify ars-2024");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
}

#[test]
fn what_was_reported_is_the_same_again_until_it_is_not() {
    let repository = committed();
    let run = repository.vbe(&format!("{WORDS} --record ars-2024 --to styrgrupp"));
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    repository.commit_on("2024-11-15", "Redovisad");
    // A time that is over is told of as it was when it ended, on a later day.
    let over = repository
        .vbe("report --kind tertial --plan plan-2024 --period 2024-T1 --record t1-2024 --to styrgrupp");
    assert_eq!(over.exit, Exit::Fine, "{}{}", over.out, over.err);
    let kept = std::fs::read_to_string(repository.path().join("records/reports/t1-2024.yaml")).unwrap();
    assert!(kept.contains("as_of: 2024-04-30") && !kept.contains("on: 2024-04-30"), "{kept}");
    assert_eq!(repository.vbe("verify t1-2024").exit, Exit::Fine);
    repository.commit_on("2024-11-16", "Redovisad igen");
    // What has happened since does not matter.
    let (path, plan) = SOUND[2];
    repository.file(path, &plan.replace("finish: H 2024", "finish: V 2025"));
    repository.commit_on("2024-11-20", "Ändrad");
    let same = repository.vbe("verify ars-2024");
    assert_eq!((same.exit, same.out.contains("unchanged")), (Exit::Fine, true), "{}{}", same.out, same.err);
    // Somebody says that something else was reported: another revision, or another text of a section.
    let kept = std::fs::read_to_string(repository.path().join("records/reports/ars-2024.yaml")).unwrap();
    let revision = kept.lines().find_map(|line| line.strip_prefix("revision: ")).unwrap();
    repository.file("records/reports/ars-2024.yaml", &kept.replace(revision, "HEAD"));
    let other = repository.vbe("verify ars-2024");
    assert_eq!(other.exit, Exit::Found, "{}{}", other.out, other.err);
    assert!(other.out.contains("different, in status") && !other.out.contains("decisions"), "{}", other.out);
}

#[test]
fn what_cannot_be_reported_or_verified_is_told() {
    let repository = committed();
    repository.file(
        "records/reports/for-hand.yaml",
        "kind: report\nid: for-hand\nsort: annual\nto: styrgrupp\nplan: plan-2024\non: 2024-11-01\n",
    );
    for (words, told) in [
        ("report", "--kind annual"),
        ("report --kind annual --plan plan-2042", "Was plan-2024 meant?"),
        ("report --kind tertial --plan plan-2024", "For what time?"),
        ("report --kind tertial --plan plan-2024 --period 2024", "no such time"),
        ("report --kind annual --plan plan-2024 --record ars-2024 --to styrgrupp", "not committed"),
        ("verify", "REPORT"),
        ("verify for-hnad", "Was for-hand meant?"),
        ("verify for-hand", "cannot be made again"),
    ] {
        let run = repository.vbe(words);
        assert_eq!(
            (run.exit, run.err.contains(told)),
            (Exit::Failed, true),
            "{words}: {}{}",
            run.out,
            run.err
        );
    }
    repository.commit_on("2024-11-02", "För hand");
    for (words, told) in [
        ("report --kind annual --plan plan-2024 --record ars-2024", "To whom"),
        ("report --kind annual --plan plan-2024 --record for-hand --to styrgrupp", "taken"),
    ] {
        let run = repository.vbe(words);
        assert_eq!((run.exit, run.err.contains(told)), (Exit::Failed, true), "{words}: {}", run.err);
    }
}

#[test]
fn the_real_plan_is_followed_up() {
    let tree =
        |sandbox: Sandbox, folder: &str| sandbox.tree(&repository().join(folder), &format!("{folder}/"));
    let sandbox = ["plans", "records", "schemas"].into_iter().fold(Sandbox::empty(), tree);
    let run = sandbox.run("report --kind annual --plan rinkeby-kista-2018 --format md");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    let summary = "Of the 21 activities of the plan: 1 finished,";
    assert!(run.out.contains(summary) && run.out.contains("and 1 cancelled."), "{}", run.out);
    // The other municipality of the repository has duties of its own.
    let coming = run.out.split("### The year to come").nth(1).unwrap();
    assert!(coming.contains("samordningsgrupp") && !coming.contains("Solna"), "{coming}");
    assert!(sandbox.run("due --plan rinkeby-kista-2018 --as-of 2018-06-01").out.contains("Veckorapport"));
    assert!(!sandbox.run("due --plan rinkeby-kista-2018 --as-of 2018-06-01").out.contains("Solna"));
    let told = sandbox
        .run("report --kind annual --plan rinkeby-kista-2018 --record ars-2018 --to rinkeby-kista-sdn");
    assert!(told.exit == Exit::Failed && told.err.contains("not committed"), "{}", told.err);
}

/// A time that has ended is shown as on its last day, and its last half-year is over then.
#[test]
fn the_annual_follow_up_has_the_last_half_year_of_its_year() {
    let incident = "kind: incident\nid: a\nmonth: 2025-10\nplace: street\nenvironment: unclear\ntype: graffiti\nreported: [app, coordinator, ia]\n";
    let town = crate::town::town().file("uppfoljning/incidents/a.yaml", incident);
    let plan = "report --kind annual --plan atgardsplan-2025 --period 2025";
    let halves = |day: &str| {
        let variables = vec![("VBE_LANG".to_owned(), "en".to_owned())];
        let run = crate::sandbox::run(&format!("{plan} --format json"), town.path(), day, false, variables);
        ["2025-H1", "2025-H2"].map(|half| run.out.contains(half))
    };
    assert_eq!(halves("2026-02-01"), [true, true]);
    assert_eq!(halves("2025-12-31"), [true, false], "it is the last day");
}

#[test]
fn a_part_of_a_year_can_be_a_quarter_or_a_half_year() {
    let repository = committed();
    let report = |kind: &str, period: &str| {
        let words = ["report", "--kind", kind, "--plan", "plan-2024", "--period", period];
        repository.vbe_words(&[&words[..], &["--as-of", "2025-01-01", "--format", "md"]].concat())
    };
    for (kind, period, title, ahead) in [
        ("tertial", "kv 1 2024", "Quarterly follow-up", "The 3 months to come"),
        ("kvartal", "kv 2 2024", "Quarterly follow-up", "The 3 months to come"),
        ("halvår", "H 2024", "Half-yearly follow-up", "The 6 months to come"),
        ("delår", "T1-T2 2024", "Part-year follow-up", "The 8 months to come"),
        ("tertial", "T2-2024", "Four-month follow-up", "The four months to come"),
    ] {
        let run = report(kind, period);
        assert!(
            run.out.contains(title) && run.out.contains(ahead),
            "{kind} {period}: {}{}",
            run.out,
            run.err
        );
    }
    let whole = report("kvartal", "2024");
    assert!(whole.err.contains("'Q1 2024'"), "{}", whole.err);
}
