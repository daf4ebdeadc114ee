//! What once passed the guard, by its kind: a warning that silenced an error, settings that git does not have, content that
//! a clone lacks, an index that is not there.

use std::fs;
use std::path::Path;

use vbe::cli::{Exit, Input};

use super::hooks::{guarded, hooked};
use super::{REST, Repository, alone, git, vbe};
use crate::sandbox::run_with;

const CASE: &str = "records/cases/q3x7k2m9.yaml";

fn case(more: &str) -> String {
    format!("kind: case\nid: q3x7k2m9\n{more}{REST}")
}

fn sandbox() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("Början");
    repository
}

/// The warning that a name stands in the path does not take the place of the error.
#[test]
fn a_file_named_after_somebody_is_stopped_as_any_other_wrong_name() {
    let incident = "kind: incident\nid: a7k2m9x3\n";
    let meeting = "kind: meeting\nid: 2024-mote\n";
    for (folder, text) in [("cases", case("").as_str()), ("incidents", incident), ("meetings", meeting)] {
        for name in ["malin", "Hodan", "annas-bror", "lillebror-till-malin", "lillebror"] {
            let repository = sandbox();
            repository.file(&format!("records/{folder}/{name}.yaml"), text).add();
            let run = repository.vbe("scan --staged");
            let told = run.out.contains("[file-name]");
            assert!(run.exit == Exit::Found && told, "{folder}/{name}: {}{}", run.out, run.err);
        }
    }
    // Also beside the case that it is a copy of.
    let repository = sandbox();
    repository.file(CASE, &case("")).file("records/cases/malin.yaml", &case("")).add();
    let run = repository.vbe("scan --staged");
    assert!(run.exit == Exit::Found && run.out.contains("[file-name]"), "{}{}", run.out, run.err);
    // A name that is stopped for what it tells is told of once.
    let repository = sandbox();
    repository.file("records/cases/hodan-lindqvist.yaml", &case("")).add();
    let run = repository.vbe("scan --staged");
    assert!(run.exit == Exit::Found && !run.out.contains("[file-name]"), "{}", run.out);
}

/// A word that somebody has chosen is no form: it may tell of somebody, and the history keeps it.
#[test]
fn a_chosen_word_that_is_mended_later_is_stopped_all_the_same() {
    let telling = case("").replace("q3x7k2m9", "sofia2008");
    for (path, text) in [
        ("records/cases/sofia2008.yaml", telling.as_str()),
        (CASE, &case("area: kvarteret-rosen\n")),
        ("records/cases/pojken-i-tvaan-rosengard.yaml", &case("")),
    ] {
        let repository = sandbox();
        repository.file(path, text).add().commit("förbi");
        let run = repository.vbe("scan --range HEAD~1..HEAD");
        assert!(run.exit == Exit::Found && run.err.contains("filter-repo"), "{path}: {}{}", run.out, run.err);
        assert!(!run.err.contains("history can stay"), "{path}: {}", run.err);
        assert!(!run.out.contains("kvarteret") && !run.err.contains("kvarteret"), "{}{}", run.out, run.err);
        repository.git(&format!("rm -q {path}"));
        repository.file(CASE, &case("")).add().commit("rättat");
        let run = repository.vbe("scan --range HEAD~2..HEAD");
        assert_eq!(run.exit, Exit::Found, "{path}: {}{}", run.out, run.err);
        assert_eq!(repository.vbe("scan --range HEAD~1..HEAD").exit, Exit::Fine, "{path}");
    }
    // Eight characters at random tell nothing, wherever they stand.
    let repository = sandbox();
    repository.file("records/cases/k8nfxp95.yaml", &case("")).add().commit("förbi");
    repository.git(&format!("mv records/cases/k8nfxp95.yaml {CASE}"));
    repository.commit("rättat");
    assert_eq!(repository.vbe("scan --range HEAD~2..HEAD").exit, Exit::Fine);
}

#[test]
fn an_area_that_no_settings_have_is_told_nowhere() {
    let repository = Repository::new();
    repository.file("vbe.toml", "[cases]\nareas = [\"norr\"]\n").file(CASE, &case("area: kvarteret-rosen\n"));
    for words in ["validate", "show case:q3x7k2m9", "list case", "validate --format json"] {
        let run = repository.vbe(words);
        assert!(!run.out.contains("kvarteret") && !run.err.contains("kvarteret"), "{words}: {}", run.out);
    }
    assert!(repository.vbe("validate").out.contains("unlisted-area"));
    repository.file(CASE, &case("area: nor\n"));
    assert!(repository.vbe("validate").out.contains("Write norr"));
    repository.file(CASE, &case("area: norr\n"));
    assert_eq!(repository.vbe("validate").exit, Exit::Fine);
    assert!(repository.vbe("show case:q3x7k2m9").out.contains("norr"));
}

const REACHED: &str = "note: Ring 070-1740605 eller hodan.lindqvist@example.se\n";
const CONTACTS: &str = "[privacy]\ncontacts = [\"070-1740605\", \"hodan.lindqvist@example.se\"]\n";

/// Settings further in say nothing of what the settings around them have closed, whether git has them or not.
#[test]
fn settings_further_in_do_not_open_what_others_have_closed() {
    let areas = format!("{CONTACTS}[cases]\nareas = [\"kvarteret-rosen\"]\n");
    for (path, settings) in [
        ("records/cases/vbe.toml", areas.clone()),
        ("records/vbe.toml", format!("[paths]\nrecords = \"cases\"\n{areas}")),
        ("annat/vbe.toml", format!("[paths]\nrecords = \"../records/cases\"\n{areas}")),
        ("annat/vbe.toml", format!("[paths]\nplans = \"../records/cases\"\n{areas}")),
    ] {
        for more in [REACHED, "area: kvarteret-rosen\n"] {
            let repository = sandbox();
            repository.file(path, &settings).file(CASE, &case(more)).git("add records/cases/q3x7k2m9.yaml");
            let run = repository.vbe("scan --staged");
            assert_eq!(run.exit, Exit::Found, "{path} {more}: {}{}", run.out, run.err);
            repository.commit("förbi");
            assert_eq!(repository.vbe("scan --range HEAD~1..HEAD").exit, Exit::Found, "{path}");
            repository.git(&format!("add {path}"));
            repository.commit("förbi");
            assert_eq!(repository.vbe("scan --range HEAD~2..HEAD").exit, Exit::Found, "{path}: git has it");
        }
    }
    // What both allow is allowed.
    let repository = Repository::new();
    repository.file("vbe.toml", CONTACTS).add().commit("Början");
    repository.file("records/vbe.toml", &format!("[paths]\nrecords = \"cases\"\n{CONTACTS}"));
    repository.file(CASE, &case(REACHED)).add();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine);
}

/// A name that one of two workspaces has taught the guard is a name in what both have.
#[test]
fn names_that_one_of_two_workspaces_knows_are_names() {
    let repository = Repository::new();
    repository.file("vbe.toml", "[privacy]\nnames = \"namn.txt\"\n").file("namn.txt", "Qwertina\n");
    repository.add().commit("Början");
    repository.file("records/vbe.toml", "[paths]\nrecords = \"cases\"\n");
    repository.file(CASE, &case("note: Mötte Qwertina i dag\n")).git("add records/cases");
    let run = repository.vbe("scan --staged");
    assert!(run.out.contains("first name"), "{}{}", run.out, run.err);
}

/// Settings that git does not have may close more, and excuse nothing.
#[test]
fn settings_that_git_does_not_have_excuse_nothing_and_it_is_said() {
    let repository = sandbox();
    repository.file("backup/vbe.toml", "[privacy]\nelsewhere = [\"../docs\", \"bilder\"]\n");
    repository.file("docs/x.yaml", &case("note: Ring 070-1740605\n")).git("add docs");
    let run = repository.vbe("scan --staged");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    assert!(run.err.contains("git add backup/vbe.toml"), "{}", run.err);
    repository.git("rm -q -r --cached docs");
    repository.file("backup/bilder/x.txt", "18900101-9802").git("add backup/bilder");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
    // A contact is nobody's excuse before git has it, also where it is all that there is.
    for more in ["", "b/"] {
        let repository = if more.is_empty() { Repository::new() } else { sandbox() };
        repository.file(&format!("{more}vbe.toml"), CONTACTS);
        repository.file(&format!("{more}{CASE}"), &case(REACHED)).git(&format!("add {more}records"));
        let run = repository.vbe("scan --staged");
        assert!(
            run.exit == Exit::Found && run.err.contains(&format!("git add {more}vbe.toml")),
            "{}",
            run.err
        );
        repository.add();
        let run = repository.vbe("scan --staged");
        assert!(run.exit == Exit::Fine && !run.err.contains("git add"), "{}{}", run.out, run.err);
    }
    // Nor in a message.
    let repository = sandbox();
    repository.file("backup/vbe.toml", CONTACTS).file("meddelande", "Ring 070-1740605\n");
    assert_eq!(repository.vbe("scan --message meddelande").exit, Exit::Found);
}

/// A clone of a repository with two workspaces, which has what is in the first folder only.
fn partial(repository: &Repository) -> std::path::PathBuf {
    repository.git("config uploadpack.allowFilter true");
    let copy = repository.beside("klon");
    let from = repository.path().display();
    repository.git(&format!("clone -q --filter=blob:none --sparse file://{from} {}", copy.display()));
    git(&copy, "sparse-checkout add a");
    copy
}

/// What git lists and does not have is not the same as what is not there.
#[test]
fn what_a_partial_clone_lacks_stops() {
    let repository = Repository::new();
    repository.file("a/vbe.toml", "").file("a/x", "").file("b/vbe.toml", "[paths]\nrecords = \"poster\"\n");
    repository.file("b/x", "").add().commit("Början");
    let copy = partial(&repository);
    fs::create_dir_all(copy.join("b/poster")).unwrap();
    fs::write(copy.join("b/poster/n.txt"), "Samtal med Fatima Hassan").unwrap();
    git(&copy, "add --sparse -f b/poster");
    for words in ["scan --staged", "scan --range HEAD"] {
        let run = vbe(&copy, words, Input::nothing());
        assert_eq!(run.exit, Exit::Failed, "{words}: {}{}", run.out, run.err);
        assert!(run.err.contains("--refetch --no-filter"), "{words}: {}", run.err);
    }
    let doctor = vbe(&copy.join("a"), "doctor", Input::nothing());
    assert!(doctor.out.contains("--refetch --no-filter"), "{}", doctor.out);
    git(&copy, "fetch -q --refetch --no-filter");
    let run = vbe(&copy, "scan --staged", Input::nothing());
    assert_eq!(run.exit, Exit::Found, "the help helps: {}{}", run.out, run.err);
    let doctor = vbe(&copy.join("a"), "doctor", Input::nothing());
    assert!(!doctor.out.contains("--no-filter"), "{}", doctor.out);
}

#[test]
fn what_a_case_was_and_a_partial_clone_lacks_stops() {
    let repository = Repository::new();
    repository.file("vbe.toml", "").file("a/x", "").file(CASE, &case("")).add().commit("Början");
    let copy = partial(&repository);
    let moved = case("").replace("2024-H1", "2023-H1");
    fs::create_dir_all(copy.join("records/cases")).unwrap();
    fs::write(copy.join(CASE), moved).unwrap();
    git(&copy, &format!("add --sparse -f {CASE}"));
    let run = vbe(&copy, "scan --staged", Input::nothing());
    assert!(run.exit == Exit::Failed && run.err.contains("--no-filter"), "{}{}", run.out, run.err);
}

/// The name of a folder need not be text, and git tells a hook of its index from there.
#[cfg(target_os = "linux")]
#[test]
fn a_repository_in_a_folder_whose_name_is_no_text_is_guarded() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let repository = guarded();
    let folder = repository.path().parent().unwrap().join(OsStr::from_bytes(b"k\xe5r"));
    fs::rename(repository.path(), &folder).unwrap();
    fs::remove_file(folder.join(".git/hooks/reference-transaction")).unwrap();
    fs::create_dir_all(folder.join("records/cases")).unwrap();
    fs::write(folder.join(CASE), case("note: '189001019802'\n")).unwrap();
    git(&folder, "add -A");
    let stopped = |folder: &Path, words: &[&str]| {
        let run = hooked(folder, words, true, |command| command);
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(!run.status.success() && said.contains("STOPPED"), "{words:?}: {said}");
    };
    stopped(&folder, &["commit", "-qm", "x"]);
    stopped(&folder, &["commit", "-qm", "x", CASE]);
    git(&folder, "reset -q --hard");
    git(&folder, "worktree add -q tr -b gren");
    let tree = folder.join("tr");
    fs::create_dir_all(tree.join("records/cases")).unwrap();
    fs::write(tree.join(CASE), case("note: '189001019802'\n")).unwrap();
    git(&tree, "add -A");
    stopped(&tree, &["commit", "-qm", "x"]);
    stopped(&tree, &["commit", "-qm", "x", CASE]);
    let doctor = vbe(&folder, "doctor", Input::nothing());
    assert!(doctor.out.contains("guard before each commit (pre-commit)"), "{}", doctor.out);
    fs::rename(&folder, repository.path()).unwrap();
}

/// To git an index that is not there is an empty one.
#[test]
fn an_index_that_is_named_and_is_not_there_is_an_error() {
    let repository = sandbox();
    let at = |name: &str| {
        let told = [("GIT_INDEX_FILE", name), ("VBE_LANG", "en")];
        let told = told.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let variables = [alone(), told].concat();
        run_with("scan --staged", repository.path(), "2024-11-15", false, variables, Input::nothing())
    };
    assert_eq!(at(".git/index").exit, Exit::Fine);
    let run = at(".git/index-2");
    assert!(run.exit == Exit::Failed && run.err.contains("GIT_INDEX_FILE"), "{}{}", run.out, run.err);
    // Before the first commit there is none, and nothing to miss.
    repository.git("switch -q --orphan ny");
    fs::remove_file(repository.path().join(".git/index")).unwrap();
    repository.file("vbe.toml", "");
    assert_ne!(at(".git/index").exit, Exit::Failed);
}
