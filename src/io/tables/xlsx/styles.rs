//! What the cells of an `.xlsx` look like, as far as it says what is seen in them.

use std::collections::HashMap;

use super::super::fill::Fill;
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
    pub(super) fill: Option<Fill>,
}

/// The styles of a book, by the number that cells have.
#[derive(Default)]
pub(super) struct Styles {
    all: Vec<Style>,
    plain: Style,
}

impl Styles {
    /// Reads the page of the styles, and that of the colours that they may name.
    pub(super) fn read(page: &str, theme: Option<&str>) -> Result<Self, TableError> {
        let tree = Tree::read(page)?;
        let root = tree.root()?;
        let of = |list: &'static str, one: &'static str| root.all(list).flat_map(move |own| own.all(one));
        let code = |own: Element<'_>| Some((own.number("numFmtId")?, own.attribute("formatCode")?));
        let codes: HashMap<u32, String> = of("numFmts", "numFmt").filter_map(code).collect();
        let look =
            |own: Element<'_>| (own.flag("b").unwrap_or_default(), own.flag("strike").unwrap_or_default());
        let fonts: Vec<(bool, bool)> = of("fonts", "font").map(look).collect();
        // Colours are no reason to refuse a book.
        let theme = theme.and_then(|page| colours(page).ok()).unwrap_or_default();
        let fills: Vec<Option<Fill>> = of("fills", "fill").map(|own| fill(own, &theme)).collect();
        let style = |own: Element<'_>| {
            let number = own.number("numFmtId").unwrap_or_default();
            let font = own.number("fontId").and_then(|at| fonts.get(at as usize)).copied();
            let (is_bold, is_struck) = font.unwrap_or_default();
            let code = codes.get(&number).map_or_else(|| known(number), String::as_str);
            let fill = own.number("fillId").and_then(|at| fills.get(at as usize)).copied().flatten();
            Style { format: Format::read(code), is_bold, is_struck, fill }
        };
        Ok(Self { all: of("cellXfs", "xf").take(MOST).map(style).collect(), plain: Style::default() })
    }

    /// The style of a number.
    pub(super) fn of(&self, number: u32) -> &Style {
        self.all.get(number as usize).unwrap_or(&self.plain)
    }
}

/// The colour that a fill shows. Of a pattern it is that of the signs, which cover the most.
fn fill(own: Element<'_>, theme: &[Option<Fill>]) -> Option<Fill> {
    let pattern = own
        .child("patternFill")
        .filter(|own| own.attribute("patternType").is_some_and(|own| own != "none"))?;
    let colour = pattern.child("fgColor")?;
    match (colour.attribute("rgb"), colour.number("theme"), colour.number("indexed")) {
        (Some(written), ..) => Fill::read(&written),
        (None, Some(at), _) => theme.get(at as usize).copied().flatten(),
        (None, None, Some(number)) => Fill::indexed(number),
        (None, None, None) => None,
    }
}

/// The colours of a theme, by the numbers that styles have for them: the first four come in pairs, the light one first.
fn colours(page: &str) -> Result<Vec<Option<Fill>>, TableError> {
    let tree = Tree::read(page)?;
    let colour = |own: Element<'_>| {
        let own = own.children().next()?;
        Fill::read(&own.attribute("val").filter(|_| own.name() == "srgbClr")?)
    };
    let scheme = tree.root()?.within("clrScheme").next();
    let mut all: Vec<Option<Fill>> = scheme.into_iter().flat_map(Element::children).map(colour).collect();
    for pair in all.chunks_exact_mut(2).take(2) {
        pair.swap(0, 1);
    }
    Ok(all)
}
