//! What a tag and a message say in themselves: the name that a tag was given, and the letters that a message is written in.

use std::fs;

use vbe::cli::Exit;

use super::hooks::{guarded, hooked};
use super::{Repository, UNHOOKED, command};

const NAME: &str = "hodan-lindqvist-18900101-9802";

fn sandbox() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("Start");
    repository
}

#[test]
fn the_name_in_a_tag_is_searched_also_when_its_ref_has_another() {
    let repository = sandbox();
    repository.git(&format!("tag -a {NAME} -m ett"));
    repository.git(&format!("tag v1 {NAME}"));
    repository.git(&format!("tag -d {NAME}"));
    for words in ["scan --range v1", "scan --history"] {
        let run = repository.vbe(words);
        assert!(run.exit == Exit::Found && run.out.contains("tag's name"), "{words}: {}{}", run.out, run.err);
        assert!(!run.out.contains("hodan") && !run.out.contains("9802"), "{}", run.out);
    }
}

#[test]
fn the_advice_about_a_tag_works() {
    let repository = guarded();
    let remote = repository.beside("fjärr.git");
    repository.git(&format!("init -q --bare {}", remote.display()));
    repository.git(&format!("remote add origin {}", remote.display()));
    let push = |what: &str| {
        let output = hooked(repository.path(), &["push", "-q", "origin", what], true, |command| command);
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&said).into_owned())
    };
    repository.git(&format!("tag -a {NAME} -m ett"));
    let (is_sent, said) = push(NAME);
    assert!(!is_sent && !said.contains("--amend"), "{said}");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("git tag -a NEW \"OLD^{}\", git tag -d OLD"), "{said}");
    repository.git(&format!("tag -a v1 {NAME}^{{}} -m ett"));
    repository.git(&format!("tag -d {NAME}"));
    let (is_sent, said) = push("v1");
    assert!(is_sent, "{said}");
    assert!(!super::git(&remote, "cat-file -p v1").contains("hodan"));
}

/// One byte in another encoding hides none of the letters beside it.
#[test]
fn a_stray_byte_hides_no_name() {
    let repository = sandbox();
    let path = repository.beside("text");
    for text in [
        [b"Samtal med M\xc3\xa4rta Sj\xc3\xb6berg", &b" \xe5"[..]].concat(),
        b"Samtal med M\xe4rta Sj\xf6berg".to_vec(),
    ] {
        fs::write(&path, &text).unwrap();
        repository.git(&format!("tag -f -a v1 -F {}", path.display()));
        assert_eq!(repository.vbe("scan --range v1").exit, Exit::Found, "{text:?}");
        assert_eq!(repository.vbe(&format!("scan --message {}", path.display())).exit, Exit::Found);
    }
}

#[test]
fn a_message_is_searched_in_the_encoding_that_git_says() {
    let repository = guarded();
    let path = repository.beside("text");
    let name = "Samtal med Märta Sjöberg";
    // In code page 850 `ä` is 0x84 and `ö` 0x94: it is not known here, and stops.
    let old: Vec<u8> = name
        .chars()
        .map(|char| match char {
            'ä' => 0x84,
            'ö' => 0x94,
            char => char as u8,
        })
        .collect();
    let mac: Vec<u8> = name
        .chars()
        .map(|char| match char {
            'ä' => 0x8a,
            'ö' => 0x9a,
            char => char as u8,
        })
        .collect();
    for (label, text) in [("cp850", old), ("macintosh", mac)] {
        fs::write(&path, &text).unwrap();
        repository.git(&format!("config i18n.commitEncoding {label}"));
        let file = path.display().to_string();
        let words = ["commit", "-q", "--allow-empty", "-F", &file];
        let stopped = hooked(repository.path(), &words, true, |command| command);
        let said = String::from_utf8_lossy(&stopped.stderr).into_owned();
        assert!(!stopped.status.success() && !said.contains("berg"), "{label}: {said}");
        let past = [UNHOOKED, &words[..]].concat();
        assert!(command(repository.path(), &past).status().unwrap().success());
        assert_ne!(repository.vbe("scan --range HEAD~1..HEAD").exit, Exit::Fine, "{label}");
    }
}
