//! Commits to be read, however they were asked for: a range, a push, or refs that are about to move.

use super::contents::from_top;
use super::error::GitError;
use super::piece::{Sink, Wish};
use super::program::Git;
use super::range::{Push, Words, is_nothing, named};
use super::walk::Walk;

/// Commits to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The full names of the refs that are to lead there.
    pub(super) names: Vec<String>,
    /// What they end with: a commit, or a tag, tree or blob by itself.
    pub(super) tips: Vec<String>,
    /// The arguments of `git rev-list`.
    pub(super) words: Vec<String>,
}

impl Reach {
    /// What the commits end with.
    pub(crate) fn tips(&self) -> impl Iterator<Item = &str> {
        self.tips.iter().map(String::as_str)
    }

    /// Everything that the repository has.
    pub(crate) fn everything() -> Self {
        let words = ["--all", "--reflog"].map(str::to_owned).into();
        Self { words, tips: vec!["HEAD".to_owned()], ..Self::default() }
    }

    pub(super) fn words(&self) -> Vec<&str> {
        self.words.iter().map(String::as_str).collect()
    }
}

/// The words of a range that stand for many refs, and where those are.
const REFS: [(&str, &str); 3] =
    [("--branches", "refs/heads"), ("--tags", "refs/tags"), ("--remotes", "refs/remotes")];

impl Git {
    /// The commits in a range.
    pub fn range(&self, words: &Words) -> Result<Reach, GitError> {
        let mut reach = Reach { words: words.0.clone(), ..Reach::default() };
        // An unknown revision is reported before anything is read.
        self.ask(&[&["rev-list", "--max-count=0"], &reach.words()[..], &["--"]].concat())?;
        reach.tips.extend(words.tips().map(str::to_owned));
        for (word, folder) in REFS.into_iter().filter(|(word, _)| words.asks_for(word)) {
            let told = self.ask(&["for-each-ref", "--format=%(refname)", folder])?;
            let refs: Vec<String> = String::from_utf8_lossy(&told).lines().map(str::to_owned).collect();
            // The names of branches and tags that are asked for are sent with them.
            reach.names.extend(refs.iter().filter(|_| words.is_named(word)).cloned());
            reach.tips.extend(refs);
        }
        Ok(reach)
    }

    /// What is about to be pushed and is not at the remote. A deletion cannot leak anything.
    pub fn pushed(&self, remote: &str, pushes: &[Push]) -> Result<Vec<Reach>, GitError> {
        pushes.iter().filter(|push| push.brings()).map(|push| self.new_with(remote, push)).collect()
    }

    fn new_with(&self, remote: &str, push: &Push) -> Result<Reach, GitError> {
        let mut words = vec![push.object.clone(), "--not".to_owned()];
        words.extend((!remote.is_empty()).then(|| format!("--remotes={remote}")));
        let there = !is_nothing(&push.replaced)
            && self
                .line(&["rev-parse", "-q", "--verify", &format!("{}^{{commit}}", push.replaced)])?
                .is_some();
        words.extend(there.then(|| push.replaced.clone()));
        let names = vec![push.here.clone(), push.there.clone()];
        Ok(Reach { names, tips: vec![push.object.clone()], words })
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
                if let Some(tree) = self.line(&["rev-parse", "-q", "--verify", &format!("{tip}^{{tree}}")])? {
                    walk.tree_where(&tree, None, wanted)?;
                }
            }
        }
        walk.read()
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
