//! The manual is whole: every page of `docs/` stands in its contents, every link leads to something that is there, and
//! every command that it shows is one that there is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::docs::{blocks, document, held};
use crate::sandbox::{Sandbox, repository};

const CONTENTS: &str = "docs/SUMMARY.md";
/// Folders whose pages all stand below their own first page, in the order of their names.
const FOLDERS: [&str; 2] = ["rules", "adr"];

/// Every page of a folder and those below it, from the root of the repository.
fn pages(folder: &str) -> BTreeSet<String> {
    let mut pages = BTreeSet::new();
    for entry in fs::read_dir(repository().join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            pages.append(&mut self::pages(&path));
        } else if Path::new(&path).extension().is_some_and(|ending| ending == "md") && path != CONTENTS {
            pages.insert(path);
        }
    }
    pages
}

/// The first heading of a page in `docs/`.
fn title(page: &str) -> String {
    let text = document(&format!("docs/{page}"));
    text.lines().next().unwrap().trim_start_matches("# ").to_owned()
}

/// The contents have every page by its title. Which pages there are in `docs/` itself, and in which order, is written by
/// hand; what is below them is made anew from the folders.
#[test]
fn the_contents_of_the_manual_are_the_pages_of_docs() {
    let mut made = String::new();
    for line in document(CONTENTS).lines().filter(|line| !line.starts_with(' ')) {
        let Some((before, page)) = line.split_once('[').zip(line.split_once("](")) else {
            made.push_str(&format!("{line}\n"));
            continue;
        };
        let page = page.1.trim_end_matches(')');
        made.push_str(&format!("{}[{}]({page})\n", before.0, title(page)));
        let Some(folder) = page.strip_suffix("/README.md").filter(|folder| FOLDERS.contains(folder)) else {
            continue;
        };
        for page in pages(&format!("docs/{folder}")).iter().filter_map(|page| page.strip_prefix("docs/")) {
            if !page.ends_with("/README.md") {
                made.push_str(&format!("  - [{}]({page})\n", title(page)));
            }
        }
    }
    for page in pages("docs") {
        let page = page.strip_prefix("docs/").unwrap();
        assert!(made.contains(&format!("]({page})")), "docs/{page} stands in no part of {CONTENTS}");
    }
    held(CONTENTS, &made);
}

/// The pages that are read where they lie.
fn papers() -> BTreeSet<String> {
    let alone = [
        "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "editors/vscode/README.md",
        "packaging/README.md",
    ];
    let mut papers = pages("docs");
    papers.extend(alone.map(str::to_owned));
    papers.insert(CONTENTS.to_owned());
    papers
}

/// What a heading is called in a link: small letters, without signs, and a number where it was there before.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut anchors = BTreeSet::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match (event, heading.as_mut()) {
            (Event::Start(Tag::Heading { .. }), _) => heading = Some(String::new()),
            (Event::End(TagEnd::Heading(_)), Some(own)) => {
                let kept = |sign: &char| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_');
                let own: String = own.to_lowercase().chars().filter(kept).collect();
                let own = own.replace(' ', "-");
                let before = seen.entry(own.clone()).or_default();
                anchors.insert(if *before == 0 { own } else { format!("{own}-{before}") });
                *before += 1;
                heading = None;
            }
            (Event::Text(text) | Event::Code(text), Some(own)) => own.push_str(&text),
            _ => {}
        }
    }
    anchors
}

/// What a link leads to from a page, from the root of the repository. `None` if that is outside it.
fn reached(from: &str, to: &str) -> Option<PathBuf> {
    let mut path = PathBuf::new();
    for part in Path::new(from).parent()?.join(to).components() {
        match part {
            Component::ParentDir => path.pop().then_some(())?,
            Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    Some(path)
}

#[test]
fn every_link_in_the_papers_leads_to_something() {
    let mut known: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
    let mut lost = Vec::new();
    let mut seen = 0;
    for paper in papers() {
        let text = document(&paper);
        for (event, _) in Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter() {
            let Event::Start(Tag::Link { dest_url: to, .. } | Tag::Image { dest_url: to, .. }) = event else {
                continue;
            };
            if to.contains("://") || to.starts_with("mailto:") {
                continue;
            }
            seen += 1;
            let (path, anchor) =
                to.split_once('#').map_or((&*to, None), |(path, anchor)| (path, Some(anchor)));
            let path = if path.is_empty() { Some(PathBuf::from(&paper)) } else { reached(&paper, path) };
            let Some(path) = path.filter(|path| repository().join(path).exists()) else {
                lost.push(format!("{paper}: {to} is not there"));
                continue;
            };
            let Some(anchor) = anchor else { continue };
            let own = known.entry(path.clone()).or_insert_with(|| anchors(&document(path.to_str().unwrap())));
            if !own.contains(anchor) {
                lost.push(format!("{paper}: {to} is no heading; there are {own:?}"));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    assert!(seen > 250, "only {seen} links were seen");
}

/// What a page shows to be typed has a command that there is, and options that it has. Which blocks are also run is said
/// beside each test that runs them.
#[test]
fn every_command_in_the_manual_is_one_that_there_is() {
    let sandbox = Sandbox::sound();
    let mut helps: BTreeMap<String, String> = BTreeMap::new();
    let mut seen = 0;
    // The pages of rules are run whole, and the reference is the help itself.
    for page in
        papers().into_iter().filter(|page| !page.starts_with("docs/rules/") && page != "docs/commands.md")
    {
        let shown = blocks(&document(&page));
        let shells = ["console", "sh", "powershell", "text"];
        for line in shown
            .iter()
            .filter(|(info, _)| shells.contains(&info.as_str()))
            .flat_map(|(_, text)| text.lines())
        {
            let line = line.trim_start().trim_start_matches("$ ");
            let Some(line) = line.strip_prefix("vbe ") else { continue };
            let line = line.split([';', '|', '#', '>', '&']).next().unwrap();
            let mut words = line.split_whitespace().filter(|word| !word.starts_with('['));
            let command = words.next().unwrap_or_default();
            let own = if command.starts_with("--") { "" } else { command };
            let help =
                helps.entry(own.to_owned()).or_insert_with(|| sandbox.run(&format!("{own} --help")).out);
            assert!(!help.is_empty(), "{page}: vbe {line}: there is no command {command}");
            for option in words.filter(|word| word.starts_with("--") && word.len() > 2) {
                let option = option.split('=').next().unwrap();
                let is_there =
                    help.split(|sign: char| sign.is_whitespace() || sign == ',').any(|word| word == option);
                assert!(is_there, "{page}: vbe {line}: there is no {option}");
            }
            seen += 1;
        }
    }
    assert!(seen > 60, "only {seen} commands were seen");
}
