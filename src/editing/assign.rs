//! `field=value`: sets, extends, shortens or removes one field of a record.

use std::sync::Arc;

use super::change::{Change, keys};
use super::choices::Around;
use super::error::EditError;
use super::fields::{Fields, node};
use super::path::{self, Found, Lists, RowPlace};
use super::rows;
use super::value;
use crate::base::lang::Say;
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::edit::{self, Edit, SpliceError, Step, Value, new_file};
use crate::syntax::finding::FileId;
use crate::syntax::schema::Form;
use crate::syntax::tree::At;
use crate::syntax::yaml;
/// What is done to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// `field=value`
    Put,
    /// `field+=value`
    Include,
    /// `field-=value`
    Exclude,
}

/// A field, and the value to write in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Assignment {
    /// The path of the field: `cancelled.on`, `activities.utbildning.finish`.
    pub field: String,
    way: Way,
    value: String,
    /// The row that it adds to a list, where that is made and not written on the command line.
    row: Option<Value>,
}

impl Assignment {
    /// Reads an assignment as it is written on a command line.
    pub(crate) fn read(written: &str) -> Result<Self, EditError> {
        let sign = sign(written).or_else(|| written.find('='));
        let (field, value) = sign.map(|at| (&written[..at], &written[at + 1..])).ok_or_else(|| {
            EditError::new(
                say!("{written} säger inte vad som ska stå var.", "{written} does not say what is to stand where."),
                Say::fixed(
                    "Skriv fältet, = och värdet, till exempel started=2018-02-12. Inget efter = tar bort fältet.",
                    "Write the field, = and the value, for example started=2018-02-12. Nothing after = removes the field.",
                ),
            )
        })?;
        let (field, way) = match (field.strip_suffix('+'), field.strip_suffix('-')) {
            (Some(field), _) => (field, Way::Include),
            (_, Some(field)) => (field, Way::Exclude),
            _ => (field, Way::Put),
        };
        Ok(Self { field: field.trim().to_owned(), way, value: value.trim().to_owned(), row: None })
    }

    /// The same, with the key of the record's field where the name of that is written.
    pub(super) fn keyed(mut self, form: Form<'_>) -> Self {
        let end = self.field.find(['.', '[']).unwrap_or(self.field.len());
        if let Some(key) = form.meant(&self.field[..end]) {
            self.field.replace_range(..end, key);
        }
        self
    }

    /// Adds a row to a list. `name` is what the row is called.
    pub(super) fn row(list: String, name: String, row: Value) -> Self {
        Self { field: list, way: Way::Include, value: name, row: Some(row) }
    }

    /// Adds a single value to a list.
    pub(super) fn item(list: String, value: String) -> Self {
        Self { field: list, way: Way::Include, value, row: None }
    }

    /// The field, the sign before `=`, and the value, as they are written.
    pub(super) fn parts(&self) -> (&str, &'static str, &str) {
        let sign = match self.way {
            Way::Put => "",
            Way::Include => "+",
            Way::Exclude => "-",
        };
        (&self.field, sign, &self.value)
    }

    /// The value as it is written in brackets, if it is.
    fn bracketed(&self, field: Form<'_>, of_people: bool) -> Result<Option<Value>, EditError> {
        if self.row.is_some() {
            Ok(self.row.clone())
        } else {
            value::bracketed(&self.value, field, of_people)
        }
    }

    /// The value in the form that the field has; `None` when the field is to be removed.
    pub(super) fn value(&self, field: Form<'_>) -> Option<Value> {
        let one = if self.way == Way::Put { field } else { field.items().unwrap_or(field) };
        (!self.value.is_empty()).then(|| value::plain(one, &self.value))
    }

    /// The row that it adds to a list that is not there, so that more may be said of that row.
    fn first_row<'n>(
        &self,
        path: &[Step],
        field: Form<'static>,
        (root, around): (At<'_>, Around<'_>),
        of_people: bool,
    ) -> Result<Option<NewRow<'n>>, EditError> {
        if self.way != Way::Include || !field.has_rows() || node(root, path).is_some() {
            return Ok(None);
        }
        let row = self.bracketed(field, of_people)?.map(|row| around.named(row, field));
        let Some(Value::Map(entries)) = row else {
            return Ok(None);
        };
        let name = value::row_name(&self.value, field, of_people)?;
        let place = RowPlace { list: path.to_vec(), form: field, at: None, name };
        Ok(Some(NewRow { place, entries, said: Vec::new() }))
    }

    /// Whether it takes the field away.
    fn removes(&self) -> bool {
        self.way == Way::Put && self.value.is_empty()
    }
}

/// Where the sign between a field and its value stands: outside the brackets around the name of a row.
fn sign(written: &str) -> Option<usize> {
    let mut depth = 0_usize;
    written.char_indices().find_map(|(at, char)| {
        match char {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '=' if depth == 0 => return Some(at),
            _ => {}
        }
        None
    })
}

/// The error that the id or the kind of a record is to be changed.
pub(super) fn refuse_ids(assignments: &[Assignment]) -> Result<(), EditError> {
    if assignments.iter().any(|own| ["kind", "id"].contains(&own.field.as_str())) {
        return Err(EditError::new(
            Say::fixed(
                "kind och id ändras inte: filen heter så, och andra filer pekar dit.",
                "kind and id are not changed: the file is named by them, and other files point there.",
            ),
            Say::fixed(
                "Är id:t fel: gör en ny fil med vbe new, och ta bort den här.",
                "If the id is wrong: make a new file with vbe new, and remove this one.",
            ),
        ));
    }
    Ok(())
}

/// A record with some of its fields changed; `None` when nothing differs.
pub(crate) fn set(
    workspace: &Workspace,
    file: FileId,
    assignments: &[Assignment],
) -> Result<Option<Change>, EditError> {
    let loaded = workspace.file(file);
    let source = &loaded.source;
    let kind = loaded.kind.ok_or_else(|| EditError::refused(&source.label, SpliceError::Faulty))?;
    refuse_ids(assignments)?;
    let of_people = kind.judge().is_of_people();
    let around = Around::record(workspace, loaded.record.as_ref());
    let text = written(around, source.text.raw(), kind.form(), assignments.iter(), of_people, &source.label)?;
    Ok((text != **source.text.raw()).then(|| Change::to(workspace, source, &text)))
}

/// A text with the fields written in it. `label` is what the file is called.
pub(super) fn written<'n>(
    around: Around<'_>,
    text: &str,
    form: Form<'static>,
    assignments: impl Iterator<Item = &'n Assignment>,
    of_people: bool,
    label: &str,
) -> Result<String, EditError> {
    let said: Vec<Said<'n>> = assignments.map(|own| (own, own.field.as_str())).collect();
    let now = filled(around, text, form, &said, of_people, label)?;
    rows::none_is_doubled(around.workspace, form, text, &now)?;
    Ok(now)
}

/// An assignment, and the path that is left of its field.
type Said<'n> = (&'n Assignment, &'n str);

fn filled(
    around: Around<'_>,
    text: &str,
    form: Form<'static>,
    said: &[Said<'_>],
    of_people: bool,
    label: &str,
) -> Result<String, EditError> {
    let refused = |refusal| EditError::refused(label, refusal);
    let shared = Arc::new(text.to_owned());
    let yaml = yaml::read(&shared, false);
    let root = yaml.tree.root().filter(|_| yaml.faults.is_empty());
    let edits =
        edits(around, form, root.ok_or_else(|| refused(SpliceError::Faulty))?, said, of_people, label)?;
    edit::apply(text, &edits, &|path| keys(Some(form), path)).map_err(refused)
}

/// What the assignments come to, against a record as it stands.
fn edits(
    around: Around<'_>,
    form: Form<'static>,
    root: At<'_>,
    said: &[Said<'_>],
    of_people: bool,
    label: &str,
) -> Result<Vec<Edit>, EditError> {
    let (mut fields, mut lists) = (Fields::default(), Lists::new(around.workspace));
    let mut rows: Vec<NewRow<'_>> = Vec::new();
    for (assignment, left) in said {
        match path::find(form, root, &mut lists, left, of_people)? {
            Found::Field(path, field) => {
                match assignment.first_row(&path, field, (root, around), of_people)? {
                    Some(row) => rows.push(row),
                    None => {
                        wish(assignment, path, field, (root, &mut lists, around), &mut fields, of_people)?;
                    }
                }
            }
            // What is not there has nothing to take away.
            Found::Row(..) if assignment.removes() || assignment.way == Way::Exclude => {}
            Found::Row(place, rest) => {
                let at = rows.iter().position(|own| own.place.is_same(&place));
                let at = at.unwrap_or_else(|| {
                    rows.push(NewRow { entries: entries(&place, around), place, said: Vec::new() });
                    rows.len() - 1
                });
                rows[at].said.push((*assignment, rest));
            }
        }
    }
    for NewRow { place, entries, said } in rows {
        let unsure = || EditError::refused(label, SpliceError::Unsure);
        let form = place.form.items().ok_or_else(unsure)?;
        let made = Arc::new(filled(around, &new_file("", &entries), form, &said, of_people, label)?);
        let row = yaml::read(&made, false).tree.root().map(Value::of).ok_or_else(unsure)?;
        match place.at {
            Some(at) => fields.replace(root, place.list, at, row),
            None => fields.include(root, place.list, row),
        }
    }
    Ok(fields.edits())
}

/// A row that was not there, or only as a single value: what it begins with, and what is said of it.
struct NewRow<'n> {
    place: RowPlace<'static>,
    entries: Vec<(String, Value)>,
    said: Vec<Said<'n>>,
}

/// What a row begins with that is only called something.
fn entries(place: &RowPlace<'static>, around: Around<'_>) -> Vec<(String, Value)> {
    let key = place.form.row_keys().first().copied();
    let field = key.zip(place.form.items()).and_then(|(key, items)| Some((key, items.key(key)?)));
    let entry =
        |(key, field): (&str, _)| (key.to_owned(), around.named(value::plain(field, &place.name), field));
    field.into_iter().map(entry).collect()
}

/// What an assignment wishes of what stands at a path.
fn wish<'a>(
    assignment: &Assignment,
    path: Vec<Step>,
    field: Form<'static>,
    (root, lists, around): (At<'a>, &mut Lists<'a, '_>, Around<'_>),
    fields: &mut Fields,
    of_people: bool,
) -> Result<(), EditError> {
    let name = &assignment.field;
    if assignment.removes() {
        fields.remove(path);
        return Ok(());
    }
    if assignment.way != Way::Put && !field.is_list() {
        return Err(EditError::new(
            say!("{name} är ingen lista.", "{name} is not a list."),
            say!("Skriv {name}=…", "Write {name}=…"),
        ));
    }
    if assignment.way == Way::Exclude && field.has_rows() {
        let row = value::row_name(&assignment.value, field, of_people)?;
        let number = match node(root, &path) {
            Some(list) => lists.of(list, field).row(&row, name, field)?,
            None => path::List::default().row(&row, name, field)?,
        };
        fields.exclude_row(root, path, number);
        return Ok(());
    }
    let value = match assignment.bracketed(field, of_people)? {
        Some(value) => Some(value),
        None if field.items().unwrap_or(field).is_map() => return Err(rows::has_fields(name, field)),
        None => assignment.value(field),
    };
    let value = value.map(|value| around.named(value, field));
    match (assignment.way, value) {
        (_, None) => {}
        (Way::Put, Some(value)) => fields.put(path, value),
        (Way::Include, Some(Value::List(all))) => {
            for one in all {
                fields.include(root, path.clone(), one);
            }
        }
        (Way::Include, Some(value)) => fields.include(root, path, value),
        (Way::Exclude, Some(value)) => fields.exclude(root, &path, &value),
    }
    Ok(())
}
