//! What of a file is shown to people, and what is covered beside what its hits say.

use super::reader::Reader;
use crate::base::likeness::nearest;
use crate::model::config::Publication;
use crate::model::records::Record;
use crate::model::records::report::{Audience, Report};
use crate::model::references::{Links, Reference};
use crate::pii::detector::{Detector, Exposure, Hit};
use crate::pii::privacy::Exposed;
use crate::pii::told::{self, covered_path};
use crate::syntax::allow;
use crate::syntax::fault::{Fault, FaultKind, RefusedYaml};
use crate::syntax::finding::Severity;
use crate::syntax::text::{Source, Span, conceal, union};
use crate::syntax::tree::At;
use crate::syntax::yaml::Yaml;

/// What in the names that a record about people has for other things may be somebody's, searched as the names of files are.
/// It is no finding: a name that leads to something in the register or a plan is theirs, and is told as it is written.
pub(super) fn named(detector: &Detector, links: &Links, exposure: Exposure) -> Vec<Hit> {
    let mut found = Vec::new();
    for Reference { text, .. } in &links.references {
        // One that is quoted or escaped is not written as it reads, and is covered whole.
        let is_whole = text.len() != text.span.range().len();
        found.extend(detector.find_in_name(text, exposure).into_iter().map(|hit| {
            let start = text.span.start;
            let own = Span { start: start + hit.span.start, end: start + hit.span.end };
            Hit { span: if is_whole { text.span } else { own }, ..hit }
        }));
    }
    found
}

/// The hits that the file has exceptions for.
pub(super) fn excepted(
    reader: &Reader,
    source: &Source,
    yaml: &Yaml<'_>,
    exposed: &Exposed,
    exposure: Exposure,
) -> Vec<Hit> {
    let Some(day) = reader.day.filter(|_| !yaml.comments.is_empty() && !exposed.hits.is_empty()) else {
        return Vec::new();
    };
    let holding = allow::Holding::on(day, allow::read(source, &yaml.comments));
    let is_excepted = |hit: &&Hit| {
        hit.class.severity(exposure) == Some(Severity::Warning)
            && hit.class.can_be_allowed()
            && holding.allow(hit.class.name(), hit.span.start)
    };
    exposed.hits.iter().filter(is_excepted).copied().collect()
}

/// The spans of a fault that must not be shown although no person is known to be identified by them: values of
/// forbidden keys, and in a record about people every misplaced value. Why: they may hold anything, and messages end
/// up in logs and merge requests.
pub(super) fn hidden(fault: &Fault, exposure: Exposure) -> impl Iterator<Item = Span> + use<> {
    let (value, key) = match &fault.kind {
        // In `&jonas` only the sign is the fault, and the word after it may hold anything.
        FaultKind::RefusedYaml(RefusedYaml::Anchor | RefusedYaml::Alias | RefusedYaml::Tag)
            if matches!(exposure, Exposure::Meeting | Exposure::Case) =>
        {
            (Some(Span { start: (fault.span.start + 1).min(fault.span.end), ..fault.span }), false)
        }
        FaultKind::WrongValue { hidden, .. } => (*hidden, false),
        FaultKind::RefusedField { asked, value, .. } => (Some(*value), !asked.plainly),
        FaultKind::UnknownField { key, known, value, of_people: true, .. } => {
            let names = known.iter().map(String::as_str);
            (Some(*value), key.is_empty() || nearest(key, names).is_none())
        }
        _ => (None, false),
    };
    key.then_some(fault.span).into_iter().chain(value)
}

/// What must not be shown of a line that is no YAML, or of what stands between two keys that are the same: in a text about
/// people it is free text, which no class of the scanner need know.
pub(super) fn free_text(fault: &Fault, exposure: Exposure, source: &Source) -> Vec<Span> {
    if !matches!(exposure, Exposure::Meeting | Exposure::Case) {
        return Vec::new();
    }
    let line = |at: u32| source.line_range(at);
    match &fault.kind {
        FaultKind::Syntax(_) => {
            let line = line(fault.span.start);
            vec![Span::new(line.start, line.end)]
        }
        FaultKind::CutShort => vec![fault.span],
        FaultKind::DuplicateKey { first, .. } => {
            let (from, to) = (first.end.min(fault.span.end), first.start.max(fault.span.start));
            let end = Span::new(0, line(fault.span.end).end).end;
            vec![Span { start: from, end: to.max(from) }, Span { start: fault.span.end, end }]
        }
        _ => Vec::new(),
    }
}

/// The counts in a publication that are so small that they can never have been printed. Whoever has written one there has
/// told it, and no excerpt tells it again.
pub(super) fn small_counts(record: Option<&Record>, root: Option<At<'_>>) -> Vec<Span> {
    let is_public = |report: &Report| report.audience == Some(Audience::Public);
    let Some(root) = root.filter(|_| matches!(record, Some(Record::Report(report)) if is_public(report)))
    else {
        return Vec::new();
    };
    let cells = root.get("tables").into_iter().flat_map(At::items).filter_map(|table| table.get("cells"));
    let counts = cells.flat_map(At::items).filter_map(|cell| cell.get("count"));
    let is_small = |count: &At<'_>| {
        let number = count.scalar().and_then(|count| count.parse::<u64>().ok());
        number.is_some_and(|number| (1..Publication::SMALLEST).contains(&number))
    };
    counts.chain(root.get("cases")).filter(is_small).map(At::span).collect()
}

/// What stands beside an error and would be hidden in a case: whose a number is often stands on the same line, and an
/// excerpt of what is published is read by the same people.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    in_text: Vec<Span>,
    in_path: Vec<Span>,
}

impl Beside {
    /// What stands on the lines of the errors among some hits, in a text of which a case would hide `all`.
    pub(crate) fn on_lines(source: &Source, hits: &[Hit], exposure: Exposure, all: &[Hit]) -> Vec<Span> {
        let lines = hits.iter().filter(|hit| is_error(hit, exposure)).map(|hit| {
            let (first, last) = (source.line_range(hit.span.start), source.line_range(hit.span.end));
            Span::new(first.start, last.end)
        });
        let lines = union(lines.collect());
        let is_beside = |span: &Span| {
            let at = lines.partition_point(|line| line.end <= span.start);
            lines.get(at).is_some_and(|line| line.start < span.end)
        };
        all.iter().map(|hit| hit.span).filter(is_beside).collect()
    }
}

fn is_error(hit: &Hit, exposure: Exposure) -> bool {
    hit.class.severity(exposure) == Some(Severity::Error)
}

pub(super) fn beside(
    detector: &Detector,
    source: &Source,
    yaml: Option<&Yaml<'_>>,
    (exposed, exposure): (&Exposed, Exposure),
) -> Beside {
    let mut own = exposed.hits.iter().chain(&exposed.in_path);
    if exposure == Exposure::Case || !own.any(|hit| is_error(hit, exposure)) {
        return Beside::default();
    }
    let strictest = Exposed::of(detector, source, yaml, Exposure::Case);
    let in_path = strictest.in_path.iter().filter(|hit| is_error(hit, Exposure::Case));
    Beside {
        in_text: Beside::on_lines(source, &exposed.hits, exposure, &strictest.hits),
        in_path: in_path.map(|hit| hit.span).collect(),
    }
}

/// The source, with what points a person out hidden in it, and in all of its path.
pub(super) fn concealed<'h>(
    detector: &Detector,
    mut source: Source,
    (hits, in_path, beside): (impl Iterator<Item = &'h Hit>, &[Hit], &Beside),
    exposure: Exposure,
) -> Source {
    source.hide(hits.map(|hit| hit.span).chain(beside.in_text.iter().copied()));
    if source.own_path().0 > 0 {
        source.label = told::path(detector, &source.path, exposure);
    } else if !beside.in_path.is_empty() {
        let hidden = in_path.iter().map(|hit| hit.span).chain(beside.in_path.iter().copied()).collect();
        let path = source.path.raw();
        source.label = conceal(path, 0..path.len(), &union(hidden)).into_owned();
    } else if !in_path.is_empty() {
        source.label = covered_path(&source.path, in_path, exposure);
    }
    source
}
