//! Settings that are taken away, or that hold only where the repository happens to be.

use std::fs;

use vbe::cli::{Exit, Input};

use super::hooks::{guarded, hooked};
use super::{REST, Repository, vbe};

const NAMED: &str = "Samtal med Fatima Hassan";
const CASE: &str = "arenden/cases/q3x7k2m9.yaml";

fn case() -> String {
    format!("kind: case\nid: q3x7k2m9\n{REST}")
}

fn sandbox() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "[paths]\nrecords = \"arenden\"\n").file(CASE, &case());
    repository.add().commit("Start");
    repository
}

/// The command that a message tells of.
fn told(said: &str) -> String {
    let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let (_, command) = words.split_once("git checkout ").unwrap_or_else(|| panic!("{said}"));
    let (commit, rest) = command.split_once(" -- ").unwrap();
    format!("checkout {commit} -- {}", rest.split([' ', ')']).next().unwrap())
}

#[test]
fn settings_are_not_taken_away_in_silence_and_the_help_brings_them_back() {
    for away in ["rm -q vbe.toml", "mv vbe.toml Vbe.toml"] {
        let repository = sandbox();
        repository.git(away);
        let run = repository.vbe("scan --staged");
        assert_eq!(run.exit, Exit::Failed, "{away}: {}{}", run.out, run.err);
        repository.git(&told(&run.err));
        assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine, "{away}");
        // Also before it is pushed, and at a server.
        repository.git("reset -q --hard");
        let base = repository.git("rev-parse HEAD").trim().to_owned();
        repository.git(away);
        let tip = repository.commit("förbi");
        for (words, told_of) in [
            ("scan --range HEAD~1..HEAD", String::new()),
            ("scan --push origin", format!("refs/heads/main {tip} refs/heads/main {base}\n")),
        ] {
            let run = vbe(repository.path(), words, line(told_of));
            assert_eq!(run.exit, Exit::Failed, "{away} {words}: {}{}", run.out, run.err);
            let back = told(&run.err);
            assert!(!back.contains("main"), "a commit that has it: {back}");
            repository.git(&back);
            repository.git("reset -q --hard");
        }
        // The next commit is told where it is.
        repository.file("b", "1").add();
        let run = repository.vbe("scan --staged");
        assert_eq!(run.exit, Exit::Failed, "{away}: {}{}", run.out, run.err);
        repository.git(&told(&run.err));
        assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine, "{away}");
    }
}

fn line(line: String) -> Input {
    Input::new(std::io::Cursor::new(line), false)
}

#[test]
fn cases_are_not_left_outside_when_the_folder_is_moved() {
    let repository = sandbox();
    repository.file("vbe.toml", "[paths]\nrecords = \"nytt\"\n").add();
    let run = repository.vbe("scan --staged");
    assert!(run.exit == Exit::Failed && run.err.contains(CASE), "{}{}", run.out, run.err);
    fs::create_dir_all(repository.path().join("nytt")).unwrap();
    repository.git("mv arenden/cases nytt/cases");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine);
    let repository = sandbox();
    fs::create_dir_all(repository.path().join("kommun")).unwrap();
    repository.git("mv vbe.toml kommun/vbe.toml");
    let run = repository.vbe("scan --staged");
    assert!(run.exit == Exit::Failed && run.err.contains(CASE), "{}{}", run.out, run.err);
    repository.git("mv arenden kommun/arenden");
    let run = repository.vbe("scan --staged");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
}

/// What is left behind would be open to all that is written there.
#[test]
fn no_folder_of_records_is_left_behind() {
    let repository = Repository::new();
    repository.vbe("init --yes");
    repository.add().commit("Start");
    fs::create_dir_all(repository.path().join("kommun")).unwrap();
    repository.git("mv vbe.toml kommun/vbe.toml");
    let run = repository.vbe("scan --staged");
    assert!(run.exit == Exit::Failed && run.err.contains("git mv"), "{}{}", run.out, run.err);
    repository.git("mv records kommun/records");
    repository.git("mv plans kommun/plans");
    let run = repository.vbe("scan --staged");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    // Where the whole workspace was the folder, the rest of it stays.
    let repository = Repository::new();
    repository.file("vbe.toml", "[paths]\nrecords = \".\"\n").file("LÄS.md", "Inget\n").add().commit("Start");
    repository.file("vbe.toml", "").add();
    let run = repository.vbe("scan --staged");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
}

#[test]
fn init_makes_no_settings_where_git_has_some() {
    let repository = sandbox();
    for away in ["rm -q vbe.toml", "sparse-checkout set --no-cone arenden/"] {
        repository.git(away);
        assert!(!repository.path().join("vbe.toml").exists());
        let run = repository.vbe("init --yes");
        assert!(run.exit == Exit::Failed && run.err.contains("Run git "), "{away}: {}{}", run.out, run.err);
        assert!(!repository.path().join("records").exists(), "{away}");
        repository.git(if away.starts_with("rm") {
            "checkout HEAD -- vbe.toml"
        } else {
            "sparse-checkout disable"
        });
        assert!(repository.path().join("vbe.toml").exists(), "{away}");
    }
}

/// Also when they have been taken away long ago.
#[test]
fn init_makes_no_settings_where_git_has_had_some() {
    let repository = sandbox();
    repository.git("rm -q vbe.toml");
    repository.commit("förbi");
    repository.file("b", "1").add().commit("mer");
    let run = repository.vbe("init --yes");
    assert!(
        run.exit == Exit::Failed && !repository.path().join("records").exists(),
        "{}{}",
        run.out,
        run.err
    );
    repository.git(&told(&run.err));
    assert_eq!(repository.vbe("init --yes").exit, Exit::Fine);
    assert!(!repository.path().join("records").exists());
}

#[test]
fn init_in_a_sparse_checkout_writes_nothing_over_what_git_has() {
    let repository = Repository::new();
    repository.vbe("init --yes");
    repository.file("plans/organisation.yaml", "kind: organisation\nid: organisation\ntitle: Vår\n");
    repository.add().commit("Start");
    repository.git("sparse-checkout set --no-cone /vbe.toml");
    assert!(!repository.path().join("plans").exists());
    let run = repository.vbe("init --yes");
    assert!(run.err.contains("not here"), "{}{}", run.out, run.err);
    assert!(!repository.path().join("plans/organisation.yaml").exists());
    repository.git("sparse-checkout disable");
    assert_eq!(repository.git("status --porcelain"), "");
}

#[test]
fn a_setting_that_holds_only_here_is_refused_and_the_end_of_it_is_closed_elsewhere() {
    let repository = sandbox();
    let here = repository.path().display().to_string();
    let name = repository.path().file_name().unwrap().to_str().unwrap().to_owned();
    for records in
        [format!("{here}/arenden"), format!("../{name}/arenden"), format!("./../{name}/./arenden/")]
    {
        let settings = format!("[paths]\nrecords = \"{records}\"\n");
        repository.file("vbe.toml", &settings).file("arenden/n.txt", NAMED).add();
        for words in ["scan --staged", "validate", "status"] {
            let run = repository.vbe(words);
            assert_eq!(run.exit, Exit::Failed, "{words} {records}: {}{}", run.out, run.err);
            assert!(run.err.contains("records = \"arenden\""), "{words}: {}", run.err);
        }
        repository.commit("förbi");
        // In a checkout of another name it leads out of the repository, and the records are closed all the same.
        let other = repository.beside("annan");
        repository.git(&format!("clone -q . {}", other.display()));
        fs::remove_dir_all(other.join("arenden/cases")).unwrap();
        fs::write(other.join("arenden/o.txt"), NAMED).unwrap();
        super::git(&other, "add -A");
        let run = vbe(&other, "scan --staged", Input::nothing());
        assert_ne!(run.exit, Exit::Fine, "{records}: {}{}", run.out, run.err);
        fs::remove_dir_all(other).unwrap();
        repository.git("reset -q --hard HEAD~1");
    }
    // What is outside every repository may be named as it is.
    let outside = repository.beside("arenden");
    fs::create_dir(&outside).unwrap();
    for records in [outside.display().to_string(), "../arenden".to_owned()] {
        let other = Repository::new();
        other.file("vbe.toml", &format!("[paths]\nrecords = \"{records}\"\n")).add();
        assert_eq!(other.vbe("scan --staged").exit, Exit::Fine, "{records}");
    }
}

#[test]
fn a_workspace_does_not_exempt_itself() {
    let repository = Repository::new();
    for elsewhere in ["../kommun", "../kommun/../kommun", "../"] {
        let settings = format!("[privacy]\nelsewhere = [\"{elsewhere}\"]\n");
        repository.file("kommun/vbe.toml", &settings).add();
        let run = repository.vbe("scan --staged");
        assert_eq!(run.exit, Exit::Failed, "{elsewhere}: {}{}", run.out, run.err);
        let run = vbe(&repository.path().join("kommun"), "validate", Input::nothing());
        assert_eq!(run.exit, Exit::Failed, "{elsewhere}: {}{}", run.out, run.err);
    }
    repository.file("kommun/vbe.toml", "[privacy]\nelsewhere = [\"../docs\"]\n").add();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine);
}

/// Hooks that hold for every repository of somebody say nothing of this one.
#[test]
fn shared_hooks_stop_no_repository_that_never_had_settings() {
    let guarded = guarded();
    let (shared, settings) = (guarded.beside("allas"), guarded.beside("gitconfig"));
    fs::rename(guarded.path().join(".git/hooks"), &shared).unwrap();
    fs::write(&settings, format!("[core]\nhooksPath = {}\n", shared.display())).unwrap();
    let other = Repository::new();
    other.file("a", "1").add();
    let run = |repository: &Repository, words: &[&str]| {
        let output =
            hooked(repository.path(), words, true, |command| command.env("GIT_CONFIG_GLOBAL", &settings));
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    for words in [
        &["commit", "-q", "-m", "ett"][..],
        &["branch", "nytt"],
        &["commit", "-q", "--allow-empty", "-m", "b"],
    ] {
        let (is_done, said) = run(&other, words);
        assert!(is_done, "{words:?}: {said}");
    }
    // One that has had settings is guarded, also by these.
    guarded.git("rm -q vbe.toml");
    let (is_done, said) = run(&guarded, &["commit", "-q", "-m", "bort"]);
    assert!(!is_done && said.contains("git checkout HEAD -- vbe.toml"), "{said}");
}

/// A branch that is taken away at the server brings nothing, whatever is checked out.
#[test]
fn a_branch_can_be_deleted_from_where_there_are_no_settings() {
    let repository = guarded();
    let remote = repository.beside("fjärr.git");
    repository.git(&format!("clone -q --bare . {}", remote.display()));
    super::git(&remote, "branch x main");
    repository.git("checkout -q --orphan tom");
    repository.git("rm -q -r -f .");
    let output = hooked(
        repository.path(),
        &["push", "-q", &remote.display().to_string(), "--delete", "x"],
        true,
        |command| command,
    );
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
