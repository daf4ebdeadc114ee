//! What comes into vbe from outside is what `deny.toml` lets in: licences, sources, versions, build scripts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde_json::Value;
use toml::de::{DeTable, DeValue};

use crate::sandbox::repository;

fn text(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap()
}

/// The words of a list in `deny.toml`: each a text, or a table that says which crate and why.
fn listed(path: &[&str]) -> Vec<(String, Option<String>)> {
    let text = text("deny.toml");
    let table = DeTable::parse(&text).unwrap();
    let (last, above) = path.split_last().unwrap();
    let table = above.iter().fold(table.get_ref(), |table, key| table[*key].get_ref().as_table().unwrap());
    let word = |value: &DeValue<'_>| value.as_str().unwrap().to_owned();
    let entry = |value: &DeValue<'_>| match value {
        DeValue::Table(table) => (word(table["crate"].get_ref()), Some(word(table["reason"].get_ref()))),
        value => (word(value), None),
    };
    table[*last].get_ref().as_array().unwrap().iter().map(|value| entry(value.get_ref())).collect()
}

fn names(path: &[&str]) -> BTreeSet<String> {
    listed(path).into_iter().map(|(name, _)| name).collect()
}

/// A crate in `Cargo.lock`: its name, its version, where it is from and its checksum.
struct Locked {
    name: String,
    version: String,
    source: Option<String>,
    checksum: Option<String>,
}

fn lock() -> Vec<Locked> {
    let text = text("Cargo.lock");
    let table = DeTable::parse(&text).unwrap();
    let of = |package: &DeValue<'_>| {
        let table = package.as_table().unwrap();
        let word = |key: &str| table.get(key).map(|value| value.get_ref().as_str().unwrap().to_owned());
        Locked {
            name: word("name").unwrap(),
            version: word("version").unwrap(),
            source: word("source"),
            checksum: word("checksum"),
        }
    };
    let packages = table.get_ref()["package"].get_ref().as_array().unwrap();
    packages.iter().map(|package| of(package.get_ref())).collect()
}

/// What cargo knows of the crates: of all of them where they are at hand, else of those that are built here.
fn packages() -> Vec<Value> {
    let metadata = |more: &[&str]| {
        let words = ["metadata", "--locked", "--offline", "--format-version", "1"];
        let run =
            Command::new(env!("CARGO")).args(words).args(more).current_dir(repository()).output().unwrap();
        run.status.success().then(|| serde_json::from_slice::<Value>(&run.stdout).unwrap())
    };
    let here = || {
        let run = Command::new(env!("CARGO")).args(["version", "--verbose"]).output().unwrap();
        let said = String::from_utf8(run.stdout).unwrap();
        let host = said.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned();
        metadata(&["--filter-platform", &host]).unwrap()
    };
    metadata(&[]).unwrap_or_else(here)["packages"].as_array().unwrap().clone()
}

/// Whether an expression of licences can be met with those that are allowed.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let expression = expression.trim();
    for (operator, needs_all) in [(" OR ", false), (" AND ", true)] {
        let parts = split(expression, operator);
        if parts.len() > 1 {
            let mut met = parts.iter().map(|part| is_met(part, allowed));
            return if needs_all { met.all(|met| met) } else { met.any(|met| met) };
        }
    }
    match expression.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => is_met(inner, allowed),
        None => allowed.contains(expression),
    }
}

/// The parts between an operator that stands in no parentheses.
fn split<'t>(text: &'t str, operator: &str) -> Vec<&'t str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, char) in text.char_indices() {
        match char {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 && at >= start && text[at..].starts_with(operator) => {
                parts.push(&text[start..at]);
                start = at + operator.len();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[test]
fn every_licence_is_one_that_can_be_handed_out_with_ours() {
    let allowed = names(&["licenses", "allow"]);
    let packages = packages();
    assert!(packages.len() > 50, "{} crates were seen", packages.len());
    let refused: Vec<String> = packages
        .iter()
        .map(|package| (package["name"].as_str().unwrap(), package["license"].as_str().unwrap_or("none")))
        // Older manifests write a slash for a choice.
        .filter(|(_, licence)| !is_met(&licence.replace('/', " OR "), &allowed))
        .map(|(name, licence)| format!("{name}: {licence}"))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

/// The test of the test.
#[test]
fn a_choice_of_licences_is_met_by_one_and_a_sum_by_all() {
    let allowed: BTreeSet<String> = ["MIT", "Unicode-3.0"].map(str::to_owned).into();
    for (expression, is_it) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("MIT OR GPL-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(GPL-3.0 OR AGPL-3.0) AND Unicode-3.0", false),
        ("GPL-3.0 AND Unicode-3.0 OR MIT", true),
        ("Apache-2.0 WITH LLVM-exception", false),
        ("none", false),
    ] {
        assert_eq!(is_met(expression, &allowed), is_it, "{expression}");
    }
}

/// No repository of git, no other registry, and nothing without a checksum.
#[test]
fn every_crate_comes_from_the_registry_and_has_a_checksum() {
    let is_from_registry =
        |source: &str| source.starts_with("registry+") && source.ends_with("/crates.io-index");
    for own in lock().iter().filter(|own| own.name != "vbe") {
        let is_known = own.source.as_deref().is_some_and(is_from_registry);
        assert!(is_known && own.checksum.is_some(), "{}: {:?}", own.name, own.source);
    }
}

#[test]
fn no_crate_comes_twice_but_those_that_deny_toml_explains() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for own in lock() {
        versions.entry(own.name).or_default().insert(own.version);
    }
    let skipped = names(&["bans", "skip"]);
    let mut used = BTreeSet::new();
    for (name, versions) in versions.iter().filter(|(_, versions)| versions.len() > 1) {
        let specific = |version: &String| format!("{name}@{version}");
        let (known, left): (Vec<_>, Vec<_>) =
            versions.iter().map(specific).partition(|specific| skipped.contains(specific));
        assert_eq!(left.len(), 1, "{name} comes twice: {left:?}");
        used.extend(known);
    }
    assert_eq!(skipped, used, "what is skipped, and what needs it");
}

/// The one file that knows of a network: it listens on the address of this machine alone, and calls nobody.
const LISTENING: &str = "src/io/loopback.rs";

/// vbe works without a network, and none of what it is made of brings one.
#[test]
fn nothing_that_reaches_for_a_network_is_brought_in_or_named() {
    let refused = names(&["bans", "deny"]);
    assert!(refused.len() > 20);
    let found: Vec<String> =
        lock().into_iter().map(|own| own.name).filter(|name| refused.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
    let mut folders = vec![repository().join("src")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                seen += 1;
                let text = fs::read_to_string(&path).unwrap();
                let named =
                    ["std::net", "TcpStream", "UdpSocket", "UnixStream"].map(|name| text.contains(name));
                if path.ends_with(LISTENING) {
                    let calls = ["::connect", "ToSocketAddrs", "UNSPECIFIED", "UdpSocket", "Ipv6"];
                    assert!(calls.iter().all(|name| !text.contains(name)), "{LISTENING} calls somebody");
                    let bound: Vec<&str> = text.split("::bind(").skip(1).collect();
                    assert!(
                        bound.len() == 1 && bound[0].starts_with("(Ipv4Addr::LOCALHOST, "),
                        "{LISTENING}"
                    );
                    continue;
                }
                assert!(!named.contains(&true), "{} names a network", path.display());
            }
        }
    }
    assert!(seen > 100, "{seen} files were seen");
}

/// A build script runs on the machine of whoever builds, before anybody has looked at what it does.
#[test]
fn only_what_deny_toml_lists_runs_when_vbe_is_built() {
    let allowed = names(&["bans", "build", "allow-build-scripts"]);
    let runs = |package: &&Value| {
        let targets = package["targets"].as_array().unwrap();
        targets.iter().any(|target| target["kind"].as_array().unwrap().contains(&"custom-build".into()))
    };
    let packages = packages();
    let running: BTreeSet<String> = packages
        .iter()
        .filter(runs)
        .map(|package| package["name"].as_str().unwrap().to_owned())
        .filter(|name| name != "vbe")
        .collect();
    let unlisted: Vec<&String> = running.difference(&allowed).collect();
    assert!(unlisted.is_empty(), "{unlisted:?} run when vbe is built");
    let all: BTreeSet<String> = lock().into_iter().map(|own| own.name).collect();
    let gone: Vec<&String> = allowed.difference(&all).collect();
    assert!(gone.is_empty(), "{gone:?} stand in deny.toml and are not used");
}

/// Every exception has a reason.
#[test]
fn what_deny_toml_refuses_and_lets_pass_has_a_reason() {
    for list in ["deny", "skip"] {
        for (name, reason) in listed(&["bans", list]) {
            assert!(reason.is_some_and(|reason| !reason.is_empty()), "{name} has no reason");
        }
    }
}
