//! What a report is known by.

use crate::base::lang::Say;
use crate::output::page::Spreadsheet;

/// A report.
#[derive(Debug)]
pub struct Report {
    /// Its name, which is its command.
    pub name: &'static str,
    /// The name and version of its JSON contract.
    pub schema: &'static str,
    /// What its parts can be.
    pub lists: &'static [&'static str],
    /// What a spreadsheet is given of it.
    pub spreadsheet: Spreadsheet,
    /// What it shows.
    pub about: Say,
}
