//! What else there is that knows of the same cases: another working tree of the repository, and cases that are gone.

use std::collections::HashSet;
use std::path::Path;

use super::earlier::Earlier;
use super::place::quoted;
use crate::base::lang::Say;
use crate::cli::outcome::CommandError;
use crate::facts::figures::Figures;
use crate::facts::restated::Registered;
use crate::facts::years::Years;
use crate::io::disk;
use crate::io::git::CommittedFile;
use crate::model::load::{self, Reader, stem};
use crate::model::past::inside;
use crate::model::records::Record;
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::unsearched::Unsearched;

impl Earlier {
    /// Checks that no other working tree of the repository has published what this one has not.
    pub(super) fn is_first(&self, ledger: &[Figures]) -> Result<(), CommandError> {
        let Some(folder) = inside(&self.top, &self.records) else { return Ok(()) };
        for tree in self.git.worktrees()?.iter().map(|tree| disk::absolute(tree)) {
            if tree == self.top {
                continue;
            }
            for found in disk::records(&tree.join(&folder).join("reports"), true) {
                let Some(other) = figures(&self.reader, &found.path) else { continue };
                if !ledger.contains(&other) {
                    return Err(in_another_tree(&other, &found.path));
                }
            }
        }
        Ok(())
    }

    /// Whether git has had cases of some years that are gone.
    pub(super) fn has_lost(&mut self, years: Years, workspace: &Workspace) -> Result<bool, CommandError> {
        let there: HashSet<Unsearched> =
            workspace.cases().map(|case| workspace.file(case.file).key()).collect();
        let mut gone: Vec<CommittedFile> = Vec::new();
        for brought in self.git.brought_in("registered")? {
            let file = &brought.file;
            if !there.contains(&Unsearched::new(stem(&file.path).to_owned()))
                && self.own.holds(brought.commit(), &file.path)?
            {
                gone.push(file.clone());
            }
        }
        let loaded = self.loaded(&gone, "registered")?;
        let registered = Registered::of(loaded.iter().flatten());
        Ok(years.half_years().any(|half| registered.in_half_year(half).any(|id| !there.contains(id))))
    }
}

/// What is said when cases of the time that is published are gone. It is for whoever publishes, and not on the page.
pub(super) fn lost(years: Years) -> Say {
    say!(
        "vbe: git har haft ärenden från {years} som inte längre finns. De är inte med: är de gallrade säger siffrorna mindre än det som var.",
        "vbe: git has had cases of {years} that are no longer there. They are not counted: if they were weeded out, the numbers tell less than there was."
    )
}

fn figures(reader: &Reader, path: &Path) -> Option<Figures> {
    match load::file(reader, path.display().to_string(), disk::read(path).ok()?).record? {
        Record::Report(report) => Figures::of(&report),
        _ => None,
    }
}

fn in_another_tree(figures: &Figures, path: &Path) -> CommandError {
    let (years, file) = (figures.years, quoted(&disk::name(Path::new(""), path)));
    CommandError::Message(
        say!(
            "{years} är publicerat i en annan arbetskopia av arkivet: {file}.",
            "{years} is published in another working tree of the repository: {file}."
        ),
        Say::fixed(
            "Checka in filen där, och hämta hit den med git merge. Kör sedan igen.",
            "Commit the file there, and bring it here with git merge. Then run again.",
        ),
    )
}
