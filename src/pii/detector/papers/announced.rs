//! Numbers that a word says the kind of: accounts, identity documents, files and matters.

use super::super::class::Class;
use super::super::cues::{Cues, Endings, cues};
use super::super::found::Found;
use super::super::lexicon::Flags;
use super::super::tokens::{Case, Tokens};

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

/// The number that a word announces.
pub(super) fn told(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
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
pub(super) fn code(tokens: &Tokens<'_>, at: usize) -> (usize, usize) {
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
