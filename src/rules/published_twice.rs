//! Finds a period that is published twice, or that cannot be published. Why: from two overlapping periods, withheld
//! counts can be calculated.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::facts::years::{WHOLE_YEARS, Years};
use crate::model::records::Time;
use crate::model::records::report::Audience;
use crate::say;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let mut earlier: Vec<(Place, Years)> = Vec::new();
    let told = |years: Years, same: Years| {
        say!(
            "{years} överlappar {same}, som också är publicerat.",
            "{years} overlaps {same}, which is published too."
        )
    };
    for filed in context.workspace.reports().filter(|filed| filed.record.audience == Some(Audience::Public)) {
        let Some(time) = &filed.record.period else { continue };
        let place = filed.place(time.text.span);
        let Some(years) = Years::of(time.period) else {
            let (what, help) = no_years(time);
            if !context.is_alone {
                out.add(place, what, help);
            }
            continue;
        };
        // The other one lies elsewhere in git.
        if let Some(same) = context.workspace.file(filed.file).twice.and_then(Years::of) {
            out.add(place, told(years, same), help());
        }
        if context.is_alone {
            continue;
        }
        if let Some((other, same)) = earlier.iter().find(|(_, other)| other.overlaps(years)) {
            out.add_beside(
                place,
                told(years, *same),
                help(),
                (*other, say!("publicerat här: {same}", "published here: {same}")),
            );
        }
        earlier.push((place, years));
    }
}

fn help() -> Say {
    Say::fixed(
        "Har båda publicerats: dra tillbaka den ena, och ta bort filen först när den inte längre går att läsa någonstans. Annars: ta bort den som aldrig publicerades.",
        "If both have been published: withdraw one of them, and remove the file only when it can be read nowhere. Otherwise: remove the one that never was published.",
    )
}

fn no_years(time: &Time) -> (Say, Say) {
    let written = &time.text;
    let what =
        say!("{written} är ingen tid som kan publiceras.", "{written} is no time that can be published.");
    (what, Say::new(format!("Skriv {}.", WHOLE_YEARS.sv), format!("Write {}.", WHOLE_YEARS.en)))
}
