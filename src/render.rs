//! Answers as text: small writers that know no plan. The list of formats is [`Format`].

mod look;
mod wrap;
mod table;
mod text;
mod markdown;
mod csv;
mod json;
mod excerpt;
mod narrated;
mod findings;
mod github;

use std::io::{self, Write};

use crate::page::Page;
pub use look::{Format, Look, Verdict};

/// Writes a page.
pub fn page(page: &Page, format: Format, look: Look, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Json => json::page(page, out),
        Format::Md => markdown::page(page, look, out),
        Format::Csv => csv::page(page, look, out),
        Format::Text | Format::Github => text::page(page, look, out),
    }
}

/// Writes findings.
pub fn findings(verdict: Verdict<'_>, format: Format, look: Look, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Json => json::findings(verdict, look.lang, out),
        Format::Github => github::findings(verdict, look.lang, out),
        Format::Text | Format::Md | Format::Csv => findings::text(verdict, look, out),
    }
}
