//! Text in, text out: small workspaces, and what the program prints in them.

// A helper that panics is a test that fails.
#![allow(
    clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::format_push_string,
    clippy::format_collect
)]

mod account;
mod adding;
mod advice;
mod agree;
mod annual;
mod at;
mod attack;
mod begin;
mod bounds;
mod cases;
#[cfg(unix)]
mod completions;
mod conversation;
mod conditions;
mod contracts;
mod corpus;
mod counted;
mod covered;
mod docs;
mod documents;
mod decisions;
mod diff;
mod door;
mod due;
mod edit;
mod export;
mod editions;
mod failing;
mod fields;
mod figures;
mod follow_up;
#[cfg(unix)]
mod forges;
mod forms;
mod fuzzing;
mod gaps;
mod glossary;
mod guard;
mod help;
mod history;
mod hostile;
mod house;
mod hyphens;
mod import;
mod import_again;
mod import_asked;
mod import_coloured;
mod import_heads;
mod import_letters;
mod import_lines;
mod imported;
mod indicators;
mod kept;
mod law_of_the_day;
mod lifetimes;
mod losing;
mod lsp;
mod manual;
mod measurements;
mod meeting_page;
mod meetings;
mod other_makes;
mod packaging;
mod overview;
mod page_forms;
mod pages;
mod promises;
mod recurring;
mod reading;
mod reader;
mod references;
mod reports;
mod revise;
mod rows;
mod rule_pages;
mod scan;
mod schemas_here;
mod secrets;
mod serve;
mod schemas;
mod seeds;
mod show;
mod situations;
mod spreadsheets;
mod strategies;
mod supply;
mod surveys;
mod targets;
mod times;
mod town;
mod trainings;
mod typed;
mod validate;
mod what_if;
mod widths;
mod words;
mod written;
mod sandbox;
