//! Whether a tree is sound, asked in one walk over it. Nearly every file is, and is asked nothing more: what is wrong with one
//! that is not, the library tells.
//!
//! A schema is read once into what is asked of each node. By one that says something which is not known here no tree is sound
//! for certain, and the library is asked of each; a test holds that none of the program's is such.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::formats::FORMATS;
use super::json::{self, MOST};
use super::patterns::BY_HAND;
use crate::syntax::tree::{At, What, mark};
use crate::syntax::unquoted::Unquoted;

/// A schema, as what is asked of each node.
#[derive(Debug)]
pub(super) struct Sound {
    asked: Vec<Asked>,
    root: usize,
    /// Whether all that the schema says is known here.
    pub(super) knows_all: bool,
}

/// What is asked of a node.
#[derive(Debug, Default)]
struct Asked {
    /// Nothing may stand there.
    never: bool,
    /// The bits of the types that it may have; none where it may have any.
    types: u8,
    /// The values that it may have.
    choices: Option<Vec<Choice>>,
    text: OfText,
    least: Option<f64>,
    most: Option<f64>,
    map: Option<Box<OfMap>>,
    list: Option<Box<OfList>>,
    /// What must hold where something does, and where it does not.
    when: Option<(usize, Option<usize>, Option<usize>)>,
}

#[derive(Debug)]
enum Choice {
    Text(String),
    Truth(bool),
}

/// What is asked of a text, by its letters.
#[derive(Debug, Default)]
struct OfText {
    fewest: usize,
    most: Option<usize>,
    pattern: Option<fn(&str) -> bool>,
    format: Option<usize>,
}

#[derive(Debug, Default)]
struct OfMap {
    /// Each key with its mark, and what is asked under it.
    keys: Vec<(u32, String, usize)>,
    others: Others,
    required: Vec<String>,
    /// What is asked of the mapping where it has a key: other keys, or what a schema says.
    with: Vec<(String, Vec<String>, Option<usize>)>,
    fewest: usize,
    most: Option<usize>,
}

/// What may stand under a key that is not listed.
#[derive(Clone, Copy, Debug, Default)]
enum Others {
    #[default]
    Anything,
    Nothing,
    Asked(usize),
}

#[derive(Debug, Default)]
struct OfList {
    items: Option<usize>,
    fewest: usize,
    most: Option<usize>,
    is_unique: bool,
}

const TEXT: u8 = 1;
const NUMBER: u8 = 2;
const INTEGER: u8 = 4;
const TRUTH: u8 = 8;
const MAP: u8 = 16;
const LIST: u8 = 32;
const NOTHING: u8 = 64;

/// The keywords that say nothing about what may stand somewhere. Our own begin with `x-`.
const SAID: [&str; 7] = ["title", "description", "examples", "$id", "$schema", "$comment", "definitions"];

impl Sound {
    /// Reads a schema.
    pub(super) fn of(schema: &Value) -> Self {
        let mut reader = Reader { schema, asked: Vec::new(), referred: HashMap::new(), knows_all: true };
        let root = reader.read(schema);
        Self { asked: reader.asked, root, knows_all: reader.knows_all }
    }

    /// Whether a tree is sound for certain.
    pub(super) fn is(&self, root: At<'_>) -> bool {
        self.knows_all && self.holds(self.root, root)
    }

    fn holds(&self, asked: usize, at: At<'_>) -> bool {
        let own = &self.asked[asked];
        if own.never {
            return false;
        }
        let is_it = match at.what() {
            What::Map => own.may_be(MAP) && own.map.as_ref().is_none_or(|map| self.holds_map(map, at)),
            What::List => own.may_be(LIST) && own.list.as_ref().is_none_or(|list| self.holds_list(list, at)),
            What::Scalar { text, .. } => own.holds_scalar(text, at.meaning()),
        };
        is_it
            && own.when.is_none_or(|(when, then, other)| {
                let then = if self.holds(when, at) { then } else { other };
                then.is_none_or(|then| self.holds(then, at))
            })
    }

    fn holds_map(&self, own: &OfMap, at: At<'_>) -> bool {
        let len = at.len();
        if len < own.fewest || own.most.is_some_and(|most| len > most) || len > MOST {
            return false;
        }
        let mut next = 0;
        for (key, value) in at.entries() {
            let Some(name) = key.scalar() else { return false };
            // Most mappings have their keys in the order of the schema.
            let (before, after) = own.keys.split_at(next);
            let is_it =
                |(mark, own, _): &(u32, String, usize)| *mark == key.mark() && own.as_str() == name.as_ref();
            let place = after.iter().position(is_it).map(|place| next + place);
            let asked = match place.or_else(|| before.iter().position(is_it)) {
                Some(place) => {
                    next = place + 1;
                    Some(own.keys[place].2)
                }
                None => match own.others {
                    Others::Anything => None,
                    Others::Nothing => return false,
                    Others::Asked(asked) => Some(asked),
                },
            };
            if asked.is_some_and(|asked| !self.holds(asked, value)) {
                return false;
            }
        }
        let has = |key: &String| at.get(key).is_some();
        own.required.iter().all(has)
            && own.with.iter().all(|(key, required, asked)| {
                !has(key) || required.iter().all(has) && asked.is_none_or(|asked| self.holds(asked, at))
            })
    }

    fn holds_list(&self, own: &OfList, at: At<'_>) -> bool {
        let len = at.len();
        len >= own.fewest
            && own.most.is_none_or(|most| len <= most)
            && len <= MOST
            && own.items.is_none_or(|asked| at.items().all(|item| self.holds(asked, item)))
            && (!own.is_unique || is_unique(at))
    }
}

impl Asked {
    fn may_be(&self, own: u8) -> bool {
        (self.types == 0 || self.types & own != 0) && (self.choices.is_none() || own & (MAP | LIST) == 0)
    }

    fn holds_scalar(&self, text: &str, meaning: Unquoted) -> bool {
        let own = match meaning {
            Unquoted::Text => TEXT,
            Unquoted::Truth(_) => TRUTH,
            Unquoted::Number if text.contains('.') => NUMBER,
            Unquoted::Number => NUMBER | INTEGER,
            Unquoted::Null | Unquoted::OtherNumber => NOTHING,
        };
        let is_choice = |choice: &Choice| match (choice, meaning) {
            (Choice::Text(own), Unquoted::Text) => own == text,
            (Choice::Truth(own), Unquoted::Truth(truth)) => *own == truth,
            _ => false,
        };
        self.may_be(own)
            && self.choices.as_ref().is_none_or(|choices| choices.iter().any(is_choice))
            && match meaning {
                Unquoted::Text => self.text.holds(text),
                Unquoted::Number if self.least.is_some() || self.most.is_some() => {
                    let is_within = |number: f64| {
                        self.least.is_none_or(|least| number >= least)
                            && self.most.is_none_or(|most| number <= most)
                    };
                    text.parse().is_ok_and(is_within)
                }
                _ => true,
            }
    }
}

impl OfText {
    #[inline]
    fn holds(&self, text: &str) -> bool {
        // A letter is one byte or more, and four at most.
        let is_long = || text.len() / 4 >= self.fewest || text.chars().count() >= self.fewest;
        let is_short = |most: usize| text.len() <= most || text.chars().count() <= most;
        (self.fewest == 0 || self.fewest == 1 && !text.is_empty() || is_long())
            && self.most.is_none_or(is_short)
            && self.pattern.is_none_or(|has| has(text))
            && self.format.is_none_or(|nth| FORMATS[nth].is_of(nth, text))
    }
}

/// Whether no item of a list is there twice.
fn is_unique(at: At<'_>) -> bool {
    /// With more items than this, those before each are not gone through.
    const FEW: usize = 12;
    let len = at.len();
    if len < 2 {
        return true;
    }
    let text = |item: At<'_>| item.meaning() == Unquoted::Text && item.scalar().is_some();
    if !at.items().all(text) {
        return json::Node::of(at).has_none_twice();
    }
    let mut texts = at.items().filter_map(At::scalar);
    if len > FEW {
        let mut seen = HashSet::with_capacity(len);
        return texts.all(|text| seen.insert(text.as_ref()));
    }
    let mut seen: [&str; FEW] = [""; FEW];
    texts.zip(0..).all(|(text, nth): (_, usize)| {
        let is_new = !seen[..nth].contains(&text.as_ref());
        seen[nth] = text;
        is_new
    })
}

struct Reader<'s> {
    schema: &'s Value,
    asked: Vec<Asked>,
    /// The definitions that have been read.
    referred: HashMap<&'s str, usize>,
    knows_all: bool,
}

impl<'s> Reader<'s> {
    /// Reads what stands in a place of the schema.
    fn read(&mut self, own: &'s Value) -> usize {
        if let Some(pointer) = own.get("$ref").and_then(Value::as_str) {
            return self.refer(own, pointer);
        }
        let at = self.asked.len();
        self.asked.push(Asked::default());
        let read = match own {
            Value::Bool(allows) => Some(Asked { never: !allows, ..Asked::default() }),
            Value::Object(object) => self.object(object),
            _ => None,
        };
        self.knows_all &= read.is_some();
        self.asked[at] = read.unwrap_or_default();
        at
    }

    /// Reads the definition that is referred to, once. Beside a reference nothing else counts, so nothing else may stand.
    fn refer(&mut self, own: &'s Value, pointer: &'s str) -> usize {
        let is_said = |key: &String| key == "$ref" || is_said(key);
        let is_alone = own.as_object().is_some_and(|own| own.keys().all(is_said));
        let meant = pointer.strip_prefix('#').and_then(|pointer| self.schema.pointer(pointer));
        let Some(meant) = meant.filter(|meant| is_alone && meant.get("$ref").is_none()) else {
            self.knows_all = false;
            return 0;
        };
        if let Some(known) = self.referred.get(pointer) {
            return *known;
        }
        // A definition may contain itself, and is known by its place before it is read.
        self.referred.insert(pointer, self.asked.len());
        self.read(meant)
    }

    fn object(&mut self, object: &'s Map<String, Value>) -> Option<Asked> {
        let mut asked = Asked::default();
        let (mut map, mut list) = (None::<Box<OfMap>>, None::<Box<OfList>>);
        let count = |value: &Value| usize::try_from(value.as_u64()?).ok();
        for (keyword, value) in object {
            match keyword.as_str() {
                "type" => asked.types = types(value)?,
                "enum" => asked.choices = Some(value.as_array()?.iter().map(choice).collect::<Option<_>>()?),
                "const" => asked.choices = Some(vec![choice(value)?]),
                "minLength" => asked.text.fewest = count(value)?,
                "maxLength" => asked.text.most = Some(count(value)?),
                "minimum" => asked.least = Some(bound(value)?),
                "maximum" => asked.most = Some(bound(value)?),
                "pattern" => {
                    let known = BY_HAND.iter().find(|own| value.as_str() == Some(own.pattern))?;
                    asked.text.pattern = Some(known.has);
                }
                "format" => {
                    asked.text.format =
                        Some(FORMATS.iter().position(|own| value.as_str() == Some(own.name))?);
                }
                "items" => list.get_or_insert_default().items = Some(self.read(value)),
                "minItems" => list.get_or_insert_default().fewest = count(value)?,
                "maxItems" => list.get_or_insert_default().most = Some(count(value)?),
                "uniqueItems" => list.get_or_insert_default().is_unique = value.as_bool()?,
                "properties" => {
                    let keys =
                        value.as_object()?.iter().map(|(key, own)| (mark(key), key.clone(), self.read(own)));
                    map.get_or_insert_default().keys = keys.collect();
                }
                "additionalProperties" => {
                    map.get_or_insert_default().others = match value {
                        Value::Bool(true) => Others::Anything,
                        Value::Bool(false) => Others::Nothing,
                        other => Others::Asked(self.read(other)),
                    }
                }
                "required" => map.get_or_insert_default().required = names(value)?,
                "minProperties" => map.get_or_insert_default().fewest = count(value)?,
                "maxProperties" => map.get_or_insert_default().most = Some(count(value)?),
                "dependencies" => {
                    let with = value.as_object()?.iter().map(|(key, own)| match own {
                        Value::Array(_) => Some((key.clone(), names(own)?, None)),
                        own => Some((key.clone(), Vec::new(), Some(self.read(own)))),
                    });
                    map.get_or_insert_default().with = with.collect::<Option<_>>()?;
                }
                "if" => {
                    let is_exact = value.as_object()?.keys().all(|key| key == "required" || key == "type");
                    // What is only sound for certain would be taken for unsound here, and the other asked.
                    let is_exact = is_exact && value.get("type").is_none_or(|own| own == "string");
                    let then = object.get("then").map(|own| self.read(own));
                    let other = object.get("else").map(|own| self.read(own));
                    let when = self.read(value);
                    asked.when = Some((when, then, other)).filter(|_| is_exact);
                    asked.when?;
                }
                "then" | "else" if object.contains_key("if") => {}
                other if is_said(other) => {}
                _ => return None,
            }
        }
        Some(Asked { map, list, ..asked })
    }
}

fn is_said(keyword: &str) -> bool {
    keyword.starts_with("x-") || SAID.contains(&keyword)
}

fn types(value: &Value) -> Option<u8> {
    let bit = |name: &Value| {
        Some(match name.as_str()? {
            "string" => TEXT,
            "number" => NUMBER,
            "integer" => INTEGER,
            "boolean" => TRUTH,
            "object" => MAP,
            "array" => LIST,
            _ => return None,
        })
    };
    match value {
        Value::Array(names) => names.iter().map(bit).try_fold(0, |all, own| Some(all | own?)),
        name => bit(name),
    }
}

fn choice(value: &Value) -> Option<Choice> {
    match value {
        Value::String(text) => Some(Choice::Text(text.clone())),
        Value::Bool(truth) => Some(Choice::Truth(*truth)),
        _ => None,
    }
}

fn names(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|name| name.as_str().map(str::to_owned)).collect()
}

/// A bound, where every whole number up to it is exact.
fn bound(value: &Value) -> Option<f64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    value.as_f64().filter(|bound| bound.abs() < EXACT)
}
