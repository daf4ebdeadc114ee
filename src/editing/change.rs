//! Changes to files, and what the workspace becomes with them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::error::EditError;
use crate::base::day::Day;
use crate::io::disk;
use crate::model::kinds::Kind;
use crate::model::load::{self, Reader};
use crate::model::workspace::Workspace;
use crate::rules;
use crate::syntax::edit::{self, Edit, Step};
use crate::syntax::finding::{FileId, Finding, Severity};
use crate::syntax::schema::Form;
use crate::syntax::text::Source;

/// The UTF-8 byte-order mark that some editors write. It is not part of the text, and is kept.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A file before and after a change.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// The path on the disk.
    pub path: PathBuf,
    /// The path in the workspace.
    pub name: String,
    /// The bytes as they were read; `None` when the file is new.
    pub was: Option<Vec<u8>>,
    /// The new bytes.
    pub now: Vec<u8>,
}

impl Change {
    /// Edits a file of the workspace; `None` when there is nothing to change.
    pub(crate) fn of(workspace: &Workspace, file: FileId, edits: &[Edit]) -> Result<Option<Self>, EditError> {
        let loaded = workspace.file(file);
        let source = &loaded.source;
        let schema = loaded.kind.map(|kind| kind.judge().record());
        let order = |path: &[Step]| keys(schema, path);
        let text = edit::apply(source.text.raw(), edits, &order)
            .map_err(|refusal| EditError::refused(&source.label, refusal))?;
        if text == **source.text.raw() {
            return Ok(None);
        }
        Ok(Some(Self::to(workspace, source, &text)))
    }

    /// Replaces the text of a file.
    pub(crate) fn to(workspace: &Workspace, source: &Source, text: &str) -> Self {
        let mark = if source.mark > 0 { MARK } else { b"" };
        let bytes = |text: &str| [mark, text.as_bytes()].concat();
        let (was, now) = (Some(bytes(source.text.raw())), bytes(text));
        Self { path: workspace.root.join(source.path.raw()), name: source.path.raw().clone(), was, now }
    }

    /// A new file, made by applying edits to a base.
    pub(crate) fn new(
        workspace: &Workspace,
        path: &Path,
        kind: &Kind,
        base: &str,
        edits: &[Edit],
    ) -> Result<Self, EditError> {
        let path = workspace.root.join(path);
        let name = disk::name(&workspace.root, &path);
        let order = |path: &[Step]| keys(Some(kind.judge().record()), path);
        let text = edit::apply(base, edits, &order).map_err(|refusal| EditError::refused(&name, refusal))?;
        Ok(Self { path, name, was: None, now: text.into_bytes() })
    }
}

/// Judges the workspace as it will be when the changes are written, and returns the new findings.
pub(crate) fn coming(changes: &[Change], workspace: Workspace, reader: &Reader, day: Day) -> Coming {
    let mut before: HashMap<(String, &'static str, String), usize> = HashMap::new();
    for finding in rules::judge(&workspace, day) {
        *before.entry(known(&workspace, &finding)).or_default() += 1;
    }
    let old = |change: &Change| {
        let mut files = workspace.files().map(|(_, loaded)| &loaded.source);
        files.find(|source| *source.path.raw() == change.name).cloned()
    };
    let old: Vec<Option<Source>> = changes.iter().map(old).collect();
    let loaded = changes.iter().map(|change| load::file(reader, change.name.clone(), change.now.clone()));
    let (workspace, files) = workspace.with(loaded.collect());
    let (mut findings, mut stops) = (Vec::new(), false);
    for finding in rules::judge(&workspace, day) {
        let seen = before.get_mut(&known(&workspace, &finding)).filter(|count| **count > 0);
        let is_new = seen.map(|count| *count -= 1).is_none();
        let is_own = files.contains(&finding.place.file);
        let is_error = finding.severity == Severity::Error;
        // What identifies a person is never written, and neither is a new error. Old errors elsewhere do not block.
        let is_stopping = is_error && (is_own || is_new) || is_own && is_new && finding.class.is_some();
        if is_stopping || is_own && is_new {
            findings.push(finding);
        }
        stops |= is_stopping;
    }
    Coming { workspace, files: files.into_iter().zip(old).collect(), findings, stops }
}

/// The identity of a finding, independent of line numbers.
fn known(workspace: &Workspace, finding: &Finding) -> (String, &'static str, String) {
    let path = workspace.source(finding.place.file).path.raw().clone();
    let letters = workspace.source(finding.place.file).slice(finding.place.span);
    (path, finding.rule, format!("{}\0{letters}", finding.what.en))
}

/// The workspace as it will be.
#[derive(Debug)]
pub(crate) struct Coming {
    pub workspace: Workspace,
    /// The changed files, in the order of the changes, each with its earlier version if there is one.
    pub files: Vec<(FileId, Option<Source>)>,
    /// The new findings in the changed files, and those that block the change.
    pub findings: Vec<Finding>,
    /// Whether the changes must not be written.
    pub stops: bool,
}

/// The keys that a mapping at a path in a record can have, in order.
fn keys(schema: Option<Form<'_>>, path: &[Step]) -> Vec<String> {
    let field = path.iter().try_fold(schema, |field, step| {
        let field = field?;
        Some(match step {
            Step::Key(key) => field.key(key),
            Step::Item(_) => field.items(),
        })
    });
    field
        .flatten()
        .into_iter()
        .flat_map(|field| field.keys().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// The path of the lock for those who write in a workspace: in `.git`, otherwise in the records' folder under a name
/// that git ignores.
pub(crate) fn lock_place(root: &Path, records: &Path) -> PathBuf {
    let root = disk::absolute(root);
    let git = root.ancestors().map(|folder| folder.join(".git")).find(|git| git.exists());
    match git.filter(|git| git.is_dir()) {
        Some(git) => git.join("vbe.lock"),
        None => root.join(records).join(".vbe.lock.tmp"),
    }
}
