//! Text in, text out: small workspaces, and what the program prints in them.

// A helper that panics is a test that fails.
#![allow(
    clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::format_push_string,
    clippy::format_collect
)]

mod attack;
mod cases;
mod corpus;
mod docs;
mod due;
mod edit;
mod figures;
mod guard;
mod hostile;
mod house;
mod kept;
mod measurements;
mod meetings;
mod reports;
mod rule_pages;
mod scan;
mod secrets;
mod seeds;
mod situations;
mod validate;
mod workspace;
