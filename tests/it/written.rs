//! What is written in one way or another and means the same: a time, a recurrence, the number of a document; and the words
//! of the pages for what stands in the records.

use vbe::cli::Exit;

use crate::sandbox::{SOUND, Sandbox};

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sound workspace with a plan that has these lines instead of its period.
fn with_plan(lines: &str) -> Sandbox {
    Sandbox::sound().file("plans/plan-2024.yaml", &SOUND[2].1.replace("period: 2024\n", lines))
}

const AGREEMENT: &str = "kind: agreement\nid: samverkan\ntitle: Samverkan med polisen\nparties: [KS, polisen]\n\
                         purposes: [Lägesbild]\nareas: [Unga]\nperiod: 2024-04 - 2024-12\n";

#[test]
fn a_time_is_the_same_in_all_its_forms() {
    let sandbox = Sandbox::sound().file("records/agreements/samverkan.yaml", AGREEMENT).file(
        "records/trainings/grund.yaml",
        "kind: training\nid: grund\ntitle: Grund\nlevel: basic\nsort: general\non: maj 2024\nunits: [KS]\n",
    );
    // A filter finds it however it is written.
    for (kind, wanted) in [
        ("agreement", "period=2024-04-01–2024-12-31"),
        ("agreement", "period=april 2024 - december 2024"),
        ("training", "on=2024-05"),
        ("training", "on=2024-05-01 - 2024-05-31"),
    ] {
        let run = sandbox.told(&["list", kind, "--where", wanted], None);
        assert_eq!(run.exit, Exit::Fine, "{wanted}: {}", run.out);
    }
    let other = sandbox.told(&["list", "agreement", "--where", "period=2024-04 - 2024-11"], None);
    assert_eq!(other.exit, Exit::Nothing, "{}", other.out);
    // The page shows it as it is written, and in no other form beside that.
    let page = sandbox.run("list training").out;
    assert!(page.contains("May 2024") && !page.contains("2024-05"), "{page}");
}

#[test]
fn a_period_is_rendered_in_one_form_on_all_pages() {
    let recurs = "responsible: [samordnaren]\n    recurs: vartannat år\n    ";
    let plan =
        SOUND[2].1.replace("period: 2024\n", "period: 2022-2026\n").replace("2024-01-15", "2021-12-15");
    let plan =
        plan.replace("responsible: [samordnaren]\n    start: V 2024\n    finish: H 2024\n    ", recurs);
    let sandbox = Sandbox::sound()
        .file("plans/plan-2024.yaml", &plan)
        .without("records/activities/plan-2024/utbildning.yaml");
    // What is to be done by a day is told by it where one asks when, and the time is nowhere told by its days.
    for (words, told) in [("due", "by 2023-12-31"), ("gaps --kind occasion-missed", "2022–2023")] {
        let page = squeezed(&sandbox.run(&format!("{words} --as-of 2024-06-01")).out);
        assert!(page.contains(told) && !page.contains("2022-01-01"), "{words}: {page}");
    }
}

#[test]
fn a_plan_that_is_revised_so_often_is_due_from_its_latest_decision() {
    let sandbox = with_plan("period: 2024-2030\nrevision: {recurs: senast vartannat år}\n").swedish();
    let due = |sandbox: &Sandbox, day: &str| squeezed(&sandbox.run(&format!("due --as-of {day}")).out);
    let gaps = |sandbox: &Sandbox, day: &str| {
        squeezed(&sandbox.run(&format!("gaps --kind revision-overdue --as-of {day}")).out)
    };
    let page = due(&sandbox, "2025-12-01");
    assert!(page.contains("REVIDERING AV PLANER") && page.contains("2026-01-15"), "{page}");
    assert!(gaps(&sandbox, "2026-01-15").contains("Summa: inga brister"), "{}", gaps(&sandbox, "2026-01-15"));
    let late = gaps(&sandbox, "2026-01-16");
    assert!(
        late.contains("Ska revideras senast vartannat år: skulle ha varit reviderad senast 2026-01-15."),
        "{late}"
    );
    let status = squeezed(&sandbox.run("status --as-of 2025-12-16").out);
    assert!(
        status.contains("Revideras: senast vartannat år, nästa gång senast 2026-01-15 (30 dagar kvar)"),
        "{status}"
    );
    // A revision moves it on.
    let revised = SOUND[2]
        .1
        .replace("period: 2024\n", "period: 2024-2030\nrevision: {recurs: senast vartannat år}\n")
        .replace(
            "on: 2024-01-15}\n",
            "on: 2024-01-15}\n  - {body: kommunstyrelsen, decision: revised, on: 2025-11-01}\n",
        );
    let sandbox = sandbox.file("plans/plan-2024.yaml", &revised);
    assert!(gaps(&sandbox, "2026-01-16").contains("Summa: inga brister"));
    assert!(due(&sandbox, "2027-01-01").contains("2027-11-01"), "{}", due(&sandbox, "2027-01-01"));
    // What is revised in each year of the calendar is missed year by year.
    let yearly = with_plan("period: 2024-2030\nrevision: {recurs: årligen}\n").swedish();
    let late = gaps(&yearly, "2026-02-01");
    assert!(late.contains("ingen revidering är antecknad för 2025."), "{late}");
}

#[test]
fn a_plan_that_says_when_it_is_revised_is_overdue_after_that() {
    let sandbox = with_plan("period: 2024-2027\nrevision: {due: hösten 2025}\n");
    let gaps = |day: &str| squeezed(&sandbox.run(&format!("gaps --kind revision-overdue --as-of {day}")).out);
    assert!(gaps("2025-12-31").contains("Sum: no gaps"), "{}", gaps("2025-12-31"));
    assert!(gaps("2026-01-01").contains("Was to be revised by autumn 2025."), "{}", gaps("2026-01-01"));
    let due = sandbox.run("due --as-of 2025-11-01").out;
    assert!(due.contains("REVISION OF PLANS") && due.contains("2025-12-31"), "{due}");
    let annual = squeezed(&sandbox.run("report --kind annual --period 2024 --as-of 2024-12-31").out);
    assert!(annual.contains("The plan is to be revised by autumn 2025."), "{annual}");
}

#[test]
fn what_is_left_of_a_replaced_plan_is_told_as_that() {
    let old = "kind: plan\nid: plan-2023\ntitle: Handlingsplan 2023\norganisation: KS\nperiod: 2022-2023\n\
               decisions:\n  - {body: kommunstyrelsen, decision: adopted, on: 2021-12-15}\n\
               reporting:\n  - {recurs: årligen, to: KS}\n";
    let sandbox =
        with_plan("period: 2024\nprevious: plan-2023\n").file("plans/plan-2023.yaml", old).swedish();
    let page = squeezed(&sandbox.run("due --as-of 2024-02-01").out);
    assert!(
        page.contains("Uppföljning av Handlingsplan") && page.contains("till Kommunstyrelsen (ersatt plan)"),
        "{page}"
    );
    // Only what may still be done of it is due, and the page says that it is shown.
    assert!(!page.contains("Inte antecknat: 2022"), "{page}");
    assert!(page.contains("Det som återstår att göra av en ersatt plan visas ändå: plan-2023."), "{page}");
    let later = squeezed(&sandbox.run("due --as-of 2024-05-01").out);
    assert!(!later.contains("Handlingsplan 2023"), "{later}");
}

#[test]
fn work_that_goes_on_from_an_earlier_plan_has_been_started() {
    let plan = |from: &str| {
        SOUND[2]
            .1
            .replace("period: 2024\n", "period: 2024\nprevious: plan-2023\n")
            .replace("start: V 2024\n", &format!("start: H 2024\n    carried_from: [{from}]\n"))
    };
    let old = "kind: plan\nid: plan-2023\ntitle: Handlingsplan 2023\norganisation: KS\nperiod: 2023\n\
               decisions:\n  - {body: kommunstyrelsen, decision: adopted, on: 2022-12-15}\n\
               activities:\n  - {id: kurs, title: Kurs, responsible: [samordnaren], start: 2023}\n";
    let state = |progress: &str, day: &str| {
        let sandbox = Sandbox::sound()
            .without("records/activities/plan-2024/utbildning.yaml")
            .file("plans/plan-2023.yaml", old)
            .file("plans/plan-2024.yaml", &plan("plan-2023/kurs"))
            .file(
                "records/activities/plan-2023/kurs.yaml",
                &format!("kind: activity\nid: kurs\nplan: plan-2023\n{progress}"),
            );
        squeezed(&sandbox.run(&format!("show plan-2024/utbildning --why --as-of {day}")).out)
    };
    let goes_on = state("started: 2023-03-01\n", "2024-02-01");
    assert!(goes_on.contains("State: ◐ started"), "{goes_on}");
    assert!(goes_on.contains("started in an earlier plan 2023-03-01"), "{goes_on}");
    // It has begun before the plan asks for it, and is not late with that.
    assert!(state("started: 2023-03-01\n", "2025-01-01").contains("State: □ not reported"));
    for ended in ["finished: 2023-11-01\n", "cancelled: {on: 2023-11-01, decision: KS}\n"] {
        let again = state(&format!("started: 2023-03-01\n{ended}"), "2024-02-01");
        assert!(again.contains("State: ○ planned"), "{again}");
    }
    assert!(state("", "2024-02-01").contains("State: ○ planned"));
}

#[test]
fn a_need_has_a_risk_that_is_told_where_needs_are() {
    let plan = SOUND[2].1.replace(
        "  - {id: kunskap, title: Kunskap om miljöerna}\n",
        "  - {id: kunskap, title: Kunskap om miljöerna, risk: high}\n  - {id: lagt, title: Litet, risk: low}\n  \
         - {id: stort, title: Stort, risk: very-high}\n",
    );
    let sandbox = Sandbox::sound().file("plans/plan-2024.yaml", &plan).swedish();
    assert_eq!(sandbox.run("validate --as-of 2024-06-01").exit, Exit::Fine);
    let annual = squeezed(&sandbox.run("report --kind annual --period 2024 --as-of 2024-12-31").out);
    assert!(annual.contains("mycket hög"), "{annual}");
    // The need with the greatest risk stands first among the gaps.
    let gaps = squeezed(&sandbox.run("gaps --kind need-uncovered --as-of 2024-06-01").out);
    let (great, small) = (gaps.find("Bedömd risk: mycket hög."), gaps.find("Bedömd risk: låg."));
    assert!(great.is_some() && great < small, "{gaps}");
    let shown = squeezed(&sandbox.run("show plan-2024/kunskap --as-of 2024-06-01").out);
    assert!(shown.contains("risk hög"), "{shown}");
    let listed = sandbox.told(&["list", "need", "--where", "risk=hög"], None).out;
    assert!(listed.contains("Kunskap om miljöerna") && !listed.contains("Litet"), "{listed}");
    let wrong = Sandbox::sound().file("plans/plan-2024.yaml", &plan.replace("risk: low", "risk: liten"));
    assert!(wrong.run("validate").out.contains("wrong-value"));
}

#[test]
fn a_diary_number_may_stand_where_one_is_asked_for_and_nowhere_else() {
    let with = |reference: &str| {
        Sandbox::sound()
            .file("records/agreements/samverkan.yaml", &format!("{AGREEMENT}reference: {reference}\n"))
    };
    for number in ["A123.456/2024", "dnr A123.456/2024-2", "KS 2024/318"] {
        let run = with(number).run("validate");
        assert!(!run.out.contains("identif"), "{number}: {}", run.out);
        assert!(with(number).run("show samverkan").out.contains(number), "{number}");
    }
    for other in ["5000-K123456-24", "A123.456/2024 personakt", "B 1234-23"] {
        let run = with(other).run("validate");
        assert!(run.out.contains("identifies-person") && !run.out.contains(other), "{other}: {}", run.out);
    }
    let set =
        |value: &str| with("KS 2024/318").told(&["set", "samverkan", &format!("reference={value}")], None);
    assert_eq!(set("A123.456/2024").exit, Exit::Fine);
    assert_ne!(set("5000-K123456-24").exit, Exit::Fine);
    let note = Sandbox::sound()
        .file("records/agreements/samverkan.yaml", &format!("{AGREEMENT}note: Se A123.456/2024\n"))
        .run("validate");
    assert!(note.out.contains("identifies-person"), "{}", note.out);
}

#[test]
fn an_unknown_key_is_answered_by_names_with_their_keys() {
    let plan = SOUND[2]
        .1
        .replace("{id: forebygga, title: Förebygga}", "{id: forebygga, title: Förebygga, xyzzy: 1}");
    let run = Sandbox::sound().file("plans/plan-2024.yaml", &plan).swedish().run("validate");
    assert!(run.out.contains("ansvarig (`responsible`)"), "{}", run.out);
    let english = Sandbox::sound().file("plans/plan-2024.yaml", &plan).run("validate");
    assert!(english.out.contains("responsible") && !english.out.contains("ansvarig"), "{}", english.out);
}

/// Times in Swedish words stand in nothing that an English page says itself.
#[test]
fn no_english_page_has_a_time_in_swedish_words() {
    let plan = "kind: plan\nid: plan-2024\ntitle: Plan\norganisation: KS\nperiod: 2024-2026\n\
        decisions:\n  - {body: kommunstyrelsen, decision: adopted, on: november 2023}\n\
        revision: {due: hösten 2025, recurs: vartannat år}\nreporting:\n  - {recurs: årligen, to: KS}\n\
        previous: {title: Before, period: åren 2021–2023}\n\
        situation: {id: bild, title: Picture, dated: hösten 2023}\nagreements: [samverkan]\n\
        needs:\n  - {id: n, title: Need}\n\
        indicators:\n  - {id: share, title: Share, unit: '%', baseline: {period: hösten 2023, value: 10}, target: minst 50, \
        recurs: varje halvår, by: våren 2026}\n\
        activities:\n  - {id: a, title: Course, responsible: [samordnaren], start: våren 2024, finish: hösten 2024, needs: [n]}\n  \
        - {id: b, title: Meeting, responsible: [samordnaren], recurs: två gånger per år, needs: [n]}\n";
    let value = |id: &str, period: &str, value: &str| {
        let text = format!(
            "kind: measurement\nid: {id}\nindicator: plan-2024/share\nperiod: {period}\nvalue: {value}\nunit: '%'\n"
        );
        (format!("records/measurements/{id}.yaml"), text)
    };
    let mut sandbox = Sandbox::sound()
        .without("plans/frameworks/riktlinje.yaml")
        .without("records/activities/plan-2024/utbildning.yaml")
        .file("plans/plan-2024.yaml", plan)
        .file(
            "records/activities/plan-2024/a.yaml",
            "kind: activity\nid: a\nplan: plan-2024\nstarted: 2024-02-12\nleads_to:\n  - {text: More, due: kv 3 2025}\n",
        )
        .file("records/agreements/samverkan.yaml", &AGREEMENT.replace("2024-04 - 2024-12", "från hösten 2023 till våren 2024"))
        .file(
            "records/situations/bild.yaml",
            "kind: situation\nid: bild\ntitle: Picture\ndated: hösten 2023\nprepared_by: [samordnaren]\n",
        )
        .file(
            "records/trainings/grund.yaml",
            "kind: training\nid: grund\ntitle: Basics\nlevel: basic\nsort: general\nplanned: våren 2025\nmeant_for: [KS]\n",
        )
        .file(
            "records/routines/rutin.yaml",
            "kind: routine\nid: rutin\ntitle: Routine\nsort: routine\nowner: samordnaren\nrevised: hösten 2022\nnext: våren 2024\n",
        );
    for (id, period, number) in
        [("one", "våren 2024", "20"), ("two", "hösten 2024", "30"), ("three", "läsåret 2024/2025", "40")]
    {
        let (path, text) = value(id, period, number);
        sandbox = sandbox.file(&path, &text);
    }
    let swedish = [
        "våren", "hösten", "läsåret", "kv ", "från", "till ", "gånger", "årligen", "vartannat", "åren",
        "tills vidare",
    ];
    for words in [
        "status",
        "gaps",
        "due",
        "roles",
        "account plan-2024",
        "meeting styrgrupp",
        "show plan-2024",
        "show plan-2024/a",
        "show plan-2024/share",
        "show samverkan",
        "show rutin",
        "list plan",
        "list activity",
        "list agreement",
        "list training",
        "list routine",
        "list measurement",
        "list indicator",
        "list situation",
        "report --kind annual --period 2024",
        "report --kind tertial --period hösten --plan plan-2024",
    ] {
        let words = if words.starts_with("report") || words.starts_with("meeting") {
            words.to_owned()
        } else {
            format!("{words} --as-of 2025-10-01")
        };
        let page = sandbox.run(&words).out;
        for word in swedish {
            assert!(!page.contains(word), "{words}: {word}\n{page}");
        }
    }
}
