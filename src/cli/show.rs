//! `vbe show`: which thing is meant, and the page of it.

use super::ask::{CommandContext, unknown};
use super::world::{CommandError, Exit, Out};
use crate::facts::Replaced;
use crate::facts::entities::EntityIndex;
use crate::facts::select::Trees;
use crate::output::render;
use crate::reports::show::{self, Options};
use crate::say;

/// So many of those that a word may mean are listed.
const LISTED: usize = 12;

pub(super) fn answer(
    options: &Options,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    let trees = Trees::new(&workspace);
    let things = EntityIndex::of(&workspace, &trees);
    let report = context.report(&workspace);
    let replaced = Replaced::by(&workspace, report.day);
    let found = options
        .ids
        .iter()
        .map(|id| one(&things, &replaced, id))
        .collect::<Result<Vec<usize>, CommandError>>()?;
    let page = show::page(&report, &trees, &things, &found, options);
    render::page(&page, context.format, context.render_options, out.answer)?;
    Ok(Exit::Fine)
}

/// The one thing that a word means. Where several editions of a plan have it, the one that holds is meant.
pub(super) fn one(
    things: &EntityIndex<'_>,
    replaced: &Replaced<'_>,
    word: &str,
) -> Result<usize, CommandError> {
    let told = |at: &usize| {
        let thing = &things.all[*at];
        format!("{}:{}", thing.kind.name(), thing.id)
    };
    let mut meant = things.meant(word);
    let holds = |at: &usize| !replaced.holds_part(&things.all[*at].id);
    if meant.iter().filter(|at| holds(at)).count() == 1 {
        meant.retain(holds);
    }
    match meant[..] {
        [only] => Ok(only),
        [] => {
            let ids: Vec<&str> = things
                .all
                .iter()
                .flat_map(|thing| [&*thing.id, thing.id.rsplit('/').next().unwrap_or("")])
                .collect();
            let what = say!("Det finns inget med id:t {word}.", "There is nothing with the id {word}.");
            Err(if crate::base::likeness::nearest(word, ids.iter().copied()).is_some() {
                unknown(what, word, ids.into_iter())
            } else {
                CommandError::Said(
                    what,
                    say!(
                        "vbe list SORT visar vad som finns, till exempel vbe list activity.",
                        "vbe list KIND shows what there is, for example vbe list activity."
                    ),
                )
            })
        }
        ref several => {
            let count = several.len();
            let listed: Vec<String> = several.iter().take(LISTED).map(told).collect();
            let more = if count > LISTED { ", …" } else { "" };
            let listed = listed.join(", ");
            Err(CommandError::Said(
                say!("{word} kan betyda {count} saker.", "{word} can mean {count} things."),
                say!("Skriv en av dem: {listed}{more}", "Write one of them: {listed}{more}"),
            ))
        }
    }
}
