//! The history of one file: the commits that changed it, their authors, and the names that the file has had.

use super::commit::Commit;
use super::error::GitError;
use super::program::Git;
use super::revision::short;
use crate::base::day::Day;
use crate::syntax::unsearched::Unsearched;

/// A commit that changed a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    name: String,
    /// The parent commit; `None` for the first commit.
    parent: Option<String>,
    /// The author day, in the author's time zone.
    pub day: Day,
    /// The author's name, as git has it.
    pub author: Unsearched,
    /// The path before the commit; `None` where the file was added.
    was: Option<Unsearched>,
    /// The path after the commit; `None` where the file was removed.
    now: Option<Unsearched>,
}

impl Step {
    /// The short name of the commit.
    pub(crate) fn commit(&self) -> String {
        short(&self.name)
    }

    /// The old path, if the commit renamed the file.
    pub(crate) fn renamed(&self) -> Option<(&Unsearched, &Unsearched)> {
        let (was, now) = (self.was.as_ref()?, self.now.as_ref()?);
        (was != now).then_some((was, now))
    }
}

/// Separates commits in the output; no path and no name contains it.
const BEGINS: char = '\u{1e}';
const THEN: char = '\u{1f}';

impl Git {
    /// The commits that changed a file, latest first, across renames. The path is relative to the root of the
    /// repository; the search begins at `at`, or at what is checked out.
    pub(crate) fn log_of(&self, path: &str, at: Option<&Commit>) -> Result<Vec<Step>, GitError> {
        let top = self.at_top()?;
        let from = at.map_or("HEAD", Commit::name);
        let form = format!("--format={BEGINS}%H{THEN}%P{THEN}%as{THEN}%aN");
        let words = [
            "--literal-pathspecs", "-c", "log.showSignature=false", "log", "--follow", "-M", "--name-status",
            "-z", &form, from, "--", path,
        ];
        let told = match top.ask(&words) {
            // The repository has no commits yet.
            Err(GitError::UnknownRevision) => return Ok(Vec::new()),
            other => other?,
        };
        let told = String::from_utf8_lossy(&told);
        let steps = told.split(BEGINS).filter(|text| !text.trim_matches(['\0', '\n']).is_empty());
        steps.map(|text| read(text).ok_or_else(|| GitError::Failed("log".into()))).collect()
    }

    /// The content of the file before a commit and after it.
    pub(crate) fn sides_of(&self, step: &Step) -> Result<[Option<Vec<u8>>; 2], GitError> {
        let top = self.at_top()?;
        let held = |commit: Option<&String>, path: Option<&Unsearched>| match (commit, path) {
            (Some(commit), Some(path)) => {
                top.ask(&["cat-file", "blob", &format!("{commit}:{}", path.raw())]).map(Some)
            }
            _ => Ok(None),
        };
        Ok([held(step.parent.as_ref(), step.was.as_ref())?, held(Some(&step.name), step.now.as_ref())?])
    }
}

/// Parses `COMMIT␟PARENTS␟DAY␟AUTHOR` followed by a status letter and one path or two.
fn read(text: &str) -> Option<Step> {
    let mut parts = text.split('\0');
    let mut head = parts.next()?.split(THEN);
    let name = head.next()?.to_owned();
    let parent = head.next()?.split(' ').next().filter(|parent| !parent.is_empty()).map(str::to_owned);
    let day = Day::read(head.next()?)?;
    let author = Unsearched::new(head.next()?.trim_end_matches('\n').to_owned());
    let mut parts = parts.map(|part| part.trim_start_matches('\n')).filter(|part| !part.is_empty());
    let path = |path: &str| Unsearched::new(path.to_owned());
    let (letter, first) = (parts.next()?, path(parts.next()?));
    let (was, now) = match letter.chars().next()? {
        'A' => (None, Some(first)),
        'D' => (Some(first), None),
        // A copy is a new file under this name; the original is unchanged.
        'R' => (Some(first), Some(path(parts.next()?))),
        'C' => (None, Some(path(parts.next()?))),
        _ => (Some(first.clone()), Some(first)),
    };
    Some(Step { name, parent, day, author, was, now })
}
