//! What no command writes, since no commit could have it: a publication, and another half-year of a case than the one in
//! which it was registered, or one that is published already. It is told before it is written and not at the commit.

use super::context::CommandContext;
use super::outcome::CommandError;
use crate::base::halfyear::HalfYear;
use crate::base::lang::Say;
use crate::editing::{Change, Coming};
use crate::facts::figures::published;
use crate::io::disk;
use crate::model::load::{self, Loaded, Reader};
use crate::model::past::inside;
use crate::model::records::Record;
use crate::rules;

/// Checks that none of the changes makes or alters what is only ever made once.
pub(super) fn refuse(
    changes: &[Change],
    coming: &Coming,
    reader: &Reader,
    context: &CommandContext,
) -> Result<(), CommandError> {
    for (change, (file, _)) in changes.iter().zip(&coming.files) {
        let was = change.was.as_ref().map(|bytes| load::file(reader, change.name.clone(), bytes.clone()));
        let now = coming.workspace.file(*file);
        if now.is_published() || was.as_ref().is_some_and(Loaded::is_published) {
            return Err(publication());
        }
        let Some(half) = registered(now).filter(|half| was.as_ref().and_then(registered) != Some(*half))
        else {
            continue;
        };
        let kept = committed(change, reader, context);
        if kept == Some(half) {
            continue;
        }
        let mut figures = published(&coming.workspace).map(|(_, figures)| figures);
        if figures.any(|own| own.years.half_years().any(|own| own == half)) {
            let help = rules::mend_late(HalfYear::of(context.day));
            return Err(CommandError::Message(rules::is_late(half), help));
        }
        // One that has not begun was mistyped.
        if let Some(was) = kept.filter(|was| was.has_come(context.day)) {
            let (what, help) = rules::is_moved(was, half);
            return Err(CommandError::Message(what, help));
        }
    }
    Ok(())
}

fn registered(loaded: &Loaded) -> Option<HalfYear> {
    match &loaded.record {
        Some(Record::Case(case)) => case.registered.map(|half| half.value),
        _ => None,
    }
}

/// The half-year that the last commit has for the case of a file.
fn committed(change: &Change, reader: &Reader, context: &CommandContext) -> Option<HalfYear> {
    change.was.as_ref()?;
    let path = disk::absolute(&change.path);
    let git = context.git.apart(path.parent()?);
    let top = disk::absolute(&git.top().ok()??);
    let bytes = git.contents().ok()?.read("HEAD", &inside(&top, &path)?).ok()??;
    registered(&load::file(reader, change.name.clone(), bytes))
}

fn publication() -> CommandError {
    CommandError::Message(
        Say::fixed(
            "Det som är publicerat för allmänheten skrivs bara av vbe report --public, och ändras aldrig.",
            "What is published for the public is written by vbe report --public only, and is never changed.",
        ),
        Say::fixed(
            "Ingenting är skrivet. En redovisning till en nämnd eller en grupp har slag (`sort`) och mottagare (`to`), och inte för vem (`audience`).",
            "Nothing has been written. What is reported to a board or a group has `sort` and `to`, and no `audience`.",
        ),
    )
}
