//! Capitalised words that are a name by their form and position: in full, reversed, in a list, alone, or as initials.

use super::known::Names;
use super::words::{GREETINGS, PERSONS, is_compound, is_house, names_a_thing};
use crate::pii::detector::class::Class;
use crate::pii::detector::cues::{Cues, Endings, cues};
use crate::pii::detector::date::is_month;
use crate::pii::detector::found::Found;
use crate::pii::detector::lexicon::{Flags, looks};
use crate::pii::detector::tokens::Case;

/// Endings of Swedish words, which few family names have.
static PLAIN: Endings = Endings::of(&[
    "en", "et", "ar", "er", "or", "na", "ing", "ion", "het", "ande", "skap", "else", "tid", "verk", "ad",
    "at", "as", "lig", "sk", "ta", "ra", "ern", "are", "ren",
]);

/// Endings of words that are a heading alone, which hardly any family name has.
static OF_HEADINGS: Endings = Endings::of(&[
    "ing", "ningar", "ion", "het", "ande", "ende", "skap", "else", "arbete", "stöd", "samhälle", "miljö",
    "ra", "da",
]);

/// Endings of words that others follow in a heading: `Tidiga insatser`, `Ökad trygghet`.
static OF_PHRASES: Endings =
    Endings::of(&["ga", "da", "ta", "ka", "ra", "la", "sa", "na", "de", "ell", "kt", "ad", "ande", "skap"]);

impl Names<'_, '_> {
    /// Whether capitalised words are a person's full name.
    pub(super) fn is_full(&self, first: usize, words: &[usize]) -> bool {
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
            let is_counted = dotted && self.is_counted(words[0], rest);
            return !single(rest)
                && !is_counted
                && !self.is_other(rest)
                && !tokens.is_number(words[0].wrapping_sub(1))
                && (dotted || self.is_surname(rest));
        }
        if words.iter().skip(1).any(|at| {
            tokens.list[*at].case == Case::Upper
                && tokens.length(*at) > 1
                && !self.is(*at, Flags::FIRST)
                && !self.is_surname(*at)
        }) {
            return false;
        }
        // A given name of two syllables, of which the second has no capital: `Seo-yeon Baek`, `Park Ji-hoon`.
        let syllable = |at: &usize| tokens.before(at + 1) == "-" && self.is_syllable(at + 1);
        if words.iter().any(syllable)
            && words.iter().all(|at| !self.is(*at, Flags::WORD) || self.is_surname(*at))
        {
            return true;
        }
        if words.iter().any(|at| self.is_first(*at)) {
            // `Kampanjen Alva pågår`: what has the name stands before it.
            let is_lone = words.len() == 2 && !self.is_first(first) && !self.is_surname(first);
            if is_lone && tokens.begins(first) && names_a_thing(tokens.str(first)) {
                return false;
            }
            // A rare name that is also a plain word, before another such word, is more likely two plain words.
            let rest = words.iter().filter(|at| !self.is_first(**at));
            let plain = |at: usize| {
                looks(tokens.str(at)) < -8
                    && !self.is_surname(at)
                    && (self.is(at, Flags::WORD) || PLAIN.of_word(tokens.str(at)).is_some())
            };
            if tokens.begins(first)
                && looks(tokens.str(first)) < 0
                && rest.clone().count() > 0
                && rest.clone().all(|at| plain(*at))
            {
                return false;
            }
            // `Anna och`, `Kista Anna`: needs at least two names, one of them known.
            let hyphen = words.len() == 2 && words[1] == words[0] + 1 && tokens.before(words[1]) == "-";
            return !hyphen || words.iter().any(|at| self.is_surname(*at) && !self.is(*at, Flags::FIRST));
        }
        let hyphen = words.len() == 2 && words[1] == words[0] + 1 && tokens.before(words[1]) == "-";
        if hyphen {
            return false;
        }
        if words.len() == 2 && self.is_headed(first) && self.is_pair(first) {
            return true;
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
            // Inside a sentence a name that only is a family name follows a first name, however that looks.
            let last = tokens.flags(words[words.len() - 1]);
            let sure = !tokens.begins(first)
                && last.is(Flags::SURNAME)
                && !last.is(Flags::WORD.or(Flags::PLACE).or(Flags::BOTH).or(Flags::BODY));
            return unknown(first) && (sure || looks(tokens.str(first)) > -8)
                || self.is(first, Flags::SURNAME) && !self.is(first, Flags::WORD);
        }
        // Two unknown words inside a sentence that are neither a place nor an organisation are a person.
        let plain = words
            .iter()
            .all(|at| unknown(*at) && tokens.list[*at].case == Case::Capital && tokens.length(*at) > 2);
        // The look of the words decides, and more evidence is required where any word may have a capital.
        let told = !tokens.begins(first)
            || tokens.before(first).trim_end_matches(' ').ends_with([':', '|', '/', ';']);
        let looks: Vec<i32> = words.iter().map(|at| looks(tokens.str(*at))).collect();
        let (sum, least) = (looks.iter().sum::<i32>(), looks.iter().min().copied().unwrap_or_default());
        let is_name = if told { sum >= 8 && least > -8 } else { sum >= 16 && least > 0 };
        plain && is_name && words.len() <= 3 && words.windows(2).all(|two| tokens.before(two[1]) == " ")
    }

    /// The end of a reversed name whose family name is two words or in capitals: `AL-SAYED, QUSAY`.
    pub(super) fn turned(&self, words: &[usize], last: usize) -> Option<usize> {
        let tokens = self.tokens;
        let upper = |at: usize| tokens.get(at).is_some_and(|token| token.case == Case::Upper);
        let doubled = words.len() == 2 && tokens.before(words[1]) == "-";
        let loud = words.len() >= 2 && words.iter().all(|at| upper(*at)) && upper(last);
        let fits = tokens.before(last) == ", " && (doubled || loud) && self.is_first(last);
        fits.then(|| tokens.list[last].end)
    }

    /// A name of the form `Lindqvist, Anna`. Returns how many tokens it took.
    pub(super) fn listed(&self, at: usize, found: &mut Found) -> usize {
        let tokens = self.tokens;
        let start = tokens.list[at].start;
        let listed = tokens.before(at + 1) == ", " && tokens.is_capital(at + 1);
        // `(Björk, Stig)`
        let boxed =
            tokens.after(at + 1).starts_with([')', ';', '\t', ']', '|']) && self.is(at, Flags::SURNAME);
        let next_is_first = (self.is_first(at + 1) || boxed && self.is(at + 1, Flags::FIRST))
            && !self.is(at + 1, Flags::PLACE);
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
            // After a family name and a first name a list goes on with another name, and a sentence with a plain word.
            let explained = follows == ", "
                && !tokens.is_capital(at + 2)
                && (!self.is(at, Flags::FIRST) || self.is_role(at + 2) || self.is(at + 2, Flags::KIN))
                && !is_compound(tokens.str(at));
            let ends = (!matches!(follows, " och " | ", ") || explained)
                && !tokens.is_one_of(at + 2, cues!["och", "samt"]);
            let listed = follows.starts_with(';') || follows.starts_with('\n') || boxed;
            let may_lead = listed || !self.is_first(at) || self.is(at, Flags::SURNAME);
            if ends && may_lead {
                found.add(Class::NameFull, start, tokens.list[at + 1].end);
                return 2;
            }
        }
        0
    }

    /// A single capitalised word.
    pub(super) fn single(&self, at: usize, found: &mut Found) -> usize {
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
        let greeted = at > 0 && tokens.is_one_of(at - 1, GREETINGS) && tokens.before(at).len() <= 3;
        let signed = tokens.before(at).ends_with('/')
            && (at == 0 || tokens.before(at).ends_with(" /") || tokens.before(at).ends_with("\n/"))
            || tokens.before(at).ends_with("//");
        // `Pizzeria Bella`
        let of_house = at > 0
            && tokens.is_capital(at - 1)
            && tokens.before(at) == " "
            && is_house(tokens.str(at - 1))
            && !self.is_role(at - 1);
        let known =
            self.is(at, Flags::FIRST) && !self.is(at, Flags::PLACE) && !self.is(at, Flags::BODY) && !of_house;
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

    /// Whether a letter at the beginning of a line or a cell counts it, before Swedish words: `A. Tidiga insatser`.
    fn is_counted(&self, letter: usize, rest: usize) -> bool {
        /// From here on a word looks more like a name than like Swedish.
        const NAME: i32 = 3;
        let tokens = self.tokens;
        let before = tokens.before(letter);
        let plain = before.trim_end_matches([' ', '\t', '#', '*', '_', '-', '•', '>']);
        let is_first = if plain.is_empty() {
            letter == 0 || before.contains('\n')
        } else {
            plain.ends_with(['\n', '|'])
        };
        let own = tokens.str(rest);
        let is_phrase =
            tokens.after(rest) == " " && tokens.get(rest + 1).is_some_and(|next| next.case == Case::Lower);
        let is_noun = tokens.length(rest) > 5 && OF_HEADINGS.of_word(own).is_some();
        is_first
            && rest == letter + 1
            && tokens.after(letter) == ". "
            && !self.is_surname(rest)
            && !self.is(rest, Flags::FIRST)
            && looks(own) < NAME
            && (is_noun || is_phrase && OF_PHRASES.of_word(own).is_some())
    }

    /// `A.L.`, `elev AL`, `pojken M`
    pub(super) fn initials(&self, at: usize, found: &mut Found) {
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
            // Initials before a family name are a full name, which is found elsewhere.
            let named = tokens.is_capital(at + 2)
                && matches!(tokens.before(at + 2), ". " | ".")
                && tokens.length(at + 2) > 2
                && !self.is_other(at + 2);
            if !named {
                found.add(Class::Initials, start, tokens.list[at + 1].end + 1);
            }
            return;
        }
        if let Some(end) = self.letters(at).filter(|_| free) {
            found.add(Class::Initials, start, end);
            return;
        }
        if self.is_signature(at) {
            found.add(Class::Initials, start, tokens.list[at].end);
            return;
        }
        let boxed = tokens.before(at) == " (" && tokens.after(at).starts_with(')');
        let named = at > 0 && tokens.is_one_of(at - 1, cues!["kallad", "kallas", "benämnd", "nedan"]);
        let told =
            at > 0 && (tokens.is_one_of(at - 1, PERSONS) || named) && (tokens.before(at) == " " || boxed);
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

    /// Two letters of whoever wrote or does something: `LÅ försöker i morgon`, `Sekr. PL`, `/LB`.
    fn is_signature(&self, at: usize) -> bool {
        static DOES: &Cues = cues![
            "tar", "ringer", "ringde", "försöker", "återkommer", "kollar", "skriver", "skrev", "bokar",
            "pratar", "pratade", "mejlar", "lugnade", "närvarade", "informerar", "informerade", "kontaktar",
            "kontaktade", "hör", "undersöker", "ansvarar", "meddelar", "meddelade", "noterar", "noterade",
            "deltog", "fick", "såg", "åker", "åkte", "vill", "tycker", "säger", "sa", "undrar", "körde",
            "satt", "stannade", "hjälpte", "träffade", "träffar", "stöttar", "hämtade", "hämtar", "sitter",
            "jobbar", "lovade", "mötte", "berättade", "möter", "mejlade", "avslutar", "fortsätter", "sms:ar",
            "smsade", "stod", "kom", "gick", "slutade", "upplever",
        ];
        static WRITES: &Cues = cues![
            "sekr", "sekreterare", "pennan", "antecknat", "antecknade", "vid", "sign", "signatur",
            "signerat", "justeras", "närvarande", "närv", "deltog", "hälsar", "mvh", "hälsningar", "ansv",
            "ansvarig", "antecknare", "handl",
        ];
        const NO_ONE: [&str; 64] = [
            "KS", "SN", "SL", "IP", "TV", "PC", "AI", "EU", "FN", "US", "UK", "SD", "MP", "KD", "SO", "ÅK",
            "HT", "VT", "RF", "JO", "JK", "AB", "IF", "IK", "LO", "IT", "PT", "SI", "SJ", "VG", "FK", "AF",
            "PM", "VD", "HR", "DJ", "MR", "OK", "OS", "VM", "EM", "FB", "IG", "VK", "BB", "VC", "KF", "KO",
            "SK", "BK", "FC", "UD", "RK", "AU", "CV", "PK", "VO", "OB", "KB", "UN", "BU", "ÅR", "FF", "NN",
        ];
        let tokens = self.tokens;
        let own = tokens.str(at);
        let plain = tokens.list[at].case == Case::Upper
            && tokens.length(at) == 2
            && !NO_ONE.contains(&own)
            && !tokens.flags(at).is(Flags::BODY.or(Flags::WORD).or(Flags::PLACE))
            && !matches!(tokens.after(at), "-" | ":" | "/" | "");
        let does = tokens.is_one_of(at + 1, DOES)
            && tokens.after(at) == " "
            && (tokens.begins(at) || matches!(tokens.before(at), ", "));
        let gap = tokens.before(at);
        let last = tokens.is_word(at)
            && (at + 1 == tokens.len() || tokens.after(at).starts_with([',', '.', '\n', ')']));
        let writes =
            at > 0 && matches!(gap, " " | ". " | ": " | ":") && tokens.is_one_of(at - 1, WRITES) && last;
        let signs = matches!(gap, " /" | "/" | "// " | " //" | "\n/") && at + 1 == tokens.len();
        (plain || at + 1 == tokens.len() && tokens.length(at) == 2 && !NO_ONE.contains(&own))
            && tokens.list[at].case == Case::Upper
            && (does || writes || signs)
    }

    /// Where single letters with spaces, points and hyphens between them end: `T L`, `K L-H`, `N.N-S.`.
    fn letters(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let letter = |at: usize| {
            tokens.get(at).is_some_and(|token| token.case == Case::Upper) && tokens.length(at) == 1
        };
        let joined = |at: usize| matches!(tokens.before(at), " " | "." | ". " | "-" | ".-");
        let follows = at > 0 && letter(at - 1) && joined(at);
        let count = 1 + (at + 1..at + 4).take_while(|at| letter(*at) && joined(*at)).count();
        let last = at + count - 1;
        let alphabet =
            tokens.str(at).bytes().zip(tokens.str(last).bytes()).all(|(a, b)| a + 1 == b && a < b'D');
        let numbered = tokens.is_number(last + 1) && tokens.before(last + 1).trim().is_empty()
            || at > 0 && tokens.is_number(at - 1) && tokens.before(at).trim().is_empty();
        let named = tokens.is_capital(last + 1)
            && !letter(last + 1)
            && matches!(tokens.before(last + 1), " " | ". " | ".");
        let dotted = (at + 1..=last).all(|at| tokens.before(at).starts_with('.'));
        let plain = count == 2 && alphabet && !dotted;
        let fits = letter(at) && !follows && count >= 2 && !plain && !numbered && !named;
        fits.then(|| tokens.list[last].end + usize::from(tokens.after(last).starts_with('.') && dotted))
    }
}
