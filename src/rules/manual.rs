//! The rules' pages as `vbe explain` shows them: the part in one language, and the examples.
//!
//! A page has fixed headings: `## På svenska`, `## In English`, `## Example` and `## Mended`.

use crate::base::lang::{Lang, Own};

/// The word before the path in a fence that shows the earlier version of a file, for a rule that compares two
/// versions.
pub const BEFORE: &str = "before";

/// The first sentence of a page in a language.
pub fn summary(page: &str, lang: Lang) -> String {
    let part = section(page, lang.pick("På svenska", "In English")).unwrap_or_default();
    let text = part.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    text.split_inclusive(". ").next().unwrap_or_default().trim().trim_end_matches('.').to_owned()
}

/// The page in a language: what the rule says and why, and a wrong and a corrected example.
pub(crate) fn page(id: &str, severity: &str, page: &str, lang: Lang) -> Own {
    let mut shown = format!("{id} ({severity})\n");
    for (heading, title) in [
        (lang.pick("På svenska", "In English"), ""),
        ("Example", lang.pick("Exempel", "Example")),
        ("Mended", lang.pick("Rättat", "Mended")),
    ] {
        let Some(text) = section(page, heading) else { continue };
        if !title.is_empty() {
            shown.extend(["\n", title, "\n"]);
        }
        shown.push('\n');
        let mut code = false;
        for line in text.lines() {
            match line.strip_prefix("```") {
                // A fence becomes the name of its file, and its content is indented.
                Some(fence) => {
                    code = !code;
                    let (form, file) = fence.split_once(' ').unwrap_or_default();
                    let when = if form == BEFORE { lang.pick(", före", ", before") } else { "" };
                    shown.extend(if code { ["  ", file, when, ":\n"] } else { [""; 4] });
                }
                None if line.is_empty() => shown.push('\n'),
                None => shown.extend([if code { "    " } else { "" }, line, "\n"]),
            }
        }
    }
    shown.truncate(shown.trim_end().len());
    shown.push('\n');
    Own::new(shown)
}

/// The text under a heading of the second level.
pub fn section<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let start = page.find(&format!("\n## {heading}\n"))? + heading.len() + 5;
    let rest = &page[start..];
    let end = rest.find("\n## ").unwrap_or(rest.len());
    Some(rest[..end].trim())
}
