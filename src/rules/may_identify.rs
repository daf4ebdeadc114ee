//! Finds what may identify a person.

use super::person;
use super::rule::{Findings, RuleContext};
use crate::syntax::finding::Severity;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    person::judge(context, Severity::Warning, out);
}
