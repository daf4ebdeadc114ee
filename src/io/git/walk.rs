//! Turns object names into pieces, each read once, in the order in which they were found.

use std::collections::HashSet;
use std::io::BufReader;
use std::process::Stdio;

use super::batch::{AT_A_TIME, Batch, Object, ObjectKind};
use super::changes::{Change, Changes, Entry, Mode};
use super::error::GitError;
use super::message;
use super::piece::{Piece, Sink, Unread, What, Wish};
use super::program::Git;
use super::revision::short;
use super::visited::Visited;
use crate::io::disk;
use crate::syntax::decode::decoded;
use crate::syntax::fault::Unreadable;

/// How many levels of nested submodules are followed.
const DEEPEST: usize = 8;

/// A walk through what a repository keeps.
pub(super) struct Walk<'w> {
    pub(super) git: &'w Git,
    batch: Batch,
    /// The path of the submodule that is walked, as `sub/`; empty in the outermost repository.
    under: String,
    depth: usize,
    wanted: Vec<Wanted>,
    pub(super) seen: Visited,
    sink: &'w mut Sink<'w>,
}

/// An object to read, and the piece that it becomes.
#[derive(Debug)]
struct Wanted {
    object: String,
    what: What,
    path: Option<String>,
    commit: Option<String>,
}

impl<'w> Walk<'w> {
    pub(super) fn new(git: &'w Git, sink: &'w mut Sink<'w>) -> Result<Self, GitError> {
        Ok(Self {
            git,
            batch: Batch::open(git)?,
            under: String::new(),
            depth: 0,
            wanted: Vec::new(),
            seen: Visited::default(),
            sink,
        })
    }

    /// Adds a file under its path. The same content under another path is another piece.
    pub(super) fn entry(&mut self, entry: Entry, commit: Option<&str>) -> Result<(), GitError> {
        if entry.mode == Mode::File && is_note(&entry.path) {
            let is_new = self.seen.is_new((What::Note, &entry.object));
            let path = Some(entry.path);
            return if is_new { self.want(entry.object, What::Note, path, commit) } else { Ok(()) };
        }
        let path = format!("{}{}", self.under, entry.path);
        if !self.seen.is_new((&entry.object, &path)) {
            return Ok(());
        }
        for part in path.split('/') {
            self.seen.is_new((What::Name, part));
        }
        let what = match entry.mode {
            Mode::File => What::File,
            Mode::Link => What::Link,
            Mode::Submodule => return self.submodule(&path, &entry, commit),
        };
        self.want(entry.object, what, Some(path), commit)
    }

    /// Adds the name of a file or folder that is not part of any path added so far.
    pub(super) fn lone_name(&mut self, name: &str) {
        if self.seen.is_new((What::Name, name)) {
            self.tell(What::Name, name, None);
        }
    }

    /// Adds a text that is known without reading an object.
    pub(super) fn tell(&mut self, what: What, words: &str, path: Option<&str>) {
        let path = path.map(str::to_owned);
        (self.sink)(Piece { what, path, commit: None, bytes: Ok(words.into()) });
    }

    /// Adds something that could not be read.
    pub(super) fn unread(&mut self, what: What, path: Option<&str>, commit: Option<&str>, why: Unread) {
        let path = path.map(str::to_owned);
        (self.sink)(Piece { what, path, commit: commit.map(short), bytes: Err(why) });
    }

    /// Queues an object to be read.
    pub(super) fn want(
        &mut self,
        object: String,
        what: What,
        path: Option<String>,
        commit: Option<&str>,
    ) -> Result<(), GitError> {
        self.seen.is_new(("object", object.as_str()));
        self.wanted.push(Wanted { object, what, path, commit: commit.map(short) });
        if self.wanted.len() >= AT_A_TIME { self.read() } else { Ok(()) }
    }

    pub(super) fn read(&mut self) -> Result<(), GitError> {
        let wanted = std::mem::take(&mut self.wanted);
        let names = wanted.iter().map(|wanted| wanted.object.as_str());
        self.batch.read(names, |at, object| {
            let Wanted { what, path, commit, .. } = &wanted[at];
            let mut names = Vec::new();
            let bytes = match what {
                What::Message => object.bytes.and_then(|bytes| {
                    if let Some(tree) = message::tree(&bytes) {
                        // It has its paths from the commit.
                        self.seen.is_new(("child", tree));
                    }
                    names = message::names_in_commit(&bytes);
                    message::of_commit(&bytes)
                }),
                What::TagMessage => object.bytes.map(|bytes| {
                    names = message::names_in_tag(&bytes);
                    message::of_tag(&bytes)
                }),
                _ => object.bytes,
            };
            (self.sink)(Piece { what: *what, path: path.clone(), commit: commit.clone(), bytes });
            for name in names.into_iter().filter(|name| self.seen.is_new((What::Tag, name.as_str()))) {
                let (what, bytes) = (What::Tag, Ok(name.into_bytes()));
                (self.sink)(Piece { what, path: None, commit: commit.clone(), bytes });
            }
            Ok(())
        })
    }

    /// Reads one object by any name that git accepts.
    pub(super) fn object(&mut self, name: &str) -> Result<Object, GitError> {
        self.read()?;
        let mut found = None;
        self.batch.read([name].into_iter(), |_, object| {
            found = Some(object);
            Ok(())
        })?;
        found.ok_or_else(|| GitError::Failed("cat-file".into()))
    }

    /// Reads what a ref points to, when it is not a commit: a tag has a message, and may point to a single file or
    /// tree.
    pub(super) fn tip(&mut self, name: &str) -> Result<ObjectKind, GitError> {
        let mut name = name.to_owned();
        loop {
            let object = self.object(&name)?;
            match (object.kind, object.bytes) {
                (ObjectKind::Tag, Ok(bytes)) => {
                    let text = String::from_utf8_lossy(&bytes);
                    let next = text.lines().find_map(|line| line.strip_prefix("object "));
                    let Some(next) = next else { return Err(GitError::Failed("cat-file".into())) };
                    let next = next.to_owned();
                    if self.seen.is_new(("object", name.as_str())) {
                        for own in message::names_in_tag(&bytes) {
                            if self.seen.is_new((What::Tag, own.as_str())) {
                                self.tell(What::Tag, &own, None);
                            }
                        }
                        (self.sink)(Piece {
                            what: What::TagMessage,
                            path: None,
                            commit: None,
                            bytes: Ok(message::of_tag(&bytes)),
                        });
                    }
                    name = next;
                }
                (ObjectKind::Blob, bytes) => {
                    (self.sink)(Piece { what: What::File, path: None, commit: None, bytes });
                    return Ok(ObjectKind::Blob);
                }
                (ObjectKind::Tree, _) => return self.tree(&name, None).map(|()| ObjectKind::Tree),
                (ObjectKind::Unknown, _) => return Err(GitError::UnknownRevision),
                (kind, _) => return Ok(kind),
            }
        }
    }

    /// Every file of a tree.
    pub(super) fn tree(&mut self, tree: &str, commit: Option<&str>) -> Result<(), GitError> {
        self.tree_where(tree, commit, &|_| true)
    }

    /// The files of a tree that are wanted.
    pub(super) fn tree_where(
        &mut self,
        tree: &str,
        commit: Option<&str>,
        wanted: &Wish<'_>,
    ) -> Result<(), GitError> {
        let told = self.git.ask(&["ls-tree", "-r", "-z", "--full-tree", tree])?;
        for line in told.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
            let line = decoded(line);
            let (head, path) = line.split_once('\t').ok_or(GitError::Failed("ls-tree".into()))?;
            let mut words = head.split(' ');
            let (mode, object) = (words.next().unwrap_or_default(), words.nth(1).unwrap_or_default());
            if wanted(path) {
                let (mode, object, path) = (Mode::read(mode), object.to_owned(), path.to_owned());
                self.entry(Entry { mode, object, path }, commit)?;
            }
        }
        Ok(())
    }

    /// Reads the commits that `git rev-list` lists for these arguments: their messages, and what each adds that none
    /// of its parents has. Of a merge, only what was made in the merge itself; the rest belongs to the merged
    /// commits.
    pub(super) fn commits(&mut self, words: &[&str]) -> Result<(), GitError> {
        // An unknown revision is reported here, where git's error message can be read.
        self.git.ask(&[&["rev-list", "--max-count=0"], words, &["--"]].concat())?;
        let cut = self.git.cut()?;
        let mut list = self.git.start(&[&["rev-list"], words, &["--"]].concat(), Stdio::null())?;
        let listed = list.stdout.take().map_or_else(Stdio::null, Stdio::from);
        let mut tree = self.git.start(&DIFF_TREE, listed)?;
        let told = tree.stdout.take().ok_or(GitError::Failed("diff-tree".into()))?;
        let mut commit = None;
        for change in Changes::new(BufReader::new(told)) {
            match change? {
                Change::Commit(name) => {
                    if self.seen.is_new(("object", name.as_str())) {
                        if cut.contains(&name) {
                            self.unread(What::History, None, Some(&name), Unread::Cut);
                        }
                        self.want(name.clone(), What::Message, None, Some(&name))?;
                    }
                    commit = Some(name);
                }
                Change::File { now: Some(entry), .. } => self.entry(entry, commit.as_deref())?,
                // A removal cannot leak anything.
                Change::File { now: None, .. } | Change::Unsettled => {}
            }
        }
        self.git.finish(tree, "diff-tree")?;
        self.git.finish(list, "rev-list")?;
        self.read()
    }

    /// Reads the files of a submodule, at the commit that is recorded for it.
    fn submodule(&mut self, path: &str, entry: &Entry, commit: Option<&str>) -> Result<(), GitError> {
        let inner = self.git.submodule(&entry.path)?.filter(|_| self.depth < DEEPEST);
        let there =
            |git: &Git| git.line(&["rev-parse", "-q", "--verify", &format!("{}^{{tree}}", entry.object)]);
        let tree = inner.as_ref().map(there).transpose()?.flatten();
        let (Some(inner), Some(tree)) = (inner, tree) else {
            self.unread(What::File, Some(path), commit, Unread::Submodule);
            return Ok(());
        };
        self.read()?;
        let mut walk = Walk::new(&inner, &mut *self.sink)?;
        walk.under = format!("{path}/");
        walk.depth = self.depth + 1;
        walk.tree(&tree, commit)?;
        walk.read()
    }
}

/// Arguments that list everything a commit adds, whatever the configuration leaves out.
pub(super) const DIFF_TREE: [&str; 14] = [
    "diff-tree", "--stdin", "--always", "--root", "-r", "-c", "--raw", "-z", "--no-abbrev", "--no-renames",
    "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=none",
];

/// Whether a path is that of a note: the name of the object that it is about, which git may divide into folders. Such
/// files are notes on whichever branch they lie, so that none is lost with the name of its ref.
fn is_note(path: &str) -> bool {
    let digits = path.bytes().filter(|byte| *byte != b'/').count();
    matches!(digits, 40 | 64) && path.bytes().all(|byte| byte == b'/' || byte.is_ascii_hexdigit())
}

impl Git {
    /// The commits whose parents have not been fetched.
    fn cut(&self) -> Result<HashSet<String>, GitError> {
        let Some(path) = self.path(&["rev-parse", "--git-path", "shallow"])? else {
            return Ok(HashSet::new());
        };
        match disk::read(&self.folder.join(path)) {
            Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect()),
            Err(Unreadable::Missing) => Ok(HashSet::new()),
            Err(_) => Err(GitError::Failed("rev-parse".into())),
        }
    }

    /// The repository of a submodule, when it is here: checked out, or among the modules in `.git`.
    pub(crate) fn submodule(&self, path: &str) -> Result<Option<Self>, GitError> {
        let top = self.path(&["rev-parse", "--show-toplevel"])?;
        let out = top.map(|top| top.join(path)).filter(|folder| folder.join(".git").exists());
        let kept = self.path(&["rev-parse", "--git-path", &format!("modules/{path}")])?;
        let kept = kept.map(|kept| self.folder.join(kept)).filter(|folder| folder.join("HEAD").exists());
        Ok(out.or(kept).map(|folder| self.apart(&folder)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_named_after_an_object() {
        let name = "0123456789abcdef0123456789abcdef01234567";
        let divided = format!("{}/{}", &name[..2], &name[2..]);
        assert!(is_note(name) && is_note(&divided));
        assert!(
            !is_note("records/cases/q3x7k2m9.yaml") && !is_note(&name[1..]) && !is_note(&format!("a/{name}"))
        );
    }
}
