//! Grouping of gaps by framework, need, unit or role. A gap can be in several groups.

use std::collections::HashMap;

use super::cells::sum;
use super::options::{Grouping, Options};
use super::table::{Layout, Row, table};
use crate::base::lang::Lang;
use crate::facts::Survey;
use crate::facts::select::Trees;
use crate::facts::single_points::{Baseline, Dependency};
use crate::facts::trained::unit_of;
use crate::gaps::{Found, Gap};
use crate::model::records::organisation::Actor;
use crate::output::page::{Cell, Fact, Part};
use crate::reports::context::ReportContext;
use crate::syntax::unsearched::Unsearched;
use crate::syntax::word::Word;

struct Group<'f> {
    /// The id of what the gaps have in common; empty for gaps that lack it.
    id: Word,
    title: String,
    gaps: Vec<&'f Gap>,
}

/// The groups of a plan's gaps, as parts of a page.
pub(super) fn parts(context: &ReportContext<'_>, options: &Options, found: &Found<'_>) -> Vec<Part> {
    let lang = context.lang;
    let held = if options.group_by == Grouping::Role { held(context, found) } else { Held::new() };
    let part = |group: Group<'_>| {
        let mut facts = vec![sum(found.plan, &group.gaps, lang)];
        if options.group_by == Grouping::Role && !group.id.is_empty() {
            facts.extend(hanging(held.get(&group.id.stands()), lang));
        }
        Part {
            list: Some("groups"),
            title: format!("{} ({})", group.title, group.gaps.len()),
            id: group.id.to_string(),
            facts,
            table: Some(table(rows(context, group.gaps), Layout::OfMany, context)),
            ..Part::default()
        }
    };
    groups(context, options, found).into_iter().map(part).collect()
}

fn groups<'f>(context: &ReportContext<'_>, options: &Options, found: &'f Found<'_>) -> Vec<Group<'f>> {
    let by = options.group_by;
    let mut groups: Vec<Group<'f>> = Vec::new();
    let mut places: HashMap<Word, usize> = HashMap::new();
    for gap in &found.gaps {
        let mut keys = keys(context, by, found, gap);
        if keys.is_empty() {
            keys.push((Word::default(), without(by, context.lang).to_owned()));
        }
        for (id, title) in keys.into_iter().filter(|(id, _)| options.wants_group(context.workspace, id)) {
            match places.get(&id).map(|at| &mut groups[*at]) {
                Some(group) if group.gaps.last().is_some_and(|last| std::ptr::eq(*last, gap)) => {}
                Some(group) => group.gaps.push(gap),
                None => {
                    places.insert(id.clone(), groups.len());
                    groups.push(Group { id, title, gaps: vec![gap] });
                }
            }
        }
    }
    let plan = found.plan;
    // Frameworks and needs are sorted as the plan lists them, and actors by title. Gaps without a group come
    // last.
    let place = |id: &Word| match by {
        Grouping::Framework => found.requirements.iter().position(|(own, _)| id == &Word::from(&own.id)),
        Grouping::Need => plan.needs.position(id),
        _ => None,
    };
    groups.sort_by(|a, b| {
        let key = |group: &Group<'_>| (group.id.is_empty(), place(&group.id));
        key(a).cmp(&key(b)).then_with(|| a.title.cmp(&b.title))
    });
    groups
}

/// The groups that a gap belongs to, as pairs of id and title.
fn keys(context: &ReportContext<'_>, by: Grouping, found: &Found<'_>, gap: &Gap) -> Vec<(Word, String)> {
    let (workspace, lang) = (context.workspace, context.lang);
    match by {
        Grouping::Kind => vec![(Word::from(gap.kind.name()), gap.kind.title().text(lang).to_owned())],
        Grouping::Framework => {
            let title = |id: &Word| {
                let framework = workspace.framework(id).found().map(|filed| filed.record);
                framework.map_or_else(|| id.to_string(), |own| own.said(lang).to_owned())
            };
            gap.framework.iter().map(|id| (id.clone(), title(id))).collect()
        }
        Grouping::Need => {
            let title = |id: &Word| {
                let need = found.plan.needs.find(id);
                need.map_or_else(|| id.to_string(), |need| need.title.to_string())
            };
            gap.needs.iter().map(|id| (id.clone(), title(id))).collect()
        }
        Grouping::Unit => {
            let unit = |name: &Word| unit_of(workspace, workspace.actor(name).found()?);
            gap.concerned().filter_map(unit).map(|unit| named(unit.record)).collect()
        }
        Grouping::Role => {
            let actor = |name: &Word| match workspace.actor(name).found() {
                Some(actor) => named(actor.record),
                None => (name.clone(), name.to_string()),
            };
            gap.whose.iter().map(actor).collect()
        }
    }
}

/// The id and the title of an actor.
pub(super) fn named(actor: &Actor) -> (Word, String) {
    let title = if actor.title.is_empty() { &actor.id } else { &actor.title };
    (Word::from(&actor.id), title.to_string())
}

fn without(by: Grouping, lang: Lang) -> &'static str {
    match by {
        Grouping::Kind => "",
        Grouping::Framework => lang.pick("Inget krav i en riktlinje", "No requirement of a framework"),
        Grouping::Need => lang.pick("Inget behov", "No need"),
        Grouping::Unit => lang.pick("Ingen enhet", "No unit"),
        Grouping::Role => lang.pick("Ingen ansvarig", "Nobody responsible"),
    }
}

/// The requirements and needs that depend on each actor alone, by the id of the actor.
type Held<'w> = HashMap<Unsearched<&'w str>, Vec<String>>;

/// What depends on each actor.
fn held<'w>(context: &ReportContext<'w>, found: &Found<'w>) -> Held<'w> {
    let mut held = Held::new();
    let Some(plan) = context.workspace.plan(&found.plan.id).found() else { return held };
    let trees = Trees::new(context.workspace);
    let survey = Survey::of(context.workspace, plan.record, context.day);
    let ground = Baseline::of(context.workspace, &trees, plan, &survey, context.day);
    let mut put = |thing: &str, hanging: Dependency<'w>| {
        for actor in hanging.actors {
            held.entry(actor.record.id.stands()).or_default().push(thing.to_owned());
        }
    };
    for (framework, coverages) in &found.requirements {
        for (requirement, coverage) in coverages {
            let hanging = ground.requirement(framework, requirement, coverage.extent);
            put(&format!("{}/{}", framework.id, requirement.id), hanging);
        }
    }
    for (need, coverage) in &found.needs {
        put(&need.id, ground.need(need, coverage));
    }
    held
}

fn hanging(held: Option<&Vec<String>>, lang: Lang) -> Option<Fact> {
    let all = held?.iter().map(Cell::text).collect();
    Some(Fact::new("hangs", lang.pick("Hänger på", "Hangs on it"), Cell::List(all)))
}

/// Gaps as rows, with those of the same subject next to each other.
pub(super) fn rows<'g>(context: &ReportContext<'_>, gaps: Vec<&'g Gap>) -> Vec<Row<'g>> {
    together(gaps, |gap| &gap.subject).into_iter().map(|gap| Row::of(context, gap)).collect()
}

/// Keeps the order of things, but moves those of the same subject up to the first of them.
pub(super) fn together<T>(things: Vec<T>, subject: impl Fn(&T) -> &Word) -> Vec<T> {
    let mut first: HashMap<Word, usize> = HashMap::new();
    for (at, thing) in things.iter().enumerate() {
        first.entry(subject(thing).clone()).or_insert(at);
    }
    let mut things = things;
    things.sort_by_key(|thing| first.get(subject(thing)).copied());
    things
}
