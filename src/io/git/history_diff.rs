//! The files that a commit changes, each as it was and as it is. Commits are compared to their parents, and the index
//! to the last commit. What is in the files is not interpreted here.

use std::io::BufReader;
use std::process::Stdio;

use super::batch::{AT_A_TIME, Batch, ObjectKind};
use super::changes::{Change, Changes, Entry, Mode};
use super::error::GitError;
use super::program::Git;
use super::reach::Reach;
use super::revision::short;
use super::staged::DIFF_INDEX;
use super::walk::DIFF_TREE;

/// The files that one commit, or the index, changes.
#[derive(Debug, Default)]
pub struct FileChanges {
    /// The short name of the commit; `None` for the index.
    pub commit: Option<String>,
    /// The changed and removed files, as each of the commit's parents has them. Where a merge keeps a parent's
    /// version of a file, git does not list the file.
    pub before: Vec<Version>,
    /// The changed and added files.
    pub after: Vec<Version>,
    /// Other versions that may legitimately be restored: the same files before the last commit (which may be about to
    /// be amended), and in the commit that is being merged. Filled for the index only.
    pub beside: Vec<Version>,
}

/// A file at one point in time.
#[derive(Clone, Debug)]
pub struct Version {
    /// The path from the root of the repository.
    pub path: String,
    /// The content of the file.
    pub bytes: Vec<u8>,
}

/// Selects files, and receives the changes of each commit.
pub struct ChangeVisitor<'t> {
    /// Whether the file at a path is of interest.
    pub wanted: &'t dyn Fn(&str) -> bool,
    /// Called for every commit that adds, changes or removes such a file.
    pub each: &'t mut dyn FnMut(FileChanges),
}

/// The changed files of a commit, before their contents are read.
#[derive(Debug, Default)]
struct UnreadChanges {
    commit: Option<String>,
    before: Vec<Entry>,
    after: Vec<Entry>,
}

impl Git {
    /// Compares the index to the last commit.
    pub(crate) fn staged_changes(&self, visitor: &mut ChangeVisitor<'_>) -> Result<(), GitError> {
        self.is_there()?;
        let Some(base) = self.line(&["rev-parse", "-q", "--verify", "HEAD^{tree}"])? else { return Ok(()) };
        let mut index = self.start(&[&DIFF_INDEX[..], &[&base]].concat(), Stdio::null())?;
        let told = index.stdout.take().ok_or(GitError::Failed("diff-index".into()))?;
        let mut unread = UnreadChanges::default();
        for change in Changes::new(BufReader::new(told)) {
            unread.add(change?, visitor.wanted);
        }
        self.finish(index, "diff-index")?;
        let mut batch = Batch::open(self)?;
        if let Some(mut changes) = unread.read(self, &mut batch)? {
            changes.beside = self.beside(&mut batch, &changes)?;
            (visitor.each)(changes);
        }
        Ok(())
    }

    /// Compares commits to their parents.
    pub(crate) fn reached_changes(
        &self,
        reaches: &[Reach],
        visitor: &mut ChangeVisitor<'_>,
    ) -> Result<(), GitError> {
        reaches.iter().try_for_each(|reach| self.changes_of(&reach.words(), visitor))
    }

    fn changes_of(&self, words: &[&str], visitor: &mut ChangeVisitor<'_>) -> Result<(), GitError> {
        let mut list = self.start(&[&["rev-list"], words, &["--"]].concat(), Stdio::null())?;
        let listed = list.stdout.take().map_or_else(Stdio::null, Stdio::from);
        let mut tree = self.start(&DIFF_TREE, listed)?;
        let told = tree.stdout.take().ok_or(GitError::Failed("diff-tree".into()))?;
        let mut batch = Batch::open(self)?;
        let mut unread = UnreadChanges::default();
        for change in Changes::new(BufReader::new(told)) {
            match change? {
                Change::Commit(name) => {
                    let done = std::mem::take(&mut unread);
                    done.read(self, &mut batch)?.into_iter().for_each(&mut *visitor.each);
                    unread.commit = Some(short(&name));
                }
                change => unread.add(change, visitor.wanted),
            }
        }
        unread.read(self, &mut batch)?.into_iter().for_each(&mut *visitor.each);
        self.finish(tree, "diff-tree")?;
        self.finish(list, "rev-list")
    }

    /// The changed files in the last commit's parents and in the commit that is being merged.
    fn beside(&self, batch: &mut Batch, changes: &FileChanges) -> Result<Vec<Version>, GitError> {
        let told = self.ask(&["rev-parse", "-q", "HEAD^@"])?;
        let mut commits: Vec<String> = String::from_utf8_lossy(&told).lines().map(str::to_owned).collect();
        commits.extend(self.line(&["rev-parse", "-q", "--verify", "MERGE_HEAD"])?);
        let mut paths: Vec<&String> =
            changes.before.iter().chain(&changes.after).map(|file| &file.path).collect();
        paths.sort();
        paths.dedup();
        let of = |commit: &String| {
            // A path with a newline would be read as two requests.
            let paths = paths.iter().filter(|path| !path.contains('\n'));
            paths.map(|path| (format!("{commit}:{path}"), (*path).clone())).collect::<Vec<_>>()
        };
        // One at a time, since a path can be long and several requests might not fit in the pipe.
        Ok(read(batch, &commits.iter().flat_map(of).collect::<Vec<_>>(), 1)?.0)
    }
}

impl UnreadChanges {
    fn add(&mut self, change: Change, wanted: &dyn Fn(&str) -> bool) {
        // A file with an unresolved conflict cannot be committed as it is.
        let Change::File { now, before } = change else { return };
        let is_wanted = |entry: &Entry| entry.mode == Mode::File && wanted(&entry.path);
        self.before.extend(before.into_iter().filter(is_wanted));
        self.after.extend(now.filter(is_wanted));
    }

    /// Reads the contents, unless the commit has changed nothing of interest. What was and cannot be read is not the same as
    /// what was not. What is now and cannot be read is told of by the scan of the pieces.
    fn read(self, git: &Git, batch: &mut Batch) -> Result<Option<FileChanges>, GitError> {
        if self.before.is_empty() && self.after.is_empty() {
            return Ok(None);
        }
        let named = |entries: Vec<Entry>| {
            entries.into_iter().map(|entry| (entry.object, entry.path)).collect::<Vec<_>>()
        };
        let (before, is_lacking) = read(batch, &named(self.before), AT_A_TIME)?;
        if is_lacking {
            return Err(git.lacking());
        }
        let (after, _) = read(batch, &named(self.after), AT_A_TIME)?;
        Ok(Some(FileChanges { commit: self.commit, before, after, beside: Vec::new() }))
    }
}

/// Reads files by the names of their blobs, and tells whether git lacks any of them. One that cannot be read is left out.
fn read(
    batch: &mut Batch,
    wanted: &[(String, String)],
    at_a_time: usize,
) -> Result<(Vec<Version>, bool), GitError> {
    let (mut versions, mut is_lacking) = (Vec::with_capacity(wanted.len()), false);
    for some in wanted.chunks(at_a_time) {
        batch.read(some.iter().map(|(object, _)| object.as_str()), |at, object| {
            is_lacking |= object.kind == ObjectKind::Unknown;
            if let (ObjectKind::Blob, Ok(bytes)) = (object.kind, object.bytes) {
                versions.push(Version { path: some[at].1.clone(), bytes });
            }
            Ok(())
        })?;
    }
    Ok((versions, is_lacking))
}
