//! Writes findings as annotations on a merge request: GitHub's workflow commands, one a line.

use std::io::{self, Write};

use super::findings::more;
use super::format::Verdict;
use crate::base::lang::Lang;
use crate::syntax::finding::{Finding, Severity};
use crate::syntax::text::visible;

pub(super) fn findings(verdict: Verdict<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    verdict.findings.iter().try_for_each(|finding| one(verdict, finding, lang, out))
}

fn one(verdict: Verdict<'_>, finding: &Finding, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let source = verdict.workspace.source(finding.place.file);
    let (from, to) = (source.position(finding.place.span.start), source.position(finding.place.span.end));
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let path = property(&format!("{}{}", verdict.under, source.label));
    let more = more(finding, lang).map_or_else(String::new, |more| format!(" ({more})"));
    let message = data(&format!("{} {}{more}", finding.what.text(lang), finding.help.text(lang)));
    // GitHub understands columns only within one line.
    let columns = if from.line == to.line {
        format!(",col={},endColumn={}", from.column, to.column)
    } else {
        String::new()
    };
    writeln!(
        out,
        "::{command} file={path},line={},endLine={}{columns},title={}::{message}",
        from.line,
        to.line,
        property(finding.rule)
    )
}

fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
