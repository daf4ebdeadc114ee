//! What is told of a record that its schema does not allow.

use super::*;
use crate::syntax::fault::Choice;
use crate::syntax::text::Span;
use crate::syntax::yaml;

const SCHEMA: &str = r##"{
    "type": "object", "additionalProperties": false, "required": ["id", "roles"],
    "properties": {
        "id": {"$ref": "#/definitions/slug"}, "kind": {"const": "x"},
        "time": {"$ref": "#/definitions/period"}, "flag": {"type": "boolean"},
        "roles": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "string"}, "examples": [["a", "b"]]},
        "colour": {"enum": ["green", "red"]}, "deep": {"type": "array", "items": {"$ref": "#/definitions/deep"}}
    },
    "definitions": {
        "slug": {"type": "string", "pattern": "^[a-z-]+$"},
        "period": {"type": ["string", "integer"], "format": "period", "minimum": 1900, "maximum": 2199},
        "deep": {"type": ["string", "object"], "additionalProperties": false, "required": ["id"], "properties": {"id": {"$ref": "#/definitions/slug"}}}
    }
}"##;

fn told(text: &str) -> Vec<(String, FaultKind)> {
    let shared = std::sync::Arc::new(text.to_owned());
    let yaml = yaml::read(&shared, false);
    let faults = Judge::of(SCHEMA).faults(yaml.tree.root().unwrap());
    faults.into_iter().map(|fault| (text[fault.span.range()].to_owned(), fault.kind)).collect()
}

/// However many unknown keys a mapping has, what it may have is looked up once and shared.
#[test]
fn the_unknown_keys_of_a_mapping_share_what_is_known_there() {
    let keys = (0..200).map(|number| format!("okand{number}: 1\n")).collect::<Vec<_>>().concat();
    let deep = "deep:\n  - {id: a, b: 1, c: 2}\n  - {id: b, d: 1, e: 2}\n";
    let known = |fault: (String, FaultKind)| match fault.1 {
        FaultKind::UnknownField { known, .. } => known,
        other => panic!("{other:?}"),
    };
    let all: Vec<Arc<[String]>> =
        told(&format!("id: x\nroles: [a]\n{deep}{keys}")).into_iter().map(known).collect();
    let mut tables: Vec<&Arc<[String]>> = Vec::new();
    for own in &all {
        if !tables.iter().any(|other| Arc::ptr_eq(own, other)) {
            tables.push(own);
        }
    }
    assert_eq!((all.len(), tables.len()), (204, 3), "one for each mapping");
}

fn bare(name: &str) -> Choice {
    Choice { name: name.to_owned(), said: String::new() }
}

fn wrong(key: &str, written: &str, wrong: ValueFault) -> FaultKind {
    FaultKind::WrongValue {
        key: Some(key.into()),
        is_item: false,
        written: written.into(),
        wrong,
        hidden: None,
    }
}

#[test]
fn every_fault_is_told_once_at_its_own_key_or_value() {
    let text =
        "id: Å B\ntime: v 12\nflag: ja\nroles: [a, a]\ncolour: gron\nnope: 1\ndeep:\n  - ok\n  - {idd: x}\n";
    let deep = |key: &str| [key.to_owned()].into();
    let at = |value: &str| text.rfind(value).map(|at| Span::new(at, at + 1)).unwrap();
    assert_eq!(
        told(text),
        [
            ("Å B".into(), wrong("id", "Å B", ValueFault::NotAnId("a-b".into()))),
            (
                "v 12".into(),
                FaultKind::UnreadablePeriod {
                    key: Some("time".into()),
                    written: "v 12".into(),
                    is_open: false,
                    plan: None
                }
            ),
            ("ja".into(), wrong("flag", "ja", ValueFault::NotYesNo)),
            ("a".into(), wrong("roles", "", ValueFault::Twice)),
            ("gron".into(), wrong("colour", "gron", ValueFault::NotOneOf(["green", "red"].map(bare).into()))),
            (
                "nope".into(),
                FaultKind::UnknownField {
                    key: "nope".into(),
                    known: ["kind".to_owned()].into(),
                    value: at("1"),
                    schema: "".into(),
                    of_people: false,
                }
            ),
            (
                "idd".into(),
                FaultKind::UnknownField {
                    key: "idd".into(),
                    known: deep("id"),
                    value: at("x"),
                    schema: "".into(),
                    of_people: false,
                }
            ),
        ]
    );
}

#[test]
fn a_missing_key_comes_with_a_line_to_write_and_a_number_is_not_a_text() {
    assert_eq!(
        told("id: 12\ntime: 20188\nflag:\n"),
        [
            ("id".into(), FaultKind::MissingField { key: "roles".into(), example: Some("[a, b]".into()) }),
            ("12".into(), wrong("id", "12", ValueFault::NotText)),
            (
                "20188".into(),
                FaultKind::UnreadablePeriod {
                    key: Some("time".into()),
                    written: "20188".into(),
                    is_open: false,
                    plan: None
                }
            ),
            ("flag".into(), wrong("flag", "", ValueFault::Nothing)),
        ]
    );
    assert_eq!(
        told("id: x\ntime: 2018\nroles: a\n"),
        [("a".into(), wrong("roles", "a", ValueFault::NotAList))]
    );
}

#[test]
fn a_list_or_a_mapping_with_more_than_is_judged_is_a_fault() {
    let list = |count: usize| format!("names: [{}]\n", "a, ".repeat(count));
    let crowded = |text: &str| {
        let wrong = |(at, kind): (String, FaultKind)| match kind {
            FaultKind::WrongValue { wrong: ValueFault::Crowded(most), .. } => Some((at, most)),
            _ => None,
        };
        told(text).into_iter().filter_map(wrong).collect::<Vec<_>>()
    };
    assert_eq!(crowded(&list(json::MOST)), []);
    assert_eq!(crowded(&list(json::MOST + 1)), [("n".to_owned(), json::MOST)]);
    let keys = (0..=json::MOST).map(|nth| format!("k{nth}: x\n")).collect::<Vec<_>>().concat();
    assert_eq!(crowded(&keys), [("k".to_owned(), json::MOST)]);
}

#[test]
fn the_first_in_the_file_have_words_and_the_rest_are_counted() {
    let many = 5 * KEPT;
    let items = (0..many).map(|nth| format!("- {{id: Å {nth}, key{nth}: x}}\n")).collect::<Vec<_>>().concat();
    let faults = told(&format!("deep:\n{items}roles: [a]\nid: x\n"));
    let (mut ids, mut keys) = (Vec::new(), Vec::new());
    for (_, kind) in faults {
        match kind {
            FaultKind::WrongValue { key, written, wrong: ValueFault::NotAnId(slug), .. } => {
                ids.push((key, written, slug));
            }
            FaultKind::UnknownField { key, .. } => keys.push(key),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((ids.len(), keys.len()), (many, many));
    for nth in 0..KEPT {
        assert_eq!(ids[nth], (Some("id".into()), format!("Å {nth}"), format!("a-{nth}")));
        assert_eq!(keys[nth], format!("key{nth}"));
    }
    assert!(ids[KEPT..].iter().all(|id| *id == Default::default()));
    assert!(keys[KEPT..].iter().all(String::is_empty));
}
