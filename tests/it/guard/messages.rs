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
