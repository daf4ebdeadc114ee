//! Writes findings as a `JUnit` report. Each rule is a test case: a file for each would tell how many cases there are.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::asked::ids;
use super::findings::more;
use super::format::Verdict;
use super::html::escape;
use super::narrated;
use crate::base::lang::Lang;
use crate::base::nouns;
use crate::syntax::finding::Finding;

pub(super) fn findings(verdict: Verdict<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let of = |id: &str| verdict.findings.iter().filter(|finding| finding.rule == id).collect::<Vec<_>>();
    let cases: Vec<(&str, Vec<&Finding>)> = ids(verdict.asker).into_iter().map(|id| (id, of(id))).collect();
    let is_failed = |own: &Vec<&Finding>| own.iter().any(|finding| finding.severity >= verdict.fails_from);
    let failed = cases.iter().filter(|(_, own)| is_failed(own)).count();
    let name = verdict.asker.name();
    let sum = format!(
        "name=\"vbe {name}\" tests=\"{}\" failures=\"{failed}\" errors=\"0\" time=\"0\"",
        cases.len()
    );
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites {sum}>")?;
    writeln!(out, "  <testsuite timestamp=\"{}T00:00:00\" skipped=\"0\" {sum}>", verdict.day)?;
    for (id, own) in cases {
        let case = format!("<testcase classname=\"vbe.{name}\" name=\"{id}\" time=\"0\"");
        if own.is_empty() {
            writeln!(out, "    {case}/>")?;
            continue;
        }
        let (stops, passes): (Vec<&Finding>, Vec<&Finding>) =
            own.into_iter().partition(|finding| finding.severity >= verdict.fails_from);
        writeln!(out, "    {case}>")?;
        if !stops.is_empty() {
            let count = stops.iter().map(|finding| 1 + finding.more).sum();
            let found = nouns::FINDINGS.told(count, lang);
            let text = text(verdict, &stops, lang)?;
            writeln!(out, "      <failure message=\"{id}: {found}\" type=\"{id}\">{text}</failure>")?;
        }
        if !passes.is_empty() {
            writeln!(out, "      <system-out>{}</system-out>", text(verdict, &passes, lang)?)?;
        }
        writeln!(out, "    </testcase>")?;
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}

/// The findings as they are told in a log. XML has no way to write the signs that it does not allow.
fn text(verdict: Verdict<'_>, findings: &[&Finding], lang: Lang) -> io::Result<String> {
    let mut told = Vec::new();
    for finding in findings {
        narrated::tell_others(verdict.workspace, finding, lang, &mut told)?;
        if let Some(more) = more(finding, lang) {
            writeln!(told, "  {more}")?;
        }
    }
    let mut text = String::new();
    for line in String::from_utf8_lossy(&told).lines() {
        let line = line.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
        let _ = writeln!(text, "{}", escape(&line));
    }
    Ok(text)
}
