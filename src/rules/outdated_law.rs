//! Finds a reference to a law that has been replaced, in what people work by.

use super::rule::{Findings, RuleContext};
use crate::facts::laws::outdated;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for own in outdated(context.workspace, context.day) {
        out.add(own.place, own.what(), own.look_up());
    }
}
