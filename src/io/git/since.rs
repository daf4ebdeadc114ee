//! Which files of the working tree differ from those of a commit.

use std::collections::{BTreeMap, BTreeSet};

use super::commit::Commit;
use super::error::GitError;
use super::program::Git;

/// What there is of files on the disk beside a commit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Since {
    /// The files that differ from the commit or that it does not have, from the top of the repository; each with the path
    /// that it had there, where git knows it by another. Files that git passes over are left out.
    pub(crate) changed: BTreeMap<String, Option<String>>,
    /// The files of the commit.
    pub(crate) had: BTreeSet<String>,
}

impl Git {
    /// Compares the files on the disk with those of a commit.
    pub(crate) fn changed_since(&self, commit: &Commit) -> Result<Since, GitError> {
        let told = self.ask(&[
            "diff",
            "--name-status",
            "-z",
            "-M",
            "--no-ext-diff",
            "--no-textconv",
            "--no-color",
            "--no-relative",
            "--ignore-submodules=all",
            commit.name(),
            "--",
        ])?;
        let mut changed = parsed(&told);
        let new =
            self.ask(&["ls-files", "-z", "--full-name", "--others", "--exclude-standard", "--", ":/"])?;
        changed.extend(words(&new).map(|path| (path, None)));
        let had = self.files_of(commit.name())?.into_iter().collect();
        Ok(Since { changed, had })
    }
}

/// Reads `M PATH` and `R100 OLD NEW`, each ended by a zero byte.
fn parsed(told: &[u8]) -> BTreeMap<String, Option<String>> {
    let mut words = words(told);
    let mut changed = BTreeMap::new();
    while let Some(how) = words.next() {
        let Some(path) = words.next() else { break };
        if how.starts_with(['R', 'C']) {
            let Some(now) = words.next() else { break };
            changed.insert(now, Some(path));
        } else {
            changed.insert(path, None);
        }
    }
    changed
}

fn words(told: &[u8]) -> impl Iterator<Item = String> {
    let words = told.split(|byte| *byte == 0).filter(|word| !word.is_empty());
    words.map(|word| String::from_utf8_lossy(word).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_file_is_known_by_where_it_was() {
        let changed = parsed("M\0a.yaml\0R087\0b.yaml\0åtgärd c.yaml\0D\0d.yaml\0".as_bytes());
        let own: Vec<(&str, Option<&str>)> =
            changed.iter().map(|(now, was)| (now.as_str(), was.as_deref())).collect();
        assert_eq!(own, [("a.yaml", None), ("d.yaml", None), ("åtgärd c.yaml", Some("b.yaml"))]);
    }
}
