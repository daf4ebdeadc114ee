//! `field=value`: sets, extends, shortens or removes one field of a record.

use std::collections::HashMap;
use std::sync::Arc;

use super::change::Change;
use super::error::EditError;
use super::fields::Fields;
use crate::base::forbidden;
use crate::base::lang::Say;
use crate::model::workspace::Workspace;
use crate::rules;
use crate::say;
use crate::syntax::edit::{SpliceError, Step, Value};
use crate::syntax::fault::{Fault, FaultKind};
use crate::syntax::finding::FileId;
use crate::syntax::schema::Form;
use crate::syntax::text::Span;
use crate::syntax::tree::{At, NodeId};
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
}

impl Assignment {
    /// Reads an assignment as it is written on a command line.
    pub(crate) fn read(written: &str) -> Result<Self, EditError> {
        let (field, value) = written.split_once('=').ok_or_else(|| {
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
        Ok(Self { field: field.trim().to_owned(), way, value: value.trim().to_owned() })
    }

    /// The value in the form that the field has; `None` when the field is to be removed.
    pub(super) fn value(&self, field: Form<'_>) -> Option<Value> {
        if self.value.is_empty() {
            return None;
        }
        let single = |field: Form<'_>, text: &str| {
            if field.is_text() { Value::text(text) } else { Value::word(text) }
        };
        Some(match field.items().filter(|_| self.way == Way::Put) {
            Some(items) => {
                let parts = self.value.split(',').map(str::trim).filter(|part| !part.is_empty());
                Value::List(parts.map(|part| single(items, part)).collect())
            }
            None => single(field.items().unwrap_or(field), &self.value),
        })
    }
}

/// A record with some of its fields changed; `None` when nothing differs.
pub(crate) fn set(
    workspace: &Workspace,
    file: FileId,
    assignments: &[Assignment],
) -> Result<Option<Change>, EditError> {
    let loaded = workspace.file(file);
    let name = &loaded.source.label;
    let text: &Arc<String> = loaded.source.text.raw();
    let yaml = yaml::read(text, false);
    let (Some(kind), Some(root)) = (loaded.kind, yaml.tree.root().filter(|_| yaml.faults.is_empty())) else {
        return Err(EditError::refused(name, SpliceError::Faulty));
    };
    let (mut fields, mut ids) = (Fields::default(), Ids::default());
    for assignment in assignments {
        if ["kind", "id"].contains(&assignment.field.as_str()) {
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
        let (path, field) =
            find(kind.form(), root, &mut ids, &assignment.field, kind.judge().is_of_people())?;
        wish(assignment, path, field, root, &mut fields)?;
    }
    Change::of(workspace, file, &fields.edits())
}

/// What an assignment wishes of what stands at a path.
pub(super) fn wish(
    assignment: &Assignment,
    path: Vec<Step>,
    field: Form<'_>,
    root: At<'_>,
    fields: &mut Fields,
) -> Result<(), EditError> {
    let name = &assignment.field;
    let inner = field.items().unwrap_or(field);
    if inner.is_map() && !(assignment.way == Way::Put && assignment.value.is_empty()) {
        let keys = inner.keys().collect::<Vec<_>>().join(", ");
        let under = if field.is_list() { format!("{name}.ID") } else { name.clone() };
        return Err(EditError::new(
            say!("{name} har egna fält.", "{name} has fields of its own."),
            say!(
                "Skriv {under}.FÄLT=…, med ett av fälten {keys}.",
                "Write {under}.FIELD=…, with one of the fields {keys}."
            ),
        ));
    }
    let value = assignment.value(field);
    match (assignment.way, value) {
        (Way::Put, None) => fields.remove(path),
        (Way::Put, Some(value)) => fields.put(path, value),
        (_, None) => {}
        _ if !field.is_list() => {
            return Err(EditError::new(
                say!("{name} är ingen lista.", "{name} is not a list."),
                say!("Skriv {name}=…", "Write {name}=…"),
            ));
        }
        (Way::Include, Some(value)) => fields.include(root, path, value),
        (Way::Exclude, Some(value)) => fields.exclude(root, &path, &value),
    }
    Ok(())
}

/// The items of the lists that fields have been looked up in, by id and by number.
#[derive(Debug, Default)]
pub(super) struct Ids<'a>(HashMap<NodeId, (HashMap<&'a str, usize>, Vec<At<'a>>)>);

impl<'a> Ids<'a> {
    fn of(&mut self, list: At<'a>) -> &(HashMap<&'a str, usize>, Vec<At<'a>>) {
        self.0.entry(list.id()).or_insert_with(|| {
            let items: Vec<At<'a>> = list.items().collect();
            let mut ids = HashMap::new();
            for (at, item) in items.iter().enumerate() {
                if let Some(id) = item.get("id").and_then(At::scalar) {
                    ids.entry(id.as_ref()).or_insert(at);
                }
            }
            (ids, items)
        })
    }
}

/// The path to a field as it is written, and what the schema says about it. An item of a list is named by its
/// id or its number.
pub(super) fn find<'s, 'a>(
    record: Form<'s>,
    root: At<'a>,
    ids: &mut Ids<'a>,
    written: &str,
    of_people: bool,
) -> Result<(Vec<Step>, Form<'s>), EditError> {
    let (mut field, mut at, mut path) = (record, Some(root), Vec::new());
    for part in written.split('.') {
        let what = say!("Fältet {part} finns inte.", "There is no field {part}.");
        if let Some(items) = field.items() {
            let none = (HashMap::new(), Vec::new());
            let (by_id, items_here) = at.map_or(&none, |at| ids.of(at));
            let by_number = || part.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < items_here.len());
            let Some(found) = by_id.get(part).copied().or_else(by_number) else {
                let known = items_here.iter().filter_map(|item| item.get("id")?.scalar());
                let what = say!("{part} finns inte i listan.", "{part} is not in the list.");
                return Err(EditError::unknown(what, part, known.map(AsRef::as_ref)));
            };
            path.push(Step::Item(found));
            (field, at) = (items, Some(items_here[found]));
            continue;
        }
        let known: Vec<&str> = field.keys().collect();
        field = field.key(part).ok_or_else(|| {
            refused(part, of_people).unwrap_or_else(|| EditError::unknown(what, part, known.into_iter()))
        })?;
        at = at.and_then(|at| at.get(part));
        path.push(Step::from(part));
    }
    Ok((path, field))
}

/// The error for a field that must never be written about a person, in the words of the rule.
fn refused(key: &str, of_people: bool) -> Option<EditError> {
    let asked = if of_people { forbidden::of_people(key) } else { forbidden::of_others(key) }?;
    let kind = FaultKind::RefusedField { asked, of_people, value: Span::default() };
    let finding = rules::of_fault(FileId(0), &Fault::new(Span::default(), kind))?;
    Some(EditError::new(finding.what, finding.help))
}
