//! Where a workspace or a named file lies is nobody's choice who writes in it: a path is judged from there, and covered
//! from its beginning.

use std::fs;

use tempfile::TempDir;
use vbe::cli::Exit;

use crate::sandbox::{Run, Sandbox};

const OWNER: &str = "anna.svensson";

/// A folder that is named after its owner.
fn home() -> TempDir {
    let home = crate::sandbox::folder();
    fs::create_dir_all(home.path().join(OWNER).join("arenden/trainings")).unwrap();
    home
}

fn is_covered(run: &Run) {
    assert!(!run.out.contains(OWNER) && !run.err.contains(OWNER), "{}{}", run.out, run.err);
}

#[test]
fn a_named_file_is_judged_by_its_own_name_and_not_by_the_folders_above_it() {
    let home = home();
    let path = |name: &str| home.path().join(OWNER).join(name);
    fs::write(path("anteckning.txt"), "Allt är lugnt.\n").unwrap();
    let sandbox = Sandbox::sound();
    let scan = |path: &std::path::Path| sandbox.told(&["scan", path.to_str().unwrap()], None);
    let run = scan(&path("anteckning.txt"));
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    for folder in [home.path().join(OWNER), path("arenden")] {
        fs::write(folder.join("lugnt.txt"), "Allt är lugnt.\n").unwrap();
        let run = scan(&folder);
        assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    }
    // What somebody has named below is theirs to mend.
    fs::create_dir(path("arenden/hodan-lindqvist")).unwrap();
    fs::write(path("arenden/hodan-lindqvist/x.txt"), "Allt är lugnt.\n").unwrap();
    let run = scan(&path("arenden"));
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    is_covered(&run);
    assert!(!run.out.contains("hodan") && run.out.contains("name (15 characters)"), "{}", run.out);
    let run = scan(&path("arenden/hodan-lindqvist/x.txt"));
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
}

#[test]
fn records_in_a_folder_of_their_owner_are_records_as_any_other() {
    let home = home();
    let records = home.path().join(OWNER).join("arenden");
    let training = "kind: training\nid: t1\ntitle: Kurs\non: 2024-03-01\n";
    fs::write(records.join("trainings/t1.yaml"), training).unwrap();
    let settings = format!("[paths]\nrecords = \"{}\"\n", records.display());
    let sandbox = Sandbox::sound().file("vbe.toml", &settings);
    let run = sandbox.run("validate");
    assert!(!run.out.contains("identifies-person"), "{}{}", run.out, run.err);
    let run = sandbox.run("set training/t1 title=Kursen");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    is_covered(&run);
    assert!(fs::read_to_string(records.join("trainings/t1.yaml")).unwrap().contains("Kursen"));
    let run = sandbox.told(&["new", "training", "title=Kurs i krisledning", "planned=H 2025"], None);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    is_covered(&run);
    for words in ["validate", "list training", "scan", "show training:t1"] {
        is_covered(&sandbox.run(words));
    }
    // The name of a file there is its own.
    fs::write(records.join("trainings/hodan-lindqvist.yaml"), training.replace("t1", "t2")).unwrap();
    let run = sandbox.run("validate");
    assert!(run.out.contains("the file's name: a name (15 characters)"), "{}{}", run.out, run.err);
    is_covered(&run);
}

#[test]
fn a_workspace_beside_its_records_judges_neither_of_their_folders() {
    let home = home();
    let root = home.path().join(OWNER).join("hodan-lindqvist");
    fs::create_dir_all(root.join("plans")).unwrap();
    fs::write(root.join("vbe.toml"), "[paths]\nrecords = \"../arenden\"\n").unwrap();
    let training = "kind: training\nid: t1\ntitle: Kurs\non: 2024-03-01\n";
    fs::write(home.path().join(OWNER).join("arenden/trainings/t1.yaml"), training).unwrap();
    let sandbox = Sandbox::empty();
    let run = sandbox.told(&["--root", root.to_str().unwrap(), "validate"], None);
    assert!(!run.out.contains("identifies-person"), "{}{}", run.out, run.err);
    is_covered(&run);
}
