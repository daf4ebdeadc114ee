//! Writes findings as annotations on a merge request: GitHub's workflow commands, one a line; and the summary of a step.

use std::cmp::Reverse;
use std::io::{self, Write};

use super::findings::{more, sum};
use super::format::Verdict;
use super::markdown::escape;
use crate::base::lang::Lang;
use crate::base::nouns;
use crate::syntax::finding::{Finding, Severity, count};
use crate::syntax::text::visible;

/// How many annotations of one kind GitHub shows of a step.
const SHOWN: usize = 10;
/// How many findings the summary of a step lists.
const LISTED: usize = 50;

/// The most serious first: GitHub shows no more than so many of each kind. The rest is told in a notice of its own, which
/// is one of them.
pub(super) fn findings(verdict: Verdict<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut rest: Vec<String> = Vec::new();
    for severity in Severity::ALL.into_iter().rev() {
        let own: Vec<&Finding> = of(verdict, severity).collect();
        let all = count(verdict.findings, severity);
        let is_last = severity == Severity::Note;
        let room = if is_last && (!rest.is_empty() || all > SHOWN) { SHOWN - 1 } else { SHOWN };
        own.iter().take(room).try_for_each(|finding| one(verdict, finding, lang, out))?;
        let shown: usize = own.iter().take(room).map(|finding| 1 + finding.more).sum();
        if all > shown {
            rest.push(noun(severity).told(all - shown, lang));
        }
    }
    if rest.is_empty() {
        return Ok(());
    }
    let rest = rest.join(", ");
    let name = verdict.asker.name();
    let told = lang.pick(
        format!("Dessutom {rest} som inte visas här. vbe {name} visar alla."),
        format!("Besides, {rest} that are not shown here. vbe {name} shows all."),
    );
    writeln!(out, "::notice title=vbe {name}::{}", data(&told))
}

fn noun(severity: Severity) -> nouns::Noun {
    match severity {
        Severity::Error => nouns::ERRORS,
        Severity::Warning => nouns::WARNINGS,
        Severity::Note => nouns::NOTES,
    }
}

fn of(verdict: Verdict<'_>, severity: Severity) -> impl Iterator<Item = &Finding> {
    verdict.findings.iter().filter(move |finding| finding.severity == severity)
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

/// The summary of a step: what was found, in a table.
pub(super) fn summary(verdict: Verdict<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## vbe {}\n\n{}", verdict.asker.name(), escape(&sum(verdict, lang)))?;
    let mut own: Vec<&Finding> = verdict.findings.iter().collect();
    own.sort_by_key(|finding| Reverse(finding.severity));
    if own.is_empty() {
        return writeln!(out);
    }
    let heads = lang.pick(["Vikt", "Var", "Vad"], ["Severity", "Where", "What"]);
    writeln!(out, "\n| {} | {} | {} |\n|---|---|---|", heads[0], heads[1], heads[2])?;
    for finding in own.iter().take(LISTED) {
        let source = verdict.workspace.source(finding.place.file);
        let line = source.position(finding.place.span.start).line;
        let place = escape(&format!("{}{}:{line}", verdict.under, source.label));
        let what = escape(finding.what.text(lang));
        let severity = finding.severity.word();
        writeln!(out, "| {} | {place} | {what} ({}) |", severity.text(lang), escape(finding.rule))?;
    }
    let rest = own.len().saturating_sub(LISTED);
    if rest > 0 {
        let found = nouns::FINDINGS.told(rest, lang);
        let said = lang.pick(format!("Och {found} till."), format!("And {found} more."));
        writeln!(out, "\n{said}")?;
    }
    writeln!(out)
}

fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
