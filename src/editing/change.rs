//! Changes to files, and what the workspace becomes with them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::brought;
use super::error::EditError;
use crate::base::day::Day;
use crate::base::likeness::slug;
use crate::io::disk;
use crate::model::kinds::Kind;
use crate::model::load::{self, Loaded, Reader};
use crate::model::records::Record;
use crate::model::workspace::Workspace;
use crate::pii::detector::Exposure;
use crate::pii::privacy::Exposed;
use crate::pii::told::{cover_words, told_in_place, whole_words};
use crate::rules;
use crate::syntax::edit::{self, Edit, Step};
use crate::syntax::finding::{FileId, Finding, Place, Severity};
use crate::syntax::schema::Form;
use crate::syntax::text::{Source, Span, conceal};

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
    /// The file of the workspace that a new one is a copy of. What stands in it already is not brought in anew.
    pub copied: Option<FileId>,
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
        let name = source.path.raw().clone();
        Self { path: workspace.root.join(&name), name, was, now, copied: None }
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
        Ok(Self { path, name, was: None, now: text.into_bytes(), copied: None })
    }
}

/// Judges the workspace as it will be when the changes are written, and returns the new findings.
pub(crate) fn coming(changes: &[Change], workspace: Workspace, reader: &Reader, day: Day) -> Coming {
    let mut before: HashMap<(String, &'static str, String), usize> = HashMap::new();
    let mut errors: HashMap<String, usize> = HashMap::new();
    for finding in rules::judge(&workspace, day) {
        if finding.severity == Severity::Error {
            *errors.entry(path(&workspace, &finding)).or_default() += 1;
        }
        *before.entry(known(&workspace, &finding)).or_default() += 1;
    }
    let old = |change: &Change| {
        let mut files = workspace.files().map(|(_, loaded)| &loaded.source);
        files.find(|source| *source.path.raw() == change.name).cloned()
    };
    let old: Vec<Option<Source>> = changes.iter().map(old).collect();
    let mut loaded: Vec<Loaded> = Vec::new();
    let mut brought: Vec<Exposed> = Vec::new();
    for (change, old) in changes.iter().zip(&old) {
        let mut file = load::file(reader, change.name.clone(), change.now.clone());
        let copied = change.copied.map(|file| workspace.source(file));
        let before: Vec<&Source> = old.iter().chain(copied).collect();
        let is_promised = is_promised(&workspace, &file);
        let is_named_anew = old.is_none() && !is_promised;
        let mut own = brought::hits(&reader.detector, &before, is_named_anew, &file.source);
        if let Some(id) = file.record.as_ref().map(|record| record.id().span).filter(|_| is_promised) {
            // What its activity is called was said in the plan.
            own.hits.retain(|hit| hit.span.end <= id.start || id.end <= hit.span.start);
        }
        // A published record may hold it, but what was just brought in is not repeated.
        file.source.hide(own.hits.iter().map(|hit| hit.span));
        if !own.in_path.is_empty() {
            let hidden: Vec<Span> = own.in_path.iter().map(|hit| hit.span).collect();
            file.source.label =
                conceal(file.source.path.raw(), 0..file.source.path.raw().len(), &hidden).into_owned();
        }
        if !own.hits.is_empty() {
            // An id is made of what it holds, and the name of a new file of the id.
            let words = words(&file.source, &own);
            let made = whole_words(file.source.text.raw(), &words);
            file.source.hide(made.into_iter());
            if is_named_anew {
                cover_words(&mut file.source.label, &words);
            }
        }
        loaded.push(file);
        brought.push(own);
    }
    let (workspace, files) = workspace.with(loaded);
    let (mut findings, mut stops) = (Vec::new(), false);
    let after: Vec<(Finding, bool)> = rules::judge(&workspace, day)
        .into_iter()
        .map(|finding| {
            let seen = before.get_mut(&known(&workspace, &finding)).filter(|count| **count > 0);
            let is_new = seen.map(|count| *count -= 1).is_none();
            (finding, is_new)
        })
        .collect();
    let mended: Vec<FileId> = files
        .iter()
        .zip(&brought)
        .filter(|(file, own)| own.is_empty() && is_mended(**file, &workspace, &errors, &after))
        .map(|(file, _)| *file)
        .collect();
    for (finding, is_new) in after {
        // Of a file that becomes better what remains is old, and is not in the way of mending it.
        let is_own = files.contains(&finding.place.file);
        let is_left = !is_new && mended.contains(&finding.place.file);
        let is_error = finding.severity == Severity::Error && !is_left;
        // What identifies a person is never written, and neither is a new error. Old errors elsewhere do not block.
        // In a record about people what may identify one is not written either.
        let is_of_people = || is_about_people(workspace.file(finding.place.file).exposure);
        let is_stopping =
            is_error && (is_own || is_new) || is_own && is_new && finding.class.is_some() && is_of_people();
        if is_stopping || is_own && is_new {
            findings.push(finding);
        }
        stops |= is_stopping;
    }
    for (file, own) in files.iter().zip(&brought) {
        let told = rules::brought(&workspace, *file, own);
        stops |= told.iter().any(|finding| finding.severity == Severity::Error);
        // What was just brought in is not repeated in any other finding either.
        if !own.is_empty() {
            let words = words(workspace.source(*file), own);
            for finding in findings.iter_mut().filter(|finding| finding.place.file == *file) {
                finding.each_text(&mut |text| {
                    told_in_place(&reader.detector, text);
                    cover_words(text, &words);
                });
            }
        }
        findings = merged(findings, &told);
    }
    Coming { workspace, files: files.into_iter().zip(old).collect(), findings, stops }
}

/// Whether a file has fewer errors than it had, and none that is new.
fn is_mended(
    file: FileId,
    workspace: &Workspace,
    errors: &HashMap<String, usize>,
    after: &[(Finding, bool)],
) -> bool {
    let own = |finding: &Finding| finding.place.file == file && finding.severity == Severity::Error;
    let mut left = after.iter().filter(|(finding, _)| own(finding)).peekable();
    let Some((first, _)) = left.peek() else { return false };
    let had = errors.get(&path(workspace, first)).copied().unwrap_or_default();
    left.clone().count() < had && left.all(|(_, is_new)| !is_new)
}

/// What is brought in, as it stands in the file and as an id is made of it; the longest first.
fn words(source: &Source, own: &Exposed) -> Vec<String> {
    let stands = own.hits.iter().map(|hit| source.slice(hit.span));
    let mut words: Vec<String> = stands.flat_map(|letters| [letters.to_owned(), slug(letters)]).collect();
    words.retain(|word| !word.is_empty());
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// Whether the name of a file was there before it: that of progress is of a plan and its activity.
fn is_promised(workspace: &Workspace, file: &Loaded) -> bool {
    let Some(Record::Activity(progress)) = &file.record else { return false };
    let plan = workspace.plan(&progress.plan).found();
    let is_there = plan.is_some_and(|plan| {
        plan.record.activities.iter().any(|activity| activity.id.stands() == progress.id.stands())
    });
    is_there && file.is_filed_under(&progress.plan) && file.is_called(&progress.id)
}

/// Whether even what may identify a person stops a change of a text of this exposure.
fn is_about_people(exposure: Exposure) -> bool {
    matches!(exposure, Exposure::Meeting | Exposure::Case)
}

/// The findings with those of what is brought in. Of two about the same characters the more serious is kept, so that
/// one cause gives one finding.
fn merged(findings: Vec<Finding>, brought: &[Finding]) -> Vec<Finding> {
    let (own, mut merged): (Vec<Finding>, Vec<Finding>) =
        findings.into_iter().partition(|finding| finding.class.is_some());
    let own_first = |finding: &&Finding| heaviest_at(brought, finding.place) <= Some(finding.severity);
    let brought_first = |finding: &&Finding| heaviest_at(&own, finding.place) < Some(finding.severity);
    merged.extend(own.iter().filter(own_first).cloned());
    merged.extend(brought.iter().filter(brought_first).cloned());
    merged.sort_by_key(|finding| (finding.place, finding.rule));
    merged
}

/// The most serious of the findings that meet a place, among some that are in order and not over each other. A finding
/// in the name of a file is at its first byte.
fn heaviest_at(findings: &[Finding], place: Place) -> Option<Severity> {
    let end = |place: Place| (place.file, place.span.end.max(1));
    let first = findings.partition_point(|finding| end(finding.place) <= (place.file, place.span.start));
    let meets = |finding: &&Finding| (finding.place.file, finding.place.span.start) < end(place);
    findings[first..].iter().take_while(meets).map(|finding| finding.severity).max()
}

/// The path of the file of a finding, which is the same before and after.
fn path(workspace: &Workspace, finding: &Finding) -> String {
    workspace.source(finding.place.file).path.raw().clone()
}

/// The identity of a finding, independent of line numbers.
fn known(workspace: &Workspace, finding: &Finding) -> (String, &'static str, String) {
    let path = path(workspace, finding);
    let letters = workspace.source(finding.place.file).slice(finding.place.span);
    // One that counts others is new when they become more.
    (path, finding.rule, format!("{}\0{letters}\0{}", finding.what.en, finding.more))
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
pub(super) fn keys(schema: Option<Form<'_>>, path: &[Step]) -> Vec<String> {
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
