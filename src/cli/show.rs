//! `vbe show`: which thing is meant, and the page of it.

use super::ask::{Call, unknown};
use super::world::{Exit, Failure, Out};
use crate::facts::Replaced;
use crate::facts::select::Trees;
use crate::facts::things::Things;
use crate::output::render;
use crate::reports::show::{self, Wish};
use crate::say;

/// So many of those that a word may mean are listed.
const LISTED: usize = 12;

pub(super) fn answer(wish: &Wish, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let whole = call.whole(out)?;
    let trees = Trees::new(&whole);
    let things = Things::of(&whole, &trees);
    let setting = call.setting(&whole);
    let replaced = Replaced::by(&whole, setting.day);
    let found =
        wish.ids.iter().map(|id| one(&things, &replaced, id)).collect::<Result<Vec<usize>, Failure>>()?;
    let page = show::page(&setting, &trees, &things, &found, wish);
    render::page(&page, call.format, call.look, out.answer)?;
    Ok(Exit::Fine)
}

/// The one thing that a word means. Where several editions of a plan have it, the one that holds is meant.
pub(super) fn one(things: &Things<'_>, replaced: &Replaced<'_>, word: &str) -> Result<usize, Failure> {
    let told = |at: &usize| {
        let thing = &things.all[*at];
        format!("{}:{}", thing.sort.name(), thing.id)
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
                Failure::Said(
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
            Err(Failure::Said(
                say!("{word} kan betyda {count} saker.", "{word} can mean {count} things."),
                say!("Skriv en av dem: {listed}{more}", "Write one of them: {listed}{more}"),
            ))
        }
    }
}
