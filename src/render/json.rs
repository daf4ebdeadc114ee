//! The JSON contracts, described in `docs/json.md`. Ids, keys and names are never translated; sentences are.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::look::Verdict;
use crate::finding::Place;
use crate::git::Revision;
use crate::lang::Lang;
use crate::page::{Cell, Page, Part};
use crate::whole::Whole;

/// A page: `{"schema": "vbe.status/1", "as_of": …, "plans": [{…, "groups": [{…, "activities": […]}]}]}`.
pub(super) fn page(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let mut root = Map::new();
    root.insert("schema".into(), page.schema.into());
    root.insert("as_of".into(), page.stamp.day.to_string().into());
    root.insert("revision".into(), revision(page.stamp.revision.as_ref()));
    root.insert("version".into(), page.stamp.version.into());
    root.insert("notes".into(), page.notes.clone().into());
    parts(&page.parts, &mut root);
    // A page without plans says so: a list that may be empty is always there.
    root.entry("plans").or_insert_with(|| json!([]));
    write(&Value::Object(root), out)
}

fn parts(parts: &[Part], into: &mut Map<String, Value>) {
    for part in parts {
        let list = into.entry(part.of).or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(self::part(part));
        }
    }
}

fn part(part: &Part) -> Value {
    let mut map = Map::new();
    for fact in &part.facts {
        let value = cell(&fact.cell);
        // The same fact said of several things is a list of them.
        match map.get_mut(fact.key) {
            Some(Value::Array(list)) if fact.key == "coverage" => list.push(value),
            _ if fact.key == "coverage" => {
                map.insert(fact.key.into(), Value::Array(vec![value]));
            }
            _ => {
                map.insert(fact.key.into(), value);
            }
        }
    }
    if let Some(table) = &part.table {
        let row = |row: &Vec<Cell>| {
            let entries =
                table.columns.iter().zip(row).map(|(column, value)| (column.key.to_owned(), cell(value)));
            Value::Object(entries.collect())
        };
        map.insert(table.of.into(), table.rows.iter().map(row).collect());
    }
    parts(&part.parts, &mut map);
    Value::Object(map)
}

fn cell(cell: &Cell) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Text(text) => text.clone().into(),
        Cell::Named { id, title } => json!({"id": id, "title": title}),
        Cell::Word { name, .. } => (*name).into(),
        Cell::Day(day) => day.to_string().into(),
        Cell::Time(time) => {
            let period = time.period;
            json!({"text": &*time.text, "first": period.first.to_string(), "last": period.last.to_string()})
        }
        Cell::Count(count) => (*count).into(),
        Cell::Flag { is, .. } => (*is).into(),
        Cell::List(cells) => cells.iter().map(self::cell).collect(),
        Cell::Fields { fields, .. } => {
            Value::Object(fields.iter().map(|(key, value)| ((*key).to_owned(), self::cell(value))).collect())
        }
    }
}

fn revision(revision: Option<&Revision>) -> Value {
    match revision {
        Some(revision) => json!({"commit": revision.commit, "changed": revision.changed}),
        None => Value::Null,
    }
}

/// Findings: `{"schema": "vbe.findings/1", "summary": {…}, "findings": […]}`.
pub(super) fn findings(verdict: Verdict<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let whole = verdict.whole;
    let finding = |finding: &crate::finding::Finding| {
        let related = finding.related.as_ref().map(|(at, what)| {
            let mut related = place(whole, *at);
            related.insert("message".into(), what.text(lang).into());
            Value::Object(related)
        });
        let mut map = Map::new();
        map.insert("rule".into(), finding.rule.into());
        map.insert("severity".into(), finding.severity.name().into());
        map.append(&mut place(whole, finding.place));
        map.insert("message".into(), finding.what.text(lang).into());
        map.insert("help".into(), finding.help.text(lang).into());
        map.insert("related".into(), related.into());
        Value::Object(map)
    };
    let count =
        |name: &str| verdict.findings.iter().filter(|finding| finding.severity.name() == name).count();
    let root = json!({
        "schema": "vbe.findings/1",
        "version": env!("CARGO_PKG_VERSION"),
        "language": lang.tag(),
        "summary": {
            "files": verdict.files,
            "errors": count("error"),
            "warnings": count("warning"),
            "notes": count("note"),
        },
        "findings": verdict.findings.iter().map(finding).collect::<Vec<_>>(),
    });
    write(&root, out)
}

/// A place: the file, lines and columns from 1 in characters, and bytes into the file, the end exclusive.
fn place(whole: &Whole, place: Place) -> Map<String, Value> {
    let source = whole.source(place.file);
    let (from, to) = (source.position(place.span.start), source.position(place.span.end));
    let byte = |at: u32| u64::from(at) + u64::from(source.mark);
    let value = json!({
        "path": source.path,
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

fn write(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}
