//! What git knows of the workspace. The only door to the `git` program.
//!
//! Reading must not write: optional locks are off, and so is whatever the repository's own configuration would
//! have git run.

use std::path::Path;
use std::process::{Command, Stdio};

/// What the files are, as git sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The commit's short name; `None` before the first commit.
    pub commit: Option<String>,
    /// Whether files differ from it.
    pub changed: bool,
}

/// The revision that the workspace's files stand at; `None` where there is no git or no repository.
pub fn revision(root: &Path) -> Option<Revision> {
    let output = Command::new("git")
        .args(["--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotePath=true"])
        .args(["status", "--porcelain=v2", "--branch", "--untracked-files=normal", "--", "."])
        .current_dir(root)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    Some(read(&String::from_utf8_lossy(&output.stdout)))
}

fn read(status: &str) -> Revision {
    let commit = status
        .lines()
        .find_map(|line| line.strip_prefix("# branch.oid "))
        .filter(|commit| *commit != "(initial)")
        .map(|commit| commit.chars().take(10).collect());
    Revision { commit, changed: status.lines().any(|line| !line.starts_with('#')) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_a_commit_and_whether_files_differ() {
        let clean = "# branch.oid 0123456789abcdef\n# branch.head main\n";
        assert_eq!(read(clean), Revision { commit: Some("0123456789".into()), changed: false });
        let changed = "# branch.oid (initial)\n? plans/ny.yaml\n";
        assert_eq!(read(changed), Revision { commit: None, changed: true });
    }
}
