//! Draws a finding with its line and a caret under the fault. The only file that uses the excerpt library.

use std::borrow::Cow;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};

use super::format::RenderOptions;
use crate::model::workspace::Workspace;
use crate::syntax::finding::{Finding, Place, Severity};
use crate::syntax::text::{Source, Span, floor, steers, visible};

/// The longest line, in bytes, that an excerpt is drawn of. A longer one would be unreadable.
const LONGEST: usize = 4096;
/// How many bytes apart two places may be to be drawn in one excerpt.
const NEAR: usize = 16 * 1024;

/// The drawn finding; `None` where one of its lines is too long.
pub(super) fn draw(workspace: &Workspace, finding: &Finding, options: RenderOptions) -> Option<String> {
    let lang = options.lang;
    let word = finding.severity.word();
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let related = finding.related.as_ref().map(|(place, what)| (*place, visible(what.text(lang))));
    let (own, place) = (workspace.source(finding.place.file), finding.place);
    let near = |other: &Place| {
        other.file == place.file && other.span.start.abs_diff(place.span.start) as usize <= NEAR
    };
    let (beside, elsewhere) = match related {
        Some((other, what)) if near(&other) => (Some((other, what)), None),
        other => (None, other),
    };
    let mut shown = Lines::of(own, place.span);
    if let Some((other, _)) = &beside {
        shown = shown.and(&Lines::of(own, other.span));
    }
    let mut snippet =
        shown.snippet(own)?.annotation(AnnotationKind::Primary.span(shown.span(own, place.span)));
    if let Some((other, what)) = beside {
        snippet = snippet.annotation(AnnotationKind::Context.span(shown.span(own, other.span)).label(what));
    }
    let (what, help) = (visible(finding.what.text(lang)), visible(finding.help.text(lang)));
    let title = level.with_name(word.text(lang)).primary_title(what).id(finding.rule);
    let help = Level::HELP.with_name(lang.pick("hjälp", "help")).message(help);
    let mut group = title.element(snippet);
    if let Some((other, what)) = elsewhere {
        let source = workspace.source(other.file);
        let shown = Lines::of(source, other.span);
        let annotation = AnnotationKind::Context.span(shown.span(source, other.span)).label(what);
        group = group.element(shown.snippet(source)?.annotation(annotation));
    }
    let renderer = if options.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(options.width);
    Some(renderer.render(&[group.element(help)]))
}

/// The lines of a file that an excerpt is made of. The library gets only these: otherwise it would search the
/// file from its beginning for every finding.
struct Lines(std::ops::Range<usize>);

impl Lines {
    fn of(source: &Source, span: Span) -> Self {
        Self(source.line_range(span.start))
    }

    /// The lines from the first line of either to the last of either.
    fn and(self, other: &Self) -> Self {
        Self(self.0.start.min(other.0.start)..self.0.end.max(other.0.end))
    }

    fn snippet<'s>(&self, source: &'s Source) -> Option<Snippet<'s, Annotation<'s>>> {
        // A long line may have thousands of findings.
        if !source.is_shown()
            || source.text.raw()[self.0.clone()].split('\n').any(|line| line.len() > LONGEST)
        {
            return None;
        }
        let text = source.shown(self.0.clone());
        if text.split('\n').any(|line| line.len() > LONGEST) {
            return None;
        }
        let first = source.position(Span::new(self.0.start, self.0.start).start).line;
        Some(Snippet::source(even(text)).path(visible(&source.label)).line_start(first))
    }

    /// A span within the lines, cut at the end of its first line: an excerpt shows where, not everything.
    fn span(&self, source: &Source, span: Span) -> std::ops::Range<usize> {
        let text = &source.text.raw()[..self.0.end];
        let (start, end) = (floor(text, span.start as usize), floor(text, span.end as usize));
        let line = text[start..].find(['\n', '\r']).map_or(text.len(), |newline| start + newline);
        // A mask may be longer or shorter than the text that it hides.
        let shown = |at: usize| source.shown(self.0.start..at).len();
        shown(start)..shown(end.clamp(start, line))
    }
}

/// Replaces each character that steers by a sign of as many bytes; the library lets some of them through.
fn even(text: Cow<'_, str>) -> Cow<'_, str> {
    let as_long = |char: char| match char.len_utf8() {
        _ if !steers(char) => char,
        1 => '?',
        2 => '¤',
        _ => char::REPLACEMENT_CHARACTER,
    };
    if text.contains(steers) { text.chars().map(as_long).collect() } else { text }
}
