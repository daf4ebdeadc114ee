//! Every rule's page is its test: the bad example gives exactly the findings under its carets, and the mended one
//! gives none.
//!
//! The examples are laid over the small sound workspace. A fence names its file, and `latin1` in place of `yaml`
//! saves it in that encoding; `before` is the file as it was in the version before, which only the guard sees:
//!
//! ```text
//! ```yaml plans/plan-2024.yaml
//! responsible: [samordnren]
//!               ^^^^^^^^^^
//! ```
//! ```

use std::collections::BTreeSet;

use vbe::base::day::Day;
use vbe::base::lang::Lang;
use vbe::guard::{Guard, Places};
use vbe::io::git::{FileChanges, Version};
use vbe::model::config::Config;
use vbe::model::load::Reader;
use vbe::model::workspace::Workspace;
use vbe::rules::manual;
use vbe::rules::{self, CATALOGUE, Rule};

use crate::sandbox::{Sandbox, TODAY};

/// A file of an example, and where its carets say that the faults are: line, first and last column.
struct Shown {
    path: String,
    latin1: bool,
    before: bool,
    text: String,
    carets: Vec<(usize, usize, usize)>,
}

fn shown(section: &str) -> Vec<Shown> {
    let mut files: Vec<Shown> = Vec::new();
    let mut open = false;
    for line in section.lines() {
        if let Some(fence) = line.strip_prefix("```") {
            open = !open;
            if let (true, Some((form, path))) = (open, fence.split_once(' ')) {
                files.push(Shown {
                    path: path.into(),
                    latin1: form == "latin1",
                    before: form == manual::BEFORE,
                    text: String::new(),
                    carets: Vec::new(),
                });
            }
            continue;
        }
        let Some(file) = files.last_mut().filter(|_| open) else { continue };
        let marked = line.trim();
        if !marked.is_empty() && marked.chars().all(|char| matches!(char, '^' | ' ')) && marked.contains('^')
        {
            let at = file.text.lines().count();
            let chars: Vec<char> = line.chars().collect();
            let mut column = 0;
            while column < chars.len() {
                let from = column;
                while column < chars.len() && chars[column] == '^' {
                    column += 1;
                }
                if column > from {
                    file.carets.push((at, from + 1, column));
                }
                column = column.max(from + 1);
            }
        } else {
            file.text.push_str(line);
            file.text.push('\n');
        }
    }
    files
}

fn lay(files: &[Shown]) -> Sandbox {
    files.iter().filter(|file| !file.before).fold(Sandbox::sound(), |sandbox, file| {
        let latin1 =
            || file.text.chars().map(|char| u8::try_from(u32::from(char)).unwrap()).collect::<Vec<u8>>();
        let bytes = if file.latin1 { latin1() } else { file.text.clone().into_bytes() };
        sandbox.bytes(&file.path, &bytes)
    })
}

/// The workspace of an example, `Example` or `Mended`, of a rule's page.
pub(crate) fn laid(rule: &Rule, name: &str) -> Sandbox {
    lay(&shown(manual::section(rule.page, name).unwrap_or_default()))
}

type Found = BTreeSet<(String, usize, usize, usize, &'static str)>;

/// What is found in files as they lie there, and by the guard where they have an earlier version.
fn found(files: &[Shown]) -> Found {
    let sandbox = lay(files);
    let workspace = Workspace::open(sandbox.path(), Config::default(), &Reader::default());
    let findings = rules::judge(&workspace, day());
    let guarded = guarded(files, &sandbox);
    placed(&workspace, &findings).chain(placed(&guarded.workspace, &guarded.findings)).collect()
}

fn day() -> Day {
    Day::read(TODAY).unwrap()
}

fn guarded(files: &[Shown], sandbox: &Sandbox) -> vbe::guard::Verdict {
    let versions = |before: bool| {
        let of = files.iter().filter(move |file| file.before == before);
        of.map(|file| Version { path: file.path.clone(), bytes: file.text.clone().into_bytes() }).collect()
    };
    let (config, root) = (Config::default(), sandbox.path());
    let mut guard = Guard::new(Reader::default(), Places::of(&config, root, ""));
    guard.compare(&FileChanges { before: versions(true), after: versions(false), ..FileChanges::default() });
    guard.verdict(root.to_path_buf(), config, day())
}

fn placed<'f>(
    workspace: &'f Workspace,
    findings: &'f [vbe::syntax::finding::Finding],
) -> impl Iterator<Item = (String, usize, usize, usize, &'static str)> + 'f {
    let place = move |finding: &vbe::syntax::finding::Finding| {
        let source = workspace.source(finding.place.file);
        let (from, to) = (source.position(finding.place.span.start), source.position(finding.place.span.end));
        // A caret stands for at least one character, and an excerpt ends with its line.
        let line_end = source.line_at(finding.place.span.start).chars().count();
        let last = if to.line == from.line { to.column - 1 } else { line_end };
        (source.path.raw().clone(), from.line, from.column, last.max(from.column), finding.rule)
    };
    findings.iter().map(place)
}

fn wanted(files: &[Shown], rule: &Rule) -> Found {
    let of = |file: &Shown| {
        let path = file.path.clone();
        let carets = file.carets.clone();
        carets.into_iter().map(move |(line, from, to)| (path.clone(), line, from, to, rule.id))
    };
    files.iter().flat_map(of).collect()
}

#[test]
fn every_rule_finds_what_its_page_shows_and_nothing_in_the_mended_example() {
    let mut wrong = String::new();
    for rule in CATALOGUE {
        let section =
            |name| manual::section(rule.page, name).unwrap_or_else(|| panic!("{} lacks ## {name}", rule.id));
        let (bad, mended) = (shown(section("Example")), shown(section("Mended")));
        let carets = wanted(&bad, rule);
        assert!(!carets.is_empty(), "{} shows no fault", rule.id);
        assert!(!mended.is_empty(), "{} shows nothing mended", rule.id);
        let examples = [("example", found(&bad), carets), ("mended example", found(&mended), Found::new())];
        for (example, found, wanted) in examples {
            for (path, line, from, to, id) in found.symmetric_difference(&wanted) {
                let what = if found.contains(&(path.clone(), *line, *from, *to, *id)) {
                    "finds"
                } else {
                    "does not find"
                };
                wrong +=
                    &format!("docs/rules/{}.md, {example}: {id} {what} {path}:{line}:{from}-{to}\n", rule.id);
            }
        }
    }
    assert!(wrong.is_empty(), "each example is to give the findings under its carets, of any rule:\n{wrong}");
}

#[test]
fn every_page_is_told_in_both_languages() {
    for rule in CATALOGUE {
        assert!(rule.page.starts_with(&format!("# {}\n", rule.id)), "{}", rule.id);
        let (sv, en) = (manual::summary(rule.page, Lang::Sv), manual::summary(rule.page, Lang::En));
        assert!(sv.len() > 10 && en.len() > 10 && sv != en, "{}: {sv} / {en}", rule.id);
        let said = format!("Severity: {}", rule.severity.name());
        assert!(rule.page.contains(&said), "{} does not say {said}", rule.id);
    }
}

#[test]
fn every_page_in_the_folder_has_its_rule() {
    let folder = std::fs::read_dir(crate::sandbox::repository().join("docs/rules")).unwrap();
    for entry in folder {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let id = name.strip_suffix(".md").unwrap();
        assert!(id == "README" || Rule::named(id).is_some(), "docs/rules/{name} has no rule");
    }
}

/// One message, told in both languages, about every example of every page.
#[test]
fn no_finding_lacks_a_language() {
    for rule in CATALOGUE {
        let bad = shown(manual::section(rule.page, "Example").unwrap_or_default());
        let sandbox = lay(&bad);
        let workspace = Workspace::open(sandbox.path(), Config::default(), &Reader::default());
        let guarded = guarded(&bad, &sandbox).findings;
        for finding in rules::judge(&workspace, day()).into_iter().chain(guarded) {
            let says =
                [Some(&finding.what), Some(&finding.help), finding.related.as_ref().map(|(_, what)| what)];
            for say in says.into_iter().flatten() {
                assert!(!say.sv.trim().is_empty() && !say.en.trim().is_empty(), "{}", rule.id);
                assert_ne!(say.sv, say.en, "{}: said the same in both languages", rule.id);
            }
        }
    }
}
