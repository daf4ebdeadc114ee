//! A target as numbers are judged by it: which side reaches it, and what keeps that from being told. Whether a value
//! does reach it is in `reach`.

use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::base::quantity::{Measure, Quantity, differ};
use crate::base::remembered::Remembered;
use crate::base::target::{Side, Target};
use crate::model::records::plan::{Aim, Direction};

/// Why no number can be judged by a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// The target is a number alone, and what is beside it says that less may be better.
    Side,
    /// The target and the direction beside it say different sides.
    Contrary,
    /// The target is a change, and there is no number to count it from.
    Baseline,
    /// The target is a change by so many percent of what is itself in percent.
    Percent,
    /// The target has another unit than what is measured.
    Unit,
    /// The target is a number that is only about right.
    About,
}

impl Doubt {
    /// What is missing, for the pages.
    pub(crate) fn word(self) -> Say {
        match self {
            Self::Side => Say::fixed("Riktning saknas.", "The direction is missing."),
            Self::Contrary => Say::fixed(
                "Riktningen och målvärdet säger emot varandra.",
                "The direction and the target contradict each other.",
            ),
            Self::Baseline => Say::fixed("Utgångsvärde saknas.", "The baseline is missing."),
            Self::Percent => Say::fixed(
                "Oklart om procent eller procentenheter menas.",
                "It is unclear whether percent or percentage points are meant.",
            ),
            Self::Unit => Say::fixed(
                "Målvärdet har en annan enhet än det som mäts.",
                "The target has another unit than what is measured.",
            ),
            Self::About => Say::fixed("Målvärdet är ungefärligt.", "The target is approximate."),
        }
    }
}

/// What stands beside a target and says what it means.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beside<'w> {
    pub direction: Option<Direction>,
    pub baseline: Option<Quantity>,
    /// The unit of what is measured; empty when nobody says.
    pub unit: &'w str,
    /// What is to be reached, in words.
    pub titles: Vec<&'w str>,
    /// Whether the target is for work to be done.
    pub is_output: bool,
}

/// A target as numbers are judged by it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Aimed {
    pub target: Option<Target>,
    /// Why nothing can be judged by it.
    pub doubt: Option<Doubt>,
}

impl Aimed {
    pub(crate) fn of(written: &Target, beside: &Beside<'_>) -> Self {
        let directed = beside.direction.map(side_of);
        let sided = match directed {
            // A range with a direction is reached in it, and on the far side of it too.
            Some(side) if written.side == Side::Within => {
                let number = if side == Side::AtMost { written.upper } else { written.number };
                Target { side, number, is_sided: true, ..written.clone() }
            }
            Some(side) if !written.is_sided => Target { side, is_sided: true, ..written.clone() },
            _ => written.clone(),
        };
        let doubt = |doubt| Self { target: Some(sided.clone()), doubt: Some(doubt) };
        if directed.is_some_and(|side| sided.side != Side::Within && side != sided.side) {
            return doubt(Doubt::Contrary);
        }
        if !sided.is_change && differ(&sided.unit, beside.unit) {
            return doubt(Doubt::Unit);
        }
        if sided.is_about {
            return doubt(Doubt::About);
        }
        if !sided.is_sided && beside.may_be_at_most(&sided) {
            return doubt(Doubt::Side);
        }
        if !sided.is_change {
            return Self { target: Some(sided), doubt: None };
        }
        let Some(baseline) = &beside.baseline else { return doubt(Doubt::Baseline) };
        let is_share = |unit: &str| Measure::of(unit) == Measure::Share;
        if is_share(&sided.unit) && is_share(&baseline.unit) {
            return doubt(Doubt::Percent);
        }
        Self { target: Some(sided.from(baseline.number, &baseline.unit)), doubt: None }
    }
}

fn side_of(direction: Direction) -> Side {
    match direction {
        Direction::Down | Direction::AtMost => Side::AtMost,
        Direction::Up | Direction::AtLeast => Side::AtLeast,
    }
}

impl Beside<'_> {
    /// Whether a number alone may be meant as a ceiling: it is nought, the work began above it, or the words are of
    /// something that is to be less.
    fn may_be_at_most(&self, target: &Target) -> bool {
        target.number <= 0.0
            || self.baseline.as_ref().is_some_and(|baseline| baseline.number > target.number)
            || self.titles.iter().any(|title| says_less(title, self.is_output))
    }
}

/// Beginnings of words that say that something is to be less.
const LESS: [&str; 21] = [
    "minsk", "sänk", "sjunk", "halver", "motverk", "reduc", "begräns", "dämpa", "minimer", "eliminer",
    "färre", "mindre", "lägre", "decreas", "lower", "fewer", "halve", "halving", "counteract", "minimi",
    "cut",
];
/// Whole words that do.
const LESS_WORDS: [&str; 9] = ["inga", "ingen", "inget", "noll", "less", "no", "none", "ner", "down"];
/// Beginnings of words that say that something is to be more.
const MORE: [&str; 10] =
    ["ök", "höj", "stärk", "fler", "större", "increas", "rais", "more", "higher", "strengthen"];
/// Beginnings of words for what nobody wants more of.
const HARM: [&str; 17] = [
    "otrygg", "oro", "våldsdåd", "våldsbrott", "hatbrott", "brott", "frånvaro", "avhopp", "trakasseri",
    "kränkning", "skadegörelse", "utsatthet", "insecur", "unsafe", "worr", "harass", "absence",
];
/// Words before a number, which say that it is a ceiling.
const CEILING: [&str; 6] = ["under", "högst", "max", "maximalt", "below", "most"];
/// What begins a purpose, each with the space before it: what comes after it is why something is done, and not what is
/// counted.
const PURPOSE: [&str; 5] = [" för att ", " i syfte att ", " so as to ", " in order to ", " to "];

/// Whether a title is of something that is to be less. Of work to be done only the words for less say that: a course
/// on crime is still a course.
fn says_less(title: &str, is_output: bool) -> bool {
    thread_local! {
        static SAY: Remembered<bool> = const { Remembered::new(160, 1024) };
    }
    let kind = u64::from(is_output);
    SAY.with(|own| own.find(title, kind)).unwrap_or_else(|| {
        let says = reads_less(title, is_output);
        SAY.with(|own| own.keep(title, kind, says));
        says
    })
}

fn reads_less(title: &str, is_output: bool) -> bool {
    let title = fold(title);
    let is_purpose = |at: &usize| PURPOSE.iter().any(|purpose| title[*at..].starts_with(purpose));
    let end = title.match_indices(' ').map(|(at, _)| at).find(is_purpose).unwrap_or(title.len());
    let words: Vec<&str> = title[..end].split(|char: char| !char.is_alphanumeric()).collect();
    let begins = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| is_stem(word, stem)));
    let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let is_number = |word: &str| word.starts_with(|char: char| char.is_ascii_digit()) && !is_year(word);
    begins(&LESS)
        || words.iter().any(|word| LESS_WORDS.contains(word))
        || words.windows(2).any(|pair| CEILING.contains(&pair[0]) && is_number(pair[1]))
        || (!is_output && begins(&HARM) && !begins(&MORE))
}

/// Whether a word begins so. Most do not by their first letter.
fn is_stem(word: &str, stem: &str) -> bool {
    word.as_bytes().first() == stem.as_bytes().first() && word.starts_with(stem)
}

/// The baseline of a goal, when it is a number with its unit.
pub(crate) fn baseline(aim: &Aim) -> Option<Quantity> {
    let own = Quantity::read(aim.baseline.as_ref()?)?;
    let Some(target) = &aim.target else { return Some(own) };
    if target.is_change {
        return Some(own);
    }
    let number = target.value_in(aim.baseline.as_ref()?)?;
    Some(Quantity { number, of: None, unit: target.unit.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_that_less_is_better() {
        for (title, is_output, says) in [
            ("Minska andelen otrygga till 26 %", false, true),
            ("Färre elever känner oro", false, true),
            ("Halvera antalet våldsdåd", false, true),
            ("Andelen otrygga", false, true),
            ("Inga våldsdåd", true, true),
            ("Andel som känner oro är under 26 %", true, true),
            ("Two fewer incidents", false, true),
            ("Lower the share of insecure pupils", false, true),
            ("Motverka segregation", true, true),
            // What is done to make something less is itself to be done.
            ("Fyra utbildningar för att minska otryggheten", true, false),
            ("Four courses to reduce worry", true, false),
            ("Två träffar under 2026", true, false),
            ("Två träffar under året", true, false),
            ("Kurser om hatbrott", true, false),
            ("Öka andelen som anmäler hatbrott", false, false),
            ("Andel trygga elever", false, false),
            ("Alla chefer är utbildade", true, false),
        ] {
            assert_eq!(says_less(title, is_output), says, "{title}");
        }
    }

    #[test]
    fn a_number_alone_is_judged_only_where_its_side_is_certain() {
        use Side::{AtLeast, AtMost};
        let aimed = |target: &str, beside: &Beside<'_>| {
            let aimed = Aimed::of(&Target::read(target).unwrap(), beside);
            (aimed.doubt, aimed.target.map(|target| (target.side, target.number)).unwrap())
        };
        let with = |direction, baseline: Option<&str>, title| Beside {
            direction,
            baseline: baseline.and_then(Quantity::read),
            titles: vec![title],
            unit: "",
            is_output: false,
        };
        for (target, beside, doubt, side, number) in [
            ("26 %", with(None, None, "Minska andelen otrygga"), Some(Doubt::Side), AtLeast, 26.0),
            ("26 %", with(None, Some("31 %"), "Trivsel"), Some(Doubt::Side), AtLeast, 26.0),
            ("0", with(None, None, "Trivsel"), Some(Doubt::Side), AtLeast, 0.0),
            ("26 %", with(None, Some("20 %"), "Trivsel"), None, AtLeast, 26.0),
            ("26 %", with(Some(Direction::Down), Some("31 %"), "Minska otryggheten"), None, AtMost, 26.0),
            ("≤ 26 %", with(None, Some("31 %"), "Minska otryggheten"), None, AtMost, 26.0),
            ("högst 26", with(Some(Direction::Up), None, "Trivsel"), Some(Doubt::Contrary), AtMost, 26.0),
            ("20-30", with(Some(Direction::Down), None, "Minska otryggheten"), None, AtMost, 30.0),
            ("20-30", with(Some(Direction::Up), None, "Trivsel"), None, AtLeast, 20.0),
            ("minska med 20 %", with(None, Some("50"), "Brott"), None, AtMost, 40.0),
            ("minska med 20 %", with(None, None, "Brott"), Some(Doubt::Baseline), AtMost, 20.0),
            ("minska med 20 %", with(None, Some("50 %"), "Brott"), Some(Doubt::Percent), AtMost, 20.0),
            ("minska med 5 procentenheter", with(None, Some("31 %"), "Brott"), None, AtMost, 26.0),
        ] {
            assert_eq!(aimed(target, &beside), (doubt, (side, number)), "{target} {beside:?}");
        }
    }
}
