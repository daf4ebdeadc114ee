//! What a cell says that holds a mark and no words of its own: a tick, a dash, a fault of the sheet.

use crate::base::likeness::fold;
use crate::io::tables::{Cell, Kind};

const YES: [&str; 18] = [
    "x", "ja", "j", "yes", "y", "1", "sant", "true", "löpande", "pågår", "pågående", "✓", "✔", "☑", "☒",
    "✅", "fortlöpande", "kontinuerligt",
];
const NO: [&str; 12] = ["-", "–", "—", "nej", "n", "no", "ej", "0", "falskt", "false", "☐", "□"];

/// What programs show in a cell that they cannot work out, in Swedish and English.
const FAULTS: [&str; 18] = [
    "#ref!", "#n/a", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#spill!", "#calc!", "#field!",
    "#blocked!", "#busy!", "#saknas!", "#värdefel!", "#referens!", "#namn?", "#division/0!", "#ogiltigt!",
];

/// Whether a mark in a column of ticks says yes.
pub(super) fn is_yes(said: &str) -> bool {
    YES.contains(&bare(said).as_str())
}

/// Whether a mark in a column of ticks says no.
pub(super) fn is_no(said: &str) -> bool {
    NO.contains(&bare(said).as_str())
}

fn bare(said: &str) -> String {
    fold(said.trim().trim_end_matches(['.', ')', '!', '\u{fe0f}']))
}

/// Whether a cell says that nothing stands there.
pub(super) fn is_nothing(said: &str) -> bool {
    !said.is_empty()
        && said.chars().all(|char| matches!(char, '-' | '–' | '—' | '…' | '.' | '_' | '\u{2212}' | ' '))
}

/// Whether an answer says in words that nothing is answered. Whoever writes more than that tells something.
pub(super) fn is_no_answer(said: &str) -> bool {
    const WORDS: [&str; 16] = [
        "n/a", "n.a", "na", "ej aktuellt", "ej aktuell", "inte aktuellt", "inte aktuell", "ej tillämpligt",
        "ej relevant", "inget", "ingenting", "inga", "not applicable", "none", "nothing", "nil",
    ];
    WORDS.contains(&bare(said).trim_matches(['(', ')', '-', ' ']))
}

/// Whether a sheet failed to work out what is to stand in a cell.
pub(super) fn is_fault(cell: &Cell) -> bool {
    cell.shown == Kind::Error || is_fault_said(&cell.text)
}

/// Whether a text is what a sheet shows where it failed.
pub(super) fn is_fault_said(said: &str) -> bool {
    said.starts_with('#') && FAULTS.contains(&fold(said).as_str())
}

/// Whether a cell says that what stands above it stands here too.
pub(super) fn is_ditto(said: &str) -> bool {
    const WORDS: [&str; 12] = [
        "d:o", "do", "dito", "ditto", "se ovan", "samma", "samma som ovan", "som ovan",
        "samma som föregående", "same", "same as above", "see above",
    ];
    let is_quote = |char: char| matches!(char, '"' | '”' | '“' | '〃' | '″' | '\'');
    let is_sign =
        said.contains(is_quote) && said.chars().all(|char| is_quote(char) || matches!(char, '-' | '–' | ' '));
    is_sign || WORDS.contains(&bare(said).trim_matches(['(', ')']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_a_yes_a_no_or_nothing() {
        for yes in ["x", "X", "Ja", "1", "TRUE", "☒", "✓", "x)", "✔\u{fe0f}"] {
            assert!(is_yes(yes) && !is_no(yes), "{yes}");
        }
        for no in ["-", "–", "Nej", "N", "Ej", "0", "FALSE", "☐"] {
            assert!(is_no(no) && !is_yes(no), "{no}");
        }
        assert!(is_nothing("-") && is_nothing("– –") && !is_nothing("") && !is_nothing("Nej"));
        assert!(
            is_ditto("-”-")
                && is_ditto("d:o")
                && is_ditto("Se ovan.")
                && !is_ditto("-")
                && !is_ditto("Se ovanstående")
        );
        assert!(
            is_no_answer("N/A") && is_no_answer("(Ej aktuellt.)") && !is_no_answer("Inget nytt från skolan")
        );
        assert!(is_fault(&Cell::plain("#N/A")) && !is_fault(&Cell::plain("#1")));
    }
}
