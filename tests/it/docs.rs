//! The documents cannot drift: their console blocks are run, and their records are judged.

use std::collections::BTreeSet;
use std::fs;

use vbe::base::lang::{Lang, Say};
use vbe::cli::Exit;
use vbe::pii::detector::{CLASSES, Class, Exposure};
use vbe::rules::CATALOGUE;
use vbe::syntax::finding::Severity;

use crate::sandbox::{Sandbox, repository, run};

pub(crate) fn document(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap().replace("\r\n", "\n")
}

/// The fenced blocks of a document: what stands after the fence, and what is in it.
pub(crate) fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), open.as_mut()) {
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(info), None) => open = Some((info.to_owned(), String::new())),
            (None, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

/// A console block is a command after `$ vbe` and what it prints, of which `…` stands for any number of lines.
#[test]
fn the_console_blocks_of_the_readme_say_what_the_program_says() {
    let mut seen = 0;
    for (info, text) in blocks(&document("README.md")).iter().filter(|(info, _)| info == "console") {
        let mut lines = text.lines().peekable();
        while let Some(command) = lines.next() {
            let words = command.strip_prefix("$ vbe ").unwrap_or_else(|| panic!("{info}: {command}"));
            let mut wanted = Vec::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
                wanted.push(line);
            }
            let variables = vec![("VBE_LANG".to_owned(), "sv".to_owned())];
            // A day on which the invented cases have happened, and are not yet to be weeded out.
            let run = run(words, &repository(), "2026-12-01", false, variables);
            let printed: Vec<&str> = run.out.lines().chain(run.err.lines()).collect();
            assert!(matches(&wanted, &printed), "$ vbe {words}\n{}\n{}", run.out, run.err);
            seen += 1;
        }
    }
    assert!(seen >= 4, "only {seen} commands were run");
}

/// Whether lines are as wanted, where `…` alone stands for any lines, and at the end of a line for its rest.
pub(crate) fn matches(wanted: &[&str], printed: &[&str]) -> bool {
    match wanted.split_first() {
        None => printed.is_empty(),
        Some((&"…", rest)) => (0..=printed.len()).any(|skip| matches(rest, &printed[skip..])),
        Some((line, rest)) => printed.split_first().is_some_and(|(first, printed)| {
            let same = line.strip_suffix('…').map_or(first == line, |begins| first.starts_with(begins));
            same && matches(rest, printed)
        }),
    }
}

/// The records in the guide for coordinators are sound, together with the register that it tells of.
#[test]
fn the_records_in_the_guide_are_sound() {
    let files: Vec<(String, String)> = blocks(&document("docs/skriva.md"))
        .into_iter()
        .filter_map(|(info, text)| Some((info.strip_prefix("yaml ")?.to_owned(), text)))
        .collect();
    assert!(files.len() >= 3, "the guide shows only {} files", files.len());
    let sandbox = files.iter().fold(Sandbox::sound(), |sandbox, (path, text)| sandbox.file(path, text));
    let run = sandbox.run("validate --fail-on note");
    assert_eq!(run.exit, Exit::Fine, "{}", run.out);
}

/// What the guide says to write in the command window can be written there.
#[test]
fn the_commands_in_the_guide_do_what_they_say() {
    let text = document("docs/skriva.md");
    let files = blocks(&text)
        .into_iter()
        .filter_map(|(info, text)| Some((info.strip_prefix("yaml ")?.to_owned(), text)));
    let sandbox = files.fold(Sandbox::sound(), |sandbox, (path, text)| sandbox.file(&path, &text));
    let mut seen = 0;
    for (_, text) in blocks(&text).iter().filter(|(info, _)| info == "text") {
        for line in text.lines().filter_map(|line| line.strip_prefix("vbe ")) {
            // A word with spaces in it stands in quotes.
            let line = line.split('"').enumerate().map(|(at, part)| match at % 2 {
                1 => part.replace(' ', "\u{2}"),
                _ => part.to_owned(),
            });
            let line = line.collect::<String>();
            let words: Vec<String> = line.split(' ').map(|word| word.replace('\u{2}', " ")).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).chain(["--dry-run"]).collect();
            let run = sandbox.told(&words, None);
            let wanted = if words[0] == "new" && !line.contains('=') { Exit::Failed } else { Exit::Fine };
            assert_eq!(run.exit, wanted, "vbe {line}\n{}{}", run.out, run.err);
            seen += 1;
        }
    }
    assert!(seen >= 10, "only {seen} commands were run");
}

/// The table of rules in `docs/rules/README.md` is made from the catalogue.
#[test]
fn the_list_of_rules_is_the_catalogue() {
    let mut made = String::from(
        "# Rules\n\n`vbe explain RULE` prints these pages. Made from the catalogue by a test; run it with \
         `UPDATE_DOCS=1` to make it anew.\n\n| rule | severity | finds |\n| --- | --- | --- |\n",
    );
    for rule in CATALOGUE {
        let summary = vbe::rules::manual::summary(rule.page, vbe::base::lang::Lang::En);
        made.push_str(&format!("| [{0}]({0}.md) | {1} | {summary} |\n", rule.id, rule.severity.name()));
    }
    held("docs/rules/README.md", &made);
}

/// `vbe.toml` can weigh every rule, and no other: the list in its schema is made from the catalogue.
#[test]
fn the_schema_of_the_configuration_lists_the_catalogue() {
    let path = "src/model/schemas/config.schema.json";
    let text = document(path);
    let (before, rest) = text.split_once("    \"rules\": {\n").unwrap();
    let (head, rest) = rest.split_once("      \"properties\": {\n").unwrap();
    let (_, after) = rest.split_once("\n      }\n").unwrap();
    let row = |rule: &vbe::rules::Rule| {
        let (id, definition) = (rule.id, rule.weighed_by());
        format!(
            "        \"{id}\": {{\n          \"$ref\": \"#/definitions/{definition}\",\n          \"description\": \"Regeln {id}; vbe \
             explain {id} berättar mer.\"\n        }}"
        )
    };
    let rows: Vec<String> = CATALOGUE.iter().map(row).collect();
    let rows = rows.join(",\n");
    held(
        path,
        &format!("{before}    \"rules\": {{\n{head}      \"properties\": {{\n{rows}\n      }}\n{after}"),
    );
}

/// The schemas that editors read in the repository are those that `vbe schema` prints.
#[test]
fn the_schemas_in_the_folder_are_those_that_are_printed() {
    for kind in &vbe::model::kinds::KINDS {
        held(&format!("schemas/{}.schema.json", kind.name), kind.published());
    }
    held("schemas/config.schema.json", &vbe::model::kinds::PUBLISHED_CONFIG);
}

/// The command reference is the program's own help.
#[test]
fn the_command_reference_is_the_help() {
    let sandbox = Sandbox::sound();
    let mut made = String::from(
        "# Commands\n\nMade from the program's help by a test; run it with `UPDATE_DOCS=1` to make it anew.\n",
    );
    let commands = [""].into_iter().chain(vbe::cli::command_examples().map(|(name, _)| name));
    for command in commands {
        let help = sandbox.run(&format!("{command} --help")).out;
        let title = format!("vbe {command}");
        made.push_str(&format!("\n## {}\n\n```text\n{help}```\n", title.trim_end()));
    }
    held("docs/commands.md", &made);
}

/// The field reference is the schemas' own descriptions.
#[test]
fn the_field_reference_is_the_schemas() {
    let mut made = String::from(
        "# Fälten\n\nGjord ur scheman av ett test; kör det med `UPDATE_DOCS=1` för att göra om den.\n",
    );
    for kind in &vbe::model::kinds::KINDS {
        made.push_str(&format!("\n## {} ({})\n\n", kind.name, kind.word.sv));
        let schema = kind.judge().schema();
        fields(schema, schema, "", &mut BTreeSet::new(), &mut made);
    }
    held("docs/falt.md", &made);
}

/// What may stand where is said as the detector holds it, in the manual and in the README.
#[test]
fn the_table_of_what_may_stand_where_is_the_detectors() {
    for (path, lang, heads) in
        [("docs/skydd.md", Lang::Sv, ["poster", "uppgift"]), ("README.md", Lang::En, ["records", "found"])]
    {
        let text = document(path);
        let made = [of_kinds(heads[0], lang), of_classes(heads[1], lang)];
        held(path, &heads.iter().zip(&made).fold(text, |text, (head, made)| with_table(&text, head, made)));
    }
}

/// A document with another table in place of the one whose first head is that.
fn with_table(text: &str, head: &str, made: &str) -> String {
    let start = text.find(&format!("\n| {head} |")).expect("the table is there") + 1;
    let len: usize =
        text[start..].split_inclusive('\n').take_while(|line| line.starts_with('|')).map(str::len).sum();
    [&text[..start], made, &text[start + len..]].concat()
}

/// What kinds of records are judged alike.
fn of_kinds(head: &str, lang: Lang) -> String {
    let mut made = format!("| {head} | |\n| --- | --- |\n");
    for exposure in Exposure::ALL {
        let own = vbe::model::kinds::KINDS.iter().filter(|kind| kind.exposure == exposure);
        let words: Vec<&str> = own.map(|kind| said(&kind.word, lang)).collect();
        if !words.is_empty() {
            made.push_str(&format!("| {} | {} |\n", said(&exposure.word(), lang), words.join(", ")));
        }
    }
    made
}

/// What classes weigh alike, and how much in each text.
fn of_classes(head: &str, lang: Lang) -> String {
    let row = |class: &Class| Exposure::ALL.map(|exposure| class.severity(exposure));
    let heads = Exposure::ALL.map(|exposure| said(&exposure.word(), lang).to_owned());
    let mut made = format!("| {head} | {} |\n|{}\n", heads.join(" | "), " --- |".repeat(heads.len() + 1));
    let mut rows: Vec<_> = Vec::new();
    for class in CLASSES {
        if !rows.contains(&row(class)) {
            rows.push(row(class));
        }
    }
    for own in rows {
        let mut alike: Vec<String> = CLASSES
            .iter()
            .filter(|class| row(class) == own)
            .map(|class| class.word())
            .map(|word| said(&word, lang).to_owned())
            .collect();
        let cells = own.map(|severity| match (severity, lang) {
            (Some(Severity::Error), Lang::Sv) => "fel",
            (Some(Severity::Error), Lang::En) => "error",
            (Some(_), Lang::Sv) => "varning",
            (Some(_), Lang::En) => "warning",
            (None, Lang::Sv) => "får stå",
            (None, Lang::En) => "may stand",
        });
        // The two classes of names are called the same.
        alike.dedup();
        made.push_str(&format!("| {} | {} |\n", alike.join("; "), cells.join(" | ")));
    }
    made
}

fn said(say: &Say, lang: Lang) -> &str {
    match lang {
        Lang::Sv => &say.sv,
        Lang::En => &say.en,
    }
}

/// The keys of an object, and of what is in it.
fn fields(
    root: &serde_json::Value,
    object: &serde_json::Value,
    under: &str,
    told: &mut BTreeSet<String>,
    made: &mut String,
) {
    let required: Vec<&str> =
        object["required"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_str).collect();
    for (key, property) in object["properties"].as_object().into_iter().flatten() {
        let referred = property["$ref"].as_str().and_then(|at| root.pointer(&at[1..]));
        let own = property["description"].as_str();
        let text = own.or_else(|| referred?["description"].as_str()).unwrap_or_default();
        let must = if required.contains(&key.as_str()) { " (krävs)" } else { "" };
        made.push_str(&format!("- `{under}{key}`{must}: {text}\n"));
        let inner = referred.unwrap_or(property);
        let items = &inner["items"];
        let items = items["$ref"].as_str().and_then(|at| root.pointer(&at[1..])).unwrap_or(items);
        // What refers to itself is told once.
        let refers = |node: &serde_json::Value| node["$ref"].as_str().map(str::to_owned);
        let name = refers(property).or_else(|| refers(&inner["items"]));
        let again = name.filter(|name| {
            root.pointer(&name[1..]).is_some_and(|node| node.to_string().contains(&format!("\"{name}\"")))
        });
        if again.is_some_and(|name| !told.insert(name)) {
            continue;
        }
        fields(root, inner, &format!("{under}{key}."), told, made);
        fields(root, items, &format!("{under}{key}[]."), told, made);
    }
}

/// Holds a document to what it is made from, or makes it anew when asked to.
pub(crate) fn held(path: &str, made: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(repository().join(path), made).unwrap();
    }
    let is = document(path);
    let differs = is.lines().zip(made.lines()).find(|(is, made)| is != made);
    assert!(
        is == made,
        "{path} has drifted, first at {differs:?}: UPDATE_DOCS=1 cargo test --test it makes it anew"
    );
}
