//! The parts of a long published text that a number or a date of birth can stand in. Nothing else is looked for there, and
//! hardly any line of a plan has either, so that the rest is read once and not searched.

use std::ops::Range;

use super::cues::{Cues, mark};
use super::{date, number};

/// A text that is shorter is searched whole.
pub(super) const LONG: usize = 512;
/// The fewest digits, masks and zeros of a number that is announced by nothing: those of a reserve number.
const FEWEST: usize = 9;
/// How many words and numbers around a place are searched with it. No detector of those looks further than half of it, and
/// each of its tokens has two of them at most.
const AROUND: usize = 40;

/// The stretches of a text to be searched, apart and in order. Each has whole lines.
pub(super) fn stretches(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut last, mut end) = (0, 0);
    for at in places(text) {
        if at >= end {
            // How far it is searched after a place is asked for only where the next one is beyond that of an earlier one, so
            // that no part of the text is gone through many times.
            end = if found.is_empty() { 0 } else { after(text, last) };
            if at >= end {
                let start = before(text, at);
                if found.is_empty() || start > end {
                    close(&mut found, end);
                    found.push(start..at);
                }
                end = after(text, at);
            }
        }
        last = at;
    }
    if !found.is_empty() {
        close(&mut found, after(text, last));
    }
    found
}

fn close(found: &mut [Range<usize>], end: usize) {
    if let Some(last) = found.last_mut() {
        last.end = end;
    }
}

/// Where the line begins that has so many words and numbers between it and a byte.
fn before(text: &str, at: usize) -> usize {
    let bytes = &text.as_bytes()[..at];
    let from = bytes.iter().enumerate().rev().filter(|(at, _)| begins(bytes, *at)).nth(AROUND);
    from.map_or(0, |(from, _)| text[..from].rfind('\n').map_or(0, |newline| newline + 1))
}

/// Where the line ends that has so many between a byte and it, and a digit: a text without digits is not searched at all.
fn after(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let to = (at..bytes.len()).filter(|at| begins(bytes, *at)).nth(AROUND).unwrap_or(bytes.len());
    let end = text[to..].find('\n').map_or(text.len(), |newline| to + newline + 1);
    let has_digit = |part: &str| part.bytes().any(|byte| byte.is_ascii_digit());
    if has_digit(&text[before(text, at)..end]) {
        return end;
    }
    let digit = text[end..].find(|char: char| char.is_ascii_digit()).map(|digit| end + digit);
    let line = |digit: usize| text[digit..].find('\n').map_or(text.len(), |newline| digit + newline + 1);
    digit.map_or(text.len(), line)
}

/// Whether a word or a number begins at a byte.
fn begins(bytes: &[u8], at: usize) -> bool {
    let is_in = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80;
    is_in(bytes[at]) && !at.checked_sub(1).is_some_and(|before| is_in(bytes[before]))
}

/// What a byte can be a part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Nothing that is looked for: a space, a sign of YAML.
    Other,
    Digit,
    Letter,
    /// What may stand in place of a digit.
    Mask,
    /// What may stand between the parts of a word, or formats it.
    Tie,
    /// What may begin an escape where two of its digits follow.
    Escape,
    /// What may be read otherwise than it is written.
    Odd,
}

static SORTS: [Sort; 256] = {
    let mut sorts = [Sort::Other; 256];
    let mut byte = 0_u8;
    loop {
        sorts[byte as usize] = match byte {
            b'0'..=b'9' => Sort::Digit,
            b'a'..=b'z' | b'A'..=b'Z' | 0xc3 => Sort::Letter,
            b'?' | b'#' => Sort::Mask,
            b'*' | b'_' | b'`' | b'~' | b'\'' => Sort::Tie,
            b'%' | b'=' => Sort::Escape,
            b'\\' | b'&' | b'<' => Sort::Odd,
            b'\t' | b'\n' | b' '..=b'~' => Sort::Other,
            _ => Sort::Odd,
        };
        if byte == u8::MAX {
            break;
        }
        byte += 1;
    }
    sorts
};

/// The places that something can stand at, in order: where so many digits have come after one another, and what announces a
/// date of birth or is read otherwise than it is written.
fn places(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let (mut places, mut digits, mut at) = (Vec::new(), 0, 0);
    let sort = |at: usize| bytes.get(at).map_or(Sort::Other, |byte| SORTS[usize::from(*byte)]);
    while let Some(byte) = bytes.get(at) {
        let is_place = match SORTS[usize::from(*byte)] {
            Sort::Other => false,
            Sort::Digit => {
                digits += 1;
                digits >= FEWEST
            }
            Sort::Mask => {
                digits += usize::from(digits > 0);
                digits >= FEWEST
            }
            Sort::Tie => {
                digits += usize::from(digits > 0);
                let before = at.checked_sub(1).map_or(Sort::Other, sort);
                let is_inside = before == Sort::Letter && sort(at + 1) == Sort::Letter;
                digits >= FEWEST
                    || *byte == b'\'' && is_inside
                    || *byte != b'\'' && (before == Sort::Digit || sort(at + 1) == Sort::Digit)
            }
            Sort::Escape => bytes.get(at + 1).is_some_and(|next| {
                next.is_ascii_hexdigit() || *byte == b'=' && matches!(next, b'\n' | b'\r')
            }),
            // A dash is a hyphen, and quotes are signs as any other.
            Sort::Odd
                if bytes[at..].starts_with(b"\xe2\x80")
                    && matches!(bytes.get(at + 2), Some(0x90..=0x95 | 0x9c | 0x9d)) =>
            {
                at += 3;
                continue;
            }
            // The first half of a break in two.
            Sort::Odd => *byte != b'\r' || bytes.get(at + 1) != Some(&b'\n'),
            Sort::Letter => {
                let start = at;
                let mut own = Run::default();
                at = own.read(bytes, at);
                let word = &bytes[start..at];
                if own.is_number(word.len()) {
                    digits += word.len();
                } else {
                    digits = 0;
                }
                if own.is_odd || digits >= FEWEST || is_announcing(&text[start..at]) {
                    places.push(start);
                }
                continue;
            }
        };
        if is_place {
            places.push(at);
        }
        at += 1;
    }
    places
}

/// The letters of a word that have been read.
#[derive(Default)]
struct Run {
    /// Letters other than those that stand for a digit.
    others: usize,
    /// Small letters among those, and Swedish ones.
    small: usize,
    /// Whether it has what is no letter.
    is_odd: bool,
}

impl Run {
    /// Reads the letters from a byte. Returns where they end.
    #[inline]
    fn read(&mut self, bytes: &[u8], mut at: usize) -> usize {
        loop {
            match bytes.get(at) {
                Some(b'x' | b'X' | b'o' | b'O') => {}
                Some(b'a'..=b'z') => {
                    self.others += 1;
                    self.small += 1;
                }
                Some(b'A'..=b'Z') => self.others += 1,
                Some(0xc3) => {
                    self.others += 1;
                    self.small += 1;
                    // Of what begins so, two are signs.
                    self.is_odd |= matches!(bytes.get(at + 1), Some(0x97 | 0xb7));
                    at += 1;
                }
                _ => return at,
            }
            at += 1;
        }
    }

    /// Whether it can be a part of a number: a letter alone, those that stand for digits, and in one that is masked any in
    /// capitals.
    #[inline]
    fn is_number(&self, len: usize) -> bool {
        len == 1 || self.others == 0 || self.small == 0 && self.others < len
    }
}

/// Whether a word announces a date of birth, or the last digits of a number.
#[inline]
fn is_announcing(word: &str) -> bool {
    let mark = mark(word.as_bytes());
    let (place, bit) = (usize::from(mark >> 6), mark & 63);
    MARKS[place] >> bit & 1 == 1 && LISTS.into_iter().any(|list| list.hold_marked(word, mark))
}

static LISTS: [&Cues; 3] = [date::BORN, date::NUMBERS, number::LAST];
/// The marks of their words.
static MARKS: [u64; 17] = {
    let mut marks = [0; 17];
    let mut at = 0;
    while at < marks.len() {
        marks[at] = date::BORN.bits[at] | date::NUMBERS.bits[at] | number::LAST.bits[at];
        at += 1;
    }
    marks
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Detector, Exposure};
    use super::*;

    fn piece() -> impl Strategy<Value = String> {
        prop_oneof![
            4 => "[a-zåäö]{2,9}[ ,:.]",
            4 => "\n[ -]{0,4}",
            2 => "[0-9]{1,12}",
            2 => "[0-9]{6}[- +]?[0-9X*?OoT]{3,5}",
            1 => "[ -/:-@_\\[\\]|~`\t”–é\u{a0}\u{30a}×]{1,3}",
            1 => Just("18900101-9802".to_owned()),
            1 => Just("1890-01-01".to_owned()),
            1 => Just("född ".to_owned()),
            1 => Just("**född** den ".to_owned()),
            1 => Just("f. ".to_owned()),
            1 => Just("Fyra sista: 9802 ".to_owned()),
            1 => Just("tredje maj ".to_owned()),
            1 => Just("personnummer ".to_owned()),
            1 => Just("\\x31".to_owned()),
            1 => Just("&#49;8".to_owned()),
            1 => Just("Andelen är 90 % år 2024.\n".to_owned()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// What is found in the stretches is what is found in the whole.
        #[test]
        fn nothing_is_found_outside_the_stretches(
            pieces in prop::collection::vec(piece(), 0..60),
            calm in prop::collection::vec(0..60_usize, 0..3),
        ) {
            let mut pieces = pieces;
            for at in calm {
                let at = at.min(pieces.len());
                pieces.insert(at, "\n  title: Utveckla arbetet med rutiner och kunskap\n  start: V 2024\n".repeat(12));
            }
            let text = pieces.concat();
            let detector = Detector::default();
            let whole = detector.search_whole(&text, Exposure::Open, false);
            prop_assert_eq!(detector.search_sparse(&text), whole, "{:?}", text);
        }
    }

    #[test]
    fn a_plan_is_hardly_searched() {
        let text = "  - id: atgard-01\n    title: Genomföra utbildning\n    start: V 2024\n    goal: {target: 90 %}\n".repeat(99);
        assert!(stretches(&text).is_empty());
    }
}
