//! Reads open documents and spreadsheets: `.odt` and `.ods`, which have their tables and paragraphs in common.

mod styles;
mod lists;
mod state;
mod lines;
mod margins;
mod tables;

use std::collections::HashSet;

use super::contents::{Document, Reading, Why};
use super::flow::{Flow, Shape, Sink};
use super::pack::Pack;
use super::room::{Room, TableError};
use super::sheets::{Sheet, add};
use super::xml::{Element, Tree};
use crate::base::lang::Say;
use crate::say;
use lists::{Counts, Lists};
use state::Open;
use styles::Styles;

/// Reads a file.
pub(super) fn read(pack: &mut Pack<'_>, reading: &Reading) -> Result<Document, TableError> {
    // A locked file has its pages, but nobody can read them.
    let manifest = pack.page("META-INF/manifest.xml").ok().flatten();
    if manifest.is_some_and(|page| page.contains("encryption-data")) {
        return Err(TableError::Locked);
    }
    let content = pack.page("content.xml")?.ok_or(TableError::Broken)?;
    let tree = Tree::read(&content)?;
    let beside = pack.page("styles.xml")?;
    let beside = beside.as_deref().map(Tree::read).transpose()?;
    let roots: Vec<Element<'_>> = beside.iter().chain([&tree]).map(Tree::root).collect::<Result<_, _>>()?;
    let mut open = Open {
        styles: Styles::read(&roots),
        lists: Lists::read(&roots),
        room: Room::whole(),
        with_hidden: reading.with_hidden,
        with_struck: reading.with_struck,
        counts: Counts::default(),
        notes: Vec::new(),
    };
    let body = tree.root()?.child("body").ok_or(TableError::Broken)?;
    if let Some(book) = body.child("spreadsheet") {
        let mut document = open.book(book, reading)?;
        margins::leave(&roots, book, &open.styles, &mut document);
        return Ok(document);
    }
    let mut flow = Flow::default();
    open.blocks(body.child("text").ok_or(TableError::Broken)?, None, &mut flow)?;
    open.read_notes(&mut flow)?;
    // Each sort of page may have its own, which say the same.
    let mut seen = HashSet::new();
    for (name, sv, en) in [("header", "sidhuvudet", "the header"), ("footer", "sidfoten", "the footer")] {
        for own in roots.iter().flat_map(|root| root.within(name)) {
            let mut margin = Flow::at(Say::fixed(sv, en));
            open.blocks(own, Some(Why::Margin), &mut margin)?;
            let texts = margin.document.left_out.into_iter();
            flow.document.left_out.extend(texts.filter(|own| seen.insert(own.text.clone())));
        }
    }
    Ok(flow.document)
}

/// The most sheets in a book.
const SHEETS: usize = 1000;

impl Open {
    /// Reads the sheets of a book.
    fn book(&mut self, book: Element<'_>, reading: &Reading) -> Result<Document, TableError> {
        let mut document = Document::default();
        let mut wide = Room::whole();
        if book.all("table").nth(SHEETS).is_some() {
            return Err(TableError::TooLarge);
        }
        for (number, sheet) in (1..).zip(book.all("table")) {
            self.room.take_empty()?;
            let name = sheet.attribute("name").unwrap_or_else(|| format!("Blad {number}"));
            let is_hidden = !reading.with_hidden && self.styles.is_hidden_table(sheet);
            let draft = self.grid(sheet, None)?;
            add(
                &mut document,
                Sheet { name: name.clone(), is_hidden, grid: draft.grid },
                reading,
                &mut wide,
            )?;
            let mut flow = Flow::at(say!("textruta på {name}", "a text box on {name}"));
            let why = is_hidden.then_some(Why::HiddenSheet);
            for shapes in sheet.all("shapes") {
                self.boxes(shapes, why, &mut flow)?;
            }
            self.read_notes(&mut flow)?;
            document.blocks.extend(flow.document.blocks);
            document.left_out.extend(flow.document.left_out);
        }
        Ok(document)
    }

    /// Reads paragraphs, lists and tables into a sink. `why` is the reason that all of it is left out, if it is.
    fn blocks(
        &mut self,
        around: Element<'_>,
        why: Option<Why>,
        sink: &mut dyn Sink,
    ) -> Result<(), TableError> {
        for block in around.children() {
            match block.name() {
                "p" if self.styles.is_title(block) => {
                    self.paragraph(block, Shape::Heading(1), String::new(), why, sink)?;
                }
                "p" => self.paragraph(block, Shape::Paragraph, String::new(), why, sink)?,
                "h" => {
                    let level = block.number("outline-level").unwrap_or(1).max(1) as usize;
                    let marker = self.counts.heading(&self.lists, level - 1, block);
                    self.paragraph(block, Shape::Heading(level), marker, why, sink)?;
                }
                "list" => self.list(block, None, 0, why, sink)?,
                "table" => {
                    let draft = self.grid(block, why)?;
                    sink.table(draft, &mut self.room)?;
                }
                "tracked-changes" => self.deleted(block, sink)?,
                "frame" | "custom-shape" | "rect" | "g" | "text-box" => self.boxes(block, why, sink)?,
                "section" => {
                    let is_hidden = block.attribute("display").is_some_and(|own| own != "true");
                    self.blocks(
                        block,
                        why.or((is_hidden && !self.with_hidden).then_some(Why::Hidden)),
                        sink,
                    )?;
                }
                // An index, which is text that a program has made: its template is not seen.
                "index-body" | "index-title" | "table-of-content" | "alphabetical-index" | "user-index"
                | "illustration-index" | "table-index" | "object-index" | "bibliography"
                | "numbered-paragraph" => {
                    self.blocks(block, why, sink)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads the notes that the text has had so far.
    fn read_notes(&mut self, flow: &mut Flow) -> Result<(), TableError> {
        for (number, note) in (1..).zip(std::mem::take(&mut self.notes)) {
            flow.at = Some(say!("fotnot {number}", "footnote {number}"));
            for (line, shape) in note {
                flow.line(line, shape, &mut self.room)?;
            }
        }
        Ok(())
    }

    /// Leaves out what tracked changes have taken away.
    fn deleted(&mut self, changes: Element<'_>, sink: &mut dyn Sink) -> Result<(), TableError> {
        for own in changes.all("changed-region").flat_map(|own| own.all("deletion")) {
            self.blocks(own, Some(Why::Deleted), sink)?;
        }
        Ok(())
    }

    /// Reads what stands in boxes, at any depth in a drawing.
    fn boxes(
        &mut self,
        around: Element<'_>,
        why: Option<Why>,
        sink: &mut dyn Sink,
    ) -> Result<(), TableError> {
        for own in around.children() {
            match own.name() {
                "p" | "h" | "list" | "table" => return self.blocks(around, why, sink),
                // What describes a picture is not seen.
                "title" | "desc" => {}
                _ => self.boxes(own, why, sink)?,
            }
        }
        Ok(())
    }

    fn paragraph(
        &mut self,
        own: Element<'_>,
        shape: Shape,
        marker: String,
        why: Option<Why>,
        sink: &mut dyn Sink,
    ) -> Result<(), TableError> {
        let mut read = lines::Read::default();
        read.line.marker = marker;
        let look = self.styles.look("paragraph", own);
        self.inline(own, look, why, &mut read)?;
        sink.line(read.line, shape, &mut self.room)?;
        for own in read.boxes {
            self.boxes(own, why, sink)?;
        }
        Ok(())
    }

    /// Reads a list, with those inside it.
    fn list(
        &mut self,
        list: Element<'_>,
        around: Option<&str>,
        depth: usize,
        why: Option<Why>,
        sink: &mut dyn Sink,
    ) -> Result<(), TableError> {
        let own = list.attribute("style-name");
        let style = own.as_deref().or(around);
        self.counts.begin(list, style, depth);
        for item in list.children() {
            let marker = match item.name() {
                "list-item" => self.counts.item(&self.lists, style, depth, item),
                "list-header" => String::new(),
                _ => continue,
            };
            let mut marker = Some(marker).filter(|_| item.name() == "list-item");
            for own in item.children() {
                match (own.name(), marker.take()) {
                    ("p" | "h", Some(marker)) => {
                        self.paragraph(own, Shape::Point(depth), marker, why, sink)?;
                    }
                    ("p" | "h", None) => self.paragraph(own, Shape::More, String::new(), why, sink)?,
                    ("list", _) => self.list(own, style, depth + 1, why, sink)?,
                    _ => {}
                }
            }
        }
        Ok(())
    }
}
