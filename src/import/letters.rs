//! Letters and colours for how it goes, and letters for when, that a file says the meaning of: `K = klart, P = pågår`, `Grön =
//! klar`, `T1 = vårterminen`. A letter is read as the word that it stands for, as a guess; one that means two things, or stands
//! alone in its list, means nothing.

use super::heads::key;
use super::marks;
use super::status;
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::base::period::Period;
use crate::base::rhythm::Recurrence;
use crate::io::tables::{Block, Document, Row};

/// What became of a list of what letters mean.
pub(super) const LEGEND: Say =
    Say::fixed("vad en bokstav eller färg betyder", "what a letter or a colour means");

/// The colours that a list of what they mean has.
const COLOURS: [&str; 26] = [
    "grön", "grönt", "gul", "gult", "röd", "rött", "blå", "blått", "vit", "vitt", "grå", "grått", "svart",
    "orange", "lila", "green", "yellow", "red", "blue", "white", "grey", "black", "🟢", "🟡", "🔴", "🔵",
];

/// What the letters mean in a file.
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
        own.settled()
    }

    /// Without what means nothing: a letter alone, and colours that say no more than colours do.
    fn settled(mut self) -> Self {
        let of_colour = |own: &(String, Option<String>)| COLOURS.contains(&own.0.as_str());
        let is_progress =
            |own: &(String, Option<String>)| of_colour(own) && own.1.as_deref().is_some_and(is_progress);
        if !self.0.iter().any(is_progress) {
            self.0.retain(|own| !of_colour(own));
        }
        if self.0.len() < 2 { Self::default() } else { self }
    }

    fn add(&mut self, text: &str) {
        for (letter, word) in pairs(text).unwrap_or_default() {
            match self.0.iter_mut().find(|(own, _)| *own == letter) {
                Some((_, said)) if said.as_deref() == Some(word) => {}
                Some((_, said)) => *said = None,
                None => self.0.push((letter, Some(word.to_owned()))),
            }
        }
    }

    /// Whether all that a text says is what letters mean.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let is_known = |pairs: Vec<(String, &str)>| {
            pairs.iter().all(|(letter, word)| self.word(letter) == Some(*word)) && !pairs.is_empty()
        };
        !self.0.is_empty() && pairs(text).is_some_and(is_known)
    }

    /// The word that a cell stands for that is a letter or a colour and nothing else.
    fn word(&self, said: &str) -> Option<&str> {
        let said = said.trim().trim_end_matches('.').replace('\u{fe0f}', "");
        let said = letter(&said)?;
        self.0.iter().find(|(own, _)| *own == said)?.1.as_deref()
    }

    /// The word for how it has gone that a cell stands for.
    pub(super) fn state(&self, said: &str) -> Option<&str> {
        self.word(said).filter(|word| is_state(word))
    }

    /// The time that a cell stands for, with its year where it has one, and the letter and the word that says so: `T1 2027`.
    pub(super) fn time(&self, said: &str) -> Option<(String, Explained)> {
        let said = said.trim().trim_end_matches('.');
        let is_year = |own: &str| matches!(own.len(), 2 | 4) && own.bytes().all(|byte| byte.is_ascii_digit());
        let (first, rest) = said.split_once([' ', '-', '/']).unwrap_or((said, ""));
        let (own, year) = match (self.word(first), rest) {
            (Some(_), "") => (first, ""),
            (Some(_), year) if is_year(year.trim()) => (first, year.trim()),
            _ if is_year(first) && self.word(rest).is_some() => (rest.trim(), first),
            _ => return None,
        };
        let word = self.word(own).filter(|word| is_time(word))?.to_owned();
        Some((format!("{word} {year}").trim().to_owned(), Explained { letter: own.to_owned(), word }))
    }
}

/// A letter that the file explains.
#[derive(Clone, Debug)]
pub(super) struct Explained {
    pub(super) letter: String,
    pub(super) word: String,
}

/// Whether a word says how far it has gone, and not only whether that is as it should be: `klar`, and not `enligt plan`.
fn is_progress(word: &str) -> bool {
    const BEGUN: [&str; 9] =
        ["pågå", "påbörj", "start", "ej ", "inte ", "not ", "ongoing", "in progress", "planera"];
    let folded = fold(word);
    status::says_done(word)
        || status::is_dropped(word)
        || BEGUN.iter().any(|begun| folded.starts_with(begun)) && !folded.ends_with("i fas")
}

fn is_state(word: &str) -> bool {
    status::read(word).is_some() && !marks::is_nothing(word)
}

fn is_time(word: &str) -> bool {
    // What goes on is a tick under a time: `löpande`.
    let is_ongoing = || marks::is_yes(word) && word.len() > 4;
    Period::is_planned(word) || is_ongoing() || Recurrence::read(word).is_some()
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
fn pairs(text: &str) -> Option<Vec<(String, &str)>> {
    // Most texts are none.
    text.contains(['=', '–', '-', ':']).then_some(())?;
    let text = match text.split_once(':') {
        Some((label, rest))
            if letter(label).is_none() && !label.contains('=') && label.split_whitespace().count() <= 3 =>
        {
            rest
        }
        _ => text,
    };
    text.trim().trim_end_matches('.').split([',', ';', '\n', '|']).map(pair).collect()
}

fn pair(part: &str) -> Option<(String, &str)> {
    let at = part.find(['=', '–', '-', ':'])?;
    let (before, after) = part.split_at(at);
    let (sign, word) = (after.chars().next()?, after[after.chars().next()?.len_utf8()..].trim());
    let letter = letter(before)?;
    // What stands behind a dash may be the end of a time.
    let is_letter = letter.starts_with(char::is_uppercase);
    (is_state(word) || sign == '=' && is_letter && is_time(word)).then_some((letter, word))
}

/// A text that is one or two letters or digits, or a colour, in one form.
fn letter(text: &str) -> Option<String> {
    let text = text.trim();
    let folded = fold(text);
    if COLOURS.contains(&folded.as_str()) {
        return Some(folded);
    }
    let is_short = (1..=2).contains(&text.chars().count()) && text.chars().all(char::is_alphanumeric);
    (is_short && !text.starts_with(char::is_lowercase)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_means_what_the_file_says_in_a_list_of_two_or_more_and_nothing_otherwise() {
        let of = |text: &str| {
            let mut own = Letters::default();
            own.add(text);
            own.settled()
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
        let own = of("Grön = klar, Gul = pågår, Röd = ej påbörjad");
        assert_eq!((own.state("grön"), own.state("Gul.")), (Some("klar"), Some("pågår")));
        assert!(own.is_in("Röd = ej påbörjad"));
        let own = of("Grön = enligt plan, Gul = avvikelse");
        assert_eq!((own.state("Grön"), own.is_in("Grön = enligt plan")), (None, false));
        let own = of("T1 = vårterminen, L = löpande, Å = årligen");
        let time = |said: &str| own.time(said).map(|(time, _)| time);
        assert_eq!(time("T1 2026").as_deref(), Some("vårterminen 2026"));
        assert_eq!(time("2026 T1").as_deref(), Some("vårterminen 2026"));
        assert_eq!(
            (time("L").as_deref(), time("T2 2026"), time("T1 eller så")),
            (Some("löpande"), None, None)
        );
        assert_eq!(own.state("L"), None);
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
