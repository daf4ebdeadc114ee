//! Collects hits, and chooses which to report when several overlap.

use super::class::{Class, Exposure};
use crate::syntax::finding::Severity;
use crate::syntax::text::Span;

/// What was found, and where in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// The place, in bytes of the text.
    pub span: Span,
    /// The class of what was found.
    pub class: Class,
}

impl Hit {
    /// The part of the hit after a label of that many bytes, from there; `None` when it is in the label.
    pub(crate) fn after(self, label: usize) -> Option<Self> {
        let (start, end) = (self.span.start as usize, self.span.end as usize);
        (end > label).then(|| Self { span: Span::new(start.saturating_sub(label), end - label), ..self })
    }
}

/// Of hits from several passes over a text, those to report.
pub fn settle(hits: Vec<Hit>, exposure: Exposure) -> Vec<Hit> {
    Found(hits).settle(exposure)
}

/// Hits in any order, possibly overlapping.
#[derive(Debug, Default)]
pub(super) struct Found(Vec<Hit>);

impl Found {
    /// Adds a hit from `start` up to `end`.
    pub(super) fn add(&mut self, class: Class, start: usize, end: usize) {
        self.0.push(Hit { span: Span::new(start, end), class });
    }

    /// Of hits that overlap the most serious is reported, then the one first in the list of classes, then the
    /// longest. Why: one cause shall give one finding.
    pub(super) fn settle(mut self, exposure: Exposure) -> Vec<Hit> {
        self.0.retain(|hit| hit.class.severity(exposure).is_some());
        if self.0.len() < 2 {
            return self.0;
        }
        let weight = |hit: &Hit| hit.class.severity(exposure).unwrap_or(Severity::Note);
        self.0.sort_by(|a, b| {
            let longest = |hit: &Hit| hit.span.end - hit.span.start;
            weight(b)
                .cmp(&weight(a))
                .then(a.class.cmp(&b.class))
                .then(longest(b).cmp(&longest(a)))
                .then(a.span.cmp(&b.span))
        });
        let mut kept = std::collections::BTreeMap::<u32, Hit>::new();
        for hit in self.0 {
            let before = kept.range(..hit.span.end).next_back();
            if before.is_none_or(|(_, before)| before.span.end <= hit.span.start) {
                kept.insert(hit.span.start, hit);
            }
        }
        kept.into_values().collect()
    }
}
