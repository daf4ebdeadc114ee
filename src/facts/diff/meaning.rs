//! Whether two values mean the same, however they are written.

use crate::base::likeness::fold;
use crate::base::target::Target;
use crate::facts::alike;
use crate::model::workspace::Workspace;
use crate::syntax::schema::Field;
use crate::syntax::word::Word;

/// The registers in which the two versions find their actors; nothing where names are compared as they are written.
#[derive(Clone, Copy, Default)]
pub(crate) struct Registers<'w> {
    pub was: Option<&'w Workspace>,
    pub now: Option<&'w Workspace>,
}

/// What stands where nothing is written.
const UNSAID: [(&str, &str); 2] = [("extent", "full"), ("ongoing", "false")];

/// Whether all that stands in a field means the same in both versions. The order of a list says nothing.
pub(super) fn is_same(
    (field, key): (Option<&Field<'_>>, &str),
    was: &[Word],
    now: &[Word],
    registers: Registers<'_>,
) -> bool {
    if was == now {
        return true;
    }
    let said = |values: &[Word], register: Option<&Workspace>| {
        let values = values.iter().map(|value| meaning(field, key, value, register));
        let mut meant: Vec<Word> = values.filter(|value| !UNSAID.contains(&(key, &**value))).collect();
        meant.sort();
        meant.dedup();
        meant
    };
    said(was, registers.was) == said(now, registers.now)
}

/// A value in the one form that all ways to write it have in common.
fn meaning(field: Option<&Field<'_>>, key: &str, value: &Word, register: Option<&Workspace>) -> Word {
    match field {
        Some(field) if field.is_actor() => actor(value, register),
        Some(field) => value.map(|text| read(field, key, text)),
        None => value.map(plain),
    }
}

fn read(field: &Field<'_>, key: &str, text: &str) -> String {
    let read = match field.format {
        "target" => Target::read(text).map(|target| of_target(&target)),
        _ if !field.words.is_empty() => Some(text.to_lowercase()),
        _ if !field.refers.is_empty() => Some(text.to_owned()),
        _ if matches!(key, "target" | "baseline" | "value") => {
            text.replace(',', ".").parse::<f64>().ok().map(|number| number.to_string())
        }
        _ => None,
    };
    read.or_else(|| alike::form(field.format, text)).unwrap_or_else(|| plain(text))
}

fn of_target(target: &Target) -> String {
    let Target { side, is_strict, is_change, is_about, number, upper, .. } = target;
    format!("{side:?} {is_strict} {is_change} {is_about} {number} {upper} {}", unit(&target.unit))
}

/// A unit in one of the words for it; empty where things are counted.
pub(super) fn unit(written: &str) -> &str {
    match written.trim().trim_end_matches('.') {
        "st" | "stycken" | "styck" | "pcs" => "",
        "procent" | "percent" => "%",
        other => other,
    }
}

fn actor(name: &Word, register: Option<&Workspace>) -> Word {
    let known = register.and_then(|register| register.actor(name).found());
    known.map_or_else(|| name.map(fold), |actor| Word::from(&actor.record.id))
}

/// A text without what only its writing has: wrapped lines, other dashes and quotation marks, and a last full stop.
pub(super) fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ").replace(['–', '—', '‑', '−'], "-").replace(['”', '“', '»', '«'], "\"");
    text.trim_end_matches('.').to_owned()
}
