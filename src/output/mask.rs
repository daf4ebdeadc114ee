//! Masks what identifies people in any text that is about to be shown. The only file that uses
//! `aho-corasick`.
//!
//! Excerpts are masked by position. Sentences and tables no longer know the position, so they are searched
//! for the exact texts that were found anywhere in the records.

use std::borrow::Cow;
use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::base::lang::Say;
use crate::model::load::Loaded;
use crate::model::workspace::Workspace;
use crate::output::page::Page;
use crate::pii::privacy::Secret;
use crate::syntax::finding::{FileId, Finding, Severity};
use crate::syntax::text::BLOCK;

/// Replaces every occurrence of some texts.
#[derive(Debug, Default)]
pub(crate) struct Mask(Option<AhoCorasick>);

impl Mask {
    /// Masks what certainly identifies somebody, anywhere in the records.
    pub(crate) fn of(workspace: &Workspace) -> Self {
        Self::made(workspace.files().flat_map(|(_, file)| secrets(file, Severity::Error)))
    }

    /// Masks also what may identify somebody in a file. It is used only for what is said about that file:
    /// elsewhere the same words may mean nothing.
    fn of_file(file: &Loaded) -> Self {
        Self::made(secrets(file, Severity::Warning))
    }

    fn made<'s>(secrets: impl Iterator<Item = &'s Secret>) -> Self {
        let mut letters: Vec<&str> =
            secrets.map(Secret::letters).filter(|letters| letters.chars().count() > 1).collect();
        letters.sort_unstable();
        letters.dedup();
        if letters.is_empty() {
            return Self(None);
        }
        let built = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(letters);
        Self(built.ok())
    }

    /// The text, with a block in place of every masked letter.
    pub(crate) fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let Some(searcher) = self.0.as_ref().filter(|searcher| searcher.is_match(text)) else {
            return text.into();
        };
        let mut masked = String::with_capacity(text.len());
        let mut done = 0;
        for found in searcher.find_iter(text) {
            let glued = |inner: Option<char>, outer: Option<char>| {
                inner.is_some_and(char::is_alphabetic) && outer.is_some_and(char::is_alphabetic)
            };
            let own = &text[found.range()];
            let inside = glued(own.chars().next(), text[..found.start()].chars().next_back())
                || glued(
                    own.chars().next_back(),
                    text[found.end()..].chars().next().filter(|next| *next != 's'),
                );
            if !inside {
                masked.push_str(&text[done..found.start()]);
                masked.push_str(&BLOCK.repeat(own.chars().count()));
                done = found.end();
            }
        }
        masked.push_str(&text[done..]);
        masked.into()
    }

    fn say(&self, say: &mut Say) {
        say.each(&mut |text| self.string(text));
    }

    fn string(&self, text: &mut String) {
        if let Cow::Owned(masked) = self.text(text) {
            *text = masked;
        }
    }

    /// Masks all texts of a page.
    pub(crate) fn page(&self, page: &mut Page) {
        if self.0.is_some() {
            page.each_text(&mut |text| self.string(text));
        }
    }
}

fn secrets(file: &Loaded, least: Severity) -> impl Iterator<Item = &Secret> {
    let weighs = move |secret: &&Secret| secret.class.severity(file.exposure) >= Some(least);
    file.exposed.secrets.iter().filter(weighs)
}

/// The findings, with everything masked in their messages that identifies somebody.
pub(crate) fn findings<'f>(workspace: &Workspace, findings: &'f [Finding]) -> Cow<'f, [Finding]> {
    if workspace.files().all(|(_, file)| file.exposed.is_empty()) {
        return findings.into();
    }
    let mask = Mask::of(workspace);
    let mut findings = findings.to_vec();
    let mut files: HashMap<FileId, Mask> = HashMap::new();
    for finding in &mut findings {
        let own =
            files.entry(finding.place.file).or_insert_with_key(|file| Mask::of_file(workspace.file(*file)));
        for mask in [&mask, &*own].into_iter().filter(|mask| mask.0.is_some()) {
            mask.say(&mut finding.what);
            mask.say(&mut finding.help);
            if let Some((_, what)) = &mut finding.related {
                mask.say(what);
            }
        }
    }
    findings.into()
}
