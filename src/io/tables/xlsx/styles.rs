//! What the cells of an `.xlsx` look like, as far as it says what is seen in them.

use std::collections::HashMap;

use super::super::format::{Format, known};
use super::super::room::TableError;
use super::super::xml::{Element, Tree};

/// The most styles of a book: no program writes more.
const MOST: usize = 65_536;

#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    pub(super) format: Format,
    pub(super) is_bold: bool,
    pub(super) is_struck: bool,
}

/// The styles of a book, by the number that cells have.
#[derive(Default)]
pub(super) struct Styles {
    all: Vec<Style>,
    plain: Style,
}

impl Styles {
    pub(super) fn read(page: &str) -> Result<Self, TableError> {
        let tree = Tree::read(page)?;
        let root = tree.root()?;
        let of = |list: &'static str, one: &'static str| root.all(list).flat_map(move |own| own.all(one));
        let code = |own: Element<'_>| Some((own.number("numFmtId")?, own.attribute("formatCode")?));
        let codes: HashMap<u32, String> = of("numFmts", "numFmt").filter_map(code).collect();
        let look =
            |own: Element<'_>| (own.flag("b").unwrap_or_default(), own.flag("strike").unwrap_or_default());
        let fonts: Vec<(bool, bool)> = of("fonts", "font").map(look).collect();
        let style = |own: Element<'_>| {
            let number = own.number("numFmtId").unwrap_or_default();
            let font = own.number("fontId").and_then(|at| fonts.get(at as usize)).copied();
            let (is_bold, is_struck) = font.unwrap_or_default();
            let code = codes.get(&number).map_or_else(|| known(number), String::as_str);
            Style { format: Format::read(code), is_bold, is_struck }
        };
        Ok(Self { all: of("cellXfs", "xf").take(MOST).map(style).collect(), plain: Style::default() })
    }

    /// The style of a number.
    pub(super) fn of(&self, number: u32) -> &Style {
        self.all.get(number as usize).unwrap_or(&self.plain)
    }
}
