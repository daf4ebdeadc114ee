//! Something new that is made field by field: what is still to be asked, and what is wrong with an answer.

use std::collections::BTreeSet;

use super::change::{self, Change};
use super::choices::{self, Choice};
use super::error::EditError;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::shell;
use crate::model::load::Reader;
use crate::model::overlay;
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;
use crate::syntax::finding::Severity;
use crate::syntax::schema::Form;

/// Something new, with the fields that are known so far.
pub(crate) trait Draft: Clone {
    /// The fields that have no value yet, in the order in which they are asked for. What has been said may give new ones.
    fn blanks(&self, workspace: &Workspace, today: Day) -> Result<Vec<Blank>, EditError>;

    /// Gives one more field a value.
    fn say(&mut self, field: &str, value: &str) -> Result<(), EditError>;

    /// Leaves a field without a value.
    fn skip(&mut self, field: &str);

    /// The draft with another id than one that is taken: that is asked for by itself.
    fn with_free_id(self, _: &Workspace) -> Self {
        self
    }

    /// Whether it is about a person: what is proposed for that is never a fact.
    fn is_of_a_person(&self) -> bool;

    /// The change that writes it.
    fn change(&self, workspace: &Workspace) -> Result<Option<Change>, EditError>;

    /// The command that makes it, with what is known so far.
    fn command(&self) -> String;
}

/// A field that has no value yet.
#[derive(Clone, Debug)]
pub(crate) struct Blank {
    /// The key of the field.
    pub key: String,
    /// What it is about. That of a field is in Swedish, as editors show it.
    pub description: Say,
    /// Whether the field must be there.
    pub required: bool,
    /// Whether the field can have several values.
    pub many: bool,
    /// The values to choose from; empty where any can be written.
    pub choices: Vec<Choice>,
    /// Whether only those values can be written.
    pub closed: bool,
    /// The value that is most often written.
    pub usual: Option<String>,
    /// An example of how a value is written.
    pub example: Option<String>,
}

impl Blank {
    /// The blank for a field of a schema.
    pub(super) fn of(
        (workspace, plan): (&Workspace, Option<&Plan>),
        (key, field): (&str, Form<'static>),
        required: bool,
    ) -> Self {
        Self {
            key: key.to_owned(),
            description: Say::same(field.description()),
            required,
            many: field.is_list(),
            closed: choices::are_all(field),
            choices: choices::of(workspace, plan, field),
            usual: None,
            example: field.example(),
        }
    }

    /// A question whose answer is one of these.
    pub(crate) fn choice(key: &str, description: &str, choices: Vec<Choice>) -> Self {
        Self { choices, closed: true, ..Self::question(key, description) }
    }

    /// A question that must be answered, in words of one's own.
    pub(crate) fn question(key: &str, description: &str) -> Self {
        Self {
            key: key.to_owned(),
            description: Say::same(description),
            required: true,
            many: false,
            choices: Vec::new(),
            closed: false,
            usual: None,
            example: None,
        }
    }

    /// A value that the field may have: the usual one, the first to choose, or the example.
    pub(crate) fn proposal(&self) -> Option<String> {
        let chosen = || Some(self.choices.first()?.value.clone());
        self.usual.clone().or_else(chosen).or_else(|| self.example.clone())
    }
}

/// Why an answer would not be written, if so. The draft is judged as it would stand with it, and what is still to be asked
/// has the values that are proposed for it, so that nothing but the answer is at fault.
pub(crate) fn objections<D: Draft>(
    draft: &D,
    (key, value): (&str, &str),
    blanks: &[Blank],
    (workspace, reader, day): (&Workspace, &Reader, Day),
) -> Option<(Say, Say)> {
    let fill = |draft: &mut D| {
        for blank in blanks.iter().filter(|blank| blank.required && blank.key != key) {
            // A proposal that cannot be said is not in the way of the answer.
            let _ = blank.proposal().map(|value| draft.say(&blank.key, &value));
        }
    };
    let (mut was, mut now) = (draft.clone(), draft.clone());
    if let Some(own) = blanks.iter().find(|blank| blank.key == key).and_then(Blank::proposal) {
        let _ = was.say(key, &own);
    }
    if let Err(error) = now.say(key, value) {
        return Some((error.what, error.help));
    }
    fill(&mut was);
    fill(&mut now);
    let judged = |draft: D| judged(draft.with_free_id(workspace).change(workspace), workspace, reader, day);
    let now = judged(now);
    if now.is_empty() {
        return None;
    }
    let was: BTreeSet<String> = judged(was).into_iter().map(|(what, _)| what.en.into_owned()).collect();
    now.into_iter().find(|(what, _)| !was.contains(&*what.en))
}

/// Why a change would not be written. What is missing is not told: it is asked for.
fn judged(
    change: Result<Option<Change>, EditError>,
    workspace: &Workspace,
    reader: &Reader,
    day: Day,
) -> Vec<(Say, Say)> {
    let change = match change {
        Ok(Some(change)) => change,
        Ok(None) => return Vec::new(),
        Err(error) => return vec![(error.what, error.help)],
    };
    let coming = change::coming(&[change], overlay::over(workspace, Vec::new()), reader, day);
    if !coming.stops {
        return Vec::new();
    }
    let told = coming.findings.into_iter().filter(|finding| {
        finding.rule != "missing-field" && (finding.severity == Severity::Error || finding.class.is_some())
    });
    told.map(|finding| (finding.what, finding.help)).collect()
}

/// A field and its value, as words of a command.
pub(super) fn word((field, way, value): (&str, &str, &str)) -> String {
    let is_plain = |text: &str| text.chars().all(|char| char.is_alphanumeric() || "._-".contains(char));
    let field = if is_plain(field) { field.to_owned() } else { shell::word(field) };
    let value = if value.is_empty() { String::new() } else { shell::word(value) };
    format!("{field}{way}={value}")
}
