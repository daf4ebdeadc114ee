//! Points on a map: coordinates and the codes that stand for them.

use super::super::class::Class;
use super::super::cues::{Cues, cues};
use super::super::found::Found;
use super::super::tokens::Tokens;

pub(super) fn find(tokens: &Tokens<'_>, found: &mut Found) {
    for &at in &tokens.numbers {
        coordinates(tokens, at, found);
    }
    for at in tokens.places_of('+') {
        plus_code(tokens.text, at, found);
    }
    for at in tokens.places_of('/').filter(|at| tokens.text[*at..].starts_with("///")) {
        three_words(tokens.text, at, found);
    }
}

/// Two decimal numbers that lie in northern Europe, or plane coordinates of the Swedish land survey.
fn coordinates(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    static AXES: &Cues = cues![
        "n", "e", "ö", "o", "lat", "lon", "long", "latitud", "longitud", "nord", "ost", "lng", "och", "x",
        "y",
    ];
    // The lengths of the numbers that a point can begin with; degrees may be of any.
    if !matches!(tokens.length(at), 2 | 6 | 7) && !tokens.after(at).starts_with('°') {
        return;
    }
    let decimal = |at: usize| {
        tokens.digits(at).len() == 2
            && matches!(tokens.before(at + 1), "." | ",")
            && tokens.digits(at + 1).len() >= 3
    };
    // What is no degrees with decimals, nor with their sign, is coordinates of many digits or none.
    if tokens.length(at) == 2 && !decimal(at) && !tokens.after(at).starts_with('°') {
        return;
    }
    let skip = |mut at: usize| {
        while tokens.is_one_of(at, AXES) {
            at += 1;
        }
        at
    };
    let degrees = |at: usize| tokens.digits(at).parse::<u32>().unwrap_or(0);
    let apart = |at: usize| {
        tokens.before(at).chars().count() <= 6
            && tokens.before(at).chars().all(|char| matches!(char, ',' | ' ' | ';' | '°' | '/'))
    };
    if decimal(at) && (54..=70).contains(&degrees(at)) {
        // A letter for north and east may stand between them.
        let from = skip(at + 2);
        if decimal(from) && (10..=25).contains(&degrees(from)) && (from > at + 2 || apart(from)) {
            found.add(Class::Geo, tokens.list[at].start, tokens.list[from + 1].end);
            return;
        }
    }
    // East before north.
    let other = skip(at + 2);
    if decimal(at)
        && (10..=25).contains(&degrees(at))
        && decimal(other)
        && (54..=70).contains(&degrees(other))
        && (other > at + 2 || apart(other))
    {
        found.add(Class::Geo, tokens.list[at].start, tokens.list[other + 1].end);
        return;
    }
    // 59° 19' 45" N, 18° 4' 7" E
    if tokens.after(at).starts_with('°') && (54..=70).contains(&degrees(at)) {
        let east = (at + 1..(at + 8).min(tokens.len()))
            .find(|east| tokens.is_number(*east) && tokens.after(*east).starts_with('°'));
        if let Some(east) = east {
            let mut last = east;
            while tokens.is_number(last + 1)
                && tokens.before(last + 1).chars().count() <= 3
                && last < east + 3
            {
                last += 1;
            }
            found.add(Class::Geo, tokens.list[at].start, tokens.list[last].end);
            return;
        }
    }
    let next = skip(at + 1);
    let (north, east) = (tokens.digits(at), tokens.digits(next));
    let plane = north.len() == 7
        && north.starts_with(['6', '7'])
        && (east.len() == 6 && !east.starts_with(['0', '1']) || east.len() == 7 && east.starts_with('1'))
        && apart(next);
    let turned = east.len() == 7 && east.starts_with(['6', '7']) && north.len() == 6 && next > at + 1;
    if plane || turned {
        found.add(Class::Geo, tokens.list[at].start, tokens.list[next].end);
    }
}

/// An open location code: `9FFW84J9+XG`, `84J9+XG Falun`.
fn plus_code(text: &str, at: usize, found: &mut Found) {
    let is_sign = |char: &char| "23456789CFGHJMPQRVWX".contains(char.to_ascii_uppercase());
    let before = text[..at].chars().rev().take(9).take_while(is_sign).count();
    let after = text[at + 1..].chars().take(4).take_while(is_sign).count();
    let (start, end) = (at - before, at + 1 + after);
    let glued = |char: Option<char>| char.is_some_and(|char| char.is_alphanumeric() || char == '+');
    let free = !glued(text[..start].chars().next_back()) && !glued(text[end..].chars().next());
    let has = |own: &str, kind: fn(char) -> bool| own.contains(kind);
    let mixed = has(&text[start..end], char::is_alphabetic) && has(&text[start..end], char::is_numeric);
    if free && mixed && matches!(before, 4 | 6 | 8) && matches!(after, 2 | 3) {
        found.add(Class::Geo, start, end);
    }
}

/// `///ord.ord.ord`
fn three_words(text: &str, at: usize, found: &mut Found) {
    let tail = &text[at + 3..];
    let length: usize = tail
        .chars()
        .take(80)
        .take_while(|char| char.is_alphabetic() || *char == '.')
        .map(char::len_utf8)
        .sum();
    let words = tail[..length].trim_end_matches('.');
    if words.split('.').count() == 3
        && words.split('.').all(|word| word.chars().count() >= 2)
        && !text[..at].ends_with([':', '/'])
    {
        found.add(Class::Geo, at, at + 3 + words.len());
    }
}
