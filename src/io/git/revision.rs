//! Which revision the files stand at.

use super::error::GitError;
use super::program::Git;
use crate::base::day::Day;
use crate::pii::detector::is_hash;

/// The length of a short name, and of the longest where the first characters are nearly all digits.
const SHORT: usize = 10;
const LONG: usize = 16;

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

/// The short name of a commit, as shown, of its whole one. It is as long as it takes to look like nothing but the name of a
/// commit: one with hardly any letters would pass for a number or a day, and be covered in the command that it is to be used
/// in.
pub(crate) fn short(commit: &str) -> String {
    let lengths = SHORT..=LONG.min(commit.len());
    let names = lengths.filter_map(|length| commit.get(..length));
    names.into_iter().find(|name| is_hash(name)).unwrap_or(commit).to_owned()
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
    use proptest::prelude::*;

    use super::*;
    use crate::pii::detector::{Detector, Exposure};
    use crate::pii::told::told;

    #[test]
    fn a_status_is_a_commit_and_whether_files_differ() {
        let clean = "# branch.oid 0f2345e789abcdef\n# branch.head main\n";
        assert_eq!(read(clean), Revision { commit: Some("0f2345e789".into()), changed: false, from: None });
        let changed = "# branch.oid (initial)\n? plans/ny.yaml\n";
        assert_eq!(read(changed), Revision { commit: None, changed: true, from: None });
    }

    #[test]
    fn a_short_name_is_told_in_a_command_as_it_is() {
        let detector = Detector::default();
        // A name that begins with a whole number of ten digits, one of a hundred, is not to be told from a number.
        proptest!(|(digits in "[0-9]{4,9}", rest in "[a-f][0-9]{0,4}[a-f][0-9a-f]{34}")| {
            let whole = &format!("{digits}{rest}")[..40];
            let short = short(whole);
            prop_assert!(whole.starts_with(&short) && short.len() <= LONG);
            let command = format!("git restore --source={short} -- 'records/x.yaml'");
            prop_assert!(told(&detector, &command, Exposure::Meeting) == command, "{command}");
        });
        assert_eq!(short("190110121f2a90123456789012345678901234aa"), "190110121f2a");
    }
}
