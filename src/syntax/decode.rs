//! Bytes as text, whatever program wrote them.

use std::borrow::Cow;

/// What Windows-1252 has where Latin-1 has no letters, from 0x80 on.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text that bytes are. What is not UTF-8 in them is taken for Windows-1252 ("ANSI"), in which every byte is a
/// character: what people wrote is then searched as they wrote it. One stray byte makes nothing else unreadable.
pub(crate) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.into();
    }
    let mut text = String::with_capacity(bytes.len() * 2);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| letter(*byte)));
    }
    text.into()
}

fn letter(byte: u8) -> char {
    WINDOWS.get(usize::from(byte.wrapping_sub(0x80))).copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf_8_is_read_as_windows_does() {
        assert_eq!(decoded(b"M\xe4rta Sj\xf6berg \x96 \x80 5"), "Märta Sjöberg – € 5");
        assert_eq!(decoded("Bj\u{f6}rk ".as_bytes()), "Björk ");
    }

    #[test]
    fn one_stray_byte_leaves_the_rest_as_it_is() {
        assert_eq!(decoded(b"Bj\xc3\xb6rkv\xe4gen \xe5"), "Björkvägen å");
    }
}
