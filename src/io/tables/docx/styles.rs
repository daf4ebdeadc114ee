//! The styles of a `.docx`, as far as they say what is seen and what is a heading or a point.

use std::collections::HashMap;

use super::super::room::TableError;
use super::super::xml::{Element, Tree};

/// The most styles of a document that are read.
const MOST: usize = 20_000;

/// How deep styles may build on each other.
const CHAIN: usize = 30;

/// What is said of how text looks; nothing where nothing is said.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) struck: Option<bool>,
    /// Whether its letters are shown as signs of another sort.
    pub(super) symbols: bool,
}

/// What is known of a paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ParagraphLook {
    pub(super) text: Look,
    /// How high a heading it is, from 0, if it is one.
    pub(super) outline: Option<usize>,
    /// The list that it is a point of, and how deep in it.
    pub(super) list: Option<(u32, usize)>,
}

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    look: Look,
    outline: Option<usize>,
    list: Option<u32>,
    level: Option<usize>,
}

#[derive(Default)]
pub(super) struct Styles {
    all: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    base: Look,
}

impl Styles {
    pub(super) fn read(page: &str) -> Result<Self, TableError> {
        let tree = Tree::read(page)?;
        let root = tree.root()?;
        let base = root
            .path(&["docDefaults", "rPrDefault"])
            .map(|own| look(own, Look::default()))
            .unwrap_or_default();
        let mut styles = Self { base, ..Self::default() };
        for own in root.all("style").take(MOST) {
            let Some(id) = own.attribute("styleId") else { continue };
            let is_paragraph = own.attribute("type").is_some_and(|sort| sort == "paragraph");
            if is_paragraph && own.attribute("default").is_some_and(|is| is == "1" || is == "true") {
                styles.usual = Some(id.clone());
            }
            let name = own.val("name").unwrap_or_default();
            let list = own.path(&["pPr", "numPr"]);
            let style = Style {
                based_on: own.val("basedOn"),
                look: look(own, Look::default()),
                outline: outline(own).or_else(|| named(&name)),
                list: list.and_then(|list| list.val("numId")?.parse().ok()),
                level: list.and_then(|list| list.val("ilvl")?.parse().ok()),
            };
            styles.all.insert(id, style);
        }
        Ok(styles)
    }

    /// A style and those that it builds on, itself first.
    fn chain<'s>(&'s self, id: Option<&str>) -> impl Iterator<Item = &'s Style> {
        let mut next = id.and_then(|id| self.all.get(id));
        let chain = std::iter::from_fn(move || {
            let own = next?;
            next = own.based_on.as_ref().and_then(|id| self.all.get(id));
            Some(own)
        });
        chain.take(CHAIN)
    }

    /// The list of a style, and how deep in it.
    pub(super) fn list(&self, id: &str) -> Option<(u32, Option<usize>)> {
        let list = self.chain(Some(id)).find_map(|style| style.list)?;
        Some((list, self.chain(Some(id)).find_map(|style| style.level)))
    }

    pub(super) fn of_paragraph(&self, own: Element<'_>) -> ParagraphLook {
        let look_of = own.child("pPr");
        let id = look_of.and_then(|look| look.val("pStyle"));
        let id = id.as_deref().filter(|id| self.all.contains_key(*id)).or(self.usual.as_deref());
        let text = self.chain(id).fold(Look::default(), |look, style| look.or(style.look)).or(self.base);
        let outline = outline(own).or_else(|| self.chain(id).find_map(|style| style.outline));
        let own = look_of.and_then(|look| look.child("numPr"));
        let list = own.and_then(|own| own.val("numId")).and_then(|list| list.parse().ok());
        let level = own.and_then(|own| own.val("ilvl")).and_then(|level| level.parse().ok());
        let of_style = id.and_then(|id| self.list(id));
        let list = match (list, of_style) {
            (Some(list), _) => Some((list, level.unwrap_or_default())),
            (None, Some((list, of_style))) => Some((list, level.or(of_style).unwrap_or_default())),
            (None, None) => None,
        };
        // List 0 is no list.
        ParagraphLook {
            text,
            outline: outline.filter(|level| *level < 9),
            list: list.filter(|(list, _)| *list > 0),
        }
    }

    /// The look of a run in a paragraph with a look.
    pub(super) fn of_run(&self, run: Element<'_>, around: Look) -> Look {
        let id = run.child("rPr").and_then(|look| look.val("rStyle"));
        let of_style = self.chain(id.as_deref()).fold(Look::default(), |look, style| look.or(style.look));
        look(run, Look::default()).or(of_style).or(around)
    }
}

impl Look {
    /// This, and where it says nothing the other.
    fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            symbols: self.symbols || other.symbols,
        }
    }
}

/// What an element says of how text looks.
fn look(own: Element<'_>, usual: Look) -> Look {
    let Some(own) = own.child("rPr") else { return usual };
    let font =
        own.child("rFonts").and_then(|font| font.attribute("ascii").or_else(|| font.attribute("hAnsi")));
    Look {
        bold: own.flag("b"),
        hidden: own.flag("vanish"),
        struck: own.flag("strike").or_else(|| own.flag("dstrike")),
        symbols: font.is_some_and(|font| font.starts_with("Wingdings") || font == "Webdings"),
    }
}

/// How high in the outline an element says that a paragraph is.
fn outline(own: Element<'_>) -> Option<usize> {
    own.child("pPr")?.val("outlineLvl")?.parse().ok()
}

/// How high a heading is that is known by the name of its style alone.
fn named(name: &str) -> Option<usize> {
    let name = name.to_lowercase();
    if matches!(name.as_str(), "title" | "rubrik") {
        return Some(0);
    }
    let number = name.strip_prefix("heading ").or_else(|| name.strip_prefix("rubrik "))?;
    number.trim().parse::<usize>().ok()?.checked_sub(1)
}
