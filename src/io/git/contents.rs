//! Single files by their names, in a commit or in the index.

use std::collections::HashSet;
use std::path::{Component, Path};

use super::batch::{Batch, Object, ObjectKind};
use super::error::GitError;
use super::program::Git;
use super::revision::short;

/// How many links are followed after each other.
const DEEPEST: usize = 8;

/// Reads files by their names.
#[derive(Debug)]
pub(crate) struct Contents {
    batch: Batch,
    git: Git,
    /// The paths in the index, once one that git does not find is asked for.
    listed: Option<HashSet<Vec<u8>>>,
}

impl Git {
    /// Files by their names, through one process.
    pub(crate) fn contents(&self) -> Result<Contents, GitError> {
        Ok(Contents { batch: Batch::open(self)?, git: self.clone(), listed: None })
    }

    /// The short name of the last commit that a ref leads to with a file of that name in one of these folders, and its path; without folders,
    /// in any. A repository that has none is read from its beginning.
    pub(crate) fn last_with(&self, folders: &[String], name: &str) -> Option<(String, String)> {
        let places = folders.iter().map(|folder| from_top(&format!("{folder}{name}")));
        let places: Vec<String> =
            places.chain(folders.is_empty().then(|| format!(":(top,glob)**/{name}"))).collect();
        let log = [
            "-c", "log.showRoot=true", "log", "--all", "--max-count=1", "--diff-filter=d", "--format=%H",
            "--name-only", "--no-renames", "--no-show-signature", "--no-ext-diff", "--no-textconv",
            "--no-relative", "-z", "--",
        ];
        let words: Vec<&str> = log.into_iter().chain(places.iter().map(String::as_str)).collect();
        let told = self.ask(&words).ok()?;
        let told = String::from_utf8_lossy(&told).into_owned();
        let mut parts = told.split(['\0', '\n']).filter(|part| !part.is_empty());
        Some((short(parts.next()?), parts.next()?.to_owned()))
    }

    /// Whether the clone was made without some of what is in it (`git clone --filter`).
    fn is_partial(&self) -> bool {
        let told =
            self.line(&["config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$"]);
        matches!(told, Ok(Some(_)))
    }

    /// Whether something of what the last commit has was never fetched.
    pub(crate) fn lacks_content(&self) -> bool {
        let list = ["rev-list", "--objects", "--no-walk", "--missing=print", "HEAD"];
        self.is_partial()
            && self
                .ask(&list)
                .is_ok_and(|told| told.split(|byte| *byte == b'\n').any(|line| line.starts_with(b"?")))
    }

    /// Why git cannot give what it lists.
    pub(super) fn lacking(&self) -> GitError {
        self.unread("cat-file")
    }

    /// Why a command that reads what git keeps has failed. Nothing is fetched here, and git does not always say that this
    /// is what stopped it.
    pub(super) fn unread(&self, command: &str) -> GitError {
        if self.is_partial() { GitError::Partial } else { GitError::Failed(command.to_owned()) }
    }

    /// Whether the index or the last commit has a file of that name in a folder.
    pub(crate) fn has_here(&self, folder: &Path, name: &str) -> bool {
        let git = self.at(folder);
        let is_there = |words: &[&str]| git.line(words).ok().flatten().is_some();
        is_there(&["ls-files", "--", name]) || is_there(&["ls-tree", "--name-only", "HEAD", "--", name])
    }

    /// The short name of what a commit is called, for a command that people are to run.
    pub(crate) fn short_of(&self, commit: &str) -> String {
        if commit == "HEAD" {
            return commit.to_owned();
        }
        let told = self.line(&["rev-parse", "--verify", commit]).ok().flatten();
        short(&told.unwrap_or_else(|| commit.to_owned()))
    }

    /// Whether the last commit has a file.
    pub(crate) fn is_committed(&self, path: &str) -> bool {
        self.contents().and_then(|mut contents| contents.read("HEAD", path)).is_ok_and(|held| held.is_some())
    }

    /// Whether a commit has had a file: on any branch, or in what is being merged.
    pub(crate) fn has_had(&self, path: &str) -> bool {
        let merged = self.commit("MERGE_HEAD").is_ok().then_some("MERGE_HEAD");
        let path = from_top(path);
        let words: Vec<&str> = ["rev-list", "--max-count=1", "--all"].into_iter().chain(merged).collect();
        self.line(&[&words[..], &["--", &path]].concat()).is_ok_and(|line| line.is_some())
    }

    /// What a file was in the commits before one that changed it; before the next commit, when there is no such one.
    pub(crate) fn versions_before(&self, commit: Option<&str>, path: &str) -> Result<Vec<Vec<u8>>, GitError> {
        self.versions_of(path, &commit.map_or_else(|| "HEAD".to_owned(), |commit| format!("{commit}^@")))
    }

    /// What a file has been in a commit and in those before it, the last one first.
    pub(crate) fn versions_of(&self, path: &str, from: &str) -> Result<Vec<Vec<u8>>, GitError> {
        let told = self.ask(&["rev-list", "--full-history", from, "--", &from_top(path)])?;
        let (mut contents, mut held) = (self.contents()?, Vec::new());
        for earlier in String::from_utf8_lossy(&told).lines() {
            held.extend(contents.read(earlier, path)?);
        }
        Ok(held)
    }
}

impl Contents {
    /// The content of a file from the root of the repository, in a commit, or in the index when the commit's name is
    /// empty; `None` when there is no such file.
    pub(crate) fn read(&mut self, tree: &str, path: &str) -> Result<Option<Vec<u8>>, GitError> {
        // A newline would be read as the end of the name.
        if path.contains('\n') {
            return Ok(None);
        }
        let object = self.object(&format!("{tree}:{path}"))?;
        match object.kind {
            // What is there and cannot be read is not the same as what is not there.
            ObjectKind::Blob => object.bytes.map(Some).map_err(|_| GitError::Failed("cat-file".into())),
            ObjectKind::Unknown if self.lists(tree, path)? => Err(self.git.lacking()),
            _ => Ok(None),
        }
    }

    /// The name of what a commit, or a tag of one, holds; `None` when there is no such commit.
    pub(crate) fn tree(&mut self, tip: &str) -> Result<Option<String>, GitError> {
        let object = self.object(&format!("{tip}^{{tree}}"))?;
        match object.kind {
            ObjectKind::Tree => Ok(Some(object.name)),
            // A clone may have the commit and not what is in it.
            _ if self.object(&format!("{tip}^{{commit}}"))?.kind == ObjectKind::Commit => {
                Err(self.git.lacking())
            }
            _ => Ok(None),
        }
    }

    fn object(&mut self, name: &str) -> Result<Object, GitError> {
        let mut found = None;
        self.batch.read([name].into_iter(), |_, object| {
            found = Some(object);
            Ok(())
        })?;
        found.ok_or_else(|| GitError::Failed("cat-file".into()))
    }

    /// Whether a commit or the index has a file that git cannot give. To `cat-file` that is the same as no file, and so is a
    /// submodule, which is in another repository.
    fn lists(&mut self, tree: &str, path: &str) -> Result<bool, GitError> {
        if !tree.is_empty() {
            let Some(tree) = self.tree(tree)? else { return Ok(false) };
            let list = ["--literal-pathspecs", "ls-tree", "-z", "--full-tree", &tree, "--", path];
            return self.git.ask(&list).map(|told| is_of_file(&told));
        }
        if self.listed.is_none() {
            let list = ["ls-files", "-z", "--stage", "--full-name", ":/"];
            let told = if self.git.is_bare() { Vec::new() } else { self.git.ask(&list)? };
            let lines = told.split(|byte| *byte == 0).filter(|line| is_of_file(line));
            let path = |line: &[u8]| line.splitn(2, |byte| *byte == b'\t').nth(1).map(<[u8]>::to_vec);
            self.listed = Some(lines.filter_map(path).collect());
        }
        Ok(self.listed.as_ref().is_some_and(|listed| listed.contains(path.as_bytes())))
    }

    /// Where the links on the way to a folder lead. `None` when there is no link, or when one leads out of the
    /// repository.
    pub(crate) fn led(&mut self, tree: &str, folder: &str) -> Result<Option<String>, GitError> {
        let mut folder = folder.trim_end_matches('/').to_owned();
        let mut was_led = false;
        for _ in 0..DEEPEST {
            let Some((link, target)) = self.first_link(tree, &folder)? else {
                return Ok(Some(folder).filter(|_| was_led));
            };
            let rest = folder[link.len()..].trim_start_matches('/');
            let beside = Path::new(&link).parent().unwrap_or(Path::new(""));
            let Some(led) = plain(&beside.join(&target).join(rest)) else { return Ok(None) };
            folder = led;
            was_led = true;
        }
        Ok(None)
    }

    /// The first link on the way to a folder, and where it leads. What is not a folder there is a link.
    fn first_link(&mut self, tree: &str, folder: &str) -> Result<Option<(String, String)>, GitError> {
        let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
        for way in ends.map(|end| &folder[..end]).filter(|way| !way.is_empty()) {
            if let Some(target) = self.read(tree, way)? {
                return Ok(Some((way.to_owned(), String::from_utf8_lossy(&target).into_owned())));
            }
        }
        Ok(None)
    }
}

/// Whether an entry of a tree or of the index is of a file or a folder: the mode of a submodule is another.
fn is_of_file(entry: &[u8]) -> bool {
    !entry.is_empty() && !entry.starts_with(b"160000 ")
}

/// A path from the root of the repository, wherever git runs.
pub(super) fn from_top(path: &str) -> String {
    format!(":(top,literal){path}")
}

/// A path without `.` and `..`, with `/` between its parts; `None` when it leads out of the repository.
fn plain(path: &Path) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(parts.join("/"))
}
