//! Makes something new, a record of a kind or an activity in a plan: which fields it must have, and its file.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::assign::{self, Assignment};
use super::case_steps;
use super::change::Change;
use super::choices::Around;
use super::draft::{self, Blank, Draft};
use super::error::EditError;
use super::{path, target};
use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::lang::Say;
use crate::base::likeness::slug;
use crate::base::period::Period;
use crate::base::shell;
use crate::base::wording::{self, Word};
use crate::facts::called::Fit;
use crate::facts::entities::EntityKind;
use crate::model::kinds::{KINDS, Kind};
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::say;
use crate::setup::schema_line;
use crate::syntax::edit::{Edit, SpliceError, Value, new_file};
use crate::syntax::schema::Form;
use crate::syntax::yaml;

/// Whether a record of a kind begins as a list of things, which people write in an editor.
fn is_by_hand(kind: &'static Kind) -> bool {
    kind.form().is("x-by-hand")
}

/// The kinds that can be made, as people type them.
pub(crate) fn kinds() -> Vec<Word<'static>> {
    KINDS.iter().filter(|kind| !is_by_hand(kind)).map(typed).collect()
}

/// What people type for a kind. A new activity is one of a plan, not the progress of it.
fn typed(kind: &'static Kind) -> Word<'static> {
    match kind.name {
        "activity" => EntityKind::Activity.typed(),
        _ => kind.typed(),
    }
}

/// A new thing, with the fields that are known so far.
#[derive(Clone, Debug)]
pub(crate) struct NewRecord {
    kind: &'static Kind,
    /// The plan that a new activity is put in.
    plan: Option<String>,
    assignments: Vec<Assignment>,
    /// An id drawn at random, for kinds whose ids must say nothing.
    random: Option<String>,
    /// The fields that whoever was asked left without a value.
    skipped: Vec<String>,
}

impl NewRecord {
    /// A new thing of a kind, with the fields that are given.
    pub(crate) fn new(written: &str, plan: Option<&str>, fields: &[String]) -> Result<Self, EditError> {
        let words: Vec<Word<'_>> = KINDS.iter().map(typed).collect();
        let found = wording::meant(written, &words).and_then(|at| KINDS.get(at));
        if let Some(kind) = found.filter(|kind| is_by_hand(kind)) {
            let kind = kind.name;
            return Err(EditError::new(
                say!(
                    "En fil av sorten {kind} skrivs i en textredigerare.",
                    "A file of the kind {kind} is written in an editor."
                ),
                say!("vbe schema {kind} visar fälten.", "vbe schema {kind} shows the fields."),
            ));
        }
        let found = found.ok_or_else(|| {
            let what = say!("Det finns ingen sort {written}.", "There is no kind {written}.");
            EditError::new(what, wording::instead(written, &kinds()))
        })?;
        let random = found.form().named_by().is_empty().then(random_id);
        let plan = plan.map(str::to_owned);
        let mut new = Self { kind: found, plan, assignments: Vec::new(), random, skipped: Vec::new() };
        let form = new.field();
        let read = |field: &String| Assignment::read(field).map(|own| own.keyed(form));
        new.assignments = fields.iter().map(read).collect::<Result<_, _>>()?;
        // What no field is called is told before what is lacking, which it may have been meant as.
        for own in &new.assignments {
            let key = own.field.split(['.', '[']).next().unwrap_or_default();
            path::known(form, key, found.judge().is_of_people())?;
        }
        Ok(new)
    }

    /// Names the plan that a new activity is put in.
    pub(crate) fn put_in(&mut self, plan: String) {
        self.plan = Some(plan);
    }

    /// The plans that a new activity can be put in, where it must be said which.
    pub(crate) fn plans_to_choose<'w>(&self, workspace: &'w Workspace) -> Vec<&'w Plan> {
        let plans: Vec<&Plan> = workspace.plans().map(|plan| plan.record).collect();
        if self.is_activity() && self.plan.is_none() && plans.len() > 1 { plans } else { Vec::new() }
    }

    pub(crate) fn is_activity(&self) -> bool {
        self.kind.name == "activity"
    }

    /// What the schema says about the new thing.
    fn field(&self) -> Form<'static> {
        let record = self.kind.form();
        if !self.is_activity() {
            return record;
        }
        // An activity is an item of its plan. The other commands write its progress, which is a file of its
        // own.
        let plan = Kind::named("plan").map_or(record, Kind::form);
        plan.key("activities").and_then(Form::items).unwrap_or(record)
    }

    fn is_said(&self, key: &str) -> bool {
        let is_of = |field: &str| field == key || field.split(['.', '[']).next() == Some(key);
        self.assignments.iter().any(|own| is_of(&own.field)) || self.skipped.iter().any(|own| own == key)
    }

    /// Whether a field has been said, and not that it is not so.
    fn is_true(&self, record: Form<'_>, key: &str) -> bool {
        let said = self.assignments.iter().find(|own| own.field == key);
        let value = said.and_then(|own| own.value(record.key(key)?));
        value.is_some_and(|value| !matches!(&value, Value::Scalar { text, .. } if text == "false"))
    }

    /// The id that it would have and another has already.
    fn taken_id(&self, workspace: &Workspace) -> Option<String> {
        if self.random.is_some() || self.is_said("id") {
            return None;
        }
        let id = self.named(&self.assignments.iter().collect::<Vec<_>>()).ok()?;
        self.is_there(workspace, &id).then_some(id)
    }

    /// Whether there is one of that id.
    fn is_there(&self, workspace: &Workspace, id: &str) -> bool {
        if self.is_activity() {
            return self.plan(workspace).is_ok_and(|plan| plan.record.activities.find(id).is_some());
        }
        let path = place(workspace, self.kind).join(format!("{id}.yaml"));
        workspace.root.join(path).exists() || workspace.of_kind(self.kind.name).any(|(_, own)| own.id() == id)
    }

    /// The question for another id than one that is taken.
    fn id_blank(&self, workspace: &Workspace) -> Option<Blank> {
        let id = self.taken_id(workspace)?;
        let description = say!(
            "Id:t {id} är upptaget. Skriv ett annat: små bokstäver a–z, siffror och bindestreck.",
            "The id {id} is taken. Write another: small letters a–z, digits and hyphens."
        );
        let free =
            (2..1000).map(|number| format!("{id}-{number}")).find(|own| !self.is_there(workspace, own));
        Some(Blank { description, usual: free, ..Blank::question("id", "") })
    }

    /// The steps of a case that are still to be asked for.
    fn steps(&self, workspace: &Workspace) -> Result<Vec<Blank>, EditError> {
        if self.kind.name != "case" || self.assignments.iter().any(|own| own.field == "steps") {
            return Ok(Vec::new());
        }
        let Some(change) = self.change(workspace)? else { return Ok(Vec::new()) };
        let is_open = |blank: &Blank| {
            let is_skipped = self.skipped.contains(&blank.key);
            !is_skipped && !self.assignments.iter().any(|own| own.field == blank.key)
        };
        Ok(case_steps::blanks(workspace, change, self.field()).into_iter().filter(is_open).collect())
    }

    /// The first day of what has been said, where a field may not be before it.
    fn day_before(&self, record: Form<'_>, field: Form<'_>) -> Option<Day> {
        field.bounded_by("x-not-before").into_iter().find_map(|key| {
            let said = self.assignments.iter().find(|own| own.field == key)?;
            match said.value(record.key(key)?)? {
                Value::Scalar { text, .. } => Some(Period::read(&text)?.first),
                Value::List(_) | Value::Map(_) => None,
            }
        })
    }

    /// The plan that an activity is put in: the one named, or the only one.
    fn plan<'w>(&self, workspace: &'w Workspace) -> Result<Filed<'w, Plan>, EditError> {
        let all = || workspace.plans().map(|plan| &*plan.record.id);
        let Some(id) = &self.plan else {
            let mut plans = workspace.plans();
            return match (plans.next(), plans.next()) {
                (Some(only), None) => Ok(only),
                (None, _) => Err(EditError::new(
                    Say::fixed(
                        "Det finns ingen plan att skriva in åtgärden i.",
                        "There is no plan to put the activity in.",
                    ),
                    Say::fixed("Gör en plan först: vbe new plan.", "Make a plan first: vbe new plan."),
                )),
                _ => {
                    let ids: Vec<&str> = all().collect();
                    let ids = ids.join(", ");
                    Err(EditError::new(
                        Say::fixed(
                            "Vilken plan ska åtgärden stå i?",
                            "Which plan is the activity to stand in?",
                        ),
                        say!(
                            "Skriv planens id efter --plan: {ids}.",
                            "Write the plan's id after --plan: {ids}."
                        ),
                    ))
                }
            };
        };
        target::plan(workspace, id, Fit::Beginning)
    }

    /// The id that is made from its fields.
    fn named(&self, said: &[&Assignment]) -> Result<String, EditError> {
        let record = self.field();
        let by = record.named_by();
        let value = |key: &&str| {
            let own = said.iter().find(|own| own.field == *key)?;
            match own.value(record.key(key)?)? {
                Value::Scalar { text, .. } => Some(text),
                Value::List(_) | Value::Map(_) => None,
            }
        };
        let words: Vec<String> = by.iter().filter_map(value).collect();
        let id = slug(&words.join(" "));
        if id.is_empty() {
            return Err(EditError::new(
                Say::fixed("Vilket id ska den ha?", "Which id is it to have?"),
                Say::fixed(
                    "Skriv id=… med små bokstäver a–z, siffror och bindestreck.",
                    "Write id=… with small letters a–z, digits and hyphens.",
                ),
            ));
        }
        Ok(id)
    }
}

impl Draft for NewRecord {
    fn is_of_a_person(&self) -> bool {
        self.kind.name == "case"
    }

    fn blanks(&self, workspace: &Workspace, today: Day) -> Result<Vec<Blank>, EditError> {
        let field = self.field();
        let plan = if self.is_activity() { Some(self.plan(workspace)?.record) } else { None };
        let required: Vec<&str> = field.required().collect();
        let is_asked = |key: &str| field.key(key).is_some_and(|own| own.is("x-ask"));
        let keys = field.keys().filter(|key| required.contains(key) || is_asked(key));
        let blanks =
            keys.filter(|key| !["kind", "id"].contains(key) && !self.is_said(key)).filter_map(|key| {
                let own = field.key(key)?;
                if own.unasked_with().into_iter().any(|beside| self.is_true(field, beside)) {
                    return None;
                }
                let required = required.contains(&key);
                let blank = Blank::of((workspace, plan), (key, own), required);
                // Where a plan has no areas to choose from, there is nothing to ask.
                let is_empty = blank.choices.is_empty() && matches!(key, "area" | "areas" | "covers");
                (required || !is_empty).then(|| Blank {
                    usual: usual(key, today).filter(|_| required),
                    example: example(own, self.day_before(field, own).unwrap_or(today)),
                    ..blank
                })
            });
        let blanks: Vec<Blank> = blanks.collect();
        match self.id_blank(workspace) {
            Some(id) => Ok([id].into_iter().chain(blanks).collect()),
            None if blanks.is_empty() => self.steps(workspace),
            None => Ok(blanks),
        }
    }

    fn say(&mut self, field: &str, value: &str) -> Result<(), EditError> {
        self.assignments.push(Assignment::read(&format!("{field}={value}"))?);
        Ok(())
    }

    fn skip(&mut self, field: &str) {
        self.skipped.push(field.to_owned());
    }

    fn with_free_id(mut self, workspace: &Workspace) -> Self {
        let usual = self.id_blank(workspace).and_then(|blank| blank.usual);
        // An id that cannot be said is refused with the rest.
        let _ = usual.map(|id| self.say("id", &id));
        self
    }

    fn change(&self, workspace: &Workspace) -> Result<Option<Change>, EditError> {
        let field = self.field();
        let own_id = self.assignments.iter().find(|own| own.field == "id");
        let said = || self.assignments.iter().filter(|own| own.field != "id");
        let id = match (own_id.and_then(|own| own.value(field.key("id")?)), &self.random) {
            (Some(Value::Scalar { text, .. }), _) => text,
            (_, Some(random)) => random.clone(),
            _ => self.named(&said().collect::<Vec<_>>())?,
        };
        let text = |key: &str, text: &str| (key.to_owned(), Value::text(text));
        if self.is_activity() {
            let plan = self.plan(workspace)?;
            if plan.record.activities.find(&id).is_some() {
                return Err(taken(&id));
            }
            let around = Around { plan: Some(plan.record), ..Around::record(workspace, None) };
            let made = assign::written(around, &new_file("", &[text("id", &id)]), field, said(), false, &id)?;
            let made = Arc::new(made);
            let yaml = yaml::read(&made, false);
            let item = yaml
                .tree
                .root()
                .map(Value::of)
                .ok_or_else(|| EditError::refused(&id, SpliceError::Faulty))?;
            return Change::of(workspace, plan.file, &[Edit::Include(vec!["activities".into()], vec![item])]);
        }
        let path = place(workspace, self.kind).join(format!("{id}.yaml"));
        if self.is_there(workspace, &id) {
            return Err(taken(&id));
        }
        let line = schema_line(&path, &workspace.config, self.kind.name).unwrap_or_default();
        let base = new_file(&line, &[text("kind", self.kind.name), text("id", &id)]);
        let around = Around::record(workspace, None);
        let made = assign::written(around, &base, field, said(), self.kind.judge().is_of_people(), &id)?;
        Change::new(workspace, &path, self.kind, &made, &[]).map(Some)
    }

    fn command(&self) -> String {
        let plan = self.plan.iter().map(|plan| format!(" --plan {}", shell::word(plan)));
        let said = self.assignments.iter().map(|own| format!(" {}", draft::word(own.parts())));
        format!("vbe new {}{}", self.kind.name, plan.chain(said).collect::<String>())
    }
}

/// The value that is most often written. For a day, month or half-year, that is the present one.
fn usual(key: &str, today: Day) -> Option<String> {
    match key {
        "on" => Some(today.to_string()),
        "registered" => Some(HalfYear::of(today).to_string()),
        "month" => Some(today.to_string().chars().take(7).collect()),
        _ => None,
    }
}

/// An example of a value. A time is of the day that the others are made from, or a year later where it may not be before
/// one of them, so that they can be written together.
fn example(field: Form<'_>, day: Day) -> Option<String> {
    let example = field.example()?;
    let years = u32::from(!field.bounded_by("x-not-before").is_empty());
    Some(if Day::read(&example).is_some() {
        day.plus_months(12 * years).to_string()
    } else if HalfYear::read(&example).is_some() {
        HalfYear::of(day.plus_months(12 * years)).to_string()
    } else {
        example
    })
}

/// The folder of a kind's files, relative to the workspace.
fn place(workspace: &Workspace, kind: &Kind) -> PathBuf {
    let (first, rest) = kind.folder.split_once('/').unwrap_or((kind.folder, ""));
    let base = if first == "plans" { &workspace.config.plans } else { &workspace.config.records };
    if rest.is_empty() { base.clone() } else { base.join(Path::new(rest)) }
}

fn taken(id: &str) -> EditError {
    EditError::new(
        say!("Id:t {id} är upptaget.", "The id {id} is taken."),
        Say::fixed("Välj ett annat: id=…", "Choose another: id=…"),
    )
}

/// Eight characters without meaning: letters and digits in short runs, so that they cannot be a word, a name,
/// a date or a registration number.
fn random_id() -> String {
    const LETTERS: &[u8] = b"bcdfghjkmnpqrstvwxz";
    const DIGITS: &[u8] = b"23456789";
    // The system gives each `RandomState` a new seed.
    let mut number = RandomState::new().build_hasher().finish();
    let mut draw = |from: &[u8]| {
        let at = usize::try_from(number % from.len() as u64).unwrap_or_default();
        number /= from.len() as u64;
        char::from(from[at])
    };
    let mut id = String::new();
    for run in [LETTERS, DIGITS, LETTERS, DIGITS] {
        id.push(draw(run));
        id.push(draw(run));
    }
    id
}
