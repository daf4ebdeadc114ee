//! The two languages, and [`Say`], a sentence in both.
//!
//! A text for people is a [`Say`], which cannot be made without both languages. The texts of a rule or a report stand
//! in the file of that rule or report, never here.

use std::borrow::Cow;

/// A language that people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Swedish, tag `sv`.
    Sv,
    /// English, tag `en`.
    En,
}

impl Lang {
    /// Reads a language tag as people and systems write it: `sv`, `sv_SE.UTF-8`, `en-GB`.
    pub(crate) fn read(tag: &str) -> Option<Self> {
        let first = tag.split(['_', '-', '.']).next()?.to_ascii_lowercase();
        match first.as_str() {
            "sv" | "svenska" | "swedish" => Some(Self::Sv),
            "en" | "engelska" | "english" => Some(Self::En),
            _ => None,
        }
    }

    /// The tag: `sv` or `en`.
    pub(crate) fn tag(self) -> &'static str {
        self.pick("sv", "en")
    }

    /// Returns the argument in this language.
    pub(crate) fn pick<T>(self, sv: T, en: T) -> T {
        match self {
            Self::Sv => sv,
            Self::En => en,
        }
    }
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Say {
    /// The Swedish text.
    pub sv: Cow<'static, str>,
    /// The English text.
    pub en: Cow<'static, str>,
}

impl Say {
    /// Takes both languages, so that neither can be forgotten.
    pub(crate) fn new(sv: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { sv: sv.into(), en: en.into() }
    }

    /// A text that never changes, for tables of constants.
    pub(crate) const fn fixed(sv: &'static str, en: &'static str) -> Self {
        Self { sv: Cow::Borrowed(sv), en: Cow::Borrowed(en) }
    }

    /// A text that is the same in both languages: an id, a date, or text from a record.
    pub(crate) fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { sv: text.clone().into(), en: text.into() }
    }

    /// Calls `change` on the text of each language. A fixed text is the program's own words, and has nothing to change.
    pub(crate) fn each(&mut self, change: &mut dyn FnMut(&mut String)) {
        for text in [&mut self.sv, &mut self.en] {
            if let Cow::Owned(text) = text {
                change(text);
            }
        }
    }

    pub(crate) fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.sv, &self.en)
    }
}

/// A text of the program's own: help, a rule's page, a schema. No file, no history and no user has a part in it, so it
/// may hold the numbers that belong to nobody and is not searched. `tests/it/house.rs` lists those who make one.
#[derive(Clone, Debug)]
pub(crate) struct Own(Cow<'static, str>);

impl Own {
    pub(crate) fn new(text: impl Into<Cow<'static, str>>) -> Self {
        Self(text.into())
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Makes a [`Say`] of two format strings: `say!("Okänd {x}", "Unknown {x}")`.
#[macro_export]
macro_rules! say {
    ($sv:literal, $en:literal $(,)?) => {
        $crate::base::lang::Say::new(format!($sv), format!($en))
    };
}

/// Names in a row, and that there are others where they are more than `most`.
pub(crate) fn listed(names: &[&str], most: usize) -> Say {
    let told = names.iter().take(most).copied().collect::<Vec<_>>().join(", ");
    if names.len() > most {
        return Say::new(format!("{told} med flera"), format!("{told} and others"));
    }
    Say::same(told)
}

/// A text from a record as a part of a sentence: on one line, and without the full stop at its end. An abbreviation
/// keeps its own.
pub(crate) fn clause(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let last = line.rsplit(' ').next().unwrap_or_default();
    match line.strip_suffix('.') {
        Some(whole) if last.matches('.').count() == 1 => whole.to_owned(),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_has_no_full_stop_and_an_abbreviation_keeps_its_own() {
        for (text, as_clause) in [
            ("Avtalas med ägarna.", "Avtalas med ägarna"),
            ("Ägare m.m.", "Ägare m.m."),
            ("§ 4", "§ 4"),
            ("Två\n  rader.", "Två rader"),
            ("Och så vidare…", "Och så vidare…"),
            ("", ""),
        ] {
            assert_eq!(clause(text), as_clause);
        }
    }

    #[test]
    fn names_in_a_row_say_that_there_are_others() {
        assert_eq!(listed(&["a", "b", "c"], 2).sv, "a, b med flera");
        assert_eq!(listed(&["a", "b"], 2).en, "a, b");
    }
}
