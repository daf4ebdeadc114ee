//! When a requirement is met, as its framework says it: a small condition over the records.

use super::reading::Reading;
use super::{Said, Span, Text};
use crate::base::rhythm::Length;
use crate::syntax::tree::At;

/// A condition. The words are those that stand in the file.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What it says.
    pub says: Says,
    /// Where it stands.
    pub span: Span,
}

/// What a condition says.
#[derive(Clone, Debug)]
pub enum Says {
    /// `all`: each of these.
    All(Vec<Condition>),
    /// `any`: one of these.
    Any(Vec<Condition>),
    /// `exists`: there is such a record. Also `reported`, which is one of what has been reported.
    Exists(Selection),
    /// `count`: there are so many of them.
    Count(Selection, Option<Said<u32>>),
    /// `every`: each of those that are meant has what is demanded, and there is one at least.
    Every(Selection, Demand),
    /// `linked`: such a record points, in this field, to one of those.
    Linked(Box<Linked>),
    /// `promised`: the plan says that it answers the requirement.
    Promised(Promised),
    /// `attested`: a role attests it.
    Attested {
        /// How old that may be.
        within: Option<Said<Length>>,
    },
    /// Nothing that can be judged: no word at all, or more than one.
    Nothing,
    /// A word that there is none of, or what cannot stand under it. Shape says so, and it is told once.
    Unread,
}

/// Which records are meant.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Their kind, or that of the parts of records that are meant.
    pub kind: Text,
    /// What must stand in them.
    pub wheres: Vec<Where>,
    /// What must be given in them.
    pub has: Vec<Text>,
    /// How old they may be.
    pub within: Option<Said<Length>>,
    /// They are dated after the last of these.
    pub after: Option<Box<Selection>>,
    /// Where it stands.
    pub span: Span,
}

/// A field, and what may stand in it.
#[derive(Clone, Debug)]
pub struct Where {
    /// The field's path: `goal.target`.
    pub path: Text,
    /// Any of these.
    pub values: Vec<Text>,
}

/// What each of some records must have.
#[derive(Clone, Debug)]
pub struct Demand {
    /// What must be given.
    pub has: Vec<Text>,
    /// What must stand in them.
    pub must: Vec<Where>,
}

/// Records that point to others.
#[derive(Clone, Debug)]
pub struct Linked {
    /// Those that point.
    pub from: Selection,
    /// In which field.
    pub by: Option<Text>,
    /// To which.
    pub to: Option<Selection>,
}

/// Where a plan says that it answers a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promised {
    /// In its own text: `covers` of the plan.
    Plan,
    /// In an activity: `covers` of one.
    Activity,
    /// In either.
    Any,
}

impl Condition {
    /// Every field that a certain value must stand in, with the kind of record, or of part of one, that it is a field of.
    pub(crate) fn wheres(&self) -> Vec<(&Text, &Where)> {
        match &self.says {
            Says::All(parts) | Says::Any(parts) => parts.iter().flat_map(Self::wheres).collect(),
            Says::Exists(of) | Says::Count(of, _) => of.all_wheres(),
            Says::Every(of, demand) => {
                let must = demand.must.iter().map(|wanted| (&of.kind, wanted));
                of.all_wheres().into_iter().chain(must).collect()
            }
            Says::Linked(linked) => {
                let to = linked.to.iter().flat_map(Selection::all_wheres);
                linked.from.all_wheres().into_iter().chain(to).collect()
            }
            Says::Promised(_) | Says::Attested { .. } | Says::Nothing | Says::Unread => Vec::new(),
        }
    }
}

impl Selection {
    /// The fields asked about, and those of what they are dated after.
    fn all_wheres(&self) -> Vec<(&Text, &Where)> {
        let after = self.after.iter().flat_map(|after| after.all_wheres());
        self.wheres.iter().map(|wanted| (&self.kind, wanted)).chain(after).collect()
    }
}

impl Promised {
    fn named(name: &str) -> Option<Self> {
        match name {
            "plan" => Some(Self::Plan),
            "activity" => Some(Self::Activity),
            "any" => Some(Self::Any),
            _ => None,
        }
    }
}

impl Condition {
    /// Reads a condition. One that is no condition is kept as such: a requirement with it is never met by chance.
    pub(super) fn read(at: At<'_>) -> Option<Self> {
        let span = at.span();
        let mut entries = at.entries();
        let (Some((word, value)), None) = (entries.next(), entries.next()) else {
            return Some(Self { says: Says::Nothing, span });
        };
        let each = |value: At<'_>| value.items().filter_map(Self::read).collect();
        let said = match word.scalar()?.as_ref() {
            "all" => Some(Says::All(each(value))),
            "any" => Some(Says::Any(each(value))),
            "exists" => Selection::read(value, None).map(Says::Exists),
            "reported" => Selection::read(value, Some("report")).map(Says::Exists),
            "count" => Selection::read(value, None)
                .map(|of| Says::Count(of, value.said("at_least", |text| text.parse().ok()))),
            "every" => Selection::read(value, None).map(|mut of| {
                let demand = Demand { has: std::mem::take(&mut of.has), must: wheres(value.get("must")) };
                Says::Every(of, demand)
            }),
            "linked" => Selection::read(value, None).map(|from| {
                let to = value.get("to").and_then(|to| Selection::read(to, None));
                Says::Linked(Box::new(Linked { from, by: value.text("by"), to }))
            }),
            "promised" => value.itself().and_then(|text| Promised::named(&text)).map(Says::Promised),
            "attested" => Some(Says::Attested { within: value.said("within", Length::read) }),
            _ => None,
        };
        Some(Self { says: said.unwrap_or(Says::Unread), span })
    }
}

impl Selection {
    /// Reads a selection; `kind` is the one that is meant where none is written.
    fn read(at: At<'_>, kind: Option<&str>) -> Option<Self> {
        let said = || at.text("kind");
        let kind = match kind {
            Some(kind) => Text::made(kind, at.span()),
            None => said()?,
        };
        Some(Self {
            kind,
            wheres: wheres(at.get("where")),
            has: at.texts("has"),
            within: at.said("within", Length::read),
            after: at.get("after").and_then(|after| Self::read(after, None)).map(Box::new),
            span: at.span(),
        })
    }
}

fn wheres(at: Option<At<'_>>) -> Vec<Where> {
    let entries = at.into_iter().flat_map(At::entries);
    let read = |(key, value): (At<'_>, At<'_>)| {
        let one = value.itself().into_iter();
        let values = one.chain(value.items().filter_map(Reading::itself)).collect();
        Some(Where { path: key.itself()?, values })
    };
    entries.filter_map(read).collect()
}
