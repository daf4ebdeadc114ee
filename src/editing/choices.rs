//! What there is to choose from for a field of something new: the closed words of the schema, and what the workspace has.

use crate::model::records::organisation::{Actor, ActorKind};
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;
use crate::syntax::schema::Form;

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What is written.
    pub value: String,
    /// What it is called, when that is something else.
    pub title: String,
}

impl Choice {
    fn new(value: impl Into<String>, title: &str) -> Self {
        Self { value: value.into(), title: title.to_owned() }
    }
}

/// What can stand under a key; nothing where anything can.
pub(super) fn of(workspace: &Workspace, plan: Option<&Plan>, key: &str, field: Form<'_>) -> Vec<Choice> {
    let single = field.items().unwrap_or(field);
    let words = single.choices();
    if !words.is_empty() {
        return words.into_iter().map(|word| Choice::new(word, "")).collect();
    }
    let definition = single.definition().or(field.definition()).unwrap_or_default();
    match (key, plan) {
        ("areas", Some(plan)) => plan.areas.iter().map(|area| Choice::new(&*area.id, &area.title)).collect(),
        ("needs", Some(plan)) => plan.needs.iter().map(|need| Choice::new(&*need.id, &need.title)).collect(),
        ("area" | "areas", None) => {
            workspace.config.areas.iter().map(|area| Choice::new(area.as_str(), "")).collect()
        }
        ("plan" | "previous", _) => {
            workspace.plans().map(|plan| Choice::new(&*plan.record.id, &plan.record.title)).collect()
        }
        ("covers" | "requirement", _) => requirements(workspace),
        ("excuses", _) => activities(workspace).into_iter().chain(requirements(workspace)).collect(),
        ("indicator", None) => indicators(workspace),
        _ if matches!(definition, "actor" | "actors") => {
            let mut actors: Vec<&Actor> =
                workspace.organisations().flat_map(|organisation| &organisation.record.actors).collect();
            // Those who meet come first where a meeting is asked about, and otherwise those who do things.
            let first = if key == "group" { ActorKind::Group } else { ActorKind::Role };
            actors.sort_by_key(|actor| actor.kind != first);
            actors.into_iter().map(|actor| Choice::new(&*actor.id, &actor.title)).collect()
        }
        _ => Vec::new(),
    }
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
