//! Finds a review in which more have something than were checked, or support was taken from more than led to action.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::Spanned;
use crate::model::records::review::Review;
use crate::model::workspace::Filed;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.reviews() {
        let Some(checked) = filed.record.checked else { continue };
        let too_many = |part: &Spanned<u32>| part.value > checked.value;
        for (key, part) in filed.record.parts() {
            if let Some(part) = part.filter(too_many) {
                more_than_checked(filed, key, part, checked, out);
            }
        }
        let (Some(acted), Some(withdrawn)) = (filed.record.acted, filed.record.withdrawn) else { continue };
        if withdrawn.value > acted.value && !too_many(&withdrawn) {
            let (all, some) = (acted.value, withdrawn.value);
            out.add_beside(
                filed.place(withdrawn.span),
                say!(
                    "{some} fråntogs stödet, men bara {all} ledde till en åtgärd.",
                    "Support was taken from {some}, but only {all} led to something."
                ),
                Say::fixed(
                    "Rätta det ena antalet. withdrawn är en del av dem som står under acted.",
                    "Mend one of the numbers. withdrawn is a part of those under acted.",
                ),
                (filed.place(acted.span), Say::fixed("ledde till en åtgärd", "led to something")),
            );
        }
    }
}

fn more_than_checked(
    filed: Filed<'_, Review>,
    key: &str,
    part: Spanned<u32>,
    checked: Spanned<u32>,
    out: &mut Findings,
) {
    let (all, some) = (checked.value, part.value);
    let what = if key == "acted" {
        say!(
            "{some} ledde till en åtgärd, men bara {all} kontrollerades.",
            "{some} led to something, but only {all} were checked."
        )
    } else {
        say!(
            "{key} är {some}, men bara {all} kontrollerades.",
            "{key} is {some}, but only {all} were checked."
        )
    };
    out.add_beside(
        filed.place(part.span),
        what,
        say!(
            "Rätta det ena antalet. {key} är en del av dem som står under checked.",
            "Mend one of the numbers. {key} is a part of those under checked."
        ),
        (filed.place(checked.span), Say::fixed("kontrollerade", "checked")),
    );
}
