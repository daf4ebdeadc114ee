//! What the fields that a condition names, and the words in them, are called for people: in Swedish by the `title` and the
//! description in the schema, in English by the key and the word in words, or by what stands in `english`.

mod english;

use std::ops::Deref;

use crate::base::lang::Say;
use crate::facts::select::Chosen;
use crate::facts::state::State;
use crate::facts::titles;
use crate::model::kinds::Kind;
use crate::model::records::{Sought, Where};
use crate::model::references::Target;
use crate::model::typed;
use crate::model::workspace::Workspace;
use crate::say;

/// What is derived of records, which no schema has a field for.
static DERIVED: [(&str, &str, Say); 4] = [
    ("activity", "time", Say::fixed("tid", "time")),
    ("activity", "need", Say::fixed("behov", "need")),
    ("activity", "state", Say::fixed("läge", "state")),
    ("activity", "assessment", Say::fixed("bedömning", "assessment")),
];

/// What an activity is asked to have, where that is not the name of the field.
static HAD: [(&str, &str, Say); 6] = [
    ("activity", "need", Say::fixed("ett kopplat behov", "a linked need")),
    ("activity", "goal", Say::fixed("ett mål", "a goal")),
    ("activity", "responsible", Say::fixed("en ansvarig", "somebody responsible")),
    ("activity", "time", Say::fixed("en tid", "a time")),
    (
        "activity",
        "ordinary",
        Say::fixed(
            "uppgift om ordinarie verksamhet eller punktinsats",
            "stated whether ordinary operations or a single effort",
        ),
    ),
    ("activity", "ongoing", Say::fixed("uppgift om löpande eller inte", "stated whether ongoing")),
];

/// The same, before a value of the field.
static HAD_WITH: [(&str, &str, Say); 1] =
    [("activity", "effect.term", Say::fixed("förväntad effekt på", "an expected effect in the"))];

/// What is asked for of what is selected, where that is not said by the name of a field and its value: the kind, the path,
/// the value or, of any, nothing, and what is said.
static PHRASES: [(&str, &str, &str, Say); 6] = [
    ("report", "sort", "", Say::fixed(" av slaget", " of the kind")),
    (
        "situation",
        "whole_municipality",
        "true",
        Say::fixed(" över hela kommunen", " of the whole municipality"),
    ),
    (
        "situation",
        "whole_municipality",
        "false",
        Say::fixed(" över en del av kommunen", " of a part of the municipality"),
    ),
    ("role", "function", "", Say::fixed(" med funktionen", " with the function")),
    ("unit", "function", "", Say::fixed(" med funktionen", " with the function")),
    ("group", "function", "", Say::fixed(" med funktionen", " with the function")),
];

/// How large a part of those that were checked something is so for.
static SHARES: [(&str, Say); 3] = [
    ("all", Say::fixed("alla", "all")),
    ("some", Say::fixed("några", "some")),
    ("none", Say::fixed("inga", "none")),
];

/// What a selection is of, as its words are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Naming<'w> {
    workspace: &'w Workspace,
    chosen: Option<Chosen>,
}

impl<'w> Naming<'w> {
    /// The names of what is selected among records of a kind, or parts of them.
    pub(crate) fn of(workspace: &'w Workspace, kind: &str) -> Self {
        Self { workspace, chosen: Chosen::named(kind) }
    }

    /// Where what is named is looked up.
    pub(crate) fn workspace(self) -> &'w Workspace {
        self.workspace
    }

    /// The name of a field by its path: `slag`, and of one in another `förväntad effekt – sikt`.
    pub(crate) fn field(self, path: &str) -> Say {
        let kind = self.name();
        if let Some((.., said)) = DERIVED.iter().find(|(of, key, _)| *of == kind && *key == path) {
            return said.clone();
        }
        let (path, is_share) = path.strip_prefix("share.").map_or((path, false), |rest| (rest, true));
        let Say { sv, en } = field(self.chosen, path);
        if is_share { say!("{sv} (andel)", "{en} (share)") } else { Say::new(sv, en) }
    }

    /// The name of a field after *har*: `ett mål`. Of what is answered by yes or no it is an answer that is had, whichever.
    pub(crate) fn had(self, path: &str) -> Say {
        let own = HAD.iter().find(|(of, key, _)| *of == self.name() && *key == path);
        own.map_or_else(|| self.field(path), |(.., said)| said.clone())
    }

    /// The name of a field after *har*, before a value of it: `förväntad effekt på`.
    pub(crate) fn had_with(self, path: &str) -> Say {
        let own = HAD_WITH.iter().find(|(of, key, _)| *of == self.name() && *key == path);
        own.map_or_else(|| self.field(path), |(.., said)| said.clone())
    }

    /// What is asked for, as it is said after the noun: ` över hela kommunen`. Nothing where a field and its value say it.
    pub(crate) fn phrase(self, one: &Where) -> Option<Say> {
        let [value] = &one.values[..] else { return None };
        let own = PHRASES.iter().find(|(of, key, own, _)| {
            *of == self.name() && **key == *one.path && (own.is_empty() || **own == **value)
        });
        let (.., own, said) = own?;
        if !own.is_empty() {
            return Some(said.clone());
        }
        let Say { sv, en } = self.value(&one.path, value);
        Some(Say::new(format!("{} ”{sv}”", said.sv), format!("{} “{en}”", said.en)))
    }

    /// Whether a value is the answer yes or no to what its field asks.
    pub(crate) fn is_answer(self, path: &str, value: &str) -> bool {
        let is_answer = matches!(value, "yes" | "true" | "no" | "false");
        is_answer && self.chosen.and_then(|own| own.field(path).ok()).is_some_and(|own| own.words.len() == 2)
    }

    /// A value under a path: the word that it means, or the title of the actor that it names.
    pub(crate) fn value(self, path: &str, name: &(impl Sought + Deref<Target = str>)) -> Say {
        let value: &str = name;
        let other = || Say::same(value.to_owned());
        if path.starts_with("share.") {
            let share = SHARES.iter().find(|(name, _)| *name == value);
            return share.map_or_else(other, |(_, said)| said.clone());
        }
        let field = match (self.name(), path) {
            ("activity", "state") => {
                let state = State::BY_CONCERN.iter().find(|state| state.name() == value);
                return state.map_or_else(other, |state| state.word());
            }
            // It is told in the follow-up, and derived of the activity.
            ("activity", "assessment") => {
                Kind::named("activity").and_then(|kind| kind.judge().field(None, "updates.assessment").ok())
            }
            _ => self.chosen.and_then(|chosen| chosen.field(path).ok()),
        };
        let Some(field) = field else { return other() };
        if field.is_actor() || path == "id" {
            return self.actor(name);
        }
        let answer = match value {
            "yes" | "true" => Some(Say::fixed("ja", "yes")),
            "no" | "false" => Some(Say::fixed("nej", "no")),
            _ => None,
        };
        let said = answer.or_else(|| typed::said(&typed::words_of(&field), value));
        let targets = || field.refers.iter().map(|word| Target::named(word));
        let called = || targets().find_map(|target| titles::referred(self.workspace, &[], target, name));
        said.or_else(called).unwrap_or_else(other)
    }

    /// What an actor is called in the register, otherwise the name as it is written.
    pub(crate) fn actor(self, name: &(impl Sought + Deref<Target = str>)) -> Say {
        titles::actor(self.workspace, name)
    }

    fn name(self) -> &'static str {
        name_of(self.chosen)
    }
}

fn name_of(chosen: Option<Chosen>) -> &'static str {
    match chosen {
        Some(Chosen::Kind(kind)) => kind.name,
        Some(Chosen::Part(part)) => part.name,
        None => "",
    }
}

/// What a field of what is chosen is called: in Swedish by the schema, in English by the key in words or what stands in
/// `english`.
pub(crate) fn field(chosen: Option<Chosen>, path: &str) -> Say {
    // The id in a mapping is what the mapping is.
    let path = path.strip_suffix(".id").unwrap_or(path);
    let ends: Vec<usize> = path.match_indices('.').map(|(at, _)| at).chain([path.len()]).collect();
    let titles = ends.iter().filter_map(|end| Some(chosen?.field(&path[..*end]).ok()?.title));
    let titles: Vec<&str> = titles.filter(|title| !title.is_empty()).collect();
    let names: Vec<String> = ends.iter().map(|end| in_english(name_of(chosen), &path[..*end])).collect();
    let english = names.join(" – ");
    Say::new(if titles.is_empty() { english.clone() } else { titles.join(" – ") }, english)
}

/// The name of the last field of a path in a record, without those above it.
pub(crate) fn last(kind: &'static Kind, path: &str) -> Say {
    let title = Chosen::Kind(kind).field(path).map(|field| field.title).unwrap_or_default();
    let english = in_english(kind.name, path);
    Say::new(if title.is_empty() { english.clone() } else { title.to_owned() }, english)
}

/// The English name of the last field of a path.
pub(crate) fn in_english(of: &str, path: &str) -> String {
    let key = path.rsplit('.').next().unwrap_or(path);
    english::name(of, path).map_or_else(|| key.replace('_', " "), str::to_owned)
}

/// The name of a field and, where that is another word, the key by which it is edited: `löpande (ongoing)`.
pub(crate) fn with_key(chosen: Option<Chosen>, path: &str) -> Say {
    let Say { sv, en } = field(chosen, path);
    let said = |name: &str| if name == path { path.to_owned() } else { format!("{name} ({path})") };
    Say::new(said(&sv), said(&en))
}

/// Several names in a row: `kartläggning, analys`.
pub(crate) fn row(names: impl Iterator<Item = Say>, sign: &Say) -> Say {
    let (sv, en): (Vec<String>, Vec<String>) = names.map(|own| (own.sv.into(), own.en.into())).unzip();
    Say::new(sv.join(&sign.sv), en.join(&sign.en))
}
