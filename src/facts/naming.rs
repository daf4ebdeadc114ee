//! What the fields that a condition names, and the words in them, are called for people: in Swedish by the `title` and the
//! description in the schema, in English by the key and the word themselves.

use std::ops::Deref;

use crate::base::lang::Say;
use crate::facts::select::Chosen;
use crate::facts::state::State;
use crate::model::kinds::Kind;
use crate::model::records::Sought;
use crate::model::workspace::Workspace;
use crate::say;

/// What is derived of records, which no schema has a field for.
static DERIVED: [(&str, &str, Say); 4] = [
    ("activity", "time", Say::fixed("tid", "time")),
    ("activity", "need", Say::fixed("behov", "need")),
    ("activity", "state", Say::fixed("läge", "state")),
    ("activity", "assessment", Say::fixed("bedömning", "assessment")),
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
        match (field.meaning(value), value) {
            (Some(meaning), _) => Say::new(meaning.to_owned(), value.replace('-', " ")),
            (None, "true" | "yes") => Say::fixed("ja", "yes"),
            (None, "false" | "no") => Say::fixed("nej", "no"),
            (None, _) => other(),
        }
    }

    /// What an actor is called in the register, otherwise the name as it is written.
    pub(crate) fn actor(self, name: &(impl Sought + Deref<Target = str>)) -> Say {
        let title = self.workspace.actor(name).found().map(|actor| actor.record.title.to_string());
        Say::same(title.filter(|title| !title.is_empty()).unwrap_or_else(|| (**name).to_owned()))
    }

    fn name(self) -> &'static str {
        match self.chosen {
            Some(Chosen::Kind(kind)) => kind.name,
            Some(Chosen::Part(part)) => part.name,
            None => "",
        }
    }
}

/// What the schema calls a field of what is chosen: in Swedish its title, in English the key in words.
pub(crate) fn field(chosen: Option<Chosen>, path: &str) -> Say {
    let ends = path.match_indices('.').map(|(at, _)| at).chain([path.len()]);
    let titles = ends.filter_map(|end| Some(chosen?.field(&path[..end]).ok()?.title));
    let titles: Vec<&str> = titles.filter(|title| !title.is_empty()).collect();
    let key = path.replace('_', " ").replace('.', " – ");
    let title = if titles.is_empty() { key.clone() } else { titles.join(" – ") };
    Say::new(title, key)
}

/// The name of a field and, where that is another word, the key as it is written in the file, also in a row of a list:
/// `behov – omfattning (needs[kunskap].extent)`.
pub(crate) fn with_key(chosen: Option<Chosen>, path: &str) -> Say {
    let Say { sv, en } = field(chosen, &parted(path).0);
    let said = |name: &str| if name == path { path.to_owned() } else { format!("{name} ({path})") };
    Say::new(said(&sv), said(&en))
}

/// Several names in a row: `kartläggning, analys`.
pub(crate) fn row(names: impl Iterator<Item = Say>, sign: &Say) -> Say {
    let (sv, en): (Vec<String>, Vec<String>) = names.map(|own| (own.sv.into(), own.en.into())).unzip();
    Say::new(sv.join(&sign.sv), en.join(&sign.en))
}

/// The path of a changed field without the item that it stands in, and that item: of `needs[kunskap].extent` it is
/// `needs.extent` and `kunskap`.
pub(crate) fn parted(path: &str) -> (String, Option<&str>) {
    let parts = path.split_once('[').and_then(|(list, rest)| Some((list, rest.split_once(']')?)));
    match parts {
        Some((list, (item, rest))) => (format!("{list}{rest}"), Some(item)),
        None => (path.to_owned(), None),
    }
}
