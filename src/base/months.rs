//! The months, and the parts of a year that have names, in both languages.

use crate::base::lang::{Lang, Say};
use crate::base::period::MONTHS;

/// A month by its full name, from 1.
pub(crate) fn month_name(month: u32, lang: Lang) -> String {
    let names = usize::try_from(month).ok().and_then(|at| MONTHS.get(at.checked_sub(1)?));
    let name = names.and_then(|names| match lang {
        Lang::Sv => names.first().map(|own| (*own).to_owned()),
        Lang::En => english(names),
    });
    name.unwrap_or_default()
}

/// The English one of a month's names.
pub(super) fn english(names: &[&str]) -> Option<String> {
    const ENGLISH: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ];
    let own = ENGLISH.iter().find(|own| names.contains(own))?;
    Some(format!("{}{}", own[..1].to_uppercase(), &own[1..]))
}

/// A part of the year by its name.
pub(crate) fn part_of_year(first: u32, last: u32) -> Say {
    match (first, last) {
        (1, 6) => Say::fixed("våren", "spring"),
        (6, 8) => Say::fixed("sommaren", "summer"),
        (7, 12) => Say::fixed("hösten", "autumn"),
        _ => Say::new(month_name(last, Lang::Sv), month_name(last, Lang::En)),
    }
}
