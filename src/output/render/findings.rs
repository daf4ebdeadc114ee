//! Writes findings for people: with excerpts on a terminal, as plain lines elsewhere, and a sum at the end.

use std::io::{self, Write};

use super::excerpt;
use super::format::RenderOptions;
use super::format::Verdict;
use super::narrated;
use crate::base::lang::{Lang, plural};
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
fn sum(verdict: Verdict<'_>, lang: Lang) -> String {
    let word = |severity: Severity, count: usize| match severity {
        Severity::Error => lang.pick("fel", plural(count, "error", "errors")),
        Severity::Warning => {
            lang.pick(plural(count, "varning", "varningar"), plural(count, "warning", "warnings"))
        }
        Severity::Note => {
            lang.pick(plural(count, "upplysning", "upplysningar"), plural(count, "note", "notes"))
        }
    };
    let found: Vec<String> = Severity::ALL
        .into_iter()
        .rev()
        .map(|severity| (severity, count(verdict.findings, severity)))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| format!("{count} {}", word(severity, count)))
        .collect();
    let nothing = lang.pick("inget att anmärka på", "nothing to remark");
    let found = if found.is_empty() { nothing.to_owned() } else { found.join(", ") };
    let files = verdict.files;
    // Commit messages and names of branches are in no file.
    if files.is_none() && !verdict.findings.is_empty() {
        return format!("{}: {found}.", lang.pick("Granskat", "Checked"));
    }
    let checked = files.text(lang, ["fil granskad", "filer granskade"], ["file checked", "files checked"]);
    format!("{checked}: {found}.")
}
