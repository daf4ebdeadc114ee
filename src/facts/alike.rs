//! Whether two texts say the same time, or the same recurrence, in other words: `2018-04 - 2018-12` and `2018-04-01–2018-12-31`,
//! `maj 2018` and `2018-05`. Whatever compares, selects or groups by such a text asks here.

use crate::base::period::Period;
use crate::base::rhythm::Recurrence;

/// Whether a field with a text of this form, by its schema, is a time.
pub(crate) fn is_time(format: &str) -> bool {
    matches!(format, "period" | "planned" | "begun" | "validity" | "day" | "month")
}

/// The time that a text says.
pub(crate) fn time(text: &str) -> Option<Period> {
    Period::validity(text).or_else(|| Period::started(text, None))
}

/// A text in the one form that all ways to write it have in common, by the form that its schema gives it; `None` where it
/// has no such form.
pub(crate) fn form(format: &str, text: &str) -> Option<String> {
    match format {
        "period" | "planned" | "day" | "month" => Period::read(text).map(|time| time.to_string()),
        "begun" => Period::started(text, None).map(|time| time.to_string()),
        "validity" => Period::validity(text).map(|time| time.to_string()),
        "recurrence" => Recurrence::read(text).map(|recurs| format!("{recurs:?}")),
        _ => None,
    }
}
