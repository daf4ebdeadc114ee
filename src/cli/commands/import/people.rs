//! Tells what in the cells stops an import.

use crate::base::lang::Say;
use crate::base::nouns;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Out};
use crate::import::CellHit;
use crate::pii::detector::Exposure;
use crate::rules;
use crate::say;

/// How many cells are told; a list of participants has hundreds.
const MOST: usize = 20;

/// Tells where in a file the cells are that identify somebody, never what they say. Returns whether there are any.
pub(super) fn stops(
    file: &str,
    found: &[CellHit],
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<bool, CommandError> {
    let lang = context.render_options.lang;
    let (error, help) = (lang.pick("fel", "error"), lang.pick("hjälp", "help"));
    for CellHit { place, class, letters } in found.iter().take(MOST) {
        let (place, what) = (place.text(lang), rules::found_here(*class, *letters));
        out.answer
            .in_one_line(&format!("{file}, {place}: {error} [identifies-person]: {}", what.text(lang)))?;
        out.answer.line(&format!("  {help}: {}", class.instead(Exposure::Open).text(lang)))?;
    }
    let more = found.len().saturating_sub(MOST);
    if more > 0 {
        let Say { sv, en } = nouns::ITEMS.of(more);
        let rest = say!("… och {more} {sv} till.", "… and {more} more {en}.");
        out.answer.say(&rest, lang)?;
    }
    if !found.is_empty() {
        out.answer.flush()?;
        let unwritten = say!(
            "vbe: ingenting är skrivet. Ta bort det ur filen, eller skriv rollen i stället, och kör igen.",
            "vbe: nothing has been written. Remove it from the file, or write the role instead, and run again."
        );
        out.talk.say(&unwritten, lang)?;
    }
    Ok(!found.is_empty())
}
