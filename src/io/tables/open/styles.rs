//! The styles of an open document, as far as they say what is seen.

use std::collections::HashMap;

use super::super::fill::Fill;
use super::super::format::Format;
use super::super::xml::Element;

/// The most styles of a file that are read.
const MOST: usize = 50_000;

/// How deep styles may build on each other.
const CHAIN: usize = 30;

/// What is said of how text looks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) struck: Option<bool>,
}

#[derive(Default)]
struct Style {
    parent: Option<String>,
    look: Look,
    /// The name of its format of numbers.
    format: Option<String>,
    /// Whether a table with it is hidden.
    hides: bool,
    /// The colour behind a cell with it, as it is written.
    fill: Option<String>,
    /// The page that a table with it is printed on.
    page: Option<String>,
}

/// The styles of a file, by their family and name.
#[derive(Default)]
pub(super) struct Styles {
    all: HashMap<(String, String), Style>,
    formats: HashMap<String, Format>,
}

impl Styles {
    pub(super) fn read(roots: &[Element<'_>]) -> Self {
        let mut styles = Self::default();
        let groups = roots.iter().flat_map(|root| root.children());
        for own in groups
            .filter(|own| matches!(own.name(), "styles" | "automatic-styles"))
            .flat_map(Element::children)
            .take(MOST)
        {
            let Some(name) = own.attribute("name") else { continue };
            if own.name() == "date-style" || own.name() == "time-style" {
                styles.formats.insert(name, Format::read(&code(own)));
            } else if let Some(family) = own.attribute("family") {
                let hides = own.child("table-properties").and_then(|own| own.attribute("display"));
                let behind = own.child("table-cell-properties");
                let behind = behind.and_then(|own| own.attribute("background-color"));
                let style = Style {
                    parent: own.attribute("parent-style-name"),
                    look: look(own),
                    format: own.attribute("data-style-name"),
                    hides: hides.is_some_and(|own| own == "false"),
                    fill: behind,
                    page: own.attribute("master-page-name").filter(|name| !name.is_empty()),
                };
                styles.all.insert((family, name), style);
            }
        }
        styles
    }

    fn chain<'s>(&'s self, family: &str, name: Option<String>) -> impl Iterator<Item = &'s Style> {
        let family = family.to_owned();
        let get = move |name: String| self.all.get(&(family.clone(), name));
        let mut next = name.and_then(&get);
        let chain = std::iter::from_fn(move || {
            let own = next?;
            next = own.parent.clone().and_then(&get);
            Some(own)
        });
        chain.take(CHAIN)
    }

    /// The look that an element has from its style.
    pub(super) fn look(&self, family: &str, own: Element<'_>) -> Look {
        self.look_named(family, own.attribute("style-name"))
    }

    pub(super) fn look_named(&self, family: &str, name: Option<String>) -> Look {
        self.chain(family, name).fold(Look::default(), |look, style| look.or(style.look))
    }

    /// The format of the days in a cell with a style.
    pub(super) fn format(&self, name: Option<String>) -> Option<&Format> {
        let format = self.chain("table-cell", name).find_map(|style| style.format.as_ref())?;
        self.formats.get(format)
    }

    /// The colour behind a cell with a style.
    pub(super) fn fill(&self, name: Option<String>) -> Option<Fill> {
        // A style may say that there is none.
        let written = self.chain("table-cell", name).find_map(|style| style.fill.as_ref())?;
        Fill::read(written)
    }

    /// The page that a table is printed on, where its style says it.
    pub(super) fn page(&self, table: Element<'_>) -> Option<String> {
        self.chain("table", table.attribute("style-name")).find_map(|style| style.page.clone())
    }

    /// Whether a paragraph has the style for the title of a document, or one that builds on it.
    pub(super) fn is_title(&self, own: Element<'_>) -> bool {
        const TITLE: &str = "Title";
        let name = own.attribute("style-name");
        let is_named = name.as_deref() == Some(TITLE);
        is_named || self.chain("paragraph", name).any(|style| style.parent.as_deref() == Some(TITLE))
    }

    pub(super) fn is_hidden_table(&self, table: Element<'_>) -> bool {
        self.chain("table", table.attribute("style-name")).any(|style| style.hides)
    }
}

impl Look {
    /// This, and where it says nothing the other.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
        }
    }
}

/// What a style says of how text looks.
fn look(style: Element<'_>) -> Look {
    let Some(own) = style.child("text-properties") else { return Look::default() };
    let line = own.attribute("text-line-through-style").or_else(|| own.attribute("text-line-through-type"));
    let bold = own.attribute("font-weight");
    Look {
        bold: bold.map(|own| own == "bold" || own.parse().is_ok_and(|weight: u32| weight >= 600)),
        hidden: own.attribute("display").map(|own| own == "none"),
        struck: line.map(|own| own != "none"),
    }
}

/// A format of days in the letters that other spreadsheets write it with.
fn code(style: Element<'_>) -> String {
    let language = style.attribute("language").map_or_else(String::new, |own| format!("[$-{own}]"));
    let part = |own: Element<'_>| {
        let is_long = own.attribute("style").is_some_and(|own| own == "long");
        let is_word = own.attribute("textual").is_some_and(|own| own == "true");
        match own.name() {
            "year" => "yyyy".to_owned(),
            "month" if is_word => "mmmm".to_owned(),
            "month" => if is_long { "mm" } else { "m" }.to_owned(),
            "day" => if is_long { "dd" } else { "d" }.to_owned(),
            "day-of-week" => "dddd".to_owned(),
            "week-of-year" => "ww".to_owned(),
            "quarter" => "\"kv \"q".to_owned(),
            "hours" => "hh".to_owned(),
            "minutes" => "[m]".to_owned(),
            "seconds" => "ss".to_owned(),
            "text" => format!("\"{}\"", own.text().replace('"', "")),
            _ => String::new(),
        }
    };
    language + &style.children().map(part).collect::<String>()
}
