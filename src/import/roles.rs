//! Finds the roles, units and groups that a cell names, and never guesses one.

use crate::model::workspace::{Lookup, Workspace};

pub(super) struct Roles<'w>(&'w Workspace);

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// The ids of those in the register.
    pub(super) known: Vec<String>,
    /// Those not in the register, as written.
    pub(super) unknown: Vec<String>,
    /// Whether the cell had to be split where no separator is certain.
    pub(super) is_parted: bool,
}

impl<'w> Roles<'w> {
    pub(super) fn of(workspace: &'w Workspace) -> Self {
        Self(workspace)
    }

    /// Everybody that a cell names: separated by line, comma, semicolon, slash or `och`; or without separators, when
    /// the register has every one of them.
    pub(super) fn named(&self, cell: &str) -> Named {
        let mut named = Named::default();
        for line in cell.split(['\n', ';']) {
            self.line(line.trim_start_matches(['•', '-', ' ']).trim(), &mut named);
        }
        named
    }

    fn line(&self, line: &str, named: &mut Named) {
        if line.is_empty() {
            return;
        }
        if let Some(id) = self.id(line) {
            return named.add(id);
        }
        // A comma or a slash separates actors; `och` may be part of a name.
        for marks in [&[",", "/"][..], &[" och ", " samt ", " & "]] {
            let mut parts = vec![line];
            for mark in marks {
                parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
            }
            if parts.len() > 1 {
                for part in parts {
                    self.line(part.trim(), named);
                }
                return;
            }
            let words: Vec<&str> = line.split(' ').collect();
            // The limit keeps it possible to try every way to split the words.
            let ids = (words.len() <= 24).then(|| self.one_after_the_other(&words)).flatten();
            if let Some(ids) = ids {
                named.is_parted = true;
                named.add_all(ids);
                return;
            }
        }
        named.unknown.push(line.to_owned());
    }

    /// Splits words into names in the register, the longest first.
    fn one_after_the_other(&self, words: &[&str]) -> Option<Vec<String>> {
        if words.is_empty() {
            return Some(Vec::new());
        }
        // No role has a longer name.
        let longest = words.len().min(12);
        (1..=longest).rev().find_map(|count| {
            let id = self.id(&words[..count].join(" "))?;
            let rest = self.one_after_the_other(&words[count..])?;
            Some(std::iter::once(id).chain(rest).collect())
        })
    }

    fn id(&self, name: &str) -> Option<String> {
        match self.0.actor(name) {
            Lookup::Found(actor) => Some(actor.record.id.to_string()),
            Lookup::Missing | Lookup::Unknown => None,
        }
    }
}

impl Named {
    fn add_all(&mut self, ids: Vec<String>) {
        for id in ids {
            self.add(id);
        }
    }

    fn add(&mut self, id: String) {
        if !self.known.contains(&id) {
            self.known.push(id);
        }
    }
}
