//! Checks that the folders of plans and records are the ones that git knows by those names.

use std::path::Path;

use super::check::{Check, Checkup};
use crate::guard::Places;
use crate::io::disk;
use crate::say;

pub(super) fn all(look: &Checkup<'_>) -> Vec<Check> {
    let folders = [("plans", &look.config.plans), ("records", &look.config.records)];
    let linked = folders.into_iter().filter_map(|(key, folder)| linked(look, key, folder));
    linked.chain(misspelt(look)).collect()
}

/// git keeps a link as a name, and what is in the folder under another.
fn linked(look: &Checkup<'_>, key: &str, folder: &Path) -> Option<Check> {
    let path = look.root.join(folder);
    let place = folder.display();
    disk::is_link(&path).then(|| {
        let led = disk::name(&disk::absolute(&look.root), &disk::absolute(&path));
        Check::missing(
            &format!("{key}-folder"),
            say!(
                "mappen {place} är en länk, och git sparar det som ligger i den under ett annat namn",
                "the folder {place} is a link, and git keeps what is in it under another name"
            ),
            say!(
                "Ange den riktiga mappen i vbe.toml: [paths] {key} = \"{led}\". Ta sedan bort länken.",
                "Name the real folder in vbe.toml: [paths] {key} = \"{led}\". Then remove the link."
            ),
        )
    })
}

/// Files that are among the records for a disk that tells fewer names apart, and not for others.
fn misspelt(look: &Checkup<'_>) -> Option<Check> {
    let places = Places::of(look.config, &look.root, "");
    let folder = Places::written(look.config, &look.root, "").pop()?;
    let kept = look.git.kept(&look.root);
    let other = kept.iter().find(|path| places.is_closed(path) && !path.starts_with(&folder))?;
    let written: String = other.split_inclusive('/').take(folder.matches('/').count()).collect();
    Some(Check::missing(
        "records-name",
        say!(
            "git har filer i {written}, som på en del datorer är samma mapp som {folder}",
            "git has files in {written}, which on some machines is the same folder as {folder}"
        ),
        say!(
            "Flytta dem med git mv, så att alla ligger i {folder}",
            "Move them with git mv, so that all are in {folder}"
        ),
    ))
}
