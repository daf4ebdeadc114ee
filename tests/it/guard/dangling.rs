//! What git still has and no commit: files that were staged and never committed, dropped stashes, stopped commits.

use vbe::cli::Exit;

use super::{REST, Repository};

const SAID: &str = "Mamman heter Hodan Lindqvist, 070-1740605\n";

fn begun() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("Början");
    repository
}

fn is_found(repository: &Repository, place: &str) {
    let run = repository.vbe("scan --history");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    assert!(run.out.contains(&format!("{place}:1:14: error")), "{}", run.out);
    assert!(run.out.contains(&format!("{place}:1:31: error")), "{}", run.out);
    assert!(!run.out.contains("Hodan") && !run.out.contains("070-17"), "{}", run.out);
}

fn is_clean(repository: &Repository) {
    let run = repository.vbe("scan --history");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
}

#[test]
fn a_note_that_was_staged_and_never_committed_is_found() {
    let repository = begun();
    repository.file("records/anteckning.txt", SAID).add().git("reset -q --hard");
    is_found(&repository, "(file)");
    repository.git("gc -q --prune=now");
    is_clean(&repository);
}

#[test]
fn what_a_dropped_stash_holds_has_its_place() {
    let repository = begun();
    repository
        .file("records/anteckning.txt", SAID)
        .file("docs/kontakt.txt", "Hodan Lindqvist, 070-1740605\n")
        .add();
    repository.git("stash -q");
    repository.git("stash drop -q");
    is_found(&repository, "records/anteckning.txt");
    let run = repository.vbe("scan --history");
    assert!(!run.out.contains("docs/") && !run.out.contains("(file)"), "{}", run.out);
}

#[test]
fn what_a_tree_without_a_commit_holds_has_its_place() {
    let repository = begun();
    repository.file("records/anteckning.txt", SAID).add().git("write-tree");
    repository.git("reset -q --hard");
    is_found(&repository, "records/anteckning.txt");
    // With its tree gone too, nobody knows where it was.
    let blob = repository.git("hash-object -w --stdin");
    assert!(!blob.is_empty());
}

#[test]
fn what_a_commit_that_nothing_leads_to_holds_has_its_place() {
    let repository = begun();
    repository.file("records/anteckning.txt", SAID).add().commit("Fel");
    repository.git("reset -q --hard HEAD~1");
    repository.git("reflog expire --expire=now --all");
    is_found(&repository, "records/anteckning.txt");
}

/// An earlier version of a text that is no record is none either.
#[test]
fn what_stands_openly_in_the_repository_is_no_leak_in_an_earlier_version_of_it() {
    let repository = begun();
    let readme = "# Kontakt: Hodan Lindqvist, 070-1740605\n";
    repository.file("README.md", readme).add();
    repository.file("README.md", &format!("{readme}\nRum 4.\n")).add().commit("Kontakt");
    is_clean(&repository);
    repository
        .file("README.md", &format!("{readme}\nMamman heter Amina Bergqvist.\n"))
        .add()
        .git("reset -q --hard");
    let run = repository.vbe("scan --history");
    assert!(run.out.contains("(file):3:14: error") && !run.out.contains("(file):1:"), "{}", run.out);
}

#[test]
fn a_file_without_a_place_that_says_what_it_is_is_judged_as_that() {
    let repository = begun();
    let plan = "kind: plan\nid: plan-2024\ntitle: Plan\nnote: Ring Hodan Lindqvist, 08-508 000 00\n";
    repository
        .file("plans/plan-2024.yaml", plan)
        .file("src/x.rs", "fn main() { /* V 2024, 12 mars, Anna */ }\n");
    repository.file("data.bin", "a\u{1}b").add().git("reset -q --hard");
    is_clean(&repository);
    let case = format!("kind: case\nid: q3x7k2m9\n{REST}note: Hodan Lindqvist\n");
    repository.file("records/cases/q3x7k2m9.yaml", &case).add().git("reset -q --hard");
    let run = repository.vbe("scan --history");
    assert!(run.out.contains("(file):12:7: error"), "{}{}", run.out, run.err);
}
