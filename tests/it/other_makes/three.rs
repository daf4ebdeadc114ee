//! A plan that three municipalities share, from September to August, with a joint coordinator, two agreements and a draft
//! that splits and drops activities. All is invented.

use super::of;
use crate::guard::Repository;
use crate::sandbox::Sandbox;

const REGISTER: &str = "kind: organisation\nid: o\nunits:\n  - {id: norr, title: Norrvik kommun}\n  - {id: gran, title: Granlunda kommun}\n  - {id: lill, title: Lilleby kommun}\n  - {id: ks-norr, title: Kommunstyrelsen i Norrvik, parent: norr}\n  - {id: ks-gran, title: Kommunstyrelsen i Granlunda, parent: gran}\n  - {id: ks-lill, title: Kommunstyrelsen i Lilleby, parent: lill}\n  - {id: polisen, title: Lokalpolisområdet, external: true}\nroles:\n  - {id: samordnaren, title: Gemensam samordnare, unit: norr, function: coordination}\n  - {id: chefen, title: Säkerhetschefen, unit: gran}\n  - {id: rektorn, title: Skolchefen, unit: lill}\ngroups:\n  - {id: styr, title: Ledningsgruppen, members: [samordnaren, chefen, rektorn], convener: samordnaren, meets: varje tertial, valid_from: 2025-09-01}\n";

const LAW: &str = "kind: framework\nid: lag\ntitle: Lagen\ntype: law\nrequirements:\n  - {id: beslut, text: Kommunen har beslutat om en plan., judged: records, condition: {exists: {kind: decision, where: {decision: [adopted]}, has: [body, on]}}}\n  - {id: funktion, text: Kommunen har en samordningsfunktion., judged: records, condition: {exists: {kind: role, where: {function: coordination}}}}\n  - {id: avtal, text: Kommunen har en överenskommelse., judged: records, condition: {exists: {kind: agreement}}}\n";

const PLAN: &str = "kind: plan\nid: p\ntitle: Gemensam plan\norganisation: norr\nowners: [norr, gran, lill]\nresponsible: [samordnaren]\nperiod: 2025-09-01–2026-08-31\ndecisions:\n  - {body: ks-norr, decision: adopted, on: 2025-08-18}\nrevision: {due: hösten 2026}\nfollows: [{framework: lag}]\nagreements: [avtal]\ngoals:\n  - {id: fria, title: Stationerna är fria från hatbudskap, type: outcome}\n  - {id: rutiner, title: Kommunerna har samma rutin, type: output}\nindicators:\n  - {id: klotter, title: Anmälningar av klotter, unit: anmälningar, baseline: {period: T2 2025, value: 40}, target: högst 30, direction: down, by: T1 2026, recurs: varje tertial, goals: [fria]}\nactivities:\n  - {id: dag, title: Utbildningsdag, responsible: [samordnaren, rektorn], lead: samordnaren, recurs: två gånger per år, start: oktober 2025, finish: T2 2026, goal: {text: Personalen är utbildad, target: minst 90 %}, follow_up: Antal deltagare}\n  - {id: rutin, title: Gemensam rutin, responsible: [chefen], start: T3 2025, finish: T1 2026, serves: [rutiner]}\n  - {id: moten, title: Lägesbildsmöten, responsible: [samordnaren], ongoing: true, recurs: två gånger per år, to: styr}\n  - {id: kvallar, title: Föräldrakvällar, responsible: [rektorn], when: våren 2026, recurs: varje termin}\n  - {id: stod, title: Föreningsstöd, responsible: [chefen, rektorn], finish: 31 mars 2026}\n  - {id: samtal, title: Samtalsstöd, start: T1 2026, finish: T2 2026}\n";

const DRAFT: &str = "kind: plan\nid: q\ntitle: Nästa plan (utkast)\norganisation: norr\nowners: [norr, gran, lill]\nresponsible: [samordnaren]\nperiod: 2026-09-01–2027-08-31\nprevious: p\ndecisions: [{body: ks-norr, decision: referred, on: 2026-06-15}]\nactivities:\n  - {id: dag-skola, title: Utbildningsdag i skolan, carried_from: [p/dag], responsible: [rektorn], recurs: en gång per år, finish: T2 2027}\n  - {id: dag-fritid, title: Utbildningsdag på fritiden, carried_from: [p/dag], responsible: [samordnaren], recurs: två gånger per år, finish: T2 2027}\n  - {id: moten, title: Lägesbildsmöten, carried_from: [p/moten], responsible: [samordnaren], ongoing: true, recurs: två gånger per år, to: styr}\n";

const RECORDS: [(&str, &str); 11] = [
    (
        "records/activities/p/dag.yaml",
        "kind: activity\nid: dag\nplan: p\nstarted: 2025-10-14\nupdates:\n  - {on: 2025-10-14, by: samordnaren, note: Första dagen är hållen.}\n  - {on: 2026-03-18, by: rektorn, note: Andra dagen är hållen.}\noutcome: {value: 78 %, on: 2026-06-10}\n",
    ),
    (
        "records/activities/p/rutin.yaml",
        "kind: activity\nid: rutin\nplan: p\nstarted: 2025-11-03\nfinished: 2026-05-20\n",
    ),
    (
        "records/activities/p/kvallar.yaml",
        "kind: activity\nid: kvallar\nplan: p\nstarted: 2026-04-21\nupdates: [{on: 2026-04-21, by: rektorn, note: En kväll i Lilleby.}]\n",
    ),
    (
        "records/activities/p/stod.yaml",
        "kind: activity\nid: stod\nplan: p\ncancelled: {on: 2026-05-12, decision: Avvaktar lagändring, by: styr, again: true}\nupdates: [{on: 2026-01-15, by: chefen, note: Ett förslag är skickat.}]\n",
    ),
    (
        "records/agreements/avtal.yaml",
        "kind: agreement\nid: avtal\ntitle: Avtal om samordnare\nparties: [norr, gran, lill]\npurposes: [Dela samordnare]\nareas: [Samordning]\nsigned: 2025-08\nperiod: från 2025-09-01\n",
    ),
    (
        "records/meetings/styr-2026-01.yaml",
        "kind: meeting\nid: styr-2026-01\ngroup: styr\non: 2026-01-22\npresent: [samordnaren]\npresented: [{plan: p}]\n",
    ),
    (
        "records/meetings/styr-2026-05.yaml",
        "kind: meeting\nid: styr-2026-05\ngroup: styr\non: 2026-05-12\npresent: [samordnaren]\npart_of: p/moten\n",
    ),
    (
        "records/reports/t3.yaml",
        "kind: report\nid: t3\nsort: tertial\nplan: p\nto: styr\non: 2026-01-22\nperiod: T3 2025\n",
    ),
    (
        "records/measurements/t3.yaml",
        "kind: measurement\nid: t3\nindicator: p/klotter\nperiod: T3 2025\nvalue: 46\n",
    ),
    (
        "records/measurements/t1.yaml",
        "kind: measurement\nid: t1\nindicator: p/klotter\nperiod: T1 2026\nvalue: 33\n",
    ),
    (
        "records/measurements/t2.yaml",
        "kind: measurement\nid: t2\nindicator: p/klotter\nperiod: T2 2026\nvalue: 35\n",
    ),
];

fn files() -> Vec<(&'static str, &'static str)> {
    let fixed = [
        ("plans/o.yaml", REGISTER),
        ("plans/frameworks/lag.yaml", LAW),
        ("plans/p.yaml", PLAN),
        ("plans/q.yaml", DRAFT),
    ];
    fixed.into_iter().chain(RECORDS).collect()
}

fn three() -> Sandbox {
    let three = files().into_iter().fold(Sandbox::empty(), |own, (path, text)| own.file(path, text));
    let run = three.run("validate --as-of 2026-12-31");
    assert!(!run.out.contains("error"), "{}", run.out);
    three
}

/// A page on one line. A page that found something, or nothing, is as true as any.
fn page(town: &Sandbox, words: &str) -> String {
    let run = town.run(&format!("{words} --width 400"));
    assert!(run.err.is_empty(), "{words}: {}", run.err);
    run.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn both(town: impl Fn() -> Sandbox, words: &str) -> (String, String) {
    (page(&town().swedish(), words), page(&town(), words))
}

/// What a period came to is not known before its last day, so that a report on one does not show the next.
#[test]
fn a_measurement_counts_from_the_last_day_of_its_period() {
    // Many measure before the time is over: then it is known so far, but never on the first day.
    for (asked, sv_told, en_told) in [
        (
            "status --plan p --as-of 2026-01-01",
            "46 anmälningar (T3 2025)",
            "46 anmälningar (September–December 2025)",
        ),
        (
            "status --plan p --as-of 2026-01-22", "33 anmälningar (T1 2026)",
            "33 anmälningar (January–April 2026)",
        ),
        (
            "status --plan p --as-of 2026-08-31", "35 anmälningar (T2 2026)",
            "35 anmälningar (May–August 2026)",
        ),
        (
            "report --kind tertial --plan p --period T3-2025 --as-of 2026-01-22",
            "46 anmälningar (T3 2025)",
            "46 anmälningar (September–December 2025)",
        ),
        (
            "report --kind tertial --plan p --period T1-2026 --as-of 2026-06-22",
            "33 anmälningar (T1 2026)",
            "33 anmälningar (January–April 2026)",
        ),
    ] {
        let (sv, en) = both(three, asked);
        assert!(sv.contains(sv_told), "{asked}: {sv}");
        assert!(en.contains(en_told), "{asked}: {en}");
    }
}

/// Before its day a number that has gone the wrong way is not on its way, and a goal stands as the only number that it is
/// judged by.
#[test]
fn a_number_that_has_gone_the_wrong_way_is_not_on_its_way() {
    let sv = page(&three().swedish(), "status --plan p --as-of 2026-01-01");
    assert!(sv.contains("Summa: 2 = 1 längre ifrån + 1 ej mätt") && !sv.contains("på väg"), "{sv}");
    assert_eq!(sv.matches("◁ längre").count(), 2, "{sv}");
    // The time of the indicator is over in May, and the goal has none of its own.
    let (sv, en) = both(three, "status --plan p --as-of 2026-05-15");
    assert_eq!(sv.matches("◐ delvis").count(), 2, "{sv}");
    assert!(!sv.contains("på väg") && !en.contains("under way"), "{sv}");
}

/// What one of three municipalities has done does not meet what the law asks of each; what is joint does.
#[test]
fn a_requirement_on_a_joint_plan_is_judged_for_each_owner() {
    let (sv, en) = both(three, "gaps --plan p --as-of 2026-02-01");
    let told =
        "Finns för 1 av de 3 som äger planen tillsammans. Saknas för: Granlunda kommun, Lilleby kommun.";
    assert!(sv.contains(told), "{sv}");
    assert!(sv.contains("3 krav = 2 uppfyllda + 1 delvis"), "{sv}");
    assert!(en.contains("Missing for: Granlunda kommun, Lilleby kommun."), "{en}");
    // What nobody has attested is not said to be lacking.
    let law = LAW.replace(
        "judged: records, condition: {exists: {kind: agreement}}",
        "judged: attestation, condition: {attested: {}}",
    );
    let (sv, en) =
        both(|| three().file("plans/frameworks/lag.yaml", &law), "gaps --plan p --as-of 2026-02-01");
    assert!(sv.contains("▲ ej intygat") && en.contains("▲ unattested"), "{sv}");
    assert!(sv.contains("+ 0 saknas + 1 ej intygat") && en.contains("+ 0 uncovered + 1 unattested"), "{sv}");
    let all = PLAN.replace(
        "on: 2025-08-18}\n",
        "on: 2025-08-18}\n  - {body: ks-gran, decision: adopted, on: 2025-08-25}\n  - {body: ks-lill, decision: adopted, on: 2025-08-26}\n",
    );
    let sv = page(&three().file("plans/p.yaml", &all).swedish(), "gaps --plan p --as-of 2026-02-01");
    assert!(sv.contains("3 krav = 3 uppfyllda"), "{sv}");
}

/// From September to August is one year, and its spring is one term.
#[test]
fn a_plan_from_september_to_august_is_one_year() {
    let sv = page(&three().swedish(), "account p --as-of 2026-09-15");
    assert!(sv.contains("antecknad som genomförd 2 av 2 gånger"), "{sv}");
    assert!(sv.contains("antecknad som genomförd 1 av 1 termin"), "{sv}");
    assert_eq!(of(&three(), "p/kvallar", "--as-of 2026-07-15"), Vec::<String>::new());
}

/// What was held or told as a part of an activity is its follow-up.
#[test]
fn what_is_part_of_an_activity_is_told_of_it() {
    let (sv, en) = both(three, "report --kind annual --plan p --period 2026 --as-of 2026-07-01");
    assert!(sv.contains("; Ledningsgruppen (möte, 2026-05-12)"), "{sv}");
    assert!(en.contains("; Ledningsgruppen (meeting, 2026-05-12)"), "{en}");
    let own = sv.split("Lägesbildsmöten Läge:").nth(1).unwrap_or_default();
    let own = own.split("Föräldrakvällar").next().unwrap_or_default();
    assert!(own.contains("Hör till åtgärden:") && !own.contains("ingen under perioden"), "{own}");
}

/// A decision to try again at the revision is a decision; a draft has revised nothing.
#[test]
fn what_is_cancelled_until_the_revision_is_not_dropped_by_a_draft() {
    let (sv, en) = both(three, "account p --as-of 2026-09-15");
    assert!(
        sv.contains("1 inställd genom beslut") && sv.contains("prövas igen när planen revideras"),
        "{sv}"
    );
    assert!(en.contains("1 cancelled by decision"), "{en}");
    assert!(sv.contains("Nästa plan: Nästa plan (utkast) (inte antagen)"), "{sv}");
    let sv = page(&three().swedish(), "diff p q --as-of 2026-09-15");
    assert!(sv.contains("Föreningsstöd inställd genom beslut"), "{sv}");
}

/// A plan that the next one splits, and what binds people beside its promises, is told on both pages.
#[test]
fn what_both_halves_lose_and_what_is_no_longer_named_is_told() {
    let (sv, en) = both(three, "diff p q --as-of 2026-09-15");
    assert!(
        sv.contains("Utbildningsdag i skolan; Utbildningsdag på fritiden senare T2 2026 T2 2027"),
        "{sv}"
    );
    assert!(en.contains("no longer named") && en.contains("no revision stated"), "{en}");
    // The heading says which plan it is, and the rows do not say it again.
    assert_eq!((sv.matches("NÄSTA PLAN").count(), sv.matches("Nästa plan").count()), (1, 0), "{sv}");
    for page in [sv, page(&three().swedish(), "account p --as-of 2026-09-15")] {
        assert!(page.contains("nämns inte längre") && page.contains("Avtal om samordnare"), "{page}");
        assert!(page.contains("ingen revidering angiven"), "{page}");
    }
}

/// A time that was moved before the work was done, which then took longer than it was to, was weakened by no decision to end
/// it.
#[test]
fn a_time_that_was_moved_for_what_came_late_is_weakened() {
    let told = |finished: &str| {
        let repository = Repository::new();
        repository.file("vbe.toml", "");
        for (path, text) in files() {
            repository.file(path, text);
        }
        repository.file("records/activities/p/rutin.yaml", "kind: activity\nid: rutin\nplan: p\n");
        repository.commit_on("2025-12-01", "Som det var");
        repository.file("plans/p.yaml", &PLAN.replace("finish: T1 2026", "finish: T2 2026"));
        repository.file(
            "records/activities/p/rutin.yaml",
            &format!("kind: activity\nid: rutin\nplan: p\nstarted: 2025-11-03\nfinished: {finished}\n"),
        );
        repository.vbe("diff HEAD --as-of 2026-06-15 --lang sv").out
    };
    let late = told("2026-05-20");
    assert!(late.contains("1 försvagat åtagande") && !late.contains("genomfört"), "{late}");
    let in_time = told("2026-04-20");
    assert!(
        in_time.contains("1 genomfört eller inställt") && !in_time.contains("försvagat åtag"),
        "{in_time}"
    );
}

/// A draft is told of by nothing that told of the plan before it, goes on in nothing, and asks for nothing yet.
#[test]
fn a_draft_has_taken_over_nothing() {
    let (sv, en) = both(three, "status --plan q --as-of 2026-09-15");
    assert!(sv.contains("Läge: 3 åtgärder: 3 planerade") && !sv.contains("2026-01-22"), "{sv}");
    assert!(en.contains("3 planned"), "{en}");
    let (sv, en) = both(three, "due --plan q --as-of 2026-06-15");
    let told = "Inga återkommande uppgifter till och med 2027-06-15. Planen gäller inte än, och det som återkommer i den ska göras först när den gäller.";
    assert!(sv.contains(told) && !sv.contains("`recurs`"), "{sv}");
    assert!(
        en.contains("No recurring duties up to and including 2027-06-15. The plan is not in force yet"),
        "{en}"
    );
}

/// What is cancelled needs nobody, what nobody answers for has a row, and the notes are about the columns that are shown.
#[test]
fn responsibilities_are_of_what_is_open() {
    let (sv, en) = both(three, "roles --as-of 2026-05-15");
    assert!(!sv.contains("Föreningsstöd") && !sv.contains("ingen som håller ihop"), "{sv}");
    assert!(sv.contains("ÅTGÄRDER UTAN ANSVARIG (1) Åtgärd Samtalsstöd"), "{sv}");
    assert!(en.contains("ACTIVITIES WITHOUT ANYONE RESPONSIBLE (1)"), "{en}");
    assert!(!sv.contains("båda kolumnerna"), "{sv}");
}

/// The gaps of two days are the new ones and those that have ended; what happened has its own day.
#[test]
fn a_meeting_is_told_all_that_happened_with_its_day() {
    let (sv, en) = both(three, "meeting styr --on 2026-09-10 --as-of 2026-09-10");
    assert!(sv.contains("Utbildningsdag 2026-06-10 Utfall: 78 %."), "{sv}");
    let count = |day: &str| {
        let run = three().run(&format!("gaps --plan p --as-of {day} --format json"));
        let page: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        page["plans"][0]["summary"]["total"].as_u64().unwrap()
    };
    let (then, now) = (count("2026-05-12"), count("2026-09-10"));
    assert!(sv.contains(&format!("Summa: {then} brister 2026-05-12 + ")), "{sv}");
    assert!(sv.contains(&format!(" = {now} brister")), "{sv}");
    assert!(en.contains(&format!("Sum: {then} gaps 2026-05-12 + ")), "{en}");
    let sv = page(&three().swedish(), "meeting ks-norr --on 2026-09-10 --as-of 2026-09-10");
    assert!(sv.contains("2026-06-10 Andra dagen är hållen (2026-03-18). Utfall: 78 %."), "{sv}");
    assert!(sv.contains("2026-05-12 Ett förslag är skickat (2026-01-15)."), "{sv}");
}

/// A plan whose time is out, and an agreement that has ended, are told where the board reads; what is late is not only
/// decisions.
#[test]
fn what_has_ended_is_told() {
    let ended = || {
        let agreement = RECORDS[4].1.replace("period: från 2025-09-01", "period: 2025-09-01–2026-07-31");
        let plan = PLAN.replace("goals:\n", "reporting: [{recurs: varje tertial, to: ks-norr}]\ngoals:\n");
        three().file(RECORDS[4].0, &agreement).file("plans/p.yaml", &plan)
    };
    let (sv, en) = both(ended, "report --kind tertial --plan p --period 2026-T3 --as-of 2026-11-15");
    assert!(sv.contains("Planens tid gick ut 2026-08-31, före den period som redovisas, och ingen senare plan har tagit över."), "{sv}");
    assert!(sv.contains("Överenskommelsen ”Avtal om samordnare” gick ut 2026-07-31."), "{sv}");
    assert!(en.contains("The agreement “Avtal om samordnare” expired 2026-07-31."), "{en}");
    let sv = page(&ended().swedish(), "meeting styr --on 2026-09-10 --as-of 2026-09-10");
    assert!(
        sv.contains("Tiden för ”Gemensam plan” gick ut 2026-08-31, och ingen senare plan har tagit över."),
        "{sv}"
    );
    let (sv, en) = both(ended, "status --plan p --as-of 2026-06-15");
    assert!(sv.contains("Ej gjort i tid: färre antecknade uppföljningar än beslutat"), "{sv}");
    assert!(en.contains("Not done in time: fewer follow-ups recorded than decided"), "{en}");
}

/// Of those who were sent a survey, each has answered, or is asked after.
#[test]
fn a_survey_without_a_count_of_answers_is_a_gap() {
    let surveyed = || {
        let plan = PLAN.replace("goals:\n", "situation: {id: bild, title: Bild}\ngoals:\n");
        let picture = "kind: situation\nid: bild\ntitle: Bild\ndated: 2025-06\nprepared_by: [samordnaren]\n";
        three().file("plans/p.yaml", &plan).file("records/situations/bild.yaml", picture).file(
            "records/surveys/enkat.yaml",
            "kind: survey\nid: enkat\ntitle: Enkät\nsituation: bild\non: 2026-05\nanswer_by: 2026-05-31\nprepared_by: [samordnaren]\nasked: [{who: gran, sent: 80, answered: 52}, {who: lill, sent: 40}]\n",
        )
    };
    let (sv, en) = both(surveyed, "gaps --plan p --as-of 2026-06-01");
    assert!(sv.contains("Antal svar är inte antecknat för 1 av 2: Lilleby kommun."), "{sv}");
    assert!(en.contains("The number of answers is not recorded for 1 of 2: Lilleby kommun."), "{en}");
    let sv = page(&surveyed().swedish(), "gaps --plan p --as-of 2026-05-31");
    assert!(!sv.contains("Antal svar"), "{sv}");
}

/// Training of a unit is not that of the municipality above it once more, where both are to be trained.
#[test]
fn training_is_counted_where_it_was() {
    let trained = || {
        let register = REGISTER.replace(
            "  - {id: polisen",
            "  - {id: skola, title: Skolan i Lilleby, parent: lill}\n  - {id: polisen",
        );
        let plan = PLAN.replace(
            "{id: samtal, title: Samtalsstöd,",
            "{id: samtal, title: Samtalsstöd, responsible: [skola],",
        );
        three().file("plans/o.yaml", &register).file("plans/p.yaml", &plan).file(
            "records/trainings/kurs.yaml",
            "kind: training\nid: kurs\ntitle: Kurs\nlevel: basic\non: 2026-03\nby_unit: [{unit: skola, participants: 30, staff: 40}]\n",
        )
    };
    let (sv, en) = both(trained, "report --kind annual --plan p --period 2026 --as-of 2026-06-15");
    assert!(
        sv.contains("Lilleby kommun delvis 2026-03 Granlunda kommun ingen Skolan i Lilleby delvis 30 40 10"),
        "{sv}"
    );
    assert!(en.contains("Lilleby kommun in part 2026-03"), "{en}");
}

/// A number has its unit, a change says both sides, and a list of indicators what they are to reach.
#[test]
fn a_number_is_told_with_its_unit() {
    let (sv, en) = both(three, "status --plan p --as-of 2026-01-01");
    assert!(sv.contains("från 40 anmälningar (T2 2025)"), "{sv}");
    assert!(sv.contains("+6 anmälningar sedan") && en.contains("+6 anmälningar since"), "{sv}");
    let sv = page(&three().swedish(), "account p --as-of 2026-09-15");
    assert!(sv.contains("hur det följs upp: Antal deltagare → – (ingen uppföljning angiven)"), "{sv}");
    let (sv, en) = both(three, "list indicator --as-of 2026-01-01");
    assert!(sv.contains("Anmälningar av klotter (högst 30 anmälningar senast T1 2026)"), "{sv}");
    assert!(en.contains("Anmälningar av klotter (at most 30 anmälningar by April 2026)"), "{en}");
}
