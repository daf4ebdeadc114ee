//! Writes files completely or not at all. The only door through which anything is written to the disk.
//!
//! A file is written under a temporary name and then renamed, so that nobody reads half of it. A record is changed
//! under a lock, and only if it still is what was read: two who write at once lose nothing. What a killed run left is
//! removed by the next.

use std::error::Error;
use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::disk;
use crate::syntax::fault::Unreadable;
use crate::syntax::text::Source;

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
    /// The file would be larger than any that is read.
    TooLarge,
    /// The file would be larger than the system allows this user or this disk.
    Limited,
    /// The file is somebody else's, and would no longer be.
    Foreign,
    /// The file is a link or has more than one name, which writing would part without a word.
    Linked,
    /// Another process kept the lock for too long.
    Busy,
    /// What stands in the place of the lock cannot be opened.
    Barred,
    /// Another error of the operating system.
    System(io::Error),
}

/// Why we refuse what the system might have done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    TooLarge,
    Foreign,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::TooLarge => "larger than any file that is read",
            Self::Foreign => "somebody else's file",
        })
    }
}

impl Error for Refusal {}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> Self {
        Self::other(refusal)
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        match error.get_ref().and_then(|error| error.downcast_ref()) {
            Some(Refusal::TooLarge) => return Self::TooLarge,
            Some(Refusal::Foreign) => return Self::Foreign,
            None => {}
        }
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Forbidden,
            io::ErrorKind::FileTooLarge => Self::Limited,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::System(error),
        }
    }
}

/// How many times the lock is tried.
const PATIENCE: u32 = 200;
/// The pause between two tries.
const PAUSE: Duration = Duration::from_millis(50);

/// What is done to the disk. Everything that writes passes [`step`], so that a test can let each of these fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    Folder,
    Open,
    Lock,
    Create,
    Own,
    Permit,
    Write,
    Flush,
    Check,
    Move,
    Link,
    FlushFolder,
    Remove,
}

/// Does one thing to the disk.
fn step<T>(deed: Deed, act: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    #[cfg(test)]
    faults::before(deed)?;
    let _ = deed;
    act()
}

/// Permission to change records, for one process at a time. The system releases it when the process ends, however it
/// ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
    path: PathBuf,
}

impl Lock {
    /// The lock for those who write in a workspace: in `.git`, which linked working trees share, otherwise in the records' folder under a name that git
    /// ignores.
    pub(crate) fn place(root: &Path, records: &Path) -> PathBuf {
        let root = disk::absolute(root);
        let git = root.ancestors().map(|folder| folder.join(".git")).find(|git| git.exists());
        let shared = git.and_then(|git| if git.is_dir() { Some(git) } else { disk::shared_git(&git) });
        match shared {
            Some(git) => git.join("vbe.lock"),
            None => root.join(records).join(disk::LOCK),
        }
    }

    /// Whether something stands in the place of the lock that cannot be locked. Nothing is written.
    pub(crate) fn is_barred(path: &Path) -> bool {
        match fs::symlink_metadata(path) {
            Ok(meta) if meta.is_file() => OpenOptions::new().write(true).open(path).is_err(),
            Ok(_) => true,
            Err(_) => false,
        }
    }

    /// Waits for the lock.
    pub(crate) fn wait(path: &Path) -> Result<Self, WriteError> {
        if let Some(folder) = path.parent() {
            step(Deed::Folder, || fs::create_dir_all(folder))?;
        }
        for _ in 0..PATIENCE {
            let file = Self::open(path)?;
            match step(Deed::Lock, || Ok(file.try_lock()))? {
                // Whoever had the lock may have removed this file since it was opened; then the next is tried.
                Ok(()) if is_in_place(&file, path) => {
                    return Ok(Self { _file: file, path: path.to_path_buf() });
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                // Some network file systems have no locks. That the file has not changed is checked all the same.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Self { _file: file, path: path.to_path_buf() });
                }
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Err(WriteError::Busy)
    }

    /// Opens the file to lock. A run that was killed leaves it, and it may have become unwritable since.
    fn open(path: &Path) -> Result<File, WriteError> {
        // Opening a queue would wait for ever, and a link leads to a file elsewhere.
        if fs::symlink_metadata(path).is_ok_and(|meta| !meta.is_file()) {
            return Err(WriteError::Barred);
        }
        let open =
            || step(Deed::Open, || OpenOptions::new().write(true).create(true).truncate(false).open(path));
        match open() {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && path.exists() => {
                make_writable(path).and_then(|()| open()).map_err(|_| WriteError::Barred)
            }
            opened => Ok(opened?),
        }
    }

    /// Replaces the content of a file from `was` to `now`; fails when it no longer is `was`.
    #[expect(clippy::unused_self, reason = "who changes a file holds the lock")]
    pub(crate) fn change(&self, path: &Path, was: &[u8], now: &[u8]) -> Result<(), WriteError> {
        change(path, was, now)
    }

    /// Creates a file; fails when there is one.
    #[expect(clippy::unused_self, reason = "who makes a file holds the lock")]
    pub(crate) fn make(&self, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        Ok(new(path, bytes)?)
    }

    /// Removes what killed runs left in a folder and below. Why only under the lock: nobody else is writing there now.
    #[expect(clippy::unused_self, reason = "who sweeps holds the lock")]
    pub(crate) fn sweep(&self, folder: &Path) {
        for left in disk::leftovers(folder) {
            remove(&left);
        }
    }
}

/// The file goes while it is still locked: who waits for it then finds that it is gone, and opens the next.
impl Drop for Lock {
    fn drop(&mut self) {
        if cfg!(unix) {
            remove(&self.path);
        }
    }
}

/// Whether a file that has been opened is the one that others open by its path. Only Unix removes one that is open.
fn is_in_place(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let which = |meta: fs::Metadata| (meta.dev(), meta.ino());
        let (own, here) = (file.metadata().map(which), fs::symlink_metadata(path).map(which));
        matches!((own, here), (Ok(own), Ok(here)) if own == here)
    }
    #[cfg(not(unix))]
    {
        let _ = (file, path);
        true
    }
}

/// Changes a file.
fn change(path: &Path, was: &[u8], now: &[u8]) -> Result<(), WriteError> {
    let is_as_it_was = || match disk::read(path) {
        Ok(bytes) if bytes == was => Ok(()),
        Err(Unreadable::Forbidden) => Err(WriteError::Forbidden),
        Err(Unreadable::System(error)) => Err(WriteError::System(io::Error::other(error))),
        Ok(_) | Err(_) => Err(WriteError::Changed),
    };
    is_as_it_was()?;
    has_one_name(path)?;
    // Where the folder is writable, a rename would replace even a file that is read-only.
    let meta = fs::metadata(path)?;
    if meta.permissions().readonly() {
        return Err(WriteError::Forbidden);
    }
    drop(OpenOptions::new().write(true).open(path)?);
    let beside = beside(path, now, Some(&meta))?;
    let moved = step(Deed::Check, || Ok(is_as_it_was()))
        .map_err(WriteError::from)
        .and_then(|checked| checked)
        .and_then(|()| Ok(step(Deed::Move, || fs::rename(&beside, path))?));
    moved.inspect_err(|_| remove(&beside))?;
    keep_folder(path);
    Ok(())
}

/// Fails for a link, and for a file that has another name too. A rename gives this name a file of its own: the other
/// would keep what was, and nobody would be told.
fn has_one_name(path: &Path) -> Result<(), WriteError> {
    let meta = fs::symlink_metadata(path)?;
    if meta.is_symlink() || names(&meta) > 1 { Err(WriteError::Linked) } else { Ok(()) }
}

/// How many names a file has, where the system tells.
fn names(meta: &fs::Metadata) -> u64 {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        meta.nlink()
    }
    #[cfg(not(unix))]
    {
        let _ = meta;
        1
    }
}

/// Removes what killed runs left of this file in a folder.
fn sweep(folder: &Path, path: &Path) {
    let Some(name) = path.file_name() else { return };
    for left in disk::leftovers_of(folder, &name.to_string_lossy()) {
        remove(&left);
    }
}

/// Removes a file of ours. One that cannot be removed is tried again by the next run, and `vbe doctor` tells of it.
pub(crate) fn remove(path: &Path) {
    let _ = step(Deed::Remove, || fs::remove_file(path));
}

/// Gives a file of ours back to us.
fn make_writable(path: &Path) -> io::Result<()> {
    let mut permissions = fs::metadata(path)?.permissions();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        permissions.set_mode(0o600);
    }
    #[cfg(not(unix))]
    permissions.set_readonly(false);
    step(Deed::Permit, || fs::set_permissions(path, permissions))
}

/// Flushes the folder, so that a rename survives a power cut. The file is whole and in its place, so a folder that
/// cannot be flushed, as on some network disks, is no reason to say otherwise. Windows does so by itself, and cannot
/// open folders.
fn keep_folder(path: &Path) {
    if let Some(folder) = path.parent().filter(|_| cfg!(unix)) {
        let _ = step(Deed::FlushFolder, || OpenOptions::new().read(true).open(folder)?.sync_all());
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
    new_by(path.parent().unwrap_or(Path::new("")), path, text.as_ref())
}

/// Creates a file outside the records, which waits among them until it is whole: what a killed run leaves is then passed
/// over by git, and removed by the next that writes. Where it cannot wait there, as on another disk, it does so beside.
pub(crate) fn new_outside(records: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    step(Deed::Folder, || fs::create_dir_all(folder))?;
    match if records.is_dir() { new_by(records, path, bytes) } else { new(path, bytes) } {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => new(path, bytes),
        made => made,
    }
}

/// Creates a file, which waits in a folder until it is whole.
fn new_by(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    sweep(folder, path);
    let beside = waiting(folder, path, bytes, None)?;
    // A hard link fails where a file exists; a rename would replace it.
    let put = match step(Deed::Link, || fs::hard_link(&beside, path)) {
        // Some file systems have no hard links, and say so in different ways.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && fs::symlink_metadata(path).is_err() => {
            step(Deed::Move, || fs::rename(&beside, path))
        }
        put => put,
    };
    remove(&beside);
    put.inspect(|()| keep_folder(path))
}

/// Replaces a file that is there, unless it is protected, a link, or has another name.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    has_one_name(path)?;
    let meta = fs::symlink_metadata(path)?;
    if !meta.is_file() || meta.permissions().readonly() {
        return Err(WriteError::Forbidden);
    }
    Ok(over(path, bytes)?)
}

/// Replaces an existing file.
pub(crate) fn over(path: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    sweep(path.parent().unwrap_or(Path::new("")), path);
    let was = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file);
    let beside = beside(path, text.as_ref(), was.as_ref())?;
    step(Deed::Move, || fs::rename(&beside, path)).inspect_err(|_| remove(&beside))?;
    keep_folder(path);
    Ok(())
}

/// Adds to the end of a file that other programs add to as well, and makes it where there is none.
pub(crate) fn append(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = step(Deed::Open, || fs::OpenOptions::new().append(true).create(true).open(path))?;
    step(Deed::Write, || file.write_all(bytes))
}

/// Writes a file that nobody waits for, in a folder that is not in its place yet.
pub(crate) fn plain(path: &Path, bytes: &[u8]) -> io::Result<()> {
    step(Deed::Write, || fs::write(path, bytes))
}

/// Puts a folder that is whole in its place, where there is none or an empty one.
pub(crate) fn move_folder(from: &Path, to: &Path) -> io::Result<()> {
    // Windows moves nothing onto a folder, not even an empty one.
    if fs::read_dir(to).is_ok_and(|mut all| all.next().is_none()) {
        step(Deed::Remove, || fs::remove_dir(to))?;
    }
    step(Deed::Move, || fs::rename(from, to)).inspect(|()| keep_folder(to))
}

/// Removes a folder of ours with all that it holds.
pub(crate) fn remove_folder(path: &Path) -> io::Result<()> {
    step(Deed::Remove, || fs::remove_dir_all(path))
}

/// Makes a file executable. Does nothing on Windows.
pub fn runnable(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        step(Deed::Permit, || fs::set_permissions(path, fs::Permissions::from_mode(0o755)))?;
    }
    let _ = path;
    Ok(())
}

/// Creates a folder and its missing parents.
pub(crate) fn folder(path: &Path, doors: Access) -> io::Result<()> {
    step(Deed::Folder, || fs::create_dir_all(path))?;
    #[cfg(unix)]
    if doors == Access::Shut {
        use std::os::unix::fs::PermissionsExt;
        step(Deed::Permit, || fs::set_permissions(path, fs::Permissions::from_mode(0o700)))?;
    }
    let _ = doors;
    Ok(())
}

/// Gives a new file the group and the owner of the one that it replaces. Only root may give a file away: to others the
/// owner becomes whoever writes, which takes nothing from those who share the file through a group that may write in it.
#[cfg(unix)]
fn keep_owner(file: &File, was: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let now = file.metadata()?;
    if now.gid() != was.gid() {
        step(Deed::Own, || fchown(file, None, Some(was.gid()))).map_err(|_| Refusal::Foreign)?;
    }
    let is_shared = was.mode() & 0o060 == 0o060;
    if now.uid() != was.uid()
        && step(Deed::Own, || fchown(file, Some(was.uid()), None)).is_err()
        && !is_shared
    {
        return Err(Refusal::Foreign.into());
    }
    Ok(())
}

/// Windows gives a file the rights of its folder.
#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) -> io::Result<()> {
    step(Deed::Own, || Ok(())).map_err(|_| Refusal::Foreign.into())
}

/// Writes the bytes to a temporary file beside the target.
fn beside(path: &Path, bytes: &[u8], was: Option<&fs::Metadata>) -> io::Result<PathBuf> {
    waiting(path.parent().unwrap_or(Path::new("")), path, bytes, was)
}

/// Writes the bytes to a temporary file in a folder. It gets the owner and the permissions of the file that it replaces
/// before its bytes: what few may read is never open to others in the meantime.
fn waiting(folder: &Path, path: &Path, bytes: &[u8], was: Option<&fs::Metadata>) -> io::Result<PathBuf> {
    // What nobody could read again is not written.
    if bytes.len() as u64 > Source::LIMIT {
        return Err(Refusal::TooLarge.into());
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    step(Deed::Folder, || fs::create_dir_all(folder))?;
    let beside = folder.join(disk::temporary(&name));
    let open = || step(Deed::Create, || OpenOptions::new().write(true).create_new(true).open(&beside));
    // Process ids are reused: a temporary file with ours was left by a process that is gone.
    let mut file = match open() {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            step(Deed::Remove, || fs::remove_file(&beside))?;
            open()?
        }
        opened => opened?,
    };
    let (first, rest) = bytes.split_at(bytes.len() / 2);
    let keep = |was: &fs::Metadata| {
        keep_owner(&file, was)?;
        step(Deed::Permit, || file.set_permissions(was.permissions()))
    };
    let written = was
        .map_or(Ok(()), keep)
        .and_then(|()| step(Deed::Write, || file.write_all(first)))
        .and_then(|()| step(Deed::Write, || file.write_all(rest)))
        .and_then(|()| step(Deed::Flush, || file.sync_all()));
    drop(file);
    written.inspect_err(|_| remove(&beside))?;
    Ok(beside)
}

#[cfg(test)]
pub(crate) mod faults;
#[cfg(test)]
mod tests;
