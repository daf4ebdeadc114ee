//! `vbe`: plans, progress and gaps in a municipality's work against violent extremism, kept as plain-text records.
//!
//! The order of the modules is the architecture: a wing uses only the wings declared above it, and inside a wing a module
//! uses only those above it, which `tests/it/house.rs` holds every file to. `docs/architecture.md` has the picture.

// Values, and the text of one file.
pub mod base;
pub mod syntax;
pub mod pii;
// The outside, and the records that come from it.
pub mod io;
pub mod model;
// What follows from the records on a day.
pub mod facts;
pub mod rules;
pub mod gaps;
// What git keeps, and the setup around a workspace.
pub mod guard;
pub mod setup;
// What changes the records.
pub(crate) mod editing;
pub mod import;
// Answers and commands.
pub mod output;
pub mod reports;
// What somebody is helped with who writes records.
pub mod assist;
pub mod cli;
