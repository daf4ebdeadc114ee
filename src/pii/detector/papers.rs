//! Registered numbers: vehicles, bank accounts, case numbers of authorities, identity documents.

mod vehicle;
mod account;
mod announced;
mod register;

use super::found::Found;
use super::lexicon::Flags;
use super::tokens::Tokens;

/// Whether a word ends as one that the number of a matter follows.
pub(super) fn may_end(word: &str) -> bool {
    register::may_end(word)
}

pub(super) fn find(tokens: &Tokens<'_>, found: &mut Found) {
    for &at in &tokens.numbers {
        register::find(tokens, at, found);
        account::find(tokens, at, found);
        vehicle::find(tokens, at, found);
    }
    for at in tokens.cues(Flags::PAPERS_CUE) {
        announced::told(tokens, at, found);
    }
}
