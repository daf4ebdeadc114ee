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

/// The workspaces of a repository, where there are several.
#[derive(Clone, Debug, Default)]
pub(crate) struct Locals {
    /// Each by itself, and then those that hold files together.
    each: Vec<Local>,
    /// How many there are of the first.
    single: usize,
    /// Where those are that hold files together, by the indices of the workspaces.
    together: BTreeMap<Vec<usize>, usize>,
}

impl Locals {
    /// Workspaces, and what holds where several of them have the same folder: what `both` makes of them.
    pub(crate) fn of(each: Vec<Local>, places: &Places, both: impl Fn(&[usize]) -> Local) -> Self {
        let single = each.len();
        let mut locals = Self { each, single, together: BTreeMap::new() };
        // Whose a file is follows from the innermost of these folders that it is in.
        let unders = locals.each.iter().map(|local| local.under.clone());
        let folders: Vec<String> = places.folders().chain(unders).collect();
        for folder in folders {
            let of = locals.claiming(places, &folder);
            if of.len() > 1 && !locals.together.contains_key(&of) {
                locals.each.push(both(&of));
                locals.together.insert(of, locals.each.len() - 1);
            }
        }
        locals
    }

    /// The workspaces that claim a file, the one that has it innermost first.
    fn claiming(&self, places: &Places, path: &str) -> Vec<usize> {
        let single = &self.each[..self.single];
        let owners = places.owners(path, single.iter().map(|local| local.under.as_str()));
        owners.iter().filter_map(|owner| single.iter().position(|local| local.under == *owner)).collect()
    }

    /// The index of what a file is judged by, if it is of a workspace.
    pub(super) fn of_file(&self, places: &Places, path: &str) -> Option<usize> {
        if self.single == 0 {
            return None;
        }
        let of = self.claiming(places, path);
        self.together.get(&of).copied().or(of.first().copied())
    }

    pub(super) fn get(&self, at: usize) -> &Local {
        &self.each[at]
    }
}

/// Judges files, each in the workspace that it is of, and the rest in a common one. The findings are of the files in
/// the order that they are given.
pub(super) fn judged(
    locals: &Locals,
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
            local.map_or((root, config), |at| (locals.get(at).root.as_path(), &locals.get(at).config));
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
