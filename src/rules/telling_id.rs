//! Finds a case whose id may reveal something. Why: an id is visible in file names, branches and messages, where
//! nobody checks it.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::base::likeness::slug;
use crate::pii::detector;

/// The length of an id that looks random.
const LENGTH: usize = 8;
/// This many consecutive letters can be a known word or name.
const A_WORD: usize = 4;
/// This many consecutive letters with vowels can be an unknown word.
const A_STRANGE_WORD: usize = 5;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for case in context.workspace.cases() {
        // It is judged as it stands: that it is covered is no reason to let it be.
        let stands = case.record.id.stands();
        let id = *stands.raw();
        // An invalid id is reported by `wrong-value`.
        if is_random(id) || slug(id) != id {
            continue;
        }
        out.add(
            case.place(case.record.id.span),
            Say::fixed(
                "Ärendets id kan säga något: ett namn, ett datum, en plats eller en ordning.",
                "The id of the case can tell something: a name, a date, a place or an order.",
            ),
            Say::fixed(
                "Slå åtta tecken på måfå: minst två bokstäver a–z och minst en siffra 2–9, inget som liknar ett ord eller namn. Döp filen efter dem.",
                "Type eight characters at random: at least two letters a–z and one digit 2–9, nothing like a word or a name. Name the file after them.",
            ),
        );
    }
}

/// Whether an id looks random: letters and digits, no word or name among the letters, and no 0 or 1. Why: without
/// those digits there is no year or month in it, and nothing is mistaken for o or l.
pub(crate) fn is_random(id: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || (b'2'..=b'9').contains(&byte);
    let letters = id.bytes().filter(u8::is_ascii_lowercase).count();
    id.len() == LENGTH
        && id.bytes().all(allowed)
        && (2..LENGTH).contains(&letters)
        && !id.split(|char: char| char.is_ascii_digit()).any(is_like_a_word)
}

/// Whether consecutive letters contain a known word or name, or can be read as an unknown one.
fn is_like_a_word(run: &str) -> bool {
    let vowels = |letters: &str| letters.bytes().filter(|byte| b"aeiouy".contains(byte)).count();
    let known = (A_WORD..=run.len())
        .any(|length| (0..=run.len() - length).any(|at| detector::is_known(&run[at..at + length])));
    let strange = (A_STRANGE_WORD..=run.len())
        .any(|length| (0..=run.len() - length).any(|at| vowels(&run[at..at + length]) >= 2));
    known || strange
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_at_random_tell_nothing() {
        for id in ["k7qx2m9f", "a2b3c4d5", "9xq47mzt", "k8nfxp95", "n52548gr", "kk234567"] {
            assert!(is_random(id), "{id}");
        }
        for id in [
            "anna2345", "lars2345", "2xanna34", "torvi234", "qwrtpsdf", "arende-1", "2018-h1-", "k7qx2m9",
            "k7qx2m9fa", "23456789", "kista234", "k7qx1m9f",
        ] {
            assert!(!is_random(id), "{id}");
        }
    }
}
