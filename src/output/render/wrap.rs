//! Wraps text to a width. The only file that uses the crate that knows how wide a letter is.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::syntax::text::visible;

/// Wraps each line of a text at its spaces, and indents continued lines by `hang`. A word wider than the
/// width is divided at a hyphen of its own, or else with an added one: nothing is cut off.
pub(super) fn wrap(text: &str, width: usize, hang: usize) -> String {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in visible(paragraph).split_whitespace() {
            let mut rest = word;
            while !rest.is_empty() {
                let space = usize::from(!line.is_empty() && !line.ends_with(' '));
                let room = width.saturating_sub(line.width() + space);
                if fits(rest, room) {
                    line.extend(std::iter::repeat_n(' ', space));
                    line.push_str(rest);
                    break;
                }
                if line.trim().is_empty() {
                    let (head, hyphen, tail) = part(rest, width.saturating_sub(line.width()));
                    line.push_str(head);
                    line.push_str(hyphen);
                    rest = tail;
                }
                lines.push(std::mem::replace(&mut line, " ".repeat(hang)));
            }
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// Whether a word fits in the width. A very long word is measured only until that is known: letters that are
/// joined into one sign are narrower together, but never by so much.
fn fits(word: &str, width: usize) -> bool {
    let mut used = 0_usize;
    let mut is_far_wider = |char: char| {
        used += char.width().unwrap_or(0);
        used > width.saturating_mul(8)
    };
    !word.chars().any(&mut is_far_wider) && word.width() <= width
}

/// Divides a word that is too wide: after its last hyphen that fits, or anywhere, with a hyphen added. At
/// least one letter is taken, however small the width.
fn part(word: &str, width: usize) -> (&str, &'static str, &str) {
    let mut at = word.chars().next().map_or(0, char::len_utf8);
    let mut hyphen = None;
    let mut used = 0;
    for (start, char) in word.char_indices() {
        used += char.width().unwrap_or(0);
        if used <= width && matches!(char, '-' | '/' | '–') {
            hyphen = Some(start + char.len_utf8());
        }
        if used < width.max(2) {
            at = start + char.len_utf8();
        }
        if used > width.max(2) {
            break;
        }
    }
    match hyphen.filter(|hyphen| *hyphen < word.len()) {
        Some(hyphen) => (&word[..hyphen], "", &word[hyphen..]),
        None => (&word[..at], "-", &word[at..]),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_long_word_is_parted_and_not_cut() {
        assert_eq!(
            wrap("Enhetschef Rinkeby-Kistamottagningen", 20, 2),
            "Enhetschef\n  Rinkeby-\n  Kistamottagningen"
        );
        assert_eq!(wrap("Ungdomsmottagningen", 10, 0), "Ungdomsmo-\nttagningen");
        assert_eq!(wrap("a b\nc", 20, 2), "a b\nc");
    }

    #[test]
    fn a_letter_wider_than_the_room_stands_in_it_all_the_same() {
        assert_eq!(wrap("日本語", 1, 0), "日-\n本-\n語-\n");
        assert_eq!(wrap("日本語", 4, 0), "日-\n本語");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_and_no_letter_is_lost(text in "[a-zåäö]{1,30}( [a-zåäö]{1,30}){0,8}", width in 6_usize..40) {
            let wrapped = wrap(&text, width, 2);
            prop_assert!(wrapped.lines().all(|line| line.width() <= width), "{wrapped}");
            let letters = |text: &str| text.chars().filter(|char| char.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&wrapped), letters(&text));
        }
    }
}
