//! `--new-since` and `--changed-since`: what a change brings, and what was there before it.
//!
//! A finding is known in both by what it stands under and by what it says, but for its numbers: see `facts::identity`.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::args::{ArgSpec, Args, Takes, option};
use super::context::CommandContext;
use super::outcome::{CommandError, Out};
use super::revision::not_found;
use crate::base::lang::Say;
use crate::base::nouns::Noun;
use crate::facts::identity::{Identity, identities};
use crate::io::disk;
use crate::io::git::Since as Changes;
use crate::model::past::Past;
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::finding::Finding;

#[derive(Debug)]
pub(super) struct SinceOptions {
    new: Option<String>,
    changed: Option<String>,
}

impl SinceOptions {
    pub(super) fn visit(args: &mut Args<'_>) -> Self {
        let of = |name: &'static str| -> ArgSpec {
            option(name).takes(Takes::Day).value("REVISION", "REVISION").heading("Ändringar", "Changes")
        };
        Self {
            new: args.text(of("new-since").conflicts_with(&["changed-since"]).help(
                "Visa bara det som inte fanns i den revisionen: en gren, en tagg, en incheckning eller ett datum",
                "Show only what was not there in that revision: a branch, a tag, a commit or a date",
            )),
            changed: args.text(of("changed-since").help(
                "Visa bara det som står i filer som har ändrats sedan dess, och det nya som ändringen gav i andra",
                "Show only what stands in files that have changed since, and what is new in others because of it",
            )),
        }
    }

    /// Whether only some of what is found is asked for.
    pub(super) fn is_asked(&self) -> bool {
        self.new.is_some() || self.changed.is_some()
    }

    /// The revision that is asked about, in the repository of a folder.
    pub(super) fn find(&self, root: &Path, context: &CommandContext) -> Result<Option<Since>, CommandError> {
        let Some(written) = self.new.as_ref().or(self.changed.as_ref()) else { return Ok(None) };
        if context.past.is_some() {
            return Err(CommandError::Message(
                Say::fixed(
                    "--new-since och --changed-since gäller filerna som de är nu, och --at filerna som de var.",
                    "--new-since and --changed-since are of the files as they are now, and --at of the files as they were.",
                ),
                Say::fixed("Ta bort ett av dem.", "Leave one of them out."),
            ));
        }
        let past = Past::find(&context.git, root, written).map_err(|error| not_found(error, written))?;
        let changes = past.changes()?;
        Ok(Some(Since {
            written: written.clone(),
            is_of_files: self.changed.is_some(),
            under: disk::place_in_repository(root),
            past,
            changes,
            root: root.to_path_buf(),
        }))
    }
}

/// A revision, and what has changed since.
#[derive(Debug)]
pub(super) struct Since {
    written: String,
    /// Whether what stands in changed files is told, also where it was there before.
    is_of_files: bool,
    /// The workspace's path in its repository.
    under: String,
    pub past: Past,
    changes: Changes,
    root: PathBuf,
}

impl Since {
    /// The context in which the files are read as they were.
    pub(super) fn context(&self, context: &CommandContext) -> CommandContext {
        CommandContext { past: Some(self.past.clone()), ..context.clone() }
    }

    pub(super) fn is_of_files(&self) -> bool {
        self.is_of_files
    }

    /// Whether a file, from the workspace, is another than it was. One that git does not know is.
    pub(super) fn is_changed(&self, path: &str) -> bool {
        let path = format!("{}{path}", self.under);
        self.changes.changed.contains_key(&path) || !self.changes.had.contains(&path)
    }

    /// The path that a file had, from the workspace.
    pub(super) fn was(&self, path: &str) -> String {
        let was = self.changes.changed.get(&format!("{}{path}", self.under)).and_then(Option::as_ref);
        let was = was.map(|was| was.strip_prefix(&self.under).unwrap_or(was));
        was.unwrap_or(path).to_owned()
    }

    /// Whether the settings, or the file of names that they point to, are others than they were.
    pub(super) fn has_other_settings(&self, workspace: &Workspace) -> bool {
        let names = workspace.config.names.as_ref().map(|path| disk::name(&self.root, &self.root.join(path)));
        let is_other = |path: &str| {
            self.changes.changed.contains_key(&format!("{}{path}", self.under))
                || self.root.join(path).exists() && self.is_changed(path)
        };
        is_other("vbe.toml") || names.is_some_and(|names| is_other(&names))
    }

    /// Whether only what stands in changed files is asked for, and none has changed: then nothing need be judged.
    pub(super) fn has_nothing(&self, workspace: &Workspace) -> bool {
        let is_under = |path: &String| path.starts_with(&self.under);
        self.is_of_files
            && !self.changes.changed.keys().chain(self.changes.changed.values().flatten()).any(is_under)
            && !workspace.files().any(|(_, loaded)| self.is_changed(&loaded.source.label))
            && !self.has_other_settings(workspace)
    }

    /// Which of the findings are told. `before` finds what was there then, and is asked only where that matters.
    pub(super) fn told(
        &self,
        now: &Workspace,
        findings: &[Finding],
        before: impl FnOnce() -> Result<(Workspace, Vec<Finding>), CommandError>,
    ) -> Result<Vec<bool>, CommandError> {
        let files: BTreeSet<_> = findings.iter().map(|finding| finding.place.file).collect();
        let changed: BTreeSet<_> = files
            .into_iter()
            .filter(|file| self.is_of_files && self.is_changed(&now.source(*file).label))
            .collect();
        let is_changed = |finding: &Finding| changed.contains(&finding.place.file);
        if findings.iter().all(is_changed) {
            return Ok(vec![true; findings.len()]);
        }
        let (then, old) = before()?;
        let mut known: HashMap<(Identity, String), usize> = HashMap::new();
        for key in identities(&then, &old).into_iter().zip(old.iter().map(said)) {
            *known.entry(key).or_default() += 1;
        }
        let mut told = Vec::with_capacity(findings.len());
        for (identity, finding) in identities(now, findings).into_iter().zip(findings) {
            let identity = Identity { path: self.was(&identity.path), ..identity };
            let left = known.get_mut(&(identity, said(finding))).filter(|left| **left > 0);
            let is_new = left.is_none();
            if let Some(left) = left {
                *left -= 1;
            }
            told.push(is_new || is_changed(finding));
        }
        Ok(told)
    }

    /// What is said of those that are not told, if there are any.
    pub(super) fn rest(&self, count: usize, noun: Noun) -> Option<Say> {
        let (written, Say { sv, en }) = (&self.written, noun.with(count));
        match (count, self.is_of_files) {
            (0, _) => None,
            (_, false) => Some(say!(
                "Visas inte: {sv} som fanns redan i {written}.",
                "Not shown: {en} that {written} had already."
            )),
            (_, true) => Some(say!(
                "Visas inte: {sv} i filer som inte har ändrats sedan {written}.",
                "Not shown: {en} in files that have not changed since {written}."
            )),
        }
    }

    /// Takes out the findings that are not told, and says how many they were.
    pub(super) fn narrow(
        &self,
        now: &Workspace,
        findings: &mut Vec<Finding>,
        (context, noun): (&CommandContext, Noun),
        out: &mut Out<'_>,
        before: impl FnOnce(&CommandContext, &mut Out<'_>) -> Result<(Workspace, Vec<Finding>), CommandError>,
    ) -> Result<(), CommandError> {
        let told = self.told(now, findings, || before(&self.context(context), out))?;
        // What was read with the settings of then is told with those of now.
        out.know(&now.config);
        let rest = findings.iter().zip(&told).filter(|(_, is_told)| !**is_told);
        let rest = rest.map(|(finding, _)| 1 + finding.more).sum();
        let mut told = told.into_iter();
        findings.retain(|_| told.next().unwrap_or(true));
        if let Some(said) = self.rest(rest, noun) {
            out.talk.say(&said, context.render_options.lang)?;
        }
        Ok(())
    }
}

/// What a finding says, without the numbers in it: those of days go on by themselves.
fn said(finding: &Finding) -> String {
    finding.what.en.chars().filter(|char| !char.is_ascii_digit()).collect()
}
