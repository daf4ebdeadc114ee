//! The numbers and bullets before points and headings in an open document, which the file lets a program count.

use std::collections::HashMap;

use super::super::flow::BULLET;
use super::super::text::{letters, roman};
use super::super::xml::Element;

/// The most styles of a file that are read.
const MOST: usize = 50_000;

/// How deep a list may be.
const LEVELS: usize = 10;

/// How a level of a list is numbered.
#[derive(Clone, Debug, Default)]
struct Level {
    is_bullet: bool,
    format: String,
    before: String,
    after: String,
    /// How many levels are shown, its own last.
    shown: usize,
    start: u32,
}

type Levels = [Option<Level>; LEVELS];

/// The styles of lists, by name; that of headings has none.
#[derive(Default)]
pub(super) struct Lists {
    all: HashMap<String, Levels>,
}

/// How far lists have been counted.
#[derive(Default)]
pub(super) struct Counts {
    /// The list that is read, a level for each that lies in another.
    open: Vec<u32>,
    /// How far the last list of a style had come.
    last: HashMap<String, Vec<u32>>,
    headings: Vec<u32>,
}

impl Lists {
    pub(super) fn read(roots: &[Element<'_>]) -> Self {
        let mut lists = Self::default();
        let groups = roots.iter().flat_map(|root| root.children());
        for own in groups
            .filter(|own| matches!(own.name(), "styles" | "automatic-styles"))
            .flat_map(Element::children)
            .take(MOST)
        {
            let name = match own.name() {
                "list-style" => own.attribute("name").unwrap_or_default(),
                "outline-style" => String::new(),
                _ => continue,
            };
            let mut levels = Levels::default();
            for own in own.children() {
                let at = own.number("level").and_then(|level| (level as usize).checked_sub(1));
                if let Some(level) = at.and_then(|at| levels.get_mut(at)) {
                    *level = Some(Level {
                        is_bullet: own.name().ends_with("bullet") || own.name().ends_with("image"),
                        format: own.attribute("num-format").unwrap_or_default(),
                        before: own.attribute("num-prefix").unwrap_or_default(),
                        after: own.attribute("num-suffix").unwrap_or_default(),
                        shown: own.number("display-levels").unwrap_or(1) as usize,
                        start: own.number("start-value").unwrap_or(1),
                    });
                }
            }
            lists.all.insert(name, levels);
        }
        lists
    }

    fn level(&self, style: &str, depth: usize) -> Option<&Level> {
        self.all.get(style)?.get(depth)?.as_ref()
    }

    /// What stands before a point, when each level has been counted so far.
    fn marker(&self, style: &str, counts: &[u32]) -> String {
        let Some(depth) = counts.len().checked_sub(1) else { return String::new() };
        // A list without a style has bullets.
        let Some(level) = self.level(style, depth) else { return BULLET.to_owned() };
        if level.is_bullet {
            return BULLET.to_owned();
        }
        if level.format.is_empty() {
            return format!("{}{}", level.before, level.after).trim().to_owned();
        }
        let first = counts.len().saturating_sub(level.shown.max(1));
        let own = (first..counts.len()).filter_map(|at| {
            let format = &self.level(style, at)?.format;
            (!format.is_empty()).then(|| written(counts[at], format))
        });
        format!("{}{}{}", level.before, own.collect::<Vec<_>>().join("."), level.after).trim().to_owned()
    }
}

impl Counts {
    /// Begins a list at a depth. It goes on from the last one of its style where it says so.
    pub(super) fn begin(&mut self, list: Element<'_>, style: Option<&str>, depth: usize) {
        self.open.truncate(depth);
        let says_so = |name: &str| list.attribute(name).is_some_and(|own| own == "true");
        if depth == 0 && (says_so("continue-numbering") || list.attribute("continue-list").is_some()) {
            self.open = self.last.get(style.unwrap_or_default()).cloned().unwrap_or_default();
        }
    }

    /// Counts a point, and returns what stands before it.
    pub(super) fn item(
        &mut self,
        lists: &Lists,
        style: Option<&str>,
        depth: usize,
        item: Element<'_>,
    ) -> String {
        let style = style.unwrap_or_default();
        let start = item.number("start-value");
        count(&mut self.open, depth, start, |at| lists.level(style, at).map_or(1, |level| level.start));
        self.last.insert(style.to_owned(), self.open.clone());
        lists.marker(style, &self.open)
    }

    /// Counts a heading of a level from 0, and returns its number; empty where headings have none.
    pub(super) fn heading(&mut self, lists: &Lists, level: usize, own: Element<'_>) -> String {
        let is_numbered = lists.level("", level).is_some_and(|level| !level.format.is_empty());
        if !is_numbered || own.attribute("is-list-header").is_some_and(|own| own == "true") {
            return String::new();
        }
        count(&mut self.headings, level, own.number("start-value"), |at| {
            lists.level("", at).map_or(1, |level| level.start)
        });
        lists.marker("", &self.headings)
    }
}

/// Counts one on at a depth, with a start for those that have not begun.
fn count(counts: &mut Vec<u32>, depth: usize, start: Option<u32>, usual: impl Fn(usize) -> u32) {
    // Lists lie no deeper than elements do.
    counts.truncate(depth + 1);
    let is_new = counts.len() <= depth;
    while counts.len() <= depth {
        counts.push(usual(counts.len()));
    }
    match start {
        Some(start) => counts[depth] = start,
        None if !is_new => counts[depth] = counts[depth].saturating_add(1),
        None => {}
    }
}

/// A number as a list writes it.
fn written(number: u32, format: &str) -> String {
    let text = match format {
        "a" => letters(number),
        "A" => letters(number).map(|text| text.to_uppercase()),
        "i" => roman(number),
        "I" => roman(number).map(|text| text.to_uppercase()),
        _ => None,
    };
    text.unwrap_or_else(|| number.to_string())
}
