//! Reads one head: its words are looked up one after the other, so that `Åtgärd (uppdrag från KF 2022)` and
//! `Ansvarig förvaltning` say what they say wherever they are written.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

use super::columns::Column;
use super::compounds;
use super::words::{NEUTRAL, WORDS, Weight};
use crate::base::likeness::fold;

/// What a head says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) column: Column,
    /// Whether all of its words say so; otherwise it is a guess that is told.
    pub(super) is_sure: bool,
}

/// A head of more words is a sentence, and a cell of its own.
const LONGEST: usize = 9;

/// The longest head in bytes: whoever looks for heads looks at every cell.
const LONG: usize = 160;

/// What the user has said of heads, by their words.
#[derive(Clone, Debug, Default)]
pub struct Said {
    own: HashMap<String, Column>,
    /// What the words of a text say. Why it is kept: whoever looks for heads looks at every cell, several times.
    known: Rc<RefCell<HashMap<String, Option<Meaning>>>>,
}

/// How many texts are kept.
const KEPT: usize = 100_000;

impl Said {
    /// Adds what a head means.
    pub(crate) fn add(&mut self, head: &str, column: Column) {
        self.own.insert(key(head), column);
    }

    /// What a head means: what the user says, otherwise what its words say.
    pub(super) fn of(&self, head: &str) -> Option<Meaning> {
        if !self.own.is_empty()
            && let Some(column) = self.own.get(&key(head))
        {
            return Some(Meaning { column: *column, is_sure: true });
        }
        if head.len() > LONG {
            return None;
        }
        if let Some(known) = self.known.borrow().get(head) {
            return *known;
        }
        let own = meaning(head);
        let mut known = self.known.borrow_mut();
        if known.len() < KEPT {
            known.insert(head.to_owned(), own);
        }
        own
    }

    /// What a label says before a text: what its words say, also where each of them may say something else in a head.
    pub(super) fn of_label(&self, label: &str) -> Option<Column> {
        /// What only a label says so.
        const LABELS: [(&str, Column); 2] = [("by", Column::Finish), ("done by", Column::Finish)];
        let (own, beside) = words(label);
        let is_whole = || longest(&own).is_some_and(|(length, _)| length == own.len());
        let of_words = || {
            let meaning = self.of(label).filter(|own| own.is_sure || beside.is_empty() && is_whole());
            meaning.map(|own| own.column)
        };
        let key = own.join(" ");
        of_words().or_else(|| LABELS.iter().find(|(own, _)| *own == key).map(|(_, column)| *column))
    }
}

/// The form in which heads are compared.
pub(crate) fn key(head: &str) -> String {
    let (own, beside) = words(head);
    own.into_iter().chain(beside).collect::<Vec<_>>().join(" ")
}

/// Whether a text is a head that says something, for readers that choose between ways to part a text.
#[must_use]
pub fn is_head(text: &str) -> bool {
    meaning(text).is_some_and(|meaning| meaning.is_sure)
}

fn meaning(head: &str) -> Option<Meaning> {
    if head.len() > LONG {
        return None;
    }
    let (own, beside) = words(head);
    if own.len() > LONGEST {
        return None;
    }
    // What stands in brackets only adds to the rest, unless there is nothing else.
    if own.len() == 1 && is_other(&own, &beside) {
        return Some(Meaning { column: Column::Note, is_sure: false });
    }
    // Beside *Från*; in other heads the word says nothing.
    if own == ["till"] && beside.is_empty() {
        return Some(Meaning { column: Column::Finish, is_sure: false });
    }
    if is_answered(&own, &beside) {
        return Some(Meaning { column: Column::Status, is_sure: false });
    }
    let is_phrase = || KNOWN.contains_key(own.join(" ").as_str());
    if compounds::is_by_whom(&own) && !is_phrase() {
        return Some(Meaning { column: Column::Note, is_sure: false });
    }
    if let Some(said) = compounds::behind_activity(head, &own).filter(|_| !is_phrase())
        && let Some((1, stretch)) = longest(std::slice::from_ref(said))
        && stretch.column != Column::Title
    {
        return Some(Meaning { column: stretch.column, is_sure: false });
    }
    of_words(&own).or_else(|| {
        of_words(&beside).map(|meaning| Meaning { is_sure: own.is_empty() && meaning.is_sure, ..meaning })
    })
}

/// Whether what stands in brackets makes another head of a time: `Tid (timmar)` says how long, and not when.
fn is_other(own: &[String], beside: &[String]) -> bool {
    const LENGTHS: [&str; 12] = [
        "timmar", "tim", "timme", "h", "minuter", "min", "dagar", "veckor", "antal", "hours", "minutes",
        "days",
    ];
    let is_time = || {
        of_words(own).is_some_and(|own| matches!(own.column, Column::When | Column::Start | Column::Finish))
    };
    beside.iter().any(|word| LENGTHS.contains(&word.as_str())) && is_time()
}

/// Whether what stands in brackets makes a question of a time: `Klart (ja/nej)` says whether, and not when.
fn is_answered(own: &[String], beside: &[String]) -> bool {
    let has = |word: &str| beside.iter().any(|own| own == word);
    let is_asked = has("ja") && has("nej") || has("yes") && has("no");
    is_asked
        && of_words(own)
            .is_some_and(|own| matches!(own.column, Column::When | Column::Start | Column::Finish))
}

/// The party that a head says undertakes what stands below: `Polisen ska`, `Kommunen åtar sig att`.
pub(super) fn party(head: &str) -> Option<String> {
    const VERBS: [&str; 8] =
        [" ska", " skall", " gör", " åtar sig", " åtar sig att", " ansvarar för", " bidrar med", " will"];
    let head = fold(head.trim_end_matches([':', ' ', '…', '.']));
    VERBS.iter().find_map(|verb| head.strip_suffix(verb)).map(str::to_owned)
}

/// Whether one of the heads that stand in one is that of activities: `Delmål / åtgärd`.
pub(super) fn holds_title(head: &str) -> bool {
    let parts = head.split(['/', '\n', '&', '+']).flat_map(|part| part.split(" och "));
    let is_it = |part: &str| meaning(part).is_some_and(|own| own.is_sure && own.column == Column::Title);
    parts.clone().count() > 1 && parts.map(str::trim).any(is_it)
}

/// Whether the words of a head are about how what is done is followed up: then they do not say who does it, or when.
fn is_of_follow_up(words: &[String]) -> bool {
    let has = |word: &str| words.iter().any(|own| own == word);
    (has("följs") || has("följa") || has("följer")) && has("upp")
        || words.iter().any(|word| word.starts_with("uppfölj") || word.starts_with("utvärder"))
}

/// A stretch of words in a head, and what it says.
struct Stretch {
    column: Column,
    weight: Weight,
}

fn of_words(words: &[String]) -> Option<Meaning> {
    if let [only] = words
        && !KNOWN.contains_key(only.as_str())
        && is_number_of_activity(only)
    {
        return Some(Meaning { column: Column::Number, is_sure: false });
    }
    let (mut at, mut said, mut is_whole) = (0, Vec::new(), true);
    while at < words.len() {
        if let Some((length, stretch)) = longest(&words[at..]) {
            said.push(stretch);
            at += length;
        } else {
            let word = words[at].as_str();
            is_whole &= NEUTRAL.contains(&word) || word.chars().all(|char| char.is_ascii_digit());
            at += 1;
        }
    }
    let first = said.first()?;
    let has = |column: Column| said.iter().any(|own| own.column == column);
    let column = match first.column {
        // Two heads in one: the time is a whole, and the number stands before its activity.
        Column::Start if has(Column::Finish) => Column::When,
        Column::Number if has(Column::Title) => Column::Title,
        // The id of an activity is not the activity: *Aktivitets-ID*, *Åtgärd nr*.
        Column::Title if words.len() == 2 && NUMBERS.contains(&words[1].as_str()) => Column::Number,
        Column::When | Column::Start | Column::Finish | Column::Recurs | Column::Description
            if is_of_follow_up(words) =>
        {
            Column::FollowUp
        }
        Column::Responsible | Column::Partners if is_of_follow_up(words) => Column::Note,
        // Who helps is not the one who is responsible.
        Column::Responsible if compounds::is_of_helper(&words[0], is_responsible) => Column::Partners,
        // What is counted is no activity, and no time.
        Column::Title | Column::When if words.first().is_some_and(|word| word == "antal") => Column::Note,
        // When something was written down is not when it is done.
        Column::When if compounds::is_of_record(words) => Column::Note,
        column => column,
    };
    let is_sure = is_whole
        && said.iter().all(|own| own.column == column && own.weight == Weight::Sure)
        // A head that is a sentence with a known word in it is none.
        && words.len() <= LONGEST;
    Some(Meaning { column, is_sure })
}

/// Whether a word says who is responsible.
fn is_responsible(word: &str) -> bool {
    longest(&[word.to_owned()]).is_some_and(|(_, own)| own.column == Column::Responsible)
}

/// What the number of something is called.
const NUMBERS: [&str; 8] = ["id", "nr", "nummer", "kod", "ref", "no", "number", "code"];

/// Whether a word is made of one for an activity and one for its number: `AktivitetsID`, `Åtgärdskod`, `Insatsnr`.
fn is_number_of_activity(word: &str) -> bool {
    let own = NUMBERS.iter().filter_map(|end| word.strip_suffix(end));
    own.map(|own| own.trim_end_matches('s')).any(|own| {
        let known = |own: &str| matches!(KNOWN.get(own), Some((Column::Title, _)));
        !own.is_empty() && (known(own) || known(&format!("{own}s")))
    })
}

/// Whether a finish under this head may be the day that it became done on: `Avslutad`, `Klart`. Others say when it is to be.
pub(super) fn may_be_outcome(head: &str) -> bool {
    const DONE: [&str; 14] = [
        "avslutad", "avslutat", "avslutades", "klart", "klar", "slutförd", "slutfört", "färdigställd",
        "färdigställt", "genomförd", "genomfört", "finished", "completed", "done",
    ];
    let (own, _) = words(head);
    own.iter().any(|word| DONE.contains(&word.as_str()))
        && !own.iter().any(|word| ["senast", "ska", "när", "by"].contains(&word.as_str()))
}

/// A text without the label of its own column: `Mål: Alla vet` under *Mål*.
pub(super) fn without_label(column: Column, text: &str) -> &str {
    let Some((label, rest)) = text.split_once(':') else { return text };
    let is_own = meaning(label).is_some_and(|own| own.is_sure && own.column == column);
    if is_own && !rest.trim().is_empty() { rest.trim() } else { text }
}

/// The longest known stretch that begins with the first of these words, and how many words it has.
fn longest(words: &[String]) -> Option<(usize, Stretch)> {
    let most = words.len().min(MOST);
    for length in (1..=most).rev() {
        let phrase = words[..length].join(" ");
        if let Some((column, weight)) = KNOWN.get(phrase.as_str()) {
            return Some((length, Stretch { column: *column, weight: *weight }));
        }
    }
    // A word that is made with a known one: the end of it says what it is, the beginning what it is of.
    let word = words.first()?;
    let of_activity = compounds::of_activity(word).and_then(|rest| KNOWN.get(rest));
    if let Some((column, _)) = of_activity.filter(|(column, _)| *column != Column::Title) {
        return Some((1, Stretch { column: *column, weight: Weight::Loose }));
    }
    let (_, column) = OPEN.iter().find(|(form, _)| {
        let of_end = form.strip_prefix('*').is_some_and(|end| word.ends_with(end));
        of_end || form.strip_suffix('*').is_some_and(|beginning| word.starts_with(beginning))
    })?;
    Some((1, Stretch { column: *column, weight: Weight::Loose }))
}

/// No stretch that is known has more words.
const MOST: usize = 5;

static KNOWN: LazyLock<HashMap<&str, (Column, Weight)>> = LazyLock::new(|| {
    let all = WORDS.iter().flat_map(|(column, weight, words)| {
        words.iter().filter(|word| !word.contains('*')).map(move |word| (*word, (*column, *weight)))
    });
    all.collect()
});

/// The forms with a star, those of endings first.
static OPEN: LazyLock<Vec<(&str, Column)>> = LazyLock::new(|| {
    let mut all: Vec<(&str, Column)> = WORDS
        .iter()
        .flat_map(|(column, _, words)| {
            words.iter().filter(|word| word.contains('*')).map(move |word| (*word, *column))
        })
        .collect();
    all.sort_by_key(|(form, _)| !form.starts_with('*'));
    all
});

/// The words of a head outside brackets, and those inside.
fn words(head: &str) -> (Vec<String>, Vec<String>) {
    let head: String = head
        .chars()
        .filter(|char| !matches!(char, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}'))
        .collect();
    let (mut own, mut beside, mut depth) = (String::new(), String::new(), 0_usize);
    let mut chars = head.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '(' | '[' | '{' => {
                depth += 1;
                own.push(' ');
            }
            ')' | ']' | '}' => {
                depth = depth.saturating_sub(1);
                beside.push(' ');
            }
            // A word that is parted at the end of a line.
            '-' | '\u{2010}' if chars.peek() == Some(&'\n') => {
                chars.next();
            }
            char => {
                // A share is a word of its own wherever it stands: `Klart (%)` is no day.
                own.push_str(if char == '%' { " % " } else { "" });
                let place = if depth > 0 { &mut beside } else { &mut own };
                // A raised figure points to a note below.
                if is_raised(char) {
                    continue;
                }
                place.push(if char.is_alphanumeric() || char == '#' { char } else { ' ' });
            }
        }
    }
    let split =
        |text: &str| fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    (split(&own), split(&beside))
}

/// Whether a sign is a raised figure, which points to a note.
pub(super) fn is_raised(char: char) -> bool {
    matches!(char, '¹' | '²' | '³' | '⁰'..='⁹')
}

/// Whether a title is the default name that programs give a sheet.
pub(super) fn is_nameless(title: &str) -> bool {
    let name = fold(title);
    // A sheet that is only called the plan is not named after it.
    if name == "plan" {
        return true;
    }
    let name = name.trim_end_matches(|char: char| char.is_ascii_digit() || char == ' ');
    ["blad", "sheet", "ark", "tabell", "table", "rapport", "report", "export", "data"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_by_their_words_however_they_are_written() {
        let sure = |column| Some((column, true));
        let guessed = |column| Some((column, false));
        for (head, column) in [
            ("ÅTGÄRD", sure(Column::Title)),
            ("Åtgärd (uppdrag från KF 2022)", sure(Column::Title)),
            ("Aktivitet/åtgärd", sure(Column::Title)),
            ("Vad ska göras?", sure(Column::Title)),
            ("Löfte", sure(Column::Title)),
            ("Nr/Åtgärd", guessed(Column::Title)),
            ("Aktivitets\u{ad}beskrivning", sure(Column::Description)),
            ("Operativa\nmål:", sure(Column::Goal)),
            ("An-\nsvarig", sure(Column::Responsible)),
            (" Vem? ", sure(Column::Responsible)),
            ("Ansvarig förvaltning", sure(Column::Responsible)),
            ("Aktör", guessed(Column::Responsible)),
            ("Ansvarig för uppföljning", guessed(Column::Note)),
            ("Samverkan med", sure(Column::Partners)),
            ("Löpande*", sure(Column::Ongoing)),
            ("Planerat startdatum", sure(Column::Start)),
            ("Ska vara klart senast", sure(Column::Finish)),
            ("Start/slut", sure(Column::When)),
            ("Start- och slutdatum", guessed(Column::When)),
            ("Tidplan 2025–2027", sure(Column::When)),
            ("Målområde", sure(Column::Area)),
            ("Verksamhetsområde", guessed(Column::Area)),
            ("Övergripande mål", sure(Column::Overall)),
            ("Mål för aktiviteten", sure(Column::Goal)),
            ("Målvärde 2027", sure(Column::Target)),
            ("Status 2026-05", sure(Column::Status)),
            ("Budget (tkr)", sure(Column::Resources)),
            ("Klart (%)", guessed(Column::Status)),
            ("Färdigt %", guessed(Column::Status)),
            ("Polisen ansvarar för", guessed(Column::Note)),
            ("Åtgärd¹", sure(Column::Title)),
            ("Tid (timmar)", guessed(Column::Note)),
            ("Tid (år)", sure(Column::When)),
            ("Vad återstår", guessed(Column::Status)),
            ("Vem följer upp", guessed(Column::Note)),
            ("Risk för försening", guessed(Column::Status)),
            ("Åtgärdsnummer", guessed(Column::Number)),
            ("Aktivitets-ID", guessed(Column::Number)),
            ("Insats ID", guessed(Column::Number)),
            ("AktivitetsID", guessed(Column::Number)),
            ("Aktivitetsnr", guessed(Column::Number)),
            ("Åtgärdskod", guessed(Column::Number)),
            ("Insatsnr.", guessed(Column::Number)),
            ("Åtgärd nr", guessed(Column::Number)),
            ("Uppdragsnummer", guessed(Column::Number)),
            ("Löpnr", sure(Column::Number)),
            ("Ref.", guessed(Column::Number)),
            ("När följs det upp?", guessed(Column::FollowUp)),
            ("Ansvarig för uppföljningen", guessed(Column::Note)),
            ("Klart (ja/nej)", guessed(Column::Status)),
            ("Till", guessed(Column::Finish)),
            ("När börjar vi?", sure(Column::Start)),
            ("Vad ska uppnås?", guessed(Column::Goal)),
            ("Antal åtgärder", guessed(Column::Note)),
            ("Senast uppdaterad", guessed(Column::Note)),
            ("Genomförda åtgärder 2026", guessed(Column::Status)),
            ("Behov av resurser", guessed(Column::Resources)),
            ("Faktiskt slutdatum", guessed(Column::Status)),
            ("Åtgärdsägare", guessed(Column::Responsible)),
            ("Insatsägare", guessed(Column::Responsible)),
            ("Aktivitetens ägare", guessed(Column::Responsible)),
            ("Action owner", guessed(Column::Responsible)),
            ("Aktivitets-ansvarig", guessed(Column::Responsible)),
            ("Den som håller i det", guessed(Column::Responsible)),
            ("Genomförs av", guessed(Column::Responsible)),
            ("Aktivitetstid", guessed(Column::When)),
            ("Åtgärdsbudget", guessed(Column::Resources)),
            ("Activity status", guessed(Column::Status)),
            ("Åtgärd/ansvarig", guessed(Column::Title)),
            ("Medaktör", guessed(Column::Partners)),
            ("Stödaktörer", guessed(Column::Partners)),
            ("Samarbetsaktör", guessed(Column::Partners)),
            ("Extern aktör", guessed(Column::Partners)),
            ("Övriga ansvariga", guessed(Column::Partners)),
            ("Co-lead", guessed(Column::Partners)),
            ("Ansvarig medarbetare", guessed(Column::Responsible)),
            ("Slutförd av", guessed(Column::Note)),
            ("Påbörjad av (namn)", guessed(Column::Note)),
            ("Genomförd av", guessed(Column::Note)),
            ("Tilldelad av", guessed(Column::Note)),
            ("Finished by", guessed(Column::Note)),
            ("Complete by", guessed(Column::Finish)),
            ("Skapat datum", guessed(Column::Note)),
            ("Datum för beslut", guessed(Column::Note)),
            ("Reviderad tidplan", guessed(Column::When)),
            ("Månad", guessed(Column::When)),
            ("Antal kvartal", guessed(Column::Note)),
            ("Gjort?", guessed(Column::Status)),
            ("Namn", None),
            ("En lång mening om att åtgärden ska vara klar och att den som är ansvarig vet det", None),
        ] {
            assert_eq!(meaning(head).map(|own| (own.column, own.is_sure)), column, "{head}");
        }
    }

    #[test]
    fn only_a_head_that_says_that_it_is_done_may_hold_when_it_was() {
        for head in ["Klart senast", "Deadline", "Slutdatum", "Färdigt", "Senast", "Ska vara klart", "Slut"]
        {
            assert!(!may_be_outcome(head), "{head}");
        }
        assert!(may_be_outcome("Avslutad") && may_be_outcome("Klart"));
    }

    #[test]
    fn what_the_user_says_of_a_head_comes_first() {
        let mut said = Said::default();
        said.add("Aktör (extern)", Column::Partners);
        assert_eq!(said.of("AKTÖR\n(extern)"), Some(Meaning { column: Column::Partners, is_sure: true }));
        assert_eq!(said.of("Aktör").map(|own| own.column), Some(Column::Responsible));
    }
}
