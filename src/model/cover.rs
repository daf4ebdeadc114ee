//! What is covered in a file before its record is read, so that nobody has to remember to cover it afterwards.
//!
//! The record, its references, its differences and its faults are read from a tree in which what identifies people is
//! blocks. So every page, and every revision of a file, is without it by construction.

use crate::model::kinds::Kind;
use crate::pii::detector::Exposure;
use crate::pii::privacy::Exposed;
use crate::syntax::finding::Severity;
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
    /// The values in which only what is certain is covered: references and values that the schema gives a form.
    /// Why: they are looked up and read as days and counts, and what may identify somebody there most often does not.
    formed: Vec<Span>,
}

impl Cover {
    /// What a file's hits cover in a text of this exposure.
    pub(crate) fn of(exposed: &Exposed, exposure: Exposure) -> Self {
        let at_least = |least: Severity| -> Vec<Span> {
            let weighs = exposed.hits.iter().filter(|hit| hit.class.severity(exposure) >= Some(least));
            weighs.map(|hit| hit.span).collect()
        };
        let sure = at_least(Severity::Error);
        let is_of_people = matches!(exposure, Exposure::Case | Exposure::Meeting);
        let all = if is_of_people { at_least(Severity::Warning) } else { sure.clone() };
        Self { all, sure, formed: Vec::new() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The same, but for the values of a record of this kind that have a form: a reference, which is looked up, and
    /// what the schema accepts no longer when it is covered.
    pub(crate) fn fitting(self, kind: Option<&'static Kind>, text: &str, tree: &Tree<'_>) -> Self {
        let Some((kind, root)) = kind.zip(tree.root()).filter(|_| self.all.len() > self.sure.len()) else {
            return self;
        };
        let mut covered = tree.clone();
        self.put_on(text, &mut covered);
        let refused = covered.root().map_or_else(Vec::new, |root| kind.judge().flaws(root));
        let named = kind.links(root, |_| false).references;
        let named = named.iter().map(|reference| reference.text.span);
        let mut formed: Vec<Span> = named.chain(refused.iter().map(|flaw| flaw.fault.span)).collect();
        formed.sort();
        Self { formed, ..self }
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
