//! A target and an outcome as people write them: `minst 2`, `≤ 26 %`, `1 700`.

use crate::lang::Say;

/// The forms that are read, to be shown when something is not.
pub const FORMS: Say =
    Say::fixed("minst 2, högst 3, ≤ 26 %, ≥ 4 eller 100 %", "at least 2, at most 3, ≤ 26 %, ≥ 4 or 100 %");

/// Which side of the number is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The number or more. Also what a number alone means: a promise kept twice over is kept.
    AtLeast,
    /// The number or less.
    AtMost,
}

/// What is to be reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Which side is right.
    pub side: Side,
    /// The number.
    pub number: f64,
    /// What it counts, as written after the number: `%`, `träffar`. Empty when nothing is written.
    pub unit: String,
}

impl Target {
    /// Reads a comparison, a number and a unit; the first and last may be left out.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let sides = [
            (Side::AtLeast, ["minst", "at least", "≥", ">="].as_slice()),
            (Side::AtMost, ["högst", "at most", "max", "≤", "<="].as_slice()),
        ];
        let (side, rest) = sides
            .iter()
            .flat_map(|(side, words)| words.iter().map(move |word| (*side, *word)))
            .find_map(|(side, word)| Some((side, text.strip_prefix(word)?)))
            .unwrap_or((Side::AtLeast, &text));
        let (number, unit) = number(rest.trim())?;
        Some(Self { side, number, unit })
    }

    /// Whether an outcome reaches the target; `None` when the outcome is no number or counts something else.
    pub fn met(&self, outcome: &str) -> Option<bool> {
        let (value, unit) = number(outcome.trim().to_lowercase().as_str())?;
        if !unit.is_empty() && !self.unit.is_empty() && (unit == "%") != (self.unit == "%") {
            return None;
        }
        Some(match self.side {
            Side::AtLeast => value >= self.number,
            Side::AtMost => value <= self.number,
        })
    }
}

/// A number as Swedes and others write it (`1 700`, `26,5`, `26.5`), and what follows it.
fn number(text: &str) -> Option<(f64, String)> {
    let end = text
        .char_indices()
        .find(|(_, char)| !(char.is_ascii_digit() || matches!(char, ',' | '.' | ' ' | '\u{a0}')))
        .map_or(text.len(), |(at, _)| at);
    let digits: String = text[..end].chars().filter(|char| !char.is_whitespace()).collect();
    let value = digits.replace(',', ".").parse().ok()?;
    Some((value, text[end..].trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_knows_when_it_is_met() {
        for (target, outcome, met) in [
            ("minst 2", "2", Some(true)),
            ("minst 2", "1", Some(false)),
            ("≤ 26 %", "24 %", Some(true)),
            ("≤ 26 %", "26,5 %", Some(false)),
            ("100 %", "80 %", Some(false)),
            ("högst 3", "3", Some(true)),
            ("minst 1 700 medarbetare", "1700", Some(true)),
            ("minst 50 %", "12 träffar", None),
            ("minst 2", "flera", None),
        ] {
            assert_eq!(Target::read(target).unwrap().met(outcome), met, "{target} / {outcome}");
        }
        assert_eq!(Target::read("flera"), None);
    }
}
