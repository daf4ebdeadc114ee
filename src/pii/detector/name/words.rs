//! Words that stand beside names, and endings that names have or never have.

use crate::pii::detector::cues::{Cues, Endings, cues};
use crate::pii::detector::fold::{fold_char, is_combining};
use crate::pii::detector::lexicon::looks;
use crate::pii::detector::tokens::{Case, Tokens};

/// Small words inside a name, such as `von`.
pub(super) static PARTICLES: &Cues = cues![
    "al", "el", "von", "van", "de", "da", "del", "di", "du", "dos", "bin", "ibn", "bint", "abu", "umm", "af",
    "ben", "der", "den", "la", "le", "ul", "ur", "ter",
];
/// Words that a name follows.
pub(super) static CUES: &Cues = cues![
    "heter", "hette", "heta", "hetat", "namnet", "familjen", "familj", "släkten", "namnen", "förnamn",
    "förnamnet", "efternamn", "efternamnet", "mellannamn", "mellannamnet", "tilltalsnamn", "tilltalsnamnet",
    "flicknamn", "flicknamnet", "signaturen", "medförälder", "make", "maka", "paret", "makarna",
];
/// Headings of a form that a name follows after a colon.
pub(super) static FORM: &Cues = cues![
    "namn", "förnamn", "efternamn", "namnet", "elevens", "vårdnadshavare", "kontaktperson", "undertecknat",
    "underskrift", "tilltalsnamn",
];
/// Headings of a form or a table that somebody follows, but as often something else.
pub(super) static LABELS: &Cues = cues![
    "ansvarig", "handläggare", "handläggaren", "uppgiftslämnare", "anmälare", "kontakt", "ersättare",
    "deltagare", "närvarande", "ordförande", "sekreterare", "justerare", "elev", "eleven", "klient",
    "klienten", "barn", "barnet", "barnets", "ungdom", "ungdomen", "pojke", "flicka", "anhörig", "anhöriga",
    "sökande", "förälder", "föräldrar", "syskon", "boende", "hyresgäst", "spelare", "ledare", "tränare",
    "vikarie", "mentor", "målsman", "låntagare", "kund", "brukare", "vittne", "målsägande", "misstänkt",
    "patient", "person", "vem", "förare", "ägare", "avsändare", "mottagare", "från", "till", "cc", "deltog",
    "frånvarande", "ringt", "samtal", "kontaktad",
];
/// Words after which a name without capitals is somebody who is met or spoken to: `ring giulia ferrante`.
pub(super) static MET: &Cues = cues![
    "ring", "ringa", "ringde", "ringt", "samtal", "träffade", "träffat", "träffa", "mötte", "med", "från",
    "sms", "mejl", "mejla", "prata", "pratade", "kontakta", "hos", "åt", "fråga", "frågade", "smsa", "sms:a",
    "sök", "sökte", "hämtade", "hälsa",
];
/// Adverbs that can stand between a cue and the name: `heter visst`.
pub(super) static HEDGES: &Cues = cues![
    "visst", "nog", "tydligen", "egentligen", "väl", "kanske", "troligen", "numera", "bara", "förmodligen",
    "ju", "faktiskt", "också", "möjligen", "säkert", "tror", "alltså", "nuförtiden", "ibland", "oftast",
    "allmänt", "typ",
];
/// Words for what somebody is called, before `är`.
pub(super) static OWN_NAMES: &Cues = cues![
    "namn", "namnet", "förnamn", "förnamnet", "efternamn", "efternamnet", "tilltalsnamn", "tilltalsnamnet",
];
/// Verbs for giving a name.
pub(super) static PRESENTS: &Cues = cues![
    "presenterar", "presenterade", "presenterat", "presenterades", "presenterats", "identifierad",
    "identifierats", "identifierades", "identifierade",
];
/// Verbs for calling somebody something.
pub(super) static CALLED: &Cues =
    cues!["kallas", "kallar", "kallad", "kallade", "kallat", "kallades", "kallats", "tilltalas", "benämns",];
/// Small words after a name that was set off only on its left: `sonen, Baptiste som`.
pub(super) static AFTER: &Cues = cues!["som", "och"];
/// Greetings. The capitalised word that follows is a name.
pub(super) static GREETINGS: &Cues = cues![
    "hej", "hejsan", "tjena", "hälsningar", "mvh", "vänligen", "hälsar", "vh", "kära", "hälsn", "hälsning",
];
/// Words for a person that initials follow in notes: `elev AL`.
pub(super) static PERSONS: &Cues = cues![
    "elev", "eleven", "pojken", "pojke", "flickan", "flicka", "klient", "klienten", "brukaren", "ungdomen",
    "ungdom", "killen", "kille", "tjejen", "tjej", "mannen", "kvinnan", "barnet", "personen", "mamman",
    "pappan", "brodern", "brorsan", "systern", "kompisen", "sonen", "dottern", "vännen", "ynglingen",
    "deltagaren",
];

/// Whether the next word is in lower case, so that the sentence continues: `Pappa Gabriel hämtar`.
pub(super) fn next_is_lower(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at + 1).is_none_or(|next| next.case == Case::Lower) && !tokens.after(at).contains(':')
}

/// Words after a name that make it the name of a place or thing.
pub(super) static NAMED_AFTER: &Cues = cues![
    "barnsjukhus", "sjukhus", "fond", "stiftelse", "minnesfond", "pris", "bibliotek", "förskola", "akademi",
    "museum", "hus", "kapell", "torg", "plats", "gata", "väg", "park", "skola", "kyrka", "gymnasium",
    "backe", "bro", "station", "arena", "församling", "kyrkokör", "koloni", "minne",
];

/// Words for institutions that bear a founder's name.
pub(super) static FOUNDED: &Cues = cues![
    "academy", "akademi", "akademin", "institutet", "institute", "stiftelsen", "stiftelse", "fonden",
    "skolan", "skola", "gymnasiet", "gymnasium", "sjukhus", "foundation",
];

/// Words for people who are close but not family.
pub(super) static FRIENDS: &Cues = cues![
    "vän", "vännen", "kompis", "kompisen", "granne", "grannen", "klasskamrat", "klasskamraten", "tränare",
    "tränaren", "ledare", "ledaren", "bekant", "bekanta", "kamrat", "kamraten", "polare", "polaren",
    "flickvän", "flickvännen", "pojkvän", "pojkvännen", "lagkamrat", "lagkamraten", "arbetskamrat",
    "rumskompis",
];

/// The last parts of words for what has a name of its own and is nobody.
static THINGS: Endings = Endings::of(&[
    "chatten", "gruppen", "kursen", "kurs", "projektet", "appen", "kanalen", "låten", "boken", "programmet",
    "program", "föreningen", "filmen", "spelet", "kontot", "servern", "sidan", "utbildningen", "metoden",
    "stödet", "lagen", "skolan", "gatan", "platsen", "insatsen", "kampanjen", "rapporten", "enkäten",
    "modellen", "materialet", "serien", "verksamheten", "organisationen", "gården", "cupen", "övningen",
    "teatern", "pjäsen", "turneringen", "konferensen", "boendet", "centret", "kampanj", "projekt",
    "föreläsning", "föreläsningen", "utställning", "utställningen", "temat", "tema", "titeln", "rubriken",
    "parollen", "budskapet", "texten", "affischen", "orden", "ordet", "begreppet", "skriften", "bilaga",
    "bilagan", "avsnitt", "avsnittet", "kapitel", "kapitlet", "dokumentet", "dokument", "rutinen", "rutin",
    "mötet", "möte", "systemet", "system", "filen", "mappen", "rummet", "lokalen", "bron", "båten", "hunden",
    "katten", "fliken", "kolumnen", "planen", "plan", "policyn", "policy", "mallen", "blanketten",
    "formuläret", "nätverket", "tjänsten", "enheten", "avdelningen", "huset", "byggnaden", "kvarteret",
    "stadsdelen", "orten", "staden", "området", "podden", "tidningen", "bloggen", "butiken", "affären",
    "restaurangen", "puben", "salen", "salongen", "klassen", "laget", "klubben", "stormen", "bandet",
    "showen", "punkten", "listan", "lista", "rollen", "fasen", "steget", "lådan", "hästen", "arbetet",
    "satsningen", "initiativet", "fenomenet", "taktiken", "strategin", "sättet", "cirkeln", "teamet",
    "verktyget", "plattformen",
]);
/// Endings of a noun in the definite form, which some family names have too.
static DEFINITE: Endings = Endings::of(&["en", "et", "an", "na", "rn", "ln"]);

/// Whether a word says what has the name beside it, so that the name is no person's: `elsa-programmet`, `Kampanjen Alva`.
pub(super) fn names_a_thing(word: &str) -> bool {
    // Whoever is responsible is somebody: `Ansvarig Hodan`.
    if is_in_charge(word) {
        return false;
    }
    THINGS.of_word(word).is_some()
        || is_compound(word)
        || DEFINITE.of_word(word).is_some() && looks(word) <= -4
}

/// Whether a word says that somebody is responsible.
pub(super) fn is_in_charge(word: &str) -> bool {
    static ENDINGS: Endings = Endings::of(&["ansvarig", "ansvarige", "ansvariga"]);
    ENDINGS.of_word(word).is_some()
}

/// Whether a word ends as those for what bears the name of its owner do: `Pizzeria Bella`, `Förskolan Vera`.
pub(super) fn is_house(word: &str) -> bool {
    static ENDINGS: Endings = Endings::of(&[
        "restaurang", "pizzeria", "service", "slageri", "bageri", "frisör", "salong", "bygg", "städ",
        "bistro", "café", "cafe", "krog", "hotell", "handel", "verkstad", "åkeri", "bröderna", "bil",
        "måleri", "livs", "grill", "kiosk", "gym", "klubb", "club", "academy", "akademin", "institutet",
        "stiftelsen", "foundation", "kyrkan", "församlingen", "moskén", "föreningen", "förening", "gården",
        "huset", "förskola", "förskolan", "mottagningen", "jouren", "linjen", "stadsdel", "biblioteket",
        "centrum", "partiet", "rörelsen",
    ]);
    ENDINGS.of_word(word).is_some()
}

/// Whether a thing and not a person has the name: `kursen heter`, `gruppchatten heter`.
pub(in crate::pii::detector) fn is_thing(tokens: &Tokens<'_>, cue: usize) -> bool {
    static OF_PEOPLE: &Cues = cues![
        "honom", "henne", "familjen", "familj", "släkten", "make", "maka", "paret", "makarna", "förnamn",
        "förnamnet", "efternamn", "efternamnet", "medförälder",
    ];
    let near = (cue.saturating_sub(6)..cue).rev();
    let in_sentence = |at: &usize| {
        let gap = tokens.before(at + 1);
        // `bilagan, som heter Redovisning`
        let relative = gap == ", " && tokens.is_one_of(at + 1, cues!["som"]);
        (relative || !gap.contains(['.', ';', '!', '?', '\n', ',', ':']))
            && !tokens.is_one_of(
                *at,
                cues![
                    "en", "ett", "är", "och", "men", "nån", "någon", "han", "hon", "hen", "honom", "henne",
                    "person"
                ],
            )
    };
    // Words that are only said of people.
    if tokens.is_one_of(cue, OF_PEOPLE) {
        return false;
    }
    if tokens.is_one_of(cue.wrapping_sub(1), cues!["den", "det", "detta", "denna", "dessa"]) {
        return true;
    }
    near.take_while(in_sentence).any(|at| THINGS.of_word(tokens.str(at)).is_some())
        || tokens.is_one_of(cue + 1, cues!["i"])
}

/// `Kontaktad`, `Informerad`: a past participle, which forms use for what has been done.
pub(super) fn is_participle(word: &str) -> bool {
    let lower = word.to_lowercase();
    ["ad", "ade", "ats", "ar", "as"].iter().any(|ending| lower.ends_with(ending)) && looks(word) < 4
}

pub(super) fn folded(word: &str) -> String {
    word.chars().filter(|char| !is_combining(*char)).map(fold_char).collect()
}

/// Whether a word ends as family names do, of any origin, and few other capitalised words.
pub(super) fn ends_as_surname(word: &str) -> bool {
    static ENDINGS: Endings = Endings::of(&[
        "sson", "qvist", "kvist", "gren", "strand", "strøm", "ström", "lund", "blad", "bom", "löf", "löv",
        "quist", "stedt", "dahl", "hjelm", "nen", "lainen", "ovic", "evic", "vic", "ic", "ski", "ska", "sky",
        "czyk", "wicz", "vich", "enko", "chuk", "iuk", "ov", "ova", "ev", "eva", "oglu", "oğlu", "zadeh",
        "zade", "pour", "nejad", "nezhad", "yan", "ian", "shvili", "dze", "poulos", "idis", "akis", "escu",
        "eanu", "mariam", "selassie", "medhin", "haile", "singh", "wala", "nejad", "ulla", "uddin", "abadi",
        "pur",
    ]);
    let is_it = |word: &str| {
        let enough = |ending: &str| word.chars().count() >= ending.chars().count() + 3;
        ENDINGS.of_word(word).is_some_and(enough)
    };
    if word.len() < 5 || word.chars().count() < 5 {
        return false;
    }
    let bare = word.strip_suffix('s').unwrap_or(word);
    let barer = bare.strip_suffix('s').unwrap_or(bare);
    if word.is_ascii() {
        return is_it(bare) || is_it(barer);
    }
    let folded = folded(bare);
    is_it(&folded) || folded.strip_suffix('s').is_some_and(is_it)
}

/// Whether a word ends as compounds of the Swedish public sector do, which no name does.
pub(super) fn is_compound(word: &str) -> bool {
    static ENDINGS: Endings = Endings::of(&[
        "tjänsten", "tjänst", "förvaltningen", "förvaltning", "nämnden", "nämnd", "styrelsen", "styrelse",
        "gruppen", "grupp", "polisen", "verket", "myndigheten", "enheten", "avdelningen", "kontoret",
        "centrum", "föreningen", "förening", "organisationen", "kommunen", "kommun", "regionen", "stadsdel",
        "staden", "skolan", "skola", "gymnasiet", "gården", "mottagningen", "jouren", "linjen", "planen",
        "plan", "rådet", "råd", "arbetet", "arbete", "projektet", "möte", "mötet", "rörelsen", "partiet",
        "kyrkan", "församlingen", "moskén", "huset", "biblioteket", "bidrag", "insatser", "insats",
        "samordnare", "samordnaren", "chef", "chefen", "klubb", "club", "restaurang", "pizzeria", "service",
        "slageri", "bageri", "frisör", "salong", "bygg", "städ", "bistro", "café", "cafe", "krog", "hotell",
        "handel", "verkstad", "åkeri", "bröderna", "kyrkokör", "bil", "måleri", "livs", "grill", "kiosk",
        "gym", "ledare", "ledaren", "sekreterare", "sekreteraren", "ansvarig", "miljön", "enkäten",
        "academy", "akademin", "institutet", "stiftelsen", "foundation", "ismen", "ningen", "ningar",
        "heten", "ationen", "tioner",
    ]);
    ENDINGS.of_word(word).is_some()
}

pub(super) static ROLE_ENDINGS: Endings = Endings::of(&[
    "läraren", "lärare", "chefen", "chef", "ledaren", "ledare", "sekreteraren", "sekreterare",
    "handläggaren", "handläggare", "föreståndaren", "föreståndare", "assistenten", "assistent",
    "inspektören", "inspektör", "samordnaren", "samordnare", "pedagogen", "pedagog", "mästaren", "mästare",
    "terapeuten", "terapeut", "sköterskan", "sköterska", "konsulenten", "konsulent", "vakten", "vakt",
    "värden", "värd", "psykologen", "psykolog", "koordinatorn", "koordinator", "utredaren", "utredare",
    "behandlaren", "behandlare", "vägledaren", "vägledare", "kommissarien", "kommissarie", "intendenten",
    "intendent", "rådgivaren", "rådgivare", "läkaren", "läkare", "kuratorn", "kurator", "rektorn", "rektor",
    "strategen", "strateg", "herden", "herde", "prästen", "präst", "skötaren", "skötare", "biträdet",
    "biträde", "ombudet", "ombud", "officeren", "officer", "åklagaren", "åklagare", "advokaten", "advokat",
    "förvaltaren", "förvaltare",
]);
