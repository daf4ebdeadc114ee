//! One thing with everything that hangs together with it, and all of a kind: `vbe show` and `vbe list`.

use vbe::cli::Exit;
use vbe::model::kinds::KINDS;

use crate::sandbox::{Run, SOUND, Sandbox, repository, run};

fn here(words: &str, day: &str) -> Run {
    run(words, &repository(), day, false, vec![("VBE_LANG".into(), "sv".into())])
}

#[test]
fn an_activity_is_shown_with_all_that_it_hangs_together_with() {
    let run = Sandbox::sound().run("show utbildning --why --as-of 2024-06-01");
    // The same id stands in a framework too: what is meant must be said.
    assert_eq!(run.exit, Exit::Failed);
    assert!(
        run.err.contains("activity:plan-2024/utbildning, requirement:riktlinje/utbildning"),
        "{}",
        run.err
    );
    let run = Sandbox::sound().run("show activity:utbildning --why --as-of 2024-06-01");
    insta::assert_snapshot!(run.out);
    let run = Sandbox::sound().run("show riktlinje/utbildning --why --as-of 2024-06-01");
    insta::assert_snapshot!("a_requirement_and_why", run.out);
}

#[test]
fn a_state_is_explained_by_places_in_the_living_example() {
    let out = here("show infomaterial --why --as-of 2019-01-15", "2026-01-01").out;
    for told in
        ["försenad", "planerat slut H 2018", "plans/rinkeby-kista-2018.yaml:263", "påbörjad 2018-02-12"]
    {
        assert!(out.contains(told), "{told}: {out}");
    }
    let out = here("show samordnaren", "2026-01-01").out;
    assert!(out.contains("Hänvisningar hit (23)"), "a role is found by any of its names: {out}");
    assert!(out.lines().all(|line| line.chars().count() <= 80));
}

/// A name in a case is hidden here as everywhere, and so is what its schema does not know.
#[test]
fn what_points_somebody_out_is_not_shown() {
    let case = "kind: case\nid: k7qx2m9f\nregistered: 2025-H1\nnote: Ring 070-174 06 58\nnamn: Nagon Annan\n";
    let run = Sandbox::sound().file("records/cases/k7qx2m9f.yaml", case).run("show k7qx2m9f");
    assert!(
        run.out.contains("Ring ") && !run.out.contains("070") && !run.out.contains("Nagon"),
        "{}{}",
        run.out,
        run.err
    );
}

#[test]
fn what_cannot_be_shown_is_told() {
    let sound = Sandbox::sound();
    for (words, told) in [
        ("show", "ID"),
        ("show utbildnin", "fits 2 things"),
        ("show plan-2042", "Was plan-2024 meant?"),
        ("show qqq", "vbe list KIND"),
        ("list", "KIND"),
        ("list aktivitet", "activity"),
        ("list role --state started", "--responsible"),
        ("list activity --state begun", "started"),
        ("list activity --where ansvaret=x", "no field ansvaret of activities"),
        ("list activity --where x", "FIELD=VALUE"),
        ("list activity --plan plan-2042", "plan-2024"),
        ("list activity --responsible nobody", "among the roles"),
    ] {
        let run = sound.run(words);
        assert_eq!(
            (run.exit, run.out.as_str(), run.err.contains(told)),
            (Exit::Failed, "", true),
            "{words}: {}",
            run.err
        );
    }
    assert_eq!(Sandbox::empty().run("list meeting").exit, Exit::Nothing);
    // A file that cannot be read is said to be left out.
    let torn = sound.file(SOUND[3].0, "kind: activity\nid: [\n");
    assert!(torn.run("list activity").out.contains("could not be read"), "{}", torn.run("list activity").out);
}

#[test]
fn filters_choose_alike_in_every_kind() {
    let ids = |words: &str| -> Vec<String> {
        let out = here(&format!("{words} --format csv"), "2026-01-01").out;
        out.lines().skip(1).filter_map(|line| line.split(';').nth(2)).map(str::to_owned).collect()
    };
    assert_eq!(ids("list activity --plan rinkeby-kista-2018").len(), 21);
    assert_eq!(ids("list activity --area forhindrande --plan rinkeby-kista-2018").len(), 7);
    assert_eq!(ids("list activity --responsible samordnaren").len(), 6);
    let frameworks = std::fs::read_dir(repository().join("plans/frameworks")).unwrap();
    let texts = frameworks.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let attested: usize = texts.map(|text| text.matches("judged: attestation").count()).sum();
    assert_eq!(ids("list requirement --where judged=attestation").len(), attested);
    assert_eq!(ids("list routine --where sort=form"), ["blankett-avidentifiering"]);
    assert_eq!(ids("list incident --since 2026-01-01").len(), 2);
    assert_eq!(ids("list incident --until 2024-12-31"), ["klistermarken-skolvag"]);
    assert!(ids("list role --unit polisen").contains(&"ansvarig-polis".to_owned()));
    for kind in KINDS.iter().map(|kind| if kind.name == "activity" { "progress" } else { kind.name }) {
        let run = here(&format!("list {kind}"), "2026-01-01");
        assert!(matches!(run.exit, Exit::Fine | Exit::Nothing), "{kind}: {}", run.err);
    }
}

/// The name of a field is that of where it stands: who decided on a plan has not given the assignment.
#[test]
fn a_field_is_called_by_where_it_stands() {
    let plan = "kind: plan\nid: p\ntitle: P\nperiod: 2024\nassignment: {body: styrgrupp, on: 2023-01-01}\ndecisions:\n  \
        - {body: styrgrupp, decision: adopted, on: 2024-01-15, reference: § 188}\n";
    let sandbox = Sandbox::sound().file("plans/p.yaml", plan);
    for (lang, decided, assigned, section) in [
        ("sv", "beslutande organ", "uppdragsgivare", "aragraf eller diarienummer"),
        ("en", "deciding body", "assigner", "ection or reference number"),
    ] {
        let run = sandbox.run(&format!("show plan:p --lang {lang}"));
        let of_links = run.out.split("(2)").nth(1).unwrap();
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            of_links.contains(assigned) && of_links.contains(decided.split(' ').next().unwrap()),
            "{of_links}"
        );
        assert!(words(&run.out).contains(section), "{}", run.out);
    }
}
