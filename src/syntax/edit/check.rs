//! Checks that a changed text says what was asked for and nothing else: it is parsed again, and no comment may be
//! lost.

use std::ops::Range;
use std::sync::Arc;

use super::step::{SpliceError, Step};
use super::value::Value;
use crate::syntax::yaml::{self, Yaml};

/// What is to stand at a path; `None` where nothing is.
pub(super) type Asked<'p> = (&'p [Step], Option<&'p Value>);

/// Whether `new` says what `old` does with what was asked for, and keeps every comment outside what was removed, which
/// is in order.
pub(super) fn is_that<'p>(
    (old, before): (&str, &Yaml<'_>),
    new: &Arc<String>,
    mut asked: impl Iterator<Item = Asked<'p>>,
    removed: &[Range<usize>],
) -> Result<(), SpliceError> {
    let after = yaml::read(new, true);
    let says = |yaml: &Yaml<'_>| {
        let root = yaml.tree.root().filter(|_| yaml.faults.is_empty());
        root.map(|root| Value::of(root).sorted()).ok_or(SpliceError::Unsure)
    };
    let wanted = asked.try_fold(says(before)?, |value, (path, new)| {
        value.with(path, new.cloned().map(Value::sorted).as_ref())
    });
    if wanted.ok_or(SpliceError::Unsure)? != says(&after)? {
        return Err(SpliceError::Unsure);
    }
    let is_kept = |place: &Range<usize>| {
        let next = removed.partition_point(|gone| gone.end <= place.start);
        removed.get(next).is_none_or(|gone| gone.start > place.start)
    };
    let places = before.comments.iter().map(|comment| comment.range());
    // Trailing space is not part of a comment.
    let kept = places.filter(is_kept).map(|place| old[place].trim_end());
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
