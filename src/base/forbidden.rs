//! Keys for what must never be written about a person, and which of these things a key asks for. The rule
//! `refused-field` says why a key is refused and what to write instead.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::base::likeness::slug;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Forbidden {
    /// A personal identity number, whole or in part.
    PersonalNumber,
    /// An age or a date of birth.
    Birth,
    /// A phone number, an e-mail address or an account.
    Contact,
    /// The name of a workplace, a club or a unit.
    Unit,
    /// The name of a school.
    School,
    /// A class or a year at school.
    Class,
    /// An address or a place.
    Address,
    Sex,
    Ethnicity,
    /// Nationality or country of birth.
    Nationality,
    Religion,
    Opinion,
    Language,
    Health,
    Income,
    /// A number that leads to a file.
    Reference,
    /// Signs, profiles and levels of risk.
    Signs,
    Day,
    Name,
}

/// The words that ask for each thing, in both languages, in lower case without accents and spaces. Where a key has
/// words of two rows, the first row wins.
const WORDS: [(Forbidden, &[&str]); 19] = [
    (
        Forbidden::PersonalNumber,
        &["personnummer", "personnr", "pnr", "samordningsnummer", "reservnummer", "ssn", "identitynumber"],
    ),
    (
        Forbidden::Birth,
        &[
            "fodelsedatum", "fodelsear", "fodd", "birthdate", "birthday", "dateofbirth", "yearofbirth",
            "born", "dob", "alder", "age",
        ],
    ),
    (
        Forbidden::Contact,
        &[
            "telefonnummer", "telefon", "tel", "mobilnummer", "mobil", "phone", "phonenumber", "mobile",
            "epost", "email", "mail", "kontaktuppgifter", "kontakt", "contact", "konto", "account", "handle",
            "instagram", "snapchat", "tiktok",
        ],
    ),
    (
        Forbidden::Unit,
        &[
            "arbetsgivare", "employer", "arbetsplats", "workplace", "forening", "association", "klubb",
            "club", "organisation", "unit", "enhet",
        ],
    ),
    (Forbidden::School, &["skolnamn", "skola", "school", "larosate", "forskola", "gymnasium"]),
    (Forbidden::Class, &["klass", "class", "arskurs", "grade"]),
    (
        Forbidden::Address,
        &[
            "adress", "address", "gatuadress", "gata", "street", "postnummer", "postcode", "zip", "bostad",
            "hem", "home", "koordinater", "coordinates", "fastighet", "ort", "stadsdel",
        ],
    ),
    (Forbidden::Sex, &["konstillhorighet", "kon", "sex", "gender", "pronomen", "pronouns"]),
    (
        Forbidden::Ethnicity,
        &[
            "etnicitet", "ethnicity", "etnisk", "ethnic", "ursprung", "origin", "harkomst", "descent", "ras",
            "race", "hudfarg",
        ],
    ),
    (
        Forbidden::Nationality,
        &[
            "nationalitet", "nationality", "medborgarskap", "citizenship", "fodelseland", "countryofbirth",
            "birthcountry", "land", "country",
        ],
    ),
    (
        Forbidden::Religion,
        &[
            "religion", "trossamfund", "troende", "tro", "belief", "beliefs", "faith", "congregation",
            "forsamling", "moske", "mosque", "kyrka", "church",
        ],
    ),
    (
        Forbidden::Opinion,
        &[
            "asikter", "asikt", "opinion", "opinions", "ideologi", "ideology", "partitillhorighet", "parti",
            "party", "politik", "politics",
        ],
    ),
    (Forbidden::Language, &["modersmal", "sprak", "language", "mothertongue", "tolk", "interpreter"]),
    (
        Forbidden::Health,
        &[
            "diagnos", "diagnosis", "sjukdom", "illness", "funktionsnedsattning", "disability", "halsa",
            "health", "missbruk", "addiction",
        ],
    ),
    (
        Forbidden::Income,
        &[
            "inkomst", "income", "lon", "salary", "ekonomi", "skulder", "debts", "forsorjningsstod",
            "benefits",
        ],
    ),
    (
        Forbidden::Reference,
        &[
            "diarienummer", "dnr", "arendenummer", "referensnummer", "referens", "aktnummer", "akt",
            "personakt", "knummer", "reference", "referencenumber", "casenumber", "caseno", "filenumber",
            "malnummer", "nummer",
        ],
    ),
    (
        Forbidden::Signs,
        &[
            "tecken", "signs", "sign", "beteende", "behaviour", "behavior", "riskniva", "risk", "risklevel",
            "score", "poang", "profil", "profile", "utseende", "appearance", "klader", "clothes",
        ],
    ),
    (Forbidden::Day, &["datum", "date", "dag", "day", "tidpunkt", "time", "tid", "when", "nar", "on"]),
    (
        Forbidden::Name,
        &[
            "fornamn", "efternamn", "namn", "smeknamn", "alias", "initialer", "firstname", "lastname",
            "surname", "name", "nickname", "initials", "person",
        ],
    ),
];

/// The words that are refused in plans and other records too, since those name roles, never people.
const EVERYWHERE: [&str; 9] =
    ["name", "namn", "person", "telefon", "tel", "phone", "epost", "email", "personnummer"];

/// What a refused key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub what: Forbidden,
    /// Whether the key is exactly one of the words in the lists. Only such a key may be repeated in a message: a
    /// longer key may hold a name.
    pub plainly: bool,
}

/// What a key in a case or an incident asks for. The whole key, one word in it or its ending decides: `elevens_skola`
/// and `elevnamn` are both refused.
pub(crate) fn of_people(key: &str) -> Option<Asked> {
    let words = words(key);
    let whole = words.concat();
    let row = |word: &str| ROWS.get(word).copied();
    if let Some(row) = row(&whole) {
        return Some(Asked { what: WORDS[row].0, plainly: true });
    }
    let within = words.iter().filter_map(|word| row(word)).min();
    // A slug is ASCII, so that it can be parted anywhere.
    let ends = || (0..whole.len().saturating_sub(3)).filter_map(|at| row(&whole[at..])).min();
    within.or_else(ends).map(|row| Asked { what: WORDS[row].0, plainly: false })
}

/// The row of each word, since a file may have a key on each of its lines.
static ROWS: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    let of_row = |(row, (_, words)): (usize, &(Forbidden, &'static [&'static str]))| {
        words.iter().map(move |word| (*word, row))
    };
    WORDS.iter().enumerate().flat_map(of_row).collect()
});

/// What a key in any other record asks for.
pub(crate) fn of_others(key: &str) -> Option<Asked> {
    EVERYWHERE.contains(&&*words(key).concat()).then(|| of_people(key)).flatten()
}

/// Splits a key into words in lower case without accents: `Födelse-datum` → `fodelse`, `datum`.
fn words(key: &str) -> Vec<String> {
    slug(key).split('-').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forbidden_key_is_known_in_every_spelling() {
        for (key, what) in [
            ("namn", Forbidden::Name),
            ("Förnamn", Forbidden::Name),
            ("elevens_namn", Forbidden::Name),
            ("first_name", Forbidden::Name),
            ("personnummer", Forbidden::PersonalNumber),
            ("kön", Forbidden::Sex),
            ("kon", Forbidden::Sex),
            ("Etnicitet", Forbidden::Ethnicity),
            ("religion", Forbidden::Religion),
            ("nationality", Forbidden::Nationality),
            ("födelseland", Forbidden::Nationality),
            ("fo\u{308}delseland", Forbidden::Nationality),
            ("country of birth", Forbidden::Nationality),
            ("språk", Forbidden::Language),
            ("hemadress", Forbidden::Address),
            ("Skola", Forbidden::School),
            ("klass", Forbidden::Class),
            ("datum", Forbidden::Day),
            ("fodelsedatum", Forbidden::Birth),
            ("ålder", Forbidden::Birth),
            ("diagnos", Forbidden::Health),
            ("mobilnummer", Forbidden::Contact),
            ("e-post", Forbidden::Contact),
            ("inkomst", Forbidden::Income),
            ("ärendenummer", Forbidden::Reference),
            ("dnr", Forbidden::Reference),
            ("åsikter", Forbidden::Opinion),
            ("risknivå", Forbidden::Signs),
        ] {
            assert_eq!(of_people(key).map(|asked| asked.what), Some(what), "{key}");
        }
    }

    #[test]
    fn other_unknown_keys_are_only_unknown() {
        for key in ["enviroment", "measure", "titel", "åtgärd", "message", "stage", "antal"] {
            assert_eq!(of_people(key), None, "{key}");
        }
        for key in ["skola", "adress", "reference", "datum", "unit"] {
            assert_eq!(of_others(key), None, "{key}");
        }
        assert!(of_others("namn").is_some() && of_others("e-post").is_some());
    }

    /// A key with more in it than a listed word may hold a name.
    #[test]
    fn a_key_is_plain_when_it_is_no_more_than_our_word() {
        let plainly = |key: &str| of_people(key).map(|asked| asked.plainly);
        assert_eq!(plainly("Skola"), Some(true));
        assert_eq!(plainly("date of birth"), Some(true));
        assert_eq!(plainly("elevens skola"), Some(false));
        assert_eq!(plainly("elevnamn"), Some(false));
    }

    /// No word stands in two rows, where the first would hide the second.
    #[test]
    fn every_word_is_refused_for_one_reason() {
        let mut seen = std::collections::BTreeSet::new();
        for word in WORDS.iter().flat_map(|(_, words)| *words) {
            assert!(seen.insert(word), "{word} stands twice");
            assert_eq!(slug(word), **word, "{word} is not as keys are compared");
        }
    }
}
