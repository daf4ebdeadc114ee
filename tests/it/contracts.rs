//! The JSON contracts: every key that a report writes is described in `docs/json.md`, and every key that is described is written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use crate::sandbox::{Run, repository};
use crate::spreadsheets::{COMMANDS, places};

type Keys = BTreeSet<String>;

/// What every page has.
const SHARED: [&str; 2] = ["What the pages share", "Words used on this page"];

/// The sections of the page by their headings, each with what stands under it.
fn sections() -> BTreeMap<String, String> {
    let page = fs::read_to_string(repository().join("docs/json.md")).unwrap();
    let sections = page.split("\n## ").skip(1).filter_map(|section| section.split_once('\n'));
    sections.map(|(heading, text)| (heading.to_owned(), text.to_owned())).collect()
}

/// The words of a text that stand as code.
fn words(text: &str) -> Keys {
    let of = |code: &str| -> Vec<String> {
        let split = code.split(|char: char| !(char.is_alphanumeric() || matches!(char, '_' | '-')));
        split.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    text.lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2).flat_map(of).collect::<Vec<_>>())
        .collect()
}

/// The words of a contract, of those that it says it holds, and of what all pages share.
fn described(contract: &str, sections: &BTreeMap<String, String>) -> Keys {
    let mut all: Vec<&str> = vec![contract];
    let mut at = 0;
    while at < all.len() {
        let text = &sections[all[at]];
        let held =
            sections.keys().filter(|own| own.starts_with("vbe.") && text.contains(&format!("`{own}`")));
        let new: Vec<&str> = held.map(String::as_str).filter(|own| !all.contains(own)).collect();
        all.extend(new);
        at += 1;
    }
    all.into_iter().chain(SHARED).flat_map(|heading| words(&sections[heading])).collect()
}

/// The keys that the tables of a contract say that there are.
fn promised(text: &str) -> Keys {
    let mut promised = Keys::new();
    let mut is_of_keys = false;
    for line in text.lines() {
        match line.trim_matches('|').split('|').next().map(str::trim) {
            _ if !line.starts_with('|') => is_of_keys = false,
            Some("Key") => is_of_keys = true,
            // What stands in angle brackets is any of a list of words.
            Some(cell) if is_of_keys => {
                let named: Vec<&str> = cell.split(['<', '>']).step_by(2).collect();
                promised.extend(words(&named.concat()));
            }
            _ => {}
        }
    }
    promised
}

fn collect(value: &Value, keys: &mut Keys) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            keys.insert(key.clone());
            collect(value, keys);
        }),
        Value::Array(list) => list.iter().for_each(|value| collect(value, keys)),
        _ => {}
    }
}

/// The keys of every page that the tests know how to make, by contract.
fn written() -> BTreeMap<String, Keys> {
    let places = places();
    let asked =
        COMMANDS.iter().flat_map(|(_, words)| places.iter().filter_map(|place| place.run(words, "json")));
    let measured = crate::indicators::measured();
    let (diff, history) = (crate::diff::changed(), crate::history::changed());
    let joint = crate::fields::joint();
    let own = [
        joint.run("status --format json --as-of 2026-09-01"),
        joint.run("account strategi-2025-2028 --format json --as-of 2026-09-01"),
        measured.run("status --indicators --format json"),
        crate::law_of_the_day::editions().run("gaps --framework lagen-2001 --format json --as-of 2024-07-01"),
        diff.vbe("diff HEAD --as-of 2024-11-15 --format json"),
        history.vbe("history fortbildning --as-of 2024-07-01 --format json"),
    ];
    let mut written: BTreeMap<String, Keys> = BTreeMap::new();
    for Run { out, err, .. } in asked.chain(own) {
        let page: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{err}"));
        collect(&page, written.entry(page["schema"].as_str().unwrap().to_owned()).or_default());
    }
    written
}

#[test]
fn every_key_of_a_report_is_described_and_every_described_key_is_written() {
    let sections = sections();
    let mut wrong = Vec::new();
    let written = written();
    for (contract, keys) in &written {
        let (described, promised) = (described(contract, &sections), promised(&sections[contract]));
        let undescribed: Vec<&String> = keys.difference(&described).collect();
        let unwritten: Vec<&String> = promised.difference(keys).collect();
        if !undescribed.is_empty() || !unwritten.is_empty() {
            wrong.push(format!("{contract}: undescribed {undescribed:?}, unwritten {unwritten:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(written.len(), 16);
}
