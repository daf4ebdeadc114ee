//! Makes the lexicon of `src/detector/words/` into one perfect hash, so that it is compiled in and read at no cost.

#[path = "src/detector/fold.rs"]
mod fold;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// The lists, and what a word is when it stands in one. A phrase of several words is known by its first.
const LISTS: [&str; 9] =
    ["first", "surname", "both", "place", "body", "word", "role", "kin", "people"];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("src/detector/words");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=src/detector/fold.rs");
    let mut words: BTreeMap<String, u16> = BTreeMap::new();
    let mut phrases: Vec<String> = Vec::new();
    let mut source = String::new();
    for (at, list) in LISTS.iter().enumerate() {
        let flag = 1_u16 << at;
        source.push_str(&format!("impl Flags {{ pub(super) const {}: Self = Self({flag}); }}\n", list.to_uppercase()));
        let path = folder.join(list).with_extension("txt");
        println!("cargo::rerun-if-changed={}", path.display());
        for line in fs::read_to_string(&path)?.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let folded: String = line.chars().map(fold::fold_char).collect();
            if folded.contains([' ', '-']) {
                phrases.push(folded);
            } else {
                *words.entry(folded).or_default() |= flag;
            }
        }
    }
    phrases.sort();
    phrases.dedup();
    let flag = 1_u16 << LISTS.len();
    source.push_str(&format!("impl Flags {{ pub(super) const PHRASE: Self = Self({flag}); }}\n"));
    for phrase in &phrases {
        let first = phrase.split([' ', '-']).next().unwrap_or_default();
        *words.entry(first.to_owned()).or_default() |= flag;
    }
    let mut map = phf_codegen::Map::new();
    for (word, flags) in &words {
        map.entry(word.as_str(), flags.to_string());
    }
    source.push_str(&format!("static LEXICON: phf::Map<&str, u16> = {};\n", map.build()));
    source.push_str(&format!("/// Names of several words, folded, in order.\npub(super) static PHRASES: &[&str] = &{phrases:?};\n"));
    fs::write(Path::new(&env::var("OUT_DIR")?).join("lexicon.rs"), source)?;
    Ok(())
}
