//! Makes the lexicon of `src/pii/detector/words/` into one table that is compiled in and read at no cost, and learns from it
//! how names look and how plain words do.

#[path = "src/pii/detector/fold.rs"]
mod fold;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

/// The lists, and what a word is when it stands in one.
const LISTS: [(&str, &str); 14] = [
    ("first", "FIRST"),
    ("surname", "SURNAME"),
    ("both", "BOTH"),
    ("place", "PLACE"),
    ("body", "BODY"),
    ("word", "WORD"),
    ("english", "WORD"),
    ("role", "ROLE"),
    ("kin", "KIN"),
    ("people", "PEOPLE"),
    ("trait", "TRAIT"),
    ("condition", "CONDITION"),
    ("offence", "OFFENCE"),
    ("country", "COUNTRY"),
];
/// What a word can be, each a bit; last, that it begins a name of several words, that some detector asks for it, and that
/// one of those below does.
const FLAGS: [&str; 21] = [
    "FIRST", "SURNAME", "BOTH", "PLACE", "BODY", "WORD", "ROLE", "KIN", "PEOPLE", "PHRASE", "CUE", "TRAIT",
    "CONDITION", "OFFENCE", "COUNTRY", "DATE_CUE", "CONTACT_CUE", "ONLINE_CUE", "PLACE_CUE", "PAPERS_CUE",
    "SAID_CUE",
];
/// The detectors that begin at the words that they ask for, by their file or folder, and the bit of those words.
const DETECTORS: [(&str, &str); 6] = [
    ("date", "DATE_CUE"),
    ("contact", "CONTACT_CUE"),
    ("online", "ONLINE_CUE"),
    ("place", "PLACE_CUE"),
    ("papers", "PAPERS_CUE"),
    ("said", "SAID_CUE"),
];
/// The lists with one name a line, of which some have several words. The others are words in lines.
const OF_PHRASES: [&str; 4] = ["place", "body", "role", "kin"];

/// Where the detectors are.
const DETECTOR: &str = "src/pii/detector";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/pii/detector");
    let (mut lexicon, phrases) = read()?;
    let mut source = String::new();
    for flag in FLAGS {
        let place = bit(flag).trailing_zeros();
        writeln!(source, "impl Flags {{ pub(super) const {flag}: Self = Self(1 << {place}); }}")?;
    }
    let asked =
        DETECTORS.iter().fold("Self::CUE.0".to_owned(), |all, (_, flag)| format!("{all} | Self::{flag}.0"));
    writeln!(source, "impl Flags {{ const ASKED: Self = Self({asked}); }}")?;
    writeln!(source, "/// Names of several words, folded, in order.")?;
    writeln!(source, "pub(super) static PHRASES: &[&str] = &{phrases:?};")?;
    let scores = looks(&lexicon);
    cues(Path::new(DETECTOR), bit("CUE"), &mut lexicon)?;
    writeln!(source, "static LOOKS: [i8; {}] = {scores:?};", scores.len())?;
    writeln!(source, "const LETTERS: &str = {LETTERS:?};\nconst SIDE: usize = {SIDE};")?;
    let folder = env::var("OUT_DIR")?;
    fs::write(Path::new(&folder).join("lexicon.bin"), table(&lexicon))?;
    fs::write(Path::new(&folder).join("lexicon.rs"), source)?;
    Ok(())
}

/// The table that `fold::Key::places` leads through: each word's tag and flags stand at the first of its places that was
/// free, and a place without a tag is free. At most half of it is taken.
fn table(words: &BTreeMap<String, u32>) -> Vec<u8> {
    let size = (2 * words.len()).next_power_of_two();
    let mut table = vec![0; size * fold::Key::ENTRY];
    for (word, flags) in words {
        let key = fold::Key::of(word);
        let free = |place: &usize| table[place * fold::Key::ENTRY..][..4] == [0; 4];
        let Some(place) = key.places(size).find(free) else { continue };
        let entry = &mut table[place * fold::Key::ENTRY..][..fold::Key::ENTRY];
        entry[..4].copy_from_slice(&key.tag());
        entry[4..].copy_from_slice(&flags.to_le_bytes());
    }
    table
}

/// Marks every word that stands in quotes in a detector's source: whatever a detector asks for is one of them, and a
/// word that is none need not be compared with any.
fn cues(folder: &Path, own: u32, words: &mut BTreeMap<String, u32>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default();
        let detector =
            DETECTORS.iter().find(|(detector, _)| folder == Path::new(DETECTOR) && name == *detector);
        let own = detector.map_or(own, |(_, flag)| own | bit(flag));
        if path.is_dir() {
            cues(&path, own, words)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path)?;
            for word in
                text.split('"').filter(|word| !word.is_empty() && word.chars().all(char::is_alphabetic))
            {
                let form: String = word.chars().map(fold::fold_char).collect();
                *words.entry(form).or_default() |= own;
            }
        }
    }
    Ok(())
}

fn bit(flag: &str) -> u32 {
    FLAGS.iter().position(|own| *own == flag).map_or(0, |at| 1 << at)
}

/// Every word with its flags, and every name of several words.
fn read() -> io::Result<(BTreeMap<String, u32>, Vec<String>)> {
    let mut words: BTreeMap<String, u32> = BTreeMap::new();
    let mut phrases: Vec<String> = Vec::new();
    for (list, flag) in LISTS {
        let text = fs::read_to_string(Path::new("src/pii/detector/words").join(list).with_extension("txt"))?;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let folded: String = line.trim().chars().map(fold::fold_char).collect();
            let own = OF_PHRASES.contains(&list);
            if own && folded.contains([' ', '-']) {
                let first = folded.split([' ', '-']).next().unwrap_or_default();
                *words.entry(first.to_owned()).or_default() |= bit("PHRASE");
                phrases.push(folded);
                continue;
            }
            for word in folded.split_whitespace() {
                *words.entry(word.to_owned()).or_default() |= bit(flag);
            }
        }
    }
    phrases.sort();
    phrases.dedup();
    Ok((words, phrases))
}

/// The letters that looks are judged by; the rest, and the edge of a word, are one.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzåäö";
const SIDE: usize = 30;

/// For every three letters in a row, how much likelier they are in a name than in a plain word: the natural logarithm of
/// the one share over the other, in sixteenths.
fn looks(words: &BTreeMap<String, u32>) -> Vec<i8> {
    let name = bit("FIRST") | bit("SURNAME");
    let plain = bit("WORD") | bit("ROLE") | bit("KIN") | bit("PEOPLE");
    let mut counts = vec![[0_u32; 2]; SIDE * SIDE * SIDE];
    let mut totals = [0_u32; 2];
    for (word, flags) in words {
        let side = match (flags & name != 0, flags & plain != 0) {
            (true, false) => 0,
            (false, true) => 1,
            _ => continue,
        };
        for triple in triples(word) {
            counts[triple][side] += 1;
            totals[side] += 1;
        }
    }
    // Triples that were never seen count for half a time each.
    let share = |count: u32, total: u32| (f64::from(count) + 0.5) / (f64::from(total) + 0.5 * 9000.0);
    let score = |pair: &[u32; 2]| (share(pair[0], totals[0]) / share(pair[1], totals[1])).ln() * 16.0;
    #[allow(clippy::cast_possible_truncation, reason = "clamped to what fits")]
    counts.iter().map(|pair| score(pair).round().clamp(-96.0, 96.0) as i8).collect()
}

/// The numbers of every three letters in a row, the edges of the word among them.
fn triples(word: &str) -> Vec<usize> {
    let number = |char: char| LETTERS.chars().position(|own| own == char).map_or(0, |at| at + 1);
    let letters: Vec<usize> = [0].into_iter().chain(word.chars().map(number)).chain([0]).collect();
    letters.windows(3).map(|three| (three[0] * SIDE + three[1]) * SIDE + three[2]).collect()
}
