//! Repositories in a repository: a submodule that is a workspace is one.

use std::fs;

use vbe::cli::{Exit, Input};

use super::{Repository, git, vbe};

const NAMED: &str = "Samtal med Fatima Hassan";

/// A repository with a submodule `del`, which is a workspace with places of its own.
fn sandbox(path: &str, text: &[u8]) -> (Repository, Repository) {
    let inner = Repository::new();
    inner
        .file("vbe.toml", "[paths]\nrecords = \"akter\"\n[privacy]\nelsewhere = [\"bilder\", \"../egna\"]\n");
    fs::create_dir_all(inner.path().join(path).parent().unwrap()).unwrap();
    fs::write(inner.path().join(path), text).unwrap();
    inner.add().commit("Början");
    let outer = Repository::new();
    outer.file("vbe.toml", "").add().commit("Början");
    outer.git(&format!("submodule --quiet add {} del", inner.path().display()));
    (outer, inner)
}

#[test]
fn a_submodule_is_judged_by_its_own_settings() {
    let (outer, _) = sandbox("akter/n.txt", NAMED.as_bytes());
    let run = outer.vbe("scan --staged");
    assert!(run.exit == Exit::Found && !run.out.contains("Fatima"), "{}{}", run.out, run.err);
    outer.commit("förbi");
    assert_eq!(outer.vbe("scan --range HEAD~1..HEAD").exit, Exit::Found);
    // What is among the records of the one around it is not among its own.
    let (outer, _) = sandbox("text/n.txt", NAMED.as_bytes());
    assert_eq!(outer.vbe("scan --staged").exit, Exit::Fine);
    // It exempts what is its own, and no more.
    let picture = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d";
    let (outer, _) = sandbox("bilder/x.png", picture);
    let run = outer.vbe("scan --staged");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    fs::create_dir(outer.path().join("egna")).unwrap();
    fs::write(outer.path().join("egna/x.png"), picture).unwrap();
    outer.add();
    assert_eq!(outer.vbe("scan --staged").exit, Exit::Failed);
}

/// What the message advises works.
#[test]
fn a_submodule_that_is_not_here_can_be_exempt() {
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("Början");
    let commit = repository.git("rev-parse HEAD").trim().to_owned();
    for path in ["bibl", "delar/bibl"] {
        repository.git(&format!("update-index --add --cacheinfo 160000,{},{path}", commit.replace('a', "b")));
        repository.file("vbe.toml", "").git("add vbe.toml");
        let run = repository.vbe("scan --staged");
        assert!(run.exit == Exit::Failed && run.out.contains("elsewhere = [\"folder\"]"), "{}", run.out);
        repository.file("vbe.toml", &format!("[privacy]\nelsewhere = [\"{path}\"]\n")).git("add vbe.toml");
        let run = repository.vbe("scan --staged");
        assert_eq!(run.exit, Exit::Fine, "{path}: {}{}", run.out, run.err);
        repository.git(&format!("update-index --force-remove {path}"));
    }
}

/// What is in a submodule is sent to a server of its own.
#[test]
fn a_server_takes_a_submodule_that_it_does_not_have() {
    let (outer, _) = sandbox("akter/n.txt", b"Inget");
    outer.commit("undermodul");
    let server = outer.beside("server.git");
    outer.git(&format!("clone -q --bare . {}", server.display()));
    let tip = outer.git("rev-parse HEAD");
    git(&server, "update-ref refs/heads/main HEAD~1");
    let line = format!("{} {} refs/heads/ny\n", "0".repeat(40), tip.trim());
    let run = vbe(&server, "scan --receive", Input::new(std::io::Cursor::new(line), false));
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
}
