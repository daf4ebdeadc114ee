//! Where a person lives or stays: street, postal address, property, coordinates.

mod address;
mod property;
mod point;

use super::found::Found;
use super::lexicon::Flags;
use super::tokens::Tokens;

/// Whether a word ends as the name of a street or a square, which a number may follow.
pub(super) fn may_end(word: &str) -> bool {
    address::may_end(word)
}

pub(super) fn find(tokens: &Tokens<'_>, found: &mut Found) {
    for &at in &tokens.numbers {
        address::find(tokens, at, found);
        property::find(tokens, at, found);
    }
    for at in tokens.cues(Flags::PLACE_CUE) {
        property::block(tokens, at, found);
        address::spelt(tokens, at, found);
        address::told(tokens, at, found);
    }
    point::find(tokens, found);
}
