//! What in a record names something else, and where what it names is written. The one walker of references: pages that
//! tell of them, and editors that follow and rename, ask here.

use crate::facts::named::named;
use crate::facts::select::Chosen;
use crate::model::load::Loaded;
use crate::model::records::{Condition, Record, Text};
use crate::model::references::Target;
use crate::model::workspace::Workspace;
use crate::syntax::finding::{FileId, Place};
use crate::syntax::unsearched::Unsearched;

/// A name in a record of something that is written elsewhere, or elsewhere in it.
#[derive(Clone, Debug)]
pub(crate) struct Name<'w> {
    /// The key that it stands under.
    pub key: &'w str,
    /// Where that stands in the record, `decisions.body`; `None` in a condition, which has words of its own.
    pub path: Option<&'w str>,
    /// What it can lead to: the first that there is.
    pub targets: Vec<Target>,
    /// The name as it is written, with its place.
    pub text: &'w Text,
}

/// The names in a file, in the order in which they stand there.
pub(crate) fn names(loaded: &Loaded) -> Vec<Name<'_>> {
    let of_field = loaded.links.references.iter().map(|own| Name {
        key: own.field.key,
        path: Some(&own.field.path),
        targets: own.field.targets.clone(),
        text: &own.text,
    });
    let mut found: Vec<Name<'_>> = of_field.collect();
    for condition in conditions(loaded) {
        for (kind, wanted) in condition.wheres() {
            let targets = targets(kind, &wanted.path);
            let own = |text| Name { key: &wanted.path, path: None, targets: targets.clone(), text };
            found.extend(wanted.values.iter().map(own));
        }
        found.extend(named(condition).into_iter().map(|own| Name {
            key: own.key,
            path: None,
            targets: own.target.into_iter().collect(),
            text: own.text,
        }));
    }
    if let Some(Record::Activity(progress)) = &loaded.record {
        // What has happened to an activity goes by its id.
        found.push(Name {
            key: "id",
            path: Some("id"),
            targets: vec![Target::OwnActivity],
            text: &progress.id,
        });
    }
    found.sort_by_key(|name| name.text.span);
    found
}

/// The place of the id of what a name in a file leads to; `None` where it leads nowhere, or to words of the settings.
pub(crate) fn place(workspace: &Workspace, file: FileId, name: &Name<'_>) -> Option<Place> {
    name.targets.iter().find_map(|target| leads(workspace, file, *target, name.text))
}

fn leads(workspace: &Workspace, file: FileId, target: Target, text: &Text) -> Option<Place> {
    let loaded = workspace.file(file);
    let within = |sort: &str| part(workspace, file, sort, text.stands());
    let plan_of = |id: Unsearched<&str>| workspace.plan(&id).found();
    // In a condition a part of a plan goes by its own id: it leads there where only one plan has it.
    let only = |sort: &str| {
        let is_asked = matches!(loaded.record, Some(Record::Framework(_)));
        let mut all = workspace.plans().filter(|_| is_asked);
        let mut found = all.by_ref().filter_map(|plan| part(workspace, plan.file, sort, text.stands()));
        found.next().filter(|_| found.next().is_none())
    };
    match target {
        Target::Record(kind) => record(workspace, workspace.file_of(kind, text).found()?),
        Target::Actor | Target::Group => {
            let actor = workspace.actor(text).found()?;
            Some(actor.place(actor.record.id.span))
        }
        Target::Requirement => {
            let (framework, requirement) = workspace.requirement(text).found()?;
            Some(framework.place(requirement.id.span))
        }
        Target::Activity => {
            let (plan, id) = text.stands().parted()?;
            part(workspace, plan_of(plan)?.file, "activity", id)
        }
        Target::Indicator => {
            let (plan, id) = text.stands().parted()?;
            let file = plan_of(plan)?.file;
            part(workspace, file, "indicator", id).or_else(|| part(workspace, file, "goal", id))
        }
        Target::OwnActivity => match &loaded.record {
            Some(Record::Activity(progress)) => {
                part(workspace, workspace.plan(&progress.plan).found()?.file, "activity", text.stands())
            }
            _ => within("activity").or_else(|| only("activity")),
        },
        Target::Area => within("area").or_else(|| only("area")),
        Target::Need => within("need").or_else(|| only("need")),
        Target::Goal => within("goal").or_else(|| only("goal")).or_else(|| {
            let Some(Record::Plan(plan)) = &loaded.record else { return None };
            let above = workspace.plan(plan.part_of.as_ref()?).found()?;
            part(workspace, above.file, "goal", text.stands())
        }),
        Target::Source => within("source"),
        Target::EarlierStep => within("step"),
        Target::Step => {
            let followed = match &loaded.record {
                Some(Record::Case(case)) => workspace.flow_of(case).found(),
                _ => workspace.flows().find(|flow| flow.record.steps.find(text).is_some()),
            };
            let flow = followed?;
            Some(flow.place(flow.record.steps.find(text)?.id.span))
        }
        Target::CaseArea | Target::CaseMeasure | Target::CaseChannel => None,
    }
}

/// The place of the id of a record.
fn record(workspace: &Workspace, file: FileId) -> Option<Place> {
    Some(Place::new(file, workspace.file(file).record.as_ref()?.id().span))
}

/// The place of the id of a part of a record.
fn part(workspace: &Workspace, file: FileId, part: &str, id: Unsearched<&str>) -> Option<Place> {
    workspace.file(file).links.find(part, id).map(|own| Place::new(file, own.span))
}

/// The conditions of a framework's requirements. Their values are references where the fields that they ask about are.
fn conditions(loaded: &Loaded) -> impl Iterator<Item = &Condition> {
    let framework = match &loaded.record {
        Some(Record::Framework(framework)) => Some(framework),
        _ => None,
    };
    let requirements = framework.into_iter().flat_map(|framework| &framework.requirements);
    requirements.filter_map(|requirement| requirement.condition.as_ref())
}

/// What a part of a record is by its own id alone.
fn by_own_id(part: &str) -> Option<Target> {
    match part {
        "role" | "unit" | "group" => Some(Target::Actor),
        "activity" => Some(Target::OwnActivity),
        "area" => Some(Target::Area),
        "need" => Some(Target::Need),
        "goal" => Some(Target::Goal),
        _ => None,
    }
}

/// What a field that a condition asks about can refer to. By its own id it means the record itself.
fn targets(kind: &str, path: &str) -> Vec<Target> {
    if path == "id" {
        return match Chosen::named(kind) {
            Some(Chosen::Kind(kind)) => vec![Target::Record(kind.name)],
            Some(Chosen::Part(part)) => by_own_id(part.name).into_iter().collect(),
            None => Vec::new(),
        };
    }
    let field = Chosen::named(kind).and_then(|chosen| chosen.field(path).ok());
    field.map(|field| field.refers.into_iter().map(Target::named).collect()).unwrap_or_default()
}
