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
            "sv" | "swedish" => Some(Self::Sv),
            "en" | "english" => Some(Self::En),
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

/// Chooses between the singular and the plural form for a count.
pub(crate) fn plural<T>(count: usize, one: T, many: T) -> T {
    if count == 1 { one } else { many }
}
