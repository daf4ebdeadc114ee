//! The pages in Swedish are in Swedish: no reason, and no line that a board reads, holds a key of a schema or a code word.

use std::collections::BTreeSet;

use serde_json::Value;
use vbe::model::kinds::KINDS;

use crate::house;
use crate::rows::documents;
use crate::sandbox::{Sandbox, run};
use crate::town::town;

/// Words that are Swedish too, though no schema says so, and English words in the names of what is described.
const SWEDISH: [&str; 3] = ["form", "of", "in"];

/// The keys and the closed words of the schemas that are no Swedish words: those that no title or description uses as a
/// word, other than to say what it means.
pub(crate) fn codes() -> BTreeSet<String> {
    let (mut codes, mut said) = (BTreeSet::new(), BTreeSet::new());
    for kind in &KINDS {
        gather(kind.judge().schema(), &mut codes, &mut said);
    }
    codes.retain(|code| code.contains('_') || !said.contains(code) && !SWEDISH.contains(&code.as_str()));
    codes
}

fn gather(node: &Value, codes: &mut BTreeSet<String>, said: &mut BTreeSet<String>) {
    let Some(map) = node.as_object() else { return };
    codes.extend(
        map.get("properties").and_then(Value::as_object).into_iter().flatten().map(|(key, _)| key.clone()),
    );
    codes.extend(
        map.get("enum")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|it| Some(it.as_str()?.into())),
    );
    for key in ["title", "description"] {
        let text = map.get(key).and_then(Value::as_str).unwrap_or_default();
        said.extend(words(text).filter(|(_, is_head)| !is_head).map(|(word, _)| word.to_lowercase()));
    }
    map.values().for_each(|under| gather(under, codes, said));
}

/// The words of a text, and whether a colon follows.
pub(crate) fn words(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let words = text.split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '_' | '-')));
    words.filter(|word| !word.is_empty()).map(|word| {
        let end = word.as_ptr().addr() - text.as_ptr().addr() + word.len();
        (word, text[end..].starts_with(':'))
    })
}

/// The texts under some keys, anywhere in a page.
fn texts(page: &Value, keys: &[&str], found: &mut Vec<String>) {
    match page {
        Value::Object(map) => {
            for (key, value) in map {
                if keys.contains(&key.as_str()) {
                    found.extend(value.as_str().map(str::to_owned));
                }
                texts(value, keys, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, keys, found)),
        _ => {}
    }
}

fn assert_swedish(text: &str, codes: &BTreeSet<String>, place: &str) {
    let found: Vec<&str> = words(text).map(|(word, _)| word).filter(|word| codes.contains(*word)).collect();
    assert!(found.is_empty(), "{place}: {found:?} in: {text}");
}

fn workspaces() -> [(Sandbox, &'static str, &'static [&'static str], &'static [&'static str]); 2] {
    [
        (
            documents(),
            "2018-12-01",
            &["rinkeby-kista-2018", "solna-strategi-2017-2021"],
            &["samordningsgrupp", "styrgrupp", "solna-samverkansgrupp"],
        ),
        (
            town(),
            "2026-05-21",
            &["atgardsplan-2026", "atgardsplan-2025", "atgardsplan-2023-2024"],
            &["strategiska-radet"],
        ),
    ]
}

/// Runs a command in Swedish, with an answer.
fn answer(sandbox: &Sandbox, words: &str, day: &str) -> String {
    let run = run(words, sandbox.path(), day, false, vec![("VBE_LANG".into(), "sv".into())]);
    assert!(!run.out.is_empty(), "{words}: {}", run.err);
    run.out
}

#[test]
fn every_reason_is_in_the_words_of_the_office() {
    let codes = codes();
    assert!(codes.contains("by_unit") && codes.contains("graffiti") && !codes.contains("plan"));
    for (sandbox, day, plans, _) in workspaces() {
        for plan in plans {
            let page = answer(&sandbox, &format!("gaps --plan {plan} --format json"), day);
            let page: Value = serde_json::from_str(&page).unwrap();
            let mut reasons = Vec::new();
            texts(&page, &["because", "what", "about"], &mut reasons);
            assert!(reasons.len() > 10, "{plan}");
            for reason in reasons {
                assert_swedish(&reason, &codes, plan);
            }
        }
    }
}

/// What helps to write a file names its keys, and is left out.
#[test]
fn every_line_that_a_board_reads_is_in_swedish() {
    let codes = codes();
    for (sandbox, day, plans, groups) in workspaces() {
        let of_plans = plans.iter().flat_map(|plan| {
            [
                format!("status --plan {plan} --format md"),
                format!("gaps --plan {plan} --format md"),
                format!("report --kind annual --plan {plan} --format md"),
                format!("account {plan} --format md"),
            ]
        });
        let of_groups = groups.iter().map(|group| format!("meeting {group} --format md"));
        for words in
            of_plans.chain(of_groups).chain(["due --format md".to_owned(), "roles --format md".to_owned()])
        {
            let page = answer(&sandbox, &words, day).replace("\\_", "_");
            for line in page.lines().filter(|line| !line.contains("Att göra:") && !line.contains("vbe ")) {
                assert_swedish(line, &codes, &words);
            }
        }
    }
}

/// Any field that a municipality asks for in a requirement of its own is told by its name, also those in lists.
#[test]
fn a_requirement_of_ones_own_is_told_in_swedish() {
    let codes = codes();
    for condition in [
        "exists: {kind: routine, where: {sort: alarm-chain}, has: [chain, try_every]}",
        "exists: {kind: routine, has: [owner, prepared_by]}",
        "every: {kind: activity, must: {state: [finished, late-start]}, has: [target_group, follow_up]}",
        "every: {kind: activity, must: {assessment: [green, yellow]}}",
        "every: {kind: review, must: {share.equality_plan: all, share.accounted: some, evaluated: yes}}",
        "every: {kind: incident, must: {reported: [coordinator, police], measures: police-report}}",
        "count: {kind: training, where: {level: in-depth, sort: targeted}, at_least: 2}",
        "exists: {kind: situation, where: {whole_municipality: true}, has: [other_information]}",
        "each: {kind: routine, where: {sort: guideline, about: premises}, by: owner, of: [polisen]}",
        "linked: {kind: training, by: part_of, to: {kind: activity}}",
    ] {
        let framework = format!(
            "kind: framework\nid: riktlinje\ntitle: Riktlinje\nrevision: 2023\nrequirements:\n  - {{id: utbildning, \
             text: Kravet, english: It, judged: records, condition: {{{condition}}}}}\n"
        );
        let sandbox = Sandbox::sound().file("plans/frameworks/riktlinje.yaml", &framework).swedish();
        let page: Value = serde_json::from_str(&sandbox.run("gaps --format json").out).unwrap();
        let mut reasons = Vec::new();
        texts(&page["plans"][0]["frameworks"], &["because"], &mut reasons);
        assert!(!reasons.is_empty(), "{condition}");
        for reason in reasons {
            assert_swedish(&reason, &codes, condition);
        }
    }
}

/// What is the same in Swedish and in English: names, what stands for a value in help, and words that both languages have.
const ALIKE: [&str; 29] = [
    "excel", "form", "id", "manifestation", "markdown", "ok", "organisation", "park", "period", "plan",
    "policy", "propaganda", "religion", "risk", "start", "text", "vbe", "json", "csv", "github", "gitlab",
    "junit", "sarif", "diff", "status", "info", "html", "column", "word",
];

/// A sentence that is the same in both languages has been forgotten in one of them.
#[test]
fn nothing_is_said_alike_in_both_languages_but_what_is_the_same_in_both() {
    let ways = ["Say::fixed(", "Say::new(", "say!(", ".pick("];
    let mut alike = BTreeSet::new();
    for module in house::modules() {
        let code = module.text.replace("\\\"", "”");
        for way in ways {
            for (at, _) in code.match_indices(way) {
                if let Some([sv, en]) = pair(&code[at + way.len()..])
                    && sv == en
                {
                    alike.insert((module.file.clone(), sv));
                }
            }
        }
        for (at, _) in code.match_indices("Say::same(") {
            let rest = &code[at + "Say::same(".len()..];
            alike.extend(literal(rest).map(|(said, _)| (module.file.clone(), said)));
        }
    }
    let is_free = |said: &str| {
        let plain = without_names(said);
        let mut words = plain.split(|own: char| !own.is_alphabetic()).filter(|word| !word.is_empty());
        plain.contains("vbe ") || words.all(|word| ALIKE.contains(&&*word.to_lowercase()))
    };
    alike.retain(|(_, said)| !is_free(said));
    assert!(alike.is_empty(), "said alike in both languages: {alike:#?}");
}

/// The two literals that a call begins with.
fn pair(code: &str) -> Option<[String; 2]> {
    let begin = |code: &str| {
        code.trim_start().trim_start_matches(['&', '*']).trim_start_matches("format!(").to_owned()
    };
    let first = begin(code);
    let (sv, rest) = literal(&first)?;
    let rest = begin(rest.trim_start().trim_start_matches(')').trim_start().strip_prefix(',')?);
    Some([sv, literal(&rest)?.0])
}

/// A literal at the beginning of a text, and what follows.
fn literal(code: &str) -> Option<(String, &str)> {
    let (said, rest) = code.trim_start().strip_prefix('"')?.split_once('"')?;
    Some((said.to_owned(), rest))
}

/// A text without the names of what is put into it.
fn without_names(said: &str) -> String {
    let mut plain = String::new();
    for part in said.split('{') {
        plain.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
    }
    plain
}
