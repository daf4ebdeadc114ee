//! What is wrong with a file by itself: its text, its shape, and the words of the workspace's lists.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::kinds::Kind;
use crate::model::records::Text;
use crate::model::references::{Links, Reference, Target};
use crate::model::terms::{TermList, Terms};
use crate::pii::detector::{Detector, Exposure};
use crate::pii::told::told_word;
use crate::syntax::fault::{Choice, Fault, FaultKind, Syntax, Unreadable, ValueFault};
use crate::syntax::schema::Flaw;
use crate::syntax::text::{NotText, Span};
use crate::syntax::tree::At;
use crate::syntax::yaml::Yaml;

/// Whether the text could not be read to its end.
pub(super) fn is_broken(yaml: &Yaml<'_>) -> bool {
    yaml.faults.iter().any(|fault| matches!(fault.kind, FaultKind::Syntax(_)))
}

/// The faults of a tree against the schema of its kind.
pub(super) fn judged(kind: Option<&'static Kind>, yaml: &Yaml<'_>) -> Vec<Flaw<'static>> {
    match (yaml.tree.root().filter(|_| !is_broken(yaml)), kind) {
        (Some(root), Some(kind)) => kind.judge().flaws(root),
        _ => Vec::new(),
    }
}

/// The words that stand where a list of the workspace decides, and that the list does not have. They are faults as any
/// other wrong value: such a word may be a name.
pub(super) fn unlisted(
    terms: &Terms,
    kind: Option<&'static Kind>,
    links: Option<&Links>,
    refused: &[Span],
) -> Vec<Fault> {
    let Some(links) = links.filter(|_| kind.is_some_and(|kind| kind.exposure == Exposure::Case)) else {
        return Vec::new();
    };
    let refused: HashSet<Span> = refused.iter().copied().collect();
    let mut names: HashMap<TermList, Arc<[Choice]>> = HashMap::new();
    let fault = |reference: &Reference| {
        let list = reference.field.targets.iter().find_map(|target| TermList::of(*target))?;
        let Text { span, .. } = reference.text;
        if refused.contains(&span) || terms.holds(list, &reference.text) {
            return None;
        }
        let kind = FaultKind::WrongValue {
            key: Some(reference.field.key.to_owned()),
            is_item: false,
            written: reference.text.to_string(),
            wrong: ValueFault::NotOneOf(names.entry(list).or_insert_with(|| choices(terms, list)).clone()),
            hidden: Some(span),
        };
        Some(Fault::new(span, kind))
    };
    links.references.iter().filter_map(fault).collect()
}

/// The words of a list that `vbe.toml` can add to.
fn choices(terms: &Terms, list: TermList) -> Arc<[Choice]> {
    terms
        .all(list)
        .into_iter()
        .map(|term| Choice { name: term.name, said: term.word.sv.into_owned() })
        .collect()
}

/// All faults of a file, in the order of their places: those of its text, and those of its covered tree with their words.
pub(super) fn worded(
    kind: Option<&'static Kind>,
    flaws: Vec<Flaw<'static>>,
    yaml: &Yaml<'_>,
    detector: &Detector,
    exposure: Exposure,
) -> Vec<Fault> {
    let mut faults = match (yaml.tree.root().filter(|_| !is_broken(yaml)), kind) {
        (Some(root), Some(kind)) => kind.judge().worded(flaws, root),
        (Some(root), None) => vec![unknown_kind(root)],
        (None, _) => Vec::new(),
    };
    if let Some((root, kind)) = yaml.tree.root().filter(|_| !is_broken(yaml)).zip(kind) {
        for fault in &mut faults {
            numbered(fault, kind, root);
        }
    }
    faults.extend_from_slice(&yaml.faults);
    faults.extend(yaml.cut_short.iter().map(|span| Fault::new(*span, FaultKind::CutShort)));
    for fault in &mut faults {
        // What stands in the tree has been searched. A key that the tree has dropped, and an id made out of a text, have not.
        let is_made = match &fault.kind {
            FaultKind::WrongValue { wrong, .. } => matches!(wrong, ValueFault::NotAnId(_)),
            FaultKind::UnknownField { .. } | FaultKind::UnreadablePeriod { .. } => false,
            _ => true,
        };
        if is_made {
            fault.kind.each_text(&mut |text| {
                if let Cow::Owned(told) = told_word(detector, text, exposure) {
                    *text = told;
                }
            });
        }
    }
    faults.sort_by_key(|fault| fault.span);
    faults
}

/// Knows a number of a goal that stands where its id is wanted. In a document goals are told of by their numbers, and a
/// number in quotation marks would only be another fault.
fn numbered(fault: &mut Fault, kind: &'static Kind, root: At<'_>) {
    let FaultKind::WrongValue { key: Some(key), written, wrong, hidden: None, .. } = &mut fault.kind else {
        return;
    };
    if !matches!(wrong, ValueFault::NotText | ValueFault::NotAnId(_)) || !kind.refers(key, Target::Goal) {
        return;
    }
    let goals = root.get("goals").into_iter().flat_map(At::items);
    let text = |goal: At<'_>, key: &str| Some(goal.get(key)?.scalar()?.to_string());
    let mut named = goals.filter(|goal| text(*goal, "number").as_ref() == Some(written));
    if let (Some(id), None) = (named.next().and_then(|goal| text(goal, "id")), named.next()) {
        *wrong = ValueFault::NumberOf(id);
    }
}

/// Parts the faults of a tree into those that are told and those that follow from others: where the text has something
/// that is refused, the shape of what remains is not reported.
pub(super) fn one_cause<'s>(flaws: Vec<Flaw<'s>>, faults: &[Fault]) -> (Vec<Flaw<'s>>, Vec<Flaw<'s>>) {
    let refused = faults.iter().filter(|fault| matches!(fault.kind, FaultKind::RefusedYaml(_)));
    let mut refused: Vec<Span> = refused.map(|fault| fault.span).collect();
    if refused.is_empty() {
        return (flaws, Vec::new());
    }
    refused.sort();
    // The spans are sorted and disjoint, so the last one that begins before the fault reaches furthest.
    let covers = |span: &Span| {
        let after = refused.partition_point(|refused| refused.start <= span.end);
        refused[..after].last().is_some_and(|refused| span.start <= refused.end)
    };
    flaws.into_iter().partition(|Flaw { fault, .. }| {
        !matches!(fault.kind, FaultKind::WrongValue { .. } | FaultKind::UnreadablePeriod { .. })
            || !covers(&fault.span)
    })
}

/// The value of which a fault says that it cannot be what it is to be. That it stands there twice is another matter.
pub(super) fn refused_value(fault: &Fault) -> Option<Span> {
    let is_refused =
        matches!(&fault.kind, FaultKind::WrongValue { wrong, .. } if *wrong != ValueFault::Twice);
    is_refused.then_some(fault.span)
}

/// The fault of bytes that are no text.
pub(super) fn misread((fault, span): (NotText, Span)) -> Fault {
    Fault::new(span, FaultKind::Unreadable(Unreadable::Encoding(fault)))
}

fn unknown_kind(root: At<'_>) -> Fault {
    let value = root.get("kind");
    let written = value.and_then(At::scalar).map(ToString::to_string);
    let first = root.children().next().map_or(root.span(), At::span);
    let span = value.map_or(first, At::span);
    if root.is_empty() {
        return Fault::new(span, FaultKind::Syntax(Syntax::Empty));
    }
    Fault::new(span, FaultKind::UnknownKind { written })
}
