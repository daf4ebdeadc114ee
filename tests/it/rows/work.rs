//! The rows on grants, premises and the crisis leadership, in the documents and in a town of another structure.

use vbe::cli::Exit;

use super::{Row, documents, with};
use crate::sandbox::Sandbox;

const RINKEBY: &str = "rinkeby-kista-2018";
const SOLNA: &str = "solna-strategi-2017-2021";

const fn rinkeby(requirement: &'static str) -> Row<'static> {
    Row { plan: RINKEBY, requirement, day: "2018-12-01" }
}

const fn solna(requirement: &'static str) -> Row<'static> {
    Row { plan: SOLNA, requirement, day: "2017-12-01" }
}

fn review(id: &str, sort: &str, rest: &str) -> String {
    format!("kind: review\nid: {id}\nsort: {sort}\nperiod: 2018\nunit: enhetschef-medborgarkontoret\n{rest}")
}

/// The mapping of premises was cancelled: nothing is left but what the records show.
#[test]
fn neither_grants_nor_premises_go_to_who_enables_extremism() {
    let grants = review("bidrag", "grants", "checked: 40\n");
    let premises = review("lokaler", "premises", "checked: 12\nacted: 1\n");
    let moves = [
        with("records/reviews/bidrag.yaml", &grants, "partly"),
        with("records/reviews/lokaler.yaml", &premises, "covered"),
    ];
    rinkeby("stockholm-riktlinjer-2016/inga-bidrag").goes(documents(), "uncovered", &moves);
}

/// A plan for each, followed up, and evaluated by the board: not by those who checked, nor by another city's board.
#[test]
fn every_grant_has_a_plan_that_is_followed_up_and_evaluated() {
    let told = |id: &str, sort: &str, with: u32, by: &str| {
        let rest = format!(
            "checked: 40\nwith_plan: {with}\nfollowed_up: 40\nevaluated: {{by: {by}, on: 2018-11}}\n"
        );
        review(id, sort, &rest)
    };
    let board = "rinkeby-kista-sdn";
    let (some, all) = (told("bidrag", "grants", 39, board), told("bidrag", "grants", 40, board));
    let bare = review("lokaler", "premises", "checked: 12\n");
    let themselves = told("lokaler", "premises", 40, "enhetschef-medborgarkontoret");
    let others = told("lokaler", "premises", 40, "solna-kommunstyrelsen");
    let whole = told("lokaler", "premises", 40, board);
    let (grants, premises) = ("records/reviews/bidrag.yaml", "records/reviews/lokaler.yaml");
    let moves = [
        with(grants, &some, "partly"),
        with(grants, &all, "partly"),
        with(premises, &bare, "partly"),
        with(premises, &themselves, "partly"),
        with(premises, &others, "partly"),
        with(premises, &whole, "covered"),
        with(grants, &some, "partly"),
    ];
    rinkeby("stockholm-riktlinjer-2016/bidrag-uppfoljningsplan").goes(documents(), "uncovered", &moves);
}

#[test]
fn the_alarm_chain_is_written_and_tried() {
    let chain = |rest: &str| {
        format!(
            "kind: routine\nid: larmkedja\ntitle: Larmkedjan\nsort: alarm-chain\nowner: strateg-trygghet-sakerhet\n{rest}"
        )
    };
    let (nameless, written) = (chain(""), chain("chain: [strateg-trygghet-sakerhet, stadsdelsdirektor]\n"));
    let old = format!("{written}tried:\n  - {{on: 2016-05}}\n");
    let tried = format!("{written}tried:\n  - {{on: 2016-05}}\n  - {{on: 2018-05}}\n  - {{on: 2025-05}}\n");
    let path = "records/routines/larmkedja.yaml";
    let moves = [
        with(path, &nameless, "uncovered"),
        with(path, &written, "partly"),
        with(path, &old, "partly"),
        with(path, &tried, "covered"),
    ];
    rinkeby("stockholm-riktlinjer-2016/krisledning").goes(documents(), "uncovered", &moves);
}

/// Solna's plan promises it all: a promise is a part, until the records show it.
#[test]
fn solnas_associations_have_a_plan_and_the_rules_are_reviewed() {
    let review = |rest: &str| {
        format!(
            "kind: review\nid: bidrag\nsort: grants\nperiod: V 2017\nunit: solna-kultur-och-fritidsforvaltningen\nchecked: 61\n{rest}"
        )
    };
    let some = review("acted: 0\nwithdrawn: 0\nequality_plan: 60\naccounted: 61\n");
    let all = review("acted: 0\nwithdrawn: 0\nequality_plan: 61\naccounted: 61\n");
    let rules = documents().read("records/routines/solna-regelverk-bidrag.yaml") + "revised: 2017-10\n";
    let (check, place) = ("records/reviews/bidrag.yaml", "records/routines/solna-regelverk-bidrag.yaml");
    let bare = {
        let sandbox = documents();
        let plan = sandbox.read("plans/solna-strategi-2017-2021.yaml");
        let without = ["7-foreningsbidrag", "8-lokaler"].into_iter().fold(plan, |plan, id| {
            plan.replace(
                &format!("- requirement: solna-strategi-2016/{id}"),
                "- requirement: solna-strategi-2016/dokumentregel",
            )
        });
        move || documents().file("plans/solna-strategi-2017-2021.yaml", &without)
    };
    let row = solna("solna-strategi-2016/7-foreningsbidrag");
    let moves = [with(check, &some, "partly"), with(check, &all, "partly"), with(place, &rules, "covered")];
    row.goes(bare(), "uncovered", &moves);
    row.goes(documents(), "partly", &moves);
    let premises =
        review("acted: 0\nwithdrawn: 0\n").replace("grants", "premises").replace("bidrag", "lokaler");
    let place = "records/routines/solna-regelverk-lokaler.yaml";
    let rules = documents().read(place) + "revised: 2017-10\n";
    let moves = [with("records/reviews/lokaler.yaml", &premises, "partly"), with(place, &rules, "covered")];
    solna("solna-strategi-2016/8-lokaler").goes(bare(), "uncovered", &moves);
}

#[test]
fn solnas_crisis_leadership_is_at_the_end_of_a_chain_that_is_tried() {
    let chain = |links: &str, rest: &str| {
        format!(
            "kind: routine\nid: larm\ntitle: Larm\nsort: alarm-chain\nowner: solna-stadsledningsforvaltningen\nchain: [{links}]\n{rest}"
        )
    };
    let short = chain("solna-sakerhetschef", "tried: [{on: 2017-09}]\n");
    let whole = chain("solna-sakerhetschef, solna-krisledningen", "tried: [{on: 2017-09}]\n");
    let plan = documents().read("plans/solna-strategi-2017-2021.yaml");
    let bare = plan.replace("    covers:\n      - solna-strategi-2016/12-forhojd-riskbild\n", "");
    let path = "records/routines/larm.yaml";
    let row = solna("solna-strategi-2016/12-forhojd-riskbild");
    row.goes(documents(), "partly", &[with(path, &short, "partly"), with(path, &whole, "covered")]);
    let bare = documents().file("plans/solna-strategi-2017-2021.yaml", &bare);
    row.goes(bare, "uncovered", &[with(path, &whole, "partly")]);
}

/// Another town, with other names and one office for it all.
fn elsewhere() -> Sandbox {
    Sandbox::empty()
        .swedish()
        .file(
            "plans/organisation.yaml",
            "kind: organisation\nid: organisation\nunits:\n  - {id: kommun, title: Kommunen}\n  - {id: fritidsnamnd, title: Fritidsnämnden, parent: kommun}\nroles:\n  - {id: fritidschef, title: Fritidschef, unit: kommun}\n",
        )
        .file(
            "plans/frameworks/krav.yaml",
            "kind: framework\nid: krav\ntitle: Krav\ntype: guideline\nrequirements:\n  - id: plan\n    text: Varje bidrag har en plan.\n    judged: records\n    condition:\n      every: {kind: review, where: {sort: grants}, must: {share.with_plan: all}, has: [evaluated]}\n  - id: larm\n    text: Larmkedjan prövas.\n    judged: records\n    condition:\n      count: {kind: trial, within: 2 år, at_least: 2}\n",
        )
        .file(
            "plans/plan.yaml",
            "kind: plan\nid: plan\ntitle: Plan\norganisation: kommun\nperiod: 2024-2026\nfollows: [krav]\nactivities:\n  - {id: a, title: A, responsible: [fritidschef], ongoing: true}\n",
        )
}

#[test]
fn another_town_has_its_own_checks_and_chains() {
    let row = |requirement| Row { plan: "plan", requirement, day: "2024-11-15" };
    let none =
        "kind: review\nid: b\nsort: grants\nperiod: V 2024\nunit: fritidschef\nchecked: 3\nwith_plan: 0\n";
    let all = none.replace("with_plan: 0", "with_plan: 3\nevaluated: {by: Fritidsnämnden, on: 2024-09}");
    let autumn = none.replace("id: b", "id: c").replace("V 2024", "H 2024");
    let moves = [
        with("records/reviews/b.yaml", none, "uncovered"),
        with("records/reviews/b.yaml", &all, "covered"),
        with("records/reviews/c.yaml", &autumn, "partly"),
    ];
    row("krav/plan").goes(elsewhere(), "uncovered", &moves);
    let once = "kind: routine\nid: l\ntitle: Larm\nsort: alarm-chain\nowner: fritidschef\nchain: [fritidschef]\ntried:\n  - {on: H 2023}\n";
    let twice = format!("{once}  - {{on: mars 2024, note: Två led svarade.}}\n");
    let moves =
        [with("records/routines/l.yaml", once, "partly"), with("records/routines/l.yaml", &twice, "covered")];
    row("krav/larm").goes(elsewhere(), "uncovered", &moves);
}

/// The report of the year has the checks and the chains of the year, and a small number of consequences is not told.
#[test]
fn the_annual_report_tells_of_support_and_of_the_crisis_leadership() {
    let review = "kind: review\nid: b\nsort: grants\nperiod: V 2024\nunit: fritidschef\nchecked: 30\nacted: 3\nwithdrawn: 0\nwith_plan: 30\nevaluated: {by: fritidsnamnd, on: 2024-09}\n";
    let before = review.replace("id: b", "id: a").replace("V 2024", "V 2023").replace("30", "29");
    let chain = "kind: routine\nid: l\ntitle: Larmkedjan\nsort: alarm-chain\nowner: fritidschef\nchain: [fritidschef, fritidsnamnd]\ntry_every: årligen\ntried: [{on: 2023-03}, {on: 2024-03}]\nactivated: [{on: 2024-06, severity: serious, extent: unit}]\n";
    let rules = "kind: routine\nid: r\ntitle: Bidragsregler\nsort: guideline\nabout: grants\nowner: fritidschef\nnext: 2025\n";
    let sandbox = elsewhere()
        .file("records/reviews/a.yaml", &before)
        .file("records/reviews/b.yaml", review)
        .file("records/routines/l.yaml", chain)
        .file("records/routines/r.yaml", rules);
    assert_eq!(sandbox.run("validate").exit, Exit::Fine, "{}", sandbox.run("validate").out);
    let report = sandbox.run("report --kind annual --plan plan --period 2024 --format json").out;
    let page: serde_json::Value = serde_json::from_str(&report).unwrap();
    let sections = page["follow_ups"][0]["sections"].as_array().unwrap();
    let of = |id: &str| sections.iter().find(|own| own["id"] == id).unwrap();
    let reviews = of("support")["reviews"].as_array().unwrap();
    assert_eq!(reviews.len(), 1, "{reviews:?}");
    assert_eq!(
        (&reviews[0]["acted"], &reviews[0]["parts"]["withdrawn"]),
        (&"<5".into(), &0.into()),
        "{reviews:?}"
    );
    assert_eq!(
        (&reviews[0]["parts"]["with_plan"], &reviews[0]["parts"]["evaluated"]),
        (&30.into(), &"Fritidsnämnden (2024-09)".into())
    );
    assert!(
        of("support")["rules"]
            .to_string()
            .contains("Bidragsregler (ingen översyn är antecknad, nästa översyn 2025)"),
        "{report}"
    );
    let chains = of("crisis")["chains"].as_array().unwrap();
    assert_eq!(chains[0]["tried"], serde_json::json!(["2024-03"]), "{chains:?}");
    assert_eq!(chains[0]["activated"][0]["on"], "2024-06", "{chains:?}");
    assert_eq!(chains[0]["activated"][0]["severity"], "serious", "{chains:?}");
    let text = sandbox.run("report --kind annual --plan plan --period 2024").out;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in ["aktiverad 2024-06:", "30 har en plan för uppföljning", "<5", "0 fråntogs stödet"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    let due = sandbox.run("due --as-of 2025-06-01 --until 2026-01-01").out;
    assert!(due.contains("PRÖVNING AV LARMKEDJOR") && due.contains("Larmkedjan"), "{due}");
}

/// What is known of an edition that is not here is told, and nothing fails for the rest of it.
#[test]
fn an_edition_that_is_not_here_is_told_of_by_what_is_known() {
    let sandbox = documents();
    let known = "Handlingsplanen för år 2017 (2017)";
    for words in [
        "status --plan rinkeby-kista-2018",
        "account rinkeby-kista-2018",
        "report --kind annual --plan rinkeby-kista-2018",
    ] {
        let run = sandbox.run(&format!("{words} --as-of 2018-12-01"));
        let told = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(run.exit == Exit::Fine && told.contains(known), "{words}: {}{}", run.out, run.err);
    }
    let shown = sandbox.run("show plan:rinkeby-kista-2018").out;
    assert!(shown.contains("Handlingsplanen för år 2017"), "{shown}");
    let diff = sandbox.run("diff rinkeby-kista-2018");
    assert!(
        diff.exit == Exit::Failed && diff.err.contains("finns inte i filerna"),
        "{}{}",
        diff.out,
        diff.err
    );
    // A draft names the plan that is here.
    let run = sandbox.run("revise rinkeby-kista-2018 --to r-2019 --period 2019 --on 2019-01-10 --list-open");
    let draft = sandbox.read("plans/r-2019.yaml");
    assert!(run.exit == Exit::Fine && draft.contains("previous: rinkeby-kista-2018\n"), "{}{draft}", run.err);
    assert!(!draft.contains("Handlingsplanen för år 2017"), "{draft}");
    let set = sandbox.run("set r-2019 previous=annan-2017");
    assert_eq!(set.exit, Exit::Found, "{}", set.out);
}

/// A policy holds until further notice: it never ends, and is not late for time out of mind.
#[test]
fn a_plan_until_further_notice_never_ends_and_is_not_late_from_the_beginning_of_time() {
    let policy = |period: &str, decisions: &str| {
        format!(
            "kind: plan\nid: plan\ntitle: Policy\norganisation: kommun\nperiod: {period}\n{decisions}follows: [krav]\nactivities:\n  - {{id: a, title: A, responsible: [fritidschef], ongoing: true, recurs: varje vecka}}\n"
        )
    };
    let decided = "decisions:\n  - {body: fritidsnamnd, decision: adopted, on: 2024-11-04}\n";
    for (period, decisions, begun) in [
        ("tills vidare", "", "null"),
        ("tills vidare", decided, "\"2024-11-04\""),
        ("until further notice", decided, "\"2024-11-04\""),
        ("2024-11-11 tills vidare", decided, "\"2024-11-11\""),
        ("från 2024-11-11", "", "\"2024-11-11\""),
    ] {
        let sandbox = elsewhere().file("plans/plan.yaml", &policy(period, decisions));
        let run = sandbox.run("validate");
        assert!(!run.out.contains("unreadable-period"), "{period}: {}", run.out);
        let status = sandbox.run("status --format json").out;
        let page: serde_json::Value = serde_json::from_str(&status).unwrap();
        let time = &page["plans"][0]["period"];
        assert_eq!(
            (time["text"].as_str(), &time["last"]),
            (Some(period), &serde_json::Value::Null),
            "{status}"
        );
        assert_eq!(time["first"].to_string(), begun, "{period}: {status}");
        assert_eq!(page["plans"][0]["outside_period"], false, "{status}");
        let said = period.replace("until further notice", "tills vidare");
        assert!(sandbox.run("status").out.contains(&said));
        let due = sandbox.run("due --format json --until 2024-12-01").out;
        let page: serde_json::Value = serde_json::from_str(&due).unwrap();
        let missed = page["sorts"][0]["missed"].as_u64().unwrap();
        assert!(missed <= 2, "{period}: {due}");
        for words in [
            "gaps", "gaps --as-of 2999-01-01", "due --as-of 2030-01-01", "meeting fritidsnamnd", "roles",
            "account plan", "list plan", "show plan", "report --kind annual --period 2024",
        ] {
            let run = sandbox.run(words);
            assert!(
                run.exit == Exit::Fine && !run.out.contains("262142"),
                "{period}, {words}: {}{}",
                run.out,
                run.err
            );
        }
        let annual = sandbox.run("report --kind annual");
        assert!(
            annual.exit == Exit::Failed && annual.err.contains("--period"),
            "{}{}",
            annual.out,
            annual.err
        );
        let run = sandbox.run("revise plan --to policy-2 --period 'tills' --on 2024-11-15");
        assert_eq!(run.exit, Exit::Failed);
        let words = ["revise", "plan", "--to", "policy-2", "--period", "2025 tills vidare", "--list-open"];
        let run = sandbox.told(&words, None);
        assert_eq!(run.exit, Exit::Fine, "{period}: {}{}", run.out, run.err);
        // The one before goes on until the next is decided on.
        let both = sandbox.run("due --as-of 2026-01-01 --plan plan");
        assert_eq!(both.exit, Exit::Fine, "{}", both.err);
    }
    let agreement = "kind: agreement\nid: polisen\ntitle: Polisen\nparties: [fritidschef]\npurposes: [Trygghet]\nareas: [Allt]\nperiod: från 2016\n";
    let run =
        elsewhere().file("records/agreements/polisen.yaml", agreement).run("validate --as-of 2999-01-01");
    assert!(!run.out.contains("polisen.yaml"), "{}", run.out);
    let refused = elsewhere().file("plans/plan.yaml", &policy("snart", "")).run("validate").out;
    assert!(refused.contains("tills vidare"), "{refused}");
}

/// What a rule's page cannot show: the other way round, a type without a row, and the register of another organisation.
#[test]
fn a_type_that_holds_until_further_notice_has_no_end() {
    let judged = |kind: &str, period: &str| {
        let register = elsewhere().read("plans/organisation.yaml")
            + "documents:\n  - {type: policy, organisation: kommun, adopted_by: [fritidsnamnd], holds: until-further-notice}\n  - {type: strategi, adopted_by: [fritidsnamnd], holds: limited}\n";
        let plan = elsewhere()
            .read("plans/plan.yaml")
            .replace("period: 2024-2026", &format!("document_type: {kind}\nperiod: {period}"));
        let run = elsewhere()
            .file("plans/organisation.yaml", &register)
            .file("plans/plan.yaml", &plan)
            .run("validate");
        run.out.contains("validity-differs")
    };
    assert!(judged("policy", "2024-2026") && !judged("policy", "2024 tills vidare"));
    assert!(judged("strategi", "tills vidare") && !judged("strategi", "2024-2026"));
    assert!(!judged("handlingsplan", "tills vidare") && !judged("handlingsplan", "2024"));
}

/// The assignment to review the rules is done by the review, and what has not happened has not.
#[test]
fn the_review_of_the_rules_is_due_until_it_is_done() {
    let path = "records/routines/solna-regelverk-bidrag.yaml";
    let title = "Regelverk för bidragsgivning";
    let due = |sandbox: &Sandbox, plan: &str, day: &str| {
        sandbox.run(&format!("due --as-of {day} --plan {plan} --format json")).out
    };
    let sandbox = documents();
    let is_due = |sandbox: &Sandbox, plan: &str, day: &str| due(sandbox, plan, day).contains(title);
    assert!(is_due(&sandbox, SOLNA, "2017-03-01") && is_due(&sandbox, SOLNA, "2018-03-01"));
    // It is no duty of another town's.
    assert!(!is_due(&sandbox, RINKEBY, "2018-03-01"), "{}", due(&sandbox, RINKEBY, "2018-03-01"));
    let done = sandbox.read(path) + "revised: 2017-10\n";
    let sandbox = sandbox.file(path, &done);
    assert!(!is_due(&sandbox, SOLNA, "2018-03-01"), "{}", due(&sandbox, SOLNA, "2018-03-01"));
    let early = "kind: routine\nid: l\ntitle: L\nsort: alarm-chain\nowner: fritidschef\nchain: [fritidschef]\ntried: [{on: 2031-03}]\nactivated: [{on: 2031-04}]\n";
    let review = "kind: review\nid: b\nsort: grants\nperiod: V 2024\nunit: fritidschef\nchecked: 3\nevaluated: {by: fritidsnamnd, on: 2031}\n";
    let sandbox = elsewhere().file("records/routines/l.yaml", early).file("records/reviews/b.yaml", review);
    let found = sandbox.run("validate").out;
    assert_eq!(found.matches("progress-in-future").count(), 3, "{found}");
}
