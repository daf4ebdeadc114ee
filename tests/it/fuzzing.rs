//! The targets of fuzzing: each is a file, a program of its manifest and a paragraph of its page, and the page names what
//! is there. Whether they fit the program, `fuzz/run` shows.

use std::collections::BTreeSet;
use std::fs;

use crate::sandbox::repository;

#[test]
fn every_target_of_fuzzing_is_told_of_and_built() {
    let folder = repository().join("fuzz");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let files = fs::read_dir(folder.join("fuzz_targets")).unwrap().map(|entry| entry.unwrap().path());
    let files: BTreeSet<String> =
        files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    assert!(files.len() > 3, "{files:?}");
    let manifest = read("Cargo.toml");
    let built: BTreeSet<String> =
        manifest.split("[[bin]]").skip(1).map(|own| own.split('"').nth(1).unwrap().to_owned()).collect();
    assert_eq!(built, files);
    let page = read("README.md");
    // The paragraph of a target begins with its name.
    let paragraph = |text: &str| {
        let (name, _) = text.strip_prefix('`')?.split_once('`')?;
        (!name.is_empty() && !name.contains('/')).then(|| name.to_owned())
    };
    let told: BTreeSet<String> = page.split("\n\n").filter_map(paragraph).collect();
    assert_eq!(told, files);
    let paths = page
        .split("\n```")
        .step_by(2)
        .flat_map(|part| part.split('`').skip(1).step_by(2))
        .filter(|word| word.contains('/') && !word.contains(' '));
    for path in paths.filter(|path| !path.starts_with("fuzz/corpus") && !path.starts_with("fuzz/artifacts")) {
        assert!(repository().join(path).exists(), "{path}");
    }
}

/// What the targets are built with is what the program is built with, so that they find what is in it.
#[test]
fn the_lock_of_the_targets_is_that_of_the_program() {
    let read = |path: &str| fs::read_to_string(repository().join(path)).unwrap();
    let packages = |text: &str| -> BTreeSet<String> {
        let lines = |own: &str| own.lines().take(2).collect::<Vec<_>>().join(" ");
        text.split("[[package]]\n").skip(1).map(lines).collect()
    };
    let (own, all) = (packages(&read("fuzz/Cargo.lock")), packages(&read("Cargo.lock")));
    let is_of_fuzzing = |package: &&String| {
        let names = ["vbe-fuzz", "libfuzzer-sys", "arbitrary", "jobserver"];
        names.iter().any(|name| package.contains(&format!("\"{name}\"")))
    };
    let other: Vec<&String> = own.difference(&all).filter(|own| !is_of_fuzzing(own)).collect();
    let how = "cp Cargo.lock fuzz/ && cargo check --manifest-path fuzz/Cargo.toml";
    assert!(other.is_empty() && own.len() > 50, "{other:?}: {how}");
}

/// A lock that has been copied and not made anew has what the tests of the program need and lacks the targets: it is
/// refused where it has to be as it stands, as `fuzz/run` has it.
#[test]
fn the_lock_of_the_targets_holds_what_they_need_and_nothing_else() {
    let text = fs::read_to_string(repository().join("fuzz/Cargo.lock")).unwrap();
    let line = |own: &str, key: &str| {
        let mut lines = own.lines().filter_map(|line| line.strip_prefix(key));
        lines.next().map(|value| value.trim_matches('"').to_owned())
    };
    let packages: Vec<(String, String, Vec<&str>)> = text
        .split("[[package]]\n")
        .skip(1)
        .map(|own| {
            let needs = own.lines().filter_map(|line| line.strip_prefix(" \"")?.strip_suffix("\","));
            (line(own, "name = ").unwrap(), line(own, "version = ").unwrap(), needs.collect())
        })
        .collect();
    let mut needed: Vec<usize> = Vec::new();
    let mut next = vec!["vbe-fuzz".to_owned()];
    while let Some(package) = next.pop() {
        // A version stands after a name that has several.
        let (name, version) = package.split_once(' ').unwrap_or((&package, ""));
        let is_it = |(own, of, _): &(String, String, Vec<&str>)| own == name && of.starts_with(version);
        let at = packages.iter().position(is_it).unwrap_or_else(|| panic!("{package} is not in the lock"));
        if !needed.contains(&at) {
            needed.push(at);
            next.extend(packages[at].2.iter().map(|need| (*need).to_owned()));
        }
    }
    let idle: Vec<&String> =
        packages.iter().enumerate().filter(|(at, _)| !needed.contains(at)).map(|(_, own)| &own.0).collect();
    assert!(idle.is_empty(), "{idle:?}: cp Cargo.lock fuzz/ && cargo check --manifest-path fuzz/Cargo.toml");
}
