//! The condition for when a requirement is met, in its framework: a small expression over the records.

use super::reading::Reading;
use super::{Span, Spanned, Text};
use crate::base::rhythm::Length;
use crate::syntax::tree::At;

/// A condition. Its terms are the keys of the file.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What must hold.
    pub clause: Clause,
    /// Where the condition stands.
    pub span: Span,
}

/// The forms of a condition, each with its key in the file.
#[derive(Clone, Debug)]
pub enum Clause {
    /// `all`: each condition holds.
    All(Vec<Condition>),
    /// `any`: at least one condition holds.
    Any(Vec<Condition>),
    /// `exists`: there is such a record. `reported` is read as this too, of records of reports.
    Exists(Selection),
    /// `count`: there are at least so many of them.
    Count(Selection, Option<Spanned<u32>>),
    /// `every`: there is at least one, and each satisfies the demand.
    Every(Selection, Demand),
    /// `linked`: such a record points to one of the others.
    Linked(Box<Linked>),
    /// `each`: for each of the named things there is such a record of its own.
    Each(Box<Each>),
    /// `reported` with a receiver: the plan was told to it, in a report or at its meeting.
    Told(Box<Told>),
    /// `kept`: no case that follows the flow has broken these steps.
    Kept(Kept),
    /// `trained`: those named have had training, or the plan's units where nobody is.
    Trained {
        /// Those who are to have had it.
        of: Vec<Text>,
        /// The greatest age of the training.
        within: Option<Spanned<Length>>,
    },
    /// `promised`: the plan says that it answers the requirement.
    Promised(Promised),
    /// `attested`: a role attests that the requirement is met, or a part of it.
    Attested {
        /// The greatest age of the attestation.
        within: Option<Spanned<Length>>,
    },
    /// No condition: no term at all, or more than one.
    Nothing,
    /// An unknown term, or one with the wrong content. The schema has reported it, so it is not reported again.
    Unread,
}

/// A choice among the records of a kind, or among parts of them.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The kind of record, or of part of a record, that is selected.
    pub kind: Text,
    /// The required values of fields.
    pub wheres: Vec<Where>,
    /// The fields that must have a value.
    pub has: Vec<Text>,
    /// The greatest age of the records.
    pub within: Option<Spanned<Length>>,
    /// The records must be dated after the last of these.
    pub after: Option<Box<Selection>>,
    /// Where the selection stands.
    pub span: Span,
}

/// A field, and its accepted values.
#[derive(Clone, Debug)]
pub struct Where {
    /// The path of the field: `goal.target`.
    pub path: Text,
    /// The accepted values.
    pub values: Vec<Text>,
}

/// What each selected record must satisfy.
#[derive(Clone, Debug)]
pub struct Demand {
    /// The fields that must have a value.
    pub has: Vec<Text>,
    /// The required values of fields.
    pub must: Vec<Where>,
}

/// Records that point to others.
#[derive(Clone, Debug)]
pub struct Linked {
    /// The records that point.
    pub from: Selection,
    /// The field that points; any field when it is not given.
    pub by: Option<Text>,
    /// The records that are pointed to.
    pub to: Option<Selection>,
}

/// Named things, and the records that each of them must have.
#[derive(Clone, Debug)]
pub struct Each {
    /// The names: of actors, or of what else the field refers to.
    pub of: Vec<Text>,
    /// The field in which a record names its own.
    pub by: Text,
    /// The records.
    pub among: Selection,
}

/// That a plan has been told to a receiver.
#[derive(Clone, Debug)]
pub struct Told {
    /// The body, group or role, by any of its names.
    pub to: Text,
    /// What a report must be like. Where it says something of the fields, a meeting does not count.
    pub report: Selection,
}

/// Steps that no case may have broken.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The id of the flow.
    pub flow: Text,
    /// The ids of the steps.
    pub steps: Vec<Text>,
}

/// Where a plan can say that it answers a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promised {
    /// In `covers` of the plan.
    Plan,
    /// In `covers` of an activity.
    Activity,
    /// Either in the plan's own text or in an activity.
    Any,
}

impl Condition {
    /// The condition and every part of it, in the order of the file.
    pub(crate) fn parts(&self) -> Vec<&Self> {
        let under = match &self.clause {
            Clause::All(parts) | Clause::Any(parts) => parts.iter().flat_map(Self::parts).collect(),
            _ => Vec::new(),
        };
        std::iter::once(self).chain(under).collect()
    }

    /// The greatest age of an attestation, for each part that a role is to attest.
    pub(crate) fn attested(&self) -> impl Iterator<Item = Option<Spanned<Length>>> {
        self.parts().into_iter().filter_map(|part| match &part.clause {
            Clause::Attested { within } => Some(*within),
            _ => None,
        })
    }

    /// The steps that no case may have broken, for each part that asks it.
    pub(crate) fn kept(&self) -> impl Iterator<Item = &Kept> {
        self.parts().into_iter().filter_map(|part| match &part.clause {
            Clause::Kept(kept) => Some(kept),
            _ => None,
        })
    }

    /// Every field that a certain value must stand in, with the kind of record, or of part of one, that it is a field of.
    pub(crate) fn wheres(&self) -> Vec<(&Text, &Where)> {
        self.parts().into_iter().flat_map(Self::own_wheres).collect()
    }

    fn own_wheres(&self) -> Vec<(&Text, &Where)> {
        match &self.clause {
            Clause::Exists(of) | Clause::Count(of, _) => of.all_wheres(),
            Clause::Each(each) => each.among.all_wheres(),
            Clause::Told(told) => told.report.all_wheres(),
            Clause::Every(of, demand) => {
                let must = demand.must.iter().map(|wanted| (&of.kind, wanted));
                of.all_wheres().into_iter().chain(must).collect()
            }
            Clause::Linked(linked) => {
                let to = linked.to.iter().flat_map(Selection::all_wheres);
                linked.from.all_wheres().into_iter().chain(to).collect()
            }
            _ => Vec::new(),
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
    /// Reads a condition. An invalid one is kept as such, so that its requirement is never met by accident.
    pub(super) fn read(at: At<'_>) -> Option<Self> {
        let span = at.span();
        let mut entries = at.entries();
        let (Some((word, value)), None) = (entries.next(), entries.next()) else {
            return Some(Self { clause: Clause::Nothing, span });
        };
        let each = |value: At<'_>| value.items().filter_map(Self::read).collect();
        let said = match word.scalar()?.as_ref() {
            "all" => Some(Clause::All(each(value))),
            "any" => Some(Clause::Any(each(value))),
            "exists" => Selection::read(value, None).map(Clause::Exists),
            "reported" => Selection::read(value, Some("report")).map(|report| match value.text("to") {
                Some(to) => Clause::Told(Box::new(Told { to, report })),
                None => Clause::Exists(report),
            }),
            "each" => Each::read(value).map(|each| Clause::Each(Box::new(each))),
            "kept" => Kept::read(value).map(Clause::Kept),
            "count" => Selection::read(value, None)
                .map(|of| Clause::Count(of, value.spanned("at_least", |text| text.parse().ok()))),
            "every" => Selection::read(value, None).map(|mut of| {
                let demand = Demand { has: std::mem::take(&mut of.has), must: wheres(value.get("must")) };
                Clause::Every(of, demand)
            }),
            "linked" => Selection::read(value, None).map(|from| {
                let to = value.get("to").and_then(|to| Selection::read(to, None));
                Clause::Linked(Box::new(Linked { from, by: value.text("by"), to }))
            }),
            "trained" => {
                Some(Clause::Trained { of: value.texts("of"), within: value.spanned("within", Length::read) })
            }
            "promised" => value.itself().and_then(|text| Promised::named(&text)).map(Clause::Promised),
            "attested" => Some(Clause::Attested { within: value.spanned("within", Length::read) }),
            _ => None,
        };
        Some(Self { clause: said.unwrap_or(Clause::Unread), span })
    }
}

impl Selection {
    /// Reads a selection. `kind` is the kind where the file gives none.
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
            within: at.spanned("within", Length::read),
            after: at.get("after").and_then(|after| Self::read(after, None)).map(Box::new),
            span: at.span(),
        })
    }
}

impl Each {
    fn read(at: At<'_>) -> Option<Self> {
        let among = Selection::read(at, None)?;
        Some(Self { of: at.texts("of"), by: at.text("by")?, among })
    }
}

impl Kept {
    fn read(at: At<'_>) -> Option<Self> {
        Some(Self { flow: at.text("flow")?, steps: at.texts("steps") })
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
