//! What is withdrawn with a point of a list that is struck through: what stands below it says nothing of the point above.

/// The point that is withdrawn, by its depth, while what stands below it is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Withdrawn(Option<usize>);

impl Withdrawn {
    /// Begins with a point that is withdrawn.
    pub(super) fn begin(&mut self, depth: usize) {
        self.0 = Some(depth);
    }

    /// Whether a text is withdrawn with the point above it. `depth` is that of the point that it is or goes on from; a text
    /// that is of no list has none, and ends what is withdrawn.
    pub(super) fn has(&mut self, depth: Option<usize>, is_point: bool) -> bool {
        let Some(from) = self.0 else { return false };
        let has = depth.is_some_and(|depth| depth > from || !is_point && depth == from);
        if !has {
            self.0 = None;
        }
        has
    }
}

/// Whether what is left beside a text that is withdrawn says nothing but why: `(ströks i budgeten)`.
pub(super) fn is_remark(left: &str) -> bool {
    let left = left.trim_matches(|char: char| char.is_whitespace() || matches!(char, '☒' | '☐' | '.' | ':'));
    let is_between = |open: char, close: char| {
        left.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|inside| !inside.contains([open, close]))
    };
    left.is_empty() || is_between('(', ')') || is_between('[', ']')
}
