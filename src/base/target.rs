//! A target and an outcome as people write them: `minst 2`, `≤ 26 %`, `1 700`.

use crate::base::lang::Say;

/// The forms that are accepted, to be shown when a value has another form.
pub(crate) const FORMS: Say =
    Say::fixed("minst 2, högst 3, ≤ 26 %, ≥ 4 eller 100 %", "at least 2, at most 3, ≤ 26 %, ≥ 4 or 100 %");

/// Which side of the number reaches the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The number or more. A number alone means this too: twice what was promised keeps the promise.
    AtLeast,
    AtMost,
}

/// What is to be reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub side: Side,
    pub number: f64,
    /// The unit, as written after the number: `%`, `träffar`. Empty when there is none.
    pub unit: String,
}

impl Target {
    /// Reads a comparison, a number and a unit; the first and last may be left out.
    pub(crate) fn read(text: &str) -> Option<Self> {
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

    /// Whether a value reaches the target.
    pub(crate) fn is_met(&self, value: f64) -> bool {
        match self.side {
            Side::AtLeast => value >= self.number,
            Side::AtMost => value <= self.number,
        }
    }

    /// Reads the number of an outcome; `None` when it is not a number or has another unit than the target.
    pub(crate) fn value_in(&self, outcome: &str) -> Option<f64> {
        let (value, unit) = number(outcome.trim().to_lowercase().as_str())?;
        (!clash(&unit, &self.unit)).then_some(value)
    }
}

/// Whether two units cannot be of the same thing: one is a percentage and the other is not.
pub(crate) fn clash(one: &str, other: &str) -> bool {
    !one.is_empty() && !other.is_empty() && is_share(one) != is_share(other)
}

/// Whether a unit is a percentage: `%`, `procent av eleverna`.
fn is_share(unit: &str) -> bool {
    let word = unit.split_whitespace().next().unwrap_or_default().to_lowercase();
    word.starts_with('%') || matches!(word.as_str(), "procent" | "percent")
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
            let target = Target::read(target).unwrap();
            let reached = target.value_in(outcome).map(|value| target.is_met(value));
            assert_eq!(reached, met, "{target:?} / {outcome}");
        }
        assert_eq!(Target::read("flera"), None);
    }
}
