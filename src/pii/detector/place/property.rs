//! Registered properties and blocks.

use super::super::class::Class;
use super::super::cues::{Cues, Endings, cues};
use super::super::date::is_month;
use super::super::found::Found;
use super::super::lexicon::Flags;
use super::super::tokens::{Case, Tokens};
use super::address::is_place;

/// Words before a law, a decision or a verse, which are numbered as properties are.
static NUMBERED: &Cues = cues![
    "sfs", "dir", "sou", "prop", "ds", "ks", "kf", "bet", "rskr", "skr", "dnr", "kl", "klockan", "lag",
    "förordning", "sosfs", "hslf", "nja", "rå", "hfd", "mål", "kap", "koranen", "sura", "suran", "matteus",
    "lukas", "markus", "johannes", "mosebok", "psaltaren", "romarbrevet", "bibeln", "paragraf", "art",
    "artikel", "protokoll", "ärende", "punkt", "bilaga", "skala", "skalan", "ställningen", "ställning",
    "regeringsformen", "rf", "brb", "brottsbalken", "föräldrabalken", "resultat", "resultatet", "rum",
    "rummet", "psalm", "jesaja", "jeremia", "daniel", "job", "predikaren", "ordspråksboken",
    "korintierbrevet", "galaterbrevet", "efesierbrevet", "filipperbrevet", "hebreerbrevet",
    "uppenbarelseboken", "apostlagärningarna", "koran", "vers", "version", "match", "matchen", "omgång",
    "betyg", "nivå", "poäng", "steg", "fas", "delmål", "mål", "grupp", "lag", "tabell", "figur", "kod",
    "svar", "fråga", "tid", "klass", "rutin", "moment", "avsnitt", "status",
];
static WEEKDAYS: &Cues = cues![
    "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "måndagar", "tisdagar",
    "onsdagar", "torsdagar", "fredagar", "start", "öppet",
];
/// Words for a registered property.
static PROPERTIES: &Cues = cues![
    "fastighet", "fastigheten", "fastighetsbeteckning", "fastighetsbeteckningen", "fastigheten",
    "fastighetsbet",
];

pub(super) fn find(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    if let Some(word) = at.checked_sub(1).filter(|word| tokens.is_word(*word)) {
        property(tokens, word, found);
        common(tokens, word, found);
    }
}

/// `kv. Tornet 4`, `fastighetsbeteckning Kärret 7`
pub(super) fn block(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    if (tokens.is_one_of(at, cues!["kv", "kvarteret", "kvarter"]) || tokens.is_one_of(at, PROPERTIES))
        && tokens.is_capital(at + 1)
        && matches!(tokens.before(at + 1), " " | ". " | ": ")
    {
        let mut last = at + 1;
        while tokens.is_capital(last + 1) && tokens.before(last + 1) == " " && last < at + 3 {
            last += 1;
        }
        if tokens.is_number(last + 1) && tokens.before(last + 1) == " " && tokens.digits(last + 1).len() <= 3
        {
            found.add(Class::Property, tokens.list[at].start, tokens.list[last + 1].end);
        }
    }
}

/// A common, which has a letter before its number: `Ekeby S:1`.
fn common(tokens: &Tokens<'_>, letter: usize, found: &mut Found) {
    let Some(at) = letter.checked_sub(1) else { return };
    let shared = tokens.is_one_of(letter, cues!["s", "ga", "fs"])
        && tokens.before(letter) == " "
        && tokens.before(letter + 1) == ":"
        && (1..=3).contains(&tokens.digits(letter + 1).len());
    if shared && tokens.list[at].case == Case::Capital && !tokens.flags(at).is(Flags::WORD) {
        found.add(Class::Property, tokens.list[at].start, tokens.list[letter + 1].end);
    }
}

/// `Solna 3:14`
fn property(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    static NOUNS: Endings =
        Endings::of(&["ning", "tion", "ing", "poäng", "värde", "grad", "läge", "samtal", "het", "else"]);
    let (block, unit) = (tokens.digits(at + 1), tokens.digits(at + 2));
    let fits = tokens.before(at + 1) == " "
        && tokens.before(at + 2) == ":"
        && (1..=3).contains(&block.len())
        && (1..=3).contains(&unit.len())
        && !block.starts_with('0')
        && !unit.starts_with('0');
    let is_name = tokens.list[at].case == Case::Capital && tokens.length(at) >= 3;
    if !fits
        || !is_name
        || tokens.is_one_of(at, NUMBERED)
        || tokens.is_one_of(at, WEEKDAYS)
        || is_month(tokens, at)
    {
        return;
    }
    let near = (at.saturating_sub(3)..at).rev();
    let in_clause = |word: &usize| !tokens.before(word + 1).contains(['.', ';', '!', '?', '\n', ',']);
    let told = near.take_while(in_clause).any(|word| tokens.is_one_of(word, PROPERTIES))
        || tokens.is_one_of(at.wrapping_sub(1), cues!["kvarteret", "tomten"]);
    // Times of day: `Kista 14:30`.
    let is_clock = block.len() == 2
        && block.parse::<u32>().is_ok_and(|hour| hour < 24)
        && unit.len() == 2
        && unit.parse::<u32>().is_ok_and(|minute| minute < 60);
    let known = tokens.flags(at).is(Flags::PLACE) || told;
    // `Skattning 3:4`: a scale or a score, after a noun that is not the name of a place.
    let is_scale = !known
        && (NOUNS.of_word(tokens.str(at)).is_some()
            || block.len() + unit.len() == 2
                && !is_place(tokens, at)
                && (tokens.begins(at) || is_in_row_of_scores(tokens, at)));
    if is_scale {
        return;
    }
    if (!is_clock || told) && (known || !tokens.flags(at).is(Flags::WORD)) {
        let mut first = at;
        while let Some(above) = first.checked_sub(1).filter(|above| {
            tokens.is_capital(*above)
                && tokens.before(first) == " "
                && !tokens.flags(*above).is(Flags::WORD)
                && first + 2 > at
        }) {
            first = above;
        }
        found.add(Class::Property, tokens.list[first].start, tokens.list[at + 2].end);
    }
}

/// `Hot 3:2, Sårbarhet 4:3`: whether the score before, or after, is of a plain word.
fn is_in_row_of_scores(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_score = |word: usize| {
        tokens.before(word + 2) == ":"
            && tokens.digits(word + 1).len() == 1
            && tokens.digits(word + 2).len() == 1
            && tokens.is_word(word)
    };
    let is_plain = |word: usize| is_score(word) && tokens.flags(word).is(Flags::WORD);
    let is_tied = |word: usize| tokens.before(word) == ", ";
    let above = at.checked_sub(3).filter(|above| is_tied(at) && is_score(*above));
    let first = above.and_then(|above| above.checked_sub(3)).filter(|first| is_score(*first));
    let next = Some(at + 3).filter(|next| is_tied(*next));
    [above, first, next].into_iter().flatten().any(is_plain)
}
