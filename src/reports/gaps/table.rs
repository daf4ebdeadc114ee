//! The table of gaps, with the same columns on every page that shows gaps.

use crate::base::lang::Say;
use crate::gaps::{Gap, GapKind, Subject};
use crate::output::page::{Cell, Column, Fit, Table, Tone};
use crate::reports::context::ReportContext;

/// Which columns people see; programs get them all.
#[derive(Clone, Copy)]
pub(super) enum Layout {
    /// Gaps of one kind, under a heading that names the kind and how to close such gaps.
    OfKind(GapKind),
    /// Gaps of several kinds in one table, with those of the same subject together.
    OfMany,
}

/// A gap as a row.
pub(super) struct Row<'g> {
    gap: &'g Gap,
    about: Cell,
    /// Why the gap exists or, in a comparison, what has changed about it.
    because: Cell,
}

impl<'g> Row<'g> {
    pub(super) fn of(context: &ReportContext<'_>, gap: &'g Gap) -> Self {
        let because = gap.because.as_ref().map(|because| because.text(context.lang));
        Self::because(context, gap, because)
    }

    pub(super) fn because(context: &ReportContext<'_>, gap: &'g Gap, because: Option<&str>) -> Self {
        let about = gap.about.iter().map(|name| context.actor_named(name)).collect();
        Self { gap, about: Cell::List(about), because: because.map_or(Cell::Nothing, Cell::text) }
    }
}

pub(super) fn table(rows: Vec<Row<'_>>, layout: Layout, context: &ReportContext<'_>) -> Table {
    Table::of("gaps", &columns(layout), rows, context.lang)
}

pub(super) fn columns<'g>(layout: Layout) -> Vec<Column<Row<'g>>> {
    let shown = |is: bool, fit: Fit| if is { fit } else { Fit::Hidden };
    let (label, title, id, kind, about, because) = match layout {
        Layout::OfKind(own) => {
            let subject = own.subject();
            // Closing the gap of a requirement or need takes writing its id; an activity is recognised by its
            // title.
            let id = shown(subject.is_written_by_id(), Fit::Under);
            let about =
                shown(matches!(subject, Subject::Units | Subject::Survey | Subject::Training), Fit::Under);
            (subject.word(), Fit::Wide(5), id, Fit::Hidden, about, Fit::Wide(4))
        }
        Layout::OfMany => {
            let label = Say::fixed("Vad", "What");
            (label, Fit::Once(5), Fit::Hidden, Fit::Narrow(15), Fit::Hidden, Fit::Wide(5))
        }
    };
    vec![
        Column::new("title", label, title, |row, lang| Cell::text(row.gap.title.text(lang))),
        Column::new("id", Say::fixed("Id", "Id"), id, |row, _| Cell::text(&*row.gap.subject)),
        Column::new("kind", Say::fixed("Brist", "Gap"), kind, |row, lang| Cell::Word {
            name: row.gap.kind.name(),
            word: row.gap.kind.short(1).text(lang).to_owned(),
            mark: "",
            tone: Tone::Plain,
        }),
        Column::new("about", Say::fixed("Vilka", "Which"), about, |row, _| row.about.clone()),
        Column::new("because", Say::fixed("Varför", "Why"), because, |row, _| row.because.clone()),
        Column::new("close", Say::fixed("Att göra", "To do"), Fit::Hidden, |row, lang| {
            Cell::text(row.gap.kind.close().text(lang))
        }),
    ]
}
