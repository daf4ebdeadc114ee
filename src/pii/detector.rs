//! Finds what in a text can identify a person. Knows texts, and nothing of records or files.
//!
//! A text is split once into words and numbers; each detector then looks at a few of them at a time, from left to
//! right. There are no patterns with unbounded backtracking: the time is proportional to the text. A hit is a class
//! and a place; the characters themselves are not kept.

mod class;
mod fold;
mod lexicon;
mod cues;
mod seen;
mod tokens;
mod found;
mod folders;
mod view;
mod memo;
mod number;
mod date;
mod contact;
mod online;
mod place;
mod papers;
mod school;
mod name;
mod said;
mod sparse;
mod slug;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

pub use class::{CLASSES, Class, Exposure};
#[cfg(test)]
pub(crate) use folders::is_folder as is_folder_of_records;
use found::Found;
pub use found::{Hit, settle};
use memo::{Memo, Search};
use tokens::Tokens;
pub(crate) use tokens::is_hash;
use view::View;
pub(crate) use view::is_dash;

use crate::base::remembered::Remembered;
use crate::syntax::finding::Severity;
use crate::syntax::text::Span;

/// The detector, with the names and contacts that a workspace has added.
#[derive(Clone, Debug, Default)]
pub struct Detector {
    /// First names beside those in the lexicon, folded.
    names: HashSet<String>,
    /// Public contacts, in the form that [`contact`] gives.
    contacts: HashSet<String>,
    /// Short texts that nothing was found in.
    memo: Memo,
}

impl Detector {
    /// The one that knows nothing of a workspace. There is one for the whole run, so that what it has searched it remembers.
    pub(crate) fn plain() -> &'static Self {
        static PLAIN: LazyLock<Detector> = LazyLock::new(Detector::default);
        &PLAIN
    }

    /// A detector that knows some names and public contacts of its own workspace.
    pub(crate) fn new<'a>(
        names: impl IntoIterator<Item = &'a str>,
        contacts: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        Self {
            names: names.into_iter().map(|name| fold(name.trim())).filter(|name| !name.is_empty()).collect(),
            contacts: contacts.into_iter().map(contact).collect(),
            memo: Memo::default(),
        }
    }

    /// Everything in a text that may not stand in a text of this exposure, in order and without overlaps.
    pub fn find(&self, text: &str, exposure: Exposure) -> Vec<Hit> {
        self.search(text, exposure, false)
    }

    /// The same for the name of a file or a branch, where hyphens separate words and there are no capitals.
    pub(crate) fn find_in_name(&self, text: &str, exposure: Exposure) -> Vec<Hit> {
        self.search(without_ending(text), exposure, true)
    }

    /// The same for the path of a file. Of that of a record only what is its own is searched, unless something is found in
    /// that, which may be something else with its folders before it.
    pub(crate) fn find_in_path(&self, path: &str, exposure: Exposure) -> Vec<Hit> {
        let is_name = |word: &str| self.names.contains(word);
        let own = folders::past(path).filter(|_| exposure != Exposure::Open);
        let is_clean = own.is_some_and(|own| self.find_in_name(own, exposure).is_empty());
        if is_clean && (self.names.is_empty() || !folders::words().any(is_name)) {
            return Vec::new();
        }
        self.find_in_name(path, exposure)
    }

    /// Everything in a text or a name. One letter is nobody.
    fn search(&self, text: &str, exposure: Exposure, is_name: bool) -> Vec<Hit> {
        let is_bare =
            || if is_name { slug::is_plain(text, &self.names) } else { self.is_bare(text, exposure) };
        if text.len() < 2 || is_bare() {
            return Vec::new();
        }
        if exposure == Exposure::Open && !is_name && text.len() >= sparse::LONG {
            return self.search_sparse(text);
        }
        self.search_whole(text, exposure, is_name)
    }

    fn search_whole(&self, text: &str, exposure: Exposure, is_name: bool) -> Vec<Hit> {
        let search = Search { text, exposure, is_name };
        self.memo.or_search(search, || {
            let spelt = Some(text).filter(|_| is_name && exposure != Exposure::Open).and_then(view::spelt);
            let mut hits = self.search_signs(text, exposure, is_name);
            let Some(spelt) = spelt else { return hits };
            // `fran` is no name where it stands for `från`.
            hits.retain(|hit| hit.class != Class::FirstName || !view::is_spelt(&text[hit.span.range()]));
            let own = self.search_signs(&spelt.text, exposure, is_name).into_iter();
            hits.extend(own.map(|hit| spelt.back(hit)));
            settle(hits, exposure)
        })
    }

    /// Searches what of a published text something can stand in.
    fn search_sparse(&self, text: &str) -> Vec<Hit> {
        let own = |stretch: Range<usize>| {
            let moved = move |hit: Hit| {
                let place = |byte: u32| stretch.start + byte as usize;
                Hit { span: Span::new(place(hit.span.start), place(hit.span.end)), ..hit }
            };
            self.search_signs(&text[stretch.clone()], Exposure::Open, false).into_iter().map(moved)
        };
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return self.search_signs(text, Exposure::Open, false);
        }
        sparse::stretches(text).into_iter().flat_map(own).collect()
    }

    /// Searches the text with its signs folded, and moves each hit to its place in the text as written.
    fn search_signs(&self, text: &str, exposure: Exposure, is_name: bool) -> Vec<Hit> {
        // Nearly no text has a sign of another form, which is seen where it is parted into words.
        let tokens = Self::tokens(text, exposure);
        let folded = if tokens.as_ref().is_none_or(Tokens::may_fold) { view::folded(text) } else { None };
        let Some(folded) = folded else { return self.search_folded(text, tokens, exposure, is_name) };
        let tokens = Self::tokens(&folded.text, exposure);
        let hits = self.search_folded(&folded.text, tokens, exposure, is_name).into_iter();
        hits.map(|hit| folded.back(hit)).collect()
    }

    /// The words and numbers of a text; `None` where only numbers are looked for and there is no digit.
    fn tokens(text: &str, exposure: Exposure) -> Option<Tokens<'_>> {
        let is_open = exposure == Exposure::Open;
        let has_any = !is_open || text.bytes().any(|byte| byte.is_ascii_digit());
        has_any.then(|| Tokens::of(text, (!is_open).then_some(begins)))
    }

    /// Searches the text as written, and the views of it as a reader sees it.
    fn search_folded(
        &self,
        text: &str,
        tokens: Option<Tokens<'_>>,
        exposure: Exposure,
        is_name: bool,
    ) -> Vec<Hit> {
        let wide = exposure != Exposure::Open;
        let shape = tokens.as_ref().map_or(Shape { is_bent: true, is_broken: true }, Shape::of);
        let mut hits = tokens.map_or_else(Vec::new, |tokens| self.look_at(&tokens, exposure, is_name));
        let named = Some(text).filter(|_| is_name && wide).and_then(view::named);
        if shape == Shape::default() && named.is_none() {
            return hits;
        }
        let mut across = self.across(text, exposure, is_name);
        for plain in view::plain(text, wide) {
            let back = |hit: Hit| plain.back(hit);
            hits.extend(self.look(&plain.text, exposure, is_name).into_iter().map(back));
            across.extend(self.across(&plain.text, exposure, is_name).into_iter().map(back));
        }
        if let Some(named) = named {
            let hits = self.look(&named.text, exposure, is_name).into_iter();
            let hits = hits.filter(|hit| self.may_name(hit.class, &named.text[hit.span.range()]));
            across.extend(hits.map(|hit| named.back(hit)));
        }
        hits = settle(hits, exposure);
        across.retain(|found| adds(&hits, *found));
        if across.is_empty() {
            return hits;
        }
        hits.append(&mut across);
        settle(hits, exposure)
    }

    /// Searches across the line breaks of a text.
    fn across(&self, text: &str, exposure: Exposure, is_name: bool) -> Vec<Hit> {
        let across = |joined: &View| {
            let hits = self.look(&joined.text, exposure, is_name).into_iter();
            hits.filter(|hit| joined.is_at_a_seam(*hit)).map(|hit| joined.back(hit)).collect::<Vec<_>>()
        };
        view::joined(text, exposure != Exposure::Open).iter().flat_map(across).collect()
    }

    fn look(&self, text: &str, exposure: Exposure, is_name: bool) -> Vec<Hit> {
        let tokens = Self::tokens(text, exposure);
        tokens.map_or_else(Vec::new, |tokens| self.look_at(&tokens, exposure, is_name))
    }

    fn look_at(&self, tokens: &Tokens<'_>, exposure: Exposure, is_name: bool) -> Vec<Hit> {
        let is_open = exposure == Exposure::Open;
        let text = tokens.text;
        let mut found = Found::default();
        number::find(tokens, &mut found);
        date::find(tokens, !is_open, &mut found);
        if !is_open {
            contact::find(tokens, &mut found);
            online::find(tokens, &mut found);
            place::find(tokens, &mut found);
            papers::find(tokens, &mut found);
            school::find(tokens, &mut found);
            name::find(tokens, &self.names, is_name, &mut found);
            said::find(tokens, &mut found);
        }
        let mut hits = found.settle(exposure);
        if !self.contacts.is_empty() {
            hits.retain(|hit| {
                !(hit.class.can_be_public() && self.contacts.contains(&contact(&text[hit.span.range()])))
            });
        }
        hits
    }

    /// Whether what was found in the words of a name can be what it is said to be. Any of those may have a capital, so that
    /// two of them are somebody only where one is known as a name.
    fn may_name(&self, class: Class, words: &str) -> bool {
        let known = lexicon::Flags::FIRST.or(lexicon::Flags::SURNAME);
        let mut words = words.split(|char: char| !char.is_alphabetic());
        class != Class::NameFull
            || words.any(|word| lexicon::look_up(word).is(known) || self.names.contains(&fold(word)))
    }

    /// Whether a text is one word in small letters, as most values of records are, or a day where days are allowed. A
    /// fast path: nothing can be found in those.
    fn is_bare(&self, text: &str, exposure: Exposure) -> bool {
        let bytes = text.as_bytes();
        let letters = bytes.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        let is_day = || {
            let fits = |(at, byte): (usize, &u8)| {
                if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() }
            };
            bytes.len() == 10 && bytes.iter().enumerate().all(fits)
        };
        letters == bytes.len()
            || matches!(bytes[letters], b'-' | b'/') && self.is_bare_slug(text, exposure)
            || letters == 0 && is_day() && Class::ExactDate.severity(exposure).is_none()
    }

    /// The same for words with a hyphen between them, which may be somebody's two names, and for plain references.
    fn is_bare_slug(&self, text: &str, exposure: Exposure) -> bool {
        let search = Search { text, exposure, is_name: false };
        let is_slug = || text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        self.memo.is_clean(search)
            || (is_slug() && !self.may_tie(text) || slug::is_plain(text, &self.names))
                && self.memo.keep(search)
    }

    /// Whether a text has a hyphen beside a first name: `ahmed-hassan`.
    fn may_tie(&self, text: &str) -> bool {
        if !text.contains('-') {
            return false;
        }
        let mut words = text.split('-').peekable();
        while let Some(word) = words.next() {
            let is_name = |word: &str| {
                lexicon::look_up(word).is(lexicon::Flags::FIRST)
                    || !self.names.is_empty() && self.names.contains(word)
            };
            if words.peek().is_some() && is_name(word) {
                return true;
            }
        }
        false
    }
}

/// The bits of what may begin at a word for what its letters are.
fn begins(word: &str, flags: lexicon::Flags) -> u8 {
    said::may_begin(word, flags) | if school::may_begin(word) { tokens::Token::SCHOOL } else { 0 }
}

/// The name of a file without the ending that says what it is: `vera.yaml` is no first name with a surname.
fn without_ending(name: &str) -> &str {
    const ENDINGS: [&str; 14] = [
        "yaml", "yml", "md", "txt", "csv", "json", "toml", "docx", "xlsx", "ods", "odt", "pdf", "html", "htm",
    ];
    match name.rsplit_once('.') {
        Some((stem, ending)) if ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)) => stem,
        _ => name,
    }
}

/// Which views of the text are needed: a reader may see other characters than those written, or joined lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Shape {
    is_bent: bool,
    is_broken: bool,
}

impl Shape {
    fn of(tokens: &Tokens<'_>) -> Self {
        Self { is_bent: tokens.may_be_bent(), is_broken: tokens.has('\n') }
    }
}

/// Whether a hit in another view of a text adds something. Only a certain class counts. The hit may not overlap one of its
/// own class, since two numbers on two lines are not one; a full name may, since it can continue on the next line.
pub(crate) fn adds(hits: &[Hit], found: Hit) -> bool {
    let before = hits.partition_point(|hit| hit.span.end <= found.span.start);
    let met = hits[before..].iter().take_while(|hit| hit.span.start < found.span.end);
    let is_sure = found.class.severity(Exposure::Case) == Some(Severity::Error);
    is_sure && met.into_iter().all(|hit| hit.class != found.class || found.class == Class::NameFull)
}

/// Whether a key is a word that detectors look for before what they find: `född`, `snapchat`. A long key is a text of its
/// own.
pub(crate) fn is_label(key: &str) -> bool {
    const LONGEST: usize = 64;
    thread_local! {
        // The same keys stand in thousands of files.
        static LABELS: Remembered<bool> = const { Remembered::new(LONGEST, 512) };
    }
    let cue = lexicon::Flags::CUE.or(lexicon::Flags::KIN).or(lexicon::Flags::ROLE);
    let mut words = key.split(|char: char| !char.is_alphanumeric());
    key.len() <= LONGEST
        && Remembered::or_read(&LABELS, key, || words.any(|word| lexicon::look_up(word).is(cue)))
}

/// Whether a word is known: as a name, a place, or plain Swedish.
pub(crate) fn is_known(word: &str) -> bool {
    !lexicon::look_up(word).is_unknown()
}

/// The form in which a word is looked up.
fn fold(word: &str) -> String {
    word.chars().filter(|char| !fold::is_combining(*char)).map(fold::fold_char).collect()
}

/// The form in which contacts are compared: letters, digits and the characters of an address.
fn contact(text: &str) -> String {
    text.chars()
        .filter(|char| char.is_alphanumeric() || matches!(char, '@' | '.' | '+' | '_'))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests;
