//! The list of reports: what each is called, what its JSON contract is, and which of its tables is the answer.

use crate::base::lang::Say;

/// A report.
#[derive(Debug)]
pub struct Report {
    /// Its name, which is its command.
    pub name: &'static str,
    /// The name and version of its JSON contract.
    pub schema: &'static str,
    /// What its parts can be.
    pub lists: &'static [&'static str],
    /// The table that is the answer where there is room for one only.
    pub table: &'static str,
    /// What it shows.
    pub about: Say,
}

/// Where every activity stands.
pub static STATUS: Report = Report {
    name: "status",
    schema: "vbe.status/1",
    lists: &["plans"],
    table: "activities",
    about: Say::fixed("Visa var varje åtgärd står", "Show where every activity stands"),
};

/// What the work lacks.
pub static GAPS: Report = Report {
    name: "gaps",
    schema: "vbe.gaps/1",
    lists: &["plans"],
    table: "gaps",
    about: Say::fixed("Visa vad arbetet saknar", "Show what the work lacks"),
};

/// What a draft would change of what the work lacks: another answer of the same command.
pub(super) static WHAT_IF: Report = Report {
    name: "gaps",
    schema: "vbe.gaps.what-if/1",
    lists: &["plans"],
    table: "gaps",
    about: Say::fixed("Visa vad ett utkast skulle ändra", "Show what a draft would change"),
};

/// What is due again and again.
pub static DUE: Report = Report {
    name: "due",
    schema: "vbe.due/1",
    lists: &["sorts"],
    table: "duties",
    about: Say::fixed("Visa vad som ska göras återkommande", "Show what is due again and again"),
};

/// The cases, for the coordination group.
pub static CASES: Report = Report {
    name: "cases",
    schema: "vbe.cases/1",
    lists: &["half_years"],
    table: "counts",
    about: Say::fixed(
        "Visa ärendena som antal, för samordningsgruppen",
        "Show the cases as counts, for the coordination group",
    ),
};

/// The cases, for anybody.
pub static PUBLIC: Report = Report {
    name: "report",
    schema: "vbe.report.public/1",
    lists: &["periods"],
    table: "counts",
    about: Say::fixed(
        "Publicera statistik om ärendena, hela tabeller eller inga",
        "Publish statistics of the cases, whole tables or none",
    ),
};

/// How easily a case is told apart.
pub static PRIVACY: Report = Report {
    name: "privacy",
    schema: "vbe.privacy/1",
    lists: &["sets"],
    table: "classes",
    about: Say::fixed(
        "Visa hur många ärenden som går att skilja ut",
        "Show how many cases can be singled out",
    ),
};

/// What differs between two moments.
pub static DIFF: Report = Report {
    name: "diff",
    schema: "vbe.diff/1",
    lists: &["diffs"],
    table: "changes",
    about: Say::fixed(
        "Visa vad som skiljer två tidpunkter eller två planer, löfte för löfte",
        "Show what differs between two moments or two plans, promise by promise",
    ),
};

/// What became of every promise of a plan.
pub static ACCOUNT: Report = Report {
    name: "account",
    schema: "vbe.account/1",
    lists: &["accounts"],
    table: "promises",
    about: Say::fixed(
        "Redovisa en plans åtaganden: vad som blev av vart och ett",
        "Account for a plan's promises: what became of each one",
    ),
};

/// What has become of one record.
pub static HISTORY: Report = Report {
    name: "history",
    schema: "vbe.history/1",
    lists: &["histories"],
    table: "events",
    about: Say::fixed(
        "Visa vem som ändrade vad när i en post, med beslut och möten",
        "Show who changed what when in a record, with decisions and meetings",
    ),
};

/// One record, or part of one.
pub static SHOW: Report = Report {
    name: "show",
    schema: "vbe.show/1",
    lists: &["things"],
    table: "links",
    about: Say::fixed(
        "Visa en post: vad den säger, pekar på och pekas på av, och varför den står där den står",
        "Show a record: what it says, points to and is pointed to by, and why it stands where it does",
    ),
};

/// Everything of one kind.
pub static LIST: Report = Report {
    name: "list",
    schema: "vbe.list/1",
    lists: &["lists"],
    table: "rows",
    about: Say::fixed(
        "Lista allt av en sort, med samma filter överallt",
        "List everything of a kind, with the same filters everywhere",
    ),
};

/// What a meeting needs to know.
pub static MEETING: Report = Report {
    name: "meeting",
    schema: "vbe.meeting/1",
    lists: &["meetings"],
    table: "questions",
    about: Say::fixed(
        "Sidan att ta med till ett möte: vad som har hänt, vem som ska svara på vad, vad som väntar",
        "The page to take to a meeting: what has happened, who is to answer what, what waits",
    ),
};

/// Who owns what.
pub static ROLES: Report = Report {
    name: "roles",
    schema: "vbe.roles/1",
    lists: &["sections"],
    table: "roles",
    about: Say::fixed(
        "Visa vad varje roll äger, och hur mycket som faller när",
        "Show what each role owns, and how much falls when",
    ),
};

/// The follow-up of a plan as one document. `vbe report` is one command for it and for what anybody may see.
pub static FOLLOW_UP: Report = Report {
    name: "report",
    schema: "vbe.follow-up/1",
    lists: &["follow_ups"],
    table: "activities",
    about: Say::fixed("Följ upp en plan i ett dokument", "Follow up a plan in one document"),
};

/// What became of every cell that was imported. It follows upon something that is written, and is no report by itself.
pub static IMPORT: Report = Report {
    name: "import",
    schema: "vbe.import/1",
    lists: &["imports"],
    table: "cells",
    about: Say::fixed(
        "Gör ett utkast till plan av en tabell i Excel, Word, csv eller Markdown",
        "Make a draft of a plan out of a table in Excel, Word, csv or Markdown",
    ),
};

/// Every report there is.
pub static REPORTS: [&Report; 13] = [
    &STATUS, &GAPS, &DUE, &DIFF, &HISTORY, &ACCOUNT, &SHOW, &LIST, &CASES, &PUBLIC, &PRIVACY, &MEETING,
    &ROLES,
];
