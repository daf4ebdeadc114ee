//! A page for people: headings, facts and tables, in the width that there is.

use std::io::{self, Write};

use super::{Look, table};
use crate::lang::Lang;
use crate::page::{Fact, Page, Part, Stamp};

pub(super) fn page(page: &Page, look: Look, out: &mut dyn Write) -> io::Result<()> {
    heading(&page.title, 0, look, out)?;
    for part in &page.parts {
        writeln!(out)?;
        write(part, 1, look, out)?;
    }
    writeln!(out)?;
    for note in &page.notes {
        writeln!(out, "{}", table::wrap(note, look.width, 0))?;
    }
    writeln!(out, "{}", table::wrap(&stamp(&page.stamp, look.lang), look.width, 0))
}

fn write(part: &Part, level: usize, look: Look, out: &mut dyn Write) -> io::Result<()> {
    heading(&part.title, level, look, out)?;
    let label = |fact: &Fact| fact.label.as_ref().map(|label| label.chars().count()).unwrap_or_default();
    let widest = part.facts.iter().map(label).max().unwrap_or_default().min(24);
    for fact in &part.facts {
        let Some(label) = &fact.label else { continue };
        let text = fact.cell.read("; ");
        let line = format!("{label}: {}{text}", " ".repeat(widest.saturating_sub(label.chars().count())));
        // `wrap` folds spaces; the label's own are put back by its indent.
        let indent = widest + 2;
        let wrapped = table::wrap(&text, look.width.saturating_sub(indent), 0).replace('\n', &format!("\n{}", " ".repeat(indent)));
        let head = &line[..line.len() - text.len()];
        writeln!(out, "{head}{wrapped}")?;
    }
    if let Some(table) = &part.table {
        write!(out, "{}", table::text(table, look))?;
    }
    for part in &part.parts {
        writeln!(out)?;
        write(part, level + 1, look, out)?;
    }
    Ok(())
}

/// Headings are told apart by their form, so that they are told apart without colour too.
fn heading(title: &str, level: usize, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let title = if level < 2 { title.to_uppercase() } else { title.to_owned() };
    let title = table::wrap(&title, look.width, 0);
    if look.colour { writeln!(out, "\u{1b}[1m{title}\u{1b}[0m") } else { writeln!(out, "{title}") }
}

/// `Läget 2018-10-01 · revision 0123456789, ändrad · vbe 0.1.0`
pub(super) fn stamp(stamp: &Stamp, lang: Lang) -> String {
    let revision = match &stamp.revision {
        None => lang.pick("utan versionshantering", "not under version control").to_owned(),
        Some(revision) => {
            let none = lang.pick("ännu inget", "none yet");
            let commit = revision.commit.as_deref().unwrap_or(none);
            let changed = if revision.changed { lang.pick(", med ändringar", ", with changes") } else { "" };
            format!("revision {commit}{changed}")
        }
    };
    let day = lang.pick("Läget den", "As of");
    format!("{day} {} · {revision} · vbe {}", stamp.day, stamp.version)
}
