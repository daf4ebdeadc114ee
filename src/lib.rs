//! `vbe`: plans, progress and gaps in a municipality's work against violent extremism, kept as plain-text records.
//!
//! The order of the modules is the architecture: a module uses only what is declared above it, which
//! `tests/it/house.rs` holds every file to. Read from the top: first what things are, then what files say, then the
//! whole of them, then what is derived and judged, and last how it is told. `docs/architecture.md` has the picture.

// What everything is said with.
pub mod lang;
// What times, names and numbers mean.
pub mod day;
pub mod likeness;
pub mod forbidden;
pub mod period;
pub mod halfyear;
pub mod rhythm;
pub mod target;
// A file: its text, its tree, and what is wrong with it.
pub mod text;
pub mod tree;
pub mod fault;
pub mod finding;
pub mod detector;
pub mod yaml;
pub mod toml;
pub mod schema;
pub mod edit;
pub mod tables;
// What the outside holds.
pub mod disk;
pub mod write;
pub mod git;
// What files say.
pub mod records;
pub mod kinds;
pub mod config;
pub mod allow;
// What in a file points a person out.
pub mod privacy;
// From files to one immutable whole.
pub mod load;
pub mod whole;
pub mod past;
pub mod draft;
// What follows from it on a day.
pub mod facts;
pub mod rules;
pub mod manual;
// What git keeps, looked at.
pub mod guard;
// What stands around the records.
pub mod setup;
// What people do to records.
pub mod change;
pub mod import;
// How it is told.
pub mod page;
pub mod mask;
pub mod reports;
pub mod render;
pub mod cli;
