//! Laws that have been replaced, and what in the records still refers to them. Which paragraph of the new law corresponds to
//! one of the old is for somebody to look up, and what the law asks is for a lawyer to say.

mod reference;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::facts::editions::{Editions, PlanState};
use crate::facts::select::Trees;
use crate::model::records::Record;
use crate::model::records::laws::{Act, Laws};
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::finding::{FileId, Place};
use crate::syntax::text::Span;
use crate::syntax::tree::{At, Tree, What};
use crate::syntax::yaml;
use reference::{Law, Reference, references};

/// Who decides what the law asks.
pub(crate) const WHO_DECIDES: Say = Say::fixed(
    "vbe ger inga juridiska råd: vad lagen kräver avgör kommunens jurist.",
    "vbe gives no legal advice: the municipality's lawyer decides what the law requires.",
);

/// The laws that vbe knows to have been replaced. The rows of a workspace come before them.
static KNOWN: LazyLock<Vec<Act>> = LazyLock::new(|| {
    let text = Arc::new(include_str!("../../plans/lagar.yaml").to_owned());
    let yaml = yaml::read(&text, false);
    yaml.tree.root().and_then(Laws::read).map(|laws| laws.acts).unwrap_or_default()
});

/// A reference to a law that had been replaced by the day.
#[derive(Clone, Debug)]
pub(crate) struct Outdated<'w> {
    pub place: Place,
    act: &'w Act,
    by: Option<&'w Act>,
    paragraph: Option<String>,
    on: Day,
}

impl Outdated<'_> {
    /// What has happened to the law.
    pub(crate) fn what(&self) -> Say {
        let (act, on) = (self.act, self.on);
        let number = &act.number;
        let (old_sv, old_en) = (&act.title, act.english.as_ref().unwrap_or(&act.title));
        let Say { sv: by_sv, en: by_en } = self.by();
        let paragraph = self.paragraph.as_ref().map(|own| format!("{own}, ")).unwrap_or_default();
        say!(
            "{paragraph}{old_sv} ({number}) ersattes {on}{by_sv}.",
            "{paragraph}{old_en} ({number}) was replaced on {on}{by_en}."
        )
    }

    fn by(&self) -> Say {
        match (self.by, &self.act.by) {
            (Some(by), _) => {
                let (number, en) = (&by.number, by.english.as_ref().unwrap_or(&by.title));
                let sv = &by.title;
                say!(" av {sv} ({number})", " by {en} ({number})")
            }
            (None, Some(by)) => say!(" av {by}", " by {by}"),
            (None, None) => Say::fixed("", ""),
        }
    }

    /// What to look up, and who decides.
    pub(crate) fn look_up(&self) -> Say {
        let own = match (&self.act.look_up, &self.act.look_up_english) {
            (Some(sv), en) => Say::new(sv.to_string(), en.as_ref().unwrap_or(sv).to_string()),
            (None, _) => Say::fixed(
                "Slå upp var det står i den lag som gäller nu.",
                "Look up where it stands in the law that holds now.",
            ),
        };
        let number = self.by.map(|by| &by.number).or(self.act.by.as_ref());
        let (sv, en) = (&own.sv, &own.en);
        let own = match number {
            Some(number) => say!(
                "{sv} Ange den nya lagen med nummer ({number}) där texten står.",
                "{en} Name the new law with its number ({number}) where the text stands."
            ),
            None => own,
        };
        Say::new(format!("{} {}", own.sv, WHO_DECIDES.sv), format!("{} {}", own.en, WHO_DECIDES.en))
    }
}

/// The laws that are known in a workspace, by number: its own rows before those of vbe.
struct Table<'w> {
    acts: Vec<&'w Act>,
    by_number: HashMap<&'w str, &'w Act>,
    /// Each name, with the acts that have it.
    names: Vec<(&'w str, Vec<&'w Act>)>,
}

impl<'w> Table<'w> {
    fn of(workspace: &'w Workspace) -> Self {
        let own = workspace.law_tables().flat_map(|filed| &filed.record.acts);
        let mut by_number: HashMap<&str, &Act> = HashMap::new();
        let mut acts = Vec::new();
        for act in own.chain(KNOWN.iter()) {
            if by_number.insert_first(&act.number, act) {
                acts.push(act);
            }
        }
        let mut names: Vec<(&str, Vec<&Act>)> = Vec::new();
        for act in &acts {
            for name in &act.names {
                match names.iter_mut().find(|(own, _)| **own == **name) {
                    Some((_, all)) => all.push(*act),
                    None => names.push((&**name, vec![*act])),
                }
            }
        }
        Self { acts, by_number, names }
    }

    /// Whether an act had been replaced by the day, and since when.
    fn replaced(act: &Act, day: Day) -> Option<Day> {
        act.replaced.map(|own| own.day).filter(|own| *own <= day)
    }

    /// The one that holds instead on the day. What has replaced it may have been replaced too.
    fn instead(&self, act: &'w Act, day: Day) -> Option<&'w Act> {
        let mut at = act;
        for _ in 0..self.acts.len() {
            let Some(next) = Self::replaced(at, day).and(at.by.as_ref()) else { break };
            let Some(next) = self.by_number.get(&**next) else { break };
            at = next;
        }
        (!std::ptr::eq(at, act)).then_some(at)
    }

    /// The act that a reference is to, when that has been replaced. A name that a law in force has too is of the old one
    /// where a paragraph is named in a text that is older than the new one, or that does not say how old it is.
    fn outdated(&self, reference: &Reference, written: Option<Day>, day: Day) -> Option<(&'w Act, Day)> {
        match &reference.law {
            Law::Number(number) => {
                let act = self.by_number.get(number.as_str())?;
                Some((act, Self::replaced(act, day)?))
            }
            Law::Name(at) => {
                let acts = &self.names[*at].1;
                let gone = acts.iter().filter_map(|act| Some((*act, Self::replaced(act, day)?)));
                let (act, on) = gone.max_by_key(|(_, on)| *on)?;
                let is_shared = acts.iter().any(|act| Self::replaced(act, day).is_none());
                let is_old = written.is_none_or(|written| written < on);
                (!is_shared || reference.paragraph.is_some() && is_old).then_some((act, on))
            }
        }
    }
}

/// Adds what is not there.
trait InsertFirst<'w> {
    fn insert_first(&mut self, key: &'w str, act: &'w Act) -> bool;
}

impl<'w> InsertFirst<'w> for HashMap<&'w str, &'w Act> {
    fn insert_first(&mut self, key: &'w str, act: &'w Act) -> bool {
        let is_new = !self.contains_key(key);
        self.entry(key).or_insert(act);
        is_new
    }
}

/// Every reference to a law that had been replaced by a day, in the records that people work by then: routines, flows,
/// agreements, the register of the organisation and plans. What tells what has happened is history, and quotes what held.
pub(crate) fn outdated(workspace: &Workspace, day: Day) -> Vec<Outdated<'_>> {
    let table = Table::of(workspace);
    let names: Vec<&str> = table.names.iter().map(|(name, _)| *name).collect();
    let numbers: Vec<&str> = table.acts.iter().map(|act| &*act.number).collect();
    let trees = Trees::new(workspace);
    let editions = Editions::on(workspace, day);
    let mut found = Vec::new();
    for (file, loaded) in workspace.files() {
        let Some(record) = &loaded.record else { continue };
        let Some(living) = Living::of(record, &editions, day) else { continue };
        let text = loaded.source.text.raw().as_str();
        if !names.iter().chain(&numbers).any(|own| holds(text, own)) {
            continue;
        }
        let mut of_file = Vec::new();
        for reference in references(text, &names, &numbers) {
            if let Some((act, on)) = table.outdated(&reference, living.written, day)
                && living.until.is_none_or(|until| on <= until)
            {
                of_file.push((reference, act, on));
            }
        }
        if of_file.is_empty() {
            continue;
        }
        let of_kind = trees.of(record.kind());
        let Some(root) = of_kind.get(file).and_then(Tree::root) else { continue };
        let mut scalars = Vec::new();
        texts(root, &mut scalars);
        for (reference, act, on) in of_file {
            let (start, end) = (reference.at.start, reference.at.end);
            // A remark is no text of the record.
            let holding =
                scalars.iter().find(|span| span.start as usize <= start && end <= span.end as usize);
            let Some(holding) = holding else { continue };
            let by = table.instead(act, day);
            let own = &text[holding.start as usize..holding.end as usize];
            // Whoever names the new one too knows of it.
            if by.is_some_and(|by| own.contains(&*by.number)) {
                continue;
            }
            let span = Span { start: number(start), end: number(end) };
            let place = Place::new(file, span);
            found.push(Outdated { place, act, by, paragraph: reference.paragraph, on });
        }
    }
    found
}

/// The files of those among them that are routines, each with what is told of its first.
pub(crate) fn in_file<'o, 'w>(all: &'o [Outdated<'w>], file: FileId) -> Vec<&'o Outdated<'w>> {
    all.iter().filter(|own| own.place.file == file).collect()
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Whether a text may hold a name, whichever case its first letter has.
fn holds(text: &str, name: &str) -> bool {
    let rest = name.char_indices().nth(1).map_or("", |(at, _)| &name[at..]);
    text.contains(rest)
}

/// The spans of the texts of a record.
fn texts(at: At<'_>, spans: &mut Vec<Span>) {
    match at.what() {
        What::Scalar { .. } => spans.push(at.span()),
        _ => at.children().for_each(|child| texts(child, spans)),
    }
}

/// A record that people work by on a day.
struct Living {
    /// When its text was decided, so far as it says.
    written: Option<Day>,
    /// The last day on which it held, where that is over.
    until: Option<Day>,
}

impl Living {
    fn of(record: &Record, editions: &Editions, day: Day) -> Option<Self> {
        let now = |written| Some(Self { written, until: None });
        match record {
            Record::Routine(own) => now(own.revised_by(day).map(|time| time.period.last)),
            Record::Flow(_) | Record::Organisation(_) => now(None),
            Record::Agreement(own) => {
                let is_ended = own.ended.as_ref().is_some_and(|ended| ended.period.has_come(day));
                let is_over = own.period.as_ref().is_some_and(|time| time.period.is_over(day));
                let written = own.signed.as_ref().or(own.period.as_ref()).map(|time| time.period.first);
                if is_ended || is_over { None } else { now(written) }
            }
            Record::Plan(own) => {
                let decided = own.decisions.iter().filter_map(|decision| decision.on.as_ref());
                let decided = decided.map(|on| on.period.last).filter(|on| *on <= day).max();
                let begins = own.period.as_ref().and_then(|time| time.period.begins());
                let until =
                    own.period.as_ref().filter(|time| time.period.is_over(day)).map(|time| time.period.last);
                let is_history = editions.state(own) == PlanState::Superseded;
                (!is_history).then_some(Self { written: decided.or(begins), until })
            }
            _ => None,
        }
    }
}
