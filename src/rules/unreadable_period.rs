//! Finds a time that cannot be read.

use super::rule::Message;
use crate::base::lang::Say;
use crate::base::meant;
use crate::base::period::{FORMS, OPEN_FORMS, Period};
use crate::base::rhythm::Recurrence;
use crate::say;
use crate::syntax::fault::FaultKind;

/// Years for an example, in the forms that a time may need.
const YEARS: [&str; 3] = ["2026", "2026-2030", "2026/2027"];

/// Words for what goes on all the time.
const WITHOUT_END: [&str; 7] =
    ["löpande", "fortlöpande", "kontinuerligt", "pågående", "pågår", "ongoing", "continuously"];

fn is_without_end(written: &str) -> bool {
    let text = written.to_lowercase();
    text.split(|own: char| !own.is_alphabetic()).any(|word| WITHOUT_END.contains(&word))
}

/// The same time with a year, where it only lacks that. A period of several years has both.
fn with_year(written: &str) -> Option<String> {
    let is_long = written.to_lowercase().contains("perioden");
    let years = YEARS.iter().filter(|year| !is_long || year.contains('-'));
    let mut dated = years.map(|year| format!("{written} {year}"));
    dated.find(|own| Period::read(own).is_some())
}

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    let FaultKind::UnreadablePeriod { key, written, is_open } = kind else { return None };
    let of_activity = matches!(key.as_deref(), Some("start" | "finish" | "when"));
    if of_activity && is_without_end(written) {
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
    if of_activity && Recurrence::read(written).is_some() {
        return Some(Message::new(
            say!("”{written}” säger hur ofta, inte när.", "“{written}” says how often, not when."),
            say!("Ta bort raden och skriv recurs: {written}", "Remove the line and write recurs: {written}"),
        ));
    }
    // What has no year is never given one: the plan may last several.
    if let Some(dated) = with_year(written) {
        return Some(Message::new(
            say!("”{written}” säger inte vilket år.", "“{written}” does not say which year."),
            say!(
                "Skriv årtalet också, till exempel ”{dated}”.",
                "Write the year too, for example “{dated}”."
            ),
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
