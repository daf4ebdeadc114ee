//! Writes what identifies people as JSON: the class and the place of each, in bytes and in characters, and
//! never the text itself. `docs/json.md` describes the contract.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::format::Verdict;
use super::json::{place, write, write_line};
use crate::base::lang::Lang;
use crate::syntax::finding::{Finding, Severity, count};

/// `{"schema": "vbe.scan/1", "summary": {…}, "findings": […]}`
pub(super) fn all(verdict: Verdict<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let count = |severity: Severity| count(verdict.findings, severity);
    let root = json!({
        "schema": "vbe.scan/1",
        "version": env!("CARGO_PKG_VERSION"),
        "language": lang.tag(),
        "as_of": verdict.day.to_string(),
        "summary": {
            "files": verdict.files.number(),
            "files_at_least": verdict.files.is_at_least(),
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
        },
        "findings": verdict.findings.iter().map(|finding| one(verdict, finding, lang)).collect::<Vec<_>>(),
    });
    write(&root, out)
}

/// One finding a line.
pub(super) fn each(verdict: Verdict<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    verdict.findings.iter().try_for_each(|finding| write_line(&one(verdict, finding, lang), out))
}

/// One line for each text: `{"line": 1, "findings": […]}`. Each text is a file of its own, in order.
pub(super) fn lines(verdict: Verdict<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut findings = verdict.findings.iter().peekable();
    for (number, (file, _)) in verdict.workspace.files().enumerate() {
        let mut of_line = Vec::new();
        while let Some(finding) = findings.next_if(|finding| finding.place.file == file) {
            let mut value = bare(verdict, finding);
            value.insert("line".into(), (number + 1).into());
            of_line.push(Value::Object(value));
        }
        write_line(&json!({"line": number + 1, "findings": of_line}), out)?;
    }
    Ok(())
}

fn one(verdict: Verdict<'_>, finding: &Finding, lang: Lang) -> Value {
    let mut map = Map::new();
    map.insert("rule".into(), finding.rule.into());
    map.append(&mut bare(verdict, finding));
    map.append(&mut place(verdict.workspace, finding.place));
    map.insert("commit".into(), finding.commit.as_deref().into());
    map.insert("message".into(), finding.what.text(lang).into());
    map.insert("help".into(), finding.help.text(lang).into());
    Value::Object(map)
}

/// The class, the severity and the place: bytes and characters into the text, with an exclusive end.
fn bare(verdict: Verdict<'_>, finding: &Finding) -> Map<String, Value> {
    let source = verdict.workspace.source(finding.place.file);
    let span = finding.place.span;
    let from = source.position(span.start);
    let mark = usize::from(source.mark);
    let (before, own) = (source.characters(span.start), source.letters(span));
    // A byte-order mark is one character.
    let first = before + usize::from(mark > 0);
    let mut map = Map::new();
    map.insert("class".into(), finding.class.into());
    map.insert("severity".into(), finding.severity.name().into());
    map.insert("bytes".into(), json!({"start": span.start as usize + mark, "end": span.end as usize + mark}));
    map.insert("chars".into(), json!({"start": first, "end": first + own}));
    map.insert("line".into(), from.line.into());
    map.insert("column".into(), from.column.into());
    if finding.more > 0 {
        map.insert("more".into(), finding.more.into());
    }
    map
}
