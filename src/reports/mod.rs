//! Reports judge the work, where rules judge records. A report makes a [`crate::output::page::Page`]; it knows no format.
//! The list of them is [`REPORTS`].

mod list;
mod context;
mod cells;
pub mod indicators;
pub mod status;
pub mod gaps;
pub mod due;
pub mod account;
pub mod diff;
pub mod history;
pub mod follow_up;
pub mod import;
pub mod cases;
pub mod show;
pub mod listing;
pub mod meeting;
pub mod roles;
pub mod public;
pub mod privacy;

pub use context::ReportContext;
pub use list::{
    ACCOUNT, CASES, DIFF, DUE, FOLLOW_UP, GAPS, HISTORY, IMPORT, LIST, MEETING, PRIVACY, PUBLIC, REPORTS,
    ROLES, Report, SHOW, STATUS,
};
