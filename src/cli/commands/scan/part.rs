//! What one workspace of the repository tells, of all the settings that were found for it.

use std::path::{Path, PathBuf};

use super::home::{Home, inside};
use crate::base::lang::Say;
use crate::cli::named_file;
use crate::cli::outcome::CommandError;
use crate::guard::Places;
use crate::io::disk;
use crate::io::git::Contents;
use crate::model::config::Config;
use crate::syntax::fault::Unreadable;

/// The name of the index, before the colon.
pub(super) const INDEX: &str = "";

/// What one workspace of the repository tells.
pub(super) struct Part {
    pub under: String,
    pub root: PathBuf,
    pub config: Config,
    pub names: Vec<String>,
    pub places: Places,
    /// Whether git keeps the settings, and not only the disk.
    pub is_kept: bool,
}

/// The settings that one of the things that are scanned is judged by.
pub(super) struct Own {
    /// The index or the commit that is scanned.
    pub tree: String,
    /// Where its settings were found.
    pub from: String,
    pub config: Config,
    /// Whether git keeps them, and not only the disk.
    pub is_kept: bool,
}

impl Own {
    /// Settings that are on the disk, of what is in the index.
    pub(super) fn on_disk(config: Config) -> Self {
        Self { tree: INDEX.to_owned(), from: INDEX.to_owned(), config, is_kept: false }
    }

    /// Settings that somebody has named, which hold as those that git keeps.
    pub(super) fn named(config: Config) -> Self {
        Self { is_kept: true, ..Self::on_disk(config) }
    }
}

/// One workspace, of all the settings that were found for it. An exception holds when each of them makes it. `prefix`
/// is the submodule that it is in, and `inner` its path from there.
pub(super) fn part(
    home: &Home,
    (prefix, inner): (&str, &str),
    found: Vec<Own>,
    contents: &mut Contents,
) -> Result<Part, CommandError> {
    let under = format!("{prefix}{inner}");
    let root = home.top.join(&under);
    let mut names = Vec::new();
    let mut places = Places::default();
    for Own { tree, from, config, .. } in &found {
        names.extend(names_in(from, config, inner, &root, contents)?);
        let mut own = Places::of(config, &root, &under);
        for folder in Places::written(config, &root, &under) {
            let kept =
                folder.strip_prefix(prefix).map(|folder| contents.led(tree, folder)).transpose()?.flatten();
            let led = [kept.map(|to| format!("{prefix}{to}")), led_on_disk(&home.top, &folder)];
            led.into_iter().flatten().for_each(|to| own.add_link(&folder, &to));
        }
        places.add(own);
    }
    let is_kept = found.iter().any(|own| own.is_kept);
    let mut configs = found.into_iter().map(|own| own.config);
    let mut config = configs.next().unwrap_or_default();
    for other in configs {
        // A word that one of the commits has is a word there, and no name hides in it: the settings are searched too.
        config.terms.join(&other.terms);
        config.contacts.retain(|contact| other.contacts.contains(contact));
        config.elsewhere.retain(|folder| other.elsewhere.contains(folder));
    }
    places.exempt(&config, &root, &under);
    Ok(Part { under, root, config, names, places, is_kept })
}

/// The first names of the workspace's own file, which may be kept out of git.
fn names_in(
    tree: &str,
    config: &Config,
    under: &str,
    root: &Path,
    contents: &mut Contents,
) -> Result<Vec<String>, CommandError> {
    let Some(path) = &config.names else { return Ok(Vec::new()) };
    let kept = match inside(&Path::new(under).join(path)) {
        Some(path) => contents.read(tree, path.trim_end_matches('/'))?,
        None => None,
    };
    if let Some(bytes) = kept {
        return named_file::names_kept(path, Ok(bytes));
    }
    match disk::read(&root.join(path)) {
        Err(Unreadable::Missing) => Err(no_names()),
        bytes => named_file::names(path, bytes),
    }
}

/// Where a folder is on the disk, when there is a link on the way to it and it is in the repository all the same.
fn led_on_disk(top: &Path, folder: &str) -> Option<String> {
    let path = top.join(folder);
    let led = path.exists().then(|| disk::absolute(&path))?;
    let led = inside(led.strip_prefix(top).ok()?)?;
    (led != folder).then_some(led)
}

fn no_names() -> CommandError {
    CommandError::Message(
        Say::fixed(
            "Filen med namn, som vbe.toml anger, finns varken i det som ska granskas eller på disken.",
            "The file of names, which vbe.toml tells of, is neither in what is to be scanned nor on the disk.",
        ),
        Say::fixed(
            "Checka in den, eller ta bort raden ur vbe.toml.",
            "Commit it, or remove the line from vbe.toml.",
        ),
    )
}
