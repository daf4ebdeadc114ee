//! Everything that the repository keeps: what branches and tags reach, what the reflog has, and unreachable objects
//! that have not been deleted yet.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use super::batch::{AT_A_TIME, ObjectKind};
use super::error::GitError;
use super::piece::{Sink, What};
use super::program::Git;
use super::range::named;
use super::walk::Walk;
use crate::syntax::decode::decoded;

/// The mode of a folder in a tree object.
const FOLDER: &str = "40000";

impl Git {
    /// Reads every object once. What commits add comes first, so that it has a path and a commit; then the rest, such
    /// as a file that was staged and never committed.
    pub fn history(&self, sink: &mut Sink<'_>) -> Result<(), GitError> {
        self.is_there()?;
        let mut walk = Walk::new(self, sink)?;
        let names = self.ask(&["for-each-ref", "--format=%(refname)"])?;
        for name in decoded(&names).lines() {
            let (what, name) = named(name);
            if walk.seen.is_new((what, name)) {
                walk.tell(what, name, None);
            }
        }
        walk.commits(&["--all", "--reflog"])?;
        self.rest(&mut walk)
    }

    /// Reads what no ref leads to: tags, trees, and unreachable objects. What an unreachable commit or tree holds has a
    /// path there, as after a dropped stash or a commit that was stopped, and is read under it; the rest has none.
    fn rest(&self, walk: &mut Walk<'_>) -> Result<(), GitError> {
        let (mut commits, mut lone) = (Vec::new(), Vec::new());
        self.objects(&mut |object, kind| match kind {
            ObjectKind::Commit if !walk.seen.holds(("object", object)) => {
                commits.push(object.to_owned());
                Ok(())
            }
            ObjectKind::Tree => names(walk, object, &mut lone),
            _ => Ok(()),
        })?;
        for some in commits.chunks(AT_A_TIME) {
            let words: Vec<&str> =
                some.iter().map(String::as_str).chain(["--not", "--all", "--reflog"]).collect();
            // Where something before them has been deleted already, they are read object by object.
            let _ = walk.commits(&words);
        }
        self.objects(&mut |object, kind| match kind {
            ObjectKind::Tree if walk.seen.is_new(("child", object)) => walk.tree(object, None),
            _ => Ok(()),
        })?;
        walk.read()?;
        for name in &lone {
            walk.lone_name(name);
        }
        self.objects(&mut |object, kind| {
            let what = match kind {
                ObjectKind::Commit => What::Message,
                ObjectKind::Tag => What::TagMessage,
                ObjectKind::Blob => What::File,
                ObjectKind::Tree => return Ok(()),
                ObjectKind::Unknown => return Err(GitError::Failed("cat-file".into())),
            };
            if !walk.seen.is_new(("object", object)) {
                return Ok(());
            }
            let commit = (what == What::Message).then_some(object);
            walk.want(object.to_owned(), what, None, commit)
        })?;
        walk.read()
    }

    /// Every object that the repository has.
    fn objects(
        &self,
        each: &mut dyn FnMut(&str, ObjectKind) -> Result<(), GitError>,
    ) -> Result<(), GitError> {
        let words =
            ["cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname) %(objecttype)"];
        let mut all = self.start(&words, Stdio::null())?;
        let told = all.stdout.take().ok_or(GitError::Failed("cat-file".into()))?;
        for line in BufReader::new(told).lines() {
            let line = line?;
            let (object, kind) = line.split_once(' ').ok_or(GitError::Failed("cat-file".into()))?;
            each(object, ObjectKind::named(kind))?;
        }
        self.finish(all, "cat-file")
    }
}

/// Reads the names in a tree object: `MODE NAME`, NUL, and the raw bytes of the object's name. The trees in it are parts
/// of one, and have their paths from there; so may the files that have a name that is not known yet.
fn names(walk: &mut Walk<'_>, tree: &str, lone: &mut Vec<String>) -> Result<(), GitError> {
    let bytes = match walk.object(tree)?.bytes {
        Ok(bytes) => bytes,
        Err(why) => {
            walk.unread(What::Name, None, None, why);
            return Ok(());
        }
    };
    let mut rest = bytes.as_slice();
    while let Some(end) = rest.iter().position(|byte| *byte == 0) {
        let entry = decoded(&rest[..end]);
        let after = end + 1 + tree.len() / 2;
        if let Some((mode, name)) = entry.split_once(' ') {
            if !walk.seen.holds((What::Name, name)) {
                lone.push(name.to_owned());
            }
            if mode == FOLDER {
                let object = rest.get(end + 1..after).unwrap_or_default();
                let digits = object.iter().flat_map(|byte| [byte >> 4, byte & 15]);
                let object: String =
                    digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect();
                walk.seen.is_new(("child", object.as_str()));
            }
        }
        rest = rest.get(after..).unwrap_or_default();
    }
    Ok(())
}
