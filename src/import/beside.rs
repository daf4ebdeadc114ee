//! Rows of a table that are none of its activities though they hold texts: sums, notes to the table, what the page has around
//! it, and words that say that nothing stands there.

use super::columns::Column;
use super::heads::is_raised;
use super::layout::Layout;
use super::marks;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::base::meant;
use crate::io::tables::Row;

/// What a row is, or a text alone, that is no activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    Sum,
    Note,
    Signature,
    /// It says itself that there is no activity.
    Empty,
    /// The template says what is to be written there.
    Prompt,
    /// The table goes on, on another page.
    Continued,
    /// The number of a page, or a number that nothing stands at.
    Number,
    /// Strokes, and no words.
    Strokes,
}

impl Beside {
    pub(super) fn said(self) -> Say {
        match self {
            Self::Sum => Say::fixed("en summa", "a sum"),
            Self::Note => Say::fixed("en not till tabellen", "a note to the table"),
            Self::Signature => Say::fixed("en underskrift", "a signature"),
            Self::Empty => Say::fixed("säger att ingen åtgärd finns", "says that there is no activity"),
            Self::Prompt => Say::fixed("mallens hjälptext", "what the template asks for"),
            Self::Continued => Say::fixed("tabellen fortsätter", "the table goes on"),
            Self::Number => Say::fixed("ett nummer utan åtgärd", "a number without an activity"),
            Self::Strokes => Say::fixed("bara streck", "strokes only"),
        }
    }

    /// Whether it says nothing that a draft could keep.
    pub(super) fn is_empty(self) -> bool {
        matches!(self, Self::Continued | Self::Number | Self::Strokes)
    }
}

/// What a row is that is no activity.
pub(super) fn row(row: &Row, layout: &Layout) -> Option<Beside> {
    let texts: Vec<&str> = row.filled().map(|(_, text)| text).collect();
    let title = layout.place(Column::Title).map(|at| row.text(at)).filter(|text| !text.is_empty());
    // What stands first says what a row is; before an activity it may be a number.
    let first = texts.iter().copied().find(|text| !is_number(text));
    if texts.iter().all(|text| is_strokes(text)) {
        return (!texts.is_empty()).then_some(Beside::Strokes);
    }
    // A month of the year that nothing is planned in: `Juni`, and a dash or nothing.
    if is_empty_time(row, layout) {
        return Some(Beside::Empty);
    }
    let named = [first, title].into_iter().flatten();
    let is_sum = |text: &str| {
        let others: Vec<&str> = texts.iter().copied().filter(|own| *own != text).collect();
        is_sum(text, &others)
    };
    if named.clone().any(is_sum) {
        return Some(Beside::Sum);
    }
    if let [only] = texts[..] {
        return text(only);
    }
    let label = first.filter(|own| texts.len() == 2 && is_label(own));
    let of_label = label.and_then(text);
    let is_signed = named.clone().any(is_signature);
    of_label.or_else(|| is_signed.then_some(Beside::Signature)).or_else(|| title.and_then(nothing))
}

/// Whether a row says nothing but a time, in a column before that of the activities.
fn is_empty_time(row: &Row, layout: &Layout) -> bool {
    let Some(title) = layout.place(Column::Title) else { return false };
    let mut said = row.filled().filter(|(_, text)| !is_strokes(text)).map(|(column, _)| column);
    let is_when = |column: usize| {
        layout.columns.get(column).copied().flatten().is_some_and(|own| own.column == Column::When)
            && layout.time(column).is_none()
    };
    let (Some(column), None) = (said.next(), said.next()) else { return false };
    column < title && is_when(column)
}

/// What a text that stands alone is, where it is no activity.
pub(super) fn text(text: &str) -> Option<Beside> {
    match text {
        _ if is_strokes(text) => Some(Beside::Strokes),
        _ if is_page(text) => Some(Beside::Number),
        _ if is_sum(text, &[]) => Some(Beside::Sum),
        _ if is_note(text) => Some(Beside::Note),
        _ if is_signature(text) => Some(Beside::Signature),
        _ if is_continued(text) => Some(Beside::Continued),
        _ => nothing(text),
    }
}

/// A text without the words that say that it stood on the page before too: `Upptäcka (forts.)`.
pub(super) fn without_continued(text: &str) -> &str {
    let end = text.rfind(|char: char| char == '(' || char.is_whitespace() || matches!(char, ',' | '–' | '-'));
    let Some((head, last)) = end.and_then(|at| text.split_at_checked(at)) else { return text };
    let head = head.trim_end_matches([' ', '\n', ',', '–', '-', '(']);
    let is_word = CONTINUED.contains(&&*words(last).join(" "));
    if is_word && !head.is_empty() { head } else { text }
}

/// What the cell of an activity is that says that there is none.
fn nothing(text: &str) -> Option<Beside> {
    let own = fold(text);
    let bare = own.trim_matches(|char: char| !char.is_alphanumeric());
    // It may say why too: `Semester – inga aktiviteter`.
    let says_none = |part: &str| {
        let part = part.trim_matches(|char: char| !char.is_alphanumeric());
        EMPTY.contains(&part)
            && NONE.iter().any(|word| part.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
    };
    if EMPTY.contains(&bare) || bare.split(['–', '—', '-', ':', ',', '(']).any(says_none) {
        return Some(Beside::Empty);
    }
    let is_framed = (text.starts_with('[') && text.ends_with(']') && !text[1..].contains('['))
        || (text.starts_with('<') && text.ends_with('>'));
    (is_framed || PROMPTS.iter().any(|own| bare.starts_with(own))).then_some(Beside::Prompt)
}

/// The words that say alone, before what there is none of, that nothing is to be done.
const NONE: [&str; 4] = ["ingen", "inga", "inget", "no"];

const EMPTY: &[&str] = &[
    "tom", "tomt", "tom rad", "ingen", "inga", "inget", "ingenting", "ingen åtgärd", "inga åtgärder",
    "ingen aktivitet", "inga aktiviteter", "ingen insats", "inga insatser", "ingen planerad åtgärd",
    "inga planerade åtgärder", "inga planerade aktiviteter", "inga planerade insatser",
    "inga åtgärder planerade", "inga åtgärder planeras", "ingen åtgärd planeras", "ingen åtgärd planerad",
    "inga ytterligare åtgärder", "inga nya åtgärder", "saknas", "åtgärd saknas", "åtgärder saknas",
    "ej aktuellt", "ej aktuell", "inte aktuellt", "ej tillämpligt", "utgår", "utgått", "struken", "n/a",
    "na", "none", "nothing", "empty", "no activity", "no activities", "no action", "no actions",
    "no measure", "no measures", "not applicable", "tbd", "fylls på", "att fylla på",
];

const PROMPTS: &[&str] = &[
    "klicka eller tryck här", "klicka här", "skriv här", "skriv text här", "skriv in text", "ange text",
    "click or tap here", "click here", "type here", "write here", "enter text",
];

const SUMS: &[&str] = &[
    "summa", "summor", "totalt", "total", "totalen", "totalsumma", "totalbelopp", "totalkostnad",
    "totalkostnader", "delsumma", "deltotal", "mellansumma", "slutsumma", "sammanlagt", "s:a", "tot", "sum",
    "subtotal", "totals", "sums",
];

/// What is counted, and the words around it, in what is said of a sum.
const SUMMED: &[&str] = &[
    "kostnad", "kostnader", "kostnaden", "kostnaderna", "budget", "belopp", "antal", "antalet", "åtgärder",
    "åtgärd", "aktiviteter", "insatser", "rader", "punkter", "poster", "uppdrag", "kr", "tkr", "mnkr", "sek",
    "kronor", "tusen", "exkl", "inkl", "exklusive", "inklusive", "moms", "för", "alla", "samtliga", "år",
    "året", "period", "perioden", "planen", "plan", "området", "område", "hela", "per", "i", "av", "och",
    "resurser", "timmar", "medel", "tabellen", "cost", "costs", "activities", "actions", "measures",
    "number", "of", "all", "the", "for", "year", "area",
];

/// What can be counted in a table of activities.
const COUNTED: &[&str] = &[
    "åtgärder", "aktiviteter", "insatser", "rader", "punkter", "poster", "activities", "actions", "measures",
];

/// Whether a text says that its row has the sum of others, beside what else the row holds.
fn is_sum(text: &str, others: &[&str]) -> bool {
    let words = words(text);
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let is_known = |word: &String| {
        SUMMED.contains(&word.as_str()) || word.chars().all(|char| char.is_ascii_digit()) || word.len() == 1
    };
    let is_of_figures = !others.is_empty() && others.iter().all(|own| is_figure(own));
    let is_short = words.len() <= 6;
    let begins =
        SUMS.contains(&first.as_str()) || words.starts_with(&["grand".to_owned(), "total".to_owned()]);
    if begins {
        return words[1..].iter().all(|word| is_known(word) || SUMS.contains(&word.as_str()))
            || is_short && is_of_figures;
    }
    let counts = |own: &[String]| own.iter().all(|word| is_known(word) || SUMS.contains(&word.as_str()));
    let is_count = ["antal", "antalet"].contains(&first.as_str())
        || words.starts_with(&["number".to_owned(), "of".to_owned()]);
    if is_count {
        let has_count =
            words.iter().any(|word| word.chars().all(|char| char.is_ascii_digit())) || is_of_figures;
        return has_count
            && counts(&words[1..])
            && (words.len() <= 2 || words.iter().any(|word| COUNTED.contains(&word.as_str())));
    }
    SUMS.contains(&last.as_str()) && is_short && is_of_figures
}

/// Whether a cell holds an amount, or says that there is none.
fn is_figure(text: &str) -> bool {
    const UNITS: [&str; 14] = [
        "kr", "tkr", "mkr", "mnkr", "msek", "tsek", "sek", "kronor", "st", "tim", "timmar", "procent", "h",
        "euro",
    ];
    let is_amount = |text: &str| {
        let letters: Vec<&str> =
            text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty()).collect();
        let lower = |word: &&str| UNITS.contains(&word.to_lowercase().as_str());
        text.contains(|char: char| char.is_ascii_digit()) && letters.iter().all(lower)
    };
    is_strokes(text) || marks::is_fault_said(text) || is_amount(text)
}

/// Whether a text has no letter, no figure and no tick.
fn is_strokes(text: &str) -> bool {
    !text.is_empty()
        && !text.contains(char::is_alphanumeric)
        && !text.starts_with('#')
        && !marks::is_yes(text)
        && !marks::is_ditto(text)
        && text.chars().all(|char| char.is_whitespace() || char.is_ascii_punctuation() || is_stroke(char))
}

fn is_stroke(char: char) -> bool {
    matches!(char, '–' | '—' | '…' | '\u{2212}' | '\u{2010}'..='\u{2015}' | '_' | '·' | '•' | '\u{2500}'..='\u{257f}')
}

fn is_number(text: &str) -> bool {
    let bare = text.trim_matches(|char: char| matches!(char, '.' | ')' | '(' | ' ' | '-' | '–'));
    (1..=4).contains(&bare.len()) && bare.bytes().all(|own| own.is_ascii_digit())
}

/// The number of a page, or one alone: `Sida 2 av 5`, `2 (5)`, `- 3 -`.
fn is_page(text: &str) -> bool {
    let words = words(text);
    let figures = |word: &String| word.len() <= 4 && word.chars().all(|char| char.is_ascii_digit());
    let rest = match words.first().map(String::as_str) {
        Some("sida" | "sidan" | "sid" | "s" | "page" | "p") => &words[1..],
        _ => &words[..],
    };
    match rest {
        [one] => figures(one),
        [one, two] => figures(one) && figures(two) && !text.contains(['.', '-', '–']),
        [one, of, two] => figures(one) && figures(two) && ["av", "of"].contains(&of.as_str()),
        _ => false,
    }
}

const CONTINUED: &[&str] = &["forts", "fortsättning", "fortsätter", "cont", "contd", "continued"];

/// Whether a text says only that the table goes on.
fn is_continued(text: &str) -> bool {
    const AROUND: [&str; 20] = [
        "följer", "från", "på", "nästa", "föregående", "förra", "sida", "sidan", "blad", "av", "tabell",
        "tabellen", "next", "previous", "page", "on", "from", "table", "of", "the",
    ];
    let words = words(text);
    words.iter().any(|word| CONTINUED.contains(&word.as_str()))
        && words.iter().all(|word| {
            let word = word.as_str();
            CONTINUED.contains(&word)
                || AROUND.contains(&word)
                || word.len() == 1
                || word.chars().all(|char| char.is_ascii_digit())
        })
}

/// What notes are called, before a colon or alone.
const NOTES: &[&str] = &[
    "kommentar", "kommentarer", "not", "noter", "obs", "källa", "källor", "förklaring", "förklaringar",
    "teckenförklaring", "förkortningar", "förkortning", "anm", "anmärkning", "fotnot", "note", "notes",
    "source", "sources", "legend", "abbreviations", "dnr", "diarienummer", "diarienr", "ärendenummer",
    "version", "uppdaterad", "senast uppdaterad", "updated", "last updated", "upprättad", "upprättad av",
    "dokumentversion",
];

/// The words before the day on which a document was changed or decided on.
const DATED: &[&str] = &[
    "senast uppdaterad", "senast ändrad", "senast reviderad", "uppdaterad", "uppdaterat", "reviderad",
    "upprättad", "fastställd", "antagen", "beslutad", "godkänd", "utskriven", "utskrivet", "last updated",
    "updated", "printed", "beslutat", "fastställt", "antaget", "godkänt", "upprättat", "reviderat",
    "beslutades", "fastställdes", "antogs", "godkändes", "senast sparad", "senast uppdaterat", "skapad",
    "skapat", "decided", "adopted", "approved", "revised", "created",
];

/// Whether a line says on which day something was decided or changed: `Lokala BRÅ beslutade 2025-11-24`.
pub(super) fn is_of_day(text: &str) -> bool {
    const VERBS: [&str; 15] = [
        "beslut", "antag", "antog", "fastställ", "godkän", "revider", "uppdater", "upprätta", "version",
        "utskriv", "decided", "adopted", "approved", "revised", "updated",
    ];
    /// The most words of such a line, and of a day.
    const MOST: usize = 14;
    const DAY: usize = 3;
    let edge = |char: char| matches!(char, ',' | '.' | ';' | ':' | '(' | ')');
    let own: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(edge)).collect();
    let is_day = |said: &str| Day::read(said).is_some() || meant::day(said).is_some();
    let has_day = || (1..=DAY).any(|length| own.windows(length).any(|words| is_day(&words.join(" "))));
    let is_verb = |word: &&str| VERBS.iter().any(|verb| fold(word).starts_with(verb));
    own.len() <= MOST && own.iter().any(is_verb) && has_day()
}

/// Whether a text is a note to the table: what a sign means, where it comes from, when it was changed.
fn is_note(text: &str) -> bool {
    let own = fold(text);
    let is_marked = text.starts_with("* ")
        || text.starts_with(|char| is_raised(char) || matches!(char, '†' | '‡'))
        || text.starts_with('*') && !text.ends_with('*');
    let is_legend = own.split_once('=').is_some_and(|(sign, meaning)| {
        sign.trim().chars().count() <= 12
            && sign.split_whitespace().count() <= 2
            && !meaning.trim().is_empty()
    });
    let is_dated = DATED.iter().any(|word| {
        own.strip_prefix(word).is_some_and(|rest| {
            rest.starts_with([' ', ':']) && has_year(rest) && rest.split(' ').count() <= 9
        })
    });
    let is_version = own.strip_prefix("version ").is_some_and(|rest| {
        rest.starts_with(|char: char| char.is_ascii_digit()) && rest.split(' ').count() <= 4
    });
    is_marked || is_legend || is_dated || is_version || own.starts_with("obs!") || is_label(text)
}

fn has_year(text: &str) -> bool {
    text.split(|char: char| !char.is_ascii_digit()).any(|figures| figures.len() == 4)
}

/// Whether a text begins with what a note is called.
fn is_label(text: &str) -> bool {
    let own = fold(text);
    let (label, _) = own.split_once(':').unwrap_or((&own, ""));
    NOTES.contains(&label.trim_matches([' ', '.', '*', '(']))
}

/// Whether a text is where somebody is to sign.
fn is_signature(text: &str) -> bool {
    const SIGNED: [&str; 17] = [
        "underskrift", "underskrifter", "undertecknas", "undertecknad", "namnteckning", "namnteckningar",
        "namnförtydligande", "signatur", "ort och datum", "ort datum", "datum och ort", "ort och dag",
        "datum och underskrift", "signature", "signed", "place and date", "date and signature",
    ];
    let (label, rest) = text.split_once([':', '_']).unwrap_or((text, ""));
    SIGNED.contains(&&*words(label).join(" ")) && rest.chars().count() <= 60
}

/// The words of a text in small letters; `s:a` is one.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let parts = folded.split(|char: char| !char.is_alphanumeric() && char != ':');
    parts.map(|word| word.trim_matches(':')).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_notes_and_what_the_page_has_are_no_activities() {
        for (said, is) in [
            ("Summa", Beside::Sum),
            ("Totalt:", Beside::Sum),
            ("S:a", Beside::Sum),
            ("S:a kostnader", Beside::Sum),
            ("Summa kostnader 2027 (tkr)", Beside::Sum),
            ("Antal åtgärder: 5", Beside::Sum),
            ("Totalt antal aktiviteter: 12", Beside::Sum),
            ("Subtotal", Beside::Sum),
            ("Grand total", Beside::Sum),
            ("* = löpande", Beside::Note),
            ("*Löpande arbete", Beside::Note),
            ("x = genomförs", Beside::Note),
            ("Källa: kommunens lägesbild", Beside::Note),
            ("Uppdaterad 2025-03-01", Beside::Note),
            ("Antagen av kommunfullmäktige 2024-12-02", Beside::Note),
            ("Version 1.2", Beside::Note),
            ("---", Beside::Strokes),
            ("*****", Beside::Strokes),
            ("────", Beside::Strokes),
            ("forts.", Beside::Continued),
            ("(forts. på nästa sida)", Beside::Continued),
            ("Continued on next page", Beside::Continued),
            ("Ort och datum:", Beside::Signature),
            ("Underskrift: ________", Beside::Signature),
            ("Sida 2 av 5", Beside::Number),
            ("2 (5)", Beside::Number),
            ("- 3 -", Beside::Number),
            ("7", Beside::Number),
            ("(tom)", Beside::Empty),
            ("Ingen åtgärd.", Beside::Empty),
            ("N/A", Beside::Empty),
            ("[Skriv åtgärden här]", Beside::Prompt),
            ("Klicka eller tryck här för att ange text.", Beside::Prompt),
        ] {
            assert_eq!(text(said), Some(is), "{said}");
        }
        for said in [
            "Summera erfarenheter", "Total översyn av rutiner", "Antal utbildade chefer",
            "Uppdaterad lägesbild", "Noter från nätverket", "Ingen lämnas utan stöd",
            "Inga förfallna rutiner", "Utbilda 2025", "Fortsätt utbilda chefer", "Versionshantera rutiner",
            "SSPF", "Sidan för anhöriga", "2.1 Utbilda",
        ] {
            assert_eq!(text(said), None, "{said}");
        }
    }

    #[test]
    fn what_goes_on_from_the_page_before_is_named_as_there() {
        for (said, is) in [
            ("Upptäcka (forts.)", "Upptäcka"),
            ("Upptäcka, forts", "Upptäcka"),
            ("Upptäcka – fortsättning", "Upptäcka"),
            ("Upptäcka (continued)", "Upptäcka"),
            ("forts.", "forts."),
            ("Utbilda chefer", "Utbilda chefer"),
        ] {
            assert_eq!(without_continued(said), is, "{said}");
        }
    }
}
