//! The list of reports: what each is called, what its JSON contract is, and which of its tables is the answer.

use crate::lang::Say;

/// A report.
#[derive(Debug)]
pub struct Report {
    /// Its name, which is its command.
    pub name: &'static str,
    /// The name and version of its JSON contract.
    pub schema: &'static str,
    /// The table that is the answer where there is room for one only.
    pub table: &'static str,
    /// What it shows.
    pub about: Say,
}

/// Where every activity stands.
pub static STATUS: Report = Report {
    name: "status",
    schema: "vbe.status/1",
    table: "activities",
    about: Say::fixed("Visa var varje åtgärd står", "Show where every activity stands"),
};

/// What the work lacks.
pub static GAPS: Report = Report {
    name: "gaps",
    schema: "vbe.gaps/1",
    table: "gaps",
    about: Say::fixed("Visa vad arbetet saknar", "Show what the work lacks"),
};

/// Every report there is.
pub static REPORTS: [&Report; 2] = [&STATUS, &GAPS];
