//! The pages of a document that are the same in all of them, and texts as XML.

/// A text as XML: what would be read as markup is not, and what XML has no place for is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' => escaped.push('\t'),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => {}
            other => escaped.push(other),
        }
    }
    escaped
}

pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
pub(super) const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
pub(super) const TYPES: &str = include_str!("types.xml");
pub(super) const RELATIONS: &str = include_str!("relations.xml");
pub(super) const PARTS: &str = include_str!("parts.xml");
pub(super) const STYLES: &str = include_str!("styles.xml");
pub(super) const SETTINGS: &str = include_str!("settings.xml");
