//! Writes a page as Markdown, for documents and merge requests.

use std::io::{self, Write};

use super::format::RenderOptions;
use super::text;
use crate::output::page::{Cell, Page, Part, Table};
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
    // A blank line stands before each block, and none after.
    writeln!(out, "\n{} {}", "#".repeat(level), escape(&part.title))?;
    let (paragraphs, facts) = part.told();
    for paragraph in paragraphs {
        writeln!(out, "\n{}", escape(&paragraph.cell.read("; ")))?;
    }
    for (at, fact) in facts.iter().enumerate() {
        let apart = if at == 0 { "\n" } else { "" };
        writeln!(out, "{apart}- **{}:** {}", escape(&fact.label), escape(&fact.cell.read("; ")))?;
    }
    for picture in &part.pictures {
        writeln!(out)?;
        rows(&picture.table, out)?;
        writeln!(out, "\n{}", escape(&picture.about))?;
    }
    if let Some(table) = &part.table {
        writeln!(out)?;
        rows(table, out)?;
    }
    part.parts.iter().try_for_each(|part| write(part, level + 1, out))
}

fn rows(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let shown = table.shown();
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
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in visible(text).chars() {
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#') {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}
