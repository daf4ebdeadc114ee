//! Cells that several reports share, for actors, states and promises, and the notes under every page.

use super::context::{ReportContext, internal};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::base::number::with_unit;
use crate::base::time_words;
use crate::facts::copies;
use crate::facts::editions::adopted_in_part;
use crate::facts::entities::EntityKind;
use crate::facts::measured::When;
use crate::facts::seen::has_people;
use crate::facts::titles;
use crate::facts::{Reach, State, promised};
use crate::model::kinds::Kind;
use crate::model::records::activity::Assessment;
use crate::model::records::plan::{Activity, Plan, Promise};
use crate::model::records::{Record, Sought, Text};
use crate::model::workspace::Workspace;
use crate::output::page::{Cell, Fact, Tone};
use crate::pii::detector::Exposure;
use crate::rules;
use crate::say;
use crate::syntax::fault::Fault;
use crate::syntax::finding::{FileId, Severity};

/// What is said instead of counts that are too small to tell.
pub(super) static HELD_BACK: Say = Say::fixed(
    "antalen visas inte: något är för litet, eller alla är lika",
    "the counts are not shown: one is too small, or all are alike",
);

impl ReportContext<'_> {
    /// An actor by its title in the register, or by the name as written when the register does not have it.
    pub(super) fn actor(&self, name: &Text) -> Cell {
        self.actor_named(name)
    }

    /// The same as [`Self::actor`], for a name that is not a [`Text`] of a record.
    pub(super) fn actor_named(&self, name: &(impl Sought + ToString + ?Sized)) -> Cell {
        match self.workspace.actor(name).found() {
            Some(actor) => {
                let title =
                    if actor.record.title.is_empty() { &actor.record.id } else { &actor.record.title };
                Cell::Named { id: actor.record.id.to_string(), title: title.to_string() }
            }
            None => Cell::Named { id: name.to_string(), title: name.to_string() },
        }
    }

    pub(super) fn actors(&self, names: &[Text]) -> Cell {
        match names {
            [] => Cell::Empty(String::new()),
            names => Cell::List(names.iter().map(|name| self.actor(name)).collect()),
        }
    }

    /// Those who are to do what is not done yet, with the last day of those who are no more.
    pub(super) fn answering(&self, names: &[Text], is_open: bool) -> Cell {
        let mut all = self.actors(names);
        let Cell::List(cells) = &mut all else { return all };
        for (cell, name) in cells.iter_mut().zip(names).filter(|_| is_open) {
            let until = self.workspace.actor(name).found().and_then(|actor| actor.record.valid_until);
            if let (Cell::Named { title, .. }, Some(until)) =
                (cell, until.filter(|until| until.day < self.day))
            {
                let last = until.day;
                let said = say!(" (upphörde {last})", " (ceased {last})");
                title.push_str(said.text(self.lang));
            }
        }
        all
    }

    /// Warnings that belong under every page made from these records, such as which files could not be read.
    pub(super) fn cautions(&self) -> Vec<String> {
        let unread = self.workspace.unread();
        // Faults that `vbe validate` reports as less than an error leave nothing out here either.
        let is_error = |file: FileId, fault: &Fault| {
            rules::of_fault(file, fault).is_some_and(|finding| {
                let own = self.workspace.config.severities.get(finding.rule).copied();
                own.unwrap_or(Some(finding.severity)) == Some(Severity::Error)
            })
        };
        let faulty = self.workspace.files().filter(|(id, file)| {
            file.record.is_some() && file.faults.iter().any(|fault| is_error(*id, fault))
        });
        let faulty = faulty.count();
        // Each case is a file, so that a number of files with faults would be one of cases.
        let is_counted = !has_people(self.workspace);
        let files = |count: usize| {
            if is_counted {
                nouns::FILES.told(count, self.lang)
            } else {
                nouns::FILES.word(2, self.lang).to_owned()
            }
        };
        let (left_out, in_part) = (files(unread), files(faulty));
        let said = [
            (
                unread,
                say!(
                    "OBS: {left_out} gick inte att läsa och är inte med.",
                    "NOTE: {left_out} could not be read, and left out of this."
                ),
            ),
            (
                faulty,
                say!(
                    "OBS: {in_part} har fel, så det som står här kan vara ofullständigt.",
                    "NOTE: {in_part} with faults, so what stands here may be incomplete."
                ),
            ),
        ];
        let told = self.lang.pick("vbe validate säger vad som är fel.", "vbe validate tells what is wrong.");
        let line =
            |(count, say): &(usize, Say)| (*count > 0).then(|| format!("{} {told}", say.text(self.lang)));
        said.iter().filter_map(line).collect()
    }

    /// The warnings that belong under a page of cases or incidents: that it is internal, and that a record which is in
    /// several files is counted once.
    pub(super) fn internal_cautions(&self) -> Vec<String> {
        let mut notes = vec![internal(self.lang).to_owned()];
        if copies::of_people(self.workspace) {
            let said = self.lang.pick(
                "OBS: samma id står i flera filer, och räknas en gång. vbe validate säger vilka.",
                "NOTE: the same id is in several files, and is counted once. vbe validate tells which.",
            );
            notes.push(said.to_owned());
        }
        notes
    }
}

/// Whether a thing is a case or an incident: a page that names one is internal.
pub(super) fn is_of_people(kind: EntityKind) -> bool {
    let EntityKind::Record(name) = kind else { return false };
    Kind::named(name).is_some_and(|kind| kind.exposure == Exposure::Case)
}

/// A count of cases of which it is only told whether there are at least `k`: `5+`, or `<5`.
pub(super) fn some_cell(count: u64, k: u64) -> Cell {
    if count < k { Cell::Below(k) } else { Cell::AtLeast(k) }
}

/// A word with its first letter in upper case.
pub(super) fn capital(word: &str) -> String {
    word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect()
}

/// A title after the number that the document gives it: `1.1 Utbilda personalen`.
pub(super) fn numbered(number: Option<&Text>, title: &str) -> String {
    number.map_or_else(|| title.to_owned(), |number| format!("{number} {title}"))
}

/// The edition before, when it is not among the files; and `known` of it, where that belongs on the page.
pub(super) fn edition_before(plan: &Plan, with_known: bool, lang: Lang) -> Option<Fact> {
    let edition = plan.edition_before.as_ref()?;
    let note = edition.note.as_ref();
    let time = edition
        .period
        .as_ref()
        .map_or_else(String::new, |time| format!(" ({})", time_words::time(&time.text, lang)));
    let known = note.filter(|_| with_known).map_or_else(String::new, |note| format!(". {note}"));
    let text = format!("{}{time}{known}", edition.title);
    let fields = vec![
        ("title", Cell::text(&*edition.title)),
        ("period", Cell::time(edition.period.as_ref())),
        ("note", note.map_or(Cell::Nothing, |note| Cell::text(&**note))),
    ];
    Some(Fact::new("edition_before", lang.pick("Ersätter", "Replaces"), Cell::Fields { text, fields }))
}

/// The state of a plan, and who has not adopted it yet where it is for several to adopt.
pub(super) fn plan_state(context: &ReportContext<'_>, plan: &Plan) -> Fact {
    let lang = context.lang;
    let state = context.editions().state(plan);
    let tone = if state.counts() { Tone::Plain } else { Tone::Faint };
    let mut word = state.word().text(lang).to_owned();
    let (done, left) = adopted_in_part(plan, context.day);
    if !left.is_empty() {
        let bodies =
            |all: Vec<&Text>| all.into_iter().map(|own| context.actor(own).read("")).collect::<Vec<_>>();
        let (done, left) = (bodies(done).join(", "), bodies(left).join(", "));
        let told = say!("; antagen av {done}, inte än av {left}", "; adopted by {done}, not yet by {left}");
        word.push_str(told.text(lang));
    }
    Fact::new(
        "state",
        lang.pick("Tillstånd", "State"),
        Cell::Word { name: state.name(), word, mark: "", tone },
    )
}

/// A state, with the symbol that marks it.
pub(super) fn state_cell(state: State, lang: Lang) -> Cell {
    let (mark, tone) = match state {
        State::NotReported => ("□", Tone::Bad),
        State::Overdue => ("▲", Tone::Bad),
        State::LateStart => ("△", Tone::Watch),
        State::Started => ("◐", Tone::Plain),
        State::Ongoing => ("●", Tone::Plain),
        State::Planned => ("○", Tone::Plain),
        State::Finished => ("■", Tone::Good),
        State::Cancelled => ("×", Tone::Faint),
    };
    Cell::Word { name: state.name(), word: state.word().text(lang).to_owned(), mark, tone }
}

/// An assessment, with the symbol that marks it.
pub(super) fn assessment_cell(assessment: Option<Assessment>, lang: Lang) -> Cell {
    let (name, word, mark, tone) = match assessment {
        None => return Cell::Nothing,
        Some(Assessment::Green) => ("green", lang.pick("grön", "green"), "+", Tone::Good),
        Some(Assessment::Yellow) => ("yellow", lang.pick("gul", "yellow"), "~", Tone::Watch),
        Some(Assessment::Red) => ("red", lang.pick("röd", "red"), "!", Tone::Bad),
    };
    Cell::Word { name, word: word.to_owned(), mark, tone }
}

/// Whether the outcome reaches the target; empty when there is no target, no outcome or sources disagree.
pub(super) fn target_cell(reach: Reach, lang: Lang) -> Cell {
    let (word, tone) = match reach {
        Reach::Met => (lang.pick("målet uppfyllt", "target met"), Tone::Good),
        Reach::Partly => (lang.pick("målet delvis uppfyllt", "target partly met"), Tone::Watch),
        Reach::UnderWay => (lang.pick("målet på väg", "target under way"), Tone::Plain),
        Reach::FartherOff => (
            lang.pick("längre från målet än från början", "farther from the target than at the start"),
            Tone::Watch,
        ),
        Reach::Unclear => (lang.pick("målet går inte att bedöma", "target cannot be judged"), Tone::Watch),
        Reach::NotMet => (lang.pick("målet inte uppfyllt", "target not met"), Tone::Watch),
        Reach::Disputed | Reach::NoTarget | Reach::Unmeasured => return Cell::Nothing,
    };
    Cell::Word { name: reach.name(), word: word.to_owned(), mark: "", tone }
}

/// A record that is part of an activity: `Styrgruppen (möte, 2026-05-12)`
pub(super) fn part_said(workspace: &Workspace, on: Day, record: &Record, lang: Lang) -> String {
    let title = titles::of_record(workspace, record);
    let word = Kind::named(record.kind()).map(|kind| kind.word.text(lang).to_owned());
    let when = match record {
        Record::Training(own) => own.on.as_ref().map(|on| time_words::time(&on.text, lang)),
        // Its time is a part of its title.
        Record::Review(_) => None,
        _ => Some(on.to_string()),
    };
    let beside: Vec<String> = word.into_iter().chain(when).collect();
    format!("{} ({})", capital(title.text(lang)), beside.join(", "))
}

/// How a measured value compares with its target, with the symbol that marks it.
pub(super) fn reach_cell(reach: Reach, lang: Lang) -> Cell {
    let (mark, tone) = match reach {
        Reach::Met => ("■", Tone::Good),
        Reach::Partly => ("◐", Tone::Watch),
        Reach::UnderWay => ("▷", Tone::Plain),
        Reach::FartherOff => ("◁", Tone::Watch),
        Reach::NotMet => ("△", Tone::Watch),
        Reach::Unclear => ("?", Tone::Watch),
        Reach::Disputed => ("≠", Tone::Watch),
        Reach::NoTarget => ("●", Tone::Plain),
        Reach::Unmeasured => ("○", Tone::Plain),
    };
    Cell::Word { name: reach.name(), word: reach.word().text(lang).to_owned(), mark, tone }
}

/// When something was measured.
pub(super) fn when_cell(when: &When<'_>) -> Cell {
    match when {
        When::Time(time) => Cell::time(Some(time)),
        When::Day(day) => Cell::Day(*day),
    }
}

/// What an activity promises, as the plan writes it: `V 2018 – H 2018`, `H 2018, *`.
pub(super) fn promise_cell(activity: &Activity, lang: Lang) -> Cell {
    let text = promised::text(activity, lang);
    if text.is_empty() {
        return Cell::Nothing;
    }
    let cells = promise_cells(&activity.promise, activity.ordinary);
    Cell::Fields { text, fields: PROMISE_KEYS.into_iter().zip(cells).collect() }
}

/// What came of an activity, with the unit of its target where the number stands alone: `80 %`.
pub(super) fn outcome_said(value: &str, activity: &Activity, lang: Lang) -> String {
    let aim = activity.goal.as_ref().map(|goal| &goal.aim);
    let of_target = || aim?.target.as_ref().map(|target| &*target.unit);
    let unit = aim.and_then(|aim| aim.unit.as_deref()).or_else(of_target).unwrap_or_default();
    match value.trim().replace(',', ".").parse::<f64>() {
        Ok(number) if number.is_finite() => with_unit(number, unit, lang),
        _ => value.to_owned(),
    }
}

/// The keys in JSON of the parts of a promise.
pub(super) const PROMISE_KEYS: [&str; 6] = ["start", "ongoing", "finish", "when", "recurs", "ordinary"];

fn promise_cells(promise: &Promise, ordinary: Option<bool>) -> [Cell; 6] {
    let said = |text: &Option<Text>| text.as_ref().map_or(Cell::Nothing, |text| Cell::text(&**text));
    let flag = |is: bool| Cell::Flag { is, word: "*".to_owned() };
    [
        Cell::time(promise.start.as_ref()),
        flag(promise.ongoing.is_some()),
        Cell::time(promise.finish.as_ref()),
        Cell::time(promise.when.as_ref()),
        said(&promise.recurs),
        ordinary.map_or(Cell::Nothing, flag),
    ]
}

/// That something decided was not carried out in time; nothing where it is not late.
pub(super) fn late_cell(is: bool, lang: Lang) -> Cell {
    if !is {
        return Cell::Nothing;
    }
    let word = lang.pick("försenat", "overdue").to_owned();
    Cell::Word { name: State::Overdue.name(), word, mark: "▲", tone: Tone::Bad }
}
