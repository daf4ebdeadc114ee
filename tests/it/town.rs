//! An invented municipality with another structure than the seeds: a crime-prevention plan with the columns of the national template,
//! four areas, three editions and tertial follow-up. What each command says of it, read as its coordinator would.

use vbe::cli::Exit;

use crate::sandbox::{Run, Sandbox, repository, run};

/// The day after the first tertial was reported to the executive board.
const TODAY: &str = "2026-05-21";

/// The municipality, with the law and the template of the repository.
pub(crate) fn town() -> Sandbox {
    let mut town = Sandbox::empty().swedish().tree(&repository().join("tests/town"), "");
    for pack in ["sfs-2023-196.yaml", "bra-mall.yaml"] {
        let text = std::fs::read_to_string(repository().join("plans/frameworks").join(pack)).unwrap();
        town = town.file(&format!("planer/frameworks/{pack}"), &text);
    }
    town
}

fn vbe(town: &Sandbox, words: &str) -> Run {
    on(town, words, TODAY)
}

fn on(town: &Sandbox, words: &str, today: &str) -> Run {
    run(words, town.path(), today, false, vec![("VBE_LANG".into(), "sv".into())])
}

/// What a reading command prints, which is never wider than it was asked to be.
fn page(words: &str) -> String {
    let run = vbe(&town(), words);
    assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""), "{words}: {}", run.out);
    if !words.contains("--format") {
        assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{words}: {}", run.out);
    }
    run.out
}

#[test]
fn it_is_sound_in_the_plan_s_own_time() {
    let town = town();
    for day in [TODAY, "2026-09-30", "2026-12-31"] {
        for words in ["validate --fail-on note", "scan --fail-on warning"] {
            let run = on(&town, words, day);
            assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""), "{words}, {day}: {}", run.out);
        }
    }
}

#[test]
fn the_status_page_is_of_the_edition_that_holds() {
    insta::assert_snapshot!("town_status", page("status"));
    insta::assert_snapshot!("town_status_en", page("status --lang en --group-by responsible --area skydda"));
    insta::assert_snapshot!("town_status_moved", page("status --since 2026-05-01 --format md"));
}

/// Before the new edition's time has come the old one still holds, and both are shown; whoever asks for an old one gets it.
#[test]
fn an_edition_is_replaced_when_the_next_one_s_time_comes() {
    let plans = |words: &str| {
        let page: serde_json::Value = serde_json::from_str(&page(&format!("{words} --format json"))).unwrap();
        let plans = page["plans"].as_array().unwrap().iter();
        plans.map(|plan| plan["id"].as_str().unwrap().replace("atgardsplan-", "")).collect::<Vec<_>>()
    };
    for report in ["status", "gaps"] {
        assert_eq!(plans(report), ["2026"], "{report}");
        assert_eq!(plans(&format!("{report} --as-of 2025-12-31")), ["2025"], "{report}");
        assert_eq!(plans(&format!("{report} --as-of 2024-06-01")), ["2023-2024"], "{report}");
        assert_eq!(plans(&format!("{report} --plan atgardsplan-2025")), ["2025"], "{report}");
    }
    // A draft takes over nothing, also when the old plan's time is out.
    let draft = "kind: plan\nid: plan-b\ntitle: B\nperiod: 2024\nprevious: plan-a\n";
    let old = "kind: plan\nid: plan-a\ntitle: A\nperiod: 2023-2024\n";
    let two = Sandbox::empty().file("plans/plan-a.yaml", old).file("plans/plan-b.yaml", draft);
    let shown = |day: &str| two.run(&format!("status --as-of {day}")).out.contains("\nA\n");
    assert!(shown("2024-06-01") && shown("2025-01-01"));
    // Two that each say that the other was before are both shown.
    let round = two.file("plans/plan-a.yaml", &format!("{old}previous: plan-b\n"));
    let both = round.run("status --as-of 2025-06-01").out;
    assert!(both.contains("\nA\n") && both.contains("\nB\n"), "{both}");
}

#[test]
fn the_gap_report_tells_what_the_town_lacks() {
    insta::assert_snapshot!("town_gaps", page("gaps"));
    insta::assert_snapshot!("town_gaps_en", page("gaps --lang en --framework riktlinje-2022"));
}

/// What was told the council of the edition before is told; whether its promises were kept is another matter.
#[test]
fn what_was_done_under_the_edition_before_counts() {
    let is_covered = |town: &Sandbox| {
        let page: serde_json::Value =
            serde_json::from_str(&vbe(town, "gaps --kind requirement-partly --format json").out).unwrap();
        !page.to_string().contains("sfs-2023-196/rapport-fullmaktige")
    };
    assert!(is_covered(&town()));
    assert!(!is_covered(&town().without("uppfoljning/reports/arsredovisning-2025.yaml")));
}

#[test]
fn the_duties_of_the_year_are_told() {
    insta::assert_snapshot!("town_due", page("due --until 2026-12-31"));
    insta::assert_snapshot!(
        "town_due_ics",
        page("due --until 2026-08-31 --format ics").replace("\r\n", "\n")
    );
}

#[test]
fn few_cases_are_told_as_few() {
    insta::assert_snapshot!("town_cases", page("cases"));
    insta::assert_snapshot!("town_public", page("report --public --dry-run"));
    insta::assert_snapshot!("town_privacy", page("privacy"));
    // An area's page has the same half-years as the other's: a half-year that is not there would tell that there was nothing.
    let of = |area: &str| page(&format!("cases --area {area}"));
    assert_eq!(of("centralorten"), of("ovriga"));
}

/// What a new edition promises less of is told, and nothing else is: a link that is new is not weaker for being partial,
/// and one that is written out is the link that it was.
#[test]
fn two_editions_are_compared() {
    let page: serde_json::Value =
        serde_json::from_str(&page("diff atgardsplan-2025 atgardsplan-2026 --format json")).unwrap();
    let of = |class: usize| {
        let changes = page["diffs"][0]["classes"][class]["changes"].as_array().unwrap().iter();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        changes.map(move |change| format!("{} {}", text(&change["subject"]["id"]), text(&change["field"])))
    };
    let weakened: Vec<String> = of(0).map(|told| told.replace("atgardsplan-2026/", "")).collect();
    assert_eq!(
        weakened,
        [
            "atgardsplan-2026 excludes[De fristående skolorna]",
            "atgardsplan-2026 excludes[Övrig brottslighet i lägesbilden]",
            "faltarbete-natet needs[natet].extent",
            "kontroll-lokaler when",
        ]
    );
    // A plan alone is compared with the one before it.
    assert_eq!(self::page("diff atgardsplan-2026"), self::page("diff atgardsplan-2025 atgardsplan-2026"));
    let first = vbe(&town(), "diff atgardsplan-2023-2024");
    assert!(first.exit == Exit::Failed && first.err.contains("vbe diff FÖRE EFTER"), "{}", first.err);
    // A need that is new is one thing that is new, however many fields it has.
    assert_eq!(of(1).filter(|told| told.contains("needs[lamna]")).count(), 1);
}

/// An id that every edition has means the one that holds; what a replaced one promised is listed when its plan is named.
#[test]
fn the_edition_that_holds_is_shown_and_listed() {
    insta::assert_snapshot!("town_show", page("show kontroll-lokaler --why"));
    insta::assert_snapshot!(
        "town_show_requirement",
        page("show riktlinje-2022/utbildning-forsta-linjen --why")
    );
    let late = page("list activity --state overdue,not-reported");
    assert!(late.contains("atgardsplan-2026/") && !late.contains("atgardsplan-2025/"), "{late}");
    let old = page("list activity --state overdue,not-reported --plan atgardsplan-2025");
    assert!(old.contains("atgardsplan-2025/"), "{old}");
    assert_eq!(page("list plan").matches("Björkforsa kommun").count(), 3);
    for words in ["list case", "show h8b3n6yk"] {
        assert!(page(words).contains("Internt – inte för publicering."), "{words}");
    }
}

/// What is told of an activity is told of the edition that held on the day.
#[test]
fn what_has_happened_is_written_in_the_edition_that_held() {
    let told = |on: &str| {
        let words = format!("note kontroll-lokaler --on {on} --by fritidschef --note Halva --dry-run");
        vbe(&town(), &words)
    };
    let now = told("2026-05-20");
    assert!(now.out.contains("/atgardsplan-2026/kontroll-lokaler.yaml"), "{}{}", now.out, now.err);
    // The new edition is adopted on the last days of the old year, and does not hold yet.
    let then = told("2025-12-20");
    assert!(then.out.contains("/atgardsplan-2025/kontroll-lokaler.yaml"), "{}{}", then.out, then.err);
}

/// The council and the coordination group are told what has happened since they last met, and who is to answer what.
#[test]
fn the_pages_before_a_meeting_are_the_town_s_own() {
    insta::assert_snapshot!("town_meeting", page("meeting rådet --on 2026-05-28"));
    insta::assert_snapshot!("town_meeting_en", page("meeting samordningsgruppen --on 2026-06-10 --lang en"));
    insta::assert_snapshot!("town_roles", page("roles"));
}

/// What the new edition's plan would look like without one of its activities, told before it is decided.
#[test]
fn a_draft_of_the_town_is_tried_before_it_is_decided() {
    let town = town();
    let path = "planer/atgardsplan-2026.yaml";
    let plan = std::fs::read_to_string(town.path().join(path)).unwrap();
    let first = plan.find("\n  - id: utbildning").or_else(|| plan.find("\nactivities:\n  - id: ")).unwrap();
    let last = first + 2 + plan[first + 2..].find("\n  - id: ").unwrap();
    let draft = format!("{}{}", &plan[..first], &plan[last..]);
    let draft = if plan[first..].starts_with("\nactivities:") {
        format!("{}\nactivities:{}", &plan[..first], &plan[last..])
    } else {
        draft
    };
    std::fs::write(town.path().join("utkast.yaml"), &draft).unwrap();
    let tried = vbe(&town, "gaps --what-if utkast.yaml");
    assert_eq!((tried.exit, tried.err.as_str()), (Exit::Fine, ""), "{}", tried.out);
    assert!(tried.out.contains("Öppnas"), "{}", tried.out);
    assert_eq!(std::fs::read_to_string(town.path().join(path)).unwrap(), plan, "a draft changes nothing");
    for grouping in ["framework", "need", "unit", "role"] {
        let grouped = page(&format!("gaps --group-by {grouping}"));
        assert!(grouped.contains("brister"), "{grouping}: {grouped}");
    }
}

/// Rows without ids, and every name of a record, in folders and with units of its own.
#[test]
fn rows_and_records_go_by_their_names() {
    let town = town();
    for (words, path, told) in [
        (
            "set utbildning:fordjupning-2026 by_unit.faltgruppen.participants=7 by_unit[mottagningen].participants=11",
            "uppfoljning/trainings/fordjupning-2026.yaml",
            "by_unit:\n  - {unit: faltgruppen, participants: 7}\n  - {unit: mottagningen, participants: 11}\n",
        ),
        (
            "set uppfoljning/routines/krisstod.yaml tried.2026-02.note=Övad",
            "uppfoljning/routines/krisstod.yaml",
            "tried:\n  - {on: 2026-02, note: Övad}\n",
        ),
        ("set krisstod.yaml tried-=2026-02", "uppfoljning/routines/krisstod.yaml", "next: 2027-03\n"),
    ] {
        let run = vbe(&town, words);
        assert_eq!(run.exit, Exit::Fine, "{words}: {}{}", run.out, run.err);
        assert!(town.read(path).contains(told), "{words}: {}", town.read(path));
        assert_ne!(vbe(&town, "validate").exit, Exit::Found, "{words}");
    }
    let run = vbe(&town, "set training/fordjupning-2026 by_unit.grundskolan.participants=3");
    assert!(run.err.contains("faltgruppen, mottagningen"), "{}{}", run.out, run.err);
}
