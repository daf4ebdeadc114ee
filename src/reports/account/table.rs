//! The table of an account: each promise of the plan, and what became of it.

use super::changes::change_texts;
use crate::base::frequency::periods;
use crate::base::lang::{Lang, Say, clause};
use crate::base::nouns;
use crate::base::target::unit_beside;
use crate::base::time_words;
use crate::facts::account::{Account, Fate, Promised};
use crate::facts::due::Duty;
use crate::facts::fulfilled::Fulfilled;
use crate::facts::indicators::{Measured, Numbers, Subject, words};
use crate::facts::reach::Reach;
use crate::facts::state::{State, finished_late, responsible};
use crate::model::records::Text;
use crate::model::records::plan::{Activity, Aim, Plan};
use crate::output::page::{Cell, Column, Fit, Table, Tone};
use crate::reports::cells::{outcome_said, state_cell, target_cell};
use crate::reports::context::ReportContext;
use crate::say;

/// A row of the table: an activity, with the account that it belongs to.
pub(super) struct Row<'r, 'w> {
    context: &'r ReportContext<'r>,
    account: &'r Account<'w>,
    promised: &'r Promised<'w>,
    /// The number that its own goal has come to.
    result: Option<Say>,
    /// How often it was carried out, of how often it was to be, where it recurs.
    occasions: Option<Say>,
}

pub(super) fn table(context: &ReportContext<'_>, account: &Account<'_>, numbers: &Numbers<'_>) -> Table {
    let fulfilled = Fulfilled::of(context.workspace, account.plan, context.day);
    let rows = account.rows.iter().map(|promised| {
        let of = |row: &&Measured<'_>| {
            let Subject::Activity(own, _) = row.subject else { return false };
            own.id.stands() == promised.activity.id.stands()
        };
        let result = numbers
            .rows
            .iter()
            .find(of)
            .and_then(|row| Some(Say::new(words::latest(row, Lang::Sv)?, words::latest(row, Lang::En)?)));
        let occasions = occasions(context, account.plan, promised.activity, &fulfilled);
        Row { context, account, promised, result, occasions }
    });
    Table::of("promises", &columns(), rows, context.lang)
}

pub(super) fn columns<'r, 'w>() -> Vec<Column<Row<'r, 'w>>> {
    vec![
        Column::new("activity", Say::fixed("Åtgärd", "Activity"), Fit::Wide(5), |row, _| {
            of(Some(row.account.plan), row.promised.activity)
        }),
        Column::new("fate", Say::fixed("Resultat", "Result"), Fit::Narrow(20), |row, lang| fate(row, lang)),
        Column::new("state", Say::fixed("Läge", "State"), Fit::Hidden, |row: &Row<'_, '_>, lang| {
            state_cell(row.promised.standing.state, lang)
        }),
        Column::new("not_reported", Say::fixed("Redovisning", "Reporting"), Fit::Under, |row, lang| {
            let is = row.promised.standing.state == State::NotReported;
            Cell::Flag { is, word: State::NotReported.word().text(lang).to_owned() }
        }),
        Column::new("late", Say::fixed("Efter utsatt tid", "After its time"), Fit::Labelled, |row, lang| {
            let promised = row.promised;
            let progress = promised.progress.filter(|_| promised.fate == Fate::Done);
            let late = progress.and_then(|own| {
                let on = time_words::time(&own.written(own.finished?), lang);
                let late = finished_late(promised.activity, own, row.context.day)?;
                Some(format!("{on} ({})", late.text(lang)))
            });
            Cell::Flag { is: late.is_some(), word: late.unwrap_or_default() }
        }),
        Column::new("onward", Say::fixed("I nästa plan", "In the next plan"), Fit::Labelled, |row, _| {
            onward(row)
        }),
        Column::new("changes", Say::fixed("Ändrat", "Changed"), Fit::Labelled, |row, _| changes(row)),
        Column::new("decision", Say::fixed("Beslut", "Decision"), Fit::Labelled, |row, lang| {
            decision(row, lang)
        }),
        Column::new(
            "target",
            Say::fixed("Målvärde", "Target"),
            Fit::Labelled,
            |row: &Row<'_, '_>, lang| {
                let goal = row.promised.activity.goal.as_ref();
                goal.map_or(Cell::Nothing, |goal| target(&goal.aim, lang))
            },
        )
        .of_fields(&["target", "target_unit", "target_by"]),
        Column::new("outcome", Say::fixed("Utfall", "Outcome"), Fit::Wide(2), |row, lang| {
            let outcome = row.promised.progress.and_then(|progress| progress.outcome.as_ref());
            let outcome = outcome.filter(|own| own.on.day <= row.context.day).map(|own| &own.value);
            match (outcome, &row.result) {
                (None, Some(result)) => Cell::text(result.text(lang)),
                (Some(outcome), _) => Cell::Said {
                    written: outcome.to_string(),
                    said: outcome_said(outcome, row.promised.activity, lang),
                },
                (None, None) => Cell::Nothing,
            }
        }),
        Column::new(
            "occasions",
            Say::fixed("Antecknad som genomförd", "Recorded as carried out"),
            Fit::Under,
            |row, lang| row.occasions.as_ref().map_or(Cell::Nothing, |told| Cell::text(told.text(lang))),
        ),
        Column::new("reach", Say::fixed("Målet", "The target"), Fit::Under, |row, lang| {
            reach(row.promised, lang)
        }),
        Column::new("last", Say::fixed("Senast uppdaterad", "Last updated"), Fit::Narrow(10), |row, _| {
            Cell::day(row.promised.standing.last)
        }),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(3), |row, _| {
            row.context.actors(responsible(row.account.plan, row.promised.activity))
        }),
        Column::new("note", Say::fixed("Senaste notering", "Last note"), Fit::Hidden, |row, _| {
            text(row.promised.standing.update.and_then(|update| update.note.as_ref()))
        }),
    ]
}

fn list(cells: Vec<Cell>) -> Cell {
    if cells.is_empty() { Cell::Nothing } else { Cell::List(cells) }
}

fn text(text: Option<&Text>) -> Cell {
    text.map_or(Cell::Nothing, |text| Cell::text(&**text))
}

/// The activities that carry this one over. One that is called the same needs no name.
fn onward(row: &Row<'_, '_>) -> Cell {
    let promised = row.promised;
    let next = row.account.next.map(|next| next.id.stands());
    let cell = |(own, _): &(&Activity, Vec<_>)| match (
        of(row.account.plan_of(own), own),
        row.account.plan_of(own),
    ) {
        // In another plan than the next it is told in which.
        (Cell::Named { id, title }, Some(plan)) if next.as_ref() != Some(&plan.id.stands()) => {
            Cell::Named { id, title: format!("{title} ({})", plan.title) }
        }
        (Cell::Named { id, title }, _)
            if promised.onward.len() == 1 && *own.title == *promised.activity.title =>
        {
            Cell::Fields {
                text: String::new(),
                fields: vec![("id", Cell::Text(id)), ("title", Cell::Text(title))],
            }
        }
        (named, _) => named,
    };
    list(promised.onward.iter().map(cell).collect())
}

/// What the activities that carry this one over promise differently.
fn changes(row: &Row<'_, '_>) -> Cell {
    let onward = &row.promised.onward;
    let several = onward.len() > 1;
    let changes: Vec<_> = onward
        .iter()
        .flat_map(|(own, changes)| changes.iter().map(move |change| (several.then_some(*own), change)))
        .collect();
    list(change_texts(row.context, row.account, &changes))
}

/// The decision that cancelled the activity, and whether it is to be tried again.
fn decision(row: &Row<'_, '_>, lang: Lang) -> Cell {
    let promised = row.promised;
    let cancelled = promised.progress.and_then(|progress| progress.cancelled.as_ref());
    let cancelled = cancelled.filter(|_| promised.standing.state == State::Cancelled);
    cancelled.map_or(Cell::Nothing, |cancelled| {
        let (decision, day) = (clause(&cancelled.decision), cancelled.on.day);
        // People often write who decided and when among the words of the decision.
        let is_said = |word: &str| decision.to_lowercase().contains(&word.to_lowercase());
        let by = cancelled.by.as_ref().map(|by| row.context.actor(by).read(""));
        let by = by.filter(|by| !is_said(by.split(' ').next().unwrap_or_default()));
        let by = by.map(|by| format!(", {by}")).unwrap_or_default();
        let day = if is_said(&day.to_string()) { String::new() } else { format!(" ({day})") };
        let again = lang.pick("; prövas igen när planen revideras", "; to be tried again at the revision");
        let again = if cancelled.again { again } else { "" };
        Cell::text(format!("{decision}{by}{day}{again}"))
    })
}

/// `100 personer, klart senast V 2025`
fn target(aim: &Aim, lang: Lang) -> Cell {
    let Some(written) = &aim.written else { return Cell::Nothing };
    let unit = unit_beside(written, aim.unit.as_deref());
    let by = aim.by.as_ref().map_or_else(String::new, |by| match lang {
        Lang::Sv => format!(", klart senast {}", time_words::end(&by.text, lang)),
        Lang::En => format!(", by {}", time_words::end(&by.text, lang)),
    });
    let said = words::target_said(written, lang);
    Cell::Fields {
        text: format!("{said}{unit}{by}"),
        fields: vec![
            ("target", Cell::text(&**written)),
            ("target_unit", aim.unit.as_ref().map_or(Cell::Nothing, |unit| Cell::text(&**unit))),
            ("target_by", Cell::time(aim.by.as_ref())),
        ],
    }
}

/// Whether the target was reached. A cancelled promise is not reported as lacking an outcome.
fn reach(row: &Promised<'_>, lang: Lang) -> Cell {
    let is_aimed = row.activity.goal.as_ref().is_some_and(|goal| goal.aim.written.is_some());
    match row.standing.reach {
        Reach::Unmeasured if is_aimed && row.fate != Fate::Cancelled => Cell::Word {
            name: Reach::Unmeasured.name(),
            word: lang.pick("saknas", "no outcome").to_owned(),
            mark: "",
            tone: Tone::Watch,
        },
        reach => target_cell(reach, lang),
    }
}

fn fate(row: &Row<'_, '_>, lang: Lang) -> Cell {
    let fate = row.promised.fate;
    let of_draft = row.account.next.is_some_and(|next| row.context.is_draft(next));
    let word = if of_draft { fate.words_of_draft(1) } else { fate.word() };
    let (mark, tone) = match fate {
        Fate::Dropped if of_draft => ("", Tone::Watch),
        Fate::Dropped => ("✗", Tone::Bad),
        Fate::Open | Fate::Unclear => ("", Tone::Watch),
        Fate::Done => ("✓", Tone::Good),
        _ => ("", Tone::Plain),
    };
    Cell::Word { name: fate.name(), word: word.text(lang).to_owned(), mark, tone }
}

/// `antecknad som genomförd 1 av 3 år`, `antecknad som genomförd 5 av 8 gånger`: how often what recurs was recorded as
/// carried out in the times that are over. What nobody has recorded may have been done all the same.
fn occasions<'w>(
    context: &ReportContext<'w>,
    plan: &'w Plan,
    activity: &'w Activity,
    fulfilled: &Fulfilled<'w>,
) -> Option<Say> {
    let duty = Duty::of_activity(context.workspace, plan, activity, fulfilled, context.day)?;
    let turns = duty.turns_on(context.day, context.day);
    let over = turns.iter().filter(|turn| turn.is_over(context.day));
    let (done, wanted) =
        over.fold((0, 0), |(done, all), turn| (done + turn.done.min(turn.wanted), all + turn.wanted));
    let once_in = duty.recurrence.filter(|own| own.times == 1);
    let (Say { sv, en }, within) = match once_in {
        Some(own) => (periods(own, wanted as usize), "in "),
        None => (nouns::TIMES.of(wanted as usize), ""),
    };
    (wanted > 0).then(|| {
        say!(
            "antecknad som genomförd {done} av {wanted} {sv}",
            "recorded as carried out {within}{done} of {wanted} {en}"
        )
    })
}

/// An activity, identified by `plan/activity`.
fn of(plan: Option<&Plan>, activity: &Activity) -> Cell {
    let id = plan.map_or_else(|| activity.id.to_string(), |plan| format!("{}/{}", plan.id, activity.id));
    Cell::Named { id, title: activity.title.to_string() }
}
