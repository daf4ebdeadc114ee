//! Files written whole, or not at all. The only door through which anything is written to the disk.
//!
//! A file is written beside its place and then moved there, so that nobody ever reads half of it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Who else may look into a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doors {
    /// Whoever the system lets in.
    Usual,
    /// Nobody else on the machine.
    Shut,
}

/// Writes a file that is not there; one that has come there in the meantime is left as it is, and told.
pub fn new(path: &Path, text: &str) -> io::Result<()> {
    let beside = beside(path, text)?;
    // A link cannot be made over another file, as a move can.
    let put = match fs::hard_link(&beside, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && !path.exists() => {
            return fs::rename(&beside, path);
        }
        put => put,
    };
    let _ = fs::remove_file(&beside);
    put
}

/// Writes a file in place of the one that is there.
pub fn over(path: &Path, text: &str) -> io::Result<()> {
    let beside = beside(path, text)?;
    fs::rename(&beside, path).inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })
}

/// Lets a file be run as a program. Windows asks for no leave.
pub fn runnable(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
    }
    let _ = path;
    Ok(())
}

/// Makes a folder, and those above it that are lacking.
pub fn folder(path: &Path, doors: Doors) -> io::Result<()> {
    fs::create_dir_all(path)?;
    #[cfg(unix)]
    if doors == Doors::Shut {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
    }
    let _ = doors;
    Ok(())
}

/// The text in a file of its own, beside the place that it is meant for.
fn beside(path: &Path, text: &str) -> io::Result<PathBuf> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)?;
    let beside = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    drop(file);
    written.inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })?;
    Ok(beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_whole_or_not_there_and_what_is_there_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.txt");
        new(&path, "ett").unwrap();
        assert_eq!(new(&path, "två").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "ett");
        over(&path, "tre").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "tre");
        let left: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
        assert_eq!(left.len(), 1, "nothing is left beside it");
    }
}
