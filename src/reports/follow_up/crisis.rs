//! The section of a follow-up on the crisis leadership: the alarm chains, and when they were tried and activated.

use super::options::Options;
use crate::base::lang::{Lang, Say};
use crate::base::time_words;
use crate::facts::scope::Scope;
use crate::model::records::plan::Plan;
use crate::model::records::routine::{Activation, Routine};
use crate::model::records::{Text, Time};
use crate::output::page::{Cell, Column, Fit, Part, Table};
use crate::reports::context::ReportContext;

/// The section; nothing where there is no alarm chain.
pub(super) fn section(context: &ReportContext<'_>, plan: &Plan, options: &Options) -> Option<Part> {
    let scope = Scope::of(context.workspace, plan, context.day);
    let own = scope.records::<Routine>().into_iter().map(|filed| filed.record);
    let own = own.filter(|routine| !routine.chain.is_empty());
    let table =
        Table::of("chains", &columns(), own.map(|chain| Row { context, options, chain }), context.lang);
    (!table.is_empty()).then(|| Part {
        list: Some("sections"),
        id: "crisis".to_owned(),
        title: context.lang.pick("Krisledning", "Crisis leadership").to_owned(),
        table: Some(table),
        ..Part::default()
    })
}

struct Row<'w> {
    context: &'w ReportContext<'w>,
    options: &'w Options,
    chain: &'w Routine,
}

impl Row<'_> {
    fn is_within(&self, time: &Time) -> bool {
        self.options.falls_within(time, self.context.day)
    }

    /// The months in which it was tried, as written.
    fn tried(&self, lang: Lang) -> Cell {
        let own = self.chain.tried.iter().filter(|time| self.is_within(time));
        list(
            own.map(|time| Cell::Said {
                written: time.text.to_string(),
                said: time_words::time(&time.text, lang),
            })
            .collect(),
        )
    }

    fn activated(&self, lang: Lang) -> Cell {
        let own = self.chain.activated.iter().filter(|activation| self.is_within(&activation.on));
        list(own.map(|activation| told(activation, lang)).collect())
    }
}

fn list(cells: Vec<Cell>) -> Cell {
    if cells.is_empty() { Cell::Nothing } else { Cell::List(cells) }
}

/// `aktiverad 2024-06: allvarlig, en enhet`
fn told(activation: &Activation, lang: Lang) -> Cell {
    let (written, on) = (&activation.on.text, time_words::time(&activation.on.text, lang));
    let judged = [("severity", &activation.severity), ("extent", &activation.extent)];
    let words: Vec<&str> = judged.iter().filter_map(|(_, name)| Some(word(name.as_ref()?, lang))).collect();
    let judged_as = if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) };
    let text = format!("{} {on}{judged_as}", lang.pick("aktiverad", "activated"));
    let field = |(key, name): (&'static str, &Option<Text>)| {
        (key, name.as_ref().map_or(Cell::Nothing, |name| Cell::text(&**name)))
    };
    let fields = std::iter::once(("on", Cell::text(&**written))).chain(judged.map(field)).collect();
    Cell::Fields { text, fields }
}

/// How grave and how large an event was judged to be, in the words of the schema.
static WORDS: [(&str, Say); 6] = [
    ("limited", Say::fixed("begränsad", "limited")),
    ("serious", Say::fixed("allvarlig", "serious")),
    ("extraordinary", Say::fixed("extraordinär", "extraordinary")),
    ("unit", Say::fixed("en enhet", "one unit")),
    ("administration", Say::fixed("hela förvaltningen", "the whole administration")),
    ("municipality", Say::fixed("hela kommunen", "the whole municipality")),
];

fn word(name: &Text, lang: Lang) -> &str {
    WORDS.iter().find(|(own, _)| *name == *own).map_or(name, |(_, word)| word.text(lang))
}

fn columns<'w>() -> Vec<Column<Row<'w>>> {
    vec![
        Column::new("title", Say::fixed("Larmkedja", "Alarm chain"), Fit::Wide(4), |row: &Row<'w>, _| {
            Cell::text(&*row.chain.title)
        }),
        Column::new("activated", Say::fixed("Aktiverad", "Activated"), Fit::Under, |row, lang| {
            row.activated(lang)
        }),
        Column::new("owner", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(3), |row, _| {
            row.chain.owner.as_ref().map_or(Cell::Nothing, |owner: &Text| row.context.actor(owner))
        }),
        Column::new("chain", Say::fixed("Led i ordning", "Links in order"), Fit::Wide(4), |row, _| {
            row.context.actors(&row.chain.chain)
        }),
        Column::new("tried", Say::fixed("Prövad", "Tried"), Fit::Narrow(10), Row::tried),
    ]
}
