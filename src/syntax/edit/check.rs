//! Checks that a changed text says what was asked for and nothing else: it is parsed again, and no comment may be
//! lost.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::lines;
use super::step::{SpliceError, Step};
use super::value::Value;
use crate::syntax::yaml::{self, Yaml};

/// What is to stand at a path; `None` where nothing is.
pub(super) type Asked<'p> = (&'p [Step], Option<&'p Value>);

/// Whether `new` says what `old` does with what was asked for, and keeps every comment outside what was removed, which
/// is in order. A comment on a line of its own after all else that a removal takes is about what comes next, and is
/// outside it.
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
    // In reverse, since where the content of a removal ends is known only when the comments after it are.
    let mut content: HashMap<usize, usize> = HashMap::new();
    let mut kept = Vec::new();
    for place in before.comments.iter().rev().map(|comment| comment.range()) {
        let next = removed.partition_point(|gone| gone.end <= place.start);
        let is_kept = removed.get(next).filter(|gone| gone.start <= place.start).is_none_or(|gone| {
            let end = content.entry(next).or_insert(gone.end);
            let is_last = old.get(place.end..*end).is_some_and(|after| after.trim().is_empty());
            let is_last = is_last && is_alone(old, gone.start, place.start);
            *end = if is_last { place.start } else { gone.start };
            is_last
        });
        if is_kept {
            kept.push(place);
        }
    }
    // Trailing space is not part of a comment.
    let kept = kept.into_iter().rev().map(|place| old[place].trim_end());
    if kept.eq(after.comments.iter().map(|comment| new[comment.range()].trim_end())) {
        Ok(())
    } else {
        Err(SpliceError::Comment)
    }
}

/// Whether a comment stands on a line of its own, below where something begins.
fn is_alone(text: &str, start: usize, comment: usize) -> bool {
    let line = lines::start(text, comment);
    start < line && text[line..comment].trim().is_empty()
}

/// Whether a stretch of a text may contain a comment. A conservative check that does not parse: it may say yes of a
/// `#` in a quoted value.
pub(super) fn has_comment(text: &str, range: Range<usize>) -> bool {
    // A range that cannot be is not known to be without one.
    text.get(range).is_none_or(|text| text.contains('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_removal_takes_its_own_comments_and_no_others() {
        let holds = |old: &str, removed: Range<usize>| {
            let shared = Arc::new(old.to_owned());
            let new = Arc::new(old[..removed.start].to_owned() + &old[removed.end..]);
            let path = ["a".into(), "b".into()];
            let asked: Asked<'_> = (&path, None);
            is_that((old, &yaml::read(&shared, true)), &new, std::iter::once(asked), &[removed])
        };
        let before = |text: &str, next: &str| 3..text.find(next).unwrap();
        for own in ["x # om b", "\n    - x\n    # om y\n    - y", "\n    # om x\n    - x # om x"] {
            let text = format!("a:\n  b: {own}\n  # om c\n  # mer om c\n  c: z\n");
            assert_eq!(holds(&text, before(&text, "  # om c")), Ok(()), "{text}");
            assert_eq!(holds(&text, before(&text, "  # mer")), Err(SpliceError::Comment), "{text}");
            assert_eq!(holds(&text, before(&text, "  c:")), Err(SpliceError::Comment), "{text}");
        }
    }
}
