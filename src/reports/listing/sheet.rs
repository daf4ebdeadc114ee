//! Which things are listed, and the row of each.

use super::listed::{Listed, Options};
use std::collections::HashMap;

use crate::base::period::Period;
use crate::base::target::unit_beside;
use crate::base::time_words;
use crate::facts::alike;
use crate::facts::dated::{dated, time as time_said};
use crate::facts::entities::{Entity, EntityKind};
use crate::facts::indicators::words;
use crate::facts::promised;
use crate::facts::select::values;
use crate::facts::state::{Standing, responsible};
use crate::facts::{Editions, Survey};
use crate::model::records::plan::Activity;
use crate::model::records::vocabulary::{Status, Vocabulary};
use crate::model::records::{Record, organisation};
use crate::output::page::{Cell, Tone};
use crate::reports::cells::state_cell;
use crate::reports::context::ReportContext;
use crate::reports::show;
use crate::syntax::tree::At;
use crate::syntax::unsearched::Unsearched;
use crate::syntax::word::Word;

/// A row of the list.
pub(super) struct Row {
    pub title: String,
    /// The title as people read it.
    pub said: String,
    pub id: String,
    pub dated: Option<Period>,
    /// The same as people write it.
    pub time: String,
    pub state: Cell,
    pub responsible: Cell,
    /// The field that names the owners.
    pub owner: Option<&'static str>,
    pub place: String,
}

/// What is asked of the things, and what the rows are made from.
pub(super) struct Sheet<'s, 'w> {
    pub context: &'s ReportContext<'w>,
    pub listed: &'s Listed,
    pub options: &'s Options,
    /// The fields that name the owner.
    pub owners: Vec<&'static str>,
    /// The state of the activities of each plan, by its id, when activities are listed.
    pub surveys: HashMap<Unsearched<&'w str>, Survey<'w>>,
    pub editions: &'s Editions,
}

impl<'w> Sheet<'_, 'w> {
    /// Whether a thing is of the listed kind. Only the register shows whether an actor is a role, unit or
    /// group.
    pub(super) fn is_it(&self, thing: &Entity) -> bool {
        let Some(list) = self.listed.list.filter(|_| thing.kind == EntityKind::Actor) else { return true };
        let actor = self.context.workspace.actor(&thing.word()).found().map(|actor| actor.record.kind);
        match list {
            "roles" => actor == Some(organisation::ActorKind::Role),
            "units" => actor == Some(organisation::ActorKind::Unit),
            _ => actor == Some(organisation::ActorKind::Group),
        }
    }

    /// The row of a thing; nothing when the filters leave it out.
    pub(super) fn row(&self, thing: &Entity, node: At<'_>) -> Option<Row> {
        let (context, lang) = (self.context, self.context.lang);
        let activity = self.activity(thing);
        let (owner, owners) = if let Some((survey, (activity, _))) = activity {
            let own = responsible(survey.plan, activity);
            (Some("responsible"), own.iter().map(Word::from).collect())
        } else {
            let mut all = self.owners.iter().map(|key| (Some(*key), values(node, key)));
            all.find(|(_, owners)| !owners.is_empty()).unwrap_or_default()
        };
        let when = self.dated(thing, activity.map(|(_, (activity, _))| *activity));
        let state = activity.map(|(_, (_, standing))| standing.state);
        let status = values(node, "status").first().cloned().filter(|_| self.listed.name == "case");
        let name = state.map(|state| state.name().to_owned()).or(status.as_ref().map(ToString::to_string));
        let is_wanted = self.is_of_plan(thing, node)
            && self.is_in_area(node)
            && self.is_whose(&owners, node)
            && (self.options.states.is_empty()
                || name.is_some_and(|name| self.options.states.contains(&name)))
            && self.is_in_time(when)
            && self.options.wheres.iter().all(|(path, value)| self.stands(node, path, value));
        if !is_wanted {
            return None;
        }
        let title = show::named(context.workspace, thing, lang);
        let state = match (state, status) {
            (Some(state), _) => state_cell(state, lang),
            (None, Some(status)) => self.status(&status),
            _ => self.plan_state(thing),
        };
        let owners = owners.iter().map(|name| {
            let actor = context.workspace.actor(name).found();
            actor.map_or_else(
                || Cell::text(&**name),
                |actor| Cell::Named {
                    id: actor.record.id.to_string(),
                    title: actor.record.title.to_string(),
                },
            )
        });
        let owners: Vec<Cell> = owners.collect();
        Some(Row {
            said: self.said(thing, node, &title),
            title,
            id: thing.id.clone(),
            time: match activity {
                Some((_, (activity, _))) => promised::text(activity, lang).replace('*', ""),
                None => self.time(thing, when),
            },
            dated: when,
            state,
            owner,
            responsible: if owners.is_empty() { Cell::Empty(String::new()) } else { Cell::List(owners) },
            place: context.file_and_line(thing.place),
        })
    }

    /// A goal or an indicator with its number and what is to be reached: `2.1 Klottret minskar (högst 30 st senast 2026)`.
    fn said(&self, thing: &Entity, node: At<'_>, title: &str) -> String {
        if !matches!(thing.kind, EntityKind::Goal | EntityKind::Indicator) {
            return title.to_owned();
        }
        let lang = self.context.lang;
        let first = |key: &str| values(node, key).first().map(ToString::to_string);
        let number = first("number").map_or_else(String::new, |number| format!("{number} "));
        let by = first("by").map(|by| time_words::end(&by, lang));
        let by = by.map(|by| lang.pick(format!(" senast {by}"), format!(" by {by}"))).unwrap_or_default();
        let target = first("target").map(|target| {
            let said = words::target_said(&target, lang);
            format!("{said}{}{by}", unit_beside(&target, first("unit").as_deref()))
        });
        let target = target.map_or_else(String::new, |target| format!(" ({target})"));
        format!("{number}{title}{target}")
    }

    /// Whether a case is open, in words.
    fn status(&self, status: &Word) -> Cell {
        let said = Status::named(status).map(|own| own.word().text(self.context.lang).to_owned());
        Cell::Said { written: status.to_string(), said: said.unwrap_or_else(|| status.to_string()) }
    }

    /// When a thing is that is no activity: by the time that it says itself, as people have written it, and otherwise by the days.
    fn time(&self, thing: &Entity, when: Option<Period>) -> String {
        let is_whole = matches!(thing.kind, EntityKind::Record(_));
        let record = self.context.workspace.file(thing.place.file).record.as_ref().filter(|_| is_whole);
        let said = record.and_then(|record| match record {
            Record::Plan(plan) => plan.period.as_ref(),
            // It is listed by when it holds, and not by when it was signed.
            Record::Agreement(own) => own.period.as_ref().or(own.signed.as_ref()),
            record => time_said(record),
        });
        let said = said.map(|time| time_words::time(&time.text, self.context.lang));
        said.or_else(|| when.map(|when| when.to_string())).unwrap_or_default()
    }

    /// The state of a plan; nothing of anything else.
    fn plan_state(&self, thing: &Entity) -> Cell {
        match &self.context.workspace.file(thing.place.file).record {
            Some(Record::Plan(plan)) if thing.kind == EntityKind::Record("plan") => {
                let state = self.editions.state(plan);
                let word = state.short().text(self.context.lang).to_owned();
                Cell::Word { name: state.name(), word, mark: "", tone: Tone::Plain }
            }
            _ => Cell::Nothing,
        }
    }

    /// The survey that has an activity, and its row there.
    fn activity<'s>(
        &'s self,
        thing: &'s Entity,
    ) -> Option<(&'s Survey<'w>, &'s (&'w Activity, Standing<'w>))> {
        let (plan, id) = thing.of_plan().filter(|_| thing.kind == EntityKind::Activity)?;
        let survey = self.surveys.get(&plan)?;
        Some((survey, survey.row(&id)?))
    }

    /// The days that a thing is about; for an activity, the promised days.
    fn dated(&self, thing: &Entity, activity: Option<&Activity>) -> Option<Period> {
        if let Some(Activity { promise, .. }) = activity {
            let (start, finish) = (promise.start(), promise.finish());
            let first = start.or(finish)?.period.first;
            return Some(Period { first, last: finish.or(start)?.period.last });
        }
        let EntityKind::Record(_) = thing.kind else { return None };
        let record = self.context.workspace.file(thing.place.file).record.as_ref()?;
        if let Record::Agreement(own) = record
            && let Some(time) = &own.period
        {
            return Some(time.period);
        }
        dated(record)
    }

    fn is_of_plan(&self, thing: &Entity, node: At<'_>) -> bool {
        let Some(wanted) = &self.options.plan else { return true };
        let own = thing.of_plan().map_or_else(|| thing.word(), |(plan, _)| Word::from(plan));
        let is_of = |value: &Word| {
            *value == wanted.as_str()
                || value.stands().parted().is_some_and(|(plan, _)| Word::from(plan) == wanted.as_str())
        };
        let points = ["plan", "part_of", "indicator"].iter().flat_map(|key| values(node, key));
        own == wanted.as_str() || points.into_iter().any(|value| is_of(&value))
    }

    fn is_in_area(&self, node: At<'_>) -> bool {
        let Some(wanted) = &self.options.area else { return true };
        ["areas", "area"].iter().flat_map(|key| values(node, key)).any(|area| area == wanted.as_str())
    }

    fn is_whose(&self, owners: &[Word], node: At<'_>) -> bool {
        let same =
            |wanted: &String| owners.iter().any(|name| self.context.workspace.is_same_actor(name, wanted));
        let all = || self.owners.iter().flat_map(|key| values(node, key)).chain(owners.iter().cloned());
        let under = |wanted: &String| {
            let Some(unit) = self.context.workspace.actor(wanted).found() else { return false };
            all().any(|name| {
                let own = self.context.workspace.actor(&name).found();
                own.is_some_and(|own| self.context.workspace.line_of(own).any(|above| above == unit))
            })
        };
        self.options.responsible.as_ref().is_none_or(same) && self.options.unit.as_ref().is_none_or(under)
    }

    fn is_in_time(&self, when: Option<Period>) -> bool {
        let since = self.options.since.is_none_or(|since| when.is_some_and(|when| when.last >= since));
        since && self.options.until.is_none_or(|until| when.is_some_and(|when| when.first <= until))
    }

    fn stands(&self, node: At<'_>, path: &str, value: &str) -> bool {
        let is_time = self.listed.field(path).is_ok_and(|field| alike::is_time(field.format));
        let wanted = alike::time(value).filter(|_| is_time);
        let same = |own: &Word| {
            own == value
                || wanted.is_some() && alike::time(own) == wanted
                || self.context.workspace.actor(own).found().is_some()
                    && self.context.workspace.is_same_actor(own, value)
        };
        values(node, path).iter().any(same)
    }
}
