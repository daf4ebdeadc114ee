//! Finds the roles, units and groups that a cell names, and never guesses one.

use crate::model::workspace::{Lookup, Workspace};

/// No role has a name of more words.
const LONGEST: usize = 12;

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
            // A longer line is a sentence.
            let ids =
                (words.len() <= 24).then(|| one_after_the_other(&words, &mut |name| self.id(name))).flatten();
            if let Some(ids) = ids {
                named.is_parted = true;
                named.add_all(ids);
                return;
            }
        }
        named.unknown.push(line.to_owned());
    }

    fn id(&self, name: &str) -> Option<String> {
        match self.0.actor(name) {
            Lookup::Found(actor) => Some(actor.record.id.stands().into_raw().to_owned()),
            Lookup::Missing | Lookup::Unknown => None,
        }
    }
}

/// Splits words into names that `id` knows, the longest first.
fn one_after_the_other(words: &[&str], id: &mut dyn FnMut(&str) -> Option<String>) -> Option<Vec<String>> {
    // From the last word to the first: the longest name that begins at each, when what follows it can be split too.
    let mut firsts: Vec<Option<(usize, String)>> = vec![None; words.len()];
    for from in (0..words.len()).rev() {
        let longest = (words.len() - from).min(LONGEST);
        let is_split = |end: usize| firsts.get(end).is_none_or(Option::is_some);
        let mut ends = (from + 1..=from + longest).rev().filter(|end| is_split(*end));
        let first = ends.find_map(|end| Some((end, id(&words[from..end].join(" "))?)));
        firsts[from] = first;
    }
    let (mut ids, mut from) = (Vec::new(), 0);
    while from < words.len() {
        let (end, id) = firsts[from].take()?;
        ids.push(id);
        from = end;
    }
    Some(ids)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_into_names_with_few_questions() {
        let mut asked = 0;
        let mut split = |cell: &str| {
            let words: Vec<&str> = cell.split(' ').collect();
            one_after_the_other(&words, &mut |name| {
                asked += 1;
                ["x", "x x", "x x x", "y z"].contains(&name).then(|| name.to_owned())
            })
        };
        assert_eq!(split("x x x x y z"), Some(["x x x", "x", "y z"].map(str::to_owned).to_vec()));
        assert_eq!(split("x y"), None);
        assert_eq!(split(&("x ".repeat(23) + "y")), None);
        assert_eq!(split(&("y ".to_owned() + &"x ".repeat(22) + "x")), None);
        assert!(asked < 3 * 24 * LONGEST, "{asked}");
    }
}
