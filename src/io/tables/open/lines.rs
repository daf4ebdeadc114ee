//! The text of a paragraph in an open document, and what of it is seen.

use super::super::contents::Why;
use super::super::flow::TableDraft;
use super::super::flow::{Line, Shape, Sink};
use super::super::room::{Room, TableError};
use super::super::xml::{Element, Inside};
use super::state::Open;
use super::styles::Look;

/// The most spaces that one element stands for.
const SPACES: u32 = 1000;

/// What is read of a paragraph.
#[derive(Default)]
pub(super) struct Read<'t> {
    pub(super) line: Line,
    /// The boxes of text that hang on it.
    pub(super) boxes: Vec<Element<'t>>,
}

/// The lines of a note.
#[derive(Default)]
struct Note(Vec<(Line, Shape)>);

impl Sink for Note {
    fn line(&mut self, line: Line, shape: Shape, _: &mut Room) -> Result<(), TableError> {
        self.0.push((line, shape));
        Ok(())
    }

    fn table(&mut self, draft: TableDraft, room: &mut Room) -> Result<(), TableError> {
        let (rows, _) = draft.grid.rows(room)?;
        for (_, cell) in rows.iter().flat_map(super::super::table::Row::own) {
            let mut line = Line::default();
            line.say(&cell.text, None, cell.bold);
            self.0.push((line, Shape::Paragraph));
        }
        Ok(())
    }
}

impl Open {
    /// Reads what stands in a paragraph, or in a stretch of it with one look.
    pub(super) fn inline<'t>(
        &mut self,
        around: Element<'t>,
        look: Look,
        why: Option<Why>,
        read: &mut Read<'t>,
    ) -> Result<(), TableError> {
        let hidden = match () {
            () if !self.with_hidden && look.hidden == Some(true) => Some(Why::Hidden),
            () if !self.with_struck && look.struck == Some(true) => Some(Why::Struck),
            () => None,
        };
        let own_why = why.or(hidden);
        let is_bold = look.bold == Some(true);
        for inside in around.inside() {
            let own = match inside {
                Inside::Text(text) => {
                    // A line end in the file is a blank, as any other.
                    read.line.say(&text.replace(['\n', '\r', '\t'], " "), own_why, is_bold);
                    continue;
                }
                Inside::Element(own) => own,
            };
            match own.name() {
                "s" => {
                    let spaces = own.number("c").unwrap_or(1);
                    if spaces > SPACES {
                        return Err(TableError::TooLarge);
                    }
                    read.line.say(&" ".repeat(spaces as usize), own_why, is_bold);
                }
                "tab" => read.line.say(" ", own_why, is_bold),
                "line-break" => read.line.say("\n", own_why, is_bold),
                "span" | "a" => {
                    let look = self.styles.look("text", own).or(look);
                    self.inline(own, look, why, read)?;
                }
                "note" => self.note(own, why)?,
                "annotation" => {
                    let text = own.within("p").map(Element::text).collect::<Vec<_>>().join("\n");
                    read.line.leave(Why::Comment, &text);
                }
                "placeholder" => read.line.leave(why.unwrap_or(Why::Prompt), &own.text()),
                "content-control" => {
                    let is_prompt = own.attribute("showing-place-holder").is_some_and(|own| own == "true");
                    self.inline(own, look, why.or(is_prompt.then_some(Why::Prompt)), read)?;
                }
                "hidden-text"
                    if !self.with_hidden && own.attribute("is-hidden").is_none_or(|own| own == "true") =>
                {
                    read.line.leave(why.unwrap_or(Why::Hidden), &own.text());
                }
                "frame" | "custom-shape" | "rect" | "g" | "text-box" => read.boxes.push(own),
                // How a word is pronounced, and code.
                "ruby-text" | "script" | "annotation-end" | "tracked-changes" => {}
                _ => self.inline(own, look, why, read)?,
            }
        }
        Ok(())
    }

    /// Keeps a note for the end of the text.
    fn note(&mut self, own: Element<'_>, why: Option<Why>) -> Result<(), TableError> {
        let mut note = Note::default();
        if let Some(body) = own.child("note-body") {
            self.blocks(body, why, &mut note)?;
        }
        self.room.take_empty()?;
        self.notes.push(note.0);
        Ok(())
    }
}
