//! Numbers in the forms that registers of authorities give: files, judgments, reports.

use super::super::class::Class;
use super::super::cues::{Cues, Endings, cues};
use super::super::found::Found;
use super::super::tokens::{Case, Tokens};
use super::announced::code;

/// Words that the number of a matter follows end so.
static CUES: Endings = Endings::of(&[
    "ärende", "ärendet", "nummer", "numret", "nr", "id", "anmälan", "kort", "kortet", "kontrakt", "remissen",
    "avtal", "avtalet", "kontraktet", "ansökan", "bokning", "rapporten",
]);

/// Whether a word has one of those endings.
pub(super) fn may_end(word: &str) -> bool {
    CUES.of_word(word).is_some()
}

pub(super) fn find(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    personal(tokens, at, found);
    administrative(tokens, at, found);
    let Some(word) = at.checked_sub(1).filter(|word| tokens.is_word(*word)) else { return };
    loose(tokens, word, found);
    // The letters of a register are capitals.
    if tokens.list[word].case == Case::Upper {
        police(tokens, at, found);
        police_diary(tokens, at, found);
        court(tokens, word, found);
    }
}

/// The number after a word, where that is some other word for one, or of the form that registers give: `skadeärende 7781-22`, `LVU-2024-118`.
fn loose(tokens: &Tokens<'_>, word: usize, found: &mut Found) {
    static OTHERS: Endings = Endings::of(&[
        "telefonnummer", "rumsnummer", "postnummer", "artikelnummer", "sidnummer", "versionsnummer",
        "sidnumret", "vykort", "telefonnr", "sidnr", "husnr", "rumsnr", "linjenr", "postnr", "personnr",
        "personnummer", "diarienr", "artikelnr", "bussnummer", "ordningsnummer", "paragrafnummer",
        "versionsnr", "årskurs", "mobilnr", "mobilnummer", "husnummer", "linjenummer", "kortnummer",
        "diarienummer", "växelnummer", "växelnumret", "växelnr", "journummer", "informationsnummer",
    ]);
    static AGREEMENTS: Endings = Endings::of(&["avtal", "avtalet", "kontrakt", "kontraktet", "rapporten"]);
    static NUMBERS: Endings = Endings::of(&["nummer", "numret", "nr"]);
    static BOARDS: &Cues = cues![
        "ks", "kf", "sou", "msb", "brå", "kn", "un", "ds", "rev", "ver", "covid", "iso", "en", "ht", "vt",
        "sfs", "foi", "sosfs", "fs", "bfs", "nja", "ad", "jo", "rå", "hfd", "skolfs", "fhm", "cve", "rskr",
        "skr", "prop", "dir", "kfs",
    ];
    let at = word + 1;
    let gap = tokens.before(at);
    if !matches!(gap, " " | ": ") && tokens.list[word].case != Case::Upper {
        return;
    }
    let own =
        if tokens.is_one_of(word, cues!["nr", "nummer", "är"]) { word.saturating_sub(1) } else { word };
    let cued = CUES.of_word(tokens.str(own)).is_some()
        && OTHERS.of_word(tokens.str(own)).is_none()
        && tokens.length(own) > 6
        && matches!(gap, " " | ": ")
        || tokens.is_one_of(own, cues!["id"]) && tokens.before(own) == "-" && gap == " ";
    let numbered = tokens.is_one_of(own, cues!["id"]) || NUMBERS.of_word(tokens.str(own)).is_some();
    let year = tokens.digits(at);
    let coded = matches!(gap, "-" | " " | "/")
        && tokens.list[word].case == Case::Upper
        && (2..=5).contains(&tokens.length(word))
        && !tokens.is_one_of(word, BOARDS)
        && (word == 0 || !tokens.before(word).is_empty())
        && year.len() == 4
        && year.starts_with("20")
        && matches!(tokens.before(at + 1), "-" | "/" | ":")
        && (3..=6).contains(&tokens.digits(at + 1).len());
    // `B-4400917`
    let serial = gap == "-"
        && tokens.list[word].case == Case::Upper
        && tokens.length(word) <= 2
        && (6..=9).contains(&year.len())
        && matches!(tokens.before(word).chars().next_back(), None | Some(' ' | ';' | '\t' | '(' | ':'));
    if coded {
        found.add(Class::Reference, tokens.list[word].start, tokens.list[at + 1].end);
    } else if serial {
        found.add(Class::Reference, tokens.list[word].start, tokens.list[at].end);
    } else if cued {
        let (start, end) = code(tokens, at);
        let code = &tokens.text[start..end];
        let digits = code.bytes().filter(u8::is_ascii_digit).count();
        let of_year = code.starts_with("20") && AGREEMENTS.of_word(tokens.str(own)).is_some();
        let is_year = digits == 4 && code.starts_with("20") || of_year;
        let digits = if of_year { 0 } else { digits };
        if digits >= 6 || numbered && digits >= 4 && !is_year || digits >= 5 && code.contains(['-', '/']) {
            found.add(Class::Reference, start, end);
        }
    }
}

/// A diary number that the words beside it say is of one person: `dnr SN 2024/0318-IFO personakt`.
fn personal(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let is_year = tokens.digits(at).len() == 4 && tokens.digits(at).starts_with("20");
    let serial = matches!(tokens.before(at + 1), "/" | ":" | "-" | ".") && tokens.is_number(at + 1);
    if !is_year || !serial {
        return;
    }
    let near = |word: usize| {
        tokens.is_one_of(
            word,
            cues![
                "personakt", "personakten", "akt", "akten", "barnakt", "barnakten", "aktnr", "socialakt",
                "socialakten", "individakt"
            ],
        )
    };
    let joined = |word: usize| matches!(tokens.before(word), " " | "-" | "/" | ", " | " (" | ":" | ": ");
    let abbreviated = tokens.str(at + 2) == "PA" && tokens.before(at + 2) == " ";
    let after = abbreviated || (at + 2..at + 5).take_while(|word| joined(*word)).any(near);
    let before = (at.saturating_sub(4)..at).rev().take_while(|word| joined(word + 1)).any(near);
    if !(after || before) {
        return;
    }
    let mut first = at;
    while first > 0
        && at - first < 2
        && tokens.is_word(first - 1)
        && (tokens.is_one_of(first - 1, cues!["dnr"]) || tokens.list[first - 1].case == Case::Upper)
        && matches!(tokens.before(first), " " | "-" | "/" | "")
    {
        first -= 1;
    }
    found.add(Class::CaseNumber, tokens.list[first].start, tokens.list[at + 1].end);
}

/// A case of an administrative court, which has no letter: `Förvaltningsrätten, 2291-24`, `LVU-mål 1182-24`.
fn administrative(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    static COURTS: &Cues = cues![
        "förvaltningsrätten", "förvaltningsrättens", "förvaltningsrätt", "kammarrätten", "kammarrättens",
        "kammarrätt", "lvu", "lvm", "lpt",
    ];
    let is_year = tokens.digits(at).len() == 4 && tokens.digits(at).starts_with("20");
    let fits = (3..=6).contains(&tokens.digits(at).len())
        && tokens.before(at + 1) == "-"
        && tokens.digits(at + 1).len() == 2
        && !(tokens.is_number(at + 2) && tokens.before(at + 2) == "-");
    let joined = |word: &usize| matches!(tokens.before(word + 1), " " | ", " | ": " | "-" | " (");
    let near = (at.saturating_sub(4)..at).rev().take_while(joined);
    if fits && !is_year && near.into_iter().any(|word| tokens.is_one_of(word, COURTS)) {
        found.add(Class::CaseNumber, tokens.list[at].start, tokens.list[at + 1].end);
    }
}

/// `B 1234-23`, `PMT 123-20`
fn court(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let letter = tokens.str(at);
    let is_court =
        matches!(letter, "B" | "T" | "Ö" | "F" | "P" | "M" | "Ä" | "PMT" | "UM" | "FT" | "PMÄ" | "K");
    let (number, year) = (tokens.digits(at + 1), tokens.digits(at + 2));
    if !is_court
        || !matches!(tokens.before(at + 1), " " | "-" | "")
        || tokens.before(at + 2) != "-"
        || year.len() != 2
        || tokens.is_number(at + 3) && tokens.before(at + 3) == "-"
    {
        return;
    }
    let cued = (1..=3).any(|back| {
        at.checked_sub(back).is_some_and(|word| {
            tokens.is_one_of(
                word,
                cues![
                    "mål", "målnr", "målnummer", "målet", "tingsrätt", "tingsrätten", "hovrätten", "domen",
                    "dom", "nr", "förvaltningsrätten",
                ],
            )
        })
    });
    let least = if cued { 1 } else { 3 };
    let most = if letter == "K" { 7 } else { 5 };
    if (least..=most).contains(&number.len()) {
        // A police district may stand before: `5000-K123456-24`.
        let district = letter == "K"
            && tokens.digits(at.wrapping_sub(1)).len() == 4
            && matches!(tokens.before(at), "-" | "" | " ");
        let start = if district { tokens.list[at - 1].start } else { tokens.list[at].start };
        found.add(Class::CaseNumber, start, tokens.list[at + 2].end);
    }
}

/// A diary number of the police: `A412.118/2024`.
fn police_diary(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let is_it = tokens.str(at.wrapping_sub(1)) == "A"
        && tokens.before(at).trim().is_empty()
        && tokens.digits(at).len() == 3
        && tokens.before(at + 1) == "."
        && tokens.digits(at + 1).len() == 3
        && tokens.before(at + 2) == "/"
        && tokens.digits(at + 2).len() == 4;
    if is_it {
        found.add(Class::CaseNumber, tokens.list[at - 1].start, tokens.list[at + 2].end);
    }
}

/// `5000-K123456-24`, `K123456-24`, `AM-12345-23`
fn police(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let number = tokens.digits(at);
    let letters = tokens.str(at.wrapping_sub(1));
    let year = tokens.digits(at + 1);
    let fits = (4..=8).contains(&number.len()) && tokens.before(at + 1) == "-" && year.len() == 2;
    let is_it = match letters {
        "AM" | "EB" | "KAM" | "RÅ" | "NF" => matches!(tokens.before(at), "-" | " ") && fits,
        "K" => tokens.before(at).is_empty() && fits,
        _ => false,
    };
    if is_it {
        let district = letters == "K"
            && at >= 2
            && tokens.digits(at - 2).len() == 4
            && matches!(tokens.before(at - 1), "-" | " ");
        let first = if district { at - 2 } else { at - 1 };
        found.add(Class::CaseNumber, tokens.list[first].start, tokens.list[at + 1].end);
    }
}
