//! Dashes, spaces, line breaks and the signs that join the parts of numbers and addresses: a reader sees one of each,
//! whichever of its many forms a program has written. They are folded before anything is searched, so no detector needs
//! to know more than `-`, ` `, a line break, `.`, `:`, `/` and `@`.

use super::made::View;

/// A text with plain signs; `None` where it has no others.
pub(crate) fn folded(text: &str) -> Option<View> {
    let bytes = text.as_bytes();
    // Without a branch, so that many bytes are looked at at once.
    if !bytes.iter().fold(false, |any, byte| any | may_fold(*byte)) {
        return None;
    }
    let mut view = View::default();
    let (mut at, mut done) = (0, 0);
    while let Some(next) = bytes[at..].iter().position(|byte| may_fold(*byte)) {
        at += next;
        let Some(char) = text[at..].chars().next() else { break };
        // The first half of a break in two characters is not a break of its own.
        let is_half = char == '\r' && bytes.get(at + 1) == Some(&b'\n');
        if let Some(sign) = plain(char).filter(|_| !is_half) {
            view.keep(&text[done..at], done);
            view.put(sign, at, char.len_utf8());
            done = at + char.len_utf8();
        }
        at += char.len_utf8();
    }
    if done == 0 {
        return None;
    }
    view.keep(&text[done..], done);
    Some(view)
}

/// Whether a byte can begin a sign of another form. Swedish text has none of them but in such signs and in quotes.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "without a branch many bytes are looked at at once")]
const fn may_fold(byte: u8) -> bool {
    let is_break = (byte == b'\r') | (byte == 0x0b) | (byte == 0x0c);
    let is_lead = (byte == 0xc2) | (byte == 0xcb) | (byte == 0xd6) | (byte == 0xea) | (byte == 0xef);
    is_break | is_lead | (byte == 0xe1) | (byte == 0xe2) | (byte == 0xe3)
}

/// The plain sign for one of another form.
pub(crate) fn plain(char: char) -> Option<char> {
    match char {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\0'..='\u{7f}' => None,
        // What Unicode calls a dash, and what looks like one: a minus, a hyphen that is a bullet or a letter.
        '\u{2d7}'
        | '\u{58a}'
        | '\u{5be}'
        | '\u{1400}'
        | '\u{1806}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{207b}'
        | '\u{208b}'
        | '\u{2212}'
        | '\u{2796}'
        | '\u{2e17}'
        | '\u{2e1a}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{2e40}'
        | '\u{fe31}'
        | '\u{fe32}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}' => Some('-'),
        '\u{2024}' | '\u{fe52}' | '\u{ff0e}' | '\u{3002}' | '\u{ff61}' => Some('.'),
        '\u{2d0}' | '\u{2236}' | '\u{a789}' | '\u{fe13}' | '\u{fe55}' | '\u{ff1a}' => Some(':'),
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' => Some('/'),
        '\u{fe6b}' | '\u{ff20}' => Some('@'),
        // A blank of Braille or Korean is no space to Unicode, but is one to a reader.
        '\u{2800}' | '\u{3164}' | '\u{ffa0}' => Some(' '),
        _ => char.is_whitespace().then_some(' '),
    }
}

/// Whether a character is a dash, of any form.
pub(crate) fn is_dash(char: char) -> bool {
    char == '-' || plain(char) == Some('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_begins_with_a_byte_that_is_looked_at() {
        for char in ('\0'..=char::MAX).filter(|char| plain(*char).is_some()) {
            let mut bytes = [0; 4];
            char.encode_utf8(&mut bytes);
            assert!(may_fold(bytes[0]), "{char:?}");
            assert_eq!(folded(&char.to_string()).map(|view| view.text), plain(char).map(String::from));
        }
    }

    #[test]
    fn plain_text_is_not_copied() {
        for text in ["", "ett - två", "rad\r\nrad\tnästa", "”så” sa hon å"] {
            assert!(folded(text).is_none(), "{text:?}");
        }
    }
}
