//! Markup of pages: tags and comments, which a reader does not see.

/// The longest tag or comment that is seen through, in bytes. Why there is one: a text of nothing but openings would
/// otherwise be read to its end from each.
const LONGEST: usize = 256;

/// The tags that begin a line or a cell of their own. Words on both sides of them are two.
const APART: [&str; 22] = [
    "address", "article", "br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
    "section", "table", "td", "th", "tr", "ul",
];

/// The most tags side by side that are seen through at once.
const MOST: usize = 8;

/// `<b>`, `</span>`, `<br/>`, `<a href="…">`, `<!-- … -->`, and several of them side by side: `</td><td>`
pub(super) fn tags(text: &str, at: usize) -> Option<(String, usize)> {
    let (mut is_apart, mut len) = (false, 0);
    for _ in 0..MOST {
        let Some((own_apart, own)) = tag(&text.as_bytes()[at + len..]) else { break };
        is_apart |= own_apart;
        len += own;
    }
    (len > 0).then(|| (if is_apart { " " } else { "" }.to_owned(), len))
}

/// Whether a tag keeps words apart, and its length; `None` where there is no tag.
fn tag(rest: &[u8]) -> Option<(bool, usize)> {
    let rest = &rest[..rest.len().min(LONGEST)];
    if rest.starts_with(b"<!--") {
        let end = rest.windows(3).skip(4).position(|three| three == b"-->")?;
        return Some((false, 4 + end + 3));
    }
    let body = rest.strip_prefix(b"</").or_else(|| rest.strip_prefix(b"<"))?;
    let is_letter = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-');
    let name = &body[..body.iter().take_while(is_letter).count()];
    let begins = name.first().is_some_and(u8::is_ascii_alphabetic);
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    if !begins || !body.get(name.len()).is_some_and(ends) {
        return None;
    }
    let close = rest[1..].iter().position(|byte| matches!(byte, b'<' | b'>'))? + 1;
    let is_apart = APART.iter().any(|own| own.as_bytes().eq_ignore_ascii_case(name));
    (rest[close] == b'>').then_some((is_apart, close + 1))
}
