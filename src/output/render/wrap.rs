//! Wraps text to a width.

use super::words::{divide, fits, width, words};
use crate::base::lang::Lang;
use crate::syntax::text::visible;

/// Wraps each line of a text between its words, and indents continued lines by `hang`. A word wider than the width is
/// divided at a sign of its own, or as its language divides it. Where it cannot be, it stands whole on a line that is wider:
/// a word that is cut anywhere is harder to read than a long line.
pub(super) fn wrap(text: &str, width: usize, hang: usize, lang: Lang) -> String {
    // Most cells are a word or two.
    if text.len() <= width && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.to_owned();
    }
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let paragraph = visible(paragraph);
        let mut line = Line::default();
        for word in words(&paragraph) {
            let mut rest = word;
            while !line.take(rest, width) {
                if line.is_bare {
                    let Some((head, sign, tail)) = divide(rest, width.saturating_sub(line.used), lang) else {
                        line.put(rest);
                        break;
                    };
                    line.put(head);
                    line.put(sign);
                    rest = tail;
                }
                lines.push(std::mem::replace(&mut line, Line::indented(hang)).text);
            }
        }
        lines.push(line.text);
    }
    lines.join("\n")
}

/// A line as it is filled.
struct Line {
    text: String,
    used: usize,
    /// Whether there is nothing on it but its indent.
    is_bare: bool,
}

impl Default for Line {
    fn default() -> Self {
        Self::indented(0)
    }
}

impl Line {
    fn indented(by: usize) -> Self {
        Self { text: " ".repeat(by), used: by, is_bare: true }
    }

    /// Adds a word, with a space before it, if there is room.
    fn take(&mut self, word: &str, room: usize) -> bool {
        let space = usize::from(!self.is_bare);
        if !fits(word, room.saturating_sub(self.used + space)) {
            return false;
        }
        if !self.is_bare {
            self.put(" ");
        }
        self.put(word);
        true
    }

    fn put(&mut self, text: &str) {
        self.text.push_str(text);
        self.used += width(text);
        self.is_bare = false;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wrapped(text: &str, width: usize, hang: usize) -> String {
        wrap(text, width, hang, Lang::Sv)
    }

    #[test]
    fn a_long_word_is_divided_as_it_should_be_and_never_cut() {
        assert_eq!(
            wrapped("Enhetschef Rinkeby-Kistamottagningen", 20, 2),
            "Enhetschef\n  Rinkeby-\n  Kistamottagningen"
        );
        assert_eq!(wrapped("Ungdomsmottagningen", 10, 0), "Ung-\ndomsmot-\ntagningen");
        assert_eq!(wrapped("se samordningsgrupp-tva-ggr nu", 12, 0), "se\nsamordningsgrupp-tva-ggr\nnu");
        assert_eq!(wrapped("a b\nc", 20, 2), "a b\nc");
        assert_eq!(wrapped("  a   b ", 20, 2), "a b");
    }

    #[test]
    fn a_letter_wider_than_the_room_stands_in_it_all_the_same() {
        assert_eq!(wrapped("日本語", 1, 0), "日本語");
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_a_line_that_is_wider_is_one_word(
            text in "[a-zåäö]{1,30}( [a-zåäö0-9/-]{1,30}){0,8}",
            room in 6_usize..40,
        ) {
            let wrapped = wrapped(&text, room, 2);
            prop_assert!(
                wrapped.lines().all(|line| width(line) <= room || !line.trim().contains(' ')),
                "{}", wrapped
            );
            let letters = |text: &str| text.chars().filter(|char| char.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&wrapped), letters(&text));
        }
    }
}
