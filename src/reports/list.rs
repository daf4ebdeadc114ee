//! The list of reports. Each stands at the head of its own file: what it is called, what its JSON contract is, and which of
//! its tables a spreadsheet is given.

use super::account::ACCOUNT;
use super::cases::CASES;
use super::diff::DIFF;
use super::due::DUE;
use super::gaps::GAPS;
use super::history::HISTORY;
use super::listing::LIST;
use super::meeting::MEETING;
use super::privacy::PRIVACY;
use super::public::PUBLIC;
use super::report::Report;
use super::roles::ROLES;
use super::show::SHOW;
use super::status::STATUS;

/// Every report there is.
pub static REPORTS: &[&Report] = &[
    &STATUS, &GAPS, &DUE, &DIFF, &HISTORY, &ACCOUNT, &SHOW, &LIST, &CASES, &PUBLIC, &PRIVACY, &MEETING,
    &ROLES,
];
