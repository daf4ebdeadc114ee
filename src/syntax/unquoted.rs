//! What a value without quotes means beyond its letters, by the core schema of YAML 1.2. Editors and other programs read
//! records by it, so vbe does too: what they refuse is told here, and what they accept is no fault.

/// The meaning of a value that is written without quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unquoted {
    /// No value.
    Null,
    /// True or false.
    Truth(bool),
    /// A number as JSON writes it.
    Number,
    /// A number in another form, such as `0123`, `+46`, `1e3` and `0x1F`: no text to others, and no number that is read
    /// here.
    OtherNumber,
    /// Only its letters.
    Text,
}

/// What a value without quotes means.
#[inline]
pub(crate) fn meaning(text: &str) -> Unquoted {
    // Most texts are words that begin with another letter than these.
    match text.as_bytes() {
        [b'a'..=b'e' | b'g'..=b'm' | b'o'..=b's' | b'u'..=b'z' | 0x80.., ..] => Unquoted::Text,
        _ => other(text),
    }
}

fn other(text: &str) -> Unquoted {
    match text.as_bytes() {
        [] | [b'~' | b'n' | b'N', ..] if is_null(text) => Unquoted::Null,
        [b't' | b'T' | b'f' | b'F', ..] => truth(text).map_or(Unquoted::Text, Unquoted::Truth),
        bytes @ [b'-' | b'+' | b'.' | b'0'..=b'9', ..] if may_be_number(bytes) => {
            if is_number(text) {
                Unquoted::Number
            } else if is_other_number(text) {
                Unquoted::OtherNumber
            } else {
                Unquoted::Text
            }
        }
        _ => Unquoted::Text,
    }
}

/// Whether a value without quotes is none.
pub(crate) fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// Whether a value without quotes means more than its letters.
pub(crate) fn is_word(text: &str) -> bool {
    meaning(text) != Unquoted::Text
}

fn truth(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

/// The one form in which true and false are kept, so that nothing else need know the others.
pub(crate) fn canonical(meaning: Unquoted) -> Option<&'static str> {
    match meaning {
        Unquoted::Truth(true) => Some("true"),
        Unquoted::Truth(false) => Some("false"),
        Unquoted::Null | Unquoted::Number | Unquoted::OtherNumber | Unquoted::Text => None,
    }
}

/// Whether nothing stands in a text that no number has: a sign elsewhere than first and in an exponent, as in a day, or
/// what is neither a digit, a point nor a letter.
fn may_be_number(bytes: &[u8]) -> bool {
    bytes.windows(2).all(|pair| match pair[1] {
        b'0'..=b'9' | b'.' => true,
        b'-' | b'+' => matches!(pair[0], b'e' | b'E'),
        other => other.is_ascii_alphabetic(),
    })
}

/// A number as JSON writes it: no leading zeros, digits on both sides of the point, no exponent.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let canonical = whole == "0" || !whole.starts_with('0');
    text.len() <= 18 && are_digits(whole) && are_digits(part) && canonical
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_other_number(text: &str) -> bool {
    let based = |prefix: &str, radix| {
        text.strip_prefix(prefix)
            .is_some_and(|digits| !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix)))
    };
    if based("0x", 16) || based("0o", 8) || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
        return true;
    }
    let (digits, power) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let are = |text: &str| text.is_empty() || are_digits(text);
    let has_digits = !(whole.is_empty() && part.is_empty());
    has_digits && are(whole) && are(part) && are_digits(power.strip_prefix(['-', '+']).unwrap_or(power))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_value_means_what_the_core_schema_of_yaml_1_2_says() {
        for (texts, means) in [
            (&["", "~", "null", "Null", "NULL"][..], Unquoted::Null),
            (&["true", "True", "TRUE"], Unquoted::Truth(true)),
            (&["false", "False", "FALSE"], Unquoted::Truth(false)),
            (&["0", "7", "-12", "1.10", "2018", "0.5"], Unquoted::Number),
            (
                &[
                    "0123", "+46", "1e3", "0x1F", "0o17", ".5", "1.", "-0123", "1E-3", ".inf", "-.INF",
                    ".nan", "1234567890123456789",
                ],
                Unquoted::OtherNumber,
            ),
            (
                &[
                    "yes", "no", "on", "off", "y", "tRUE", "nULL", "12:30", "2018-05-14", "1_000", "0b1",
                    "-", "+", ".", "e3", "1e", "0x", "84,5", "070-12", "inf", "--1", "+-1",
                ],
                Unquoted::Text,
            ),
        ] {
            for text in texts {
                assert_eq!(meaning(text), means, "{text}");
            }
        }
    }
}
