//! Labels in running text, `Ansvarig: … Tid: …`, and the pieces that they part it into.

use super::columns::Column;
use super::heads::Said;
use super::numbered::number;
use crate::base::lang::Say;

/// A piece of the text of an activity, and what it says.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) place: Say,
    /// The label before it; empty where there is none.
    pub(super) label: String,
    pub(super) text: String,
    /// What it says; `Column::Title` is the activity itself.
    pub(super) column: Column,
}

/// The column of the label that a text begins with.
pub(super) fn begins(text: &str, said: &Said) -> Option<Column> {
    let (label, _) = text.split_once(':')?;
    let (_, label) = number(label);
    said.of(label).filter(|own| own.is_sure && label.split(' ').count() <= 4).map(|own| own.column)
}

/// Which words before a colon are labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Labels {
    /// Those that surely say what follows.
    Sure,
    /// Those too that may say it, as within the point of an activity: `Lead: …`, `Varför: …`.
    Likely,
}

/// What the label says that stands before a colon.
fn of_label(label: &str, said: &Said, labels: Labels) -> Option<Column> {
    begins(&format!("{label}:"), said).or_else(|| {
        let label = number(label).1;
        let is_begun = label.starts_with(char::is_uppercase);
        said.of_label(label).filter(|column| {
            labels == Labels::Likely && is_begun && !matches!(column, Column::Title | Column::Number)
        })
    })
}

/// The text before the first label, and each label with what follows it.
pub(super) fn pieces(place: &Say, text: &str, said: &Said, labels: Labels) -> Vec<Piece> {
    let is_edge = |char: char| matches!(char, '.' | ';' | ',' | '(' | '\n' | '–' | '|');
    let mut cuts: Vec<(usize, usize, Column)> = Vec::new();
    for (colon, _) in text.match_indices(':') {
        let from = earliest(text, colon);
        // What stands in brackets before the colon is of the label: `Budget (tkr):`.
        let own = &text[from..colon];
        let own =
            own.trim_end().strip_suffix(')').and_then(|own| own.rsplit_once('(')).map_or(own, |(own, _)| own);
        let edge = own.char_indices().rfind(|(_, char)| is_edge(*char));
        let from = edge.map_or(from, |(at, char)| from + at + char.len_utf8());
        let label = text[from..colon].trim();
        let column = of_label(label, said, labels)
            .filter(|_| text[colon + 1..].starts_with([' ', '\n']) || colon + 1 == text.len());
        if let Some(column) = column.filter(|_| cuts.last().is_none_or(|(_, end, _)| *end <= from)) {
            cuts.push((from, colon + 1, column));
        }
    }
    let is_end = |char: char| matches!(char, ' ' | '.' | ';' | ',' | '(' | ')' | '\n' | '–' | '|');
    let piece = |label: &str, text: &str, column: Column| Piece {
        place: place.clone(),
        label: label.trim().trim_end_matches(':').trim().to_owned(),
        text: text.trim().to_owned(),
        column,
    };
    let first = cuts.first().map_or(text.len(), |(from, ..)| *from);
    let before = text[..first].trim_end_matches(|char| is_end(char) && !cuts.is_empty());
    let mut all: Vec<Piece> = Vec::new();
    if !before.trim().is_empty() {
        all.push(piece("", before, Column::Title));
    }
    for (at, (from, to, column)) in cuts.iter().enumerate() {
        let end = cuts.get(at + 1).map_or(text.len(), |(next, ..)| *next);
        let label = number(text[*from..*to].trim().trim_end_matches(':')).1;
        let own = text[*to..end].trim();
        // `m.fl.` ends with a full stop of its own.
        let own = if own.ends_with("fl.") { own } else { own.trim_end_matches(is_end) };
        let own = if own.contains('(') && text[*to..end].trim().ends_with(')') {
            text[*to..end].trim()
        } else {
            own
        };
        // The first label is kept as it stands: its number may be that of the activity.
        let label = if all.is_empty() { text[*from..*to].trim() } else { label };
        let own = piece(label, own, *column);
        all.push(own);
    }
    all.retain(|piece| !piece.text.is_empty());
    all
}

/// No label is longer, in bytes.
const LONG: usize = 80;

/// Where a label that ends here begins at the earliest.
fn earliest(text: &str, end: usize) -> usize {
    (end.saturating_sub(LONG)..end).find(|at| text.is_char_boundary(*at)).unwrap_or(end)
}
