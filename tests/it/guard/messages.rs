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

/// What PowerShell saves with `>`, and what another program has made.
#[test]
fn what_is_no_text_is_not_passed_over_for_being_a_message() {
    let repository = sandbox();
    let wide: Vec<u8> = NAMED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = NAMED.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (text, exit) in [
        ("Granskad av två".as_bytes().to_vec(), Exit::Fine),
        ("\u{feff}Granskad av två".as_bytes().to_vec(), Exit::Fine),
        (wide.clone(), Exit::Failed),
        (big.clone(), Exit::Failed),
        ([b"\xff\xfe", &wide[..]].concat(), Exit::Failed),
        ([b"\xfe\xff", &big[..]].concat(), Exit::Failed),
        ([b"Granskad\n", &wide[..]].concat(), Exit::Failed),
        (b"PK\x03\x04\x14\x00\x06\x00\x08".to_vec(), Exit::Failed),
        (b"%PDF-1.7 och mer".to_vec(), Exit::Failed),
        (b"Samtal med Fatima Hass\xe9n".to_vec(), Exit::Found),
    ] {
        let path = repository.beside("text");
        std::fs::write(&path, &text).unwrap();
        let path = path.display().to_string();
        let blob = repository.git(&format!("hash-object -w {path}"));
        repository.git(&format!("notes add -f -C {}", blob.trim()));
        let run = repository.vbe("scan --range refs/notes/commits");
        // An earlier note is there still, on the way to this one.
        let run_last = repository.vbe("scan --range refs/notes/commits^!");
        assert_eq!(
            if exit == Exit::Fine { run.exit } else { run_last.exit },
            exit,
            "{text:?}: {}{}",
            run.out,
            run.err
        );
        assert!(!run.out.contains("Fatima"), "{}", run.out);
        if exit == Exit::Failed {
            assert!(run_last.out.contains("plain text"), "{}", run_last.out);
        }
        let run = repository.vbe(&format!("scan --message {path}"));
        assert_eq!(run.exit, exit, "{text:?}: {}{}", run.out, run.err);
        let head = b"object HEAD\ntype commit\ntag v1\ntagger n <n@example.se> 1 +0000\n\n".to_vec();
        let head = String::from_utf8(head).unwrap().replace("HEAD", repository.git("rev-parse HEAD").trim());
        std::fs::write(&path, [head.as_bytes(), &text[..]].concat()).unwrap();
        let tag = repository.git(&format!("hash-object -w -t tag --literally {path}"));
        assert_eq!(repository.vbe(&format!("scan --range {}", tag.trim())).exit, exit, "{text:?}");
    }
}

/// Whoever works with sign-offs, squashes and merges has all of git's own words in the message.
#[test]
fn what_git_writes_of_those_who_made_commits_stops_nothing() {
    let repository = guarded();
    let run = |words: &[&str]| {
        let output = hooked(repository.path(), words, true, |command| {
            command.env("GIT_COMMITTER_NAME", "Lindqvist, Karin").env("GIT_EDITOR", "true")
        });
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    repository.git("switch -q -c sida");
    for name in ["a", "b"] {
        repository.file(name, "1").add();
        let (is_made, said) = run(&["commit", "-q", "-s", "-m", name]);
        assert!(is_made, "{said}");
    }
    repository.git("switch -q main");
    repository.git("merge -q --squash sida");
    let (is_made, said) = run(&["commit", "-q", "--no-edit"]);
    assert!(is_made, "{said}");
    repository.git("reset -q --hard HEAD~1");
    let (is_made, said) = run(&["merge", "-q", "--no-ff", "--log", "--edit", "sida"]);
    assert!(is_made, "{said}");
    repository.git("switch -q sida");
    let squash = "sed -i -e 2s/pick/squash/";
    let output = hooked(repository.path(), &["rebase", "-q", "-i", "HEAD~2"], true, |command| {
        command.env("GIT_SEQUENCE_EDITOR", squash).env("GIT_EDITOR", "true")
    });
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
