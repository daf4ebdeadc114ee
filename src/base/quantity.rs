//! A number and its unit as people write them: `1 700`, `26,5 %`, `−3 grader`, `56 av 60`.

use super::numeral;

/// A number, what it is of, and its unit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quantity {
    pub number: f64,
    /// How many there are in all: the 60 of `56 av 60`.
    pub of: Option<f64>,
    /// What follows the number; empty when nothing does.
    pub unit: String,
}

impl Quantity {
    /// Reads a text that is a number with or without a unit.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let (number, rest) = number(&text)?;
        let rest = rest.trim();
        let of = ["av ", "of ", "/"].iter().find_map(|of| rest.strip_prefix(of)).and_then(self::number);
        let (of, unit) = of.map_or((None, rest), |(of, rest)| (Some(of), rest.trim()));
        let unit = unit.trim_end_matches('.').trim_end();
        // What goes on as a number is not a unit: `1 70`.
        let is_unit = !unit.starts_with(|char: char| char.is_ascii_digit() || matches!(char, ',' | '.'));
        is_unit.then(|| Self { number, of, unit: unit.to_owned() })
    }

    /// How many in a hundred; `None` unless it says of how many, or is in percent.
    pub(crate) fn share(&self) -> Option<f64> {
        if Measure::of(&self.unit) == Measure::Share {
            return Some(self.number);
        }
        self.of.filter(|of| *of > 0.0).map(|of| self.number / of * 100.0)
    }
}

/// A number at the beginning of a text, in figures or a word, and what follows it. A comma or a point begins the
/// decimals, and spaces stand between thousands.
pub(crate) fn number(text: &str) -> Option<(f64, &str)> {
    let text = text.trim_start();
    if text.starts_with(char::is_alphabetic) {
        let end = text.find(|char: char| !char.is_alphabetic()).unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        return Some((numeral::spelled(word)?.into(), rest));
    }
    let (sign, digits) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text),
    };
    let mut plain = String::new();
    let (mut end, mut is_decimal) = (0, false);
    for (at, char) in digits.char_indices() {
        let after = &digits[at + char.len_utf8()..];
        match char {
            '0'..='9' => plain.push(char),
            ',' | '.' if !is_decimal && !plain.is_empty() && after.starts_with(is_digit) => {
                is_decimal = true;
                plain.push('.');
            }
            space if space.is_whitespace() && !is_decimal && !plain.is_empty() && is_thousand(after) => {}
            _ => break,
        }
        end = at + char.len_utf8();
    }
    Some((sign * plain.parse::<f64>().ok()?, &digits[end..]))
}

fn is_digit(char: char) -> bool {
    char.is_ascii_digit()
}

/// Whether a text begins with three digits and no more.
fn is_thousand(text: &str) -> bool {
    text.chars().take(4).take_while(|char| is_digit(*char)).count() == 3
}

/// What a unit measures, as far as numbers can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Percent: `%`, `procent av eleverna`.
    Share,
    /// Percentage points.
    Points,
    Plain,
}

impl Measure {
    pub(crate) fn of(unit: &str) -> Self {
        let unit = unit.to_lowercase();
        let word = unit.split_whitespace().next().unwrap_or_default();
        let is_points =
            ["procentenhet", "%-enhet", "%enhet", "percentage"].iter().any(|it| word.starts_with(it));
        if is_points || matches!(word, "p.e." | "pp") {
            Self::Points
        } else if word.starts_with('%') || matches!(word, "procent" | "percent") {
            Self::Share
        } else {
            Self::Plain
        }
    }
}

/// Whether two units cannot be of the same thing: one is a percentage and the other is not.
pub(crate) fn clash(one: &str, other: &str) -> bool {
    !one.is_empty() && !other.is_empty() && Measure::of(one) != Measure::of(other)
}

/// Whether two units name different things: `träffar` and `deltagare`, but not `träff` and `träffar`. Units that only
/// say that something is counted differ from none.
pub(crate) fn differ(one: &str, other: &str) -> bool {
    const COUNTS: [&str; 9] = ["st", "st.", "stycken", "antal", "andel", "number", "per", "av", "of"];
    let word = |unit: &str| unit.to_lowercase().split_whitespace().next().unwrap_or_default().to_owned();
    let (one_word, other_word) = (word(one), word(other));
    if clash(one, other) {
        return true;
    }
    let is_named =
        |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic) && !COUNTS.contains(&word);
    if Measure::of(one) != Measure::Plain || !is_named(&one_word) || !is_named(&other_word) {
        return false;
    }
    let alike = one_word.chars().zip(other_word.chars()).take_while(|(a, b)| a == b).count();
    alike < STEM.min(one_word.chars().count()).min(other_word.chars().count())
}

/// How many letters two forms of one word have alike at the beginning.
const STEM: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, number, of, unit) in [
            ("1 700 medarbetare", 1700.0, None, "medarbetare"),
            ("2\u{a0}500\u{202f}000", 2_500_000.0, None, ""),
            ("26,5 %", 26.5, None, "%"),
            ("26.5", 26.5, None, ""),
            ("−3,5 grader", -3.5, None, "grader"),
            ("-3", -3.0, None, ""),
            ("56 av 60 är utbildade", 56.0, Some(60.0), "är utbildade"),
            ("9/10", 9.0, Some(10.0), ""),
            ("4.", 4.0, None, ""),
            ("tre träffar", 3.0, None, "träffar"),
            ("nio av tio", 9.0, Some(10.0), ""),
            ("5-åringar", 5.0, None, "-åringar"),
        ] {
            let wanted = Quantity { number, of, unit: unit.to_owned() };
            assert_eq!(Quantity::read(text), Some(wanted), "{text}");
        }
        for text in ["", "flera", "-", "1 70", "1.700.000", ",5"] {
            assert_eq!(Quantity::read(text), None, "{text}");
        }
    }

    #[test]
    fn units_differ_when_they_name_different_things() {
        for (one, other, is) in [
            ("träff", "träffar", false),
            ("träffar", "deltagare", true),
            ("träffar", "st", false),
            ("", "deltagare", false),
            ("%", "procent av eleverna", false),
            ("%", "procentenheter", true),
            ("%", "träffar", true),
            ("tkr", "kr", true),
        ] {
            assert_eq!((differ(one, other), differ(other, one)), (is, is), "{one} {other}");
        }
    }
}
