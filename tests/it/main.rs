//! Text in, text out: small workspaces, and what the program prints in them.

mod rule_pages;
mod workspace;
