//! Everything that the repository keeps: what branches and tags reach, what the reflog has, and unreachable objects
//! that have not been deleted yet.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use super::batch::ObjectKind;
use super::error::GitError;
use super::piece::{Sink, What};
use super::program::{Git, finish};
use super::range::named;
use super::walk::Walk;

impl Git {
    /// Reads every object once. What commits add comes first, so that it has a path and a commit; then the rest, such
    /// as a file that was staged and never committed.
    pub fn history(&self, sink: &mut Sink<'_>) -> Result<(), GitError> {
        self.is_there()?;
        let mut walk = Walk::new(self, sink)?;
        let names = self.ask(&["for-each-ref", "--format=%(refname)"])?;
        for name in String::from_utf8_lossy(&names).lines() {
            let (what, name) = named(name);
            if walk.seen.is_new((what, name)) {
                walk.tell(what, name, None);
            }
        }
        walk.commits(&["--all", "--reflog"])?;
        self.rest(&mut walk)
    }

    /// Reads what no commit has added: tags, trees, and unreachable objects.
    fn rest(&self, walk: &mut Walk<'_>) -> Result<(), GitError> {
        let words =
            ["cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname) %(objecttype)"];
        let mut all = self.start(&words, Stdio::null())?;
        let told = all.stdout.take().ok_or(GitError::Failed("cat-file".into()))?;
        for line in BufReader::new(told).lines() {
            let line = line?;
            let (object, kind) = line.split_once(' ').ok_or(GitError::Failed("cat-file".into()))?;
            if !walk.seen.is_new(("object", object)) {
                continue;
            }
            let what = match ObjectKind::named(kind) {
                ObjectKind::Commit => What::Message,
                ObjectKind::Tag => What::TagMessage,
                ObjectKind::Blob => What::File,
                ObjectKind::Tree => {
                    names(walk, object)?;
                    continue;
                }
                ObjectKind::Unknown => return Err(GitError::Failed("cat-file".into())),
            };
            let commit = (what == What::Message).then_some(object);
            walk.want(object.to_owned(), what, None, commit)?;
        }
        finish(all, "cat-file")?;
        walk.read()
    }
}

/// Reads the names in a tree object: `MODE NAME`, NUL, and the raw bytes of the object's name.
fn names(walk: &mut Walk<'_>, tree: &str) -> Result<(), GitError> {
    let bytes = match walk.object(tree)?.bytes {
        Ok(bytes) => bytes,
        Err(why) => {
            walk.unread(What::Name, None, None, why);
            return Ok(());
        }
    };
    let mut rest = bytes.as_slice();
    while let Some(end) = rest.iter().position(|byte| *byte == 0) {
        let entry = String::from_utf8_lossy(&rest[..end]);
        if let Some((_, name)) = entry.split_once(' ') {
            walk.lone_name(name);
        }
        rest = rest.get(end + 1 + tree.len() / 2..).unwrap_or_default();
    }
    Ok(())
}
