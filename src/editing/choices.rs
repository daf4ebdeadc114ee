//! The values to choose from for a field of something new: those of the schema, and what the workspace has.

use crate::model::records::case::Case;
use crate::model::records::organisation::{Actor, ActorKind};
use crate::model::records::plan::Plan;
use crate::model::references::Target;
use crate::model::terms::TermList;
use crate::model::workspace::Workspace;
use crate::syntax::schema::Form;

/// A value that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The value, as it is written in the file.
    pub value: String,
    /// What people call it; empty when that is the value itself.
    pub title: String,
}

impl Choice {
    pub(crate) fn new(value: impl Into<String>, title: &str) -> Self {
        Self { value: value.into(), title: title.to_owned() }
    }
}

/// The values that can be written in a field; empty where any can.
pub(super) fn of(workspace: &Workspace, plan: Option<&Plan>, field: Form<'static>) -> Vec<Choice> {
    let single = field.items().unwrap_or(field);
    let words = single.choices();
    if !words.is_empty() {
        return words.into_iter().map(|word| Choice::new(word, "")).collect();
    }
    Target::of(single).into_iter().flat_map(|target| of_target(workspace, plan, target)).collect()
}

/// Whether only the values to choose from can be written.
pub(super) fn are_all(field: Form<'static>) -> bool {
    let single = field.items().unwrap_or(field);
    !single.choices().is_empty()
        || Target::of(single).into_iter().any(|target| TermList::of(target).is_some())
}

/// The ids and names that a reference can lead to.
fn of_target(workspace: &Workspace, plan: Option<&Plan>, target: Target) -> Vec<Choice> {
    match target {
        Target::Area => {
            let areas = plan.into_iter().flat_map(|plan| &plan.areas);
            areas.map(|area| Choice::new(&*area.id, &area.title)).collect()
        }
        Target::Need => {
            let needs = plan.into_iter().flat_map(|plan| &plan.needs);
            needs.map(|need| Choice::new(&*need.id, &need.title)).collect()
        }
        Target::CaseArea => {
            workspace.config.areas.iter().map(|area| Choice::new(area.as_str(), "")).collect()
        }
        Target::CaseMeasure | Target::CaseChannel => {
            let list = TermList::of(target);
            let all = list.into_iter().flat_map(|list| workspace.config.terms.all(list));
            all.map(|term| Choice::new(term.name, &term.word.sv)).collect()
        }
        Target::Record("plan") => {
            workspace.plans().map(|plan| Choice::new(&*plan.record.id, &plan.record.title)).collect()
        }
        Target::Requirement => requirements(workspace),
        Target::Activity => activities(workspace),
        Target::Indicator => indicators(workspace),
        // Groups come first where a meeting is asked about; elsewhere roles do.
        Target::Group => actors(workspace, ActorKind::Group),
        Target::Actor => actors(workspace, ActorKind::Role),
        _ => Vec::new(),
    }
}

/// The steps of the flow that a case follows and has not taken.
pub(super) fn steps(workspace: &Workspace, case: &Case) -> Vec<Choice> {
    let flow = workspace.flow_of(case).found();
    let steps = flow.into_iter().flat_map(|flow| &flow.record.steps);
    let left = steps.filter(|step| case.steps.find(&step.id).is_none());
    left.map(|step| Choice::new(&*step.id, &step.title)).collect()
}

fn actors(workspace: &Workspace, first: ActorKind) -> Vec<Choice> {
    let mut actors: Vec<&Actor> =
        workspace.organisations().flat_map(|organisation| &organisation.record.actors).collect();
    actors.sort_by_key(|actor| actor.kind != first);
    actors.into_iter().map(|actor| Choice::new(&*actor.id, &actor.title)).collect()
}

fn requirements(workspace: &Workspace) -> Vec<Choice> {
    let of = workspace.frameworks().flat_map(|framework| {
        let id = &framework.record.id;
        framework
            .record
            .requirements
            .iter()
            .map(move |own| Choice::new(format!("{id}/{}", own.id), &own.text))
    });
    of.collect()
}

fn activities(workspace: &Workspace) -> Vec<Choice> {
    let of = workspace.plans().flat_map(|plan| {
        let id = &plan.record.id;
        plan.record.activities.iter().map(move |own| Choice::new(format!("{id}/{}", own.id), &own.title))
    });
    of.collect()
}

fn indicators(workspace: &Workspace) -> Vec<Choice> {
    let of = workspace.plans().flat_map(|plan| {
        let id = &plan.record.id;
        plan.record.indicators.iter().map(move |own| Choice::new(format!("{id}/{}", own.id), &own.title))
    });
    of.collect()
}
