//! Writes findings for people: with excerpts on a terminal, as plain lines elsewhere, and a sum at the end.

use std::io::{self, Write};

use super::excerpt;
use super::format::RenderOptions;
use super::format::Verdict;
use super::narrated;
use crate::base::lang::Lang;
use crate::base::nouns;
use crate::syntax::finding::{Finding, Severity, count};

pub(super) fn text(verdict: Verdict<'_>, options: RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    for finding in verdict.findings {
        let drawn = options.terminal.then(|| excerpt::draw(verdict.workspace, finding, options)).flatten();
        let more = more(finding, options.lang);
        if let Some(drawn) = drawn {
            writeln!(out, "{drawn}")?;
            more.iter().try_for_each(|more| writeln!(out, "{more}"))?;
            writeln!(out)?;
        } else {
            narrated::tell(verdict.workspace, finding, options.lang, out)?;
            more.iter().try_for_each(|more| writeln!(out, "  {more}"))?;
        }
    }
    writeln!(out, "{}", sum(verdict, options.lang))
}

/// `och 480 till av samma slag i filen`
pub(super) fn more(finding: &Finding, lang: Lang) -> Option<String> {
    let more = finding.more;
    (more > 0).then(|| {
        lang.pick(
            format!("och {more} till av samma slag i filen"),
            format!("and {more} more of the same kind in the file"),
        )
    })
}

/// `31 filer granskade: 1 fel, 2 varningar.`
pub(super) fn sum(verdict: Verdict<'_>, lang: Lang) -> String {
    let noun = |severity: Severity| match severity {
        Severity::Error => nouns::ERRORS,
        Severity::Warning => nouns::WARNINGS,
        Severity::Note => nouns::NOTES,
    };
    let found: Vec<String> = Severity::ALL
        .into_iter()
        .rev()
        .map(|severity| (severity, count(verdict.findings, severity)))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| noun(severity).told(count, lang))
        .collect();
    let nothing = lang.pick("inget att anmärka på", "nothing to remark");
    let found = if found.is_empty() { nothing.to_owned() } else { found.join(", ") };
    let files = verdict.files;
    // Commit messages and names of branches are in no file.
    if files.is_none() && !verdict.findings.is_empty() {
        return format!("{}: {found}.", lang.pick("Granskat", "Checked"));
    }
    let checked = files.text(lang, nouns::CHECKED_FILES);
    let (first, rest) = checked.split_at(checked.chars().next().map_or(0, char::len_utf8));
    format!("{}{rest}: {found}.{}", first.to_uppercase(), files.why(lang))
}
