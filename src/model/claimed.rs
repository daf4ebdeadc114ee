//! The kinds that a file which cannot be read as one record says that it is of: in a repeated key, in a second document, in
//! a key that is written in a form that records do not have.

use crate::model::kinds::Kind;
use crate::pii::detector::Exposure;

/// What begins a value that is written otherwise than it reads, or that stands elsewhere.
const UNREAD: [char; 8] = ['!', '&', '*', '|', '>', '#', '\\', '%'];

/// The strictest exposure of the kinds that a text names anywhere. Nobody knows which of them was meant, so that one that
/// cannot be read counts as the strictest.
pub(crate) fn strictest(text: &str) -> Option<Exposure> {
    let mut strictest = None;
    for (at, key) in text.match_indices("kind") {
        let is_part = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_');
        if text[..at].ends_with(is_part) || text[at + key.len()..].starts_with(is_part) {
            continue;
        }
        let blank = |char: char| char.is_whitespace() || matches!(char, '\u{22}' | '\'');
        let Some(value) = text[at + key.len()..].trim_start_matches(blank).strip_prefix(':') else {
            continue;
        };
        let value = value.trim_start_matches(blank);
        let word = value.split(|char| !is_part(char)).next().unwrap_or_default();
        let is_unread = value.starts_with(UNREAD) || value[word.len()..].starts_with('\\');
        let exposure =
            if is_unread { Some(Exposure::Case) } else { Kind::named(word).map(|kind| kind.exposure) };
        strictest = stricter(strictest, exposure);
    }
    strictest
}

/// The stricter of two exposures.
pub(crate) fn stricter(one: Option<Exposure>, other: Option<Exposure>) -> Option<Exposure> {
    Exposure::ALL.into_iter().rev().find(|own| [one, other].contains(&Some(*own)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strictest_kind_that_is_named_anywhere_counts() {
        for text in [
            "kind: plan\nkind: case\n", "kind: plan\n---\nkind: case\n", "kind: plan\n? kind\n: case\n",
            "kind: plan\n\"kind\" : 'case'\n", "{kind: plan, kind: case}\n", "kind: plan\nkind:\n  case\n",
            "kind: plan\nkind: \"ca\\x73e\"\n", "kind: plan\nkind: !!str case\n", "kind: case\nkind: plan\n",
        ] {
            assert_eq!(strictest(text), Some(Exposure::Case), "{text}");
        }
        assert_eq!(strictest("kind: plan\nkind: meeting\n"), Some(Exposure::Meeting));
        assert_eq!(strictest("kind: plan\nnote: in-kind: case, kindly: case\n"), Some(Exposure::Open));
        assert_eq!(strictest("title: x\n"), None);
    }
}
