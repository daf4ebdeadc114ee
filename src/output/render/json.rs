//! Writes the JSON contracts that `docs/json.md` describes. Ids, keys and names are never translated;
//! sentences are.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::format::Verdict;
use crate::base::lang::Lang;
use crate::io::git::Revision;
use crate::model::workspace::Workspace;
use crate::output::page::{Cell, Page, Part, Table};
use crate::setup::{Check, State};
use crate::syntax::finding::{Place, Severity, count};
use crate::syntax::text::steers;

/// A page: `{"schema": "vbe.status/1", "as_of": …, "plans": [{…, "groups": [{…, "activities": […]}]}]}`.
pub(super) fn page(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let asked = page.asked.iter().map(|(key, value)| ((*key).to_owned(), cell(value))).collect();
    let mut root = Map::new();
    root.insert("schema".into(), page.schema.into());
    root.insert("as_of".into(), page.stamp.day.to_string().into());
    root.insert("revision".into(), revision(page.stamp.revision.as_ref()));
    root.insert("version".into(), page.stamp.version.into());
    root.insert("language".into(), page.stamp.lang.tag().into());
    root.insert("asked".into(), Value::Object(asked));
    root.insert("notes".into(), page.notes.clone().into());
    parts(&page.parts, page.lists, &mut root);
    write(&Value::Object(root), out)
}

/// Writes the parts, each into its list. A list that may be empty is written too.
fn parts(parts: &[Part], lists: &[&str], into: &mut Map<String, Value>) {
    for list in lists {
        into.entry(*list).or_insert_with(|| json!([]));
    }
    for part in parts {
        match part.list {
            Some(list) => push(into, list, self::part(part)),
            None => keys(part, into),
        }
    }
}

fn push(into: &mut Map<String, Value>, list: &str, value: Value) {
    if let Value::Array(list) = into.entry(list).or_insert_with(|| json!([])) {
        list.push(value);
    }
}

fn part(part: &Part) -> Value {
    let mut map = Map::new();
    map.insert("id".into(), part.id.clone().into());
    map.insert("title".into(), part.title.clone().into());
    keys(part, &mut map);
    Value::Object(map)
}

/// Writes the content of a part, under its keys.
fn keys(part: &Part, map: &mut Map<String, Value>) {
    for fact in &part.facts {
        if fact.several {
            push(map, fact.key, cell(&fact.cell));
        } else {
            map.insert(fact.key.into(), cell(&fact.cell));
        }
    }
    if let Some(table) = &part.table {
        map.insert(table.name().into(), rows(table));
    }
    parts(&part.parts, part.lists, map);
}

fn rows(table: &Table) -> Value {
    let row = |row: &Vec<Cell>| -> Value {
        table.heads().iter().zip(row).map(|(head, value)| (head.key.to_owned(), cell(value))).collect()
    };
    table.rows().iter().map(row).collect()
}

fn cell(cell: &Cell) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Empty(_) => json!([]),
        Cell::Text(text) | Cell::Aside(text) => text.clone().into(),
        Cell::Said { written, .. } | Cell::Rows { written, .. } => written.clone().into(),
        Cell::Named { id, title } => json!({"id": id, "title": title}),
        Cell::Word { name, .. } => (*name).into(),
        Cell::Day(day) => day.to_string().into(),
        Cell::Time { time, .. } => {
            let period = time.period;
            let first = period.begins().map(|first| first.to_string());
            let last = (!period.is_open()).then(|| period.last.to_string());
            json!({"text": &*time.text, "first": first, "last": last})
        }
        Cell::Count(count) => (*count).into(),
        Cell::Amount { value, .. } => number(*value),
        Cell::Below(_) | Cell::AtLeast(_) => cell.read("").into(),
        Cell::Flag { is, .. } => (*is).into(),
        Cell::Series { list: cells, .. } | Cell::List(cells) => cells.iter().map(self::cell).collect(),
        Cell::Fields { fields, .. } => {
            Value::Object(fields.iter().map(|(key, value)| ((*key).to_owned(), self::cell(value))).collect())
        }
    }
}

/// A number. A whole number is written without decimals.
fn number(value: f64) -> Value {
    // A float can hold every whole number up to this one.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < WHOLE {
        #[allow(clippy::cast_possible_truncation)]
        let integer = value as i64;
        return integer.into();
    }
    value.into()
}

fn revision(revision: Option<&Revision>) -> Value {
    match revision {
        Some(revision) => json!({
            "commit": revision.commit,
            "changed": revision.changed,
            "from": revision.from.map(|day| day.to_string()),
        }),
        None => Value::Null,
    }
}

/// Checks, in place or missing: `{"schema": "vbe.doctor/1", "summary": {…}, "checks": […]}`.
pub(super) fn checks(checks: &[Check], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let count = |state: State| checks.iter().filter(|check| check.state == state).count();
    let check = |check: &Check| {
        json!({
            "check": check.name,
            "state": check.state.name(),
            "message": check.what.text(lang),
            "help": check.help.as_ref().map(|help| help.text(lang)),
        })
    };
    let root = json!({
        "schema": "vbe.doctor/1",
        "version": env!("CARGO_PKG_VERSION"),
        "language": lang.tag(),
        "summary": {"ok": count(State::There), "missing": count(State::Missing), "notes": count(State::Note)},
        "checks": checks.iter().map(check).collect::<Vec<_>>(),
    });
    write(&root, out)
}

/// Findings: `{"schema": "vbe.findings/1", "summary": {…}, "findings": […]}`.
pub(super) fn findings(verdict: Verdict<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let workspace = verdict.workspace;
    let finding = |finding: &crate::syntax::finding::Finding| {
        let related = finding.related.as_ref().map(|(at, what)| {
            let mut related = place(workspace, *at);
            related.insert("message".into(), what.text(lang).into());
            Value::Object(related)
        });
        let mut map = Map::new();
        map.insert("rule".into(), finding.rule.into());
        map.insert("severity".into(), finding.severity.name().into());
        map.append(&mut place(workspace, finding.place));
        map.insert("message".into(), finding.what.text(lang).into());
        map.insert("help".into(), finding.help.text(lang).into());
        map.insert("related".into(), related.into());
        if finding.more > 0 {
            map.insert("more".into(), finding.more.into());
        }
        Value::Object(map)
    };
    let count = |severity: Severity| count(verdict.findings, severity);
    let root = json!({
        "schema": "vbe.findings/1",
        "version": env!("CARGO_PKG_VERSION"),
        "language": lang.tag(),
        "as_of": verdict.day.to_string(),
        "summary": {
            "files": verdict.files.number(),
            "files_at_least": verdict.files.is_at_least(),
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
            "notes": count(Severity::Note),
        },
        "findings": verdict.findings.iter().map(finding).collect::<Vec<_>>(),
    });
    write(&root, out)
}

/// A place: the file, lines and columns from 1 in characters, and byte offsets, with an exclusive end.
pub(super) fn place(workspace: &Workspace, place: Place) -> Map<String, Value> {
    let source = workspace.source(place.file);
    let (from, to) = (source.position(place.span.start), source.position(place.span.end));
    let byte = |at: u32| u64::from(at) + u64::from(source.mark);
    let value = json!({
        "path": source.label,
        "line": from.line,
        "column": from.column,
        "end_line": to.line,
        "end_column": to.column,
        "bytes": {"start": byte(place.span.start), "end": byte(place.span.end)},
    });
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

pub(super) fn write(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", inert(serde_json::to_string_pretty(value)?))
}

/// Writes a value on a line of its own.
pub(super) fn write_line(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", inert(serde_json::to_string(value)?))
}

/// The same JSON, with characters that steer a terminal or turn the direction of text as escapes. They can stand only
/// within strings, and mean the same to a program.
fn inert(json: String) -> String {
    if !json.contains(steers) {
        return json;
    }
    let escaped = |char: char| {
        if steers(char) { format!("\\u{:04x}", u32::from(char)) } else { char.to_string() }
    };
    json.chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_an_escape_that_means_the_same() {
        let text = "a\u{202e}b\u{9b}c\u{2066}d\u{7f}e\u{2028}f";
        let mut out = Vec::new();
        write_line(&json!({ text: [text] }), &mut out).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert!(!written.trim_end().contains(steers), "{written}");
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), json!({ text: [text] }));
    }
}
