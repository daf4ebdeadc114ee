//! What has been published of the cases, as far as git knows: on every branch and in what is on its way, wherever the
//! ledger lies now.

use std::collections::HashSet;
use std::path::PathBuf;

use super::asked::Asked;
use super::home::NAME;
use crate::base::day::Day;
use crate::facts::counted::{Counted, records_of};
use crate::facts::figures::Figures;
use crate::facts::printed::can_be_printed;
use crate::guard::{Guard, Places, Publication, late_beside, ledger, overlapping};
use crate::io::git::{Brought, CommittedFile, Contents, Git, GitError, Reach, Version, short};
use crate::model::config::Config;
use crate::model::load::{Reader, stem};
use crate::syntax::text::Source;

/// What git calls the commit that is being merged.
pub(super) const MERGED: &str = "MERGE_HEAD";
/// The word that stands in every ledger.
pub(super) const WORD: &str = "audience";

/// What git knows of publications.
pub(super) struct Past<'g> {
    pub(super) git: &'g Git,
    pub(super) reader: Reader,
    pub(super) places: Places,
    /// Every workspace: its path in the repository, and its folder.
    pub(super) roots: Vec<(String, PathBuf)>,
    pub(super) day: Day,
}

/// A ledger that comes with a commit, or with the next one.
struct Coming {
    /// The commit; empty for the index.
    tree: String,
    /// Those before it.
    parents: Vec<String>,
    path: String,
    figures: Figures,
}

impl Past<'_> {
    /// Everything that has been published, the first one first, with what was counted.
    pub(super) fn published(&self, reaches: &[Reach]) -> Result<Vec<Publication>, GitError> {
        let tips = reaches.iter().flat_map(Reach::tips);
        // What is being merged may have come without a name.
        let merged = self.git.commit(MERGED).is_ok().then_some(MERGED);
        let words: Vec<&str> = ["--all", "--reflog"].into_iter().chain(merged).chain(tips).collect();
        let mut published: Vec<Publication> = Vec::new();
        for (brought, figures) in self.ledgers(self.git.brought_by(WORD, &words)?)? {
            let path = brought.file.path.clone();
            let is_known = |other: &Publication| other.figures == figures && other.path == path;
            if !can_be_printed(&figures, self.day) || published.iter().any(is_known) {
                continue;
            }
            let moments = || brought.moments().map(str::to_owned).collect();
            let counted = Counted::of(&figures, self.git, records_of(&path), moments);
            published.push(Publication { path, figures, counted });
        }
        Ok(published)
    }

    /// Compares the cases that lie in a tree with each ledger that comes there: what comes with the one line of a merge
    /// may be late for what comes with the other.
    pub(super) fn compare(
        &self,
        asked: &Asked,
        reaches: &[Reach],
        guard: &mut Guard,
    ) -> Result<(), GitError> {
        let mut contents = self.git.contents()?;
        let coming = self.coming(asked, reaches, &mut contents)?;
        for own in &coming {
            self.overlaps(own, &coming, reaches, (&mut contents, guard))?;
        }
        for coming in coming {
            let Coming { tree, parents, path, figures } = coming;
            // What one of the parents has beside the ledger has been judged there.
            let mut judged: HashSet<String> = HashSet::new();
            for parent in &parents {
                if self.has(parent, &path, &figures, &mut contents)? {
                    judged.extend(self.git.records_in(parent)?);
                }
            }
            let mut all = match guard.published().take() {
                Some(all) => all,
                None => self.published(reaches)?,
            };
            let at = all.iter().position(|own| own.figures == figures).unwrap_or(all.len());
            if at == all.len() {
                let counted = Counted::of(&figures, self.git, records_of(&path), Vec::new);
                all.push(Publication { path: path.clone(), figures, counted });
            }
            let publication = &mut all[at];
            for file in self.git.records_in(&tree)? {
                let is_asked = !judged.contains(&file)
                    && self.places.is_closed(&file)
                    && guard.is_same(&file, &path)
                    && !publication.counted.is_named(stem(&file))?;
                let Some(bytes) = is_asked.then(|| contents.read(&tree, &file)).transpose()?.flatten() else {
                    continue;
                };
                let is_committed = !tree.is_empty() || self.git.is_committed(&file);
                let version = Version { path: file, bytes };
                if let Some(loaded) = late_beside(&self.reader, &version, publication, is_committed)? {
                    let commit = (!tree.is_empty()).then(|| short(&tree));
                    guard.catch((loaded, version.bytes), commit);
                }
            }
            *guard.published() = Some(all);
        }
        Ok(())
    }

    /// Looks for another ledger in the same tree about some of the same years. What a parent has had so has been judged
    /// there.
    fn overlaps(
        &self,
        coming: &Coming,
        beside: &[Coming],
        reaches: &[Reach],
        (contents, guard): (&mut Contents, &mut Guard),
    ) -> Result<(), GitError> {
        if guard.published().is_none() {
            *guard.published() = Some(self.published(reaches)?);
        }
        let known = guard.published().iter().flatten().map(|own| (own.path.clone(), own.figures.clone()));
        let beside = beside.iter().filter(|own| own.tree == coming.tree);
        let all: Vec<(String, Figures)> =
            known.chain(beside.map(|own| (own.path.clone(), own.figures.clone()))).collect();
        let Coming { tree, parents, path, figures } = coming;
        for (other, its) in all {
            let is_double = its.years != figures.years
                && its.years.overlaps(figures.years)
                && guard.is_same(&other, path)
                && self.has(tree, &other, &its, contents)?;
            let mut is_new = is_double;
            for parent in parents.iter().filter(|_| is_double) {
                is_new = is_new
                    && !(self.has(parent, path, figures, contents)?
                        && self.has(parent, &other, &its, contents)?);
            }
            if let Some(bytes) = is_new.then(|| contents.read(tree, path)).transpose()?.flatten() {
                let version = Version { path: path.clone(), bytes };
                let loaded = overlapping(&self.reader, &version, &its);
                guard.catch((loaded, version.bytes), (!tree.is_empty()).then(|| short(tree)));
                return Ok(());
            }
        }
        Ok(())
    }

    /// The ledgers that come with what is asked about.
    fn coming(
        &self,
        asked: &Asked,
        reaches: &[Reach],
        contents: &mut Contents,
    ) -> Result<Vec<Coming>, GitError> {
        if matches!(asked, Asked::Staged) {
            return self.staged(contents);
        }
        let mut coming: Vec<Coming> = Vec::new();
        for reach in reaches {
            for (brought, figures) in self.ledgers(self.git.brought_by(WORD, &reach.words())?)? {
                let (tree, path) = (brought.commit().to_owned(), brought.file.path.clone());
                // A merge is told of once for each parent.
                if !coming.iter().any(|own| own.tree == tree && own.path == path) {
                    coming.push(Coming { tree, parents: brought.parents().to_vec(), path, figures });
                }
            }
        }
        Ok(coming)
    }

    /// The ledgers that are in the index and not in the last commit.
    fn staged(&self, contents: &mut Contents) -> Result<Vec<Coming>, GitError> {
        let mut coming = Vec::new();
        for path in self.git.staged_with(WORD)? {
            let bytes = contents.read("", &path)?.unwrap_or_default();
            let Some(figures) = ledger(&self.reader, &path, &bytes).filter(|_| self.places.is_closed(&path))
            else {
                continue;
            };
            let parents = ["HEAD", MERGED].into_iter().filter(|name| self.git.commit(name).is_ok());
            coming.push(Coming {
                tree: String::new(),
                parents: parents.map(str::to_owned).collect(),
                path,
                figures,
            });
        }
        Ok(coming)
    }

    /// Whether a commit has the publication in that file.
    fn has(
        &self,
        commit: &str,
        path: &str,
        figures: &Figures,
        contents: &mut Contents,
    ) -> Result<bool, GitError> {
        let held = contents.read(commit, path)?;
        Ok(held.is_some_and(|bytes| ledger(&self.reader, path, &bytes).as_ref() == Some(figures)))
    }

    /// Those of some files that are ledgers of a workspace, by the settings that hold now or held then.
    fn ledgers(&self, brought: Vec<Brought>) -> Result<Vec<(Brought, Figures)>, GitError> {
        let files: Vec<CommittedFile> = brought.iter().map(|brought| brought.file.clone()).collect();
        if files.is_empty() {
            return Ok(Vec::new());
        }
        let mut contents = self.git.contents()?;
        let mut found = Vec::new();
        for (brought, bytes) in brought.into_iter().zip(self.git.bytes_of(&files)?) {
            let path = &brought.file.path;
            let Some(figures) = bytes.ok().and_then(|bytes| ledger(&self.reader, path, &bytes)) else {
                continue;
            };
            if self.places.is_closed(path) || self.was_closed(&brought, &mut contents)? {
                found.push((brought, figures));
            }
        }
        Ok(found)
    }

    /// Whether a file was among the records of a workspace when it came.
    fn was_closed(&self, brought: &Brought, contents: &mut Contents) -> Result<bool, GitError> {
        for (under, root) in &self.roots {
            let Some(bytes) = contents.read(brought.commit(), &format!("{under}{NAME}"))? else { continue };
            let mut source = Source::of_bytes(NAME.to_owned(), bytes).0;
            let Ok(config) = Config::read(&mut source) else { continue };
            if Places::of(&config, root, under).is_closed(&brought.file.path) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
