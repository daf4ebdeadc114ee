//! The house keeps itself: floors, doors and lists are held to what they say they are.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use vbe::model::kinds::KINDS;
use vbe::output::render::Format;
use vbe::reports::REPORTS;
use vbe::rules::CATALOGUE;

use crate::sandbox::{Sandbox, repository};

/// A module: its path in the crate, and its text without comments and tests.
pub(crate) struct Module {
    path: Vec<String>,
    pub(crate) file: String,
    pub(crate) text: String,
}

pub(crate) fn modules() -> Vec<Module> {
    let src = repository().join("src");
    let mut modules = Vec::new();
    walk(&src, &src, &mut modules);
    // What a module declares among its tests is a test.
    let declared: BTreeSet<Vec<String>> = modules
        .iter()
        .flat_map(|module| {
            declared(&module.text).into_iter().map(|name| [module.path.clone(), vec![name]].concat())
        })
        .collect();
    modules.retain(|module| module.path.is_empty() || declared.contains(&module.path));
    modules
}

fn walk(root: &Path, folder: &Path, modules: &mut Vec<Module>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(root, &path, modules);
            continue;
        }
        let file = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        let name = file.trim_end_matches(".rs");
        let parts = name.split('/').map(str::to_owned).collect::<Vec<_>>();
        // The first file of a wing is the wing.
        let is_first = parts.len() > 1 && parts.last().is_some_and(|last| last == "mod");
        let path_in_crate = match name {
            "lib" => Vec::new(),
            _ if is_first => parts[..parts.len() - 1].to_vec(),
            _ => parts,
        };
        if name != "main" {
            let text = fs::read_to_string(&path).unwrap();
            modules.push(Module { path: path_in_crate, file, text: code(&text) });
        }
    }
}

/// A source without its comments, and without the tests at its end.
fn code(text: &str) -> String {
    let text = text.split("\n#[cfg(test)]").next().unwrap();
    text.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The modules that a text declares, in order.
fn declared(text: &str) -> Vec<String> {
    let declares = |line: &str| {
        let rest = line.trim().strip_suffix(';')?;
        let (visibility, name) = rest.split_once("mod ")?;
        (visibility.is_empty() || visibility.starts_with("pub")).then(|| name.to_owned())
    };
    text.lines().filter_map(declares).collect()
}

/// Every path that a text names from `crate` or `super`, braces opened.
fn named(module: &Module) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for root in ["crate::", "super::"] {
        for (at, _) in module.text.match_indices(root) {
            let before = module.text[..at].chars().next_back();
            // `pub(super)` names nothing, and `$crate::` is for whoever calls the macro.
            if before.is_some_and(|char| char.is_alphanumeric() || matches!(char, '_' | '$' | ':')) {
                continue;
            }
            open(&module.text[at..], &mut Vec::new(), &mut found);
        }
    }
    let above = |path: &Vec<String>| {
        let ups = path.iter().take_while(|part| *part == "super").count();
        let base = match path.first().map(String::as_str) {
            Some("crate") => Vec::new(),
            _ => module.path[..module.path.len() - ups.min(module.path.len())].to_vec(),
        };
        let skip = ups.max(1);
        base.into_iter().chain(path.iter().skip(skip).cloned()).collect()
    };
    found.iter().map(above).collect()
}

/// Reads `a::b::{c, d::e}` from the beginning of a text.
fn open(text: &str, prefix: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    let word: String = text.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect();
    let rest = &text[word.len()..];
    if word.is_empty() && rest.starts_with('{') {
        let (mut depth, mut start) = (0, 1);
        for (at, char) in rest.char_indices() {
            match char {
                '{' => depth += 1,
                '}' | ',' if depth == 1 => {
                    open(rest[start..at].trim(), &mut prefix.clone(), found);
                    start = at + 1;
                    depth -= i32::from(char == '}');
                }
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        return;
    }
    if !word.is_empty() && word != "self" {
        prefix.push(word);
    }
    match rest.strip_prefix("::") {
        Some(rest) => open(rest, prefix, found),
        None if prefix.len() > 1 => found.push(prefix.clone()),
        None => {}
    }
}

/// The floors: a module names only what is declared above it, at every level of the tree. A child names of its
/// parent's things only those that the parent itself has from a child above.
#[test]
fn a_module_uses_only_what_is_declared_above_it() {
    let modules = modules();
    let order: BTreeMap<Vec<String>, Vec<String>> =
        modules.iter().map(|module| (module.path.clone(), declared(&module.text))).collect();
    let texts: BTreeMap<Vec<String>, &str> =
        modules.iter().map(|module| (module.path.clone(), module.text.as_str())).collect();
    let mut wrong = BTreeSet::new();
    let mut checked = 0;
    for module in &modules {
        for target in named(module) {
            // The first level at which the two part is where their order matters.
            let level = module.path.iter().zip(&target).take_while(|(own, other)| own == other).count();
            let (Some(own), Some(other)) = (module.path.get(level), target.get(level)) else {
                // A parent names what is in its child, or a module itself.
                continue;
            };
            let siblings = &order[&module.path[..level].to_vec()];
            let floor = |name: &String| siblings.iter().position(|sibling| sibling == name);
            let Some(below) = floor(other) else {
                // No module: a thing of the parent. It must come from a sibling above.
                let parent = texts[&module.path[..level].to_vec()];
                let macros = level == 0 && matches!(other.as_str(), "say");
                if !macros && !comes_from_above(parent, other, own, siblings) {
                    wrong.insert(format!("{} uses {other} of its parent", module.file));
                }
                continue;
            };
            checked += 1;
            if Some(below) >= floor(own) {
                wrong.insert(format!("{} uses {}, which is not above it", module.file, target.join("::")));
            }
        }
    }
    assert!(checked > 200, "only {checked} uses were seen: the test no longer reads the sources");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a parent has `name` by a `use` from one of the siblings above `own`.
fn comes_from_above(parent: &str, name: &str, own: &str, siblings: &[String]) -> bool {
    let above = siblings.iter().take_while(|sibling| *sibling != own);
    above.into_iter().any(|sibling| {
        parent.match_indices(&format!("use {sibling}::")).any(|(at, _)| {
            let list = parent[at..].split(';').next().unwrap();
            list.split(|char: char| !char.is_alphanumeric() && char != '_').any(|word| word == name)
        })
    })
}

/// The floors' test must be able to fail: it sees an upward use where there is one.
#[test]
fn the_floors_are_seen_in_a_use_with_braces() {
    let module = |text: &str| Module { path: vec!["b".into()], file: "b.rs".into(), text: code(text) };
    let seen = named(&module("use crate::{a::X, c::{Y, d::Z}};\nfn f() { super::e::g() } // crate::no\n"));
    let seen: Vec<String> = seen.iter().map(|path| path.join("::")).collect();
    assert_eq!(seen, ["a::X", "c::Y", "c::d::Z", "e::g"]);
}

/// The doors: each outside crate is named in one file, the one that Cargo.toml says.
#[test]
fn each_outside_crate_has_one_door() {
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let (mut doors, mut said) = (0, String::new());
    for line in section.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(comment) = line.strip_prefix('#') {
            said.push_str(comment);
            continue;
        }
        let name = line.split([' ', '=']).next().unwrap().replace('-', "_");
        let named_in: BTreeSet<String> = modules()
            .into_iter()
            .filter(|module| names_crate(&module.text, &name))
            .map(|module| module.file)
            .collect();
        assert!(!named_in.is_empty(), "{name} is used nowhere");
        for file in &named_in {
            assert!(said.contains(file.as_str()), "{name} is named in {file}, which is not its door:{said}");
        }
        doors += 1;
        said.clear();
    }
    assert!(doors > 10);
}

/// The files that a text names as a crate's door, by their paths from `src/`.
fn doors_in(comment: &str) -> BTreeSet<&str> {
    let words = comment.split([' ', '\n', ',', ':', '#']).map(|word| word.trim_end_matches('.'));
    words.filter(|word| is_source(word)).collect()
}

/// Whether a word is the name of a source file.
fn is_source(word: &str) -> bool {
    Path::new(word).extension().is_some_and(|ending| ending == "rs")
}

/// The words between backticks in a text outside its blocks of code.
fn backticked(text: &str) -> impl Iterator<Item = &str> {
    let prose = text.split("\n```").step_by(2);
    prose.flat_map(|part| part.split('`').skip(1).step_by(2))
}

/// The table of doors and the comments of the manifest name the same files. A folder in the table stands for those
/// of its files that the manifest names.
#[test]
fn the_table_of_doors_is_that_of_the_manifest() {
    let read = |path: &str| fs::read_to_string(repository().join(path)).unwrap();
    let (manifest, page) = (read("Cargo.toml"), read("docs/architecture.md"));
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let table = page.split("\n## The doors\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut comment = String::new();
    let mut doors = 0;
    for line in section.lines().filter(|line| !line.trim().is_empty()) {
        if line.starts_with('#') {
            comment.push_str(line);
            comment.push(' ');
            continue;
        }
        let name = line.split([' ', '=']).next().unwrap();
        let row = table.lines().find(|row| {
            let outside = row.split('|').nth(1).unwrap_or_default();
            backticked(outside).any(|word| word == name)
        });
        let row = row.unwrap_or_else(|| panic!("{name} has no row among the doors"));
        let (folders, files): (BTreeSet<&str>, BTreeSet<&str>) =
            backticked(row.split('|').nth(2).unwrap()).partition(|word| word.ends_with('/'));
        let in_manifest = doors_in(&comment);
        let is_in_folder = |file: &&&str| folders.iter().any(|folder| file.starts_with(folder));
        let by_name: BTreeSet<&str> =
            in_manifest.iter().filter(|file| !is_in_folder(file)).copied().collect();
        assert_eq!(by_name, files, "the doors of {name}");
        let used = |folder: &&str| in_manifest.iter().any(|file| file.starts_with(folder));
        assert!(folders.iter().all(used), "{name}: a folder among the doors is none of them");
        doors += 1;
        comment.clear();
    }
    assert!(doors > 10);
}

/// A paper that names a file or a folder of the sources names one that exists.
#[test]
fn the_papers_name_files_that_exist() {
    let root = repository();
    let mut papers = vec![root.join("CONTRIBUTING.md"), root.join("docs/architecture.md")];
    papers.extend(fs::read_dir(root.join("docs/adr")).unwrap().map(|entry| entry.unwrap().path()));
    let wings = declared(&code(&fs::read_to_string(root.join("src/lib.rs")).unwrap()));
    let mut checked = 0;
    for paper in papers {
        let text = fs::read_to_string(&paper).unwrap();
        for word in backticked(&text).filter(|word| !word.contains(['<', '*', ' '])) {
            let first = word.split('/').next().unwrap();
            let is_folder = word.ends_with('/') && (first == "src" || wings.iter().any(|wing| wing == first));
            if !is_folder && !is_source(word) {
                continue;
            }
            let exists = root.join(word).exists() || root.join("src").join(word).exists();
            assert!(exists, "{} names {word}, which is not there", paper.display());
            checked += 1;
        }
    }
    assert!(checked > 80, "only {checked} paths were seen: the test no longer reads the papers");
}

/// The page of the architecture lists the wings in their order, and only modules that they have.
#[test]
fn the_architecture_lists_the_wings_and_their_modules() {
    let root = repository();
    let page = fs::read_to_string(root.join("docs/architecture.md")).unwrap();
    let section = page.split("\n## The wings\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let tables: Vec<&str> = section.split("\n| Wing |").skip(1).collect();
    let rows = |table: &str| {
        let rows = table.lines().filter(|row| row.starts_with("| `"));
        rows.map(str::to_owned).collect::<Vec<_>>()
    };
    let wing = |row: &String| backticked(row.split('|').nth(1).unwrap()).next().unwrap().to_owned();
    let wings = declared(&code(&fs::read_to_string(root.join("src/lib.rs")).unwrap()));
    for table in &tables {
        assert_eq!(rows(table).iter().map(wing).collect::<Vec<_>>(), wings);
    }
    let mut checked = 0;
    for row in rows(tables[1]) {
        let first = fs::read_to_string(root.join("src").join(wing(&row)).join("mod.rs")).unwrap();
        let has = declared(&code(&first));
        // A word with a capital is a type or a list that explains the module beside it.
        let is_module = |word: &&str| !word.chars().any(char::is_uppercase);
        for module in backticked(row.split('|').nth(2).unwrap()).filter(is_module) {
            assert!(has.iter().any(|name| name == module), "{} has no module {module}", wing(&row));
            checked += 1;
        }
    }
    assert!(checked > 50);
}

/// Whether a text names a crate as the first word of a path.
fn names_crate(text: &str, name: &str) -> bool {
    text.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        // `serde_json` is no part of another path, and our own `toml` module is named through `crate`.
        !before.is_some_and(|char| char.is_alphanumeric() || matches!(char, '_' | ':'))
            && !declares_own(text, name)
    })
}

/// Whether a text has a module of ours by the same name in scope: it declares one, or takes one from `crate` or `super`.
fn declares_own(text: &str, name: &str) -> bool {
    let has = |path: &Vec<String>| path.last().is_some_and(|last| last == name);
    let taken = text.split("use ").skip(1).filter_map(|rest| rest.split(';').next()).any(|path| {
        let mut found = Vec::new();
        if path.starts_with("crate::") || path.starts_with("super::") {
            open(path, &mut Vec::new(), &mut found);
        }
        found.iter().any(has)
    });
    taken || declared(text).iter().any(|own| own == name)
}

/// A crate and a module of ours may bear the same name, and the door is the crate's alone.
#[test]
fn a_module_of_ours_is_not_taken_for_the_crate_of_its_name() {
    assert!(names_crate("use csv::Writer;", "csv"));
    assert!(names_crate("fn f() { csv::Writer::new() }", "csv"));
    for own in ["use super::csv;", "use crate::output::render::{csv, json};", "pub mod csv;"] {
        assert!(!names_crate(&format!("{own}\nfn f() {{ csv::page() }}"), "csv"), "{own}");
    }
}

/// The listing of `src/` is the architecture: wings, each with a first file that says what lives there.
#[test]
fn the_sources_are_wings_that_say_what_lives_in_them() {
    let src = repository().join("src");
    let listed = declared(&code(&fs::read_to_string(src.join("lib.rs")).unwrap()));
    let mut wings = BTreeSet::new();
    for entry in fs::read_dir(&src).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_file() {
            assert!(["lib.rs", "main.rs"].contains(&&*name), "{name} stands beside the wings, and in none");
            continue;
        }
        let first = fs::read_to_string(path.join("mod.rs")).unwrap();
        assert!(first.starts_with("//! "), "{name}/mod.rs does not say what lives there");
        wings.insert(name);
    }
    assert_eq!(wings, listed.into_iter().collect());
}

#[test]
fn the_lists_have_no_name_twice() {
    let unique = |names: Vec<&str>| names.iter().collect::<BTreeSet<_>>().len() == names.len();
    assert!(unique(CATALOGUE.iter().map(|rule| rule.id).collect()), "rules");
    assert!(unique(KINDS.iter().map(|kind| kind.name).collect()), "kinds");
    assert!(unique(REPORTS.iter().map(|report| report.name).collect()), "reports");
    assert!(unique(Format::ALL.iter().map(|format| format.name()).collect()), "formats");
    for format in Format::ALL {
        assert_eq!(Format::named(format.name()), Some(format));
        let used = Format::OF_PAGES.contains(&format)
            || Format::OF_FINDINGS.contains(&format)
            || Format::OF_SCANS.contains(&format)
            || Format::OF_DAYS.contains(&format);
        assert!(used, "{} is the form of nothing", format.name());
    }
}

/// A report is a command, says what it is in both languages, and has its contract described.
#[test]
fn every_report_is_a_command_with_a_described_contract() {
    let described = fs::read_to_string(repository().join("docs/json.md")).unwrap();
    for report in REPORTS {
        // A report is asked for by its audience, a difference is one from something, and what is shown has an id.
        let words = match report.name {
            "report" => "report --public",
            "diff" => "diff plan-2024 plan-2024",
            "show" => "show plan-2024",
            "history" => "history plan-2024",
            "account" => "account plan-2024",
            "list" => "list activity",
            "meeting" => "meeting styrgrupp",
            name => name,
        };
        let answer = Sandbox::sound().run(&format!("{words} --format json"));
        assert!(answer.out.contains(&format!("\"schema\": \"{}\"", report.schema)), "{}", report.name);
        assert!(
            described.contains(&format!("\n## {}\n", report.schema)),
            "{} is not in docs/json.md",
            report.schema
        );
        assert_ne!(report.about.sv, report.about.en);
    }
}

/// A command is one file, and a file among the commands is one command.
#[test]
fn every_command_has_a_file_of_its_own() {
    let files: BTreeSet<String> = fs::read_dir(repository().join("src/cli/commands"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && !path.ends_with("mod.rs"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let names = vbe::cli::command_examples().map(|(name, _)| name.to_owned());
    assert_eq!(files, names.collect());
}

/// Every schema stands in the folder that editors read, under its kind's name.
#[test]
fn the_schemas_in_the_folder_are_those_compiled_in() {
    let folder = repository().join("schemas");
    let files: BTreeSet<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let kinds = KINDS.iter().map(|kind| kind.name).chain(["config"]);
    assert_eq!(files, kinds.map(|name| format!("{name}.schema.json")).collect());
}

/// Each shipped record tells editors its schema, by a path that leads there.
#[test]
fn every_shipped_record_names_its_schema() {
    let mut seen = 0;
    for folder in ["plans", "records"] {
        for found in vbe::io::disk::records(&repository().join(folder), false) {
            let text = fs::read_to_string(&found.path).unwrap();
            let first = text.lines().next().unwrap();
            let path = first.strip_prefix("# yaml-language-server: $schema=");
            let path = path.unwrap_or_else(|| panic!("{} does not name its schema", found.path.display()));
            assert!(found.path.parent().unwrap().join(path).is_file(), "{}: {path}", found.path.display());
            let kind = text.lines().find_map(|line| line.strip_prefix("kind: ")).unwrap();
            assert!(path.ends_with(&format!("/{kind}.schema.json")), "{}: {path}", found.path.display());
            seen += 1;
        }
    }
    assert!(seen >= 20);
}

/// Nothing prints past the writers it is given.
#[test]
fn nothing_prints_by_itself() {
    for module in modules() {
        for word in ["println!", "eprintln!", "print!("] {
            assert!(!module.text.contains(word), "{} has {word}", module.file);
        }
    }
}

/// Text from outside is read raw where it is compared, looked up, parsed or written, and nowhere else: what is raw there
/// is not told. Reports, gaps, facts and rules have what was covered.
#[test]
fn only_these_read_text_that_nobody_has_searched() {
    const WINGS: [&str; 5] = ["syntax/", "pii/", "io/", "model/", "guard/"];
    const FILES: [(&str, &str); 32] = [
        ("assist/rename.rs", "compares ids as they stand, and writes the new one"),
        ("assist/scene.rs", "changes the text"),
        ("cli/commands/lsp/desk.rs", "compares paths"),
        ("cli/commands/lsp/server.rs", "tells an editor what of its own text is replaced"),
        ("editing/layout.rs", "changes the text"),
        ("editing/assign.rs", "changes the text"),
        ("editing/brought.rs", "compares what was there before"),
        ("editing/change.rs", "changes the text"),
        ("editing/path.rs", "looks up rows by the names that stand in them"),
        ("editing/progress.rs", "names the file of an activity by its id"),
        ("editing/revise.rs", "changes the text"),
        ("editing/target.rs", "looks up the folder of a file"),
        ("facts/called.rs", "finds things by the names that stand in the files"),
        ("facts/entities.rs", "looks up what is asked for by id"),
        ("facts/laws.rs", "looks for the numbers and names of laws, and tells those of the table"),
        ("import/again.rs", "finds the activities of a file by what stands in the plan"),
        ("import/again/paired.rs", "finds activities by the ids that stand in the files"),
        ("import/again/paths.rs", "looks up rows by the names that stand in them"),
        ("import/roles.rs", "writes the ids of the register as they stand there"),
        ("output/render/diff.rs", "compares lines, and shows them covered"),
        ("output/render/excerpt.rs", "measures lines, and shows them covered"),
        ("rules/telling_id.rs", "looks at the letters of an id"),
        ("rules/unlisted_area.rs", "looks an area up among those of the settings"),
        ("cli/lookup.rs", "asks for things by their ids as they stand there"),
        ("cli/named_file.rs", "reads the file of names"),
        ("cli/commands/gaps/drafts.rs", "compares paths"),
        ("cli/commands/history/versions.rs", "asks git for the file"),
        ("cli/commands/import/answers.rs", "names activities by the ids that stand in the files"),
        ("cli/commands/import/answers/replies.rs", "writes the ids of the register as they stand there"),
        ("cli/commands/report/committed.rs", "compares paths with those of git"),
        ("cli/commands/report/earlier.rs", "asks git for the file"),
        ("cli/commands/validate/published.rs", "asks git for the file"),
    ];
    let mut raw = BTreeSet::new();
    let ways = [".raw()", ".into_raw()", ".slice(", ".line_at("];
    for module in modules().iter().filter(|module| ways.iter().any(|way| module.text.contains(way))) {
        let is_wing = WINGS.iter().any(|wing| module.file.starts_with(wing));
        let is_listed = FILES.iter().any(|(file, _)| *file == module.file);
        assert!(is_wing || is_listed, "{} reads raw what nobody has searched", module.file);
        raw.insert(module.file.clone());
    }
    for (file, why) in FILES {
        assert!(raw.contains(file), "{file} no longer {why}");
    }
    let page = fs::read_to_string(repository().join("src/syntax/unsearched.rs")).unwrap();
    for way_out in ["Display for", "Deref", "AsRef", "Serialize", "Borrow<"] {
        assert!(!page.contains(way_out), "Unsearched has a way out: {way_out}");
    }
}

/// All that is told passes `cli::door`, which searches sentences and lets pages and findings out. The rest of `cli` has no
/// `Write` to put a text into.
#[test]
fn what_is_told_passes_the_door() {
    let mut own = BTreeSet::new();
    for module in modules() {
        let is_cli = module.file.starts_with("cli/");
        // Fingerprints are made of pages, and nobody reads those.
        let ways_out =
            ["cli/door.rs", "cli/heard.rs", "cli/mod.rs", "cli/terminal.rs", "cli/fingerprints.rs"];
        let is_way_out = ways_out.contains(&module.file.as_str());
        for word in ["dyn Write", "write!(", "writeln!(", "write_all(", "render::page(", "render::findings("]
        {
            let passes = !is_cli || is_way_out || !module.text.contains(word);
            assert!(passes, "{} has {word}: what it tells does not pass the door", module.file);
        }
        if module.text.contains("Own::new(") {
            own.insert(module.file);
        }
    }
    let expected = [
        "cli/commands/completions.rs", "cli/commands/schema.rs", "cli/man_page.rs", "cli/parser.rs",
        "rules/manual.rs",
    ];
    assert_eq!(
        own,
        expected.map(str::to_owned).into(),
        "the program's own texts are made here, and are not searched"
    );
}

/// One door knows that a queue is not opened and how much is read.
#[test]
fn only_one_door_reads() {
    let words = ["fs::read(", "fs::read_to_string", "File::open"];
    let all = modules();
    let reads = all.iter().filter(|module| words.iter().any(|word| module.text.contains(word)));
    assert_eq!(reads.map(|module| &*module.file).collect::<Vec<_>>(), ["io/disk.rs"]);
}

/// A read command never writes: there is one door out.
#[test]
fn only_one_door_writes() {
    let mut doors = BTreeSet::new();
    for module in modules() {
        for word in [
            "fs::write", "fs::rename", "OpenOptions", "File::create", "fs::remove", "create_dir",
            "set_permissions",
        ] {
            if module.text.contains(word) {
                doors.insert(module.file.clone());
            }
        }
    }
    assert_eq!(doors, BTreeSet::from(["io/write.rs".to_owned()]));
}
