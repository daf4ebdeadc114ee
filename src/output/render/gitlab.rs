//! Writes findings as a code quality report of GitLab: a list of findings with their places, and no text of the files.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::findings::more;
use super::format::Verdict;
use super::json::write;
use crate::base::lang::Lang;
use crate::facts::identity::{fingerprints, identities};
use crate::syntax::finding::{Finding, Severity};
use crate::syntax::text::visible;

pub(super) fn findings(verdict: Verdict<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let marks = fingerprints(&identities(verdict.workspace, verdict.findings), verdict.under);
    let each = verdict.findings.iter().zip(&marks);
    write(&each.map(|(finding, mark)| one(verdict, finding, mark, lang)).collect::<Vec<_>>().into(), out)
}

fn one(verdict: Verdict<'_>, finding: &Finding, mark: &str, lang: Lang) -> Value {
    let source = verdict.workspace.source(finding.place.file);
    let (from, to) = (source.position(finding.place.span.start), source.position(finding.place.span.end));
    let severity = match finding.severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Note => "info",
    };
    let more = more(finding, lang).map_or_else(String::new, |more| format!(" ({more})"));
    let said = format!("{} {}{more}", finding.what.text(lang), finding.help.text(lang));
    json!({
        "description": visible(&said),
        "check_name": finding.rule,
        "fingerprint": mark,
        "severity": severity,
        "location": {
            "path": format!("{}{}", verdict.under, source.label),
            "lines": {"begin": from.line, "end": to.line},
        },
    })
}
