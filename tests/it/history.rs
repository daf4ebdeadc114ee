//! What has become of a record: `vbe history`.

use vbe::cli::{Exit, Input};

use crate::guard::Repository;
use crate::sandbox::{SOUND, Sandbox, TODAY};

/// The sound workspace in git: its plan is adopted, then moved to another file, then changed twice, and decided on between.
pub(crate) fn changed() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "");
    for (path, text) in SOUND {
        repository.file(path, text);
    }
    repository.commit_on("2024-02-16", "Som det var");
    let (path, plan) = SOUND[2];
    repository.git(&format!("mv {path} plans/plan-flyttad.yaml"));
    repository.commit_on("2024-03-01", "Flyttad");
    let later = plan.replace("finish: H 2024", "finish: V 2025");
    repository.file("plans/plan-flyttad.yaml", &later);
    repository.commit_on("2024-04-01", "Senare");
    let decided = later.replace(
        "decisions:\n",
        "decisions:\n  - body: kommunstyrelsen\n    decision: revised\n    on: 2024-05-02\n",
    );
    assert_ne!(decided, later);
    repository.file("plans/plan-flyttad.yaml", &decided);
    repository.commit_on("2024-05-03", "Beslutad");
    repository
        .file("plans/plan-flyttad.yaml", &decided.replace("  - id: utbildning\n", "  - id: fortbildning\n"));
    repository.file(SOUND[3].0, &SOUND[3].1.replace("id: utbildning", "id: fortbildning"));
    repository.commit_on("2024-06-01", "Omdöpt");
    let weaker = decided
        .replace("  - id: utbildning\n", "  - id: fortbildning\n")
        .replace("target: 100 %", "target: 80 %");
    repository.file("plans/plan-flyttad.yaml", &weaker);
    repository
}

#[test]
fn a_promise_is_followed_across_renames_and_its_changes_joined_with_the_decisions() {
    let repository = changed();
    let run = repository.vbe("history fortbildning --as-of 2024-07-01 --format csv");
    assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""));
    let told = |what: &str| assert!(run.out.contains(what), "{what}\n{}", run.out);
    told("plans/plan-2024.yaml;plans/plan-flyttad.yaml");
    told("H 2024;V 2025");
    told("id;;utbildning;fortbildning;;");
    told("2024-05-02");
    // The later change was decided on, the lower target, which is not even committed, was not.
    let undecided: Vec<&str> = run.out.lines().filter(|line| line.contains("no decision")).collect();
    assert!(
        matches!(undecided[..], [one] if one.contains("100 %;80 %") && one.contains("2024-07-01")),
        "{}",
        run.out
    );
    // As it was before the decision, the change was still without one.
    let then = repository.vbe("history plan-2024/utbildning --at 2024-04-02 --format json");
    let page: serde_json::Value = serde_json::from_str(&then.out).unwrap();
    assert_eq!(page["histories"][0]["summary"]["undecided"], 1, "{}", then.out);
    let one = repository.vbe("history fortbildning --field finish --format csv");
    assert!(one.out.contains("H 2024") && !one.out.contains("80 %"), "{}", one.out);
}

/// Nobody writes what is decided before it is: a decision that comes into the file with the change, or was taken since the
/// version before, covers it.
#[test]
fn a_change_that_is_written_when_it_has_been_decided_on_is_decided() {
    let repository = changed();
    let path = "plans/plan-flyttad.yaml";
    let (text, decisions) = (std::fs::read_to_string(repository.path().join(path)).unwrap(), "decisions:\n");
    let decided = "decisions:\n  - {body: kommunstyrelsen, decision: revised, on: 2024-09-02, reference: § 131, note: Målet sänks.}\n";
    repository.commit_on("2024-06-02", "Sänkt");
    let undecided = |text: &str, commits: &[(&str, &str)]| {
        repository.file(path, text);
        repository.commit_on("2024-09-10", "Längre");
        for (day, text) in commits {
            repository.file(path, text);
            repository.commit_on(day, "Beslutet");
        }
        let run = repository.vbe("history fortbildning --as-of 2024-10-01 --format csv");
        let own: Vec<String> =
            run.out.lines().filter(|line| line.contains("no decision")).map(str::to_owned).collect();
        (own, run.out)
    };
    let later = text.replace("finish: V 2025", "finish: H 2025");
    assert_ne!(later, text);
    let (own, all) = undecided(&later.replace(decisions, decided), &[]);
    assert!(own.is_empty() && all.contains("revised, § 131: Målet sänks."), "{all}");
    // What is changed after that has no decision, whatever was decided before.
    let again = later.replace(decisions, decided).replace("finish: H 2025", "finish: V 2026");
    let (own, all) = undecided(&again, &[]);
    assert!(matches!(&own[..], [one] if one.contains("H 2025;V 2026")), "{all}");
}

/// A row without an id goes by what it is called, in either way of writing it.
#[test]
fn a_row_is_followed_by_what_it_is_called() {
    let repository = changed();
    let path = "records/trainings/kurs.yaml";
    let training =
        |rows: &str| format!("kind: training\nid: kurs\ntitle: Kurs\non: 2024-02\nby_unit:\n{rows}");
    let (board, police) = ("  - {unit: KS, participants: 9}\n", "  - {unit: polisen, participants: 7}\n");
    repository.file(path, &training(&[board, police].concat()));
    repository.commit_on("2024-06-10", "Kursen");
    // The order is another too, which is no change.
    repository.file(path, &training(&[police, &board.replace('9', "11")].concat()));
    repository.commit_on("2024-06-20", "Fler");
    for field in ["by_unit[KS].participants", "by_unit.KS.participants", "by_unit.KS", "participants"] {
        let run = repository.vbe(&format!("history training:kurs --field {field} --format csv"));
        let changes: Vec<&str> = run.out.lines().filter(|line| line.contains("by_unit")).collect();
        assert!(
            matches!(changes[..], [one] if one.contains("by_unit[KS].participants") && one.contains(";9;11;")),
            "{field}: {}{}",
            run.out,
            run.err
        );
    }
    let run = repository.vbe("history records/trainings/kurs.yaml --field by_unit.polisen");
    assert!(
        run.err.contains("by_unit.polisen") && run.err.contains("by_unit[KS].participants"),
        "{}{}",
        run.out,
        run.err
    );
    let run = repository.vbe("diff HEAD~1 HEAD");
    let said = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("unit by unit “Kommunstyrelsen” – participants") && !said.contains("polisen"),
        "{said}"
    );
}

#[test]
fn a_page_of_history_is_a_line_of_time() {
    let run = changed().vbe("history plan-2024 --as-of 2024-07-01");
    let shown: Vec<&str> =
        run.out.lines().filter(|line| !line.contains("2024-07-01 ·") && !line.contains("As of")).collect();
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn what_has_no_history_is_told() {
    let repository = changed();
    for (words, told) in [
        ("history", "ID"),
        ("history utbildnign", "utbildnign"),
        ("history fortbildning --field finnish", "Was "),
        ("history fortbildning --field finish --at mian", "Was main meant?"),
    ] {
        let run = repository.vbe(words);
        assert_eq!((run.exit, run.err.contains(told)), (Exit::Failed, true), "{words}: {}", run.err);
    }
    let run = Sandbox::sound().run("history plan-2024");
    assert!(run.exit == Exit::Fine && run.out.contains("Without git"), "{}{}", run.out, run.err);
    // A version that cannot be read is told, and the others are compared.
    let broken = changed();
    broken.file("plans/plan-flyttad.yaml", "kind: plan\nid: plan-2024\nactivities: [\n");
    broken.commit_on("2024-06-10", "Trasig");
    let (_, plan) = SOUND[2];
    broken.file("plans/plan-flyttad.yaml", plan);
    broken.commit_on("2024-06-11", "Hel");
    let run = broken.vbe("history plan-2024");
    assert!(run.exit == Exit::Fine && run.out.contains("unreadable"), "{}{}", run.out, run.err);
}

/// What an activity came to stands in its history, also where one commit made the record of it.
#[test]
fn what_the_records_tell_of_an_activity_is_part_of_its_history() {
    let text = "kind: activity\nid: utbildning\nplan: plan-2024\nstarted: 2024-02-12\ncancelled:\n  on: 2024-05-05\n  decision: KS 2024-9\n  by: kommunstyrelsen\n";
    let sandbox = Sandbox::sound().file("records/activities/plan-2024/utbildning.yaml", text);
    let run = sandbox.run("history plan-2024/utbildning");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    for told in ["2024-02-12 started", "2024-05-05 decision", "cancelled: KS 2024-9", "Kommunstyrelsen"] {
        assert!(run.out.contains(told), "{told}\n{}", run.out);
    }
}

/// What cannot be asked may know of every change: an answer without them would be wrong.
#[test]
fn a_repository_that_cannot_be_asked_is_told_of_as_there() {
    let silent = "the repository (.git) is there, but git cannot be asked";
    for (broken, answers) in
        [(None, ""), (Some("HEAD"), ""), (Some("config"), ""), (Some("index"), "history init")]
    {
        let repository = changed();
        let mut variables = crate::guard::alone();
        variables.push(("VBE_LANG".to_owned(), "en".to_owned()));
        match broken {
            Some(name) => drop(repository.file(&format!(".git/{name}"), "[skräp\n")),
            None => {
                variables.push(("PATH".to_owned(), repository.beside("ingenstans").display().to_string()));
            }
        }
        let run = |words: &str| {
            crate::sandbox::run_with(
                words,
                repository.path(),
                TODAY,
                false,
                variables.clone(),
                Input::nothing(),
            )
        };
        let status = run("status");
        assert_eq!(status.exit, Exit::Fine, "{broken:?}: {}{}", status.out, status.err);
        let foot = status.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(foot.contains(silent), "{broken:?}: {}", status.out);
        for (name, words) in
            [("history", "history fortbildning"), ("init", "init --yes"), ("scan", "scan --staged")]
        {
            if answers.contains(name) {
                continue;
            }
            let run = run(words);
            assert_eq!(run.exit, Exit::Failed, "{broken:?} {words}: {}{}", run.out, run.err);
            assert!(!run.err.contains("git init"), "{broken:?} {words}: {}", run.err);
            assert!(
                !run.out.contains("in place") && !run.out.contains("Sum"),
                "{broken:?} {words}: {}",
                run.out
            );
        }
    }
    let without = Sandbox::sound().run("status");
    assert!(without.out.contains("not under version control"), "{}", without.out);
}
