//! Where the settings are read from: what is being kept says itself where its records are.

use std::fs;

use vbe::cli::{Exit, Input};

use super::{REST, Repository, git, vbe};

/// A name that belongs to nobody, which stops only where people are written about.
const NAMED: &str = "Samtal med Fatima Hassan";

/// A workspace with its records in a folder of another name.
fn sandbox() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "[paths]\nrecords = \"arenden\"\n").file("a", "").add().commit("Början");
    repository
}

#[test]
fn settings_that_are_deleted_only_on_the_disk_hold() {
    let repository = sandbox();
    fs::remove_file(repository.path().join("vbe.toml")).unwrap();
    repository.file("arenden/n.txt", NAMED).git("add arenden");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
    fs::create_dir_all(repository.path().join("djupt/ner")).unwrap();
    let below = vbe(&repository.path().join("djupt/ner"), "scan --staged", Input::nothing());
    assert_eq!(below.exit, Exit::Found, "{}{}", below.out, below.err);
    repository.git("add -A");
    let run = repository.vbe("scan --staged");
    assert!(run.exit == Exit::Failed && run.err.contains("git checkout HEAD -- vbe.toml"), "{}", run.err);
}

#[test]
fn settings_that_are_only_on_the_disk_do_not_hold() {
    let repository = sandbox();
    repository.file("arenden/n.txt", NAMED).add().file("vbe.toml", "[privacy]\nelsewhere = [\"arenden\"]\n");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
    repository.file("vbe.toml", "det här är inte toml");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
}

#[test]
fn a_sparse_checkout_is_judged_by_what_is_not_checked_out() {
    let repository = Repository::new();
    repository
        .file("kommun/vbe.toml", "[paths]\nrecords = \"arenden\"\n")
        .file("docs/a", "")
        .add()
        .commit("Början");
    let blob = repository.beside("blob");
    fs::write(&blob, NAMED).unwrap();
    repository.git("sparse-checkout set --no-cone docs");
    assert!(!repository.path().join("kommun").exists());
    let object = repository.git(&format!("hash-object -w {}", blob.display()));
    repository.git(&format!("update-index --add --cacheinfo 100644,{},kommun/arenden/n.txt", object.trim()));
    let run = repository.vbe("scan --staged --root kommun");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
}

#[test]
fn a_guarded_repository_without_settings_is_stopped_and_the_help_helps() {
    let repository = sandbox();
    repository.git("switch -q --orphan tom");
    repository.file("arenden/n.txt", "Inget").add();
    for words in ["scan --staged", "scan --message .git/HEAD"] {
        let run = repository.vbe(words);
        assert_eq!(run.exit, Exit::Failed, "{words}: {}{}", run.out, run.err);
        let kept = repository.called("main", &run.err);
        assert!(run.err.contains(&format!("git checkout {kept} -- vbe.toml")), "{}", run.err);
    }
    repository.git("checkout main -- vbe.toml");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine);
    repository.file("arenden/n.txt", NAMED).add();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
    // Where nothing was ever guarded, what is usual holds.
    let other = Repository::new();
    other.file("records/n.txt", NAMED).add();
    assert_eq!(other.vbe("scan --staged").exit, Exit::Found);
}

/// Whoever moves the records has not thereby published what was in the old folder.
#[test]
fn what_was_closed_is_closed_for_the_commit_that_opens_it() {
    let repository = sandbox();
    let open = "[paths]\nrecords = \"nytt\"\n[privacy]\nelsewhere = [\"arenden\"]\n";
    repository.file("vbe.toml", open).file("arenden/n.txt", NAMED).add();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
    repository.commit("flyttat");
    assert_eq!(repository.vbe("scan --range HEAD~1..HEAD").exit, Exit::Found, "also before a push");
    let nested = "[paths]\nplans = \"arenden/planer\"\n";
    repository.git("reset -q --hard HEAD~1");
    repository.file("vbe.toml", nested).file("arenden/planer/n.txt", NAMED).add();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
}

/// A public contact is told of in the same commit as it is first used, as the help says.
#[test]
fn a_contact_holds_from_the_commit_that_brings_it() {
    let repository = sandbox();
    let case = format!("kind: case\nid: q3x7k2m9\nnote: Ring 08-465 004 55\n{REST}");
    repository.file("arenden/cases/q3x7k2m9.yaml", &case).add();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
    let contact = "[paths]\nrecords = \"arenden\"\n[privacy]\ncontacts = [\"08-465 004 55\"]\n";
    repository.file("vbe.toml", contact);
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found, "it is not in the index");
    repository.add();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine);
}

#[test]
fn the_file_of_names_is_read_where_the_settings_are() {
    let repository = Repository::new();
    repository.file("vbe.toml", "[privacy]\nnames = \"namn.txt\"\n").file("namn.txt", "Xanthippa\n").add();
    repository.commit("Början");
    repository
        .file("namn.txt", "Annan\n")
        .file("records/n.txt", "Samtal med Xanthippa Andersson")
        .git("add records");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
    fs::remove_file(repository.path().join("namn.txt")).unwrap();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
    // Some keep it out of git.
    repository.git("rm -q --cached namn.txt");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Failed, "neither there nor on the disk");
    repository.file("namn.txt", "Xanthippa\n");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
}

#[test]
fn what_is_pushed_is_judged_by_the_settings_that_it_ends_with() {
    let repository = sandbox();
    repository.git("switch -q -c sida");
    repository.file("vbe.toml", "[paths]\nrecords = \"akter\"\n").file("akter/n.txt", NAMED).add();
    let tip = repository.commit("sida");
    repository.git("switch -q main");
    let base = repository.git("rev-parse HEAD").trim().to_owned();
    assert_eq!(repository.vbe("scan --range main..sida").exit, Exit::Found);
    let push = |line: String| {
        let input = Input::new(std::io::Cursor::new(line), false);
        vbe(repository.path(), "scan --push origin", input).exit
    };
    assert_eq!(push(format!("refs/heads/sida {tip} refs/heads/sida {base}\n")), Exit::Found);
    // What is older than the settings is judged by those that hold now.
    repository.git("switch -q --orphan gammal");
    let old = repository.file("b", "").add().commit("gammal");
    repository.git("switch -q -f main");
    assert_eq!(push(format!("refs/tags/v0 {old} refs/tags/v0 {}\n", "0".repeat(40))), Exit::Fine);
}

#[test]
fn a_worktree_and_a_bare_repository_have_the_same_settings() {
    let repository = sandbox();
    let tree = repository.beside("träd");
    repository.git(&format!("worktree add -q -b annan {}", tree.display()));
    fs::remove_file(tree.join("vbe.toml")).unwrap();
    fs::create_dir(tree.join("arenden")).unwrap();
    fs::write(tree.join("arenden/n.txt"), NAMED).unwrap();
    git(&tree, "add arenden");
    assert_eq!(vbe(&tree, "scan --staged", Input::nothing()).exit, Exit::Found);
    repository.file("arenden/n.txt", NAMED).add().commit("läcka");
    let bare = repository.beside("bar.git");
    repository.git(&format!("clone -q --bare . {}", bare.display()));
    for words in ["scan --history", "scan --range HEAD"] {
        assert_eq!(vbe(&bare, words, Input::nothing()).exit, Exit::Found, "{words}");
        let root = format!("{words} --root {}", bare.display());
        assert_eq!(vbe(repository.path(), &root, Input::nothing()).exit, Exit::Found, "{root}");
    }
}

#[test]
fn an_exception_that_excepts_everything_is_refused() {
    let repository = sandbox();
    for folder in
        [".", "./", "/", "..", "../..", "x/..", "arenden", "Arenden/", "arenden/cases", "plans", "/tmp"]
    {
        let settings =
            format!("[paths]\nrecords = \"arenden\"\n[privacy]\nelsewhere = [\"bilder\", \"{folder}\"]\n");
        repository.file("vbe.toml", &settings).add();
        for words in ["scan --staged", "validate", "scan"] {
            let run = repository.vbe(words);
            assert_eq!(run.exit, Exit::Failed, "{words} {folder}: {}{}", run.out, run.err);
            assert!(run.err.contains("cannot be exempt") && run.err.contains("wrong-value"), "{}", run.err);
        }
    }
    let settings = "[paths]\nrecords = \"data/arenden\"\n[privacy]\nelsewhere = [\"data\"]\n";
    repository.file("vbe.toml", settings).add();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Failed);
    repository.file("vbe.toml", "[privacy]\nelsewhere = [\"bilder\", \"../docs\", \"data/bilder\"]\n").add();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine);
}

/// A disk may have names that are not text, and a workspace there cannot be guarded.
#[cfg(target_os = "linux")]
#[test]
fn a_workspace_whose_folder_is_named_in_latin_1_stops_with_help_that_fits() {
    use std::os::unix::ffi::OsStrExt;
    let repository = Repository::new();
    let folder = repository.path().join(std::ffi::OsStr::from_bytes(b"v\xe5r"));
    fs::create_dir_all(folder.join("records")).unwrap();
    fs::write(folder.join("vbe.toml"), "").unwrap();
    fs::write(folder.join("records/n.txt"), NAMED).unwrap();
    repository.add();
    let run = repository.vbe("scan --staged");
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.err.contains("Rename the folder") && !run.err.contains("git checkout"), "{}", run.err);
    repository.commit("förbi");
    fs::rename(folder, repository.path().join("var")).unwrap();
    repository.add();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
}

/// A municipality's own word for a measure is a word at the commit too, by the settings that are committed with it; and in
/// its place nothing else is.
#[test]
fn a_word_of_the_settings_is_a_word_at_the_commit() {
    let case = crate::figures::case("k7qx2m9f", ("2024-H1", "unclear", "16-17", "school", "idrottsmentor"));
    let words = "[cases.measures]\nidrottsmentor = \"mentor i en idrottsförening\"\n";
    let repository = Repository::new();
    repository.file("vbe.toml", "").file("records/cases/k7qx2m9f.yaml", &case).add();
    let run = repository.vbe("scan --staged");
    assert!(run.exit == Exit::Found && run.out.contains("wrong-value"), "{}{}", run.out, run.err);
    // What is only on the disk does not hold.
    repository.file("vbe.toml", words);
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
    repository.add();
    let run = repository.vbe("scan --staged");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    repository.commit("Ett ärende");
    let other = case.replace("idrottsmentor", "fatima-hassan");
    repository.file("records/cases/k7qx2m9f.yaml", &other).add();
    let run = repository.vbe("scan --staged");
    assert!(run.exit == Exit::Found && !run.out.contains("hassan"), "{}{}", run.out, run.err);
}

/// Of a link git keeps where it leads, and another clone may have nothing there.
#[cfg(unix)]
#[test]
fn settings_that_are_a_link_are_told_as_what_they_are() {
    let repository = Repository::new();
    repository.file("egna.toml", "[paths]\nrecords = \"arenden\"\n").file("arenden/.gitkeep", "");
    std::os::unix::fs::symlink("egna.toml", repository.path().join("vbe.toml")).unwrap();
    repository.add();
    for words in ["scan --staged", "scan --range HEAD"] {
        let run = repository.vbe(words);
        assert_eq!(run.exit, Exit::Failed, "{words}: {}{}", run.out, run.err);
        assert!(
            run.err.contains("vbe.toml is a link, and git keeps only where it leads"),
            "{words}: {}",
            run.err
        );
        repository.commit("länk");
    }
    assert_ne!(repository.vbe("validate").exit, Exit::Failed, "on the disk it leads somewhere");
}
