//! What a row of a list is called. The rows of most lists have ids; where they have none, the schema says with `x-key`
//! which fields tell them apart.

use std::borrow::Cow;

use super::form::Form;
use crate::base::likeness::fold;
use crate::syntax::tree::{At, What};
use crate::syntax::word::Word;

impl<'s> Form<'s> {
    /// Whether it is a list whose items can have fields of their own.
    pub(crate) fn has_rows(self) -> bool {
        self.items().is_some_and(Self::has_fields)
    }

    /// The fields that tell the rows of a list apart. A row is called by the first of them that it has, and no two rows
    /// have all of them alike. None where rows are known by their numbers alone.
    pub(crate) fn row_keys(self) -> Vec<&'s str> {
        let has_id = || self.items().is_some_and(|items| items.key("id").is_some());
        self.words("x-key").unwrap_or_else(|| if has_id() { vec!["id"] } else { Vec::new() })
    }
}

/// What a row is called, by the fields that tell it apart. A row in short form is the value of the first of them.
pub(crate) fn name<'a>(keys: &[&str], row: At<'a>) -> Option<Cow<'a, str>> {
    match row.what() {
        What::Map => keys.iter().find_map(|key| said(row.get(key)?)),
        _ => said(row),
    }
}

/// The same, as it is told and as it stands.
pub(crate) fn word(keys: &[&str], row: At<'_>) -> Option<Word> {
    match row.what() {
        What::Map => keys.iter().find_map(|key| field(row.get(key)?)),
        _ => field(row),
    }
}

fn field(at: At<'_>) -> Option<Word> {
    said(at)?;
    Word::of(at).or_else(|| Some(Word::joined(&at.items().filter_map(Word::of).collect::<Vec<_>>(), ", ")))
}

/// What stands in a field of a row: a single value, or several with commas between.
fn said(at: At<'_>) -> Option<Cow<'_, str>> {
    match at.what() {
        What::Scalar { text, .. } => (!text.is_empty()).then(|| Cow::Borrowed(text.as_ref())),
        What::List => {
            let all: Vec<&str> = at.items().filter_map(|item| Some(item.scalar()?.as_ref())).collect();
            (!all.is_empty()).then(|| Cow::Owned(all.join(", ")))
        }
        What::Map => None,
    }
}

/// The form in which the names of rows are compared, however their letters and commas are written.
pub(crate) fn like(name: &str) -> String {
    fold(name).replace(", ", ",")
}
