//! What a record, and what a record refers to, is called: by its title, and what has none by the words that tell it apart.
//! An id is told only where there is no more to say.

use std::ops::Deref;

use crate::base::lang::Say;
use crate::base::time_words;
use crate::facts::nouns::Forms;
use crate::model::kinds::Kind;
use crate::model::records::plan::Plan;
use crate::model::records::report::Account;
use crate::model::records::review::Checked;
use crate::model::records::vocabulary::Vocabulary;
use crate::model::records::{Record, Sought, Spanned, Text, Time};
use crate::model::references::Target;
use crate::model::terms::TermList;
use crate::model::typed;
use crate::model::workspace::Workspace;

/// What a record is called. What comes back is told apart by its time.
pub(crate) fn of_record(workspace: &Workspace, record: &Record) -> Say {
    let name = without_time(workspace, record);
    let time = match record {
        Record::Case(it) => it.registered.as_ref().map(|own| Say::same(own.value.to_string())),
        Record::Measurement(it) => said_time(it.period.as_ref()),
        Record::Review(it) => said_time(it.period.as_ref()),
        Record::Report(it) => said_time(it.period.as_ref()),
        _ => None,
    };
    row([Some(name.clone()), time]).unwrap_or(name)
}

/// The same, where its time is told beside it.
pub(crate) fn without_time(workspace: &Workspace, record: &Record) -> Say {
    let said = match record {
        Record::Framework(it) => Some(both(&it.title, it.english.as_ref())),
        Record::Flow(it) => Some(both(&it.title, it.english.as_ref())),
        Record::Plan(it) => Some(same(&it.title)),
        Record::Laws(it) => Some(same(&it.title)),
        Record::Organisation(it) => Some(same(&it.title)),
        Record::Routine(it) => Some(same(&it.title)),
        Record::Training(it) => Some(same(&it.title)),
        Record::Agreement(it) => Some(same(&it.title)),
        Record::Situation(it) => Some(same(&it.title)),
        Record::Survey(it) => Some(same(&it.title)),
        Record::Activity(it) => workspace
            .plan(&it.plan)
            .found()
            .and_then(|plan| Some(same(&plan.record.activities.find(&it.id)?.title))),
        Record::Case(it) => known(it.environment.as_ref()),
        Record::Incident(it) => row([known(it.kind.as_ref()), known(it.environment.as_ref())]),
        Record::Deviation(it) => it.excuses.as_ref().and_then(|own| excused(workspace, own)),
        Record::Attestation(it) => {
            it.requirement.as_ref().and_then(|own| referred(workspace, &[], Target::Requirement, own))
        }
        Record::Meeting(it) => it.group.as_ref().map(|group| actor(workspace, group)),
        Record::Measurement(it) => {
            it.indicator.as_ref().and_then(|own| referred(workspace, &[], Target::Indicator, own))
        }
        Record::Review(it) => choice(it.kind.map(Checked::name), "review", "sort"),
        Record::Report(it) => {
            let public = || Say::fixed("statistik för allmänheten", "statistics for the public");
            // One that is of none of the sorts is called a report.
            let other = (it.kind == Some(Account::Other)).then(|| Forms::named("report").one());
            other
                .or_else(|| choice(it.kind.map(Account::name), "report", "sort"))
                .or_else(|| it.audience.map(|_| public()))
        }
    };
    said.filter(|said| !said.sv.is_empty()).unwrap_or_else(|| same(record.id()))
}

/// What a name leads to is called; `None` where it leads nowhere. `own` is the records in which an id of a part is looked
/// up.
pub(crate) fn referred<N>(workspace: &Workspace, own: &[&Record], target: Target, name: &N) -> Option<Say>
where
    N: Sought + Deref<Target = str>,
{
    let plans = || own.iter().copied().filter_map(plan);
    match target {
        Target::Actor | Target::Group => workspace.actor(name).found().map(|_| actor(workspace, name)),
        Target::Record(kind) => {
            let file = workspace.file(workspace.file_of(kind, name).found()?);
            file.record.as_ref().map(|record| of_record(workspace, record))
        }
        Target::Requirement => {
            let (_, requirement) = workspace.requirement(name).found()?;
            Some(both(&requirement.text, requirement.english.as_ref()))
        }
        Target::Activity => {
            let (plan, id) = name.sought().parted()?;
            Some(same(&workspace.plan(&plan).found()?.record.activities.find(&id)?.title))
        }
        Target::OwnActivity => plans().find_map(|plan| Some(same(&plan.activities.find(name)?.title))),
        Target::Indicator => {
            let found = workspace.indicator(name).found().map(|(_, own)| same(&own.title));
            found.or_else(|| plans().find_map(|plan| Some(same(&plan.indicators.find(name)?.title))))
        }
        Target::Area => plans().find_map(|plan| Some(same(&plan.areas.find(name)?.title))),
        Target::Need => plans().find_map(|plan| Some(same(&plan.needs.find(name)?.title))),
        Target::Goal => {
            let above = |plan: &Plan| Some(workspace.plan(plan.part_of.as_ref()?).found()?.record);
            let of = |plan: &Plan| Some(same(&plan.goals.find(name)?.title));
            plans().find_map(of).or_else(|| plans().find_map(|plan| of(above(plan)?)))
        }
        Target::Source => own.iter().find_map(|record| {
            let Record::Situation(picture) = record else { return None };
            picture
                .sources
                .iter()
                .find(|source| source.id.stands() == name.sought())
                .map(|own| same(&own.title))
        }),
        Target::Step | Target::EarlierStep => own.iter().find_map(|record| {
            let flow = match record {
                Record::Case(case) => workspace.flow_of(case).found()?.record,
                Record::Flow(flow) => flow,
                _ => return None,
            };
            let step = flow.steps.find(name)?;
            Some(both(&step.title, step.english.as_ref()))
        }),
        Target::CaseMeasure | Target::CaseChannel => {
            let all = workspace.config.terms.all(TermList::of(target)?);
            all.into_iter().find(|term| term.name == **name).map(|term| term.word)
        }
        Target::CaseArea => None,
    }
}

/// What an actor is called in the register, otherwise the name as it is written.
pub(crate) fn actor<N: Sought + Deref<Target = str>>(workspace: &Workspace, name: &N) -> Say {
    let title = workspace.actor(name).found().map(|actor| actor.record.title.to_string());
    Say::same(title.filter(|title| !title.is_empty()).unwrap_or_else(|| (**name).to_owned()))
}

/// What a deviation excuses: a requirement, or an activity.
fn excused(workspace: &Workspace, name: &Text) -> Option<Say> {
    let of = |target| referred(workspace, &[], target, name);
    of(Target::Requirement).or_else(|| of(Target::Activity))
}

fn plan(record: &Record) -> Option<&Plan> {
    match record {
        Record::Plan(plan) => Some(plan),
        _ => None,
    }
}

fn same(text: &Text) -> Say {
    Say::same(text.to_string())
}

/// A text that may be in English too.
fn both(text: &Text, english: Option<&Text>) -> Say {
    Say::new(text.to_string(), english.unwrap_or(text).to_string())
}

fn known<V: Vocabulary>(value: Option<&Spanned<V>>) -> Option<Say> {
    value.map(|own| own.value.word())
}

/// The word for a value of a closed field.
fn choice(name: Option<&str>, kind: &str, key: &str) -> Option<Say> {
    typed::said(&typed::words(Kind::named(kind)?.form().key(key)?), name?)
}

fn said_time(time: Option<&Time>) -> Option<Say> {
    time.map(|time| time_words::said(&time.text))
}

/// What is known, with a comma between.
fn row(all: [Option<Say>; 2]) -> Option<Say> {
    all.into_iter()
        .flatten()
        .reduce(|a, b| Say::new(format!("{}, {}", a.sv, b.sv), format!("{}, {}", a.en, b.en)))
}
