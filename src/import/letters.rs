//! Letters for how it goes that a file says the meaning of: `K = klart, P = pågår`. A letter is read as the word that it stands
//! for, as a guess; one that means two things, or stands alone in its list, means nothing.

use super::heads::key;
use super::marks;
use super::status;
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::io::tables::{Block, Document, Row};

/// What became of a list of what letters mean.
pub(super) const LEGEND: Say = Say::fixed("vad en bokstav betyder", "what a letter means");

/// What the letters of statuses mean in a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Letters(Vec<(String, Option<String>)>);

impl Letters {
    pub(super) fn of(document: &Document) -> Self {
        let mut own = Self::default();
        for block in &document.blocks {
            match block {
                Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Point { text, .. } => {
                    own.add(text);
                }
                Block::Table(table) => {
                    table.title.iter().for_each(|text| own.add(text));
                    table.rows.iter().flat_map(Row::filled).for_each(|(_, text)| own.add(text));
                }
            }
        }
        if own.0.len() < 2 { Self::default() } else { own }
    }

    fn add(&mut self, text: &str) {
        for (letter, word) in pairs(text).unwrap_or_default() {
            match self.0.iter_mut().find(|(own, _)| own == letter) {
                Some((_, said)) if said.as_deref() == Some(word) => {}
                Some((_, said)) => *said = None,
                None => self.0.push((letter.to_owned(), Some(word.to_owned()))),
            }
        }
    }

    /// Whether all that a text says is what letters mean.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let is_known = |pairs: Vec<(&str, &str)>| {
            pairs.iter().all(|(letter, word)| self.word(letter) == Some(*word)) && !pairs.is_empty()
        };
        !self.0.is_empty() && pairs(text).is_some_and(is_known)
    }

    /// The word that a cell stands for that is a letter and nothing else.
    pub(super) fn word(&self, said: &str) -> Option<&str> {
        let said = said.trim().trim_end_matches('.');
        self.0.iter().find(|(own, _)| own == said)?.1.as_deref()
    }
}

/// Whether a cell of how it has gone is a letter or two that neither the file nor its head says the meaning of: `K`. Below a head
/// that says what is so, a tick is an answer: `Genomförd | X`.
pub(super) fn is_unexplained(head: &str, said: &str) -> bool {
    let said = said.trim().trim_end_matches('.');
    let is_short = (1..=2).contains(&said.chars().count()) && said.chars().all(char::is_alphabetic);
    let is_tick = marks::is_yes(said) || marks::is_no(said);
    let is_any = || ["status", "läge"].iter().any(|word| key(head).ends_with(word));
    is_short && fold(said) != "ok" && status::read(said).is_none() && (!is_tick || is_any())
}

/// What a text says that letters mean, if it says nothing else: `Status: K = klart, P = pågår`.
fn pairs(text: &str) -> Option<Vec<(&str, &str)>> {
    // Most texts are none.
    text.contains(['=', '–', '-', ':']).then_some(())?;
    let text = match text.split_once(':') {
        Some((label, rest)) if letter(label).is_none() && label.split_whitespace().count() <= 3 => rest,
        _ => text,
    };
    text.trim().trim_end_matches('.').split([',', ';', '\n', '|']).map(pair).collect()
}

fn pair(part: &str) -> Option<(&str, &str)> {
    let (before, word) = part.split_once(['=', '–', '-', ':'])?;
    let word = word.trim();
    let is_state = status::read(word).is_some() && !marks::is_nothing(word);
    letter(before).filter(|_| is_state).map(|own| (own, word))
}

/// A text that is one or two letters or digits.
fn letter(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_short = (1..=2).contains(&text.chars().count()) && text.chars().all(char::is_alphanumeric);
    (is_short && !text.starts_with(char::is_lowercase)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_means_what_the_file_says_in_a_list_of_two_or_more_and_nothing_otherwise() {
        let of = |text: &str| {
            let mut own = Letters::default();
            own.add(text);
            own
        };
        let own = of("Status: K = klart, P = pågår, E = ej påbörjad.");
        assert_eq!(
            (own.word("P"), own.word("E."), own.word("Klart")),
            (Some("pågår"), Some("ej påbörjad"), None)
        );
        assert!(own.is_in("K = klart") && !own.is_in("K = kommunen"));
        for text in ["K = kommunen, P = polisen", "Steg 1: klart", "K = klart, se bilaga 2", "2025-2026"] {
            assert_eq!(pairs(text), None, "{text}");
        }
        for (head, said, is) in [
            ("Status", "K", true),
            ("Status", "x", true),
            ("Genomförd", "X", false),
            ("Genomförd", "EP", true),
            ("Status", "OK", false),
            ("Status", "75", false),
        ] {
            assert_eq!(is_unexplained(head, said), is, "{head}: {said}");
        }
        let twice = of("K = klart\nP = pågår\nK = försenad");
        assert_eq!((twice.word("K"), twice.word("P")), (None, Some("pågår")));
    }
}
