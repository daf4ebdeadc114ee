//! What can be written where the caret stands: keys with what they are for, the words of closed lists with what they mean,
//! ids with their titles, and times. Everything comes from the schemas and the walker of references.

use super::caret::{Caret, form};
use super::scene::Scene;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::base::period::Period;
use crate::editing::candidates;
use crate::facts::naming;
use crate::model::kinds::{KINDS, Kind};
use crate::model::records::Record;
use crate::syntax::edit::{Step, in_brackets};
use crate::syntax::schema::Form;
use crate::syntax::text::Span;
use crate::syntax::tree::At;

/// What a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SuggestionKind {
    Key,
    /// A word of a closed list.
    Word,
    /// The id of something.
    Id,
    Time,
}

/// Something that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Suggestion {
    pub kind: SuggestionKind,
    /// What is chosen by.
    pub label: String,
    /// What people call it; empty where that is the label.
    pub title: String,
    /// What it is for; empty where the schema does not say.
    pub said: String,
    /// The bytes that are replaced, and what is written there.
    pub span: Span,
    pub new: String,
}

/// How many are suggested. With more letters there are fewer, and an editor asks again for each letter.
const MOST: usize = 200;

/// What can be written at a byte of the file, the best first. What is typed already chooses among it: by the value itself,
/// and by what people call it.
pub(crate) fn suggestions(scene: Scene<'_>, at: usize) -> (Vec<Suggestion>, bool) {
    let mut found = Vec::new();
    for caret in Caret::at(scene.text(), at) {
        let mut own = if caret.is_key { keys(scene, &caret) } else { values(scene, &caret) };
        let typed = fold(&caret.typed);
        own.retain(|one| is_meant(&typed, one));
        own.sort_by_key(|one| !fold(&one.label).starts_with(&typed));
        found.extend(own);
    }
    let is_whole = found.len() <= MOST;
    found.truncate(MOST);
    (found, is_whole)
}

/// Whether what is typed begins the value, a word of it, or a word of what people call it.
fn is_meant(typed: &str, one: &Suggestion) -> bool {
    let begins = |text: &str| {
        let text = fold(text);
        let starts = text
            .char_indices()
            .filter(|(at, _)| *at == 0 || text[..*at].ends_with(|char: char| !char.is_alphanumeric()));
        starts.into_iter().any(|(at, _)| text[at..].starts_with(typed))
    };
    typed.is_empty() || begins(&one.label) || begins(&one.title)
}

/// The keys that the mapping can have and has not.
fn keys(scene: Scene<'_>, caret: &Caret) -> Vec<Suggestion> {
    let Some(kind) = scene.kind() else { return first_key(caret) };
    let Some(map) = caret.form(kind.form()).filter(|form| form.keys().next().is_some()) else {
        return Vec::new();
    };
    let there = present(scene, caret);
    let required: Vec<&str> = map.required().collect();
    let mut keys: Vec<&'static str> = map.keys().filter(|key| !there.iter().any(|own| own == key)).collect();
    keys.sort_by_key(|key| !required.contains(key));
    let suggestion = |key: &'static str| {
        let field = map.key(key)?;
        let Say { sv, en } = naming::last(kind, &dotted(&caret.path, key));
        let title = scene.lang.pick(sv, en).into_owned();
        let said = field.description().to_owned();
        let new = if caret.has_colon { key.to_owned() } else { begun(key, field, caret) };
        let new = format!("{}{new}", caret.gap);
        Some(Suggestion {
            kind: SuggestionKind::Key,
            label: key.to_owned(),
            title,
            said,
            span: caret.span,
            new,
        })
    };
    keys.into_iter().filter_map(suggestion).collect()
}

/// Of a file of no kind the kind comes first.
fn first_key(caret: &Caret) -> Vec<Suggestion> {
    if !caret.path.is_empty() || caret.present.iter().any(|key| key == "kind") {
        return Vec::new();
    }
    let new = if caret.has_colon { "kind" } else { "kind: " }.to_owned();
    vec![Suggestion {
        kind: SuggestionKind::Key,
        label: "kind".to_owned(),
        title: String::new(),
        said: String::new(),
        span: caret.span,
        new,
    }]
}

/// The keys of the mapping, also those that stand after the caret.
fn present(scene: Scene<'_>, caret: &Caret) -> Vec<String> {
    let mut all = caret.present.clone();
    let yaml = scene.readable().yaml();
    let map = yaml.tree.root().and_then(|root| {
        caret.path.iter().try_fold(root, |at, step| match step {
            Step::Key(key) => at.get(key),
            Step::Item(nth) => at.items().nth(*nth),
        })
    });
    let entries = map.into_iter().flat_map(At::entries);
    all.extend(entries.filter_map(|(key, _)| key.scalar()).map(ToString::to_string));
    // What is being changed is none of them.
    all.retain(|key| *key != caret.typed);
    all
}

/// A key with what its value begins with.
fn begun(key: &str, field: Form<'static>, caret: &Caret) -> String {
    let under = " ".repeat(caret.indent);
    match () {
        () if caret.in_flow => format!("{key}: "),
        () if field.is_list() => format!("{key}:\n{under}  - "),
        () if field.is_map() => format!("{key}:\n{under}  "),
        () => format!("{key}: "),
    }
}

fn dotted(path: &[Step], key: &str) -> String {
    let keys = path.iter().filter_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Item(_) => None,
    });
    keys.chain([key]).collect::<Vec<_>>().join(".")
}

/// The values that can stand at the caret.
fn values(scene: Scene<'_>, caret: &Caret) -> Vec<Suggestion> {
    if caret.path == ["kind".into()] {
        return KINDS.iter().map(|kind| of_kind(kind, scene, caret)).collect();
    }
    let Some(field) = scene.kind().and_then(|kind| form(kind.form(), &caret.path)) else { return Vec::new() };
    // A list without brackets or hyphens yet is begun with the value.
    let is_bare = field.is_list();
    let single = field.items().unwrap_or(field);
    if single.is_map() {
        return Vec::new();
    }
    let write = |value: &str, is_word: bool| {
        let value = if is_word { value.to_owned() } else { in_brackets(value) };
        let value = if is_bare { format!("[{value}]") } else { value };
        format!("{}{value}", caret.gap)
    };
    let is_closed = !single.choices().is_empty() || single.is_boolean();
    let kind = if is_closed { SuggestionKind::Word } else { SuggestionKind::Id };
    let choice = |own: crate::editing::Choice| {
        let title = own.title(scene.lang).to_owned();
        let said = single.meaning(&own.value).unwrap_or_default();
        let said = if said == title { String::new() } else { said.to_owned() };
        let new = write(&own.value, is_closed);
        Suggestion { kind, label: own.value, title, said, span: caret.span, new }
    };
    let mut found: Vec<Suggestion> =
        candidates(scene.workspace, scene.readable(), field).into_iter().map(choice).collect();
    found.extend(times(scene, single).into_iter().map(|(value, title)| Suggestion {
        kind: SuggestionKind::Time,
        new: write(&value, true),
        label: value,
        title,
        said: String::new(),
        span: caret.span,
    }));
    found
}

fn of_kind(kind: &'static Kind, scene: Scene<'_>, caret: &Caret) -> Suggestion {
    let new = format!("{}{}", caret.gap, kind.name);
    Suggestion {
        kind: SuggestionKind::Word,
        label: kind.name.to_owned(),
        title: kind.word.text(scene.lang).to_owned(),
        said: kind.form().description().to_owned(),
        span: caret.span,
        new,
    }
}

/// Times that are near: today, and the halves and years of the plan that is written in, otherwise of this year and the next;
/// where the form is another, what the schema has as examples.
fn times(scene: Scene<'_>, field: Form<'static>) -> Vec<(String, String)> {
    let day = scene.day;
    let today = || (day.to_string(), scene.lang.pick("i dag", "today").to_owned());
    match field.format() {
        "day" => vec![today()],
        "month" => vec![(
            day.to_string()[..7].to_owned(),
            scene.lang.pick("den här månaden", "this month").to_owned(),
        )],
        "period" | "planned" | "begun" => {
            let (first, last) = span_of(scene);
            let halves = (first..=last).flat_map(|year| ["V", "H"].map(|half| format!("{half} {year}")));
            let years = (first..=last).map(|year| year.to_string());
            let told = |text: String| {
                let Period { first, last } = Period::read(&text)?;
                Some((text, format!("{first} – {last}")))
            };
            halves.chain(years).filter_map(told).chain([today()]).collect()
        }
        "" => Vec::new(),
        _ => field.examples().into_iter().map(|example| (example.to_owned(), String::new())).collect(),
    }
}

/// The first and the last year that is written of.
fn span_of(scene: Scene<'_>) -> (i32, i32) {
    let now = scene.day.year();
    let plan = match &scene.readable().record {
        Some(Record::Plan(plan)) => plan.period.as_ref().map(|time| time.period),
        _ => None,
    };
    let near = |day: Day| day.year().clamp(now - 10, now + 10);
    plan.map_or((now, now + 1), |period| (near(period.first), near(period.last)))
}
