//! A change in words, for those who decide: the field by its name, and values by what they mean. How a requirement is judged
//! is told by what it asks for.

use super::change::{Change, Changed, Detail};
use crate::base::lang::Lang;
use crate::base::target::unit_beside;
use crate::facts::condition::asks;
use crate::facts::naming;
use crate::facts::nouns::Forms;
use crate::facts::select::Chosen;
use crate::facts::worded::Worded;
use crate::model::kinds::Kind;
use crate::model::records::framework::Framework;
use crate::model::records::plan::Aim;
use crate::model::records::{Record, Text};
use crate::model::workspace::Workspace;
use crate::syntax::schema::Form;
use crate::syntax::word::Word;

/// The two moments that a change is between. Of two plans of one moment they are the same.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Between<'w> {
    pub was: &'w Workspace,
    pub now: &'w Workspace,
    /// The earlier plan, where two plans are compared: the later one is the record that has changed.
    pub before: Option<&'w Record>,
}

impl<'w> Between<'w> {
    /// The record that has changed, before and after.
    fn records(self, one: &Changed) -> [Option<&'w Record>; 2] {
        let of = |workspace: &'w Workspace| {
            let file = workspace.file_of(one.kind.name, &one.id).found()?;
            workspace.file(file).record.as_ref()
        };
        [self.before.or_else(|| of(self.was)), of(self.now)]
    }
}

/// A value as it is written, and in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub written: String,
    pub said: String,
}

/// The fields by which a row refers to what it is about.
const ABOUT: [&str; 7] = ["requirement", "need", "framework", "plan", "who", "to", "body"];

/// The name of the field that changed: `mål ”Färre unga …” – målvärde`. Nothing where a whole part did.
pub(crate) fn field(worded: &Worded<'_>, change: &Change) -> String {
    if change.requirement_judged().is_some() || change.field.is_empty() {
        return String::new();
    }
    let lang = worded.lang;
    let (chosen, path) = (chosen(worded.kind, change), keys(&change.field));
    let named = |path: &str| naming::field(Some(chosen), path).text(lang).to_owned();
    let Some(row) = change.row.as_ref().filter(|row| !row.is_empty()) else { return named(&path) };
    let list = change.field.split('[').next().unwrap_or(&path);
    let (first, whole) = (named(list), named(&path));
    // The list is called by several of its rows, and this is one.
    let one = worded.kind.form().key(list).and_then(Form::defines).map(|name| Forms::named(name).one());
    let one = one.filter(|_| change.part.is_none()).map(|one| one.text(lang).to_owned());
    let rest = whole.strip_prefix(first.as_str()).unwrap_or(&whole);
    let rows = form(worded.kind, change, list);
    // What a row is called by may be a reference, although another field is what it must have.
    let key = rows.and_then(|rows| rows.items()?.key(rows.row_keys().first()?));
    let called = value(worded, key.filter(|key| !key.refers().is_empty()).or(rows), row);
    let first = one.unwrap_or(first);
    lang.pick(format!("{first} ”{called}”{rest}"), format!("{first} “{called}”{rest}"))
}

/// The values of the field before and after.
pub(crate) fn values(between: Between<'_>, one: &Changed, change: &Change, lang: Lang) -> [Vec<Told>; 2] {
    if let Some(id) = change.requirement_judged() {
        return [between.was, between.now].map(|workspace| asked(workspace, &one.id, id, lang));
    }
    let path = keys(&change.field);
    let side = |workspace, values: &[Word]| -> Vec<Told> {
        let worded = of(workspace, between, one, lang);
        let form = form(one.kind, change, &path);
        let told = |word: &Word| Told { written: word.to_string(), said: value(&worded, form, word) };
        values.iter().map(told).collect()
    };
    let mut sides = [side(between.was, &change.was), side(between.now, &change.now)];
    for (own, record) in sides.iter_mut().zip(between.records(one)) {
        for told in own {
            told.said.push_str(&unit_of(record, change, &told.written));
        }
    }
    // A whole thing that came or went is told with its targets and its times.
    let Some(whole) = &change.whole else { return sides };
    let at = usize::from(whole.is_new);
    let beside = details(&of([between.was, between.now][at], between, one, lang), change, &whole.details);
    if let (Some(told), false) = (sides[at].last_mut(), beside.is_empty()) {
        told.said = if whole.is_named { format!("{} ({beside})", told.said) } else { beside };
    }
    sides
}

/// The unit of a target, where it stands in another field: ` %` of `minst 90`. Nothing where the target has one itself.
fn unit_of(record: Option<&Record>, change: &Change, written: &str) -> String {
    let (Some(Record::Plan(plan)), true) = (record, change.field.ends_with("target")) else {
        return String::new();
    };
    let row = change.field.split_once('[').and_then(|(list, rest)| Some((list, rest.split_once(']')?.0)));
    let indicator = |id: &str| plan.indicators.find(id).and_then(|own| own.unit.as_ref());
    let of_aim = |aim: &'_ Aim, by: Option<&Text>| aim.unit.clone().or_else(|| indicator(by?).cloned());
    let unit = match (&change.part, row) {
        (Some(part), _) => {
            let goal = plan.activities.find(&*part.id).and_then(|own| own.goal.as_ref());
            goal.and_then(|goal| of_aim(&goal.aim, None))
        }
        (None, Some(("indicators", id))) => indicator(id).cloned(),
        (None, Some(("goals", id))) => {
            plan.goals.find(id).and_then(|goal| of_aim(&goal.aim, goal.indicator.as_ref()))
        }
        _ => None,
    };
    unit_beside(written, unit.as_deref())
}

/// `målvärde: 90 personer, klart senast: H 2026`
fn details(worded: &Worded<'_>, change: &Change, all: &[Detail]) -> String {
    let mut told: Vec<String> = Vec::new();
    for own in all {
        let path = keys(&own.field);
        let form = form(worded.kind, change, &path);
        let values: Vec<String> = own.values.iter().map(|word| value(worded, form, word)).collect();
        let values = values.join(", ");
        // The unit stands after the number that it is of.
        let is_amount = |told: &String| !told.contains('%');
        if let (Some(last), true) = (told.last_mut().filter(|told| is_amount(told)), path.ends_with("unit")) {
            *last = format!("{last} {values}");
            continue;
        }
        let name = naming::field(Some(chosen(worded.kind, change)), &path);
        // The name of the thing itself is told already.
        let name = name.text(worded.lang);
        let name = name.rsplit_once(" – ").map_or(name, |(_, last)| last);
        told.push(format!("{name}: {values}"));
    }
    told.join(", ")
}

/// What names the values of a record that has changed.
pub(crate) fn of<'w>(
    workspace: &'w Workspace,
    between: Between<'w>,
    one: &Changed,
    lang: Lang,
) -> Worded<'w> {
    let record = |workspace: &'w Workspace| {
        let file = workspace.file_of(one.kind.name, &one.id).found()?;
        workspace.file(file).record.as_ref()
    };
    let own = [workspace, between.now, between.was].into_iter().filter_map(record).chain(between.before);
    Worded { workspace, kind: one.kind, own: own.collect(), lang }
}

/// A value in words. A row of links is what it refers to.
fn value(worded: &Worded<'_>, form: Option<Form<'static>>, word: &Word) -> String {
    let items = form.and_then(Form::items).or(form);
    let about = ABOUT.iter().filter_map(|key| items?.key(key));
    let known = about.map(Some).chain([items]).find_map(|form| worded.known(form, word));
    known.unwrap_or_else(|| worded.single(None, word))
}

/// What a requirement asked for at a moment.
fn asked(workspace: &Workspace, framework: &str, id: &str, lang: Lang) -> Vec<Told> {
    let found = workspace.framework(framework).found();
    let own = found.and_then(|filed| filed.record.requirements.find(id));
    let said = own.map(|own| asks::of_requirement(workspace, own).text(lang).to_owned());
    said.into_iter().map(|said| Told { written: said.clone(), said }).collect()
}

/// The text of the requirement that a change is about how to judge.
pub(crate) fn requirement<'w>(
    between: Between<'w>,
    framework: &str,
    change: &Change,
    lang: Lang,
) -> Option<&'w str> {
    let id = change.requirement_judged()?;
    let of = |framework: &'w Framework| framework.requirements.find(id).map(|own| own.said(lang));
    [between.now, between.was].into_iter().find_map(|own| of(own.framework(framework).found()?.record))
}

/// What the field is of: an activity, or the record.
fn chosen(kind: &'static Kind, change: &Change) -> Chosen {
    let part = change.part.as_ref().and_then(|_| Chosen::named("activity"));
    part.unwrap_or(Chosen::Kind(kind))
}

fn form(kind: &'static Kind, change: &Change, path: &str) -> Option<Form<'static>> {
    let start = match &change.part {
        Some(_) => kind.form().key("activities")?.items(),
        None => Some(kind.form()),
    };
    path.split('.').try_fold(start?, |form, key| form.items().unwrap_or(form).under(key))
}

/// The keys of a path, without the rows: of `needs[kunskap].extent` it is `needs.extent`.
fn keys(path: &str) -> String {
    let mut left = path;
    let mut keys = String::new();
    while let Some((before, rest)) = left.split_once('[') {
        keys.push_str(before);
        left = rest.split_once(']').map_or("", |(_, after)| after);
    }
    keys + left
}
