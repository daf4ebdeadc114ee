//! Commits to be read, however they were asked for: a range, a push, or refs that are about to move.

use std::collections::{HashMap, HashSet};

use super::batch::ObjectKind;
use super::contents::from_top;
use super::error::GitError;
use super::piece::{Sink, Wish};
use super::program::Git;
use super::range::{Push, Words, named};
use super::walk::Walk;

/// Commits to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The full names of the refs that are to lead there.
    pub(super) names: Vec<String>,
    /// What they end with: a commit, or a tag, tree or blob by itself.
    pub(super) tips: Vec<String>,
    /// The commits that are left out with all before them, as arguments of `git rev-list`.
    pub(super) known: Vec<String>,
}

impl Reach {
    /// What the commits end with.
    pub(crate) fn tips(&self) -> impl Iterator<Item = &str> {
        self.tips.iter().map(String::as_str)
    }

    /// Whether a ref with a name is to lead there, and not only what is checked out.
    pub(crate) fn is_named(&self) -> bool {
        !self.names.is_empty()
    }

    /// Everything that the repository has.
    pub(crate) fn everything() -> Self {
        Self { tips: ["--all", "--reflog"].map(str::to_owned).into(), ..Self::default() }
    }

    /// The arguments of `git rev-list`.
    pub(crate) fn words(&self) -> Vec<&str> {
        let not = (!self.known.is_empty()).then_some("--not");
        self.tips().chain(not).chain(self.known.iter().map(String::as_str)).collect()
    }

    /// Those that leave out the same commits as one, so that git is asked once about them all.
    pub(crate) fn joined(reaches: Vec<Self>) -> Vec<Self> {
        let mut joined: Vec<Self> = Vec::new();
        let mut seen = HashSet::new();
        for reach in reaches {
            let at = joined.iter().position(|other| other.known == reach.known).unwrap_or(joined.len());
            if at == joined.len() {
                joined.push(Self { known: reach.known, ..Self::default() });
            }
            joined[at].names.extend(reach.names);
            joined[at].tips.extend(reach.tips.into_iter().filter(|tip| seen.insert((at, tip.clone()))));
        }
        joined
    }
}

/// The words of a range that ask for refs by their names, which are then sent with them, and where those are.
const REFS: [(&str, &str); 2] = [("--branches", "refs/heads"), ("--tags", "refs/tags")];

/// What git writes in the message of a commit that takes back another.
const REVERTS: &[u8] = b"This reverts commit ";

impl Git {
    /// The commits in a range, one by one of what it ends with.
    pub fn range(&self, words: &Words) -> Result<Vec<Reach>, GitError> {
        let written: Vec<&str> = words.0.iter().map(String::as_str).collect();
        // An unknown revision is reported before anything is read.
        self.ask(&[&["rev-list", "--max-count=0"], &written[..], &["--"]].concat())?;
        // Here `--all` does not hold what is checked out.
        let all = |word| if word == "--all" { vec![word, "HEAD"] } else { vec![word] };
        let written: Vec<&str> = written.into_iter().flat_map(all).collect();
        let told = self.ask(&[&["rev-parse", "--revs-only"], &written[..]].concat())?;
        let told = String::from_utf8_lossy(&told);
        let known: Vec<String> =
            told.lines().filter_map(|line| line.strip_prefix('^')).map(str::to_owned).collect();
        let mut names: HashMap<String, Vec<String>> = HashMap::new();
        for (_, folder) in REFS.into_iter().filter(|(word, _)| words.asks_for(word)) {
            for (object, name) in self.refs(folder)? {
                names.entry(object).or_default().push(name);
            }
        }
        // A branch or a tag that is asked for by its name is asked about with its name.
        for word in
            written.iter().take_while(|word| **word != "--not").filter(|word| !word.starts_with(['-', '^']))
        {
            let end = word.rsplit_once("..").map_or(*word, |(_, end)| end.trim_start_matches('.'));
            let full =
                self.line(&["rev-parse", "-q", "--symbolic-full-name", end])?.filter(|_| end != "HEAD");
            let object = self.line(&["rev-parse", "-q", "--verify", end])?;
            let known = object.zip(full.filter(|full| full.starts_with("refs/")));
            if let Some((object, full)) = known {
                let of_it = names.entry(object).or_default();
                if !of_it.contains(&full) {
                    of_it.push(full);
                }
            }
        }
        let mut seen = HashSet::new();
        let tips = told.lines().filter(|line| !line.starts_with('^') && seen.insert(*line));
        let reach = |tip: &str| Reach {
            names: names.remove(tip).unwrap_or_default(),
            tips: vec![tip.to_owned()],
            known: known.clone(),
        };
        Ok(tips.map(reach).collect())
    }

    /// The merges among some commits, each with the commits that it is made of.
    pub(crate) fn merges(&self, reach: &Reach) -> Result<Vec<(String, Vec<String>)>, GitError> {
        let told =
            self.ask(&[&["rev-list", "--merges", "--parents"], &reach.words()[..], &["--"]].concat())?;
        let told = String::from_utf8_lossy(&told);
        let mut lines = told.lines().map(|line| line.split(' ').map(str::to_owned));
        Ok(lines.by_ref().filter_map(|mut names| Some((names.next()?, names.collect()))).collect())
    }

    /// What is about to be pushed and is not at the remote. A deletion cannot leak anything.
    pub fn pushed(&self, remote: &str, pushes: &[Push]) -> Result<Vec<Reach>, GitError> {
        let known = self.known_at(remote, pushes)?;
        let reach = |push: &Push| Reach {
            names: vec![push.here.clone(), push.there.clone()],
            tips: vec![push.object.clone()],
            known: known.clone(),
        };
        Ok(pushes.iter().filter(|push| push.brings()).map(reach).collect())
    }

    /// Reads commits: the names that lead to them, their messages, and the files and names that each adds. Files that
    /// are `wanted` are read where they end, also when no commit adds them.
    pub fn reached(
        &self,
        reaches: &[Reach],
        wanted: Option<&Wish<'_>>,
        sink: &mut Sink<'_>,
    ) -> Result<(), GitError> {
        let mut walk = Walk::new(self, sink)?;
        for reach in reaches {
            for name in &reach.names {
                let (what, name) = named(name);
                if walk.seen.is_new((what, name)) {
                    walk.tell(what, name, None);
                }
            }
            for tip in &reach.tips {
                walk.tip(tip)?;
            }
            walk.commits(&reach.words())?;
            for (tip, wanted) in reach.tips.iter().filter_map(|tip| wanted.map(|wanted| (tip, wanted))) {
                let held = walk.object(&format!("{tip}^{{tree}}"))?;
                if held.kind == ObjectKind::Tree && walk.seen.is_new(("tree", held.name.as_str())) {
                    walk.tree_where(&held.name, None, wanted)?;
                }
            }
        }
        walk.read()
    }

    /// Whether it is one commit that has just been made here. One that was made before, or somewhere else, is older than
    /// the moment when it was committed.
    pub(crate) fn is_just_made(&self, reaches: &[Reach]) -> bool {
        let [reach] = reaches else { return false };
        let words =
            [&["rev-list", "--max-count=2", "--format=%at %ct"], &reach.words()[..], &["--"]].concat();
        let told = self.ask(&words).unwrap_or_default();
        let told = String::from_utf8_lossy(&told);
        let mut times = told.lines().filter(|line| !line.starts_with("commit "));
        let is_now =
            times.next().and_then(|line| line.split_once(' ')).is_some_and(|(made, kept)| made == kept);
        is_now && times.next().is_none()
    }

    /// Whether a branch ends with a commit that takes back another (`git revert`), for which no hook has been run.
    pub(crate) fn is_reverted(&self, reaches: &[Reach]) -> bool {
        let tips = reaches
            .iter()
            .flat_map(Reach::tips)
            .map(|tip| self.ask(&["log", "-1", "--format=%b", tip, "--"]));
        let mut told = tips.flatten();
        told.any(|body| body.windows(REVERTS.len()).any(|part| part == REVERTS))
    }

    /// The commits that changed a file, each as the prefix of a name for what is in it, and their parents.
    pub(crate) fn changed_in(&self, reaches: &[Reach], path: &str) -> Result<Vec<String>, GitError> {
        let path = from_top(path);
        let mut commits = Vec::new();
        for reach in reaches {
            let words = [&["rev-list", "--full-history"], &reach.words()[..], &["--", &path]].concat();
            let told = self.ask(&words)?;
            let each = |commit: &str| ["", "^1", "^2"].map(|parent| format!("{commit}{parent}"));
            commits.extend(String::from_utf8_lossy(&told).lines().flat_map(each));
        }
        commits.sort();
        commits.dedup();
        Ok(commits)
    }
}
