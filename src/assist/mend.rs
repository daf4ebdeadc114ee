//! Does what the help of a finding says, letter by letter: what stands after `Write:` to the end is written in place of what
//! is marked, or of the entry whose key it begins with, and `…` is what stands there. A few helps say in words what to do.
//!
//! The help is the one place that says how a fault is mended. An editor that offers to do it does what a person would who
//! follows it, and `tests/it/advice.rs` follows it for every rule that tells what to write.

use std::ops::Range;
use std::sync::Arc;

use crate::base::likeness::BLOCK;
use crate::syntax::finding::Finding;
use crate::syntax::tree::At;
use crate::syntax::yaml;

/// What a help tells to write, letter by letter: all that stands after the last `Write:`.
pub fn literal(help: &str) -> Option<&str> {
    [" Write: ", " Skriv: "]
        .iter()
        .find_map(|word| help.rsplit_once(word).map(|(_, text)| text))
        .or_else(|| help.strip_prefix("Write: ").or_else(|| help.strip_prefix("Skriv: ")))
}

/// The text of a file as it becomes when the help of a finding in it is followed; nothing where the help leaves a choice to
/// the reader, or has something that is covered.
pub fn mended(text: &str, finding: &Finding) -> Option<String> {
    let (help, span) = (&*finding.help.en, finding.place.span.range());
    if finding.help.en.contains(BLOCK) || text.get(span.clone()).is_none() {
        return None;
    }
    if !text.contains("\r\n") {
        return followed(text, span, help);
    }
    // Lines are put in with the line ends of the file.
    let before = |at: usize| at - text[..at].matches("\r\n").count();
    let made = followed(&text.replace("\r\n", "\n"), before(span.start)..before(span.end), help)?;
    Some(made.replace('\n', "\r\n"))
}

fn followed(text: &str, marked: Range<usize>, help: &str) -> Option<String> {
    if let Some(words) = literal(help) {
        return Some(placed(text, &marked, words, help));
    }
    if let Some(meant) = help.strip_prefix("Write ").and_then(|rest| rest.strip_suffix(", if that is meant."))
    {
        return Some(replaced(text, marked, meant));
    }
    if let Some(key) = help.strip_prefix("Write ").and_then(|rest| rest.strip_suffix('.'))
        && key.chars().all(|char| char.is_ascii_lowercase() || char == '_')
    {
        return Some(replaced(text, marked, key));
    }
    if help.starts_with("Run: ") {
        return None;
    }
    in_words(text, &marked, help).or_else(|| {
        // A key and its value, last in the help.
        let colon = help.rfind(": ").filter(|_| !help.ends_with('.'))?;
        let key = help[..colon].rfind(' ').map_or(0, |space| space + 1);
        let is_key = help[key..colon].chars().all(|char| char.is_ascii_lowercase() || char == '_');
        if !is_key || help.ends_with(':') {
            return None;
        }
        Some(placed(text, &marked, &help[key..], help))
    })
}

fn replaced(text: &str, range: Range<usize>, by: &str) -> String {
    format!("{}{by}{}", &text[..range.start], &text[range.end..])
}

fn line(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    start..text[at..].find('\n').map_or(text.len(), |newline| at + newline)
}

fn indent(text: &str, at: usize) -> usize {
    let line = &text[line(text, at)];
    line.len() - line.trim_start_matches([' ', '-']).len()
}

/// An entry of a mapping: where it and its value stand.
struct Entry {
    whole: Range<usize>,
    value: Range<usize>,
    key: String,
}

/// The entries of the mapping in which something is marked, the innermost.
fn around(at: At<'_>, marked: &Range<usize>) -> Vec<Entry> {
    let holds = |at: &At<'_>| {
        let range = at.span().range();
        range.start <= marked.start && marked.end <= range.end.max(range.start)
    };
    let inner =
        at.children().filter(holds).map(|child| around(child, marked)).find(|inner| !inner.is_empty());
    if let Some(inner) = inner {
        return inner;
    }
    let entry = |(key, value): (At<'_>, At<'_>)| {
        let (key_at, value_at) = (key.span().range(), value.span().range());
        let whole = key_at.start..value_at.end.max(key_at.end);
        Some(Entry { whole, value: value_at, key: key.scalar()?.to_string() })
    };
    at.entries().filter_map(entry).collect()
}

/// Puts words where they belong: in place of the entry of their key, of the one that is marked, or of what is marked.
fn placed(text: &str, marked: &Range<usize>, words: &str, help: &str) -> String {
    let shared = Arc::new(text.to_owned());
    let tree = yaml::read(&shared, false).tree;
    let entries = tree.root().map(|root| around(root, marked)).unwrap_or_default();
    let Some((key, value)) = words.split_once(": ").filter(|(key, _)| !key.contains([' ', '"', '{'])) else {
        return replaced(text, marked.clone(), words);
    };
    let instead = ["instead", "Remove the line", "Write only", "after the colon", "at the latest"];
    let own = entries.iter().find(|entry| entry.whole.start <= marked.start && marked.end <= entry.whole.end);
    let own = own.filter(|_| instead.iter().any(|word| help.contains(word)));
    let there = entries.iter().find(|entry| entry.key == key);
    if let (Some(own), Some(_)) = (own.filter(|own| own.key != key), there) {
        // What is to stand instead stands there already.
        let line = line(text, own.whole.start);
        return replaced(text, line.start..(line.end + 1).min(text.len()), "");
    }
    if let Some(entry) = there {
        let inside = text[entry.value.clone()].trim_matches(['{', '}', '[', ']']);
        return replaced(text, entry.whole.clone(), &format!("{key}: {}", value.replace('…', inside)));
    }
    if let Some(entry) = own {
        return replaced(text, entry.whole.clone(), words);
    }
    let first = entries.first().map_or(marked.start, |entry| entry.whole.start);
    if text[line(text, first)].contains('{') && first > line(text, first).start + indent(text, first) {
        return replaced(text, first..first, &format!("{words}, "));
    }
    replaced(text, first..first, &format!("{words}\n{}", " ".repeat(indent(text, first))))
}

/// Does what a help says in words.
fn in_words(text: &str, marked: &Range<usize>, help: &str) -> Option<String> {
    let own = line(text, marked.start);
    let written = &text[own.clone()];
    let mended =
        if help.contains("the whole text in quotation marks") || help == "Put the text in quotation marks." {
            let value = written.find(": ")? + 2;
            format!("{}\"{}\"", &written[..value], &written[value..])
        } else if help.starts_with("Write a space after the colon") {
            return Some(replaced(text, marked.end..marked.end, " "));
        } else if help.starts_with("Indent with spaces") {
            written.replace('\t', "  ")
        } else if help.contains("remove the lines <<<<<<<") {
            return Some(first_version(text));
        } else if help.contains("write a hyphen and a space before its first line") {
            return (own.end < text.len()).then(|| shifted(text, own.end + 1, "- ", "  "));
        } else if help.contains("write a space in place of the hyphen") {
            let dash = own.end + text[own.end..].find('-')?;
            return Some(replaced(text, dash..dash + 1, " "));
        } else {
            return None;
        };
    Some(replaced(text, own, &mended))
}

/// The lines of a block from a place on, with something before the first and the others.
fn shifted(text: &str, from: usize, first: &str, others: &str) -> String {
    let indent = indent(text, from);
    let (mut out, mut is_first, mut is_inside) = (text[..from].to_owned(), true, true);
    for line in text[from..].lines() {
        is_inside &= line.len() - line.trim_start().len() >= indent;
        let before = if !is_inside {
            ""
        } else if is_first {
            first
        } else {
            others
        };
        let at = if is_inside { indent.min(line.len()) } else { 0 };
        out.extend([&line[..at], before, &line[at..], "\n"]);
        is_first = false;
    }
    out
}

/// What git leaves in a file, without the second of the two versions.
fn first_version(text: &str) -> String {
    let (mut out, mut is_other) = (String::new(), false);
    for line in text.lines() {
        match line.get(..7).unwrap_or(line) {
            "<<<<<<<" => {}
            "=======" => is_other = true,
            ">>>>>>>" => is_other = false,
            _ if is_other => {}
            _ => out.extend([line, "\n"]),
        }
    }
    out
}
