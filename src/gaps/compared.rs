//! Compares the gaps of two plans: those closed, changed, opened and left.

use std::collections::{HashMap, HashSet};

use super::find::Found;
use super::gap::Gap;
use super::kind::GapKind;
use super::words::Subject;
use crate::base::lang::Say;
use crate::facts::lineage::origins;
use crate::model::records::plan::Plan;
use crate::syntax::unsearched::Unsearched;
use crate::syntax::word::Word;

/// The gaps of two plans side by side. Each gap of one corresponds to at most one of the other, so that the first
/// plan's gaps minus the closed and plus the opened ones are the second plan's.
#[derive(Debug, Default)]
pub struct Compared<'f> {
    /// In the first only, and why if that is known.
    pub closed: Vec<(&'f Gap, Option<Say>)>,
    /// In both, of different kinds.
    pub changed: Vec<(&'f Gap, &'f Gap)>,
    /// In the second only.
    pub opened: Vec<&'f Gap>,
    /// In both plans, of the same kind.
    pub left: Vec<&'f Gap>,
}

impl<'f> Compared<'f> {
    pub(crate) fn of(was: Option<&'f Found<'_>>, now: &'f Found<'_>) -> Self {
        let mut compared = Self::default();
        let Some(was) = was else {
            compared.opened = now.gaps.iter().collect();
            return compared;
        };
        let mut places: HashMap<Unsearched<&str>, Vec<usize>> = HashMap::new();
        for (at, gap) in was.gaps.iter().enumerate() {
            places.entry(known_as(gap)).or_default().push(at);
        }
        let mut rest: Vec<Option<&Gap>> = was.gaps.iter().map(Some).collect();
        for gap in &now.gaps {
            let names = names(gap, now.plan, was.plan);
            let places = names.iter().filter_map(|name| places.get(name)).flatten().copied();
            let is_same = |at: &usize| rest[*at].is_some_and(|own| own.is_alike(gap));
            let first = places.filter(is_same).min();
            match first.and_then(|at| rest[at].take()) {
                Some(own) if own.kind == gap.kind => compared.left.push(gap),
                Some(own) => compared.changed.push((own, gap)),
                None => compared.opened.push(gap),
            }
        }
        let stays: HashSet<Unsearched<&str>> =
            now.plan.activities.iter().flat_map(|activity| origins(activity, now.plan, was.plan)).collect();
        let why = |gap| why(gap, was.plan, now, &stays);
        compared.closed = rest.into_iter().flatten().map(|gap| (gap, why(gap))).collect();
        compared
    }
}

/// What identifies a gap of the first plan among those of its kind. It is empty when a plan has only one of the kind;
/// a source, a milieu or an indicator is the same in another picture or plan.
pub(super) fn known_as(gap: &Gap) -> Unsearched<&str> {
    match gap.kind.subject() {
        Subject::Plan | Subject::Units => Unsearched::default(),
        Subject::Source | Subject::Milieu | Subject::Number => {
            gap.subject.stands().parted().map_or(gap.subject.stands(), |(_, id)| id)
        }
        _ => gap.subject.stands(),
    }
}

/// The names that a gap of the second plan can have in the first.
fn names<'g>(gap: &'g Gap, plan: &'g Plan, was: &Plan) -> Vec<Unsearched<&'g str>> {
    match gap.kind.subject() {
        Subject::Activity | Subject::Number | Subject::Excused => {
            let activity = plan.activities.find(&gap.subject);
            activity.map_or_else(|| vec![known_as(gap)], |activity| origins(activity, plan, was))
        }
        _ => vec![known_as(gap)],
    }
}

/// Why a gap is closed, when something else than the work itself may have closed it.
fn why(gap: &Gap, was: &Plan, now: &Found<'_>, stays: &HashSet<Unsearched<&str>>) -> Option<Say> {
    let plan = now.plan;
    left_out(gap, now, stays).or_else(|| {
        // What one plan missed in its period is not missed in that of the next, although nobody has done it.
        let is_of_time = gap.kind.is_of_standing() || OF_ITS_TIME.contains(&gap.kind);
        (is_of_time && plan.id.stands() != was.id.stands()).then(|| {
            Say::fixed(
                "Räknas från utkastets tid, som är en ny.",
                "Counted from the draft's time, which is a new one.",
            )
        })
    })
}

/// The kinds that are about a plan's own period, beside those of an activity's state.
const OF_ITS_TIME: [GapKind; 5] = [
    GapKind::GroupNotMet,
    GapKind::NotFollowedUp,
    GapKind::RevisionOverdue,
    GapKind::UnitUntrained,
    GapKind::SymbolicUntold,
];

/// The reason when the draft no longer has what had the gap. `stays` holds the activities that the draft goes on with.
fn left_out(gap: &Gap, now: &Found<'_>, stays: &HashSet<Unsearched<&str>>) -> Option<Say> {
    let plan = now.plan;
    match gap.kind.subject() {
        Subject::Activity => (!stays.contains(&gap.subject.stands()))
            .then(|| Say::fixed("Åtgärden finns inte i utkastet.", "The activity is not in the draft.")),
        Subject::Need => {
            let stays = plan.needs.find(&gap.subject).is_some();
            (!stays).then(|| Say::fixed("Behovet finns inte i utkastet.", "The need is not in the draft."))
        }
        Subject::Requirement => {
            let stays = now
                .requirements
                .iter()
                .any(|(own, _)| gap.framework.as_ref().map(Word::stands) == Some(own.id.stands()));
            (!stays).then(|| {
                Say::fixed("Utkastet följer inte riktlinjen.", "The draft does not follow the framework.")
            })
        }
        _ => None,
    }
}
