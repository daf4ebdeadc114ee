//! What stands above and below the pages of a book in print.

use super::super::contents::{Document, LeftOut, Why};
use super::super::text;
use super::super::xml::{Element, Inside};
use super::styles::Styles;
use crate::base::lang::Say;

/// The page that a sheet without one of its own is printed on.
const USUAL: &str = "Default";

/// Leaves out what is repeated on each page, of the pages that sheets are printed on: programs keep others that nobody has
/// written on.
pub(super) fn leave(roots: &[Element<'_>], book: Element<'_>, styles: &Styles, document: &mut Document) {
    let used: Vec<String> =
        book.all("table").map(|sheet| styles.page(sheet).unwrap_or_else(|| USUAL.to_owned())).collect();
    let mut seen: Vec<String> = Vec::new();
    let pages = roots.iter().flat_map(|root| root.within("master-page"));
    for own in pages
        .filter(|page| page.attribute("name").is_some_and(|name| used.contains(&name)))
        .flat_map(Element::children)
        .filter(|own| own.attribute("display").is_none_or(|own| own != "false"))
    {
        let place = match own.name() {
            "header" | "header-left" | "header-first" => Say::fixed("sidhuvudet", "the header"),
            "footer" | "footer-left" | "footer-first" => Say::fixed("sidfoten", "the footer"),
            _ => continue,
        };
        for paragraph in own.within("p") {
            let mut said = String::new();
            say(paragraph, &mut said);
            let text = text::line(&said);
            if !text::is_count(&text) && !seen.contains(&text) {
                seen.push(text.clone());
                document.left_out.push(LeftOut { place: place.clone(), why: Why::Margin, text });
            }
        }
    }
}

/// Adds the words that somebody has written, without what a program puts there for each page.
fn say(around: Element<'_>, said: &mut String) {
    for inside in around.inside() {
        match inside {
            Inside::Text(text) => said.push_str(&text),
            Inside::Element(own) => match own.name() {
                "page-number" | "page-count" | "sheet-name" | "title" | "file-name" | "date" | "time" => {}
                "s" | "tab" | "line-break" => said.push(' '),
                _ => say(own, said),
            },
        }
    }
}
