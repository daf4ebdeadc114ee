//! The sections on what each participant is asked to answer, and on what comes before the next meeting.

use super::context::{Head, MeetingContext, Section};
use super::lines::Line;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::base::time_words;
use crate::facts::State;
use crate::facts::due::{Duty, DutyKind};
use crate::facts::meetings::waiting;
use crate::facts::state::responsible;
use crate::model::records::meeting::{Decision, Meeting};
use crate::model::records::{Text, Time};
use crate::output::page::{Cell, Column, Fit, Tone};
use crate::reports::cells::promise_cell;

/// A question, and the role that is asked.
struct Question {
    role: Cell,
    /// The sort of question: `late`, `silent`, `decision` or `missed`, with its name for people.
    sort: (&'static str, Say),
    subject: Cell,

    when: Cell,
}

/// Something that is due before the group meets again.
struct Coming {
    by: Day,
    subject: Cell,
    responsible: Cell,
}

impl MeetingContext<'_, '_> {
    /// Who is expected: the convener, the members, and those who were present last time.
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

    /// Whether something belongs to `who`: to themselves, or to an actor in their unit whom nobody closer
    /// represents.
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

    /// For each participant: activities that are late or silent, decisions to carry out, and missed duties.
    pub(super) fn questions(&self) -> Option<Section> {
        let lang = self.lang();
        let missed = self.missed();
        let rows: Vec<Question> = self
            .attending()
            .into_iter()
            .flat_map(|who| {
                let promised = self.asked_of_activities(who);
                promised.chain(self.asked_of_decisions(who)).chain(self.asked_of_duties(who, &missed))
            })
            .collect();
        let head = Head {
            id: "asked",
            table: "questions",
            title: Say::fixed("Frågor till de ansvariga", "Questions to those responsible"),
        };
        self.section(&head, &question_columns(), &rows, |row| Line {
            what: row.word(lang),
            when: row.when.clone(),
            responsible: row.role.clone(),
            ..Line::of(&row.subject)
        })
    }

    /// The duties of the group that were missed, and how many times each.
    fn missed(&self) -> Vec<(Duty<'_>, usize)> {
        let day = self.context.day;
        let own = Duty::all(self.context.workspace, day).into_iter().filter(|duty| self.is_own(duty));
        let counted = own.map(|duty| {
            let turns = duty.turns_on(day, day);
            let missed = turns.iter().filter(|turn| turn.is_missed(day));
            let count = missed.map(|turn| turn.wanted.saturating_sub(turn.done) as usize).sum();
            (duty, count)
        });
        counted.filter(|(_, count)| *count > 0).collect()
    }

    fn asked_of_activities(&self, who: &Text) -> impl Iterator<Item = Question> {
        let lang = self.lang();
        let planned = move |time: String| timed(&Say::fixed("planerad tid", "planned time"), time, lang);
        self.rows().filter_map(move |(plan, activity, _, now)| {
            if !self.is_theirs(responsible(plan.record, activity), who) {
                return None;
            }
            let (sort, when) = if now.state == State::NotReported {
                // What is promised without a time is over with the plan.
                let own = Some(promise_cell(activity, lang).read("")).filter(|own| !own.is_empty());
                let of_plan = || now.time.map_or_else(String::new, |time| time.last.to_string());
                (("not-reported", now.state.word()), planned(own.unwrap_or_else(of_plan)))
            } else if now.state.is_late() {
                (("late", now.state.word()), planned(promise_cell(activity, lang).read("")))
            } else if now.silent {
                let last = now.last.map_or_else(String::new, |last| last.to_string());
                let label = Say::fixed("senast uppdaterad", "last updated");
                (("silent", Say::fixed("saknar uppföljning", "without follow-up")), timed(&label, last, lang))
            } else {
                return None;
            };
            Some(Question {
                role: self.context.actor(who),
                sort,
                subject: Self::activity(plan, activity),
                when,
            })
        })
    }

    fn asked_of_decisions(&self, who: &Text) -> impl Iterator<Item = Question> {
        let waiting = waiting(&self.held, self.context.day).into_iter();
        waiting.filter(move |(.., decision)| self.is_theirs(&decision.responsible, who)).map(
            move |(on, meeting, decision)| Question {
                role: self.context.actor(who),
                sort: ("decision", Say::fixed("beslut", "decision")),
                subject: decided(meeting.record, decision),
                when: match &decision.due {
                    Some(due) => {
                        let time = time_words::time(&due.text, self.lang());
                        timed(&DUE_BY, time, self.lang())
                    }
                    None => timed(&Say::fixed("beslutat", "decided"), on.to_string(), self.lang()),
                },
            },
        )
    }

    fn asked_of_duties(&self, who: &Text, missed: &[(Duty<'_>, usize)]) -> impl Iterator<Item = Question> {
        let lang = self.lang();
        missed.iter().filter(move |(duty, _)| self.is_theirs(duty.responsible, who)).map(
            move |(duty, count)| Question {
                role: self.context.actor(who),
                sort: ("missed", Say::fixed("ej antecknad", "not recorded")),
                subject: Cell::Named {
                    id: duty.id.clone(),
                    title: duty.called(self.context.workspace, lang).into_owned(),
                },
                when: missed_since(duty, *count, self.context.day, lang),
            },
        )
    }

    /// Whether a duty belongs to a plan of the group, to the group, or to a participant.
    fn is_own(&self, duty: &Duty<'_>) -> bool {
        // What meetings have decided has a section of its own.
        if duty.kind == DutyKind::Decision {
            return false;
        }
        let of_plan = duty
            .id
            .split_once('/')
            .is_some_and(|(id, _)| self.plans.iter().any(|(plan, ..)| *plan.record.id == *id));
        of_plan
            || duty.id == *self.group.id
            || self.attending().into_iter().any(|who| self.is_theirs(duty.responsible, who))
    }

    /// What is due before the group meets again: promises, recurring duties and decisions.
    pub(super) fn coming(&self) -> Option<Section> {
        let day = self.context.day;
        let mut rows = Vec::new();
        for (plan, activity, _, now) in self.rows() {
            if !now.state.is_open() || now.state.is_late() {
                continue;
            }
            let falls = |time: &&Time| self.between.falls(time.period, day);
            let finish = activity.promise.finish().filter(falls);
            // The last day to begin is not one on which anything is finished.
            let start = activity.promise.start().filter(falls).filter(|_| now.is_unbegun());
            let Some(due) = finish.or(start) else { continue };
            let mut subject = Self::activity(plan, activity);
            if let (None, Cell::Named { title, .. }) = (finish, &mut subject) {
                title.push_str(self.lang().pick(" (ska ha påbörjats)", " (to be begun)"));
            }
            rows.push(Coming {
                by: due.period.last,
                subject,
                responsible: self.context.answering(responsible(plan.record, activity), true),
            });
        }
        for duty in Duty::all(self.context.workspace, day).iter().filter(|duty| self.is_own(duty)) {
            let turn =
                duty.turns(self.between.next).into_iter().find(|turn| !turn.is_done() && !turn.is_over(day));
            if let Some(turn) = turn.filter(|turn| self.between.falls(turn.time(), day)) {
                let (said, often) = (duty.called(self.context.workspace, self.lang()), duty.often());
                let often = Some(often.text(self.lang())).filter(|often| !often.is_empty());
                let title = often.map_or_else(|| said.to_string(), |often| format!("{said} ({often})"));
                rows.push(Coming {
                    by: turn.by(),
                    subject: Cell::Named { id: duty.id.clone(), title },
                    responsible: self.context.actors(duty.responsible),
                });
            }
        }
        for (_, meeting, decision) in waiting(&self.held, day) {
            if let Some(due) = decision.due.as_ref().filter(|due| self.between.falls(due.period, day)) {
                rows.push(Coming {
                    by: due.period.last,
                    subject: decided(meeting.record, decision),
                    responsible: self.context.actors(&decision.responsible),
                });
            }
        }
        rows.sort_by(|a, b| a.by.cmp(&b.by).then_with(|| a.title().cmp(&b.title())));
        let head = Head {
            id: "coming",
            table: "coming",
            title: Say::fixed("Före nästa möte", "Before the next meeting"),
        };
        self.section(&head, &coming_columns(), &rows, |row| Line {
            when: Cell::Day(row.by),
            responsible: row.responsible.clone(),
            ..Line::of(&row.subject)
        })
    }
}

/// A decision, identified by its meeting and id.
pub(super) fn decided(meeting: &Meeting, decision: &Decision) -> Cell {
    Cell::Named { id: format!("{}/{}", meeting.id, decision.id), title: decision.text.to_string() }
}

/// Since when a duty is not recorded as done, and how many times where it comes again. Programs get the day.
fn missed_since(duty: &Duty<'_>, count: usize, day: Day, lang: Lang) -> Cell {
    let turns = duty.turns_on(day, day);
    let Some(first) = turns.iter().find(|turn| turn.is_missed(day)).map(|turn| turn.until) else {
        return Cell::Nothing;
    };
    if duty.recurrence.is_none() {
        let time = time_words::end(&duty.rhythm, lang);
        return Cell::Said { said: timed(&DUE_BY, time, lang).read(""), written: first.to_string() };
    }
    let times = nouns::TIMES.told(count, lang);
    let said = lang.pick(format!("sedan {first}, {times}"), format!("since {first}, {times}"));
    Cell::Said { said, written: first.to_string() }
}

static DUE_BY: Say = Say::fixed("klart senast", "due by");

/// A time, and which time it is. Programs get the time.
fn timed(label: &Say, time: String, lang: Lang) -> Cell {
    if time.is_empty() {
        return Cell::Nothing;
    }
    Cell::Said { said: format!("{} {time}", label.text(lang)), written: time }
}

impl Question {
    fn word(&self, lang: Lang) -> Cell {
        let (name, word) = &self.sort;
        Cell::Word { name, word: word.text(lang).to_owned(), mark: "", tone: Tone::Watch }
    }
}

fn question_columns() -> Vec<Column<Question>> {
    vec![
        Column::new("role", Say::fixed("Vem", "Who"), Fit::Wide(3), |row, _| row.role.clone()),
        Column::new("sort", Say::fixed("Fråga om", "Asked about"), Fit::Narrow(11), Question::word),
        Column::new("what", Say::fixed("Vad", "What"), Fit::Wide(5), |row, _| {
            Cell::text(row.subject.read(""))
        }),
        Column::new("when", Say::fixed("När", "When"), Fit::Narrow(18), |row, _| row.when.clone()),
    ]
}

impl Coming {
    fn title(&self) -> String {
        self.subject.read("")
    }
}

fn coming_columns() -> Vec<Column<Coming>> {
    vec![
        Column::new("by", Say::fixed("Klart senast", "Due by"), Fit::Narrow(10), |row, _| Cell::Day(row.by)),
        Column::new("what", Say::fixed("Vad", "What"), Fit::Wide(5), |row, _| Cell::Text(row.title())),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(3), |row, _| {
            row.responsible.clone()
        }),
    ]
}
