//! Exact ages, in digits and in letters.

use super::whom::SUBJECTS;
use crate::pii::detector::class::Class;
use crate::pii::detector::cues::{Cues, Endings, cues};
use crate::pii::detector::found::Found;
use crate::pii::detector::lexicon::Flags;
use crate::pii::detector::tokens::Tokens;

/// Words for ages.
const AGES: Cues = Cues::of(&[
    "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton",
    "nitton", "tjugo", "tjugoett",
]);
/// `14-åring`, `är 15 år`, `16 år gammal`. Ages of groups, ranges and durations do not count.
pub(super) fn age(tokens: &Tokens<'_>, at: usize, years: u32, found: &mut Found) {
    if !(4..=99).contains(&years) || tokens.digits(at).len() > 2 {
        return;
    }
    let span = matches!(tokens.before(at), "-" | "–" | "/" | "," | ".") && at > 0 && tokens.is_number(at - 1)
        || tokens.is_one_of(
            at.wrapping_sub(1),
            cues![
                "till", "och", "över", "under", "minst", "högst", "fyllt", "från", "mellan", "cirka", "ca",
                "snitt", "i", "på", "för", "senaste", "åldern", "åldrarna",
            ],
        );
    if span {
        return;
    }
    let start = tokens.list[at].start;
    let next = tokens.str(at + 1);
    let gap = tokens.before(at + 1);
    let one = matches!(next, "åring" | "åringen" | "åringens" | "årings" | "årig" | "årige" | "åriga");
    if one && matches!(gap, "-" | " " | "" | "–") {
        let of_many = matches!(next, "åriga" | "årig")
            && tokens.is_one_of(
                at + 2,
                cues![
                    "barn", "ungdomar", "elever", "pojkar", "flickor", "killar", "tjejer", "plan",
                    "strategi", "period", "utbildning", "projekt", "satsning", "handlingsplan",
                ],
            );
        if !of_many {
            found.add(Class::ExactAge, start, tokens.list[at + 1].end);
        }
        return;
    }
    let turns = tokens.is_one_of(at.wrapping_sub(1), cues!["fyller", "fyllde", "fyllt"])
        && (at < 2 || is_person(tokens, at - 2));
    let is_he = tokens.is_one_of(at.wrapping_sub(1), cues!["är", "var", "blev", "blir"])
        && at >= 2
        && tokens.is_one_of(
            at - 2,
            cues!["han", "hon", "hen", "pojken", "flickan", "eleven", "killen", "tjejen", "sonen", "dottern"],
        );
    let ends = next.is_empty()
        || gap.contains(['.', ',', ')'])
        || tokens.is_one_of(at + 1, cues!["och", "men", "den", "i", "på", "nästa", "nu", "fast"]);
    if (turns || is_he) && ends && years >= 6 {
        found.add(Class::ExactAge, start, tokens.list[at].end);
        return;
    }
    if next != "år" || !gap.trim().is_empty() {
        return;
    }
    if matches!(tokens.str(at + 2), "gammal" | "ung") && tokens.before(at + 2) == " " {
        found.add(Class::ExactAge, start, tokens.list[at + 2].end);
        return;
    }
    let is = tokens.is_one_of(
        at.wrapping_sub(1),
        cues!["är", "var", "bara", "endast", "blev", "blir", "nu", "knappt", "nyss"],
    ) || turns;
    let said = at >= 2
        && ((at.saturating_sub(4)..at)
            .any(|word| tokens.is_one_of(word, &SUBJECTS) || tokens.flags(word).is(Flags::FIRST))
            || turns);
    let of_time = tokens.is_one_of(
        at + 2,
        cues!["sedan", "sen", "framåt", "gammalt", "gamla", "tillbaka", "senare", "före", "innan", "till"],
    );
    let aside = matches!(tokens.before(at), ", " | " (" | "(")
        && matches!(tokens.after(at + 1).chars().next(), Some(',' | ')' | '.'));
    if (is && said && !of_time)
        || (aside
            && (at.saturating_sub(6)..at).any(|word| {
                tokens.is_one_of(word, &SUBJECTS)
                    || tokens.flags(word).is(Flags::FIRST) && tokens.is_capital(word)
                    || tokens.is_one_of(
                        word,
                        cues!["pnr", "personnr", "pojke", "flicka", "kille", "tjej", "man", "kvinna", "elev"],
                    )
            }))
        || tokens.is_one_of(
            at.wrapping_sub(1),
            cues!["modern", "fadern", "mamman", "pappan", "pojke", "flicka", "kille", "tjej", "ålder"],
        ) && !of_time
    {
        found.add(Class::ExactAge, start, tokens.list[at + 1].end);
    }
}

/// Whether a word means a person rather than a thing.
fn is_person(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_one_of(at, &SUBJECTS)
        || tokens.is_one_of(at, cues!["som", "snart", "nyss", "och", "elev", "när"])
        || (tokens.flags(at).is(Flags::FIRST) || tokens.flags(at).is(Flags::SURNAME)) && tokens.is_capital(at)
}

/// `fjortonåring`, `femton år gammal`
pub(super) fn worded_age(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    const ONE: Endings = Endings::of(&["åring", "åringen", "åringens", "årig", "årige", "åriga"]);
    // A fast path: most words neither are in the list nor have such an ending.
    if !tokens.is_one_of(at, &AGES) && ONE.of_word(tokens.str(at)).is_none() {
        return;
    }
    let word = tokens.str(at).to_lowercase();
    let tail = ONE.of_word(&word).unwrap_or_default();
    let head = &word[..word.len() - tail.len()];
    if !AGES.hold(head) {
        return;
    }
    let one = matches!(tail, "åring" | "åringen" | "åringens" | "årig" | "årige" | "åriga");
    if one {
        found.add(Class::ExactAge, tokens.list[at].start, tokens.list[at].end);
    } else if tail.is_empty() && tokens.str(at + 1) == "år" && matches!(tokens.str(at + 2), "gammal" | "ung")
    {
        found.add(Class::ExactAge, tokens.list[at].start, tokens.list[at + 2].end);
    } else if tail.is_empty()
        && tokens.is_one_of(at.wrapping_sub(1), cues!["fyller", "fyllde"])
        && at >= 2
        && is_person(tokens, at - 2)
    {
        found.add(Class::ExactAge, tokens.list[at].start, tokens.list[at].end);
    } else if tail.is_empty()
        && tokens.str(at + 1) == "år"
        && tokens.is_one_of(at.wrapping_sub(1), cues!["är", "hon", "han"])
        && (at.saturating_sub(3)..at).any(|word| tokens.is_one_of(word, &SUBJECTS))
        && !tokens.is_one_of(at + 2, cues!["sedan", "sen"])
    {
        found.add(Class::ExactAge, tokens.list[at].start, tokens.list[at + 1].end);
    }
}
