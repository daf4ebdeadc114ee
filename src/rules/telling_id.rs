//! A case whose id tells something. An id stands in file names, branches and messages, where nobody looks for it.

use super::rule::{Findings, Look};
use crate::lang::Say;
use crate::likeness::slug;

/// How many characters an id has.
const LENGTH: usize = 8;
/// So many letters together can be a word, or a name.
const A_WORD: usize = 4;

pub(super) fn judge(look: &Look<'_>, out: &mut Findings) {
    for case in look.whole.cases() {
        let id = &case.record.id;
        // What is no id at all is told of by `wrong-value`.
        if is_random(id) || slug(id) != **id {
            continue;
        }
        out.add(
            case.place(id.span),
            Say::fixed(
                "Ärendets id kan säga något: ett namn, ett datum, en plats eller en ordning.",
                "The id of the case can tell something: a name, a date, a place or an order.",
            ),
            Say::fixed(
                "Slå åtta tecken på måfå, bokstäver a–z och siffror 2–9 om vartannat, och döp filen efter dem.",
                "Type eight characters at random, letters a–z mixed with digits 2–9, and name the file after them.",
            ),
        );
    }
}

/// Whether an id looks random: letters and digits mixed, no word's length of letters together, and no 0 or 1, which
/// leaves no room for a year or a month and is not mistaken for o or l.
fn is_random(id: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || (b'2'..=b'9').contains(&byte);
    let longest = |is: fn(&u8) -> bool| {
        id.as_bytes().split(|byte| !is(byte)).map(<[u8]>::len).max().unwrap_or_default()
    };
    id.len() == LENGTH
        && id.bytes().all(allowed)
        && longest(u8::is_ascii_lowercase) < A_WORD
        && longest(u8::is_ascii_digit) < A_WORD
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_at_random_tell_nothing() {
        for id in ["k7qx2m9f", "a2b3c4d5", "9xq47mzt"] {
            assert!(is_random(id), "{id}");
        }
        for id in
            ["anna2345", "arende-1", "2018-h1-", "k7qx2m9", "k7qx2m9fa", "23456789", "kista234", "k7qx1m9f"]
        {
            assert!(!is_random(id), "{id}");
        }
    }
}
