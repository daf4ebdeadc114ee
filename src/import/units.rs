//! The unit that a head says its numbers have: `Budget (tkr)`, `Kostnad, kr`, `Tid (mån)`.

use super::activity::flat;
use super::columns::Column;
use crate::base::likeness::fold;

/// What numbers under a head are counted in. A month or a year in the singular is when, and not how many.
const UNITS: &[&str] = &[
    "kr", "kronor", "sek", "tkr", "kkr", "ksek", "tsek", "mkr", "mnkr", "msek", "tusen", "tusental",
    "tusentals", "miljoner", "euro", "eur", "€", "%", "procent", "procentenheter", "percent", "st",
    "stycken", "tim", "timmar", "h", "min", "minuter", "dagar", "dgr", "veckor", "mån", "månader",
    "årsarbetare", "årsarbetskrafter", "åa", "heltid", "heltidstjänst", "heltidstjänster", "tjänst",
    "tjänster", "personer", "elever", "deltagare", "chefer", "barn", "unga", "ggr", "gånger", "poäng", "kvm",
    "hours", "minutes", "days", "weeks", "months", "persons", "people", "times", "points",
];

/// The words that may stand before a unit in brackets.
const BEFORE: [&str; 5] = ["i ", "anges i ", "antal ", "in ", "number of "];

/// The words that may stand around a number.
const AROUND: &[&str] = &[
    "ca", "c:a", "cirka", "ungefär", "omkring", "minst", "högst", "max", "upp", "till", "över", "under",
    "drygt", "knappt", "mer", "fler", "än", "about", "at", "least", "most", "more", "than",
];

/// Whether a text says an amount of money or of posts: `25 tkr`, `0,5 tjänst`, `Lokal, 5 000 kr`.
pub(super) fn is_amount(text: &str) -> bool {
    const AMOUNTS: [&str; 17] = [
        "kr", "kronor", "sek", "tkr", "kkr", "ksek", "tsek", "mkr", "mnkr", "msek", "tjänst", "tjänster",
        "heltid", "halvtid", "heltidstjänst", "halvtidstjänst", "årsarbetare",
    ];
    let words =
        || text.split(|char: char| char.is_whitespace() || matches!(char, '/' | ',' | ';' | '(' | ')' | '.'));
    let mut pairs = words().zip(words().skip(1));
    let is_number =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'%');
    pairs.any(|(first, second)| is_number(first) && AMOUNTS.contains(&fold(second).as_str()))
}

/// The unit that a head has, and the head without it.
pub(super) fn of(head: &str) -> Option<(String, String)> {
    let head = flat(head);
    let head = head.trim().trim_end_matches([':', '?']);
    in_brackets(head).or_else(|| behind(head))
}

fn in_brackets(head: &str) -> Option<(String, String)> {
    let mut opens = head.match_indices(['(', '[']).map(|(at, _)| at);
    opens.find_map(|open| {
        let close = open + head[open..].find([')', ']'])?;
        let inside = head[open + 1..close].trim();
        let unit = BEFORE.iter().find_map(|word| inside.strip_prefix(word)).unwrap_or(inside);
        let after = head[close + 1..].trim_start();
        let gap = if after.starts_with(':') { "" } else { " " };
        let rest = format!("{}{gap}{after}", head[..open].trim_end());
        begins(unit).then(|| (unit.to_owned(), rest.trim().to_owned()))
    })
}

/// A unit behind the words of a head: `Kostnad, kr`, `Kostnad i tkr`, `Budget tusen kronor`.
fn behind(head: &str) -> Option<(String, String)> {
    let is_edge = |char: char| matches!(char, ' ' | ',' | '/' | '–' | '-' | ':' | '.');
    let mut cuts = head.char_indices().filter(|(_, char)| is_edge(*char));
    cuts.find_map(|(at, char)| {
        let unit = head[at + char.len_utf8()..].trim_start_matches(is_edge);
        let rest = head[..at].trim_end_matches(is_edge);
        let rest = rest.strip_suffix(" i").or_else(|| rest.strip_suffix(" in")).unwrap_or(rest);
        // A long text is more than a unit.
        let is_short = unit.split([' ', '/']).count() <= 3;
        (is_short && begins(unit) && !rest.is_empty()).then(|| (unit.to_owned(), rest.to_owned()))
    })
}

/// Whether a text begins with a unit.
fn begins(text: &str) -> bool {
    let own = fold(text);
    let mut words = own.split([' ', '/', ',']).filter(|word| !word.is_empty());
    // `1 000 kr` counts in thousands.
    let is_thousand = |word: &&str| ["1000", "1", "000"].contains(word);
    let first = words.by_ref().find(|word| !is_thousand(word));
    first.is_some_and(|first| UNITS.contains(&first.trim_end_matches('.'))) && words.count() <= 4
}

/// A number under a head that has a unit, with it; with the other words of the head where they say more than what it is.
pub(super) fn with(column: Column, head: &str, said: &str) -> Option<String> {
    let is_other = matches!(
        column,
        Column::Title
            | Column::Number
            | Column::Parts
            | Column::Responsible
            | Column::Partners
            | Column::To
            | Column::Area
            | Column::Places
            | Column::Status
            | Column::Note
    );
    if is_other || !is_bare(said) {
        return None;
    }
    let (unit, rest) = of(head)?;
    // A year is no number of months.
    if matches!(column, Column::Start | Column::Finish | Column::When) && said.trim().len() > 3 {
        return None;
    }
    let value = format!("{} {unit}", flat(said));
    let is_more = column == Column::Resources && rest.split_whitespace().count() > 1;
    Some(if is_more { format!("{}: {value}", rest.replace(": ", " ")) } else { value })
}

/// Whether a text is a number without a unit of its own.
fn is_bare(said: &str) -> bool {
    let own = fold(said);
    let mut words = own.split(|char: char| !char.is_alphanumeric() && char != ':');
    own.contains(|char: char| char.is_ascii_digit())
        && !own.contains(['%', '€', '$'])
        && words.all(|word| AROUND.contains(&word) || !word.contains(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_stands_in_brackets_or_behind_the_words_of_a_head() {
        for (head, unit, rest) in [
            ("Budget (tkr)", "tkr", "Budget"),
            ("Kostnad, kr", "kr", "Kostnad"),
            ("Kostnad i tkr", "tkr", "Kostnad"),
            ("Kostnad [SEK]", "SEK", "Kostnad"),
            ("Budget 2027 (tkr per år)", "tkr per år", "Budget 2027"),
            ("Budget tusen kronor", "tusen kronor", "Budget"),
            ("Kostnad (1 000 kr)", "1 000 kr", "Kostnad"),
            ("Tid (mån)", "mån", "Tid"),
            ("Målvärde %", "%", "Målvärde"),
            ("Mål (antal personer)", "personer", "Mål"),
            ("Budget (tkr): 2027", "tkr", "Budget: 2027"),
        ] {
            assert_eq!(of(head), Some((unit.to_owned(), rest.to_owned())), "{head}");
        }
        for head in ["Budget", "Budget (preliminär)", "Tid (år)", "Start (vecka)", "Klart senast"] {
            assert_eq!(of(head), None, "{head}");
        }
    }

    #[test]
    fn a_bare_number_gets_the_unit_of_its_head_and_no_other_text_does() {
        let with = |head, said| with(Column::Resources, head, said);
        assert_eq!(with("Budget (tkr)", "45").as_deref(), Some("45 tkr"));
        assert_eq!(with("Budget (tkr)", "ca 1 200").as_deref(), Some("ca 1 200 tkr"));
        assert_eq!(with("Budget 2027 (tkr)", "45").as_deref(), Some("Budget 2027: 45 tkr"));
        assert_eq!((with("Budget (tkr)", "inom ram"), with("Budget (tkr)", "45 kr")), (None, None));
        assert_eq!(super::with(Column::Start, "Start (mån)", "2027-03"), None);
    }
}
