//! A finding with its line and a caret under the fault. The only door to the excerpt library.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::look::Look;
use crate::finding::{Finding, Place, Severity};
use crate::text::{Source, floor};
use crate::whole::Whole;

pub(super) fn draw(whole: &Whole, finding: &Finding, look: Look) -> String {
    let lang = look.lang;
    let word = finding.severity.word();
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let source = whole.source(finding.place.file);
    let mut snippet = snippet(source, finding.place, AnnotationKind::Primary, None);
    let mut elsewhere = None;
    if let Some((place, what)) = &finding.related {
        if place.file == finding.place.file {
            let label = what.text(lang);
            snippet = snippet.annotation(AnnotationKind::Context.span(span(source, *place)).label(label));
        } else {
            let source = whole.source(place.file);
            elsewhere = Some(self::snippet(source, *place, AnnotationKind::Context, Some(what.text(lang))));
        }
    }
    let title = level.with_name(word.text(lang)).primary_title(finding.what.text(lang)).id(finding.rule);
    let help = Level::HELP.with_name(lang.pick("hjälp", "help")).message(finding.help.text(lang));
    let mut group = title.element(snippet);
    if let Some(elsewhere) = elsewhere {
        group = group.element(elsewhere);
    }
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(look.width);
    renderer.render(&[group.element(help)])
}

fn snippet<'a>(
    source: &'a Source,
    place: Place,
    kind: AnnotationKind,
    label: Option<&'a str>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let annotation = kind.span(span(source, place)).label(label);
    Snippet::source(source.text.as_str()).path(source.path.as_str()).annotation(annotation)
}

/// The span, at most to the end of its first line: an excerpt is to show where, not everything.
fn span(source: &Source, place: Place) -> std::ops::Range<usize> {
    let (start, end) =
        (floor(&source.text, place.span.start as usize), floor(&source.text, place.span.end as usize));
    let line = source.text[start..].find(['\n', '\r']).map_or(source.text.len(), |newline| start + newline);
    start..end.clamp(start, line)
}
