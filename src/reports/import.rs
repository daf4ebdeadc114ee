//! The import report: what became of every cell of a file that was turned into a draft.

use super::context::ReportContext;
use super::report::Report;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::import::{Certainty, Imported, Line, Whose};
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, keys};
use crate::say;

/// The report of what became of every imported cell. It comes with the draft that `vbe` writes, never alone.
pub static IMPORT: Report = Report {
    name: "import",
    schema: "vbe.import/1",
    lists: &["imports"],
    spreadsheet: Spreadsheet {
        table: "cells",
        parts: &["import", "how"],
        keys: || keys(&columns()),
        is_marked: false,
    },
    about: Say::fixed(
        "Gör ett utkast till plan av en tabell eller lista i Excel, Word, csv eller Markdown",
        "Make a draft of a plan out of a table or list in Excel, Word, csv or Markdown",
    ),
};

/// The page: first what was not understood, then what was guessed, then what was read.
pub(crate) fn page(context: &ReportContext<'_>, file: &str, imported: &Imported) -> Page {
    let lang = context.lang;
    let hows = [
        (
            Certainty::Unread,
            "unread",
            Say::fixed(
                "Inte förstått, kvar som kommentar i utkastet",
                "Not understood, kept as a comment in the draft",
            ),
        ),
        (Certainty::Guessed, "guessed", Say::fixed("Tolkat – kontrollera", "Interpreted – check")),
        (Certainty::Read, "read", Say::fixed("Läst som det står", "Read as it stands")),
        (
            Certainty::LeftOut,
            "left-out",
            Say::fixed("Utelämnat, finns inte i utkastet", "Left out, not in the draft"),
        ),
    ];
    let count = |how: Certainty| imported.lines.iter().filter(|line| line.how == how).count();
    let parts = hows.iter().filter(|(how, ..)| count(*how) > 0).map(|(how, id, title)| {
        let lines = imported.lines.iter().filter(|line| line.how == *how);
        let (number, title) = (count(*how), title.text(lang));
        Part {
            list: Some("hows"),
            id: (*id).to_owned(),
            title: format!("{title} ({number})"),
            table: Some(Table::of("cells", &columns(), lines, lang)),
            ..Part::default()
        }
    });
    let (rows, activities) = (imported.rows, imported.activities);
    let (read, guessed, unread) =
        (count(Certainty::Read), count(Certainty::Guessed), count(Certainty::Unread));
    let all = read + guessed + unread;
    let all_of = [
        (nouns::ROWS, rows),
        (nouns::ACTIVITIES, activities),
        (nouns::CELLS, all),
        (nouns::READ, read),
        (nouns::INTERPRETED, guessed),
        (nouns::NOT_UNDERSTOOD, unread),
    ];
    let [rows_of, activities_of, cells_of, read_of, guessed_of, unread_of] =
        all_of.map(|(noun, count)| noun.with(count));
    let told = |lang: Lang| {
        format!(
            "{}, {}; {} = {} + {} + {}",
            rows_of.text(lang),
            activities_of.text(lang),
            cells_of.text(lang),
            read_of.text(lang),
            guessed_of.text(lang),
            unread_of.text(lang)
        )
    };
    let sum = Say::new(told(Lang::Sv), told(Lang::En));
    let number = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let fields = vec![
        ("rows", number(rows)),
        ("activities", number(activities)),
        ("cells", number(all)),
        ("read", number(read)),
        ("guessed", number(guessed)),
        ("unread", number(unread)),
    ];
    let whole = Part {
        list: Some("imports"),
        id: file.to_owned(),
        title: file.to_owned(),
        facts: vec![Fact::new(
            "summary",
            lang.pick("Summa", "Sum"),
            Cell::Fields { text: sum.text(lang).to_owned(), fields },
        )],
        lists: &["hows"],
        parts: parts.collect(),
        ..Part::default()
    };
    let undecided = Say::fixed(
        "Utkastet är inte beslutat. Läs det mot dokumentet innan det används.",
        "The draft has not been decided on. Read it against the document before it is used.",
    );
    let notes = whose(&imported.whose).into_iter().chain([undecided]);
    let notes = notes.map(|note| note.text(lang).to_owned()).collect();
    let title = lang.pick("Inläst plan", "Imported plan");
    context.page(&IMPORT, title, vec![whole], notes, vec![("file", Cell::text(file))])
}

/// Which organisation the plan is for, by the register: to be checked, or to be written.
fn whose(whose: &Whose) -> Option<Say> {
    match whose {
        Whose::Only(_, title) => Some(say!(
            "Planens organisation är {title}, den enda översta enheten i registret. Kontrollera det (`organisation`).",
            "The organisation of the plan is {title}, the only unit at the top of the register. Check it (`organisation`)."
        )),
        Whose::Several => Some(Say::fixed(
            "Planen säger inte vilken organisation den gäller, och registret har flera. Skriv in den: vbe set plan:ID organisation=ENHET",
            "The plan does not say which organisation it is for, and the register has several. Enter it: vbe set plan:ID organisation=UNIT",
        )),
        Whose::Nobodys => None,
    }
}

fn columns() -> Vec<Column<Line>> {
    vec![
        Column::new("place", Say::fixed("Var", "Where"), Fit::Wide(3), |line, lang| {
            Cell::text(line.place.text(lang))
        }),
        Column::new("said", Say::fixed("Det som står", "What stands there"), Fit::Wide(5), |line, _| {
            Cell::text(line.said.replace('\n', " "))
        }),
        Column::new("became", Say::fixed("Blev", "Became"), Fit::Wide(4), |line, lang| {
            Cell::text(line.became.text(lang))
        }),
    ]
}
