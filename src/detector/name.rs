//! Names of people. What is known of words stands in the lexicon; what is decided here is when words that stand
//! together are a person.

mod words;
mod known;

use super::cues::cues;
use std::collections::HashSet;

use super::class::Class;
use super::date::is_month;
use super::found::Found;
use super::lexicon::{Flags, looks};
use super::tokens::{Case, Tokens};
use known::Names;
use words::{
    CUES, FOUNDED, FRIENDS, GREETINGS, NAMED_AFTER, PARTICLES, PERSONS, is_compound, is_participle, is_thing,
    next_is_lower,
};

pub(super) fn find(tokens: &Tokens<'_>, own: &HashSet<String>, is_name: bool, found: &mut Found) {
    let names = Names { tokens, own, is_name };
    let mut at = 0;
    while at < tokens.len() {
        if !tokens.is_word(at) {
            at += 1;
            continue;
        }
        // `Lex Sarah` is a law, whoever it was named after.
        if tokens.is_one_of(at, cues!["lex"]) && tokens.is_capital(at + 1) {
            at += 2;
            continue;
        }
        if let Some(len) = names.phrase(at) {
            at += len;
            continue;
        }
        at += if tokens.is_capital(at) {
            names.initials(at, found);
            names.capitals(at, found).max(1)
        } else {
            names.small(at, found).max(1)
        };
    }
}

impl Names<'_, '_> {
    /// The words with capitals that stand together from a token, small words among them; the token after the last.
    fn run(&self, at: usize) -> usize {
        let tokens = self.tokens;
        let mut end = at + 1;
        while end < tokens.len() && end < at + 7 {
            let gap = tokens.before(end);
            let joined = matches!(gap, " " | "-" | "\u{a0}" | "‑" | "'" | "’")
                || (gap == "\n" && !self.is_other(end))
                || matches!(gap, ". " | ".") && end == at + 1 && tokens.length(at) == 1;
            if joined && tokens.is_capital(end) && tokens.is_word(end) && self.phrase(end).is_none() {
                end += 1;
            } else if let Some(particles) = self.particles(end).filter(|_| joined) {
                end += particles + 1;
            } else if gap == "-" && self.is_syllable(end) {
                // `Ji-woo Park`, `Park Ji-sung`
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a word without a capital is the second half of a name, as Korean names are written.
    fn is_syllable(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let short = |at: usize| (2..=5).contains(&tokens.length(at));
        let is_swedish = ["en", "et", "an"].iter().any(|ending| tokens.str(at).ends_with(ending));
        let lower = tokens.get(at).is_some_and(|token| token.case == Case::Lower);
        lower && !is_swedish && short(at) && at > 0 && short(at - 1) && !tokens.flags(at).is(Flags::WORD)
    }

    /// How many small words of a name stand from a token before the next capital.
    fn particles(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let count = (at..at + 3).take_while(|at| tokens.is_one_of(*at, &PARTICLES)).count();
        let fits = count > 0
            && tokens.is_capital(at + count)
            && (at + 1..=at + count).all(|at| matches!(tokens.before(at), " " | "-" | "'" | "’"));
        (fits && self.phrase(at + count).is_none()).then_some(count)
    }

    /// Looks at the words with capitals from a token; tells how many tokens it took.
    fn capitals(&self, at: usize, found: &mut Found) -> usize {
        let tokens = self.tokens;
        let end = self.run(at);
        let (first, last) = self.trimmed(at, end);
        if first == last {
            return last.max(at + 1) - at;
        }
        if self.is_founded(first, last, end) {
            return end - at;
        }
        let is_part = |word: &usize| {
            let particle = *word > first && *word + 1 < last && tokens.is_one_of(*word, &PARTICLES);
            tokens.is_capital(*word) && !particle
        };
        let words: Vec<usize> = (first..last).filter(is_part).collect();
        let (start, stop) = (tokens.list[first].start, tokens.list[last - 1].end);
        if words.is_empty() {
            return end - at;
        }
        if let [only] = words[..] {
            let taken = self.listed(only, found);
            if taken > 0 {
                return taken + (first - at);
            }
        } else if self.is_full(first, &words) {
            let end = if last == end { self.turned(&words, last).unwrap_or(stop) } else { stop };
            found.add(Class::NameFull, start, end);
            return last - at;
        }
        if let Some(cue) = self.cue(first).filter(|cue| self.is_cued(*cue, first, &words)) {
            found.add(cue, start, stop);
            return last - at;
        }
        if let Some(end) = self.turned(&words, last).filter(|_| last == end) {
            found.add(Class::NameFull, start, end);
            return last + 1 - at;
        }
        if words.len() == 1 {
            return self.single(first, found) + (first - at);
        }
        // No full name, but a first name among them.
        let first_name = words.iter().find(|word| self.is_first(**word) && !self.is(**word, Flags::PLACE));
        if let Some(word) = first_name {
            found.add(Class::FirstName, tokens.list[*word].start, tokens.list[*word].end);
        }
        last - at
    }

    /// The words of a run that can be a name: without what leads up to it, and without what follows it.
    fn trimmed(&self, at: usize, end: usize) -> (usize, usize) {
        let mut first = at;
        // A word that only begins the sentence, and a title, are no part of the name.
        while first < end && self.leads(first, at, end) {
            first += 1;
        }
        let named = Flags::FIRST.or(Flags::SURNAME);
        // A place or a word after a first name that is hardly anything else is a family name: `Erik Ros`.
        let of_name = |at: usize| {
            let short = self.tokens.length(at) <= 8;
            at == first + 1 && self.is_first(first) && short && self.is(at, named)
        };
        let mut last = end;
        while last > first && self.is_other(last - 1) && !of_name(last - 1) {
            last -= 1;
        }
        // What is no name parts two runs: `Anna Polisen Erik` is not one person.
        let parts = |word: &usize| {
            let other = self.is_other(*word) && !self.is(*word, named) && !of_name(*word);
            other && self.tokens.is_capital(*word)
        };
        let split = (first + 1..last).find(parts);
        if first == last { (end, end) } else { (first, split.unwrap_or(last)) }
    }

    /// Whether a run is something that was named after somebody: `Gustav Adolfs torg`, `Raoul Wallenberg Academy`,
    /// `Efrem-församlingen`.
    fn is_founded(&self, first: usize, last: usize, end: usize) -> bool {
        let tokens = self.tokens;
        if last < end {
            let company = is_compound(tokens.str(last)) && self.cue(first).is_some();
            return tokens.before(last) == " " && (tokens.is_one_of(last, &FOUNDED) || company);
        }
        let gap = tokens.before(end);
        let compound = gap == "-" && tokens.is_word(end) && !tokens.is_capital(end);
        compound || gap == " " && tokens.is_one_of(end, &NAMED_AFTER) && tokens.str(last - 1).ends_with('s')
    }

    /// Whether a cue before words makes them a name.
    fn is_cued(&self, cue: Class, first: usize, words: &[usize]) -> bool {
        let tokens = self.tokens;
        if words.len() > 1 {
            return !self.is(first, Flags::FIRST);
        }
        let known = self.is(first, Flags::FIRST) || self.is_surname(first);
        // A heading or a form, where any word has a capital: `Mamma Informerad: ja`.
        let form = cue == Class::TitleName
            || tokens.after(first).starts_with(':')
            || is_participle(tokens.str(first));
        let headed = first > 0 && tokens.is_capital(first - 1) && !known && form;
        let length = tokens.length(first);
        let short = length < 2 || tokens.list[first].case == Case::Upper && length < 4;
        !headed && !short && !is_month(tokens, first)
    }

    /// The end of a name that is turned, when its family name is two words or in capitals: `AL-SAYED, QUSAY`.
    fn turned(&self, words: &[usize], last: usize) -> Option<usize> {
        let tokens = self.tokens;
        let upper = |at: usize| tokens.get(at).is_some_and(|token| token.case == Case::Upper);
        let doubled = words.len() == 2 && tokens.before(words[1]) == "-";
        let loud = words.len() >= 2 && words.iter().all(|at| upper(*at)) && upper(last);
        let fits = tokens.before(last) == ", " && (doubled || loud) && self.is_first(last);
        fits.then(|| tokens.list[last].end)
    }

    /// Whether a word with a capital leads up to a name rather than being of it.
    fn leads(&self, at: usize, begin: usize, end: usize) -> bool {
        let flags = self.flags(at);
        let name = flags.is(Flags::FIRST) && !flags.is(Flags::BOTH);
        if (flags.is(Flags::ROLE) || flags.is(Flags::KIN)) && !flags.is(Flags::BOTH) {
            return !name;
        }
        // `Per Andersson` begins with a name, and `Per capita` does not; `Med Anna` begins with a word.
        let named_next = self.is(at + 1, Flags::FIRST.or(Flags::SURNAME)) && !self.is(at + 1, Flags::WORD);
        let may_be =
            flags.is(Flags::SURNAME) && flags.is(Flags::WORD) && (!self.tokens.begins(at) || named_next);
        if flags.is(Flags::BOTH) || (may_be && !name) {
            if self.cue(at).is_some_and(|cue| cue == Class::NameCue) && next_is_lower(self.tokens, at) {
                return false;
            }
            let next = at + 1;
            let single = |at: usize| self.tokens.length(at) == 1;
            return next >= end || single(next) || self.is_other(next) && !self.is_surname(next);
        }
        if self.is_other(at) || (flags.is(Flags::WORD) && !name) {
            return true;
        }
        at == begin && self.tokens.begins(at) && flags.is_unknown() && end > at + 2 && self.is_first(at + 1)
    }

    /// The class that the word before a name makes it.
    fn cue(&self, at: usize) -> Option<Class> {
        let tokens = self.tokens;
        let before = at.checked_sub(1)?;
        let gap = tokens.before(at);
        if gap.len() > 3 || gap.contains(['.', ';', '!', '?', '\n', ')']) && !gap.contains(':') {
            return None;
        }
        let spaced = matches!(gap, " " | "\u{a0}" | " \"" | " ”");
        let colon = gap.starts_with(':') || gap.trim() == ":";
        if tokens.str(before).eq_ignore_ascii_case("o")
            && tokens.before(before) == "/"
            && tokens.str(before.wrapping_sub(1)).eq_ignore_ascii_case("c")
        {
            return Some(Class::NameCue);
        }
        if tokens.is_one_of(
            before,
            cues![
                "namn", "förnamn", "efternamn", "namnet", "elevens", "vårdnadshavare", "kontaktperson",
                "undertecknat", "underskrift",
            ],
        ) {
            return (colon || tokens.is_one_of(before, cues!["namnet"])).then_some(Class::NameCue);
        }
        if !spaced && !colon {
            return None;
        }
        if spaced && tokens.is_one_of(before, &CUES) {
            let of_thing = before > 0
                && tokens.is_one_of(before, cues!["heter", "hette", "heta"])
                && is_thing(tokens, before);
            return (!of_thing).then_some(Class::NameCue);
        }
        // `hette han Linus`
        let asked = spaced && before > 0 && tokens.is_one_of(before, cues!["han", "hon", "hen"]);
        if asked && tokens.is_one_of(before - 1, cues!["heter", "hette"]) {
            return Some(Class::NameCue);
        }
        let flags = tokens.flags(before);
        // `Handläggare är Ekdahl`
        let is_named = spaced
            && tokens.is_one_of(before, cues!["är", "var", "blir"])
            && before > 0
            && self.is_role(before - 1)
            && tokens.before(before) == " ";
        if is_named && !self.is_other(at) && !self.flags(at).is_unknown() || is_named && self.is_surname(at) {
            return Some(Class::TitleName);
        }
        if spaced && flags.is(Flags::KIN) {
            // Family is said as a name is; a friend or a neighbour as a title.
            let family = !tokens.is_one_of(before, &FRIENDS);
            return Some(if family { Class::NameCue } else { Class::TitleName });
        }
        (spaced && self.is_role(before)).then_some(Class::TitleName)
    }

    /// Whether words with capitals are a person's name.
    fn is_full(&self, first: usize, words: &[usize]) -> bool {
        let tokens = self.tokens;
        let single = |at: usize| tokens.length(at) == 1;
        let all_caps = words.iter().all(|at| tokens.list[*at].case == Case::Upper && !single(*at));
        if all_caps {
            return self.is(words[0], Flags::FIRST)
                && words[1..].iter().any(|at| self.is_surname(*at) || self.is(*at, Flags::FIRST));
        }
        // An initial and a family name: `A. Lindqvist`.
        if single(words[0]) {
            let dotted = tokens.after(words[0]).starts_with('.');
            let rest = words[words.len() - 1];
            return !single(rest)
                && !self.is_other(rest)
                && (dotted || self.is_surname(rest))
                && tokens.length(rest) > 2
                && tokens.list[rest].case == Case::Capital;
        }
        if words.iter().skip(1).any(|at| {
            tokens.list[*at].case == Case::Upper
                && tokens.length(*at) > 1
                && !self.is(*at, Flags::FIRST)
                && !self.is_surname(*at)
        }) {
            return false;
        }
        if words.iter().any(|at| self.is_first(*at)) {
            // A rare name that looks like a plain word, before another word that does, is more likely two words.
            let rest = words.iter().filter(|at| !self.is_first(**at));
            let plain = |at: usize| looks(tokens.str(at)) < -8 && !self.is_surname(at);
            if tokens.begins(first)
                && looks(tokens.str(first)) < 0
                && rest.clone().count() > 0
                && rest.clone().all(|at| plain(*at))
            {
                return false;
            }
            // `Anna och`, `Kista Anna`: two names at least, of which one is known.
            let hyphen = words.len() == 2 && words[1] == words[0] + 1 && tokens.before(words[1]) == "-";
            return !hyphen || words.iter().any(|at| self.is_surname(*at) && !self.is(*at, Flags::FIRST));
        }
        let hyphen = words.len() == 2 && words[1] == words[0] + 1 && tokens.before(words[1]) == "-";
        if hyphen {
            return false;
        }
        let both = self.is(first, Flags::BOTH);
        let surname = words[1..].iter().any(|at| self.is_surname(*at));
        if both {
            let stranger = |at: &usize| {
                self.flags(*at).is_unknown()
                    && tokens.list[*at].case == Case::Capital
                    && looks(tokens.str(*at)) > -8
            };
            return surname || words[1..].iter().all(stranger);
        }
        let unknown = |at: usize| self.flags(at).is_unknown();
        // A family name first, as in Vietnam and China: `Tran Van Duc`.
        let plain_surname =
            self.is(first, Flags::SURNAME) && !self.is(first, Flags::WORD) && !self.is(first, Flags::PLACE);
        let rest = |at: &usize| {
            (unknown(*at) || self.is(*at, Flags::FIRST))
                && tokens.list[*at].case == Case::Capital
                && looks(tokens.str(*at)) > -12
        };
        if plain_surname && words[1..].iter().all(rest) {
            return true;
        }
        if surname {
            return unknown(first) && looks(tokens.str(first)) > -8
                || self.is(first, Flags::SURNAME) && !self.is(first, Flags::WORD);
        }
        // Two words that nothing is known of, within a sentence: what is no place and no body is a person.
        let plain = words
            .iter()
            .all(|at| unknown(*at) && tokens.list[*at].case == Case::Capital && tokens.length(*at) > 2);
        // How they look decides, and more is asked where any word has a capital.
        let told = !tokens.begins(first)
            || tokens.before(first).trim_end_matches(' ').ends_with([':', '|', '/', ';']);
        let looks: Vec<i32> = words.iter().map(|at| looks(tokens.str(*at))).collect();
        let (sum, least) = (looks.iter().sum::<i32>(), looks.iter().min().copied().unwrap_or_default());
        let is_name = if told { sum >= 8 && least > -8 } else { sum >= 16 && least > 0 };
        plain && is_name && words.len() <= 3 && words.windows(2).all(|two| tokens.before(two[1]) == " ")
    }

    /// `Lindqvist, Anna`; tells how many tokens it took.
    fn listed(&self, at: usize, found: &mut Found) -> usize {
        let tokens = self.tokens;
        let start = tokens.list[at].start;
        let listed = tokens.before(at + 1) == ", " && tokens.is_capital(at + 1);
        let next_is_first = self.is_first(at + 1) && !self.is(at + 1, Flags::PLACE);
        let may_be_last = self.is_surname(at)
            || self.flags(at).is_unknown()
            || tokens.list[at].case == Case::Upper
                && tokens.get(at + 1).is_some_and(|next| next.case == Case::Upper);
        if listed
            && next_is_first
            && may_be_last
            && (!tokens.is_capital(at + 2) || tokens.before(at + 2) != " ")
        {
            let follows = tokens.after(at + 1);
            let ends = !matches!(follows, " och " | ", ") && !tokens.is_one_of(at + 2, cues!["och", "samt"]);
            let listed = follows.starts_with(';') || follows.starts_with('\n');
            let may_lead = listed || !self.is_first(at) || self.is(at, Flags::SURNAME);
            if ends && may_lead {
                found.add(Class::NameFull, start, tokens.list[at + 1].end);
                return 2;
            }
        }
        0
    }

    /// A single word with a capital.
    fn single(&self, at: usize, found: &mut Found) -> usize {
        let tokens = self.tokens;
        let (start, end) = (tokens.list[at].start, tokens.list[at].end);
        // `Bergkvist, kurator`
        if tokens.before(at + 1) == ", "
            && tokens.flags(at + 1).is(Flags::ROLE)
            && !tokens.is_capital(at + 1)
            && self.is_surname(at)
            && !self.is(at, Flags::FIRST)
        {
            found.add(Class::TitleName, start, tokens.list[at + 1].end);
            return 2;
        }
        let greeted = at > 0 && tokens.is_one_of(at - 1, &GREETINGS) && tokens.before(at).len() <= 3;
        let signed = tokens.before(at).ends_with('/')
            && (at == 0 || tokens.before(at).ends_with(" /") || tokens.before(at).ends_with("\n/"))
            || tokens.before(at).ends_with("//");
        let known = self.is(at, Flags::FIRST) && !self.is(at, Flags::PLACE) && !self.is(at, Flags::BODY);
        let upper = tokens.list[at].case == Case::Upper;
        if known && self.is(at, Flags::BOTH) && tokens.begins(at) && !greeted && !signed {
            return 1;
        }
        if !known || (upper && tokens.length(at) < 4) {
            return 1;
        }
        if !self.is(at, Flags::BOTH)
            || greeted
            || signed
            || (!tokens.begins(at)
                && !is_month(tokens, at)
                && !tokens.is_number(at + 1)
                && !self.is(at, Flags::WORD))
        {
            found.add(Class::FirstName, start, end);
        }
        1
    }

    /// A word without a capital: in sloppy notes and in names of files, a first name and a family name after it.
    fn small(&self, at: usize, found: &mut Found) -> usize {
        let tokens = self.tokens;
        let joined = |at: usize| {
            matches!(tokens.before(at), " ")
                || (self.is_name && matches!(tokens.before(at), "-" | "_" | "." | "--"))
        };
        let word = |at: usize| tokens.is_word(at) && tokens.list[at].case == Case::Lower;
        let first = self.flags(at);
        if let Some(last) = Some(at).filter(|_| first.is(Flags::FIRST)).and_then(|at| self.tied(at)) {
            found.add(Class::NameFull, tokens.list[at].start, tokens.list[last].end);
            return last + 1 - at;
        }
        let is_plain = first.is(Flags::WORD)
            || first.is(Flags::BOTH)
            || first.is(Flags::PLACE)
            || first.is(Flags::KIN)
            || first.is(Flags::ROLE)
            || first.is(Flags::BODY)
            || first.is(Flags::PEOPLE);
        if !first.is(Flags::FIRST) || is_plain || tokens.length(at) < 3 || !word(at + 1) || !joined(at + 1) {
            if self.is_name && at + 1 == tokens.len() && first.is(Flags::FIRST) && !is_plain {
                found.add(Class::FirstName, tokens.list[at].start, tokens.list[at].end);
            }
            return 1;
        }
        let mut last = at + 1;
        if tokens.is_one_of(last, &PARTICLES) && word(last + 1) && joined(last + 1) {
            last += 1;
        }
        let flags = self.flags(last);
        let is_word = flags.is(Flags::WORD)
            || flags.is(Flags::BODY)
            || flags.is(Flags::PLACE)
            || flags.is(Flags::ROLE)
            || flags.is(Flags::KIN)
            || flags.is(Flags::PEOPLE);
        let named = self.is_surname(last)
            || flags.is(Flags::FIRST) && !flags.is(Flags::BOTH)
            || (self.is_name && flags.is_unknown());
        if named && !is_word {
            found.add(Class::NameFull, tokens.list[at].start, tokens.list[last].end);
            return last + 1 - at;
        }
        if self.is_name {
            found.add(Class::FirstName, tokens.list[at].start, tokens.list[at].end);
        }
        1
    }

    /// The family name that is tied to a first name, as in references and tags: `ahmed-hassan`, `jonas_eriksson`. Both
    /// are known, and hardly anything else.
    fn tied(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let tie = |at: usize| matches!(tokens.before(at), "-" | "_" | ".");
        let lower = |at: usize| tokens.get(at).is_some_and(|token| token.case == Case::Lower);
        let particle = tokens.is_one_of(at + 1, &PARTICLES) && tie(at + 1) && tie(at + 2);
        let last = if particle { at + 2 } else { at + 1 };
        let known = tokens.flags(last).is(Flags::SURNAME)
            && !self.is(last, Flags::BOTH)
            && (!self.is_other(last) && !self.is(last, Flags::WORD.or(Flags::PLACE)));
        let is_plain = self.is(at, Flags::WORD.or(Flags::PLACE).or(Flags::ROLE).or(Flags::KIN));
        let long = tokens.length(at) > 2 && tokens.length(last) > 2;
        (tie(last) && lower(last) && known && self.is_first(at) && !is_plain && long).then_some(last)
    }

    /// `A.L.`, `elev AL`, `pojken M`
    fn initials(&self, at: usize, found: &mut Found) {
        let tokens = self.tokens;
        let letter = |at: usize| tokens.length(at) == 1 && tokens.is_capital(at);
        let start = tokens.list[at].start;
        let free = at == 0
            || !tokens.before(at).is_empty() && !tokens.before(at).ends_with('.')
            || tokens.before(at).ends_with(". ");
        if letter(at)
            && letter(at + 1)
            && matches!(tokens.before(at + 1), "." | ". ")
            && tokens.after(at + 1).starts_with('.')
            && free
            && !letter(at + 2)
        {
            // An initial or two before a family name are a full name, which is told elsewhere.
            let named = tokens.is_capital(at + 2)
                && matches!(tokens.before(at + 2), ". " | ".")
                && tokens.length(at + 2) > 2
                && !self.is_other(at + 2);
            if !named {
                found.add(Class::Initials, start, tokens.list[at + 1].end + 1);
            }
            return;
        }
        let told = at > 0 && tokens.is_one_of(at - 1, &PERSONS) && tokens.before(at) == " ";
        let own = tokens.str(at);
        let length = own.chars().count();
        let hidden =
            matches!(own, "A" | "B" | "C" | "D" | "X" | "Y" | "Z" | "N" | "NN" | "XX" | "I" | "Å" | "Ö");
        if told
            && tokens.list[at].case == Case::Upper
            && (1..=2).contains(&length)
            && !hidden
            && !tokens.flags(at).is(Flags::BODY)
        {
            let dot = usize::from(
                length == 1
                    && tokens.after(at).starts_with('.')
                    && tokens.after(at).len() > 1
                    && !tokens.is_capital(at + 1),
            );
            found.add(Class::Initials, start, tokens.list[at].end + dot);
        }
    }
}
