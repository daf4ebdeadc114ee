//! What the next commit will contain, read from the index and never from the working tree.

use std::io::BufReader;
use std::process::Stdio;

use super::changes::{Change, Changes, Entry, Mode};
use super::error::GitError;
use super::piece::{Sink, What, Wish};
use super::program::Git;
use super::walk::Walk;
use crate::syntax::decode::decoded;

impl Git {
    /// Reads everything in the index that the last commit does not have: the changed files in full, their names, and
    /// the name of the branch. Files that are `wanted` are read also when they are as before.
    pub fn staged(&self, wanted: Option<&Wish<'_>>, sink: &mut Sink<'_>) -> Result<(), GitError> {
        self.is_there()?;
        self.has_its_index()?;
        let mut walk = Walk::new(self, sink)?;
        if let Some(branch) = self.line(&["symbolic-ref", "-q", "--short", "HEAD"])? {
            walk.tell(What::Branch, &branch, None);
        }
        let base = match self.line(&["rev-parse", "-q", "--verify", "HEAD^{tree}"])? {
            Some(base) => base,
            // Before the first commit everything in the index is new.
            None => self
                .line(&["hash-object", "-t", "tree", "--stdin"])?
                .ok_or(GitError::Failed("hash-object".into()))?,
        };
        let mut index = self.start(&[&DIFF_INDEX[..], &[&base]].concat(), Stdio::null())?;
        let told = index.stdout.take().ok_or(GitError::Failed("diff-index".into()))?;
        let mut unsettled = false;
        for change in Changes::new(BufReader::new(told)) {
            match change? {
                Change::File { now: Some(entry), .. } => walk.entry(entry, None)?,
                Change::Unsettled => unsettled = true,
                // A removal cannot leak anything.
                Change::File { now: None, .. } | Change::Commit(_) => {}
            }
        }
        self.finish(index, "diff-index")?;
        if unsettled {
            self.listed(&["--unmerged"], &|_| true, &mut walk)?;
        }
        if let Some(wanted) = wanted {
            self.listed(&["--stage"], wanted, &mut walk)?;
        }
        walk.read()
    }

    /// The files named as records in the index that the last commit does not have as they are, and in which a word has
    /// come or gone.
    pub(crate) fn staged_with(&self, word: &str) -> Result<Vec<String>, GitError> {
        let Some(base) = self.line(&["rev-parse", "-q", "--verify", "HEAD^{tree}"])? else {
            return Ok(Vec::new());
        };
        let wanted = format!("-G{word}");
        let words = [
            "diff-index", "--cached", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv",
            "--no-relative", "--ita-invisible-in-index", "--text", "--diff-filter=AM", &wanted, &base, "--",
            ":(top,icase)*.yaml", ":(top,icase)*.yml",
        ];
        let told = self.ask(&words)?;
        let paths = told.split(|byte| *byte == 0).filter(|path| !path.is_empty());
        Ok(paths.map(|path| decoded(path).into_owned()).collect())
    }

    /// Reads files of the index as it is. Of a conflict every side is read: git will not commit them as they are, but
    /// it keeps them.
    fn listed(&self, which: &[&str], wanted: &Wish<'_>, walk: &mut Walk<'_>) -> Result<(), GitError> {
        let told = self.ask(&[&["ls-files"], which, &["-z", "--full-name", ":/"]].concat())?;
        for line in told.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
            let line = decoded(line);
            let (head, path) = line.split_once('\t').ok_or(GitError::Failed("ls-files".into()))?;
            let mut words = head.split(' ');
            let mode = Mode::read(words.next().unwrap_or_default());
            let object = words.next().unwrap_or_default().to_owned();
            if wanted(path) {
                walk.entry(Entry { mode, object, path: path.to_owned() }, None)?;
            }
        }
        Ok(())
    }
}

/// Files marked with `git add --intent-to-add` are left out, since they are in no commit yet.
pub(super) const DIFF_INDEX: [&str; 11] = [
    "diff-index", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv",
    "--no-relative", "--ignore-submodules=none", "--ita-invisible-in-index",
];
