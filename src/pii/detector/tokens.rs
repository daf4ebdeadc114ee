//! A text as words and numbers, with what stands between them. Every detector reads these tokens from left to right
//! and looks only a few tokens ahead, so that the time is proportional to the text.

use std::cell::RefCell;
use std::mem::take;
use std::ops::RangeInclusive;

use super::cues::{Cues, NO_CUE, mark};
use super::fold::is_combining;
use super::lexicon::{self, Flags};
pub(super) use super::seen::Case;
use super::seen::{Known, Seen};

/// Tells by the letters of a word what may begin at it, as bits: see [`Token::NICKNAME`].
pub(super) type Begins = fn(&str, Flags) -> u8;

/// A word or a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub case: Case,
    /// What the lexicon knows of the word.
    pub flags: Flags,
    /// The mark that is compared with those of cue lists.
    mark: u16,
    /// The number of characters; 255 stands for more too.
    length: u8,
    /// The bits of what may begin at the word for what its letters are: see [`Token::NICKNAME`].
    pub begins: u8,
}

impl Token {
    pub(super) const NICKNAME: u8 = 1;
    pub(super) const AGE: u8 = 2;
    pub(super) const BELONGING: u8 = 4;
    pub(super) const PROTECTED: u8 = 8;
    /// Schools and classes.
    pub(super) const SCHOOL: u8 = 16;

    /// Whether such a thing may begin at the word. Some may at others that have a capital.
    #[inline]
    pub(super) fn may_begin(&self, thing: u8) -> bool {
        self.begins & thing != 0
    }
}

#[derive(Debug)]
pub(super) struct Tokens<'t> {
    pub text: &'t str,
    pub list: Vec<Token>,
    /// The indices of numbers.
    pub numbers: Vec<usize>,
    /// The indices of numbers and of words that some detector may look for. Most words are neither, and are skipped.
    pub stops: Vec<usize>,
    /// The ASCII characters between the tokens, one bit for each.
    signs: u128,
    /// Whether there are other than ASCII characters between the tokens, or other than Swedish letters in a word.
    is_odd: bool,
    /// What the lexicon knows of some word.
    all: Flags,
}

/// What the tokens of a text are kept in. Texts are searched one after another, so that a thread needs hardly more than one.
#[derive(Debug, Default)]
struct Room {
    list: Vec<Token>,
    numbers: Vec<usize>,
    stops: Vec<usize>,
}

impl Room {
    /// The most that a thread keeps, and the most tokens that one of them has room for.
    const KEPT: usize = 4;
    const MOST: usize = 1024;

    fn taken() -> Self {
        ROOMS.with_borrow_mut(Vec::pop).unwrap_or_default()
    }

    fn give_back(mut self) {
        self.list.clear();
        self.numbers.clear();
        self.stops.clear();
        ROOMS.with_borrow_mut(|rooms| {
            if rooms.len() < Self::KEPT && self.list.capacity() <= Self::MOST {
                rooms.push(self);
            }
        });
    }
}

thread_local! {
    static ROOMS: RefCell<Vec<Room>> = const { RefCell::new(Vec::new()) };
}

impl Drop for Tokens<'_> {
    fn drop(&mut self) {
        let (list, numbers, stops) = (take(&mut self.list), take(&mut self.numbers), take(&mut self.stops));
        Room { list, numbers, stops }.give_back();
    }
}

impl<'t> Tokens<'t> {
    /// Tokenises a text. Words are looked up only when it is asked what may begin at them.
    pub(super) fn of(text: &'t str, begins: Option<Begins>) -> Self {
        Seen::with(|seen| Self::read(text, begins.map(|begins| (seen, begins))))
    }

    /// The same, by the words that have been read.
    fn read(text: &'t str, mut words: Option<(&mut Seen, Begins)>) -> Self {
        let with_words = words.is_some();
        // About as many as there are words in a text, and somewhat more in a name.
        let most = text.len() / 6 + 4;
        let Room { mut list, mut numbers, mut stops } = Room::taken();
        list.reserve(most);
        let bytes = text.as_bytes();
        let (mut at, mut signs, mut is_odd, mut all) = (0, 0, false, Flags::NONE);
        while at < bytes.len() {
            let byte = bytes[at];
            if byte.is_ascii_digit() || matches!(byte, b'a'..=b'f') {
                let hash = hash(bytes, at);
                if hash > 0 {
                    list.push(Token {
                        start: at,
                        end: at + hash,
                        case: Case::Lower,
                        flags: Flags::NONE,
                        mark: NO_CUE,
                        length: u8::MAX,
                        begins: 0,
                    });
                    at += hash;
                    continue;
                }
            }
            if byte.is_ascii_digit() {
                let start = at;
                while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                    at += 1;
                }
                numbers.push(list.len());
                stops.push(list.len());
                list.push(Token {
                    start,
                    end: at,
                    case: Case::Number,
                    flags: Flags::NONE,
                    mark: NO_CUE,
                    length: u8::try_from(at - start).unwrap_or(u8::MAX),
                    begins: 0,
                });
            } else if byte.is_ascii_alphabetic() || (byte >= 0x80 && is_letter_at(text, at)) {
                let token = word(text, at, &mut words, &mut is_odd);
                at = token.end;
                all = all.or(token.flags);
                if !with_words || token.flags.is(Flags::CUE) {
                    stops.push(list.len());
                }
                list.push(token);
            } else {
                is_odd |= byte >= 0x80;
                signs |= 1_u128.checked_shl(u32::from(byte)).unwrap_or_default();
                at += if byte < 0x80 { 1 } else { text[at..].chars().next().map_or(1, char::len_utf8) };
            }
        }
        Self { text, list, numbers, stops, signs, is_odd, all }
    }

    /// The same as if any detector might begin at every word.
    #[cfg(test)]
    pub(super) fn all_may_begin(mut self) -> Self {
        self.list.iter_mut().for_each(|token| token.begins = u8::MAX);
        self
    }

    /// Whether the lexicon knows this of some word.
    #[inline]
    pub(super) fn any(&self, flag: Flags) -> bool {
        self.all.is(flag)
    }

    /// Whether a sign may be of another form than the plain one: see [`super::view::folded`].
    #[inline]
    pub(super) fn may_fold(&self) -> bool {
        self.is_odd || ['\r', '\u{b}', '\u{c}'].into_iter().any(|sign| self.has(sign))
    }

    /// Whether an ASCII character stands between any tokens.
    #[inline]
    pub(super) fn has(&self, sign: char) -> bool {
        1_u128.checked_shl(u32::from(sign)).is_some_and(|bit| self.signs & bit != 0)
    }

    /// Whether a reader may see other characters than those written: see `view`.
    #[inline]
    pub(super) fn may_be_bent(&self) -> bool {
        let signs = ['\\', '&', '%', '=', '*', '_', '`', '~', '"', '\'', '(', '<'];
        self.is_odd || !self.numbers.is_empty() || signs.into_iter().any(|sign| self.has(sign))
    }

    /// Every place where an ASCII character stands between tokens.
    #[inline]
    pub(super) fn places_of(&self, sign: char) -> impl Iterator<Item = usize> {
        let text = if self.has(sign) { self.text } else { "" };
        text.match_indices(sign).map(|(at, _)| at)
    }

    /// The indices of words that the detector with this flag may begin at.
    #[inline]
    pub(super) fn cues(&self, detector: Flags) -> impl Iterator<Item = usize> {
        let stops = if self.any(detector) { self.stops.as_slice() } else { &[] };
        stops.iter().copied().filter(move |at| self.flags(*at).is(detector))
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    #[inline]
    pub(super) fn get(&self, at: usize) -> Option<Token> {
        self.list.get(at).copied()
    }

    /// The text of a token; empty past the end.
    #[inline]
    pub(super) fn str(&self, at: usize) -> &'t str {
        self.list.get(at).map_or("", |token| &self.text[token.start..token.end])
    }

    /// The number of characters of a token; 0 past the end.
    #[inline]
    pub(super) fn length(&self, at: usize) -> usize {
        self.list.get(at).map_or(0, |token| usize::from(token.length))
    }

    /// The digits of a number; empty for a word.
    #[inline]
    pub(super) fn digits(&self, at: usize) -> &'t str {
        if self.is_number(at) { self.str(at) } else { "" }
    }

    /// How many digits the numbers that stand after one another from a token have, of so many at most.
    #[inline]
    pub(super) fn digits_from(&self, at: usize, most: usize) -> usize {
        let numbers = self.list[at..].iter().take(most).take_while(|token| token.case == Case::Number);
        numbers.map(|token| token.end - token.start).sum()
    }

    #[inline]
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.case == Case::Number)
    }

    #[inline]
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.case != Case::Number)
    }

    /// What the lexicon knows of a token.
    #[inline]
    pub(super) fn flags(&self, at: usize) -> Flags {
        self.list.get(at).map_or(Flags::NONE, |token| token.flags)
    }

    /// The text between the previous token and this one. A run of spaces and tabs is one space, as it is for a reader.
    #[inline]
    pub(super) fn before(&self, at: usize) -> &'t str {
        let gap = self.gap(at);
        // Nearly every gap is one of these.
        let is_plain = matches!(gap.as_bytes(), [] | [b' ' | b'-' | b'/' | b'.']);
        if !is_plain && at > 0 && is_run(gap) { " " } else { gap }
    }

    /// The same as it is written.
    #[inline]
    fn gap(&self, at: usize) -> &'t str {
        let start = at.checked_sub(1).and_then(|at| self.list.get(at)).map_or(0, |token| token.end);
        let end = self.list.get(at).map_or(self.text.len(), |token| token.start);
        &self.text[start..end]
    }

    /// The text between this token and the next.
    #[inline]
    pub(super) fn after(&self, at: usize) -> &'t str {
        self.before(at + 1)
    }

    #[inline]
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| matches!(token.case, Case::Capital | Case::Upper))
    }

    /// Whether a word is in a list, ignoring case.
    #[inline]
    pub(super) fn is_one_of(&self, at: usize, words: &Cues) -> bool {
        self.list.get(at).is_some_and(|token| {
            words.may_hold(token.mark) && words.hold_marked(&self.text[token.start..token.end], token.mark)
        })
    }

    /// Whether a token begins a sentence, a line or a cell, where any word has a capital.
    pub(super) fn begins(&self, at: usize) -> bool {
        let before = self.gap(at);
        let plain = before.trim_end_matches([' ', '"', '”', '\'', '’', '(', '*']);
        at == 0
            || plain.ends_with(['.', '!', '?', ':', ';', '\n', '\r', '|', '\t', '•', '>', '/'])
            || before.contains('\n')
            || (plain.ends_with('-') && plain.len() > 1)
    }
}

/// Whether a gap is spaces and tabs and nothing else.
fn is_run(gap: &str) -> bool {
    gap.bytes().all(|byte| matches!(byte, b' ' | b'\t'))
}

/// Whether a word is nothing but the name of a commit, or the beginning of one.
pub(crate) fn is_hash(word: &str) -> bool {
    !word.is_empty() && hash(word.as_bytes(), 0) == word.len()
}

/// The length of the hash in lower-case hexadecimal that begins at a byte, or 0: a commit or a blob of git, the SHA-256 of a
/// section that has been reported, or the beginning of one. It is a word: in one of a hundred there is a row of digits that
/// would pass for a number or a day.
#[inline]
fn hash(bytes: &[u8], at: usize) -> usize {
    const WHOLE: [usize; 2] = [40, 64];
    const SHORT: RangeInclusive<usize> = 7..=16;
    let is_letter = |byte: &u8| matches!(byte, b'a'..=b'f');
    let is_hex = |byte: &&u8| byte.is_ascii_digit() || is_letter(byte);
    // Hardly any word has seven such letters: the first and the last of them are enough to see that.
    let ends = |of: usize| bytes.get(at + of).as_ref().is_some_and(is_hex);
    if !(ends(0) && ends(SHORT.start() - 1)) {
        return 0;
    }
    let is_in_word =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    // No further than that it is seen to be too long.
    let len = bytes[at..].iter().take(WHOLE[1] + 1).take_while(is_hex).count();
    let begins = || !is_in_word(at.checked_sub(1).and_then(|before| bytes.get(before)));
    if len < *SHORT.start() || !begins() || is_in_word(bytes.get(at + len)) {
        return 0;
    }
    let run = &bytes[at..at + len];
    let letters = run.iter().filter(|byte| is_letter(byte)).count();
    let longest = run.split(is_letter).map(<[u8]>::len).max().unwrap_or_default();
    // A personal number has ten digits, and a letter before a day may stand for born.
    let is_short = SHORT.contains(&len) && letters >= 2 && longest < 10 && longest > 0;
    if WHOLE.contains(&len) && letters * 6 >= len || is_short { len } else { 0 }
}

fn is_letter_at(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(is_letter)
}

/// Whether a character is a letter or a combining mark.
#[inline]
pub(super) fn is_letter(char: char) -> bool {
    match char {
        'a'..='z' | 'A'..='Z' | 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | 'é' => true,
        '\0'..='\x7f' => false,
        _ => char.is_alphabetic() || is_combining(char),
    }
}

/// The letters of ASCII.
static IS_LETTER: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphabetic();
        byte += 1;
    }
    table
};

/// Reads the word at a byte: letters, with apostrophes inside it.
fn word(text: &str, start: usize, words: &mut Option<(&mut Seen, Begins)>, is_odd: &mut bool) -> Token {
    let bytes = text.as_bytes();
    let mut end = start;
    // A fast path: nearly every word has Swedish letters only.
    loop {
        end += bytes[end..].iter().take_while(|byte| IS_LETTER[usize::from(**byte)]).count();
        match bytes[end..] {
            [0xc3, next, ..] if swedish(next).is_some() => end += 2,
            _ => break,
        }
    }
    let is_plain = bytes.get(end).is_none_or(|byte| byte.is_ascii() && *byte != b'\'');
    let begins = words.as_ref().map(|(_, begins)| *begins);
    let known = if is_plain {
        let own = &text[start..end];
        let read = || known(own, &letters(own.as_bytes()), begins);
        match words {
            Some((seen, _)) => seen.or_read(own.as_bytes(), read),
            None => read(),
        }
    } else {
        let written;
        (written, end) = odd(text, start);
        *is_odd = true;
        known(&text[start..end], &written, begins)
    };
    let Known { case, flags, begins, mark, length } = known;
    Token { start, end, case, flags, mark, length, begins }
}

/// What is known of a word by its letters.
fn known(word: &str, written: &Written, begins: Option<Begins>) -> Known {
    let flags = if begins.is_some() { lexicon::look_up(word) } else { Flags::NONE };
    // The lexicon flags every word that some detector looks for, and most are none.
    let mark = if begins.is_some() && !flags.is(Flags::CUE) { NO_CUE } else { mark(word.as_bytes()) };
    let begins = begins.map_or(0, |begins| begins(word, flags));
    Known { case: written.case(), flags, begins, mark, length: written.length }
}

/// What is seen of the letters of a word that has Swedish ones only.
fn letters(word: &[u8]) -> Written {
    let mut seen = Written { first_is_capital: is_capital(word, 0), ..Written::default() };
    for (at, byte) in word.iter().enumerate() {
        // The second byte of a letter is none of its own.
        if *byte & 0xc0 != 0x80 {
            seen.letters += 1;
            seen.capitals += usize::from(is_capital(word, at));
        }
    }
    seen.length = u8::try_from(seen.letters).unwrap_or(u8::MAX);
    seen
}

/// The Swedish letter with this second byte, if there is one: folded, and whether it is a capital.
#[inline]
fn swedish(second: u8) -> Option<(char, bool)> {
    Some(match second {
        0xa4 => ('ä', false),
        0xa5 => ('å', false),
        0xb6 => ('ö', false),
        0x84 => ('ä', true),
        0x85 => ('å', true),
        0x96 => ('ö', true),
        _ => return None,
    })
}

/// Whether a Swedish capital stands at a byte.
#[inline]
fn is_capital(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(0xc3) => bytes.get(at + 1).and_then(|next| swedish(*next)).is_some_and(|(_, capital)| capital),
        byte => byte.is_some_and(u8::is_ascii_uppercase),
    }
}

/// How the letters of a word are written.
#[derive(Default)]
struct Written {
    first_is_capital: bool,
    letters: usize,
    capitals: usize,
    length: u8,
}

impl Written {
    fn add(&mut self, is_capital: bool) {
        self.first_is_capital |= is_capital && self.letters == 0;
        self.letters += 1;
        self.capitals += usize::from(is_capital);
        self.length = self.length.saturating_add(1);
    }

    fn case(&self) -> Case {
        match (self.first_is_capital, self.capitals == self.letters) {
            (true, true) => Case::Upper,
            (true, false) => Case::Capital,
            _ => Case::Lower,
        }
    }
}

/// Reads a word with other letters, combining marks or apostrophes. Returns where it ends.
fn odd(text: &str, start: usize) -> (Written, usize) {
    let mut seen = Written::default();
    let mut end = start;
    let mut rest = text[start..].chars();
    while let Some(char) = rest.next() {
        let follows = || rest.clone().next().is_some_and(is_letter);
        let inside = matches!(char, '\'' | '’' | 'ʼ') && seen.letters > 0 && follows();
        if !is_letter(char) && !inside {
            break;
        }
        end += char.len_utf8();
        if is_letter(char) && !is_combining(char) {
            seen.add(char.is_uppercase());
        } else {
            seen.length = seen.length.saturating_add(1);
        }
    }
    (seen, end)
}
