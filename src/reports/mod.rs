//! Reports judge the work, where rules judge records. A report makes a [`crate::output::page::Page`]; it knows no format.
//! The list of them is [`REPORTS`].

mod list;
mod context;
mod cells;
pub(crate) mod indicators;
pub mod status;
pub(crate) mod gaps;
pub(crate) mod due;
pub(crate) mod account;
pub(crate) mod diff;
pub(crate) mod history;
pub(crate) mod follow_up;
pub(crate) mod import;
pub(crate) mod cases;
pub(crate) mod show;
pub(crate) mod listing;
pub(crate) mod meeting;
pub(crate) mod roles;
pub(crate) mod public;
pub(crate) mod privacy;

pub use context::ReportContext;
pub use list::{
    ACCOUNT, CASES, DIFF, DUE, FOLLOW_UP, GAPS, HISTORY, IMPORT, LIST, MEETING, PRIVACY, PUBLIC, REPORTS,
    ROLES, Report, SHOW, STATUS,
};
