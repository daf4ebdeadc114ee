//! Wrapped lines: in an e-mail, a quoted e-mail, a comment, a block of YAML. To a reader, the text on both sides of
//! the break is one.

use std::ops::Range;

use super::made::View;
use crate::pii::detector::lexicon::{self, Flags};
use crate::syntax::text::floor;

/// How many bytes are examined on each side of a break. No name, number or address is longer.
const SIDE: usize = 64;

/// The text around each break that something may continue across, with the lines joined. When `wide` is false only
/// numbers are looked for.
pub(crate) fn joined(text: &str, wide: bool) -> Vec<View> {
    let (mut spaced, mut glued) = (Stretches::default(), Stretches::default());
    for (at, _) in text.match_indices('\n') {
        if !wide && !may_split_a_number(text, at) {
            continue;
        }
        let Some(gap) = Gap::at(text, at).filter(|gap| gap.may_split(text, wide)) else { continue };
        if gap.may_split_a_word(text) {
            glued.add(text, &gap);
        }
        spaced.add(text, &gap);
    }
    let views = spaced.0.into_iter().map(|stretch| (stretch, false));
    views
        .chain(glued.0.into_iter().map(|stretch| (stretch, true)))
        .map(|(stretch, in_words)| view(text, stretch, in_words))
        .collect()
}

/// Whether what may stand inside a number stands on both sides of a break. Hardly any line ends and goes on so, and where only
/// numbers are looked for nothing else joins two.
fn may_split_a_number(text: &str, newline: usize) -> bool {
    let bytes = text.as_bytes();
    let last = bytes[..newline].iter().rev().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
    let blank = |byte: &&u8| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'>' | b'|' | b'#');
    last.is_some_and(|byte| goes_on(char::from(*byte)))
        && bytes[newline + 1..].iter().find(blank).is_some_and(|byte| begins(char::from(*byte)))
}

/// Whether a number may go on after a character.
fn goes_on(char: char) -> bool {
    char.is_ascii_digit() || matches!(char, '-' | '+' | '(' | ')' | '/' | '.')
}

/// Whether a number, or what is left of one, may begin with a character.
fn begins(char: char) -> bool {
    char.is_ascii_digit() || matches!(char, '+' | '(' | '-')
}

/// The parts of a text near some of its breaks, in order and apart. Those that meet are one, so that no part is searched
/// twice however close the breaks are.
#[derive(Default)]
struct Stretches(Vec<Range<usize>>);

impl Stretches {
    /// Adds the whole words around a break.
    fn add(&mut self, text: &str, gap: &Gap) {
        let from = floor(text, gap.start.saturating_sub(SIDE));
        let words = text[from..gap.start].find(char::is_whitespace).filter(|_| from > 0);
        let from = words.map_or(from, |space| from + space);
        let to = floor(text, gap.end + SIDE);
        let to = text[gap.end..to]
            .rfind(char::is_whitespace)
            .filter(|_| to < text.len())
            .map_or(to, |space| gap.end + space);
        match self.0.last_mut().filter(|last| from <= last.end) {
            Some(last) => last.end = last.end.max(to),
            None => self.0.push(from..to),
        }
    }
}

/// A break inside a paragraph, with the quote or comment marks that begin the next line.
struct Gap {
    start: usize,
    end: usize,
    /// Whether an empty line stands between: a page may join the paragraphs all the same.
    is_wide: bool,
}

impl Gap {
    fn at(text: &str, newline: usize) -> Option<Self> {
        let start = text[..newline].trim_end_matches([' ', '\t', '\r']).len();
        // The first break of several is the gap, so that each stretch of white space is read once.
        if start == 0 || text[..start].ends_with(['\n', '>', '|']) {
            return None;
        }
        let rest = &text[newline + 1..];
        let line = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        let is_wide = rest[..rest.len() - line.len()].contains('\n');
        let next = line.trim_start_matches([' ', '\t', '>', '|', '#']);
        let own = next.strip_prefix(['-', '+', '(', '.']).unwrap_or(next);
        let begins = own.starts_with(|char: char| char.is_alphanumeric() || char == '@');
        let is_item = next.starts_with("- ");
        (begins && !is_item).then(|| Self { start, end: text.len() - next.len(), is_wide })
    }

    fn sides<'t>(&self, text: &'t str) -> (&'t str, &'t str) {
        let head = &text[floor(text, self.start.saturating_sub(SIDE))..self.start];
        let tail = &text[self.end..floor(text, self.end + SIDE)];
        let space = |char: char| char.is_whitespace();
        (head.rsplit(space).next().unwrap_or_default(), tail.split(space).next().unwrap_or_default())
    }

    /// Whether something may continue across the break, by the words on both sides: a number, a house number or what a
    /// word such as `klass` and `heter` says follows, or a name with a capital where no sentence has ended. Across an empty
    /// line only a number does.
    fn may_split(&self, text: &str, wide: bool) -> bool {
        let (last, first) = self.sides(text);
        let is_digit = |char: char| char.is_ascii_digit();
        let numbers = first.starts_with(begins);
        if numbers && last.ends_with(goes_on) {
            return true;
        }
        if self.is_wide || !wide {
            return false;
        }
        let ended = last.ends_with(['.', '!', '?', ')', '"', '”']);
        let said = last.trim_end_matches([':', ',', ';']);
        let announced = !ended && (lexicon::look_up(said).is(Flags::CUE) || said.contains(is_digit));
        let name = first.starts_with(char::is_uppercase) && !ended && !last.ends_with([':', ';']);
        numbers && last.starts_with(char::is_uppercase)
            || announced
            || name
            || last.contains('@')
            || first.contains('@')
    }

    fn may_split_a_word(&self, text: &str) -> bool {
        let (last, first) = self.sides(text);
        last.contains('@') || first.contains('@') || last.ends_with(['-', '_']) || first.starts_with('-')
    }
}

/// A stretch of the text with a space in place of each gap in it; with nothing, when `in_words`.
fn view(text: &str, stretch: Range<usize>, in_words: bool) -> View {
    let Range { start: from, end: to } = stretch;
    let mut view = View::default();
    let mut done = from;
    for (newline, _) in text[from..to].match_indices('\n') {
        let Some(own) = Gap::at(text, from + newline).filter(|own| own.start >= done && own.end <= to) else {
            continue;
        };
        view.keep(&text[done..own.start], done);
        if !(in_words && own.may_split_a_word(text)) {
            view.put(' ', own.start, own.end - own.start);
        }
        done = own.end;
    }
    view.keep(&text[done..to], done);
    view
}
