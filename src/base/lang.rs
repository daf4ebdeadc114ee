//! The two languages, and what it takes to say a thing in both.
//!
//! A sentence for people is made as a [`Say`], which cannot be made without both languages. The words of
//! a rule or a report live beside that rule or report, never here.

use std::borrow::Cow;

/// A language that people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Swedish.
    Sv,
    /// English.
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

    /// The one of two that is in this language.
    pub(crate) fn pick<T>(self, sv: T, en: T) -> T {
        match self {
            Self::Sv => sv,
            Self::En => en,
        }
    }
}

/// The same thing said in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Say {
    /// In Swedish.
    pub sv: Cow<'static, str>,
    /// In English.
    pub en: Cow<'static, str>,
}

impl Say {
    /// Says it; neither language can be left out.
    pub(crate) fn new(sv: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { sv: sv.into(), en: en.into() }
    }

    /// Words that never change, for tables of constants.
    pub(crate) const fn fixed(sv: &'static str, en: &'static str) -> Self {
        Self { sv: Cow::Borrowed(sv), en: Cow::Borrowed(en) }
    }

    /// A word that is the same in both languages: an id, a date, the coordinator's own text.
    pub(crate) fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { sv: text.clone().into(), en: text.into() }
    }

    /// Lets something be done to what is said in each language.
    pub(crate) fn each(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(self.sv.to_mut());
        change(self.en.to_mut());
    }

    /// What is said in `lang`.
    pub(crate) fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.sv, &self.en)
    }
}

/// Says a thing in both languages: `say!("Okänd {x}", "Unknown {x}")`.
#[macro_export]
macro_rules! say {
    ($sv:literal, $en:literal $(,)?) => {
        $crate::base::lang::Say::new(format!($sv), format!($en))
    };
}

/// `en`, `två`, ... as a sentence wants its count: `count(lang.pick(..))` is left to the caller; this only
/// chooses between the singular and the plural form.
pub(crate) fn plural<T>(count: usize, one: T, many: T) -> T {
    if count == 1 { one } else { many }
}
