//! What a reader would see in a text: escapes undone, look-alike letters made plain, what cannot be seen taken out, and
//! wrapped lines joined. Each byte of a view knows its place in the text.
//!
//! A text itself is always looked at as it stands. A view is made beside it only when the text holds something that a
//! reader would see otherwise than it is written: ordinary text costs one pass over its bytes.

mod made;
mod letter;
mod dress;
mod joined;

pub(super) use joined::joined;
use made::View;

/// The view of a text in which each letter is as it looks; nothing when it would be the text itself. Where only numbers
/// are looked for the text is not `wide`, and how words are dressed up does not matter.
pub(super) fn plain(text: &str, wide: bool) -> Option<View> {
    let bytes = text.as_bytes();
    let first =
        (0..bytes.len()).find(|at| MAY_BEND[usize::from(bytes[*at])] && bend(text, *at, wide).is_some())?;
    let mut view = View::default();
    let (mut at, mut done) = (first, 0);
    while at < bytes.len() {
        let Some((seen, len)) = bend(text, at, wide).filter(|_| MAY_BEND[usize::from(bytes[at])]) else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        view.keep(&text[done..at], done);
        seen.chars().for_each(|seen| view.put(seen, at, len));
        at += len;
        done = at;
    }
    view.keep(&text[done..], done);
    Some(view)
}

/// The bytes that something can begin with that looks otherwise than it is written. Swedish and most of what is written
/// in Latin letters begins with none of them but the commonest, and those are asked about their neighbour at once.
const MAY_BEND: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0xc2;
    while at < 256 {
        table[at] = at == 0xc2 || at > 0xcc;
        at += 1;
    }
    let signs = b"\\&%=Oo*_`~ ";
    let mut at = 0;
    while at < signs.len() {
        table[signs[at] as usize] = true;
        at += 1;
    }
    table
};

/// What a reader sees in place of what stands at a byte, and how much that is; `None` where it is seen as it is written.
#[inline]
fn bend(text: &str, at: usize, wide: bool) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    match bytes[at] {
        b'\\' | b'&' | b'%' | b'=' => letter::escaped(&text[at..]),
        b'O' | b'o' => letter::zero(bytes, at),
        b'*' | b'_' | b'`' | b'~' if wide => dress::mark(text, at),
        b' ' if wide => dress::nickname(text, at),
        0x80.. => letter::foreign(&text[at..]),
        _ => None,
    }
}
