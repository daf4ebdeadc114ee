//! Something that points a person out.

use super::person;
use super::rule::{Findings, Look};
use crate::syntax::finding::Severity;

pub(super) fn judge(look: &Look<'_>, out: &mut Findings) {
    person::judge(look, Severity::Error, out);
}
