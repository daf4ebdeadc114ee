//! Where the records that may concern a plan are found: by the plans that they name, and by the places in the register of
//! those who answer for them.

use std::collections::HashMap;
use std::sync::Arc;

use super::belonging::{owners, plans_of};
use crate::base::day::Day;
use crate::facts::editions::Editions;
use crate::model::records::organisation::Actor;
use crate::model::records::plan::Plan;
use crate::model::records::{Recorded, Text};
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::finding::FileId;
use crate::syntax::unsearched::Unsearched;

/// The organisations of the plans that are not ahead on a day, each with how many of its plans count.
#[derive(Debug)]
pub(super) struct Claims(HashMap<Unsearched, usize>);

impl Claims {
    pub(super) fn on(workspace: &Workspace, day: Day) -> Arc<Self> {
        workspace.once((day, Plan::KIND), || {
            let editions = Editions::on(workspace, day);
            let mut claims: HashMap<Unsearched, usize> = HashMap::new();
            for plan in workspace.plans().map(|filed| filed.record) {
                let state = editions.state(plan);
                let of = plan.organisation.as_ref().and_then(|name| workspace.actor(name).found());
                if let Some(actor) = of.filter(|_| !state.is_ahead()) {
                    *claims.entry(actor.record.id.stands().owned()).or_default() +=
                        usize::from(state.counts());
                }
            }
            Self(claims)
        })
    }

    pub(super) fn hold(&self, actor: Filed<'_, Actor>) -> bool {
        self.0.contains_key(&actor.record.id.stands().owned())
    }

    /// How many plans of an organisation count.
    pub(super) fn counted(&self, actor: Filed<'_, Actor>) -> usize {
        self.0.get(&actor.record.id.stands().owned()).copied().unwrap_or_default()
    }
}

/// By what a record may be found to concern a plan.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// It says that it belongs to the plan.
    Plan(Unsearched),
    /// It says that it belongs to nobody.
    Open,
    /// One who answers for it is this one, or below it.
    Under(Unsearched),
    /// The nearest above one who answers for it that has a plan of its own.
    Claimed(Unsearched),
    /// The top unit above one who answers for it, where nobody between them has a plan.
    Roof(Unsearched),
    /// One who answers for it belongs nowhere, and works with somebody here or below.
    Near(Unsearched),
}

/// The records of a kind by what they may concern, so that those of a plan are looked up. What is found still has to be
/// asked: `Scope::concerns` decides.
pub(super) struct Places {
    by_key: HashMap<Key, Vec<FileId>>,
    pub all: Vec<FileId>,
    /// The place of each file among all of the kind.
    pub order: HashMap<FileId, usize>,
}

impl Places {
    pub(super) fn of(workspace: &Workspace, kind: &'static str, day: Day) -> Arc<Self> {
        workspace.once((day, kind), || Self::made(workspace, kind, day))
    }

    fn made(workspace: &Workspace, kind: &'static str, day: Day) -> Self {
        let claims = Claims::on(workspace, day);
        let mut by_key: HashMap<Key, Vec<FileId>> = HashMap::new();
        // Few answer for much.
        let mut known: HashMap<Unsearched<&str>, Vec<Key>> = HashMap::new();
        let all: Vec<FileId> = workspace.of_kind(kind).map(|(file, _)| file).collect();
        for file in &all {
            let Some(record) = &workspace.file(*file).record else { continue };
            let mut put = |key: &Key| by_key.entry(key.clone()).or_default().push(*file);
            let plans = plans_of(record);
            for plan in &plans {
                put(&Key::Plan(plan.owned()));
            }
            let mut names = owners(record).peekable();
            if plans.is_empty() && names.peek().is_none() {
                put(&Key::Open);
            }
            for name in names {
                let keys = known.entry(name.stands()).or_insert_with(|| keys_of(workspace, &claims, name));
                keys.iter().for_each(&mut put);
            }
        }
        let order = all.iter().enumerate().map(|(at, file)| (*file, at)).collect();
        Self { by_key, all, order }
    }

    pub(super) fn at(&self, key: &Key) -> &[FileId] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }
}

/// The keys by which a plan finds what an actor answers for, where `Scope::holds` may hold.
fn keys_of(workspace: &Workspace, claims: &Claims, name: &Text) -> Vec<Key> {
    let Some(actor) = workspace.actor(name).found() else { return Vec::new() };
    let id = |actor: Filed<'_, Actor>| actor.record.id.stands().owned();
    let line: Vec<Filed<'_, Actor>> = workspace.line_of(actor).collect();
    let mut keys: Vec<Key> = line.iter().map(|unit| Key::Under(id(*unit))).collect();
    keys.extend(match line.iter().find(|unit| claims.hold(**unit)) {
        Some(claimed) => Some(Key::Claimed(id(*claimed))),
        None => line.last().map(|roof| Key::Roof(id(*roof))),
    });
    if line.len() == 1 {
        let with = actor.record.convener.iter().chain(&actor.record.members);
        let units =
            with.filter_map(|name| workspace.actor(name).found()).flat_map(|own| workspace.line_of(own));
        keys.extend(units.map(|unit| Key::Near(id(unit))));
    }
    keys
}
