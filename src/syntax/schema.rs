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
mod sound;

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
pub(crate) use published::Known;
use said::Said;
use sound::Sound;

/// A compiled schema, which checks trees against it.
#[derive(Debug)]
pub struct Judge {
    /// Read when something is first judged: help and names of fields need the schema alone.
    sound: OnceLock<Sound>,
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
        Self { sound: OnceLock::new(), validator: OnceLock::new(), schema, name, is_of_people, planned }
    }

    /// The schema, compiled.
    fn validator(&self) -> &Validator<json::Trees> {
        self.validator.get_or_init(|| compiled(&self.schema))
    }

    fn sound(&self) -> &Sound {
        self.sound.get_or_init(|| Sound::of(&self.schema))
    }

    /// Whether a tree is sound for certain, and whether it is to the library.
    #[cfg(test)]
    pub(crate) fn is_sound(&self, root: At<'_>) -> (bool, bool) {
        (self.sound().is(root), self.validator().is_valid(json::Node::of(root)))
    }

    /// Whether the quick answer knows all that the schema says.
    #[cfg(test)]
    pub(crate) fn is_known(&self) -> bool {
        self.sound().knows_all
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
        let crowded = Self::crowded(root);
        if crowded.is_empty() && self.sound().is(root) {
            return self.planned.flaws(root);
        }
        let node = json::Node::of(root);
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

    /// The same with what a workspace has, asked for by the words of `x-refers`.
    pub(crate) fn published_with<'s>(&'s self, known: impl FnMut(&'s str) -> Vec<Known>) -> String {
        published::with_known(&self.schema, known)
    }

    /// Whether a text is the schema as others read it, also with what some workspace has.
    pub(crate) fn is_published(&self, text: &str) -> bool {
        published::is_published(&self.schema, text)
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
mod tests;
