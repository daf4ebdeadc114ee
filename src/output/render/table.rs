//! Writes tables for people, in the width that there is. The only file that uses the table library.

use comfy_table::{
    Attribute, Cell as Field, Color, ColumnConstraint, ContentArrangement, Table, Width, presets,
};

use super::format::RenderOptions;
use super::series;
use super::wrap::wrap;
use crate::output::page::{self, Cell, Fit, Tone};

/// A shown column: its number in the table, and the numbers of the columns shown under it.
type Shown = Vec<usize>;

/// A table as text, without lines: columns are separated by spaces, and wrapped text in the first column is
/// indented. It reads the same on a terminal, in a pipe and on paper.
pub(super) fn text(table: &page::Table, options: RenderOptions) -> String {
    let columns = columns(table);
    let widths = widths(table, &columns, options.width);
    let mut drawn = Table::new();
    drawn.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    if options.colour {
        drawn.enforce_styling()
    } else {
        drawn.force_no_tty()
    };
    drawn.set_header(columns.iter().zip(&widths).map(|(own, width)| {
        let label = Field::new(wrap(&table.heads()[own[0]].label, *width, 0));
        if options.colour { label.add_attribute(Attribute::Bold) } else { label }
    }));
    for (number, row) in table.rows().iter().enumerate() {
        let above = number.checked_sub(1).map(|above| &table.rows()[above]);
        let field = |(at, (own, width)): (usize, (&Shown, &usize))| {
            let is_once = matches!(table.heads()[own[0]].fit, Fit::Once(_));
            let is_said = is_once && above.is_some_and(|above| own.iter().all(|at| above[*at] == row[*at]));
            let cells = own.iter().filter(|_| !is_said).map(|cell| &row[*cell]);
            field(cells, *width, if at == 0 { 2 } else { 0 }, options)
        };
        drawn.add_row(columns.iter().zip(&widths).enumerate().map(field));
    }
    for (at, width) in widths.iter().enumerate() {
        if let Some(column) = drawn.column_mut(at) {
            column.set_padding((0, 1));
            let width = u16::try_from(width + 1).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    let lines: Vec<String> = drawn.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}

fn columns(table: &page::Table) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    for (at, column) in table.heads().iter().enumerate() {
        let is_empty = table.rows().iter().all(|row| row[at].read("").is_empty());
        match (column.fit, shown.last_mut()) {
            (Fit::Hidden, _) => {}
            // A column without content only takes room from the others.
            (Fit::Wide(_) | Fit::Once(_) | Fit::Narrow(_), _) if is_empty => {}
            (Fit::Under, Some(above)) => above.push(at),
            (_, _) => shown.push(vec![at]),
        }
    }
    shown
}

/// The widths: narrow columns have their own, and wide ones share the rest. One space follows each column.
fn widths(table: &page::Table, columns: &[Shown], width: usize) -> Vec<usize> {
    let fits: Vec<Fit> = columns.iter().map(|own| table.heads()[own[0]].fit).collect();
    let narrow = |fit: &Fit| if let Fit::Narrow(width) = fit { usize::from(*width) } else { 0 };
    let share =
        |fit: &Fit| if let Fit::Wide(share) | Fit::Once(share) = fit { usize::from(*share) } else { 0 };
    let left = width.saturating_sub(fits.iter().map(narrow).sum::<usize>() + fits.len());
    let shares = fits.iter().map(share).sum::<usize>().max(1);
    let width = |fit: &Fit| {
        if let Fit::Narrow(width) = fit { usize::from(*width) } else { (left * share(fit) / shares).max(8) }
    };
    fits.iter().map(width).collect()
}

/// Cells shown under each other, in the tone of the first that has one.
fn field<'c>(
    cells: impl Iterator<Item = &'c Cell>,
    width: usize,
    hang: usize,
    options: RenderOptions,
) -> Field {
    let cells: Vec<(&Cell, String)> = cells
        .map(|cell| (cell, series::read(cell, "\n", options)))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    // What stands under the first cell is indented too, so that only a new row begins at the edge.
    let under = |text: &str| {
        format!("{:hang$}{}", "", wrap(text, width - hang, 0).replace('\n', &format!("\n{:hang$}", "")))
    };
    let line = |(at, (_, text)): (usize, &(&Cell, String))| {
        if at == 0 { wrap(text, width, hang) } else { under(text) }
    };
    let lines: Vec<String> = cells.iter().enumerate().map(line).collect();
    let field = Field::new(lines.join("\n"));
    let tone = cells.iter().map(|(cell, _)| cell.tone()).find(|tone| *tone != Tone::Plain);
    match tone.filter(|_| options.colour) {
        None | Some(Tone::Plain) => field,
        Some(Tone::Good) => field.fg(Color::Green),
        Some(Tone::Watch) => field.fg(Color::Yellow),
        Some(Tone::Bad) => field.fg(Color::Red),
        Some(Tone::Faint) => field.add_attribute(Attribute::Dim),
    }
}
