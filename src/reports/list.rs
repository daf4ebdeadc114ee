//! The list of all reports. Each report is defined in its own file, with its command, its JSON schema and the
//! table that a spreadsheet gets.

use super::account::ACCOUNT;
use super::cases::CASES;
use super::diff::DIFF;
use super::due::DUE;
use super::gaps::GAPS;
use super::history::HISTORY;
use super::listing::LIST;
use super::meeting::MEETING;
use super::overview::OVERVIEW;
use super::privacy::PRIVACY;
use super::public::PUBLIC;
use super::report::Report;
use super::roles::ROLES;
use super::show::SHOW;
use super::status::STATUS;

/// All reports.
pub static REPORTS: &[&Report] = &[
    &STATUS, &GAPS, &DUE, &DIFF, &HISTORY, &ACCOUNT, &SHOW, &LIST, &CASES, &PUBLIC, &PRIVACY, &MEETING,
    &ROLES, &OVERVIEW,
];
