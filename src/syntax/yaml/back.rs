//! Maps each byte of a value to its byte in the file: through quotes, escapes and folded lines.

/// For each byte of `value`, the byte in `raw` that it came from; one extra entry at the end.
///
/// `raw` is the value as written, with its quotes. The two texts are scanned in parallel: what was folded away in
/// `raw` is skipped, and the character made by an escape maps to the start of the escape.
pub(super) fn places(raw: &str, value: &str) -> Vec<u32> {
    let fit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let quote = raw.chars().next().filter(|char| matches!(char, '"' | '\''));
    let mut at = body(raw, quote.is_some());
    let mut places = Vec::with_capacity(value.len() + 1);
    let mut spaces = Spaces { raw, start: 0, end: 0 };
    for char in value.chars() {
        at += skipped(&mut spaces, at, char, quote);
        let width = match raw[at..].chars().next() {
            Some('\\') if quote == Some('"') => escape(&raw[at..]),
            Some('\'') if quote == Some('\'') => 2,
            Some(own) => own.len_utf8(),
            None => 0,
        };
        places.extend((0..char.len_utf8()).map(|nth| fit(at + nth.min(width.saturating_sub(1)))));
        // A line break that was folded into a space is skipped at the next character.
        at = (at + width).min(raw.len());
    }
    places.push(fit(at));
    places
}

/// Where the content begins: after the quote, or after the header of a block scalar.
fn body(raw: &str, is_quoted: bool) -> usize {
    if is_quoted {
        return 1;
    }
    if raw.starts_with(['|', '>']) { raw.find('\n').map_or(raw.len(), |newline| newline + 1) } else { 0 }
}

/// How many bytes of `raw` to skip before the character `wanted`: indentation, folded line breaks, and a backslash at
/// the end of a line.
fn skipped(spaces: &mut Spaces<'_>, from: usize, wanted: char, quote: Option<char>) -> usize {
    let raw = &spaces.raw[from..];
    let mut at = 0;
    for (here, char) in raw.char_indices() {
        at = here;
        let breaks = |char: char| matches!(char, '\n' | '\r');
        let folded = char == '\\' && quote == Some('"') && raw[here + 1..].starts_with(['\n', '\r']);
        let is_it = char == wanted || (wanted == ' ' && breaks(char)) || (wanted == '\n' && breaks(char));
        // White space with a line break in it was folded: the value's space or newline maps to that break.
        if !folded && is_it && !(wanted == ' ' && char == ' ' && spaces.end_a_line(from + here)) {
            return here;
        }
        if !folded && !matches!(char, ' ' | '\t' | '\n' | '\r') {
            return here;
        }
        at += char.len_utf8();
    }
    at
}

/// The run of spaces that was looked at last, so that a long one is walked once and not from each of its spaces.
struct Spaces<'r> {
    raw: &'r str,
    start: usize,
    end: usize,
}

impl Spaces<'_> {
    /// Whether only space stands between a byte and the end of its line.
    fn end_a_line(&mut self, at: usize) -> bool {
        if !(self.start..self.end).contains(&at) {
            let rest = &self.raw[at..];
            (self.start, self.end) = (at, self.raw.len() - rest.trim_start_matches([' ', '\t']).len());
        }
        self.raw[self.end..].starts_with(['\n', '\r'])
    }
}

/// How long an escape is.
fn escape(raw: &str) -> usize {
    let second = raw[1..].chars().next();
    let digits = match second {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        _ => 0,
    };
    (1 + second.map_or(0, char::len_utf8) + digits).min(raw.len())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::read;

    /// The text of the file at the bytes that `wanted` in the value of `a` maps to.
    fn found(text: &str, wanted: &str) -> String {
        let shared = Arc::new(text.to_owned());
        let yaml = read(&shared, false);
        let node = yaml.tree.root().unwrap().get("a").unwrap();
        let value = node.scalar().unwrap();
        let at = value.find(wanted).unwrap();
        let raw = &text[node.span().range()];
        let places = super::places(raw, value);
        raw[places[at] as usize..places[at + wanted.len()] as usize].to_owned()
    }

    #[test]
    fn a_value_is_found_again_in_its_file() {
        assert_eq!(found("a: åå xyz ö\n", "xyz"), "xyz");
        assert_eq!(found("a: \"å\\u00e5 x\\u002Dz\"\n", "x-z"), "x\\u002Dz");
        assert_eq!(found("a: 'it''s xyz'\n", "xyz"), "xyz");
        assert_eq!(found("a: |\n  rad ett\n  å xyz\n", "xyz"), "xyz");
        assert_eq!(found("a: >\n  rad x\n  yz\n", "x yz"), "x\n  yz");
        assert_eq!(found("a: rad x\n  yz\n", "x yz"), "x\n  yz");
        assert_eq!(found("a: \"rad x  \n\n  yz\"\n", "yz"), "yz");
        assert_eq!(found("a: \"rad x\\\n   yz\"\n", "xyz"), "x\\\n   yz");
    }

    proptest! {
        #[test]
        fn every_letter_of_a_quoted_value_is_found(words in "[a-zåäö]{1,6}( [a-zåäö]{1,6}){0,6}") {
            let folded = words.replace(' ', "\n    ");
            for text in [format!("a: \"{words}\"\n"), format!("a: >\n    {folded}\n"), format!("a: |\n    {folded}\n"), format!("a: {folded}\n")] {
                let last = words.split(' ').next_back().unwrap();
                let shared = Arc::new(text.clone());
                let yaml = read(&shared, false);
                let node = yaml.tree.root().unwrap().get("a").unwrap();
                let value = node.scalar().unwrap();
                let at = value.rfind(last).unwrap();
                let raw = &text[node.span().range()];
                let places = super::places(raw, value);
                prop_assert_eq!(&raw[places[at] as usize..places[at + last.len()] as usize], last);
            }
        }
    }
}
