//! Finds files and reads their bytes. The only door through which any file is read.
//!
//! Nothing is written here, no link is followed, and no file larger than the largest allowed record is read.

use std::ffi::OsStr;
use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::syntax::decode::decoded;
use crate::syntax::fault::Unreadable;
use crate::syntax::text::Source;

/// A file that may be a record.
#[derive(Clone, Debug)]
pub struct Found {
    /// The path on the disk.
    pub path: PathBuf,
    /// Why the file must not be opened, when that is known from its name or type.
    pub refused: Option<Unreadable>,
    /// The bytes, when they come from elsewhere than the disk, such as a commit.
    pub held: Option<Vec<u8>>,
}

/// The type of a directory entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    File,
    Folder,
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

/// Every file under `folder` that is named as a record, sorted by name. A file that only looks like one, hidden or left
/// by another program, is included and refused, so that it is reported and not passed over in silence. A missing folder
/// gives nothing. With `only_records`, documents of other programs are included too, and whatever else may be a record
/// under another name.
pub fn records(folder: &Path, only_records: bool) -> Vec<Found> {
    let mut found = walk(folder, |inside, entry| as_record(inside, entry, only_records));
    found.retain(|found| {
        // Somebody may be writing a file while the folder is walked: then it has its place by now.
        if is_leftover(&found.path) && found.path.symlink_metadata().is_err() {
            return false;
        }
        let is_stray = found.refused == Some(Unreadable::Stray);
        !is_stray || !is_no_record(inside(folder, &found.path), || read_file(&found.path))
    });
    found
}

/// Whether a path is taken for a record and, if so, why it must not be opened. The path is told from the folder of the
/// records. The same rules apply to the disk and to a commit. Of what is refused as stray, [`is_no_record`] decides when
/// its content is known.
#[expect(
    clippy::option_option,
    reason = "whether it is a record, and whether it is refused, are two questions"
)]
pub(crate) fn as_record(path: &Path, entry: Entry, only_records: bool) -> Option<Option<Unreadable>> {
    if entry == Entry::File && is_plain_record(path) {
        return Some(None);
    }
    if is_stray(path) {
        return (entry != Entry::Folder).then_some(Some(Unreadable::Stray));
    }
    let may_be_record = only_records && entry == Entry::File && !is_for_others(path);
    if is_hidden(path) {
        return may_be_record.then_some(Some(Unreadable::Stray));
    }
    // A linked folder may hold records too, so that it is skipped must be reported.
    let named = is_named_as_record(path) || entry == Entry::Link || is_misnamed(path);
    let is_document = only_records && entry == Entry::File && is_document(path);
    if named || is_document {
        return Some(refusal(path, entry).or(is_document.then_some(Unreadable::Document)));
    }
    may_be_record.then_some(Some(Unreadable::Stray))
}

/// Whether a file that looks stray by its name is no record by its content, which is `None` when it cannot be read.
pub(crate) fn is_no_record(path: &Path, content: impl FnOnce() -> Option<Vec<u8>>) -> bool {
    let is_settings = may_be_settings(path);
    if is_stray(path) {
        return is_settings && content().is_some_and(|bytes| has_no_kind(&bytes));
    }
    // Systems and programs keep hidden files of their own in any folder, which are no texts.
    content().is_some_and(|bytes| !has_kind(&bytes) && (is_hidden(path) || is_text(&bytes)))
}

/// The files in a workspace that are named as records and may be about people, or published of them, apart from those in some folders, sorted by
/// name. Folders of other workspaces and repositories are left out, and what programs make anew and mark so.
pub(crate) fn about_people(root: &Path, apart: &[PathBuf]) -> Vec<Found> {
    let is_apart = |path: &Path| {
        let is_other = || ["vbe.toml", ".git", "CACHEDIR.TAG"].iter().any(|name| path.join(name).exists());
        apart.iter().any(|folder| path.starts_with(folder)) || is_other()
    };
    let walk = WalkDir::new(root).follow_links(false).sort_by_file_name().into_iter();
    let walk = walk.filter_entry(|entry| {
        let is_folder = entry.file_type().is_dir() && entry.depth() > 0;
        !is_folder || !(is_of_versions(entry.file_name()) || is_apart(entry.path()))
    });
    let files =
        walk.flatten().filter(|entry| entry.file_type().is_file() && is_named_as_record(entry.path()));
    let held = files.filter_map(|entry| Some((read(entry.path()).ok()?, entry.into_path())));
    let people = held.filter(|(bytes, _)| may_be_about_people(bytes) || may_be_published(bytes));
    people.map(|(bytes, path)| Found { path, refused: None, held: Some(bytes) }).collect()
}

/// Whether bytes may be a record about people. Of what has another kind, nothing more is read.
pub(crate) fn may_be_about_people(bytes: &[u8]) -> bool {
    let holds = |word: &[u8]| bytes.windows(word.len()).any(|part| part == word);
    holds(b"kind") && (holds(b"case") || holds(b"incident"))
}

/// Whether bytes may be what is published of people.
fn may_be_published(bytes: &[u8]) -> bool {
    [b"audience".as_slice(), b"report"].iter().all(|word| bytes.windows(word.len()).any(|part| part == *word))
}

/// Every file under `folder`, whatever its name, sorted by name. Of what is hidden only that which looks like a record
/// is included.
pub(crate) fn every(folder: &Path) -> Vec<Found> {
    walk(folder, |path, entry| {
        if is_hidden(path) && !is_stray(path) {
            return None;
        }
        let document = entry == Entry::File && is_document(path);
        (entry != Entry::Folder).then(|| {
            if document {
                Some(Unreadable::Document)
            } else {
                refusal(path, entry).filter(|why| !is_of_name(why))
            }
        })
    })
}

/// One file, whatever its name.
pub(crate) fn one(path: &Path) -> Vec<Found> {
    let refused = match fs::symlink_metadata(path) {
        Ok(meta) if is_document(path) && meta.is_file() => Some(Unreadable::Document),
        Ok(meta) => refusal(path, Entry::of(meta.file_type())).filter(|why| !is_of_name(why)),
        Err(error) => Some(reason(&error)),
    };
    vec![Found { path: path.to_path_buf(), refused, held: None }]
}

/// Walks a folder. `wanted` is told a path from that folder, and decides which entries are files of interest and why
/// such a file must not be opened. A folder that is a link itself is not entered: git keeps what is in it under another
/// name.
fn walk(folder: &Path, wanted: impl Fn(&Path, Entry) -> Option<Option<Unreadable>>) -> Vec<Found> {
    if is_link(folder) {
        return vec![Found { path: folder.to_path_buf(), refused: Some(Unreadable::Link), held: None }];
    }
    // Those in one folder differ in nothing but their names, and a path need not be parted to compare them.
    let by_name = |one: &DirEntry, other: &DirEntry| one.path().as_os_str().cmp(other.path().as_os_str());
    let walk = WalkDir::new(folder).follow_links(false).sort_by(by_name).into_iter();
    let seen = walk.filter_entry(|entry| entry.depth() == 0 || !is_of_versions(entry.file_name()));
    let mut found = Vec::new();
    for entry in seen {
        match entry {
            Ok(entry) => {
                let is_it = if entry.depth() > 0 {
                    wanted(inside(folder, entry.path()), Entry::of(entry.file_type()))
                } else {
                    None
                };
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

/// Whether a path is that of a symbolic link.
pub(crate) fn is_link(path: &Path) -> bool {
    // With a separator at the end a system tells of what the link leads to.
    let plain: PathBuf = path.components().collect();
    plain.symlink_metadata().is_ok_and(|meta| meta.is_symlink())
}

/// Whether something stands at a path, be it a link that leads nowhere or round in a ring.
pub(crate) fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Why a file must not be opened, when that is known from its name or type.
fn refusal(path: &Path, entry: Entry) -> Option<Unreadable> {
    match entry {
        Entry::Link => Some(Unreadable::Link),
        Entry::Folder => Some(Unreadable::Folder),
        // Reading a queue can block for ever, and a device has no end.
        Entry::Other => Some(Unreadable::NoFile),
        Entry::File if is_misnamed(path) => Some(Unreadable::Misnamed),
        Entry::File => is_unwritable(path).then_some(Unreadable::Name),
    }
}

/// Whether a path has letters that no text can hold. git's listings and this program's own put a mark in their place.
fn is_unwritable(path: &Path) -> bool {
    path.to_str().is_none_or(|path| path.contains(char::REPLACEMENT_CHARACTER))
}

/// Whether a reason is one of the name alone: the content can be searched all the same.
fn is_of_name(why: &Unreadable) -> bool {
    matches!(why, Unreadable::Misnamed | Unreadable::Name)
}

/// File endings of documents of other programs: they may hold text, which nothing here can read.
const DOCUMENTS: [&str; 34] = [
    "pdf", "doc", "docx", "docm", "dot", "dotx", "odt", "rtf", "pages", "xls", "xlsx", "xlsm", "xlsb", "ods",
    "numbers", "ppt", "pptx", "odp", "key", "msg", "eml", "one", "zip", "7z", "rar", "gz", "jpg", "jpeg",
    "png", "heic", "tif", "tiff", "gif", "webp",
];

/// Whether bytes begin with the signature of a document, whatever the file is called: PDF, Office and the zip files
/// that it uses, and RTF.
pub(crate) fn has_document_mark(bytes: &[u8]) -> bool {
    const MARKS: [&[u8]; 4] = [b"%PDF-", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"{\\rtf"];
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    MARKS.iter().any(|mark| bytes.starts_with(mark))
}

/// Whether a path has the ending of a document of another program.
pub(crate) fn is_document(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| DOCUMENTS.contains(&extension.as_str()))
}

/// Reads a file, unless it is no file, is too large or the system refuses.
pub fn read(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let refuse = |error: io::Error| reason(&error);
    // Asked before it is opened: whoever opens a queue waits until somebody writes in it.
    let meta = match fs::metadata(path) {
        // The system says that there is no file, or that there are too many links.
        Err(_) if is_link(path) => return Err(Unreadable::Astray),
        meta => meta.map_err(refuse)?,
    };
    if !meta.is_file() {
        return Err(if meta.is_dir() { Unreadable::Folder } else { Unreadable::NoFile });
    }
    let file = File::open(path).map_err(refuse)?;
    if meta.len() > Source::LIMIT {
        return Err(Unreadable::TooLarge(meta.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0) + 1);
    // A file may grow while it is read, so one byte more than the limit is asked for.
    file.take(Source::LIMIT + 1).read_to_end(&mut bytes).map_err(refuse)?;
    if bytes.len() as u64 > Source::LIMIT {
        return Err(Unreadable::TooLarge(bytes.len() as u64));
    }
    Ok(bytes)
}

/// The name of what whoever writes waits for, where there is no git to keep it.
pub(crate) const LOCK: &str = ".vbe.lock.tmp";

/// The name of what is written before it has its place. `.gitignore` passes over it, and what is left is `stray-file`.
pub(crate) fn temporary(name: &str) -> String {
    format!(".{name}.{}.tmp", std::process::id())
}

/// The file that a temporary name was to become; `None` for any other name.
fn meant(name: &str) -> Option<&str> {
    let (file, process) = name.strip_prefix('.')?.strip_suffix(".tmp")?.rsplit_once('.')?;
    (!process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit())).then_some(file)
}

/// Whether a file has the name of one that was being written.
pub(crate) fn is_leftover(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().ends_with(b".tmp")
        && path.file_name().is_some_and(|name| meant(&name.to_string_lossy()).is_some())
}

/// What killed runs left in a folder and below, sorted by name.
pub(crate) fn leftovers(folder: &Path) -> Vec<PathBuf> {
    let walk = WalkDir::new(folder).follow_links(false).sort_by_file_name();
    let files = walk.into_iter().flatten().filter(|entry| !entry.file_type().is_dir());
    files.filter(|entry| is_leftover(entry.path())).map(walkdir::DirEntry::into_path).collect()
}

/// What killed runs left of one file.
pub(crate) fn leftovers_of(folder: &Path, name: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let of_it = entries.filter(|entry| meant(&entry.file_name().to_string_lossy()) == Some(name));
    of_it.map(|entry| entry.path()).collect()
}

/// The first link among the folders from `top` down to a file. Nothing is read through one, so nothing written
/// through one would be found again.
pub(crate) fn link_on_the_way(top: &Path, path: &Path) -> Option<PathBuf> {
    let below = path.strip_prefix(top).ok()?.parent()?;
    let mut folder = top.to_path_buf();
    below.components().find_map(|part| {
        folder.push(part);
        fs::symlink_metadata(&folder).is_ok_and(|meta| meta.is_symlink()).then(|| folder.clone())
    })
}

/// The nearest folder upwards from `from` that holds `vbe.toml`, but not above one that holds `.git`. What stands there
/// under that name and is no file is found too, so that the reason why it cannot be read is told.
pub(crate) fn workspace(from: &Path) -> Option<PathBuf> {
    for folder in from.ancestors() {
        if is_there(&folder.join("vbe.toml")) {
            return Some(folder.to_path_buf());
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// Whether a folder or one above it holds `.git`, whatever it is.
pub(crate) fn is_in_git(folder: &Path) -> bool {
    folder.ancestors().any(|folder| is_there(&folder.join(".git")))
}

/// The folder that a linked working tree shares with the others of its repository, by its file `.git`.
pub(crate) fn shared_git(file: &Path) -> Option<PathBuf> {
    let line = |path: &Path| Some(fs::read_to_string(path).ok()?.lines().next()?.trim().to_owned());
    let own = line(file)?;
    let own = file.parent()?.join(own.strip_prefix("gitdir:")?.trim());
    let shared = own.join(line(&own.join("commondir"))?);
    shared.is_dir().then(|| absolute(&shared))
}

/// The path of a workspace in its repository, as `kommun/`; empty when it is the root of the repository.
pub(crate) fn place_in_repository(root: &Path) -> String {
    let root = absolute(root);
    let top = root.ancestors().find(|folder| folder.join(".git").exists());
    let inside =
        top.and_then(|top| root.strip_prefix(top).ok()).filter(|inside| !inside.as_os_str().is_empty());
    inside.map_or_else(String::new, |inside| name(Path::new(""), inside) + "/")
}

/// A path as it is shown: relative to the workspace when it is inside, with `/` on every system.
pub fn name(root: &Path, path: &Path) -> String {
    let told = decoded(inside(root, path).as_os_str().as_encoded_bytes());
    // Elsewhere than in Windows that sign may stand in a name.
    if cfg!(windows) { told.replace('\\', "/") } else { told.into_owned() }
}

/// A path from a folder that it is in, or as it is. Nearly every path begins with the letters of its folder.
fn inside<'p>(folder: &Path, path: &'p Path) -> &'p Path {
    let written = || path.to_str()?.strip_prefix(folder.to_str()?)?.strip_prefix(std::path::MAIN_SEPARATOR);
    match written().filter(|rest| !rest.starts_with(std::path::is_separator)) {
        Some(rest) => Path::new(rest),
        None => path.strip_prefix(folder).unwrap_or(path),
    }
}

/// The absolute path, so that one file has one path however it is written.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_path_buf())
}

/// Whether a name ends in `.yaml` or `.yml`, in any case. Why: Windows ignores case, and a file that is skipped is
/// never checked.
pub(crate) fn is_named_as_record(path: &Path) -> bool {
    let ends = |own: &OsStr| ENDINGS.iter().any(|ending| own.eq_ignore_ascii_case(ending));
    is_plain_record(path) || path.extension().is_some_and(ends)
}

/// What the names of records end in.
const ENDINGS: [&str; 2] = ["yaml", "yml"];

/// Whether a path is that of a record and nothing else: small letters, digits and hyphens, and one ending.
fn is_plain_record(path: &Path) -> bool {
    let Some((stem, ending)) = path.to_str().and_then(|path| path.split_once('.')) else { return false };
    let is_plain =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'/');
    ENDINGS.contains(&ending) && !stem.is_empty() && !stem.ends_with('/') && stem.bytes().all(is_plain)
}

/// Whether a name ends in `.yaml.txt`, which is what Notepad makes of `.yaml` while Windows hides the ending.
pub(crate) fn is_misnamed(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    name.ends_with(".yaml.txt") || name.ends_with(".yml.txt")
}

/// Whether a path looks like that of a record but is not read as one: it is hidden, or the ending stands inside the
/// name, as in `x.yaml~` and `x.yaml.bak`. Editors, sync programs and backups make such copies.
pub(crate) fn is_stray(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_read = (is_named_as_record(path) && !name.starts_with("~$")) || is_misnamed(path);
    holds_ending(&name) && (is_hidden(path) || !is_read)
}

/// Whether `.yaml` or `.yml` stands in a name, last or before something that is no letter or digit.
fn holds_ending(name: &str) -> bool {
    [".yaml", ".yml"].iter().any(|ending| {
        let ends = name.match_indices(ending).map(|(at, _)| &name[at + ending.len()..]);
        ends.into_iter().any(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Whether a file or a folder on the way to it is hidden.
fn is_hidden(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."))
}

/// Whether a file is what stands beside records in any folder: a README, what git is told, and what systems keep of a
/// folder's looks.
fn is_for_others(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_of_system = ["thumbs.db", "desktop.ini", "license", LOCK].contains(&&*name);
    name.starts_with("readme") || name.starts_with(".git") || is_of_system
}

/// Whether a hidden path may be the settings of another program, as `.gitlab-ci.yml` or `.github/…`: those stand at the
/// top of a repository, which the folder of the records may be. What a killed run left is not, however little of it
/// was written.
pub(crate) fn may_be_settings(path: &Path) -> bool {
    let is_at_the_top = path.components().next().is_some_and(|part| is_hidden(Path::new(part.as_os_str())));
    is_at_the_top && !is_leftover(path)
}

fn is_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0'))
}

/// Whether bytes are a text in which the first key of every record does not stand.
pub(crate) fn has_no_kind(bytes: &[u8]) -> bool {
    is_text(bytes) && !bytes.windows(4).any(|part| part == b"kind")
}

/// Whether a line begins as the first key of every record does, also as JSON: `kind:`, `- kind :`, `{"kind":`.
fn has_kind(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.split(['\n', '\r', '{', ',']).any(|line| {
        let signs = |char: char| char.is_whitespace() || "\u{feff}\"'`->#*?\0".contains(char);
        let key = line.trim_start_matches(signs).strip_prefix("kind");
        key.is_some_and(|rest| rest.trim_start_matches(['"', '\'', ' ', '\t']).starts_with([':', '=']))
    })
}

fn read_file(path: &Path) -> Option<Vec<u8>> {
    let is_file = fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file());
    if is_file { read(path).ok() } else { None }
}

/// Whether a folder is where a program for versions keeps them. What stands there is no file of the workspace.
fn is_of_versions(name: &OsStr) -> bool {
    [".git", ".hg", ".svn"].iter().any(|own| name == *own)
}

fn reason(error: &io::Error) -> Unreadable {
    match error.kind() {
        io::ErrorKind::NotFound => Unreadable::Missing,
        io::ErrorKind::PermissionDenied => Unreadable::Forbidden,
        _ => Unreadable::System(error.to_string()),
    }
}
