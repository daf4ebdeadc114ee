//! Writes answers as text in each format. The writers know no plan. [`Format`] lists the formats.

mod format;
mod asked;
mod frame;
mod words;
mod wrap;
mod series;
mod table;
mod picture;
mod text;
mod markdown;
mod html;
mod csv;
mod shade;
mod docx;
mod xlsx;
mod ics;
mod json;
mod excerpt;
mod narrated;
mod findings;
mod github;
mod gitlab;
mod junit;
mod sarif;
mod scan;
mod checks;
mod diff;

use std::borrow::Cow;
use std::io::{self, Write};

use crate::base::lang::Lang;
use crate::output::page::Page;
use crate::pii::detector::Detector;
use crate::pii::told::{cover_words, told, told_in_place};
use crate::setup::Check;
use crate::syntax::finding::{Finding, limited};
use crate::syntax::text::Source;
pub use format::{Asker, Format, RenderOptions, Signs, Verdict};
pub(crate) use frame::{Frame, Link, Now};

/// A text in lines of a width.
pub(crate) fn wrapped(text: &str, width: usize, lang: Lang) -> String {
    wrap::wrap(text, width, 0, lang)
}

/// Writes a page.
pub(crate) fn page(
    page: &Page,
    format: Format,
    options: RenderOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    page_in(page, (format, Frame::default()), options, out)
}

/// The same in a frame.
pub(crate) fn page_in(
    page: &Page,
    (format, frame): (Format, Frame<'_>),
    options: RenderOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Json => json::page(page, out),
        Format::Md => markdown::page(page, options, out),
        Format::Html => html::whole(page, frame, options, out),
        Format::HtmlFragment => html::page(page, options, out),
        Format::Docx => docx::page(page, frame.template, options, out),
        Format::Xlsx => xlsx::page(page, options, out),
        Format::Csv => csv::page(page, options, out),
        Format::Ics => ics::page(page, out),
        Format::Text | Format::Github | Format::Jsonl | Format::Sarif | Format::Gitlab | Format::Junit => {
            text::page(page, options, out)
        }
    }
}

/// How many findings of one kind people are told of in a file; the rest they are told the number of.
const TOLD: usize = 20;

/// Writes findings: to programs all that are kept, to people the first of each kind.
pub(crate) fn findings(
    verdict: Verdict<'_>,
    format: Format,
    options: RenderOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let limited = match format {
        Format::Json | Format::Sarif | Format::Gitlab | Format::Github => verdict.findings.into(),
        _ => Cow::Owned(limited(verdict.findings.iter().cloned(), TOLD)),
    };
    let searched = searched(Verdict { findings: &limited, ..verdict });
    let verdict = Verdict { findings: &searched, ..verdict };
    match format {
        Format::Json => json::findings(verdict, options.lang, out),
        Format::Github => github::findings(verdict, options.lang, out),
        Format::Sarif => sarif::findings(verdict, options.lang, out),
        Format::Gitlab => gitlab::findings(verdict, options.lang, out),
        Format::Junit => junit::findings(verdict, options.lang, out),
        _ => findings::text(verdict, options, out),
    }
}

/// Writes the summary of findings for a step of GitHub.
pub(crate) fn summary(verdict: Verdict<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let searched = searched(verdict);
    github::summary(Verdict { findings: &searched, ..verdict }, lang, out)
}

/// The findings, searched where their file has something to hide: a rule may repeat more of it than it has read. A word of
/// the settings may stand in any of them.
fn searched(verdict: Verdict<'_>) -> Cow<'_, [Finding]> {
    let config = &verdict.workspace.config;
    let file = |finding: &Finding| verdict.workspace.file(finding.place.file);
    let is_clean = |finding: &Finding| file(finding).exposed.is_empty();
    let words = config.covered_words();
    if words.is_empty() && verdict.findings.iter().all(is_clean) {
        return verdict.findings.into();
    }
    let mut findings = verdict.findings.to_vec();
    for finding in findings.iter_mut().filter(|finding| !words.is_empty() || !is_clean(finding)) {
        let exposure = file(finding).exposure;
        finding.each_text(&mut |text| {
            cover_words(text, &words);
            if let Cow::Owned(told) = told(&config.detector, text, exposure) {
                *text = told;
            }
        });
    }
    findings.into()
}

/// Writes what identifies people.
pub(crate) fn scan(
    verdict: Verdict<'_>,
    format: Format,
    options: RenderOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Json => scan::all(verdict, options.lang, out),
        Format::Jsonl => scan::each(verdict, options.lang, out),
        other => findings(verdict, other, options, out),
    }
}

/// Writes what identifies people in each line of a text, as one line for each.
pub(crate) fn scan_lines(verdict: Verdict<'_>, out: &mut dyn Write) -> io::Result<()> {
    scan::lines(verdict, out)
}

/// Writes the checks: what is in place and what is missing.
pub(crate) fn checks(
    checks: &[Check],
    detector: &Detector,
    (format, options): (Format, RenderOptions),
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut checks = checks.to_vec();
    let mut search = |text: &mut String| told_in_place(detector, text);
    for check in &mut checks {
        // They tell of paths, remotes and what git is set to, which people have named.
        check.what.each(&mut search);
        if let Some(help) = &mut check.help {
            help.each(&mut search);
        }
    }
    match format {
        Format::Json => json::checks(&checks, options.lang, out),
        _ => self::checks::text(&checks, options, out),
    }
}

/// Writes the difference between a file as it is, if it exists, and as it would become.
pub(crate) fn diff(old: Option<&Source>, new: &Source, out: &mut dyn Write) -> io::Result<()> {
    diff::unified(old, new, out)
}
