//! References to law in a text, as people write them: `14 kap. 1 § SoL`, `SFS 2001:453`, `OSL 10:18 a`, `2023:196`.

use std::ops::Range;

/// A reference to law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    pub law: Law,
    /// The chapter and the section, as they are told: `14 kap. 1 §`, `10:18 a`.
    pub paragraph: Option<String>,
}

/// The law that is referred to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Law {
    /// By its number in the statute book.
    Number(String),
    /// By one of the names that are known, in its order among them.
    Name(usize),
}

/// Words that say that the number after them is of something else than the statute book.
const OTHERS: [&str; 28] = [
    "prop", "proposition", "propositionen", "skr", "skrivelse", "bet", "rskr", "sou", "ds", "dir", "dnr",
    "diarienummer", "diarienr", "mål", "målet", "motion", "nja", "ra", "rå", "hfd", "ärende", "ärendet",
    "protokoll", "protokollet", "föreskrift", "föreskriften", "föreskrifterna", "beslut",
];

/// Words for a part of a section, which stand between it and the law: `första stycket`.
const PARTS: [&str; 6] = ["stycket", "styckena", "st", "punkten", "punkterna", "meningen"];

/// Words that a law's number stands after without `SFS`.
const BEFORE: [&str; 6] = ["lag", "lagen", "förordning", "förordningen", "balk", "balken"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Number,
    Word,
    Sign,
}

#[derive(Clone, Debug)]
struct Token<'t> {
    text: &'t str,
    at: Range<usize>,
    sort: Sort,
}

/// Every reference in a text, in its order. `numbers` are those that are known without any word before them.
pub(crate) fn references(text: &str, names: &[&str], numbers: &[&str]) -> Vec<Reference> {
    let tokens = tokens(text);
    let mut found: Vec<Reference> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let own = number(&tokens, at, (names, numbers)).or_else(|| name(text, &tokens, at, names, numbers));
        match own {
            Some((reference, next)) => {
                found.push(reference);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let sort = |char: char| match char {
        char if char.is_ascii_digit() => Sort::Number,
        char if char.is_alphabetic() => Sort::Word,
        _ => Sort::Sign,
    };
    for (start, char) in text.char_indices().filter(|(_, char)| !char.is_whitespace()) {
        let (sort, end) = (sort(char), start + char.len_utf8());
        match tokens.last_mut() {
            Some(last) if last.at.end == start && last.sort == sort && sort != Sort::Sign => {
                last.at.end = end;
                last.text = &text[last.at.clone()];
            }
            _ => tokens.push(Token { text: &text[start..end], at: start..end, sort }),
        }
    }
    tokens
}

/// `2001:453`, where it is a number of the statute book, with `SFS` before it.
fn number(tokens: &[Token<'_>], at: usize, (names, known): (&[&str], &[&str])) -> Option<(Reference, usize)> {
    let [year, colon, own] = tokens.get(at..at + 3)? else { return None };
    let is_year = year.sort == Sort::Number
        && year.text.len() == 4
        && matches!(year.text.as_bytes(), [b'1', b'6'..=b'9', ..] | [b'2', b'0', ..]);
    let is_number = own.sort == Sort::Number && own.text.len() <= 4 && !own.text.starts_with('0');
    let is_whole = colon.text == ":" && colon.at == (year.at.end..own.at.start);
    let touches = |one: Option<&Token<'_>>, is_before: bool| {
        one.is_some_and(|one| {
            let meets = if is_before { one.at.end == year.at.start } else { one.at.start == own.at.end };
            meets && (one.sort != Sort::Sign || matches!(one.text, "/" | ":" | "-" | "–"))
        })
    };
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    // A hyphen after a number may begin a word: `2001:453-beslut`. Before it, it makes it something else.
    if !(is_year && is_number && is_whole) || touches(before, true) || touches(tokens.get(at + 3), false) {
        return None;
    }
    let word = tokens[..at]
        .iter()
        .rev()
        .find(|one| one.sort == Sort::Word || !matches!(one.text, "(" | "."))
        .filter(|one| one.sort == Sort::Word);
    let said = word.map(|word| word.text.to_lowercase()).unwrap_or_default();
    if OTHERS.contains(&said.as_str()) {
        return None;
    }
    let written = format!("{}:{}", year.text, own.text);
    let is_law = said == "sfs" || BEFORE.iter().any(|own| said.ends_with(own));
    // Capitals before it are of another series, `HSLF-FS`, or of a diary, unless a law is called so.
    let is_of_others = word.is_some_and(|word| {
        word.text.chars().count() > 1
            && word.text.chars().all(char::is_uppercase)
            && !names.contains(&word.text)
    });
    if !is_law && (is_of_others || !known.contains(&written.as_str())) {
        return None;
    }
    let start = match word {
        Some(word) if said == "sfs" && before.is_some_and(|before| before.at == word.at) => word.at.start,
        _ => year.at.start,
    };
    let mut begin = at;
    while begin > 0
        && (tokens[begin - 1].text == "("
            || tokens[begin - 1].sort == Sort::Word && !is_chapter(tokens[begin - 1].text))
    {
        begin -= 1;
        // The words of a title are few: `lagen om vård av unga (1990:52)`.
        if at - begin > 8 {
            break;
        }
    }
    let paragraph =
        (begin..=at).rev().find_map(|end| before_it(tokens, end)).or_else(|| after_it(tokens, at + 4));
    let paragraph = paragraph.map(|(told, _)| told);
    Some((Reference { at: start..own.at.end, law: Law::Number(written), paragraph }, at + 3))
}

/// A name that is known. One that its number stands after is told by that.
fn name(
    text: &str,
    tokens: &[Token<'_>],
    at: usize,
    names: &[&str],
    numbers: &[&str],
) -> Option<(Reference, usize)> {
    let first = tokens.get(at).filter(|own| own.sort == Sort::Word)?;
    let rest = &text[first.at.start..];
    let which =
        names.iter().enumerate().filter(|(_, name)| begins(rest, name)).max_by_key(|(_, name)| name.len())?;
    let end = first.at.start + which.1.len();
    let next = tokens.iter().position(|own| own.at.start >= end).unwrap_or(tokens.len());
    let inside = if tokens.get(next + 1).is_some_and(|own| own.text == "SFS") { next + 2 } else { next + 1 };
    let is_numbered = tokens.get(next).is_some_and(|own| own.text == "(")
        && number(tokens, inside, (names, numbers)).is_some();
    if is_numbered {
        return None;
    }
    let (before, after) = (before_it(tokens, at), after_it(tokens, next));
    let mut own = first.at.start..end;
    let paragraph = match (before, after) {
        (Some((told, start)), _) => {
            own.start = tokens[start].at.start;
            Some((told, next))
        }
        (None, Some((told, last))) => {
            own.end = tokens[last - 1].at.end;
            Some((told, last))
        }
        (None, None) => None,
    };
    let (paragraph, next) = paragraph.map_or((None, next), |(told, next)| (Some(told), next));
    Some((Reference { at: own, law: Law::Name(which.0), paragraph }, next))
}

/// Whether a text begins with a name as a word of its own. An abbreviation is written with its capitals.
fn begins(text: &str, name: &str) -> bool {
    let Some(own) = text.get(..name.len()) else { return false };
    let is_short = name.chars().skip(1).any(char::is_uppercase);
    let is_it = if is_short { own == name } else { own.to_lowercase() == name.to_lowercase() };
    is_it && !text[name.len()..].chars().next().is_some_and(char::is_alphanumeric)
}

fn is_chapter(word: &str) -> bool {
    matches!(word, "kap" | "kapitlet")
}

/// A chapter and a section that end before a token: `14 kap. 1 §`, `14:1`, `5 a §`; as they are told, and the first token.
fn before_it(tokens: &[Token<'_>], end: usize) -> Option<(String, usize)> {
    let mut at = end;
    let back = |at: usize| at.checked_sub(1).map(|at| (&tokens[at], at));
    // `1 § i socialtjänstlagen`.
    if let Some((own, before)) = back(at)
        && (own.text == "i" || own.text == "," || own.text == "av")
    {
        at = before;
    }
    while let Some((own, before)) = back(at)
        && PARTS.contains(&own.text)
    {
        // With the word or the number that says which.
        at = before.saturating_sub(1);
    }
    let mut is_section = false;
    while let Some((own, before)) = back(at).filter(|(own, _)| own.text == "§") {
        let _ = own;
        (is_section, at) = (true, before);
    }
    let (section, start) = lettered_back(tokens, at)?;
    if let Some((own, colon)) = back(start)
        && own.text == ":"
    {
        let (chapter, first) = lettered_back(tokens, colon)?;
        return Some((format!("{chapter}:{section}"), first));
    }
    if !is_section {
        return None;
    }
    let mut chapter = start;
    if let Some((own, before)) = back(chapter).filter(|(own, _)| own.text == ".") {
        let _ = own;
        chapter = before;
    }
    if let Some((own, before)) = back(chapter)
        && is_chapter(own.text)
        && let Some((chapter, first)) = lettered_back(tokens, before)
    {
        return Some((format!("{chapter} kap. {section} §"), first));
    }
    Some((format!("{section} §"), start))
}

/// Whether a number can be of a chapter or a section. A clock says `08:30`.
fn is_counted(number: &Token<'_>) -> bool {
    number.text.len() <= 3 && !number.text.starts_with('0')
}

/// `18 a` that ends before a token, and its first token.
fn lettered_back(tokens: &[Token<'_>], end: usize) -> Option<(String, usize)> {
    let last = end.checked_sub(1)?;
    if tokens[last].sort == Sort::Number {
        return is_counted(&tokens[last]).then(|| (tokens[last].text.to_owned(), last));
    }
    let is_letter = tokens[last].sort == Sort::Word && tokens[last].text.len() == 1;
    let number = last.checked_sub(1).filter(|at| is_letter && tokens[*at].sort == Sort::Number)?;
    is_counted(&tokens[number]).then(|| (format!("{} {}", tokens[number].text, tokens[last].text), number))
}

/// A chapter and a section that begin at a token: `10:18 a`, `14 kap. 1 §`; as they are told, and the token after.
fn after_it(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    let text = |at: usize| tokens.get(at).map_or("", |own| own.text);
    let is_number = |at: usize| tokens.get(at).is_some_and(|own| own.sort == Sort::Number && is_counted(own));
    // A letter belongs to a number where a section has one: `18 a`, and not the first letter of a word.
    let lettered = |at: usize| {
        let is_letter = tokens.get(at + 1).is_some_and(|own| {
            own.sort == Sort::Word
                && own.text.len() == 1
                && own.text.starts_with(|own: char| own.is_ascii_lowercase())
                && own.text != "i"
        });
        if is_letter {
            (format!("{} {}", text(at), text(at + 1)), at + 2)
        } else {
            (text(at).to_owned(), at + 1)
        }
    };
    if !is_number(at) {
        return None;
    }
    let (first, next) = lettered(at);
    if text(next) == ":" && is_number(next + 1) {
        let (section, next) = lettered(next + 1);
        // From one hour to another.
        if matches!(text(next), "-" | "–") && text(next + 2) == ":" {
            return None;
        }
        let next = if text(next) == "§" { next + 1 } else { next };
        return Some((format!("{first}:{section}"), next));
    }
    if is_chapter(text(next)) {
        let own = if text(next + 1) == "." { next + 2 } else { next + 1 };
        let (section, next) = is_number(own).then(|| lettered(own))?;
        return (text(next) == "§").then(|| (format!("{first} kap. {section} §"), next + 1));
    }
    (text(next) == "§").then(|| (format!("{first} §"), next + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 4] = ["socialtjänstlagen", "SoL", "OSL", "offentlighets- och sekretesslagen"];

    fn told(text: &str) -> Vec<String> {
        let told = |own: Reference| {
            let law = match own.law {
                Law::Number(number) => number,
                Law::Name(at) => NAMES[at].to_owned(),
            };
            format!("{} | {law} | {}", &text[own.at], own.paragraph.unwrap_or_default())
        };
        references(text, &NAMES, &["2001:453", "2023:196"]).into_iter().map(told).collect()
    }

    #[test]
    fn references_are_recognised_as_people_write_them() {
        for (text, wanted) in [
            ("Enligt 14 kap. 1 § SoL ska", "14 kap. 1 § SoL | SoL | 14 kap. 1 §"),
            (
                "enligt 14 kap 1 c § i socialtjänstlagen",
                "14 kap 1 c § i socialtjänstlagen | socialtjänstlagen | 14 kap. 1 c §",
            ),
            ("14:1 SoL", "14:1 SoL | SoL | 14:1"),
            ("14 kap. 1 § första stycket SoL", "14 kap. 1 § första stycket SoL | SoL | 14 kap. 1 §"),
            (
                "14 kap. 1 § tredje stycket 2 punkten SoL",
                "14 kap. 1 § tredje stycket 2 punkten SoL | SoL | 14 kap. 1 §",
            ),
            ("SoL 08:30-16:00", "SoL | SoL | "),
            ("SoL 14:00–15:10", "SoL | SoL | "),
            ("OSL 10:18–19", "OSL 10:18 | OSL | 10:18"),
            ("(SoL 14:1)", "SoL 14:1 | SoL | 14:1"),
            ("OSL 10:18 a gäller", "OSL 10:18 a | OSL | 10:18 a"),
            (
                "10 kap. 18 a § offentlighets- och sekretesslagen.",
                "10 kap. 18 a § offentlighets- och sekretesslagen | offentlighets- och sekretesslagen | 10 kap. 18 a §",
            ),
            ("se SFS 2001:453.", "SFS 2001:453 | 2001:453 | "),
            ("lagen 2023:196", "2023:196 | 2023:196 | "),
            ("Lag (1990:52) med regler", "1990:52 | 1990:52 | "),
            ("14 kap. 1 § socialtjänstlagen (2001:453)", "2001:453 | 2001:453 | 14 kap. 1 §"),
            ("5 § SoL (SFS 2001:453)", "SFS 2001:453 | 2001:453 | 5 §"),
            ("Socialtjänstlagen styr", "Socialtjänstlagen | socialtjänstlagen | "),
        ] {
            assert_eq!(told(text), [wanted], "{text}");
        }
    }

    #[test]
    fn numbers_of_other_things_are_no_law() {
        for text in [
            "KS 2018:1", "dnr 2001:453", "SOSFS 2001:453", "HSLF-FS 2001:453", "AFS 2023:196", "KS 2001:453",
            "ärende 2001:453", "protokoll 2001:453", "föreskrifterna (2001:453)", "prop. 2025/26:12",
            "skr. 2023/24:56", "klockan 20:15", "2018:1", "SOU 2017:110", "Ds 2001:453", "2001:453:2",
            "12001:453", "KS-2001:453", "isolering", "sol och vind", "OSLO 10:18",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
