//! The definition of a report: its command, its JSON schema and its spreadsheet.

use crate::base::lang::Say;
use crate::output::page::Spreadsheet;

/// A report, apart from the function that makes its page.
#[derive(Debug)]
pub struct Report {
    /// The name of the report, which is also its command.
    pub name: &'static str,
    /// The name and version of its JSON schema.
    pub schema: &'static str,
    /// The names in JSON of the lists that its parts can be in.
    pub lists: &'static [&'static str],
    /// The table that a spreadsheet of the report holds.
    pub spreadsheet: Spreadsheet,
    /// What the report shows, in a sentence for people.
    pub about: Say,
}
