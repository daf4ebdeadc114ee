//! One activity of the draft, filled cell by cell.

use std::collections::HashSet;

use super::account::Certainty;
use super::heads::Column;
use super::ids::Ids;
use super::roles::Roles;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::{fold, slug};
use crate::base::period::Period;
use crate::base::rhythm::Recurrence;
use crate::say;

/// An activity of the draft.
#[derive(Clone, Debug, Default)]
pub(super) struct Activity {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) parts: Vec<String>,
    pub(super) areas: Vec<usize>,
    pub(super) responsible: Vec<String>,
    pub(super) is_ongoing: bool,
    pub(super) is_ordinary: bool,
    /// The fields with a single text, by key.
    pub(super) texts: Vec<(&'static str, String)>,
    pub(super) cause: Option<String>,
    pub(super) notes: Notes,
    pub(super) time_notes: Vec<String>,
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
    fn add(&mut self, note: String) {
        if self.seen.insert(note.clone()) {
            self.all.push(note);
        }
    }
}

/// The longest id that is made from a title.
const LONG: usize = 40;

impl Activity {
    /// An activity with a title, and an id that differs from those of the others.
    pub(super) fn new(cell: &str, ids: &mut Ids) -> Self {
        let (title, parts) = title(cell);
        let own_id = slug(&title);
        let mut id = own_id.clone();
        while id.len() > LONG {
            let Some((shorter, _)) = id.rsplit_once('-') else { break };
            id = slug(shorter);
        }
        if id.is_empty() {
            "atgard".clone_into(&mut id);
        }
        Self { id: ids.free(&id), title, parts, ..Self::default() }
    }

    pub(super) fn stands_in(&mut self, area: usize) {
        if !self.areas.contains(&area) {
            self.areas.push(area);
        }
    }

    /// Adds a cell under an unknown head as a note.
    pub(super) fn note(&mut self, head: &str, said: &str) -> (Certainty, Say) {
        let said = said.replace('\n', " ");
        let head = head.replace('\n', " ");
        let note = if head.is_empty() { said } else { format!("{head}: {said}") };
        self.notes.add(note);
        (Certainty::Guessed, Say::same("note".to_owned()))
    }

    /// Adds a cell, and returns what became of it.
    pub(super) fn take(
        &mut self,
        column: Column,
        said: &str,
        roles: &Roles<'_>,
        is_outcome: bool,
    ) -> (Certainty, Say) {
        match column {
            Column::Title => (Certainty::Read, Say::same(format!("activities/{}", self.id))),
            Column::Responsible => self.responsible(said, roles),
            Column::Ongoing => self.ongoing(said),
            Column::Start => self.time("start", said),
            Column::When => self.time("when", said),
            Column::Finish if is_outcome || is_done(said) => {
                let id = &self.id;
                self.notes.add(format!("Avslutad: {}", said.replace('\n', " ")));
                let became = say!(
                    "note; är det klart, skriv vbe finish {id} --on DATUM",
                    "note; if it is done, write vbe finish {id} --on DATE"
                );
                (Certainty::Guessed, became)
            }
            Column::Finish => self.time("finish", said),
            Column::Cause => {
                let said = said.replace('\n', " ");
                self.once(column, said, |own, said| own.cause = Some(said), |own| own.cause.clone())
            }
            Column::Partners | Column::To => {
                let (word, most) =
                    if column == Column::To { ("Mottagare", 1) } else { ("Samverkan", usize::MAX) };
                let note = format!("{word}: {}", said.replace('\n', ", "));
                let named = roles.named(said);
                // A field for one cannot hold several, and what is not written is kept in words.
                if !named.unknown.is_empty() || named.known.len() > most {
                    self.notes.add(note);
                    return (
                        Certainty::Guessed,
                        say!(
                            "note; inte i organisationsregistret",
                            "note; not in the register of the organisation"
                        ),
                    );
                }
                let ids = named.known.join("\n");
                self.put(column.field(), ids);
                (if named.is_parted { Certainty::Guessed } else { Certainty::Read }, column.said())
            }
            _ => {
                let said = said.replace('\n', " ");
                let key = column.field();
                self.once(
                    column,
                    said,
                    |own, said| own.put(key, said),
                    |own| own.text(key).map(str::to_owned),
                )
            }
        }
    }

    /// Sets a field that can have one value only.
    fn once(
        &mut self,
        column: Column,
        said: String,
        put: impl Fn(&mut Self, String),
        now: impl Fn(&Self) -> Option<String>,
    ) -> (Certainty, Say) {
        match now(self) {
            Some(own) if own != said => {
                self.notes.add(format!("{}: {said}", column.field()));
                (
                    Certainty::Guessed,
                    say!("note; ett annat värde stod redan", "note; another value stood there already"),
                )
            }
            _ => {
                put(self, said);
                (Certainty::Read, column.said())
            }
        }
    }

    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.texts.iter().find(|(own, _)| *own == key).map(|(_, text)| text.as_str())
    }

    fn put(&mut self, key: &'static str, text: String) {
        if self.text(key).is_none() {
            self.texts.push((key, text));
        }
    }

    fn responsible(&mut self, said: &str, roles: &Roles<'_>) -> (Certainty, Say) {
        // Partners may be named in the same cell.
        let with =
            [" i samverkan med ", " tillsammans med "].into_iter().find_map(|mark| said.split_once(mark));
        if let Some((said, partners)) = with {
            let (_, own) = self.responsible(said, roles);
            let (_, with) = self.take(Column::Partners, partners, roles, false);
            return (
                Certainty::Guessed,
                Say::new(format!("{}; {}", own.sv, with.sv), format!("{}; {}", own.en, with.en)),
            );
        }
        let named = roles.named(said);
        for id in &named.known {
            if !self.responsible.contains(id) {
                self.responsible.push(id.clone());
            }
        }
        if named.unknown.is_empty() {
            let how = if named.is_parted { Certainty::Guessed } else { Certainty::Read };
            let ids = named.known.join(", ");
            return (how, say!("responsible: {ids}", "responsible: {ids}"));
        }
        let note = format!("Ansvarig enligt tabellen: {}", named.unknown.join(", "));
        self.notes.add(note);
        let became = say!(
            "note; finns inte i organisationsregistret, skriv rollen där och under responsible",
            "note; not in the register of the organisation: write the role there and in responsible"
        );
        (Certainty::Guessed, became)
    }

    fn ongoing(&mut self, said: &str) -> (Certainty, Say) {
        if NO.contains(&fold(said.trim()).as_str()) {
            return (Certainty::Read, Say::fixed("inte löpande", "not ongoing"));
        }
        self.is_ongoing = true;
        let is_star = said.contains('*');
        self.is_ordinary |= is_star;
        let rest = said.replace('*', "").replace('\n', " ");
        let rest = rest.trim();
        if rest.is_empty() || YES.contains(&fold(rest).as_str()) {
            let star = if is_star { ", ordinary" } else { "" };
            return (Certainty::Read, say!("ongoing{star}", "ongoing{star}"));
        }
        if Recurrence::read(rest).is_some() {
            self.put("recurs", rest.to_owned());
            return (Certainty::Read, Say::same("ongoing, recurs".to_owned()));
        }
        self.time_notes.push(rest.to_owned());
        (Certainty::Guessed, Say::same("ongoing, time_note".to_owned()))
    }

    /// Adds a time as written. What cannot be read as one is kept as text.
    fn time(&mut self, key: &'static str, said: &str) -> (Certainty, Say) {
        let said = said.replace('\n', " ");
        if said.contains('*') || fold(&said) == "löpande" {
            return self.ongoing(&said);
        }
        if self.text(key).is_some_and(|own| own != said) {
            self.time_notes.push(format!("{key}: {said}"));
            return (
                Certainty::Guessed,
                say!("time_note; en annan tid stod redan", "time_note; another time stood there already"),
            );
        }
        if Period::read(&said).is_some() {
            self.put(key, said);
            return (Certainty::Read, Say::same(key.to_owned()));
        }
        if Recurrence::read(&said).is_some() {
            self.put("recurs", said);
            return (Certainty::Guessed, Say::same("recurs".to_owned()));
        }
        self.time_notes.push(said);
        (
            Certainty::Guessed,
            say!("time_note; kan inte läsas som en tid", "time_note; cannot be read as a time"),
        )
    }
}

/// What people write in a column of ticks.
const YES: [&str; 10] = ["x", "ja", "j", "1", "sant", "löpande", "pågår", "pågående", "✓", "☒"];
const NO: [&str; 8] = ["-", "–", "nej", "n", "ej", "0", "falskt", "☐"];

/// Whether a finish may be an outcome rather than a promise: its time has passed, and the table has no starts.
pub(super) fn is_unclear(said: &str, has_start: bool, day: Day) -> bool {
    !has_start && Period::read(said).is_some_and(|period| period.is_over(day))
}

/// Whether a word means that the activity is done.
fn is_done(said: &str) -> bool {
    ["klar", "klart", "genomförd", "genomfört", "avslutad", "avslutat", "ja", "x", "✓"]
        .contains(&fold(said).as_str())
}

/// The form in which titles are compared: the same words, whatever the formatting.
pub(super) fn title_and_points(cell: &str) -> (String, Vec<String>) {
    let (title, points) = title(cell);
    (fold(&title), points)
}

/// Splits a cell into the title and the points under it.
fn title(cell: &str) -> (String, Vec<String>) {
    let is_point = |line: &&str| line.starts_with('•') || line.starts_with("- ") || line.starts_with("– ");
    let (points, words): (Vec<&str>, Vec<&str>) = cell.lines().partition(is_point);
    let points =
        points.into_iter().map(|line| line.trim_start_matches(['•', '-', '–', ' ']).to_owned()).collect();
    let title = words.join(" ");
    if title.is_empty() { (cell.replace('\n', " "), Vec::new()) } else { (title, points) }
}
