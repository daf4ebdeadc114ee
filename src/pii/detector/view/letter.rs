//! Letters and digits that look otherwise than they are written: as escapes of YAML, JSON, HTML, URLs and e-mail, as
//! full-width or other-alphabet look-alikes, or with invisible characters between them.

use super::sign;
use crate::base::likeness;

/// The character of the escape at the beginning of `rest`, and the length of the escape.
pub(super) fn escaped(rest: &str) -> Option<(String, usize)> {
    let (char, len) = match rest.as_bytes()[0] {
        b'\\' => backslash(rest)?,
        b'&' => entity(rest)?,
        sign => return bytes(rest, sign),
    };
    let seen = match char {
        Some(char) => seen(char).unwrap_or_else(|| char.to_string()),
        None => String::new(),
    };
    Some((seen, len))
}

/// `\x31`, `\u0031`, `\"`, `\-`, and a break that is written away.
fn backslash(rest: &str) -> Option<(Option<char>, usize)> {
    let second = rest[1..].chars().next()?;
    let digits = match second {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        '\n' | '\r' => {
            let after = rest[1..].trim_start_matches(['\n', '\r', ' ', '\t']);
            return Some((None, rest.len() - after.len()));
        }
        '_' | ' ' | 't' | '\t' => return Some((Some(' '), 2)),
        'n' | 'N' | 'L' | 'P' | 'r' => return Some((Some('\n'), 2)),
        // Markdown escapes any sign.
        '\\' => return None,
        sign if sign.is_ascii_punctuation() => return Some((Some(sign), 2)),
        _ => return None,
    };
    let code = u32::from_str_radix(rest.get(2..2 + digits)?, 16).ok()?;
    Some((Some(char::from_u32(code)?), 2 + digits))
}

/// `&#49;`, `&#x31;`, `&aring;`
fn entity(rest: &str) -> Option<(Option<char>, usize)> {
    const NAMED: [(&str, char); 27] = [
        ("nbsp", ' '),
        ("ensp", ' '),
        ("emsp", ' '),
        ("thinsp", ' '),
        ("lt", '<'),
        ("gt", '>'),
        ("shy", '\u{ad}'),
        ("zwnj", '\u{200c}'),
        ("zwj", '\u{200d}'),
        ("amp", '&'),
        ("quot", '"'),
        ("apos", '\''),
        ("commat", '@'),
        ("period", '.'),
        ("hyphen", '-'),
        ("dash", '-'),
        ("ndash", '-'),
        ("mdash", '-'),
        ("minus", '-'),
        ("plus", '+'),
        ("aring", 'å'),
        ("auml", 'ä'),
        ("ouml", 'ö'),
        ("Aring", 'Å'),
        ("Auml", 'Ä'),
        ("Ouml", 'Ö'),
        ("eacute", 'é'),
    ];
    let body = &rest[1..];
    if let Some(number) = body.strip_prefix('#') {
        let (digits, radix, head) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16, 3),
            None => (number, 10, 2),
        };
        let len = digits.bytes().take(8).take_while(|byte| char::from(*byte).is_digit(radix)).count();
        let char = char::from_u32(u32::from_str_radix(&digits[..len], radix).ok()?)?;
        let closed = usize::from(digits[len..].starts_with(';'));
        return Some((Some(char), head + len + closed));
    }
    let named = |(name, _): &&(&str, char)| body.strip_prefix(name).is_some_and(|rest| rest.starts_with(';'));
    NAMED.iter().find(named).map(|(name, char)| (Some(*char), name.len() + 2))
}

/// The bytes of one letter: `%C3%A5` in a URL, `=C3=A5` in an e-mail.
fn bytes(rest: &str, sign: u8) -> Option<(String, usize)> {
    if sign == b'=' && rest[1..].starts_with(['\n', '\r']) {
        let len = if rest[1..].starts_with("\r\n") { 3 } else { 2 };
        return Some((String::new(), len));
    }
    let own = rest.as_bytes();
    let byte = |nth: usize| {
        let code = own.get(nth * 3..nth * 3 + 3).filter(|code| code[0] == sign)?;
        let high = char::from(code[1]).to_digit(16)?;
        let low = char::from(code[2]).to_digit(16)?;
        u8::try_from(high * 16 + low).ok()
    };
    let first = byte(0)?;
    let len = match first {
        0x20..=0x7e => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let letter: Vec<u8> = (0..len).map_while(byte).collect();
    let char = std::str::from_utf8(&letter).ok()?.chars().next()?;
    Some((seen(char).unwrap_or_else(|| char.to_string()), len * 3))
}

/// A letter O in place of a zero in what is otherwise a personal number.
pub(super) fn zero(bytes: &[u8], at: usize) -> Option<(String, usize)> {
    let digit = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
    let own = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'O' | b'o');
    let near = |byte: Option<&u8>| digit(byte) || byte.is_some_and(|byte| matches!(byte, b'-' | b'O' | b'o'));
    if !(near(bytes.get(at + 1)) || at > 0 && near(bytes.get(at - 1))) {
        return None;
    }
    let part = |byte: &&u8| own(byte) || matches!(byte, b'-' | b'+');
    let before = bytes[at.saturating_sub(14)..at].iter().rev().take_while(part).count();
    let after = bytes[at..].iter().take(14).take_while(part).count();
    let run = &bytes[at - before..at + after];
    let glued = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    let alone = !(glued(bytes.get(at + after)) || at > before && glued(bytes.get(at - before - 1)));
    let signs = run.iter().filter(|byte| !own(byte)).count();
    let digits = run.iter().filter(|byte| byte.is_ascii_digit()).count();
    let length = run.len() - signs;
    let in_place = signs == 0 || signs == 1 && run.iter().rev().nth(4).is_some_and(|byte| !own(byte));
    let fits = alone && matches!(length, 10 | 12) && in_place && digits >= 6;
    fits.then(|| ("0".to_owned(), 1))
}

/// The Latin letter that a character looks like, if it is not that letter.
pub(super) fn foreign(rest: &str) -> Option<(String, usize)> {
    let char = rest.chars().next()?;
    seen(char).map(|seen| (seen, char.len_utf8()))
}

/// Letters of other alphabets, and the Latin letters that they look like, in the same order.
const ALIKE: [(&str, &str); 2] = [
    ("АВЕЅІЈКМНОРСТУХаеорсухіјѕԁһӏԛԝ", "ABESIJKMHOPCTYXaeopcyxijsdhlqw"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινοϲυ", "ABEZHIKMNOPTYXaivocu"),
];

/// The zeros of other scripts; the digits 1–9 follow each.
const NOUGHTS: [u32; 18] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
    0x1040, 0x17e0, 0x1810,
];

fn seen(char: char) -> Option<String> {
    if char.is_ascii() {
        return None;
    }
    if let Some(sign) = sign::plain(char) {
        return Some(sign.to_string());
    }
    let code = u32::from(char);
    match char {
        // Invisible characters.
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e01ef}' => Some(String::new()),
        // Compatibility forms of a letter: full-width, other typefaces, enclosed in a circle.
        '\u{2070}'..='\u{209c}'
        | '\u{2100}'..='\u{214f}'
        | '\u{2160}'..='\u{2188}'
        | '\u{2460}'..='\u{24ff}'
        | '\u{fb00}'..='\u{fb06}'
        | '\u{ff01}'..='\u{ffee}'
        | '\u{1d400}'..='\u{1d7ff}'
        | '\u{1f100}'..='\u{1f1ff}' => likeness::plain(char),
        '\u{370}'..='\u{52f}' => ALIKE.iter().find_map(|(own, latin)| {
            let nth = own.chars().position(|own| own == char)?;
            latin.chars().nth(nth).map(String::from)
        }),
        _ => {
            let nought = NOUGHTS.iter().rev().find(|nought| **nought <= code)?;
            let digit = char::from_digit((code - nought).min(10), 10)?;
            Some(digit.to_string())
        }
    }
}
