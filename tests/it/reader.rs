//! What people read has no word of the program's own: no key of a schema, no code of a closed list, and no id where there is
//! a title. The lists come from the schemas; every page of every command is read, over the records of the repository and
//! those of the town, in both languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use crate::sandbox::repository;
use crate::spreadsheets::{COMMANDS, Place, places};

/// Pages on which an id stands beside the title, to be written by those who read it there.
const IDS_ARE_TYPED: [&str; 4] = ["list", "show", "gaps", "validate"];

/// Keys of one word that mean nothing as a word of a page, in English either.
const NEVER: [&str; 7] = ["covers", "serves", "recurs", "excuses", "excludes", "accounted", "dated"];

/// Keys and codes that are Swedish words of the pages too, by other reasons than what the schemas call them.
const ALSO_SWEDISH: [&str; 17] = [
    "on", "of", "form", "plan", "mail", "sig", "app", "ia", "travel", "sort", "vara", "problem", "status",
    "start", "text", "resident", "policy",
];

/// What the schemas say: each key, each code, and the words that they have in Swedish.
#[derive(Default)]
struct Schemas {
    keys: BTreeSet<String>,
    codes: BTreeSet<String>,
    swedish: BTreeSet<String>,
}

impl Schemas {
    fn read() -> Self {
        let mut all = Self::default();
        let folder = repository().join("src/model/schemas");
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            // The settings are read by nobody but those who write them.
            if !path.ends_with("config.schema.json") {
                all.gather(&serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap());
            }
        }
        all
    }

    fn gather(&mut self, schema: &Value) {
        match schema {
            Value::Object(entries) => {
                if let Some(own) = entries.get("properties").and_then(Value::as_object) {
                    self.keys.extend(own.keys().cloned());
                }
                if let Some(title) = entries.get("title").and_then(Value::as_str) {
                    self.swedish.extend(words(title));
                }
                let codes = entries.get("enum").and_then(Value::as_array).into_iter().flatten();
                let said = entries.get("description").and_then(Value::as_str).unwrap_or_default();
                for code in codes.filter_map(Value::as_str) {
                    let meant = said.split(&format!("{code}: ")).nth(1);
                    match meant {
                        Some(meant) => {
                            self.codes.insert(code.to_owned());
                            self.swedish.extend(words(meant.split(['.', ';']).next().unwrap()));
                        }
                        // What has no other word is written as it is said.
                        None => self.swedish.extend(words(code)),
                    }
                }
                entries.values().for_each(|under| self.gather(under));
            }
            Value::Array(items) => items.iter().for_each(|item| self.gather(item)),
            _ => {}
        }
    }
}

/// The words of a text, in lower case. A hyphen and a low line are in the word.
fn words(text: &str) -> Vec<String> {
    let is_in = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_');
    let words = text.split(|sign: char| !is_in(sign)).filter(|word| !word.starts_with("--"));
    words.map(|word| word.trim_matches('-').to_lowercase()).filter(|word| !word.is_empty()).collect()
}

/// The words that the records say themselves: they are quoted.
fn quoted(place: &Place) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for (_, text) in place.files() {
        for line in text.lines() {
            let value = line.split_once(": ").map_or(line.trim_start_matches([' ', '-']), |(_, value)| value);
            // A code, an id or a list of them is written as one word in lower case.
            let is_name =
                value.split(['{', '[', ',']).any(|part| part.trim().starts_with(char::is_uppercase));
            if is_name
                || value.split(['{', '[', ',']).any(|part| part.trim().contains(' '))
                || line.contains("title:")
            {
                said.extend(words(value));
            }
        }
    }
    said
}

/// Every kind of record, and of part of one, that can be listed.
const KINDS: [&str; 28] = [
    "plan", "framework", "laws", "organisation", "progress", "flow", "case", "incident", "deviation",
    "attestation", "routine", "training", "review", "agreement", "report", "meeting", "situation", "survey",
    "measurement", "activity", "area", "need", "goal", "indicator", "requirement", "role", "unit", "group",
];

/// The ids of the records and their parts, by kind: `plan/activity`.
fn ids(place: &Place) -> Vec<(&'static str, Vec<String>)> {
    let of = |kind: &&'static str| {
        let page: Value =
            serde_json::from_str(&place.run(&format!("list {kind}"), "json").unwrap().out).unwrap();
        let rows = page["lists"][0]["rows"].as_array().cloned().unwrap_or_default();
        (*kind, rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect())
    };
    KINDS.iter().map(of).collect()
}

/// A page without what is to be written: in backticks, in a command, as the key after a name, and as a file and line.
fn without_what_is_typed(page: &str, keys: &BTreeSet<String>) -> String {
    let mut kept = String::new();
    for line in page.lines() {
        let line: String = line.split('`').step_by(2).collect();
        let line = line.split("vbe ").next().unwrap();
        let mut parts = line.split('(');
        kept.push_str(parts.next().unwrap());
        for part in parts {
            let (inner, rest) = part.split_once(')').unwrap_or((part, ""));
            if !keys.contains(inner) {
                kept.push_str(inner);
            }
            kept.push_str(rest);
        }
        kept.push('\n');
    }
    let is_file = |word: &&str| word.contains(".yaml") || word.contains("records/");
    kept.split_inclusive(char::is_whitespace).filter(|word| !is_file(word)).collect()
}

/// A page of each command, by what was asked: what a command groups or filters by is in its rows. The first of each kind are
/// shown together.
fn pages(place: &Place, ids: &[(&'static str, Vec<String>)], lang: &str) -> BTreeMap<String, String> {
    let mut asked: BTreeSet<String> = BTreeSet::new();
    let mut commands = BTreeSet::new();
    asked.extend(
        COMMANDS.iter().filter(|(own, _)| commands.insert(*own)).map(|(_, words)| (*words).to_owned()),
    );
    asked.insert("validate".to_owned());
    asked.extend(KINDS.iter().map(|kind| format!("list {kind}")));
    let shown = ids.iter().flat_map(|(kind, ids)| {
        let sort = if ["role", "unit", "group"].contains(kind) { "actor" } else { kind };
        ids.iter().take(4).map(move |id| format!("{sort}:{id}"))
    });
    asked.insert(format!("show {} --why", shown.collect::<Vec<_>>().join(" ")));
    let page = |words: String| {
        let run = place.run(&format!("{words} --lang {lang} --width 300"), "text")?;
        Some((words, run.out))
    };
    asked.into_iter().filter_map(page).collect()
}

#[test]
fn no_page_has_a_word_of_the_program_s_own() {
    let schemas = Schemas::read();
    let (mut read, mut found) = (0, BTreeSet::new());
    for place in places().iter().take(2) {
        let (quoted, ids) = (quoted(place), ids(place));
        // The id of a case is all that it is called, and a single word may be one of a sentence.
        let titled = ids.iter().filter(|(kind, _)| *kind != "case").flat_map(|(_, ids)| ids);
        let titled: BTreeSet<&str> =
            titled.map(String::as_str).filter(|id| id.contains(['-', '/'])).collect();
        let is_swedish = |word: &String| {
            schemas.swedish.contains(word) || quoted.contains(word) || ALSO_SWEDISH.contains(&word.as_str())
        };
        // The town has every kind of record; the other is read in the language of its readers.
        let languages = if read == 0 { &["sv"][..] } else { &["sv", "en"] };
        for lang in languages {
            for (asked, page) in pages(place, &ids, lang) {
                read += 1;
                let page = without_what_is_typed(&page, &schemas.keys);
                let command = asked.split(' ').next().unwrap();
                for line in page.lines() {
                    let mut tell = |why: &str, word: &str| {
                        let asked: String = asked.chars().take(60).collect();
                        found.insert(format!("{lang} {why} {word}: {asked}: {}", line.trim()));
                    };
                    for word in words(line) {
                        if schemas.keys.contains(&word)
                            && (word.contains('_') || NEVER.contains(&word.as_str()))
                        {
                            if !quoted.contains(&word) {
                                tell("key", &word);
                            }
                        } else if *lang == "sv" && schemas.keys.contains(&word) && !is_swedish(&word) {
                            tell("key", &word);
                        } else if *lang == "sv" && schemas.codes.contains(&word) && !is_swedish(&word) {
                            tell("code", &word);
                        } else if *lang == "en" && word.contains(['å', 'ä', 'ö']) && !quoted.contains(&word)
                        {
                            tell("Swedish", &word);
                        }
                    }
                    // What is left out of a page is named so that it can be asked for.
                    let is_left_out = line.contains(" inte med: ") || line.contains(" left out: ");
                    let is_typed = is_left_out || IDS_ARE_TYPED.contains(&command);
                    for word in line.split([' ', ',', ';', ':', '(', ')', '.']).filter(|_| !is_typed) {
                        if titled.contains(word) && !quoted.contains(word) {
                            tell("id", word);
                        }
                    }
                }
            }
        }
    }
    assert!(read > 100, "only {read} pages were read");
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{} words:\n{}", found.len(), found.join("\n"));
}
