//! What a file says of the plan as a whole: its title, its document type and the time it holds for.

use crate::base::likeness::fold;
use crate::base::period::Period;

/// The words for documents, as a title has them, and the document type that each is.
const DOCUMENTS: [(&str, &str); 12] = [
    ("handlingsplan", "handlingsplan"),
    ("handlingsprogram", "program"),
    ("åtgärdsplan", "åtgärdsplan"),
    ("aktivitetsplan", "aktivitetsplan"),
    ("verksamhetsplan", "plan"),
    ("medborgarlöfte", "medborgarlöfte"),
    ("riktlinje", "riktlinje"),
    ("strategi", "strategi"),
    ("policy", "policy"),
    ("överenskommelse", "överenskommelse"),
    ("program", "program"),
    ("plan", "plan"),
];

/// Whether a text is the title of a plan rather than of a part of one.
pub(super) fn is_title(text: &str) -> bool {
    text.len() <= 200 && document_type(text).is_some()
}

/// The document type that a title says.
pub(super) fn document_type(text: &str) -> Option<&'static str> {
    let text = fold(text);
    let words: Vec<&str> =
        text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_it = |word: &str, own: &str| {
        word.strip_prefix(own).is_some_and(|end| ["", "en", "er", "n", "s", "et"].contains(&end))
    };
    let found = DOCUMENTS.into_iter().find(|(own, _)| words.iter().any(|word| is_it(word, own)));
    found.map(|(_, known)| known)
}

/// The time that stands in a text: `2025–2027`, `2027`, `2024-2026`. The longest that is a time for a document.
pub(super) fn period(text: &str) -> Option<String> {
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
            ("Dnr KS 2025/114", None, Some("2025")),
            ("Beslut 2025-03-02", None, None),
        ] {
            assert_eq!(document_type(title), document, "{title}");
            assert_eq!(period(title).as_deref(), time, "{title}");
        }
        assert!(is_title("Plan 2027") && is_title("Handlingsplanen") && !is_title("Planerade insatser"));
        assert!(!is_title("Åtgärder 2024"));
    }
}
