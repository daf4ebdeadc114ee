//! `vbe gaps --what-if`: what a draft would close, open and leave, and on what its requirements hang.

use serde_json::{Value, json};
use vbe::cli::{Exit, Input};

use crate::gaps::{PLAN, sound};
use crate::sandbox::{Sandbox, repository, run_with};

/// The workspace with a draft beside its plans.
fn with(draft: &str) -> Sandbox {
    sound().file("utkast.yaml", draft)
}

fn page(sandbox: &Sandbox, words: &str) -> Value {
    let run = sandbox.run(&format!("gaps --format json --what-if {words}"));
    assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""), "{words}");
    serde_json::from_str(&run.out).unwrap()
}

/// The gaps of one change, as `kind id because`.
fn change(page: &Value, id: &str) -> Vec<String> {
    let text = |gap: &Value, key: &str| gap[key].as_str().unwrap_or_default().to_owned();
    let said = |gap: &Value| {
        format!("{} {} {}", text(gap, "kind"), text(gap, "id"), text(gap, "because")).trim_end().to_owned()
    };
    let changes = page["plans"][0]["changes"].as_array().unwrap();
    let own = changes.iter().filter(|change| change["id"] == id);
    own.flat_map(|change| change["gaps"].as_array().unwrap()).map(said).collect()
}

/// What was, without what is closed and with what is opened, is what will be: whatever is merged, split or dropped.
fn adds_up(page: &Value) {
    let plan = &page["plans"][0];
    let (sum, of) = (&plan["sum"], |key: &str| plan["sum"][key].as_i64().unwrap());
    assert_eq!(of("before") - of("closed") + of("opened"), of("after"), "{sum}");
    assert_eq!(plan["summary"]["total"], of("after"), "{sum}");
    let left = change(page, "left").len() + change(page, "changed").len();
    assert_eq!(i64::try_from(left).unwrap() + of("opened"), of("after"), "{sum}");
}

#[test]
fn a_draft_of_the_same_id_stands_in_the_place_of_the_plan() {
    let draft = PLAN
        .replace(", covers: [riktlinje/rutin]", ", needs: [kunskap]")
        .replace("goal: {text: Alla talar, indicator: Antal}", "lead: rektor");
    let sandbox = with(&draft);
    let page = page(&sandbox, "utkast.yaml");
    adds_up(&page);
    let contract = page["schema"].as_str().unwrap();
    let described = std::fs::read_to_string(repository().join("docs/json.md")).unwrap();
    assert!(described.contains(&format!("\n## {contract}\n")), "{contract} is not in docs/json.md");
    assert_eq!(change(&page, "closed"), ["without-need beratta"]);
    assert_eq!(
        change(&page, "opened"),
        [
            "requirement-uncovered riktlinje/rutin Nothing in the files meets it.",
            "without-goal samtala",
            "without-indicator samtala"
        ]
    );
    let rows = page["plans"][0]["frameworks"][0]["requirements"].as_array().unwrap();
    assert_eq!(rows[0]["hangs"], json!({"activities": ["utbilda"], "roles": ["samordnare"]}));
    assert_eq!(
        (&rows[1]["before"], &rows[1]["after"], &rows[1]["hangs"]),
        (&"covered".into(), &"uncovered".into(), &Value::Null)
    );
    // Three activities answer the need, and two roles: it hangs on nothing.
    assert_eq!(page["plans"][0]["needs"][0]["needs"][0]["hangs"], Value::Null);
    insta::assert_snapshot!("what_if_sv", sandbox.swedish().run("gaps --what-if utkast.yaml").out);
}

#[test]
fn what_hangs_on_one_role_is_told_though_several_activities_cover_it() {
    let draft = PLAN
        .replace("responsible: [rektor], ongoing", "responsible: [Samordnaren], ongoing")
        .replace(", covers: [riktlinje/rutin]", "");
    let page = page(&with(&draft), "utkast.yaml");
    let need = &page["plans"][0]["needs"][0]["needs"][0]["hangs"];
    assert_eq!(*need, json!({"activities": [], "roles": ["samordnare"]}));
    let roles = sound()
        .file("plans/plan-2024.yaml", &draft)
        .run("gaps --group-by role --responsible samordnare --as-of 2025-06-01");
    assert!(roles.out.contains("Hangs on it: riktlinje/utbildning; kunskap"), "{}", roles.out);
}

/// A new edition: one activity is carried on under another id, two become one, one is dropped.
#[test]
fn a_new_edition_is_compared_with_the_one_before_it() {
    let bare = PLAN
        .replace("goal: {text: Alla kan, indicator: Andel}", "lead: samordnare")
        .replace("goal: {text: Alla talar, indicator: Antal}", "lead: rektor")
        .replace(", goal: {text: Alla vet, indicator: Antal}", "");
    let next = bare
        .split("activities:")
        .next()
        .unwrap()
        .replace("id: plan-2024", "id: plan-2025")
        .replace("period: 2024", "period: 2025\nprevious: plan-2024")
        .replace("  decision: adopted, on: 2024-01-15", "")
        + "activities:\n  - {id: ett, title: Utbilda och samtala, areas: [alla], responsible: [samordnare], ongoing: true, needs: [kunskap], carried_from: [plan-2024/utbilda, plan-2024/samtala]}\n";
    let sandbox = sound().file("plans/plan-2024.yaml", &bare).file("utkast.yaml", &next);
    let page = page(&sandbox, "utkast.yaml");
    adds_up(&page);
    assert_eq!(page["plans"][0]["against"]["id"], "plan-2024");
    let closed = change(&page, "closed");
    let gone = "The activity is not in the draft.";
    assert!(closed.contains(&format!("without-goal beratta {gone}")), "{closed:?}");
    // Two promises without a goal are one: what is left of them is one gap, and the other is closed.
    assert!(closed.contains(&"without-goal samtala".to_owned()), "{closed:?}");
    assert!(change(&page, "left").contains(&"without-goal ett".to_owned()));
    // A new year has missed nothing yet, and that is nobody's doing.
    let late = self::page(&sandbox, "utkast.yaml --as-of 2025-11-01");
    assert!(
        change(&late, "closed")
            .contains(&"not-reported samtala Counted from the draft's time, which is a new one.".to_owned()),
        "{:?}",
        change(&late, "closed")
    );
    let alone = next.replace("previous: plan-2024\n", "");
    let page = self::page(&with(&alone), "utkast.yaml");
    adds_up(&page);
    assert_eq!(
        (&page["plans"][0]["against"], &page["plans"][0]["sum"]["before"]),
        (&Value::Array(Vec::new()), &0.into())
    );
}

#[test]
fn a_requirement_that_is_covered_more_or_less_than_before_changes() {
    let partly =
        PLAN.replace("covers: [riktlinje/rutin]", "covers: [{requirement: riktlinje/rutin, extent: partly}]");
    let none = PLAN.replace(", covers: [riktlinje/rutin]", "");
    let page = page(&sound().file("plans/plan-2024.yaml", &partly).file("utkast.yaml", &none), "utkast.yaml");
    adds_up(&page);
    assert_eq!(
        change(&page, "changed"),
        ["requirement-uncovered riktlinje/rutin Before: requirement partly met."]
    );
    let unfollowed = PLAN
        .replace("follows: [riktlinje]\n", "")
        .replace(", covers: [riktlinje/rutin]", "")
        .replace(", covers: [riktlinje/utbildning]", "");
    let page = self::page(
        &sound().file("plans/plan-2024.yaml", &none).file("utkast.yaml", &unfollowed),
        "utkast.yaml",
    );
    assert_eq!(
        change(&page, "closed"),
        ["requirement-uncovered riktlinje/rutin The draft does not follow the framework."]
    );
    assert_eq!(page["plans"][0]["frameworks"][0]["requirements"][0]["after"], Value::Null);
}

#[test]
fn a_draft_can_be_handed_over_or_be_no_plan() {
    let sandbox = sound();
    let run = |words: &str, text: &str| {
        let input = Input::new(std::io::Cursor::new(text.as_bytes().to_vec()), false);
        run_with(words, sandbox.path(), "2024-11-15", false, vec![("VBE_LANG".into(), "en".into())], input)
    };
    let same = run("gaps --what-if -", PLAN);
    assert!(same.out.contains("1 gap before − 0 closed + 0 opened = 1 after"), "{}{}", same.out, same.err);
    // A record of another kind is read with the plans there are.
    let training =
        "kind: training\nid: grund\ntitle: Grundkurs\nlevel: basic\non: 2016\nunits: [kommunen, skolan]\n";
    let later = run("gaps --what-if -", training);
    assert!(
        later.out.contains("Opened (1)")
            && later.out.split_whitespace().collect::<Vec<_>>().join(" ").contains("Latest training:"),
        "{}{}",
        later.out,
        later.err
    );
}

#[test]
fn a_faulty_draft_is_told_of_and_nothing_else_is() {
    let number = "18900101-9802";
    for (draft, says) in [
        ("kind: plan\nid: [\n", "error"),
        ("", "empty"),
        (&PLAN.replace("riktlinje/rutin", "riktlinje/rutiner"), "Write riktlinje/rutin"),
        (&PLAN.replace("title: Samtala", "titel: Samtala"), "title"),
        (&PLAN.replace("title: Samtala", &format!("title: Ring {number}")), "utkast.yaml:"),
        (&format!("bara text om {number}"), "utkast.yaml:"),
    ] {
        let run = with(draft).run("gaps --what-if utkast.yaml");
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{draft}: {}", run.err);
        assert!(run.err.contains(says) && !run.err.contains(number), "{draft}: {}", run.err);
    }
    let missing = sound().run("gaps --what-if saknas.yaml");
    assert!(
        missing.exit == Exit::Failed && missing.err.contains("saknas.yaml is no file"),
        "{}",
        missing.err
    );
    assert_eq!(sound().run("gaps --what-if plans").exit, Exit::Failed);
    let twice = with(&PLAN.replace("Plan 2024", "En"))
        .file("andra.yaml", PLAN)
        .run("gaps --what-if utkast.yaml andra.yaml");
    assert!(
        twice.exit == Exit::Failed && twice.err.contains("andra.yaml are drafts of the same thing"),
        "{}",
        twice.err
    );
    let grouped = with(PLAN).run("gaps --what-if utkast.yaml --group-by role");
    assert!(grouped.exit == Exit::Failed && grouped.err.contains("--group-by"), "{}", grouped.err);
    let unknown = with(PLAN).run("gaps --what-if utkast.yaml --plan plan-204");
    assert!(unknown.err.contains("Was plan-2024 meant?"), "{}", unknown.err);
}

/// What the draft takes away may be what should never have stood there.
#[test]
fn what_the_draft_takes_away_is_masked_and_nothing_is_written() {
    let number = "18900101-9802";
    let planted = PLAN.replace("title: Berätta", &format!("title: Ring {number}"));
    let sandbox = sound()
        .file("plans/plan-2024.yaml", &planted)
        .file("utkast.yaml", &PLAN.replace("id: beratta", "id: annan"));
    let before = std::fs::read(sandbox.path().join("plans/plan-2024.yaml")).unwrap();
    let run = sandbox.run("gaps --what-if utkast.yaml");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    assert!(run.out.contains("Ring ███") && !run.out.contains(number), "{}", run.out);
    assert_eq!(std::fs::read(sandbox.path().join("plans/plan-2024.yaml")).unwrap(), before);
    assert_eq!(sandbox.run("gaps --what-if utkast.yaml --fail-on without-need").exit, Exit::Found);
    assert_eq!(sandbox.run("gaps --what-if utkast.yaml --fail-on overdue").exit, Exit::Fine);
}
