//! A time in a plan, which may leave out the year that the plan says: `våren`, `kv 1`, `30 juni`, `under året`, `ht-18`.

use super::period::part::count;
use super::period::words::{THE_PERIOD, THE_YEAR, plain, without_words, year};
use super::period::{Period, beginning};

/// The most years of a plan that are tried. What lasts longer says no year.
const MOST: i32 = 20;

/// What a time without its year may mean in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The time with its year, as it could be written.
    pub said: String,
    pub period: Period,
}

impl Reading {
    /// The same with the words as they are written, where they mean that: `Q3 2018` and not `q3 2018`.
    fn written(self, plain: &str, written: &str) -> Self {
        let said = self.said.strip_prefix(plain).map(|year| format!("{written}{year}"));
        match said.filter(|said| Period::read(said) == Some(self.period)) {
            Some(said) => Self { said, ..self },
            None => self,
        }
    }
}

impl Period {
    /// Reads a time in a plan that is for a period: any that [`Period::read`] knows, and one without its year where the
    /// plan leaves no doubt about that.
    pub(crate) fn planned(text: &str, plan: Option<Self>) -> Option<Self> {
        Self::read(text).or_else(|| match &Self::readings(text, plan?)[..] {
            [only] => Some(only.period),
            _ => None,
        })
    }

    /// Reads when something in a plan begins: a time in it, and also one that says no end, of which it has the days.
    pub(crate) fn started(text: &str, plan: Option<Self>) -> Option<Self> {
        Self::planned(text, plan).or_else(|| Self::planned(beginning(&plain(text)?)?, plan))
    }

    /// When something begins, of a text that says no end: the `våren` of `från våren`; otherwise the text.
    pub(crate) fn beginning(text: &str) -> String {
        let plain = plain(text);
        let begins = plain.as_deref().and_then(beginning);
        begins.unwrap_or(text).to_owned()
    }

    /// Whether a text has the form of a time in a plan, in whatever year that is.
    pub(crate) fn is_planned(text: &str) -> bool {
        plain(text).is_some_and(|text| has_form(&text))
    }

    /// Whether a text has the form of a time when something in a plan begins, in whatever year that is.
    pub(crate) fn is_begun(text: &str) -> bool {
        plain(text).is_some_and(|text| has_form(&text) || beginning(&text).is_some_and(has_form))
    }

    /// Whether a text names one time, with its year or without, as the head of a column can. `Året` and `perioden` name none.
    pub(crate) fn is_named(text: &str) -> bool {
        let bare = plain(text);
        let is_word = bare.as_deref().is_some_and(|text| {
            THE_YEAR.contains(&without_words(text)) || is_whole(text) || beginning(text).is_some()
        });
        !is_word && Self::is_planned(text)
    }

    /// A time whose year has two figures with the four that are meant as a rule, for an example.
    pub(crate) fn in_full(text: &str) -> Option<String> {
        let text = plain(text)?;
        let (name, short) = short_year(without_words(&text))?;
        Some(format!("{name} 20{short:02}"))
    }

    /// What a time without its year may mean in a plan for a period: each reading that has some day in common with it.
    pub(crate) fn readings(text: &str, plan: Self) -> Vec<Reading> {
        let (written, Some(text)) = (text.trim(), plain(text)) else { return Vec::new() };
        let text = &*text;
        let (Some(first), false) = (plan.begins(), plan.is_open()) else { return Vec::new() };
        let years = first.year()..=plan.last.year();
        if years.end() - years.start() >= MOST {
            return Vec::new();
        }
        if is_whole(text) {
            return vec![Reading { said: plan.to_string(), period: plan }];
        }
        let mut found: Vec<Reading> = Vec::new();
        for year in years {
            let short = short_year(text).filter(|(_, short)| year % 100 == *short);
            let dated = short.and_then(|(name, _)| read(format!("{name} {year}")));
            for reading in dated.into_iter().chain(in_year(text, year)) {
                let reading = reading.written(text, written);
                let is_within = reading.period.first <= plan.last && plan.first <= reading.period.last;
                if is_within && found.iter().all(|own| own.period != reading.period) {
                    found.push(reading);
                }
            }
        }
        found
    }
}

/// Whether a plain text is a time of a plan, in whatever year that is.
fn has_form(text: &str) -> bool {
    // A leap year that begins on a Thursday has every day and every week.
    const FULL: i32 = 2004;
    Period::read(text).is_some()
        || short_year(text).is_some()
        || in_year(text, FULL).is_some()
        || is_whole(text)
}

fn read(said: String) -> Option<Reading> {
    let period = Period::read(&said)?;
    Some(Reading { said, period })
}

/// A time of some year with that year.
fn in_year(text: &str, of: i32) -> Option<Reading> {
    let bare = without_words(text);
    if THE_YEAR.contains(&bare) {
        return read(of.to_string());
    }
    let said = format!("{text} {of}");
    // Words before a time are no time: `senast`.
    let is_empty = text.is_empty()
        || text.ends_with(['-', '/', ' '])
        || without_words(&said).len() == said.len() - text.len() - 1;
    if has_year(text) || is_empty { None } else { read(said) }
}

/// Whether a text has a year of four figures.
fn has_year(text: &str) -> bool {
    text.split(|own: char| !own.is_ascii_digit()).any(|own| year(own).is_some())
}

/// Whether a text says the whole time of the plan.
fn is_whole(text: &str) -> bool {
    THE_PERIOD.contains(&without_words(text))
}

/// A time and the two last figures of its year: `ht-18`, `maj-18`, `vt 18`, `h18`, `kv 2-18`, `maj '18`.
fn short_year(text: &str) -> Option<(&str, i32)> {
    let at = text.len().checked_sub(2).filter(|at| text.is_char_boundary(*at))?;
    let (name, short) = text.split_at(at);
    let short = count(short).filter(|_| short.len() == 2)?;
    let name = name.strip_suffix(['\'', '’']).unwrap_or(name);
    let apart = name.strip_suffix([' ', '-']);
    // What has a year of its own has no other: `1900-V1-01`.
    let is_part = |name: &str| {
        let said = format!("{name} 2004");
        !has_year(name) && without_words(said.trim_start()) != "2004" && read(said).is_some()
    };
    let name = match apart {
        Some(name) => name,
        None if !name.ends_with(|own: char| own.is_ascii_digit()) => name,
        None => return None,
    };
    let name = name.trim_end();
    is_part(name).then_some((name, i32::try_from(short).ok()?))
}
