//! What each of those who meet is asked to answer, and what comes before the next meeting.

use super::context::MeetingContext;
use crate::base::lang::{Say, plural};
use crate::facts::due::Duty;
use crate::facts::meetings::waiting;
use crate::facts::state::responsible;
use crate::model::records::Text;
use crate::output::page::{Cell, Column, Fit, Part, Table, Tone};
use crate::reports::cells::promise_cell;

impl MeetingContext<'_, '_> {
    /// Those who are to be there: the members, and those who were there last time.
    fn attending(&self) -> Vec<&Text> {
        let last = self.held.iter().rev().find(|(on, _)| *on < self.context.day);
        let present = last.into_iter().flat_map(|(_, filed)| &filed.record.present);
        let mut all: Vec<&Text> = Vec::new();
        for name in self.group.convener.iter().chain(&self.group.members).chain(present) {
            if !all.iter().any(|own| self.context.workspace.is_same_actor(own, name)) {
                all.push(name);
            }
        }
        all
    }

    /// Whether something is theirs: their own, or that of one in the unit that they are, where nobody nearer attends.
    fn is_theirs(&self, names: &[Text], who: &Text) -> bool {
        let workspace = self.context.workspace;
        let attending = self.attending();
        let nearest = |name: &Text| {
            let mut line = workspace.line_of(workspace.actor(name).found()?);
            line.find_map(|above| {
                attending.iter().find(|own| workspace.actor(own).found() == Some(above)).copied()
            })
        };
        names
            .iter()
            .any(|name| nearest(name).is_some_and(|own| self.context.workspace.is_same_actor(own, who)))
    }

    /// Role by role: what is late or silent, what they were to do, and what they missed.
    pub(super) fn questions(&self) -> Option<Part> {
        let (lang, day) = (self.lang(), self.context.day);
        let missed: Vec<(Duty<'_>, usize)> = Duty::all(self.context.workspace, day)
            .into_iter()
            .filter(|duty| self.is_own(duty))
            .map(|duty| {
                let count = duty.turns(day).iter().filter(|turn| turn.is_missed(day)).count();
                (duty, count)
            })
            .filter(|(_, count)| *count > 0)
            .collect();
        let mut rows = Vec::new();
        for who in self.attending() {
            let mut ask = |what: &'static str, word: &Say, title: &str, why: String| {
                rows.push(vec![
                    self.context.actor(who),
                    Cell::Word { name: what, word: word.text(lang).to_owned(), mark: "", tone: Tone::Watch },
                    Cell::text(title),
                    Cell::text(why),
                ]);
            };
            for (plan, activity, _, now) in self.rows() {
                if !self.is_theirs(responsible(plan.record, activity), who) {
                    continue;
                }
                if now.state.is_late() {
                    ask("late", &now.state.word(), &activity.title, promise_cell(activity, lang).read(""));
                } else if now.silent {
                    let last = now.last.map_or_else(String::new, |last| last.to_string());
                    ask("silent", &Say::fixed("tyst", "silent"), &activity.title, last);
                }
            }
            for (on, _, decision) in waiting(&self.held, day) {
                if self.is_theirs(&decision.responsible, who) {
                    let due =
                        decision.due.as_ref().map_or_else(|| on.to_string(), |due| due.text.to_string());
                    ask("decision", &Say::fixed("beslut", "decision"), &decision.text, due);
                }
            }
            for (duty, count) in missed.iter().filter(|(duty, _)| self.is_theirs(duty.responsible, who)) {
                let times = plural(*count, lang.pick("gång", "time"), lang.pick("gånger", "times"));
                let text = Say::same(format!("{count} {times}"));
                ask("missed", &Say::fixed("utebliven", "missed"), duty.title, text.text(lang).to_owned());
            }
        }
        let columns = vec![
            Column::new("role", lang.pick("Vem", "Who"), Fit::Wide(3)),
            Column::new("sort", lang.pick("Fråga om", "Asked of"), Fit::Narrow(10)),
            Column::new("what", lang.pick("Vad", "What"), Fit::Wide(5)),
            Column::new("when", lang.pick("Lovat eller senast", "Promised or last"), Fit::Narrow(14)),
        ];
        let title = Say::fixed("Det som var och en ombeds svara på", "What each is asked to answer");
        self.part(
            "asked",
            &title,
            Table { of: "questions", columns, rows },
            &Say::fixed("vbe roles", "vbe roles"),
        )
    }

    /// Whether a duty is one that belongs to a plan of the group, or to one who meets.
    fn is_own(&self, duty: &Duty<'_>) -> bool {
        let of_plan = duty
            .id
            .split_once('/')
            .is_some_and(|(id, _)| self.plans.iter().any(|(plan, ..)| *plan.record.id == *id));
        of_plan
            || duty.id == *self.group.id
            || self.attending().into_iter().any(|who| self.is_theirs(duty.responsible, who))
    }

    /// What is to be done before the group meets again: what was promised, what recurs, and what was decided.
    pub(super) fn coming(&self) -> Option<Part> {
        let (lang, day) = (self.lang(), self.context.day);
        let mut rows = Vec::new();
        for (plan, activity, _, now) in self.rows() {
            let due = [activity.promise.finish(), activity.promise.start()].into_iter().flatten();
            let due = due.filter(|_| now.state.is_open()).find(|time| self.between.falls(time.period, day));
            if let Some(due) = due.filter(|_| !now.state.is_late()) {
                let whose = self.context.actors(responsible(plan.record, activity));
                rows.push((due.period.last, activity.title.to_string(), whose));
            }
        }
        for duty in Duty::all(self.context.workspace, day).iter().filter(|duty| self.is_own(duty)) {
            let turn = duty
                .turns(self.between.next)
                .into_iter()
                .find(|turn| !turn.is_done() && !turn.days.is_over(day));
            if let Some(turn) = turn.filter(|turn| self.between.falls(turn.days, day)) {
                rows.push((
                    turn.days.last,
                    format!("{} ({})", duty.title, duty.rhythm),
                    self.context.actors(duty.responsible),
                ));
            }
        }
        for (_, _, decision) in waiting(&self.held, day) {
            if let Some(due) = decision.due.as_ref().filter(|due| self.between.falls(due.period, day)) {
                rows.push((
                    due.period.last,
                    decision.text.to_string(),
                    self.context.actors(&decision.responsible),
                ));
            }
        }
        rows.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        let rows =
            rows.into_iter().map(|(by, what, whose)| vec![Cell::Day(by), Cell::Text(what), whose]).collect();
        let columns = vec![
            Column::new("by", lang.pick("Senast", "By"), Fit::Narrow(10)),
            Column::new("what", lang.pick("Vad", "What"), Fit::Wide(5)),
            Column::new("responsible", lang.pick("Ansvarig", "Responsible"), Fit::Wide(3)),
        ];
        let title = Say::fixed("Före nästa möte", "Before the next meeting");
        self.part("coming", &title, Table { of: "coming", columns, rows }, &Say::fixed("vbe due", "vbe due"))
    }
}
