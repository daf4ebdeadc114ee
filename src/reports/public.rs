//! The public report: the published counts of cases of some years. Each table is shown complete, or only its
//! title.

use super::context::{ReportContext, internal};
use super::report::Report;
use crate::base::lang::{Lang, Say};
use crate::facts::figures::{self, Figures};
use crate::facts::years::Years;
use crate::model::records::report::{Dimension, Tabulation};
use crate::model::records::vocabulary::Vocabulary;
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, Tone, keys};

/// The report of case counts for the public.
pub static PUBLIC: Report = Report {
    name: "report",
    schema: "vbe.report.public/1",
    lists: &["periods"],
    spreadsheet: Spreadsheet {
        table: "counts",
        parts: &["period", "table"],
        keys: || keys(&columns(&[])),
        is_marked: false,
    },
    about: Say::fixed(
        "Publicera statistik om ärendena, hela tabeller eller inga",
        "Publish statistics of the cases, whole tables or none",
    ),
};

/// Whether the numbers are published, or only a preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The numbers are in the ledger.
    Published,
    /// The numbers are not in the ledger.
    Draft,
}

/// The page. It is the same for numbers that were just counted and for numbers from the ledger.
pub(crate) fn page(context: &ReportContext<'_>, figures: &Figures, standing: Standing) -> Page {
    let lang = context.lang;
    let k = figures.k;
    let note = |sv: String, en: String| lang.pick(sv, en);
    let mut notes = vec![note(
        format!(
            "En tabell visas hel eller inte alls: varje antal i den är noll eller minst {k}, och ingen rad eller \
             kolumn har alla sina ärenden på ett ställe. Det som inte redovisas går inte att räkna fram."
        ),
        format!(
            "A table is shown whole or not at all: each count in it is nought or at least {k}, and no row or column \
             has all its cases in one place. What is not shown cannot be worked out."
        ),
    )];
    let on = figures.on;
    notes.push(match standing {
        Standing::Published => note(
            format!("Publicerat {on}. Siffrorna räknas aldrig om."),
            format!("Published {on}. The numbers are never counted again."),
        ),
        Standing::Draft => note(
            "Utkast: det här är inte publicerat.".to_owned(),
            "A draft: this is not published.".to_owned(),
        ),
    });
    let title = lang.pick("Ärenden om våldsbejakande extremism", "Cases about violent extremism");
    if standing == Standing::Draft {
        notes.push(internal(lang).to_owned());
    }
    context.page(&PUBLIC, title, vec![period(context, figures, standing)], notes, asked(figures.years))
}

fn asked(years: Years) -> Vec<(&'static str, Cell)> {
    vec![("period", Cell::Text(years.to_string()))]
}

fn period(context: &ReportContext<'_>, figures: &Figures, standing: Standing) -> Part {
    let (lang, terms) = (context.lang, &context.workspace.config.terms);
    let published = match standing {
        Standing::Published => Cell::Day(figures.on),
        Standing::Draft => Cell::Nothing,
    };
    let facts = vec![
        Fact::new("published", lang.pick("Publicerat", "Published"), published),
        Fact::new("k", lang.pick("Minsta antal som visas", "Smallest count shown"), count(figures.k)),
    ];
    let all = figures.cases.map_or_else(|| fewer(figures.k, lang), count);
    let title = lang.pick("Antal ärenden", "Number of cases").to_owned();
    let number = |row: Cell, column: Cell, count: Cell| Number { row, column, count, standing };
    let alone = |count: Cell| vec![number(Cell::Nothing, Cell::Nothing, count)];
    let mut parts = vec![table("all", title, &[], alone(all), lang)];
    for printed in &figures.tables {
        let of = &printed.of;
        let dimensions: Vec<Dimension> = of.dimensions().collect();
        let named = |at: usize, place: &[String]| {
            let (Some(own), Some(name)) = (dimensions.get(at), place.get(at)) else { return Cell::Nothing };
            let title = figures::word(*own, name, terms).text(lang).to_owned();
            Cell::Named { id: name.clone(), title }
        };
        let row = |(at, own): &(Vec<String>, u64)| number(named(0, at), named(1, at), count(*own));
        let rows = printed.cells.iter().map(row);
        parts.push(table(&of.to_string(), heading(of, lang), &dimensions, rows.collect(), lang));
    }
    for of in &figures.not_shown {
        let withheld = Cell::Word {
            name: "not-shown",
            word: lang.pick("redovisas inte", "not shown").to_owned(),
            mark: "",
            tone: Tone::Plain,
        };
        parts.push(table(&of.to_string(), heading(of, lang), &[], alone(withheld), lang));
    }
    let years = figures.years.to_string();
    Part {
        list: Some("periods"),
        id: years.clone(),
        title: years.replace('-', "–"),
        facts,
        lists: &["tables"],
        parts,
        ..Part::default()
    }
}

/// A count, with its row and column in the table.
struct Number {
    row: Cell,
    column: Cell,
    count: Cell,
    standing: Standing,
}

/// The columns of a table with these dimensions.
fn columns(by: &[Dimension]) -> Vec<Column<Number>> {
    let label = |at: usize| by.get(at).map_or(Say::fixed("", ""), |own| both(&own.word(), capital));
    vec![
        Column::new("row", label(0), Fit::Narrow(28), |row, _| row.row.clone()),
        Column::new("column", label(1), Fit::Narrow(28), |row, _| row.column.clone()),
        Column::new("count", Say::fixed("Antal", "Count"), Fit::Wide(1), |row, _| row.count.clone()),
        // A spreadsheet has no notes, so that a draft is marked in every row.
        Column::new("marking", Say::fixed("Märkning", "Marking"), Fit::Hidden, |row, lang| {
            match row.standing {
                Standing::Draft => Cell::text(internal(lang)),
                Standing::Published => Cell::Nothing,
            }
        }),
    ]
}

/// Applies a change to the text in both languages.
fn both(say: &Say, change: impl Fn(&str) -> String) -> Say {
    Say::new(change(say.text(Lang::Sv)), change(say.text(Lang::En)))
}

fn table(id: &str, title: String, by: &[Dimension], rows: Vec<Number>, lang: Lang) -> Part {
    Part {
        list: Some("tables"),
        id: id.to_owned(),
        title,
        table: Some(Table::of("counts", &columns(by), rows, lang)),
        ..Part::default()
    }
}

/// `Halvår × miljö`: the dimensions of a table.
fn heading(of: &Tabulation, lang: Lang) -> String {
    let words: Vec<String> = of.dimensions().map(|own| own.word().text(lang).to_owned()).collect();
    capital(&words.join(" × "))
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// `färre än 5`: the text for a count below `k`, written out for the public instead of as a symbol.
fn fewer(k: u64, lang: Lang) -> Cell {
    let word = lang.pick(format!("färre än {k}"), format!("fewer than {k}"));
    Cell::Word { name: "fewer", word, mark: "", tone: Tone::Plain }
}

fn count(count: u64) -> Cell {
    Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
}
