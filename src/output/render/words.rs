//! Where a line may end: between which words, and where in a word. The only file that uses the crates that know how wide a
//! letter is and where a Swedish word is divided.

use std::iter;

use hypher::{Lang as Language, hyphenate_bounded};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::base::lang::Lang;

/// The fewest letters that are left on each side of an added hyphen.
const LEFT: usize = 3;
/// The fewest and the most letters of a word that is divided by its syllables: a shorter one is moved, and a longer one is
/// no word.
const DIVIDED: std::ops::RangeInclusive<usize> = 9..=60;

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// Whether a word fits in the width. A very long word is measured only until that is known: letters that are joined into one
/// sign are narrower together, but never by so much.
pub(super) fn fits(word: &str, room: usize) -> bool {
    let mut used = 0_usize;
    let mut is_far_wider = |char: char| {
        used += char.width().unwrap_or(0);
        used > room.saturating_mul(8)
    };
    if word.is_ascii() {
        return word.len() <= room;
    }
    !word.chars().any(&mut is_far_wider) && word.width() <= room
}

/// The words of a text: what stands between spaces at which a line may end. It may not end inside a number that is
/// written in groups (`1 500`), between a number and `%`, after `§`, or at a space that says so itself.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    iter::from_fn(move || {
        rest = rest.trim_start_matches(is_space);
        let mut len = rest.find(is_space).unwrap_or(rest.len());
        while let Some(next) = rest[len..].strip_prefix(' ').filter(|next| !next.starts_with(is_space)) {
            let next = &next[..next.find(is_space).unwrap_or(next.len())];
            if !is_one(&rest[..len], next) {
                break;
            }
            len += 1 + next.len();
        }
        let (word, after) = rest.split_at(len);
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

fn is_space(char: char) -> bool {
    char.is_whitespace() && !matches!(char, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether two words are read as one.
fn is_one(before: &str, next: &str) -> bool {
    let last = before.trim_start_matches(is_open).rsplit(is_space).next().unwrap_or_default();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let next_digits = next.trim_end_matches(['.', ',', ';', ':', ')', '%']);
    let is_group = is_digits(last) && last.len() <= 3 && is_digits(next_digits) && next_digits.len() == 3;
    is_group
        || last.ends_with(|char: char| char.is_ascii_digit()) && next.starts_with('%')
        || last.ends_with('§')
}

fn is_open(char: char) -> bool {
    matches!(char, '(' | '"' | '”' | '«')
}

/// Whether a word is an id, a day, a number, an address or the like: it is read as it is written or not at all, and is
/// never divided inside.
fn is_fixed(word: &str) -> bool {
    let inside = word.trim_matches(|char: char| !char.is_alphanumeric());
    let is_joined =
        || inside.contains('-') && !inside.contains(|char: char| char.is_uppercase() || !char.is_ascii());
    inside.contains(|char: char| char.is_numeric() || matches!(char, '_' | '@' | '=' | '.' | ':' | '\\'))
        || is_joined()
}

/// The places where a line may end in a word, in order: the bytes before it, and the sign that is added there. Only those
/// within a number of columns are looked for.
fn joints(word: &str, room: usize, lang: Lang) -> Vec<(usize, &'static str)> {
    let mut used = 0;
    let within = |(start, char): (usize, char)| {
        used += char.width().unwrap_or(0);
        (used <= room).then_some((start, char))
    };
    let seen: Vec<(usize, char)> = word.char_indices().map_while(within).collect();
    let is_fixed = is_fixed(word);
    let is_letter = |at: usize| word[at..].chars().next().is_some_and(char::is_alphabetic);
    let after_sign = |(start, char): &(usize, char)| {
        let end = start + char.len_utf8();
        // Two ids with a slash between them are two; a day and a half are not.
        let is_joint = matches!(char, '-' | '–' | '/') && (!is_fixed || *char == '/') && *start > 0;
        (is_joint && end < word.len() && is_letter(end)).then_some((end, ""))
    };
    let own: Vec<(usize, &'static str)> = seen.iter().filter_map(after_sign).collect();
    if !own.is_empty() || is_fixed || lang != Lang::Sv {
        return own;
    }
    let Some((start, _)) = seen.iter().find(|(_, char)| char.is_alphabetic()) else { return own };
    let letters = word[*start..].chars().take(*DIVIDED.end() + 1).take_while(|char| char.is_alphabetic());
    let (count, len) = letters.fold((0, 0), |(count, len), char| (count + 1, len + char.len_utf8()));
    if !DIVIDED.contains(&count) {
        return own;
    }
    let syllables = hyphenate_bounded(&word[*start..start + len], Language::Swedish, LEFT, LEFT);
    let ends = syllables.scan(*start, |end, syllable| {
        *end += syllable.len();
        Some(*end)
    });
    ends.filter(|end| *end < start + len).map(|end| (end, "-")).collect()
}

/// Divides a word that is wider than the room: the part that fits, with what is added to it, and the rest. `None` where no
/// part does.
pub(super) fn divide(word: &str, room: usize, lang: Lang) -> Option<(&str, &'static str, &str)> {
    let joints = joints(word, room, lang).into_iter().rev();
    let mut fitting = joints.filter(|(at, sign)| width(&word[..*at]) + sign.len() <= room);
    fitting.next().map(|(at, sign)| (&word[..at], sign, &word[at..]))
}

/// The fewest columns that a text can be read in: where no word is divided but at its own signs, and where each long one is
/// divided once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Least {
    pub whole: usize,
    pub divided: usize,
}

impl Least {
    /// Widens this to what a text needs too.
    pub(super) fn widen(&mut self, text: &str, lang: Lang) {
        // Most words are short, and in bytes no shorter than they are wide.
        for word in words(text) {
            if word.len() <= self.divided {
                continue;
            }
            let all = width(word);
            let halves =
                |(at, sign): &(usize, &str)| (width(&word[..*at]) + sign.len()).max(width(&word[*at..]));
            let joints = joints(word, MOST, lang);
            let least = joints.iter().map(halves).min().map_or(all, |least| least.min(all));
            let is_own = joints.iter().all(|(_, sign)| sign.is_empty()) && !is_fixed(word);
            self.whole = self.whole.max(if is_own { least } else { all });
            self.divided = self.divided.max(least);
        }
    }
}

impl Least {
    /// Widens this to what a line needs whose words are indented: all of them, or all but the first.
    pub(super) fn widen_hung(&mut self, line: &str, is_all: bool, hang: usize, lang: Lang) {
        let mut all = words(line);
        let mut indented = Self::default();
        if let Some(first) = all.next() {
            let own = if is_all { &mut indented } else { &mut *self };
            own.widen(first, lang);
        }
        all.for_each(|word| indented.widen(word, lang));
        if indented != Self::default() {
            self.whole = self.whole.max(indented.whole + hang);
            self.divided = self.divided.max(indented.divided + hang);
        }
    }
}

/// How far into a word a joint is looked for.
const MOST: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(word: &str, room: usize) -> Option<String> {
        divide(word, room, Lang::Sv).map(|(head, sign, tail)| format!("{head}{sign}|{tail}"))
    }

    #[test]
    fn a_word_is_divided_as_in_swedish_or_not_at_all() {
        for (word, room, parts) in [
            ("våldsbejakande", 10, Some("våldsbeja-|kande")),
            ("Socialförvaltningen", 14, Some("Socialförvalt-|ningen")),
            ("(Ungdomsmottagningen),", 12, Some("(Ungdomsmot-|tagningen),")),
            ("Rinkeby-Kistamottagningen", 20, Some("Rinkeby-|Kistamottagningen")),
            ("chefer/samordnare", 12, Some("chefer/|samordnare")),
            ("åtgärden", 6, None),
            ("förde", 3, None),
        ] {
            assert_eq!(divided(word, room).as_deref(), parts, "{word} in {room}");
        }
        assert_eq!(divide("responsibility", 10, Lang::En), None);
        assert_eq!(divide("Self-assessment", 10, Lang::En), Some(("Self-", "", "assessment")));
    }

    #[test]
    fn what_is_read_as_it_is_written_is_never_divided() {
        for word in [
            "2018-10-22", "2025-12/31", "14000000", "1,5-2,5", "samordningsgrupp-tva-ggr",
            "namn@kommun.example", "records/2018.yaml", "18:30-19:00", "dry_run_of_everything", "K-2018-117",
        ] {
            let own = divided(word, 6);
            assert!(own.as_deref().is_none_or(|own| own.starts_with("records/|")), "{word}: {own:?}");
        }
        assert_eq!(
            divided("riktlinjer-2016/uppfoljning-arlig", 20).as_deref(),
            Some("riktlinjer-2016/|uppfoljning-arlig")
        );
    }

    #[test]
    fn words_that_are_read_as_one_stay_together() {
        let said: Vec<&str> =
            words("  Av 1 500 kr är 26 % kvar enligt 12 kap. 3 § och § 117; 20 3000 och 3\u{a0}st ")
                .collect();
        assert_eq!(
            said,
            [
                "Av", "1 500", "kr", "är", "26 %", "kvar", "enligt", "12", "kap.", "3", "§ och", "§ 117;",
                "20", "3000", "och", "3\u{a0}st"
            ]
        );
    }

    #[test]
    fn the_least_width_is_that_of_the_longest_word() {
        let least = |text: &str| {
            let mut least = Least::default();
            least.widen(text, Lang::Sv);
            (least.whole, least.divided)
        };
        assert_eq!(least("Samordnare för Rinkeby-Kistamottagningen"), (17, 17));
        assert_eq!(least("den 2018-10-22"), (10, 10));
        assert_eq!(least("våldsbejakande extremism"), (14, 8));
        assert_eq!(least("krav/riktlinjer-2016"), (20, 15));
    }

    #[test]
    fn what_is_indented_needs_room_for_that_too() {
        let least = |text: &str, is_all: bool| {
            let mut least = Least::default();
            least.widen_hung(text, is_all, 2, Lang::Sv);
            (least.whole, least.divided)
        };
        assert_eq!(least("saknar uppföljning", false), (13, 10));
        assert_eq!(least("uppföljning", false), (11, 8));
        assert_eq!(least("information-invanare", true), (22, 22));
    }
}
