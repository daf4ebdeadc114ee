//! What is covered in a file before its record is read, so that nobody has to remember to cover it afterwards.
//!
//! The record, its references, its differences and its faults are read from a tree in which what identifies people is
//! blocks. So every page, and every revision of a file, is without it by construction.

use std::collections::HashSet;

use crate::model::kinds::Kind;
use crate::model::terms::TermList;
use crate::pii::detector::{Exposure, Hit};
use crate::pii::told::least;
use crate::syntax::fault::{FaultKind, ValueFault};
use crate::syntax::finding::Severity;
use crate::syntax::schema::Flaw;
use crate::syntax::text::{BLOCK, Span, union};
use crate::syntax::tree::Tree;
use crate::syntax::yaml;

/// The stretches of a file that are covered; sorted and disjoint.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cover {
    /// Everywhere: what certainly identifies somebody, and in a text about people also what may.
    all: Vec<Span>,
    /// What certainly identifies somebody.
    sure: Vec<Span>,
    /// The values in which only what is certain is covered: those that the schema gives a form and accepts, and references
    /// that lead somewhere. Why: they are read as days and counts, and what may identify somebody there does not. What
    /// has no such form and leads nowhere may say anything.
    formed: Vec<Span>,
}

impl Cover {
    /// What hits cover in a text of this exposure.
    pub(crate) fn of(hits: &[&Hit], exposure: Exposure) -> Self {
        let at_least = |least: Severity| -> Vec<Span> {
            let weighs = hits.iter().filter(|hit| hit.class.severity(exposure) >= Some(least));
            weighs.map(|hit| hit.span).collect()
        };
        let (all, sure) = (at_least(least(exposure)), at_least(Severity::Error));
        Self { all, sure, formed: Vec::new() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The same, but for the values of a record of this kind that have a form: what the schema accepts as it is written,
    /// by these flaws, and no longer when it is covered. An id is no such value: it is compared as it stands, and told
    /// covered. So is a reference, until it is known to lead somewhere; the words of the workspace's lists are known here.
    pub(crate) fn fitting(
        self,
        kind: Option<&'static Kind>,
        text: &str,
        tree: &Tree<'_>,
        own: &[Flaw<'_>],
    ) -> Self {
        let Some((kind, root)) = kind.zip(tree.root()).filter(|_| self.may_be_more_than_sure()) else {
            return self;
        };
        let mut covered = tree.clone();
        self.put_on(text, &mut covered);
        let refused = covered.root().map_or_else(Vec::new, |root| kind.judge().flaws(root));
        let own: HashSet<Span> = own.iter().map(|flaw| flaw.fault.span).collect();
        let has_form = |flaw: &&Flaw<'_>| match &flaw.fault.kind {
            FaultKind::WrongValue { wrong, .. } => {
                !matches!(wrong, ValueFault::NotAnId(_) | ValueFault::Twice)
            }
            kind => matches!(kind, FaultKind::UnreadablePeriod { .. }),
        };
        let formed = refused.iter().filter(has_form).map(|flaw| flaw.fault.span);
        let formed = formed.filter(|span| !own.contains(span));
        let listed = kind.links(root, |_| false).references.into_iter();
        let listed =
            listed.filter(|reference| reference.field.targets.iter().any(|to| TermList::of(*to).is_some()));
        let mut formed: Vec<Span> = formed.chain(listed.map(|reference| reference.text.span)).collect();
        formed.sort();
        Self { formed, ..self }
    }

    /// Whether something is covered that is not certain.
    pub(crate) fn may_be_more_than_sure(&self) -> bool {
        self.all.len() > self.sure.len()
    }

    /// Whether a value is covered, and would not be if only what is certain were.
    pub(crate) fn doubts(&self, value: Span) -> bool {
        let meets = |spans: &[Span]| {
            let first = spans.partition_point(|hidden| hidden.end <= value.start);
            spans.get(first).is_some_and(|hidden| hidden.start < value.end)
        };
        meets(&self.all) && self.formed.binary_search(&value).is_err()
    }

    /// Covers only what is certain in more values.
    pub(crate) fn spare(&mut self, values: impl IntoIterator<Item = Span>) {
        self.formed.extend(values);
        self.formed.sort();
    }

    /// Covers more, whatever stands there.
    pub(crate) fn hide(&mut self, spans: &[Span]) {
        for covered in [&mut self.all, &mut self.sure] {
            *covered = union(covered.iter().chain(spans).copied().collect());
        }
    }

    /// Covers the scalars of the file's tree. Places are those of the file all the same.
    pub(crate) fn put_on(&self, text: &str, tree: &mut Tree<'_>) {
        if self.is_empty() {
            return;
        }
        tree.replace(|span, value| {
            let is_formed = self.formed.binary_search(&span).is_ok();
            let spans = if is_formed { &self.sure } else { &self.all };
            let first = spans.partition_point(|hidden| hidden.end <= span.start);
            let last = spans.partition_point(|hidden| hidden.start < span.end);
            let spans = spans.get(first..last).filter(|spans| !spans.is_empty())?;
            Some(covered(&text[span.range()], value, span.start, spans))
        });
    }
}

/// A value with blocks for the characters that are written within the spans.
fn covered(raw: &str, value: &str, start: u32, spans: &[Span]) -> String {
    let places = (raw != value).then(|| yaml::places(raw, value));
    let mut spans = spans.iter().peekable();
    let mut text = String::with_capacity(value.len());
    for (byte, char) in value.char_indices() {
        let byte = Span::new(byte, byte).start;
        let at = start + places.as_ref().map_or(byte, |places| places[byte as usize]);
        while spans.next_if(|span| span.end <= at).is_some() {}
        let is_covered = spans.peek().is_some_and(|span| span.start <= at);
        if is_covered && char != '\n' { text.push_str(BLOCK) } else { text.push(char) }
    }
    text
}
