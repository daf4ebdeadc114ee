//! Writes findings in SARIF 2.1.0, which forges and editors show. It contains places, and no text of the
//! files.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::findings::more;
use super::format::Verdict;
use super::json::write;
use crate::base::lang::Lang;
use crate::rules::Rule;
use crate::rules::manual;
use crate::syntax::finding::{Finding, Severity};

pub(super) fn findings(verdict: Verdict<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let ids: BTreeSet<&str> = verdict.findings.iter().map(|finding| finding.rule).collect();
    let rules: Vec<Value> = ids
        .iter()
        .map(|id| {
            let summary = Rule::named(id).map_or_else(String::new, |rule| manual::summary(rule.page, lang));
            json!({"id": id, "shortDescription": {"text": summary}})
        })
        .collect();
    let root = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "vbe",
                "version": env!("CARGO_PKG_VERSION"),
                "language": lang.tag(),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": verdict.findings.iter().map(|finding| result(verdict, finding, lang)).collect::<Vec<_>>(),
        }],
    });
    write(&root, out)
}

fn result(verdict: Verdict<'_>, finding: &Finding, lang: Lang) -> Value {
    let source = verdict.workspace.source(finding.place.file);
    let span = finding.place.span;
    let (from, to) = (source.position(span.start), source.position(span.end));
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let mark = u32::from(source.mark);
    let more = more(finding, lang).map_or_else(String::new, |more| format!(" ({more})"));
    json!({
        "ruleId": finding.rule,
        "level": level,
        "occurrenceCount": 1 + finding.more,
        "message": {"text": format!("{} {}{more}", finding.what.text(lang), finding.help.text(lang))},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(&format!("{}{}", verdict.under, source.label))},
            "region": {
                "startLine": from.line,
                "startColumn": from.column,
                "endLine": to.line,
                "endColumn": to.column,
                "byteOffset": span.start + mark,
                "byteLength": span.end - span.start,
            },
        }}],
        "properties": {"class": finding.class, "commit": finding.commit},
    })
}

/// A path as a relative URI: characters that a URI cannot contain are percent-encoded.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~');
    path.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
