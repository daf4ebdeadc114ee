//! The text of a file or a cell: from bytes of whatever encoding it was saved in, and without the blanks of its layout.

use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::room::TableError;
use crate::io::disk;

/// Decodes the text of a file: UTF-8, UTF-16 as spreadsheets write it, otherwise one of the encodings that had a byte
/// for each letter.
pub(super) fn text(bytes: &[u8]) -> Result<String, TableError> {
    if disk::has_document_mark(bytes) {
        return Err(TableError::Packed);
    }
    decoded(bytes)
}

/// Decodes a text that is known to be no document.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, TableError> {
    if let Some(encoding) = wide(bytes) {
        return Ok(encoding.decode_with_bom_removal(bytes).0.into_owned());
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // No text has the byte 0.
    if bytes.contains(&0) {
        return Err(TableError::Broken);
    }
    Ok(std::str::from_utf8(bytes).map_or_else(|_| narrow(bytes), str::to_owned))
}

/// How many of the first bytes show whether a text without a mark is UTF-16.
const SHOWN: usize = 1024;

/// The encoding of a text in which each character has two bytes: by its mark, otherwise by the bytes that are 0 in
/// every Latin letter, which are all the first or all the second of their pair.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let (pairs, _) = bytes[..bytes.len().min(SHOWN)].as_chunks::<2>();
    let zeros = |nth: usize| pairs.iter().filter(|pair| pair[nth] == 0).count();
    match (zeros(0), zeros(1)) {
        (0, second) if second > pairs.len() / 2 => Some(UTF_16LE),
        (first, 0) if first > pairs.len() / 2 => Some(UTF_16BE),
        _ => None,
    }
}

/// The letters å, ä, ö, Å, Ä, Ö and é, as Windows, the Mac and MS-DOS wrote them before UTF-8.
const WINDOWS: [u8; 7] = [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9];
const MAC: [u8; 7] = [0x8c, 0x8a, 0x9a, 0x81, 0x80, 0x85, 0x8e];
const DOS: [u8; 7] = [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82];

/// The upper half of what MS-DOS wrote in Western Europe. Excel still saves it, as CSV (MS-DOS).
const DOS_UPPER: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Decodes a text with a byte for each letter, in the encoding in which most of its bytes are letters of Swedish.
fn narrow(bytes: &[u8]) -> String {
    let count = |own: &[u8]| bytes.iter().filter(|byte| own.contains(byte)).count();
    // An ellipsis and a euro sign of Windows are no letters of the Mac.
    let (windows, mac, dos) = (count(&WINDOWS) + count(&[0x85, 0x80]), count(&MAC), count(&DOS));
    if windows >= mac.max(dos) {
        return WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
    }
    if mac >= dos {
        return MACINTOSH.decode_without_bom_handling(bytes).0.into_owned();
    }
    let upper: Vec<char> = DOS_UPPER.chars().collect();
    let letter = |byte: &u8| match byte.checked_sub(128) {
        Some(at) => upper.get(usize::from(at)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        None => char::from(*byte),
    };
    bytes.iter().map(letter).collect()
}

/// Trims each line of a cell's text, and takes away what shows nothing: soft hyphens, marks of no width, those that turn
/// the direction of a line, and control characters.
pub(super) fn cell(text: &str) -> String {
    let text: String = text.chars().filter(|char| !is_unseen(*char)).collect();
    let lines = text.split(['\n', '\r', '\u{b}', '\u{2028}', '\u{2029}']);
    let lines = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A text on one line.
pub(super) fn line(text: &str) -> String {
    cell(text).replace('\n', " ")
}

fn is_unseen(char: char) -> bool {
    let is_mark = matches!(char, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}');
    let is_turning = matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    is_mark || is_turning || char.is_control() && !char.is_whitespace()
}

/// A whole number of letters, as lists are numbered with them: a, b, …, z, aa, bb.
pub(super) fn letters(number: u32) -> Option<String> {
    let at = number.checked_sub(1)?;
    let letter = char::from(b'a' + u8::try_from(at % 26).ok()?);
    // No list that people write goes further.
    (at < 26 * 20).then(|| letter.to_string().repeat(at as usize / 26 + 1))
}

/// A whole number in Roman figures.
pub(super) fn roman(mut number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        while number >= worth {
            text.push_str(sign);
            number -= worth;
        }
    }
    Some(text)
}

/// Whether what is left of a header says nothing but where a number of pages stood, as programs write it by themselves.
pub(super) fn is_count(text: &str) -> bool {
    const WORDS: [&str; 10] = ["page", "pages", "sida", "sidan", "sid", "sidor", "av", "of", "/", "-"];
    text.split(' ').all(|word| word.is_empty() || WORDS.contains(&&*word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_is_read_in_every_encoding_that_it_was_saved_in() {
        let said = "Åtgärd;Påbörjas;Ö, Ä\n";
        let windows: Vec<u8> =
            said.chars().map(|char| u8::try_from(u32::from(char)).unwrap_or(b'?')).collect();
        let of = |own: [u8; 7]| -> Vec<u8> {
            let swap = |byte: &u8| WINDOWS.iter().position(|other| other == byte).map_or(*byte, |at| own[at]);
            windows.iter().map(swap).collect()
        };
        for bytes in [windows.clone(), of(MAC), of(DOS), said.as_bytes().to_vec()] {
            assert_eq!(text(&bytes).as_deref(), Ok(said), "{bytes:x?}");
        }
        assert_eq!(DOS_UPPER.chars().count(), 128);
    }

    #[test]
    fn numbers_are_letters_and_roman_figures_up_to_where_nobody_counts() {
        let letters = [1, 26, 27, 28].map(|number| letters(number).unwrap_or_default());
        assert_eq!(letters, ["a", "z", "aa", "bb"]);
        assert_eq!(
            [4, 9, 14, 1999].map(|number| roman(number).unwrap_or_default()),
            ["iv", "ix", "xiv", "mcmxcix"]
        );
        assert_eq!(
            (roman(0), super::letters(0), roman(u32::MAX), super::letters(u32::MAX)),
            (None, None, None, None)
        );
    }
}
