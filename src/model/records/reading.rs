//! Reads typed values from a tree: the helpers that every type of record uses.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::listed::{Identified, Listed};
use super::sought::Sought;
use super::vocabulary::Vocabulary;
use crate::base::day::Day;
use crate::base::halfyear;
use crate::base::period::Period;
pub use crate::syntax::text::Span;
use crate::syntax::tree::{At, What};
use crate::syntax::unquoted::Unquoted;
use crate::syntax::unsearched::Unsearched;
use crate::syntax::word::Word;

/// A text and where it stands. It is a slice of its file's text when it is written as it reads, so that a record
/// costs little more than its file.
#[derive(Clone, Debug, Default)]
pub struct Text {
    shared: Arc<String>,
    start: u32,
    len: u32,
    /// What stands in the file, where something of the text is covered.
    uncovered: Option<Unsearched<Arc<String>>>,
    /// Where the text stands in its file.
    pub span: Span,
}

impl Text {
    /// The text of a scalar, without the line breaks at the end of a block scalar.
    fn of(at: At<'_>, value: &str) -> Self {
        let trimmed = value.trim_end();
        let slice = at.source().and_then(|source| Some((source, offset(source, trimmed)?)));
        let (shared, start) = slice
            .map_or_else(|| (Arc::new(trimmed.to_owned()), 0), |(source, start)| (source.clone(), start));
        let len = u32::try_from(trimmed.len()).unwrap_or(u32::MAX);
        Self { shared, start, len, uncovered: at.replaced().cloned(), span: at.span() }
    }

    /// The text as it stands in the file. It is compared and looked up, and never told.
    #[inline]
    pub(crate) fn stands(&self) -> Unsearched<&str> {
        Unsearched::new(self.uncovered.as_ref().map_or(&**self, |own| own.raw().as_str()))
    }
}

impl Text {
    /// A text that does not stand in the file, placed where it belongs.
    pub(in crate::model) fn made(text: &str, span: Span) -> Self {
        let len = u32::try_from(text.len()).unwrap_or(u32::MAX);
        Self { shared: Arc::new(text.to_owned()), start: 0, len, uncovered: None, span }
    }
}

/// The offset of `part` in `text`, when it is a slice of it and not a copy.
fn offset(text: &str, part: &str) -> Option<u32> {
    let at = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    let is_part = text.get(at..at + part.len()).is_some_and(|slice| std::ptr::eq(slice, part));
    is_part.then(|| u32::try_from(at).ok()).flatten()
}

impl Deref for Text {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        &self.shared[self.start as usize..(self.start + self.len) as usize]
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.stands() == other.stands() && self.span == other.span
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        *self.stands().raw() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.stands().raw() == other
    }
}

impl From<&Text> for Word {
    fn from(text: &Text) -> Self {
        Self::new(text, text.stands())
    }
}

impl Sought for Text {
    fn sought(&self) -> Unsearched<&str> {
        self.stands()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

/// A day and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The day itself.
    pub day: Day,
    /// Where the day stands.
    pub span: Span,
}

/// A time as written, and the days that it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// The text as written, and where it stands.
    pub text: Text,
    /// The days that the text means.
    pub period: Period,
}

/// A value and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where the value stands.
    pub span: Span,
}

/// Reading words for a place in a tree.
pub(in crate::model) trait Reading<'a> {
    /// The node itself as a text.
    fn itself(self) -> Option<Text>;
    /// The text under a key.
    fn text(self, key: &str) -> Option<Text>;
    /// The texts in the list under a key.
    fn texts(self, key: &str) -> Vec<Text>;
    /// Applies `read` to each item in the list under a key.
    fn each<T>(self, key: &str, read: impl Fn(At<'a>) -> Option<T>) -> Vec<T>;
    /// The same, for items that are looked up by id.
    fn listed<T: Identified>(self, key: &str, read: impl Fn(At<'a>) -> Option<T>) -> Listed<T>;
    /// The day under a key.
    fn day(self, key: &str) -> Option<Dated>;
    /// The time under a key.
    fn time(self, key: &str) -> Option<Time>;
    /// The time under a key in a plan, which may leave its year to the plan's period.
    fn planned(self, key: &str, plan: Option<Period>) -> Option<Time>;
    /// The time under a key in a plan when something begins.
    fn started(self, key: &str, plan: Option<Period>) -> Option<Time>;
    /// The time that a document holds for, under a key: it may have no end.
    fn validity(self, key: &str) -> Option<Time>;
    /// The month, or a coarser time, under a key.
    fn month(self, key: &str) -> Option<Time>;
    /// Applies `read` to the text under a key.
    fn spanned<T>(self, key: &str, read: impl Fn(&str) -> Option<T>) -> Option<Spanned<T>>;
    /// The value of a vocabulary under a key.
    fn word<V: Vocabulary>(self, key: &str) -> Option<Spanned<V>>;
    /// The values of a vocabulary in the list under a key.
    fn words<V: Vocabulary>(self, key: &str) -> Vec<Spanned<V>>;
    /// The boolean under a key.
    fn flag(self, key: &str) -> Option<bool>;
    fn key_span(self, key: &str) -> Option<Span>;
}

impl<'a> Reading<'a> for At<'a> {
    fn itself(self) -> Option<Text> {
        let What::Scalar { text, .. } = self.what() else { return None };
        let nothing = text.is_empty() || self.meaning() == Unquoted::Null;
        (!nothing).then(|| Text::of(self, text))
    }

    fn text(self, key: &str) -> Option<Text> {
        self.get(key)?.itself()
    }

    fn texts(self, key: &str) -> Vec<Text> {
        self.each(key, Reading::itself)
    }

    fn each<T>(self, key: &str, read: impl Fn(At<'a>) -> Option<T>) -> Vec<T> {
        let mut each: Vec<T> = self.get(key).into_iter().flat_map(At::items).filter_map(read).collect();
        // Records are kept for the whole run, so spare capacity is released.
        each.shrink_to_fit();
        each
    }

    fn listed<T: Identified>(self, key: &str, read: impl Fn(At<'a>) -> Option<T>) -> Listed<T> {
        Listed::of(self.each(key, read))
    }

    fn day(self, key: &str) -> Option<Dated> {
        let text = self.text(key)?;
        Some(Dated { day: Day::read(&text)?, span: text.span })
    }

    fn time(self, key: &str) -> Option<Time> {
        let text = self.text(key)?;
        let period = Period::read(&text)?;
        Some(Time { text, period })
    }

    fn planned(self, key: &str, plan: Option<Period>) -> Option<Time> {
        let text = self.text(key)?;
        let period = Period::planned(&text, plan)?;
        Some(Time { text, period })
    }

    fn started(self, key: &str, plan: Option<Period>) -> Option<Time> {
        let text = self.text(key)?;
        let period = Period::started(&text, plan)?;
        Some(Time { text, period })
    }

    fn validity(self, key: &str) -> Option<Time> {
        let text = self.text(key)?;
        let period = Period::validity(&text)?;
        Some(Time { text, period })
    }

    fn month(self, key: &str) -> Option<Time> {
        let text = self.text(key)?;
        let period = halfyear::month(&text)?;
        Some(Time { text, period })
    }

    fn spanned<T>(self, key: &str, read: impl Fn(&str) -> Option<T>) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        Some(Spanned { value: read(&text)?, span: text.span })
    }

    fn word<V: Vocabulary>(self, key: &str) -> Option<Spanned<V>> {
        self.spanned(key, V::named)
    }

    fn words<V: Vocabulary>(self, key: &str) -> Vec<Spanned<V>> {
        self.each(key, |at| {
            let text = at.itself()?;
            Some(Spanned { value: V::named(&text)?, span: text.span })
        })
    }

    fn flag(self, key: &str) -> Option<bool> {
        match &*self.text(key)? {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    fn key_span(self, key: &str) -> Option<Span> {
        self.entry(key).map(|(key, _)| key.span())
    }
}
