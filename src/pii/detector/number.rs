//! Identity numbers of people: the personal number, the coordination number and the reserve number, and numbers that
//! look like one; organisation numbers too, which have the same form.
//!
//! Form and check digit follow the Swedish Tax Agency's SKV 704 (personnummer) and SKV 707 (samordningsnummer).

use super::class::Class;
use super::cues::{Cues, cues};
use super::found::Found;
use super::tokens::{Case, Token, Tokens};

/// The lengths of the groups that the digits are written in.
const SHAPES: [&[usize]; 12] = [
    &[12],
    &[10],
    &[8, 4],
    &[6, 4],
    &[2, 6, 4],
    &[4, 2, 2, 4],
    &[2, 2, 2, 4],
    &[2, 2, 2, 2, 4],
    &[2, 8],
    &[4, 4, 4],
    &[2, 2, 2, 2, 2, 2],
    &[2, 2, 2, 2, 2],
];
/// The fewest digits of a shape, and the most groups.
const FEWEST: usize = extremes().0;
const GROUPS: usize = extremes().1;

const fn extremes() -> (usize, usize) {
    let (mut fewest, mut most, mut at) = (usize::MAX, 0, 0);
    while at < SHAPES.len() {
        let (mut digits, mut group) = (0, 0);
        while group < SHAPES[at].len() {
            digits += SHAPES[at][group];
            group += 1;
        }
        fewest = if digits < fewest { digits } else { fewest };
        most = if group > most { group } else { most };
        at += 1;
    }
    (fewest, most)
}

/// How many of those anyone may write; the rest are as often a row of counts, unless a word announces a number.
const SURE_SHAPES: usize = 9;

/// Words for a personal number.
static SAID: &Cues = cues![
    "pnr", "personnr", "personnummer", "samordningsnummer", "samordningsnr", "samnr", "nr", "p", "persnr",
    "personnumret", "samordningsnumret", "personnumren", "reservnummer",
];
/// Words for the number of a company or an association.
static ORGANISATION: &Cues = cues![
    "orgnr", "organisationsnummer", "organisationsnumret", "organisationsnr", "org", "orgnummer", "vat",
];

/// The word that announces the last digits of a number.
pub(super) static LAST: &Cues = cues!["sista"];

/// The letters that a reserve number can have.
const RESERVE: &str = "TRSUWXJKLMN";

pub(super) fn find(tokens: &Tokens<'_>, found: &mut Found) {
    // A mask is asked for once: nearly no text has one. What is no ASCII among them begins with this byte.
    let may_mask = |byte: u8| (byte == 0xe2) | is_mask(char::from(byte));
    let has_masks = !tokens.numbers.is_empty() && tokens.text.bytes().any(may_mask);
    let mut next = 0;
    for &at in &tokens.numbers {
        if at < next {
            continue;
        }
        let shaped = if tokens.digits_from(at, GROUPS) < FEWEST { None } else { shaped(tokens, at, found) };
        let taken = shaped.unwrap_or_else(|| {
            let masked = if has_masks { masked(tokens, at, found) } else { 0 };
            reserve(tokens, at, found) + masked + last_four(tokens, at, found)
        });
        next = at + taken.max(1);
    }
}

/// Examines the number at a token by its shape. Returns how many tokens it took, where that is known.
fn shaped(tokens: &Tokens<'_>, at: usize, found: &mut Found) -> Option<usize> {
    let said = says(tokens, at, 4, SAID);
    for shape in &SHAPES[..if said { SHAPES.len() } else { SURE_SHAPES }] {
        if let Some(digits) = gather(tokens, at, shape) {
            if shape.len() == 1 && is_mobile(tokens, at, &digits) {
                return Some(0);
            }
            if shape.len() > 2 && is_span(tokens, at + shape.len()) {
                return Some(3);
            }
            // Pairs and a group of four separated by spaces only are as often a row of counts.
            let spaced = |nth: usize| tokens.before(at + nth).trim().is_empty();
            let is_row = shape.len() > 3 && (1..shape.len()).all(spaced) && !said;
            let is_free = !is_row && is_free(tokens, at, shape.len());
            let of_company = is_free && says(tokens, at, 3, ORGANISATION);
            if let Some(class) = judge(&digits, is_free).or_else(|| organisation(&digits, of_company)) {
                found.add(class, tokens.list[at].start, tokens.list[at + shape.len() - 1].end);
                return Some(shape.len());
            }
        }
    }
    None
}

/// The last four digits of a personal number, which a label announces: `Fyra sista: 9802`.
fn last_four(tokens: &Tokens<'_>, at: usize, found: &mut Found) -> usize {
    if tokens.length(at) != 4 {
        return 0;
    }
    let four = |at: usize| tokens.is_one_of(at, cues!["fyra"]) || tokens.digits(at) == "4";
    let is_pair = |last: usize| {
        let (a, b) = (last.wrapping_sub(1), last);
        four(a) && tokens.is_one_of(b, LAST) || tokens.is_one_of(a, LAST) && four(b)
    };
    let word = at.wrapping_sub(1);
    let verb = usize::from(tokens.is_one_of(word, cues!["är", "var"]));
    let noun = word.wrapping_sub(verb);
    let of_digits = tokens.is_one_of(noun, cues!["siffror", "siffrorna", "siffra"]);
    let is_said = if of_digits {
        is_pair(noun.wrapping_sub(1))
    } else {
        is_pair(noun) && (verb > 0 || tokens.before(at).trim_start().starts_with([':', '=']))
    };
    if !is_said || tokens.is_number(at + 1) && tokens.before(at + 1) == "-" {
        return 0;
    }
    found.add(Class::Personnummer, tokens.list[at].start, tokens.list[at].end);
    1
}

/// Whether the last four digits begin another date: `2018-05-01 - 2018-05-31`.
fn is_span(tokens: &Tokens<'_>, next: usize) -> bool {
    tokens.digits(next).len() == 2 && matches!(tokens.before(next), "-" | "/" | "." | "_")
}

/// Whether ten digits are a mobile number rather than a coordination number of 2007. No word says that they are.
fn is_mobile(tokens: &Tokens<'_>, at: usize, digits: &str) -> bool {
    digits.len() == 10
        && digits.starts_with("070")
        && digits.as_bytes()[4] >= b'6'
        && !says(tokens, at, 2, SAID)
}

/// Whether one of these words stands shortly before a number.
fn says(tokens: &Tokens<'_>, at: usize, within: usize, words: &Cues) -> bool {
    (at.saturating_sub(within)..at).any(|word| tokens.is_one_of(word, words))
}

/// The number of a company, which a word announces although its check digit is wrong, or with the century of those.
fn organisation(digits: &str, is_said: bool) -> Option<Class> {
    let (century, ten) = digits.split_at(digits.len() - 10);
    let fits = ten.as_bytes()[2] >= b'2' && ten.as_bytes()[0] != b'0';
    let is_it = match century {
        "" => is_said,
        "16" => is_said || luhn(ten),
        _ => false,
    };
    (fits && is_it).then_some(Class::OrgNumber)
}

/// The digits of groups with these lengths, if the tokens have them.
fn gather(tokens: &Tokens<'_>, at: usize, shape: &[usize]) -> Option<String> {
    // Lengths first: hardly any row of numbers has them, and nothing is allocated for the others.
    let row = tokens.list.get(at..at + shape.len())?;
    let fits =
        |(token, length): (&Token, &usize)| token.case == Case::Number && token.end - token.start == *length;
    let is_one = || (at + 1..at + shape.len()).all(|group| parts(tokens.before(group)));
    (row.iter().zip(shape).all(fits) && is_one())
        .then(|| row.iter().map(|token| &tokens.text[token.start..token.end]).collect())
}

/// Whether a gap may stand inside a number: spaces, one line break, and at most one sign, which may be doubled.
fn parts(gap: &str) -> bool {
    let (mut signs, mut last) = (0, ' ');
    let mut breaks = 0;
    for char in gap.chars() {
        match char {
            '-' | '+' | '/' | '.' | '_' | '~' | '·' | '•' => signs += usize::from(char != last),
            '\n' => breaks += 1,
            ' ' | '\t' | '\r' | '\u{ad}' | '\u{200b}' => {}
            _ => return false,
        }
        last = char;
    }
    signs <= 1 && breaks <= 1 && gap.len() <= 24
}

/// Whether the number is not glued to anything that makes it part of a longer one.
fn is_free(tokens: &Tokens<'_>, at: usize, len: usize) -> bool {
    let glued_before =
        at > 0 && tokens.is_number(at - 1) && matches!(tokens.before(at), "-" | "." | "/" | ":" | "_");
    let glued_after = tokens.is_number(at + len) && matches!(tokens.before(at + len), "-" | "/" | "_" | ":");
    !glued_before && !glued_after
}

/// The class of ten or twelve digits.
fn judge(digits: &str, is_free: bool) -> Option<Class> {
    let (century, ten) = digits.split_at(digits.len() - 10);
    if century == "99" && matches!(&ten[..2], "19" | "20") && digits.len() == 12 {
        return Some(Class::Reservnummer);
    }
    if !matches!(century, "" | "18" | "19" | "20") {
        return None;
    }
    let is_right = luhn(ten);
    if is_date(ten) {
        if is_right && &ten[6..9] != "000" {
            return Some(Class::Personnummer);
        }
        return is_free.then_some(Class::NumberLike);
    }
    let third = ten.as_bytes()[2];
    (is_free && century.is_empty() && is_right && third >= b'2' && ten.as_bytes()[0] != b'0')
        .then_some(Class::OrgNumber)
}

/// Whether the first six of ten digits are the date of a personal or coordination number. Month 00 and day 60 stand
/// for an unknown month or day.
fn is_date(ten: &str) -> bool {
    let two = |at: usize| ten[at..at + 2].parse::<u32>().unwrap_or(99);
    two(2) <= 12 && matches!(two(4), 1..=31 | 60..=91)
}

/// Whether the last of ten digits is the right check digit (Luhn).
fn luhn(ten: &str) -> bool {
    let sum: u32 = ten
        .bytes()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0') * if at % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// A reserve number, a date with a letter and three digits: `YYMMDD-T123`, `YYYYMMDDT123`.
fn reserve(tokens: &Tokens<'_>, at: usize, found: &mut Found) -> usize {
    let date = tokens.digits(at);
    let six = match date.len() {
        6 => date,
        8 if matches!(&date[..2], "18" | "19" | "20") => &date[2..],
        _ => return 0,
    };
    let letter = tokens.str(at + 1);
    let is_letter = letter.len() == 1 && RESERVE.contains(&letter.to_ascii_uppercase());
    let glued = tokens.before(at + 2).is_empty() && parts(tokens.before(at + 1));
    if is_letter && glued && tokens.digits(at + 2).len() == 3 && is_date(&format!("{six}0000")) {
        found.add(Class::Reservnummer, tokens.list[at].start, tokens.list[at + 2].end);
        return 3;
    }
    0
}

/// How many characters are looked at for a number with masked digits.
const LONGEST_MASKED: usize = 24;

/// A personal number with some of its digits masked, in any grouping: `900101-XXXX`, `1994 07 18-99XX`, `0307??-1234`.
fn masked(tokens: &Tokens<'_>, at: usize, found: &mut Found) -> usize {
    let start = tokens.list[at].start;
    if !tokens.text[start..].chars().take(LONGEST_MASKED).any(is_mask) {
        return 0;
    }
    let is_glued = at > 0 && tokens.is_number(at - 1) && !tokens.before(at).contains(' ');
    let (mut signs, mut masks, mut end, mut gap) = (String::with_capacity(12), 0, start, 0);
    for (offset, char) in tokens.text[start..].char_indices().take(LONGEST_MASKED) {
        let is_last = signs.len() >= 6 && char.is_ascii_uppercase();
        if char.is_ascii_digit() || is_mask(char) || is_last {
            masks += usize::from(is_mask(char));
            signs.push(if is_mask(char) { '?' } else { char });
            (gap, end) = (0, start + offset + char.len_utf8());
        } else if signs.len() < 10 && gap < 3 && matches!(char, '-' | '+' | ' ') {
            gap += 1;
        } else {
            break;
        }
        if signs.len() > 12 {
            return 0;
        }
    }
    let free = tokens.text[end..].chars().next().is_none_or(|char| !char.is_alphanumeric());
    if masks >= 2 && free && !is_glued && is_masked_date(&signs) {
        found.add(Class::NumberLike, start, end);
        return 1;
    }
    0
}

/// Whether a sign may stand for a digit that is not told.
fn is_mask(char: char) -> bool {
    matches!(char, 'X' | 'x' | '*' | '•' | '█' | '?' | '_' | '#')
}

/// Whether ten or twelve signs, of which some are masked, can be a personal number.
fn is_masked_date(signs: &str) -> bool {
    let Some((century, ten)) = signs.len().checked_sub(10).and_then(|at| signs.split_at_checked(at)) else {
        return false;
    };
    // A masked digit is taken for one that fits.
    let fill = |(at, sign): (usize, char)| match (sign, at) {
        ('?', 2) => '0',
        ('?', _) => '1',
        (sign, _) => sign,
    };
    let six: String = ten.chars().take(6).enumerate().map(fill).collect();
    matches!(century, "" | "18" | "19" | "20")
        && six.bytes().all(|sign| sign.is_ascii_digit())
        && is_date(&format!("{six}0000"))
}
