//! Checks trees against JSON Schemas. The only file that uses the JSON Schema library, which reads our own
//! [`Tree`] directly.
//!
//! Only the schemas say which keys and values a record may have. The typed reading of records relies on them.

mod json;
mod place;
mod form;
mod fields;

pub(crate) use form::Form;
pub(crate) use json::is_word;

use std::collections::HashSet;
use std::sync::Arc;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError, Validator};
use serde_json::Value;

use crate::base::day::Day;
use crate::base::forbidden;
use crate::base::halfyear::{self, HalfYear};
use crate::base::likeness::{nearest, slug};
use crate::base::period::Period;
use crate::base::rhythm::{Length, Recurrence};
use crate::base::target::Target;
use crate::syntax::fault::{Fault, FaultKind, ValueFault};
use crate::syntax::tree::{At, What};
pub(crate) use fields::Field;
use place::{Place, Walked, head, is_nothing, second, written};

/// A compiled schema, which checks trees against it.
#[derive(Debug)]
pub struct Judge {
    validator: Validator<json::Trees>,
    schema: Value,
    name: Arc<str>,
    is_of_people: bool,
}

impl Judge {
    /// Compiles one of the schemas that are part of the program.
    ///
    /// # Panics
    /// When the text is no schema. Only compiled-in texts come here, and a test compiles each of them.
    #[expect(clippy::expect_used, reason = "the schemas are compiled in, and a test compiles each of them")]
    pub(crate) fn of(schema: &str) -> Self {
        let schema: Value = serde_json::from_str(schema).expect("a compiled-in schema is JSON");
        let validator = jsonschema::options_for::<json::Trees>()
            .with_draft(jsonschema::Draft::Draft7)
            .offline()
            .should_validate_formats(true)
            .with_format("period", |text: &str| Period::read(text).is_some())
            .with_format("validity", |text: &str| Period::validity(text).is_some())
            .with_format("day", |text: &str| Day::read(text).is_some())
            .with_format("target", |text: &str| Target::read(text).is_some())
            .with_format("recurrence", |text: &str| Recurrence::read(text).is_some())
            .with_format("half-year", |text: &str| HalfYear::read(text).is_some())
            .with_format("month", |text: &str| halfyear::month(text).is_some())
            .with_format("length", |text: &str| Length::read(text).is_some())
            .build(&schema)
            .expect("a compiled-in schema compiles");
        let name = schema["$id"].as_str().and_then(|id| id.rsplit(':').next()).unwrap_or_default().into();
        let is_of_people = Form::record(&schema).is("x-of-people");
        Self { validator, schema, name, is_of_people }
    }

    /// Every fault of a file against the schema, in the order of their places.
    pub fn faults(&self, root: At<'_>) -> Vec<Fault> {
        let node = json::Node::of(root);
        if self.validator.is_valid(node) {
            return Vec::new();
        }
        let mut walked = Walked::default();
        let errors = self.validator.iter_errors(node);
        let mut faults: Vec<Fault> = errors
            .flat_map(|error| self.tell(&walked.find(root, error.instance_path().as_str()), &error))
            .collect();
        faults.sort_by_key(|fault| fault.span);
        faults
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

    /// The schema as JSON.
    pub fn schema(&self) -> &Value {
        &self.schema
    }

    /// What the schema says about the whole record, and through it about each field.
    pub(crate) fn record(&self) -> Form<'_> {
        Form::record(&self.schema)
    }

    /// Makes faults with places of one of the library's errors.
    fn tell(&self, place: &Place<'_>, error: &ValidationError<'_>) -> Vec<Fault> {
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                let unexpected: HashSet<&str> = unexpected.iter().map(String::as_str).collect();
                let known = self.known(error);
                let unknown = |(name, value): (At<'_>, At<'_>)| {
                    let key = name.scalar().filter(|key| unexpected.contains(key.as_ref()))?.to_string();
                    let (value, of_people) = (value.span(), self.is_of_people);
                    let asked =
                        if of_people { forbidden::of_people(&key) } else { forbidden::of_others(&key) };
                    let (known, schema) = (known.clone(), self.name.clone());
                    let kind = match asked {
                        Some(asked) => FaultKind::RefusedField { asked, of_people, value },
                        None => FaultKind::UnknownField { key, known, value, schema, of_people },
                    };
                    Some(Fault::new(name.span(), kind))
                };
                place.node.entries().filter_map(unknown).collect()
            }
            ValidationErrorKind::Required { property } => {
                let key = property.as_str().unwrap_or_default().to_owned();
                // A misspelt key is both unknown and missing. Only the report that it is unknown says what to
                // write.
                let known = self.known(error);
                let misspelt = |name: At<'_>| {
                    let name =
                        name.scalar().map(AsRef::as_ref).filter(|name| !known.iter().any(|key| key == name));
                    name.is_some_and(|name| nearest(name, [key.as_str()]).is_some())
                };
                if place.node.entries().any(|(name, _)| misspelt(name)) {
                    return Vec::new();
                }
                let example = self.example(error, &key);
                vec![Fault::new(head(place.node), FaultKind::MissingField { key, example })]
            }
            kind => vec![self.wrong_value(place, kind, error)],
        }
    }

    fn wrong_value(
        &self,
        place: &Place<'_>,
        kind: &ValidationErrorKind,
        error: &ValidationError<'_>,
    ) -> Fault {
        let node = place.node;
        let written = written(node);
        let span = if node.span().start == node.span().end { place.key_span() } else { node.span() };
        let hidden = self.is_of_people.then(|| node.span());
        let unreadable = |is_open: bool| {
            let written = written.clone();
            Fault::new(span, FaultKind::UnreadablePeriod { key: place.key_text(), written, is_open })
        };
        let of = |format: &str| {
            self.beside(error).and_then(|beside| beside.get("format")?.as_str()) == Some(format)
        };
        let wrong = match kind {
            ValidationErrorKind::Format { format } if format == "period" => return unreadable(false),
            ValidationErrorKind::Format { format } if format == "validity" => return unreadable(true),
            ValidationErrorKind::Minimum { .. } | ValidationErrorKind::Maximum { .. }
                if of("period") || of("validity") =>
            {
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
            ValidationErrorKind::Type { .. } if of("period") || of("validity") => {
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
            ValidationErrorKind::Type { kind } => match mistyped(kind) {
                // A list or mapping is not something that can be read as a number.
                ValueFault::NotText if !matches!(node.what(), What::Scalar { .. }) => ValueFault::NotSingle,
                wrong => wrong,
            },
            ValidationErrorKind::Enum { options } => {
                let words = options.as_array().into_iter().flatten();
                ValueFault::NotOneOf(words.filter_map(Value::as_str).map(str::to_owned).collect())
            }
            ValidationErrorKind::Constant { expected_value } => {
                ValueFault::NotOneOf(expected_value.as_str().map(str::to_owned).into_iter().collect())
            }
            ValidationErrorKind::Pattern { .. } => ValueFault::NotAnId(slug(&written)),
            ValidationErrorKind::MaxLength { limit } => ValueFault::TooLong(*limit),
            ValidationErrorKind::MaxItems { limit } => ValueFault::TooMany(*limit),
            ValidationErrorKind::Minimum { limit } => ValueFault::TooSmall(limit.to_string()),
            ValidationErrorKind::Maximum { limit } => ValueFault::TooLarge(limit.to_string()),
            ValidationErrorKind::MinLength { .. } => ValueFault::Nothing,
            ValidationErrorKind::MinItems { .. } | ValidationErrorKind::MinProperties { .. } => {
                ValueFault::Empty
            }
            ValidationErrorKind::UniqueItems => ValueFault::Twice,
            ValidationErrorKind::FalseSchema => {
                let key = place.key.map(At::span);
                let kind = FaultKind::WrongValue {
                    key: place.key_text(),
                    written,
                    wrong: ValueFault::NotTogether,
                    hidden,
                };
                return Fault::new(key.unwrap_or(span), kind);
            }
            other => ValueFault::Other(other.keyword().to_owned()),
        };
        // A caret under a list or mapping would cover all of it, so its key is pointed at.
        let block = !matches!(node.what(), What::Scalar { .. });
        let span = if block { place.key.map_or_else(|| head(node), At::span) } else { span };
        let span = if wrong == ValueFault::Twice { second(node).unwrap_or(span) } else { span };
        Fault::new(span, FaultKind::WrongValue { key: place.key_text(), written, wrong, hidden })
    }

    /// The part of the schema that contains the keyword of an error.
    fn beside(&self, error: &ValidationError<'_>) -> Option<&Value> {
        let path = error.schema_path().as_str();
        let beside = &path[..path.rfind('/')?];
        // What `then` and `else` require concerns the object that the condition stands in.
        let asked = ["/then", "/else"].iter().find_map(|branch| beside.strip_suffix(branch));
        self.schema.pointer(asked.unwrap_or(beside))
    }

    fn known(&self, error: &ValidationError<'_>) -> Arc<[String]> {
        let properties = self.beside(error).and_then(|beside| beside.get("properties")?.as_object());
        properties.into_iter().flat_map(|keys| keys.keys().cloned()).collect()
    }

    /// The first example that the schema has for a key, written as YAML.
    fn example(&self, error: &ValidationError<'_>, key: &str) -> Option<String> {
        let property = self.beside(error)?.get("properties")?.get(key)?;
        let of = |value: &Value| {
            let constant = value.get("const");
            let first = value.get("examples").and_then(|examples| examples.get(0));
            let choice = value.get("enum").and_then(|choices| choices.get(0));
            constant.or(first).or(choice).cloned()
        };
        let referred = || {
            let pointer = property.get("$ref")?.as_str()?.strip_prefix('#')?;
            of(self.schema.pointer(pointer)?)
        };
        of(property).or_else(referred).map(|value| flow(&value))
    }
}

/// A value in the flow style of YAML, for a line to write.
fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

fn mistyped(kind: &TypeKind) -> ValueFault {
    let wants = |wanted: JsonType| match kind {
        TypeKind::Single(single) => *single == wanted,
        TypeKind::Multiple(set) => set.contains(wanted),
    };
    if wants(JsonType::Boolean) {
        ValueFault::NotYesNo
    } else if wants(JsonType::Array) {
        ValueFault::NotAList
    } else if wants(JsonType::String) {
        if wants(JsonType::Number) || wants(JsonType::Integer) {
            ValueFault::NotSingle
        } else {
            ValueFault::NotText
        }
    } else if wants(JsonType::Object) {
        ValueFault::NotAMapping
    } else {
        ValueFault::NotANumber
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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

    fn wrong(key: &str, written: &str, wrong: ValueFault) -> FaultKind {
        FaultKind::WrongValue { key: Some(key.into()), written: written.into(), wrong, hidden: None }
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
                        is_open: false
                    }
                ),
                ("ja".into(), wrong("flag", "ja", ValueFault::NotYesNo)),
                ("a".into(), wrong("roles", "", ValueFault::Twice)),
                (
                    "gron".into(),
                    wrong("colour", "gron", ValueFault::NotOneOf(vec!["green".into(), "red".into()]))
                ),
                (
                    "nope".into(),
                    FaultKind::UnknownField {
                        key: "nope".into(),
                        known: ["id", "kind", "time", "flag", "roles", "colour", "deep"]
                            .map(String::from)
                            .into(),
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
                        is_open: false
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
}
