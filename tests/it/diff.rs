//! Two moments, and two plans, compared: `vbe diff`.

use vbe::cli::Exit;

use crate::guard::Repository;
use crate::sandbox::{SOUND, Sandbox};

/// The sound workspace as it was committed, and a plan and records that have been changed since.
pub(crate) fn changed() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "");
    for (path, text) in SOUND {
        repository.file(path, text);
    }
    repository.file(
        "records/routines/gammal.yaml",
        "kind: routine\nid: gammal\nsort: routine\nowner: samordnaren\ntitle: Rutin för skolan\n",
    );
    repository.commit_on("2024-02-16", "Som det var");
    let (path, plan) = SOUND[2];
    let plan = plan
        .replace("finish: H 2024", "finish: V 2025")
        .replace("    covers: [riktlinje/utbildning]\n", "")
        .replace("responsible: [samordnaren]", "responsible: [samordnaren, enhetschef-fritid]")
        .replace("target: 100 %", "target: 80 %")
        .replace("Utbilda personalen", "Personalen utbildas");
    repository.file(path, &plan);
    repository.git("mv records/routines/gammal.yaml records/routines/ny.yaml");
    repository.file(
        "records/routines/ny.yaml",
        "kind: routine\nid: ny\nsort: routine\nowner: samordnaren\ntitle: Rutin för skolan\n",
    );
    repository
}

#[test]
fn a_change_of_a_promise_is_told_by_what_it_comes_to() {
    let repository = changed();
    let run = repository.vbe("diff HEAD --as-of 2024-11-15");
    assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""));
    insta::assert_snapshot!(
        run.out.lines().filter(|line| !line.contains("As of")).collect::<Vec<_>>().join("\n")
    );
    let md = repository.vbe("diff 2024-03-01 --as-of 2024-11-15 --format md");
    assert!(
        md.out.contains("| Personalen utbildas | to be finished by | later | autumn 2024 | spring 2025 |"),
        "{}",
        md.out
    );
    // What came to be in between is told of the other way round too.
    repository.commit_on("2024-06-01", "Som det blev");
    let back = repository.vbe("diff HEAD HEAD~1 --as-of 2024-11-15 --format json");
    let page: serde_json::Value = serde_json::from_str(&back.out).unwrap();
    let summary = &page["diffs"][0]["summary"];
    assert_eq!(
        (summary["weakened"].as_i64(), summary["strengthened"].as_i64()),
        (Some(1), Some(3)),
        "{summary}"
    );
    let same = repository.vbe("diff HEAD main");
    assert!(same.out.contains("Nothing differs."), "{}", same.out);
}

#[test]
fn two_plans_are_compared_by_what_is_carried_on() {
    let next = SOUND[2]
        .1
        .replace("plan-2024", "plan-2025")
        .replace("period: 2024", "period: 2025\nprevious: plan-2024");
    let next = next.replace(
        "  - id: utbildning\n",
        "  - id: kunskap-chefer\n    carried_from: [plan-2024/utbildning]\n",
    );
    let next = next.replace("start: V 2024\n    finish: H 2024", "start: V 2025\n    finish: H 2025");
    let sandbox = Sandbox::sound().file("plans/plan-2025.yaml", &next);
    let run = sandbox.run("diff plan-2024 plan-2025");
    assert!(run.out.contains("Sum: 1 weakened, 1 other"), "{}", run.out);
    assert!(!run.out.contains("the activity removed"), "{}", run.out);
}

#[test]
fn what_cannot_be_compared_is_told() {
    let repository = changed();
    for (words, told) in [
        ("diff", "BEFORE"),
        ("diff 2023-01-01", "the first is of 2024-02-16"),
        ("diff HEAD mian", "Was main meant?"),
        ("diff HEAD --at HEAD", "--at"),
    ] {
        let run = repository.vbe(words);
        assert_eq!((run.exit, run.err.contains(told)), (Exit::Failed, true), "{words}: {}", run.err);
    }
    // What cannot be read is said to be so, and everything else is compared.
    repository.file(SOUND[3].0, "kind: activity\nid: [\n");
    let run = repository.vbe("diff HEAD --as-of 2024-11-15");
    assert!(run.out.contains("could not be read") && run.out.contains("later"), "{}", run.out);
}
