//! Checks what other workspaces there are: one that counts the same cases, and one that says otherwise of them.

use super::check::{Check, Checkup};
use crate::io::disk;
use crate::model::neighbours::{differing, neighbours, overlapping, sharing};
use crate::say;

pub(super) fn all(look: &Checkup<'_>) -> Vec<Check> {
    [overlap(look), difference(look), absence(look)].into_iter().flatten().collect()
}

/// Two workspaces of which one has its records inside those of the other would both publish the same cases.
fn overlap(look: &Checkup<'_>) -> Option<Check> {
    let records = disk::absolute(&look.root.join(&look.config.records));
    let git = look.git.apart(if records.is_dir() { &records } else { &look.root });
    let top = disk::absolute(&git.top().ok()??);
    let other = overlapping(neighbours(&git, &top, &disk::absolute(&look.root)).ok()?, &records)?;
    let settings = other.settings;
    Some(Check::missing(
        "records-apart",
        say!(
            "{settings} är en annan arbetsmapp, med sina poster i eller runt mappen för poster här",
            "{settings} is another workspace, with its records in or around the folder of records here"
        ),
        say!(
            "Låt mapparna ligga bredvid varandra: [paths] records i vbe.toml. Så länge de inte gör det publiceras ingenting",
            "Let the folders be beside each other: [paths] records in vbe.toml. Nothing is published until they are"
        ),
    ))
}

/// Where the cases have a repository of their own there are two `vbe.toml` for them.
fn difference(look: &Checkup<'_>) -> Option<Check> {
    let other = sharing(&look.root, look.config)?;
    let differ = differing(look.config, &other.config).join(", ");
    let settings = other.settings;
    if differ.is_empty() {
        return Some(Check::there(
            "same-settings",
            say!(
                "{settings}, som gäller samma ärenden, säger detsamma om dem",
                "{settings}, which is of the same cases, says the same of them"
            ),
        ));
    }
    Some(Check::missing(
        "same-settings",
        say!(
            "{settings} gäller samma ärenden och säger annat om {differ}",
            "{settings} is of the same cases and says otherwise of {differ}"
        ),
        say!(
            "Skriv detsamma i båda. Annars beror det på mappen vad som publiceras, och av två räkningar går det att räkna fram ett litet antal",
            "Write the same in both. Otherwise the folder decides what is published, and a small count can be worked out from two counts"
        ),
    ))
}

/// Without the folder there is nothing to guard, and what is counted is nothing.
fn absence(look: &Checkup<'_>) -> Option<Check> {
    let folder = look.config.records.display();
    (!look.root.join(&look.config.records).is_dir()).then(|| {
        Check::missing(
            "records-folder",
            say!("mappen för poster, {folder}, finns inte", "the folder of records, {folder}, is not there"),
            say!(
                "Kör vbe init, eller skriv rätt mapp i vbe.toml: [paths] records",
                "Run vbe init, or write the right folder in vbe.toml: [paths] records"
            ),
        )
    })
}
