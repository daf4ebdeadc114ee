//! What has become of one file: the commits that changed it, by whom, and under which names it stood.

use super::commit::Commit;
use super::error::GitError;
use super::program::Git;
use super::revision::short;
use crate::base::day::Day;

/// A commit that changed a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its whole name.
    name: String,
    /// The one before it; none of the first.
    parent: Option<String>,
    /// The day that the change was made, where it was made.
    pub day: Day,
    /// Who made it, as git keeps it.
    pub author: String,
    /// The path before it; none where the file came to be.
    was: Option<String>,
    /// The path after it; none where the file was taken away.
    now: Option<String>,
}

impl Step {
    /// The commit's name as it is shown.
    pub(crate) fn commit(&self) -> String {
        short(&self.name)
    }

    /// The path that it had, if it is another now.
    pub(crate) fn renamed(&self) -> Option<(&str, &str)> {
        let (was, now) = (self.was.as_deref()?, self.now.as_deref()?);
        (was != now).then_some((was, now))
    }
}

/// The marks of a commit in what git tells: no path and no name holds them.
const BEGINS: char = '\u{1e}';
const THEN: char = '\u{1f}';

impl Git {
    /// The commits that changed a file, the last first, across its renames. The path is counted from the root of the
    /// repository; `at` is where to look from, or what is checked out.
    pub(crate) fn log_of(&self, path: &str, at: Option<&Commit>) -> Result<Vec<Step>, GitError> {
        let top = self.at_top()?;
        let from = at.map_or("HEAD", Commit::name);
        let form = format!("--format={BEGINS}%H{THEN}%P{THEN}%as{THEN}%aN");
        let words = [
            "--literal-pathspecs", "-c", "log.showSignature=false", "log", "--follow", "-M", "--name-status",
            "-z", &form, from, "--", path,
        ];
        let told = match top.ask(&words) {
            // Nothing has been committed yet.
            Err(GitError::UnknownRevision) => return Ok(Vec::new()),
            other => other?,
        };
        let told = String::from_utf8_lossy(&told);
        let steps = told.split(BEGINS).filter(|text| !text.trim_matches(['\0', '\n']).is_empty());
        steps.map(|text| read(text).ok_or_else(|| GitError::Failed("log".into()))).collect()
    }

    /// What the file held before a commit and after it.
    pub(crate) fn sides_of(&self, step: &Step) -> Result<[Option<Vec<u8>>; 2], GitError> {
        let top = self.at_top()?;
        let held = |commit: Option<&String>, path: Option<&String>| match (commit, path) {
            (Some(commit), Some(path)) => {
                top.ask(&["cat-file", "blob", &format!("{commit}:{path}")]).map(Some)
            }
            _ => Ok(None),
        };
        Ok([held(step.parent.as_ref(), step.was.as_ref())?, held(Some(&step.name), step.now.as_ref())?])
    }
}

/// `COMMIT␟PARENTS␟DAY␟AUTHOR` and, after it, the letter of what was done and one path or two.
fn read(text: &str) -> Option<Step> {
    let mut parts = text.split('\0');
    let mut head = parts.next()?.split(THEN);
    let name = head.next()?.to_owned();
    let parent = head.next()?.split(' ').next().filter(|parent| !parent.is_empty()).map(str::to_owned);
    let day = Day::read(head.next()?)?;
    let author = head.next()?.trim_end_matches('\n').to_owned();
    let mut parts = parts.map(|part| part.trim_start_matches('\n')).filter(|part| !part.is_empty());
    let (letter, first) = (parts.next()?, parts.next()?.to_owned());
    let (was, now) = match letter.chars().next()? {
        'A' => (None, Some(first)),
        'D' => (Some(first), None),
        // What was copied was not there under this name: that it stands elsewhere too is nothing that was done to it.
        'R' => (Some(first), Some(parts.next()?.to_owned())),
        'C' => (None, Some(parts.next()?.to_owned())),
        _ => (Some(first.clone()), Some(first)),
    };
    Some(Step { name, parent, day, author, was, now })
}
