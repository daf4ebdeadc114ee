//! Reads the text and the tables of a `.docx`.

mod styles;
mod numbering;
mod word;
mod runs;
mod tables;

use std::collections::HashSet;

use super::contents::{Document, Reading, Why};
use super::flow::{Flow, Line, Shape, Sink};
use super::pack::{Pack, Relation};
use super::room::{Room, TableError};
use super::xml::{Element, Tree};
use crate::base::lang::Say;
use crate::say;
use numbering::Numbering;
use styles::Styles;
use word::Word;

/// Reads a document, by the name and the content of its main page.
pub(super) fn read(
    pack: &mut Pack<'_>,
    (name, document): (&str, Element<'_>),
    reading: &Reading,
) -> Result<Document, TableError> {
    let relations = pack.relations(name)?;
    let styles = match one(pack, &relations, "styles")? {
        Some(page) => Styles::read(&page)?,
        None => Styles::default(),
    };
    let mut room = Room::whole();
    let numbering = match one(pack, &relations, "numbering")? {
        Some(page) => Numbering::read(&page, &styles, &mut room)?,
        None => Numbering::default(),
    };
    let Reading { with_hidden, with_struck, .. } = *reading;
    let mut word = Word { styles: &styles, numbering, room, with_hidden, with_struck };
    let mut flow = Flow::default();
    let body = document.child("body").ok_or(TableError::Broken)?;
    word.blocks(body, None, &mut flow)?;
    for (sort, name) in [("footnotes", ("fotnot", "footnote")), ("endnotes", ("slutnot", "endnote"))] {
        let Some(page) = one(pack, &relations, sort)? else { continue };
        let tree = Tree::read(&page)?;
        // The line between the text and the notes is a note too, with a sort of its own.
        let notes =
            tree.root()?.children().filter(|note| note.attribute("type").is_none_or(|sort| sort == "normal"));
        for (number, note) in (1..).zip(notes) {
            let (sv, en) = name;
            flow.at = Some(say!("{sv} {number}", "{en} {number}"));
            word.blocks(note, None, &mut flow)?;
        }
    }
    word.beside(pack, &relations, &mut flow)?;
    Ok(flow.document)
}

/// The page of a sort of which there is one at most.
fn one(pack: &mut Pack<'_>, relations: &[Relation], sort: &str) -> Result<Option<String>, TableError> {
    relations.iter().find(|own| own.sort == sort).map_or(Ok(None), |own| pack.page(&own.target))
}

impl Word<'_> {
    /// Leaves out what stands beside the text: comments, headers and footers.
    fn beside(
        &mut self,
        pack: &mut Pack<'_>,
        relations: &[Relation],
        flow: &mut Flow,
    ) -> Result<(), TableError> {
        if let Some(page) = one(pack, relations, "comments")? {
            let tree = Tree::read(&page)?;
            for (number, comment) in (1..).zip(tree.root()?.all("comment")) {
                flow.at = Some(say!("kommentar {number}", "comment {number}"));
                self.blocks(comment, Some(Why::Comment), flow)?;
            }
        }
        // Each chapter may have its own, which say the same.
        let mut seen = HashSet::new();
        for own in relations {
            let at = match own.sort.as_str() {
                "header" => Say::fixed("sidhuvudet", "the header"),
                "footer" => Say::fixed("sidfoten", "the footer"),
                _ => continue,
            };
            let Some(page) = pack.page(&own.target)? else { continue };
            let tree = Tree::read(&page)?;
            let mut margin = Flow::at(at);
            self.blocks(tree.root()?, Some(Why::Margin), &mut margin)?;
            let texts = margin.document.left_out.into_iter();
            flow.document.left_out.extend(texts.filter(|own| seen.insert(own.text.clone())));
        }
        Ok(())
    }

    /// Reads paragraphs and tables into a sink. `why` is the reason that all of it is left out, if it is.
    fn blocks(
        &mut self,
        around: Element<'_>,
        why: Option<Why>,
        sink: &mut dyn Sink,
    ) -> Result<(), TableError> {
        for block in around.children() {
            match block.name() {
                "p" => self.paragraph(block, why, sink)?,
                "tbl" => self.table(block, why, sink)?,
                "AlternateContent" => {
                    if let Some(form) = runs::form(block) {
                        self.blocks(form, why, sink)?;
                    }
                }
                "sdt" => {
                    let why = why.or(runs::prompt(block));
                    if let Some(content) = block.child("sdtContent") {
                        self.blocks(content, why, sink)?;
                    }
                }
                "del" | "moveFrom" => self.blocks(block, Some(Why::Deleted), sink)?,
                "ins" | "moveTo" | "customXml" | "smartTag" => self.blocks(block, why, sink)?,
                // A formula on a line of its own.
                "oMathPara" => {
                    let mut line = Line::default();
                    line.say(&block.text(), why, false);
                    sink.line(line, Shape::Paragraph, &mut self.room)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(
        &mut self,
        own: Element<'_>,
        why: Option<Why>,
        sink: &mut dyn Sink,
    ) -> Result<(), TableError> {
        let mut read = runs::Read::default();
        let look = self.styles.of_paragraph(own);
        self.runs(own, look.text, why, &mut read);
        let is_deleted = own.path(&["pPr", "rPr", "del"]).is_some() && read.line.is_empty();
        let level = if is_deleted { None } else { look.list };
        let point = level.and_then(|(list, level)| Some((self.numbering.next(list, level)?, level)));
        let shape = match (&point, look.outline) {
            (_, Some(outline)) => Shape::Heading(outline + 1),
            (Some((_, level)), None) => Shape::Point(*level),
            (None, None) => Shape::Paragraph,
        };
        // The marker of a paragraph of which nothing is seen is not seen either, but for one that stands alone.
        if let Some((marker, _)) = point.filter(|_| why.is_none()) {
            self.room.take(1, &marker)?;
            read.line.marker = marker;
        }
        sink.line(read.line, shape, &mut self.room)?;
        for text_box in read.boxes {
            self.blocks(text_box, why, sink)?;
        }
        Ok(())
    }
}
