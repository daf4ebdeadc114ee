//! Writes a finding as plain lines, for a pipe, a log and a screen reader: no boxes, no carets, the place
//! first.

use std::io::{self, Write};

use crate::base::lang::Lang;
use crate::model::workspace::Workspace;
use crate::pii::detector::Exposure;
use crate::syntax::finding::{Finding, Place};
use crate::syntax::text::visible;

/// How many characters of a line are repeated.
const LINE: usize = 160;

pub(super) fn tell(
    workspace: &Workspace,
    finding: &Finding,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    told(workspace, finding, (lang, true), out)
}

/// The same without the line of a file about people, for what is kept where others read it.
pub(super) fn tell_others(
    workspace: &Workspace,
    finding: &Finding,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let is_quoted = workspace.file(finding.place.file).exposure == Exposure::Open;
    told(workspace, finding, (lang, is_quoted), out)
}

fn told(
    workspace: &Workspace,
    finding: &Finding,
    (lang, is_quoted): (Lang, bool),
    out: &mut dyn Write,
) -> io::Result<()> {
    let source = workspace.source(finding.place.file);
    let severity = finding.severity.word();
    let what = visible(finding.what.text(lang));
    writeln!(out, "{}: {} [{}]: {what}", at(workspace, finding.place), severity.text(lang), finding.rule)?;
    let line = source.shown_line(finding.place.span.start, LINE).filter(|_| is_quoted);
    if let Some((shown, is_whole)) = line {
        let more = if is_whole { "" } else { " …" };
        writeln!(out, "  {}: {}{more}", lang.pick("raden", "the line"), visible(&shown))?;
    }
    if let Some((place, what)) = &finding.related {
        let what = visible(what.text(lang));
        writeln!(out, "  {}: {}: {what}", lang.pick("se även", "see also"), at(workspace, *place))?;
    }
    writeln!(out, "  {}: {}", lang.pick("hjälp", "help"), visible(finding.help.text(lang)))
}

/// `path:line:column`
fn at(workspace: &Workspace, place: Place) -> String {
    let source = workspace.source(place.file);
    let position = source.position(place.span.start);
    format!("{}:{}:{}", visible(&source.label), position.line, position.column)
}
