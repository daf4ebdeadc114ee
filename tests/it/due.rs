//! `vbe due`: what recurs, what was done, what was missed and what comes.

use vbe::cli::Exit;

use crate::sandbox::{SOUND, Sandbox};

const PLAN: &str = "\
kind: plan
id: plan-2018
title: Handlingsplan
document_type: handlingsplan
organisation: kommunen
period: 2018-2019
areas:
  - {id: alla, title: Alla}
activities:
  - {id: rapport, title: Veckorapport, areas: [alla], responsible: [samordnare], start: 2018-12-10, recurs: varje vecka}
  - {id: grupp, title: Gruppen möts, areas: [alla], responsible: [chef], start: V 2018, recurs: två gånger per år}
  - {id: enkat, title: 'Enkät; två frågor, varje gång', areas: [alla], start: 2018, recurs: vartannat år}
  - {id: lopande, title: Samtal, areas: [alla], ongoing: true, recurs: årligen}
";
const PROGRESS: &str = "\
kind: activity
id: grupp
plan: plan-2018
updates:
  - {on: 2018-03-01, by: chef, note: Möte.}
  - {on: 2018-09-01, by: chef, note: Möte.}
  - {on: 2019-02-01, by: chef, note: Möte.}
";
const REGISTER: &str = "\
kind: organisation
id: organisation
title: Register
units:
  - {id: kommunen, title: Kommunen}
roles:
  - {id: samordnare, title: Samordnaren, unit: kommunen}
  - {id: chef, title: Säkerhetschefen, unit: kommunen}
";

fn sandbox() -> Sandbox {
    Sandbox::empty()
        .file("plans/plan-2018.yaml", PLAN)
        .file("plans/organisation.yaml", REGISTER)
        .file("records/activities/plan-2018/grupp.yaml", PROGRESS)
}

#[test]
fn what_recurs_is_counted_turn_by_turn() {
    let run = sandbox().swedish().run("due --as-of 2018-12-20 --until 2019-06-30");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    insta::assert_snapshot!("due_sv", run.out);
    insta::assert_snapshot!("due_en", sandbox().run("due --as-of 2018-12-20 --until 2019-06-30").out);
    insta::assert_snapshot!(
        "due_json",
        sandbox().run("due --as-of 2018-12-20 --until 2018-12-31 --format json").out
    );
}

#[test]
fn a_calendar_has_a_whole_day_for_each_turn_that_comes() {
    let run = sandbox().swedish().run("due --as-of 2018-12-20 --until 2019-01-31 --format ics");
    assert!(run.out.starts_with("BEGIN:VCALENDAR\r\n") && run.out.ends_with("END:VCALENDAR\r\n"));
    assert!(run.out.lines().all(|line| line.len() <= 75), "{}", run.out);
    // What is due after the last day is not in it, though its time has begun.
    let event = "SUMMARY:Enkät\\; två frågor\\, varje gång\r\n";
    assert!(!run.out.contains(event), "{}", run.out);
    let year = sandbox().swedish().run("due --as-of 2018-12-20 --until 2019-12-31 --format ics");
    assert!(year.out.contains(event), "{}", year.out);
    insta::assert_snapshot!("due_ics", run.out.replace("\r\n", "\n"));
}

#[test]
fn it_can_be_one_role_s_own() {
    let run = sandbox().run("due --as-of 2018-12-20 --responsible Säkerhetschefen --format csv");
    assert!(run.out.contains("plan-2018/grupp") && !run.out.contains("plan-2018/rapport"), "{}", run.out);
    let run = sandbox().run("due --responsible säkerhetschefe");
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.err.contains("meant"), "{}", run.err);
}

#[test]
fn what_was_never_due_is_nothing() {
    assert_eq!(sandbox().run("due --as-of 2030-01-01 --responsible chef").exit, Exit::Fine);
    assert_eq!(Sandbox::empty().run("due").exit, Exit::Nothing);
    let run = sandbox().run("due --until igår");
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.err.contains("2018-10-01"), "{}", run.err);
}

/// What else recurs: a group's meetings, a routine's revision, an indicator's measuring.
fn kept() -> Sandbox {
    let groups = "groups:\n  - {id: styrgrupp, title: Styrgruppen, members: [chef], convener: chef, meets: två gånger per år}\n";
    let indicators =
        "indicators:\n  - {id: trygga, title: Andel trygga, unit: procent, recurs: vartannat år}\n";
    let meeting = |id: &str, on: &str| {
        format!("kind: meeting\nid: {id}\ngroup: styrgrupp\non: {on}\npresent: [chef]\n")
    };
    Sandbox::empty()
        .file("plans/plan-2018.yaml", &PLAN.replace("activities:", &format!("{indicators}activities:")))
        .file("plans/organisation.yaml", &format!("{REGISTER}{groups}"))
        .file("records/meetings/var.yaml", &meeting("var", "2018-02-10"))
        .file("records/meetings/host.yaml", &meeting("host", "2018-10-10"))
        .file("records/measurements/trygga-2018.yaml", "kind: measurement\nid: trygga-2018\nindicator: plan-2018/trygga\nperiod: 2018\nvalue: 84\nunit: procent\n")
        .file("records/routines/oro.yaml", "kind: routine\nid: oro\ntitle: Rutin vid oro\nsort: routine\nowner: chef\nrevised: 2018-03-01\nrecurs: årligen\n")
        .file("records/routines/sekretess.yaml", "kind: routine\nid: sekretess\ntitle: Lathund om sekretess\nsort: guide\nowner: chef\nnext: 2018-11\n")
}

#[test]
fn groups_routines_and_indicators_have_their_turns() {
    let rows = |words: &str| {
        let run = kept().run(words);
        assert_eq!(run.exit, Exit::Fine, "{}", run.err);
        let rows = run.out.lines().filter(|line| !line.contains("activity,")).map(str::to_owned);
        rows.collect::<Vec<_>>().join("\n")
    };
    assert!(!kept().run("validate").out.contains("error"));
    insta::assert_snapshot!(
        "due_kept",
        rows("due --as-of 2019-03-01 --until 2020-12-31 --format csv --comma")
    );
    // Before there was a plan nothing was asked for, and a meeting that has not been is not counted.
    let early = rows("due --as-of 2018-06-01 --until 2018-12-31 --format csv --comma");
    assert!(early.contains("2018-12-31,Styrgruppen"), "{early}");
}

/// A group that is younger than its plan has missed no meeting before it was there.
#[test]
fn a_group_meets_from_its_first_day() {
    let group = |days: &str| {
        let groups = format!(
            "groups:\n  - {{id: styrgrupp, title: Styrgruppen, members: [chef], meets: årligen{days}}}\n"
        );
        sandbox().file("plans/organisation.yaml", &format!("{REGISTER}{groups}"))
    };
    let missed = |days: &str| {
        let run = group(days).run("due --as-of 2019-12-31 --format csv --comma");
        let row = run.out.lines().find(|line| line.starts_with("group")).unwrap_or_default().to_owned();
        row.split(',').nth(9).unwrap_or_default().to_owned()
    };
    assert_eq!((missed(""), missed(", valid_from: 2019-01-01")), ("1".to_owned(), "0".to_owned()));
    let run = group(", valid_from: 2019-01-01, valid_until: 2018-06-30").run("validate");
    assert!(run.out.contains("times-out-of-order") && run.out.contains("2019-01-01"), "{}", run.out);
    assert_eq!(run.exit, Exit::Found);
}

/// The law's 24 months are counted from the last situation picture, and from the plan when there is none.
#[test]
fn what_the_law_asks_for_again_is_due_again() {
    let law = "kind: framework\nid: lag\ntitle: Lagen\nrequirements:\n  - id: lagesbild\n    text: Lägesbilden är högst två år gammal.\n    judged: records\n    condition: {exists: {kind: situation, within: 24 månader}}\n  - id: intyg\n    text: Det intygas varje år.\n    judged: attestation\n    condition: {attested: {within: 12 månader}}\n";
    let plan = SOUND[2]
        .1
        .replace("  - {framework: riktlinje, revision: 2023}\n", "  - lag\n")
        .replace("    covers: [riktlinje/utbildning]\n", "");
    let town = Sandbox::sound().file("plans/frameworks/lag.yaml", law).file(SOUND[2].0, &plan);
    let by = |town: &Sandbox, day: &str| -> Vec<String> {
        let out = town.run(&format!("due --as-of {day} --until 2030-01-01 --format csv")).out;
        let rows = out.lines().filter(|line| line.contains("lag/"));
        rows.map(|line| line.split(';').nth(1).unwrap().to_owned()).collect()
    };
    assert_eq!(by(&town, "2024-06-01"), ["2024-12-31", "2025-12-31"]);
    let picture = "kind: situation\nid: bild\ntitle: Bild\ndated: 2024-05-10\n";
    let town = town.file("records/situations/bild.yaml", picture);
    assert_eq!(by(&town, "2024-06-01"), ["2024-12-31", "2026-05-08"]);
    // What has not happened yet is not counted.
    assert_eq!(by(&town, "2024-05-09"), ["2024-12-31", "2025-12-31"]);
}

/// A plan whose duties end in three ways, and a neighbour with a council of its own.
fn told() -> Sandbox {
    let plan = "kind: plan\nid: plan\ntitle: Plan\norganisation: kommunen\nperiod: 2018-2019\nareas: [{id: alla, title: Alla}]\nactivities:\n  - {id: rapport, title: Rapport till rådet, areas: [alla], responsible: [chef], to: Trygghetsrådet, ongoing: true, recurs: två gånger per år}\n  - {id: kontroll, title: Kontroll, areas: [alla], responsible: [chef], ongoing: true, recurs: två gånger per år}\n";
    let register = "kind: organisation\nid: organisation\nunits:\n  - {id: kommunen, title: Kommunen}\n  - {id: grannen, title: Grannen}\nroles:\n  - {id: chef, title: Säkerhetschefen, unit: kommunen}\ngroups:\n  - {id: radet, title: Rådet, aliases: [Trygghetsrådet], unit: kommunen, members: [chef]}\n  - {id: grannradet, title: Grannrådet, unit: grannen, members: [grannen]}\n";
    Sandbox::empty().file("plans/plan.yaml", plan).file("plans/organisation.yaml", register)
}

/// How many turns of an activity were missed by the end of 2018, and whether `gaps` tells of it as silent.
fn missed(sandbox: &Sandbox, activity: &str) -> (i64, bool) {
    let out = sandbox.run("due --as-of 2019-01-15 --format json").out;
    let page: serde_json::Value = serde_json::from_str(&out).unwrap();
    let sorts = page["sorts"].as_array().unwrap().clone();
    let mut duties = sorts.into_iter().flat_map(|sort| sort["duties"].as_array().unwrap().clone());
    let count = duties.find(|duty| duty["id"] == format!("plan/{activity}").as_str());
    let count = count.map_or(0, |duty| duty["missed"]["count"].as_i64().unwrap());
    let gaps = sandbox.run("gaps --as-of 2019-01-15 --kind silent --format json").out;
    (count, gaps.contains(&format!("\"id\": \"{activity}\"")))
}

/// What the receiver has had is what ends the duty, by a report or at its meeting, and the same news ends the silence.
#[test]
fn a_duty_with_a_receiver_is_done_when_the_receiver_has_been_told() {
    let report = |id: &str, to: &str, on: &str, more: &str| {
        (
            format!("records/reports/{id}.yaml"),
            format!("kind: report\nid: {id}\nsort: other\nto: {to}\non: {on}\n{more}"),
        )
    };
    let with = |records: &[(String, String)]| {
        let whole = records.iter().fold(told(), |town, (path, text)| town.file(path, text));
        missed(&whole, "rapport")
    };
    assert!(!told().run("validate --as-of 2019-01-15").out.contains("error"));
    assert_eq!(with(&[]), (1, true));
    let own = |id: &str, on: &str| report(id, "radet", on, "plan: plan\n");
    assert_eq!(with(&[own("a", "2018-03-01")]), (1, false), "once of twice");
    assert_eq!(with(&[own("a", "2018-03-01"), own("b", "2018-11-01")]), (0, false));
    // Another receiver, another plan, another activity of the plan.
    for (to, more) in
        [("grannradet", "plan: plan\n"), ("radet", "part_of: plan/kontroll\n"), ("chef", "plan: plan\n")]
    {
        let two = [report("a", to, "2018-03-01", more), report("b", to, "2018-11-01", more)];
        assert_eq!(with(&two).0, 1, "{to} {more}");
    }
    // Its meetings, and a report of what was shown at one of them is the same occasion.
    let at = |on: &str, more: &str| {
        (
            format!("records/meetings/m-{on}.yaml"),
            format!(
                "kind: meeting\nid: m-{on}\ngroup: radet\non: {on}\npresented:\n  - {{plan: plan}}\n{more}"
            ),
        )
    };
    let meeting = |on: &str| at(on, "part_of: plan/rapport\n");
    assert_eq!(with(&[meeting("2018-03-02"), meeting("2018-10-02")]).0, 0);
    assert_eq!(with(&[own("a", "2018-03-01"), meeting("2018-03-02")]).0, 1);
    // That the plan was shown does not say that the activity was told of, nor does a meeting for another.
    for more in ["", "part_of: plan/kontroll\n"] {
        assert_eq!(with(&[at("2018-03-02", more), at("2018-10-02", more)]).0, 1, "{more}");
    }
    // Nor is it ended by its own follow-up.
    let update = "kind: activity\nid: rapport\nplan: plan\nupdates:\n  - {on: 2018-03-01, by: chef, note: Ja.}\n  - {on: 2018-09-01, by: chef, note: Ja.}\n";
    assert_eq!(with(&[("records/activities/plan/rapport.yaml".into(), update.into())]).0, 1);
}

/// A record that says what it is part of ends the duty as an update does, and what is in both is once.
#[test]
fn a_duty_is_done_by_what_is_part_of_it() {
    let with = |records: &[(&str, &str)]| {
        let whole = records.iter().fold(told(), |town, (path, text)| town.file(path, text));
        missed(&whole, "kontroll")
    };
    let review = |period: &str| {
        format!(
            "kind: review\nid: k\nsort: grants\nperiod: {period}\nunit: chef\nchecked: 9\nacted: 0\npart_of: plan/kontroll\n"
        )
    };
    let training = "kind: training\nid: u\ntitle: Utbildning\non: 2018-10-10\nunits: [chef]\nparticipants: 9\npart_of: plan/kontroll\n";
    let update = "kind: activity\nid: kontroll\nplan: plan\nupdates:\n  - {on: 2018-05-01, by: chef, note: Kontrollerat.}\n";
    let spring = review("V 2018");
    let (reviews, trainings) = ("records/reviews/k.yaml", "records/trainings/u.yaml");
    assert_eq!(with(&[]), (1, true));
    assert_eq!(with(&[(reviews, &spring)]), (1, false));
    assert_eq!(with(&[(reviews, &spring), (trainings, training)]).0, 0);
    assert_eq!(with(&[(reviews, &spring), ("records/activities/plan/kontroll.yaml", update)]).0, 1);
    // What is still to come, or belongs elsewhere, ends nothing.
    assert_eq!(with(&[(reviews, &review("2020")), (trainings, training)]).0, 1);
    let elsewhere = training.replace("plan/kontroll", "plan/rapport");
    assert_eq!(with(&[(reviews, &spring), (trainings, &elsewhere)]).0, 1);
}

/// The rows of a page of duties, as programs read them.
fn duties(sandbox: &Sandbox, words: &str) -> Vec<serde_json::Value> {
    let run = sandbox.run(&format!("due --format json {words}"));
    let page: serde_json::Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err));
    let sorts = page["sorts"].as_array().cloned().unwrap_or_default();
    sorts.iter().flat_map(|sort| sort["duties"].as_array().cloned().unwrap_or_default()).collect()
}

#[test]
fn a_group_that_has_never_met_has_missed_its_meetings() {
    let plan = PLAN.replace("period: 2018-2019", "period: 2018-05-01 - 2019-12-31");
    let with = |group: &str| {
        Sandbox::empty()
            .file("plans/plan-2018.yaml", &plan)
            .file("plans/organisation.yaml", &format!("{REGISTER}groups:\n  - {group}\n"))
    };
    // One of the organisation, and one that nothing ties to it.
    for group in [
        "{id: styrgrupp, title: Styrgruppen, members: [chef], meets: fyra gånger per år}",
        "{id: styrgrupp, title: Styrgruppen, meets: fyra gånger per år}",
    ] {
        let all = duties(&with(group), "--as-of 2019-03-01");
        let own = all.iter().find(|row| row["id"] == "styrgrupp").unwrap_or_else(|| panic!("{group}"));
        // Two thirds of the year were left when the plan began.
        let missed = &own["missed"]["turns"][0];
        assert_eq!(
            (&missed["wanted"], &missed["done"], &missed["last"]),
            (&2.into(), &0.into(), &"2018-12-31".into())
        );
        let page = with(group).swedish().run("due --as-of 2019-03-01").out;
        let row = page.lines().find(|line| line.contains("Styrgruppen")).unwrap_or_default().to_owned();
        assert!(row.contains("0 av 2"), "{row}");
    }
}

#[test]
fn a_condition_with_two_times_is_one_duty() {
    let law = "kind: framework\nid: lag\ntitle: Lagen\nrequirements:\n  - id: laget\n    text: Läget är känt.\n    judged: records\n    condition: {all: [{exists: {kind: situation, within: 24 månader}}, {exists: {kind: review, within: 12 månader}}]}\n";
    let plan = SOUND[2].1.replace("  - {framework: riktlinje, revision: 2023}\n", "  - lag\n");
    let sandbox = Sandbox::sound()
        .file("plans/plan-2024.yaml", &plan.replace("riktlinje/utbildning", "lag/laget"))
        .file("plans/frameworks/lag.yaml", law);
    let own: Vec<_> = duties(&sandbox, "").into_iter().filter(|row| row["id"] == "lag/laget").collect();
    assert_eq!(own.len(), 1, "{own:?}");
    assert_eq!((&own[0]["rhythm"], &own[0]["by"]), (&"12 månader".into(), &"2024-12-31".into()));
}

#[test]
fn a_calendar_can_be_read_by_those_who_are_strict() {
    // An activity and a group with one id, and a routine that is both reviewed and tried.
    let routine = "kind: routine\nid: larm\ntitle: Larmkedjan\nsort: routine\nowner: chef\nrevised: 2018-03-01\nrecurs: årligen\n";
    let register =
        format!("{REGISTER}groups:\n  - {{id: larm, title: Larmgruppen, members: [chef], meets: årligen}}\n");
    let sandbox =
        || sandbox().file("plans/organisation.yaml", &register).file("records/routines/larm.yaml", routine);
    let ids = |day: &str| {
        let run = sandbox().run(&format!("due --as-of {day} --until 2019-12-31 --format ics"));
        assert!(run.out.contains("METHOD:PUBLISH\r\n"), "{}", run.out);
        let ids = run.out.replace("\r\n ", "");
        let ids = ids.lines().filter_map(|line| line.strip_prefix("UID:")).map(str::to_owned);
        ids.collect::<Vec<_>>()
    };
    let (one, other) = (ids("2018-12-20"), ids("2018-12-21"));
    let distinct: std::collections::HashSet<&String> = one.iter().collect();
    assert_eq!(distinct.len(), one.len(), "{one:?}");
    assert!(other.iter().all(|id| one.contains(id)), "{one:?} {other:?}");
    // A calendar has at least one component, also when nothing comes.
    let empty =
        sandbox().run("due --as-of 2018-12-20 --responsible samordnare --until 2018-12-20 --format ics").out;
    let none = Sandbox::sound().run("due --format ics").out;
    for calendar in [empty, none] {
        let events = calendar.matches("BEGIN:VEVENT").count();
        assert_eq!(calendar.contains("BEGIN:VTIMEZONE"), events == 0, "{calendar}");
        assert_eq!(calendar.contains("METHOD:PUBLISH"), events > 0, "{calendar}");
    }
}

#[test]
fn what_is_due_before_a_weekend_is_due_on_a_working_day() {
    let plan = PLAN.replace("recurs: varje vecka", "recurs: inför varje helg");
    let run = sandbox()
        .file("plans/plan-2018.yaml", &plan)
        .run("due --as-of 2018-12-10 --until 2019-06-30 --format ics --responsible samordnare");
    let days: Vec<String> = run
        .out
        .lines()
        .filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:"))
        .map(str::to_owned)
        .collect();
    // Fridays, but the Thursday before Good Friday.
    assert_eq!(days[..2], ["20181214", "20181221"]);
    assert!(days.contains(&"20190418".to_owned()) && !days.contains(&"20190419".to_owned()), "{days:?}");
    let all = duties(&sandbox(), "--as-of 2018-12-10 --until 2019-12-31");
    let weekly = all.iter().find(|row| row["id"] == "plan-2018/rapport").unwrap();
    assert_eq!((&weekly["coming"][0]["last"], &weekly["by"]), (&"2018-12-16".into(), &"2018-12-14".into()));
}
