//! The references in a record, and the parts of it that others can refer to.
//!
//! The schemas say where these are, with `x-refers` on each field that refers to something and `x-defines` on
//! each list whose items can be referred to. Each kind's schema is made into [`Places`] once, so that only
//! those parts of a record are walked.

use super::records::{Reading, Sought, Span, Text};
use crate::syntax::schema::Form;
use crate::syntax::tree::{At, What};
use crate::syntax::unsearched::Unsearched;

/// What a reference leads to, which also decides how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A record of the kind of that name, by its id.
    Record(&'static str),
    /// A role, a unit or a group, by any of its names.
    Actor,
    /// Those who meet, by any of their names: a group or a unit, but not a role.
    Group,
    /// A requirement of a framework, `framework/requirement`.
    Requirement,
    /// An activity of any plan, `plan/activity`.
    Activity,
    /// An activity of the same plan, by its id.
    OwnActivity,
    /// An indicator of a plan, `plan/indicator`, or a goal in its list, `plan/goal`.
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
    /// A measure of cases, built in or listed in `vbe.toml`.
    CaseMeasure,
    /// A channel of cases, built in or listed in `vbe.toml`.
    CaseChannel,
}

impl Target {
    /// The target that a word of `x-refers` stands for. Any other word is the name of a kind.
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
            "case-measure" => Self::CaseMeasure,
            "case-channel" => Self::CaseChannel,
            kind => Self::Record(kind),
        }
    }

    /// The targets that a field may refer to.
    pub(crate) fn of(field: Form<'static>) -> Vec<Self> {
        field.refers().into_iter().map(Self::named).collect()
    }
}

/// A field that holds a reference.
#[derive(Debug)]
pub(crate) struct Field {
    /// The key of the field.
    pub key: &'static str,
    /// Where it stands in a record, without the places in lists: `decisions.body`.
    pub path: String,
    /// The possible targets: the reference leads to one of them.
    pub targets: Vec<Target>,
}

/// A reference in a record.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// The reference as it is written, with its place.
    pub text: Text,
    /// The field that it stands in.
    pub field: &'static Field,
}

/// The parts of a record that stand in one list and have ids of their own.
#[derive(Clone, Debug)]
pub(crate) struct Definitions {
    /// The sort of the parts, such as `activity`.
    pub part: &'static str,
    /// The ids of the parts, with their places.
    pub ids: Box<[Text]>,
    /// The numbers of the ids in the order of the letters, where they are many.
    order: Box<[u32]>,
}

impl Definitions {
    /// With more ids than this an id is looked up in order, and not compared with each.
    const FEW: usize = 16;

    fn of(part: &'static str, ids: Box<[Text]>) -> Self {
        let many = if ids.len() > Self::FEW { ids.len() } else { 0 };
        let mut order: Box<[u32]> = (0..u32::try_from(many).unwrap_or_default()).collect();
        order.sort_by_key(|at| ids[*at as usize].stands());
        Self { part, ids, order }
    }

    fn find(&self, id: Unsearched<&str>) -> Option<&Text> {
        if self.order.is_empty() {
            return self.ids.iter().find(|own| own.stands() == id);
        }
        // Of equal ids the first of the file is meant: the numbers are in that order among them.
        let first = self.order.partition_point(|at| self.ids[*at as usize].stands() < id);
        let own = &self.ids[*self.order.get(first)? as usize];
        (own.stands() == id).then_some(own)
    }
}

/// The references in a record, and the parts of it that can be referred to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    /// The references, in the order of the schema's fields.
    pub references: Box<[Reference]>,
    /// The parts with ids, in the same order.
    pub definitions: Box<[Definitions]>,
}

impl Links {
    /// The same without what its schema has refused.
    pub(crate) fn but(mut self, is_refused: impl Fn(Span) -> bool) -> Self {
        if self.references.iter().any(|reference| is_refused(reference.text.span)) {
            let kept = self.references.into_iter().filter(|reference| !is_refused(reference.text.span));
            self.references = kept.collect();
        }
        self
    }

    /// The ids of the parts of one sort.
    pub(crate) fn ids(&self, part: &str) -> impl Iterator<Item = &str> + Clone {
        let own = self.definitions.iter().filter(move |list| list.part == part);
        own.flat_map(|list| &list.ids).map(|id| &**id)
    }

    /// The id of the part of a sort that has it; the first, where several have it.
    pub(crate) fn find(&self, part: &str, id: Unsearched<&str>) -> Option<&Text> {
        self.definitions.iter().filter(|list| list.part == part).find_map(|list| list.find(id))
    }

    /// Whether a part of a sort has that id.
    pub(crate) fn holds(&self, part: &str, id: &(impl Sought + ?Sized)) -> bool {
        let id = id.sought();
        self.definitions.iter().any(|list| list.part == part && list.find(id).is_some())
    }
}

/// A list of a record whose items can be referred to or chosen by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartList {
    /// The key of the list.
    pub list: &'static str,
    /// The sort of each item, such as `activity`.
    pub part: &'static str,
}

/// Where records of a kind have references, and parts with ids.
#[derive(Debug)]
pub(crate) struct Places {
    root: Node,
    /// The lists whose items can be named, in the order of the schema.
    pub parts: Vec<PartList>,
}

/// A place in a schema that has references or parts at it or under it.
#[derive(Debug, Default)]
struct Node {
    field: Option<Field>,
    keys: Vec<(&'static str, Node)>,
    items: Option<Box<Node>>,
}

impl Places {
    /// Finds the places in the schema of a kind.
    pub(crate) fn of(record: Form<'static>) -> Self {
        let part = |list: &'static str| Some(PartList { list, part: record.key(list)?.defines()? });
        Self {
            root: Node::of(record, ("", ""), &mut Vec::new()).unwrap_or_default(),
            parts: record.keys().filter_map(part).collect(),
        }
    }

    /// Whether a field with this key refers to such a part.
    pub(crate) fn refers(&self, key: &str, target: Target) -> bool {
        self.root.refers(key, target)
    }

    /// The references in a record, and the parts of it that can be referred to. What its schema has refused
    /// is left out.
    pub(crate) fn links(&'static self, root: At<'_>, is_refused: impl Fn(Span) -> bool) -> Links {
        let mut references = Vec::new();
        self.root.walk(root, &mut references);
        let defined = |list: &PartList| {
            let ids: Box<[Text]> = root.each(list.list, |item| item.text("id")).into();
            (!ids.is_empty()).then(|| Definitions::of(list.part, ids))
        };
        let definitions = self.parts.iter().filter_map(defined).collect();
        Links { references: references.into(), definitions }.but(is_refused)
    }
}

impl Node {
    /// The node at a place of a schema, under a key and at a path; `None` where there is nothing to find.
    fn of(
        form: Form<'static>,
        (key, path): (&'static str, &str),
        above: &mut Vec<Form<'static>>,
    ) -> Option<Self> {
        // A definition that contains itself has been searched already.
        if above.iter().any(|own| own.is_same(form)) {
            return None;
        }
        above.push(form);
        let targets = Target::of(form);
        let under = |own: &'static str, above: &mut Vec<Form<'static>>| {
            // An `id` in a mapping is known by the key of the mapping: `situation: {id: …}`.
            let below = if path.is_empty() { own.to_owned() } else { format!("{path}.{own}") };
            let at = if own == "id" { (key, path) } else { (own, below.as_str()) };
            Some((own, Self::of(form.key(own)?, at, above)?))
        };
        let node = Self {
            field: (!targets.is_empty()).then(|| Field { key, path: path.to_owned(), targets }),
            keys: form.keys().filter_map(|own| under(own, above)).collect(),
            items: form.items().and_then(|items| Self::of(items, (key, path), above)).map(Box::new),
        };
        above.pop();
        let is_empty = node.field.is_none() && node.keys.is_empty() && node.items.is_none();
        (!is_empty).then_some(node)
    }

    fn refers(&self, key: &str, target: Target) -> bool {
        let is = self.field.as_ref().is_some_and(|own| own.key == key && own.targets.contains(&target));
        let below = self.keys.iter().map(|(_, under)| under).chain(self.items.as_deref());
        is || below.into_iter().any(|under| under.refers(key, target))
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
