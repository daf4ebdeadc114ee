//! The meeting report, a page to bring to a meeting: what has happened since the group last met, what each
//! member is asked, what waits, and what comes before the next meeting.

mod lines;
mod context;
mod moved;
mod asked;
mod told;

use asked::decided;
use context::{Head, MeetingContext, Section};
use lines::Line;

use super::cells::{late_cell, reach_cell};
use super::context::ReportContext;
use super::indicators;
use super::report::Report;
use crate::base::day::Day;
use crate::base::frequency;
use crate::base::lang::{Lang, Say, clause};
use crate::base::nouns;
use crate::facts::coverage::excuse_of;
use crate::facts::due::{Duty, Turn};
use crate::facts::indicators::Measured;
use crate::facts::meetings::{Between, held, plans_ahead, plans_of, waiting};
use crate::facts::select::Trees;
use crate::facts::{Editions, PlanState, Survey};
use crate::gaps::{Found, Gap, GapKind, Subject};
use crate::model::records::meeting::{Decision, Meeting};
use crate::model::records::organisation::Actor;
use crate::model::records::plan::Plan;
use crate::model::workspace::Filed;
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, Tone, keys};
use crate::say;

/// The report for a meeting of a group.
pub static MEETING: Report = Report {
    name: "meeting",
    schema: "vbe.meeting/1",
    lists: &["meetings"],
    spreadsheet: Spreadsheet {
        table: "lines",
        parts: &["group"],
        keys: || keys(&lines::columns()),
        is_marked: false,
    },
    about: Say::fixed(
        "Sidan att ta med till ett möte: vad som har hänt, vem som ska svara på vad, vad som väntar",
        "The page to take to a meeting: what has happened, who is to answer what, what waits",
    ),
};

#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The group, by any of its names.
    pub group: String,
    /// Whether the page must fit on one sheet. The longest lists are then cut, with a note on how to see all.
    pub is_one_page: bool,
}

pub(crate) fn page(context: &ReportContext<'_>, group: Filed<'_, Actor>, options: &Options) -> Page {
    let lang = context.lang;
    let (workspace, day) = (context.workspace, context.day);
    let editions = Editions::on(workspace, day);
    let mut plans: Vec<Filed<'_, Plan>> = plans_of(workspace, &editions, group.record);
    plans.retain(|plan| editions.counts(plan.record));
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
        meets: meets(context, &editions, group, between.next),
        is_one_page: options.is_one_page,
    };
    let (parts, lines): (Vec<Part>, Vec<Vec<Line>>) =
        room.sections().into_iter().map(|section| (section.part, section.lines)).unzip();
    let part = Part {
        list: Some("meetings"),
        id: group.record.id.to_string(),
        title: lang.pick(format!("Inför mötet {day}"), format!("Before the meeting {day}")),
        facts: room.facts(),
        lists: &["sections"],
        parts,
        lines: Some(Table::of("lines", &lines::columns(), lines.into_iter().flatten(), lang)),
        ..Part::default()
    };
    let mut notes = if room.is_told_of_cases() { context.internal_cautions() } else { Vec::new() };
    notes.extend(context.cautions());
    notes.extend(room.notes());
    let asked = vec![("group", Cell::text(&*group.record.id)), ("on", Cell::Day(day))];
    context.page(&MEETING, &group.record.title, vec![part], notes, asked)
}

/// How often a group is to meet, and the last day for the next time.
fn meets(
    context: &ReportContext<'_>,
    editions: &Editions,
    group: Filed<'_, Actor>,
    until: Day,
) -> Option<(Say, Option<Day>)> {
    let meets = group.record.meets?;
    let duty = Duty::of_group(context.workspace, editions, (group.file, group.record), context.day);
    let often = duty.as_ref().map_or_else(|| frequency::often(meets.value), Duty::often);
    let turns = duty.map(|duty| duty.turns_on(context.day, until)).unwrap_or_default();
    let next = turns.iter().find(|turn| !turn.is_done() && !turn.is_over(context.day));
    Some((often, next.map(Turn::by)))
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
        // Nobody has set the day: how often the group is to meet says only how far to look.
        let text = if let Some((often, by)) = &self.meets {
            let (by_sv, by_en) = by.map_or_else(Default::default, |by| {
                (format!(", nästa gång senast {by}"), format!(", next by {by}"))
            });
            let Say { sv, en } = often;
            lang.pick(
                format!("inte bestämt; gruppen ska träffas {sv}{by_sv}. Sidan räknar fram till {next}"),
                format!("not set; the group is to meet {en}{by_en}. The page looks ahead to {next}"),
            )
        } else {
            lang.pick(
                format!("inte bestämt (hur ofta gruppen träffas är inte angivet); sidan räknar ett halvår fram, till {next}"),
                format!("not set (how often the group meets is not stated); the page looks half a year ahead, to {next}"),
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
            notes.push(self.untied().text(lang).to_owned());
        }
        let editions = Editions::on(self.context.workspace, self.context.day);
        for (plan, ..) in &self.plans {
            let over = plan.record.period.as_ref().map(|time| time.period.last);
            if let Some(last) = over.filter(|_| editions.state(plan.record) == PlanState::Over) {
                let title = clause(&plan.record.title);
                let said = say!(
                    "Tiden för ”{title}” gick ut {last}, och ingen senare plan har tagit över.",
                    "The time of “{title}” ended {last}, and no later plan has taken over."
                );
                notes.push(said.text(lang).to_owned());
            }
        }
        let group = &self.group.id;
        let after = say!(
            "Skriv in mötet efteråt: vbe new möte group={group}. Det som händer därefter räknas till nästa möte.",
            "Enter the meeting afterwards: vbe new meeting group={group}. What happens after that is told at the next meeting."
        );
        notes.push(after.text(lang).to_owned());
        notes
    }

    /// Why the group has no plan, and what to write: the group says nobody, or the plans say of no unit, or of another.
    fn untied(&self) -> Say {
        let group = self.group;
        if group.convener.is_none() && group.members.is_empty() && group.above.is_none() {
            return Say::fixed(
                "Gruppen är inte knuten till någon plan. Ange vem som kallar till mötet (`convener`) eller vilka som är med (`members`) i registret.",
                "The group is tied to no plan. Enter who convenes it (`convener`) or who its members are (`members`) in the register.",
            );
        }
        let editions = Editions::on(self.context.workspace, self.context.day);
        if let Some(ahead) = plans_ahead(self.context.workspace, &editions, group).first() {
            return ahead_said(&editions, ahead.record);
        }
        let mut plans = self.context.workspace.plans().map(|filed| filed.record);
        match plans.find(|plan| editions.counts(plan) && plan.parties().next().is_none()) {
            Some(plan) => {
                let (id, title) = (&plan.id, clause(&plan.title));
                say!(
                    "Planen ”{title}” säger inte vilken organisation den gäller. Skriv in den: vbe set plan:{id} organisation=ENHET",
                    "The plan “{title}” does not say which organisation it is for. Enter it: vbe set plan:{id} organisation=UNIT"
                )
            }
            None => Say::fixed(
                "Ingen plan gäller den organisation som gruppen hör till. Ändra planens organisation (`organisation`), eller gruppens sammankallande (`convener`) och ledamöter (`members`) i registret.",
                "No plan is for the organisation that the group belongs to. Change the organisation of the plan (`organisation`), or the convener (`convener`) and members (`members`) of the group in the register.",
            ),
        }
    }

    fn sections(&self) -> Vec<Section> {
        let mut sections = vec![
            self.updates(),
            self.states(),
            self.gaps(),
            self.questions(),
            self.cases(),
            self.decisions(),
            self.coming(),
        ];
        for (plan, _, now) in &self.plans {
            sections.insert(2, self.indicators(plan.record, now));
        }
        sections.into_iter().flatten().collect()
    }

    /// The indicators that were measured since the group last met.
    fn indicators(&self, plan: &Plan, survey: &Survey<'w>) -> Option<Section> {
        let lang = self.lang();
        let (numbers, total) = indicators::since(self.context, survey, self.between.since);
        let line = |row: &Measured<'_>| Line {
            section: Cell::Word {
                name: indicators::TABLE,
                word: indicators::TITLE.text(lang).to_owned(),
                mark: "",
                tone: Tone::Plain,
            },
            id: Cell::Text(format!("{}/{}", plan.id, row.subject.id())),
            title: Cell::text(&**row.subject.title()),
            what: reach_cell(row.reach, lang),
            when: indicators::latest_period(row),
            responsible: Cell::Nothing,
            note: Cell::text(indicators::latest(row, lang).read("")),
        };
        let lines = numbers.rows.iter().map(line).collect();
        let shown = numbers.rows.len();
        let part = indicators::part_of(&numbers, lang)?;
        // The others stand in the status, which counts them all.
        let measured = indicators::MEASURED;
        let title = measured.text(lang);
        let title =
            lang.pick(format!("{title} ({shown} av {total})"), format!("{title} ({shown} of {total})"));
        Some(Section { part: Part { title, ..part }, lines })
    }

    /// Gaps that are new since the last meeting, and gaps that are closed. States of activities have a
    /// section of their own.
    fn gaps(&self) -> Option<Section> {
        let lang = self.lang();
        let all: Vec<(Vec<Changed>, Option<Sums>)> =
            self.plans.iter().map(|(plan, ..)| self.changed(*plan)).collect();
        let sums: Option<Vec<Sums>> = all.iter().map(|(_, sums)| *sums).collect();
        let rows: Vec<Changed> = all.into_iter().flat_map(|(rows, _)| rows).collect();
        let head = Head {
            id: "gaps",
            table: "gaps",
            title: Say::fixed("Nya och upphörda brister", "New gaps and gaps that have ended"),
        };
        let mut section = self.section(&head, &gap_columns(), &rows, |row| Line {
            id: Cell::text(&row.gap.subject),
            title: Cell::text(row.gap.title.text(lang)),
            what: row.change(lang),
            responsible: Cell::List(row.gap.whose.iter().map(|own| self.context.actor_named(own)).collect()),
            note: Cell::text(row.gap.kind.title().text(lang)),
            ..Line::default()
        })?;
        if let Some(sums) = sums {
            section.part.facts.push(self.sum(&sums, rows.len()));
        }
        Some(section)
    }

    /// `18 brister 2026-05-12 + 12 nya − 1 upphörd = 29 brister`: how the number of gaps then became that of now, and where
    /// the others stand.
    fn sum(&self, sums: &[Sums], shown: usize) -> Fact {
        let lang = self.lang();
        let all = |of: fn(&Sums) -> usize| sums.iter().map(of).sum::<usize>();
        let (was, come, gone, now) =
            (all(|own| own.was), all(|own| own.come), all(|own| own.gone), all(|own| own.now));
        let since = self.between.since;
        let (before, after) = (nouns::GAPS.with(was), nouns::GAPS.with(now));
        let (new, ended) = (nouns::NEW_GAPS.with(come), nouns::ENDED_GAPS.with(gone));
        let sv = format!("{} {since} + {} − {} = {}", before.sv, new.sv, ended.sv, after.sv);
        let en = format!("{} {since} + {} − {} = {}", before.en, new.en, ended.en, after.en);
        let apart = if come + gone == shown {
            Say::fixed("", "")
        } else {
            Say::fixed(
                ". Det som gäller åtgärdernas läge, uppföljning och beslut står i de andra avsnitten",
                ". What is about the state of activities, their follow-up and decisions is in the other sections",
            )
        };
        let number = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
        let fields =
            vec![("was", number(was)), ("new", number(come)), ("closed", number(gone)), ("now", number(now))];
        let text = lang.pick(format!("{sv}{}", apart.sv), format!("{en}{}", apart.en));
        Fact::new("sum", lang.pick("Summa", "Sum"), Cell::Fields { text, fields })
    }

    /// The gaps of a plan that are new since the group last met, then those that are closed. What lapses with the time of
    /// the plan is not mended, what a plan lacked before it was in force was no gap, and a number that is missed without
    /// having been measured is still not measured.
    fn changed(&self, plan: Filed<'w, Plan>) -> (Vec<Changed>, Option<Sums>) {
        let trees = Trees::new(self.context.workspace);
        let on = |day: Day| Found::of(self.context.workspace, day, &trees, plan).gaps;
        let (since, day) = (self.between.since, self.context.day);
        let (mut old, new) = (on(since), on(day));
        let time = plan.record.period.as_ref().map(|time| time.period);
        let ended = time.filter(|time| time.is_over(day) && !time.is_over(since)).map(|time| time.last);
        let lapsed = ended.map(&on).unwrap_or_default();
        let editions = Editions::on(self.context.workspace, since);
        let was_counted = editions.counts(plan.record);
        if !was_counted {
            // What the group's plans lacked then is not new because another has taken over.
            let then = plans_of(self.context.workspace, &editions, self.group);
            let then = then.into_iter().filter(|own| editions.counts(own.record));
            old.extend(then.flat_map(|own| Found::of(self.context.workspace, since, &trees, own).gaps));
        }
        let is_same = |a: &Gap, b: &Gap| a.kind == b.kind && a.subject == b.subject;
        let come = new.iter().filter(|gap| !old.iter().any(|own| is_same(own, gap)));
        let is_gone = |gap: &&Gap| !new.iter().any(|own| is_same(own, gap));
        let sums = was_counted.then(|| Sums {
            was: old.len(),
            come: come.clone().count(),
            gone: old.iter().filter(is_gone).count(),
            now: new.len(),
        });
        let is_number = |gap: &Gap| gap.kind.subject() == Subject::Number;
        let is_still = |own: &Gap, gap: &Gap| own.is_alike(gap) || is_number(own) && is_number(gap);
        let stays =
            |gap: &Gap| new.iter().chain(&lapsed).any(|own| own.subject == gap.subject && is_still(own, gap));
        // Finished and cancelled activities no longer have gaps; another section shows them.
        let gone =
            old.iter().filter(|gap| was_counted && !stays(gap) && gap.kind.subject() != Subject::Activity);
        let come = come.map(|gap| Changed { is_new: true, is_excused: false, gap: gap.clone() });
        // What a decision excuses is no gap, and nothing has been mended.
        let excuse = |gap: &Gap, day: Day| {
            let activity = plan.record.activities.find(&gap.subject)?;
            excuse_of(self.context.workspace, plan.record, activity, day)
        };
        let is_excused = |gap: &Gap| excuse(gap, day).is_some() && excuse(gap, since).is_none();
        let gone = gone.map(|gap| Changed { is_new: false, is_excused: is_excused(gap), gap: gap.clone() });
        // So have decisions.
        let is_apart = |kind: GapKind| kind.is_of_standing() || kind == GapKind::DecisionNotDone;
        (come.chain(gone).filter(|one| !is_apart(one.gap.kind)).collect(), sums)
    }

    fn decisions(&self) -> Option<Section> {
        let row = |(on, filed, decision): (Day, Filed<'w, Meeting>, &'w Decision)| Waiting {
            on,
            subject: decided(filed.record, decision),
            responsible: self.context.actors(&decision.responsible),
            is_late: decision.is_late(self.context.day),
            decision,
        };
        let rows: Vec<Waiting<'_>> = waiting(&self.held, self.context.day).into_iter().map(row).collect();
        let head = Head {
            id: "decisions",
            table: "decisions",
            title: Say::fixed("Beslut som väntar", "Decisions still waiting"),
        };
        self.section(&head, &decision_columns(), &rows, |row| Line {
            what: late_cell(row.is_late, self.lang()),
            when: row.decision.due.as_ref().map_or(Cell::Day(row.on), |due| Cell::time(Some(due))),
            responsible: row.responsible.clone(),
            ..Line::of(&row.subject)
        })
    }
}

/// That the plan of a group is not in force yet, and why.
fn ahead_said(editions: &Editions, plan: &Plan) -> Say {
    let (title, first) = (clause(&plan.title), plan.period.as_ref().and_then(|time| time.period.begins()));
    match first.filter(|_| editions.state(plan) == PlanState::Coming) {
        Some(first) => say!(
            "Planen ”{title}” är antagen men gäller inte än: tiden börjar {first}.",
            "The plan “{title}” is adopted but not yet in force: its time begins {first}."
        ),
        None => say!(
            "Planen ”{title}” är inte antagen den här dagen, och räknas inte.",
            "The plan “{title}” is not adopted on this day, and is not counted."
        ),
    }
}

/// How many gaps a plan had at the last meeting and has now, and how many of them are new or have ended.
#[derive(Clone, Copy)]
struct Sums {
    was: usize,
    come: usize,
    gone: usize,
    now: usize,
}

/// A gap that is new or closed.
struct Changed {
    is_new: bool,
    /// Whether it is closed by a decision that excuses it.
    is_excused: bool,
    gap: Gap,
}

impl Changed {
    fn change(&self, lang: Lang) -> Cell {
        let (name, word) = if self.is_new {
            ("new", lang.pick("ny", "new"))
        } else if self.is_excused {
            ("closed", lang.pick("avsteg beslutat", "deviation decided"))
        } else {
            ("closed", lang.pick("upphörd", "ended"))
        };
        Cell::Word { name, word: word.to_owned(), mark: "", tone: Tone::Plain }
    }
}

fn gap_columns() -> Vec<Column<Changed>> {
    vec![
        Column::new("change", Say::fixed("", ""), Fit::Narrow(6), Changed::change),
        Column::new("title", Say::fixed("Brist", "Gap"), Fit::Wide(5), |row, lang| {
            Cell::text(row.gap.title.text(lang))
        }),
        Column::new("id", Say::fixed("Id", "Id"), Fit::Hidden, |row, _| Cell::text(&row.gap.subject)),
        Column::new("kind", Say::fixed("Sort", "Kind"), Fit::Wide(3), |row, lang| {
            Cell::text(row.gap.kind.title().text(lang))
        }),
        Column::new("because", Say::fixed("Varför", "Why"), Fit::Hidden, |row, lang| {
            row.gap.because.as_ref().map_or(Cell::Nothing, |because| Cell::text(because.text(lang)))
        }),
    ]
}

/// A decision that is not yet carried out.
struct Waiting<'w> {
    on: Day,
    subject: Cell,
    responsible: Cell,
    is_late: bool,
    decision: &'w Decision,
}

fn decision_columns<'w>() -> Vec<Column<Waiting<'w>>> {
    vec![
        Column::new("on", Say::fixed("Beslutat", "Decided"), Fit::Narrow(10), |row, _| Cell::Day(row.on)),
        Column::new("text", Say::fixed("Vad", "What"), Fit::Wide(5), |row, _| {
            Cell::text(&*row.decision.text)
        }),
        Column::new("id", Say::fixed("Id", "Id"), Fit::Hidden, |row, _| match &row.subject {
            Cell::Named { id, .. } => Cell::text(id),
            _ => Cell::Nothing,
        }),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(3), |row, _| {
            row.responsible.clone()
        }),
        Column::new("due", Say::fixed("Klart senast", "Due by"), Fit::Narrow(10), |row, _| {
            Cell::time(row.decision.due.as_ref())
        }),
        Column::new("state", Say::fixed("Läge", "State"), Fit::Narrow(10), |row, lang| {
            late_cell(row.is_late, lang)
        }),
    ]
}
