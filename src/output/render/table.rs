//! Writes tables for people, in the width that there is. The only file that uses the table library.

use comfy_table::{
    Attribute, Cell as Field, Color, ColumnConstraint, ContentArrangement, Table, Width, presets,
};

use super::format::RenderOptions;
use super::series;
use super::words::Least;
use super::wrap::wrap;
use crate::output::page::{self, Cell, Fit, Tone};

/// A shown column: its number in the table, and the numbers of the columns shown under it.
type Shown = Vec<usize>;

/// The narrowest that a column of text is drawn: a narrower one is a ribbon of words.
const RIBBON: usize = 14;

/// How far the lines of the first column are indented, but for the first of each row.
const HANG: usize = 2;

/// A table as text, without lines: columns are separated by spaces, and wrapped text in the first column is
/// indented. It reads the same on a terminal, in a pipe and on paper. Where the columns would be narrower than their words
/// each row is a list instead.
pub(super) fn text(table: &page::Table, options: RenderOptions) -> String {
    let columns = columns(table);
    match widths(table, &columns, options) {
        Some(widths) => drawn(table, &columns, &widths, options),
        None => listed(table, &columns, options),
    }
}

fn drawn(table: &page::Table, columns: &[Shown], widths: &[usize], options: RenderOptions) -> String {
    let mut drawn = Table::new();
    drawn.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    if options.colour {
        drawn.enforce_styling()
    } else {
        drawn.force_no_tty()
    };
    drawn.set_header(columns.iter().zip(widths).map(|(own, width)| {
        let label = Field::new(wrap(&table.heads()[own[0]].label, *width, 0, options.lang));
        if options.colour { label.add_attribute(Attribute::Bold) } else { label }
    }));
    for (number, row) in table.rows().iter().enumerate() {
        let above = number.checked_sub(1).map(|above| &table.rows()[above]);
        let field = |(at, (own, width)): (usize, (&Shown, &usize))| {
            let is_once = matches!(table.heads()[own[0]].fit, Fit::Once(_));
            let is_said = is_once && above.is_some_and(|above| own.iter().all(|at| above[*at] == row[*at]));
            let label = |cell: usize| {
                let head = &table.heads()[cell];
                (head.fit == Fit::Labelled).then_some(&*head.label)
            };
            let cells = own.iter().filter(|_| !is_said).map(|cell| (label(*cell), &row[*cell]));
            field(cells, *width, if at == 0 { HANG } else { 0 }, options)
        };
        drawn.add_row(columns.iter().zip(widths).enumerate().map(field));
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

/// The rows of a table as a list: the first column is what a row is about, and the others stand under it with their labels.
fn listed(table: &page::Table, columns: &[Shown], options: RenderOptions) -> String {
    let mut lines = String::new();
    let mut put = |indent: usize, hang: usize, text: &str, tone: Tone| {
        let text = wrap(text, options.width.saturating_sub(indent), hang, options.lang);
        let text = text.replace('\n', &format!("\n{:indent$}", ""));
        lines.extend([&" ".repeat(indent), &*painted(&text, tone, options), "\n"]);
    };
    for row in table.rows() {
        for (number, own) in columns.iter().flat_map(|own| labelled(table, own)).enumerate() {
            let said = own.iter().map(|at| series::read(&row[*at], "; ", options));
            let said: Vec<String> = said.filter(|said| !said.is_empty()).collect();
            if number == 0 {
                said.iter().enumerate().for_each(|(at, said)| put(2 * at.min(1), 2, said, Tone::Plain));
            } else if !said.is_empty() {
                let label = &table.heads()[own[0]].label;
                put(2, 2, &format!("{label}: {}", said.join(", ")), tone(own.iter().map(|at| &row[*at])));
            }
        }
    }
    lines
}

/// The columns that stand together on a line of a list: one with its own label begins another line.
fn labelled<'c>(table: &page::Table, own: &'c [usize]) -> impl Iterator<Item = &'c [usize]> {
    let is_with = move |_: &usize, next: &usize| table.heads()[*next].fit != Fit::Labelled;
    own.chunk_by(is_with)
}

/// The tone of cells that stand together: that of the first that has one.
fn tone<'c>(mut cells: impl Iterator<Item = &'c Cell>) -> Tone {
    cells.find_map(|cell| Some(cell.tone()).filter(|tone| *tone != Tone::Plain)).unwrap_or(Tone::Plain)
}

/// A text in a tone, where there is colour.
fn painted(text: &str, tone: Tone, options: RenderOptions) -> String {
    let code = match tone {
        _ if !options.colour => None,
        Tone::Plain => None,
        Tone::Good => Some("32"),
        Tone::Watch => Some("33"),
        Tone::Bad => Some("31"),
        Tone::Faint => Some("2"),
    };
    code.map_or_else(|| text.to_owned(), |code| format!("\u{1b}[{code}m{text}\u{1b}[0m"))
}

fn columns(table: &page::Table) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    for (at, column) in table.heads().iter().enumerate() {
        let is_empty = table.rows().iter().all(|row| row[at].read("").is_empty());
        match (column.fit, shown.last_mut()) {
            (Fit::Hidden, _) => {}
            // A column without content only takes room from the others.
            (Fit::Wide(_) | Fit::Once(_) | Fit::Narrow(_), _) if is_empty => {}
            (Fit::Under | Fit::Labelled, Some(above)) => above.push(at),
            (_, _) => shown.push(vec![at]),
        }
    }
    shown
}

/// The widths: narrow columns have their own, and wide ones share the rest, none less than its longest word. One space
/// follows each column. `None` where there is no room for that.
fn widths(table: &page::Table, columns: &[Shown], options: RenderOptions) -> Option<Vec<usize>> {
    let hang = |at: usize| if at == 0 { HANG } else { 0 };
    let needs: Vec<Need> =
        columns.iter().enumerate().map(|(at, own)| Need::of(table, own, hang(at), options)).collect();
    let room = options.width.checked_sub(needs.len())?;
    let sum = |least: fn(&Need) -> usize| needs.iter().map(least).sum::<usize>();
    let least: fn(&Need) -> usize = match () {
        () if sum(|need| need.least.whole) <= room => |need| need.least.whole,
        () if sum(|need| need.least.divided) <= room => |need| need.least.divided,
        () => return None,
    };
    let mut widths: Vec<usize> = needs.iter().map(|need| need.asked.max(least(need))).collect();
    // Those that share get their shares of what the others leave, and those whose share is less than their longest word
    // leave the sharing.
    let mut sharing: Vec<usize> = (0..needs.len()).filter(|at| needs[*at].share > 0).collect();
    loop {
        let is_sharing = |at: &usize| sharing.contains(at);
        let taken = (0..needs.len()).filter(|at| !is_sharing(at)).map(|at| widths[at]).sum::<usize>();
        let left = room.checked_sub(taken)?;
        let shares = sharing.iter().map(|at| needs[*at].share).sum::<usize>().max(1);
        for at in &sharing {
            widths[*at] = left * needs[*at].share / shares;
        }
        let is_less = |at: &usize| widths[*at] < least(&needs[*at]);
        let Some(tight) = sharing.iter().copied().find(is_less) else { break };
        widths[tight] = least(&needs[tight]);
        sharing.retain(|at| *at != tight);
    }
    let is_ribbon = |(need, width): (&Need, &usize)| need.share > 0 && *width < need.longest.min(RIBBON);
    (!needs.iter().zip(&widths).any(is_ribbon)).then_some(widths)
}

/// What a column needs.
#[derive(Clone, Copy, Debug, Default)]
struct Need {
    /// The width that it has asked for; nothing for one that shares.
    asked: usize,
    /// Its share of the room that is left.
    share: usize,
    /// The width of its longest word.
    least: Least,
    /// The width of its longest cell, as far as that matters.
    longest: usize,
}

impl Need {
    fn of(table: &page::Table, own: &Shown, hang: usize, options: RenderOptions) -> Self {
        let mut need = match table.heads()[own[0]].fit {
            Fit::Narrow(width) => Self { asked: width.into(), ..Self::default() },
            Fit::Wide(share) | Fit::Once(share) => Self { share: share.into(), ..Self::default() },
            Fit::Under | Fit::Labelled | Fit::Hidden => Self::default(),
        };
        need.least.widen(&table.heads()[own[0]].label, options.lang);
        let cells =
            table.rows().iter().flat_map(|row| own.iter().enumerate().map(|(at, cell)| (at, &row[*cell])));
        for (at, cell) in cells {
            let text = series::read(cell, "\n", options);
            if hang == 0 {
                need.least.widen(&text, options.lang);
            } else {
                text.lines().for_each(|line| need.least.widen_hung(line, at > 0, hang, options.lang));
            }
            need.longest = need.longest.max(text.len().min(RIBBON));
        }
        need
    }
}

/// Cells shown under each other, in the tone of the first that has one.
fn field<'c>(
    cells: impl Iterator<Item = (Option<&'c str>, &'c Cell)>,
    width: usize,
    hang: usize,
    options: RenderOptions,
) -> Field {
    let cells: Vec<(&Cell, String)> = cells
        .map(|(label, cell)| (label, cell, series::read(cell, "\n", options)))
        .filter(|(.., text)| !text.is_empty())
        .map(|(label, cell, text)| (cell, label.map_or(text.clone(), |label| format!("{label}: {text}"))))
        .collect();
    // What stands under the first cell is indented too, so that only a new row begins at the edge.
    let under = |text: &str| {
        let wrapped = wrap(text, width.saturating_sub(hang), 0, options.lang);
        format!("{:hang$}{}", "", wrapped.replace('\n', &format!("\n{:hang$}", "")))
    };
    let line = |(at, (_, text)): (usize, &(&Cell, String))| {
        if at == 0 { wrap(text, width, hang, options.lang) } else { under(text) }
    };
    let lines: Vec<String> = cells.iter().enumerate().map(line).collect();
    let field = Field::new(lines.join("\n"));
    match tone(cells.iter().map(|(cell, _)| *cell)) {
        Tone::Plain => field,
        _ if !options.colour => field,
        Tone::Good => field.fg(Color::Green),
        Tone::Watch => field.fg(Color::Yellow),
        Tone::Bad => field.fg(Color::Red),
        Tone::Faint => field.add_attribute(Attribute::Dim),
    }
}
