//! Regular expressions that say what the readers of times and recurrences accept, for whoever judges a record by its schema
//! alone: editors and other validators. They keep to what every dialect understands in the same way: no flags, no looking
//! around, no classes of letters. Words are written as a tree, since a letter in both its cases takes four characters.

/// A space, as it may stand between words and around them: also those that hold words together, and thin ones.
pub(super) const SPACE: &str = "[ \\t\\n\\r\\xa0\u{2009}\u{202f}]";

/// The dashes that are written for one another.
pub(super) const DASH: &str = "[–—‑−-]";

/// A pattern for the whole of a text, with any spaces around it.
pub(super) fn whole(inner: &str) -> String {
    format!("^{SPACE}*(?:{inner}){SPACE}*$")
}

/// One of some phrases, in any case, with any spaces between their words and any dash in them, and with the full stop of an
/// abbreviation.
pub(super) fn one_of<'a>(phrases: impl IntoIterator<Item = &'a str>) -> String {
    let mut tree = Node::default();
    for phrase in phrases {
        tree.put(&phrase.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    format!("(?:{})", alternatives(&tree.ways()))
}

/// What can follow on the same beginning of some phrases.
#[derive(Default)]
struct Node {
    next: Vec<(char, Node)>,
    /// Whether a phrase ends here.
    is_end: bool,
}

/// Some characters, of which one stands, and what stands after it.
struct Way {
    chars: Vec<char>,
    tail: String,
}

impl Node {
    fn put(&mut self, rest: &str) {
        let mut chars = rest.chars();
        let Some(first) = chars.next() else {
            self.is_end = true;
            return;
        };
        if let Some((_, node)) = self.next.iter_mut().find(|(own, _)| *own == first) {
            return node.put(chars.as_str());
        }
        let mut node = Self::default();
        node.put(chars.as_str());
        self.next.push((first, node));
    }

    /// The ways on from here. Letters that are followed by the same are one way.
    fn ways(&self) -> Vec<Way> {
        let mut ways: Vec<Way> = Vec::new();
        for (char, node) in &self.next {
            let tail = node.tail(*char);
            let is_like = |way: &&mut Way| {
                way.tail == tail && char.is_alphabetic() && way.chars.iter().all(|own| own.is_alphabetic())
            };
            match ways.iter_mut().find(is_like) {
                Some(way) => way.chars.push(*char),
                None => ways.push(Way { chars: vec![*char], tail }),
            }
        }
        ways
    }

    /// What stands after the character that leads here. After a letter a word can have its full stop.
    fn tail(&self, leads: char) -> String {
        let ways = self.ways();
        match (&*ways, self.is_end, leads.is_alphabetic()) {
            ([], _, true) => r"\.?".to_owned(),
            ([], _, false) => String::new(),
            (ways, true, true) => format!(r"(?:{}|\.)?", alternatives(ways)),
            (ways, true, false) => format!("(?:{})?", alternatives(ways)),
            ([only], false, _) => alternatives(std::slice::from_ref(only)),
            (ways, false, _) => format!("(?:{})", alternatives(ways)),
        }
    }
}

fn alternatives(ways: &[Way]) -> String {
    let ways: Vec<String> = ways.iter().map(|way| format!("{}{}", class(&way.chars), way.tail)).collect();
    ways.join("|")
}

/// One of some characters: a letter in both its cases, another character as itself.
fn class(chars: &[char]) -> String {
    match chars {
        [' '] => format!(r"\.?{SPACE}+"),
        // What is read has one kind of dash, and no full stop before it.
        ['-'] => format!(r"\.?{DASH}"),
        ['.'] => r"\.".to_owned(),
        [only] if !only.is_alphabetic() => only.to_string(),
        _ => format!(
            "[{}]",
            chars.iter().flat_map(|char| char.to_uppercase().chain([*char])).collect::<String>()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_one_tree_and_match_what_they_are() {
        assert_eq!(one_of(["maj", "may"]), r"(?:[Mm][Aa][JjYy]\.?)");
        assert_eq!(one_of(["mar", "mars"]), r"(?:[Mm][Aa][Rr](?:[Ss]\.?|\.)?)");
        assert_eq!(one_of(["1:a", "&"]), r"(?:1:[Aa]\.?|&)");
        let both = one_of(["i", "fr.o.m", "school year", "half-year", "okt", "oct"]);
        let others = jsonschema::draft7::new(&serde_json::json!({"pattern": whole(&both)})).unwrap();
        for (text, is_one) in [
            ("I", true),
            ("Fr.o.m.", true),
            ("fraoam", false),
            (" school \u{a0}YEAR ", true),
            ("schoolyear", false),
            ("half-year", true),
            ("half–year", true),
            ("Half.‑year.", true),
            ("half--year", false),
            ("OCT", true),
            ("ok", false),
            ("", false),
        ] {
            assert_eq!(others.is_valid(&text.into()), is_one, "{text}");
        }
    }
}
