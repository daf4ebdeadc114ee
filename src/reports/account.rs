//! The account of a plan's promises: a table that can be an appendix.

use super::cells::target_cell;
use super::context::ReportContext;
use super::list::ACCOUNT;
use crate::base::lang::Lang;
use crate::facts::account::{Account, Fate, Promised};
use crate::facts::diff::Change;
use crate::facts::reach::Reach;
use crate::facts::state::responsible;
use crate::model::records::plan::{Activity, Aim, Plan};
use crate::output::page::{Cell, Column, Fact, Fit, Of, Page, Part, Table, Tone};
use crate::say;

/// Which plan, and which is the one after it.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The plan.
    pub plan: String,
    /// The next, where it is not the one that names the plan as the one before.
    pub next: Option<String>,
}

/// The page.
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
                "Det finns ingen nästa plan (en med previous som nämner den här); det som är kvar är ännu inte redovisat.",
                "There is no next plan (one whose previous names this one); what is left has not been accounted for yet.",
            )
            .to_owned(),
        );
    }
    notes.extend(context.cautions());
    let mut facts = vec![sum(account, lang)];
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
        of: Of { list: "accounts", one: "account" },
        id: account.plan.id.to_string(),
        title: account.plan.title.to_string(),
        facts,
        table: (!account.rows.is_empty()).then(|| table(context, account)),
        lists: &[],
        parts: Vec::new(),
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

/// `21 = 4 genomförda + …`: the sum with its terms, and no share of anything.
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

fn table(context: &ReportContext<'_>, account: &Account<'_>) -> Table {
    let lang = context.lang;
    let columns = vec![
        Column::new("activity", lang.pick("Åtgärd", "Activity"), Fit::Wide(5)),
        Column::new("fate", lang.pick("Vad det blev", "What became of it"), Fit::Narrow(20)),
        Column::new("onward", lang.pick("Till", "To"), Fit::Under),
        Column::new("changes", lang.pick("Ändrat", "Changed"), Fit::Under),
        Column::new("decision", lang.pick("Beslut", "Decision"), Fit::Under),
        Column::new("target", lang.pick("Mål", "Target"), Fit::Under),
        Column::new("outcome", lang.pick("Utfall", "Outcome"), Fit::Wide(2)),
        Column::new("reach", lang.pick("Målet", "The target"), Fit::Under),
        Column::new("last", lang.pick("Senast", "Last"), Fit::Narrow(10)),
        Column::new("responsible", lang.pick("Ansvarig", "Responsible"), Fit::Wide(3)),
        Column::new("note", lang.pick("Senaste notering", "Last note"), Fit::Hidden),
    ];
    let rows = account.rows.iter().map(|row| cells(context, account, row)).collect();
    Table { of: "promises", columns, rows }
}

fn cells(context: &ReportContext<'_>, account: &Account<'_>, row: &Promised<'_>) -> Vec<Cell> {
    let lang = context.lang;
    let list = |cells: Vec<Cell>| if cells.is_empty() { Cell::Nothing } else { Cell::List(cells) };
    let onward = row.onward.iter().map(|(own, _)| of(account.next, own)).collect();
    let changes = row.onward.iter().flat_map(|(own, changes)| {
        let several = row.onward.len() > 1;
        changes.iter().map(move |change| change_text(change, several.then_some(own), lang))
    });
    let cancelled = row.progress.and_then(|progress| progress.cancelled.as_ref());
    let decision = cancelled.filter(|_| row.fate == Fate::Cancelled).map(|cancelled| {
        let by = cancelled.by.as_ref().map_or_else(String::new, |by| format!(", {by}"));
        Cell::text(format!("{}{by} ({})", cancelled.decision, cancelled.on.day))
    });
    let outcome = row.progress.and_then(|progress| progress.outcome.as_ref());
    let outcome = outcome.filter(|outcome| outcome.on.day <= context.day);
    let note = row.standing.update.and_then(|update| update.note.as_ref());
    let text =
        |text: Option<&crate::model::records::Text>| text.map_or(Cell::Nothing, |text| Cell::text(&**text));
    vec![
        of(Some(account.plan), row.activity),
        fate(row.fate, lang),
        list(onward),
        list(changes.collect()),
        decision.unwrap_or(Cell::Nothing),
        row.activity.goal.as_ref().map_or(Cell::Nothing, |goal| target(&goal.aim, lang)),
        text(outcome.map(|outcome| &outcome.value)),
        reach(row, lang),
        Cell::day(row.standing.last),
        context.actors(responsible(account.plan, row.activity)),
        text(note),
    ]
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

/// Whether the target was reached; a promise that was called off has none to reach.
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

/// An activity by its plan and id.
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

/// `finish: H 2018 → V 2019 (senare)`
fn change_text(change: &Change, of: Option<&&Activity>, lang: Lang) -> Cell {
    let side = |values: &[String]| if values.is_empty() { "–".to_owned() } else { values.join(", ") };
    let (field, was, now) = (&change.field, side(&change.was), side(&change.now));
    let of = of.map_or_else(String::new, |own| format!("{}: ", own.id));
    let text = say!("{of}{field}: {was} → {now}", "{of}{field}: {was} → {now}");
    let why = change.why.as_ref().map_or_else(String::new, |why| format!(" ({})", why.text(lang)));
    Cell::text(format!("{}{why}", text.text(lang)))
}
