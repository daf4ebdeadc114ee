//! Finds a time that cannot be read.

use super::rule::Message;
use crate::base::lang::Say;
use crate::base::meant;
use crate::base::period::{FORMS, OPEN_FORMS};
use crate::say;
use crate::syntax::fault::FaultKind;

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    let FaultKind::UnreadablePeriod { key, written, is_open } = kind else { return None };
    let of_activity = matches!(key.as_deref(), Some("start" | "finish" | "when"));
    if of_activity && written.to_lowercase().contains("löpande") {
        return Some(Message::new(
            Say::fixed("Löpande är ingen tidpunkt.", "Ongoing is no point in time."),
            Say::fixed("Ta bort raden och skriv ongoing: true", "Remove the line and write ongoing: true"),
        ));
    }
    if let Some(day) = meant::day(written) {
        return Some(Message::new(
            say!("”{written}” går inte att läsa som en dag.", "“{written}” cannot be read as a day."),
            say!("Skriv: {day}", "Write: {day}"),
        ));
    }
    let what = Say::new(
        format!("”{written}” går inte att läsa som en tid."),
        format!("“{written}” cannot be read as a time."),
    );
    let words =
        Say::fixed(" Tid i ord kan stå under time_note.", " Time in words can stand under time_note.");
    let (sv, en) = if of_activity { (words.sv, words.en) } else { ("".into(), "".into()) };
    let help = if *is_open {
        Say::new(
            format!("Skriv till exempel {}; eller {}.", FORMS.sv, OPEN_FORMS.sv),
            format!("Write for example {}; or {}.", FORMS.en, OPEN_FORMS.en),
        )
    } else {
        Say::new(
            format!("Skriv till exempel {}.{sv}", FORMS.sv),
            format!("Write for example {}.{en}", FORMS.en),
        )
    };
    Some(Message::new(what, help))
}
