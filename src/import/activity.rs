//! One activity of the draft, filled cell by cell.

use std::collections::HashSet;

use super::account::Certainty;
use super::columns::Column;
use super::facts::Facts;
use super::heads::key;
use super::ids::Ids;
use super::marks;
use super::numbered::Named;
use super::roles::Roles;
use super::status;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::slug;
use crate::base::period::Period;
use crate::base::rhythm::Recurrence;
use crate::base::target::Target;
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
    texts: Vec<(&'static str, String)>,
    pub(super) notes: Notes,
    pub(super) time_notes: Vec<String>,
    /// How it has gone, as the file says it.
    pub(super) told: Vec<Told>,
    /// The needs that it answers and the goals of the plan that it serves, by their places.
    pub(super) needs: Vec<usize>,
    pub(super) serves: Vec<usize>,
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
    fn add(&mut self, note: String) {
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

    /// The same, as a guess.
    pub(super) fn as_guess(self) -> Self {
        Self { how: self.how.min(Certainty::Guessed), ..self }
    }
}

/// What a cell is read with.
pub(super) struct With<'w> {
    pub(super) roles: &'w Roles<'w>,
    /// Whether a finish says when the activity was done.
    pub(super) is_outcome: bool,
    /// The day that what is said of how it has gone is true of, and the role that says it.
    pub(super) on: Option<Day>,
    pub(super) by: Option<&'w str>,
}

/// The longest id that is made from a title.
const LONG: usize = 40;

/// Words that say nothing without the next.
const SMALL: [&str; 18] = [
    "av", "att", "de", "den", "det", "en", "ett", "for", "i", "inom", "med", "och", "om", "pa", "som",
    "till", "vid", "via",
];

impl Activity {
    /// An activity with a title, and an id that differs from those of the others.
    pub(super) fn new(named: Named, ids: &mut Ids) -> Self {
        let mut id = slug(&named.title);
        // An id that is cut does not end in the middle of what it says.
        let is_cut = id.len() > LONG;
        while id.len() > LONG || is_cut && id.rsplit('-').next().is_some_and(|last| SMALL.contains(&last)) {
            let Some((shorter, _)) = id.rsplit_once('-') else { break };
            id = slug(shorter);
        }
        if id.is_empty() || id.len() > 2 * LONG {
            "atgard".clone_into(&mut id);
        }
        let mut own = Self { id: ids.free(&id), title: named.title, parts: named.parts, ..Self::default() };
        if let Some(number) = named.number {
            own.put("number", number);
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

    /// Adds a cell whose column says nothing of it as a note.
    pub(super) fn note(&mut self, head: &str, said: &str) -> Became {
        let (head, said) = (flat(head), flat(said));
        let head = head.trim_end_matches(':');
        self.notes.add(if head.is_empty() { said } else { format!("{head}: {said}") });
        Became::guessed("note", Say::fixed("anmärkning", "note"))
    }

    fn noted(&mut self, word: &str, said: &str, why: &Say) -> Became {
        let became = self.note(word, said);
        let (sv, en) = (&why.sv, &why.en);
        Became { said: say!("anmärkning; {sv}", "note; {en}"), ..became }
    }

    /// Adds a cell, and returns what became of it.
    pub(super) fn take(&mut self, column: Column, head: &str, said: &str, with: &With<'_>) -> Became {
        let own = column.said();
        match column {
            Column::Title => Became::read("title", own),
            Column::Responsible => self.responsible(said, with),
            Column::Partners => self.partners(said, with),
            Column::To => self.receiver(said, with),
            Column::Ongoing => self.ongoing(said),
            Column::Start => self.begins("start", said, with),
            Column::When => self.begins("when", said, with),
            Column::Recurs => self.recurs(said, with),
            Column::Finish => self.finish(said, with),
            Column::Status => self.status(head, said, with),
            Column::Parts => {
                let lines = said.lines().map(bare).filter(|line| !line.is_empty());
                self.parts.extend(lines.map(str::to_owned));
                Became::read("parts", own)
            }
            Column::Places => {
                let named = said.split(['\n', ',', ';']).map(bare).filter(|place| !place.is_empty());
                self.places.extend(named.map(str::to_owned));
                Became::guessed("places", own)
            }
            Column::Target => self.target(said),
            Column::Baseline if self.text("goal").is_none() => self.note(head, said),
            Column::Outcome => {
                self.put("goal_type", "outcome".to_owned());
                self.once("goal", own, said)
            }
            // A column of reports may hold how it is to be followed up, or how it went.
            Column::FollowUp if status::read(said).is_some() => self.status(head, said, with),
            // What is meant by it is not certain, and stays beside.
            Column::Description if !is_plain(head) => {
                let text = format!("{}: {}", flat(head).trim_end_matches([':', '?']), flat(said));
                self.once("description", own, &text).as_guess()
            }
            _ => self.once(column.name(), own, said),
        }
    }

    /// Sets a field that can have one value only.
    fn once(&mut self, key: &'static str, word: Say, said: &str) -> Became {
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

    fn responsible(&mut self, said: &str, with: &With<'_>) -> Became {
        // Partners may be named in the same cell.
        let parted = [" i samverkan med ", " tillsammans med ", " i samarbete med "]
            .into_iter()
            .find_map(|mark| said.split_once(mark));
        if let Some((said, partners)) = parted {
            let own = self.responsible(said, with);
            let beside = self.partners(partners, with);
            let text = |one: &str, other: &str| format!("{one}; {other}");
            let said = Say::new(text(&own.said.sv, &beside.said.sv), text(&own.said.en, &beside.said.en));
            return Became::guessed("responsible", said);
        }
        let named = with.roles.named(said);
        let ids = named.known.join(", ");
        for id in named.known {
            if !self.responsible.contains(&id) {
                self.responsible.push(id);
            }
        }
        if self.lead.is_none() && (self.responsible.len() > 1 || !named.unknown.is_empty()) {
            self.lead = named.lead;
        }
        if named.unknown.is_empty() && !named.has_more {
            let how = if named.is_parted { Certainty::Guessed } else { Certainty::Read };
            return Became { how, said: say!("ansvarig: {ids}", "responsible: {ids}"), field: "responsible" };
        }
        // With others beside, the whole stays as it is written.
        let said = if named.has_more { said.to_owned() } else { named.unknown.join(", ") };
        let became = self.noted(
            "Ansvarig enligt tabellen",
            &said,
            &Say::fixed(
                "finns inte i organisationsregistret, skriv rollen där och som ansvarig (`responsible`)",
                "not in the register of the organisation: write the role there and in responsible",
            ),
        );
        if ids.is_empty() {
            return became;
        }
        let (sv, en) = (&became.said.sv, &became.said.en);
        let said = say!("ansvarig: {ids}; {sv}", "responsible: {ids}; {en}");
        Became::guessed("responsible", said)
    }

    fn partners(&mut self, said: &str, with: &With<'_>) -> Became {
        let named = with.roles.named(said);
        let is_whole = named.unknown.is_empty() && !named.has_more;
        let ids = named.known.join(", ");
        for id in named.known {
            if !self.partners.contains(&id) {
                self.partners.push(id);
            }
        }
        if !is_whole {
            let said: Vec<&str> = said.lines().map(bare).collect();
            return self.noted("Samverkan", &said.join(", "), &NOT_IN_REGISTER);
        }
        let how = if named.is_parted { Certainty::Guessed } else { Certainty::Read };
        Became { how, said: say!("samverkanspartner: {ids}", "partners: {ids}"), field: "partners" }
    }

    fn receiver(&mut self, said: &str, with: &With<'_>) -> Became {
        let named = with.roles.named(said);
        match (&named.known[..], named.unknown.is_empty() && !named.has_more) {
            // A field for one cannot hold several, and what is not written is kept in words.
            ([id], true) => self.once("to", Column::To.said(), id),
            _ => self.noted("Mottagare", said, &NOT_IN_REGISTER),
        }
    }

    fn ongoing(&mut self, said: &str) -> Became {
        if marks::is_no(said) {
            return Became::read("ongoing", Say::fixed("inte löpande", "not ongoing"));
        }
        if status::is_done(said) {
            return self.noted(
                "Löpande",
                said,
                &Say::fixed("det är klart, eller inte löpande", "done, or not ongoing"),
            );
        }
        self.is_ongoing = true;
        let said = flat(said);
        let is_star = said.contains('*');
        self.is_ordinary |= is_star;
        let rest = without_ongoing(&said);
        if rest.is_empty() || marks::is_yes(rest) {
            let said = if is_star {
                Say::fixed("löpande, ordinarie verksamhet", "ongoing, ordinary")
            } else {
                Say::fixed("löpande", "ongoing")
            };
            return Became::read("ongoing", said);
        }
        if Recurrence::read(rest).is_some() {
            self.put("recurs", rest.to_owned());
            return Became::read("ongoing", Say::fixed("löpande, hur ofta", "ongoing, how often"));
        }
        let said = said.replace('*', "").trim().to_owned();
        self.time_notes.push(said);
        Became::guessed("ongoing", Say::fixed("löpande, om tiden i ord", "ongoing, the time in words"))
    }

    fn recurs(&mut self, said: &str, with: &With<'_>) -> Became {
        let said = flat(said);
        let said = said.trim_end_matches('.');
        if begins_ongoing(said) || Recurrence::read(said).is_none() {
            return self.begins("when", said, with).as_guess();
        }
        self.once("recurs", Column::Recurs.said(), said)
    }

    fn begins(&mut self, key: &'static str, said: &str, with: &With<'_>) -> Became {
        if status::is_done(said) || marks::is_yes(said) && !begins_ongoing(said) {
            return self.status("", said, with);
        }
        self.time(key, said)
    }

    fn finish(&mut self, said: &str, with: &With<'_>) -> Became {
        if with.is_outcome || status::is_done(said) || marks::is_yes(said) && !begins_ongoing(said) {
            let id = self.id.clone();
            let became = self.note("Avslutad", said);
            let said = say!(
                "anmärkning; är det klart, skriv vbe finish {id} --on DATUM",
                "note; if it is done, write vbe finish {id} --on DATE"
            );
            return Became { said, ..became };
        }
        self.time("finish", said)
    }

    /// Adds a time as written. What cannot be read as one, or stands against another, is kept in words.
    fn time(&mut self, key: &'static str, said: &str) -> Became {
        let said = flat(said);
        let said = said.trim_end_matches('.').to_owned();
        if said.contains('*') || begins_ongoing(&said) {
            return self.ongoing(&said);
        }
        let word = Column::named(key).map_or_else(|| Say::same(key), Column::said);
        let label = word.sv.clone();
        if self.text(key).is_some_and(|own| own != said) {
            return self.time_noted(
                &format!("{label}: {said}"),
                &Say::fixed("en annan tid stod redan", "another time stood there already"),
            );
        }
        if let Some(period) = Period::read(&said) {
            if self.is_against(key, period) {
                return self.time_noted(
                    &format!("{label}: {said}"),
                    &Say::fixed("går inte ihop med den andra tiden", "does not agree with the other time"),
                );
            }
            self.put(key, said);
            return Became::read(key, word);
        }
        if Recurrence::read(&said).is_some() && self.text("recurs").is_none_or(|own| own == said) {
            self.put("recurs", said);
            return Became::guessed("recurs", Column::Recurs.said());
        }
        self.time_noted(&said, &Say::fixed("kan inte läsas som en tid", "cannot be read as a time"))
    }

    fn time_noted(&mut self, said: &str, why: &Say) -> Became {
        if !self.time_notes.iter().any(|own| own == said) {
            self.time_notes.push(said.to_owned());
        }
        let (sv, en) = (&why.sv, &why.en);
        Became::guessed("time_note", say!("om tiden i ord; {sv}", "the time in words; {en}"))
    }

    /// Whether a time cannot stand beside those that are there.
    fn is_against(&self, key: &str, period: Period) -> bool {
        let other = |key: &str| self.text(key).and_then(Period::read);
        match key {
            "when" => other("start").is_some() || other("finish").is_some(),
            "start" => {
                other("when").is_some() || other("finish").is_some_and(|finish| finish.last < period.first)
            }
            _ => other("when").is_some() || other("start").is_some_and(|start| period.last < start.first),
        }
    }

    /// Adds a tick under a time: it is done then.
    pub(super) fn ticked(&mut self, head: &str) -> Became {
        let year = |text: &str| text.trim().parse::<i32>().ok();
        let joined = self.text("when").and_then(|own| {
            let first = own.split('-').next()?;
            let last = own.rsplit('-').next().and_then(year)?;
            (year(head)? == last + 1).then(|| format!("{first}-{head}"))
        });
        let word = Column::When.said();
        if let Some(joined) = joined {
            self.texts.retain(|(key, _)| *key != "when");
            self.put("when", joined);
            return Became::guessed("when", word);
        }
        self.time("when", head).as_guess()
    }

    fn target(&mut self, said: &str) -> Became {
        let said = flat(said);
        if Target::read(&said).is_none() || self.text("goal").is_none() && self.text("indicator").is_none() {
            return self.noted(
                "Målvärde",
                &said,
                &Say::fixed(
                    "kan inte läsas som ett målvärde för ett mål",
                    "cannot be read as the target of a goal",
                ),
            );
        }
        self.once("target", Column::Target.said(), &said)
    }

    /// Adds how it has gone: it is no part of what the plan promises.
    fn status(&mut self, head: &str, said: &str, with: &With<'_>) -> Became {
        let said = flat(said);
        let label = if head.is_empty() { "Läge" } else { head };
        // Progress is told by somebody.
        if with.on.is_none() || with.by.is_none() && self.responsible.is_empty() {
            return self.noted(
                label,
                &said,
                &Say::fixed(
                    "är det uppföljning, kör igen med --on DATUM och --by ROLL",
                    "if it is progress, run again with --on DATE and --by ROLE",
                ),
            );
        }
        let has_words = status::read(&said).is_none_or(|own| own.has_words);
        let assessment = status::assessment(&said).map(str::to_owned);
        let is_dated = head.bytes().any(|byte| byte.is_ascii_digit());
        let note = if is_dated { format!("{}: {said}", flat(head)) } else { said };
        let note = Some(note).filter(|_| has_words || is_dated || assessment.is_none());
        self.told.push(Told { note, assessment });
        Became::guessed("progress", Say::fixed("uppföljning", "progress"))
    }
}

const NOT_IN_REGISTER: Say =
    Say::fixed("inte i organisationsregistret", "not in the register of the organisation");

/// The words that say that something goes on.
const ONGOING: [&str; 9] = [
    "löpande", "fortlöpande", "kontinuerligt", "kontinuerlig", "kontinuerligt arbete", "pågår", "pågående",
    "ongoing", "tills vidare",
];

/// Whether a time begins with a word that says that it goes on.
fn begins_ongoing(said: &str) -> bool {
    without_ongoing(said).len() < said.trim().len()
}

/// What stands beside the words that say that something goes on.
fn without_ongoing(said: &str) -> &str {
    let is_edge = |char: char| matches!(char, ' ' | ',' | '.' | ';' | ':' | '*' | '(' | ')' | '-' | '–');
    let mut rest = said.trim();
    loop {
        let own = rest.trim_start_matches(is_edge);
        let word = ONGOING
            .iter()
            .filter_map(|word| own.get(..word.len()).filter(|head| head.to_lowercase() == **word))
            .find(|head| own[head.len()..].chars().next().is_none_or(|char| !char.is_alphanumeric()));
        match word {
            Some(word) => rest = &own[word.len()..],
            // Signs alone say nothing, and others belong to what follows.
            None if own.is_empty() || rest.len() < said.trim().len() || rest.starts_with('*') => {
                return own.trim_end_matches(is_edge);
            }
            None => return rest,
        }
    }
}

/// Whether a finish may be an outcome rather than a promise: its time has passed, and the table has no starts.
pub(super) fn is_unclear(said: &str, has_start: bool, day: Day) -> bool {
    !has_start && Period::read(said).is_some_and(|period| period.is_over(day))
}

/// Whether a head says that the column describes the activity, and nothing more.
fn is_plain(head: &str) -> bool {
    ["beskrivning", "description"].iter().any(|word| key(head).ends_with(word))
}

/// A text on one line: points are parted by semicolons.
pub(super) fn flat(said: &str) -> String {
    let is_points = said.lines().count() > 1 && said.lines().all(|line| bare(line).len() < line.len());
    if is_points {
        return said.lines().map(bare).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ");
    }
    said.replace('\n', " ")
}

/// A line without the sign of a point.
fn bare(line: &str) -> &str {
    let line = line.trim();
    line.strip_prefix(['•', '·', '▪', '●', '○'])
        .or_else(|| line.strip_prefix("- "))
        .or_else(|| line.strip_prefix("– "))
        .map_or(line, str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_is_known_by_its_first_word() {
        for (said, rest) in [
            ("Löpande", ""),
            ("Löpande*", ""),
            ("*", ""),
            ("Pågår löpande, årligen", "årligen"),
            ("Löpande – två gånger per år", "två gånger per år"),
            ("H 2026", "H 2026"),
            ("Löpandeband", "Löpandeband"),
        ] {
            assert_eq!(without_ongoing(said), rest, "{said}");
        }
    }
}
