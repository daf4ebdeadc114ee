//! Where a caret stands in a record, also while the line that it stands in is not finished.
//!
//! The text before the caret is read with a word of our own in place of what is being typed, and the place of that word in
//! the tree is the place of the caret. What comes after it decides nothing, so that half a file is enough.

use std::sync::Arc;

use crate::syntax::edit::Step;
use crate::syntax::schema::Form;
use crate::syntax::text::Span;
use crate::syntax::tree::At;
use crate::syntax::yaml;

/// A word that nobody writes.
const HERE: &str = "vbe-here-vbe";

/// A place in a record where something is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Caret {
    /// The path of the mapping that has the key, or of the value.
    pub path: Vec<Step>,
    /// Whether a key is written, and otherwise a value.
    pub is_key: bool,
    /// What is typed of it, up to the caret.
    pub typed: String,
    /// The bytes that what is chosen takes the place of.
    pub span: Span,
    /// The keys that the mapping has already, before and after the caret.
    pub present: Vec<String>,
    /// The ids of what it stands in, the outermost first.
    pub within: Vec<String>,
    /// Whether it stands in brackets.
    pub in_flow: bool,
    /// How far in the key begins.
    pub indent: usize,
    /// Whether a colon follows already.
    pub has_colon: bool,
    /// The space that is lacking after the colon or the hyphen.
    pub gap: &'static str,
    /// The space that is lacking before a comment that follows.
    pub space: &'static str,
    /// How an item of a list is written there.
    pub begins: Begins,
}

/// How an item of a list begins, where the list has no brackets and the item no hyphen yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begins {
    /// With a hyphen, in a line of its own.
    Hyphen,
    /// On a line after this one, whose hyphen stands so far in, as those do that follow.
    Below(usize),
    /// In brackets that are its own.
    Brackets,
}

impl Caret {
    /// The places that a caret may stand in, by what may be meant: a key, a value, or either.
    pub(super) fn at(text: &str, at: usize) -> Vec<Self> {
        let start = text[..at].rfind(['\n', '\r']).map_or(0, |newline| newline + 1);
        let end = text[at..].find(['\n', '\r']).map_or(text.len(), |newline| at + newline);
        let (head, tail) = (&text[start..at], &text[at..end]);
        if comment(head) {
            return Vec::new();
        }
        let open = opened(text, at);
        let word = word(head, !open.is_empty());
        let typed = head[word.start..].trim_start_matches(['"', '\'']).to_owned();
        let left = rest(tail, !open.is_empty(), word.is_value);
        let indent = head.chars().take_while(|char| matches!(char, ' ' | '-')).count();
        let base = Self {
            path: Vec::new(),
            is_key: false,
            typed,
            span: Span::new(start + word.start, at + left),
            present: Vec::new(),
            within: Vec::new(),
            in_flow: !open.is_empty(),
            indent,
            has_colon: tail[left..].trim_start().starts_with(':'),
            gap: word.gap,
            space: if tail[left..].starts_with('#') { " " } else { "" },
            begins: match hyphens(&text[end..], indent).filter(|_| open.is_empty()) {
                _ if open.is_empty() && head[..word.start].trim().is_empty() => Begins::Hyphen,
                Some(indent) => Begins::Below(indent),
                None => Begins::Brackets,
            },
        };
        let mut found = Vec::new();
        let before = format!("{}{}{HERE}", &text[..start + word.start], word.gap);
        if !word.is_value {
            let made = Arc::new(format!("{before}: 0{open}\n"));
            let tree = yaml::read(&made, false).tree;
            if let Some((path, map)) = tree.root().and_then(|root| key(root, &mut Vec::new())) {
                let mut present = keys(map);
                present.retain(|key| key != HERE);
                present.extend(if open.is_empty() {
                    below(&text[end..], indent)
                } else {
                    behind(&text[at + left..])
                });
                found.push(Self { path, is_key: true, present, ..base.clone() });
            }
        }
        let made = Arc::new(format!("{before}{open}\n"));
        let tree = yaml::read(&made, false).tree;
        if let Some(path) = tree.root().and_then(|root| value(root, &mut Vec::new())) {
            let within = around(tree.root(), &path);
            found.push(Self { path, within, ..base });
        }
        found
    }

    /// What the schema says of the place.
    pub(super) fn form(&self, record: Form<'static>) -> Option<Form<'static>> {
        form(record, &self.path)
    }
}

/// The field of a schema at a path of a record.
pub(super) fn form(record: Form<'static>, path: &[Step]) -> Option<Form<'static>> {
    path.iter().try_fold(record, |form, step| match step {
        Step::Key(key) => form.key(key),
        Step::Item(_) => form.items(),
    })
}

/// What is being typed in a line.
#[derive(Clone, Copy)]
struct Typed {
    /// Where it begins in the line.
    start: usize,
    /// Whether it stands after a colon.
    is_value: bool,
    /// The space that is lacking before it.
    gap: &'static str,
}

impl Typed {
    /// What is begun after a sign in the line.
    fn after(head: &str, at: usize, is_value: bool, needs_space: bool) -> Self {
        let gap = if needs_space && at + 1 == head.len() { " " } else { "" };
        Self { start: at + 1, is_value, gap }
    }
}

/// The last thing that has been begun in the line before the caret.
fn word(head: &str, in_flow: bool) -> Typed {
    let mut typed = Typed { start: head.len() - head.trim_start().len(), is_value: false, gap: "" };
    let (mut quote, mut is_begun) = (None, false);
    for (at, char) in head.char_indices() {
        let is_followed_by_space =
            head[at + char.len_utf8()..].chars().next().is_none_or(char::is_whitespace);
        let begun = match (quote, char) {
            (Some(open), _) => {
                quote = quote.filter(|_| char != open);
                None
            }
            (None, '"' | '\'') if !is_begun => {
                quote = Some(char);
                None
            }
            (None, '{' | '[') if in_flow => Some(Typed::after(head, at, false, false)),
            (None, ',') if in_flow => Some(Typed::after(head, at, false, true)),
            (None, '-') if !is_begun && !in_flow && !typed.is_value && is_followed_by_space => {
                Some(Typed::after(head, at, false, true))
            }
            (None, ':') if !typed.is_value && is_followed_by_space => {
                Some(Typed::after(head, at, true, true))
            }
            _ => None,
        };
        match begun {
            Some(own) => (typed, is_begun) = (own, false),
            None => is_begun |= !char.is_whitespace(),
        }
    }
    let own = &head[typed.start..];
    Typed { start: typed.start + own.len() - own.trim_start().len(), ..typed }
}

/// How much of the line after the caret belongs to what is being typed.
fn rest(tail: &str, in_flow: bool, is_value: bool) -> usize {
    let stops = |(at, char): (usize, char)| {
        let is_end = in_flow && matches!(char, ',' | ']' | '}' | '{' | '[');
        let is_comment = char == '#' && (at == 0 || tail[..at].ends_with(' '));
        let is_colon = char == ':' && !is_value;
        (is_end || is_comment || is_colon).then_some(at)
    };
    let end = tail.char_indices().find_map(stops).unwrap_or(tail.len());
    tail[..end].trim_end().len()
}

/// The lines of a text that say something, each with how far in it begins.
fn said(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().map(|line| (line.len() - line.trim_start_matches(' ').len(), line.trim()));
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

fn is_item(line: &str) -> bool {
    line == "-" || line.starts_with("- ")
}

/// The keys that follow in the lines below, of a mapping whose keys begin so far in.
fn below(text: &str, indent: usize) -> Vec<String> {
    let is_end = |(at, line): (usize, &str)| at < indent || matches!(line, "---" | "...");
    let of_it = said(text).take_while(|own| !is_end(*own));
    let own = of_it.filter(|(at, line)| *at == indent && !is_item(line));
    own.filter_map(|(_, line)| {
        let (key, value) = line.split_once(':')?;
        (value.is_empty() || value.starts_with(char::is_whitespace)).then(|| bare(key))
    })
    .collect()
}

/// How far in the hyphens begin in the next line, where it is an item that belongs to a key which begins so far in.
fn hyphens(text: &str, indent: usize) -> Option<usize> {
    said(text).next().filter(|(at, line)| *at >= indent && is_item(line)).map(|(at, _)| at)
}

/// The keys that follow in the same brackets.
fn behind(text: &str) -> Vec<String> {
    let (mut found, mut depth, mut quote, mut start) = (Vec::new(), 0_usize, None, None);
    for (at, char) in text.char_indices() {
        match (quote, char) {
            (Some(open), _) => quote = quote.filter(|_| char != open),
            (None, '"' | '\'') if text[..at].trim_end().ends_with([',', ':', '{', '[']) => quote = Some(char),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') if depth == 0 => break,
            (None, '}' | ']') => depth -= 1,
            (None, ',') if depth == 0 => start = Some(at + 1),
            (None, ':') if depth == 0 => found.extend(start.take().map(|start| bare(&text[start..at]))),
            _ => {}
        }
    }
    found
}

/// A key without its quotes.
fn bare(key: &str) -> String {
    key.trim().trim_matches(['"', '\'']).to_owned()
}

/// The ids of the mappings on the way to a place.
fn around(root: Option<At<'_>>, path: &[Step]) -> Vec<String> {
    let mut ids = Vec::new();
    let mut at = root;
    for step in path {
        let Some(own) = at else { break };
        ids.extend(own.get("id").and_then(At::scalar).map(ToString::to_string));
        at = match step {
            Step::Key(key) => own.get(key),
            Step::Item(nth) => own.items().nth(*nth),
        };
    }
    ids
}

/// Whether the caret is in a comment.
fn comment(head: &str) -> bool {
    let mut quote = None;
    let mut before = ' ';
    for char in head.chars() {
        match (quote, char) {
            (Some(open), _) => quote = quote.filter(|_| char != open),
            (None, '#') if before.is_whitespace() => return true,
            (None, '"' | '\'') if matches!(before, ' ' | '[' | '{' | ',') => quote = Some(char),
            _ => {}
        }
        before = char;
    }
    false
}

/// How many lines above the caret a bracket may have been opened.
const FAR: usize = 100;

/// What closes the brackets that are open at the caret.
fn opened(text: &str, at: usize) -> String {
    let mut start = at;
    for _ in 0..FAR {
        let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let open = brackets(&text[line..at]);
        if !open.is_empty() {
            return open;
        }
        if line == 0 {
            break;
        }
        let is_first = text[line..].lines().next().is_some_and(|own| !own.starts_with([' ', ']', '}', '-']));
        if is_first && !text[line..at].trim().is_empty() {
            break;
        }
        start = line - 1;
    }
    String::new()
}

/// What closes the brackets that a text leaves open. A bracket opens something only where a value can begin.
fn brackets(text: &str) -> String {
    let (mut open, mut quote, mut before, mut is_comment) = (Vec::new(), None, ' ', false);
    // The last sign that is no space: a value begins after it, or goes on.
    let mut sign = '\n';
    for char in text.chars() {
        match (quote, char) {
            (_, '\n') => (quote, is_comment, sign) = (None, false, '\n'),
            (Some(own), _) => quote = quote.filter(|_| char != own),
            (None, _) if is_comment => {}
            (None, '#') if before.is_whitespace() => is_comment = true,
            (None, '"' | '\'') if matches!(sign, ':' | '-' | '[' | '{' | ',' | '\n') => quote = Some(char),
            (None, '{') if matches!(sign, ':' | '-' | '[' | '{' | ',' | '\n') => open.push('}'),
            (None, '[') if matches!(sign, ':' | '-' | '[' | '{' | ',' | '\n') => open.push(']'),
            (None, '}' | ']') if open.last() == Some(&char) => {
                open.pop();
            }
            _ => {}
        }
        if !char.is_whitespace() {
            sign = char;
        }
        before = char;
    }
    open.into_iter().rev().collect()
}

fn keys(map: At<'_>) -> Vec<String> {
    map.entries().filter_map(|(key, _)| key.scalar()).map(ToString::to_string).collect()
}

/// The path of the mapping that has the word as a key.
fn key<'a>(at: At<'a>, path: &mut Vec<Step>) -> Option<(Vec<Step>, At<'a>)> {
    if at.get(HERE).is_some() {
        return Some((path.clone(), at));
    }
    each(at, path, key)
}

/// The path of the word as a value. A text in lines of its own is longer than it.
fn value(at: At<'_>, path: &mut Vec<Step>) -> Option<Vec<Step>> {
    if at.scalar().is_some_and(|text| *text == HERE) && at.span().range().len() == HERE.len() {
        return Some(path.clone());
    }
    each(at, path, value)
}

fn each<'a, T>(
    at: At<'a>,
    path: &mut Vec<Step>,
    find: impl Fn(At<'a>, &mut Vec<Step>) -> Option<T>,
) -> Option<T> {
    let entries = at.entries().filter_map(|(key, value)| Some((Step::Key(key.scalar()?.to_string()), value)));
    let items = at.items().enumerate().map(|(nth, item)| (Step::Item(nth), item));
    // What is being written stands last.
    let mut all: Vec<(Step, At<'a>)> = entries.chain(items).collect();
    all.reverse();
    all.into_iter().find_map(|(step, under)| {
        path.push(step);
        let found = find(under, path);
        path.pop();
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places at `|` in a text, each as a path, with what is typed.
    fn at(text: &str) -> Vec<String> {
        let at = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        let said = |caret: Caret| {
            let path: Vec<String> = caret
                .path
                .iter()
                .map(|step| match step {
                    Step::Key(key) => key.clone(),
                    Step::Item(nth) => nth.to_string(),
                })
                .collect();
            let sort = if caret.is_key { "key" } else { "value" };
            format!("{} {sort} {:?} of {:?}", path.join("."), caret.typed, &text[caret.span.range()])
        };
        Caret::at(&text, at).into_iter().map(said).collect()
    }

    #[test]
    fn a_caret_is_placed_while_a_line_is_being_written() {
        let first = |text: &str| at(text).into_iter().next().unwrap_or_default();
        assert_eq!(first("kind: plan\nti|"), " key \"ti\" of \"ti\"");
        assert_eq!(first("kind: pl|an\n"), "kind value \"pl\" of \"plan\"");
        assert_eq!(first("kind:|"), "kind value \"\" of \"\"");
        assert_eq!(first("a:\n  - id: x\n    |\n  - id: y\n"), "a.0 key \"\" of \"\"");
        assert_eq!(first("a:\n  - id: x\n  - i|"), "a.1 key \"i\" of \"i\"");
        assert_eq!(at("a:\n  - i|")[1], "a.0 value \"i\" of \"i\"");
        assert_eq!(first("a: [x, y|z]\nb: 1\n"), "a.1 key \"y\" of \"yz\"");
        assert_eq!(at("a: [x, y|z]\nb: 1\n")[1], "a.1 value \"y\" of \"yz\"");
        assert_eq!(first("a:\n  - {id: x, |}\n"), "a.0 key \"\" of \"\"");
        assert_eq!(first("a:\n  - {id: x, on: 2|}\n"), "a.0.on value \"2\" of \"2\"");
        assert_eq!(first("a: {b: [x,\n  y|\n"), "a.b.1 key \"y\" of \"y\"");
        assert_eq!(first("a: \"två o|rd\"\n"), "a value \"två o\" of \"\\\"två ord\\\"\"");
        assert_eq!(at("a: b # k|ommentar\n"), Vec::<String>::new());
        assert_eq!(at("a: >-\n  text te|xt: nej\nb: 1\n"), Vec::<String>::new());
    }
}
