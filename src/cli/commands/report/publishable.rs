//! Whether the records are sound enough for their numbers to be published: what is published is never mended.

use std::collections::BTreeSet;
use std::path::Path;

use crate::base::lang::Say;
use crate::base::nouns;
use crate::cli::context::CommandContext;
use crate::cli::outcome::CommandError;
use crate::io::disk;
use crate::model::load::Loaded;
use crate::model::workspace::Workspace;
use crate::pii::detector::Exposure;
use crate::rules;
use crate::say;
use crate::syntax::finding::FileId;

/// How many files are named at most; whoever has more of them runs `vbe validate`.
const NAMED: usize = 8;

/// The files that nothing may be published beside, in the order of paths.
#[derive(Debug)]
pub(super) struct Faulty<'w> {
    workspace: &'w Workspace,
    in_error: BTreeSet<FileId>,
}

impl<'w> Faulty<'w> {
    pub(super) fn of(workspace: &'w Workspace, context: &CommandContext) -> Self {
        Self { workspace, in_error: rules::in_error(workspace, context.day) }
    }

    /// Checks that it is known what has been published.
    pub(super) fn stops_ledger(&self) -> Result<(), CommandError> {
        let what = |names: &str, have: &str| {
            say!(
                "Det går inte att säga vad som redan är publicerat: {names} har fel.",
                "It cannot be told what is published already: {names} {have} faults."
            )
        };
        self.stops(|loaded| is_of("report", "reports", loaded), what)
    }

    /// Checks that every case, incident and report is read, is sound and is in one file only, and that no other file
    /// in the folder of records may be one of them.
    pub(super) fn stops_publication(&self) -> Result<(), CommandError> {
        let what = |names: &str, have: &str| {
            say!(
                "Det går inte att räkna säkert: {names} har fel. Det som publiceras ändras aldrig.",
                "It cannot be counted with certainty: {names} {have} faults. What is published is never changed."
            )
        };
        let others = self.workspace.files().filter(|(_, loaded)| is_another_among_cases(loaded));
        let others: Vec<&str> = others.map(|(_, loaded)| &*loaded.source.label).collect();
        if !others.is_empty() {
            return Err(no_cases(&listed(&others)));
        }
        let is_counted = |loaded: &Loaded| {
            let kinds = [("case", "cases"), ("incident", "incidents"), ("report", "reports")];
            kinds.iter().any(|(kind, folder)| is_of(kind, folder, loaded)) || self.is_unread(loaded)
        };
        self.stops(is_counted, what)
    }

    fn stops(
        &self,
        is_meant: impl Fn(&Loaded) -> bool,
        what: impl Fn(&str, &str) -> Say,
    ) -> Result<(), CommandError> {
        // What a killed run left was never written, and whoever publishes removes it.
        let is_written = |loaded: &Loaded| !disk::is_leftover(Path::new(&loaded.source.label));
        let files = self.workspace.files().filter(|(_, loaded)| is_written(loaded));
        let faulty = files.filter(|(file, loaded)| self.in_error.contains(file) || loaded.record.is_none());
        let names: Vec<&str> =
            faulty.filter(|(_, loaded)| is_meant(loaded)).map(|(_, loaded)| &*loaded.source.label).collect();
        let have = nouns::HAVE.of(names.len()).en;
        if names.is_empty() {
            Ok(())
        } else {
            Err(CommandError::Message(what(&listed(&names), &have), mend()))
        }
    }

    /// Whether a file in the folder of records is no record: nobody knows what it would have been.
    fn is_unread(&self, loaded: &Loaded) -> bool {
        let records = &self.workspace.config.records;
        let path = Path::new(&loaded.source.label);
        loaded.record.is_none()
            && (path.starts_with(records) || path.starts_with(self.workspace.root.join(records)))
    }
}

/// Whether a file is of a kind, or may be: it cannot be read, and its folder is for that kind.
fn is_of(kind: &str, folder: &str, loaded: &Loaded) -> bool {
    match loaded.kind {
        Some(own) => own.name == kind,
        None => is_in(folder, loaded),
    }
}

/// Whether a file among the cases and the incidents says that it is something else. Whoever wrote it there may have meant a
/// case, which would not be counted.
fn is_another_among_cases(loaded: &Loaded) -> bool {
    let is_there = ["cases", "incidents"].iter().any(|folder| is_in(folder, loaded));
    is_there && loaded.kind.is_some_and(|kind| kind.exposure != Exposure::Case)
}

fn is_in(folder: &str, loaded: &Loaded) -> bool {
    Path::new(&loaded.source.label).components().any(|part| part.as_os_str() == folder)
}

fn no_cases(names: &str) -> CommandError {
    CommandError::Message(
        say!(
            "Det går inte att räkna säkert: bland ärendena ligger något som säger att det är något annat: {names}.",
            "It cannot be counted with certainty: among the cases lies what says that it is something else: {names}."
        ),
        Say::fixed(
            "Är det ett ärende: skriv kind: case. Annars: flytta filen till sin egen mapp. Kör sedan igen.",
            "If it is a case: write kind: case. Otherwise: move the file to a folder of its own. Then run again.",
        ),
    )
}

fn listed(names: &[&str]) -> String {
    let first = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if names.len() > NAMED { format!("{first}, …") } else { first }
}

fn mend() -> Say {
    Say::fixed(
        "vbe validate säger vad som är fel. Rätta det och kör igen. Ett fel stoppar också när vbe.toml eller en kommentar undantar det.",
        "vbe validate tells what is wrong. Mend it and run again. A fault stops this also where vbe.toml or a comment excepts it.",
    )
}
