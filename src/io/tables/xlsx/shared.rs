//! The texts that the cells of an `.xlsx` share.

use super::super::room::{Room, TableError};
use super::super::xml::{Element, Tree};

/// A part of a text that looks the same throughout.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) is_bold: bool,
    pub(super) is_struck: bool,
}

impl Run {
    pub(super) fn plain(text: String) -> Self {
        Self { text, is_bold: false, is_struck: false }
    }
}

/// Reads the texts, in the order in which cells count them.
pub(super) fn read(page: &str, room: &mut Room) -> Result<Vec<Vec<Run>>, TableError> {
    let tree = Tree::read(page)?;
    let mut texts = Vec::new();
    for own in tree.root()?.all("si") {
        room.take_empty()?;
        texts.push(runs(own));
    }
    Ok(texts)
}

/// The runs of a text. How it is pronounced is no part of it.
pub(super) fn runs(text: Element<'_>) -> Vec<Run> {
    let run = |own: Element<'_>| match own.name() {
        "t" => Some(Run::plain(unescaped(&own.text()))),
        "r" => {
            let look = |name: &str| own.child("rPr").and_then(|look| look.flag(name)).unwrap_or_default();
            let text: String = own.all("t").map(|text| unescaped(&text.text())).collect();
            Some(Run { text, is_bold: look("b"), is_struck: look("strike") })
        }
        _ => None,
    };
    // What says nothing is no run: a text is gone through for each of its cells.
    text.children().filter_map(run).filter(|run| !run.text.is_empty()).collect()
}

/// A text in which characters that XML cannot hold are written with their numbers: `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("_x");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..5).and_then(|code| code.strip_suffix('_'));
        let char = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match char {
            Some(char) => {
                whole.push(char);
                whole.push_str(&part[5..]);
            }
            None => whole.extend(["_x", part]),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_is_written_with_its_number_is_that_character() {
        assert_eq!(unescaped("a_x000D_\nb_x000A_c"), "a\r\nb\nc");
        assert_eq!(unescaped("_x_ _xyz _x00"), "_x_ _xyz _x00");
    }
}
