//! What is meant by what stands at a byte: a key, a word of a list, a time, or something with an id.

use super::caret::form;
use super::follow::{definition, holds, uses};
use super::scene::Scene;
use super::symbols::at_place;
use crate::base::lang::Lang;
use crate::base::period::Period;
use crate::editing::candidates;
use crate::facts::entities::EntityKind;
use crate::facts::{Survey, carried, naming, promised, state, titles, why};
use crate::model::kinds::Kind;
use crate::model::typed;
use crate::syntax::edit::Step;
use crate::syntax::finding::Place;
use crate::syntax::text::Span;
use crate::syntax::tree::At;

/// What is told of a byte of the file, in lines, and what it is told of; `None` where there is nothing to tell.
pub(crate) fn hover(scene: Scene<'_>, at: usize) -> Option<(String, Span)> {
    let steady = scene.steady(at);
    let yaml = steady.loaded.yaml();
    let found = find(yaml.tree.root()?, steady.at, &mut Vec::new())?;
    let own = steady.now(found.span);
    let kind = scene.kind()?;
    let field = form(kind.form(), &found.path);
    if found.is_key {
        let field = field?;
        let keys: Vec<&str> = found.path.iter().filter_map(key_of).collect();
        let name = naming::last(kind, &keys.join("."));
        let key = keys.last().copied().unwrap_or_default();
        let title = name.text(scene.lang);
        let head = if title == key { key.to_owned() } else { format!("{title} ({key})") };
        let single = field.items().unwrap_or(field);
        let words = typed::words(single);
        let words = words.iter().map(|word| {
            let said = word.shown(scene.lang);
            if said == word.name { format!("· {}", word.name) } else { format!("· {}: {said}", word.name) }
        });
        let told = [head, field.description().to_owned()].into_iter().chain(words);
        return Some((lines(told), own));
    }
    if let Some(place) = definition(scene, at) {
        return thing(scene, place).or_else(|| titled(scene, place)).map(|told| (told, own));
    }
    let (word, field) = (found.text?, field?);
    let single = field.items().unwrap_or(field);
    if let Some(said) = typed::said(&typed::words(single), &word) {
        // The schema says it in Swedish.
        let meaning = single.meaning(&word).filter(|_| scene.lang == Lang::Sv).unwrap_or_default().to_owned();
        let said = said.text(scene.lang).to_owned();
        let meaning = if meaning == said { String::new() } else { meaning };
        return Some((lines([format!("{word}: {said}"), meaning]), own));
    }
    let known =
        candidates(scene.workspace, scene.readable(), field).into_iter().find(|own| own.value == word);
    let title = known.map(|own| own.title(scene.lang).to_owned()).filter(|title| !title.is_empty());
    if let Some(title) = title {
        return Some((format!("{word}: {title}"), own));
    }
    if let Some(kind) = Kind::named(&word).filter(|_| found.path.last() == Some(&"kind".into())) {
        return Some((format!("{word}: {}", kind.word.text(scene.lang)), own));
    }
    if let Some(Period { first, last }) = Period::validity(&word).filter(|_| is_time(single.format())) {
        let text = if first == last { first.to_string() } else { format!("{first} – {last}") };
        return (text != word).then(|| (format!("{word}: {text}"), own));
    }
    None
}

fn is_time(format: &str) -> bool {
    matches!(format, "day" | "month" | "period" | "planned" | "begun" | "half-year" | "validity")
}

fn lines(all: impl IntoIterator<Item = String>) -> String {
    all.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What is known of something with an id.
fn thing(scene: Scene<'_>, place: Place) -> Option<String> {
    let (workspace, lang) = (scene.workspace, scene.lang);
    let own = at_place(scene, place)?;
    let source = workspace.source(place.file);
    let sort = own.sort.text(lang);
    let mut told = vec![own.title.clone(), format!("{sort}: {}", own.id)];
    if own.kind == EntityKind::Activity {
        told.extend(standing(scene, &own.id));
    }
    if own.kind == EntityKind::Actor {
        let actor = workspace.actor(own.id.as_str()).found();
        let names: Vec<&str> = actor.iter().flat_map(|own| &own.record.aliases).map(|name| &**name).collect();
        if !names.is_empty() {
            told.push(format!("{}: {}", lang.pick("Kallas också", "Also called"), names.join(", ")));
        }
    }
    told.push(format!("{}:{}", source.label, source.position(place.span.start).line));
    let is_here = place.file == scene.file;
    if is_here {
        let count = uses(workspace, place).len();
        told.push(format!("{}: {count}", lang.pick("Hänvisningar hit", "References to it")));
    }
    Some(lines(told))
}

/// What is known of what is in no list of things: the title beside its id, and where it stands.
fn titled(scene: Scene<'_>, place: Place) -> Option<String> {
    let loaded = scene.workspace.file(place.file);
    let yaml = loaded.yaml();
    let own = with_id(yaml.tree.root()?, place.span)?;
    let text = |key: &str| own.get(key).and_then(At::scalar).map(ToString::to_string);
    let title = text("title").or_else(|| text("text")).unwrap_or_default();
    let line = loaded.source.position(place.span.start).line;
    Some(lines([title, text("id").unwrap_or_default(), format!("{}:{line}", loaded.source.label)]))
}

/// The mapping whose id stands at a place.
fn with_id(node: At<'_>, span: Span) -> Option<At<'_>> {
    if node.get("id").is_some_and(|id| id.span() == span) {
        return Some(node);
    }
    node.children().find_map(|under| with_id(under, span))
}

/// The state of an activity on the day and what it rests on, who answers for it and when it is to be done.
fn standing(scene: Scene<'_>, id: &str) -> Vec<String> {
    let (workspace, lang, day) = (scene.workspace, scene.lang, scene.day);
    let told = || {
        let (plan, own) = id.split_once('/')?;
        let plan = workspace.plan(plan).found()?;
        let survey = Survey::of(workspace, plan.record, day);
        let (activity, standing) = survey.row(own)?;
        let record = workspace.progress(&plan.record.id, &activity.id).map(|filed| filed.record);
        let since = carried::since(workspace, activity, day);
        let short = why::in_short(activity, standing, (record, since.is_some()), day);
        let state = standing.state.word();
        let mut told =
            vec![format!("{}: {} ({})", lang.pick("Läge", "State"), state.text(lang), short.text(lang))];
        let who: Vec<String> = state::responsible(plan.record, activity)
            .iter()
            .map(|name| titles::actor(workspace, name).text(lang).to_owned())
            .collect();
        if !who.is_empty() {
            told.push(format!("{}: {}", lang.pick("Ansvarig", "Responsible"), who.join(", ")));
        }
        let when = promised::text(activity, lang).replace('*', "");
        if !when.is_empty() {
            told.push(format!("{}: {when}", lang.pick("När", "When")));
        }
        Some(told)
    };
    told().unwrap_or_default()
}

/// What stands at a byte of a tree.
struct Found {
    path: Vec<Step>,
    is_key: bool,
    span: Span,
    /// The text, where it is a value.
    text: Option<String>,
}

fn key_of(step: &Step) -> Option<&str> {
    match step {
        Step::Key(key) => Some(key),
        Step::Item(_) => None,
    }
}

fn find(node: At<'_>, at: usize, path: &mut Vec<Step>) -> Option<Found> {
    if let Some(text) = node.scalar() {
        let own = holds(node.span(), at) && !node.span().range().is_empty();
        let found =
            Found { path: path.clone(), is_key: false, span: node.span(), text: Some(text.to_string()) };
        return own.then_some(found);
    }
    for (key, value) in node.entries() {
        let Some(name) = key.scalar() else { continue };
        path.push(Step::Key(name.to_string()));
        let found = if holds(key.span(), at) {
            Some(Found { path: path.clone(), is_key: true, span: key.span(), text: None })
        } else {
            find(value, at, path)
        };
        path.pop();
        if found.is_some() {
            return found;
        }
    }
    for (nth, item) in node.items().enumerate() {
        path.push(Step::Item(nth));
        let found = find(item, at, path);
        path.pop();
        if found.is_some() {
            return found;
        }
    }
    None
}
