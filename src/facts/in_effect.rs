//! What of the frameworks holds on a day: they and their requirements begin and end, are expected, and replace each other. A
//! plan is judged by what holds on the day that is asked for, and by nothing else. One definition of it.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::nouns;
use crate::model::records::framework::{Framework, Requirement};
use crate::model::records::plan::Plan;
use crate::model::records::{Sought, Text};
use crate::model::workspace::{Filed, Workspace};
use crate::say;
use crate::syntax::unsearched::Unsearched;

/// Whether something holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Holding {
    Holds,
    /// It begins on that day; without a day it is expected, and nobody knows when.
    Coming(Option<Day>),
    /// The last day on which it held.
    Ended(Day),
}

/// The days on which something holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Days {
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// Whether it is expected, without a known day.
    pub is_coming: bool,
}

impl Days {
    pub(crate) fn on(self, day: Day) -> Holding {
        match self {
            Self { is_coming: true, .. } => Holding::Coming(None),
            Self { from: Some(from), .. } if day < from => Holding::Coming(Some(from)),
            Self { to: Some(to), .. } if to < day => Holding::Ended(to),
            _ => Holding::Holds,
        }
    }

    /// The days that it shares with something it is a part of.
    fn within(self, whole: Self) -> Self {
        Self {
            from: self.from.max(whole.from),
            to: earliest(self.to, whole.to),
            is_coming: self.is_coming || whole.is_coming,
        }
    }

    /// The same, ended the day before what replaces it begins. What is expected ends nothing.
    fn until(self, later: impl Iterator<Item = Self>) -> Self {
        let begins = later.filter(|later| !later.is_coming).filter_map(|later| later.from);
        Self { to: earliest(self.to, begins.min().map(|begins| begins.minus_days(1))), ..self }
    }
}

fn earliest(one: Option<Day>, other: Option<Day>) -> Option<Day> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// A framework by which a plan is judged on a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Followed<'w> {
    pub framework: Filed<'w, Framework>,
    /// The one that the plan names, where this one has replaced it.
    pub instead_of: Option<Filed<'w, Framework>>,
}

/// A requirement with the framework that it is in.
pub(crate) type Placed<'w> = (Filed<'w, Framework>, &'w Requirement);

/// What holds of the frameworks of a workspace on a day.
#[derive(Debug)]
pub(crate) struct InEffect<'w> {
    workspace: &'w Workspace,
    day: Day,
    /// What replaces each framework, by its id.
    frameworks: HashMap<Unsearched<&'w str>, Vec<Filed<'w, Framework>>>,
    /// What says itself that it replaces each requirement, by its reference.
    requirements: HashMap<Unsearched<&'w str>, Vec<Placed<'w>>>,
}

impl<'w> InEffect<'w> {
    pub(crate) fn on(workspace: &'w Workspace, day: Day) -> Self {
        let (mut frameworks, mut requirements) = (HashMap::new(), HashMap::new());
        for filed in workspace.frameworks() {
            for id in &filed.record.replaces {
                frameworks.entry(id.stands()).or_insert_with(Vec::new).push(filed);
            }
            for requirement in &filed.record.requirements {
                for id in &requirement.replaces {
                    requirements.entry(id.stands()).or_insert_with(Vec::new).push((filed, requirement));
                }
            }
        }
        Self { workspace, day, frameworks, requirements }
    }

    /// The days on which a framework holds.
    pub(crate) fn days(&self, framework: &Framework) -> Days {
        own(framework).until(self.replacing(framework).map(|later| own(later.record)))
    }

    /// Whether anything replaces anything.
    pub(crate) fn has_replaced(&self) -> bool {
        !self.frameworks.is_empty() || !self.requirements.is_empty()
    }

    /// What replaces a framework and has begun by the day.
    pub(crate) fn begun(&self, framework: &Framework) -> impl Iterator<Item = Filed<'w, Framework>> {
        let day = self.day;
        self.replacing(framework).filter(move |later| {
            let days = own(later.record);
            !days.is_coming && days.from.is_some_and(|from| from <= day)
        })
    }

    /// What replaces a framework.
    pub(crate) fn replacing(&self, framework: &Framework) -> impl Iterator<Item = Filed<'w, Framework>> {
        let id = framework.id.stands();
        let all: &[Filed<'w, Framework>] = self.frameworks.get(&id).map_or(&[], Vec::as_slice);
        let others: Vec<Filed<'w, Framework>> =
            all.iter().filter(|later| later.record.id.stands() != id).copied().collect();
        others.into_iter()
    }

    /// The days on which a requirement holds.
    pub(crate) fn days_of(&self, framework: &Framework, requirement: &Requirement) -> Days {
        let days = own_of(requirement).within(self.days(framework));
        if self.requirements.is_empty() {
            return days;
        }
        let reference = framework.id.stands().beside(requirement.id.stands());
        let all: &[Placed<'w>] = self.requirements.get(&reference.sought()).map_or(&[], Vec::as_slice);
        let others = all.iter().filter(|(other, later)| {
            other.record.id.stands() != framework.id.stands() || later.id.stands() != requirement.id.stands()
        });
        days.until(others.map(|(other, later)| own_of(later).within(own(other.record))))
    }

    /// What replaces a requirement: what says so itself, or has its id in a framework that replaces its own.
    pub(crate) fn replacing_of(&self, framework: &Framework, requirement: &Requirement) -> Vec<Placed<'w>> {
        let reference = framework.id.stands().beside(requirement.id.stands());
        let said = self.requirements.get(&reference.sought()).into_iter().flatten().copied();
        let alike = self.replacing(framework).filter_map(|later| {
            let own = later.record.requirements.find(&requirement.id)?;
            own.replaces.is_empty().then_some((later, own))
        });
        said.chain(alike).collect()
    }

    pub(crate) fn holding(&self, framework: &Framework) -> Holding {
        self.days(framework).on(self.day)
    }

    pub(crate) fn holding_of(&self, framework: &Framework, requirement: &Requirement) -> Holding {
        self.days_of(framework, requirement).on(self.day)
    }

    /// The requirements of a framework that are asked on the day.
    pub(crate) fn asked(
        &self,
        framework: &'w Framework,
    ) -> impl Iterator<Item = &'w Requirement> + use<'_, 'w> {
        let requirements = framework.requirements.iter();
        requirements.filter(move |own| self.holding_of(framework, own) == Holding::Holds)
    }

    /// The frameworks by which a plan is judged: those that it names, and what has replaced them by the day.
    pub(crate) fn followed(&self, plan: &Plan) -> Vec<Followed<'w>> {
        let named: Vec<Filed<'w, Framework>> = plan
            .follows
            .iter()
            .filter_map(|follow| self.workspace.framework(&follow.framework).found())
            .collect();
        let ids: HashSet<Unsearched<&str>> = named.iter().map(|own| own.record.id.stands()).collect();
        let mut followed = Vec::new();
        let mut seen = HashSet::new();
        for first in named {
            for framework in self.now(first) {
                let id = framework.record.id.stands();
                let is_itself = id == first.record.id.stands();
                // What the plan names itself stands where it names it.
                if (is_itself || !ids.contains(&id)) && seen.insert(id) {
                    followed.push(Followed { framework, instead_of: (!is_itself).then_some(first) });
                }
            }
        }
        followed
    }

    /// What a framework has become by the day: itself until something that replaces it has begun.
    fn now(&self, framework: Filed<'w, Framework>) -> Vec<Filed<'w, Framework>> {
        let (mut found, mut seen) = (Vec::new(), HashSet::new());
        let mut left = vec![framework];
        while let Some(own) = left.pop() {
            if !seen.insert(own.record.id.stands()) {
                continue;
            }
            let is_ended = matches!(self.holding(own.record), Holding::Ended(_));
            let mut later: Vec<_> = self.begun(own.record).filter(|_| is_ended).collect();
            if later.is_empty() {
                found.push(own);
            }
            later.reverse();
            left.extend(later);
        }
        found
    }
}

/// The days that a framework says itself.
pub(crate) fn own(framework: &Framework) -> Days {
    let day = |own: Option<crate::model::records::Dated>| own.map(|own| own.day);
    Days { from: day(framework.from), to: day(framework.to), is_coming: framework.is_coming }
}

fn own_of(requirement: &Requirement) -> Days {
    let day = |own: Option<crate::model::records::Dated>| own.map(|own| own.day);
    Days { from: day(requirement.from), to: day(requirement.to), is_coming: false }
}

/// A requirement that another one has replaced, with all that it had replaced.
#[derive(Debug)]
pub(crate) struct Earlier<'w> {
    pub framework: Filed<'w, Framework>,
    pub requirement: &'w Requirement,
    /// Whether it asks for the same in the same words. What was written of it then holds of the later one.
    pub is_same: bool,
}

impl Earlier<'_> {
    pub(crate) fn reference(&self) -> Unsearched {
        self.framework.record.id.stands().beside(self.requirement.id.stands())
    }
}

/// What a requirement has replaced, the nearest first.
pub(crate) fn earlier<'w>(
    workspace: &'w Workspace,
    framework: &Framework,
    requirement: &Requirement,
) -> Vec<Earlier<'w>> {
    if framework.replaces.is_empty() && requirement.replaces.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Earlier<'w>> = before(workspace, framework, requirement);
    let mut at = 0;
    while let Some(own) = found.get(at) {
        let older = before(workspace, own.framework.record, own.requirement);
        for one in older {
            let is_known = found.iter().any(|own| std::ptr::eq(own.requirement, one.requirement));
            if !is_known && !std::ptr::eq(one.requirement, requirement) {
                found.push(one);
            }
        }
        at += 1;
    }
    for own in &mut found {
        own.is_same = own.requirement.text.split_whitespace().eq(requirement.text.split_whitespace());
    }
    found
}

/// What a requirement replaces by itself.
fn before<'w>(
    workspace: &'w Workspace,
    framework: &Framework,
    requirement: &Requirement,
) -> Vec<Earlier<'w>> {
    let said = requirement.replaces.iter().filter_map(|reference| workspace.requirement(reference).found());
    let alike = |id: &Text| {
        let older = workspace.framework(id).found()?;
        Some((older, older.record.requirements.find(&requirement.id)?))
    };
    let alike = framework.replaces.iter().filter(|_| requirement.replaces.is_empty()).filter_map(alike);
    let all = said.chain(alike).filter(|(_, own)| !std::ptr::eq(*own, requirement));
    all.map(|(framework, requirement)| Earlier { framework, requirement, is_same: false }).collect()
}

/// The references under which something can have been written of what a requirement asks: its own, and those of what it has
/// replaced in the same words.
pub(crate) fn references(workspace: &Workspace, reference: Unsearched<&str>) -> Vec<Unsearched> {
    let own = std::iter::once(reference.owned());
    let Some((framework, requirement)) = workspace.requirement(&reference).found() else {
        return own.collect();
    };
    let older = earlier(workspace, framework.record, requirement);
    own.chain(older.iter().filter(|older| older.is_same).map(Earlier::reference)).collect()
}

/// What of a framework is not asked on a day, and why.
#[derive(Clone, Debug)]
pub(crate) struct Unasked<'w> {
    pub framework: &'w Framework,
    /// The one that a plan names, where this one has replaced it, and from which day.
    pub instead_of: Option<(&'w Framework, Option<Day>)>,
    pub asked: usize,
    /// How many are not asked, by why.
    pub others: BTreeMap<Holding, usize>,
}

impl<'w> Unasked<'w> {
    pub(crate) fn of(in_effect: &InEffect<'w>, followed: &Followed<'w>) -> Self {
        let framework = followed.framework.record;
        let mut others = BTreeMap::new();
        let mut asked = 0;
        for requirement in &framework.requirements {
            match in_effect.holding_of(framework, requirement) {
                Holding::Holds => asked += 1,
                other => *others.entry(other).or_insert(0) += 1,
            }
        }
        let from = own(framework).from;
        Self { framework, instead_of: followed.instead_of.map(|own| (own.record, from)), asked, others }
    }

    /// How many requirements have not begun, and how many have ended.
    pub(crate) fn counts(&self) -> [usize; 2] {
        let of = |wanted: fn(&Holding) -> bool| {
            self.others.iter().filter(|(own, _)| wanted(own)).map(|(_, count)| count).sum()
        };
        [of(|own| matches!(own, Holding::Coming(_))), of(|own| matches!(own, Holding::Ended(_)))]
    }

    /// Why a plan is judged by this and not by something else, in a line; nothing where all is as the plan names it.
    pub(crate) fn said(&self) -> Option<Say> {
        let replaced = self.instead_of.map(|(old, from)| {
            let id = &old.id;
            match from {
                Some(from) => say!("I stället för {id} från {from}.", "In place of {id} from {from}."),
                None => say!("I stället för {id}.", "In place of {id}."),
            }
        });
        let others = self.others.iter().map(|(why, count)| {
            let Say { sv, en } = nouns::REQUIREMENTS.with(*count);
            match why {
                Holding::Coming(Some(from)) => {
                    say!(
                        "{sv} frågas inte efter: gäller först från {from}.",
                        "{en} not asked: in force only from {from}."
                    )
                }
                Holding::Coming(None) | Holding::Holds => say!(
                    "{sv} frågas inte efter: väntas, och ingen dag är känd.",
                    "{en} not asked: expected, and no day is known."
                ),
                Holding::Ended(to) => say!(
                    "{sv} frågas inte längre efter: gällde till och med {to}.",
                    "{en} no longer asked: in force until {to}."
                ),
            }
        });
        replaced.into_iter().chain(others).reduce(|one, other| {
            Say::new(format!("{} {}", one.sv, other.sv), format!("{} {}", one.en, other.en))
        })
    }
}

impl InEffect<'_> {
    /// When a framework holds, and what has replaced it; nothing where neither is said.
    pub(crate) fn told(&self, framework: &Framework) -> Option<Say> {
        let later = self.replacing(framework).map(|later| later.record.id.to_string());
        told(self.days(framework), self.day, &later.collect::<Vec<_>>())
    }

    /// The same of a requirement.
    pub(crate) fn told_of(&self, framework: &Framework, requirement: &Requirement) -> Option<Say> {
        let later = self.replacing_of(framework, requirement).into_iter();
        let later = later.map(|(other, own)| format!("{}/{}", other.record.id, own.id));
        told(self.days_of(framework, requirement), self.day, &later.collect::<Vec<_>>())
    }
}

fn told(days: Days, day: Day, later: &[String]) -> Option<Say> {
    let own = match (days.on(day), days.from, days.to) {
        (Holding::Coming(None), ..) => Say::fixed(
            "väntas, och ingen dag är känd: ingen plan bedöms efter det",
            "expected, and no day is known: no plan is judged by it",
        ),
        (Holding::Coming(Some(from)), ..) => say!("först från {from}", "only from {from}"),
        (Holding::Ended(to), ..) => say!("inte längre: gällde till och med {to}", "no longer: until {to}"),
        (Holding::Holds, Some(from), Some(to)) => {
            say!("från {from} till och med {to}", "from {from} until {to}")
        }
        (Holding::Holds, Some(from), None) => say!("från {from}", "from {from}"),
        (Holding::Holds, None, Some(to)) => say!("till och med {to}", "until {to}"),
        (Holding::Holds, None, None) => return None,
    };
    let later = later.join(", ");
    Some(if later.is_empty() {
        own
    } else {
        Say::new(format!("{}; ersätts av {later}", own.sv), format!("{}; replaced by {later}", own.en))
    })
}
