//! Times, recurrences and targets as people write them: a form that is read in one place is read in all, and what cannot be
//! read is told with what it may mean. What each form means in days is held by the page itself, in `docs/tider.md`.

use vbe::cli::Exit;

use crate::sandbox::{Sandbox, repository};

/// The forms in the tables under a heading of the page.
fn forms(heading: &str) -> Vec<String> {
    let page = std::fs::read_to_string(repository().join("docs/tider.md")).unwrap();
    let lines = page.lines().skip_while(|line| line.trim_start_matches('#').trim() != heading).skip(1);
    let rows = lines.take_while(|line| !line.starts_with('#')).filter(|line| line.starts_with("| `"));
    let found: Vec<String> = rows
        .flat_map(|row| row.split('|').nth(1).unwrap_or_default().split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect();
    assert!(found.len() > 3, "{heading}");
    found
}

fn plan(period: &str, activities: &str) -> String {
    format!(
        "kind: plan\nid: plan-2018\ntitle: Plan\nperiod: {period}\n\
         decisions:\n  - {{body: kommunstyrelsen, decision: adopted, on: 2018-01-15}}\nactivities:\n{activities}"
    )
}

/// A workspace with a plan of activities that have one line each.
fn planned(period: &str, lines: &[String]) -> Sandbox {
    let activity = |(at, line): (usize, &String)| {
        format!("  - id: a{at}\n    title: Nummer {at}\n    responsible: [samordnare-vbe]\n    {line}\n")
    };
    let activities: String = lines.iter().enumerate().map(activity).collect();
    Sandbox::sound().file("plans/plan-2018.yaml", &plan(period, &activities))
}

/// What `validate` finds of what cannot be read.
fn refused(sandbox: &Sandbox) -> Vec<String> {
    let out = sandbox.run("validate").out;
    let is_one = |line: &&str| line.contains("unreadable-period") || line.contains("wrong-value");
    out.lines().filter(is_one).map(str::to_owned).collect()
}

fn quoted(key: &str, form: &str) -> String {
    format!("{key}: '{}'", form.replace('\'', "''"))
}

#[test]
fn each_documented_form_can_be_written_where_it_belongs() {
    for heading in ["Tider med årtal", "Från en tid till en annan", "Tider i en plan, utan årtal"] {
        let lines: Vec<String> = forms(heading).iter().map(|form| quoted("finish", form)).collect();
        assert_eq!(refused(&planned("2018", &lines)), Vec::<String>::new(), "{heading}");
    }
    let lines: Vec<String> = forms("Hur ofta").iter().map(|form| quoted("recurs", form)).collect();
    assert_eq!(refused(&planned("2018", &lines)), Vec::<String>::new());
    let lines: Vec<String> = forms("Målvärden")
        .iter()
        .map(|form| format!("goal: {{text: Mål, baseline: 40, {}}}", quoted("target", form)))
        .collect();
    assert_eq!(refused(&planned("2018", &lines)), Vec::<String>::new());
    for form in forms("Utan slut") {
        assert_eq!(
            refused(&planned(&format!("'{form}'"), &["finish: 2018".to_owned()])),
            Vec::<String>::new(),
            "{form}"
        );
    }
}

#[test]
fn a_time_without_its_year_is_late_by_the_year_of_its_plan() {
    let lines = ["finish: kv 1", "start: från våren", "when: ht-18"].map(str::to_owned);
    let sandbox = planned("2018", &lines);
    let shown = sandbox.run("status --plan plan-2018 --as-of 2018-04-01").out;
    assert!(shown.contains("Q1"), "{shown}");
    for (day, late) in [("2018-03-31", false), ("2018-04-01", true)] {
        let page = sandbox.run(&format!("status --plan plan-2018 --state not-reported --as-of {day}")).out;
        assert_eq!(page.contains("Nummer 0"), late, "{page}");
    }
    for (day, late) in [("2018-06-30", false), ("2018-07-01", true)] {
        let page = sandbox.run(&format!("status --plan plan-2018 --state late-start --as-of {day}")).out;
        assert_eq!(page.contains("Nummer 1"), late, "{page}");
    }
}

#[test]
fn what_may_mean_several_times_names_them_and_what_does_not_exist_is_told_so() {
    let found = |period: &str, line: &str| planned(period, &[line.to_owned()]).swedish().run("validate").out;
    for (period, line, says) in [
        ("2017-2018", "finish: våren", "kan i den här planen vara våren 2017 eller våren 2018"),
        ("2017-2021", "finish: kv 1", "kan i den här planen vara kv 1 2017, kv 1 2018 … eller kv 1 2021"),
        ("2018", "finish: v 18", "kan i den här planen vara v 2018 eller v 18 2018"),
        ("2017-2021", "finish: Maj-16", "säger inte hela årtalet"),
        ("2018", "finish: 2018-02-30", "finns inte: februari 2018 har 28 dagar"),
        ("2018", "finish: 31 april 2018", "finns inte: april 2018 har 30 dagar"),
        ("2018", "finish: 31/6", "finns inte: juni har 30 dagar"),
        ("2018", "finish: 29 februari", "finns inte: februari 2018 har 28 dagar"),
        ("2018", "finish: vecka 53 2018", "finns inte: 2018 har 52 veckor"),
        ("2018", "finish: från 2018", "säger när det börjar, men inte när det är klart"),
        ("2018", "finish: tills vidare", "Löpande är ingen tidpunkt"),
        ("tills vidare", "finish: våren", "säger inte vilket år"),
    ] {
        let out = found(period, line);
        let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.contains("unreadable-period") && out.contains(says), "{line}: {out}");
    }
    // A time that only one year of the plan can have is no riddle.
    assert_eq!(refused(&planned("2018-05 - 2019-04", &["finish: hösten".to_owned()])), Vec::<String>::new());
}

#[test]
fn the_same_words_in_a_plan_for_another_year_are_another_time() {
    let activity = "  - {id: a, title: A, responsible: [samordnare-vbe], finish: våren}\n";
    let next = plan("2019", activity).replace("id: plan-2018", "id: plan-2019");
    let sandbox = Sandbox::sound()
        .file("plans/plan-2018.yaml", &plan("2018", activity))
        .file("plans/plan-2019.yaml", &next);
    let run = sandbox.run("diff plan-2018 plan-2019");
    assert!(run.out.contains("later"), "{} {}", run.out, run.err);
}

#[test]
fn a_finish_known_to_its_year_is_finished_on_its_last_day_and_shown_as_written() {
    let sandbox = planned("2018", &["finish: 2018".to_owned()]);
    let run = sandbox.run("finish plan-2018/a0 --on 2018 --by samordnare-vbe --note Klart");
    assert_eq!(run.exit, Exit::Fine, "{} {}", run.out, run.err);
    let written = sandbox.read("records/activities/plan-2018/a0.yaml");
    assert!(written.contains("\nfinished: 2018\n"), "{written}");
    for (day, is_done) in [("2018-12-30", false), ("2018-12-31", true)] {
        let page = sandbox.run(&format!("status --plan plan-2018 --state finished --as-of {day}")).out;
        assert_eq!(page.contains("Nummer 0"), is_done, "{page}");
    }
    let history = sandbox.run("history plan-2018/a0").out;
    assert!(history.contains("2018 ") && !history.contains("2018-12-31"), "{history}");
    let shown = sandbox.run("show plan-2018/a0").out;
    let words: Vec<&str> = shown.split_whitespace().collect();
    assert!(words.windows(2).any(|pair| pair == ["finishing", "2018"]), "{shown}");
    // A year that is not over cannot have been all of when it was done.
    let early = sandbox.run("validate --as-of 2018-06-01").out;
    assert!(early.contains("progress-in-future"), "{early}");
    assert_eq!(sandbox.run("finish plan-2018/a0 --on 2018").exit, Exit::Fine);
    let other = sandbox.told(&["finish", "plan-2018/a0", "--on", "maj 2018"], None);
    assert!(other.err.contains("already"), "{} {}", other.out, other.err);
    // The day can be written once it is known.
    assert_eq!(sandbox.run("finish plan-2018/a0 --on 2018-05-14").exit, Exit::Fine);
    assert!(sandbox.read("records/activities/plan-2018/a0.yaml").contains("\nfinished: 2018-05-14\n"));
}
