//! Writes a page as Markdown, for documents and merge requests.

use std::io::{self, Write};

use super::format::RenderOptions;
use super::text;
use crate::output::page::{Cell, Fit, Page, Part, Table};
use crate::syntax::text::visible;

pub(super) fn page(page: &Page, options: RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}", escape(&page.title))?;
    for part in &page.parts {
        write(part, 2, out)?;
    }
    writeln!(out)?;
    for note in &page.notes {
        writeln!(out, "{}\n", escape(note))?;
    }
    writeln!(out, "_{}_", escape(&text::stamp(&page.stamp, options.lang)))
}

fn write(part: &Part, level: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{} {}\n", "#".repeat(level), escape(&part.title))?;
    let (paragraphs, facts) = part.told();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let apart = if at > 0 { "\n" } else { "" };
        writeln!(out, "{apart}{}", escape(&paragraph.cell.read("; ")))?;
    }
    if !paragraphs.is_empty() && !facts.is_empty() {
        writeln!(out)?;
    }
    for fact in facts {
        writeln!(out, "- **{}:** {}", escape(&fact.label), escape(&fact.cell.read("; ")))?;
    }
    for picture in &part.pictures {
        rows(&picture.table, out)?;
        writeln!(out, "\n{}\n", escape(&picture.about))?;
    }
    if let Some(table) = &part.table {
        if !part.facts.is_empty() {
            writeln!(out)?;
        }
        rows(table, out)?;
    }
    part.parts.iter().try_for_each(|part| write(part, level + 1, out))
}

fn rows(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    // A column with neither a label nor any content is only for programs.
    let is_said = |at: usize| {
        !table.heads()[at].label.is_empty() || table.rows().iter().any(|row| row[at] != Cell::Nothing)
    };
    let shown: Vec<usize> =
        (0..table.heads().len()).filter(|at| table.heads()[*at].fit != Fit::Hidden && is_said(*at)).collect();
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln!(out, "{}", line(shown.iter().map(|at| escape(&table.heads()[*at].label)).collect()))?;
    writeln!(out, "{}", line(shown.iter().map(|_| "---".to_owned()).collect()))?;
    for row in table.rows() {
        writeln!(out, "{}", line(shown.iter().map(|at| cell(&row[*at])).collect()))?;
    }
    Ok(())
}

fn cell(cell: &Cell) -> String {
    cell.read("\n").split('\n').map(escape).collect::<Vec<_>>().join("<br>")
}

/// Escapes what Markdown would read as markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in visible(text).chars() {
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#') {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}
