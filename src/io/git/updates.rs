//! Refs that are about to move, as git tells the hooks that may refuse it.

use super::error::GitError;
use super::range::is_nothing;
use super::reach::Reach;

/// Where refs are about to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// At a server that is being pushed to, where every ref is of interest.
    Server,
    /// In somebody's own repository. Its branches, notes and detached head are of interest; what a fetch brings to
    /// refs of a remote is not here yet.
    Own,
}

/// One line of the input of such a hook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    object: String,
    name: String,
}

impl Update {
    /// Parses lines of `OLD_OBJECT NEW_OBJECT REF`.
    pub fn read(told: &str) -> Result<Vec<Self>, GitError> {
        told.lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| match line.splitn(3, ' ').collect::<Vec<_>>()[..] {
                [_, object, name] => Ok(Self { object: object.to_owned(), name: name.to_owned() }),
                _ => Err(GitError::Garbled),
            })
            .collect()
    }

    /// Whether the update can bring something. A removed ref brings nothing, nor does one that is made to follow
    /// another ref.
    fn brings(&self) -> bool {
        !is_nothing(&self.object) && !self.object.starts_with("ref:")
    }

    /// What refs that are about to move bring.
    pub fn reaches(arrival: Arrival, updates: &[Self]) -> Vec<Reach> {
        let mut reaches = Vec::new();
        for update in updates.iter().filter(|update| update.brings()) {
            let Some(known) = update.known(arrival) else { continue };
            let is_head = update.name == "HEAD";
            // A commit on a branch moves the branch and the head at once.
            let is_same = |other: &Self| {
                other.name != "HEAD" && other.object == update.object && other.known(arrival).is_some()
            };
            if is_head && updates.iter().any(is_same) {
                continue;
            }
            reaches.push(Reach {
                names: (!is_head).then(|| update.name.clone()).into_iter().collect(),
                tips: vec![update.object.clone()],
                known: known.iter().map(|word| (*word).to_owned()).collect(),
            });
        }
        reaches
    }

    /// Which commits are there already; `None` when the ref is of no interest.
    fn known(&self, arrival: Arrival) -> Option<&'static [&'static str]> {
        let is_under = |folder: &str| self.name.starts_with(folder);
        match arrival {
            Arrival::Server => Some(&["--all"]),
            // What only a remote's ref leads to is new in a branch.
            Arrival::Own if is_under("refs/heads/") || is_under("refs/notes/") => {
                Some(&["--branches", "--glob=refs/notes/*"])
            }
            // To look at what is here already brings nothing.
            Arrival::Own if self.name == "HEAD" => Some(&["--all"]),
            Arrival::Own => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_brings_something_to_a_branch_is_of_interest_at_home() {
        let line = |new: &str, name: &str| Update { object: new.into(), name: name.into() };
        let own = |name: &str| line("ab", name).known(Arrival::Own).is_some();
        assert!(own("refs/heads/main") && own("refs/notes/commits") && own("HEAD"));
        assert!(!own("refs/remotes/origin/main") && !own("refs/tags/v1") && !own("refs/stash"));
        assert!(line("ab", "refs/tags/v1").known(Arrival::Server).is_some());
        assert!(!line("0000", "HEAD").brings() && !line("ref:refs/heads/main", "HEAD").brings());
        assert_eq!(Update::read("00 ab refs/heads/a\n\n").unwrap(), [line("ab", "refs/heads/a")]);
        assert!(Update::read("00 ab\n").is_err());
    }
}
