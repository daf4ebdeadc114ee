//! `vbe import` of a file once more: what is new in it is written, and what has been written in the plan since is kept.

use vbe::cli::Exit;

use crate::sandbox::{Run, Sandbox};

const FIRST: &str = "Nr;Åtgärd;Ansvarig;Start;Klart senast;Mål;Område;Status
1;Utbilda personalen;samordnaren;V 2027;H 2027;Alla är utbildade;Förebygga;
2;Kartlägg lokalerna;Enhetschef fritid;V 2027;;;Förebygga;gul
3;Skriv lägesbilden;samordnaren, polisen;V 2028;H 2028;;Upptäcka;Pågår enligt plan
";

const WORDS: &str = "import plan.csv --id ny --period 2027-2028 --title Ny --on 2024-11-01";

/// A workspace in which the file has become a plan.
fn imported() -> Sandbox {
    let sandbox = Sandbox::sound().file("plan.csv", FIRST).swedish();
    let run = sandbox.run(WORDS);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    sandbox
}

fn edited(sandbox: Sandbox, changes: &[(&str, &str)]) -> Sandbox {
    let mut plan = sandbox.read("plans/ny.yaml");
    for (was, now) in changes {
        assert!(plan.contains(was), "{was}\n{plan}");
        plan = plan.replacen(was, now, 1);
    }
    sandbox.file("plans/ny.yaml", &plan)
}

fn corrected(sandbox: Sandbox, changes: &[(&str, &str)]) -> Sandbox {
    let mut table = FIRST.to_owned();
    for (was, now) in changes {
        assert!(table.contains(was), "{was}");
        table = table.replacen(was, now, 1);
    }
    sandbox.file("plan.csv", &table)
}

#[track_caller]
fn fine(run: Run) -> Run {
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    run
}

/// The same file gives the same plan, whatever day it is read, whoever has edited the plan and in whatever language.
#[test]
fn the_second_time_changes_nothing_and_says_so() {
    let sandbox = imported();
    let before = sandbox.files();
    for words in [
        WORDS,
        "import plan.csv --id ny",
        "import plan.csv --id ny --on 2024-11-14",
        "import plan.csv --id ny --replace",
    ] {
        let run = fine(sandbox.run(words));
        assert_eq!(run.out, "Inget nytt i filen: ingenting ändrades.\n", "{words}");
        assert_eq!(sandbox.files(), before, "{words}");
    }
    let edited = edited(
        sandbox,
        &[
            ("title: Skriv lägesbilden", "title: Skriv en lägesbild # beslut i maj"),
            ("start: V 2028", "start: 2028-03-01"),
        ],
    );
    let before = edited.files();
    let run = fine(edited.run("import plan.csv --id ny"));
    assert_eq!(edited.files(), before);
    assert!(run.out.starts_with("Ingenting ändrades.\n"), "{}", run.out);
    assert!(run.err.contains("2 värden i planen är kvar"), "{}", run.err);
}

/// A corrected cell, a new row, a row that is gone and rows with new numbers, in a plan that somebody has edited.
#[test]
fn what_is_new_is_written_and_what_was_edited_is_kept() {
    let sandbox = edited(
        imported(),
        &[
            ("    title: Utbilda personalen\n", "    # rektorerna är med\n    title: Utbilda personalen\n"),
            ("finish: H 2027", "finish: 2027-10-15 # styrgruppen"),
            (
                "    responsible: [enhetschef-fritid]\n",
                "    responsible: [enhetschef-fritid]\n    places: [Folkets hus]\n",
            ),
        ],
    );
    let sandbox = corrected(
        sandbox,
        &[
            (
                "1;Utbilda personalen;samordnaren;V 2027;H 2027",
                "3;Utbilda personalen;samordnaren;V 2027;2028",
            ),
            (
                "2;Kartlägg lokalerna;Enhetschef fritid;V 2027;;",
                "1;Kartlägg lokalerna;Enhetschef fritid;V 2027;H 2027;",
            ),
            (
                "3;Skriv lägesbilden;samordnaren, polisen;V 2028;H 2028;;Upptäcka;Pågår enligt plan",
                "2;Samtala med föreningarna;samordnaren;V 2028;;;Stödja;grön",
            ),
        ],
    );
    let run = fine(sandbox.run("import plan.csv --id ny --on 2024-11-14"));
    insta::assert_snapshot!(run.out);
    let plan = sandbox.read("plans/ny.yaml");
    for kept in [
        "# rektorerna är med", "finish: 2027-10-15 # styrgruppen", "places: [Folkets hus]",
        "id: skriv-lagesbilden", "number: '1'\n    # rekt",
    ] {
        assert!(plan.contains(kept), "{kept}\n{plan}");
    }
    assert!(plan.contains("finish: H 2027") && plan.contains("{id: stodja, title: Stödja}"), "{plan}");
    let place = |id: &str| plan.find(&format!("id: {id}")).unwrap();
    assert!(place("kartlagg-lokalerna") < place("samtala-med-foreningarna"), "{plan}");
    assert!(
        sandbox.read("records/activities/ny/samtala-med-foreningarna.yaml").contains("assessment: green")
    );
    assert!(run.err.contains("3 värden i planen är kvar"), "{}", run.err);
    // What the file says is written where it is asked for, and nothing else goes.
    fine(sandbox.run("import plan.csv --id ny --replace"));
    let plan = sandbox.read("plans/ny.yaml");
    assert!(plan.contains("finish: 2028 # styrgruppen") && plan.contains("places: [Folkets hus]"), "{plan}");
    assert!(plan.contains("number: '3'\n    # rektorerna är med"), "{plan}");
    let before = sandbox.files();
    fine(sandbox.run("import plan.csv --id ny --replace"));
    assert_eq!(sandbox.files(), before);
}

/// At a terminal each value that differs can be chosen, and Enter keeps the plan's.
#[test]
fn what_differs_is_asked_about_and_enter_keeps_the_plan() {
    let changed = [("V 2027;H 2027", "V 2027;2028"), ("Alla är utbildade", "Varje chef är utbildad")];
    let sandbox = corrected(imported(), &changed).on_a_terminal();
    let before = sandbox.files();
    let told = |typed: &str| sandbox.told(&["import", "plan.csv", "--id", "ny"], Some(typed));
    let kept = fine(told("\n"));
    assert_eq!(sandbox.files(), before, "{}{}", kept.out, kept.err);
    assert!(kept.out.contains("Planen och filen säger olika (2)"), "{}", kept.out);
    let flat = kept.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("Alla är utbildade Varje chef är mål – text utbildad"), "{}", kept.out);
    assert_ne!(told("").exit, Exit::Fine);
    assert_ne!(told("1\nn\n").exit, Exit::Fine);
    assert_eq!(sandbox.files(), before);
    let chosen = fine(told("3\n1\n\n"));
    assert!(chosen.err.contains("3 är inga nummer i tabellen."), "{}", chosen.err);
    assert!(chosen.out.contains("-    finish: H 2027\n+    finish: 2028"), "{}", chosen.out);
    let plan = sandbox.read("plans/ny.yaml");
    assert!(plan.contains("finish: 2028") && plan.contains("Alla är utbildade"), "{plan}");
}

/// A title in new words is told as a guess, and is no new activity.
#[test]
fn a_row_with_a_new_title_is_matched_by_its_number_as_a_guess() {
    let changed =
        [("Utbilda personalen;", "Utbilda personalen i skolan;"), ("Kartlägg lokalerna", "Ordna en mässa")];
    let sandbox = corrected(imported(), &changed);
    let run = fine(sandbox.run("import plan.csv --id ny"));
    assert!(run.out.contains("Samma åtgärd, enligt gissning (1)"), "{}", run.out);
    let plan = sandbox.read("plans/ny.yaml");
    assert!(
        !plan.contains("utbilda-personalen-i-skolan") && plan.contains("title: Utbilda personalen\n"),
        "{plan}"
    );
    // The same number, but nothing else in common.
    assert!(plan.contains("id: ordna-en-massa") && plan.contains("id: kartlagg-lokalerna"), "{plan}");
}

/// A file of another name for the same time, with most of its activities, is the same plan.
#[test]
fn a_corrected_file_of_another_name_is_known_by_its_activities() {
    let sandbox = imported().file("Åtgärder v2 (slutlig).csv", FIRST).on_a_terminal();
    let run = sandbox.told(&["import", "Åtgärder v2 (slutlig).csv", "--period", "2027-2028"], Some("\n\n"));
    assert!(run.err.contains("annars ny:"), "{}", run.err);
    assert!(run.out.contains("Inget nytt i filen"), "{}{}", run.out, run.err);
}
