//! What is withdrawn with a point of a list that is struck through: what stands below it says nothing of the point above.

/// What is withdrawn while what stands below it is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Withdrawn {
    /// The depth of a point.
    point: Option<usize>,
    /// Whether it is a heading, or a numbered line, which labels say more of.
    has_labels: bool,
}

impl Withdrawn {
    /// Begins with a point that is withdrawn.
    pub(super) fn begin(&mut self, depth: usize) {
        self.point = Some(depth);
    }

    /// Begins with a line of no list that is withdrawn, where labels below it can say more of it.
    pub(super) fn begin_line(&mut self, is_heading: bool, withdrawn: &str) {
        let is_numbered = withdrawn.starts_with(|char: char| char.is_ascii_digit()) && !is_label(withdrawn);
        self.has_labels |= is_heading || is_numbered;
    }

    /// Whether a text is withdrawn with the point above it. `depth` is that of the point that it is or goes on from; a text
    /// that is of no list has none, and ends what is withdrawn unless it is a label of it. `line` is the text, but of a heading.
    pub(super) fn has(&mut self, depth: Option<usize>, is_point: bool, line: Option<&str>) -> bool {
        if self.has_labels && line.is_some_and(|line| line.lines().all(is_label)) {
            return true;
        }
        self.has_labels = false;
        let Some(from) = self.point else { return false };
        let has = depth.is_some_and(|depth| depth > from || !is_point && depth == from);
        if !has {
            self.point = None;
        }
        has
    }
}

/// Whether a line begins with a few words and a colon: `Ansvarig: Socialchef`.
fn is_label(line: &str) -> bool {
    const WORDS: usize = 4;
    line.split_once(':').is_some_and(|(label, rest)| {
        label.starts_with(char::is_uppercase)
            && label.split_whitespace().count() <= WORDS
            && rest.starts_with([' ', '\t'])
    })
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
