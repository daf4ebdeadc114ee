//! Which state each plan has on a day: draft, coming, in force, over or superseded. Only a plan in force, or one that is
//! over and that nothing has replaced, is counted; the others are kept, and can be shown by name.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::base::rhythm::{Length, Recurrence};
use crate::model::records::plan::{Act, Decision, Plan};
use crate::model::records::{Recorded, Text};
use crate::model::workspace::{Lookup, Workspace};
use crate::say;
use crate::syntax::unsearched::Unsearched;

/// The state of a plan on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum PlanState {
    /// Adopted, and its time has begun and is not over.
    InForce,
    /// Its time is over, and no later plan has taken over.
    Over,
    /// A later plan has taken over.
    Superseded,
    /// Adopted, for a time that has not begun.
    Coming,
    /// Not adopted.
    Draft,
}

impl PlanState {
    /// The name in JSON; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::Over => "over",
            Self::Superseded => "superseded",
            Self::Coming => "coming",
            Self::Draft => "draft",
        }
    }

    pub(crate) fn word(self) -> Say {
        match self {
            Self::InForce => Say::fixed("gällande", "in force"),
            Self::Over => Say::fixed(
                "utgången, ingen senare plan har tagit över",
                "over, and no later plan has taken over",
            ),
            Self::Superseded => Say::fixed("ersatt av en senare plan", "replaced by a later plan"),
            Self::Coming => {
                Say::fixed("kommande: antagen men gäller inte än", "coming: adopted, not yet in force")
            }
            Self::Draft => Say::fixed("utkast: inte antagen", "draft: not adopted"),
        }
    }

    /// The same in one word.
    pub(crate) fn short(self) -> Say {
        match self {
            Self::InForce => Say::fixed("gällande", "in force"),
            Self::Over => Say::fixed("utgången", "over"),
            Self::Superseded => Say::fixed("ersatt", "replaced"),
            Self::Coming => Say::fixed("kommande", "coming"),
            Self::Draft => Say::fixed("utkast", "draft"),
        }
    }

    /// Whether what the plan promises is counted.
    pub(crate) fn counts(self) -> bool {
        matches!(self, Self::InForce | Self::Over)
    }

    /// Whether the plan has not taken effect yet.
    pub(crate) fn is_ahead(self) -> bool {
        matches!(self, Self::Coming | Self::Draft)
    }

    /// Which plan is meant when several have what is named: the lowest.
    fn rank(self) -> u8 {
        match self {
            Self::InForce => 0,
            Self::Over => 1,
            Self::Superseded => 2,
            Self::Coming => 3,
            Self::Draft => 4,
        }
    }
}

/// A plan on a day.
#[derive(Clone, Copy, Debug)]
struct Edition {
    state: PlanState,
    /// The last day before a later plan took over.
    until: Option<Day>,
}

/// The state of every plan on a day.
#[derive(Clone, Debug)]
pub(crate) struct Editions {
    all: HashMap<Unsearched, Edition>,
}

impl Editions {
    pub(crate) fn on(workspace: &Workspace, day: Day) -> Arc<Self> {
        workspace.once((day, Plan::KIND), || Self::of(workspace, day))
    }

    fn of(workspace: &Workspace, day: Day) -> Self {
        let plans: Vec<&Plan> = workspace.plans().map(|filed| filed.record).collect();
        let before: HashMap<Unsearched<&str>, Unsearched<&str>> = plans
            .iter()
            .filter_map(|plan| Some((plan.id.stands(), before(workspace, plan)?.id.stands())))
            .collect();
        // Plans that name each other in a circle are a mistake, and none of them is hidden by it.
        let circles = Circles::of(&before);
        let has_before = |id: Unsearched<&str>| before.contains_key(&id) && !circles.hold(id);
        let adoption = |plan: &Plan| Adoption::of(plan, has_before(plan.id.stands()));
        let from = |plan: &Plan| adoption(plan).in_force_from(begins(plan)).filter(|from| *from <= day);
        let mut effective: Vec<(Day, Unsearched<&str>)> =
            plans.iter().filter_map(|plan| Some((from(plan)?, plan.id.stands()))).collect();
        // The one that took effect first is asked first: what it has replaced was replaced then, and is not asked again.
        effective.sort_unstable();
        let mut until: HashMap<Unsearched<&str>, Day> = HashMap::new();
        for (from, id) in &effective {
            let mut at = before.get(id).filter(|_| has_before(*id));
            while let Some(own) = at.filter(|own| !until.contains_key(*own)) {
                until.insert(*own, from.minus_days(1));
                at = before.get(own);
            }
        }
        let edition = |plan: &&Plan| {
            let until = until.get(&plan.id.stands()).copied();
            let is_over = plan.period.as_ref().is_some_and(|time| time.period.is_over(day));
            let state = match from(plan) {
                _ if until.is_some() => PlanState::Superseded,
                Some(_) if is_over => PlanState::Over,
                Some(_) => PlanState::InForce,
                None if adoption(plan).is_by(day) => PlanState::Coming,
                None => PlanState::Draft,
            };
            (plan.id.stands().owned(), Edition { state, until })
        };
        Self { all: plans.iter().map(edition).collect() }
    }

    pub(crate) fn state(&self, plan: &Plan) -> PlanState {
        self.all.get(&plan.id.stands().owned()).map_or(PlanState::InForce, |edition| edition.state)
    }

    /// The last day before a later plan took over.
    pub(crate) fn until(&self, plan: &Plan) -> Option<Day> {
        self.all.get(&plan.id.stands().owned()).and_then(|edition| edition.until)
    }

    pub(crate) fn counts(&self, plan: &Plan) -> bool {
        self.state(plan).counts()
    }

    /// Why a plan that is named is not counted.
    pub(crate) fn told(&self, plan: &Plan) -> Option<Say> {
        let id = &plan.id;
        match self.state(plan) {
            PlanState::InForce | PlanState::Over => None,
            PlanState::Superseded => Some(say!(
                "{id} är ersatt av en senare plan och räknas inte på andra sidor.",
                "{id} has been replaced by a later plan and is not counted on other pages."
            )),
            PlanState::Coming => Some(say!(
                "{id} är antagen men gäller inte än, och räknas inte på andra sidor.",
                "{id} is adopted but not yet in force, and is not counted on other pages."
            )),
            PlanState::Draft => Some(say!(
                "{id} är ett utkast och räknas inte på andra sidor. När planen är antagen skrivs beslutet med dag under decisions.",
                "{id} is a draft and is not counted on other pages. When the plan is adopted, the decision is written with its day under decisions."
            )),
        }
    }

    /// Whether an id is of a part of a plan that is not counted: `plan/activity`.
    pub(crate) fn leaves_out_part(&self, id: Unsearched<&str>) -> bool {
        self.of_part(id).is_some_and(|state| !state.counts())
    }

    fn of_part(&self, id: Unsearched<&str>) -> Option<PlanState> {
        let (plan, _) = id.parted()?;
        Some(self.all.get(&plan.owned())?.state)
    }

    /// Leaves, of several things that a name may mean, those in the plan that it is most likely to mean. `part` tells which
    /// of them are parts of plans: `plan/activity`. What is not in any plan stays, and then nothing that is not counted does.
    pub(crate) fn prefer<'p>(
        &self,
        meant: &mut Vec<usize>,
        part: impl Fn(usize) -> Option<Unsearched<&'p str>>,
    ) {
        let rank = |at: &usize| Some(self.of_part(part(*at)?)?.rank());
        let best = meant.iter().filter_map(rank).min();
        let is_elsewhere = meant.iter().any(|at| rank(at).is_none());
        let is_meant = |own: u8| Some(own) == best && !(is_elsewhere && own > PlanState::Over.rank());
        meant.retain(|at| rank(at).is_none_or(is_meant));
    }
}

/// The time of a plan on a day. It is over when a later plan has taken over.
pub(crate) fn time_of(workspace: &Workspace, plan: &Plan, day: Day) -> Option<Period> {
    let time = plan.period.as_ref()?.period;
    let until = Editions::on(workspace, day).until(plan);
    Some(until.map_or(time, |until| Period { last: time.last.min(until), ..time }))
}

/// How long into its time a plan may be adopted and still be counted from its beginning: boards often adopt a plan some
/// weeks into its first year.
const SOON: Length = Length::Months(3);

/// The time in which what comes again in a plan is counted: the plan's own, and where it was adopted late from that day on.
/// What nobody has adopted has the time that it says.
pub(crate) fn binding_time(workspace: &Workspace, plan: &Plan) -> Option<Period> {
    let time = plan.period.as_ref()?.period;
    let from = Adoption::of(plan, before(workspace, plan).is_some()).in_force_from(time.first);
    let late = from.filter(|from| SOON.after(time.first) < *from);
    Some(Period { first: late.map_or(time.first, |from| from.min(time.last)), ..time })
}

/// The time in which something that comes again so often is counted, and is told to a receiver where it has one. What has
/// a day of its own, or comes more often than boards take to adopt a plan, is asked for from the decision and no day
/// before it. A receiver that has adopted the plan itself is owed it from then, and any other from when the last has.
pub(crate) fn asked_time(
    workspace: &Workspace,
    plan: &Plan,
    recurrence: Recurrence,
    to: Option<&Text>,
) -> Option<Period> {
    let time = plan.period.as_ref()?.period;
    let own = Adoption::of(plan, before(workspace, plan).is_some()).in_force_from(time.first);
    let from = to.and_then(|to| owed_from(workspace, plan, to)).or(own);
    let soon = SOON.after(time.first);
    let is_exact = recurrence.has_own_day() || recurrence.every.after(time.first) < soon;
    let late = from.filter(|from| soon < *from || is_exact && time.first < *from);
    Some(Period { first: late.map_or(time.first, |from| from.min(time.last)), ..time })
}

/// The first day on which a receiver is owed what a plan promises, where several bodies adopt it.
fn owed_from(workspace: &Workspace, plan: &Plan, to: &Text) -> Option<Day> {
    let all = adoptions(plan);
    let own = all.iter().find(|(body, _)| workspace.is_same_actor(*body, to)).map(|(_, on)| *on);
    own.or_else(|| all.iter().map(|(_, on)| *on).max())
}

/// The bodies that adopt a plan, where there are several, each with the first day on which it does.
fn adoptions(plan: &Plan) -> Vec<(&Text, Day)> {
    let mut all: Vec<(&Text, Day)> = Vec::new();
    for decision in plan.decisions.iter().filter(|own| own.act == Act::Adopted) {
        let Some(on) = decision.on.as_ref().map(|on| on.period.first) else { continue };
        match all.iter_mut().find(|(body, _)| body.stands() == decision.body.stands()) {
            Some((_, first)) => *first = on.min(*first),
            None => all.push((&decision.body, on)),
        }
    }
    if all.len() < 2 { Vec::new() } else { all }
}

/// The bodies that have adopted a plan on a day, and those that have not yet; none of either where all have or none has.
pub(crate) fn adopted_in_part(plan: &Plan, day: Day) -> (Vec<&Text>, Vec<&Text>) {
    let (done, left): (Vec<_>, Vec<_>) = adoptions(plan).into_iter().partition(|(_, on)| *on <= day);
    if done.is_empty() || left.is_empty() {
        return (Vec::new(), Vec::new());
    }
    (bodies(done), bodies(left))
}

fn bodies(all: Vec<(&Text, Day)>) -> Vec<&Text> {
    all.into_iter().map(|(body, _)| body).collect()
}

/// The plan among the files that a plan names as the one before it.
fn before<'w>(workspace: &'w Workspace, plan: &Plan) -> Option<&'w Plan> {
    let Lookup::Found(before) = workspace.plan(plan.previous.as_ref()?) else { return None };
    (before.record.id.stands() != plan.id.stands()).then_some(before.record)
}

/// Whether a plan that has a predecessor is adopted on a day; `None` where that is done later.
pub(crate) fn is_adopted(plan: &Plan, day: Day) -> Option<bool> {
    match Adoption::of(plan, true) {
        Adoption::On(on) => (on <= day).then_some(true),
        Adoption::Once => Some(true),
        Adoption::Assumed | Adoption::Not => Some(false),
    }
}

/// How a plan is adopted, as far as its file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Adoption {
    On(Day),
    /// Adopted, on a day that is not told.
    Once,
    /// Nothing says that it is adopted, and nothing says that it is a draft.
    Assumed,
    Not,
}

impl Adoption {
    /// By the first of these that the file tells: that the plan was adopted, approved or revised, or published; or that it
    /// stands alone, so that nothing says that it is the draft of the next.
    fn of(plan: &Plan, has_before: bool) -> Self {
        let decided = |act: Act| {
            let mut own = plan.decisions.iter().filter(move |decision| decision.act == act).peekable();
            own.peek()?;
            Some((act, own.filter_map(|decision| Some(decision.on.as_ref()?.period.first)).min()))
        };
        let told = [Act::Adopted, Act::Approved, Act::Signed, Act::Revised].into_iter().find_map(decided);
        let is_referred = |own: &Decision| own.act == Act::Referred;
        let is_out = !plan.decisions.is_empty() && plan.decisions.iter().all(is_referred);
        match told {
            // What is revised was adopted before that, unless the edition before it is a file of its own. A decision
            // without a day is one that the document tells of, or one that the next plan waits for.
            Some((Act::Revised, _) | (_, None)) if !has_before => Self::Once,
            // What is signed needs nobody's decision, and is no draft for want of a day.
            Some((Act::Signed, None)) => Self::Once,
            Some((_, Some(day))) => Self::On(day),
            _ if plan.published.is_some() => Self::Once,
            None if !has_before && !is_out => Self::Assumed,
            _ => Self::Not,
        }
    }

    /// The first day on which a plan that begins on a day is in force. Where no day of adoption is told, it is in force from
    /// its beginning: a document often has no such day, and its promises are no less for that.
    fn in_force_from(self, begins: Day) -> Option<Day> {
        match self {
            Self::On(day) => Some(day.max(begins)),
            Self::Once | Self::Assumed => Some(begins),
            Self::Not => None,
        }
    }

    fn is_by(self, day: Day) -> bool {
        self == Self::Once || matches!(self, Self::On(on) if on <= day)
    }
}

fn begins(plan: &Plan) -> Day {
    plan.period.as_ref().map_or(Day::FIRST, |time| time.period.first)
}

/// The plans that name each other as predecessors in a circle.
struct Circles<'w>(HashMap<Unsearched<&'w str>, bool>);

impl<'w> Circles<'w> {
    fn of(before: &HashMap<Unsearched<&'w str>, Unsearched<&'w str>>) -> Self {
        let mut known: HashMap<Unsearched<&str>, bool> = HashMap::new();
        for start in before.keys() {
            let mut walked: Vec<Unsearched<&str>> = Vec::new();
            let mut places: HashMap<Unsearched<&str>, usize> = HashMap::new();
            let mut at = Some(*start);
            while let Some(own) = at.filter(|own| !known.contains_key(own) && !places.contains_key(own)) {
                places.insert(own, walked.len());
                walked.push(own);
                at = before.get(&own).copied();
            }
            let from = at.and_then(|own| places.get(&own).copied()).unwrap_or(walked.len());
            known.extend(walked.into_iter().enumerate().map(|(place, own)| (own, place >= from)));
        }
        Self(known)
    }

    fn hold(&self, id: Unsearched<&str>) -> bool {
        self.0.get(&id).copied().unwrap_or_default()
    }
}
