//! The other workspaces of a repository, by their `vbe.toml`: two that count the same cases would publish them twice.

use std::path::{Path, PathBuf};

use super::config::Config;
use super::past::inside;
use super::terms::TermList;
use crate::io::disk;
use crate::io::git::{Git, GitError};
use crate::syntax::text::Source;

const SETTINGS: &str = "vbe.toml";

/// Another workspace.
#[derive(Debug)]
pub(crate) struct Neighbour {
    /// Its `vbe.toml`, from the root of the repository or from this workspace.
    pub settings: String,
    /// The folder of its records.
    pub records: PathBuf,
    pub config: Config,
}

/// The other workspaces in a repository: those on the disk, in the index and in the last commit.
pub(crate) fn neighbours(git: &Git, top: &Path, root: &Path) -> Result<Vec<Neighbour>, GitError> {
    let git = git.apart(top);
    let mut folders = git.folders_with("HEAD", SETTINGS)?;
    folders.extend(git.listing("", SETTINGS)?.folders.into_iter().map(|(folder, _)| folder));
    folders.extend(git.untracked_with(SETTINGS).unwrap_or_default());
    folders.sort();
    folders.dedup();
    let own = inside(top, root).map(|root| if root.is_empty() { root } else { root + "/" });
    folders.retain(|folder| Some(folder) != own.as_ref());
    let mut contents = git.contents()?;
    let mut found = Vec::new();
    for folder in folders {
        let settings = format!("{folder}{SETTINGS}");
        let on_disk = disk::read(&top.join(&settings)).ok();
        let bytes = match on_disk {
            Some(bytes) => Some(bytes),
            None => contents.read("HEAD", &settings)?,
        };
        let config =
            bytes.and_then(|bytes| Config::read(&mut Source::of_bytes(settings.clone(), bytes).0).ok());
        found.extend(config.map(|config| Neighbour {
            records: placed(top, &top.join(&folder).join(&config.records)),
            settings,
            config,
        }));
    }
    Ok(found)
}

/// Where a folder is, also when it is not on the disk.
fn placed(top: &Path, folder: &Path) -> PathBuf {
    inside(top, folder).map_or_else(|| disk::absolute(folder), |inside| top.join(inside))
}

/// The first of them whose records are in a folder inside that of these records, or around it.
pub(crate) fn overlapping(neighbours: Vec<Neighbour>, records: &Path) -> Option<Neighbour> {
    neighbours.into_iter().find(|other| {
        other.records != records
            && (other.records.starts_with(records) || records.starts_with(&other.records))
    })
}

/// The workspace beside the plans, or beside the records, that has the same records and other settings than this one.
/// The cases may be in a repository of their own, which has a `vbe.toml` too.
pub(crate) fn sharing(root: &Path, config: &Config) -> Option<Neighbour> {
    let root = disk::absolute(root);
    let records = disk::absolute(&root.join(&config.records));
    let plans = disk::absolute(&root.join(&config.plans));
    let above = records.ancestors().chain(plans.ancestors());
    let others = above.filter(|folder| *folder != root && folder.join(SETTINGS).is_file());
    others.filter_map(|folder| read(&root, folder)).find(|other| other.records == records)
}

fn read(root: &Path, folder: &Path) -> Option<Neighbour> {
    let path = folder.join(SETTINGS);
    let settings = disk::name(root, &path);
    let bytes = disk::read(&path).ok()?;
    let config = Config::read(&mut Source::of_bytes(settings.clone(), bytes).0).ok()?;
    Some(Neighbour { records: disk::absolute(&folder.join(&config.records)), settings, config })
}

/// What of the settings decides what is published and what a case may say, and differs between two workspaces.
pub(crate) fn differing(one: &Config, other: &Config) -> Vec<&'static str> {
    let (own, its) = (&one.publication, &other.publication);
    let channels = |config: &Config| {
        let mut names = config.terms.names(TermList::Channels);
        names.sort();
        names
    };
    let sorted = |areas: &[String]| {
        let mut areas = areas.to_vec();
        areas.sort();
        areas
    };
    let differ = [
        ("[publication] k", own.k != its.k),
        ("[publication] years", own.years != its.years),
        ("[publication] tables", own.tables != its.tables),
        ("areas", sorted(&one.areas) != sorted(&other.areas)),
        ("channels", channels(one) != channels(other)),
    ];
    differ.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}
