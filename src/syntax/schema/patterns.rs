//! The patterns of the schemas, asked for by hand. A library of patterns takes ten times as long for the id that begins each
//! record, and is asked all the same where a tree is unsound.

use crate::base::likeness::is_device;

/// A pattern, as the schemas have it, and whether a text has it.
pub(super) struct ByHand {
    pub(super) pattern: &'static str,
    pub(super) has: fn(&str) -> bool,
}

pub(super) static BY_HAND: [ByHand; 5] = [
    ByHand {
        pattern: "^(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z0-9]+(-[a-z0-9]+)*$",
        has: |text| is_slug(text) && !is_device(text),
    },
    ByHand { pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", has: is_slug },
    ByHand {
        pattern: "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$",
        has: |text| text.split_once('/').is_some_and(|(record, part)| is_slug(record) && is_slug(part)),
    },
    ByHand {
        pattern: "^[0-9a-f]{64}$",
        has: |text| text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')),
    },
    ByHand {
        pattern: "^[0-9]{4}:[0-9]{1,4}$",
        has: |text| {
            let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            text.split_once(':').is_some_and(|(year, own)| {
                year.len() == 4 && (1..=4).contains(&own.len()) && are_digits(year) && are_digits(own)
            })
        },
    },
];

/// Words of small letters and digits, with a hyphen between them.
fn is_slug(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_letter = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_end = |byte: Option<&u8>| byte.is_some_and(is_letter);
    let are_words = bytes.windows(2).all(|pair| is_letter(&pair[1]) || pair[1] == b'-' && pair[0] != b'-');
    is_end(bytes.first()) && is_end(bytes.last()) && are_words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    proptest! {
        /// The library says the same of every text.
        #[test]
        fn a_text_has_a_pattern_by_hand_as_by_the_library(
            text in "(con|com[0-9]|lpt1|aux|[a-z0-9]{1,3}|[A-Zå]|-|/|\n|_|\\.){0,5}|[0-9a-f]{62,64}[0-9g\n]{0,2}|[0-9]{3,5}:[0-9a]{0,5}\n?"
        ) {
            for own in &BY_HAND {
                let library = jsonschema::draft7::new(&json!({"pattern": own.pattern})).unwrap();
                prop_assert_eq!((own.has)(&text), library.is_valid(&json!(text)), "{} {:?}", own.pattern, text);
            }
        }
    }
}
