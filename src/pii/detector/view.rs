//! Views of a text: what a reader sees, with escapes undone, look-alike letters replaced by plain ones, invisible
//! characters removed, and wrapped lines joined. Each byte of a view knows its place in the text.
//!
//! The text as written is always searched too. A view is made only when a reader would see something else than what
//! is written, so ordinary text costs one pass over its bytes.

mod made;
mod sign;
mod letter;
mod dress;
mod markup;
mod joined;
mod named;
mod spelt;

pub(super) use joined::joined;
pub(super) use named::named;
pub(super) use spelt::{has_lost_a_letter, is_spelt, spelt};
use std::ops::Range;

pub(super) use made::View;
pub(super) use sign::folded;
pub(crate) use sign::is_dash;
#[cfg(test)]
pub(super) use sign::plain as plain_sign;

/// Views in which each letter is the one that a reader sees. Made of the lines where that differs from what is
/// written, together with the lines beside them. When `wide` is false only numbers are looked for, and the formatting
/// of words is ignored.
pub(super) fn plain(text: &str, wide: bool) -> Vec<View> {
    let bytes = text.as_bytes();
    let bent = |from: usize, end: usize| {
        let mut at = from;
        loop {
            at += bytes.get(at..end)?.iter().position(|byte| MAY_BEND[usize::from(*byte)])?;
            if may_bend(bytes, at) && bend(text, at, wide).is_some() {
                return Some(at);
            }
            at += 1;
        }
    };
    let mut views = Vec::new();
    let mut done = 0;
    while let Some(first) = bent(done, bytes.len()) {
        let start = lines_before(text, first).max(done);
        let mut line = line_end(text, first);
        let mut end = line_end(text, line);
        // What else is bent on that line has the same lines beside it, so only the next line is looked at.
        while let Some(bent) = bent(line, end) {
            line = line_end(text, bent);
            end = line_end(text, line);
        }
        views.push(view(text, start..end, wide));
        done = end;
    }
    views
}

/// Where the line before that of a byte begins.
fn lines_before(text: &str, at: usize) -> usize {
    text[..at].rmatch_indices('\n').nth(1).map_or(0, |(newline, _)| newline + 1)
}

/// Where the line of a byte ends, its line break included.
fn line_end(text: &str, at: usize) -> usize {
    text.as_bytes()[at..]
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(text.len(), |newline| at + newline + 1)
}

/// The view of a stretch of a text.
fn view(text: &str, stretch: Range<usize>, wide: bool) -> View {
    let bytes = text.as_bytes();
    let mut view = View::default();
    let (mut at, mut done) = (stretch.start, stretch.start);
    while at < stretch.end {
        let bent = if may_bend(bytes, at) { bend(text, at, wide) } else { None };
        let Some((seen, len)) = bent else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        view.keep(&text[done..at], done);
        seen.chars().for_each(|seen| view.put(seen, at, len));
        at += len;
        done = at;
    }
    view.keep(text.get(done..stretch.end).unwrap_or_default(), done);
    view
}

/// The bytes that can begin something which a reader sees otherwise than it is written. Swedish, and most text in
/// Latin letters, contains only the commonest of these bytes, which `may_bend` decides by looking at the next byte.
const MAY_BEND: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0xc2;
    while at < 256 {
        table[at] = at == 0xc2 || at > 0xcc;
        at += 1;
    }
    let signs = b"\\&%=Oo*_`~- <";
    let mut at = 0;
    while at < signs.len() {
        table[signs[at] as usize] = true;
        at += 1;
    }
    table
};

/// Whether the text at a byte may look otherwise than it is written. Decided from the bytes beside it.
#[inline]
fn may_bend(bytes: &[u8], at: usize) -> bool {
    let beside = |fits: fn(u8) -> bool| {
        bytes.get(at + 1).is_some_and(|next| fits(*next)) || at > 0 && fits(bytes[at - 1])
    };
    MAY_BEND[usize::from(bytes[at])]
        && match bytes[at] {
            b' ' => bytes.get(at + 1).is_some_and(|next| dress::OPENS.contains(next)),
            b'-' => bytes.get(at + 1) == Some(&b'-'),
            b'O' | b'o' => beside(|byte| byte.is_ascii_digit() || byte == b'-'),
            _ => true,
        }
}

/// What a reader sees in place of the text at a byte, and how many bytes that text has; `None` where it is seen as
/// written.
#[inline]
fn bend(text: &str, at: usize, wide: bool) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    match bytes[at] {
        b'\\' | b'&' | b'%' | b'=' => letter::escaped(&text[at..]),
        b'O' | b'o' => letter::zero(bytes, at),
        b'<' => markup::tags(text, at),
        b'*' | b'_' | b'`' | b'~' => dress::mark(text, at, wide),
        b'-' => dress::rule(text, at),
        b' ' if wide => dress::nickname(text, at),
        0x80.. => letter::foreign(&text[at..]),
        _ => None,
    }
}
