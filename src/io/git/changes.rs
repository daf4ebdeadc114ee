//! Parses git's raw diff output as a stream: commits, and the files that each changes.
//!
//! An entry is `:100644 100644 OLD NEW M`, NUL, path, NUL. A merge has one colon, mode and name for each parent, and
//! lists only files that differ from all of them. A removed file has only zeros as its new name.

use crate::syntax::decode::decoded;
use std::io::{self, BufRead};

/// One entry of the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// The following files were changed by this commit.
    Commit(String),
    /// A file: `now` as it is afterwards, unless removed, and `before` as each parent has it.
    File { now: Option<Entry>, before: Vec<Entry> },
    /// A file with an unresolved conflict; its contents are listed by another command.
    Unsettled,
}

/// A file as git keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) mode: Mode,
    /// The name of the blob, in hexadecimal digits.
    pub(super) object: String,
    /// The path from the root of the repository.
    pub(super) path: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    File,
    Link,
    /// A commit of another repository.
    Submodule,
}

impl Mode {
    /// An unknown mode is treated as a file, so that it is searched.
    pub(super) fn read(mode: &str) -> Self {
        match mode {
            "120000" => Self::Link,
            "160000" => Self::Submodule,
            _ => Self::File,
        }
    }
}

/// An iterator over the entries of the output.
pub(super) struct Changes<R> {
    told: R,
}

impl<R: BufRead> Changes<R> {
    pub(super) fn new(told: R) -> Self {
        Self { told }
    }

    /// Reads up to the next NUL; `None` at the end.
    fn word(&mut self) -> io::Result<Option<String>> {
        let mut word = Vec::new();
        self.told.read_until(0, &mut word)?;
        if word.is_empty() {
            return Ok(None);
        }
        if word.pop() != Some(0) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Some(decoded(&word).into_owned()))
    }

    fn change(&mut self) -> io::Result<Option<Change>> {
        let Some(head) = self.word()? else { return Ok(None) };
        let parents = head.bytes().take_while(|byte| *byte == b':').count();
        if parents == 0 {
            return Ok(Some(Change::Commit(head)));
        }
        let path = self.word()?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let words: Vec<&str> = head[parents..].split(' ').collect();
        // The words are a mode for each version, a name for each version, and a status.
        let [versions @ .., status] = &words[..] else {
            return Err(io::ErrorKind::InvalidData.into());
        };
        if versions.len() != 2 * (parents + 1) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        if status.starts_with('U') {
            return Ok(Some(Change::Unsettled));
        }
        let (modes, objects) = versions.split_at(parents + 1);
        let version = |(mode, object): (&&str, &&str)| {
            let is_there = object.bytes().any(|digit| digit != b'0');
            let entry = || Entry { mode: Mode::read(mode), object: (*object).to_owned(), path: path.clone() };
            is_there.then(entry)
        };
        let now = version((&modes[parents], &objects[parents]));
        let before = modes.iter().zip(objects).take(parents).filter_map(version).collect();
        Ok(Some(Change::File { now, before }))
    }
}

impl<R: BufRead> Iterator for Changes<R> {
    type Item = io::Result<Change>;

    fn next(&mut self) -> Option<Self::Item> {
        self.change().transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(told: &str) -> Vec<Change> {
        Changes::new(told.replace('|', "\0").as_bytes()).map(Result::unwrap).collect()
    }

    fn entry(mode: Mode, object: &str, path: &str) -> Entry {
        Entry { mode, object: object.into(), path: path.into() }
    }

    fn file(now: Entry, before: Vec<Entry>) -> Change {
        Change::File { now: Some(now), before }
    }

    #[test]
    fn a_commit_brings_what_is_new_and_a_deletion_has_only_what_was() {
        let told = "c1|:100644 000000 aa 00 D|borta|:000000 120000 00 bb A|d/å b|:100644 160000 aa cc T|sub|";
        let expected = [
            Change::Commit("c1".into()),
            Change::File { now: None, before: vec![entry(Mode::File, "aa", "borta")] },
            file(entry(Mode::Link, "bb", "d/å b"), vec![]),
            file(entry(Mode::Submodule, "cc", "sub"), vec![entry(Mode::File, "aa", "sub")]),
        ];
        assert_eq!(read(told), expected);
    }

    #[test]
    fn a_merge_tells_what_differs_from_every_parent() {
        let told = "m|::100644 100755 100644 aa bb cc MM|f|:::000000 000000 000000 000000 00 00 00 00 DDD|g|";
        let before = vec![entry(Mode::File, "aa", "f"), entry(Mode::File, "bb", "f")];
        let gone = Change::File { now: None, before: vec![] };
        assert_eq!(
            read(told),
            [Change::Commit("m".into()), file(entry(Mode::File, "cc", "f"), before), gone]
        );
    }

    #[test]
    fn an_answer_that_is_cut_short_is_an_error_and_no_end() {
        for told in ["c1", ":000000 100644 00 bb A\0d/å", ":000000 100644 00 bb A\0", ":000000\0x\0"] {
            assert!(Changes::new(told.as_bytes()).any(|change| change.is_err()), "{told}");
        }
    }
}
