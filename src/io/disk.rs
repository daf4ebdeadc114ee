//! Which files there are, and their bytes. The only door to the disk for records.
//!
//! Nothing is written here, no link is followed, and no file larger than a record can be is read.

use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::syntax::fault::Unreadable;
use crate::syntax::text::Source;

/// A file that may be a record.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where it is on the disk.
    pub path: PathBuf,
    /// Why it is not to be opened, when that is known already.
    pub refused: Option<Unreadable>,
    /// Its bytes, when they are at hand and need not be read from the disk.
    pub held: Option<Vec<u8>>,
}

/// What stands under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A queue, a socket or a device.
    Other,
}

impl Entry {
    fn of(kind: FileType) -> Self {
        if kind.is_symlink() {
            Self::Link
        } else if kind.is_dir() {
            Self::Folder
        } else if kind.is_file() {
            Self::File
        } else {
            Self::Other
        }
    }
}

/// Everything under `folder` that is named as a record, in the order of names. Hidden files and folders are
/// passed over. A folder that is not there holds nothing. Where nothing but records may be, documents of other
/// programs are found too, to be refused.
pub fn records(folder: &Path, only_records: bool) -> Vec<Found> {
    walk(folder, |path, entry| as_record(path, entry, only_records))
}

/// Whether something is taken for a record, and why it is not to be opened, if that is known: the same for what is on
/// the disk and for what a commit kept.
#[expect(
    clippy::option_option,
    reason = "whether it is a record, and whether it is refused, are two questions"
)]
pub(crate) fn as_record(path: &Path, entry: Entry, only_records: bool) -> Option<Option<Unreadable>> {
    // A linked folder may hold records too: that it is passed over must be said.
    let named = is_named_as_record(path) || entry == Entry::Link || is_misnamed(path);
    let refused = only_records && entry == Entry::File && is_document(path);
    (named || refused).then(|| refusal(path, entry).or(refused.then_some(Unreadable::Document)))
}

/// Every file under `folder`, however it is named, in the order of names. Hidden files and folders are passed over.
pub(crate) fn every(folder: &Path) -> Vec<Found> {
    walk(folder, |path, entry| {
        let document = entry == Entry::File && is_document(path);
        (entry != Entry::Folder).then(|| {
            if document {
                Some(Unreadable::Document)
            } else {
                refusal(path, entry).filter(|why| *why != Unreadable::Misnamed)
            }
        })
    })
}

/// One file, however it is named.
pub(crate) fn one(path: &Path) -> Vec<Found> {
    let refused = match fs::symlink_metadata(path) {
        Ok(meta) if is_document(path) && meta.is_file() => Some(Unreadable::Document),
        Ok(meta) => refusal(path, Entry::of(meta.file_type())).filter(|why| *why != Unreadable::Misnamed),
        Err(error) => Some(reason(&error)),
    };
    vec![Found { path: path.to_path_buf(), refused, held: None }]
}

/// What under a folder is `wanted`, and why it is not to be opened.
fn walk(folder: &Path, wanted: impl Fn(&Path, Entry) -> Option<Option<Unreadable>>) -> Vec<Found> {
    let walk = WalkDir::new(folder).follow_links(false).sort_by_file_name().into_iter();
    let seen = walk.filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name()));
    let mut found = Vec::new();
    for entry in seen {
        match entry {
            Ok(entry) => {
                let is_it =
                    if entry.depth() > 0 { wanted(entry.path(), Entry::of(entry.file_type())) } else { None };
                if let Some(refused) = is_it {
                    found.push(Found { path: entry.into_path(), refused, held: None });
                }
            }
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_path_buf();
                let missing = error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound);
                if !(missing && error.depth() == 0) {
                    let reason =
                        error.io_error().map_or_else(|| Unreadable::System(error.to_string()), reason);
                    found.push(Found { path, refused: Some(reason), held: None });
                }
            }
        }
    }
    found
}

/// Why a file is not to be opened, when that is known before it is.
fn refusal(path: &Path, entry: Entry) -> Option<Unreadable> {
    match entry {
        Entry::Link => Some(Unreadable::Link),
        Entry::Folder => Some(Unreadable::Folder),
        // A queue would be waited for, and a device has no end.
        Entry::Other => Some(Unreadable::NoFile),
        Entry::File => is_misnamed(path).then_some(Unreadable::Misnamed),
    }
}

/// The endings of what other programs write: text may stand in it, and nothing here can read it.
const DOCUMENTS: [&str; 34] = [
    "pdf", "doc", "docx", "docm", "dot", "dotx", "odt", "rtf", "pages", "xls", "xlsx", "xlsm", "xlsb", "ods",
    "numbers", "ppt", "pptx", "odp", "key", "msg", "eml", "one", "zip", "7z", "rar", "gz", "jpg", "jpeg",
    "png", "heic", "tif", "tiff", "gif", "webp",
];

/// Whether bytes begin as a document of a program's own does, whatever the file is called: PDF, Office and the packed
/// files that it is kept in, and RTF.
pub(crate) fn has_document_mark(bytes: &[u8]) -> bool {
    const MARKS: [&[u8]; 4] = [b"%PDF-", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"{\\rtf"];
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    MARKS.iter().any(|mark| bytes.starts_with(mark))
}

/// A document of another program, by its ending.
pub(crate) fn is_document(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| DOCUMENTS.contains(&extension.as_str()))
}

/// A file's bytes, unless it is too large or the system says no.
pub fn read(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let refuse = |error: io::Error| reason(&error);
    let file = File::open(path).map_err(refuse)?;
    let meta = file.metadata().map_err(refuse)?;
    if !meta.is_file() {
        return Err(if meta.is_dir() { Unreadable::Folder } else { Unreadable::NoFile });
    }
    if meta.len() > Source::LIMIT {
        return Err(Unreadable::TooLarge(meta.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0) + 1);
    // A file may grow while it is read: one byte past the limit tells.
    file.take(Source::LIMIT + 1).read_to_end(&mut bytes).map_err(refuse)?;
    if bytes.len() as u64 > Source::LIMIT {
        return Err(Unreadable::TooLarge(bytes.len() as u64));
    }
    Ok(bytes)
}

/// The nearest folder from `from` upward that holds `vbe.toml`, never past one that holds `.git`.
pub(crate) fn workspace(from: &Path) -> Option<PathBuf> {
    for folder in from.ancestors() {
        if folder.join("vbe.toml").is_file() {
            return Some(folder.to_path_buf());
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// Where a workspace stands in its repository, as `kommun/`; nothing when it is the repository's own root.
pub(crate) fn place_in_repository(root: &Path) -> String {
    let root = absolute(root);
    let top = root.ancestors().find(|folder| folder.join(".git").exists());
    let inside =
        top.and_then(|top| root.strip_prefix(top).ok()).filter(|inside| !inside.as_os_str().is_empty());
    inside.map_or_else(String::new, |inside| name(Path::new(""), inside) + "/")
}

/// A path as it is shown: relative to the workspace when it is inside, with `/` on every system.
pub fn name(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.to_string_lossy().replace('\\', "/")
}

/// The same file, however its path is written.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_path_buf())
}

/// `.yaml` and `.yml`, in any case: Windows does not tell them apart, and a file passed over is a file unchecked.
pub(crate) fn is_named_as_record(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    matches!(extension.as_deref(), Some("yaml" | "yml"))
}

/// `plan.yaml.txt` is what Notepad makes of `plan.yaml`, and Windows does not show the ending.
fn is_misnamed(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    name.ends_with(".yaml.txt") || name.ends_with(".yml.txt")
}

fn hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn reason(error: &io::Error) -> Unreadable {
    match error.kind() {
        io::ErrorKind::NotFound => Unreadable::Missing,
        io::ErrorKind::PermissionDenied => Unreadable::Forbidden,
        _ => Unreadable::System(error.to_string()),
    }
}
