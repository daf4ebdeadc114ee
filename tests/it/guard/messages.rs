//! What is said about a commit: its message, and the notes beside it.

use vbe::cli::{Exit, Input};

use super::hooks::{guarded, hooked};
use super::{Repository, command, vbe};

const NAMED: &str = "Samtal med Fatima Hassan";

fn sandbox() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("Början");
    repository
}

fn note(repository: &Repository, text: &str) {
    let noted = command(repository.path(), &["notes", "add", "-f", "-m", text]).output().unwrap();
    assert!(noted.status.success(), "{}", String::from_utf8_lossy(&noted.stderr));
}

#[test]
fn a_note_is_a_message() {
    let repository = sandbox();
    note(&repository, "Granskad av två");
    assert_eq!(repository.vbe("scan --history").exit, Exit::Fine);
    note(&repository, NAMED);
    let run = repository.vbe("scan --history --format json");
    assert!(run.exit == Exit::Found && run.out.contains("(note)"), "{}{}", run.out, run.err);
    assert!(!run.out.contains("Fatima"), "{}", run.out);
    assert_eq!(repository.vbe("scan --range refs/notes/commits").exit, Exit::Found);
    let tip = repository.git("rev-parse refs/notes/commits");
    let line = format!("refs/notes/commits {0} refs/notes/commits {1}\n", tip.trim(), "0".repeat(40));
    let input = Input::new(std::io::Cursor::new(line), false);
    assert_eq!(vbe(repository.path(), "scan --push origin", input).exit, Exit::Found);
    assert_eq!(repository.vbe("scan --range main").exit, Exit::Fine, "it is not in the branch");
}

#[test]
fn a_note_is_stopped_when_it_is_written() {
    let repository = guarded();
    let add =
        |text: &str| hooked(repository.path(), &["notes", "add", "-f", "-m", text], true, |command| command);
    assert!(add("Granskad av två").status.success());
    let stopped = add(NAMED);
    let said = String::from_utf8_lossy(&stopped.stderr);
    assert!(
        !stopped.status.success() && said.contains("git notes edit") && !said.contains("Fatima"),
        "{said}"
    );
    assert_eq!(repository.git("notes show").trim(), "Granskad av två");
}

#[test]
fn nothing_in_a_message_is_passed_over_for_looking_like_a_signature() {
    let repository = sandbox();
    for (before, after) in [
        ("-----BEGIN PGP SIGNATURE-----\n", ""),
        ("-----BEGIN ANTECKNING-----\n", "\n-----END ANTECKNING-----"),
        ("-----BEGIN PGP SIGNATURE-----\n", "\n-----END PGP SIGNATURE-----"),
    ] {
        let message = format!("Rubrik\n\n{before}{NAMED}{after}");
        repository.commit(&message);
        assert_eq!(repository.vbe("scan --range HEAD~1..HEAD").exit, Exit::Found, "{message}");
        let tagged = command(repository.path(), &["tag", "-f", "-a", "v1", "-m", &message]).output().unwrap();
        assert!(tagged.status.success());
        assert_eq!(repository.vbe("scan --range v1 --format json").exit, Exit::Found, "{message}");
        repository.git("reset -q --hard HEAD~1");
        assert_eq!(repository.vbe("scan --range v1^{}..v1").exit, Exit::Found, "the tag itself: {message}");
    }
}

/// Without an editor git keeps the lines that look like comments.
#[test]
fn what_git_keeps_of_a_message_is_read_and_what_git_writes_stops_nothing() {
    let repository = guarded();
    let run = |words: &[&str]| {
        let output = hooked(repository.path(), words, true, |command| command);
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (is_made, said) = run(&["commit", "-q", "--allow-empty", "-m", &format!("Rubrik\n\n# {NAMED}")]);
    assert!(!is_made && said.contains("COMMIT_EDITMSG"), "{said}");
    let trailer = format!("Rubrik\n\nReported-by: {NAMED} <nn@example.se>");
    assert!(!run(&["commit", "-q", "--allow-empty", "-m", &trailer]).0);
    repository.file("a", "1").add();
    assert!(run(&["commit", "-q", "-s", "-m", "Rubrik"]).0);
    let (is_made, said) = run(&["revert", "--no-edit", "HEAD"]);
    assert!(is_made, "{said}");
    repository.git("switch -q -c sida");
    repository.file("b", "1").add().commit("En till");
    repository.git("switch -q main");
    let (is_made, said) = run(&["cherry-pick", "-x", "sida"]);
    assert!(is_made, "{said}");
    repository.git("switch -q -c tredje HEAD~1");
    repository.git("merge -q --squash sida");
    let (is_made, said) = run(&["commit", "-q", "--no-edit"]);
    assert!(is_made, "{said}");
}

/// What is told to be done can be done where it is told.
#[test]
fn a_rebase_that_is_stopped_goes_on_when_it_is_mended() {
    let repository = guarded();
    repository.git("switch -q -c sida");
    repository.file("records/n.txt", NAMED).add().commit("förbi");
    repository.git("switch -q main");
    repository.file("a", "1").add().commit("annat");
    repository.git("switch -q sida");
    let run = |words: &[&str]| {
        let output = hooked(repository.path(), words, true, |command| command.env("GIT_EDITOR", "true"));
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (is_done, said) = run(&["rebase", "main"]);
    assert!(!is_done && said.contains("git rebase --continue"), "{said}");
    repository.file("records/n.txt", "Inget").add();
    let (is_made, said) = run(&["commit", "-q", "-m", "rättat"]);
    assert!(is_made, "{said}");
    let (is_done, said) = run(&["rebase", "--continue"]);
    assert!(is_done, "{said}");
    assert_eq!(repository.git("log --format=%s main..sida").trim(), "rättat");
}
