//! Reads many objects by their names through one `git cat-file` process.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::error::GitError;
use super::piece::Unread;
use super::program::Git;
use crate::syntax::text::Source;

/// How many objects are requested at a time. That many names fit in the pipe on every system, so that neither side
/// can block on the other.
pub(super) const AT_A_TIME: usize = 64;

/// `git cat-file --batch`, running.
#[derive(Debug)]
pub(super) struct Batch {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

/// The sorts of object there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ObjectKind {
    Commit,
    Tag,
    Tree,
    Blob,
    /// The object is not in this repository.
    Unknown,
}

impl ObjectKind {
    pub(super) fn named(name: &str) -> Self {
        match name {
            "commit" => Self::Commit,
            "tag" => Self::Tag,
            "tree" => Self::Tree,
            "blob" => Self::Blob,
            _ => Self::Unknown,
        }
    }
}

#[derive(Debug)]
pub(super) struct Object {
    /// The full name, whatever it was asked for as.
    pub(super) name: String,
    pub(super) kind: ObjectKind,
    pub(super) bytes: Result<Vec<u8>, Unread>,
}

impl Batch {
    pub(super) fn open(git: &Git) -> Result<Self, GitError> {
        let mut child = git.start(&["cat-file", "--batch"], Stdio::piped())?;
        let (Some(questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(GitError::Failed("cat-file".into()));
        };
        Ok(Self { child, questions: Some(questions), answers: BufReader::new(answers) })
    }

    /// Requests objects, and calls back with each in order. At most [`AT_A_TIME`].
    pub(super) fn read<'n>(
        &mut self,
        names: impl Iterator<Item = &'n str>,
        mut each: impl FnMut(usize, Object) -> Result<(), GitError>,
    ) -> Result<(), GitError> {
        let mut asked = 0;
        let mut question = String::new();
        for name in names {
            question.extend([name, "\n"]);
            asked += 1;
        }
        debug_assert!(asked <= AT_A_TIME, "more names than there is room for");
        if let Some(questions) = &mut self.questions {
            questions.write_all(question.as_bytes())?;
            questions.flush()?;
        }
        for at in 0..asked {
            let object = self.next()?;
            each(at, object)?;
        }
        Ok(())
    }

    /// `NAME SORT SIZE`, the bytes and a newline; or `NAME missing`.
    fn next(&mut self) -> Result<Object, GitError> {
        let mut head = Vec::new();
        self.answers.read_until(b'\n', &mut head)?;
        let head = String::from_utf8_lossy(&head).trim_end().to_owned();
        if head.is_empty() {
            return Err(GitError::Failed("cat-file".into()));
        }
        let mut words = head.rsplit(' ');
        let (size, kind) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let (name, kind) = (words.next().unwrap_or_default().to_owned(), ObjectKind::named(kind));
        let (Ok(size), false) = (size.parse::<u64>(), kind == ObjectKind::Unknown) else {
            return Ok(Object { name, kind: ObjectKind::Unknown, bytes: Err(Unread::Missing) });
        };
        let bytes = self.body(size)?;
        Ok(Object { name, kind, bytes })
    }

    fn body(&mut self, size: u64) -> Result<Result<Vec<u8>, Unread>, GitError> {
        let mut body = (&mut self.answers).take(size + 1);
        if size > Source::LIMIT {
            // An object that is too large is skipped without being kept.
            let passed = io::copy(&mut body, &mut io::sink())?;
            return whole(passed, size + 1).map(|()| Err(Unread::TooLarge(size)));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
        body.read_to_end(&mut bytes)?;
        whole(bytes.len() as u64, size + 1)?;
        bytes.pop();
        Ok(Ok(bytes))
    }
}

/// Fails when git sent fewer bytes than it promised.
fn whole(read: u64, promised: u64) -> Result<(), GitError> {
    if read == promised { Ok(()) } else { Err(GitError::Failed("cat-file".into())) }
}

impl Drop for Batch {
    fn drop(&mut self) {
        // git exits by itself once its input is closed. It is killed in case it has more output than was read.
        self.questions = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
