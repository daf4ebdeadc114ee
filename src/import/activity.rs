//! One activity of the draft, filled cell by cell.

use std::collections::HashSet;

use super::account::Certainty;
use super::facts::Facts;
use super::ids::{Ids, SMALL, nameless};
use super::letters::{Explained, Letters};
use super::numbered::Named;
use super::roles::Roles;
use super::ticks::Ticks;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::slug;
use crate::base::period::Period;
use crate::pii::detector::Detector;
use crate::say;

/// An activity of the draft.
#[derive(Clone, Debug, Default)]
pub(super) struct Activity {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) parts: Vec<String>,
    pub(super) areas: Vec<usize>,
    pub(super) responsible: Vec<String>,
    pub(super) lead: Option<String>,
    pub(super) partners: Vec<String>,
    pub(super) places: Vec<String>,
    pub(super) is_ongoing: bool,
    pub(super) is_ordinary: bool,
    /// The fields with a single text, by key.
    pub(super) texts: Vec<(&'static str, String)>,
    pub(super) notes: Notes,
    pub(super) time_notes: Notes,
    /// The times that are ticked, in order.
    pub(super) ticks: Ticks,
    /// How it has gone, as the file says it.
    pub(super) told: Vec<Told>,
    /// The needs that it answers and the goals of the plan that it serves, by their places.
    pub(super) needs: Vec<usize>,
    pub(super) serves: Vec<usize>,
    /// The fields that are guesses from its title.
    pub(super) guessed: Vec<&'static str>,
    /// What tells it apart from others with its title.
    pub(super) facts: Facts,
}

/// What a file says of how an activity has gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// The words, unless a colour says it all.
    pub(crate) note: Option<String>,
    /// The name of the assessment.
    pub(crate) assessment: Option<String>,
}

/// What is noted about an activity, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    all: Vec<String>,
    seen: HashSet<String>,
}

impl Notes {
    pub(super) fn all(&self) -> &[String] {
        &self.all
    }

    /// Adds a note that is not there already.
    pub(super) fn add(&mut self, note: String) {
        if self.seen.insert(note.clone()) {
            self.all.push(note);
        }
    }
}

/// What became of a cell.
#[derive(Clone, Debug)]
pub(super) struct Became {
    pub(super) how: Certainty,
    pub(super) said: Say,
    /// The field of the activity that has it.
    pub(super) field: &'static str,
}

impl Became {
    pub(super) fn read(field: &'static str, said: Say) -> Self {
        Self { how: Certainty::Read, said, field }
    }

    pub(super) fn guessed(field: &'static str, said: Say) -> Self {
        Self { how: Certainty::Guessed, said, field }
    }

    /// The same of a cell that was read as the file says that a letter is.
    pub(super) fn explained(self, own: &Explained) -> Self {
        let (Explained { letter, word }, Say { sv, en }) = (own, &self.said);
        let said = say!(
            "{sv}; filen säger att {letter} betyder ”{word}”",
            "{en}; the file says that {letter} means “{word}”"
        );
        Self { said, ..self.guess() }
    }

    /// The same of boxes, of which what is ticked is read.
    pub(super) fn ticked(self) -> Self {
        let Say { sv, en } = &self.said;
        let said = say!("{sv}; det som är ikryssat", "{en}; what is ticked");
        Self { said, ..self.guess() }
    }

    /// Of boxes none of which is ticked.
    pub(super) fn unticked() -> Self {
        Self::guessed("", Say::fixed("ingen ruta är ikryssad", "no box is ticked"))
    }

    /// The same, as a guess.
    pub(super) fn guess(self) -> Self {
        Self { how: self.how.min(Certainty::Guessed), ..self }
    }
}

/// What a cell is read with.
pub(super) struct With<'w> {
    pub(super) roles: &'w Roles<'w>,
    pub(super) letters: &'w Letters,
    /// Whether a finish says when the activity was done.
    pub(super) is_outcome: bool,
    /// The day that what is said of how it has gone is true of, and the role that says it.
    pub(super) on: Option<Day>,
    pub(super) by: Option<&'w str>,
    /// The time that the plan holds for.
    pub(super) plan: Option<Period>,
}

/// The longest id that is made from a title.
const LONG: usize = 40;

impl Activity {
    /// An activity with a title, and an id that differs from those of the others.
    pub(super) fn new(named: Named, ids: &mut Ids, detector: &Detector) -> Self {
        let mut id = slug(&named.title);
        // An id that is cut does not end in the middle of what it says.
        let is_cut = id.len() > LONG;
        while id.len() > LONG || is_cut && id.rsplit('-').next().is_some_and(|last| SMALL.contains(&last)) {
            let Some((shorter, _)) = id.rsplit_once('-') else { break };
            id = slug(shorter);
        }
        let mut id = nameless(detector, &id).to_owned();
        if id.is_empty() || id.len() > 2 * LONG {
            "atgard".clone_into(&mut id);
        }
        let mut own = Self { id: ids.free(&id), title: named.title, parts: named.parts, ..Self::default() };
        if let Some(number) = named.number {
            own.put("number", number);
        }
        if let Some(description) = named.description {
            own.put("description", description);
        }
        own
    }

    pub(super) fn stands_in(&mut self, area: usize) {
        if !self.areas.contains(&area) {
            self.areas.push(area);
        }
    }

    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.texts.iter().find(|(own, _)| *own == key).map(|(_, text)| text.as_str())
    }

    /// Sets a field that has no value yet.
    pub(super) fn put(&mut self, key: &'static str, text: String) {
        if self.text(key).is_none() {
            self.texts.push((key, text));
        }
    }

    /// Adds a text behind that of a field.
    pub(super) fn append(&mut self, key: &'static str, text: &str) {
        if let Some((_, own)) = self.texts.iter_mut().find(|(own, _)| *own == key) {
            let is_ended = own.ends_with(['.', '!', '?', ':']);
            own.push_str(if is_ended { " " } else { "; " });
            own.push_str(text);
        }
    }

    /// Adds a cell whose column says nothing of it as a note.
    pub(super) fn note(&mut self, head: &str, said: &str) -> Became {
        let (head, said) = (flat(head), flat(said));
        let head = head.trim_end_matches(':');
        self.notes.add(if head.is_empty() { said } else { format!("{head}: {said}") });
        Became::guessed("note", Say::fixed("anmärkning", "note"))
    }

    pub(super) fn noted(&mut self, word: &str, said: &str, why: &Say) -> Became {
        let became = self.note(word, said);
        let (sv, en) = (&why.sv, &why.en);
        Became { said: say!("anmärkning; {sv}", "note; {en}"), ..became }
    }

    /// Sets a field that can have one value only.
    pub(super) fn once(&mut self, key: &'static str, word: Say, said: &str) -> Became {
        let said = flat(said);
        match self.text(key) {
            Some(own) if own != said => {
                let label = word.sv;
                self.noted(
                    &label,
                    &said,
                    &Say::fixed("ett annat värde stod redan", "another value stood there already"),
                )
            }
            _ => {
                self.put(key, said);
                Became::read(key, word)
            }
        }
    }
}

/// Notes as one text. One that ends with a letter alone is last: a word behind it would make it a name.
pub(super) fn joined(notes: &[String]) -> String {
    let is_letter = |note: &&str| {
        let last = note.rsplit(' ').next().unwrap_or_default();
        last.chars().count() == 1 && last.chars().all(char::is_alphabetic)
    };
    let (last, first): (Vec<&str>, Vec<&str>) = notes.iter().map(String::as_str).partition(is_letter);
    [first, last].concat().join(". ")
}

/// What became of what says that an activity is not to be done, with what to write then.
pub(super) fn not_to_be_done(became: &Say, id: &str) -> Say {
    let Say { sv, en } = became;
    say!(
        "{sv}; görs den inte, skriv vbe cancel --decision BESLUT {id}",
        "{en}; if it is not to be done, write vbe cancel --decision DECISION {id}"
    )
}

/// Adds a place that is not there already.
pub(super) fn include(all: &mut Vec<usize>, at: usize) {
    if !all.contains(&at) {
        all.push(at);
    }
}

/// A text on one line: points are parted by semicolons.
pub(super) fn flat(said: &str) -> String {
    let is_points = said.lines().count() > 1 && said.lines().all(|line| bare(line).len() < line.len());
    // One word a line is a list: `Enkät`, `Protokoll`.
    let is_word = |line: &str| {
        line.chars().all(char::is_alphabetic)
            && line.starts_with(char::is_uppercase)
            && line.chars().count() > 2
    };
    let is_words = said.lines().count() > 1 && said.lines().all(|line| is_word(line.trim()));
    if is_points || is_words {
        return said.lines().map(bare).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ");
    }
    let mut flat = String::with_capacity(said.len());
    for line in said.lines() {
        if !flat.is_empty() {
            flat.push_str(if is_ended(&flat) && line.starts_with(char::is_uppercase) { "; " } else { " " });
        }
        flat.push_str(line);
    }
    flat
}

/// Whether a line can end what it says, where the next begins with a capital: two texts are not read as one sentence.
fn is_ended(line: &str) -> bool {
    const OPEN: [&str; 14] =
        ["och", "eller", "samt", "i", "av", "för", "med", "på", "till", "från", "vid", "hos", "and", "of"];
    let last = line.rsplit(' ').next().unwrap_or_default();
    last.ends_with(char::is_alphanumeric) && line.contains(' ') && !OPEN.contains(&last)
}

/// A line without the sign of a point.
pub(super) fn bare(line: &str) -> &str {
    let line = line.trim();
    line.strip_prefix(['•', '·', '▪', '●', '○'])
        .or_else(|| line.strip_prefix("- "))
        .or_else(|| line.strip_prefix("– "))
        .map_or(line, str::trim)
}
