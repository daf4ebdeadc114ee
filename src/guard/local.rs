//! The settings of each workspace, where a repository has several: what is in one is judged by its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::places::Places;
use crate::model::config::Config;
use crate::model::load::{Loaded, Reader};
use crate::model::workspace::Workspace;
use crate::syntax::finding::{FileId, Finding, Place};

/// One workspace of the repository.
#[derive(Clone, Debug)]
pub(crate) struct Local {
    /// Its path in the repository: `kommun/`, or empty for the root.
    pub(crate) under: String,
    pub(crate) root: PathBuf,
    pub(crate) config: Config,
    pub(crate) reader: Reader,
}

/// The index of the workspace that a file is of, if it is of one.
pub(super) fn of(locals: &[Local], places: &Places, path: &str) -> Option<usize> {
    let owner = places.owner(path, locals.iter().map(|local| local.under.as_str()));
    owner.and_then(|owner| locals.iter().position(|local| local.under == owner))
}

/// Judges files, each in the workspace that it is of, and the rest in a common one. The findings are of the files in
/// the order that they are given.
pub(super) fn judged(
    locals: &[Local],
    (root, config): (&Path, &Config),
    files: &[(Option<usize>, &Loaded)],
    judge: impl Fn(&Workspace) -> Vec<Finding>,
) -> Vec<Finding> {
    let mut parts: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (at, (local, _)) in files.iter().enumerate() {
        parts.entry(*local).or_default().push(at);
    }
    let mut findings = Vec::new();
    for (local, places) in parts {
        let (root, config) =
            local.map_or((root, config), |at| (locals[at].root.as_path(), &locals[at].config));
        let own = places.iter().map(|at| files[*at].1.clone()).collect();
        let workspace = Workspace::of(root.to_path_buf(), config.clone(), own);
        let back = |place: &mut Place| {
            let at = places.get(place.file.0 as usize).copied().unwrap_or_default();
            place.file = FileId(u32::try_from(at).unwrap_or(u32::MAX));
        };
        findings.extend(judge(&workspace).into_iter().map(|mut finding| {
            back(&mut finding.place);
            finding.related.iter_mut().for_each(|(place, _)| back(place));
            finding
        }));
    }
    findings
}
