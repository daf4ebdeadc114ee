//! What an answer is made from: the workspace as it is in the editor, the file that is asked about, and for whom.

use std::path::PathBuf;

use crate::base::day::Day;
use crate::base::lang::Lang;
use crate::editing::Change;
use crate::model::kinds::Kind;
use crate::model::load::Loaded;
use crate::model::workspace::Workspace;
use crate::syntax::finding::FileId;
use crate::syntax::text::Span;

/// What is asked about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scene<'w> {
    pub workspace: &'w Workspace,
    pub file: FileId,
    /// The file as it was when it could last be read as a record. While somebody types it often cannot.
    pub known: Option<&'w Loaded>,
    pub lang: Lang,
    pub day: Day,
}

impl<'w> Scene<'w> {
    pub(crate) fn loaded(self) -> &'w Loaded {
        self.workspace.file(self.file)
    }

    /// The file, or as it was when it could last be read.
    pub(super) fn readable(self) -> &'w Loaded {
        let now = self.loaded();
        if now.record.is_some() { now } else { self.known.unwrap_or(now) }
    }

    /// The file in which a byte of the text can be asked about. Where the text cannot be read that is the file as it was when it
    /// last could, if what stands at the byte has not been changed since.
    pub(super) fn steady(self, at: usize) -> Steady<'w> {
        let now = Steady { loaded: self.loaded(), at, shift: 0 };
        let Some(known) = self.known.filter(|_| now.loaded.record.is_none()) else { return now };
        let Some(Splice { span, new }) = one_splice(known.source.text.raw(), self.text()) else { return now };
        let (start, end) = (span.start as usize, span.end as usize);
        if at < start {
            return Steady { loaded: known, at, shift: 0 };
        }
        if at <= start + new.len() {
            return now;
        }
        let before = at - start - new.len() + end;
        Steady {
            loaded: known,
            at: before,
            shift: i64::try_from(at).unwrap_or(0) - i64::try_from(before).unwrap_or(0),
        }
    }

    /// The text that the editor has, without the mark before it.
    pub(super) fn text(self) -> &'w str {
        self.loaded().source.text.raw()
    }

    pub(super) fn kind(self) -> Option<&'static Kind> {
        self.loaded().kind.or_else(|| self.known?.kind)
    }
}

/// A file that can be asked about, and a byte in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Steady<'w> {
    pub loaded: &'w Loaded,
    pub at: usize,
    /// How much further on it stands in the text that the editor has.
    shift: i64,
}

impl Steady<'_> {
    /// A stretch of the file, where it stands in the text that the editor has.
    pub(super) fn now(&self, span: Span) -> Span {
        let moved = |at: u32| u32::try_from(i64::from(at) + self.shift).unwrap_or_default();
        Span { start: moved(span.start), end: moved(span.end) }
    }
}

/// A stretch of a text, and what is to stand there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Splice {
    pub span: Span,
    pub new: String,
}

/// What is to be done to one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileEdit {
    /// Stretches of a file of the workspace are to be others.
    Text { file: FileId, splices: Vec<Splice> },
    /// A new file, by its path on the disk.
    Create { path: PathBuf, text: String },
    /// A file or a folder of the workspace is to have another name, by its path on the disk.
    Move { from: PathBuf, to: PathBuf },
}

impl FileEdit {
    /// What a change does to a file: as little as can be, so that the caret and the folds of an editor stay where they are.
    pub(super) fn of(change: &Change, scene: Scene<'_>) -> Option<Self> {
        let now = String::from_utf8(change.now.clone()).ok()?;
        if change.was.is_none() {
            return Some(Self::Create { path: change.path.clone(), text: now });
        }
        let file = scene.workspace.at_path(&change.name)?;
        let now = now.strip_prefix('\u{feff}').unwrap_or(&now);
        let splice = one_splice(scene.workspace.file(file).source.text.raw(), now)?;
        Some(Self::Text { file, splices: vec![splice] })
    }
}

/// The one stretch in which two texts differ; `None` where they do not.
pub(crate) fn one_splice(was: &str, now: &str) -> Option<Splice> {
    if was == now {
        return None;
    }
    let same = was.bytes().zip(now.bytes()).take_while(|(one, other)| one == other).count();
    let start =
        (0..=same).rev().find(|at| was.is_char_boundary(*at) && now.is_char_boundary(*at)).unwrap_or(0);
    let most = was.len().min(now.len()) - start;
    let tail = was.bytes().rev().zip(now.bytes().rev()).take(most).take_while(|(one, other)| one == other);
    let same = tail.count();
    let is_whole =
        |len: &usize| was.is_char_boundary(was.len() - len) && now.is_char_boundary(now.len() - len);
    let end = (0..=same).rev().find(is_whole).unwrap_or(0);
    let span = Span::new(start, was.len() - end);
    Some(Splice { span, new: now[start..now.len() - end].to_owned() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn one_splice_makes_one_text_the_other(was in "[aåäö\n]{0,9}", now in "[aåäö\n]{0,9}") {
            let made = one_splice(&was, &now).map_or_else(|| was.clone(), |own| {
                let mut made = was.clone();
                made.replace_range(own.span.range(), &own.new);
                made
            });
            prop_assert_eq!(made, now);
        }
    }
}
