//! Statements about a person: exact age, membership, belief, illness, crime, nickname.

mod whom;
mod age;
mod belonging;
mod protected;

use super::class::Class;
use super::cues::cues;
use super::found::Found;
use super::lexicon::Flags;
use super::tokens::Tokens;
use age::{age, worded_age};
use belonging::belonging;
use protected::protected;

pub(super) fn find(tokens: &Tokens<'_>, found: &mut Found) {
    for &at in &tokens.numbers {
        age(tokens, at, tokens.digits(at).parse().unwrap_or(0), found);
    }
    for at in tokens.cues() {
        nickname(tokens, at, found);
    }
    for at in 0..tokens.len() {
        if !tokens.is_number(at) {
            worded_age(tokens, at, found);
            belonging(tokens, at, found);
            protected(tokens, at, found);
        }
    }
}

/// `kallas Zorro`, `går under namnet "Räven"`
fn nickname(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let called = tokens.is_one_of(
        at,
        cues![
            "kallas", "kallar", "kallad", "kallade", "kallat", "smeknamn", "smeknamnet", "öknamn",
            "öknamnet", "aka", "gatunamn", "gatunamnet", "alias",
        ],
    ) || (tokens.is_one_of(at, cues!["namnet"])
        && tokens.is_one_of(at.wrapping_sub(1), cues!["under"]));
    if !called {
        return;
    }
    let mut next = at + 1;
    while tokens.is_one_of(
        next,
        cues![
            "för", "sig", "är", "av", "allmänt", "bara", "ofta", "vännerna", "själv", "också", "av",
            "kompisarna", "i", "gänget",
        ],
    ) && next < at + 6
    {
        next += 1;
    }
    let gap = tokens.before(next);
    let quoted = gap.ends_with(['"', '”', '“', '\'', '’', '«']);
    let fits = tokens.is_word(next) && !gap.contains(['.', ';', '\n', '!', '?']) && gap.len() <= 6;
    let named = tokens.is_capital(next)
        && !tokens.flags(next).is(Flags::WORD)
        && !tokens.flags(next).is(Flags::BODY)
        && !tokens.flags(next).is(Flags::PLACE);
    if fits && (quoted || named) {
        let mut last = next;
        while (quoted && !tokens.after(last).contains(['"', '”', '“', '\'', '’', '»'])
            || !quoted && tokens.is_capital(last + 1))
            && tokens.before(last + 1) == " "
            && last < next + 3
            && last + 1 < tokens.len()
        {
            last += 1;
        }
        found.add(Class::Nickname, tokens.list[next].start, tokens.list[last].end);
    }
}
