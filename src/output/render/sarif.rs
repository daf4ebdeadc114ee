//! Writes findings in SARIF 2.1.0, which forges and editors show. It contains places, and no text of the
//! files.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::asked::{home, told};
use super::findings::more;
use super::format::Verdict;
use super::json::write;
use crate::base::lang::Lang;
use crate::facts::identity::{fingerprints, identities};
use crate::syntax::finding::{Finding, Place, Severity};
use crate::syntax::text::visible;

pub(super) fn findings(verdict: Verdict<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let ids: BTreeSet<&str> = verdict.findings.iter().map(|finding| finding.rule).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let rules: Vec<Value> = ids.iter().map(|id| rule(verdict, id, lang)).collect();
    let marks = fingerprints(&identities(verdict.workspace, verdict.findings), verdict.under);
    let results: Vec<Value> = verdict
        .findings
        .iter()
        .zip(&marks)
        .map(|(finding, mark)| {
            let index = ids.binary_search(&finding.rule).unwrap_or_default();
            result(verdict, finding, (index, mark), lang)
        })
        .collect();
    let mut driver = Map::new();
    driver.insert("name".into(), "vbe".into());
    driver.insert("version".into(), env!("CARGO_PKG_VERSION").into());
    driver.insert("semanticVersion".into(), env!("CARGO_PKG_VERSION").into());
    driver.insert("informationUri".into(), home().into());
    driver.insert("language".into(), lang.tag().into());
    driver.insert("rules".into(), rules.into());
    let root = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            // Forges keep apart by this what two commands, or two workspaces of one repository, have found.
            "automationDetails": {"id": format!("vbe/{}/{}", verdict.asker.name(), verdict.under)},
            "invocations": [{"executionSuccessful": true}],
            "language": lang.tag(),
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {BASE: {"description": {"text": lang.pick(
                "Arkivets översta mapp.",
                "The top folder of the repository.",
            )}}},
            "results": results,
        }],
    });
    write(&root, out)
}

/// The name of what paths are counted from.
const BASE: &str = "%SRCROOT%";

fn rule(verdict: Verdict<'_>, id: &str, lang: Lang) -> Value {
    let told = told(verdict.asker, id, lang);
    let mut rule = Map::new();
    rule.insert("id".into(), id.into());
    // A name is to be another than the id.
    if id.contains('-') {
        rule.insert("name".into(), pascal(id).into());
    }
    rule.insert("shortDescription".into(), json!({"text": format!("{}.", told.short)}));
    rule.insert("fullDescription".into(), json!({"text": told.full}));
    rule.insert("help".into(), json!({"text": told.help, "markdown": told.help}));
    rule.insert("helpUri".into(), told.page.into());
    rule.insert("defaultConfiguration".into(), json!({"level": level(told.severity)}));
    Value::Object(rule)
}

/// `unknown-field` as `UnknownField`.
fn pascal(id: &str) -> String {
    let words = id.split('-').map(|word| {
        let first = word.chars().next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(word.chars().skip(1)).collect::<String>()
    });
    words.collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn result(verdict: Verdict<'_>, finding: &Finding, (rule, mark): (usize, &str), lang: Lang) -> Value {
    let more = more(finding, lang).map_or_else(String::new, |more| format!(" ({more})"));
    let said = format!("{} {}{more}", finding.what.text(lang), finding.help.text(lang));
    let mut result = Map::new();
    result.insert("ruleId".into(), finding.rule.into());
    result.insert("ruleIndex".into(), rule.into());
    result.insert("level".into(), level(finding.severity).into());
    result.insert("occurrenceCount".into(), (1 + finding.more).into());
    result.insert("message".into(), json!({"text": visible(&said)}));
    result.insert("locations".into(), json!([{"physicalLocation": physical(verdict, finding.place)}]));
    if let Some((place, what)) = &finding.related {
        let own = json!([{
            "physicalLocation": physical(verdict, *place),
            "message": {"text": visible(what.text(lang))},
        }]);
        result.insert("relatedLocations".into(), own);
    }
    result.insert("partialFingerprints".into(), json!({"vbe/v1": mark}));
    result.insert("properties".into(), json!({"class": finding.class, "commit": finding.commit}));
    Value::Object(result)
}

fn physical(verdict: Verdict<'_>, place: Place) -> Value {
    let (source, span) = (verdict.workspace.source(place.file), place.span);
    let (from, to) = (source.position(span.start), source.position(span.end));
    json!({
        "artifactLocation": {
            "uri": uri(&format!("{}{}", verdict.under, source.label)),
            "uriBaseId": BASE,
        },
        "region": {
            "startLine": from.line,
            "startColumn": from.column,
            "endLine": to.line,
            "endColumn": to.column,
            "byteOffset": span.start + u32::from(source.mark),
            "byteLength": span.end - span.start,
        },
    })
}

/// A path as a relative URI: characters that a URI cannot contain are percent-encoded.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~');
    path.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
