//! The quick answer to whether a record is sound is held to the library's.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{CONFIG, KINDS, Kind};
use crate::io::disk;
use crate::syntax::yaml;

fn records() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["plans", "records", "tests/town"];
    let found = folders.iter().flat_map(|folder| disk::records(&root.join(folder), false));
    found.map(|found| fs::read_to_string(found.path).unwrap()).collect()
}

/// Whether a record is sound: for certain, and to the library.
fn sound(text: &str) -> Option<(bool, bool)> {
    let text = Arc::new(text.to_owned());
    let yaml = yaml::read(&text, false);
    let root = yaml.tree.root()?;
    Some(Kind::named(root.get("kind")?.scalar()?)?.judge().is_sound(root))
}

#[test]
fn what_is_shipped_is_sound_for_certain_and_no_schema_says_what_is_not_known() {
    for text in records() {
        assert_eq!(sound(&text), Some((true, true)), "{text}");
    }
    for kind in &KINDS {
        assert!(kind.judge().is_known(), "{}", kind.name);
    }
    assert!(CONFIG.is_known());
}

/// What may stand in place of a value, or after it.
const VALUES: [&str; 22] = [
    "", "x", "12", "1.5", "-1", "0123", "true", "2024-02-31", "2024-03-05", "2024-H1", "T3 2024", "årligen",
    "[]", "[x, x]", "[1, 1, 1.0]", "[{id: x}, {id: x}]", "{}", "{id: x}", "{id: X, of: 3}", "con", "a/b",
    "1900",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// A record that is changed in one or two places.
    #[test]
    fn what_is_sound_for_certain_is_sound_to_the_library(
        which in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), 0..5_u8, select(&VALUES[..])), 1..3),
    ) {
        let all = records();
        let mut lines: Vec<String> = which.get(&all).lines().map(str::to_owned).collect();
        for (line, how, value) in changes {
            let at = line.index(lines.len());
            let (key, own) = lines[at].split_once(": ").map_or((lines[at].clone(), ""), |(key, own)| (key.to_owned(), own));
            match how {
                0 => drop(lines.remove(at)),
                1 => lines.insert(at, lines[at].clone()),
                2 => lines[at] = format!("{key}: {value}"),
                3 => lines[at] = format!("{key}x: {own}"),
                _ => lines[at] = lines[at].replacen(|char: char| char.is_ascii_digit(), value, 1),
            }
            if lines.is_empty() {
                return Ok(());
            }
        }
        let text = lines.join("\n");
        if let Some((is_certain, is_sound)) = sound(&text) {
            prop_assert!(!is_certain || is_sound, "{}", text);
        }
    }
}
