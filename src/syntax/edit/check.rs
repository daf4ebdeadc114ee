//! Checks that a changed text says what was asked for and nothing else: it is parsed again, and no comment may be
//! lost.

use std::ops::Range;
use std::sync::Arc;

use super::step::SpliceError;
use super::value::{Edit, Value};
use crate::syntax::yaml;

/// Whether `new` is `old` with the edits made, and keeps every comment outside what was removed.
pub(super) fn is_that(
    old: &Arc<String>,
    new: &Arc<String>,
    edits: &[Edit],
    removed: &[Range<usize>],
) -> Result<(), SpliceError> {
    let (before, after) = (yaml::read(old, true), yaml::read(new, true));
    let says = |yaml: &yaml::Yaml<'_>| {
        let root = yaml.tree.root().filter(|_| yaml.faults.is_empty());
        root.map(Value::of).ok_or(SpliceError::Unsure)
    };
    let wanted = edits.iter().try_fold(says(&before)?, Value::edited);
    if wanted.ok_or(SpliceError::Unsure)?.sorted() != says(&after)?.sorted() {
        return Err(SpliceError::Unsure);
    }
    let is_kept = |place: &&Range<usize>| !removed.iter().any(|gone| gone.contains(&place.start));
    let places: Vec<Range<usize>> = before.comments.iter().map(|comment| comment.range()).collect();
    // Trailing space is not part of a comment.
    let kept = places.iter().filter(is_kept).map(|place| old[place.clone()].trim_end());
    if kept.eq(after.comments.iter().map(|comment| new[comment.range()].trim_end())) {
        Ok(())
    } else {
        Err(SpliceError::Comment)
    }
}

/// Whether a stretch of a text may contain a comment. A conservative check that does not parse: it may say yes of a
/// `#` in a quoted value.
pub(super) fn has_comment(text: &str, range: Range<usize>) -> bool {
    text[range].contains('#')
}
