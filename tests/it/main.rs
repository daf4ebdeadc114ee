//! Text in, text out: small workspaces, and what the program prints in them.

mod house;
mod rule_pages;
mod seeds;
mod workspace;
