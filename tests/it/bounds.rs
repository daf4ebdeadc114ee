//! Numbers and days that cannot be: what the schemas declare of pairs of them is made into records that break it, and
//! every time and every count in the schemas is either declared or listed here with the reason why it is not.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use vbe::model::kinds::{KINDS, Kind};

use crate::sandbox::Sandbox;

/// The keywords by which one field bounds another.
const BETWEEN: [&str; 4] = ["x-part-of", "x-whole-of", "x-not-before", "x-share-in"];

/// The rules that tell of what cannot be.
const RULES: [&str; 9] = [
    "part-exceeds-whole", "counted-twice", "times-out-of-order", "more-acted-than-checked",
    "finish-before-start", "finished-before-started", "case-out-of-order", "deviation-term",
    "next-before-revised",
];

/// Times that stand in no order with another of their record, and why.
const FREE_TIMES: [(&str, &str); 30] = [
    ("framework.read", "when the source was read, whatever it is about"),
    ("laws.acts[].read", "when the source was read, whatever it is about"),
    ("laws.acts[].replaced", "an act stands in one row"),
    ("activity.updates[].on", "something can be told before an activity begins"),
    ("attestation.on", "the only time"),
    (
        "case.steps[].month",
        "a case is written in after the first steps; the flow has their order: step-order",
    ),
    ("framework.revision", "the text that holds, whenever it is read"),
    ("framework.requirements[].revision", "the text that holds, whenever it is read"),
    ("measurement.period", "the only time"),
    ("plan.assignment.on", "a plan can be given a new assignment while it holds"),
    ("plan.published", "as it stands on the document"),
    ("plan.follows[].revision", "the text that was read"),
    ("plan.situation.dated", "a plan can be given a newer picture"),
    ("plan.excludes[].decision.on", "a decision of its own"),
    ("plan.goals[].by", "a goal stands as the document has it: validity-differs and the gaps judge the plan"),
    ("plan.activities[].when", "stands instead of start and finish"),
    ("plan.activities[].goal.by", "a goal stands as the document has it"),
    ("plan.activities[].covers[].revision", "the text that was read"),
    ("plan.covers[].revision", "the text that was read"),
    ("organisation.units[].valid_until", "the only time"),
    ("organisation.roles[].valid_until", "the only time"),
    ("report.verification.as_of", "made by vbe report"),
    ("routine.tried[].on", "the rows are a log, in any order"),
    ("routine.activated[].on", "the rows are a log, in any order"),
    ("situation.survey[].period", "a question can be older than the picture"),
    ("training.planned", "what is held can be held early"),
    ("training.on", "what is held can be held early"),
    ("plan.indicators[].activities", "no time"),
    ("plan.goals[].target", "no time"),
    ("plan.activities[].goal.target", "no time"),
];

/// Counts that are not part of another of their record, and why.
const FREE_COUNTS: [(&str, &str); 6] = [
    ("incident.items", "things, counted once"),
    ("framework.requirements[].condition.count.at_least", "what is demanded"),
    ("report.k", "made by vbe report"),
    ("report.cases", "made by vbe report: unsound-publication"),
    ("report.tables[].cells[].count", "made by vbe report: unsound-publication"),
    ("activity.outcome.value", "an outcome can pass its target"),
];

/// A field, with its own node and what that refers to.
struct Field<'s> {
    path: String,
    nodes: Vec<&'s Value>,
}

impl Field<'_> {
    fn value(&self, keyword: &str) -> Option<&Value> {
        self.nodes.iter().find_map(|node| node.get(keyword))
    }

    fn words(&self, keyword: &str) -> Vec<&str> {
        match self.value(keyword) {
            Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect(),
            word => word.and_then(Value::as_str).into_iter().collect(),
        }
    }

    fn is_time(&self) -> bool {
        let format = self.value("format").and_then(Value::as_str);
        matches!(format, Some("day" | "period" | "validity" | "month" | "half-year"))
    }

    fn is_number(&self) -> bool {
        matches!(self.value("type").and_then(Value::as_str), Some("integer" | "number"))
    }

    /// The keys from the record to the field, without the marks of lists.
    fn keys(&self) -> Vec<&str> {
        self.path.split('.').skip(1).map(|key| key.trim_end_matches("[]")).collect()
    }
}

fn follow<'s>(root: &'s Value, node: &'s Value) -> Vec<&'s Value> {
    let referred = node["$ref"].as_str().and_then(|pointer| root.pointer(&pointer[1..]));
    [Some(node), referred].into_iter().flatten().collect()
}

fn walk<'s>(
    root: &'s Value,
    node: &'s Value,
    path: &str,
    above: &mut Vec<&'s Value>,
    found: &mut Vec<Field<'s>>,
) {
    let nodes = follow(root, node);
    let meant = nodes[nodes.len() - 1];
    if above.iter().any(|own| std::ptr::eq(*own, meant)) {
        return;
    }
    above.push(meant);
    for (key, under) in meant["properties"].as_object().into_iter().flatten() {
        walk(root, under, &format!("{path}.{key}"), above, found);
    }
    if let Some(items) = meant.get("items") {
        walk(root, items, &format!("{path}[]"), above, found);
    }
    above.pop();
    found.push(Field { path: path.to_owned(), nodes });
}

fn fields(kind: &'static Kind) -> Vec<Field<'static>> {
    let mut found = Vec::new();
    let schema = kind.judge().schema();
    walk(schema, schema, kind.name, &mut Vec::new(), &mut found);
    found
}

/// The keys from the record to the field that a path leads to.
fn target<'p>(own: &[&'p str], path: &'p str) -> Vec<&'p str> {
    if let Some(rest) = path.strip_prefix('/') {
        return rest.split('/').collect();
    }
    let mut keys = own[..own.len() - 1].to_vec();
    for part in path.split('/') {
        if part == ".." {
            keys.pop();
        } else {
            keys.push(part);
        }
    }
    keys
}

#[test]
fn every_time_and_every_count_is_bounded_or_said_to_be_free() {
    for kind in &KINDS {
        let fields = fields(kind);
        let mut known: BTreeSet<String> = BTreeSet::new();
        for field in &fields {
            for keyword in BETWEEN {
                for path in field.words(keyword) {
                    known.insert(field.keys().join("."));
                    known.insert(target(&field.keys(), path).join("."));
                }
            }
            if let Some(key) = field.words("x-in-order").first() {
                known.insert(format!("{}.{key}", field.keys().join(".")));
            }
        }
        for field in &fields {
            let is_bounded = known.contains(&field.keys().join("."));
            let free: &[(&str, &str)] = if field.is_time() { &FREE_TIMES } else { &FREE_COUNTS };
            let is_free = free.iter().any(|(path, _)| *path == field.path);
            if field.is_time() || field.is_number() {
                assert!(is_bounded != is_free, "{}: bounded {is_bounded}, free {is_free}", field.path);
            }
            if field.value("type").and_then(Value::as_str) == Some("integer") {
                let both = field.value("minimum").and(field.value("maximum"));
                assert!(both.is_some(), "{} has no least and greatest number", field.path);
            }
        }
    }
}

/// The least that a schema accepts.
fn least(root: &Value, node: &Value) -> Value {
    let nodes = follow(root, node);
    let get = |keyword: &str| nodes.iter().find_map(|node| node.get(keyword));
    if let Some(own) = get("const") {
        return own.clone();
    }
    if let Some(first) = get("enum").and_then(|words| words.get(0)) {
        return first.clone();
    }
    if let Some(format) = get("format").and_then(Value::as_str) {
        return time(format, "2024").into();
    }
    let meant = nodes[nodes.len() - 1];
    match get("type") {
        Some(Value::String(is)) if is == "object" => {
            let required = meant["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let filled = |key: &str| (key.to_owned(), least(root, &meant["properties"][key]));
            Value::Object(required.map(filled).collect())
        }
        Some(Value::String(is)) if is == "array" => json!([least(root, &meant["items"])]),
        Some(Value::String(is)) if is == "integer" || is == "number" => json!(20),
        Some(Value::String(is)) if is == "boolean" => json!(true),
        _ => "prov".into(),
    }
}

/// A time in a year, in the form that a field wants.
fn time(format: &str, year: &str) -> String {
    match format {
        "day" => format!("{year}-03-04"),
        "half-year" => format!("{year}-H1"),
        _ => format!("{year}-03"),
    }
}

/// Puts a value into a record, in the first row of each list on the way.
fn put(root: &Value, node: &Value, record: &mut Value, keys: &[&str], value: Value) {
    let nodes = follow(root, node);
    let meant = nodes[nodes.len() - 1];
    if let (Some(items), Some(rows)) = (meant.get("items"), record.as_array_mut()) {
        return put(root, items, &mut rows[0], keys, value);
    }
    let (first, rest) = keys.split_first().unwrap();
    let under = &meant["properties"][*first];
    if !record.is_object() {
        *record = Value::Object(Map::new());
    }
    let at = record.as_object_mut().unwrap().entry((*first).to_owned()).or_insert_with(|| least(root, under));
    if rest.is_empty() {
        *at = value;
        return;
    }
    // A list in a form that may be one word too.
    let nodes = follow(root, under);
    let is_list = nodes.iter().any(|node| node.get("items").is_some());
    if is_list && !at.is_array() {
        *at = json!([least(root, &nodes[nodes.len() - 1]["items"])]);
    }
    put(root, under, at, rest, value);
}

/// A record of a kind with these values.
fn record(kind: &'static Kind, values: &[(&[&str], Value)]) -> String {
    let schema = kind.judge().schema();
    let mut record = least(schema, schema);
    record["id"] = "prov".into();
    for (keys, value) in values {
        put(schema, schema, &mut record, keys, value.clone());
    }
    record.to_string()
}

/// The rules that tell of what cannot be in a record.
fn told(kind: &'static Kind, text: &str) -> Vec<String> {
    let folder = if kind.name == "activity" { "records/activities/prov" } else { kind.folder };
    let path = format!("{folder}/prov.yaml");
    let sandbox = Sandbox::sound().file(&path, text);
    let page: Value = serde_json::from_str(&sandbox.run("validate --format json").out).unwrap();
    let own = page["findings"].as_array().unwrap().iter().filter(|one| one["path"] == path.as_str());
    let rules = own.map(|one| one["rule"].as_str().unwrap().to_owned());
    rules.filter(|rule| RULES.contains(&rule.as_str())).collect()
}

/// The values that break a bound, and those that keep it: of the field, and of the one that bounds it.
fn values(field: &Field<'_>, other: &Field<'_>, keyword: &str) -> [(Value, Value); 2] {
    let format =
        |field: &Field<'_>| field.value("format").and_then(Value::as_str).unwrap_or_default().to_owned();
    match keyword {
        "x-part-of" => [(json!(9), json!(4)), (json!(4), json!(9))],
        "x-whole-of" => [(json!(4), json!(9)), (json!(9), json!(4))],
        "x-share-in" => [(json!(140), json!("%")), (json!(40), json!("%"))],
        _ => {
            let at = |field: &Field<'_>, year: &str| Value::from(time(&format(field), year));
            [(at(field, "2020"), at(other, "2024")), (at(field, "2024"), at(other, "2020"))]
        }
    }
}

#[test]
fn what_breaks_a_bound_of_a_schema_is_told_and_what_keeps_it_is_not() {
    let mut tried = 0;
    for kind in &KINDS {
        let fields = fields(kind);
        for field in &fields {
            for keyword in BETWEEN {
                for path in field.words(keyword) {
                    let keys = field.keys();
                    let other = target(&keys, path);
                    let of = fields.iter().find(|own| own.keys() == other).unwrap();
                    let [broken, kept] = values(field, of, keyword);
                    let with = |(own, its): (Value, Value)| record(kind, &[(&other, its), (&keys, own)]);
                    let (broken, kept) = (with(broken), with(kept));
                    let rules = told(kind, &broken);
                    assert_eq!(rules.len(), 1, "{} {keyword} {path}: {rules:?} in {broken}", field.path);
                    assert_eq!(told(kind, &kept), Vec::<String>::new(), "{} {keyword}: {kept}", field.path);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 25, "{tried}");
}

#[test]
fn what_is_listed_in_order_or_once_is_held_to_that() {
    for kind in &KINDS {
        let schema = kind.judge().schema();
        for field in fields(kind) {
            let rows = |key: &str, values: [&str; 2]| {
                let own = field.nodes[field.nodes.len() - 1];
                let row = |value: &str| {
                    let mut row = least(schema, &own["items"]);
                    put(schema, &own["items"], &mut row, &[key], value.into());
                    row
                };
                record(kind, &[(&field.keys(), json!(values.map(row)))])
            };
            if let Some(key) = field.words("x-in-order").first() {
                let broken = rows(key, ["2024-05", "2024-03"]);
                assert!(told(kind, &broken).contains(&"times-out-of-order".to_owned()), "{broken}");
            }
            if let Some(key) = field.words("x-once-by").first() {
                for again in ["Kommunstyrelsen", "kommunstyrelsen", "KS"] {
                    let broken = rows(key, ["Kommunstyrelsen", again]);
                    let is_actor = again != "KS" || *key == "unit";
                    assert_eq!(
                        told(kind, &broken).contains(&"counted-twice".to_owned()),
                        is_actor,
                        "{broken}"
                    );
                }
                let kept = rows(key, ["kommunstyrelsen", "polisen"]);
                assert!(!told(kind, &kept).contains(&"counted-twice".to_owned()), "{kept}");
            }
        }
    }
}

/// What only the register or another record can tell.
#[test]
fn a_unit_has_no_more_answers_than_it_gave_and_a_share_of_an_indicator_is_one() {
    let survey = |count: u32| {
        format!(
            "kind: survey\nid: enkat\ntitle: Enkät\nasked:\n  - {{who: Kommunstyrelsen, sent: 30, answered: 20}}\n  \
             - {{who: polisen, sent: 30, answered: 20}}\nquestions:\n  - id: rutin\n    text: Finns rutinen?\n    \
             answers:\n      - {{answer: ja, count: 30, by_unit: [{{unit: KS, count: {count}}}]}}\n"
        )
    };
    let rules = |path: &str, text: &str| {
        let plan = Sandbox::sound().read("plans/plan-2024.yaml")
            + "indicators:\n  - {id: andel, title: Andel chefer, unit: procent, target: 100, by: H 2024, source: HR}\n";
        let sandbox = Sandbox::sound().file("plans/plan-2024.yaml", &plan).file(path, text);
        let page: Value = serde_json::from_str(&sandbox.run("validate --format json").out).unwrap();
        let own = page["findings"].as_array().unwrap().iter();
        own.map(|one| one["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(rules("records/surveys/enkat.yaml", &survey(20)), Vec::<String>::new());
    assert_eq!(rules("records/surveys/enkat.yaml", &survey(21)), ["part-exceeds-whole"]);
    let measured = |value: &str| {
        format!("kind: measurement\nid: m\nindicator: plan-2024/andel\nperiod: 2024-05\nvalue: {value}\n")
    };
    assert_eq!(rules("records/measurements/m.yaml", &measured("100")), Vec::<String>::new());
    assert_eq!(rules("records/measurements/m.yaml", &measured("100.5")), ["part-exceeds-whole"]);
    assert_eq!(rules("records/measurements/m.yaml", &measured("-3")), ["part-exceeds-whole"]);
}

/// A count that is only about right is not contradicted by an exact sum, and a sum of which a row is missing is none.
#[test]
fn what_is_not_known_exactly_is_contradicted_by_nothing() {
    let training = Kind::named("training").unwrap();
    let text = |more: &str| {
        format!(
            "kind: training\nid: prov\ntitle: Grund\non: 2024-05\nparticipants: 10\n{more}by_unit:\n  - {{unit: \
             kommunstyrelsen, participants: 12}}\n  - {{unit: polisen, participants: 3}}\n"
        )
    };
    assert_eq!(told(training, &text("")), ["part-exceeds-whole"]);
    assert_eq!(told(training, &text("approximate: true\n")), Vec::<String>::new());
    let survey = Kind::named("survey").unwrap();
    let text = |last: &str| {
        format!(
            "kind: survey\nid: prov\ntitle: Enkät\nasked:\n  - {{who: polisen, answered: 4}}\n  - {{who: \
             kommunstyrelsen{last}}}\nquestions:\n  - {{id: q, text: Fråga, answers: [{{answer: ja, count: 9}}]}}\n"
        )
    };
    assert_eq!(told(survey, &text(", answered: 4")), ["part-exceeds-whole"]);
    assert_eq!(told(survey, &text("")), Vec::<String>::new());
}
