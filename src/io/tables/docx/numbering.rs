//! The numbers and bullets before paragraphs in a `.docx`, which the file does not say but lets a program count.

use std::collections::HashMap;

use super::super::flow::BULLET;
use super::super::room::{Room, TableError};
use super::super::text::{letters, roman};
use super::super::xml::{Element, Tree};
use super::styles::Styles;

/// How deep a list may be.
const LEVELS: usize = 9;

/// How a level of a list is numbered.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// The text of the marker, with `%1` for the number of the first level.
    text: String,
    /// Whether it goes on where a level above it is counted on.
    goes_on: bool,
    /// Whether the numbers of the levels above are plain ones in it.
    is_plain: bool,
}

/// A list: the shape that it is counted with.
#[derive(Clone, Copy, Debug)]
struct List {
    id: u32,
    shape: u32,
}

/// The lists of a document, and how far each has been counted.
#[derive(Default)]
pub(super) struct Numbering {
    lists: HashMap<u32, List>,
    /// The levels of each shape.
    levels: HashMap<(u32, usize), Level>,
    /// The levels of lists that differ from their shapes.
    own: HashMap<(u32, usize), Level>,
    /// The numbers that levels of lists begin anew with.
    starts: HashMap<(u32, usize), u32>,
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
}

impl Numbering {
    pub(super) fn read(page: &str, styles: &Styles, room: &mut Room) -> Result<Self, TableError> {
        let tree = Tree::read(page)?;
        let lists = tree.root()?;
        let mut read = Self::default();
        let mut links: HashMap<u32, String> = HashMap::new();
        for own in lists.all("abstractNum") {
            room.take_empty()?;
            let Some(shape) = own.number("abstractNumId") else { continue };
            links.extend(own.val("numStyleLink").map(|style| (shape, style)));
            let levels = own.all("lvl").filter_map(|own| Some(((shape, place(own)?), level(own))));
            read.levels.extend(levels);
        }
        for own in lists.all("num") {
            room.take_empty()?;
            let shape = own.val("abstractNumId").and_then(|shape| shape.parse().ok());
            let (Some(id), Some(shape)) = (own.number("numId"), shape) else { continue };
            read.lists.insert(id, List { id, shape });
            for change in own.all("lvlOverride") {
                let Some(at) = place(change) else { continue };
                let start = change.val("startOverride").and_then(|start| start.parse().ok());
                read.starts.extend(start.map(|start: u32| ((id, at), start)));
                read.own.extend(change.child("lvl").map(|own| ((id, at), level(own))));
            }
        }
        // A shape may be that of a style, which names a list, which has the shape.
        let linked = |shape: u32| Some(read.lists.get(&styles.list(links.get(&shape)?)?.0)?.shape);
        let linked: HashMap<u32, u32> =
            links.keys().filter_map(|shape| Some((*shape, linked(*shape)?))).collect();
        for list in read.lists.values_mut() {
            list.shape = linked.get(&list.shape).copied().unwrap_or(list.shape);
        }
        Ok(read)
    }

    /// Counts a paragraph, and returns what stands before it; none where nothing does.
    pub(super) fn next(&mut self, list: u32, at: usize) -> Option<String> {
        let list = *self.lists.get(&list)?;
        let (levels, own) = (&self.levels, &self.own);
        let of = |at: usize| own.get(&(list.id, at)).or_else(|| levels.get(&(list.shape, at)));
        let level = of(at)?;
        let counts = self.counts.entry(list.shape).or_default();
        // A list begins anew once.
        let next = match (self.starts.remove(&(list.id, at)), counts[at]) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => level.start,
        };
        counts[at] = Some(next);
        for (nth, count) in counts.iter_mut().enumerate() {
            if nth < at {
                count.get_or_insert(of(nth).map_or(1, |own| own.start));
            } else if nth > at && !of(nth).is_some_and(|own| own.goes_on) {
                *count = None;
            }
        }
        if level.format == "bullet" {
            return Some(BULLET.to_owned());
        }
        let mut text = String::new();
        let mut chars = level.text.chars().peekable();
        while let Some(char) = chars.next() {
            let nth = chars.peek().and_then(|next| next.to_digit(10)).filter(|nth| char == '%' && *nth > 0);
            let Some(nth) = nth.map(|nth| nth as usize - 1) else {
                text.push(char);
                continue;
            };
            chars.next();
            let format = of(nth).map_or("decimal", |own| own.format.as_str());
            let format = if level.is_plain && format != "none" { "decimal" } else { format };
            text.push_str(&written(counts[nth].unwrap_or(1), format));
        }
        let text = text.trim().to_owned();
        (!text.is_empty()).then_some(text)
    }
}

/// The level that an element is about.
fn place(own: Element<'_>) -> Option<usize> {
    own.number("ilvl").map(|at| at as usize).filter(|at| *at < LEVELS)
}

fn level(own: Element<'_>) -> Level {
    Level {
        start: own.val("start").and_then(|start| start.parse().ok()).unwrap_or(1),
        format: own.val("numFmt").unwrap_or_else(|| "decimal".into()),
        text: own.val("lvlText").unwrap_or_default(),
        goes_on: own.val("lvlRestart").is_some_and(|own| own == "0"),
        is_plain: own.flag("isLgl").unwrap_or_default(),
    }
}

/// A number as a list writes it.
fn written(number: u32, format: &str) -> String {
    let text = match format {
        "none" => Some(String::new()),
        "decimalZero" => Some(format!("{number:02}")),
        "lowerLetter" => letters(number),
        "upperLetter" => letters(number).map(|text| text.to_uppercase()),
        "lowerRoman" => roman(number),
        "upperRoman" => roman(number).map(|text| text.to_uppercase()),
        _ => None,
    };
    text.unwrap_or_else(|| number.to_string())
}
