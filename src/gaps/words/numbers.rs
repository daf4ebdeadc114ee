//! Numbers that do not reach their targets, or are missing.

use super::entry::{Subject, Words};
use crate::base::lang::Say;

pub(in crate::gaps) static TARGET_MISSED: Words = Words {
    name: "target-missed",
    title: Say::fixed("Mål som inte är uppfyllda", "Targets that are not met"),
    one: Say::fixed("mål ej uppfyllt", "target not met"),
    many: Say::fixed("mål ej uppfyllda", "targets not met"),
    also: &[],
    subject: Subject::Number,
    close: Say::fixed(
        "Besluta vad som ska göras annorlunda, eller om målet; mät igen och skriv mätvärdet.",
        "Decide what to do differently, or on the target; measure again and record the value.",
    ),
};

pub(in crate::gaps) static UNMEASURED: Words = Words {
    name: "indicator-unmeasured",
    title: Say::fixed("Mål som inte är mätta i tid", "Targets that are not measured in time"),
    one: Say::fixed("mål ej mätt", "target not measured"),
    many: Say::fixed("mål ej mätta", "targets not measured"),
    also: &[],
    subject: Subject::Number,
    close: Say::fixed(
        "Mät, och skriv ett mätvärde i records/measurements/, eller outcome i åtgärdens uppföljning.",
        "Measure, and write a value in records/measurements/, or outcome in the activity's progress.",
    ),
};
