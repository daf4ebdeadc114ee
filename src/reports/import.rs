//! What became of every cell of a file that was made a draft of.

use super::context::ReportContext;
use super::list::IMPORT;
use crate::base::lang::{Lang, Say};
use crate::import::{Certainty, Imported, Line};
use crate::output::page::{Cell, Column, Fact, Fit, Of, Page, Part, Table};
use crate::say;

/// The page: what was not understood first, then what was guessed, then what was read.
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
        (
            Certainty::Guessed,
            "guessed",
            Say::fixed("Antaget: se efter att det stämmer", "Guessed: see that it is right"),
        ),
        (Certainty::Read, "read", Say::fixed("Läst som det står", "Read as it stands")),
    ];
    let count = |how: Certainty| imported.lines.iter().filter(|line| line.how == how).count();
    let parts = hows.iter().filter(|(how, ..)| count(*how) > 0).map(|(how, id, title)| {
        let lines = imported.lines.iter().filter(|line| line.how == *how);
        let (number, title) = (count(*how), title.text(lang));
        Part {
            of: Of { list: "hows", one: "how" },
            id: (*id).to_owned(),
            title: format!("{title} ({number})"),
            facts: Vec::new(),
            table: Some(table(lines, lang)),
            lists: &[],
            parts: Vec::new(),
        }
    });
    let (rows, activities) = (imported.rows, imported.activities);
    let (read, guessed, unread) =
        (count(Certainty::Read), count(Certainty::Guessed), count(Certainty::Unread));
    let all = imported.lines.len();
    let sum = say!(
        "{rows} rader, {activities} åtgärder; {all} rutor = {read} lästa + {guessed} antagna + {unread} inte förstådda",
        "{rows} rows, {activities} activities; {all} cells = {read} read + {guessed} guessed + {unread} not understood"
    );
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
        of: Of { list: "imports", one: "import" },
        id: file.to_owned(),
        title: file.to_owned(),
        facts: vec![Fact::new(
            "summary",
            lang.pick("Summa", "Sum"),
            Cell::Fields { text: sum.text(lang).to_owned(), fields },
        )],
        table: None,
        lists: &["hows"],
        parts: parts.collect(),
    };
    let notes = vec![
        lang.pick(
            "Utkastet är inte beslutat. Läs det mot dokumentet innan det används.",
            "The draft has not been decided on. Read it against the document before it is used.",
        )
        .to_owned(),
    ];
    let title = lang.pick("Inläst plan", "Imported plan");
    context.page(&IMPORT, title, vec![whole], notes, vec![("file", Cell::text(file))])
}

fn table<'l>(lines: impl Iterator<Item = &'l Line>, lang: Lang) -> Table {
    let columns = vec![
        Column::new("place", lang.pick("Var", "Where"), Fit::Wide(3)),
        Column::new("said", lang.pick("Det som står", "What stands there"), Fit::Wide(5)),
        Column::new("became", lang.pick("Blev", "Became"), Fit::Wide(4)),
    ];
    let row = |line: &Line| {
        vec![
            Cell::text(line.place.text(lang)),
            Cell::text(line.said.replace('\n', " ")),
            Cell::text(line.became.text(lang)),
        ]
    };
    Table { of: "cells", columns, rows: lines.map(row).collect() }
}
