//! Writes a page as a piece of HTML, to be pasted into an intranet page or a mail: headings, lists and tables
//! that a screen reader can navigate, without scripts and styles.

use std::borrow::Cow;
use std::io::{self, Write};

use super::format::RenderOptions;
use super::text;
use crate::output::page::{Cell, Fit, Page, Part, Table};
use crate::syntax::text::visible;

pub(super) fn page(page: &Page, options: RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    let lang = options.lang.pick("sv", "en");
    writeln!(out, "<section lang=\"{lang}\">\n<h2>{}</h2>", escape(&page.title))?;
    for part in &page.parts {
        write(part, 3, out)?;
    }
    for note in &page.notes {
        writeln!(out, "<p>{}</p>", escape(note))?;
    }
    writeln!(out, "<p><small>{}</small></p>\n</section>", escape(&text::stamp(&page.stamp, options.lang)))
}

fn write(part: &Part, level: usize, out: &mut dyn Write) -> io::Result<()> {
    let title = escape(&part.title);
    writeln!(out, "<h{level}>{title}</h{level}>")?;
    let (paragraphs, said) = part.told();
    for paragraph in paragraphs {
        writeln!(out, "<p>{}</p>", lines(&paragraph.cell))?;
    }
    if !said.is_empty() {
        writeln!(out, "<dl>")?;
        for fact in said {
            writeln!(out, "<dt>{}</dt><dd>{}</dd>", escape(&fact.label), lines(&fact.cell))?;
        }
        writeln!(out, "</dl>")?;
    }
    if let Some(table) = &part.table {
        rows(table, &title, out)?;
    }
    // HTML has six levels of headings.
    part.parts.iter().try_for_each(|part| write(part, (level + 1).min(6), out))
}

fn rows(table: &Table, title: &str, out: &mut dyn Write) -> io::Result<()> {
    let is_said = |at: usize| table.rows().iter().any(|row| !row[at].read("").is_empty());
    let shown: Vec<usize> =
        (0..table.heads().len()).filter(|at| table.heads()[*at].fit != Fit::Hidden && is_said(*at)).collect();
    writeln!(out, "<table>\n<caption>{title}</caption>")?;
    let heads: Vec<String> = shown
        .iter()
        .map(|at| format!("<th scope=\"col\">{}</th>", escape(&table.heads()[*at].label)))
        .collect();
    let heads = heads.concat();
    writeln!(out, "<thead><tr>{heads}</tr></thead>\n<tbody>")?;
    for row in table.rows() {
        let cells: Vec<String> = shown.iter().map(|at| format!("<td>{}</td>", lines(&row[*at]))).collect();
        writeln!(out, "<tr>{}</tr>", cells.concat())?;
    }
    writeln!(out, "</tbody>\n</table>")
}

fn lines(cell: &Cell) -> String {
    cell.read("\n").split('\n').map(escape).collect::<Vec<_>>().join("<br>")
}

/// Escapes what HTML would read as markup.
fn escape(text: &str) -> Cow<'_, str> {
    let text = visible(text);
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped.into()
}
