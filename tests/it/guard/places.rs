//! The same place under another name.

use std::fs;

use vbe::cli::{Exit, Input};

use super::{Repository, vbe};

const NAMED: &str = "Samtal med Fatima Hassan";

#[cfg(unix)]
#[test]
fn a_link_leads_to_the_same_place() {
    let repository = Repository::new();
    repository.file("vbe.toml", "").file("data/arenden/.gitkeep", "").add().commit("Början");
    std::os::unix::fs::symlink("data/arenden", repository.path().join("records")).unwrap();
    repository.file("data/arenden/n.txt", NAMED).git("add data");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found, "the link is on the disk");
    repository.git("add records");
    repository.git("rm -q --cached data/arenden/n.txt");
    let run = repository.vbe("scan --staged");
    assert!(run.exit == Exit::Failed && run.out.contains("symbolic link"), "{}", run.out);
    assert!(run.out.contains("[paths]") && !run.out.contains("elsewhere"), "no link is exempt: {}", run.out);
    repository.git("add data");
    repository.commit("länk");
    // A server has no disk to ask.
    let bare = repository.beside("bar.git");
    repository.git(&format!("clone -q --bare . {}", bare.display()));
    let run = vbe(&bare, "scan --range HEAD --format json", Input::nothing());
    assert!(run.out.contains("name_full"), "{}{}", run.out, run.err);
}

#[cfg(unix)]
#[test]
fn doctor_and_validate_tell_of_a_linked_folder() {
    let repository = Repository::new();
    repository.vbe("init --yes");
    fs::rename(repository.path().join("records"), repository.path().join("arenden")).unwrap();
    std::os::unix::fs::symlink("arenden", repository.path().join("records")).unwrap();
    let doctor = repository.vbe("doctor");
    assert!(doctor.out.contains("[paths] records = \"arenden\""), "{}", doctor.out);
    let checked = repository.vbe("validate --format json");
    assert_eq!(checked.exit, Exit::Found);
    assert!(
        checked.out.contains("unreadable-file") && checked.out.contains("\"records\""),
        "{}",
        checked.out
    );
    // What is told to be done is enough.
    repository.file("vbe.toml", "[paths]\nrecords = \"arenden\"\n");
    fs::remove_file(repository.path().join("records")).unwrap();
    assert!(!repository.vbe("doctor").out.contains("arenden is a link"));
    assert_eq!(repository.vbe("validate").exit, Exit::Fine, "{}", repository.vbe("validate").out);
}

#[test]
fn letters_of_another_size_or_another_make_are_the_same_place() {
    let repository = Repository::new();
    repository.file("vbe.toml", "[paths]\nrecords = \"./\u{e4}renden/\"\n").add().commit("Början");
    for folder in ["a\u{308}renden", "\u{c4}RENDEN", "A\u{308}renden", "\u{e4}renden."] {
        repository.file(&format!("{folder}/n.txt"), NAMED).add();
        assert_eq!(repository.vbe("scan --staged").exit, Exit::Found, "{folder}");
        repository.git("reset -q");
        fs::remove_dir_all(repository.path().join(folder)).unwrap();
    }
    let usual = Repository::new();
    usual.file("vbe.toml", "").file("Records/n.txt", "Inget").add();
    let doctor = usual.vbe("doctor");
    assert!(doctor.out.contains("git has files in Records/"), "{}", doctor.out);
    usual.file("Records/n.txt", NAMED).add();
    assert_eq!(usual.vbe("scan --staged").exit, Exit::Found);
}
