//! A time that cannot be read.

use super::rule::Told;
use crate::fault::Flaw;
use crate::lang::Say;
use crate::period::FORMS;

pub(super) fn tell(flaw: &Flaw) -> Option<Told> {
    let Flaw::UnreadablePeriod { written } = flaw else { return None };
    let what = if written.trim() == "*" || written.to_lowercase().contains("löpande") {
        Say::fixed(
            "Löpande är ingen tidpunkt. Skriv ongoing: true på en egen rad.",
            "Ongoing is no point in time. Write ongoing: true on a line of its own.",
        )
    } else {
        Say::new(
            format!("”{written}” går inte att läsa som en tid."),
            format!("“{written}” cannot be read as a time."),
        )
    };
    let help = Say::new(
        format!("Skriv till exempel {}. Tid i ord kan stå under time_note.", FORMS.sv),
        format!("Write for example {}. Time in words can stand under time_note.", FORMS.en),
    );
    Some(Told::new(what, help))
}
