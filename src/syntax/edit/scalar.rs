//! How a single value is written: without quotes where every reader then reads the same letters, else in quotes.

use std::fmt::Write;

use crate::syntax::schema::is_word;

/// A value on one line. In brackets, `flow`, more letters mean something.
pub(super) fn inline(text: &str, word: bool, flow: bool) -> String {
    if is_plain(text, word, flow) {
        text.to_owned()
    } else if can_be_single(text) {
        single(text)
    } else {
        double(text)
    }
}

/// A key.
pub(super) fn key(text: &str) -> String {
    inline(text, false, true)
}

/// Whether a text without quotes is read as itself, by this program and by every other that reads YAML 1.2.
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

/// Whether other readers of YAML 1.2 take a text for a number, for nothing, or for true or false.
fn is_word_elsewhere(text: &str) -> bool {
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

/// What cannot be seen, or is taken for the end of a line by somebody.
fn is_unseen(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(char, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether single quotes will do.
pub(super) fn can_be_single(text: &str) -> bool {
    !text.chars().any(is_unseen)
}

/// In single quotes, where only the quote itself is written otherwise.
pub(super) fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// In double quotes, where anything can be written.
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
                // A write to a string does not fail.
                let _ = write!(written, "\\u{:04X}", u32::from(unseen));
            }
            other => written.push(other),
        }
    }
    written.push('"');
    written
}
