//! Plans of other makes than the repository's own: one that two municipalities share, one for a school year, one chapter of
//! a programme. What is printed of them is true. All is invented.

mod command_line;
mod cooperation;
mod counted;
mod draft;
mod mistakes;
mod region;
mod three;
mod told;

use serde_json::Value;
use vbe::cli::Exit;

use crate::sandbox::Sandbox;

const REGISTER: &str = "kind: organisation\nid: o\nunits:\n  - {id: kommunen, title: Ekdala kommun}\n  - {id: styrelsen, title: Kommunstyrelsen i Ekdala, parent: kommunen}\n  - {id: skolnamnden, title: Skolnämnden, parent: kommunen}\n  - {id: grannen, title: Rydala kommun}\n  - {id: grannstyrelsen, title: Kommunstyrelsen i Rydala, parent: grannen}\nroles:\n  - {id: strategen, title: Strategen, unit: kommunen}\n";

/// A town with a plan, and records about it.
fn town(plan: &str, records: &[(&str, &str)]) -> Sandbox {
    let town = Sandbox::empty().file("plans/organisation.yaml", REGISTER).file("plans/p.yaml", plan);
    let town = records.iter().fold(town, |town, (path, text)| town.file(path, text));
    let run = town.run("validate --as-of 2027-01-01");
    assert!(!run.out.contains("error"), "{}", run.out);
    town
}

/// A page on one line, so that a sentence can be found wherever it is broken.
fn page(town: &Sandbox, words: &str) -> String {
    let run = town.run(&format!("{words} --width 400"));
    assert_eq!(run.exit, Exit::Fine, "{words}: {}", run.err);
    run.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn both(town: impl Fn() -> Sandbox, words: &str) -> (String, String) {
    (page(&town().swedish(), words), page(&town(), words))
}

/// The occasions of each duty: the day by which it is due, and its times as `done/wanted`, the missed first.
fn turns(town: &Sandbox, words: &str) -> Vec<(String, Vec<String>)> {
    let run = town.run(&format!("due --format json {words}"));
    let page: Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err));
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let turn = |own: &Value| format!("{} {}/{}", own["by"].as_str().unwrap(), own["done"], own["wanted"]);
    let of = |duty: &Value| {
        let all = list(&duty["missed"]["turns"]).into_iter().chain(list(&duty["coming"]));
        (duty["id"].as_str().unwrap().to_owned(), all.map(|own| turn(&own)).collect())
    };
    list(&page["sorts"]).iter().flat_map(|sort| list(&sort["duties"])).map(|duty| of(&duty)).collect()
}

fn of(town: &Sandbox, id: &str, words: &str) -> Vec<String> {
    let all = turns(town, words);
    all.into_iter().find(|(own, _)| own.ends_with(id)).map(|(_, turns)| turns).unwrap_or_default()
}

/// One chapter of a programme for a year, with what is done every week and noted once.
fn chapter() -> Sandbox {
    town(
        "kind: plan\nid: p\ntitle: Kapitel om extremism\norganisation: kommunen\nperiod: 2025\ndecisions: [{body: styrelsen, decision: adopted, on: 2025-01-01}]\nactivities:\n  - {id: torget, title: Närvaro på torget, responsible: [strategen], recurs: varje vecka}\n  - {id: rond, title: Rond i centrum, responsible: [strategen], recurs: fyra gånger per år}\n  - {id: tyst, title: Samtal med föreningar, responsible: [strategen], recurs: varje månad}\n",
        &[
            (
                "records/activities/p/torget.yaml",
                "kind: activity\nid: torget\nplan: p\nupdates: [{on: 2025-06-30, by: strategen, note: Varje vardag sedan februari.}]\n",
            ),
            (
                "records/activities/p/rond.yaml",
                "kind: activity\nid: rond\nplan: p\nupdates: [{on: 2025-05-06, by: strategen, note: Gicks.}]\n",
            ),
        ],
    )
}

/// What nobody has noted may have been done: no page says that it was not.
#[test]
fn an_occasion_is_recorded_or_not() {
    let (sv, en) = both(chapter, "account p --as-of 2026-02-01");
    assert!(sv.contains("antecknad som genomförd 1 av 52 veckor"), "{sv}");
    assert!(en.contains("recorded as carried out in 1 of 52 weeks"), "{en}");
    assert!(sv.contains("antecknad som genomförd 1 av 4 gånger"), "{sv}");
    for words in [
        "account p --as-of 2026-02-01", "due --as-of 2026-02-01", "gaps --as-of 2025-07-20",
        "gaps --as-of 2026-02-01",
    ] {
        let (sv, en) = both(chapter, words);
        for untrue in ["ej genomför", "inte genomför", "Ej genomför", "kvarstår, genomförd"] {
            assert!(!sv.contains(untrue), "{words}: {untrue}: {sv}");
        }
        for untrue in ["not carried out", "Missed", "not done"] {
            assert!(!en.contains(untrue), "{words}: {untrue}: {en}");
        }
    }
    // The number above the rows counts what the rows count: 51 weeks, three rounds and twelve months.
    let (sv, en) = both(chapter, "due --as-of 2026-02-01");
    assert!(sv.contains("Tillfällen som inte är antecknade: 66") && sv.contains("1 av 52"), "{sv}");
    assert!(en.contains("Occasions not recorded: 66"), "{en}");
}

/// When the time of the plan is out, the year is told, and then it is asked how often.
#[test]
fn what_was_not_recorded_stays_when_the_time_is_out() {
    for words in ["gaps --as-of 2026-02-01", "report --kind annual --plan p --period 2025 --as-of 2026-02-01"]
    {
        let (sv, en) = both(chapter, words);
        assert!(
            sv.contains("Ska genomföras varje vecka: 51 av 52 tillfällen är inte antecknade"),
            "{words}: {sv}"
        );
        assert!(
            sv.contains("Ska genomföras varje månad: 12 av 12 tillfällen är inte antecknade"),
            "{words}: {sv}"
        );
        assert!(sv.contains("antecknad som genomförd 1 av 4 gånger 2025."), "{words}: {sv}");
        assert!(sv.contains("ej redovisad") || sv.contains("Ej redovisad"), "{words}: {sv}");
        assert!(
            en.contains("To be carried out every month: 12 of 12 occasions are not recorded"),
            "{words}: {en}"
        );
    }
}

/// A plan for a school year.
fn school() -> Sandbox {
    town(
        "kind: plan\nid: p\ntitle: Rutinplan för skolorna\norganisation: skolnamnden\nperiod: läsåret 2025/2026\ndecisions: [{body: skolnamnden, decision: adopted, on: 2025-06-12}]\nindicators:\n  - {id: trygg, title: Andel trygga elever, unit: '%', target: minst 85, recurs: årligen}\n  - {id: enkat, title: Andel som svarat, unit: '%', target: minst 85, recurs: varje läsår}\nreporting: [{recurs: varje termin, to: skolnamnden}]\nactivities:\n  - {id: start, title: Genomgång vid läsårets början, responsible: [strategen], recurs: årligen i augusti}\n  - {id: lasar, title: Genomgång av rutinen, responsible: [strategen], recurs: varje läsår}\n  - {id: termin, title: Föräldramöte, responsible: [strategen], recurs: varje termin}\n",
        &[],
    )
}

#[test]
fn nothing_is_due_after_the_end_of_the_plan() {
    let school = school();
    let due = |id| of(&school, id, "--as-of 2025-09-01 --until 2027-12-31");
    assert_eq!(due("p/start"), ["2025-08-29 0/1"]);
    assert_eq!(due("p/trygg"), ["2026-06-30 0/1"]);
    assert_eq!(due("p/enkat"), ["2026-06-30 0/1"]);
    assert_eq!(due("p/lasar"), ["2026-06-30 0/1"]);
    assert_eq!(due("p/termin"), ["2025-12-31 0/1", "2026-06-30 0/1"]);
    // A time is followed up when it is over, also the last.
    assert_eq!(due("p/reporting/1"), ["2026-03-31 0/1", "2026-09-30 0/1"]);
    let weeks = of(&chapter(), "p/torget", "--as-of 2025-12-30");
    assert_eq!(weeks.last().map(String::as_str), Some("2025-12-31 0/1"));
}

#[test]
fn a_school_year_and_a_term_are_told_as_such() {
    let (sv, en) = both(school, "due --as-of 2025-09-01");
    assert!(sv.contains("varje läsår") && sv.contains("varje termin"), "{sv}");
    assert!(en.contains("every school year") && en.contains("every school term"), "{en}");
    let (sv, en) = both(school, "report --kind annual --plan p --period 2025/2026 --as-of 2026-07-01");
    assert!(sv.contains("Ingen av planens ansvariga hör till Skolnämnden enligt registret."), "{sv}");
    assert!(
        en.contains("None of those responsible in the plan belongs to Skolnämnden in the register."),
        "{en}"
    );
}

/// A plan that two municipalities share and adopt on different days.
fn joint() -> Sandbox {
    town(
        "kind: plan\nid: p\ntitle: Gemensam plan\norganisation: kommunen\nowners: [kommunen, grannen]\nresponsible: [strategen]\nperiod: 2025-2026\ndecisions:\n  - {body: styrelsen, decision: adopted, on: 2025-01-15}\n  - {body: grannstyrelsen, decision: adopted, on: 2025-03-12}\nreporting:\n  - {recurs: årligen i februari, to: styrelsen}\n  - {recurs: årligen i februari, to: grannstyrelsen}\nareas:\n  - {id: framja, title: Främja}\n  - {id: forebygga, title: Förebygga}\n  - {id: upptacka, title: Upptäcka}\nactivities:\n  - {id: natverk, title: Nätverk för skolan, areas: [framja, forebygga, upptacka], responsible: [strategen], recurs: varje termin}\n  - {id: rutin, title: Rutin för anmälan, areas: [upptacka], responsible: [strategen], finish: 2025}\n",
        &[],
    )
}

#[test]
fn a_plan_is_adopted_by_each_of_those_who_share_it() {
    let (sv, en) = both(joint, "status --as-of 2025-02-01");
    let told = "gällande; antagen av Kommunstyrelsen i Ekdala, inte än av Kommunstyrelsen i Rydala";
    assert!(sv.contains(told), "{sv}");
    assert!(
        en.contains("in force; adopted by Kommunstyrelsen i Ekdala, not yet by Kommunstyrelsen i Rydala"),
        "{en}"
    );
    let (sv, _) = both(joint, "status --as-of 2025-03-12");
    assert!(!sv.contains("inte än av"), "{sv}");
}

/// The month that the plan names is the last one, of the year before it; and nobody is owed what was before its own decision.
#[test]
fn a_follow_up_in_a_named_month_is_due_in_it() {
    let joint = joint();
    let due = |id| of(&joint, id, "--as-of 2025-02-01 --until 2028-12-31");
    assert_eq!(due("p/reporting/1"), ["2026-02-27 0/1", "2027-02-26 0/1"]);
    assert_eq!(due("p/reporting/2"), ["2026-02-27 0/1", "2027-02-26 0/1"]);
    let (sv, en) = both(self::joint, "gaps --as-of 2025-03-15");
    assert!(!sv.contains("ingen uppföljning") && !en.contains("no follow-up"), "{sv}");
    let (sv, en) = both(self::joint, "gaps --as-of 2026-03-10");
    let told = "till Kommunstyrelsen i Ekdala: ingen uppföljning är antecknad i februari 2026.";
    assert!(sv.contains(told) && en.contains("no follow-up is recorded in February 2026."), "{sv} {en}");
    assert!(sv.contains("plan med färre antecknade uppföljningar än beslutat"), "{sv}");
    // A report in February of the year before is told in time.
    let report = "kind: report\nid: r\nsort: other\nplan: p\nto: styrelsen\non: 2026-02-10\nperiod: 2025\n";
    let told = self::joint().file("records/reports/r.yaml", report);
    assert_eq!(of(&told, "p/reporting/1", "--as-of 2026-03-10"), ["2027-02-26 0/1"]);
    // The last is owed when another plan has taken over, and until its month is over.
    let next = "kind: plan\nid: q\ntitle: Nästa\norganisation: kommunen\nprevious: p\nperiod: 2027-2028\ndecisions: [{body: styrelsen, decision: adopted, on: 2026-12-01}]\nreporting: [{recurs: årligen i december, to: styrelsen}]\n";
    let next = told.file("plans/q.yaml", next);
    assert_eq!(of(&next, "p/reporting/1", "--as-of 2027-01-10 --until 2029-12-31"), ["2027-02-26 0/1"]);
    assert!(of(&next, "p/reporting/1", "--as-of 2027-03-10").is_empty());
    // What is told late in the year is told of that year.
    let december = of(&next, "q/reporting/1", "--as-of 2027-01-10 --until 2030-12-31");
    assert_eq!(december, ["2027-12-31 0/1", "2028-12-29 0/1"]);
}

/// A plan that is not in force says so, and nobody is told to change what is right.
#[test]
fn a_plan_that_has_not_begun_is_told_as_that() {
    let words = "meeting radet --on 2024-12-20 --as-of 2024-12-20";
    let ahead = || {
        town(
            "kind: plan\nid: p\ntitle: Ny plan\norganisation: kommunen\nperiod: 2025-2026\ndecisions: [{body: styrelsen, decision: adopted, on: 2024-12-01}]\nactivities: [{id: a, title: Fältgrupp, responsible: [strategen], start: H 2025, ongoing: true}]\n",
            &[(
                "plans/group.yaml",
                "kind: organisation\nid: groups\ngroups: [{id: radet, title: Rådet, convener: strategen, meets: fyra gånger per år}]\n",
            )],
        )
    };
    let (sv, en) = both(ahead, words);
    assert!(sv.contains("Planen ”Ny plan” är antagen men gäller inte än: tiden börjar 2025-01-01."), "{sv}");
    assert!(en.contains("is adopted but not yet in force: its time begins 2025-01-01."), "{en}");
    assert!(!sv.contains("Ändra planens organisation"), "{sv}");
    let (sv, en) = both(ahead, "account p --as-of 2024-12-20");
    assert!(sv.contains("Tillstånd: kommande: antagen men gäller inte än"), "{sv}");
    assert!(sv.contains("Planens tid börjar 2025-01-01.") && !sv.contains("Ingen senare plan"), "{sv}");
    assert!(en.contains("State: coming: adopted, not yet in force"), "{en}");
    let (sv, _) = both(ahead, "account p --as-of 2024-11-01");
    assert!(sv.contains("Tillstånd: utkast: inte antagen") && sv.contains("ett förslag"), "{sv}");
    // The last day to begin is no day to be finished on.
    let (sv, en) = both(ahead, "meeting radet --on 2025-11-30 --as-of 2025-11-30");
    assert!(sv.contains("2025-12-31 Fältgrupp (ska ha påbörjats)"), "{sv}");
    assert!(en.contains("2025-12-31 Fältgrupp (to be begun)"), "{en}");
    let (sv, _) = both(ahead, "report --kind annual --plan p --period 2025 --as-of 2025-11-30");
    assert!(sv.contains("2025-12-31 Fältgrupp åtgärden ska ha påbörjats"), "{sv}");
    // A promise that is late has the time that the plan gives it.
    let (sv, _) = both(ahead, "meeting radet --on 2027-02-01 --as-of 2027-02-01");
    assert!(sv.contains("planerad tid H redovisad 2025, löpande"), "{sv}");
}

/// What is due after the last half-year, or after the day that is asked for, stands in neither.
#[test]
fn what_is_due_later_is_in_no_earlier_half_year() {
    let council = || {
        town(
            "kind: plan\nid: p\ntitle: Plan\norganisation: kommunen\nperiod: 2025-2030\ndecisions: [{body: styrelsen, decision: adopted, on: 2025-01-01}]\nresponsible: [strategen]\nrevision: {recurs: vart fjärde år}\nactivities: [{id: a, title: Rond, responsible: [strategen], recurs: årligen}]\n",
            &[],
        )
    };
    // Four half-years are told, and in the last there is what is due in it: the round of a year is due at its end.
    let run = council().swedish().run("roles --as-of 2025-10-15 --width 200");
    let half = |half: &str| run.out.lines().any(|line| line.contains(half));
    assert!(half("2026-H2") && !half("2027-H1"), "{}", run.out);
    let run = council().run("due --as-of 2025-10-15 --until 2027-06-30 --format ics");
    assert!(
        run.out.contains("DTSTART;VALUE=DATE:20261231")
            && !run.out.contains("DATE:20271231")
            && !run.out.contains("DATE:2028"),
        "{}",
        run.out
    );
}

/// A school year and a term are called that also where times are counted.
#[test]
fn the_times_of_a_school_are_counted_as_such() {
    let (sv, en) = both(school, "gaps --as-of 2026-09-01");
    assert!(sv.contains("höstterminen 2025, vårterminen 2026") && sv.contains("läsåret 2025/2026"), "{sv}");
    assert!(
        en.contains("autumn term 2025, spring term 2026") && en.contains("school year 2025/2026"),
        "{en}"
    );
    let (sv, en) = both(school, "account p --as-of 2026-09-01");
    assert!(sv.contains("0 av 2 terminer") && sv.contains("0 av 1 läsår"), "{sv}");
    assert!(en.contains("in 0 of 2 school terms") && en.contains("in 0 of 1 school year"), "{en}");
}

#[test]
fn an_activity_in_several_areas_is_seen_in_each() {
    let (sv, en) = both(joint, "report --kind annual --plan p --period 2025 --as-of 2026-01-10");
    assert!(sv.contains("Hör också hit: Nätverk för skolan, se Främja"), "{sv}");
    assert!(en.contains("Also belongs here: Nätverk för skolan, see Främja"), "{en}");
    assert!(sv.contains("Förebygga"), "{sv}");
    assert!(sv.contains("Områden: Främja; Förebygga; Upptäcka"), "{sv}");
}

/// What was finished after its time is told so, a number has the unit of its target, and a task that is late is told.
#[test]
fn what_was_finished_late_is_told_so() {
    let late = || {
        town(
            "kind: plan\nid: p\ntitle: Plan\norganisation: kommunen\nperiod: 2025-2026\ndecisions: [{body: styrelsen, decision: adopted, on: 2025-01-01}]\nreporting: [{recurs: årligen, to: styrelsen, within: 4 månader}]\nactivities:\n  - {id: a, title: Larmkedja, responsible: [strategen], finish: V 2025, goal: {text: Alla har övat, target: minst 90 %}}\n  - {id: b, title: Rutin, responsible: [strategen], finish: V 2025}\n",
            &[
                (
                    "records/activities/p/a.yaml",
                    "kind: activity\nid: a\nplan: p\nfinished: 2025-09-01\noutcome: {value: '80', on: 2025-09-01}\nleads_to: [{text: Informera jouren, due: H 2025}]\n",
                ),
                ("records/activities/p/b.yaml", "kind: activity\nid: b\nplan: p\nfinished: 2025-06-30\n"),
            ],
        )
    };
    let (sv, en) = both(late, "report --kind annual --plan p --period 2025 --as-of 2026-02-01");
    assert!(
        sv.contains("Avslutad 2025-09-01, skulle vara klar senast V 2025.")
            && sv.contains("Avslutad 2025-06-30."),
        "{sv}"
    );
    assert!(en.contains("Finished 2025-09-01, was to be finished by spring 2025."), "{en}");
    assert!(sv.contains("80 % (2025-09-01)"), "{sv}");
    assert!(sv.contains("Informera jouren (klart senast H 2025, inte antecknat som gjort)"), "{sv}");
    let (sv, _) = both(late, "account p --as-of 2026-02-01");
    assert!(sv.matches("vara klar senast V 2025").count() == 1 && sv.contains("80 %"), "{sv}");
    let (sv, en) = both(late, "status --as-of 2026-02-01");
    assert!(
        sv.contains("till Kommunstyrelsen i Ekdala, inom 4 månader") && en.contains(", within 4 months"),
        "{sv}"
    );
}
