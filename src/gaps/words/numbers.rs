//! Numbers that do not reach their targets, or are missing.

use super::entry::{Subject, Words};
use crate::base::lang::Say;

pub(in crate::gaps) static TARGET_MISSED: Words = Words {
    name: "target-missed",
    title: Say::fixed("Mål som inte är uppfyllda", "Targets that are not met"),
    one: Say::fixed("mål som inte är uppfyllt", "target that is not met"),
    many: Say::fixed("mål som inte är uppfyllda", "targets that are not met"),
    also: &[Say::fixed("mål ej uppfyllda", "targets not met")],
    subject: Subject::Number,
    close: Say::fixed(
        "Besluta vad som ska göras annorlunda, eller om målet; mät igen och skriv mätvärdet.",
        "Decide what to do differently, or on the target; measure again and record the value.",
    ),
};

pub(in crate::gaps) static UNMEASURED: Words = Words {
    name: "indicator-unmeasured",
    title: Say::fixed("Mål som inte är mätta i tid", "Targets that are not measured in time"),
    one: Say::fixed("mål som inte är mätt i tid", "target that is not measured in time"),
    many: Say::fixed("mål som inte är mätta i tid", "targets that are not measured in time"),
    also: &[Say::fixed("mål ej mätta", "targets not measured")],
    subject: Subject::Number,
    close: Say::fixed(
        "Mät, och skriv in värdet för indikatorn eller målet: vbe add mätvärde PLAN/ID VÄRDE period=TID. Är det en åtgärds mål: vbe note ÅTGÄRD --value VÄRDE.",
        "Measure, and record the value of the indicator or the goal: vbe add value PLAN/ID VALUE period=TIME. For an activity's goal: vbe note ACTIVITY --value VALUE.",
    ),
};
