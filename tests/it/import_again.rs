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

/// A row in other words, and the days of what is new, which are those of a plan and nobody's.
#[test]
fn a_title_in_another_form_is_guessed_and_days_are_told() {
    let changed = [(
        "3;Skriv lägesbilden;samordnaren, polisen;V 2028;H 2028",
        "3;Ta fram en lägesbild;samordnaren, polisen;V 2028;H 2028\n4;Ny;samordnaren;2028-02-01;2028-06-30",
    )];
    let sandbox = corrected(imported(), &changed);
    let run = fine(sandbox.run("import plan.csv --id ny"));
    assert!(run.out.contains("Samma åtgärd, enligt gissning (1)"), "{}", run.out);
    assert!(run.out.contains("2028-02-01 –") && run.out.contains("2028-06-30"), "{}", run.out);
    assert!(!sandbox.read("plans/ny.yaml").contains("ta-fram"), "{}", run.out);
}

/// A file of another name for the same time, with most of its activities, is the same plan.
#[test]
fn a_corrected_file_of_another_name_is_known_by_its_activities() {
    let sandbox = imported().file("Åtgärder v2 (slutlig).csv", FIRST).on_a_terminal();
    let run = sandbox.told(&["import", "Åtgärder v2 (slutlig).csv", "--period", "2027-2028"], Some("\n\n"));
    assert!(run.err.contains("annars ny:"), "{}", run.err);
    assert!(run.out.contains("Inget nytt i filen"), "{}{}", run.out, run.err);
}

/// What somebody has moved to another plan is not written back, and what is told of it is noted there. An activity of the
/// same title in the plan of somebody else is another.
#[test]
fn a_plan_that_was_parted_in_two_is_not_put_together_again() {
    let parted = |more: &str| {
        let sandbox = imported();
        let plan = sandbox.read("plans/ny.yaml");
        let (first, moved) = plan.split_at(plan.find("  - id: skriv-lagesbilden").unwrap());
        let head = first.split("activities:").next().unwrap();
        let head = head.replace("id: ny\n", "id: del-2\n").replace("title: Ny\n", "title: Andra delen\n");
        let sandbox = sandbox.file("plans/ny.yaml", &format!("{}\n", first.trim_end())).file(
            "plans/del-2.yaml",
            &format!("{head}activities:\n{}", moved.replace("start: V 2028\n", more)),
        );
        let progress = sandbox.read("records/activities/ny/skriv-lagesbilden.yaml");
        sandbox
            .file(
                "records/activities/del-2/skriv-lagesbilden.yaml",
                &progress.replace("plan: ny", "plan: del-2"),
            )
            .without("records/activities/ny/skriv-lagesbilden.yaml")
    };
    for more in
        ["start: V 2028\n", "start: H 2029\n    carried_from: [ny/skriv-lagesbilden]\n", "start: H 2028\n"]
    {
        let sandbox = corrected(parted(more), &[("Pågår enligt plan", "grön"), ("2;Kart", "4;Kart")]);
        let before = sandbox.read("plans/del-2.yaml");
        let run = fine(sandbox.run("import plan.csv --id ny --on 2024-11-14"));
        assert!(!sandbox.read("plans/ny.yaml").contains("lagesbild"), "{more}: {}", run.out);
        assert_eq!(sandbox.read("plans/del-2.yaml"), before);
        assert!(run.out.contains("Står i en annan plan, skrivs inte i den här (1)"), "{more}: {}", run.out);
        assert!(run.out.contains("Andra delen"), "{}", run.out);
        let progress = sandbox.read("records/activities/del-2/skriv-lagesbilden.yaml");
        assert!(progress.contains("on: 2024-11-14, by: samordnare-vbe, assessment: green"), "{progress}");
    }
    let other = "start: V 2031\n    finish: V 2031\n";
    let of_others = parted("").read("plans/del-2.yaml").replace(
        "responsible: [samordnare-vbe, polisen]\n    finish: H 2028\n",
        &format!("responsible: [enhetschef-fritid]\n    {other}"),
    );
    let sandbox = parted("").file("plans/del-2.yaml", &of_others);
    let run = fine(sandbox.run("import plan.csv --id ny"));
    assert!(sandbox.read("plans/ny.yaml").contains("id: skriv-lagesbilden"), "{}", run.out);
}

/// Comments, line ends and ids that somebody has written in the plan by hand stand as they were, wherever the file has
/// something new, and what is taken from it moves none of them.
#[test]
fn what_is_written_by_hand_in_the_plan_stands_whatever_the_file_says() {
    let by_hand = [
        ("activities:\n", "# om alla\nactivities: # här\n  # om den första\n"),
        ("  - id: kartlagg-lokalerna", "  # FÖRE\n  - id: lokaler # eget id"),
        ("    number: '3'\n", "    # inuti\n    number: '3' # sist\n"),
        ("{id: forebygga, title: Förebygga}", "{id: f, title: Förebygga} # kort"),
        ("areas: [forebygga]", "areas: [f]"),
    ];
    let sandbox = edited(imported(), &by_hand);
    let plan = sandbox.read("plans/ny.yaml").replace("areas: [forebygga]", "areas: [f]") + "# allra sist\n";
    for (ends, more) in [("\n", ""), ("\r\n", ""), ("\n", " --replace"), ("\r\n", " --replace")] {
        let sandbox = imported().file("plans/ny.yaml", &plan.replace('\n', ends));
        let sandbox = corrected(
            sandbox,
            &[
                (
                    "2;Kartlägg lokalerna;Enhetschef fritid;V 2027;;",
                    "5;Kartlägg lokalerna;Enhetschef fritid;H 2027;;",
                ),
                ("3;Skriv lägesbilden", "2b;Ny mitt i;samordnaren;V 2027;;;Ny del;\n3;Skriv lägesbilden"),
                ("Pågår enligt plan\n", "Pågår enligt plan\n6;Ny sist;samordnaren;V 2027;;;Förebygga;\n"),
            ],
        );
        fine(sandbox.run(&format!("import plan.csv --id ny{more}")));
        let made = sandbox.read("plans/ny.yaml");
        assert_eq!(made.matches('\n').count(), made.matches(ends).count(), "{made}");
        let made = made.replace("\r\n", "\n");
        for kept in [
            "# om alla\nactivities: # här\n  # om den första\n  - id: utbilda-personalen",
            "  # FÖRE\n  - id: lokaler # eget id\n",
            "    # inuti\n    number: '3' # sist\n",
            "{id: f, title: Förebygga} # kort\n",
            "# allra sist\n",
        ] {
            assert!(made.contains(kept), "{kept}\n{made}");
        }
        assert!(made.contains("id: ny-mitt-i") && made.contains("id: ny-sist"), "{made}");
        assert!(!made.contains("kartlagg-lokalerna") && !made.contains("forebygga"), "{made}");
        assert_eq!(made.contains("number: '5'"), !more.is_empty(), "{made}");
        let lines = |text: &str| {
            text.lines()
                .filter(|line| !line.contains("number: ") && !line.contains("start: "))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let gone: Vec<String> =
            lines(&plan).into_iter().filter(|line| !lines(&made).contains(line)).collect();
        assert!(gone.is_empty(), "{gone:?}\n{made}");
    }
}

/// A lead that the file no longer has among those who are responsible goes with them, and is told of.
#[test]
fn a_lead_that_is_no_longer_responsible_goes_with_the_others() {
    let sandbox = edited(
        imported(),
        &[(
            "responsible: [samordnare-vbe, polisen]",
            "responsible: [samordnare-vbe, polisen]\n    lead: samordnare-vbe",
        )],
    );
    let sandbox = corrected(sandbox, &[("samordnaren, polisen", "polisen, socialchef")]);
    let kept = fine(sandbox.run("import plan.csv --id ny --dry-run"));
    assert!(kept.err.contains("2 värden i planen är kvar"), "{}", kept.err);
    let run = fine(sandbox.run("import plan.csv --id ny --replace"));
    let plan = sandbox.read("plans/ny.yaml");
    assert!(!plan.contains("lead:"), "{plan}{}", run.out);
    assert!(run.out.contains("sammanhållande"), "{}", run.out);
    fine(sandbox.run("validate plans/ny.yaml"));
    // One that is still responsible stays.
    let sandbox = edited(sandbox, &[("responsible: [polisen", "lead: polisen\n    responsible: [polisen")]);
    let sandbox = corrected(sandbox, &[("samordnaren, polisen", "polisen, fritidschef")]);
    fine(sandbox.run("import plan.csv --id ny --replace"));
    assert!(sandbox.read("plans/ny.yaml").contains("lead: polisen"));
}
