//! The words as they are read: flags, texts and days.

use clap::ArgMatches;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::cli::world::CommandError;
use crate::say;

pub(super) fn flag(own: &ArgMatches, id: &str) -> bool {
    own.try_get_one::<bool>(id).ok().flatten().copied().unwrap_or(false)
}

pub(super) fn text(own: &ArgMatches, id: &str) -> Option<String> {
    own.try_get_one::<String>(id).ok().flatten().cloned()
}

pub(super) fn texts(own: &ArgMatches, id: &str) -> Vec<String> {
    own.try_get_many::<String>(id).ok().flatten().into_iter().flatten().cloned().collect()
}

pub(super) fn day(own: &ArgMatches, id: &str) -> Result<Option<Day>, CommandError> {
    let Some(written) = text(own, id) else { return Ok(None) };
    Day::read(&written).map(Some).ok_or_else(|| {
        CommandError::Said(
            say!("--{id} {written} är inget datum.", "--{id} {written} is not a date."),
            Say::fixed(
                "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2018-10-01.",
                "Write the date as YYYY-MM-DD, for example 2018-10-01.",
            ),
        )
    })
}
