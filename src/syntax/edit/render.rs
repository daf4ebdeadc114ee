//! How a new value is written, in the style of the file that it goes into.

use super::lines;
use super::place::{dash, is_flow};
use super::scalar;
use super::value::Value;
use crate::syntax::tree::{At, What};

/// The longest line, in characters, that a short list or a small mapping may take in flow style.
const WIDE: usize = 110;

/// How a file is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct FileStyle {
    /// How many spaces each level is indented.
    pub step: usize,
    /// How many spaces the dash of a list is indented from its key.
    pub dash: usize,
    /// The line end, `\n` or `\r\n`.
    pub ending: &'static str,
}

impl FileStyle {
    /// The default style, with the line ends of the text.
    pub(super) fn of(text: &str) -> Self {
        Self { step: 2, dash: 2, ending: lines::ending(text, 0) }
    }

    /// The style of the file that a node is in.
    pub(super) fn in_file(text: &str, root: At<'_>) -> Self {
        let (mut step, mut list) = (None, None);
        look(text, root, &mut step, &mut list);
        let usual = Self::of(text);
        Self { step: step.unwrap_or(usual.step), dash: list.unwrap_or(usual.dash), ..usual }
    }
}

/// The first block mapping and the first block list decide the style of the rest.
fn look(text: &str, at: At<'_>, step: &mut Option<usize>, list: &mut Option<usize>) {
    if is_flow(text, at) || step.is_some() && list.is_some() {
        return;
    }
    for (key, value) in at.entries() {
        let own = lines::column(text, key.span().start as usize);
        let further = |at: usize| lines::column(text, at).checked_sub(own);
        match value.what() {
            What::Map if !is_flow(text, value) && step.is_none() => {
                let first = value.children().next().map(|key| key.span().start as usize);
                *step = first.and_then(further).filter(|step| *step > 0);
            }
            What::List if !is_flow(text, value) && list.is_none() => {
                *list = value.items().next().and_then(|item| dash(text, item)).and_then(further);
            }
            _ => {}
        }
        look(text, value, step, list);
    }
    at.items().for_each(|item| look(text, item, step, list));
}

/// A value in flow style, on one line.
pub(super) fn flow(value: &Value) -> String {
    match value {
        Value::Scalar { text, word } => scalar::inline(text, *word, true),
        Value::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let entry = |(key, value): &(String, Value)| format!("{}: {}", scalar::key(key), flow(value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

/// An entry as it stands after its indent, without the last line end.
pub(super) fn entry(key: &str, value: &Value, indent: usize, manner: FileStyle) -> String {
    let key = scalar::key(key);
    format!("{key}:{}", after_key(value, indent, key.chars().count(), manner))
}

/// What follows the colon of a key at an indent.
pub(super) fn after_key(value: &Value, indent: usize, key: usize, manner: FileStyle) -> String {
    let nl = manner.ending;
    match value {
        Value::Scalar { text, word } => match block_text(text, indent + manner.step, nl) {
            Some(block) => format!(" {block}"),
            None if text.is_empty() && *word => String::new(),
            None => format!(" {}", scalar::inline(text, *word, false)),
        },
        Value::List(items) => {
            let short = flow(value);
            if items.is_empty() || value.is_flat() && indent + key + short.chars().count() + 2 <= WIDE {
                return format!(" {short}");
            }
            let at = indent + manner.dash;
            let item =
                |value: &Value| format!("{nl}{}- {}", " ".repeat(at), item(value, at + 2, None, manner));
            items.iter().map(item).collect()
        }
        Value::Map(entries) if entries.is_empty() => " {}".to_owned(),
        Value::Map(entries) => {
            let at = indent + manner.step;
            let line = |(key, value): &(String, Value)| {
                format!("{nl}{}{}", " ".repeat(at), entry(key, value, at, manner))
            };
            entries.iter().map(line).collect()
        }
    }
}

/// An item as it stands after its dash, from a column. A mapping is written in brackets or over lines as the other
/// items are; the first item is in brackets when it fits on the line.
pub(super) fn item(value: &Value, column: usize, in_brackets: Option<bool>, manner: FileStyle) -> String {
    let Value::Map(entries) = value else {
        return match value {
            Value::Scalar { text, word } => {
                block_text(text, column, manner.ending).unwrap_or_else(|| scalar::inline(text, *word, false))
            }
            other => flow(other),
        };
    };
    let short = flow(value);
    if in_brackets.unwrap_or(column + short.chars().count() <= WIDE) || entries.is_empty() {
        return short;
    }
    let line = |(key, value): &(String, Value)| entry(key, value, column, manner);
    let between = format!("{}{}", manner.ending, " ".repeat(column));
    entries.iter().map(line).collect::<Vec<_>>().join(&between)
}

/// A text of several lines as a block scalar; `None` when it has one line or cannot be written so.
pub(super) fn block_text(text: &str, indent: usize, ending: &str) -> Option<String> {
    let (sign, body) = match text.strip_suffix('\n') {
        Some(body) => ("|", body),
        None => ("|-", text),
    };
    let clean = body.lines().all(|line| line == line.trim_end() && scalar::can_be_single(line));
    let begins = body.starts_with(|first: char| !first.is_whitespace());
    if !text.contains('\n') || !clean || !begins || body.ends_with('\n') || body.contains('\r') {
        return None;
    }
    let mut block = sign.to_owned();
    for line in body.split('\n') {
        block.push_str(ending);
        if !line.is_empty() {
            block.push_str(&" ".repeat(indent));
            block.push_str(line);
        }
    }
    Some(block)
}

/// The text of a new file: `first` (its first lines, with line ends) and then each entry, in the default style.
pub fn new_file(first: &str, entries: &[(String, Value)]) -> String {
    let manner = FileStyle { step: 2, dash: 2, ending: "\n" };
    let line = |(key, value): &(String, Value)| entry(key, value, 0, manner) + "\n";
    first.to_owned() + &entries.iter().map(line).collect::<String>()
}
