//! Writes a page for people: headings, facts and tables, in the width that there is.

use std::io::{self, Write};

use super::format::RenderOptions;
use super::picture;
use super::table;
use super::wrap::wrap;
use crate::base::lang::Lang;
use crate::output::page::{Cell, Page, Part, Stamp};

/// The fewest columns that a fact is read in beside its label. Where there is less, it stands on a line of its own.
const BESIDE: usize = 26;

pub(super) fn page(page: &Page, options: RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    // Where a section has parts of its own, its heading is told from theirs.
    let is_deep = page.parts.iter().flat_map(|part| &part.parts).any(|part| !part.parts.is_empty());
    let capitals = if is_deep { 3 } else { 2 };
    heading(&page.title, true, options, out)?;
    for part in &page.parts {
        writeln!(out)?;
        write(part, (1, capitals), options, out)?;
    }
    writeln!(out)?;
    for note in &page.notes {
        writeln!(out, "{}", wrap(note, options.width, 0, options.lang))?;
    }
    writeln!(out, "{}", wrap(&stamp(&page.stamp, options.lang), options.width, 0, options.lang))
}

/// Writes a part at its level; the headings of the levels below `capitals` are in capitals.
fn write(
    part: &Part,
    (level, capitals): (usize, usize),
    options: RenderOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    heading(&part.title, level < capitals, options, out)?;
    let (paragraphs, facts) = part.told();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let apart = if at > 0 { "\n" } else { "" };
        writeln!(out, "{apart}{}", wrap(&paragraph.cell.read("; "), options.width, 0, options.lang))?;
    }
    let shown = || facts.iter().map(|fact| (&fact.label, &fact.cell));
    let widest = shown().map(|(label, _)| label.chars().count()).max().unwrap_or_default();
    let is_beside = options.width >= widest + 2 + BESIDE;
    for (label, cell) in shown() {
        let indent = if is_beside { widest + 2 } else { 2 };
        let text = listed(cell, options.width.saturating_sub(indent), options.lang);
        let text = text.replace('\n', &format!("\n{:indent$}", ""));
        if is_beside {
            writeln!(out, "{label}:{}{text}", " ".repeat(widest + 1 - label.chars().count()))?;
        } else {
            writeln!(
                out,
                "{}\n{:indent$}{text}",
                wrap(&format!("{label}:"), options.width, 0, options.lang),
                ""
            )?;
        }
    }
    for picture in &part.pictures {
        write!(out, "{}", picture::text(picture, options))?;
    }
    if let Some(table) = &part.table {
        write!(out, "{}", table::text(table, options))?;
    }
    for part in &part.parts {
        writeln!(out)?;
        write(part, (level + 1, capitals), options, out)?;
    }
    Ok(())
}

/// A cell beside its label. Where it holds several things that take more than some lines together, each begins a line, with
/// the rest of it indented: a row of them is read as one.
fn listed(cell: &Cell, width: usize, lang: Lang) -> String {
    let whole = wrap(&cell.read("; "), width, 0, lang);
    match cell {
        Cell::List(all) if all.len() > 1 && whole.lines().count() > LINES => {
            let each = all.iter().map(|own| wrap(&own.read("; "), width, 2, lang));
            each.collect::<Vec<_>>().join("\n")
        }
        _ => whole,
    }
}

/// The most lines on which several things stand after each other.
const LINES: usize = 4;

/// In capitals, but for the words that are names of files or ids: those are written as they are.
fn capitals(title: &str) -> String {
    let is_name = |word: &str| {
        let inner = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        inner.contains(['/', '\\', '.', '_', ':'])
            || inner.contains(|sign: char| sign.is_ascii_digit()) && inner.contains(char::is_alphabetic)
    };
    let words = title.split_inclusive(' ');
    words.map(|word| if is_name(word) { word.to_owned() } else { word.to_uppercase() }).collect()
}

/// Writes a heading. Its level is seen by its form, so that colour is not needed.
fn heading(title: &str, is_upper: bool, options: RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    let title = if is_upper { capitals(title) } else { title.to_owned() };
    let title = wrap(&title, options.width, 0, options.lang);
    if options.colour { writeln!(out, "\u{1b}[1m{title}\u{1b}[0m") } else { writeln!(out, "{title}") }
}

/// `Läget 2018-10-01 · revision 0123456789, ändrad · vbe 0.1.0`
pub(super) fn stamp(stamp: &Stamp, lang: Lang) -> String {
    let revision = match &stamp.revision {
        None if stamp.is_git_silent => lang
            .pick(
                "okänd revision: arkivet (.git) finns, men git går inte att fråga",
                "unknown revision: the repository (.git) is there, but git cannot be asked",
            )
            .to_owned(),
        None => lang.pick("utan versionshantering", "not under version control").to_owned(),
        Some(revision) => {
            let none = lang.pick("saknas (inget är incheckat)", "none (nothing is committed)");
            let commit = revision.commit.as_deref().unwrap_or(none);
            let changed = if revision.changed {
                lang.pick(" · ändringar ej incheckade", " · changes not committed")
            } else {
                ""
            };
            match revision.from {
                Some(day) => lang.pick(
                    format!("filerna från {day}, revision {commit}"),
                    format!("the files of {day}, revision {commit}"),
                ),
                None => format!("revision {commit}{changed}"),
            }
        }
    };
    let day = lang.pick("Läget den", "As of");
    format!("{day} {} · {revision} · vbe {}", stamp.day, stamp.version)
}
