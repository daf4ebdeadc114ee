//! Which bytes and values are plain, so that every YAML reader treats them alike.

/// The longest line that is read here; the library has its own limit for keys.
pub(super) const LINE: usize = 1000;

/// Whether every YAML reader treats the bytes alike: no tabs, no control characters but line ends, no byte-order
/// marks, no rare separators.
pub(super) fn is_printable(bytes: &[u8]) -> bool {
    let odd = |at: usize| match bytes[at] {
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        0xC2 => bytes.get(at + 1).is_some_and(|next| *next < 0xA0),
        0xE2 => bytes.get(at + 1) == Some(&0x80) && bytes.get(at + 2).is_some_and(|last| *last >= 0xA8),
        _ => true,
    };
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| DOUBTED[usize::from(*byte)]) {
        if odd(from + at) {
            return false;
        }
        from += at + 1;
    }
    true
}

/// The bytes that a key is written with.
pub(super) const IN_KEY: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        byte += 1;
    }
    table
};

/// The bytes that end a value inside brackets, and those that no plain one has.
pub(super) const STOPS_FLOW: [bool; 256] = {
    let mut table = [false; 256];
    let signs = b",]}[{:#\"'?";
    let mut at = 0;
    while at < signs.len() {
        table[signs[at] as usize] = true;
        at += 1;
    }
    table
};

/// The bytes that may be no printable character, by what stands beside them.
const DOUBTED: [bool; 256] = {
    let mut table = [true; 256];
    let mut byte = 0x20;
    while byte < 0xF0 {
        table[byte] = matches!(byte, 0x7f | 0xC2 | 0xE2 | 0xEF);
        byte += 1;
    }
    table[b'\n' as usize] = false;
    table
};

/// The bytes that no plain value begins with.
const BEGINS_OTHER: [bool; 256] = {
    let mut table = [false; 256];
    let signs = b"-?:,[]{}#&*!|>'\"%@`~<=";
    let mut at = 0;
    while at < signs.len() {
        table[signs[at] as usize] = true;
        at += 1;
    }
    table
};

/// Whether a text on one line is a plain value and nothing else.
pub(super) fn is_plain(value: &str) -> bool {
    let bytes = value.as_bytes();
    let odd = |at: usize| match bytes[at] {
        b':' => bytes.get(at + 1).is_none_or(|next| *next == b' '),
        b'#' => at > 0 && bytes[at - 1] == b' ',
        _ => false,
    };
    begins_plain(value) && {
        // Nearly no text has one of those signs.
        let first = bytes.iter().position(|byte| matches!(byte, b':' | b'#'));
        first.is_none_or(|first| !(first..bytes.len()).any(odd))
    }
}

/// Whether a text with nothing in it that stops one is a plain value.
#[inline]
pub(super) fn begins_plain(value: &str) -> bool {
    !BEGINS_OTHER[usize::from(value.as_bytes()[0])]
}
