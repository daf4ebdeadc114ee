//! How messages name files and the repository that holds them, so that what they say to run works where vbe was run.

use std::path::{Component, Path, PathBuf};

use crate::base::shell;
use crate::cli::context::CommandContext;
use crate::io::disk;
use crate::pii::detector::{Detector, Exposure};
use crate::pii::told::searched;
use crate::syntax::unsearched::Unsearched;

/// The repository that holds the records, as it is named in commands.
#[derive(Debug)]
pub(super) struct Place {
    /// The root, from where vbe was run: `../poster`; `.` when it was run there.
    pub top: String,
    /// What a command begins with: `git`, or `git -C ../poster`.
    pub git: String,
}

impl Place {
    pub(super) fn of(top: &Path, context: &CommandContext) -> Self {
        let way = way(&disk::absolute(&context.folder), top);
        let git = if way == "." { "git".to_owned() } else { format!("git -C {}", quoted(&way)) };
        Self { top: quoted(&way), git }
    }
}

/// A path as a word of a command. What may be about somebody is not shown.
pub(super) fn quoted(path: &str) -> String {
    shell::word(&searched(Detector::plain(), &Unsearched::new(path.to_owned()), Exposure::Case))
}

/// The way from a folder to another.
fn way(from: &Path, to: &Path) -> String {
    let both = from.components().zip(to.components());
    let shared = both.take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return disk::name(Path::new(""), to);
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(to.components().skip(shared)).collect();
    let way = disk::name(Path::new(""), &way);
    if way.is_empty() { ".".to_owned() } else { way }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_leads_from_one_folder_to_the_other() {
        let way = |from: &str, to: &str| way(Path::new(from), Path::new(to));
        assert_eq!(way("/a/b", "/a/b"), ".");
        assert_eq!(way("/a/b/c", "/a/b"), "..");
        assert_eq!(way("/a/b", "/a/c d"), "../c d");
        assert_eq!(
            (quoted("../c d"), quoted("a/b.yaml"), quoted("")),
            ("'../c d'".into(), "a/b.yaml".into(), ".".into())
        );
    }
}
