//! The account report: a table of what became of every promise of a plan, fit to be an appendix.

use super::cells::{edition_before, target_cell};
use super::context::ReportContext;
use super::report::Report;
use crate::base::lang::{Lang, Say, clause};
use crate::facts::account::{Account, Fate, Promised};
use crate::facts::diff::Change;
use crate::facts::naming::{Naming, parted};
use crate::facts::reach::Reach;
use crate::facts::state::{State, responsible};
use crate::model::records::Text;
use crate::model::records::plan::{Activity, Aim, Plan};
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, Tone, keys};
use crate::say;
use crate::syntax::word::Word;

/// The report of what became of every promise of a plan.
pub static ACCOUNT: Report = Report {
    name: "account",
    schema: "vbe.account/1",
    lists: &["accounts"],
    spreadsheet: Spreadsheet {
        table: "promises",
        parts: &["account"],
        keys: || keys(&columns()),
        is_marked: false,
    },
    about: Say::fixed(
        "Redovisa en plans åtaganden: vad som blev av vart och ett",
        "Account for a plan's promises: what became of each one",
    ),
};

/// The plan that is accounted for, and the plan that follows it.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The id of the plan.
    pub plan: String,
    /// The id of the plan that follows it, when that is not the plan whose `previous` names this one.
    pub next: Option<String>,
}

pub(crate) fn page(context: &ReportContext<'_>, account: &Account<'_>, options: &Options) -> Page {
    let lang = context.lang;
    let mut notes = Vec::new();
    let dropped = account.count(Fate::Dropped);
    if dropped > 0 {
        notes.push(
            lang.pick(
                "Struket utan beslut: för vidare åtgärden med carried_from i nästa plan, eller ställ in den: vbe cancel ÅTGÄRD --decision BESLUT.",
                "Dropped without a decision: carry the activity over with carried_from in the next plan, or cancel it: vbe cancel ACTIVITY --decision DECISION.",
            )
            .to_owned(),
        );
    }
    if account.next.is_none() {
        notes.push(
            lang.pick(
                "Ingen senare plan anger den här som sin föregående; det som är kvar är ännu inte redovisat.",
                "No later plan names this one as the one before it; what is left has not been accounted for yet.",
            )
            .to_owned(),
        );
    }
    notes.extend(context.cautions());
    let mut facts = vec![sum(account, lang)];
    facts.extend(edition_before(account.plan, true, lang));
    if let Some(next) = account.next {
        facts.insert(0, Fact::new("next", lang.pick("Nästa plan", "Next plan"), named(next)));
    }
    if !account.new.is_empty() {
        let label = lang.pick("Nytt i nästa plan", "New in the next plan");
        facts.push(Fact::new(
            "new",
            label,
            Cell::List(account.new.iter().map(|own| of(account.next, own)).collect()),
        ));
    }
    let part = Part {
        list: Some("accounts"),
        id: account.plan.id.to_string(),
        title: account.plan.title.to_string(),
        facts,
        table: (!account.rows.is_empty()).then(|| table(context, account)),
        ..Part::default()
    };
    let next = options.next.as_ref().map_or(Cell::Nothing, Cell::text);
    let title = lang.pick("Redovisning av åtaganden", "Account of promises");
    context.page(
        &ACCOUNT,
        title,
        vec![part],
        notes,
        vec![("plan", Cell::text(&options.plan)), ("next", next)],
    )
}

/// `21 = 4 genomförda + …`: the total and its terms, with no percentages.
fn sum(account: &Account<'_>, lang: Lang) -> Fact {
    let counts = Fate::ALL.map(|fate| (fate, account.count(fate)));
    let terms: Vec<String> = counts
        .iter()
        .rev()
        .filter(|(_, count)| *count > 0)
        .map(|(fate, count)| format!("{count} {}", fate.words(*count).text(lang)))
        .collect();
    let total = account.rows.len();
    let text = if terms.is_empty() { total.to_string() } else { format!("{total} = {}", terms.join(" + ")) };
    let number = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let all = std::iter::once(("promises", number(total)));
    let fields = all.chain(counts.iter().map(|(fate, count)| (fate.name(), number(*count)))).collect();
    Fact::new("summary", lang.pick("Åtaganden", "Promises"), Cell::Fields { text, fields })
}

/// A row of the table: an activity, with the account that it belongs to.
struct Row<'r, 'w> {
    context: &'r ReportContext<'r>,
    account: &'r Account<'w>,
    promised: &'r Promised<'w>,
}

fn table(context: &ReportContext<'_>, account: &Account<'_>) -> Table {
    let rows = account.rows.iter().map(|promised| Row { context, account, promised });
    Table::of("promises", &columns(), rows, context.lang)
}

fn columns<'r, 'w>() -> Vec<Column<Row<'r, 'w>>> {
    vec![
        Column::new("activity", Say::fixed("Åtgärd", "Activity"), Fit::Wide(5), |row, _| {
            of(Some(row.account.plan), row.promised.activity)
        }),
        Column::new("fate", Say::fixed("Vad det blev", "What became of it"), Fit::Narrow(20), |row, lang| {
            fate(row.promised.fate, lang)
        }),
        Column::new("onward", Say::fixed("Till", "To"), Fit::Under, |row, _| {
            list(row.promised.onward.iter().map(|(own, _)| of(row.account.next, own)).collect())
        }),
        Column::new("changes", Say::fixed("Ändrat", "Changed"), Fit::Under, |row, lang| changes(row, lang)),
        Column::new("decision", Say::fixed("Beslut", "Decision"), Fit::Under, |row, lang| {
            decision(row, lang)
        }),
        Column::new("target", Say::fixed("Mål", "Target"), Fit::Under, |row: &Row<'_, '_>, lang| {
            let goal = row.promised.activity.goal.as_ref();
            goal.map_or(Cell::Nothing, |goal| target(&goal.aim, lang))
        })
        .of_fields(&["target", "target_unit", "target_by"]),
        Column::new("outcome", Say::fixed("Utfall", "Outcome"), Fit::Wide(2), |row, _| {
            let outcome = row.promised.progress.and_then(|progress| progress.outcome.as_ref());
            text(outcome.filter(|own| own.on.day <= row.context.day).map(|own| &own.value))
        }),
        Column::new("reach", Say::fixed("Målet", "The target"), Fit::Under, |row, lang| {
            reach(row.promised, lang)
        }),
        Column::new("last", Say::fixed("Senast", "Last"), Fit::Narrow(10), |row, _| {
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

/// What the activities that carry this one over promise differently.
fn changes(row: &Row<'_, '_>, lang: Lang) -> Cell {
    let (onward, naming) = (&row.promised.onward, Naming::of(row.context.workspace, "activity"));
    let several = onward.len() > 1;
    let changes = onward.iter().flat_map(|(own, changes)| {
        changes.iter().map(move |change| change_text(naming, change, several.then_some(own), lang))
    });
    list(changes.collect())
}

/// The decision that cancelled the activity, and whether it is to be tried again.
fn decision(row: &Row<'_, '_>, lang: Lang) -> Cell {
    let promised = row.promised;
    let cancelled = promised.progress.and_then(|progress| progress.cancelled.as_ref());
    let cancelled = cancelled.filter(|_| promised.standing.state == State::Cancelled);
    cancelled.map_or(Cell::Nothing, |cancelled| {
        let by = cancelled.by.as_ref().map(|by| format!(", {}", row.context.actor(by).read("")));
        let by = by.unwrap_or_default();
        let again = lang.pick("; prövas igen när planen revideras", "; to be tried again at the revision");
        let again = if cancelled.again { again } else { "" };
        Cell::text(format!("{}{by} ({}){again}", clause(&cancelled.decision), cancelled.on.day))
    })
}

/// `mål: 100 personer, senast V 2025`
fn target(aim: &Aim, lang: Lang) -> Cell {
    let Some(written) = &aim.written else { return Cell::Nothing };
    let unit = aim.unit.as_ref().map_or_else(String::new, |unit| format!(" {unit}"));
    let by = aim.by.as_ref().map_or_else(String::new, |by| match lang {
        Lang::Sv => format!(", senast {}", by.text),
        Lang::En => format!(", by {}", by.text),
    });
    let label = lang.pick("mål", "target");
    Cell::Fields {
        text: format!("{label}: {written}{unit}{by}"),
        fields: vec![
            ("target", Cell::text(&**written)),
            ("target_unit", aim.unit.as_ref().map_or(Cell::Nothing, |unit| Cell::text(&**unit))),
            ("target_by", aim.by.clone().map_or(Cell::Nothing, Cell::Time)),
        ],
    }
}

/// Whether the target was reached. A cancelled promise is not reported as lacking an outcome.
fn reach(row: &Promised<'_>, lang: Lang) -> Cell {
    let is_aimed = row.activity.goal.as_ref().is_some_and(|goal| goal.aim.written.is_some());
    match row.standing.reach {
        Reach::Unmeasured if is_aimed && row.fate != Fate::Cancelled => Cell::Word {
            name: Reach::Unmeasured.name(),
            word: lang.pick("utfall saknas", "no outcome").to_owned(),
            mark: "",
            tone: Tone::Watch,
        },
        reach => target_cell(reach, lang),
    }
}

/// An activity, identified by `plan/activity`.
fn of(plan: Option<&Plan>, activity: &Activity) -> Cell {
    let id = plan.map_or_else(|| activity.id.to_string(), |plan| format!("{}/{}", plan.id, activity.id));
    Cell::Named { id, title: activity.title.to_string() }
}

fn named(plan: &Plan) -> Cell {
    Cell::Named { id: plan.id.to_string(), title: plan.title.to_string() }
}

fn fate(fate: Fate, lang: Lang) -> Cell {
    let (mark, tone) = match fate {
        Fate::Dropped => ("✗", Tone::Bad),
        Fate::Open => ("", Tone::Watch),
        Fate::Done => ("✓", Tone::Good),
        _ => ("", Tone::Plain),
    };
    Cell::Word { name: fate.name(), word: fate.word().text(lang).to_owned(), mark, tone }
}

/// `klart senast: H 2018 → V 2019 (senare)`
fn change_text(naming: Naming<'_>, change: &Change, of: Option<&&Activity>, lang: Lang) -> Cell {
    let (field, item) = parted(&change.field);
    let side = |values: &[Word]| {
        let told = values.iter().map(|value| naming.value(&field, value).text(lang).to_owned());
        if values.is_empty() { "–".to_owned() } else { told.collect::<Vec<_>>().join(", ") }
    };
    let (was, now) = (side(&change.was), side(&change.now));
    let item = item.map_or_else(String::new, |item| format!(" ({item})"));
    let field = format!("{}{item}", naming.field(&field).text(lang));
    let of = of.map_or_else(String::new, |own| format!("{}: ", own.title));
    let text = say!("{of}{field}: {was} → {now}", "{of}{field}: {was} → {now}");
    let why = change.why.as_ref().map_or_else(String::new, |why| format!(" ({})", why.text(lang)));
    Cell::text(format!("{}{why}", text.text(lang)))
}
