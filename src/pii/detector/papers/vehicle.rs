//! Number plates of vehicles.

use super::super::class::Class;
use super::super::cues::{Cues, cues};
use super::super::found::Found;
use super::super::tokens::{Case, Tokens};

/// Three capital letters before a number that are not a vehicle's. Combinations with letters that no number plate has
/// (I, Q, V, Å, Ä, Ö) need not be listed.
const NO_PLATES: [&str; 70] = [
    "SOU", "SFS", "LSS", "LSU", "BUP", "DNR", "PNR", "TEL", "KAP", "SKR", "DUA", "LGH", "RUM", "SAL", "HUS",
    "DEL", "ALT", "KBT", "MOB", "FOU", "FAS", "EST", "KST", "UTB", "LAG", "DBT", "ADL", "ART", "BET", "REF",
    "KSN", "UFO", "PDF", "USB", "NMR", "SMS", "MMS", "GPS", "APP", "LMA", "NSA", "FBA", "LPT", "LRF", "JO",
    "SPF", "NPO", "TBC", "APT", "AES", "HBT", "RSA", "SHA", "DES", "EKG", "ABF", "SAP", "SUA", "SSP", "SSF",
    "PTS", "ACT", "ABC", "FHM", "NCT", "NPF", "GYM", "KSK", "STE", "KFN",
];
/// Words that announce a vehicle.
static VEHICLE: &Cues = cues![
    "reg", "regnr", "regnummer", "registreringsnummer", "registreringsnr", "bil", "bilen", "moped",
    "mopeden", "epa", "epatraktor", "mc", "skåpbil", "skåpbilen", "volvo", "bmw", "audi", "saab", "golf",
    "mercedes", "passat", "toyota", "plåt", "skylt", "nummerplåt", "fordon", "fordonet", "skylten",
    "elmoped", "registrerad", "skylten", "bilens", "bilar", "mopedbil", "mopedbilen", "epan", "plåten",
    "motorcykel", "motorcykeln", "kombi", "kombin", "suv", "lastbil", "släp", "släpet", "husbil", "taxi",
    "tesla", "traktor", "atraktor", "pickup", "buss", "fyrhjuling", "skoter", "skotern", "vespa",
    "bilnummer", "ford", "opel", "peugeot", "renault", "kia", "hyundai", "nissan", "skoda", "seat", "mazda",
];
/// What vehicles do, after their number.
static DRIVEN: &Cues = cues![
    "parkerad", "parkerade", "parkerat", "stod", "körde", "kör", "körs", "rullade", "iväg", "svängde",
    "fordonet", "passerade", "cirkulerade",
];

pub(super) fn find(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    // A number plate begins with letters before its number.
    if let Some(word) = at.checked_sub(1).filter(|word| tokens.is_word(*word)) {
        plate(tokens, word, found);
        spaced_plate(tokens, at, found);
        neighbour(tokens, word, found);
        foreign(tokens, word, found);
    }
}

/// `ABC 123`, `ABC12D`
fn plate(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let letters = tokens.str(at);
    let is_plate = |letters: &str| {
        letters.len() == 3
            && letters.bytes().all(|byte| {
                byte.is_ascii_alphabetic() && !matches!(byte.to_ascii_uppercase(), b'I' | b'Q' | b'V')
            })
    };
    let gap = tokens.before(at + 1);
    if !is_plate(letters) || !matches!(gap, "" | " " | "-") || !before_is_free(tokens, at) {
        return;
    }
    let cued = (1..=5).any(|back| at.checked_sub(back).is_some_and(|word| tokens.is_one_of(word, VEHICLE)));
    let digits = tokens.digits(at + 1);
    let cued = cued
        || (at + 2..at + 10).any(|word| tokens.is_one_of(word, VEHICLE) || tokens.is_one_of(word, DRIVEN));
    let last = match digits.len() {
        3 => at + 1,
        2 if tokens.str(at + 2).len() == 1
            && (tokens.before(at + 2).is_empty() || tokens.before(at + 2) == " " && cued)
            && tokens.is_word(at + 2)
            && !matches!(tokens.str(at + 2), "O" | "o" | "I" | "Q" | "V") =>
        {
            at + 2
        }
        _ => return,
    };
    let after = tokens.after(last);
    let goes_on = matches!(after, "-" | "/" | ":" | "_" | ".") && tokens.is_number(last + 1);
    let ends = tokens.get(last + 1).is_none() || !after.is_empty() && !goes_on;
    let upper = tokens.list[at].case == Case::Upper;
    let known = NO_PLATES.contains(&letters.to_ascii_uppercase().as_str());
    // Three letters that are no word, two digits and a letter are a plate also without capitals.
    let strange = digits.len() == 2 && gap == " " && tokens.flags(at).is_unknown() && !known;
    let cued = cued && (gap.is_empty() || digits.len() == 3 || tokens.flags(at).is_unknown());
    if ends && (upper && !known || cued || strange && tokens.before(last).is_empty()) {
        found.add(Class::Vehicle, tokens.list[at].start, tokens.list[last].end);
    }
}

/// A plate with spaces, points or hyphens between its signs: `L U S 2 9 C`, `ABC 1 2 3`.
fn spaced_plate(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    // The letters before the number are three, or one by one.
    if !matches!(tokens.length(at.wrapping_sub(1)), 1 | 3) {
        return;
    }
    let joined = |at: usize| matches!(tokens.before(at), " " | "-" | "." | "");
    let cued = (1..=6).any(|back| at.checked_sub(back).is_some_and(|word| tokens.is_one_of(word, VEHICLE)));
    let letters = |at: usize| {
        let own = tokens.str(at).to_ascii_uppercase();
        let own = own.as_bytes();
        tokens.is_word(at)
            && (tokens.is_capital(at) || cued && tokens.length(at) == 1)
            && own.iter().all(|byte| byte.is_ascii_uppercase() && !matches!(byte, b'I' | b'Q' | b'V'))
    };
    // The letters before the number: one token of three, or three of one.
    let whole = at > 0 && tokens.length(at - 1) == 3 && letters(at - 1);
    let single =
        at > 2 && (at - 3..at).all(|at| tokens.length(at) == 1 && letters(at)) && (at - 2..at).all(joined);
    let first = if single { at - 3 } else { at.saturating_sub(1) };
    if !(whole || single) || !joined(at) || !before_is_free(tokens, first) {
        return;
    }
    let (mut last, mut signs) = (at, tokens.length(at));
    while signs < 3 && joined(last + 1) && (tokens.is_number(last + 1) || signs == 2 && letters(last + 1)) {
        last += 1;
        signs += tokens.length(last);
    }
    let is_apart = single || last > at && !tokens.before(at + 1).is_empty();
    let goes_on = tokens.is_number(last + 1) && tokens.before(last + 1).len() <= 1;
    let listed = tokens.before(last) == "." && whole || NO_PLATES.contains(&tokens.str(first));
    if signs == 3 && is_apart && !goes_on && !listed {
        found.add(Class::Vehicle, tokens.list[first].start, tokens.list[last].end);
    }
}

fn before_is_free(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.before(at);
    at == 0 || !before.is_empty() && !before.ends_with(['-', '_', '/', '.'])
}

/// A number plate of two letters and five digits, as in Norway and Denmark, where a word announces a vehicle.
fn neighbour(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let is_country = tokens.list[at].case == Case::Upper && tokens.str(at).len() == 2;
    if !is_country {
        return;
    }
    let gap = |at: usize| matches!(tokens.before(at), "" | " ");
    let last = match (tokens.digits(at + 1).len(), tokens.digits(at + 2).len()) {
        (5, _) if gap(at + 1) => at + 1,
        (2, 3) if gap(at + 1) && gap(at + 2) => at + 2,
        _ => return,
    };
    let cued = (1..=5).any(|back| at.checked_sub(back).is_some_and(|word| tokens.is_one_of(word, VEHICLE)));
    if cued {
        found.add(Class::Vehicle, tokens.list[at].start, tokens.list[last].end);
    }
}

/// A number plate of letters, digits and letters, as in most of Europe, where a word announces a vehicle.
fn foreign(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let upper = |at: usize, most: usize| {
        tokens.get(at).is_some_and(|token| token.case == Case::Upper)
            && (1..=most).contains(&tokens.length(at))
    };
    let joined = |at: usize| matches!(tokens.before(at), "" | " " | "-");
    let fits = upper(at, 3)
        && joined(at + 1)
        && (2..=4).contains(&tokens.digits(at + 1).len())
        && joined(at + 2)
        && upper(at + 2, 3)
        && tokens.length(at + 2) > 1;
    let is_cued =
        || (1..=4).any(|back| at.checked_sub(back).is_some_and(|word| tokens.is_one_of(word, VEHICLE)));
    if fits && is_cued() {
        found.add(Class::Vehicle, tokens.list[at].start, tokens.list[at + 2].end);
    }
}
