//! Finds the field that is written as a path: `cancelled.on`, `activities.utbildning.finish`, and `by_unit[Skola 1].count`
//! where the name of a row has a point in it.

use std::borrow::Cow;
use std::collections::HashMap;

use super::error::EditError;
use crate::base::forbidden;
use crate::base::lang::Say;
use crate::base::likeness::choices;
use crate::base::nouns;
use crate::base::wording;
use crate::model::workspace::Workspace;
use crate::rules;
use crate::say;
use crate::syntax::edit::Step;
use crate::syntax::fault::{Fault, FaultKind};
use crate::syntax::finding::FileId;
use crate::syntax::schema::{Form, row};
use crate::syntax::text::Span;
use crate::syntax::tree::{At, NodeId, What};

/// Where a path leads.
pub(super) enum Found<'s, 'w> {
    /// To a place that there is, or that can be made by writing in it.
    Field(Vec<Step>, Form<'s>),
    /// Into a row that must be written first: `rest` is the path in it.
    Row(RowPlace<'s>, &'w str),
}

/// A row that is not written, or only as a single value.
#[derive(Clone, Debug)]
pub(super) struct RowPlace<'s> {
    /// The path of its list.
    pub list: Vec<Step>,
    /// What the schema says about the list.
    pub form: Form<'s>,
    /// Its number in the list, when it is there as a single value.
    pub at: Option<usize>,
    /// What it is called.
    pub name: String,
}

impl RowPlace<'_> {
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.list == other.list && self.at == other.at && row::like(&self.name) == row::like(&other.name)
    }
}

/// The lists that rows have been looked up in.
#[derive(Debug)]
pub(super) struct Lists<'a, 'w> {
    workspace: &'w Workspace,
    by_node: HashMap<NodeId, List<'a, 'w>>,
}

/// The rows of a list, by what they are called.
#[derive(Debug, Default)]
pub(super) struct List<'a, 'w> {
    /// Where rows are called by those in the register, who go by any of their names.
    register: Option<&'w Workspace>,
    items: Vec<At<'a>>,
    names: Vec<Cow<'a, str>>,
    exact: HashMap<String, Vec<usize>>,
    like: HashMap<String, Vec<usize>>,
}

impl<'a, 'w> Lists<'a, 'w> {
    pub(super) fn new(workspace: &'w Workspace) -> Self {
        Self { workspace, by_node: HashMap::new() }
    }

    /// The rows of what stands at a place.
    pub(super) fn of(&mut self, list: At<'a>, form: Form<'_>) -> &List<'a, 'w> {
        let workspace = self.workspace;
        self.by_node.entry(list.id()).or_insert_with(|| {
            let keys = form.row_keys();
            let key = keys.first().and_then(|key| form.items()?.key(key));
            List::of(list, &keys, key.filter(|key| is_of_actors(*key)).map(|_| workspace))
        })
    }
}

/// Whether a field names somebody in the register.
fn is_of_actors(field: Form<'_>) -> bool {
    field.refers().iter().any(|word| matches!(*word, "actor" | "group"))
}

/// The form in which what stands in a field of rows is compared: somebody in the register goes by any name.
pub(super) fn alike(workspace: &Workspace, field: Option<Form<'_>>, name: &str) -> String {
    by_register(field.filter(|field| is_of_actors(*field)).map(|_| workspace), name)
}

fn by_register(register: Option<&Workspace>, name: &str) -> String {
    let actor = register.and_then(|workspace| workspace.actor(name).found());
    actor.map_or_else(|| row::like(name), |actor| row::like(actor.record.id.stands().into_raw()))
}

impl<'a, 'w> List<'a, 'w> {
    fn of(list: At<'a>, keys: &[&str], register: Option<&'w Workspace>) -> Self {
        let items = match list.what() {
            // A single value is read as a list of one.
            What::Scalar { text, .. } if !text.is_empty() => vec![list],
            _ => list.items().collect(),
        };
        let mut own = Self { register, items, ..Self::default() };
        for (at, item) in own.items.iter().enumerate() {
            let Some(name) = row::name(keys, *item) else { continue };
            own.like.entry(by_register(register, &name)).or_default().push(at);
            own.exact.entry(name.to_string()).or_default().push(at);
            own.names.push(name);
        }
        own
    }

    fn holds(&self, name: &str) -> bool {
        self.exact.contains_key(name) || self.like.contains_key(&by_register(self.register, name))
    }

    /// The row that is called so, or has that number. `field` is how the list is written, for the words.
    pub(super) fn row(&self, name: &str, field: &str, form: Form<'_>) -> Result<usize, EditError> {
        let called = self.exact.get(name).or_else(|| self.like.get(&by_register(self.register, name)));
        let numbered = || name.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < self.items.len());
        match called.map(Vec::as_slice) {
            Some([only]) => Ok(*only),
            Some(several) => Err(twice(name, field, several)),
            None => numbered().ok_or_else(|| self.missing(name, field, form)),
        }
    }

    fn missing(&self, name: &str, field: &str, form: Form<'_>) -> EditError {
        let what = say!("{name} finns inte i listan.", "{name} is not in the list.");
        let EditError { what, help } = EditError::unknown(what, name, self.names.iter().map(AsRef::as_ref));
        let Some(key) = form.row_keys().first().copied() else { return EditError::new(what, help) };
        let (sv, en) = (help.sv, help.en);
        let help = say!(
            "{sv} En ny rad skrivs {field}+={{{key}: …}}.",
            "{en} A new row is written {field}+={{{key}: …}}."
        );
        EditError::new(what, help)
    }
}

/// The error that several rows are called alike.
fn twice(name: &str, field: &str, rows: &[usize]) -> EditError {
    let Say { sv, en } = nouns::ROWS.with(rows.len());
    let numbers: Vec<String> = rows.iter().take(6).map(|at| format!("{field}.{}", at + 1)).collect();
    let last = numbers.last().cloned().unwrap_or_default();
    let numbers = numbers.join(", ");
    EditError::new(
        say!("{sv} i {field} heter {name}.", "{en} of {field} are called {name}."),
        say!(
            "Skriv radens nummer i stället: {numbers}. Ska den bara stå en gång, ta bort den andra: {last}=",
            "Write the number of the row instead: {numbers}. If it is to stand once only, remove the other: {last}="
        ),
    )
}

/// The place that a path leads to, and what the schema says about it.
pub(super) fn find<'s, 'a, 'w>(
    record: Form<'s>,
    root: At<'a>,
    lists: &mut Lists<'a, '_>,
    written: &'w str,
    of_people: bool,
) -> Result<Found<'s, 'w>, EditError> {
    let none = List::default();
    let (mut field, mut at, mut path) = (record, Some(root), Vec::new());
    let mut left = Some(written);
    while let Some(rest) = left {
        let so_far = written[..written.len() - rest.len()].trim_end_matches(['.', '[']);
        let Some(items) = field.items() else {
            let (key, after) = part(rest, |_| false);
            let key = key_of(field, key);
            field = known(field, key, of_people)?;
            at = at.and_then(|at| at.get(key));
            path.push(Step::from(key));
            left = after;
            continue;
        };
        let list = at.map_or(&none, |at| lists.of(at, field));
        let (name, after) = part(rest, |name| list.holds(name));
        let own = |at| RowPlace { list: path.clone(), form: field, at, name: name.to_owned() };
        // The first row begins the list.
        if let Some(rest) = after.filter(|_| list.items.is_empty() && !field.row_keys().is_empty()) {
            return Ok(Found::Row(own(None), rest));
        }
        let number = list.row(name, so_far, field)?;
        let item = list.items[number];
        if let Some(rest) = after.filter(|_| items.has_fields() && item.scalar().is_some()) {
            let name = item.scalar().map(ToString::to_string).unwrap_or_default();
            return Ok(Found::Row(RowPlace { name, ..own(Some(number)) }, rest));
        }
        path.push(Step::Item(number));
        (field, at, left) = (items, Some(item), after);
    }
    Ok(Found::Field(path, field))
}

/// The first part of a path, and what comes after it. A part may be in brackets; of the parts that a path without them
/// can begin with, the longest that is known is meant.
fn part(path: &str, is_known: impl Fn(&str) -> bool) -> (&str, Option<&str>) {
    let ends = |at: usize| path[at..].is_empty() || path[at..].starts_with(['.', '[']);
    let after = |at: usize| {
        let rest = &path[at..];
        (!rest.is_empty()).then(|| rest.strip_prefix('.').unwrap_or(rest))
    };
    if let Some(inner) = path.strip_prefix('[') {
        let closing = inner.match_indices(']').map(|(at, _)| at + 1).find(|at| ends(at + 1));
        if let Some(at) = closing {
            return (path[1..at].trim(), after(at + 1));
        }
    }
    let places: Vec<usize> = path.match_indices(['.', '[']).map(|(at, _)| at).filter(|at| *at > 0).collect();
    let first = places.first().copied().unwrap_or(path.len());
    let all = places.iter().copied().chain([path.len()]);
    let longest = all.rev().take(MOST_POINTS).find(|at| is_known(&path[..*at]));
    let at = longest.unwrap_or(first);
    (&path[..at], after(at))
}

/// How many points of a path are tried as parts of a name.
const MOST_POINTS: usize = 32;

/// The key of the field that is meant; what is none is left as it is written.
pub(super) fn key_of<'a>(form: Form<'a>, written: &'a str) -> &'a str {
    form.meant(written).unwrap_or(written)
}

/// The field under a key, or the error that there is none.
pub(super) fn known<'s>(field: Form<'s>, key: &str, of_people: bool) -> Result<Form<'s>, EditError> {
    field.under(key).ok_or_else(|| {
        let words = field.typed();
        let what = say!("Fältet {key} finns inte.", "There is no field {key}.");
        let help = match wording::near(key, &words) {
            Some(word) => said(field, word.name, |name| say!("Menades {name}?", "Was {name} meant?")),
            None => choices(key, words.iter().map(|word| word.name)),
        };
        refused(key, of_people).unwrap_or_else(|| EditError::new(what, help))
    })
}

/// A sentence about a field, in Swedish by its name with the key to write.
fn said(form: Form<'_>, key: &str, sentence: impl Fn(&str) -> Say) -> Say {
    let title = form.key(key).map(Form::title).filter(|title| !title.is_empty() && *title != key);
    let name = title.map_or_else(|| key.to_owned(), |title| format!("{title} ({key})"));
    Say { sv: sentence(&name).sv, en: sentence(key).en }
}

/// The error for a field that must never be written about a person, in the words of the rule.
fn refused(key: &str, of_people: bool) -> Option<EditError> {
    let asked = if of_people { forbidden::of_people(key) } else { forbidden::of_others(key) }?;
    let kind = FaultKind::RefusedField { asked, of_people, value: Span::default() };
    let finding = rules::of_fault(FileId(0), &Fault::new(Span::default(), kind))?;
    Some(EditError::new(finding.what, finding.help))
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn a_part_ends_at_a_point_or_a_bracket_and_a_known_one_may_hold_them() {
        let of = |path| part(path, |name| ["Skola m.fl.", "a.b"].contains(&name));
        for (path, expected) in [
            ("by", ("by", None)),
            ("by.x.count", ("by", Some("x.count"))),
            ("by[x].count", ("by", Some("[x].count"))),
            ("[x. y].count", ("x. y", Some("count"))),
            ("[a]b].c", ("a]b", Some("c"))),
            ("[x][y].c", ("x", Some("[y].c"))),
            ("[x", ("[x", None)),
            ("Skola m.fl..count", ("Skola m.fl.", Some("count"))),
            ("a.b", ("a.b", None)),
            ("", ("", None)),
            (".a", (".a", None)),
        ] {
            assert_eq!(of(path), expected, "{path}");
        }
    }
}
