//! A target as people write it: `minst 2`, `≤ 26 %`, `20–30 %`, `26 % eller lägre`, `minska med 5 procentenheter`.

use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::base::number::sign;
use crate::base::numeral;
use crate::base::pattern::one_of;
use crate::base::quantity::{Measure, Quantity, differ, number};

/// The forms that are accepted, to be shown when a value has another form.
pub(crate) const FORMS: Say = Say::fixed(
    "minst 2, högst 3, ≤ 26 %, 20–30 %, 100 %, alla, noll eller minska med 5 procentenheter",
    "at least 2, at most 3, ≤ 26 %, 20–30 %, 100 %, all, none or decrease by 5 percentage points",
);

/// Which numbers reach the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    AtLeast,
    AtMost,
    /// The numbers of a range, with its ends.
    Within,
}

/// What is to be reached.
#[expect(clippy::struct_excessive_bools, reason = "each is a word that the text has or has not")]
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub side: Side,
    /// Whether the text says the side. A number alone is read as that much or more.
    pub is_sided: bool,
    /// Whether the number itself does not reach the target: `under 26 %`.
    pub is_strict: bool,
    /// Whether the number is a change, counted from the number before the work began: `öka med 20 %`.
    pub is_change: bool,
    /// The number; of a range, the lower end.
    pub number: f64,
    /// The upper end of a range, otherwise the number.
    pub upper: f64,
    /// How many there are in all: the 10 of `9 av 10`.
    pub of: Option<f64>,
    /// Whether the number is only about right: `ca 20`.
    pub is_about: bool,
    /// The unit, as written after the number: `%`, `träffar`. Empty when there is none.
    pub unit: String,
}

/// What stands after a target or a value whose unit is written beside it: ` %` of `minst 90`. Nothing where it has one itself.
pub(crate) fn unit_beside(written: &str, unit: Option<&str>) -> String {
    let own = Target::read(written).map(|target| target.unit);
    let has_own = own.or_else(|| Some(Quantity::read(written)?.unit)).is_some_and(|unit| !unit.is_empty());
    match unit.map(sign) {
        Some(unit) if !has_own && !unit.is_empty() => format!(" {unit}"),
        _ => String::new(),
    }
}

impl Target {
    /// Reads a text in one of the forms.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = fold(text);
        about(&text)
            .or_else(|| aimed(&text))
            .filter(|target| target.number.is_finite() && target.number <= target.upper)
    }

    /// A pattern of what [`Target::read`] may accept: there is a number in it, in figures or as a word, or a change that is
    /// one by itself.
    pub(crate) fn pattern() -> String {
        let numbers = numeral::WORDS.iter().map(|(word, _)| *word).chain(numeral::ONE);
        let whole = ALL.into_iter().chain(NONE).chain(HALF);
        format!("[0-9]|{}", one_of(numbers.chain(whole).chain(HALVED).chain(DOUBLED)))
    }

    /// Whether a value reaches the target.
    pub(crate) fn is_met(&self, value: f64) -> bool {
        match self.side {
            _ if self.is_strict && value.total_cmp(&self.number).is_eq() => false,
            Side::AtLeast => value >= self.number,
            Side::AtMost => value <= self.upper,
            Side::Within => self.number <= value && value <= self.upper,
        }
    }

    /// The end of the target that is nearest to a value outside it.
    pub(crate) fn nearest(&self, value: f64) -> f64 {
        if value < self.number { self.number } else { self.upper }
    }

    /// Reads the number of an outcome; `None` when it is not a number or has another unit than the target.
    pub(crate) fn value_in(&self, outcome: &str) -> Option<f64> {
        let own = Quantity::read(outcome).or_else(|| in_words(&fold(outcome)).map(|(_, own)| own))?;
        match (self.of, own.share()) {
            (Some(of), Some(share)) => return Some(share / 100.0 * of),
            (None, Some(share)) if Measure::of(&self.unit) == Measure::Share => return Some(share),
            _ => {}
        }
        // What follows `56 av 60` says what was counted, and is no unit.
        (own.of.is_some() || !differ(&own.unit, &self.unit)).then_some(own.number)
    }

    /// The target that a change leads to from the number before the work began. Percent are of that number, and
    /// percentage points are added to it.
    pub(crate) fn from(&self, baseline: f64, unit: &str) -> Self {
        let amount = match Measure::of(&self.unit) {
            Measure::Share => baseline.abs() * self.number / 100.0,
            Measure::Points | Measure::Plain => self.number,
        };
        let number = if self.side == Side::AtMost { baseline - amount } else { baseline + amount };
        let unit =
            if unit.is_empty() && Measure::of(&self.unit) == Measure::Plain { &self.unit } else { unit };
        Self { is_change: false, number, upper: number, unit: unit.to_owned(), ..self.clone() }
    }

    fn of(side: Side, own: Quantity) -> Self {
        Self {
            side,
            is_sided: true,
            is_strict: false,
            is_change: false,
            is_about: false,
            number: own.number,
            upper: own.number,
            of: own.of,
            unit: own.unit,
        }
    }
}

/// The words before a number, and what they say. Of words that begin alike, the longer stand first.
const BEFORE: [(Side, bool, &[&str]); 4] = [
    (
        Side::AtLeast,
        false,
        &[
            "minst", "at least", "≥", ">=", "=>", "lägst", "åtminstone", "minimum", "inte under", "ej under",
            "inte mindre än", "inte färre än", "no less than", "not less than", "no fewer than", "not below",
            "min",
        ],
    ),
    (
        Side::AtMost,
        false,
        &[
            "högst", "at most", "≤", "<=", "=<", "maximalt", "maximum", "max.", "max", "som mest",
            "som högst", "upp till", "up to", "inte över", "ej över", "inte mer än", "inte fler än",
            "ej mer än", "no more than", "not more than", "not above",
        ],
    ),
    (
        Side::AtLeast,
        true,
        &["över", "fler än", "mer än", "högre än", "above", "over", "more than", "higher than", ">"],
    ),
    (
        Side::AtMost,
        true,
        &[
            "under", "färre än", "mindre än", "lägre än", "below", "less than", "fewer than", "lower than",
            "<",
        ],
    ),
];

/// The words after a number and its unit.
const AFTER: [(Side, &[&str]); 2] = [
    (
        Side::AtMost,
        &[
            "eller lägre", "eller mindre", "eller färre", "eller under", "or lower", "or less", "or fewer",
            "or below", "som mest", "som högst", "max", "at most",
        ],
    ),
    (
        Side::AtLeast,
        &[
            "eller högre", "eller mer", "eller fler", "eller över", "or higher", "or more", "or above",
            "som lägst", "at least",
        ],
    ),
];

impl Target {
    /// Whether it is all of something: `alla`, `100 %`.
    pub(crate) fn is_whole(&self) -> bool {
        let is_plain = !self.is_change && !self.is_strict && !self.is_about;
        self.side == Side::AtLeast && is_plain && self.unit == "%" && self.number.total_cmp(&100.0).is_eq()
    }
}

/// The words after an amount that say that it is a change: `20 % fler`.
const MORE_OR_LESS: [(Side, &[&str]); 2] = [
    (Side::AtLeast, &["högre", "fler", "mer", "higher", "more"]),
    (Side::AtMost, &["lägre", "färre", "mindre", "lower", "fewer", "less"]),
];

/// Words for half as much and twice as much, by how they begin.
const HALVED: [&str; 3] = ["halver", "halve", "halving"];
const DOUBLED: [&str; 2] = ["fördubbl", "doubl"];

/// Words for a change upwards and downwards, by how they begin.
const TURNS: [(Side, &[&str]); 2] = [
    (Side::AtLeast, &["ök", "höj", "stig", "väx", "increas", "rais", "rise", "rising", "grow"]),
    (Side::AtMost, &["minsk", "sänk", "sjunk", "reduc", "decreas", "lower", "cut", "fall"]),
];

/// Words for all, for none and for half of what is counted.
const ALL: [&str; 6] = ["alla", "samtliga", "allt", "all", "every", "everyone"];
const NONE: [&str; 8] = ["noll", "inga", "ingen", "inget", "none", "nobody", "no", "zero"];
const HALF: [&str; 3] = ["hälften", "halva", "half"];

/// Words before a number that say that it is only about right.
const ABOUT: [&str; 12] = [
    "ca", "ca.", "cirka", "c:a", "omkring", "ungefär", "runt", "about", "around", "approximately", "approx.",
    "roughly",
];

/// `ca 20`, `~20 %`: a number that nobody can be just below.
fn about(text: &str) -> Option<Target> {
    let rest = ABOUT.iter().find_map(|word| text.strip_prefix(word)?.strip_prefix(' '));
    let own = Quantity::read(rest.or_else(|| text.strip_prefix('~'))?)?;
    Some(Target { is_sided: false, is_about: true, ..Target::of(Side::AtLeast, own) })
}

/// `alla`, `alla skolor`, `noll`, `inga incidenter`, `hälften`: the side that the word says, and the number.
fn in_words(text: &str) -> Option<(Side, Quantity)> {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let of = |number, unit: &str| Quantity { number, of: None, unit: unit.to_owned() };
    let next = rest.split(' ').next().unwrap_or_default();
    let says_change = MORE_OR_LESS.iter().any(|(_, words)| words.contains(&next))
        || TURNS.iter().any(|(_, stems)| stems.iter().any(|stem| next.starts_with(stem)));
    if says_change || rest.contains(|own: char| own.is_ascii_digit()) {
        return None;
    }
    match () {
        () if ALL.contains(&word) => Some((Side::AtLeast, of(100.0, "%"))),
        () if NONE.contains(&word) => Some((Side::AtMost, of(0.0, rest))),
        () if HALF.contains(&word) => Some((Side::AtLeast, of(50.0, "%"))),
        () => None,
    }
}

/// A target in any form, of a text in small letters with single spaces.
fn aimed(text: &str) -> Option<Target> {
    if begins_with_a_number(text) { still(text) } else { turned(text).or_else(|| still(text)) }
}

/// Whether no word stands first, so that none need be looked for there.
fn begins_with_a_number(text: &str) -> bool {
    text.starts_with(|char: char| char.is_ascii_digit())
}

/// A target that says no change.
fn still(text: &str) -> Option<Target> {
    let worded = || {
        let (side, own) = in_words(text)?;
        Some(Target { is_sided: side == Side::AtMost || own.number > 50.0, ..Target::of(side, own) })
    };
    let said = if begins_with_a_number(text) {
        between(text)
    } else {
        from_to(text).or_else(|| between(text)).or_else(|| sided(text)).or_else(worded)
    };
    said.or_else(|| {
        let own = Quantity::read(text)?;
        // What it is compared with is no part of the unit: `10 % lägre än 2024`.
        let compared = [" än ", " than "].iter().find_map(|than| Some(own.unit.split_once(than)?.0));
        let said = |ends: [(Side, &[&str]); 2]| {
            let (side, unit) = ends.into_iter().find_map(|(side, words)| {
                let whole = compared.unwrap_or(&own.unit);
                words.iter().find_map(|word| Some((side, without(whole, word)?.to_owned())))
            })?;
            Some(Target::of(side, Quantity { unit, number: own.number, of: own.of }))
        };
        if let Some(target) = said(AFTER) {
            return Some(target);
        }
        if let Some(target) = said(MORE_OR_LESS) {
            return Some(Target { is_change: true, ..target });
        }
        Some(Target { is_sided: false, ..Target::of(Side::AtLeast, own) })
    })
}

/// A unit without the words that it ends with, when it does.
fn without<'u>(unit: &'u str, words: &str) -> Option<&'u str> {
    let rest = unit.strip_suffix(words)?;
    (rest.is_empty() || rest.ends_with(' ')).then(|| rest.trim_end())
}

/// `öka till 80 %`, `minska med 20 %`, `minska från 31 till 26 %`, `halvera`.
fn turned(text: &str) -> Option<Target> {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let share = |side, number| {
        Some(Target {
            is_change: true,
            ..Target::of(side, Quantity { number, of: None, unit: "%".to_owned() })
        })
    };
    if HALVED.iter().any(|it| word.starts_with(it)) {
        return share(Side::AtMost, 50.0);
    }
    if DOUBLED.iter().any(|it| word.starts_with(it)) {
        return share(Side::AtLeast, 100.0);
    }
    let is_turn = |words: &&[&str]| words.iter().any(|it| word.starts_with(it));
    let side = TURNS.iter().find(|(_, words)| is_turn(words)).map(|(side, _)| *side)?;
    if let Some(amount) = ["med ", "by "].iter().find_map(|by| rest.strip_prefix(by)) {
        let amount = ["minst ", "at least "].iter().find_map(|it| amount.strip_prefix(it)).unwrap_or(amount);
        let own = Quantity::read(amount).or_else(|| one_or_word(amount)).filter(|own| own.number >= 0.0)?;
        return Some(Target { is_change: true, ..Target::of(side, own) });
    }
    let inner = match ["till ", "to "].iter().find_map(|to| rest.strip_prefix(to)) {
        Some(to) => still(to)?,
        None => from_to(rest)?,
    };
    let side = if inner.is_sided { inner.side } else { side };
    Some(Target { side, is_sided: true, ..inner })
}

/// `från 31 till 26 %`: the second number is the target, and the first says from which side.
fn from_to(text: &str) -> Option<Target> {
    let rest = ["från ", "from "].iter().find_map(|from| text.strip_prefix(from))?;
    let (from, to) = rest.split_once(" till ").or_else(|| rest.split_once(" to "))?;
    let (from, own) = (Quantity::read(from)?, Quantity::read(to)?);
    Some(Target::of(if own.number < from.number { Side::AtMost } else { Side::AtLeast }, own))
}

/// `20–30 %`, `20 % – 30 %`, `20 till 30`, `mellan 20 och 30`: a range.
fn between(text: &str) -> Option<Target> {
    let said = ["mellan ", "between "].iter().find_map(|word| text.strip_prefix(word));
    let (lower, rest) = number(said.unwrap_or(text))?;
    let rest = rest.trim_start();
    let rest =
        ["%", "procent", "percent"].iter().find_map(|it| rest.strip_prefix(it)).unwrap_or(rest).trim_start();
    let joints: &[&str] = if said.is_some() {
        &["och ", "and ", "-", "–", "—"]
    } else {
        &["-", "–", "—", "till ", "to "]
    };
    let upper = joints.iter().find_map(|joint| rest.strip_prefix(joint))?;
    let own = Quantity::read(upper)?;
    Some(Target { number: lower, ..Target::of(Side::Within, own) })
}

/// `minst 2`, `under 26 %`, `minst 2 och högst 4`.
fn sided(text: &str) -> Option<Target> {
    let (side, is_strict, rest) = before(text)?;
    if let Some(own) = one_or_word(rest) {
        return Some(Target { is_strict, ..Target::of(side, own) });
    }
    let (lower, after) = number(rest)?;
    let joint =
        ["och ", "and ", "men ", "but ", ", "].iter().find_map(|it| after.trim_start().strip_prefix(it));
    let joint = joint.or_else(|| after.strip_prefix(", "));
    if let Some((Side::AtMost, false, upper)) =
        joint.and_then(before).filter(|_| side == Side::AtLeast && !is_strict)
    {
        return Some(Target { number: lower, ..Target::of(Side::Within, Quantity::read(upper)?) });
    }
    Some(Target { is_strict, ..Target::of(side, Quantity::read(rest)?) })
}

/// `en träff` after words that say that it is a number, and `hälften`.
fn one_or_word(text: &str) -> Option<Quantity> {
    let (word, unit) = text.split_once(' ').unwrap_or((text, ""));
    if numeral::ONE.contains(&word) {
        return Some(Quantity { number: 1.0, of: None, unit: unit.to_owned() });
    }
    in_words(text).filter(|(_, own)| own.unit == "%").map(|(_, own)| own)
}

/// What the words before a number say, and the text from the number on.
fn before(text: &str) -> Option<(Side, bool, &str)> {
    BEFORE.iter().find_map(|(side, is_strict, words)| {
        let rest = words.iter().find_map(|word| text.strip_prefix(word))?;
        // `minskad` does not begin with `min`.
        (!rest.starts_with(char::is_alphabetic)).then(|| (*side, *is_strict, rest.trim_start()))
    })
}

#[cfg(test)]
mod tests;
