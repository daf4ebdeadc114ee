//! Every sentence that has a number in it counts right: 0, 2 and many are several, 1 is one, in both languages.
//!
//! Two things hold it. What is counted has its words in `src/base/nouns.rs`, and a number is written before such a word only;
//! and no answer that is kept here, and no document, has the word for several after 1 or the word for one after another number.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::house;

/// The words of a noun, for one and for several, in each language.
type Words = [(String, String); 2];

/// Every noun of the table, and those of records and their parts.
fn nouns() -> Vec<Words> {
    let read = |file: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let own = |[one, several, one_en, several_en]: [&str; 4]| {
        [(one, several), (one_en, several_en)].map(|(one, many)| (one.to_owned(), many.to_owned()))
    };
    let table = read("src/base/nouns.rs");
    let rows = table.split_once("\nnouns! {").unwrap().1.split("\n}").next().unwrap();
    // The split takes the first quote of each row.
    let rows = rows.split(": \"").skip(1).map(|row| {
        let words: Vec<&str> = row.split('"').step_by(2).take(4).collect();
        own(words.try_into().unwrap())
    });
    let records = read("src/facts/nouns.rs");
    let records = records.split("#[cfg(test)]").next().unwrap().split("forms(").filter_map(|row| {
        let words: Vec<&str> = row.split('"').skip(1).step_by(2).take(6).collect();
        let [_, one, one_en, _, several, several_en] = words[..] else { return None };
        Some(own([one, several, one_en, several_en]))
    });
    rows.chain(records).collect()
}

/// The words that stand after a number in a sentence and are the same for any number.
const UNBENT: [&str; 22] = [
    "av", "of", "till", "more", "sedan", "since", "tillsammans", "together", "in", "delvis", "utan",
    "without", "saknar", "has", "och", "and", "är", "is", "inte", "not", "under", "to",
];

/// The literals of a text of Rust, each in one line.
fn literals(text: &str) -> Vec<String> {
    let mut joined = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\\n") {
        joined += before;
        rest = after.trim_start();
    }
    joined += rest;
    let code: Vec<&str> = joined.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n").replace("\\\"", "”").replace("'\"'", "");
    code.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The names of what is a number in a text of Rust: by its type, or by how it is made.
fn numbers(text: &str) -> BTreeSet<&str> {
    let is_letter = |own: char| own.is_ascii_alphanumeric() || own == '_';
    let is_name = |name: &str| !name.is_empty() && name.chars().all(is_letter);
    let mut all = BTreeSet::from(["count", "total", "sum"]);
    for kind in [": usize", ": u32", ": u64", ": i64", ": &usize"] {
        all.extend(
            text.match_indices(kind).filter_map(|(at, _)| text[..at].rsplit(|own| !is_letter(own)).next()),
        );
    }
    for line in text.lines().filter(|line| line.ends_with(".len();") || line.ends_with(".count();")) {
        let named = line.trim_start().strip_prefix("let ").and_then(|rest| rest.split_once(" = "));
        all.extend(named.map(|(name, _)| name.trim_start_matches("mut ")).filter(|name| is_name(name)));
    }
    all
}

/// Each number in a literal that stands before a word which may bend.
fn bare<'t>(literal: &'t str, numbers: &BTreeSet<&str>) -> Option<&'t str> {
    literal.match_indices('{').find_map(|(at, _)| {
        let (name, rest) = literal[at + 1..].split_once('}')?;
        let word = rest.strip_prefix(' ')?.split(|own: char| !own.is_alphabetic()).next()?;
        let is_bare = numbers.contains(name) && !word.is_empty() && !UNBENT.contains(&word);
        is_bare.then(|| &literal[at..])
    })
}

#[test]
fn a_number_stands_before_a_word_that_has_its_forms() {
    let ours = "let count = all.len();\nlet done: usize = 1;";
    assert_eq!(bare("Av {count} rader", &numbers(ours)), Some("{count} rader"));
    assert_eq!(bare("{done} av {count} {sv}, {title} rader", &numbers(ours)), None);
    let (mut seen, mut found) = (0, Vec::new());
    // The English of a recurrence is `3 times a year`, and once and twice have words of their own.
    let is_other = |file: &str| file.starts_with("pii/") || file == "base/time_words.rs";
    for module in house::modules().iter().filter(|module| !is_other(&module.file)) {
        let own = module.text.split("#[cfg(test)]").next().unwrap_or_default();
        let numbers = numbers(own);
        for literal in literals(own) {
            seen += usize::from(literal.contains('{'));
            let told = bare(&literal, &numbers);
            found.extend(told.map(|told| format!("{}: {told}", module.file)));
        }
        // A form is chosen in one place.
        for (at, _) in own.match_indices("== 1 { ").filter(|_| module.file != "base/nouns.rs") {
            let chosen = &own[at + 7..];
            if chosen.starts_with(['"', '(']) {
                found.push(format!("{}: {}", module.file, chosen.lines().next().unwrap_or_default()));
            }
        }
    }
    assert!(seen > 1_000, "{seen}");
    assert!(found.is_empty(), "give the word its forms in src/base/nouns.rs:\n{}", found.join("\n"));
}

/// The texts that are kept here: what was answered, and what people read.
fn kept() -> Vec<(String, String)> {
    fn gather(folder: &Path, all: &mut Vec<(String, String)>) {
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let is_text = path.extension().is_some_and(|end| end == "snap" || end == "md");
            if path.is_dir() {
                gather(&path, all);
            } else if is_text {
                all.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for folder in ["tests/it", "docs"] {
        gather(&root.join(folder), &mut all);
    }
    all
}

/// Where a number stands before a word as a number of it: `2 rader`, and not `T2 2018 rader` or `1.1 rader`.
fn counted<'t>(text: &'t str, word: &str) -> Vec<(&'t str, &'t str)> {
    let is_edge =
        |sign: Option<char>| sign.is_none_or(|sign| !(sign.is_alphanumeric() || matches!(sign, '-' | '_')));
    let places = text.match_indices(word).filter(|(at, _)| is_edge(text[at + word.len()..].chars().next()));
    let told = places.filter_map(|(at, _)| {
        let before = text[..at].strip_suffix(' ')?;
        let start = before.trim_end_matches(|own: char| own.is_ascii_digit()).len();
        let (rest, number) = before.split_at(start);
        let sign = rest.chars().next_back();
        let stands = !number.is_empty()
            && number.len() < 4
            && sign.is_none_or(|sign| matches!(sign, ' ' | '(' | '\n'));
        stands.then(|| (number, text[start..].lines().next().unwrap_or_default()))
    });
    told.collect()
}

#[test]
fn no_answer_and_no_document_counts_wrong() {
    assert_eq!(counted("av 21 rader, 1.1 rader, T1 rader", "rader").len(), 1);
    let (nouns, texts) = (nouns(), kept());
    assert!(nouns.len() > 80 && texts.len() > 150, "{} {}", nouns.len(), texts.len());
    let (mut seen, mut found) = (0, Vec::new());
    for (path, text) in &texts {
        // A verb follows a number, and need not belong to it.
        let bends = |(one, several): &&(String, String)| one != several && !["has", "is"].contains(&&**one);
        for (one, several) in nouns.iter().flatten().filter(bends) {
            let mut wrong = |word: &str, is_wrong: fn(&str) -> bool| {
                for (number, told) in counted(text, word) {
                    seen += 1;
                    if is_wrong(number) {
                        found.push(format!("{path}: {told}"));
                    }
                }
            };
            wrong(one, |number| number != "1");
            wrong(several, |number| number == "1");
        }
    }
    found.sort();
    found.dedup();
    assert!(seen > 150, "{seen}");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
