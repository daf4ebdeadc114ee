//! Writes a page as HTML: a piece to be pasted into an intranet page or a mail, without scripts and styles, or a whole page
//! in one file. The parts are written in one way; a whole page has what a screen and a paper need around them.

mod escape;
mod drawn;
mod parts;
mod whole;

use std::fmt::Write as _;
use std::io::{self, Write};

use super::format::RenderOptions;
use super::text;
use crate::output::page::Page;
pub(super) use escape::escape;
use parts::Html;
pub(super) use whole::page as whole;

/// A piece of a page.
pub(super) fn page(page: &Page, options: RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    let lang = options.lang.pick("sv", "en");
    let mut own = Html::new(options.lang, &page.title, false);
    let _ = writeln!(own.text, "<section lang=\"{lang}\">\n<h2>{}</h2>", escape(&page.title));
    for part in &page.parts {
        own.part(part, 3, &page.title);
    }
    for note in &page.notes {
        let _ = writeln!(own.text, "<p>{}</p>", escape(note));
    }
    let stamp = text::stamp(&page.stamp, options.lang);
    let _ = writeln!(own.text, "<p><small>{}</small></p>\n</section>", escape(&stamp));
    out.write_all(own.text.as_bytes())
}
