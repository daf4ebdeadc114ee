//! What stands below an activity in a list: its parts, and the labels that say more of it.

use super::chapters::{is_letter, is_of_all};
use super::columns::Column;
use super::labels::{Labels, Piece, begins, pieces};
use super::numbered::number;
use super::reader::{Becomes, Item, Reader, SHARED};
use crate::base::lang::Say;

impl Reader<'_> {
    /// Whether a text with a letter before it is a part of the activity that is open, which has no such letter itself.
    pub(super) fn is_part(&self) -> bool {
        let of_letter = |open: &Item| open.number.as_deref().is_some_and(is_letter);
        self.open.as_ref().is_some_and(|open| open.is_block && !of_letter(open))
    }

    /// Takes a point below an activity: one of its parts, or, beside others that have labels, what a label says that is not known.
    pub(super) fn below(&mut self, place: &Say, text: &str) {
        let is_label = |label: &str| {
            label.starts_with(char::is_uppercase)
                && label.chars().all(|char| char.is_alphabetic() || char == ' ')
                && label.split(' ').count() <= 3
        };
        let labelled =
            text.split_once(": ").filter(|(label, rest)| is_label(label) && !rest.trim().is_empty());
        match (labelled, &mut self.open) {
            (Some((label, rest)), Some(open)) if open.is_labelled() => {
                let known = pieces(place, text, self.said, Labels::Likely);
                if known.first().is_some_and(|piece| !piece.label.is_empty()) {
                    open.pieces.extend(known);
                    return;
                }
                let (place, label, text) = (place.clone(), label.to_owned(), rest.trim().to_owned());
                open.pieces.push(Piece { place, label, text, column: Column::Note });
            }
            _ => self.part(place, text),
        }
    }

    pub(super) fn part(&mut self, place: &Say, text: &str) {
        let (place, label, text) = (place.clone(), String::new(), text.to_owned());
        if let Some(open) = &mut self.open {
            open.pieces.push(Piece { place, label, text, column: Column::Parts });
        }
    }

    /// What a label says that stands alone below an activity: `Ansvarig:`.
    pub(super) fn label_alone(&self, text: &str) -> Option<Column> {
        let text = text.trim();
        let is_one = self.open.is_some() && text.ends_with(':') && text.matches(':').count() == 1;
        begins(text, self.said).filter(|column| is_one && *column != Column::Title)
    }

    /// Adds a text below a label that stands alone. Returns whether there is one.
    pub(super) fn below_label(&mut self, place: &Say, text: &str) -> bool {
        let (Some((label, column)), Some(open)) = (&self.label, &mut self.open) else { return false };
        let (place, label, text) = (place.clone(), label.clone(), number(text).1.to_owned());
        open.pieces.push(Piece { place, label, text, column: *column });
        true
    }

    /// Adds labels to the activity that is open, or begins one where they name it.
    pub(super) fn labelled(&mut self, place: &Say, labels: Vec<Piece>) {
        self.label = None;
        for piece in labels {
            if piece.column == Column::Title && !piece.label.is_empty() {
                self.close();
                let (own, title) = number(&piece.text);
                let of_label = piece
                    .label
                    .split(' ')
                    .next_back()
                    .filter(|word| word.starts_with(|char: char| char.is_ascii_digit()));
                let number = own.or(of_label).map(str::to_owned);
                let title = Piece { text: title.to_owned(), ..piece.clone() };
                let pieces = vec![title];
                self.open = Some(Item { number, pieces, at: self.at, is_block: true, ..Item::default() });
            } else if let Some(open) = &mut self.open {
                open.pieces.push(piece);
            } else if is_of_all(piece.column)
                && !self.above.is_empty()
                && !self.above.iter().any(|own| own.is_other)
            {
                self.leave(&piece.place, &piece.text, Becomes::Shared(piece.column));
                if self.shared.len() < SHARED {
                    self.shared.push(piece);
                }
            } else {
                let text = if piece.label.is_empty() {
                    piece.text
                } else {
                    format!("{}: {}", piece.label, piece.text)
                };
                self.leave(place, &text, Becomes::Nothing);
            }
        }
    }
}
