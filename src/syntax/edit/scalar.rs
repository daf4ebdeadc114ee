//! How a single value is written: without quotes where every YAML reader then reads the same characters, otherwise in
//! quotes.

use std::fmt::Write;

use crate::syntax::unquoted::is_word;

/// A value on one line. In brackets (`flow`) more characters have a meaning.
pub(super) fn inline(text: &str, word: bool, flow: bool) -> String {
    if is_plain(text, word, flow) {
        text.to_owned()
    } else if can_be_single(text) && !has_only_single(text) {
        single(text)
    } else {
        double(text)
    }
}

/// Whether a text is easier to read in double quotes, which is how editors lay it out too: there are single quotes in it, and
/// nothing that is escaped in double ones.
fn has_only_single(text: &str) -> bool {
    text.contains('\'') && !text.contains(['"', '\\'])
}

pub(super) fn key(text: &str) -> String {
    inline(text, false, true)
}

/// Whether a text without quotes is read as that text by this program and by every other YAML 1.2 reader.
pub(super) fn is_plain(text: &str, word: bool, flow: bool) -> bool {
    if text != text.trim() || text.is_empty() || text.chars().any(is_unseen) {
        return false;
    }
    let mut chars = text.chars();
    let (first, second) = (chars.next().unwrap_or(' '), chars.next());
    let indicator = ",[]{}#&*!|>'\"%@`".contains(first);
    let lone = "-?:".contains(first) && second.is_none_or(|next| next == ' ' || ",[]{}".contains(next));
    let marker = text.starts_with("---") || text.starts_with("...") || matches!(text, "<<" | "=");
    let colon = text.contains(": ") || text.ends_with(':') || text.contains(":\u{a0}");
    let in_flow = flow && text.contains([',', '[', ']', '{', '}']);
    let other = !word && (is_word(text) || is_word_elsewhere(text));
    !(indicator || lone || marker || colon || text.contains(" #") || in_flow || other)
}

/// Whether other YAML 1.2 readers take a text for a number, null or a boolean.
pub(super) fn is_word_elsewhere(text: &str) -> bool {
    let named = ["null", "true", "false", ".nan"].iter().any(|word| text.eq_ignore_ascii_case(word));
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let number = digits.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        && digits.contains(|digit: char| digit.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'))
        && digits.parse::<f64>().is_ok();
    let based = |prefix: &str, radix| {
        text.strip_prefix(prefix)
            .is_some_and(|rest| !rest.is_empty() && rest.chars().all(|digit| digit.is_digit(radix)))
    };
    named || number || digits.eq_ignore_ascii_case(".inf") || based("0x", 16) || based("0o", 8)
}

/// Whether a character is invisible, or is a line break to some reader.
fn is_unseen(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(char, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text can be written in single quotes.
pub(super) fn can_be_single(text: &str) -> bool {
    !text.chars().any(is_unseen)
}

/// Writes a text in single quotes, where only the quote itself is escaped.
pub(super) fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Writes a text in double quotes, where everything can be escaped.
pub(super) fn double(text: &str) -> String {
    let mut written = String::from("\"");
    for char in text.chars() {
        match char {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            unseen if is_unseen(unseen) => {
                // Writing to a `String` never fails.
                let _ = write!(written, "\\u{:04X}", u32::from(unseen));
            }
            other => written.push(other),
        }
    }
    written.push('"');
    written
}
