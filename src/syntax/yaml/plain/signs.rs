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
    let mut doubted = bytes.iter().enumerate().filter(|(_, byte)| !PRINTABLE[usize::from(**byte)]);
    !doubted.any(|(at, _)| odd(at))
}

/// The bytes that are printable whatever stands beside them.
const PRINTABLE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0xF0 {
        table[byte] = byte == b'\n' as usize || byte >= 0x20 && !matches!(byte, 0x7f | 0xC2 | 0xE2 | 0xEF);
        byte += 1;
    }
    table
};

/// Whether a text on one line is a plain value and nothing else.
pub(super) fn is_plain(value: &str) -> bool {
    let bytes = value.as_bytes();
    let first = bytes[0];
    let begins = !matches!(
        first,
        b'-' | b'?'
            | b':'
            | b','
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'#'
            | b'&'
            | b'*'
            | b'!'
            | b'|'
            | b'>'
            | b'\''
            | b'"'
            | b'%'
            | b'@'
            | b'`'
            | b'~'
            | b'<'
            | b'='
    );
    let odd = |at: usize| match bytes[at] {
        b':' => bytes.get(at + 1).is_none_or(|next| *next == b' '),
        b'#' => at > 0 && bytes[at - 1] == b' ',
        _ => false,
    };
    begins && !(0..bytes.len()).any(odd)
}
