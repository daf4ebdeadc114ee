//! A whole page of HTML in one file: it loads nothing, and is read without scripts, on a phone, on paper, and with light or
//! dark colours.

use std::io::{self, Write};

use super::escape::escape;
use super::parts::Html;
use crate::base::lang::Lang;
use crate::output::page::Page;
use crate::output::render::format::RenderOptions;
use crate::output::render::frame::{Frame, Link, Now};
use crate::output::render::text;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("page.js");
/// The fingerprint of the script: a browser runs nothing else on the page, whatever stands in it.
const SCRIPT_HASH: &str = "sha256-YX/X3eXmZeNbd4sPTbMgC/v8OxdTEe9KWzO+I3RXYJA=";
/// From how many parts the page has a list of them.
const LISTED: usize = 3;

pub(in crate::output::render) fn page(
    page: &Page,
    frame: Frame<'_>,
    options: RenderOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = options.lang;
    let title = escape(&page.title);
    // Only a page that is served asks for anything, and only where it came from.
    let asks = frame.now.map_or("", |_| "; connect-src 'self'");
    let mut own = Html::new(lang, &page.title, true);
    own.links = frame.links;
    own.add(&format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src '{SCRIPT_HASH}'{asks}\">\n\
         <meta name=\"generator\" content=\"vbe {}\">\n<title>{title}</title>\n<style>\n{}</style>\n</head>\n<body>",
        lang.pick("sv", "en"),
        escape(page.stamp.version),
        STYLE
    ));
    let skip = lang.pick("Hoppa till innehållet", "Skip to the content");
    own.add(&format!("<a class=\"skip\" href=\"#main\">{skip}</a>\n<header>"));
    if !frame.links.is_empty() {
        let name = lang.pick("Sidor", "Pages");
        own.add(&format!("<nav class=\"site\" aria-label=\"{name}\">\n<ul>"));
        for Link { title, file, is_here, .. } in frame.links {
            let here = if *is_here { " aria-current=\"page\"" } else { "" };
            own.add(&format!("<li><a href=\"{}\"{here}>{}</a></li>", escape(file), escape(title)));
        }
        own.add("</ul>\n</nav>");
    }
    own.add(&format!("<h1>{title}</h1>"));
    for said in page.said_above() {
        own.add(&format!("<p class=\"marking\">{}</p>", escape(said)));
    }
    own.add("</header>");
    let headed: Vec<_> = page.parts.iter().enumerate().filter(|(_, part)| !part.title.is_empty()).collect();
    if headed.len() >= LISTED {
        let name = lang.pick("Innehåll", "Contents");
        own.add(&format!("<nav aria-label=\"{name}\">\n<ul>"));
        for (at, part) in &headed {
            own.add(&format!("<li><a href=\"#del-{}\">{}</a></li>", at + 1, escape(&part.title)));
        }
        own.add("</ul>\n</nav>");
    }
    own.add(&format!("<main id=\"main\" tabindex=\"-1\"{}>", words(frame, lang)));
    for (at, part) in page.parts.iter().enumerate() {
        own.add(&format!("<section id=\"del-{}\">", at + 1));
        own.part(part, 2, &page.title);
        own.add("</section>");
    }
    let notes: Vec<&String> = page.said_below().collect();
    if !notes.is_empty() {
        own.add(&format!("<section class=\"notes\">\n<h2>{}</h2>", lang.pick("Att veta", "Notes")));
        for note in notes {
            own.add(&format!("<p>{}</p>", escape(note)));
        }
        own.add("</section>");
    }
    own.add("</main>");
    let stamp = text::stamp(&page.stamp, lang);
    own.add(&format!("<footer>\n<p>{}</p>\n</footer>", escape(&stamp)));
    own.add(&format!("<script>{SCRIPT}</script>\n</body>\n</html>"));
    out.write_all(own.text.as_bytes())
}

/// The words of the script, which has none of its own.
fn words(frame: Frame<'_>, lang: Lang) -> String {
    let mut words = vec![
        ("sort", lang.pick("Sortera", "Sort").to_owned()),
        ("find", lang.pick("Sök i:", "Search in:").to_owned()),
        ("shown", lang.pick("# av # rader", "# of # rows").to_owned()),
    ];
    if let Some(Now { word, state }) = frame.now {
        words.extend([
            ("now", word.to_owned()),
            ("state", state.to_owned()),
            ("changed", lang.pick("Filerna har ändrats.", "The files have changed.").to_owned()),
            (
                "ended",
                lang.pick(
                    "vbe serve är avslutat, och sidan följer inte filerna längre.",
                    "vbe serve has ended, and the page no longer follows the files.",
                )
                .to_owned(),
            ),
            ("again", lang.pick("Läs in sidan på nytt", "Load the page again").to_owned()),
        ]);
    }
    words
        .iter()
        .fold(String::new(), |text, (name, word)| text + &format!(" data-{name}=\"{}\"", escape(word)))
}
