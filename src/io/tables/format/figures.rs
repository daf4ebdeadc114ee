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
        let place = |piece: &Piece| matches!(piece, Piece::Figure(_));
        let first = self.pieces.iter().position(place).unwrap_or_default();
        let last = self.pieces.iter().rposition(place).unwrap_or_default();
        let point = self.pieces.iter().position(|piece| *piece == Piece::Point).unwrap_or(usize::MAX);
        let between =
            |at: usize, piece: &Piece| *piece == Piece::Comma && (first..last).contains(&at) && at < point;
        let is_grouped = self.pieces.iter().enumerate().any(|(at, piece)| between(at, piece));
        let thousands = self.pieces[last..].iter().filter(|piece| **piece == Piece::Comma).count();
        let percents = self.pieces.iter().filter(|piece| **piece == Piece::Percent).count();
        let decimals =
            self.pieces.get(point..).unwrap_or_default().iter().filter(|piece| place(piece)).count().min(20);
        let fixed = self
            .pieces
            .get(point..)
            .unwrap_or_default()
            .iter()
            .filter(|piece| **piece == Piece::Figure('0'))
            .count();
        let least = self.pieces[..point.min(self.pieces.len())]
            .iter()
            .filter(|piece| **piece == Piece::Figure('0'))
            .count();
        let power = |count: usize| i32::try_from(count.min(9)).unwrap_or_default();
        let value = value * 100_f64.powi(power(percents)) / 1000_f64.powi(power(thousands));
        let text = format!("{:.decimals$}", value.abs());
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let mut rest = rest.to_owned();
        while rest.len() > fixed && rest.ends_with('0') {
            rest.pop();
        }
        let whole = format!("{:0>least$}", whole.trim_start_matches('0'), least = least.min(40));
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
        self.around(&number, first, last)
    }

    /// A number with the words of the format around it.
    fn around(&self, number: &str, first: usize, last: usize) -> String {
        let said = |piece: &Piece| match piece {
            Piece::Said(said) => said.clone(),
            Piece::Percent => " %".to_owned(),
            _ => String::new(),
        };
        let before: String = self.pieces[..first].iter().map(said).collect();
        let after: String = self.pieces[last + 1..].iter().map(said).collect();
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
