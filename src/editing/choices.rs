//! The values to choose from for a field of something new: those of the schema, and what the workspace has.

use crate::base::lang::{Lang, Say};
use crate::base::likeness::can_be_written;
use crate::base::wording::{self, Word};
use crate::facts::{called, titles};
use crate::model::kinds::Kind;
use crate::model::load::Loaded;
use crate::model::records::Record;
use crate::model::records::case::Case;
use crate::model::records::organisation::{Actor, ActorKind};
use crate::model::records::plan::{ListedGoal, Plan};
use crate::model::references::Target;
use crate::model::terms::TermList;
use crate::model::typed;
use crate::model::workspace::{Lookup, Workspace};
use crate::pii::detector::Exposure;
use crate::syntax::edit::Value;
use crate::syntax::schema::{Form, Known};

/// A value that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The value, as it is written in the file.
    pub value: String,
    /// What people call it, where that is not the value itself.
    title: Option<Say>,
    /// What else it goes by.
    also: Vec<Say>,
}

impl Choice {
    pub(crate) fn new(value: impl Into<String>, title: &str) -> Self {
        Self::said(
            value,
            Some(title).filter(|title| !title.is_empty()).map(|title| Say::same(title.to_owned())),
        )
    }

    fn said(value: impl Into<String>, title: Option<Say>) -> Self {
        Self { value: value.into(), title, also: Vec::new() }
    }

    /// What people call it; empty when that is the value itself.
    pub(crate) fn title(&self, lang: Lang) -> &str {
        self.title.as_ref().map_or("", |title| title.text(lang))
    }

    /// Everything that it is called beside the value.
    pub(crate) fn names(&self) -> Vec<String> {
        let all = self.title.iter().chain(&self.also).flat_map(|own| [&own.sv, &own.en]);
        all.filter(|name| !name.is_empty()).map(ToString::to_string).collect()
    }

    /// The value with all that it goes by.
    pub(crate) fn typed(&self) -> Word<'_> {
        self.title.iter().chain(&self.also).cloned().fold(Word::bare(&self.value), Word::also)
    }
}

/// The values that can be written in a field; empty where any can.
pub(crate) fn of(workspace: &Workspace, plan: Option<&Plan>, field: Form<'static>) -> Vec<Choice> {
    let single = field.items().unwrap_or(field);
    let words = typed::words(single);
    if !words.is_empty() {
        let choice = |word: Word<'_>| {
            // The English word is the value itself.
            let title = word.label.map(|said| Say::new(said.sv, ""));
            Choice { value: word.name.to_owned(), title, also: word.also }
        };
        return words.into_iter().map(choice).collect();
    }
    Target::of(single).into_iter().flat_map(|target| of_target(workspace, plan, target)).collect()
}

/// The values that can be written in a field of a record that there is: what stands beside it can be named too.
pub(crate) fn candidates(workspace: &Workspace, loaded: &Loaded, field: Form<'static>) -> Vec<Choice> {
    let around = Around::record(workspace, loaded.record.as_ref());
    let single = field.items().unwrap_or(field);
    let own = |part| loaded.links.ids(part).map(|id| Choice::new(id, "")).collect();
    let beside = Target::of(single).into_iter().flat_map(|target| -> Vec<Choice> {
        match (target, around.case) {
            (Target::Step, Some(case)) => all_steps(workspace, case).collect(),
            (Target::EarlierStep, _) => own("step"),
            (Target::Source, _) => own("source"),
            (Target::Record(kind), _) if kind != "plan" => records(workspace, kind),
            _ => Vec::new(),
        }
    });
    of(workspace, around.plan, field).into_iter().chain(beside).collect()
}

/// Everything in a workspace that a word of `x-refers` can lead to, of every plan and flow, in the order of the letters.
pub(crate) fn everything(workspace: &Workspace, word: &'static str, lang: Lang) -> Vec<Known> {
    let all: Vec<Choice> = match Target::named(word) {
        target @ (Target::Area | Target::Need | Target::Goal | Target::OwnActivity) => {
            workspace.plans().flat_map(|plan| of_target(workspace, Some(plan.record), target)).collect()
        }
        Target::Step | Target::EarlierStep => {
            let steps = workspace.flows().flat_map(|flow| flow.record.steps.iter());
            steps.map(|step| Choice::new(&*step.id, &step.title)).collect()
        }
        // What is written about people is told in no file that everybody reads.
        Target::Record(kind) if Kind::named(kind).is_some_and(|kind| kind.exposure == Exposure::Case) => {
            Vec::new()
        }
        Target::Record(kind) if kind != "plan" => records(workspace, kind),
        target => of_target(workspace, None, target),
    };
    let known = |own: Choice| Known { title: own.title(lang).to_owned(), value: own.value };
    let mut all: Vec<Known> = all.into_iter().map(known).filter(|own| can_be_written(&own.value)).collect();
    all.sort_by(|one, other| one.value.cmp(&other.value));
    all.dedup_by(|one, other| one.value == other.value);
    all
}

/// The records of a kind.
fn records(workspace: &Workspace, kind: &'static str) -> Vec<Choice> {
    let titled = |(_, loaded): (_, &Loaded)| {
        let record = loaded.record.as_ref()?;
        Some(Choice::said(loaded.id(), Some(titles::of_record(workspace, record))))
    };
    workspace.of_kind(kind).filter_map(titled).collect()
}

/// What may be named where something is written: what the workspace has, and the plan whose parts go by their ids alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'w> {
    pub workspace: &'w Workspace,
    pub plan: Option<&'w Plan>,
    /// The case whose steps are those of its flow.
    pub case: Option<&'w Case>,
}

impl<'w> Around<'w> {
    /// Around a record, or around what belongs to none.
    pub(super) fn record(workspace: &'w Workspace, record: Option<&'w Record>) -> Self {
        let plan = match record {
            Some(Record::Plan(plan)) => Some(&**plan),
            Some(Record::Activity(progress)) => {
                workspace.plan(&progress.plan).found().map(|plan| plan.record)
            }
            _ => None,
        };
        let case = match record {
            Some(Record::Case(case)) => Some(&**case),
            _ => None,
        };
        Self { workspace, plan, case }
    }

    /// A value with what it names by the ids of that, in place of titles and of names in other letters.
    pub(super) fn named(self, value: Value, form: Form<'static>) -> Value {
        match value {
            Value::Scalar { text, word } => match self.meant(form, &text) {
                Some(id) => Value::text(id),
                None => Value::Scalar { text, word },
            },
            Value::List(all) => {
                let items = form.items().unwrap_or(form);
                Value::List(all.into_iter().map(|one| self.named(one, items)).collect())
            }
            Value::Map(entries) => {
                // A row is written alone where it is added to its list.
                let row = form.items().unwrap_or(form);
                let entry = |(key, own): (String, Value)| match row.key(&key) {
                    Some(field) => (key, self.named(own, field)),
                    None => (key, own),
                };
                Value::Map(entries.into_iter().map(entry).collect())
            }
        }
    }

    /// The id of what a text names; `None` where the text can stand as it is.
    pub(super) fn meant(self, field: Form<'static>, text: &str) -> Option<String> {
        let field = field.items().unwrap_or(field);
        let targets = Target::of(field);
        if targets.is_empty() || text.is_empty() {
            return None;
        }
        if targets.iter().any(|target| matches!(target, Target::Actor | Target::Group)) {
            let is_known = self.workspace.actor(text) != Lookup::Missing;
            let found = if is_known { None } else { called::actor(self.workspace, text) };
            return found.map(|actor| actor.record.id.to_string());
        }
        let of = |target| match (target, self.case) {
            (Target::Step, Some(case)) => all_steps(self.workspace, case).collect(),
            _ => of_target(self.workspace, self.plan, target),
        };
        let all: Vec<Choice> = targets.into_iter().flat_map(of).collect();
        if all.iter().any(|choice| choice.value == text) {
            return None;
        }
        if let Some(id) = self.by_own_id(&all, text) {
            return Some(id);
        }
        let words: Vec<Word<'_>> = all.iter().map(Choice::typed).collect();
        wording::meant(text, &words).and_then(|at| words.get(at)).map(|word| word.name.to_owned())
    }
}

impl Around<'_> {
    /// The whole id of the only one in a plan, or in an adopted plan, with that id of its own: of `trygga` it is
    /// `plan-2025/trygga`.
    fn by_own_id(self, all: &[Choice], text: &str) -> Option<String> {
        let parts = all.iter().filter_map(|own| own.value.split_once('/'));
        let own: Vec<(&str, &str)> = parts.filter(|(_, id)| *id == text).collect();
        let is_adopted = |plan: &str| {
            let plan = self.workspace.plan(plan).found();
            plan.is_some_and(|plan| plan.record.decisions.iter().any(|own| own.act.settles()))
        };
        let mut adopted = own.iter().filter(|(plan, _)| is_adopted(plan));
        let (plan, id) = match own[..] {
            [only] => only,
            _ => adopted.next().copied().filter(|_| adopted.next().is_none())?,
        };
        Some(format!("{plan}/{id}"))
    }
}

/// Whether only the values to choose from can be written.
pub(super) fn are_all(field: Form<'static>) -> bool {
    let single = field.items().unwrap_or(field);
    !typed::words(single).is_empty()
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
            all.map(|term| Choice::said(term.name, Some(term.word))).collect()
        }
        Target::Record("plan") => {
            workspace.plans().map(|plan| Choice::new(&*plan.record.id, &plan.record.title)).collect()
        }
        Target::Goal => {
            let goals = plan.into_iter().flat_map(|plan| &plan.goals);
            goals.map(|goal| Choice::new(&*goal.id, &goal.title)).collect()
        }
        Target::OwnActivity => {
            let activities = plan.into_iter().flat_map(|plan| plan.activities.iter());
            activities.map(|own| Choice::new(&*own.id, &own.title)).collect()
        }
        Target::Requirement => requirements(workspace),
        Target::Activity => activities(workspace),
        Target::Indicator => indicators(workspace),
        // Groups come first where a meeting is asked about; elsewhere roles do.
        Target::Group => groups(workspace),
        Target::Actor => actors(workspace, ActorKind::Role),
        _ => Vec::new(),
    }
}

/// The steps of the flow that a case follows and has not taken.
pub(super) fn steps(workspace: &Workspace, case: &Case) -> Vec<Choice> {
    all_steps(workspace, case).filter(|step| case.steps.find(&step.value).is_none()).collect()
}

/// The steps of the flow that a case follows.
fn all_steps<'w>(workspace: &'w Workspace, case: &'w Case) -> impl Iterator<Item = Choice> + 'w {
    let flow = workspace.flow_of(case).found();
    let steps = flow.into_iter().flat_map(|flow| &flow.record.steps);
    steps.map(|step| Choice::new(&*step.id, &step.title))
}

/// Those that may have met: where the register has no group, the bodies that have decided on a plan.
fn groups(workspace: &Workspace) -> Vec<Choice> {
    let all = || workspace.organisations().flat_map(|organisation| &organisation.record.actors);
    if all().any(|actor| actor.kind == ActorKind::Group) {
        return actors(workspace, ActorKind::Group);
    }
    let has_decided = |actor: &&Actor| {
        let mut decisions = workspace.plans().flat_map(|plan| &plan.record.decisions);
        decisions.any(|decision| workspace.is_same_actor(&decision.body, &actor.id))
    };
    all().filter(has_decided).map(|actor| Choice::new(&*actor.id, &actor.title)).collect()
}

fn actors(workspace: &Workspace, first: ActorKind) -> Vec<Choice> {
    let mut actors: Vec<&Actor> =
        workspace.organisations().flat_map(|organisation| &organisation.record.actors).collect();
    actors.sort_by_key(|actor| actor.kind != first);
    let choice = |actor: &Actor| {
        let also = actor.aliases.iter().map(|name| Say::same(name.to_string())).collect();
        Choice { also, ..Choice::new(&*actor.id, &actor.title) }
    };
    actors.into_iter().map(choice).collect()
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

/// What can be measured: the indicators, and the goals with a target that no indicator measures.
fn indicators(workspace: &Workspace) -> Vec<Choice> {
    let of = workspace.plans().flat_map(|plan| {
        let plan = plan.record;
        let is_measured = |goal: &ListedGoal| {
            plan.indicators.iter().any(|own| own.goals.iter().any(|of| of.stands() == goal.id.stands()))
        };
        let goals = plan.goals.iter().filter(move |goal| goal.aim.target.is_some() && !is_measured(goal));
        let goals = goals.map(|goal| (&goal.id, &goal.title));
        let all = plan.indicators.iter().map(|own| (&own.id, &own.title)).chain(goals);
        all.map(move |(id, title)| Choice::new(format!("{}/{id}", plan.id), title))
    });
    of.collect()
}
