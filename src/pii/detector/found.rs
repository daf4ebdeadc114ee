//! What has been found so far, and which of it is said when several find the same letters.

use super::class::{Class, Exposure};
use crate::syntax::finding::Severity;
use crate::syntax::text::Span;

/// Something found: what it is, and where in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// Where, in bytes of the text.
    pub span: Span,
    /// What.
    pub class: Class,
}

/// Of several that were found by looking more than once, those that are said.
pub fn settle(hits: Vec<Hit>, exposure: Exposure) -> Vec<Hit> {
    Found(hits).settle(exposure)
}

/// What has been found, in any order and over each other.
#[derive(Debug, Default)]
pub(super) struct Found(Vec<Hit>);

impl Found {
    /// Something from `start` up to `end`.
    pub(super) fn add(&mut self, class: Class, start: usize, end: usize) {
        self.0.push(Hit { span: Span::new(start, end), class });
    }

    /// One cause, one finding: of those that share letters the gravest is said, then the one that comes first in the
    /// list of classes, then the longest.
    pub(super) fn settle(mut self, exposure: Exposure) -> Vec<Hit> {
        self.0.retain(|hit| hit.class.severity(exposure).is_some());
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
