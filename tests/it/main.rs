//! Text in, text out: small workspaces, and what the program prints in them.

mod docs;
mod house;
mod reports;
mod rule_pages;
mod seeds;
mod validate;
mod workspace;
