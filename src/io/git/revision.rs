//! Which revision the files stand at.

use super::error::GitError;
use super::program::Git;
use crate::base::day::Day;

/// The revision of files, as git sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The commit's short name; `None` before the first commit.
    pub commit: Option<String>,
    /// Whether the working tree differs from the commit.
    pub changed: bool,
    /// The day of the commit, when the files were read from it and not from the disk.
    pub from: Option<Day>,
}

impl Git {
    /// The revision of the files in the folder; `None` without a repository.
    pub(crate) fn revision(&self) -> Result<Option<Revision>, GitError> {
        let words = ["status", "--porcelain=v2", "--branch", "--untracked-files=normal", "--", "."];
        match self.ask(&words).map_err(|trouble| self.unless_there(trouble)) {
            Ok(status) => Ok(Some(read(&String::from_utf8_lossy(&status)))),
            // Without a working tree there is no state of the files to tell of.
            Err(GitError::NoGit | GitError::NoRepository) => Ok(None),
            Err(_) if self.is_bare() => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }
}

/// The short name of a commit, as shown.
pub(crate) fn short(commit: &str) -> String {
    commit.chars().take(10).collect()
}

fn read(status: &str) -> Revision {
    let commit = status
        .lines()
        .find_map(|line| line.strip_prefix("# branch.oid "))
        .filter(|commit| *commit != "(initial)")
        .map(short);
    Revision { commit, changed: status.lines().any(|line| !line.starts_with('#')), from: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_a_commit_and_whether_files_differ() {
        let clean = "# branch.oid 0123456789abcdef\n# branch.head main\n";
        assert_eq!(read(clean), Revision { commit: Some("0123456789".into()), changed: false, from: None });
        let changed = "# branch.oid (initial)\n? plans/ny.yaml\n";
        assert_eq!(read(changed), Revision { commit: None, changed: true, from: None });
    }
}
