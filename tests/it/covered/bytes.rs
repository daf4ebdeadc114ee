//! What is not UTF-8, as Windows and older programs save it, is searched and covered as what it is read as there.

use std::fs;

use vbe::cli::Exit;

use super::repository;
use crate::guard::{REST, Repository, vbe};
use crate::sandbox::{Run, SOUND, Sandbox};

/// Composed. In Latin-1 the letters outside ASCII are single bytes.
const SAID: &str = "Hodan Lindqvist, 070-1740605, Märta Sjöberg på Björkvägen 12";
const SECRETS: [&str; 9] =
    ["Hodan", "Lindqvist", "070-1740605", "rta", "Sj", "berg", "Björk", "Bj", "18900101-9802"];

/// A text with one byte for each character.
fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|char| u8::try_from(u32::from(char)).unwrap()).collect()
}

fn write(repository: &Repository, path: &str, bytes: &[u8]) {
    repository.file(path, "");
    fs::write(repository.path().join(path), bytes).unwrap();
}

fn tells_nobody(words: &str, run: &Run) {
    for secret in SECRETS {
        for told in [&run.out, &run.err] {
            assert!(!told.contains(secret), "vbe {words} tells {secret}:\n{told}");
        }
    }
}

#[test]
fn what_was_saved_in_another_encoding_is_covered_in_every_revision() {
    let case = format!("kind: case\nid: q3x7k2m9\n{REST}");
    let records = [
        ("records/meetings/m.yaml", "kind: meeting\nid: m\non: 2024-01-10\n", "m"),
        ("records/cases/q3x7k2m9.yaml", case.as_str(), "case:q3x7k2m9"),
        ("records/trainings/t1.yaml", "kind: training\nid: t1\ntitle: Kurs\nheld: 2024-03\n", "training:t1"),
        (SOUND[3].0, SOUND[3].1, "utbildning"),
        (SOUND[2].0, SOUND[2].1, "plan-2024"),
        (SOUND[0].0, SOUND[0].1, "organisation"),
    ];
    for (path, text, id) in records {
        for said in
            [format!("{text}note: {SAID}\n"), format!("{text}namn: {SAID}\n"), format!("{text}# {SAID}\n")]
        {
            let repository = repository();
            // In a plan offices may be named and called; a number is nobody's.
            let said =
                if path.starts_with("plans/plan") { said.replace(SAID, "å 18900101-9802") } else { said };
            write(&repository, path, &latin(&said));
            repository.commit_on("2024-02-01", "Början");
            for words in [
                format!("history {id} --at HEAD"),
                format!("show {id} --at HEAD"),
                "validate --at HEAD".into(),
            ] {
                tells_nobody(&words, &repository.vbe(&words));
            }
            write(&repository, path, format!("{text}note: Allt väl\n").as_bytes());
            repository.commit_on("2024-03-01", "Lagat");
            for format in ["text", "md", "json", "csv", "html-fragment"] {
                for words in
                    [format!("history {id} --format {format}"), format!("diff HEAD~1 HEAD --format {format}")]
                {
                    tells_nobody(&words, &repository.vbe(&words));
                }
            }
        }
    }
}

#[test]
fn settings_that_cannot_be_read_are_told_covered() {
    for stray in [b"\xe5".as_slice(), b"\0", b"\xc3"] {
        let repository = repository();
        repository.commit_on("2024-01-01", "Början");
        let text = [&latin(&format!("# {SAID} 18900101-9802 ")), stray, b"\n"].concat();
        write(&repository, "vbe.toml", &text);
        for words in
            ["status", "validate", "doctor", "set utbildning started=2024-01", "init --yes", "scan", "cases"]
        {
            let run = repository.vbe(words);
            tells_nobody(words, &run);
            assert_eq!(run.exit, Exit::Failed, "{words}: {}{}", run.out, run.err);
        }
        repository.add();
        tells_nobody("scan --staged", &repository.vbe("scan --staged"));
        repository.commit("Fel");
        for words in ["scan --range HEAD~1..HEAD", "scan --history", "status --at HEAD"] {
            tells_nobody(words, &repository.vbe(words));
        }
    }
}

#[test]
fn names_with_letters_of_their_own_are_found_in_any_encoding() {
    let found = |run: &Run| {
        for class in ["name", "street address"] {
            assert!(run.out.contains(&format!("{class} (13 characters)")), "{}{}", run.out, run.err);
        }
        tells_nobody("scan", run);
    };
    let repository = repository();
    let text = latin("kind: meeting\nid: m\non: 2024-01-10\nnote: Märta Sjöberg, Björkvägen 12\n");
    write(&repository, "records/meetings/m.yaml", &text);
    repository.commit_on("2024-01-01", "Början");
    write(
        &repository,
        "records/meetings/m2.yaml",
        &String::from_utf8_lossy(&text).replace("m\n", "m2\n").into_bytes(),
    );
    write(&repository, "records/anteckning.txt", &latin("Märta Sjöberg, Björkvägen 12"));
    for words in ["scan records/meetings/m.yaml", "scan records/anteckning.txt", "validate", "scan"] {
        found(&repository.vbe(words));
    }
    repository.add();
    found(&repository.vbe("scan --staged"));
    repository.commit("Mer");
    found(&repository.vbe("scan --range HEAD"));
    let letter = vbe::cli::Input::new(std::io::Cursor::new(latin("Märta Sjöberg, Björkvägen 12\n")), false);
    found(&vbe(repository.path(), "scan --stdin --as case", letter));
}

#[test]
fn the_name_of_a_file_is_read_in_any_encoding() {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::ffi::OsStrExt;
        let repository = repository();
        let name = std::ffi::OsStr::from_bytes(b"M\xe4rta Sj\xf6berg.txt");
        fs::create_dir_all(repository.path().join("records")).unwrap();
        fs::write(repository.path().join("records").join(name), "Hej\n").unwrap();
        let run = repository.vbe("scan");
        assert!(run.out.contains("the file's name: a name (13 characters)"), "{}{}", run.out, run.err);
        repository.add();
        let run = repository.vbe("scan --staged");
        assert!(run.out.contains("the file's name: a name (13 characters)"), "{}{}", run.out, run.err);
    }
}

/// What git has and no commit has is a file as any other, whatever it was saved as.
#[test]
fn a_case_that_was_never_committed_is_found_in_any_encoding() {
    for encode in [latin as fn(&str) -> Vec<u8>, |text: &str| text.as_bytes().to_vec()] {
        let repository = repository();
        repository.commit_on("2024-01-01", "Början");
        let text = format!("kind: case\nid: q3x7k2m9\n{REST}note: {SAID}\n");
        write(&repository, "records/cases/q3x7k2m9.yaml", &encode(&text));
        repository.add();
        repository.git("reset -q --hard");
        let run = repository.vbe("scan --history");
        tells_nobody("scan --history", &run);
        assert_ne!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
        for letters in [15, 11, 13] {
            assert!(run.out.contains(&format!("({letters} characters)")), "{}", run.out);
        }
    }
}

#[test]
fn a_name_in_another_encoding_is_nowhere_in_a_workspace_without_git() {
    let text = latin(&format!("kind: case\nid: q3x7k2m9\n{REST}note: {SAID}\n"));
    let sandbox = Sandbox::sound().bytes("records/cases/q3x7k2m9.yaml", &text);
    for words in [
        "validate", "validate --format json", "scan", "cases", "list case", "show case:q3x7k2m9",
        "fmt --dry-run", "set q3x7k2m9 consent=no --dry-run",
    ] {
        tells_nobody(words, &sandbox.run(words));
    }
}
