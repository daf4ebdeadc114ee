//! What points to what: the references in a record, and the parts of it that others can refer to.
//!
//! The schemas say it, with `x-refers` on each field that names something and `x-defines` on each list whose items can
//! be named. Each kind's schema is made into [`Places`] once, so that a record is walked only where there is something.

use super::records::{Reading, Span, Text};
use crate::syntax::schema::Form;
use crate::syntax::tree::{At, What};

/// What a reference leads to, and with that how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A record of the kind of that name, by its id.
    Record(&'static str),
    /// A role, a unit or a group, by any of its names.
    Actor,
    /// The same, but those who meet: not a role.
    Group,
    /// A requirement of a framework, `framework/requirement`.
    Requirement,
    /// An activity of any plan, `plan/activity`.
    Activity,
    /// An activity of the same plan, by its id.
    OwnActivity,
    /// An indicator of a plan, `plan/indicator`.
    Indicator,
    /// An area of the same plan, by its id.
    Area,
    /// A need of the same plan, by its id.
    Need,
    /// A goal of the same plan, by its id.
    Goal,
    /// A source of the same situation picture, by its id.
    Source,
    /// A step of the flow that the case follows, by its id.
    Step,
    /// A step further up in the same flow, by its id.
    EarlierStep,
    /// One of the areas that `vbe.toml` lists for cases.
    CaseArea,
}

impl Target {
    /// What a word of `x-refers` means. A word that is none of these is the name of a kind.
    pub(crate) fn named(word: &'static str) -> Self {
        match word {
            "actor" => Self::Actor,
            "group" => Self::Group,
            "requirement" => Self::Requirement,
            "activity" => Self::Activity,
            "own-activity" => Self::OwnActivity,
            "indicator" => Self::Indicator,
            "area" => Self::Area,
            "need" => Self::Need,
            "goal" => Self::Goal,
            "source" => Self::Source,
            "step" => Self::Step,
            "earlier-step" => Self::EarlierStep,
            "case-area" => Self::CaseArea,
            kind => Self::Record(kind),
        }
    }

    /// What a field may name.
    pub(crate) fn of(field: Form<'static>) -> Vec<Self> {
        field.refers().into_iter().map(Self::named).collect()
    }
}

/// A field that names something.
#[derive(Debug)]
pub(crate) struct Field {
    /// The key that it stands under.
    pub key: &'static str,
    /// What it names: one of these.
    pub targets: Vec<Target>,
}

/// Something that a record names.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// As it is written, and where.
    pub text: Text,
    /// The field that it stands in.
    pub field: &'static Field,
}

/// The parts of a record that stand in one list and have ids of their own.
#[derive(Clone, Debug)]
pub(crate) struct Definitions {
    /// What each of them is.
    pub part: &'static str,
    /// Their ids.
    pub ids: Box<[Text]>,
}

/// What a record names, and what can be named in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    /// In the order of the schema's fields.
    pub references: Box<[Reference]>,
    /// The same.
    pub definitions: Box<[Definitions]>,
}

impl Links {
    /// The ids of the parts of one sort.
    pub(crate) fn ids(&self, part: &str) -> impl Iterator<Item = &str> + Clone {
        let own = self.definitions.iter().filter(move |list| list.part == part);
        own.flat_map(|list| &list.ids).map(|id| &**id)
    }
}

/// A list of a record whose items can be referred to or chosen by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartList {
    /// The key that it stands under.
    pub list: &'static str,
    /// What each item is.
    pub part: &'static str,
}

/// Where in the records of a kind something is named.
#[derive(Debug)]
pub(crate) struct Places {
    root: Node,
    /// The lists whose items can be named, in the order of the schema.
    pub parts: Vec<PartList>,
}

/// A place in a schema with something to find at it or under it.
#[derive(Debug, Default)]
struct Node {
    field: Option<Field>,
    keys: Vec<(&'static str, Node)>,
    items: Option<Box<Node>>,
}

impl Places {
    /// Those of the records that a schema is of.
    pub(crate) fn of(record: Form<'static>) -> Self {
        let part = |list: &'static str| Some(PartList { list, part: record.key(list)?.defines()? });
        Self {
            root: Node::of(record, "", &mut Vec::new()).unwrap_or_default(),
            parts: record.keys().filter_map(part).collect(),
        }
    }

    /// What a record names, and what can be named in it. What its schema has refused names nothing.
    pub(crate) fn links(&'static self, root: At<'_>, is_refused: impl Fn(Span) -> bool) -> Links {
        let mut references = Vec::new();
        self.root.walk(root, &mut references);
        references.retain(|reference| !is_refused(reference.text.span));
        let defined = |list: &PartList| {
            let ids: Box<[Text]> = root.each(list.list, |item| item.text("id")).into();
            (!ids.is_empty()).then_some(Definitions { part: list.part, ids })
        };
        let definitions = self.parts.iter().filter_map(defined).collect();
        Links { references: references.into(), definitions }
    }
}

impl Node {
    /// What there is at a place of a schema, under a key; nothing where there is nothing to find.
    fn of(form: Form<'static>, key: &'static str, above: &mut Vec<Form<'static>>) -> Option<Self> {
        // A definition that lies in itself has been looked through already.
        if above.iter().any(|own| own.is_same(form)) {
            return None;
        }
        above.push(form);
        let targets = Target::of(form);
        let under = |own: &'static str, above: &mut Vec<Form<'static>>| {
            // What is named by the id in a mapping goes by the key of the mapping: `situation: {id: …}`.
            let key = if own == "id" { key } else { own };
            Some((own, Self::of(form.key(own)?, key, above)?))
        };
        let node = Self {
            field: (!targets.is_empty()).then_some(Field { key, targets }),
            keys: form.keys().filter_map(|own| under(own, above)).collect(),
            items: form.items().and_then(|items| Self::of(items, key, above)).map(Box::new),
        };
        above.pop();
        let is_empty = node.field.is_none() && node.keys.is_empty() && node.items.is_none();
        (!is_empty).then_some(node)
    }

    fn walk(&'static self, at: At<'_>, found: &mut Vec<Reference>) {
        match at.what() {
            What::Scalar { .. } => {
                let named = self.field.as_ref().zip(at.itself());
                found.extend(named.map(|(field, text)| Reference { text, field }));
            }
            What::List => {
                if let Some(each) = &self.items {
                    at.items().for_each(|item| each.walk(item, found));
                }
            }
            What::Map => {
                for (key, under) in &self.keys {
                    if let Some(value) = at.get(key) {
                        under.walk(value, found);
                    }
                }
            }
        }
    }
}
