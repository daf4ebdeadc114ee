//! Makes the lexicon of `src/detector/words/` into one perfect hash, so that it is compiled in and read at no cost.

#[path = "src/detector/fold.rs"]
mod fold;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// The lists, and what a word is when it stands in one. A phrase of several words is known by its first.
const LISTS: [&str; 9] = ["first", "surname", "both", "place", "body", "word", "role", "kin", "people"];

/// The letters that looks are judged by; the rest, and the edge of a word, are one.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzåäö";
const SIDE: usize = 30;

/// How much likelier three letters in a row are in a name than in a plain word, in sixteenths of a bit's natural
/// cousin: the logarithm of one share over the other.
fn looks(words: &BTreeMap<String, u16>) -> String {
    let flag = |list: &str| LISTS.iter().position(|own| *own == list).map_or(0, |at| 1_u16 << at);
    let (name, plain) =
        (flag("first") | flag("surname"), flag("word") | flag("role") | flag("kin") | flag("people"));
    let mut counts = vec![[0_u32; 2]; SIDE * SIDE * SIDE];
    let mut totals = [0_u32; 2];
    for (word, flags) in words {
        for (at, wanted) in [name, plain].into_iter().enumerate() {
            let other = [plain, name][at];
            if flags & wanted != 0 && flags & other == 0 {
                for triple in triples(word) {
                    counts[triple][at] += 1;
                    totals[at] += 1;
                }
            }
        }
    }
    let share = |count: u32, total: u32| (f64::from(count) + 0.5) / (f64::from(total) + 0.5 * 9000.0);
    let score = |pair: &[u32; 2]| {
        let odds = (share(pair[0], totals[0]) / share(pair[1], totals[1])).ln();
        (odds * 16.0).round().clamp(-96.0, 96.0)
    };
    let scores: Vec<String> = counts.iter().map(|pair| score(pair).to_string()).collect();
    format!(
        "static LOOKS: [i8; {}] = [{}];\nconst LETTERS: &str = {LETTERS:?};\nconst SIDE: usize = {SIDE};\n",
        scores.len(),
        scores.join(",")
    )
}

/// The numbers of every three letters in a row, the edges of the word among them.
fn triples(word: &str) -> Vec<usize> {
    let number = |char: char| LETTERS.chars().position(|own| own == char).map_or(0, |at| at + 1);
    let letters: Vec<usize> = [0].into_iter().chain(word.chars().map(number)).chain([0]).collect();
    letters.windows(3).map(|three| (three[0] * SIDE + three[1]) * SIDE + three[2]).collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let lists = Path::new("src/detector/words");
    println!("cargo::rerun-if-changed={}", lists.display());
    println!("cargo::rerun-if-changed=src/detector/fold.rs");
    let mut words: BTreeMap<String, u16> = BTreeMap::new();
    let mut phrases: Vec<String> = Vec::new();
    let mut source = String::new();
    for (at, list) in LISTS.iter().enumerate() {
        let flag = 1_u16 << at;
        source.push_str(&format!(
            "impl Flags {{ pub(super) const {}: Self = Self({flag}); }}\n",
            list.to_uppercase()
        ));
        let path = lists.join(list).with_extension("txt");
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
    source.push_str(&looks(&words));
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
    let folder = env::var("OUT_DIR")?;
    let folder = Path::new(&folder);
    fs::write(folder.join("map.rs"), map.build().to_string())?;
    source.push_str(&format!(
        "/// Names of several words, folded, in order.\npub(super) static PHRASES: &[&str] = &{phrases:?};\n"
    ));
    fs::write(folder.join("lexicon.rs"), source)?;
    Ok(())
}
