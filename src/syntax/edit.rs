//! Changes to a YAML text that leave everything else as it is: comments, order, quotes, indents, blank lines, line
//! ends. Works on texts and trees; the callers know which record it is and whether the change is valid.
//!
//! A change is a few splices in the text, made from the spans in the tree. The result is parsed again and compared
//! with what was asked for, so that a change is either exactly right or refused.

mod step;
mod value;
mod scalar;
mod lines;
mod place;
mod render;
mod check;
mod block;
mod flow;
mod tidy;
mod plan;
mod run;

use std::sync::Arc;

use crate::syntax::yaml;
use place::Index;
use plan::Planner;
use render::FileStyle;
pub use render::new_file;
use run::Run;
use step::Order;
pub use step::{SpliceError, Step};
pub use tidy::tidy;
pub use value::{Edit, Value};

/// Applies the edits in order. Returns the same text when there is nothing to change.
pub fn apply(text: &str, edits: &[Edit], order: Order<'_>) -> Result<String, SpliceError> {
    in_runs_of(edits.len(), text, edits, order)
}

/// Applies the edits, at most so many at a time. Edits that do not meet are made together, which gives the same text as
/// one by one would.
fn in_runs_of(most: usize, text: &str, edits: &[Edit], order: Order<'_>) -> Result<String, SpliceError> {
    let mut text = Arc::new(text.to_owned());
    let mut left: Vec<&Edit> = edits.iter().collect();
    let (mut size, mut style) = (most, None);
    while !left.is_empty() {
        let (run, made) = run(&text, &left, order, size, &mut style)?;
        match made {
            Ok(changed) => {
                text = changed.map_or(text, Arc::new);
                (left, size) = (run.later, most);
            }
            Err(refusal) if run.len() == 1 => return Err(refusal),
            // One of them cannot be made so: fewer are tried, until it is alone.
            Err(_) => size = run.len() / 2,
        }
    }
    Ok(Arc::unwrap_or_clone(text))
}

/// Plans and makes one run. The style of the file is that before all of the edits.
fn run<'e>(
    text: &Arc<String>,
    edits: &[&'e Edit],
    order: Order<'_>,
    size: usize,
    style: &mut Option<FileStyle>,
) -> Result<(Run<'e>, Result<Option<String>, SpliceError>), SpliceError> {
    let yaml = yaml::read(text, true);
    let root = yaml.tree.root().filter(|_| yaml.faults.is_empty()).ok_or(SpliceError::Faulty)?;
    let manner = *style.get_or_insert_with(|| FileStyle::in_file(text, root));
    let mut planner = Planner { text, root, manner, order, index: Index::default() };
    let run = Run::of(&mut planner, edits, size)?;
    let made = run.made(text, &yaml);
    Ok((run, made))
}

/// A text as it is written in a row in brackets, so that every reader reads it as that text.
pub(crate) fn in_brackets(text: &str) -> String {
    scalar::inline(text, false, true)
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
