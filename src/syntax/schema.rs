//! Checks trees against JSON Schemas. The only file that uses the JSON Schema library, which reads our own
//! [`Tree`] directly.
//!
//! Only the schemas say which keys and values a record may have. The typed reading of records relies on them.

mod json;
mod place;
mod form;
mod formats;
mod patterns;
mod published;
pub(crate) mod row;
mod fields;
mod flaw;
mod planned;
mod said;

pub(crate) use form::Form;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError, Validator};
use serde_json::Value;

use crate::base::forbidden;
use crate::base::likeness::nearest;
use crate::syntax::fault::{Fault, FaultKind, ValueFault, Way};
use crate::syntax::finding::KEPT;
use crate::syntax::text::Span;
use crate::syntax::tree::{At, What};
pub(crate) use fields::Field;
pub(crate) use flaw::Flaw;
use formats::FORMATS;
use place::{Place, Walked, head, is_nothing, second};
use planned::Planned;
use said::Said;

/// A compiled schema, which checks trees against it.
#[derive(Debug)]
pub struct Judge {
    /// Compiled when something is first judged: help and names of fields need the schema alone. It only answers whether a
    /// tree is sound, and asks for the commonest patterns by hand.
    quick: OnceLock<Validator<json::Trees>>,
    /// Compiled when something unsound is first judged, to tell what is wrong.
    validator: OnceLock<Validator<json::Trees>>,
    schema: Value,
    name: Arc<str>,
    is_of_people: bool,
    planned: Planned,
}

/// A schema, compiled.
///
/// # Panics
/// When it is no schema. A test compiles each of them.
#[expect(clippy::expect_used, reason = "the schemas are compiled in, and a test compiles each of them")]
fn compiled(schema: &Value) -> Validator<json::Trees> {
    let options = jsonschema::options_for::<json::Trees>()
        .with_draft(jsonschema::Draft::Draft7)
        .offline()
        .should_validate_formats(true);
    let options = FORMATS.iter().enumerate().fold(options, |options, (nth, own)| {
        options.with_format(own.name, move |text: &str| own.is_of(nth, text))
    });
    let options = patterns::BY_HAND
        .iter()
        .fold(options, |options, own| options.with_format(own.name, |text: &str| (own.has)(text)));
    options.build(schema).expect("a compiled-in schema compiles")
}

impl Judge {
    /// Reads one of the schemas that are part of the program.
    ///
    /// # Panics
    /// When the text is not JSON. Only compiled-in texts come here, and a test reads each of them.
    #[expect(clippy::expect_used, reason = "the schemas are compiled in, and a test reads each of them")]
    pub(crate) fn of(schema: &str) -> Self {
        let schema: Value = serde_json::from_str(schema).expect("a compiled-in schema is JSON");
        let name = schema["$id"].as_str().and_then(|id| id.rsplit(':').next()).unwrap_or_default().into();
        let is_of_people = Form::record(&schema).is("x-of-people");
        let planned = Planned::of(Form::record(&schema));
        Self { quick: OnceLock::new(), validator: OnceLock::new(), schema, name, is_of_people, planned }
    }

    /// The schema, compiled.
    fn validator(&self) -> &Validator<json::Trees> {
        self.validator.get_or_init(|| compiled(&self.schema))
    }

    /// Whether a tree is sound.
    fn is_sound(&self, node: json::Node<'_>) -> bool {
        self.quick.get_or_init(|| compiled(&patterns::by_hand(self.schema.clone()))).is_valid(node)
    }

    /// Every fault of a file against the schema, in the order of their places.
    pub fn faults(&self, root: At<'_>) -> Vec<Fault> {
        self.worded(self.flaws(root), root)
    }

    /// Gives words to faults, from the tree of the root.
    pub(crate) fn worded(&self, flaws: Vec<Flaw<'_>>, root: At<'_>) -> Vec<Fault> {
        flaw::worded(flaws, root, &self.schema)
    }

    /// The faults without their words.
    pub(crate) fn flaws(&self, root: At<'_>) -> Vec<Flaw<'_>> {
        let node = json::Node::of(root);
        let crowded = Self::crowded(root);
        if crowded.is_empty() && self.is_sound(node) {
            return self.planned.flaws(root);
        }
        let (mut walked, mut said, mut flaws) = (Walked::default(), HashMap::new(), Vec::new());
        for error in self.validator().iter_errors(node) {
            let place = walked.find(root, error.instance_path().as_str());
            let path = error.schema_path().as_str();
            let said = match said.get(path) {
                Some(own) => own,
                None => said
                    .entry(path.to_owned())
                    .or_insert_with(|| Said::of(&self.schema, path, options(error.kind()))),
            };
            self.tell(&place, &error, said, &mut flaws);
        }
        // What may not stand there at all need not be fewer.
        let crowded = crowded.into_iter().filter(|own| !flaws.iter().any(|flaw| flaw.is_of(own)));
        let crowded: Vec<Flaw<'_>> = crowded.collect();
        flaws.extend(crowded);
        flaws.extend(self.planned.flaws(root));
        flaws.sort_by_key(|flaw| flaw.fault.span);
        flaws
    }

    /// The lists and mappings that have more in them than is judged.
    fn crowded<'s>(root: At<'_>) -> Vec<Flaw<'s>> {
        let flaw = |(key, node): (Option<At<'_>>, At<'_>)| {
            let place = Place { node, key, is_item: false };
            let start = place.key_span().start;
            let kind = FaultKind::WrongValue {
                key: key.map(|_| String::new()),
                is_item: false,
                written: String::new(),
                wrong: ValueFault::Crowded(json::MOST),
                hidden: None,
            };
            Flaw::new(Fault::new(Span { start, end: start + 1 }, kind), &place)
        };
        root.crowded(json::MOST).into_iter().map(flaw).collect()
    }

    /// Finds what may stand in a field, by its path such as `goal.target`, in the items of `list` or in the
    /// record.
    ///
    /// # Errors
    /// Where the path leads nowhere: the keys that exist there.
    pub(crate) fn field(&self, list: Option<&str>, path: &str) -> Result<Field<'_>, Vec<String>> {
        fields::find(&self.schema, list, path)
    }

    /// Whether the schema is for records about people. What stands in a wrong place there may be anything,
    /// and is not repeated in the answer.
    pub(crate) fn is_of_people(&self) -> bool {
        self.is_of_people
    }

    /// The text of the schema as editors and other validators read it.
    pub(crate) fn published(&self) -> String {
        published::published(&self.schema)
    }

    /// The schema as JSON.
    pub fn schema(&self) -> &Value {
        &self.schema
    }

    /// What the schema says about the whole record, and through it about each field.
    pub(crate) fn record(&self) -> Form<'_> {
        Form::record(&self.schema)
    }

    /// Makes flaws with places of one of the library's errors.
    fn tell<'s>(
        &self,
        place: &Place<'_>,
        error: &ValidationError<'_>,
        said: &Said<'s>,
        flaws: &mut Vec<Flaw<'s>>,
    ) {
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                let unexpected: HashSet<&str> = unexpected.iter().map(String::as_str).collect();
                let of_people = self.is_of_people;
                for (name, value) in place.node.entries() {
                    let Some(key) = name.scalar().filter(|key| unexpected.contains(key.as_ref())) else {
                        continue;
                    };
                    let asked = if of_people { forbidden::of_people(key) } else { forbidden::of_others(key) };
                    let span = value.span();
                    let kind = match asked {
                        Some(asked) => FaultKind::RefusedField { asked, of_people, value: span },
                        None => FaultKind::UnknownField {
                            key: String::new(),
                            known: said.known.clone(),
                            value: span,
                            schema: self.name.clone(),
                            of_people,
                        },
                    };
                    let own = Place { node: value, key: Some(name), is_item: false };
                    flaws.push(Flaw::new(Fault::new(name.span(), kind), &own).among(place.node));
                }
            }
            ValidationErrorKind::Required { property } => {
                let key = property.as_str().unwrap_or_default();
                // A misspelt key is both unknown and missing. Only the report that it is unknown says what to
                // write, where there are not too many for that.
                let names = place.node.entries().filter_map(|(name, _)| Some(name.scalar()?.as_ref()));
                let unknown = names.filter(|name| !said.known.iter().any(|known| known == name));
                if !unknown.take(KEPT).any(|name| nearest(name, [key]).is_some()) {
                    let kind = FaultKind::MissingField { key: key.to_owned(), example: None };
                    let flaw = Flaw::new(Fault::new(head(place.node), kind), place);
                    flaws.push(flaw.missing(said.under(key)));
                }
            }
            kind => flaws.push(Flaw::new(self.wrong_value(place, kind, said), place)),
        }
    }

    fn wrong_value(&self, place: &Place<'_>, kind: &ValidationErrorKind, said: &Said<'_>) -> Fault {
        let node = place.node;
        let span = if node.span().start == node.span().end { place.key_span() } else { node.span() };
        let hidden = self.is_of_people.then(|| node.span());
        let of = |format: &str| said.format == Some(format);
        let of_period = || said.format.is_some_and(formats::is_period);
        let unreadable = |is_open: bool| Fault::new(span, planned::unreadable(is_open, None));
        let fault = |wrong| FaultKind::WrongValue {
            key: None,
            is_item: false,
            written: String::new(),
            wrong,
            hidden,
        };
        let wrong = match kind {
            ValidationErrorKind::Format { format } if formats::is_period(format) => {
                return unreadable(format == "validity");
            }
            ValidationErrorKind::Minimum { .. } | ValidationErrorKind::Maximum { .. } if of_period() => {
                return unreadable(of("validity"));
            }
            ValidationErrorKind::Format { format } => match format.as_str() {
                "day" => ValueFault::NotADay,
                "target" => ValueFault::NotATarget,
                "recurrence" => ValueFault::NotARecurrence,
                "length" => ValueFault::NotALength,
                "half-year" => ValueFault::NotAHalfYear,
                "month" => ValueFault::NotAMonth,
                other => ValueFault::Other(other.to_owned()),
            },
            _ if is_nothing(node) => ValueFault::Nothing,
            ValidationErrorKind::Type { kind } if !matches!(node.what(), What::Scalar { .. }) => {
                mistyped(kind, node, said)
            }
            ValidationErrorKind::Type { .. } if of_period() => {
                return unreadable(of("validity"));
            }
            ValidationErrorKind::Type { .. } if of("day") => ValueFault::NotADay,
            ValidationErrorKind::Type { .. } if of("half-year") => ValueFault::NotAHalfYear,
            ValidationErrorKind::Type { .. }
            | ValidationErrorKind::Minimum { .. }
            | ValidationErrorKind::Maximum { .. }
                if of("month") =>
            {
                ValueFault::NotAMonth
            }
            ValidationErrorKind::Type { kind } => mistyped(kind, node, said),
            ValidationErrorKind::Enum { .. } | ValidationErrorKind::Constant { .. }
                if !matches!(node.what(), What::Scalar { .. }) =>
            {
                ValueFault::NotSingle
            }
            ValidationErrorKind::Enum { .. } | ValidationErrorKind::Constant { .. } => {
                let named = node.scalar().and_then(|text| said.called(text));
                named.map_or_else(|| ValueFault::NotOneOf(said.options.clone()), ValueFault::CalledSo)
            }
            ValidationErrorKind::Pattern { .. } => ValueFault::NotAnId(String::new()),
            ValidationErrorKind::MaxLength { limit } => ValueFault::TooLong(*limit),
            ValidationErrorKind::MaxItems { limit } | ValidationErrorKind::MaxProperties { limit } => {
                ValueFault::TooMany(*limit)
            }
            ValidationErrorKind::Minimum { limit } => ValueFault::TooSmall(limit.to_string()),
            ValidationErrorKind::Maximum { limit } => ValueFault::TooLarge(limit.to_string()),
            ValidationErrorKind::MinLength { .. } => ValueFault::Nothing,
            ValidationErrorKind::MinItems { .. } | ValidationErrorKind::MinProperties { .. } => {
                ValueFault::Empty
            }
            ValidationErrorKind::UniqueItems => ValueFault::Twice,
            ValidationErrorKind::FalseSchema => {
                return Fault::new(place.key.map_or(span, At::span), fault(ValueFault::NotTogether));
            }
            other => ValueFault::Other(other.keyword().to_owned()),
        };
        // A caret under a list or mapping would cover all of it, so its key is pointed at.
        let block = !matches!(node.what(), What::Scalar { .. });
        let span = if block { place.key.map_or_else(|| head(node), At::span) } else { span };
        let span = if wrong == ValueFault::Twice { second(node).unwrap_or(span) } else { span };
        Fault::new(span, fault(wrong))
    }
}

/// The values that can stand where none of them does.
fn options(kind: &ValidationErrorKind) -> Vec<&Value> {
    match kind {
        ValidationErrorKind::Enum { options } => options.as_array().into_iter().flatten().collect(),
        ValidationErrorKind::Constant { expected_value } => vec![expected_value],
        _ => Vec::new(),
    }
}

fn mistyped(kind: &TypeKind, node: At<'_>, said: &Said<'_>) -> ValueFault {
    let wants = |wanted: JsonType| match kind {
        TypeKind::Single(single) => *single == wanted,
        TypeKind::Multiple(set) => set.contains(wanted),
    };
    if wants(JsonType::Array) {
        return match (node.what(), &said.row) {
            (What::Map, _) if said.has_rows => ValueFault::BareRow(way(node)),
            (_, Some(key)) => ValueFault::NotRows(Arc::clone(key)),
            (_, None) => ValueFault::NotAList,
        };
    }
    if matches!(node.what(), What::List) && wants(JsonType::Object) && is_lone_row(node) {
        return ValueFault::LoneRow(way(node));
    }
    let is_object_only = wants(JsonType::Object) && !wants(JsonType::String);
    if is_object_only {
        return ValueFault::NotAMapping(said.known.clone());
    }
    // A list or mapping is not something that can be read as another value.
    if !matches!(node.what(), What::Scalar { .. }) {
        return ValueFault::NotSingle;
    }
    if wants(JsonType::Boolean) {
        ValueFault::NotYesNo
    } else if !wants(JsonType::String) {
        ValueFault::NotANumber { is_whole: !wants(JsonType::Number) }
    } else {
        ValueFault::NotText
    }
}

/// Whether a list is of one mapping and nothing else.
fn is_lone_row(list: At<'_>) -> bool {
    list.len() == 1 && list.items().all(|item| matches!(item.what(), What::Map))
}

/// How a list or a mapping is written.
fn way(node: At<'_>) -> Way {
    let begins = node.source().and_then(|text| text.get(node.span().range()));
    let in_brackets = begins.is_some_and(|text| text.starts_with(['[', '{']));
    if in_brackets { Way::Brackets } else { Way::Lines }
}

#[cfg(test)]
mod tests {
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
        let text = "id: Å B\ntime: v 12\nflag: ja\nroles: [a, a]\ncolour: gron\nnope: 1\ndeep:\n  - ok\n  - {idd: x}\n";
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
                (
                    "gron".into(),
                    wrong("colour", "gron", ValueFault::NotOneOf(["green", "red"].map(bare).into()))
                ),
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
                (
                    "id".into(),
                    FaultKind::MissingField { key: "roles".into(), example: Some("[a, b]".into()) }
                ),
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
        let items =
            (0..many).map(|nth| format!("- {{id: Å {nth}, key{nth}: x}}\n")).collect::<Vec<_>>().concat();
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
}
