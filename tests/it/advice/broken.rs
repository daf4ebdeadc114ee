//! Faults of form: a file of the sound workspace, a part of it, how that part is rightly written, and how it is not.

const PLAN: &str = "plans/plan-2024.yaml";
const TOLD: &str = "records/activities/plan-2024/utbildning.yaml";
const TITLE: &str = "title: Handlingsplan 2024";
const DECISIONS: &str = "decisions:\n  - {body: kommunstyrelsen, decision: adopted, on: 2024-01-15}";
const START: &str = "    start: V 2024\n    finish: H 2024\n";
const GOAL: &str =
    "    goal: {text: Alla chefer är utbildade, type: output, indicator: Andel chefer, target: 100 %}";

type Row = (&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
pub(super) const BROKEN: &[Row] = &[
    // A value of another type.
    (PLAN, START, "    ongoing: false\n    finish: H 2024\n", "    ongoing: nej\n    finish: H 2024\n"),
    (PLAN, START, "    ongoing: false\n    finish: H 2024\n", "    ongoing: no\n    finish: H 2024\n"),
    (PLAN, START, "    ongoing: true\n", "    ongoing: Ja\n"),
    (PLAN, START, "    ongoing: true\n", "    ongoing: \"true\"\n"),
    (PLAN, START, "    ongoing: true\n", "    ongoing: [true]\n"),
    (PLAN, TITLE, "title: \"2024\"", "title: 2024"),
    (PLAN, TITLE, "title: \"0123\"", "title: 0123"),
    (PLAN, TITLE, "title: \"+46\"", "title: +46"),
    (PLAN, TITLE, "title: \"1e3\"", "title: 1e3"),
    (PLAN, TITLE, "title: \"0x1F\"", "title: 0x1F"),
    (PLAN, TITLE, "title: \"TRUE\"", "title: TRUE"),
    (PLAN, TITLE, "title: \"False\"", "title: False"),
    (PLAN, TITLE, "title: Plan", "title: [Plan]"),
    (PLAN, "period: 2024", "period: 2024", "period: [2024]"),
    (PLAN, "areas: [forebygga]", "areas: [forebygga]", "areas: [Förebygga]"),
    // A list, a row of one, and a single value.
    (PLAN, "responsible: [samordnaren]", "responsible: [samordnaren]", "responsible: samordnaren"),
    (PLAN, "responsible: [samordnaren]", "responsible: [samordnaren, KS]", "responsible: samordnaren, KS"),
    (PLAN, "responsible: [samordnaren]", "responsible: [samordnaren]", "responsible:\n      samordnaren"),
    (PLAN, DECISIONS, DECISIONS, "decisions: {body: kommunstyrelsen, decision: adopted, on: 2024-01-15}"),
    (PLAN, DECISIONS, DECISIONS, "decisions:\n  body: kommunstyrelsen\n  decision: adopted\n  on: 2024-01-15"),
    (PLAN, GOAL, GOAL, "    goal:\n      - text: Alla chefer är utbildade\n        type: output\n        indicator: Andel chefer\n        target: 100 %"),
    (PLAN, GOAL, GOAL, "    goal: [{text: Alla chefer är utbildade, type: output, indicator: Andel chefer, target: 100 %}]"),
    // Another word, another key.
    (TOLD, "assessment: green", "assessment: green", "assessment: gren"),
    (TOLD, "started: 2024-02-12", "started: 2024-02-12", "startd: 2024-02-12"),
    (PLAN, "period: 2024", "period: 2024", "periode: 2024"),
    (PLAN, "    responsible: [", "    responsible: [", "    ansvarig: ["),
    (PLAN, "kind: plan\n", "kind: plan\n", "kind: Plan\n"),
    (PLAN, "kind: plan\n", "kind: plan\n", "kind: pln\n"),
    (PLAN, "{id: forebygga, title", "{id: forebygga, title", "{id: forebygga, titel"),
    // A day in another form.
    (TOLD, "started: 2024-02-12", "started: 2024-02-12", "started: 2024-2-12"),
    (TOLD, "started: 2024-02-12", "started: 2024-02-12", "started: 20240212"),
    (TOLD, "started: 2024-02-12", "started: 2024-02-12", "started: 12/2 2024"),
    (TOLD, "started: 2024-02-12", "started: 2024-02-12", "started: 12 februari 2024"),
    (TOLD, "started: 2024-02-12", "started: 2024-02-12", "started: [2024-02-12]"),
    (PLAN, "on: 2024-01-15", "on: 2024-01-15", "on: 15/1/2024"),
    (PLAN, "on: 2024-01-15", "on: 2024-01-15", "on: 2024-1-15"),
    (PLAN, "on: 2024-01-15", "on: 2024-01-15", "on: 20240115"),
    (PLAN, START, "    ongoing: true\n", "    start: löpande\n"),
    // What is no YAML, or not the YAML that was meant.
    (PLAN, TITLE, "title: \"Handlingsplan: 2024\"", "title: Handlingsplan: 2024"),
    (PLAN, TITLE, "title: \"- plan\"", "title: - plan"),
    (PLAN, TITLE, "title: \"- : plan\"", "title: - : plan"),
    (PLAN, TITLE, "title: \"@plan\"", "title: @plan"),
    (PLAN, TITLE, "title: \"Fråga #3 till styrgruppen\"", "title: Fråga #3 till styrgruppen"),
    (PLAN, TITLE, TITLE, "title:Handlingsplan 2024"),
    (PLAN, "id: plan-2024\n", "id: plan-2024\n", "id:plan-2024\n"),
    (PLAN, "{id: forebygga, title: Förebygga}", "{id: forebygga, title: Förebygga}", "{id: forebygga, title:Förebygga}"),
    (PLAN, "    title: Utbilda personalen\n    areas", "    title: Utbilda personalen\n    areas", "\t\ttitle: Utbilda personalen\n    areas"),
    (PLAN, TITLE, TITLE, "<<<<<<< HEAD\ntitle: Handlingsplan 2024\n=======\ntitle: Plan 2024\n>>>>>>> other"),
    (PLAN, "    start: V 2024\n", "    start: V 2024\n", "<<<<<<< HEAD\n    start: V 2024\n=======\n    start: H 2024\n>>>>>>> other\n"),
];
