//! Statements about a person: exact age, membership, belief, illness, crime, nickname.

mod whom;
mod age;
mod protected;
mod belonging;

use super::class::Class;
use super::cues::{Cues, cues};
use super::found::Found;
use super::lexicon::Flags;
use super::name::is_thing;
use super::tokens::{Token, Tokens};
use age::{age, birth_year, worded_age};
use belonging::belonging;
use protected::protected;
use whom::{Before, is_person};

pub(super) fn find(tokens: &Tokens<'_>, found: &mut Found) {
    for &at in &tokens.numbers {
        age(tokens, at, tokens.digits(at).parse().unwrap_or(0), found);
        birth_year(tokens, at, found);
    }
    for (at, token) in tokens.list.iter().enumerate() {
        // Most words are none that anything begins at.
        let is_capital = tokens.is_capital(at);
        if token.begins == 0 && !is_capital {
            continue;
        }
        if token.may_begin(Token::NICKNAME) {
            nickname(tokens, at, found);
        }
        if token.may_begin(Token::AGE) {
            worded_age(tokens, at, found);
        }
        if is_capital || token.may_begin(Token::BELONGING) {
            belonging(tokens, at, found);
        }
        if token.may_begin(Token::PROTECTED) {
            protected(tokens, at, found);
        }
        if is_capital {
            quoted_name(tokens, at, found);
        }
    }
}

/// The bits of what may begin at a word without a capital, by the lists that are asked there.
pub(super) fn may_begin(word: &str, flags: Flags) -> u8 {
    let of = |is_it: bool, bit: u8| if is_it { bit } else { 0 };
    of(NICKNAMES.hold(word) || CALLED.hold(word), Token::NICKNAME)
        | of(age::may_begin(word), Token::AGE)
        | of(belonging::may_begin(word), Token::BELONGING)
        | of(protected::may_begin(word, flags), Token::PROTECTED)
}

/// Words that a nickname follows, whatever word it is.
static NICKNAMES: &Cues = cues![
    "smeknamn", "smeknamnet", "öknamn", "öknamnet", "gatunamn", "gatunamnet", "alias", "aka", "tillnamn",
    "tillnamnet", "namnet", "artistnamn", "artistnamnet", "signaturen",
];
/// Verbs that a nickname follows.
static CALLED: &Cues = cues![
    "kallas", "kallar", "kallad", "kallade", "kallat", "kallades", "kallats", "går", "gick", "känd",
    "känner", "känns", "lyssnar", "lystrar", "tilltalas", "tilltalad", "benämns", "säger", "ropar",
];
/// Small words between those and the nickname.
static BETWEEN: &Cues = cues![
    "för", "sig", "är", "av", "allmänt", "bara", "ofta", "vännerna", "själv", "också", "kompisarna", "i",
    "gänget", "han", "hon", "hen", "honom", "henne", "tydligen", "visst", "mest", "alltså", "numera",
    "ibland", "alla", "andra", "de", "den", "under", "namnet", "smeknamnet", "som", "polarna", "familjen",
    "skolan", "klassen", "grabbarna", "på", "gatan", "nätet", "hemma", "kanske", "internt", "dem", "honom",
    "oss", "vänner", "till", "vardags", "killarna", "tjejerna", "bland", "alias", "mig", "gård", "gården",
];

/// `kallas Zorro`, `går under namnet "Räven"`, `Micke "Räven" Berg`
fn nickname(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let noun = tokens.is_one_of(at, NICKNAMES)
        && (!tokens.is_one_of(at, cues!["namnet"]) || tokens.is_one_of(at.wrapping_sub(1), cues!["under"]));
    if !noun && !tokens.is_one_of(at, CALLED) || is_thing(tokens, at) {
        return;
    }
    let mut next = at + 1;
    while tokens.is_one_of(next, BETWEEN) && !is_quoted(tokens, next) && next < at + 7 {
        next += 1;
    }
    // `går under Räven`, `känd som Räven`
    let weak = tokens.is_one_of(
        at,
        cues!["går", "gick", "känd", "känner", "känns", "lyssnar", "lystrar", "säger", "ropar"],
    );
    // `alla säger Bullen till honom`
    let to_one = tokens.is_one_of(at, cues!["säger", "ropar"])
        && tokens.is_one_of(next + 1, cues!["till", "efter"])
        && tokens.is_one_of(next + 2, cues!["honom", "henne", "hen", "mig"]);
    let told = !weak
        || (at + 1..next)
            .any(|word| tokens.is_one_of(word, cues!["under", "som", "namnet", "smeknamnet", "till"]))
            && next > at + 1
        || to_one;
    let gap = tokens.before(next);
    let fits = tokens.is_word(next) && !gap.contains(['.', ';', '\n', '!', '?']) && gap.len() <= 6;
    let flags = tokens.flags(next);
    let plain = flags.is(Flags::BODY.or(Flags::PLACE)) || weak && flags.is(Flags::WORD);
    let named = tokens.is_capital(next) && (noun || !plain);
    if fits
        && told
        && (is_quoted(tokens, next)
            || named && !weak
            || named && (to_one || tokens.is_one_of(at, cues!["känd", "går", "gick"])))
    {
        let last = quote_end(tokens, next);
        found.add(Class::Nickname, tokens.list[next].start, tokens.list[last].end);
    }
}

fn is_quoted(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.before(at).ends_with(QUOTES)
}

const QUOTES: [char; 6] = ['"', '”', '“', '\'', '’', '«'];

/// The last word of what is in quotes from a word, or of the capitalised words from it.
fn quote_end(tokens: &Tokens<'_>, from: usize) -> usize {
    let quoted = is_quoted(tokens, from);
    let mut last = from;
    while last < from + 3 && last + 1 < tokens.len() && matches!(tokens.before(last + 1), " " | "-") {
        let goes_on = if quoted {
            !tokens.after(last).contains(['"', '”', '“', '\'', '’', '»'])
        } else {
            tokens.is_capital(last + 1)
        };
        if !goes_on {
            break;
        }
        last += 1;
    }
    last
}

/// One or two capitalised words in quotes that no word says are a thing's: what somebody is called.
fn quoted_name(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    if !tokens.is_capital(at) || !is_quoted(tokens, at) || tokens.before(at).len() > 4 {
        return;
    }
    let last = quote_end(tokens, at);
    let closed = tokens.after(last).starts_with(['"', '”', '“', '\'', '’', '»']);
    let flags = tokens.flags(at);
    let kin = flags.is(Flags::KIN) && last > at;
    let unknown = kin || flags.is_unknown() || flags.is(Flags::FIRST) && !flags.is(Flags::BODY);
    let alone = last == at || tokens.is_capital(last) && last <= at + 1;
    let whom = Before { tokens, at };
    let near = whom.words().take(3).any(|word| {
        is_person(tokens, word)
            || tokens.is_one_of(
                word,
                cues![
                    "andra", "alla", "av", "säger", "lyder", "ropar", "nämner", "följer", "yngre", "äldre",
                    "gänget", "ledaren"
                ],
            )
    });
    let begins =
        tokens.begins(at) && last == at && tokens.after(last).ends_with(' ') && !tokens.is_capital(last + 1);
    if closed
        && alone
        && unknown
        && (near || begins)
        && !is_thing(tokens, at)
        && !tokens.after(last).contains(['.', '!', '?'])
    {
        found.add(Class::Nickname, tokens.list[at].start, tokens.list[last].end);
    }
}
