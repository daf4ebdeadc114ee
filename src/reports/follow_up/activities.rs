//! Each activity in words: what was promised, how it stands, what has been told of it and where that can be seen.

use super::document::Document;
use super::overview::{Row, by_area, planned};
use super::words::{filled, section};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say, clause};
use crate::base::nouns;
use crate::base::target::unit_beside;
use crate::base::time_words;
use crate::facts::indicators::words;
use crate::facts::state::{finished_late, responsible};
use crate::facts::{Reach, State};
use crate::model::records::activity::{Assessment, Progress, Task, Update};
use crate::model::records::plan::{Activity, Term};
use crate::model::records::{Record, Text};
use crate::output::page::{Cell, Column, Fact, Fit, Part, Table};
use crate::reports::cells::{assessment_cell, capital, numbered, outcome_said, part_said};
use crate::say;

/// How many of the latest notes are shown; a board has no room for a diary.
const NOTES: usize = 4;

/// The activities one by one. Of four months only those of which there is something to say.
pub(super) fn part(document: &Document<'_, '_>) -> Part {
    let lang = document.lang();
    let title = Say::fixed("Åtgärderna en för en", "The activities one by one");
    let mut part = section("activities", &title, lang);
    part.lists = &["told"];
    let mut left_out = 0;
    for row in by_area(document).into_iter().flat_map(|group| group.rows) {
        if document.is_annual() || row.is_news() {
            part.parts.push(row.told());
        } else {
            left_out += 1;
        }
    }
    if left_out > 0 {
        let Say { sv, en } = nouns::ACTIVITIES.with(left_out);
        let said = say!(
            "{sv} utan ny uppföljning under perioden står bara i översikten.",
            "{en} without news in the period, shown in the overview only."
        );
        part.facts.push(Fact::said("left_out", said.text(lang)));
    }
    part
}

impl<'w> Row<'_, 'w> {
    fn lang(&self) -> Lang {
        self.document.lang()
    }

    fn progress(&self) -> Option<&'w Progress> {
        self.document.progress(self.activity)
    }

    /// The notes of the time, earliest first.
    fn updates(&self) -> Vec<&'w Update> {
        let all = self.progress().into_iter().flat_map(|progress| &progress.updates);
        let mut own: Vec<&Update> = all.filter(|update| self.document.is_within(update.on.day)).collect();
        own.sort_by_key(|update| update.on.day);
        own.drain(..own.len().saturating_sub(NOTES));
        own
    }

    /// Whether there is something to tell of it: news, that it is late, or that nobody has told how it went.
    fn is_news(&self) -> bool {
        let told = self.progress().into_iter().flat_map(Progress::dates);
        let is_behind = self.standing.state.is_late() || self.standing.state == State::NotReported;
        let is_told = told.map(|on| on.day).any(|on| self.document.is_within(on));
        is_behind || is_told || !self.document.parts(self.activity).is_empty()
    }

    fn told(&self) -> Part {
        let (lang, activity) = (self.lang(), self.activity);
        let mut facts = vec![Fact::new("state", lang.pick("Läge", "State"), Cell::text(self.state()))];
        let mut add = |key, sv: &str, en: &str, cell: Cell| {
            if !cell.read("").is_empty() {
                facts.push(Fact::new(key, lang.pick(sv, en), cell));
            }
        };
        let text = |text: &Option<Text>| text.as_ref().map_or(Cell::Nothing, |text| Cell::text(&**text));
        let (context, plan) = (self.document.context, self.document.plan);
        add("outcome", "Utfall", "Outcome", self.outcome());
        add("decision", "Beslut", "Decision", self.decision());
        add("onward", "I nästa plan", "In the next plan", self.onward());
        add("leads_to", "Uppgifter som kom av åtgärden", "Tasks that came of it", self.tasks());
        // Where there is one, the overview has it under that.
        let areas = activity.areas.iter().filter_map(|id| plan.areas.find(id));
        let areas: Vec<Cell> = areas
            .map(|area| Cell::Named {
                id: area.id.to_string(),
                title: numbered(area.number.as_ref(), &area.title),
            })
            .collect();
        if areas.len() > 1 {
            add("areas", "Områden", "Areas", Cell::List(areas));
        }
        add("responsible", "Ansvarig", "Responsible", context.actors(responsible(plan, activity)));
        let lead = activity.lead.as_ref().map_or(Cell::Nothing, |lead| context.actor(lead));
        add("lead", "Sammanhållande", "Lead", lead);
        add("partners", "Samverkanspartner", "Partners", context.actors(&activity.partners));
        add("promised", "Planerad tid", "Planned time", self.promised());
        add("description", "Beskrivning", "Description", text(&activity.description));
        let parts = activity.parts.iter().map(|part| Cell::text(&**part)).collect();
        add("parts", "Delar", "Parts", Cell::List(parts));
        add("target_group", "Målgrupp", "Target group", text(&activity.target_group));
        let places = activity.places.iter().map(|place| Cell::text(&**place)).collect();
        add("places", "Plats", "Place", Cell::List(places));
        add("goal", "Mål", "Goal", self.goal());
        let goals = activity.serves.iter().filter_map(|id| {
            let whole = || self.document.workspace().plan(plan.part_of.as_ref()?).found();
            let goal = plan.goals.find(id).or_else(|| whole()?.record.goals.find(id))?;
            Some(Cell::Named { id: goal.id.to_string(), title: numbered(goal.number.as_ref(), &goal.title) })
        });
        add("goals", "Bidrar till målet", "Contributes to", Cell::List(goals.collect()));
        let needs = activity.needs.iter().filter_map(|link| {
            let need = plan.needs.find(&link.to)?;
            let title = numbered(need.number.as_ref(), &need.title);
            let partly = link.partly.then(|| lang.pick("delvis", "in part").to_owned());
            let beside: Vec<String> =
                partly.into_iter().chain(link.note.iter().map(|own| clause(own))).collect();
            let beside = if beside.is_empty() { String::new() } else { format!(" ({})", beside.join(": ")) };
            Some(Cell::Named { id: need.id.to_string(), title: format!("{title}{beside}") })
        });
        add("needs", "Behov", "Needs", Cell::List(needs.collect()));
        add("effect", "Förväntad effekt", "Expected effect", effect(activity, lang));
        add("resources", "Resurser", "Resources", text(&activity.resources));
        add("priority", "Prioritet", "Priority", text(&activity.priority));
        add("follow_up", "Så följs den upp", "How it is followed up", text(&activity.follow_up));
        add("note", "Anmärkning", "Note", text(&activity.note));
        let table = filled(Table::of("updates", &columns(), self.updates(), lang));
        let parts = self.document.parts(activity);
        if !parts.is_empty() {
            let workspace = self.document.workspace();
            let cell = |(on, record): &(Day, &Record)| Cell::Text(part_said(workspace, *on, record, lang));
            let label = lang.pick("Hör till åtgärden", "Part of it");
            facts.push(Fact::new("records", label, Cell::List(parts.iter().map(cell).collect())));
        } else if table.is_none() {
            let none = lang.pick("ingen under perioden", "none in the period").to_owned();
            facts.push(Fact::new("none", lang.pick("Uppföljning", "Follow-up"), Cell::Empty(none)));
        }
        Part {
            list: Some("told"),
            id: activity.id.to_string(),
            title: numbered(activity.number.as_ref(), &activity.title),
            facts,
            table,
            ..Part::default()
        }
    }

    /// `Påbörjad 2018-03-05. Bedömning: gul, risk (2018-10-15).`
    fn state(&self) -> String {
        let (lang, state) = (self.lang(), self.standing.state);
        let progress = self.progress();
        let on = match state {
            State::Finished => progress.and_then(|own| own.finished),
            State::Cancelled => progress.and_then(|own| own.cancelled.as_ref()).map(|own| own.on),
            _ => progress.and_then(|own| own.started),
        };
        let on = on.filter(|on| on.day <= self.document.day());
        let on = on.zip(progress).map(|(on, own)| time_words::time(&own.written(on), lang));
        let late = progress.and_then(|own| finished_late(self.activity, own, self.document.day()));
        let late = late.map(|late| format!(", {}", late.text(lang))).unwrap_or_default();
        let word = capital(state.word().text(lang));
        let is_said = matches!(state, State::Finished | State::Cancelled | State::Started);
        let mut said = vec![match on {
            Some(on) if is_said => format!("{word} {on}{late}."),
            Some(on) => lang.pick(format!("{word}, påbörjad {on}."), format!("{word}, started {on}.")),
            None => format!("{word}."),
        }];
        if let Some((assessment, on)) = self.assessed().filter(|_| state != State::Cancelled) {
            let means = means(assessment);
            let means = means.text(lang);
            said.push(
                lang.pick(format!("Bedömning: {means} ({on})."), format!("Assessment: {means} ({on}).")),
            );
        }
        if self.standing.silent {
            said.push(lang.pick("Saknar aktuell uppföljning.", "Without recent follow-up.").to_owned());
        }
        said.join(" ")
    }

    fn assessed(&self) -> Option<(Assessment, Day)> {
        let updates = self.progress().into_iter().flat_map(|progress| &progress.updates);
        let known = updates.filter(|update| update.on.day <= self.document.day());
        let latest = known.filter(|update| update.assessment.is_some()).max_by_key(|update| update.on.day)?;
        Some((latest.assessment?, latest.on.day))
    }

    /// `68 % (2025-12-05). Målet är delvis uppfyllt.`
    fn outcome(&self) -> Cell {
        let (lang, day) = (self.lang(), self.document.day());
        let outcome = self.progress().and_then(|own| own.outcome.as_ref()).filter(|own| own.on.day <= day);
        let Some(outcome) = outcome else { return Cell::Nothing };
        let value = outcome_said(&outcome.value, self.activity, lang);
        let mut said = vec![format!("{value} ({}).", outcome.on.day)];
        said.extend(outcome.note.as_ref().map(|note| format!("{}.", clause(note))));
        if !matches!(self.standing.reach, Reach::NoTarget | Reach::Unmeasured) {
            let reach = self.standing.reach.word();
            let reach = reach.text(lang);
            said.push(lang.pick(format!("Målet är {reach}."), format!("The target is {reach}.")));
        }
        Cell::Text(said.join(" "))
    }

    /// The decision that cancelled it.
    fn decision(&self) -> Cell {
        let cancelled = self.progress().and_then(|own| own.cancelled.as_ref());
        let known = cancelled.filter(|own| own.on.day <= self.document.day());
        let Some(cancelled) = known else { return Cell::Nothing };
        let mut said = format!("{}.", clause(&cancelled.decision));
        if cancelled.again {
            said.push_str(
                self.lang().pick(
                    " Prövas igen när planen revideras.",
                    " To be tried again when the plan is revised.",
                ),
            );
        }
        Cell::Text(said)
    }

    /// What it led to: each task, whose it is, and when it is to be done or was.
    fn tasks(&self) -> Cell {
        let (lang, day) = (self.lang(), self.document.day());
        let told = |task: &Task| {
            let whose = self.document.context.actors(&task.responsible).read(", ");
            let done = task.done.map(|done| done.day).filter(|done| *done <= day);
            let when = match (done, &task.due) {
                (Some(done), _) => lang.pick(format!("gjort {done}"), format!("done {done}")),
                (None, Some(due)) => {
                    let late = due.period.is_over(self.document.day());
                    let late = if late {
                        lang.pick(", inte antecknat som gjort", ", not recorded as done")
                    } else {
                        ""
                    };
                    let due = time_words::time(&due.text, lang);
                    lang.pick(format!("klart senast {due}{late}"), format!("to be done by {due}{late}"))
                }
                (None, None) => String::new(),
            };
            let beside: Vec<String> = [whose, when].into_iter().filter(|said| !said.is_empty()).collect();
            let text = clause(&task.text);
            if beside.is_empty() { text } else { format!("{text} ({})", beside.join("; ")) }
        };
        let tasks = self.progress().into_iter().flat_map(|progress| &progress.leads_to);
        Cell::List(tasks.map(|task| Cell::Text(told(task))).collect())
    }

    /// What became of it in the plan that takes over.
    fn onward(&self) -> Cell {
        let fate = self.document.fates.get(&self.activity.id.stands());
        fate.map_or(Cell::Nothing, |fate| Cell::text(fate.word().text(self.lang())))
    }

    fn promised(&self) -> Cell {
        let lang = self.lang();
        let mut said: Vec<String> = Vec::new();
        said.extend(Some(planned(self.activity, lang).read("")).filter(|text| !text.is_empty()));
        said.extend(self.activity.promise.note.as_ref().map(|note| clause(note)));
        match self.activity.ordinary {
            Some(true) => said.push(lang.pick("ordinarie verksamhet", "ordinary operations").to_owned()),
            Some(false) => said.push(lang.pick("punktinsats", "a one-off").to_owned()),
            None => {}
        }
        Cell::text(said.join("; "))
    }

    /// The goal in words, and its number: `Sju av tio har gått utbildningen (minst 70 % till 2025)`
    fn goal(&self) -> Cell {
        let Some(goal) = self.activity.goal.as_deref() else { return Cell::Nothing };
        let target = self.document.measure(self.activity).and_then(|row| words::target(row, self.lang()));
        let written = || goal.aim.written.as_ref().map(|own| words::target_said(own, self.lang()));
        let from = goal.aim.baseline.as_ref().map(|own| {
            let unit = unit_beside(own, goal.aim.unit.as_deref());
            self.lang().pick(format!("utgångsvärde {own}{unit}"), format!("baseline {own}{unit}"))
        });
        let told: Vec<String> = target.or_else(written).into_iter().chain(from).collect();
        let told = if told.is_empty() { String::new() } else { format!(" ({})", told.join("; ")) };
        Cell::Text(format!("{}{told}", clause(&goal.text)))
    }
}

/// What is expected of an activity, and when: `Färre konflikter; på lång sikt`
fn effect(activity: &Activity, lang: Lang) -> Cell {
    let term = activity.term.map(|term| match term {
        Term::Short => lang.pick("på kort sikt", "in the short term").to_owned(),
        Term::Long => lang.pick("på lång sikt", "in the long term").to_owned(),
    });
    let said: Vec<String> = activity.effect.iter().map(|own| clause(own)).chain(term).collect();
    if said.is_empty() { Cell::Nothing } else { Cell::Text(said.join("; ")) }
}

/// An assessment in words: the colour, and what it means.
fn means(assessment: Assessment) -> Say {
    match assessment {
        Assessment::Green => Say::fixed("grön, enligt plan", "green, as planned"),
        Assessment::Yellow => Say::fixed("gul, risk", "yellow, at risk"),
        Assessment::Red => Say::fixed("röd, avviker från planen", "red, off plan"),
    }
}

fn columns<'w>() -> Vec<Column<&'w Update>> {
    vec![
        Column::new("on", Say::fixed("Dag", "Day"), Fit::Narrow(10), |update: &&Update, _| {
            Cell::Day(update.on.day)
        }),
        Column::new("note", Say::fixed("Uppföljning", "Follow-up"), Fit::Wide(5), |update, _| {
            update.note.as_ref().map_or(Cell::Nothing, |note| Cell::text(&**note))
        }),
        Column::new("evidence", Say::fixed("Underlag", "Evidence"), Fit::Wide(3), |update, _| {
            update.evidence.as_ref().map_or(Cell::Nothing, |evidence| Cell::text(&**evidence))
        }),
        Column::new("assessment", Say::fixed("Bedömning", "Assessment"), Fit::Narrow(10), |update, lang| {
            assessment_cell(update.assessment, lang)
        }),
    ]
}
