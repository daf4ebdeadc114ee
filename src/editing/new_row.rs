//! Makes one more row in something that there is: a step of a case, a decision of a meeting, a role in the register.

use std::sync::Arc;

use super::assign::{self, Assignment};
use super::change::Change;
use super::choices::Around;
use super::draft::{self, Blank, Draft};
use super::error::EditError;
use super::row_sort::{RowSort, row_sorts};
use super::target;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::slug;
use crate::base::shell;
use crate::base::wording;
use crate::model::kinds::Kind;
use crate::model::records::Record;
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::edit::{SpliceError, Value, new_file};
use crate::syntax::finding::FileId;
use crate::syntax::schema::{Form, row};
use crate::syntax::tree::At;
use crate::syntax::yaml;

/// A new row, with what is known of it so far.
#[derive(Clone, Debug)]
pub(crate) struct NewRow {
    sort: &'static RowSort,
    /// The record that it is added to, as it is written, and its file.
    written: String,
    file: FileId,
    is_of_a_person: bool,
    /// The path of the list: `steps`, or `questions[rutinen].answers`.
    list: String,
    form: Form<'static>,
    assignments: Vec<Assignment>,
    skipped: Vec<String>,
}

impl NewRow {
    /// A new row in the record that is written first among the words. Why the words come together: where there is only one
    /// record of the sort, it need not be named.
    pub(crate) fn new(sort: &str, words: &[String], workspace: &Workspace) -> Result<Self, EditError> {
        let Some(sort) = RowSort::named(sort) else {
            let what = say!("Det finns ingen sort {sort} att lägga till.", "There is no kind {sort} to add.");
            return Err(EditError::new(what, wording::instead(sort, &row_sorts())));
        };
        let (file, written, rest) = holder(sort, words, workspace)?;
        let loaded = workspace.file(file);
        let kind =
            loaded.kind.ok_or_else(|| EditError::refused(&loaded.source.label, SpliceError::Faulty))?;
        let list = sort.places.iter().find(|(own, _)| *own == kind.name).map(|(_, list)| *list);
        let form = list.and_then(|list| Some((list, kind.form().key(list)?)));
        let Some((list, form)) = form else { return Err(has_none(sort, &written, kind)) };
        let mut new = Self {
            sort,
            written,
            file,
            is_of_a_person: kind.name == "case",
            list: list.to_owned(),
            form,
            assignments: Vec::new(),
            skipped: Vec::new(),
        };
        for word in rest {
            new.take(word)?;
        }
        Ok(new)
    }

    /// A word of the command: a field with its value, or the value that the row is mostly about.
    fn take(&mut self, word: &str) -> Result<(), EditError> {
        let field =
            word.split_once('=').map(|(field, _)| field).filter(|field| !field.contains(char::is_whitespace));
        // The answers to a question stand under it.
        if self.sort.name == "answer"
            && let Some(question) = word.strip_prefix("question=")
        {
            let answers = Self::form_of_answers();
            self.form = answers.unwrap_or(self.form);
            self.list = format!("questions[{question}].answers");
            return Ok(());
        }
        let own = match field {
            Some(_) => Assignment::read(word)?.keyed(self.row()),
            None => Assignment::read(&format!("{}={word}", self.bare()))?,
        };
        self.assignments.push(own);
        Ok(())
    }

    fn form_of_answers() -> Option<Form<'static>> {
        Kind::named("survey")?.form().key("questions")?.items()?.key("answers")
    }

    /// The field that a value without a key stands in: that of the sort, or the first that the row must have.
    fn bare(&self) -> &'static str {
        let row = self.row();
        if self.sort.bare.is_empty() {
            return "value";
        }
        let own = Some(self.sort.bare).filter(|key| row.key(key).is_some());
        own.or_else(|| row.required().find(|key| *key != "id")).unwrap_or(self.sort.bare)
    }

    fn row(&self) -> Form<'static> {
        self.form.items().unwrap_or(self.form)
    }

    fn is_said(&self, key: &str) -> bool {
        let of = |field: &str| field.split(['.', '[']).next() == Some(key);
        self.assignments.iter().any(|own| of(&own.field)) || self.skipped.iter().any(|own| own == key)
    }

    fn text(&self, key: &str) -> Option<String> {
        let own = self.assignments.iter().find(|own| own.field == key)?;
        match own.value(self.row().key(key)?)? {
            Value::Scalar { text, .. } => Some(text),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Whether a field is asked for, beside those that must be there.
    fn is_asked(&self, key: &str, field: Form<'_>) -> bool {
        match (self.sort.name, key) {
            ("step", "month") => self.text("done").as_deref() == Some("yes"),
            ("step", "because") => self.text("done").as_deref() == Some("no"),
            ("answer", "who") => !self.is_said("as_written"),
            ("answer", "sent" | "answered") | ("decision", "on" | "responsible" | "due") => true,
            _ => field.is("x-ask"),
        }
    }

    /// The id of a row that has one: as it is said, or made of the first words of what it says.
    fn id(&self, list: Option<At<'_>>) -> Result<String, EditError> {
        if let Some(id) = self.text("id") {
            return Ok(id);
        }
        let said = ["title", "text"].into_iter().find_map(|key| self.text(key)).unwrap_or_default();
        let id = short(&slug(&said));
        if id.is_empty() {
            return Err(EditError::new(
                Say::fixed("Vilket id ska raden ha?", "Which id is the row to have?"),
                Say::fixed(
                    "Skriv id=… med små bokstäver a–z, siffror och bindestreck.",
                    "Write id=… with small letters a–z, digits and hyphens.",
                ),
            ));
        }
        let taken: Vec<_> =
            list.into_iter().flat_map(At::items).filter_map(|item| row::name(&["id"], item)).collect();
        let is_free = |id: &String| !taken.iter().any(|own| **own == **id);
        let numbered = (2..1000).map(|number| format!("{id}-{number}"));
        Ok(std::iter::once(id.clone()).chain(numbered).find(is_free).unwrap_or(id))
    }

    /// What is written in a list of rows.
    fn assignment(&self, workspace: &Workspace) -> Result<Assignment, EditError> {
        let loaded = workspace.file(self.file);
        let label = &loaded.source.label;
        let yaml = loaded.yaml();
        let list = yaml.tree.root().and_then(|root| root.get(&self.list));
        let row = self.row();
        let has_id = row.key("id").is_some();
        let keys = self.form.row_keys();
        let (key, name) = if has_id {
            ("id", self.id(list)?)
        } else {
            let said =
                keys.iter().copied().chain(row.required()).find_map(|key| Some((key, self.text(key)?)));
            said.ok_or_else(|| lacking(self.bare()))?
        };
        let around = Around::record(workspace, loaded.record.as_ref());
        let name = row.key(key).and_then(|field| around.meant(field, &name)).unwrap_or(name);
        let of_people = loaded.kind.is_some_and(|kind| kind.judge().is_of_people());
        let base = new_file("", &[(key.to_owned(), first(row, key, &name))]);
        let said = self.assignments.iter().filter(|own| own.field != key);
        let made = Arc::new(assign::written(around, &base, row, said, of_people, label)?);
        let value = yaml::read(&made, false).tree.root().map(Value::of);
        let value = value.ok_or_else(|| EditError::refused(label, SpliceError::Faulty))?;
        Ok(Assignment::row(self.list.clone(), name, value))
    }

    /// Whether the survey lists already who answers: then what is said is written there.
    fn is_there(&self, workspace: &Workspace) -> bool {
        let yaml = workspace.file(self.file).yaml();
        let list = yaml.tree.root().and_then(|root| root.get(&self.list));
        let keys = self.form.row_keys();
        let Some(name) = keys.iter().find_map(|key| self.text(key)) else { return false };
        let is_it = |own: &str| {
            row::like(own) == row::like(&name)
                || workspace
                    .actor(own)
                    .found()
                    .zip(workspace.actor(name.as_str()).found())
                    .is_some_and(|(one, other)| one.record.id.stands() == other.record.id.stands())
        };
        list.into_iter().flat_map(At::items).filter_map(|item| row::name(&keys, item)).any(|own| is_it(&own))
    }

    /// What is said of a row that is there.
    fn changes(&self) -> Result<Vec<Assignment>, EditError> {
        let keys = self.form.row_keys();
        let name = keys.iter().find_map(|key| self.text(key)).unwrap_or_default();
        let said = self.assignments.iter().filter(|own| !keys.contains(&own.field.as_str()));
        said.map(|own| {
            let (field, sign, value) = own.parts();
            Assignment::read(&format!("{}[{name}].{field}{sign}={value}", self.list))
        })
        .collect()
    }
}

impl Draft for NewRow {
    fn is_of_a_person(&self) -> bool {
        self.is_of_a_person
    }

    fn blanks(&self, workspace: &Workspace, today: Day) -> Result<Vec<Blank>, EditError> {
        let row = self.row();
        let record = workspace.file(self.file).record.as_ref();
        let plan = match record {
            Some(Record::Plan(plan)) => Some(&**plan),
            _ => None,
        };
        if !self.form.has_rows() {
            let blank = || Blank::of((workspace, plan), ("value", self.form), true);
            return Ok(if self.is_said("value") { Vec::new() } else { vec![blank()] });
        }
        let required: Vec<&str> = row.required().collect();
        let is_asked =
            |key: &str| required.contains(&key) || row.key(key).is_some_and(|own| self.is_asked(key, own));
        let keys = row.keys().filter(|key| *key != "id" && is_asked(key) && !self.is_said(key));
        let blanks = keys.filter_map(|key| {
            let is_required = required.contains(&key) || key == self.sort.bare;
            let blank = Blank::of((workspace, plan), (key, row.key(key)?), is_required);
            let usual = (key == "on" && is_required).then(|| today.to_string());
            let choices = match (key, record) {
                ("step", Some(Record::Case(case))) => super::choices::steps(workspace, case),
                _ => blank.choices.clone(),
            };
            Some(Blank { choices, usual, ..blank })
        });
        Ok(blanks.collect())
    }

    fn say(&mut self, field: &str, value: &str) -> Result<(), EditError> {
        self.assignments.push(Assignment::read(&format!("{field}={value}"))?);
        Ok(())
    }

    fn skip(&mut self, field: &str) {
        self.skipped.push(field.to_owned());
    }

    fn change(&self, workspace: &Workspace) -> Result<Option<Change>, EditError> {
        let assignments = if !self.form.has_rows() {
            let values = self.assignments.iter().filter(|own| own.field == "value");
            let each = values
                .flat_map(|own| own.parts().2.split(','))
                .map(str::trim)
                .filter(|value| !value.is_empty());
            each.map(|value| Assignment::item(self.list.clone(), value.to_owned())).collect()
        } else if self.sort.name == "answer" && self.is_there(workspace) {
            self.changes()?
        } else {
            vec![self.assignment(workspace)?]
        };
        assign::set(workspace, self.file, &assignments)
    }

    fn command(&self) -> String {
        let question = self.list.strip_prefix("questions[").and_then(|list| list.strip_suffix("].answers"));
        let question = question.map(|own| format!(" {}", draft::word(("question", "", own))));
        let said = self.assignments.iter().map(|own| format!(" {}", draft::word(own.parts())));
        let said = question.into_iter().chain(said).collect::<String>();
        format!("vbe add {} {}{said}", self.sort.name, shell::word(&self.written))
    }
}

/// The record that a row is added to, how it is written, and the words that are left.
fn holder<'n>(
    sort: &'static RowSort,
    words: &'n [String],
    workspace: &Workspace,
) -> Result<(FileId, String, &'n [String]), EditError> {
    let all = || sort.places.iter().flat_map(|(kind, _)| workspace.of_kind(kind));
    if sort.places == [("organisation", sort.places[0].1)] {
        let mut registers = all();
        if let (Some((file, loaded)), None) = (registers.next(), registers.next()) {
            let is_named = words.first().is_some_and(|word| word == loaded.id());
            return Ok((file, loaded.id().to_owned(), &words[usize::from(is_named)..]));
        }
    }
    let Some((first, rest)) = words.split_first().filter(|(first, _)| !first.contains('=')) else {
        let mut kinds: Vec<&str> = sort.places.iter().map(|(kind, _)| *kind).collect();
        kinds.dedup();
        let list = kinds.iter().map(|kind| format!("vbe list {kind}")).collect::<Vec<_>>().join(", ");
        let (name, sv, en) = (sort.name, &sort.word.sv, &sort.word.en);
        return Err(EditError::new(
            say!("{sv} läggs till i en post: vilken?", "A {en} is added to a record: which?"),
            say!(
                "Skriv postens id: vbe add {name} ID … ({list} visar vilka som finns).",
                "Write the id of the record: vbe add {name} ID … ({list} shows which there are)."
            ),
        ));
    };
    let of_kind = |kind: &str| {
        if first.contains(':') { first.clone() } else { format!("{kind}:{first}") }
    };
    // An id that two kinds have is that of the kind that has such rows.
    let found = sort.places.iter().find_map(|(kind, _)| target::record(workspace, &of_kind(kind)).ok());
    let file = found.map_or_else(|| target::record(workspace, first), Ok)?;
    Ok((file, first.clone(), rest))
}

fn has_none(sort: &RowSort, written: &str, kind: &Kind) -> EditError {
    let (sv, en, has) = (&sort.word.sv, &sort.word.en, &kind.word);
    let kinds: Vec<&str> = sort.places.iter().map(|(kind, _)| *kind).collect();
    let kinds = kinds.join(", ");
    let (of_sv, of_en) = (&has.sv, &has.en);
    let what = say!(
        "{written} är av sorten {of_sv}, och där skrivs inga rader av sorten {sv}.",
        "{written} is of the kind {of_en}, which has no rows of the kind {en}."
    );
    EditError::new(
        what,
        say!("Skriv id:t på en post av sorten {kinds}.", "Write the id of a record of the kind {kinds}."),
    )
}

fn lacking(key: &str) -> EditError {
    EditError::new(say!("{key} saknas.", "{key} is missing."), say!("Skriv {key}=…", "Write {key}=…"))
}

/// What stands first in a row.
fn first(row: Form<'_>, key: &str, name: &str) -> Value {
    let is_text = row.key(key).is_none_or(Form::is_text);
    if is_text { Value::text(name) } else { Value::word(name) }
}

/// As many whole words of an id as are easy to write.
fn short(id: &str) -> String {
    const LONGEST: usize = 40;
    let mut short = String::new();
    for word in id.split('-') {
        if !short.is_empty() && short.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !short.is_empty() {
            short.push('-');
        }
        short.push_str(word);
    }
    short.chars().take(80).collect()
}
