//! Registered numbers: vehicles, bank accounts, case numbers of authorities, identity documents.

use super::class::Class;
use super::cues::{Cues, Endings, cues};
use super::found::Found;
use super::lexicon::Flags;
use super::tokens::{Case, Tokens};

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

pub(super) fn find(tokens: &Tokens<'_>, found: &mut Found) {
    for &at in &tokens.numbers {
        police(tokens, at, found);
        police_diary(tokens, at, found);
        card(tokens, at, found);
        clearing(tokens, at, found);
        personal(tokens, at, found);
        administrative(tokens, at, found);
        loose(tokens, at, found);
        // A number plate begins with letters before its number.
        if let Some(word) = at.checked_sub(1).filter(|word| tokens.is_word(*word)) {
            plate(tokens, word, found);
            spaced_plate(tokens, at, found);
            neighbour(tokens, word, found);
            foreign(tokens, word, found);
            iban(tokens, word, found);
            court(tokens, word, found);
        }
    }
    for at in tokens.cues() {
        told(tokens, at, found);
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

/// An IBAN: country, two check digits, and groups. Decided by the check digits, for any country.
fn iban(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let country = tokens.str(at);
    if country.len() != 2
        || tokens.list[at].case != Case::Upper
        || !tokens.before(at + 1).is_empty()
        || tokens.digits(at + 1).len() < 2
    {
        return;
    }
    let start = tokens.list[at].start;
    let (mut head, mut rest, mut length) = (0, 0, 0);
    let mut best = None;
    for (offset, char) in tokens.text[start..].char_indices().take(48) {
        match char {
            'A'..='Z' | '0'..='9' if length < 34 => {
                length += 1;
                let part = if length <= 4 { &mut head } else { &mut rest };
                *part = with_next(*part, char);
                // ISO 13616: the country and the check digits, which are six digits, are moved to the end.
                if length >= 15 && (rest * 1_000_000 + head) % 97 == 1 {
                    best = Some(start + offset + 1);
                }
            }
            ' ' | '\t' | '-' if length >= 4 => {}
            _ => break,
        }
    }
    if let Some(end) = best {
        found.add(Class::Iban, start, end);
    }
}

/// The remainder modulo 97 of a number and one sign more; a letter is two digits.
fn with_next(rest: u32, sign: char) -> u32 {
    let value = sign.to_digit(36).unwrap_or_default();
    let shift = if value < 10 { 10 } else { 100 };
    (rest * shift + value) % 97
}

/// The words that say what kind of number follows, and how many characters the number has at least.
static ANNOUNCED: [(Class, usize, &Cues); 4] = [
    (
        Class::Account,
        6,
        cues![
            "bankgiro", "bankgironumret", "bankgironummer", "plusgironumret", "plusgironummer",
            "kontonumret", "swishnummer", "swishnumret", "bg", "bgnr", "plusgiro", "pg", "postgiro",
            "kontonummer", "kontonr", "konto", "kontot", "clearing", "clearingnr", "clearingnummer",
            "bankkonto", "swish", "personkonto", "sparkonto", "lönekonto", "plusgirot", "bankgirot",
            "swishas", "swishar", "swisha", "swishade", "swishat", "swishades", "sparkontot", "lönekontot",
            "bankkontot", "clearingnumret", "kontonumren", "postgirot", "bankuppgifter", "kortnummer",
            "kortnumret", "betalkort", "bankkort", "handelsbanken", "swedbank", "nordea", "sparbanken",
            "seb", "skandiabanken", "länsförsäkringar", "plusgirokonto", "bankgironr", "plusgironr",
            "bankgiroavi", "plusgiroavi", "bankgiroavin", "plusgiroavin", "giro", "inbetalningskort",
        ],
    ),
    (
        Class::IdDoc,
        5,
        cues![
            "pass", "passnummer", "passnumret", "körkortsnumret", "passnr", "passet", "passport", "lma",
            "körkort", "körkortsnummer", "körkortsnr", "körkortet", "id-kort", "idkort", "legitimation",
            "legitimationen", "diplomatpass", "främlingspass", "resedokument", "uppehållstillstånd",
            "uppehållstillståndskort", "uppehållskort", "referensnummer", "dossiernummer", "dossiernr",
            "dossier", "beteckningsnummer", "nationellt", "lmakort", "pass-nr", "resedokumentet",
            "främlingspasset", "passets", "körkorts", "främlingspassnr", "nationalitetspass",
            "körkortsnumret", "id-nummer", "idnummer", "idnr", "identitetskort",
        ],
    ),
    (
        Class::CaseNumber,
        3,
        cues![
            "personakt", "personakten", "aktnummer", "aktnr", "akt", "akten", "journal", "journalnr",
            "journalnummer", "målnummer", "målnumret", "journalnumret", "målnr", "mål", "målet",
            "brottsanmälan", "polisanmälan", "knummer", "knr", "förundersökning", "dom", "domen", "åtal",
            "patientnummer", "patientnr", "personaktens", "barnakt", "barnakten", "socialakt", "socialakten",
            "familjeakt", "barnavårdsutredning", "barnavårdsutredningen", "personaktsnr", "personaktnr",
            "personaktsnummer", "personaktnummer", "polisärende", "polisärendet", "förundersökningen",
        ],
    ),
    (
        Class::Reference,
        4,
        cues![
            "anmälningsnummer", "anmälningsnr", "anmälan", "beteckning", "beteckningen", "beslut", "dnr",
            "diarienr", "diarienummer", "ärende", "ärendet", "ärendenr", "ärendenummer", "ärendenumret",
            "diarienumret", "referensnumret", "ref", "referens", "refnr", "ärendeid", "handläggningsnummer",
            "utredningsnr", "utredning", "utredningen", "kundnr", "kundnummer", "kundnumret", "felanmälan",
            "medlemsnummer", "medlemsnr", "medlemsnumret", "kontraktsnummer", "kontraktsnr", "avtalsnummer",
            "avtalsnr", "försäkringsnummer", "skadenummer", "skadenr", "remissnr", "remissnummer", "remiss",
            "orosanmälan", "orosanmälningen", "anmälningen", "incidentnummer", "incidentnr", "händelsenr",
            "händelsenummer", "bokningsnummer", "bokningsnr", "loggnummer", "loggnr", "ansökan", "beslutet",
            "beslutsnummer", "beslutsnr", "hyresgästnummer", "elevnummer", "elevid", "ärendets", "akt-id",
            "id-nr", "löpnummer", "löpnr", "lopnr", "registreringsnr", "tillbudsnr", "avvikelse",
            "avvikelserapport", "tillbudsrapport", "rapportnr", "rapportnummer", "anmälans", "biljettnr",
            "biljettnummer", "ticket", "hyreskontrakt", "bostadskö", "fakturanr", "fakturanummer", "ocr",
            "kundid", "objektsnummer", "avtal", "avtalet", "hyresavtal", "hyresavtalet", "kontrakt",
            "kontraktet", "hyreskontraktet", "placeringsavtal", "placeringsavtalet", "bokning", "bokningen",
            "lånekort", "lånekortet", "lånekortsnummer", "bibliotekskort", "försäkringsärende",
            "försäkringsärendet", "skadeärende", "skadeärendet", "könr", "könummer", "handling",
            "handlingen", "ärendemapp", "deltagarnummer", "elevkort", "busskort", "busskortet", "kvitto",
            "kölapp", "tillståndsnummer", "ansökningsnummer", "ansökningsnr", "ordernr", "ordernummer",
            "larmnummer", "larmnr", "händelserapport", "händelserapporten", "incidentrapport", "incident",
        ],
    ),
];

fn told(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let card = tokens.is_one_of(at, cues!["kort", "kortet"]) && tokens.before(at) == "-";
    let Some((class, least, _)) = ANNOUNCED
        .iter()
        .find(|(class, _, words)| tokens.is_one_of(at, words) || (card && *class == Class::IdDoc))
    else {
        return;
    };
    // `LMA-kort nr 12-345678`: a few small words may stand between.
    let mut from = at + 1;
    while tokens.is_word(from)
        && from < at + 6
        && (is_body(tokens, from)
            || tokens.is_one_of(
                from,
                cues![
                    "nr", "nummer", "kort", "kortet", "nummret", "numret", "är", "har", "med", "id", "hos",
                    "konto", "till", "och", "tingsrätten", "skatteverket", "dnr", "av", "se", "nationellt",
                    "k", "svenskt", "no", "number", "clearing", "clearingnr", "swedbank", "nordea",
                    "handelsbanken", "seb", "migrationsverket", "lma", "nationella", "fk", "fp", "sn", "ifo",
                    "soc", "kfn", "bun", "socialnämnden", "försäkringskassan", "insamlingen", "hennes",
                    "hans", "mammans", "pappans", "bostadsbolaget", "kommunen", "polisen",
                    "länsförsäkringar", "icabanken", "danske", "bank", "skandia", "lånekontot",
                    "registrerad", "registrerat", "under", "ärende", "gäller", "oss", "er", "vårt", "deras",
                    "beteckning", "löpnummer", "nämnden", "åklagaren", "gällande",
                ],
            ))
    {
        from += 1;
    }
    if let Some(told) = after_colon(tokens, at, from) {
        from = told;
    }
    let gap = tokens.before(from);
    let listed = gap == ", " && matches!(class, Class::IdDoc | Class::Account);
    let short = listed || gap.starts_with(". ") || gap.starts_with(".:");
    if from >= tokens.len() || gap.contains(['\n', '.', ';', ',']) && !short {
        return;
    }
    let (start, end) = code(tokens, from);
    let code = &tokens.text[start..end];
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let is_year = digits == 4 && code.len() == 4;
    let letters = code.bytes().filter(u8::is_ascii_alphabetic).count();
    let upper = code.chars().all(|char| !char.is_lowercase());
    let is_plan = matches!(class, Class::Reference)
        && code.chars().take_while(|char| char.is_alphabetic()).count() >= 2
        && code.contains('/')
        && tokens.is_one_of(
            at,
            cues![
                "dnr", "diarienr", "diarienummer", "diarienumret", "ärende", "ärendet", "beslut", "beslutet",
                "handling", "handlingen", "avtal", "avtalet"
            ],
        )
        && !is_of_one(tokens, end);
    // Ambiguous words require a number that is certainly one.
    let weak = tokens.is_one_of(
        at,
        cues![
            "kort", "kortet", "pass", "passet", "konto", "kontot", "akt", "akten", "anmälan", "mål", "målet",
            "ärende", "ärendet", "dom", "ref", "journal", "beslut", "beslutet", "beteckning", "utredning",
            "utredningen", "referens", "legitimation", "legitimationen", "pg", "bg", "swish", "lma",
            "nationellt", "referensnummer", "körkortet", "förundersökning", "uppehållstillstånd", "avtal",
            "avtalet", "kontrakt", "kontraktet", "bokning", "bokningen", "handling", "handlingen",
            "incident", "kvitto", "giro",
        ],
    );
    let bank = tokens.is_one_of(
        at,
        cues![
            "handelsbanken", "swedbank", "nordea", "sparbanken", "seb", "skandiabanken", "länsförsäkringar"
        ],
    );
    // `passet 2200-0700`: the hours of a shift.
    let is_shift = tokens.is_one_of(at, cues!["pass", "passet"])
        && (code.contains([':', '.']) || matches!(tokens.digits(from).len(), 2 | 4));
    // An agreement is numbered by its year, and is rarely one person's.
    let of_year = (code.starts_with("20") || code.starts_with("19"))
        && tokens.is_one_of(
            at,
            cues!["avtal", "avtalet", "kontrakt", "kontraktet", "incident", "handling", "bokning"],
        );
    // `Mål 2024-26`: what is to be reached in those years.
    let of_years = tokens.is_one_of(at, cues!["mål", "målet"])
        && code.len() == 7
        && code.starts_with("20")
        && code[2..4]
            .parse::<u32>()
            .ok()
            .zip(code[5..].parse::<u32>().ok())
            .is_some_and(|(from, to)| from < to);
    let of_year = of_year || of_years;
    let lettered = *class == Class::Reference && letters > 0 && digits >= 4;
    let enough = lettered
        || digits
            >= match () {
                () if bank => 9,
                () if weak => (*least).max(5),
                () => *least,
            };
    if enough && !is_year && upper && letters <= 4 && !is_plan && !is_shift && !of_year && digits <= 18 {
        found.add(*class, start, end);
    }
}

/// Whether the words after a number say whose it is: `dnr VN 2024/58 i hans namn`, `handling SN 2024/88 om flickan`.
fn is_of_one(tokens: &Tokens<'_>, end: usize) -> bool {
    static WHOSE: &Cues = cues![
        "hans", "hennes", "hens", "honom", "henne", "flickan", "pojken", "klienten", "eleven", "familjen",
        "mamman", "pappan", "sonen", "dottern", "barnet", "killen", "tjejen", "brodern", "systern",
        "flickans", "pojkens",
    ];
    let next = tokens.list.partition_point(|token| token.start < end);
    let in_sentence = |at: &usize| !tokens.before(*at).contains(['.', ';', '!', '?', '\n']);
    (next..next + 4).take_while(in_sentence).any(|at| tokens.is_one_of(at, WHOSE))
}

/// Whether a word is an authority or a company that a number is said to be of: `ärende hos hyresnämnden`.
fn is_body(tokens: &Tokens<'_>, at: usize) -> bool {
    static BODIES: Endings = Endings::of(&[
        "nämnden", "rätten", "verket", "myndigheten", "bolaget", "banken", "kassan", "domstolen", "kommunen",
        "förvaltningen", "kontoret",
    ]);
    tokens.flags(at).is(Flags::BODY) || BODIES.of_word(tokens.str(at)).is_some()
}

/// The number after a colon in the sentence of a cue: `Kontonummer för utlägg till mamman: 9999 00 12345`.
fn after_colon(tokens: &Tokens<'_>, at: usize, from: usize) -> Option<usize> {
    let in_sentence = |next: &usize| !tokens.before(*next).contains(['.', ';', '!', '?', '\n', ',']);
    let number = (from..(at + 9).min(tokens.len()))
        .take_while(in_sentence)
        .find(|next| tokens.is_number(*next) || tokens.before(*next).contains(':'))?;
    (number > from && tokens.is_number(number) && tokens.before(number).trim_start() == ": ")
        .then_some(number)
}

/// The range of tokens that can be one number, with its letters and signs.
fn code(tokens: &Tokens<'_>, at: usize) -> (usize, usize) {
    let start = tokens.list[at].start;
    let mut end = tokens.list[at].end;
    let mut last = at;
    while let Some(next) = tokens.get(last + 1) {
        let gap = tokens.before(last + 1);
        let joined = matches!(gap, "" | "-" | "/" | ":" | ".")
            || (matches!(gap, " " | " - " | ", ")
                && next.case == Case::Number
                && (tokens.is_number(last) || last == at)
                && !(gap == ", " && end - start > 7));
        if !joined || end - start > 28 || (gap == "." && next.case != Case::Number) {
            break;
        }
        end = next.end;
        last += 1;
    }
    (start, end)
}

/// A number after some other word for one, or of the form that registers give: `skadeärende 7781-22`, `LVU-2024-118`.
fn loose(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    static CUES: Endings = Endings::of(&[
        "ärende", "ärendet", "nummer", "numret", "nr", "id", "anmälan", "kort", "kortet", "kontrakt",
        "remissen", "avtal", "avtalet", "kontraktet", "ansökan", "bokning", "rapporten",
    ]);
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
    let gap = tokens.before(at);
    let Some(word) = at.checked_sub(1).filter(|word| tokens.is_word(*word)) else { return };
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
    if !is_year || !serial || !(after || before) {
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

/// The number of a payment card: four groups of four digits, of which the first is not a year.
fn card(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let groups = (at..at + 4).all(|at| tokens.digits(at).len() == 4);
    let joined = (at + 1..at + 4).all(|at| matches!(tokens.before(at), " " | "-"));
    if groups && joined && tokens.digits(at).starts_with(['3', '4', '5', '6']) && !tokens.is_number(at + 4) {
        found.add(Class::Account, tokens.list[at].start, tokens.list[at + 3].end);
    }
}

/// A clearing number with its check digit, and an account: `8327-9, 123 456 789-0`.
fn clearing(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let begins = tokens.digits(at).len() == 4
        && tokens.digits(at).starts_with('8')
        && tokens.before(at + 1) == "-"
        && tokens.digits(at + 1).len() == 1
        && matches!(tokens.before(at + 2), ", " | "," | " ");
    let (mut digits, mut last) = (0, at + 1);
    while tokens.is_number(last + 1)
        && digits < 10
        && (last == at + 1 || matches!(tokens.before(last + 1), " " | "-"))
    {
        last += 1;
        digits += tokens.length(last);
    }
    if begins && digits >= 6 {
        found.add(Class::Account, tokens.list[at].start, tokens.list[last].end);
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
