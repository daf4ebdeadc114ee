//! What is handed out: the templates of packages can be filled, and the release rests on what is named exactly.

use std::fs;
use std::sync::Arc;

use crate::sandbox::repository;

fn text(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap()
}

/// What is read as YAML without a fault.
fn is_yaml(text: &str) -> bool {
    let text = Arc::new(text.to_owned());
    let read = vbe::syntax::yaml::read(&text, false);
    read.faults.is_empty() && read.tree.root().is_some()
}

/// A release uses what others have made by its content, and not by a name that somebody can move.
#[test]
fn the_actions_of_the_release_are_named_by_what_they_are() {
    let workflow = text(".github/workflows/release.yml");
    assert!(is_yaml(&workflow));
    let used: Vec<&str> = workflow.lines().filter_map(|line| Some(line.split_once("uses: ")?.1)).collect();
    assert!(used.len() >= 5, "{used:?}");
    for action in used {
        let (_, named) = action.split_once('@').unwrap();
        let (commit, version) =
            named.split_once(" # v").unwrap_or_else(|| panic!("{action}: which version?"));
        assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action}");
        assert!(version.starts_with(|sign: char| sign.is_ascii_digit()), "{action}");
    }
    let commands = workflow.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    for script in commands.filter(|word| word.starts_with("packaging/")) {
        assert!(repository().join(script).is_file(), "the release runs {script}, which is not there");
    }
}

/// What the package for Debian takes is what its script makes, and the licence of vbe is one that it names.
#[test]
fn the_package_takes_what_its_script_makes() {
    let (manifest, script) = (text("Cargo.toml"), text("packaging/deb"));
    let made: Vec<&str> =
        manifest.split('"').filter_map(|word| word.strip_prefix("target/packaging/")).collect();
    assert!(made.len() >= 7, "{made:?}");
    for path in made {
        let top = path.split_once("/man1").map_or(path, |(top, _)| top.split('/').next().unwrap());
        assert!(script.contains(&format!("$made/{top}")), "packaging/deb does not make {path}");
    }
}

#[cfg(unix)]
mod filled {
    use std::fs;
    use std::path::Path;
    use std::process::{Command, Output};

    use serde_json::Value;
    use sha2::{Digest, Sha256};

    use super::is_yaml;
    use crate::sandbox::{folder, repository};

    fn names(folder: &Path) -> Vec<String> {
        let entries =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = entries.collect();
        names.sort();
        names
    }

    fn fill(words: &[&str], folder: &Path) -> Output {
        Command::new("bash")
            .arg(repository().join("packaging/fill"))
            .args(words)
            .current_dir(folder)
            .env("PUBLISHER", "Exempelkoping")
            .output()
            .unwrap()
    }

    #[test]
    fn every_script_of_packaging_is_one_that_the_shell_reads() {
        let own = repository().join("packaging");
        let mut read = 0;
        for path in names(&own).iter().map(|name| own.join(name)).filter(|path| path.is_file()) {
            if fs::read_to_string(&path).unwrap().starts_with("#!/usr/bin/env bash") {
                let told = Command::new("bash").arg("-n").arg(&path).output().unwrap();
                assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
                read += 1;
            }
        }
        assert!(read >= 6, "only {read} scripts were read");
    }

    #[test]
    fn the_templates_get_the_version_and_the_checksum() {
        let outer = folder();
        let archive = "vbe-1.2.3-x86_64-pc-windows-msvc.zip";
        fs::write(outer.path().join(archive), "inte ett arkiv").unwrap();
        let told = fill(&["1.2.3", "https://git.example/exempelkoping/vbe/", archive, "ut"], outer.path());
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        let sum: String = Sha256::digest("inte ett arkiv").iter().map(|byte| format!("{byte:02x}")).collect();
        let address = format!("https://git.example/exempelkoping/vbe/releases/download/v1.2.3/{archive}");

        let read = |path: &str| fs::read_to_string(outer.path().join("ut").join(path)).unwrap();
        let scoop: Value = serde_json::from_str(&read("scoop/vbe.json")).unwrap();
        assert_eq!(scoop["version"], "1.2.3");
        assert_eq!(scoop["architecture"]["64bit"]["hash"], sum);
        assert_eq!(scoop["architecture"]["64bit"]["url"], address);
        let files = names(&outer.path().join("ut/winget"));
        let wanted = [".installer", ".locale.en-US", ".locale.sv-SE", ""];
        assert_eq!(files, wanted.map(|kind| format!("Exempelkoping.vbe{kind}.yaml")));
        for file in &files {
            let text = read(&format!("winget/{file}"));
            assert!(
                is_yaml(&text) && text.contains("PackageVersion: '1.2.3'") && !text.contains('@'),
                "{text}"
            );
        }
        let installer = read("winget/Exempelkoping.vbe.installer.yaml");
        assert!(installer.contains(&address) && installer.contains(&sum.to_uppercase()), "{installer}");
    }

    /// Nothing is written of a version, an address or an archive that cannot be.
    #[test]
    fn what_cannot_be_filled_writes_nothing() {
        let outer = folder();
        let archive = "vbe-1.2.3-x86_64-pc-windows-msvc.zip";
        fs::write(outer.path().join(archive), "inte ett arkiv").unwrap();
        let address = "https://git.example/exempelkoping/vbe";
        for words in [
            ["v1.2.3", address, archive],
            ["1.2.4", address, archive],
            ["1.2.3", "http://git.example/vbe", archive],
            ["1.2.3", "https://git.example/a|b", archive],
            ["1.2.3", address, "annan/vbe-1.2.3-x86_64-pc-windows-msvc.zip"],
        ] {
            let told = fill(&[words[0], words[1], words[2], "ut"], outer.path());
            assert_eq!(told.status.code(), Some(2), "{words:?}");
            assert!(!told.stderr.is_empty() && !outer.path().join("ut").exists(), "{words:?}");
        }
    }
}
