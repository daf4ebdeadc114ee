//! What git is in the middle of: how it is stopped without loss, and what more follows.

use std::collections::HashSet;
use std::path::PathBuf;

use super::error::GitError;
use super::program::Git;
use super::reach::Reach;
use super::revision::short;
use crate::io::disk;

/// What git does while a hook is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doing {
    /// `git rebase`.
    Rebase,
    /// `git am`.
    Apply,
    /// `git cherry-pick`.
    Pick,
    /// `git revert` of several, or with a conflict.
    Revert,
    /// `git merge` or `git pull`, which makes a commit of two.
    Merge,
    /// `git merge --squash`, of which what came is in the index.
    Squash,
    /// `git merge` or `git pull`, which moves the branch to a commit that there is.
    Forward,
    /// Anything else.
    Other,
}

/// How a branch that is moved comes to what it is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// By a commit that is made here.
    Commit,
    /// By a commit that is made here in place of the last (`git commit --amend`).
    Amend,
    /// To what there is already.
    Jump,
}

impl Git {
    /// Whether git keeps a state of its own in that file or folder.
    fn keeps(&self, name: &str) -> bool {
        self.own_file(name).is_some_and(|path| path.exists())
    }

    fn own_file(&self, name: &str) -> Option<PathBuf> {
        let path = self.path(&["rev-parse", "--git-path", name]).ok().flatten()?;
        Some(self.folder.join(path))
    }

    /// What git is doing.
    pub(crate) fn doing(&self) -> Doing {
        let action = self.action.as_deref().unwrap_or_default();
        let is_brought = action.starts_with("merge") || action.starts_with("pull");
        match () {
            () if self.is_rebasing() => Doing::Rebase,
            () if self.keeps("rebase-apply") => Doing::Apply,
            () if self.keeps("CHERRY_PICK_HEAD") => Doing::Pick,
            () if self.keeps("REVERT_HEAD") || self.keeps("sequencer") => Doing::Revert,
            () if self.keeps("MERGE_HEAD") => Doing::Merge,
            () if self.keeps("SQUASH_MSG") => Doing::Squash,
            () if is_brought => Doing::Forward,
            () => Doing::Other,
        }
    }

    /// Whether git is in the middle of a rebase, which goes on once what stopped it is mended.
    pub(crate) fn is_rebasing(&self) -> bool {
        self.keeps("rebase-merge") || self.keeps("rebase-apply/rebasing")
    }

    /// Whether the rebase puts on patches (`rebase.backend = apply`), of which `--continue` makes the commits.
    pub(crate) fn rebases_patches(&self) -> bool {
        self.keeps("rebase-apply/rebasing")
    }

    /// Whether git has kept a copy of what was in conflict (`rerere.enabled`).
    pub(crate) fn keeps_conflicts(&self) -> bool {
        let kept = self.own_file("rr-cache").and_then(|path| path.read_dir().ok());
        kept.is_some_and(|mut kept| kept.next().is_some())
    }

    /// How many commits are left in a `cherry-pick` or `revert` of several, the one under way among them.
    pub(crate) fn picks_left(&self) -> usize {
        let told =
            self.own_file("sequencer/todo").and_then(|path| disk::read(&path).ok()).unwrap_or_default();
        let told = String::from_utf8_lossy(&told);
        told.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).count()
    }

    /// Where commits are picked one after another, the last is judged with all of them: the form of those before it has
    /// been let through, for a later one to mend.
    pub(crate) fn since_the_first_pick(&self, mut reaches: Vec<Reach>) -> Vec<Reach> {
        let own = |path: PathBuf| disk::read(&path).ok();
        let Some(first) = self.own_file("sequencer/head").and_then(own).filter(|_| self.picks_left() < 2)
        else {
            return reaches;
        };
        let first = String::from_utf8_lossy(&first).trim().to_owned();
        for reach in reaches.iter_mut().filter(|reach| self.is_checked_out(reach)) {
            let branch = reach.names.first().and_then(|name| name.strip_prefix("refs/heads/"));
            let others = match branch {
                Some(branch) => vec![format!("--exclude={branch}"), "--branches".to_owned()],
                None => vec!["--branches".to_owned(), "--remotes".to_owned()],
            };
            reach.known =
                others.into_iter().chain(["--glob=refs/notes/*".to_owned(), first.clone()]).collect();
        }
        reaches
    }

    /// Whether what is checked out is to lead there.
    pub(crate) fn is_checked_out(&self, reach: &Reach) -> bool {
        let head = self.line(&["symbolic-ref", "-q", "HEAD"]).ok().flatten();
        reach.names.is_empty() || head.is_some_and(|head| reach.names.contains(&head))
    }

    /// The commits, by their short names, that a remote has: they came by fetch, or have been sent.
    pub(crate) fn fetched(&self, reaches: &[Reach]) -> Result<HashSet<String>, GitError> {
        let head = self.line(&["rev-parse", "-q", "--verify", "FETCH_HEAD^{commit}"])?;
        let mut fetched = HashSet::new();
        for reach in reaches {
            let list = |more: &[&str]| {
                let not = if reach.known.is_empty() && !more.is_empty() { &["--not"][..] } else { &[] };
                let told = self.ask(&[&["rev-list"], &reach.words()[..], not, more, &["--"]].concat())?;
                let told = String::from_utf8_lossy(&told).into_owned();
                Ok::<HashSet<String>, GitError>(told.lines().map(short).collect())
            };
            let more: Vec<&str> = ["--remotes"].into_iter().chain(head.as_deref()).collect();
            let own = list(&more)?;
            fetched.extend(list(&[])?.into_iter().filter(|commit| !own.contains(commit)));
        }
        Ok(fetched)
    }

    /// How a branch comes to a commit.
    pub(crate) fn step_to(&self, tip: &str) -> Step {
        let parents = |commit: &str| {
            self.line(&["rev-list", "--parents", "--max-count=1", commit, "--"])
                .ok()
                .flatten()
                .map(|line| line.split(' ').map(str::to_owned).collect::<Vec<_>>())
        };
        let (Some(new), Some(old)) = (parents(tip), parents("HEAD")) else { return Step::Commit };
        let is_made = new.get(1) == old.first() || new.get(1..) == old.get(1..);
        let known = ["rev-list", "--max-count=1", tip, "--not", "--remotes", "--"];
        let is_new = self.line(&known).ok().flatten().is_some();
        match () {
            () if !is_made || !is_new || self.doing() == Doing::Forward => Step::Jump,
            () if new.get(1) == old.first() => Step::Commit,
            () => Step::Amend,
        }
    }
}
