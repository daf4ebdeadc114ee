//! The page that is taken into the room: what has happened since the group last met, what is asked of whom, what waits, and
//! what comes before it meets again.

mod context;
mod moved;
mod asked;

use context::MeetingContext;

use super::context::ReportContext;
use super::indicators;
use super::list::MEETING;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::facts::Survey;
use crate::facts::meetings::{Between, held, plans_of, waiting};
use crate::facts::select::Trees;
use crate::gaps::{Found, Gap, Subject};
use crate::model::records::meeting::{Decision, Meeting};
use crate::model::records::organisation::Actor;
use crate::model::records::plan::Plan;
use crate::model::workspace::Filed;
use crate::output::page::{Cell, Column, Fact, Fit, Of, Page, Part, Table, Tone};

/// What is wanted.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The group, by any of its names.
    pub group: String,
    /// Whether the answer is to have room on a page: the longest lists are cut, and it is said how to see all.
    pub is_one_page: bool,
}

/// The page.
pub(crate) fn page(context: &ReportContext<'_>, group: Filed<'_, Actor>, options: &Options) -> Page {
    let lang = context.lang;
    let (workspace, day) = (context.workspace, context.day);
    let replaced: Vec<String> = context.plans(None).iter().map(|plan| plan.record.id.to_string()).collect();
    let plans: Vec<Filed<'_, Plan>> = plans_of(workspace, group.record)
        .into_iter()
        .filter(|plan| replaced.contains(&plan.record.id.to_string()))
        .collect();
    let held = held(workspace, group.record, day);
    let between = Between::of(group.record, &held, &plans, day);
    let surveyed = plans.into_iter().map(|plan| {
        (plan, Survey::of(workspace, plan.record, between.since), Survey::of(workspace, plan.record, day))
    });
    let room = MeetingContext {
        context,
        group: group.record,
        plans: surveyed.collect(),
        held,
        between,
        is_one_page: options.is_one_page,
    };
    let part = Part {
        of: Of { list: "meetings", one: "meeting" },
        id: group.record.id.to_string(),
        title: lang.pick(format!("Inför mötet {day}"), format!("Before the meeting {day}")),
        facts: room.facts(),
        table: None,
        lists: &["sections"],
        parts: room.parts(),
    };
    let mut notes = context.cautions();
    notes.extend(room.notes());
    let asked = vec![("group", Cell::text(&*group.record.id)), ("on", Cell::Day(day))];
    context.page(&MEETING, &group.record.title, vec![part], notes, asked)
}

impl<'w> MeetingContext<'_, 'w> {
    fn facts(&self) -> Vec<Fact> {
        let lang = self.context.lang;
        let last = self.between.last.map_or_else(
            || Cell::Fields {
                text: lang
                    .pick(
                        "inget möte är antecknat; räknat från planens början",
                        "no meeting is recorded; counted from the beginning of the plan",
                    )
                    .to_owned(),
                fields: vec![("day", Cell::Nothing), ("since", Cell::Day(self.between.since))],
            },
            |last| Cell::Fields {
                text: last.to_string(),
                fields: vec![("day", Cell::Day(last)), ("since", Cell::Day(last))],
            },
        );
        let next = self.between.next;
        let text = if self.between.is_known {
            next.to_string()
        } else {
            lang.pick(
                format!("{next} (ett halvår fram; gruppen säger inte hur ofta den möts)"),
                format!("{next} (half a year ahead; the group does not say how often it meets)"),
            )
        };
        let plans = self.plans.iter().map(|(plan, ..)| Cell::Named {
            id: plan.record.id.to_string(),
            title: plan.record.title.to_string(),
        });
        vec![
            Fact::new("last", lang.pick("Förra mötet", "Last meeting"), last),
            Fact::new(
                "next",
                lang.pick("Nästa möte", "Next meeting"),
                Cell::Fields {
                    text,
                    fields: vec![
                        ("by", Cell::Day(next)),
                        ("known", Cell::Flag { is: self.between.is_known, word: String::new() }),
                    ],
                },
            ),
            Fact::new("plans", lang.pick("Planer", "Plans"), Cell::List(plans.collect())),
        ]
    }

    fn notes(&self) -> Vec<String> {
        let lang = self.context.lang;
        let mut notes = Vec::new();
        if self.plans.is_empty() {
            notes.push(lang.pick(
                "Ingen plan hör till gruppen: varken dess enhet, sammankallande eller medlemmar hör till en organisation med en plan.",
                "No plan belongs to the group: neither its unit, its convener nor a member belongs to an organisation with a plan.",
            ).to_owned());
        }
        notes.push(lang.pick(
            "Skriv mötet i records/meetings/ efteråt: det som händer därefter räknas till nästa möte.",
            "Write the meeting in records/meetings/ afterwards: what happens after that is told at the next meeting.",
        ).to_owned());
        notes
    }

    fn parts(&self) -> Vec<Part> {
        let mut parts = vec![
            self.updates(),
            self.states(),
            self.gaps(),
            self.questions(),
            self.decisions(),
            self.coming(),
        ];
        for (_, _, now) in &self.plans {
            parts.insert(2, indicators::part(self.context, now, Some(self.between.since)));
        }
        parts.into_iter().flatten().collect()
    }

    /// Gaps that are there now and were not then, and those that are not any more. Where activities stand is told by itself.
    fn gaps(&self) -> Option<Part> {
        let (lang, workspace) = (self.context.lang, self.context.workspace);
        let trees = Trees::new(workspace);
        let then = ReportContext { day: self.between.since, ..self.context.clone() };
        let mut rows = Vec::new();
        for (plan, ..) in &self.plans {
            let (old, new) = (
                Found::of(then.workspace, then.day, &trees, *plan).gaps,
                Found::of(workspace, self.context.day, &trees, *plan).gaps,
            );
            let is_same = |a: &Gap, b: &Gap| a.kind == b.kind && a.subject == b.subject;
            let apart = |gap: &&Gap| !gap.kind.is_of_standing();
            let mut tell = |change: &'static str, word: &Say, gap: &Gap| {
                rows.push(vec![
                    Cell::Word {
                        name: change,
                        word: word.text(lang).to_owned(),
                        mark: "",
                        tone: Tone::Plain,
                    },
                    Cell::text(gap.title.text(lang)),
                    Cell::text(&gap.subject),
                    Cell::text(gap.kind.title().text(lang)),
                    gap.because.as_ref().map_or(Cell::Nothing, |because| Cell::text(because.text(lang))),
                ]);
            };
            for gap in new.iter().filter(apart).filter(|gap| !old.iter().any(|own| is_same(own, gap))) {
                tell("new", &Say::fixed("ny", "new"), gap);
            }
            let stays = |gap: &Gap| new.iter().any(|own| own.subject == gap.subject && own.is_alike(gap));
            for gap in old.iter().filter(apart).filter(|gap| !stays(gap)) {
                // What is finished or cancelled lacks nothing any more, and is told above.
                if gap.kind.subject() == Subject::Activity {
                    continue;
                }
                tell("closed", &Say::fixed("borta", "closed"), gap);
            }
        }
        let columns = vec![
            Column::new("change", "", Fit::Narrow(6)),
            Column::new("title", lang.pick("Brist", "Gap"), Fit::Wide(5)),
            Column::new("id", "Id", Fit::Hidden),
            Column::new("kind", lang.pick("Sort", "Kind"), Fit::Wide(3)),
            Column::new("because", lang.pick("Varför", "Why"), Fit::Hidden),
        ];
        let title = Say::fixed("Nya och stängda brister", "New and closed gaps");
        self.part("gaps", &title, Table { of: "gaps", columns, rows }, &Say::fixed("vbe gaps", "vbe gaps"))
    }

    fn decisions(&self) -> Option<Part> {
        let lang = self.context.lang;
        let row = |(on, filed, decision): &(Day, Filed<'w, Meeting>, &'w Decision)| {
            vec![
                Cell::Day(*on),
                Cell::text(&*decision.text),
                Cell::Text(format!("{}/{}", filed.record.id, decision.id)),
                self.context.actors(&decision.responsible),
                Cell::time(decision.due.as_ref()),
            ]
        };
        let columns = vec![
            Column::new("on", lang.pick("Beslutat", "Decided"), Fit::Narrow(10)),
            Column::new("text", lang.pick("Vad", "What"), Fit::Wide(5)),
            Column::new("id", "Id", Fit::Hidden),
            Column::new("responsible", lang.pick("Ansvarig", "Responsible"), Fit::Wide(3)),
            Column::new("due", lang.pick("Klart", "Due"), Fit::Narrow(10)),
        ];
        let rows = waiting(&self.held, self.context.day).iter().map(row).collect();
        let title = Say::fixed("Beslut som väntar", "Decisions still waiting");
        self.part(
            "decisions",
            &title,
            Table { of: "decisions", columns, rows },
            &Say::fixed("vbe list meeting", "vbe list meeting"),
        )
    }
}
