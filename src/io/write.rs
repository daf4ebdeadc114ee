//! Writes files completely or not at all. The only door through which anything is written to the disk.
//!
//! A file is written under a temporary name and then renamed, so that nobody reads half of it. A record is changed
//! under a lock, and only if it still is what was read: two who write at once lose nothing.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// Why a file was not written.
#[derive(Debug)]
pub(crate) enum WriteError {
    /// The file has changed since it was read.
    Changed,
    Exists,
    /// The file, or its folder, cannot be written to.
    Forbidden,
    /// The disk is full.
    Full,
    /// Another process kept the lock for too long.
    Busy,
    /// Another error of the operating system.
    System(io::Error),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Forbidden,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::System(error),
        }
    }
}

/// How many times the lock is tried.
const PATIENCE: u32 = 200;
/// The pause between two tries.
const PAUSE: Duration = Duration::from_millis(50);

/// Permission to change records, for one process at a time. The system releases it when the process ends, however it
/// ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the lock. The lock file is never deleted: two processes could then lock a file of their own each.
    pub(crate) fn wait(path: &Path) -> Result<Self, WriteError> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        for _ in 0..PATIENCE {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                // Some network file systems have no locks. That the file has not changed is checked all the same.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Self { _file: file });
                }
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Err(WriteError::Busy)
    }

    /// Replaces the content of a file from `was` to `now`; fails when it no longer is `was`.
    #[expect(clippy::unused_self, reason = "who changes a file holds the lock")]
    pub(crate) fn change(&self, path: &Path, was: &[u8], now: &[u8]) -> Result<(), WriteError> {
        change(path, was, now, &mut |_| Ok(()))
    }

    /// Creates a file; fails when there is one.
    #[expect(clippy::unused_self, reason = "who makes a file holds the lock")]
    pub(crate) fn make(&self, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        Ok(new(path, bytes)?)
    }
}

/// The steps of a change; tests interrupt it after each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Begun,
    HalfWritten,
    Written,
    Kept,
    Checked,
    Moved,
}

/// Changes a file, and calls `after` once each step is done.
fn change(
    path: &Path,
    was: &[u8],
    now: &[u8],
    after: &mut dyn FnMut(Step) -> io::Result<()>,
) -> Result<(), WriteError> {
    let is_as_it_was = || match fs::read(path) {
        Ok(bytes) if bytes == was => Ok(()),
        Ok(_) => Err(WriteError::Changed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(WriteError::Changed),
        Err(error) => Err(error.into()),
    };
    is_as_it_was()?;
    // Where the folder is writable, a rename would replace even a file that is read-only.
    let permissions = fs::metadata(path)?.permissions();
    if permissions.readonly() {
        return Err(WriteError::Forbidden);
    }
    drop(OpenOptions::new().write(true).open(path)?);
    after(Step::Begun)?;
    sweep(path);
    let beside = beside(path, now, after)?;
    let moved = fs::set_permissions(&beside, permissions)
        .and_then(|()| after(Step::Kept))
        .map_err(WriteError::from)
        .and_then(|()| is_as_it_was())
        .and_then(|()| Ok(after(Step::Checked)?))
        .and_then(|()| Ok(fs::rename(&beside, path)?));
    moved.inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })?;
    after(Step::Moved)?;
    keep_folder(path)?;
    Ok(())
}

/// Removes the temporary files that a killed process left beside this file.
fn sweep(path: &Path) {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return };
    let begins = format!(".{}.", name.to_string_lossy());
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let other = entry.file_name().to_string_lossy().into_owned();
        let number = other.strip_prefix(&begins).and_then(|rest| rest.strip_suffix(".tmp"));
        if number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit())) {
            // A file that cannot be removed does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Flushes the folder, so that a rename survives a power cut. Windows does so by itself, and cannot open folders.
fn keep_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

/// Who else on the machine may read a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// The default permissions.
    Usual,
    /// Only the current user.
    Shut,
}

/// Creates a file. One that appears in the meantime is left as it is, and reported as an error.
pub(crate) fn new(path: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    let beside = beside(path, text.as_ref(), &mut |_| Ok(()))?;
    // A hard link fails where a file exists; a rename would replace it.
    let put = match fs::hard_link(&beside, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && !path.exists() => {
            return fs::rename(&beside, path).and_then(|()| keep_folder(path));
        }
        put => put,
    };
    let _ = fs::remove_file(&beside);
    put.and_then(|()| keep_folder(path))
}

/// Replaces an existing file.
pub(crate) fn over(path: &Path, text: &str) -> io::Result<()> {
    let beside = beside(path, text.as_bytes(), &mut |_| Ok(()))?;
    fs::rename(&beside, path).inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })?;
    keep_folder(path)
}

/// Makes a file executable. Does nothing on Windows.
pub fn runnable(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
    }
    let _ = path;
    Ok(())
}

/// Creates a folder and its missing parents.
pub(crate) fn folder(path: &Path, doors: Access) -> io::Result<()> {
    fs::create_dir_all(path)?;
    #[cfg(unix)]
    if doors == Access::Shut {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
    }
    let _ = doors;
    Ok(())
}

/// Writes the bytes to a temporary file beside the target.
fn beside(path: &Path, bytes: &[u8], after: &mut dyn FnMut(Step) -> io::Result<()>) -> io::Result<PathBuf> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)?;
    let beside = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    let open = || OpenOptions::new().write(true).create_new(true).open(&beside);
    // Process ids are reused: a temporary file with ours was left by a process that is gone.
    let mut file = match open() {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(&beside)?;
            open()?
        }
        opened => opened?,
    };
    let (first, rest) = bytes.split_at(bytes.len() / 2);
    let written = file
        .write_all(first)
        .and_then(|()| after(Step::HalfWritten))
        .and_then(|()| file.write_all(rest))
        .and_then(|()| file.sync_all())
        .and_then(|()| after(Step::Written));
    drop(file);
    written.inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })?;
    Ok(beside)
}

#[cfg(test)]
mod tests;
