//! What a row of a table is that holds one text only: an area above the rows that follow, a note below them, or an
//! activity that nobody has said more of.

use super::beside::{self, Beside};
use super::columns::Column;
use super::heads::Said;
use super::layout::Layout;
use crate::base::likeness::fold;
use crate::io::tables::Row;

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A row of cells.
    Cells,
    /// A text above the rows that follow: an area, a goal of the plan or a cause, with the text itself.
    Above(Column, String),
    /// Texts that are none of the table's activities.
    Beside(Beside),
    /// The heads once more.
    Heads,
}

/// What of a table tells its rows apart.
pub(super) struct Body<'t> {
    pub(super) rows: &'t [Row],
    /// What the rows are that have no activity.
    beside: Vec<Option<Sort>>,
    /// The last row that names an activity and says something of it.
    last: Option<usize>,
    /// Whether most rows have several texts.
    is_full: bool,
    /// Whether some row has several texts.
    pub(super) has_full: bool,
    /// Whether most activities are bold.
    is_bold: bool,
}

/// The most words of an area that stands above another.
const FEW: usize = 3;

/// The longest text, in characters, that is an area though nothing but its place says so.
const LONG: usize = 90;

impl<'t> Body<'t> {
    pub(super) fn of(rows: &'t [Row], heads: &[Row], layout: &Layout) -> Self {
        let beside: Vec<Option<Sort>> = rows
            .iter()
            .map(|row| {
                let is_again = heads.iter().any(|heads| is_again(row, heads));
                let own = || beside::row(row, layout).map(Sort::Beside);
                if is_again { Some(Sort::Heads) } else { own() }
            })
            .collect();
        let filled = rows.iter().map(|row| row.filled().take(2).count()).filter(|count| *count > 0);
        let (mut all, mut full) = (0_usize, 0_usize);
        for count in filled {
            all += 1;
            full += usize::from(count > 1);
        }
        let title = layout.place(Column::Title).unwrap_or_default();
        let titles =
            || rows.iter().filter(|row| row.filled().nth(1).is_some()).filter_map(|row| row.cells.get(title));
        let bold = titles().filter(|cell| cell.bold).count();
        let is_full = full * 2 >= all && full > 0;
        let names = |row: &Row| !row.text(title).is_empty() && row.filled().nth(1).is_some();
        let last = (0..rows.len()).rfind(|at| beside[*at].is_none() && names(&rows[*at]));
        Self { rows, beside, last, is_full, has_full: full > 0, is_bold: bold * 2 > titles().count() }
    }

    /// The sort of a row; `is_first` when no activity stands above it in the table.
    pub(super) fn sort(&self, at: usize, layout: &Layout, said: &Said, is_first: bool) -> Sort {
        if let Some(own) = &self.beside[at] {
            return own.clone();
        }
        if let Some(title) = self.numbered(at, layout) {
            return Sort::Above(Column::Area, title);
        }
        match self.alone(at, layout, said, is_first) {
            // What stands above nothing is no area.
            Sort::Above(..) if self.last.is_some_and(|last| last < at) => Sort::Beside(Beside::Note),
            own => own,
        }
    }

    /// The sort of a row that may hold one text only.
    fn alone(&self, at: usize, layout: &Layout, said: &Said, is_first: bool) -> Sort {
        let row = &self.rows[at];
        let mut filled = row.filled();
        let (Some((column, text)), None) = (filled.next(), filled.next()) else { return Sort::Cells };
        let meaning = layout.columns.get(column).copied().flatten().map(|own| own.column);
        let cell = &row.cells[column];
        let is_wide = cell.width > 1 && cell.width + 1 >= row.cells.len();
        let is_beside =
            !matches!(meaning, None | Some(Column::Title | Column::Number | Column::Area)) && !is_wide;
        if is_beside && column > 0 {
            return Sort::Cells;
        }
        if let Some((label, rest)) = labelled(text, said)
            && self.is_full
        {
            return Sort::Above(label, rest);
        }
        let is_short = text.chars().count() <= LONG && !text.ends_with('.') && !text.contains('\n');
        let is_marked = is_wide || cell.bold && !self.is_bold;
        let is_above = self.is_full && is_short && self.is_above_others(at, layout, is_first);
        // A text in a column of its own that is not that of the activities is none.
        let is_left =
            meaning == Some(Column::Area) || meaning.is_none() && column == 0 && self.is_full && is_short;
        if is_marked && self.is_full || is_above || is_left {
            return Sort::Above(Column::Area, beside::without_continued(text).replace('\n', " "));
        }
        Sort::Cells
    }

    /// The text of a row with nothing but a number and a title, where it is an area: the numbers of the rows that follow are
    /// parts of its own, or it is bold and they are not.
    fn numbered(&self, at: usize, layout: &Layout) -> Option<String> {
        let (number, title) = (layout.place(Column::Number)?, layout.place(Column::Title)?);
        let row = &self.rows[at];
        let filled: Vec<usize> = row.filled().map(|(column, _)| column).collect();
        if filled.len() != 2 || !filled.contains(&number) || !filled.contains(&title) {
            return None;
        }
        let own = row.text(number).trim_end_matches('.');
        let next = self.rows[at + 1..].iter().find(|row| row.filled().next().is_some())?;
        let is_whole =
            next.text(number).strip_prefix(own).is_some_and(|rest| rest.starts_with('.') && rest.len() > 1);
        let is_bold =
            row.cells[title].bold && !self.is_bold && self.is_full && next.filled().nth(2).is_some();
        (is_whole || is_bold).then(|| format!("{own}. {}", row.text(title).replace('\n', " ")))
    }

    /// Whether a row of several texts comes next, with an activity in it; at the top of a table perhaps after one more
    /// text like this.
    fn is_above_others(&self, at: usize, layout: &Layout, is_first: bool) -> bool {
        let below = (at + 1..self.rows.len()).filter(|at| self.beside[*at].is_none());
        let mut next = below.map(|at| &self.rows[at]).filter(|row| row.filled().next().is_some());
        let is_full = |row: &&Row| {
            row.filled().nth(1).is_some()
                && layout.place(Column::Title).is_some_and(|title| !row.text(title).is_empty())
        };
        let few = |row: &&Row| row.filled().all(|(_, text)| text.split_whitespace().count() <= FEW);
        let is_few = few(&&self.rows[at]);
        let first = next.next();
        first.as_ref().is_some_and(is_full)
            || (is_first || is_few && first.as_ref().is_some_and(few))
                && next.next().as_ref().is_some_and(is_full)
    }
}

/// A text that begins with the word for what it is: `Område 2: Upptäcka`, `Mål: Alla vet var de kan få stöd`.
pub(super) fn labelled(text: &str, said: &Said) -> Option<(Column, String)> {
    let (label, rest) = text.split_once(':')?;
    let column = said.of(label).filter(|own| own.is_sure)?.column;
    let column = match column {
        Column::Area | Column::Cause => column,
        Column::Goal | Column::Overall | Column::Outcome => Column::Overall,
        _ => return None,
    };
    let rest = rest.trim();
    (!rest.is_empty()).then(|| (column, rest.replace('\n', " ")))
}

/// Whether a row holds the heads once more, as on the next page.
pub(super) fn is_again(row: &Row, heads: &Row) -> bool {
    let mut filled = row.filled().peekable();
    filled.peek().is_some() && filled.all(|(column, text)| fold(text) == fold(heads.text(column)))
}
