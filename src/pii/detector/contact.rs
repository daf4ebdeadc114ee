//! Telephone numbers and e-mail addresses.

use super::class::Class;
use super::cues::{Cues, cues};
use super::found::Found;
use super::lexicon::Flags;
use super::tokens::Tokens;

/// Words after which digits are a telephone number.
static RING: &Cues = cues![
    "tel", "telefon", "telefonnummer", "telefonnr", "telnr", "tfn", "mobil", "mobilen", "mobilnummer",
    "mobilnr", "mob", "ring", "ringa", "nås", "sms", "phone", "whatsapp", "signal", "telefonen", "ringer",
    "hemtelefon", "hemnummer", "jourtelefon",
];
/// Words after which digits are some other number.
static OTHER: &Cues = cues![
    "isbn", "issn", "dnr", "diarienr", "diarienummer", "kl", "klockan", "ocr", "faktura", "ref", "art",
    "version", "avtal", "hyresavtal", "kontrakt", "hyreskontrakt", "kundnr", "kundnummer", "ärende",
    "ärendenr", "ärendenummer", "avtalsnr", "avtalsnummer",
];
/// Words for a line that whoever calls reaches an office by.
static SHARED: &Cues = cues![
    "växel", "växeln", "telefonväxel", "telefonväxeln", "kundtjänst", "kontaktcenter", "servicecenter",
    "medborgarservice", "kommunväxeln", "jourlinjen", "stödlinjen", "stödlinje", "orostelefonen",
    "orostelefon", "stödtelefonen", "stödtelefon", "hjälplinjen", "hjälplinje", "tipstelefonen",
    "tipstelefon", "receptionen", "socialjouren", "journumret", "jourtelefonen", "funktionsnummer",
    "växelnummer", "växelnumret", "reception", "kansli", "kansliet", "expedition", "expeditionen",
    "medborgarkontor", "medborgarkontoret", "socialkontoret", "telefontid", "telefontiden", "mottagningen",
    "vårdcentralen", "hjälptelefonen", "polisstationen", "kommunen", "kommunens", "jouren", "journummer",
    "biblioteket", "sjukhuset", "akuten", "kommunhuset", "stadshuset", "rådhuset", "kontaktcentret",
    "kontaktcentrum", "kundcenter", "huvudnummer", "huvudnumret", "larmcentralen", "larmcentral",
    "ledningscentralen", "beredskapen", "beredskapsnummer", "beredskapsnumret", "beredskapsjouren",
    "växeltelefon", "trygghetsjouren", "informationslinjen", "servicelinjen", "felanmälan", "upplysningen",
    "tolkförmedlingen", "räddningscentralen", "kristelefonen",
];
/// Words for somebody whose own number follows, whatever office was spoken of.
static OWNERS: &Cues = cues![
    "han", "hon", "hans", "hennes", "mamman", "pappan", "mamma", "pappa", "mormor", "farmor", "familjen",
    "privat", "hemma", "hemnummer", "hemtelefon", "modern", "fadern", "föräldrarna", "syskonet", "dottern",
    "sonen", "elevens", "klienten", "honom", "henne", "flickan", "pojken", "killen", "tjejen",
];
/// Prefixes of numbers that belong to the public: free of charge, shared cost, government, support lines.
const PUBLIC: [&str; 5] = ["020", "077", "010", "0200", "116"];

/// The most groups that a number is written in.
const GROUPS: usize = 8;
/// The fewest digits of a number that no word announces.
const FEWEST: usize = 7;

pub(super) fn find(tokens: &Tokens<'_>, found: &mut Found) {
    let mut next = 0;
    for &at in &tokens.numbers {
        if at >= next {
            next = at + phone(tokens, at, found).max(1);
        }
    }
    // It begins with a number or a word for one, or right after a word that announces it.
    let may = |at: &usize| {
        tokens.flags(*at).is(Flags::CONTACT_CUE)
            || tokens.is_number(*at)
            || at.checked_sub(1).is_some_and(|before| tokens.flags(before).is(Flags::CONTACT_CUE))
    };
    if !tokens.numbers.is_empty() || tokens.any(Flags::CONTACT_CUE) {
        for at in tokens.stops.iter().copied().filter(may) {
            spelt(tokens, at, found);
        }
    }
    for at in tokens.places_of('@') {
        mail(tokens.text, at, at + 1, found);
    }
    for at in tokens.cues(Flags::CONTACT_CUE) {
        if tokens.is_one_of(at, cues!["at", "snabel", "snabela", "a"]) {
            obscured(tokens, at, found);
        }
    }
}

/// An address with its sign written out: `anna (at) example.se`, `anna snabel-a example.se`.
fn obscured(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let snabel = tokens.is_one_of(at, cues!["snabel", "snabela"]);
    let last = if snabel && tokens.before(at + 1) == "-" && tokens.is_one_of(at + 1, cues!["a"]) {
        at + 1
    } else {
        at
    };
    let (start, end) = (tokens.list[at].start, tokens.list[last].end);
    let (before, after) = (&tokens.text[..start], &tokens.text[end..]);
    let boxed = before.ends_with(['(', '[', '{']) && after.starts_with([')', ']', '}']);
    let loud = tokens.str(at) == "AT" || snabel;
    if boxed || loud && before.ends_with(' ') && after.starts_with(' ') {
        mail(tokens.text, start - 1, end + 1, found);
    }
}

/// A telephone number that begins at a token. Returns how many tokens it took.
fn phone(tokens: &Tokens<'_>, at: usize, found: &mut Found) -> usize {
    let before = tokens.before(at);
    let first = tokens.digits(at);
    // `46701740605`
    let bare = first.len() == 11 && first.starts_with("467");
    let plus = bare || before.ends_with('+') || before.ends_with("+(");
    let announced = is_announced(tokens, at);
    if !plus && !first.starts_with('0') && !announced {
        return 0;
    }
    if !announced && tokens.digits_from(at, GROUPS) < FEWEST {
        return 0;
    }
    let is_free = plus || announced;
    if is_part_of_word(tokens, at) && !is_free {
        return 0;
    }
    let is_tied = before.ends_with([':', '/', '_', '§', '-', ',', '.']);
    // `Position från mobilen: 59.4101, 17.9256`
    let decimal = |at: usize| {
        tokens.digits(at).len() == 2 && tokens.before(at + 1) == "." && tokens.digits(at + 1).len() > 3
    };
    if decimal(at) && decimal(at + 2) {
        return 0;
    }
    // Six digits, a hyphen and four digits are a personal number, not an area code and a subscriber.
    if !announced && first.len() == 6 && tokens.digits(at + 1).len() == 4 {
        return 0;
    }
    let Some((len, number)) = gather(tokens, at, plus, announced) else { return 0 };
    if is_tied && !is_free && !is_whole(tokens, at, &number) {
        return 0;
    }
    let is_public = PUBLIC.iter().any(|prefix| number.starts_with(prefix))
        || matches!(number.as_str(), "11414" | "11313" | "112" | "1177");
    if is_public
        || is_shared(tokens, at, &number)
        || (!announced && (is_clock(tokens, at, len) || is_day(tokens, at, len)))
        || tokens.is_one_of(at.wrapping_sub(1), OTHER)
    {
        return len;
    }
    let start = if plus && !bare {
        before.rfind('+').map_or(tokens.list[at].start, |plus| tokens.list[at].start - before.len() + plus)
    } else {
        tokens.list[at].start
    };
    // The number in `(08) 465 004 00` begins at its bracket.
    let start = if tokens.text[..start].ends_with('(') && tokens.after(at).starts_with(')') {
        start - 1
    } else {
        start
    };
    found.add(Class::Phone, start, tokens.list[at + len - 1].end);
    len
}

/// Whether digits right after a sign are a telephone number all the same, and no part of a longer one: a mobile number in
/// full, or any in full in the next cell of a row, as in `mamma,08-465 004 00`.
fn is_whole(tokens: &Tokens<'_>, at: usize, number: &str) -> bool {
    let is_mobile = number.len() == 10
        && number.strip_prefix("07").is_some_and(|rest| rest.starts_with(['0', '2', '3', '6', '9']));
    let is_after_word = at.checked_sub(1).is_some_and(|word| tokens.is_word(word));
    let is_cell = is_after_word && matches!(tokens.before(at), "/" | "," | ":");
    is_mobile || is_cell && number.len() >= 9
}

/// Whether a word just before says that this is a telephone number.
fn is_announced(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|word| tokens.flags(*word).is(Flags::CONTACT_CUE));
    let Some(word) = before else { return false };
    let near = |word: usize| tokens.is_one_of(word, RING);
    let gap = tokens.before(at);
    let is_said = near(word)
        || (tokens.is_one_of(word, cues!["nr", "nummer", "på", "numret", "är"])
            && word > 0
            && near(word - 1)
            && tokens.before(word).len() <= 2);
    is_said && gap.len() <= 4 && !gap.contains(',')
}

/// Whether a word shortly before says that the number is an office's and not somebody's: `Växeln nås på 08-…`. A mobile
/// number is never one.
fn is_shared(tokens: &Tokens<'_>, at: usize, number: &str) -> bool {
    let near = (at.saturating_sub(6)..at).rev();
    // `Växel, räddningstjänsten: 040-…`: the whole label says whose number it is.
    let is_labelled = tokens.before(at) == ": ";
    // The point of an abbreviation ends no clause, nor does the comma before the number: `växeln från v. 6, 031-…`.
    let in_clause = |word: &usize| {
        let gap = tokens.before(word + 1);
        let goes_on = gap == ". " && tokens.length(*word) <= 2
            || gap == ", " && (is_labelled || word + 1 == at && tokens.is_number(*word));
        goes_on || !gap.contains(['.', ';', ',', '!', '?', '\n', '/'])
    };
    let own = |word: &usize| !tokens.is_one_of(*word, OWNERS);
    let comma = at > 0 && tokens.before(at) == ", " && tokens.is_one_of(at - 1, SHARED);
    !number.starts_with("07")
        && (is_shared_after(tokens, at)
            || comma
            || near.take_while(in_clause).take_while(own).any(|word| tokens.is_one_of(word, SHARED)))
}

/// `031-390 06 00 (växel)`
fn is_shared_after(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = (at + 1..at + 7).find(|next| tokens.is_word(*next));
    next.is_some_and(|next| {
        matches!(tokens.before(next), " (" | ", " | " - " | " ")
            && tokens.is_one_of(next, cues!["växel", "växeln", "växelnummer"])
    })
}

/// The most digits in a row of a number that is partly spelt out.
const SPELT: usize = 4;

/// A telephone number whose digits are wholly or partly spelt out: `noll sju noll 174 06 58`.
fn spelt(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    static BEGINS: &Cues = cues![
        "noll", "nolla", "nollan", "plus", "nollsju", "nollåtta", "nollsjuttio", "nollsjuttiotvå",
        "nollsjuttiotre", "nollsjuttiosex", "nollsjuttionio", "nollnio", "nolltre",
    ];
    let plus = tokens.is_one_of(at, cues!["plus"]);
    let follows = || at > 0 && is_joint(tokens.before(at)) && spelt_digits(tokens, at - 1).is_some();
    let told = tokens.is_word(at) && is_announced(tokens, at);
    // The digits of a number alone are not spelt out, and a long number is no part of one that is.
    let begins = if tokens.is_number(at) {
        tokens.length(at) <= SPELT && tokens.digits(at).starts_with('0') && is_joint(tokens.before(at + 1))
    } else {
        tokens.is_one_of(at, BEGINS)
    };
    if !begins && !told {
        return;
    }
    let (mut digits, mut words, mut next) = (String::new(), 0, at + usize::from(plus));
    while (next == at || is_joint(tokens.before(next))) && digits.len() < 12 {
        let Some(own) = spelt_digits(tokens, next) else { break };
        digits.push_str(&own);
        words += usize::from(tokens.is_word(next));
        next += 1;
    }
    let is_it = words > 0 && (8..=12).contains(&digits.len()) && (plus || told || digits.starts_with('0'));
    if is_it && !follows() {
        found.add(Class::Phone, tokens.list[at].start, tokens.list[next - 1].end);
    }
}

fn is_joint(gap: &str) -> bool {
    gap == ", " || is_gap(gap)
}

/// The digits that a number or a word for one stands for: `174`, `noll`, `nollsju`, `sjuttiofyra`.
fn spelt_digits(tokens: &Tokens<'_>, at: usize) -> Option<String> {
    const ONES: [&str; 10] = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"];
    const TENS: [&str; 10] =
        ["tio", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio", "hundra"];
    if tokens.is_number(at) {
        return (tokens.length(at) <= SPELT).then(|| tokens.digits(at).to_owned());
    }
    let word = tokens.str(at);
    // The first bytes of those words, with that of `å`.
    let begins =
        |first: &u8| matches!(first | 0x20, b'n' | b'e' | b't' | b'f' | b's' | b'h') || !first.is_ascii();
    if !(2..=20).contains(&word.len()) || !word.as_bytes().first().is_some_and(begins) {
        return None;
    }
    let word = word.to_lowercase();
    let one = |word: &str| ONES.iter().position(|own| *own == word);
    let ten = |word: &str| {
        let nth = TENS.iter().position(|own| word.starts_with(own))?;
        let rest = word.strip_prefix(TENS[nth])?;
        let last = if rest.is_empty() { 0 } else { one(rest)? };
        Some((nth + 1) * 10 + last)
    };
    let small = |word: &str| one(word).or_else(|| ten(word)).map(|number| number.to_string());
    match word.strip_prefix("noll") {
        Some("" | "a" | "an") => Some("0".to_owned()),
        Some(rest) => small(rest).map(|rest| format!("0{rest}")),
        None => small(&word),
    }
}

/// Whether letters are glued to the number, which makes it an id.
fn is_part_of_word(tokens: &Tokens<'_>, at: usize) -> bool {
    at > 0 && tokens.before(at).is_empty() && !tokens.is_one_of(at - 1, RING)
}

/// The tokens of one telephone number, and its digits. No domestic number in use has more than ten digits; a longer
/// one is taken only when nothing shorter is a number.
fn gather(tokens: &Tokens<'_>, at: usize, plus: bool, announced: bool) -> Option<(usize, String)> {
    let mut digits = tokens.digits(at).to_owned();
    let mut best: Option<(usize, String)> = None;
    for len in 1..=GROUPS {
        let number = national(&digits, plus)
            .or_else(|| (announced && (5..=10).contains(&digits.len())).then(|| digits.clone()));
        if let Some(number) = number {
            let abroad = plus || digits.starts_with("00");
            if best.is_none() || number.len() <= 10 || abroad {
                best = Some((len, number));
            }
        }
        let next = tokens.digits(at + len);
        if next.is_empty() || !is_gap(tokens.before(at + len)) || digits.len() + next.len() > 15 {
            break;
        }
        digits.push_str(next);
    }
    best
}

fn is_gap(gap: &str) -> bool {
    let mut count = 0;
    gap.chars().all(|char| {
        count += 1;
        matches!(char, ' ' | '-' | '/' | '.' | '(' | ')')
    }) && (1..=3).contains(&count)
}

/// The number as dialled within its country; `None` when it is not a telephone number.
fn national(digits: &str, plus: bool) -> Option<String> {
    let rest = if plus { Some(digits) } else { digits.strip_prefix("00") };
    if let Some(rest) = rest {
        if let Some(own) = rest.strip_prefix("46") {
            let own = own.strip_prefix('0').unwrap_or(own);
            return (7..=10).contains(&own.len()).then(|| format!("0{own}"));
        }
        return ((plus || rest.len() >= 9) && (8..=14).contains(&rest.len()) && !rest.starts_with('0'))
            .then(|| rest.to_owned());
    }
    let rest = digits.strip_prefix('0')?;
    ((7..=10).contains(&rest.len()) && !rest.starts_with('0')).then(|| digits.to_owned())
}

/// Whether it is times of day, one after another: `09.00-10.45`.
fn is_clock(tokens: &Tokens<'_>, at: usize, len: usize) -> bool {
    let two = |at: usize| tokens.digits(at).len() == 2;
    let hour = |at: usize| tokens.digits(at).parse::<u32>().is_ok_and(|hour| hour < 25);
    let minute = |at: usize| tokens.digits(at).parse::<u32>().is_ok_and(|minute| minute < 60);
    len >= 2
        && (0..len).all(|nth| two(at + nth))
        && (0..len).step_by(2).all(|nth| hour(at + nth))
        && (1..len).step_by(2).all(|nth| minute(at + nth) && tokens.before(at + nth) == ".")
        || len == 2
            && (0..2).all(|nth| tokens.digits(at + nth).len() == 4)
            && tokens.digits(at).parse::<u32>().is_ok_and(|time| time < 2400)
}

/// Whether it is a date: `01-05-2018`, `05/12 2019`.
fn is_day(tokens: &Tokens<'_>, at: usize, len: usize) -> bool {
    let small =
        |at: usize| tokens.digits(at).len() == 2 && tokens.digits(at).parse::<u32>().is_ok_and(|it| it <= 31);
    let year = |at: usize| {
        tokens.digits(at).len() == 4
            && (tokens.digits(at).starts_with("19") || tokens.digits(at).starts_with("20"))
    };
    len >= 3 && small(at) && small(at + 1) && year(at + 2)
}

/// The e-mail address around the `@` from `sign` to `after`.
fn mail(text: &str, sign: usize, after: usize, found: &mut Found) {
    let is_local = |char: char| char.is_alphanumeric() || matches!(char, '.' | '_' | '%' | '+' | '-');
    let is_host = |char: char| char.is_alphanumeric() || matches!(char, '.' | '-');
    let obscured = after - sign > 1;
    let left = if obscured { text[..sign].trim_end_matches(' ') } else { &text[..sign] };
    let start =
        left.char_indices().rev().take(64).take_while(|(_, char)| is_local(*char)).last().map(|(at, _)| at);
    let skipped =
        if obscured { text[after..].len() - text[after..].trim_start_matches(' ').len() } else { 0 };
    let right = &text[after + skipped..];
    let mut end: usize = right.chars().take(253).take_while(|char| is_host(*char)).map(char::len_utf8).sum();
    let mut host = right[..end].trim_end_matches(['.', '-']);
    end = host.len();
    if obscured && !host.contains('.') {
        for dot in ["(punkt)", "[punkt]", "(dot)", "[dot]", " punkt ", " dot ", "(.)"] {
            let rest = &right[end..];
            let Some(tail) = rest.trim_start_matches(' ').strip_prefix(dot.trim_start()) else { continue };
            let tail = tail.trim_start_matches(' ');
            let dot = &rest[..rest.len() - tail.len()];
            if !dot.starts_with([' ', '(', '[']) {
                continue;
            }
            let letters: usize =
                tail.chars().take(24).take_while(char::is_ascii_alphabetic).map(char::len_utf8).sum();
            if letters >= 2 {
                end += dot.len() + letters;
                host = "x.se";
            }
        }
    }
    let top = host.rsplit_once('.').map_or("", |(_, top)| top);
    let is_it = host.contains('.') && top.len() >= 2 && top.chars().all(char::is_alphabetic);
    if let Some(start) = start.filter(|_| is_it) {
        let skip = text[start..sign].chars().take_while(|char| matches!(char, '.' | '-' | '+' | '%')).count();
        if text[start + skip..sign].trim_end().is_empty() {
            return;
        }
        found.add(Class::Email, start + skip, after + skipped + end);
    }
}
