//! Whether files have changed since they were last looked at, without reading them.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use super::disk;

/// A word for how files and folders are now: another one when a file in them is there no more, is new, has another length or
/// was written at another time.
pub(crate) fn state<'p>(paths: impl IntoIterator<Item = &'p Path>) -> String {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        let files = if path.is_dir() { disk::every(path) } else { disk::one(path) };
        for file in files {
            let meta = fs::metadata(&file.path).ok();
            let written = meta.as_ref().and_then(|meta| meta.modified().ok());
            (&file.path, meta.map(|meta| meta.len()), written).hash(&mut hasher);
        }
    }
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_new_longer_or_gone_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let (own, file) = (folder.path(), folder.path().join("plan.yaml"));
        let now = || state([own]);
        let nothing = now();
        fs::write(&file, "kind: plan\n").unwrap();
        let first = now();
        assert_eq!(first, now());
        fs::write(&file, "kind: plan\nid: plan\n").unwrap();
        let longer = now();
        assert_ne!(first, longer);
        fs::remove_file(&file).unwrap();
        assert_ne!(longer, now());
        assert_eq!(nothing, now());
        assert_eq!(state([file.as_path()]), state([file.as_path()]));
    }
}
