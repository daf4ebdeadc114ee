//! What a merge loses of what has been published: of two publications in files of the same name only one is left, and git
//! lists no file of which one side is kept as it is.

use super::asked::Asked;
use super::published::{MERGED, Past, WORD};
use crate::facts::figures::Figures;
use crate::facts::printed::can_be_printed;
use crate::guard::{Guard, Publication, ledger, no_longer};
use crate::io::git::{Contents, GitError, Reach, Version, short};
use crate::model::load::Unkept;

/// A merge that is made, or about to be.
struct Merge {
    /// The commit; empty for the index.
    tree: String,
    parents: Vec<String>,
    /// The files that have come with it and may be publications, where nothing else tells of them.
    come: Vec<String>,
}

/// A publication in one side of a merge.
struct Side {
    /// Where it stands among the sides.
    at: usize,
    version: Version,
    figures: Figures,
}

impl Past<'_> {
    /// Tells of each publication that a merge takes out, or in the place of which it keeps another.
    pub(super) fn lost_in_merges(
        &self,
        asked: &Asked,
        reaches: &[Reach],
        guard: &mut Guard,
    ) -> Result<(), GitError> {
        let merges = self.merges(asked, reaches)?;
        if merges.is_empty() {
            return Ok(());
        }
        let all = match guard.published().take() {
            Some(all) => all,
            None => self.published(reaches)?,
        };
        let mut contents = self.git.contents()?;
        let mut paths: Vec<&str> = all.iter().map(|own| own.path.as_str()).collect();
        paths.sort_unstable();
        paths.dedup();
        let mut found = Vec::new();
        for merge in &merges {
            for path in &paths {
                if let Some((version, how)) = self.lost(merge, path, &all, &mut contents)? {
                    let commit = (!merge.tree.is_empty()).then(|| short(&merge.tree));
                    found.push(((no_longer(&self.reader, &version, how), version.bytes), commit));
                }
            }
        }
        for (found, commit) in found {
            guard.catch(found, commit);
        }
        *guard.published() = Some(all);
        Ok(())
    }

    fn merges(&self, asked: &Asked, reaches: &[Reach]) -> Result<Vec<Merge>, GitError> {
        if matches!(asked, Asked::Staged) {
            let parents = ["HEAD", MERGED].map(str::to_owned);
            if parents.iter().any(|name| self.git.commit(name).is_err()) {
                return Ok(Vec::new());
            }
            let come = self.git.staged_with(WORD)?;
            return Ok(vec![Merge { tree: String::new(), parents: parents.into(), come }]);
        }
        let mut merges = Vec::new();
        for reach in reaches {
            let each = self.git.merges(reach)?.into_iter();
            merges.extend(each.map(|(tree, parents)| Merge { tree, parents, come: Vec::new() }));
        }
        Ok(merges)
    }

    /// How what one of the sides has published under a path is lost, and the file to tell of.
    fn lost(
        &self,
        merge: &Merge,
        path: &str,
        all: &[Publication],
        contents: &mut Contents,
    ) -> Result<Option<(Version, Unkept)>, GitError> {
        let mut sides = Vec::new();
        for (at, parent) in merge.parents.iter().enumerate() {
            sides.extend(self.side(at, parent, path, contents)?);
        }
        let left = self.side(0, &merge.tree, path, contents)?;
        for side in &sides {
            let is_kept = left.as_ref().is_some_and(|left| left.figures.reads_as(&side.figures));
            if is_kept || self.is_judged(merge, side)? || self.is_elsewhere(merge, side, all, contents)? {
                continue;
            }
            let Some(Side { version, figures, .. }) =
                left.as_ref().filter(|left| left.figures.years == side.figures.years)
            else {
                return Ok(Some((side.version.clone(), Unkept::Gone)));
            };
            let first = all.iter().find(|own| own.path == path && own.figures.years == figures.years);
            let is_first = first.is_none_or(|first| first.figures == *figures);
            let how = if is_first { Unkept::Divided } else { Unkept::Changed };
            return Ok(Some((version.clone(), how)));
        }
        Ok(None)
    }

    /// What a tree has published under a path.
    fn side(
        &self,
        at: usize,
        tree: &str,
        path: &str,
        contents: &mut Contents,
    ) -> Result<Option<Side>, GitError> {
        let Some(bytes) = contents.read(tree, path)? else { return Ok(None) };
        let figures = ledger(&self.reader, path, &bytes).filter(|own| can_be_printed(own, self.day));
        let version = Version { path: path.to_owned(), bytes };
        Ok(figures.map(|figures| Side { at, version, figures }))
    }

    /// Whether another side has had the same: what became of it there has been judged there.
    fn is_judged(&self, merge: &Merge, side: &Side) -> Result<bool, GitError> {
        let path = side.version.path.as_str();
        for (_, parent) in merge.parents.iter().enumerate().filter(|(at, _)| *at != side.at) {
            let had = self.git.versions_of(path, parent)?;
            if had.iter().any(|bytes| ledger(&self.reader, path, bytes).as_ref() == Some(&side.figures)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the merge has the same under another path.
    fn is_elsewhere(
        &self,
        merge: &Merge,
        side: &Side,
        all: &[Publication],
        contents: &mut Contents,
    ) -> Result<bool, GitError> {
        let known = all.iter().filter(|own| own.figures == side.figures).map(|own| &own.path);
        for other in known.chain(&merge.come).filter(|path| **path != side.version.path) {
            let there = self.side(0, &merge.tree, other, contents)?;
            if there.is_some_and(|there| there.figures == side.figures) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
