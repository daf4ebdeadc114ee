//! What a file says of the plan as a whole: its title, its document type and the time it holds for.

use crate::base::likeness::fold;
use crate::base::period::Period;

/// The words for documents, as a title has them, and the document type that each is.
const DOCUMENTS: [(&str, &str); 26] = [
    ("handlingsplan", "handlingsplan"),
    ("handlingsprogram", "program"),
    ("åtgärdsplan", "åtgärdsplan"),
    ("åtgärdsprogram", "program"),
    ("aktivitetsplan", "aktivitetsplan"),
    ("verksamhetsplan", "plan"),
    ("medborgarlöfte", "medborgarlöfte"),
    ("riktlinje", "riktlinje"),
    ("strategi", "strategi"),
    ("policy", "policy"),
    ("överenskommelse", "överenskommelse"),
    ("program", "program"),
    ("länsplan", "plan"),
    ("trygghetsplan", "plan"),
    ("samverkansplan", "plan"),
    ("genomförandeplan", "plan"),
    ("beredskapsplan", "plan"),
    ("arbetsplan", "plan"),
    ("åtgärdslista", "åtgärdsplan"),
    ("aktivitetslista", "aktivitetsplan"),
    ("insatslista", "plan"),
    ("årsplan", "plan"),
    ("årsplanering", "plan"),
    ("insatsplan", "plan"),
    ("trygghetsprogram", "program"),
    ("plan", "plan"),
];

/// The shortest word, in bytes, that is a document also at the end of another: `samverkansöverenskommelse`.
const LONG: usize = 8;

/// What stands before the time that a plan holds for, in a row of its own.
const TIMES: [&str; 11] = [
    "gäller", "gäller för", "gäller under", "giltighet", "giltighetstid", "giltighetsperiod", "period",
    "planperiod", "valid", "validity", "plan period",
];

/// The time that a row above the heads gives the plan: `Gäller`, and beside it `2027-01-01 - 2028-12-31`.
pub(super) fn labelled(label: &str, said: &str) -> Option<String> {
    let is_label = TIMES.contains(&fold(label).trim_end_matches([':', ' ']));
    let said = Some(said.trim()).filter(|_| is_label)?;
    Period::validity(said).map(|_| said.to_owned()).or_else(|| period(said))
}

/// The words after which it is said for which time something holds.
const HOLDS: [&str; 13] = [
    "gäller", "gälla", "giltig", "giltigt", "giltighet", "giltighetstid", "giltighetsperiod", "avtalstid",
    "avtalstiden", "planperiod", "planperioden", "valid", "validity",
];

/// The words after which another document is named, or a time before that of the plan.
const OTHERS: [&str; 19] = [
    "ersätter", "ersatte", "ersätta", "upphäver", "bygger", "tidigare", "föregående", "förra", "lägesbild",
    "lägesbilden", "lägesbilder", "kartläggning", "utvärdering", "replaces", "replacing", "supersedes",
    "previous", "former", "based",
];

/// The time that a text says that something holds for: `Överenskommelsen gäller från den 1 januari 2027 till …`, and not
/// the one that it says of another.
pub(super) fn held(text: &str) -> Option<String> {
    if text.len() > 300 {
        return None;
    }
    clauses(text).into_iter().find_map(|clause| {
        let at = word(clause, &HOLDS)?;
        period(&clause[at..])
    })
}

/// Whether a time has an end in another year than its beginning, or none: a year alone may say something else.
pub(super) fn is_span(time: &str) -> bool {
    let years = time.split(|char: char| !char.is_ascii_digit()).filter(|part| part.len() == 4).count();
    years != 1 || time.contains(' ')
}

/// The sentences of a text. A full stop after a short word is one of what is shortened.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let is_end = |at: &usize| {
        let before = text[..*at].trim_end_matches(['.', ' ']);
        let last = before.rsplit(' ').next().unwrap_or_default();
        let is_whole = last.chars().count() > 3 || last.contains(|char: char| char.is_ascii_digit());
        is_whole && text[*at..].starts_with(char::is_uppercase)
    };
    let mut from = 0;
    let mut all = Vec::new();
    for at in text.match_indices(". ").map(|(at, _)| at + 2).filter(is_end).chain([text.len()]) {
        all.push(text[from..at].trim());
        from = at;
    }
    all
}

/// The part of each sentence that is about the plan itself.
fn clauses(text: &str) -> Vec<&str> {
    let ends = text.match_indices(". ").map(|(at, _)| at + 2);
    let mut from = 0;
    let mut sentences = Vec::new();
    for at in ends.chain([text.len()]) {
        sentences.push(&text[from..at]);
        from = at;
    }
    let parts = sentences.into_iter().flat_map(|own| own.split(['\n', ';', '(', ')']));
    parts.map(|part| word(part, &OTHERS).map_or(part, |at| &part[..at])).collect()
}

/// Where the first of some words stands in a text.
fn word(text: &str, words: &[&str]) -> Option<usize> {
    let starts = text
        .char_indices()
        .filter(|(at, char)| char.is_alphanumeric() && !text[..*at].ends_with(char::is_alphanumeric));
    let own = |at: usize| text[at..].split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
    starts.map(|(at, _)| at).find(|at| words.contains(&fold(own(*at)).as_str()))
}

/// Whether a text is the title of a plan rather than of a part of one.
pub(super) fn is_title(text: &str) -> bool {
    text.len() <= 200 && (document_type(text).is_some() || is_of_year(text))
}

/// Whether a text that is no heading is the title of a plan: it begins with the word for the document, or is one line in
/// capitals.
pub(super) fn is_title_alone(text: &str) -> bool {
    let begun = fold(text);
    let begins =
        begun.split(' ').next().is_some_and(|word| is_title(word) && !["plan", "planen"].contains(&word));
    let is_loud = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
    let is_sentence = text.ends_with(['.', ':', ';']) || text.contains('\n');
    !is_sentence && is_title(text) && (is_loud || begins)
}

/// Whether a text says whose the plan is and for when, and nothing else: `Hedelunda kommun 2027–2029`.
pub(super) fn is_whose(text: &str) -> bool {
    const WORDS: [&str; 7] =
        ["kommun", "kommuns", "stad", "stads", "region", "regionen", "stadsdelsförvaltning"];
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_figures = |word: &&&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let own = words.iter().filter(|word| !is_figures(word)).count();
    (2..=3).contains(&own) && words.iter().any(|word| WORDS.contains(word)) && period(text).is_some()
}

/// Whether a text names the year's round of activities, which is no sort of document: `Årshjul 2027`.
fn is_of_year(text: &str) -> bool {
    fold(text)
        .split(|char: char| !char.is_alphanumeric())
        .any(|word| ["årshjul", "årshjulet"].contains(&word))
}

/// The title that the name of a file is, where it is one of a plan: `Handlingsplan_VBE-2027.csv`.
pub(super) fn title_of_file(stem: &str) -> Option<String> {
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let spaced = stem.replace('_', " ").replace("%20", " ");
    // Where there is no space, a dash between words is one.
    let spaced = if spaced.contains(' ') { spaced } else { undashed(&spaced) };
    let title = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_named = title.split(' ').any(|word| word.chars().filter(|char| char.is_alphabetic()).count() > 4);
    let first = title.chars().next()?;
    let title: String = first.to_uppercase().chain(title.chars().skip(1)).collect();
    (is_named && is_title(&title)).then_some(title)
}

/// A name with spaces for dashes, but for those between years.
fn undashed(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let own = letters.iter().enumerate().map(|(at, char)| {
        let is_range = is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
        if *char == '-' && !is_range { ' ' } else { *char }
    });
    own.collect()
}

/// The document type that a title says.
pub(super) fn document_type(text: &str) -> Option<&'static str> {
    let text = fold(text);
    let words: Vec<&str> =
        text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_it = |word: &str, own: &str| {
        let is_ending = |end: &str| ["", "en", "er", "n", "s", "et", "r", "na", "rna"].contains(&end);
        // What is agreed on may stand first in the word, where the rest of it can be nothing else.
        let whole = if own.len() >= LONG { word.find(own).map(|at| &word[at..]) } else { Some(word) };
        whole.and_then(|word| word.strip_prefix(own)).is_some_and(is_ending)
    };
    let found = DOCUMENTS.into_iter().find(|(own, _)| words.iter().any(|word| is_it(word, own)));
    found.map(|(_, known)| known)
}

/// The time that stands in a text: `2025–2027`, `2027`, `2024-2026`, `2025 tills vidare`. The longest that is a time for a
/// document.
pub(super) fn period(text: &str) -> Option<String> {
    let clauses = clauses(text);
    let each = || clauses.iter().copied();
    each().find_map(open).or_else(|| each().find_map(days)).or_else(|| closed(&clauses.join(" . ")))
}

/// The time without an end that stands in a text, with when it begins where that is said.
fn open(text: &str) -> Option<String> {
    const OPEN: [&[&str]; 3] = [&["tills", "vidare"], &["tillsvidare"], &["until", "further", "notice"]];
    let edge = |char: char| matches!(char, ',' | '.' | ';' | ':' | '(' | ')' | '"');
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(edge)).collect();
    let is_it = |own: &[&str], at: usize| {
        own.iter().enumerate().all(|(nth, own)| words.get(at + nth).is_some_and(|word| fold(word) == *own))
    };
    let (at, length) =
        (0..words.len()).find_map(|at| OPEN.iter().find(|own| is_it(own, at)).map(|own| (at, own.len())))?;
    // No beginning has more words before it.
    let firsts = at.saturating_sub(8)..=at;
    let mut said = firsts.map(|first| {
        // `2027 och tills vidare` is the same.
        let before = words[first..at].strip_suffix(&["och"]).or(words[first..at].strip_suffix(&["and"]));
        [before.unwrap_or(&words[first..at]), &words[at..at + length]].concat().join(" ")
    });
    said.find(|said| Period::validity(said).is_some())
}

/// The time from one day or month to another that stands in a text: `1 januari 2027 till 31 december 2030`.
fn days(text: &str) -> Option<String> {
    /// The most words of such a time.
    const MOST: usize = 10;
    let edge = |char: char| matches!(char, ',' | '.' | ';' | ':' | '(' | ')' | '"');
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(edge)).collect();
    let is_range = |said: &str| {
        let years = said.split(|char: char| !char.is_ascii_digit()).filter(|part| part.len() == 4).count();
        // Years alone are written in their own way.
        years == 2 && said.chars().filter(|char| char.is_alphanumeric()).count() > 8
    };
    (0..words.len()).find_map(|first| {
        let lengths = (1..=MOST.min(words.len() - first)).rev();
        let mut said = lengths.map(|length| words[first..first + length].join(" "));
        said.find(|said| is_range(said) && Period::validity(said).is_some())
    })
}

fn closed(text: &str) -> Option<String> {
    let is_of_time = |char: char| char.is_ascii_digit() || matches!(char, '-' | '–' | '—' | '/');
    let pieces = text.split(|char: char| !is_of_time(char) && char != ' ');
    let found = pieces.flat_map(years);
    found.filter(|years| Period::validity(years).is_some()).max_by_key(String::len)
}

/// The years from the first to the last that texts name; nothing where they name none, or more than a plan holds for.
pub(super) fn years_of<'t>(texts: impl Iterator<Item = &'t str>) -> Option<String> {
    let is_year = |word: &&str| word.len() == 4;
    let years: Vec<u16> = texts
        .flat_map(|text| text.split(|char: char| !char.is_ascii_digit()).filter(is_year).collect::<Vec<_>>())
        .filter_map(|word| word.parse().ok())
        .filter(|year| (1990..=2100).contains(year))
        .collect();
    let (first, last) = (years.iter().min()?, years.iter().max()?);
    match last - first {
        0 => Some(first.to_string()),
        1..=12 => Some(format!("{first}-{last}")),
        _ => None,
    }
}

/// The years and ranges of years in a text of figures, dashes and spaces.
fn years(text: &str) -> Vec<String> {
    let text = text.replace(['–', '—'], "-").replace(" - ", "-");
    let is_year =
        |part: &str| part.len() == 4 && part.parse::<u16>().is_ok_and(|year| (1990..=2100).contains(&year));
    let range = |word: &str| match word.split('-').collect::<Vec<_>>()[..] {
        [year] if is_year(year) => Some(year.to_owned()),
        [first, last] if is_year(first) && is_year(last) && first < last => Some(format!("{first}-{last}")),
        // `2025-27` is the same range.
        [first, last]
            if is_year(first) && last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            let last = format!("{}{last}", &first[..2]);
            (*first < *last
                && last.parse::<u16>().ok()? - first.parse::<u16>().ok()? < 13
                && last[2..].parse::<u8>().ok()? > 12)
                .then(|| format!("{first}-{last}"))
        }
        _ => None,
    };
    text.split([' ', '/']).map(|word| word.trim_matches('-')).filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_what_document_it_is_and_for_when() {
        for (title, document, time) in [
            (
                "Handlingsplan mot våldsbejakande extremism 2025–2027",
                Some("handlingsplan"),
                Some("2025-2027"),
            ),
            ("Åtgärdsplan 2027", Some("åtgärdsplan"), Some("2027")),
            ("Strategi 2024 - 2026, antagen 2023-12-04", Some("strategi"), Some("2024-2026")),
            ("plan-2025-28.xlsx", Some("plan"), Some("2025-2028")),
            ("Handlingsplan, gäller tills vidare", Some("handlingsplan"), Some("tills vidare")),
            ("Plan 2025 tills vidare (dnr 7)", Some("plan"), Some("2025 tills vidare")),
            (
                "Strategi från och med 2025-03-01 tills vidare",
                Some("strategi"),
                Some("från och med 2025-03-01 tills vidare"),
            ),
            ("Riktlinjer 2027", Some("riktlinje"), Some("2027")),
            (
                "Samverkansöverenskommelse mellan kommunen och Polisen 2027–2030",
                Some("överenskommelse"),
                Some("2027-2030"),
            ),
            ("Gäller 2027-01-01 - 2028-12-31.", None, Some("2027-01-01 - 2028-12-31")),
            ("Gäller 2027 och tills vidare.", None, Some("2027 tills vidare")),
            ("Hedelunda kommun 2027–2029", None, Some("2027-2029")),
            ("Strategi 2027-2028 (ersätter 2022–2026)", Some("strategi"), Some("2027-2028")),
            ("Lägesbild 2026", None, None),
            ("Dnr KS 2025/114", None, Some("2025")),
            ("Beslut 2025-03-02", None, None),
        ] {
            assert_eq!(document_type(title), document, "{title}");
            assert_eq!(period(title).as_deref(), time, "{title}");
        }
        assert!(is_title("Plan 2027") && is_title("Handlingsplanen") && !is_title("Planerade insatser"));
        assert!(!is_title("Åtgärder 2024"));
        assert!(is_whose("Hedelunda kommun 2027–2029") && is_whose("Region Sörmark, 2027-2028"));
        assert!(!is_whose("Hedelunda kommun") && !is_whose("Samverkan mellan kommun och polis 2027"));
        assert!(is_title("Årshjul 2027") && document_type("Årshjul 2027").is_none());
        assert!(is_title_alone("HANDLINGSPLAN 2027") && is_title_alone("Handlingsplan mot extremism"));
        assert!(!is_title_alone("Denna handlingsplan gäller alla.") && !is_title_alone("Planen gäller"));
        for (text, time) in [
            ("Planperiod: 1 januari 2027 – 31 december 2029", Some("1 januari 2027 – 31 december 2029")),
            ("Antagen 2026-12-14 § 187, giltig 2027-2029. Ersätter planen 2022-2026.", Some("2027-2029")),
            ("Ersätter planen som gällde och gäller 2022-2026.", None),
            ("Bygger på lägesbilden för 2026. Planen gäller 2027–2028.", Some("2027-2028")),
            ("Planen följs upp 2027–2028.", None),
        ] {
            assert_eq!(held(text).as_deref(), time, "{text}");
        }
        let named = |name| title_of_file(name);
        assert_eq!(named("handlingsplan-vbe-2027-2028.csv").as_deref(), Some("Handlingsplan vbe 2027-2028"));
        assert_eq!((named("plan.csv"), named("01.csv"), named("Utkast 3.xlsx")), (None, None, None));
        assert_eq!(labelled("Giltighetstid:", "2027–2028").as_deref(), Some("2027–2028"));
        assert_eq!((labelled("Beslutad", "2027"), labelled("Gäller", "alla förskolor")), (None, None));
    }
}
