//! What a commit makes of files that were there before it: each as it was and as it is. Commits are compared to their
//! parents, and the index to the last commit; nobody asks here what is in the files.

use std::io::BufReader;
use std::process::Stdio;

use super::batch::{AT_A_TIME, Batch, ObjectKind};
use super::changes::{Change, Changes, Entry, Mode};
use super::error::GitError;
use super::program::{Git, finish};
use super::range::{Push, Words};
use super::revision::short;
use super::staged::DIFF_INDEX;
use super::walk::DIFF_TREE;

/// What one commit, or the next, makes of files.
#[derive(Debug, Default)]
pub struct Turn {
    /// The commit, by its short name; nothing for what is in the index.
    pub commit: Option<String>,
    /// The files that it changes or takes away, as each of its parents has them. One that a merge has as a parent has it
    /// is not among them.
    pub before: Vec<Version>,
    /// The files that it changes or brings.
    pub after: Vec<Version>,
    /// What may be brought back: the same files as they stood before the last commit, which may be about to be amended,
    /// and in what is being merged.
    pub beside: Vec<Version>,
}

/// A file as it was at one time.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its path from the root of the repository.
    pub path: String,
    /// What it said.
    pub bytes: Vec<u8>,
}

/// Which files are asked about, and who is told of each turn.
pub struct Turns<'t> {
    /// Whether a file of that path is asked about.
    pub wanted: &'t dyn Fn(&str) -> bool,
    /// Told of every turn in which such a file was there before.
    pub each: &'t mut dyn FnMut(Turn),
}

/// The files of a turn, before they are read.
#[derive(Debug, Default)]
struct Gathered {
    commit: Option<String>,
    before: Vec<Entry>,
    after: Vec<Entry>,
}

impl Git {
    /// What the next commit makes of the files of the last.
    pub(crate) fn staged_turn(&self, turns: &mut Turns<'_>) -> Result<(), GitError> {
        self.is_there()?;
        let Some(base) = self.line(&["rev-parse", "-q", "--verify", "HEAD^{tree}"])? else { return Ok(()) };
        let mut index = self.start(&[&DIFF_INDEX[..], &[&base]].concat(), Stdio::null())?;
        let told = index.stdout.take().ok_or(GitError::Failed("diff-index".into()))?;
        let mut gathered = Gathered::default();
        for change in Changes::new(BufReader::new(told)) {
            gathered.add(change?, turns.wanted);
        }
        finish(index, "diff-index")?;
        let mut batch = Batch::open(self)?;
        if let Some(mut turn) = gathered.read(&mut batch)? {
            turn.beside = self.beside(&mut batch, &turn)?;
            (turns.each)(turn);
        }
        Ok(())
    }

    /// What each of the commits that the words mean makes of the files of its parents.
    pub(crate) fn range_turns(&self, words: &Words, turns: &mut Turns<'_>) -> Result<(), GitError> {
        self.is_there()?;
        self.turns(&words.0.iter().map(String::as_str).collect::<Vec<_>>(), turns)
    }

    /// The same of what is about to be pushed and is not there already.
    pub(crate) fn pushed_turns(
        &self,
        remote: &str,
        pushes: &[Push],
        turns: &mut Turns<'_>,
    ) -> Result<(), GitError> {
        self.is_there()?;
        for push in pushes.iter().filter(|push| push.brings()) {
            let words = self.new_with(remote, push)?;
            self.turns(&words.iter().map(String::as_str).collect::<Vec<_>>(), turns)?;
        }
        Ok(())
    }

    fn turns(&self, words: &[&str], turns: &mut Turns<'_>) -> Result<(), GitError> {
        let mut list = self.start(&[&["rev-list"], words, &["--"]].concat(), Stdio::null())?;
        let listed = list.stdout.take().map_or_else(Stdio::null, Stdio::from);
        let mut tree = self.start(&DIFF_TREE, listed)?;
        let told = tree.stdout.take().ok_or(GitError::Failed("diff-tree".into()))?;
        let mut batch = Batch::open(self)?;
        let mut gathered = Gathered::default();
        for change in Changes::new(BufReader::new(told)) {
            match change? {
                Change::Commit(name) => {
                    let done = std::mem::take(&mut gathered);
                    done.read(&mut batch)?.into_iter().for_each(&mut *turns.each);
                    gathered.commit = Some(short(&name));
                }
                change => gathered.add(change, turns.wanted),
            }
        }
        gathered.read(&mut batch)?.into_iter().for_each(&mut *turns.each);
        finish(tree, "diff-tree")?;
        finish(list, "rev-list")
    }

    /// The changed files as the last commit's parents have them, and as what is being merged has them.
    fn beside(&self, batch: &mut Batch, turn: &Turn) -> Result<Vec<Version>, GitError> {
        let told = self.ask(&["rev-parse", "-q", "HEAD^@"])?;
        let mut commits: Vec<String> = String::from_utf8_lossy(&told).lines().map(str::to_owned).collect();
        commits.extend(self.line(&["rev-parse", "-q", "--verify", "MERGE_HEAD"])?);
        let mut paths: Vec<&String> = turn.before.iter().chain(&turn.after).map(|file| &file.path).collect();
        paths.sort();
        paths.dedup();
        let of = |commit: &String| {
            // A name of two lines would be two questions.
            let paths = paths.iter().filter(|path| !path.contains('\n'));
            paths.map(|path| (format!("{commit}:{path}"), (*path).clone())).collect::<Vec<_>>()
        };
        // A path can be long: with more than one at a time the question might not find room in the pipe.
        read(batch, &commits.iter().flat_map(of).collect::<Vec<_>>(), 1)
    }
}

impl Gathered {
    fn add(&mut self, change: Change, wanted: &dyn Fn(&str) -> bool) {
        // A conflict that is not settled is not committed as it is.
        let Change::File { now, before } = change else { return };
        let is_wanted = |entry: &Entry| entry.mode == Mode::File && wanted(&entry.path);
        self.before.extend(before.into_iter().filter(is_wanted));
        self.after.extend(now.filter(is_wanted));
    }

    /// Reads the files, where there are any to compare.
    fn read(self, batch: &mut Batch) -> Result<Option<Turn>, GitError> {
        if self.before.is_empty() || self.after.is_empty() {
            return Ok(None);
        }
        let named = |entries: Vec<Entry>| {
            entries.into_iter().map(|entry| (entry.object, entry.path)).collect::<Vec<_>>()
        };
        let (before, after) =
            (read(batch, &named(self.before), AT_A_TIME)?, read(batch, &named(self.after), AT_A_TIME)?);
        Ok(Some(Turn { commit: self.commit, before, after, beside: Vec::new() }))
    }
}

/// Reads files by the names of their contents. One that is not there to be read is told of where it is looked at.
fn read(batch: &mut Batch, wanted: &[(String, String)], at_a_time: usize) -> Result<Vec<Version>, GitError> {
    let mut versions = Vec::with_capacity(wanted.len());
    for some in wanted.chunks(at_a_time) {
        batch.read(some.iter().map(|(object, _)| object.as_str()), |at, object| {
            if let (ObjectKind::Blob, Ok(bytes)) = (object.kind, object.bytes) {
                versions.push(Version { path: some[at].1.clone(), bytes });
            }
            Ok(())
        })?;
    }
    Ok(versions)
}
