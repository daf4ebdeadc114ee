//! One word for one thing: the words that the glossary has retired stand in no sentence of the program, in no schema and in
//! no document for users.

use std::fs;
use std::path::Path;

use vbe::base::lang::Say;
use vbe::model::kinds::KINDS;

use crate::house;

/// Documents that quote what others have written, or that are for developers.
const NOT_FOR_USERS: [&str; 5] =
    ["ordlista.md", "fran-mening-till-post.md", "architecture.md", "performance.md", "json.md"];

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The retired words with their forms, and what stands instead: the rows of the tables without a word's own key.
fn retired() -> Vec<(String, String)> {
    let page = read("docs/ordlista.md");
    let (_, tables) = page.split_once("## Ord som inte används").unwrap();
    let mut retired = Vec::new();
    for row in tables.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [words, instead] = cells[..] else { panic!("{row}") };
        if !matches!(words, "Inte" | "Not") {
            retired.extend(words.split(", ").map(|word| (word.to_lowercase(), instead.to_owned())));
        }
    }
    retired
}

/// Whether a word, or a phrase, stands in a text as a word of its own.
fn stands(text: &str, word: &str) -> bool {
    let is_edge = |sign: Option<char>| sign.is_none_or(|sign| !(sign.is_alphanumeric() || sign == '_'));
    text.match_indices(word).any(|(at, _)| {
        is_edge(text[..at].chars().next_back()) && is_edge(text[at + word.len()..].chars().next())
    })
}

fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let names = fs::read_dir(own).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(ending)).collect();
    names.sort();
    names.into_iter().map(|name| (format!("{folder}/{name}"), read(format!("{folder}/{name}")))).collect()
}

/// The detector and the import know the words of others, and tell none of them.
const WORDS_OF_OTHERS: [&str; 3] = ["pii/", "import/words.rs", "import/numbered.rs"];

#[test]
fn a_word_that_is_retired_stands_nowhere() {
    let retired = retired();
    assert!(retired.len() > 30, "{}", retired.len());
    let mut told = 0;
    let mut found = Vec::new();
    let mut search = |place: &str, text: &str| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        told += 1;
        for (word, instead) in retired.iter().filter(|(word, _)| stands(&text, word)) {
            let at = text.find(word.as_str()).unwrap_or_default();
            let around: String = text[at..].chars().take(60).collect();
            found.push(format!("{place}: {word}; write {instead}: {around}"));
        }
    };
    let is_ours = |file: &str| !WORDS_OF_OTHERS.iter().any(|own| file.starts_with(own));
    for module in house::modules().iter().filter(|module| is_ours(&module.file)) {
        // What tests write is read by nobody, and a literal that goes on in the next line is one.
        let own = module.text.split("#[cfg(test)]").next().unwrap_or_default().replace("\\\n", " ");
        // What people may go on typing is told to nobody.
        let is_told =
            |line: &&str| !["//", "also: "].iter().any(|start| line.trim_start().starts_with(start));
        let lines = own.lines().filter(is_told);
        let own = lines.collect::<Vec<_>>().join("\n");
        for literal in own.split('"').skip(1).step_by(2) {
            search(&module.file, literal);
        }
    }
    for (path, text) in files("docs", ".md").into_iter().chain(files("docs/rules", ".md")) {
        if !NOT_FOR_USERS.iter().any(|name| path.ends_with(name)) {
            search(&path, &text);
        }
    }
    for (path, text) in files("schemas", ".json") {
        search(&path, &text);
    }
    search("README.md", &read("README.md"));
    assert!(told > 4_000, "{told}");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Each term stands once, with one sentence, and what is retired is no term.
#[test]
fn each_term_of_the_glossary_stands_once() {
    let page = read("docs/ordlista.md");
    let (terms, _) = page.split_once("## Ord som inte används").unwrap();
    let mut seen = Vec::new();
    for row in terms.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Ord ")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [term, english, _, what] = cells[..] else { panic!("{row}") };
        assert!(!term.is_empty() && !english.is_empty() && what.ends_with('.'), "{row}");
        for word in term.split(", ") {
            assert!(!seen.contains(&word), "{word} stands twice");
            assert!(!retired().iter().any(|(own, _)| own == word), "{word} is retired");
            seen.push(word);
        }
    }
    assert!(seen.len() > 40, "{}", seen.len());
}

/// A kind of record is called by its word in the glossary, where its key stands. What is noted of an activity is the one
/// kind with a longer name: the glossary has the two words of it.
#[test]
fn a_kind_is_called_by_its_word_in_the_glossary() {
    let page = read("docs/ordlista.md");
    let (terms, _) = page.split_once("## Ord som inte används").unwrap();
    let mut found = 0;
    for kind in KINDS.iter().filter(|kind| kind.name != "activity") {
        let key = format!("`{}`", kind.name);
        let has_key =
            |cells: &Vec<&str>| cells.get(2).is_some_and(|keys| keys.split(", ").any(|own| own == key));
        let rows = terms.lines().filter(|line| line.starts_with("| "));
        let mut rows = rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>());
        let Some(row) = rows.find(has_key) else { continue };
        let Say { sv, en } = &kind.word;
        assert!(row[0].split(", ").any(|term| term == sv), "{}: {sv}, {}", kind.name, row[0]);
        assert!(en.starts_with(row[1]), "{}: {en}, {}", kind.name, row[1]);
        found += 1;
    }
    assert!(found > 12, "{found}");
}
