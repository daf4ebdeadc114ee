//! When a plan is a draft, in force, over or replaced, what has not been reported, and that every page counts the same.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;
use vbe::cli::{Exit, Input};

use crate::sandbox::{Sandbox, run_words};
use crate::town::town;

const REGISTER: &str = "kind: organisation
id: organisation
title: Kommunen
units:
  - {id: kommunen, title: Kommunen}
  - {id: stadsdelen, title: Stadsdelen, parent: kommunen}
roles:
  - {id: samordnare, title: Samordnare, unit: kommunen}
  - {id: falt, title: Enhetschef fält, unit: stadsdelen}
groups:
  - {id: styrgruppen, title: Styrgruppen, unit: kommunen, members: [samordnare, falt], meets: två gånger per år}
";

const BEFORE: &str = "kind: plan
id: forra
title: Plan 2025
organisation: kommunen
period: 2025
decisions: [{body: kommunen, decision: adopted, on: 2024-12-04}]
activities:
  - {id: utbildning, title: Utbilda personalen, responsible: [samordnare]}
";

/// A workspace with the register and these plans, by their ids.
fn workspace(plans: &[(&str, &str)]) -> Sandbox {
    let base = Sandbox::empty().file("plans/organisation.yaml", REGISTER);
    plans.iter().fold(base, |sandbox, (id, text)| sandbox.file(&format!("plans/{id}.yaml"), text))
}

/// The next plan, with these keys.
fn next(id: &str, keys: &str) -> String {
    format!(
        "kind: plan\nid: {id}\ntitle: Nästa plan\norganisation: kommunen\n{keys}\nactivities:\n  \
         - {{id: utbildning, title: Utbilda personalen, responsible: [samordnare]}}\n"
    )
}

fn json(sandbox: &Sandbox, words: &str) -> Value {
    let run = sandbox.run(&format!("{words} --format json"));
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{words}: {error}\n{}{}", run.out, run.err))
}

fn state(sandbox: &Sandbox, plan: &str, day: &str) -> String {
    let shown = json(sandbox, &format!("status --plan {plan} --as-of {day}"));
    let state = shown["plans"][0]["state"].as_str().unwrap().to_owned();
    assert_eq!(json(sandbox, &format!("show plan:{plan} --as-of {day}"))["things"][0]["state"], *state);
    state
}

#[test]
fn a_plan_has_the_state_that_its_decisions_and_its_time_give() {
    let adopted = |on: &str| format!("decisions: [{{body: kommunen, decision: adopted, on: {on}}}]");
    let of = |period: &str, previous: bool, rest: &str| {
        let previous = if previous { "previous: forra\n" } else { "" };
        next("nasta", &format!("period: {period}\n{previous}{rest}"))
    };
    let undated = "decisions: [{body: kommunen, decision: adopted}]";
    let referred = "decisions: [{body: kommunen, decision: referred, on: 2025-10-01}]";
    let late = adopted("2026-03-10");
    let early = adopted("2025-12-10");
    let both = "decisions: [{body: kommunen, decision: approved, on: 2025-11-01}, {body: kommunen, decision: adopted, on: 2026-02-01}]";
    let revised = "decisions: [{body: kommunen, decision: revised, on: 2026-05-01}]";
    for (plan, day, own, before) in [
        // Adopted after its time began.
        (of("2026", true, &late), "2026-03-09", "draft", "over"),
        (of("2026", true, &late), "2026-03-10", "in-force", "superseded"),
        (of("2026", true, &late), "2026-12-31", "in-force", "superseded"),
        (of("2026", true, &late), "2027-01-01", "over", "superseded"),
        // Adopted before its time began.
        (of("2026", true, &early), "2025-12-09", "draft", "in-force"),
        (of("2026", true, &early), "2025-12-10", "coming", "in-force"),
        (of("2026", true, &early), "2025-12-31", "coming", "in-force"),
        (of("2026", true, &early), "2026-01-01", "in-force", "superseded"),
        // Adopted for a time in which the plan before it still runs.
        (of("2025-09 - 2026-12", true, &adopted("2025-09-15")), "2025-09-14", "draft", "in-force"),
        (of("2025-09 - 2026-12", true, &adopted("2025-09-15")), "2025-09-15", "in-force", "superseded"),
        // The board that adopts decides, and not the one that approves.
        (of("2026", true, both), "2026-01-31", "draft", "over"),
        (of("2026", true, both), "2026-02-01", "in-force", "superseded"),
        // A draft, whatever the time.
        (of("2026", true, ""), "2026-06-01", "draft", "over"),
        (of("2026", true, undated), "2026-06-01", "draft", "over"),
        (of("2026", true, referred), "2026-06-01", "draft", "over"),
        (of("2026", true, ""), "2027-06-01", "draft", "over"),
        // A document that was published is no draft.
        (of("2026", true, "published: 2025-12"), "2025-12-31", "coming", "in-force"),
        (of("2026", true, "published: 2025-12"), "2026-01-01", "in-force", "superseded"),
        // What stands alone is counted without a dated decision, unless it is out for comment.
        (of("2026", false, ""), "2025-12-31", "draft", "in-force"),
        (of("2026", false, ""), "2026-01-01", "in-force", "over"),
        (of("2026", false, undated), "2025-12-31", "coming", "in-force"),
        (of("2026", false, undated), "2026-01-01", "in-force", "over"),
        (of("2026", false, referred), "2026-06-01", "draft", "over"),
        (of("2026", false, revised), "2026-01-01", "in-force", "over"),
        (of("2026", true, revised), "2026-04-30", "draft", "over"),
        (of("2026", true, revised), "2026-05-01", "in-force", "superseded"),
        // Until further notice.
        (of("tills vidare", true, &late), "2026-03-09", "draft", "over"),
        (of("tills vidare", true, &late), "2090-01-01", "in-force", "superseded"),
    ] {
        let sandbox = workspace(&[("forra", BEFORE), ("nasta", &plan)]);
        let found = (state(&sandbox, "nasta", day), state(&sandbox, "forra", day));
        assert_eq!(found, (own.to_owned(), before.to_owned()), "{day}\n{plan}");
        let counted = |id: &str| {
            let shown = json(&sandbox, &format!("status --as-of {day}"));
            shown["plans"].as_array().unwrap().iter().any(|plan| plan["id"] == *id)
        };
        for (id, state) in [("nasta", own), ("forra", before)] {
            assert_eq!(counted(id), matches!(state, "in-force" | "over"), "{id} {day}\n{plan}");
        }
    }
}

#[test]
fn a_plan_takes_over_from_all_before_it_and_a_circle_hides_none() {
    let between = next("mellan", "period: 2026\nprevious: forra");
    let last = next(
        "sista",
        "period: 2027\nprevious: mellan\ndecisions: [{body: kommunen, decision: adopted, on: 2026-12-01}]",
    );
    let sandbox = workspace(&[("forra", BEFORE), ("mellan", &between), ("sista", &last)]);
    let on = |day: &str| ["forra", "mellan", "sista"].map(|plan| state(&sandbox, plan, day));
    assert_eq!(on("2026-12-31"), ["over", "draft", "coming"]);
    assert_eq!(on("2027-01-01"), ["superseded", "superseded", "in-force"]);
    let one = next("ett", "period: 2026\nprevious: tva");
    let other = next("tva", "period: 2026\nprevious: ett");
    let own = next("sig-sjalv", "period: 2026\nprevious: sig-sjalv");
    let round = workspace(&[("ett", &one), ("tva", &other), ("sig-sjalv", &own)]);
    for plan in ["ett", "tva", "sig-sjalv"] {
        assert_eq!(state(&round, plan, "2026-06-01"), "in-force");
    }
}

#[test]
fn a_draft_is_shown_as_one_and_whole_when_it_is_asked_for() {
    let sandbox = workspace(&[("forra", BEFORE), ("nasta", &next("nasta", "period: 2026\nprevious: forra"))]);
    let sandbox = sandbox.swedish();
    let all = sandbox.run("status --as-of 2025-11-01").out;
    assert!(all.contains("Tillstånd: utkast: inte antagen"), "{all}");
    assert!(all.contains("räknas inte: nasta.") && all.matches("Utbilda personalen").count() == 1, "{all}");
    let own = sandbox.run("status --plan nasta --as-of 2025-11-01").out;
    assert!(own.contains("utkast: inte antagen") && own.contains("Utbilda personalen"), "{own}");
    let shown = json(&sandbox, "status --as-of 2025-11-01");
    assert_eq!(shown["ahead"][0]["id"], "nasta");
    assert!(shown["ahead"][0].get("summary").is_none(), "{shown}");
    // A decision to come is told as one.
    let adopted = "decisions: [{body: kommunen, decision: adopted, on: 2026-03-10}]";
    let late = next("nasta", &format!("period: 2026\nprevious: forra\n{adopted}"));
    let late = workspace(&[("forra", BEFORE), ("nasta", &late)]).swedish();
    assert!(late.run("status --as-of 2026-03-09").out.contains("Beslut:    antas av Kommunen 2026-03-10"));
    assert!(late.run("status --as-of 2026-03-10").out.contains("Beslut:    antagen av Kommunen 2026-03-10"));
    // Before anything is in force the draft is all that there is to see.
    let alone = workspace(&[("nasta", &next("nasta", "period: 2026"))]).swedish();
    let first = alone.run("status --as-of 2025-11-01").out;
    assert!(first.contains("utkast: inte antagen") && first.contains("Utbilda personalen"), "{first}");
}

#[test]
fn an_id_means_the_plan_in_force_and_its_plan_before_it_reaches_all() {
    let adopted = "decisions: [{body: kommunen, decision: adopted, on: 2025-12-10}]";
    let now = next("nasta", &format!("period: 2026\nprevious: forra\n{adopted}"));
    let draft = next("utkastet", "period: 2027\nprevious: nasta");
    let sandbox = workspace(&[("forra", BEFORE), ("nasta", &now), ("utkastet", &draft)]);
    for (day, plan) in [("2025-12-20", "forra"), ("2026-05-01", "nasta"), ("2027-02-01", "nasta")] {
        let shown = json(&sandbox, &format!("show utbildning --as-of {day}"));
        assert_eq!(shown["things"][0]["id"], format!("{plan}/utbildning"), "{day}");
        let words = ["note", "utbildning", "--note", "Halva", "--by", "samordnare", "--dry-run"].into_iter();
        let english = vec![("VBE_LANG".to_owned(), "en".to_owned())];
        let noted = run_words(words, sandbox.path(), day, false, english, Input::nothing());
        assert!(
            noted.out.contains(&format!("activities/{plan}/utbildning.yaml")),
            "{}{}",
            noted.out,
            noted.err
        );
    }
    let own = json(&sandbox, "show utkastet/utbildning --as-of 2026-05-01");
    assert_eq!(own["things"][0]["id"], "utkastet/utbildning");
    // What a draft calls something is no other meaning of the name of a group.
    let named = draft.replace("id: utbildning", "id: styrgruppen");
    let sandbox = sandbox.file("plans/utkastet.yaml", &named);
    assert_eq!(json(&sandbox, "show styrgruppen --as-of 2026-05-01")["things"][0]["sort"], "actor");
    // Where a plan need not be named, a draft does not make it so.
    let report = sandbox.run("report --kind annual --as-of 2026-05-01");
    assert_eq!(report.exit, Exit::Fine, "{}", report.err);
}

#[test]
fn a_promise_without_a_time_is_not_reported_when_the_plan_is_over() {
    let plan = "kind: plan\nid: plan-2019\ntitle: Plan 2019\norganisation: kommunen\nperiod: 2019\nactivities:\n  \
                - {id: lokaler, title: Se över lokalerna, responsible: [samordnare]}\n";
    let sandbox = workspace(&[("plan-2019", plan)]).swedish();
    for (day, state) in
        [("2019-12-31", "planned"), ("2020-01-01", "not-reported"), ("2021-06-01", "not-reported")]
    {
        let shown = json(&sandbox, &format!("status --as-of {day}"));
        assert_eq!(shown["plans"][0]["summary"][state], 1, "{day}");
    }
    let words = |words: &str| {
        let date = if words.starts_with("meeting") { "on" } else { "as-of" };
        let run = sandbox.run(&format!("{words} --{date} 2021-06-01"));
        // A word that does not fit beside another goes to the next line.
        run.out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(words("status").contains("1 åtgärd: 1 ej redovisad") && !words("status").contains("planerad"));
    let gaps = words("gaps");
    assert!(gaps.contains("1 ej redovisad") && gaps.contains("Tiden gick ut 2019-12-31."), "{gaps}");
    assert!(words("account plan-2019").contains("Ej redovisade: 1"), "{}", words("account plan-2019"));
    let meeting = words("meeting styrgruppen");
    assert!(meeting.contains("ej redovisad") && meeting.contains("2019-12-31"), "{meeting}");
    assert!(words("show lokaler --why").contains("planens tid 2019"), "{}", words("show lokaler --why"));
}

#[test]
fn until_further_notice_is_over_when_another_plan_takes_over() {
    let before = BEFORE.replace("period: 2025", "period: tills vidare");
    let adopted = "decisions: [{body: kommunen, decision: adopted, on: 2026-02-10}]";
    let after = next("nasta", &format!("period: 2026-2028\nprevious: forra\n{adopted}"));
    let sandbox = workspace(&[("forra", &before), ("nasta", &after)]);
    for (day, state) in [("2026-02-09", "planned"), ("2026-02-10", "not-reported")] {
        let account = json(&sandbox, &format!("account forra --as-of {day}"));
        assert_eq!(account["accounts"][0]["promises"][0]["state"], state, "{day}");
    }
}

/// What every page tells on a day but how it was asked, its notes and the drafts that stand apart.
fn pages(sandbox: &Sandbox, groups: &[&str], day: &str) -> Vec<(String, Value)> {
    let fixed =
        ["status", "gaps", "due", "roles", "list activity", "list goal", "list indicator", "list need"];
    let meetings = groups.iter().map(|group| format!("meeting {group}"));
    let told = |words: String| {
        let date = if words.starts_with("meeting") { "on" } else { "as-of" };
        let mut page = json(sandbox, &format!("{words} --{date} {day}"));
        let keys = page.as_object_mut().unwrap();
        for key in ["notes", "ahead", "revision"] {
            keys.remove(key);
        }
        (words, page)
    };
    fixed.map(str::to_owned).into_iter().chain(meetings).map(told).collect()
}

/// Compares the pages without the draft and with it, day by day.
fn is_unmoved(sandbox: &Sandbox, groups: &[&str], days: &[&str], draft: &dyn Fn(&Sandbox)) {
    let before: Vec<_> = days.iter().map(|day| pages(sandbox, groups, day)).collect();
    draft(sandbox);
    for (day, before) in days.iter().zip(before) {
        for ((words, was), (_, now)) in before.into_iter().zip(pages(sandbox, groups, day)) {
            assert_eq!(now, was, "{words} {day}");
        }
    }
}

#[test]
fn a_draft_of_the_next_plan_changes_no_figure() {
    let revise = |sandbox: &Sandbox| {
        let words = "revise atgardsplan-2026 --to atgardsplan-2027 --period 2027 --list-open --on 2026-11-02";
        let run = sandbox.run(words);
        assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    };
    let days = ["2025-06-01", "2026-05-20", "2026-12-31", "2027-03-01"];
    is_unmoved(&town(), &["strategiska-radet", "samordningsgruppen"], &days, &revise);
}

#[test]
fn a_draft_for_a_part_of_the_town_takes_nobody_from_its_plan() {
    let now = BEFORE.replace("responsible: [samordnare]", "responsible: [falt]");
    let routine =
        "kind: routine\nid: rutin\ntitle: Rutin\nowner: falt\nrevised: 2025-01-15\nrecurs: varje år\n";
    let sandbox = workspace(&[("forra", &now)]).file("records/routines/rutin.yaml", routine);
    let draft = |sandbox: &Sandbox| {
        let text =
            next("stadsdelen", "period: 2026").replace("organisation: kommunen", "organisation: stadsdelen");
        std::fs::write(sandbox.path().join("plans/stadsdelen.yaml"), text).unwrap();
    };
    is_unmoved(&sandbox, &["styrgruppen"], &["2025-06-01", "2025-12-31"], &draft);
}

/// A promise and what is told of it.
fn activity() -> impl Strategy<Value = (String, String)> {
    let promise = prop::sample::select(vec![
        "",
        "when: 2019",
        "finish: V 2019",
        "finish: 2020",
        "start: V 2019",
        "start: V 2019, finish: H 2019",
        "ongoing: true",
        "start: H 2019, ongoing: true",
        "recurs: varje månad",
        "when: maj 2019, recurs: årligen",
        "start: V 2019, recurs: en gång per år",
        "time_note: i mån av tid",
    ]);
    let told = prop::sample::select(vec![
        "",
        "started: 2019-02-04",
        "updates: [{on: 2019-05-06, by: samordnare, note: Pågår}]",
        "updates: [{on: 2018-05-07, by: samordnare, note: Pågår}]",
        "started: 2019-02-04\nfinished: 2020-01-20",
        "finished: 2019-06-03",
        "cancelled: {on: 2019-09-02, decision: KS § 1}",
    ]);
    (promise, told).prop_map(|(promise, told)| (promise.to_owned(), told.to_owned()))
}

/// How many rows there are of each word under a key, in all lists of a name anywhere in a page.
fn tally(page: &Value, list: &str, key: &str, counts: &mut BTreeMap<String, usize>) {
    match page {
        Value::Object(entries) => {
            for (name, value) in entries {
                if let (true, Some(rows)) = (name == list, value.as_array()) {
                    let words = rows.iter().filter_map(|row| row.get(key)?.as_str());
                    words.for_each(|word| *counts.entry(word.to_owned()).or_default() += 1);
                }
                tally(value, list, key, counts);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| tally(item, list, key, counts)),
        _ => {}
    }
}

fn tallied(page: &Value, list: &str, key: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    tally(page, list, key, &mut counts);
    counts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// No promise is in two states or none, its state follows from the records and the day alone, and every page that tells
    /// of the same day counts the same.
    #[test]
    fn every_page_tells_the_same_counts_of_each_state(
        activities in prop::collection::vec(activity(), 1..6),
        period in prop::sample::select(vec!["2019", "2018-2019", "2018-07-01 tills vidare", "2019-2021"]),
        day in prop::sample::select(vec!["2018-12-31", "2019-01-01", "2019-07-01", "2020-01-01", "2020-02-01", "2022-01-01"]),
    ) {
        let mut plan = format!("kind: plan\nid: plan\ntitle: Plan\norganisation: kommunen\nperiod: {period}\npublished: 2018\nactivities:\n");
        let mut sandbox = workspace(&[]);
        for (at, (promise, told)) in activities.iter().enumerate() {
            let comma = if promise.is_empty() { "" } else { ", " };
            plan += &format!("  - {{id: a{at}, title: Åtgärd {at}, responsible: [samordnare]{comma}{promise}}}\n");
            if !told.is_empty() {
                let text = format!("kind: activity\nid: a{at}\nplan: plan\n{told}\n");
                sandbox = sandbox.file(&format!("records/activities/plan/a{at}.yaml"), &text);
            }
        }
        let sandbox = sandbox.file("plans/plan.yaml", &plan);
        let page = |words: &str, key: &str| json(&sandbox, &format!("{words} --{key} {day}"));
        let status = page("status --plan plan", "as-of");
        let summary = status["plans"][0]["summary"].clone();
        let of = |state: &str| usize::try_from(summary[state].as_u64().unwrap()).unwrap();
        let states = ["not-reported", "overdue", "late-start", "started", "ongoing", "planned", "finished", "cancelled"];
        prop_assert_eq!(states.into_iter().map(of).sum::<usize>(), activities.len());
        let is_counted = !matches!(status["plans"][0]["state"].as_str(), Some("draft" | "coming"));
        let same = |name: &str, counts: &BTreeMap<String, usize>, wanted: &[&str]| {
            for state in wanted {
                let told = counts.get(*state).copied().unwrap_or_default();
                assert_eq!(told, of(state), "{name}: {state} on {day}\n{plan}");
            }
        };
        same("status", &tallied(&status, "activities", "state"), &states);
        same("account", &tallied(&page("account plan", "as-of"), "promises", "state"), &states);
        let gaps = tallied(&page("gaps --plan plan", "as-of"), "gaps", "kind");
        same("gaps", &gaps, &["not-reported", "overdue", "late-start"]);
        prop_assert_eq!(gaps.get("silent").copied().unwrap_or_default(), of("silent"));
        if is_counted {
            same("list", &tallied(&page("list activity", "as-of"), "rows", "state"), &states);
            let asked = tallied(&page("meeting styrgruppen", "on"), "questions", "sort");
            prop_assert_eq!(asked.get("not-reported").copied().unwrap_or_default(), of("not-reported"));
            prop_assert_eq!(asked.get("late").copied().unwrap_or_default(), of("overdue") + of("late-start"));
            let roles = page("roles", "as-of");
            let owners = roles["sections"].as_array().into_iter().flatten().filter_map(|own| own["roles"].as_array());
            let own = owners.flatten().find(|row| row["role"]["id"] == "samordnare").cloned().unwrap_or_default();
            let told = |key: &str| usize::try_from(own[key].as_u64().unwrap_or_default()).unwrap();
            prop_assert_eq!(told("not_reported"), of("not-reported"));
            prop_assert_eq!(told("late"), of("overdue") + of("late-start") + of("not-reported"));
        }
        // What else there is makes no difference, and neither does in which order it is asked.
        let other = BEFORE.replace("organisation: kommunen", "organisation: stadsdelen").replace("forra", "annan");
        std::fs::write(sandbox.path().join("plans/annan.yaml"), other).unwrap();
        prop_assert_eq!(&json(&sandbox, &format!("status --plan plan --as-of {day}"))["plans"], &status["plans"]);
    }
}
