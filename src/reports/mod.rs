//! Reports judge the work, while rules judge records. A report makes a `Page` and
//! knows nothing of output formats. [`REPORTS`] lists them all.

mod report;
mod context;
mod cells;
mod grounds;
pub(crate) mod pictures;
mod indicators;
mod goals;
pub mod status;
pub(crate) mod gaps;
pub(crate) mod due;
pub(crate) mod account;
pub(crate) mod diff;
pub(crate) mod history;
pub(crate) mod cases;
mod training;
mod surveys;
pub(crate) mod follow_up;
pub(crate) mod import;
pub(crate) mod show;
pub(crate) mod listing;
pub(crate) mod meeting;
pub(crate) mod roles;
pub(crate) mod public;
pub(crate) mod privacy;
pub(crate) mod site;
mod list;

pub use account::ACCOUNT;
pub use cases::CASES;
pub use context::ReportContext;
pub use diff::DIFF;
pub use due::DUE;
pub use follow_up::FOLLOW_UP;
pub use gaps::GAPS;
pub use history::HISTORY;
pub use import::IMPORT;
pub use list::REPORTS;
pub use listing::LIST;
pub use meeting::MEETING;
pub use privacy::PRIVACY;
pub use public::PUBLIC;
pub use report::Report;
pub use roles::ROLES;
pub use show::SHOW;
pub use status::STATUS;
