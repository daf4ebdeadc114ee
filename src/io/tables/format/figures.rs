//! What is seen of a number in a format.

use super::section::{Piece, Section};

impl Section {
    /// What is seen of a number.
    pub(super) fn figures(&self, value: f64) -> String {
        if self.pieces.contains(&Piece::Other) || !self.has_figures() {
            // A format of words alone shows them in place of the number.
            let number = if self.pieces.contains(&Piece::Whole) || self.pieces.contains(&Piece::Other) {
                plain(value)
            } else {
                String::new()
            };
            let said = self.pieces.iter().filter_map(|piece| match piece {
                Piece::Said(said) => Some(said.as_str()),
                Piece::Whole => Some(number.as_str()),
                _ => None,
            });
            let text: String = said.collect();
            return if self.pieces.contains(&Piece::Other) { number } else { text };
        }
        let is_place = |piece: &Piece| matches!(piece, Piece::Figure(_));
        let first = self.pieces.iter().position(is_place).unwrap_or_default();
        let end = self.pieces.iter().rposition(is_place).unwrap_or_default() + 1;
        let point =
            self.pieces.iter().position(|piece| *piece == Piece::Point).unwrap_or(end).clamp(first, end);
        let (before, after) = (&self.pieces[first..point], &self.pieces[point..end]);
        let count = |pieces: &[Piece], sought: &Piece| pieces.iter().filter(|piece| *piece == sought).count();
        // Commas between figures part thousands; after the last each is a number in thousands.
        let is_grouped = before.contains(&Piece::Comma);
        let thousands = count(&self.pieces[end..], &Piece::Comma);
        let percents = count(&self.pieces, &Piece::Percent);
        let decimals = after.iter().filter(|piece| is_place(piece)).count().min(20);
        let (fixed, width) = (count(after, &Piece::Figure('0')), count(before, &Piece::Figure('0')));
        let power = |count: usize| i32::try_from(count.min(9)).unwrap_or_default();
        let value = value * 100_f64.powi(power(percents)) / 1000_f64.powi(power(thousands));
        let text = format!("{:.decimals$}", value.abs());
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let mut rest = rest.to_owned();
        while rest.len() > fixed && rest.ends_with('0') {
            rest.pop();
        }
        let whole = format!("{:0>width$}", whole.trim_start_matches('0'), width = width.min(40));
        let whole = if is_grouped { grouped(&whole) } else { whole };
        // An amount is written as amounts are in Swedish, a bare number as numbers are in records.
        let is_amount = is_grouped
            || percents > 0
            || self
                .pieces
                .iter()
                .any(|piece| matches!(piece, Piece::Said(said) if said.chars().any(char::is_alphabetic)));
        let mark = if is_amount { "," } else { "." };
        let is_zero = !text.contains(|char: char| matches!(char, '1'..='9'));
        let sign = if value < 0.0 && !is_zero { "-" } else { "" };
        let number = format!("{sign}{whole}{}{rest}", if rest.is_empty() { "" } else { mark });
        self.around(&number, first, end)
    }

    /// A number with the words of the format around it.
    fn around(&self, number: &str, first: usize, end: usize) -> String {
        let said = |piece: &Piece| match piece {
            Piece::Said(said) => said.clone(),
            Piece::Percent => " %".to_owned(),
            _ => String::new(),
        };
        let before: String = self.pieces[..first].iter().map(said).collect();
        let after: String = self.pieces[end..].iter().map(said).collect();
        format!("{before}{number}{after}").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Figures in groups of three.
fn grouped(whole: &str) -> String {
    let mut text = String::with_capacity(whole.len() * 4 / 3);
    for (at, figure) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(figure);
    }
    text
}

/// A number without a format: with as many decimals as it has, and at most as many as are shown.
pub(in super::super) fn plain(value: f64) -> String {
    if !value.is_finite() || value.abs() >= 1e15 || value.abs() < 1e-9 && value.abs() > 0.0 {
        return value.to_string();
    }
    let text = format!("{value:.9}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
