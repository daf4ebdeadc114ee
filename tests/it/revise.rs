//! The draft of the next plan: `vbe revise`.

use vbe::cli::Exit;

use crate::sandbox::{SOUND, Sandbox, repository};

/// The repository's own plan, beside what it refers to.
fn rinkeby() -> Sandbox {
    let tree =
        |sandbox: Sandbox, folder: &str| sandbox.tree(&repository().join(folder), &format!("{folder}/"));
    let base = Sandbox::empty();
    ["plans", "records", "schemas"].into_iter().fold(base, tree)
}

#[test]
fn the_draft_of_a_real_plan_validates_and_keeps_every_other_line() {
    let words = "revise rinkeby-kista-2018 --to rinkeby-kista-2019 --period 2019 --on 2019-01-10";
    let sandbox = rinkeby();
    let refused = sandbox.run(words);
    assert_eq!(refused.exit, Exit::Failed);
    assert!(refused.err.contains("veckorapport") && refused.err.contains("--list-open"), "{}", refused.err);
    let run = sandbox.run(&format!("{words} --list-open"));
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let (old, new) =
        (sandbox.read("plans/rinkeby-kista-2018.yaml"), sandbox.read("plans/rinkeby-kista-2019.yaml"));
    // Lines are left out, and these are the only ones that are new.
    let mut left = old.lines();
    let mut new_lines: Vec<&str> = Vec::new();
    for line in new.lines() {
        let mut rest = left.clone();
        if rest.any(|own| own == line) {
            left = rest;
        } else {
            new_lines.push(line);
        }
    }
    let is_told = |line: &&&str| {
        let line = line.trim_start();
        !line.starts_with("carried_from: [rinkeby-kista-2018/") && !line.starts_with('#') && !line.is_empty()
    };
    let told: Vec<&&str> = new_lines.iter().filter(is_told).collect();
    assert_eq!(told, [&"id: rinkeby-kista-2019", &"period: 2019", &"previous: rinkeby-kista-2018"]);
    assert_eq!(new.matches("carried_from:").count(), 20, "{new}");
    assert!(!new.contains("decisions:") && new.contains("#   veckorapport: "), "{new}");
    let checked = sandbox.run("validate plans/rinkeby-kista-2019.yaml --as-of 2019-01-10");
    assert_eq!(checked.exit, Exit::Fine, "{}", checked.out);
    // All that was promised is now accounted for, by the draft.
    let account = sandbox.run("account rinkeby-kista-2018 --as-of 2019-01-10");
    assert!(
        account.exit == Exit::Fine && account.out.contains("21 = 1 done + 20 carried over"),
        "{}",
        account.out
    );
}

#[test]
fn comments_inside_what_goes_go_with_it_and_line_ends_stay() {
    let (path, plan) = SOUND[2];
    let marked = plan
        .replace("decisions:\n", "# om besluten\ndecisions:\n  # i besluten\n")
        .replace("activities:\n", "activities:\n  # före den första\n")
        .replace('\n', "\r\n");
    let sandbox = Sandbox::sound().file(path, &marked);
    let run = sandbox.run("revise plan-2024 --to plan-2025 --period 2025 --list-open --on 2024-11-15");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let new = sandbox.read("plans/plan-2025.yaml");
    assert_eq!(new.matches('\n').count(), new.matches("\r\n").count());
    assert!(
        new.contains("# före den första") && !new.contains("# om besluten") && !new.contains("# i besluten"),
        "{new}"
    );
}

#[test]
fn what_cannot_be_drafted_is_told_and_nothing_is_written() {
    let sandbox = Sandbox::sound();
    for (words, told) in [
        ("revise plan-2024 --period 2025", "--to"),
        ("revise plan-2042 --to plan-2025 --period 2025", "plan-2024"),
        ("revise plan-2024 --to plan-2024 --period 2025", "taken"),
        ("revise plan-2024 --to ../plan --period 2025", "cannot be an id"),
        ("revise plan-2024 --to plan-2025 --period snart", "no time"),
    ] {
        let run = sandbox.run(words);
        assert_eq!((run.exit, run.err.contains(told)), (Exit::Failed, true), "{words}: {}", run.err);
    }
    let dry = sandbox.run("revise plan-2024 --to plan-2025 --period 2025 --list-open --dry-run");
    assert!(dry.exit == Exit::Fine && dry.out.contains("+previous: plan-2024"), "{}{}", dry.out, dry.err);
    assert!(!sandbox.path().join("plans/plan-2025.yaml").exists());
}

/// What is left out is left out of the indicators that show its effect too.
#[test]
fn an_indicator_shows_only_what_goes_on() {
    let plan = Sandbox::sound().read("plans/plan-2024.yaml");
    let plan = plan.replace("activities:\n  - id", "activities:\n  - {id: klar, title: Klar, areas: [forebygga], responsible: [samordnaren], start: V 2024, finish: H 2024}\n  - id")
        + "indicators:\n  - {id: trygga, title: Andel trygga, activities: [klar, utbildning]}\n  - {id: kloka, title: Andel kloka, activities: [klar]}\n";
    let done = "kind: activity\nid: klar\nplan: plan-2024\nstarted: 2024-02-01\nfinished: 2024-05-01\n";
    let sandbox = Sandbox::sound()
        .file("plans/plan-2024.yaml", &plan)
        .file("records/activities/plan-2024/klar.yaml", done);
    let run = sandbox.run("revise plan-2024 --to plan-2025 --period 2025 --list-open --on 2024-11-15");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let draft = sandbox.read("plans/plan-2025.yaml");
    assert!(draft.contains("activities: [utbildning]") && !draft.contains("klar"), "{draft}");
    assert!(draft.contains("title: Andel kloka}"), "{draft}");
}

/// What a transcription says of itself is not true of the draft, and what the draft says of itself is.
#[test]
fn a_draft_says_what_it_is_and_not_what_the_plan_before_was() {
    let (path, plan) = SOUND[2];
    let marked =
        format!("# yaml-language-server: $schema=x.json\n# Avskrift; inget är tillagt.\n#\n\n{plan}")
            .replace("activities:\n", "# Tabellen har en rad.\nactivities:\n# Raden om utbildning.\n")
            .replace("    title: Utbilda", "    # Så står det.\n    title: Utbilda")
            + "\n# Ingen har redovisat något.\n";
    let sandbox = Sandbox::sound().swedish().file(path, &marked);
    let run = sandbox.run("revise plan-2024 --to plan-2025 --period 2025 --list-open --on 2024-11-15");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let new = sandbox.read("plans/plan-2025.yaml");
    let head = "# yaml-language-server: $schema=x.json\n# Utkast till nästa plan, skrivet 2024-11-15 av vbe revise ur plan-2024. Det är inte beslutat.\n";
    assert!(new.starts_with(head), "{new}");
    for gone in ["Avskrift", "Tabellen har en rad", "Ingen har redovisat något"] {
        assert!(!new.contains(gone), "{gone}: {new}");
    }
    for kept in ["# Raden om utbildning.", "# Så står det."] {
        assert_eq!(new.contains(kept), marked.contains(kept), "{kept}: {new}");
    }
    // The next draft has a head of its own, and not this one as well.
    let run = sandbox.run("revise plan-2025 --to plan-2026 --period 2026 --list-open --on 2025-11-15");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let next = sandbox.read("plans/plan-2026.yaml");
    assert!(next.matches("# Utkast").count() == 1 && next.contains("ur plan-2025"), "{next}");
}

/// A decision not to do something now is not one never to do it.
#[test]
fn what_is_to_be_tried_again_is_carried_on_and_nothing_cancelled_is_lost_in_silence() {
    let plan = Sandbox::sound().read("plans/plan-2024.yaml");
    let row = |id: &str| {
        format!("  - {{id: {id}, title: {id}, areas: [forebygga], responsible: [samordnaren], when: 2024}}\n")
    };
    let plan = plan.replace("activities:\n", &format!("activities:\n{}{}", row("kartlagg"), row("lagg-ner")));
    let sandbox = Sandbox::sound().swedish().file("plans/plan-2024.yaml", &plan);
    let cancel = |words: &[&str]| {
        let words: Vec<&str> =
            ["cancel", "--on", "2024-09-06", "--decision"].iter().chain(words).copied().collect();
        let run = sandbox.told(&words, None);
        assert_eq!(run.exit, Exit::Fine, "{words:?}: {}{}", run.out, run.err);
    };
    cancel(&["Nämnden: prövas när planen revideras", "kartlagg", "--again"]);
    cancel(&["Nämnden: läggs ner", "lagg-ner"]);
    let run = sandbox.run("revise plan-2024 --to plan-2025 --period 2025 --list-open --on 2024-11-15");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let record = sandbox.read("records/activities/plan-2024/kartlagg.yaml");
    assert!(record.contains("again: true"), "{record}");
    let draft = sandbox.read("plans/plan-2025.yaml");
    assert!(
        draft.contains("carried_from: [plan-2024/kartlagg]") && !draft.contains("id: lagg-ner"),
        "{draft}"
    );
    let told = "#   kartlagg: kartlagg (Nämnden: prövas när planen revideras, 2024-09-06)";
    assert!(
        draft.contains(told) && draft.contains("#   lagg-ner: lagg-ner (Nämnden: läggs ner, 2024-09-06)"),
        "{draft}"
    );
    let account = |sandbox: &Sandbox| sandbox.run("account plan-2024 --as-of 2025-01-10").out;
    let carried = account(&sandbox).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        carried.contains("1 inställd genom beslut") && carried.contains("prövas igen när planen revideras"),
        "{carried}"
    );
    // A draft without it has not dropped what it was to try: that is decided when the plan is.
    let (before, rest) = draft.split_once("  - {id: kartlagg").unwrap();
    let dropped = format!("{before}{}", rest.split_once('\n').unwrap().1);
    let lost = account(&sandbox.file("plans/plan-2025.yaml", &dropped));
    assert!(
        lost.split_whitespace().collect::<Vec<_>>().join(" ").contains("2 inställda genom beslut"),
        "{lost}"
    );
}
