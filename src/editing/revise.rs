//! Makes next year's draft of a plan: its text without finished activities and without what was decided about it
//! alone.

mod text;
mod comments;

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use super::change::Change;
use super::error::EditError;
use super::target;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say, listed};
use crate::base::likeness::slug;
use crate::base::nouns;
use crate::base::period::Period;
use crate::facts::called::Fit;
use crate::facts::state::{State, Survey};
use crate::model::kinds::Kind;
use crate::model::records::plan::{Activity, Indicator, Plan};
use crate::model::records::{Text, Time};
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::edit::{Edit, SpliceError, Step, Value};
use crate::syntax::unsearched::Unsearched;
use comments::Ended;

/// What is asked of the draft.
#[derive(Clone, Debug)]
pub(crate) struct Revision {
    /// The plan that the draft is made from.
    pub plan: String,
    pub to: String,
    /// The period of the draft, as written.
    pub period: String,
    /// Whether the draft may include promises that nobody has accounted for, listed in a comment.
    pub list_open: bool,
}

/// The change that creates the draft. Activities finished or cancelled on the day are removed, unless the decision says
/// that they are to be tried again; the others refer to their origin. Every other line is kept, but for what the file
/// says of itself.
pub(crate) fn revise(
    workspace: &Workspace,
    wish: &Revision,
    day: Day,
    lang: Lang,
) -> Result<Option<Change>, EditError> {
    let plan = target::plan(workspace, &wish.plan, Fit::Whole)?;
    let source = &workspace.file(plan.file).source;
    let path = Path::new(source.path.raw()).with_file_name(format!("{}.yaml", wish.to));
    is_new(workspace, &wish.to, &path)?;
    let Some(period) = Period::validity(&wish.period) else {
        let period = &wish.period;
        return Err(EditError::new(
            say!("{period} är ingen tid.", "{period} is no time."),
            Say::fixed(
                "Skriv till exempel --period 2027 eller --period 2027-2028.",
                "Write for example --period 2027 or --period 2027-2028.",
            ),
        ));
    };
    let begins_before = |time: &&Time| period.begins().is_some_and(|first| first < time.period.first);
    if let Some(time) = plan.record.period.as_ref().filter(begins_before) {
        let (period, before) = (&wish.period, &time.text);
        return Err(EditError::new(
            say!(
                "{period} börjar före planens egen tid, {before}.",
                "{period} begins before the plan's own time, {before}."
            ),
            Say::fixed(
                "Skriv den nya planens tid efter --period.",
                "Write the time of the new plan after --period.",
            ),
        ));
    }
    let now = Now::of(workspace, plan.record, day);
    if !now.open.is_empty() && !wish.list_open {
        return Err(unaccounted(&now.open));
    }
    let refused = |refusal: SpliceError| EditError::refused(&source.label, refusal);
    let above = Above::of(workspace, plan.record, period);
    let gone: &[&str] = if matches!(above, Above::Ended(_)) { &["part_of"] } else { &[] };
    let text = text::without(source.text.raw(), &now.over, gone).map_err(refused)?;
    let text = comments::headed(&text, plan.record, day, lang);
    let last = [
        comments::open(&now.open, lang),
        comments::tried_again(&now.again, lang),
        comments::left_out(&now.left_out, lang),
        if let Above::Ended(above) = above { comments::apart(above, lang) } else { Vec::new() },
    ];
    let text = comments::followed(text, &last);
    let mut edits = vec![
        Edit::Put(vec!["id".into()], Value::text(&wish.to)),
        Edit::Put(vec!["period".into()], Value::word(&wish.period)),
        Edit::Put(vec!["previous".into()], Value::text(&*plan.record.id)),
    ];
    if let Above::Next(next) = above {
        edits.push(Edit::Put(vec!["part_of".into()], Value::text(&*next.id)));
    }
    edits.extend(unshown(plan.record, &now.kept));
    edits.extend(now.kept.iter().enumerate().map(|(at, activity)| {
        let from = Value::text(format!("{}/{}", plan.record.id, activity.id));
        let path: Vec<Step> = vec!["activities".into(), at.into(), "carried_from".into()];
        Edit::Put(path, Value::List(vec![from]))
    }));
    let kind = Kind::named("plan").ok_or_else(|| refused(SpliceError::Faulty))?;
    let change = Change::new(workspace, &path, kind, &text, &edits)?;
    Ok(Some(Change { copied: Some(plan.file), ..change }))
}

/// The plan that a draft is a part of.
#[derive(Clone, Copy)]
enum Above<'w> {
    /// The same as the plan before, or none.
    Same,
    /// The one that follows on that of the plan before, whose time is over.
    Next(&'w Plan),
    /// None: the time of that of the plan before is over.
    Ended(&'w Plan),
}

impl<'w> Above<'w> {
    fn of(workspace: &'w Workspace, plan: &Plan, period: Period) -> Self {
        let meets = |plan: &Plan| {
            let time = plan.period.as_ref().map(|time| time.period);
            time.is_none_or(|own| own.first <= period.last && period.first <= own.last)
        };
        let above = plan.part_of.as_ref().and_then(|id| workspace.plan(id).found());
        let Some(above) = above.filter(|above| !meets(above.record)) else { return Self::Same };
        let is_next = |plan: &&Plan| {
            meets(plan) && plan.previous.as_ref().is_some_and(|own| own.stands() == above.record.id.stands())
        };
        let mut next = workspace.plans().map(|filed| filed.record).filter(is_next);
        next.next().map_or(Self::Ended(above.record), Self::Next)
    }
}

/// How the activities of a plan stand on the day of the draft.
struct Now<'w> {
    /// What goes on in the draft.
    kept: Vec<&'w Activity>,
    /// Which of the plan's activities do not, by their number.
    over: BTreeSet<usize>,
    /// What nobody has accounted for.
    open: Vec<&'w Activity>,
    /// What was cancelled, and is to be tried again.
    again: Vec<Ended<'w>>,
    /// What was cancelled, and is left out.
    left_out: Vec<Ended<'w>>,
}

impl<'w> Now<'w> {
    fn of(workspace: &'w Workspace, plan: &'w Plan, day: Day) -> Self {
        let (mut kept, mut over, mut open) = (Vec::new(), BTreeSet::new(), Vec::new());
        let (mut again, mut left_out) = (Vec::new(), Vec::new());
        for (at, (activity, standing)) in Survey::of(workspace, plan, day).rows.into_iter().enumerate() {
            if standing.state == State::NotReported {
                open.push(activity);
            }
            let cancelled = workspace
                .progress(&plan.id, &activity.id)
                .and_then(|filed| filed.record.cancelled.as_deref())
                .filter(|_| standing.state == State::Cancelled);
            let is_tried = cancelled.is_some_and(|cancelled| cancelled.again);
            let ended = if is_tried { &mut again } else { &mut left_out };
            ended.extend(cancelled.map(|cancelled| (activity, cancelled)));
            if standing.state.is_open() || is_tried {
                kept.push(activity);
            } else {
                over.insert(at);
            }
        }
        Self { kept, over, open, again, left_out }
    }
}

/// Removes the dropped activities from indicators that refer to them.
fn unshown(plan: &Plan, kept: &[&Activity]) -> Vec<Edit> {
    let kept: HashSet<Unsearched<&str>> = kept.iter().map(|activity| activity.id.stands()).collect();
    let is_out = |name: &Text| plan.activities.find(name).is_some() && !kept.contains(&name.stands());
    let of = |(at, indicator): (usize, &Indicator)| {
        let out = indicator.activities.iter().enumerate().filter(|(_, name)| is_out(name));
        let places: Vec<usize> = out.map(|(place, _)| place).collect();
        let path = vec!["indicators".into(), at.into(), "activities".into()];
        (!places.is_empty()).then_some(Edit::Drop(path, places))
    };
    plan.indicators.iter().enumerate().filter_map(of).collect()
}

/// Fails unless the id is free and has a free file name.
fn is_new(workspace: &Workspace, id: &str, path: &Path) -> Result<(), EditError> {
    if id.is_empty() || slug(id) != id {
        return Err(EditError::new(
            say!("{id} kan inte vara ett id.", "{id} cannot be an id."),
            Say::fixed(
                "Skriv --to med små bokstäver a–z, siffror och bindestreck.",
                "Write --to with small letters a–z, digits and hyphens.",
            ),
        ));
    }
    if workspace.plans().any(|plan| *plan.record.id == *id) || workspace.root.join(path).exists() {
        return Err(EditError::new(
            say!("Id:t {id} är upptaget.", "The id {id} is taken."),
            Say::fixed("Välj ett annat efter --to.", "Choose another after --to."),
        ));
    }
    Ok(())
}

/// The most activities that a message names.
const NAMED: usize = 20;

fn unaccounted(open: &[&Activity]) -> EditError {
    let ids: Vec<&str> = open.iter().map(|activity| &*activity.id).collect();
    let (ids, what) = (listed(&ids, NAMED), nouns::ACTIVITIES.with(open.len()));
    EditError::new(
        Say::new(
            format!("Tiden är ute för {} som ingen har redovisat: {}.", what.sv, ids.sv),
            format!("The time is over for {} that nobody has accounted for: {}.", what.en, ids.en),
        ),
        Say::fixed(
            "Skriv hur det gick (vbe note, vbe finish eller vbe cancel), eller ta med dem i utkastet med --list-open.",
            "Write how it went (vbe note, vbe finish or vbe cancel), or take them into the draft with --list-open.",
        ),
    )
}
