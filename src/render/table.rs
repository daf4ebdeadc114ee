//! Tables for people: wrapped, never cut, and right where letters are wide. The only door to the table library.

use comfy_table::{Attribute, Cell as Field, Color, ColumnConstraint, ContentArrangement, Table, Width, presets};
use unicode_width::UnicodeWidthStr;

use super::Look;
use crate::page::{self, Cell, Fit, Tone};

/// A table as text, at most as wide as the look allows.
pub(super) fn text(table: &page::Table, look: Look) -> String {
    let mut drawn = Table::new();
    drawn.load_style(if look.terminal { presets::UTF8_HORIZONTAL_ONLY } else { presets::NOTHING });
    drawn.set_content_arrangement(ContentArrangement::Dynamic).set_width(u16::try_from(look.width).unwrap_or(u16::MAX));
    if look.colour {
        drawn.enforce_styling();
    } else {
        drawn.force_no_tty();
    }
    let columns = columns(table);
    drawn.set_header(columns.iter().map(|own| {
        let label = Field::new(&table.columns[own[0]].label);
        if look.colour { label.add_attribute(Attribute::Bold) } else { label }
    }));
    for row in &table.rows {
        drawn.add_row(columns.iter().map(|own| field(own.iter().map(|at| &row[*at]), look)));
    }
    for (at, width) in widths(table, &columns, look.width).into_iter().enumerate() {
        if let Some(column) = drawn.column_mut(at) {
            column.set_padding((0, 1));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    let lines: Vec<String> = drawn.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}

/// The columns that are shown, each with those that stand under it.
fn columns(table: &page::Table) -> Vec<Vec<usize>> {
    let mut shown: Vec<Vec<usize>> = Vec::new();
    for (at, column) in table.columns.iter().enumerate() {
        match (column.fit, shown.last_mut()) {
            (Fit::Hidden, _) => {}
            (Fit::Under, Some(above)) => above.push(at),
            (Fit::Narrow(_) | Fit::Wide(_) | Fit::Under, _) => shown.push(vec![at]),
        }
    }
    shown
}

/// Narrow columns take what they need; wide ones share the rest.
fn widths(table: &page::Table, columns: &[Vec<usize>], width: usize) -> Vec<u16> {
    let fits: Vec<Fit> = columns.iter().map(|own| table.columns[own[0]].fit).collect();
    // One for the gap after each column, one for the edges that the presets leave empty.
    let gap = 1;
    let room = u16::try_from(width).unwrap_or(u16::MAX).saturating_sub(1);
    let narrow: u16 = fits.iter().map(|fit| if let Fit::Narrow(width) = fit { width + gap } else { 0 }).sum();
    let shares: u16 = fits.iter().map(|fit| if let Fit::Wide(share) = fit { *share } else { 0 }).sum();
    let left = room.saturating_sub(narrow);
    let width = |fit: &Fit| match fit {
        Fit::Narrow(width) => width + gap,
        Fit::Wide(share) => (u32::from(left) * u32::from(*share) / u32::from(shares.max(1))).max(8) as u16,
        Fit::Under | Fit::Hidden => 0,
    };
    fits.iter().map(width).collect()
}

fn field<'c>(cells: impl Iterator<Item = &'c Cell>, look: Look) -> Field {
    let cells: Vec<&Cell> = cells.filter(|cell| !cell.read("\n").is_empty()).collect();
    let text = cells.iter().map(|cell| cell.read("\n")).collect::<Vec<_>>().join("\n");
    let field = Field::new(text);
    let tone = cells.iter().map(|cell| cell.tone()).find(|tone| *tone != Tone::Plain).unwrap_or(Tone::Plain);
    match tone {
        _ if !look.colour => field,
        Tone::Plain => field,
        Tone::Good => field.fg(Color::Green),
        Tone::Watch => field.fg(Color::Yellow),
        Tone::Bad => field.fg(Color::Red),
        Tone::Faint => field.add_attribute(Attribute::Dim),
    }
}

/// Text wrapped at spaces, with the lines after the first set in by `indent`.
pub(super) fn wrap(text: &str, width: usize, indent: usize) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last().map_or(0, |line| line.width());
        if line > indent && line + 1 + word.width() > width {
            lines.push(" ".repeat(indent) + word);
        } else if let Some(last) = lines.last_mut() {
            if !last.is_empty() && !last.ends_with(' ') {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines.join("\n")
}
