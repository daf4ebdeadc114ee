//! Writes findings for people: with excerpts on a terminal, as plain lines elsewhere, and a sum at the end.

use std::io::{self, Write};

use super::excerpt;
use super::format::RenderOptions;
use super::format::Verdict;
use super::narrated;
use crate::base::lang::{Lang, plural};
use crate::facts::seen::Seen;
use crate::syntax::finding::Severity;

pub(super) fn text(verdict: Verdict<'_>, options: RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    for finding in verdict.findings {
        let drawn = options.terminal.then(|| excerpt::draw(verdict.workspace, finding, options)).flatten();
        match drawn {
            Some(drawn) => writeln!(out, "{drawn}\n")?,
            None => narrated::tell(verdict.workspace, finding, options.lang, out)?,
        }
    }
    writeln!(out, "{}", sum(verdict, options.lang))
}

/// `31 filer granskade: 1 fel, 2 varningar.`
fn sum(verdict: Verdict<'_>, lang: Lang) -> String {
    let count =
        |severity: Severity| verdict.findings.iter().filter(|finding| finding.severity == severity).count();
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
        .map(|severity| (severity, count(severity)))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| format!("{count} {}", word(severity, count)))
        .collect();
    let nothing = lang.pick("inget att anmärka på", "nothing to remark");
    let found = if found.is_empty() { nothing.to_owned() } else { found.join(", ") };
    let files = verdict.files;
    // Commit messages and names of branches are in no file.
    if files == 0 && !verdict.findings.is_empty() {
        return format!("{}: {found}.", lang.pick("Granskat", "Checked"));
    }
    let seen = Seen::of(verdict.workspace, files);
    let checked = seen.text(lang, ["fil granskad", "filer granskade"], ["file checked", "files checked"]);
    format!("{checked}: {found}.")
}
