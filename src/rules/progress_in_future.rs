//! Something recorded as having happened on a day that has not come.

use super::rule::{Findings, Look};
use crate::lang::Say;

pub(super) fn judge(look: &Look<'_>, out: &mut Findings) {
    let today = look.day;
    for filed in look.whole.all_progress() {
        for dated in filed.record.dates().filter(|dated| dated.day > today) {
            let day = dated.day;
            out.add(
                filed.place(dated.span),
                Say::new(
                    format!("{day} har inte varit än den dag som granskas, {today}."),
                    format!("{day} has not come yet on the day in question, {today}."),
                ),
                Say::fixed(
                    "Rätta datumet. Det som ska hända hör hemma i planen.",
                    "Mend the date. What is to happen belongs in the plan.",
                ),
            );
        }
    }
}
