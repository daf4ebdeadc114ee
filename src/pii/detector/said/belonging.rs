//! Clubs, congregations and employers by name, where a person belongs to them.

use crate::pii::detector::class::Class;
use crate::pii::detector::cues::{Cues, cues};
use crate::pii::detector::found::Found;
use crate::pii::detector::lexicon::Flags;
use crate::pii::detector::tokens::Tokens;

/// Abbreviations in names of clubs.
const CLUBS: [&str; 16] = [
    "IF", "IK", "FF", "BK", "FC", "SK", "AIK", "BoIS", "GoIF", "HC", "IS", "IFK", "BTK", "BBK",
    "Boxningsklubb", "SC",
];
/// Words for places where people meet, pray and train.
const HOUSES: Cues = Cues::of(&[
    "moskén", "moské", "församlingen", "församling", "kyrkan", "kyrka", "synagogan", "synagoga", "tempel",
    "templet", "föreningen", "klubben", "boxningsklubb", "fotbollsklubb", "kampsportsklubb",
    "idrottsförening", "kulturförening", "bönelokalen", "gurdwara", "pingstkyrka", "pingstkyrkan",
    "pizzeria",
]);

/// A club, a congregation or an employer by name, where a person belongs to it.
pub(super) fn belonging(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    if !tokens.is_capital(at) && !tokens.flags(at).is(Flags::CUE) {
        return;
    }
    let word = tokens.str(at);
    let above = at.checked_sub(1).filter(|above| tokens.is_capital(*above) && tokens.before(at) == " ");
    if (CLUBS.contains(&word) || tokens.is_one_of(at, &HOUSES))
        && above.is_some_and(|above| {
            !tokens.begins(above) && !tokens.flags(above).is(Flags::WORD) || CLUBS.contains(&word)
        })
    {
        let mut first = above.unwrap_or(at);
        while let Some(next) = first.checked_sub(1).filter(|next| {
            // No name of a club is longer.
            at - next <= 6 && tokens.is_capital(*next) && tokens.before(first) == " " && !tokens.begins(*next)
        }) {
            first = next;
        }
        if !(word == "IS" || word == "SK") || above.is_some_and(|above| !tokens.begins(above)) {
            found.add(Class::Affiliation, tokens.list[first].start, tokens.list[at].end);
            return;
        }
    }
    if tokens.is_capital(at)
        && !tokens.begins(at)
        && tokens.is_one_of(at.wrapping_sub(1), cues!["i", "till", "på", "hos", "från", "av", "vid"])
        && (word.ends_with("moskén")
            || word.ends_with("församlingen")
            || word.ends_with("kyrkan")
            || word.ends_with("klubben"))
        && !tokens.flags(at).is(Flags::BODY)
    {
        found.add(Class::Affiliation, tokens.list[at].start, tokens.list[at].end);
        return;
    }
    // A verb for working, playing or training at something with a capital.
    let joins = tokens.is_one_of(
        at,
        cues![
            "jobbar", "arbetar", "jobb", "anställd", "anställning", "praktik", "praktiserar", "praktikplats",
            "spelar", "tränar", "boxas", "extrajobbar", "sommarjobbar", "lärling", "sommarjobb", "extrajobb",
            "jobbade", "tränat", "medlem", "jobbat", "arbetat", "sparkades", "sparkad", "kock", "servitör",
            "städare",
        ],
    );
    if !joins {
        return;
    }
    let mut next = at + 1;
    while tokens.is_one_of(
        next,
        cues![
            "från", "på", "hos", "i", "vid", "fotboll", "boxning", "innebandy", "basket", "extra", "som",
            "med", "deltid", "handboll", "kampsport", "mma", "brottning", "thaiboxning", "hockey",
            "ishockey", "aktiv",
        ],
    ) && next < at + 6
    {
        next += 1;
    }
    let told = next > at + 1 && tokens.is_one_of(next - 1, cues!["på", "hos", "i", "vid", "från"]);
    let flags = tokens.flags(next);
    if told
        && tokens.is_capital(next)
        && tokens.before(next) == " "
        && !flags.is(Flags::BODY)
        && !flags.is(Flags::PLACE)
        && !flags.is(Flags::WORD)
        && !flags.is(Flags::PHRASE)
    {
        let mut last = next;
        while tokens.is_capital(last + 1) && tokens.before(last + 1) == " " && last < next + 3 {
            last += 1;
        }
        found.add(Class::Affiliation, tokens.list[next].start, tokens.list[last].end);
    }
}
