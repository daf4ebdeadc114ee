//! Files that are not files, are not there, or may not be read.

use std::fs;
use std::path::Path;

use vbe::cli::Exit;
use vbe::io::disk;
use vbe::syntax::fault::Unreadable;

use super::{OTHER, found_in, framework, soon};
use crate::sandbox::Sandbox;

fn sandbox() -> Sandbox {
    Sandbox::sound().file(OTHER.0, OTHER.1)
}

#[test]
fn a_folder_named_as_a_file_is_told_of_and_its_files_are_judged() {
    let sandbox = sandbox().file("plans/x.yaml/y.yaml", &framework("fel: 1\n").replace("id: x", "id: y"));
    assert_eq!(
        found_in(&sandbox),
        ["plans/x.yaml:1:1 unreadable-file", "plans/x.yaml/y.yaml:5:1 unknown-field"]
    );
}

#[test]
fn the_ending_may_be_in_any_letters_and_what_is_hidden_is_not_read() {
    let sandbox = sandbox()
        .file("plans/a.YAML", "")
        .file("plans/b.Yml", "")
        .file("plans/c.yml", "")
        .file("plans/.d.yaml", "")
        .file("plans/.git/e.yaml", "")
        .file("plans/f.yaml~", "")
        .file("plans/g.json", "");
    assert_eq!(
        found_in(&sandbox),
        [
            "plans/a.YAML:1:1 syntax", "plans/b.Yml:1:1 syntax", "plans/c.yml:1:1 syntax",
            "plans/f.yaml~:1:1 stray-file"
        ]
    );
}

#[test]
fn a_file_that_is_gone_when_its_turn_comes_is_told_of() {
    let sandbox = Sandbox::sound().file("plans/x.yaml", "kind: plan\n");
    let found = disk::records(&sandbox.path().join("plans"), false);
    let x = found.iter().find(|found| found.path.ends_with("x.yaml")).unwrap();
    fs::remove_file(&x.path).unwrap();
    assert_eq!(disk::read(&x.path), Err(Unreadable::Missing));
}

/// A file that grows while it is read is longer than its metadata said, as those of `/proc` always are.
#[cfg(target_os = "linux")]
#[test]
fn a_file_longer_than_its_metadata_says_is_read_to_its_end() {
    let path = std::path::Path::new("/proc/self/status");
    assert_eq!(fs::metadata(path).unwrap().len(), 0);
    assert!(disk::read(path).unwrap().ends_with(b"\n"));
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed_and_a_loop_of_folders_ends() {
    use std::os::unix::fs::symlink;

    let sandbox = sandbox();
    let plans = sandbox.path().join("plans");
    symlink(&plans, plans.join("frameworks/loop")).unwrap();
    symlink(plans.join("plan-2024.yaml"), plans.join("x.yaml")).unwrap();
    symlink("nowhere", plans.join("y.yaml")).unwrap();
    symlink("itself.yaml", plans.join("itself.yaml")).unwrap();
    let at = |name: &str| format!("plans/{name}:1:1 unreadable-file");
    assert_eq!(found_in(&sandbox), ["frameworks/loop", "itself.yaml", "x.yaml", "y.yaml"].map(at));
}

#[cfg(unix)]
#[test]
fn a_file_or_folder_that_may_not_be_read_is_told_of() {
    use std::os::unix::fs::PermissionsExt;

    let sandbox = sandbox().file("plans/x.yaml", "kind: plan\n").file("plans/y/y.yaml", "kind: plan\n");
    let closed = ["plans/x.yaml", "plans/y"].map(|name| sandbox.path().join(name));
    for path in &closed {
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
    }
    // Root reads everything: then there is nothing to see here.
    let is_root = fs::File::open(&closed[0]).is_ok();
    let found = if is_root { Vec::new() } else { found_in(&sandbox) };
    for path in &closed {
        fs::set_permissions(path, fs::Permissions::from_mode(0o700)).unwrap();
    }
    let at = |name: &str| format!("plans/{name}:1:1 unreadable-file");
    assert!(is_root || found == ["x.yaml", "y"].map(at), "{found:?}");
}

/// Whoever opens a queue waits until somebody writes in it.
#[cfg(unix)]
#[test]
fn a_queue_is_not_waited_for_and_a_socket_is_not_read() {
    let sandbox = sandbox();
    queue(&sandbox.path().join("plans/x.yaml"));
    let _socket = std::os::unix::net::UnixListener::bind(sandbox.path().join("plans/y.yaml")).unwrap();
    let at = |name: &str| format!("plans/{name}:1:1 unreadable-file");
    assert_eq!(found_in(&sandbox), ["x.yaml", "y.yaml"].map(at));
}

/// Makes a queue that nobody writes in.
#[cfg(unix)]
fn queue(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo");
}

/// The same holds of every file that somebody names, and what is there is not said to be missing.
#[cfg(unix)]
#[test]
fn a_named_file_that_is_none_is_told_for_what_it_is() {
    let names = |path: &str| sandbox().file("vbe.toml", &format!("[privacy]\nnames = \"{path}\"\n"));
    let large = "x\n".repeat(5 * 1024 * 1024);
    let (is_queue, is_folder) = ("is no ordinary file, but a queue", "is a folder and no file");
    for (sandbox, words, told) in [
        (sandbox(), "status --config q", is_queue),
        (sandbox(), "status --config=q", is_queue),
        (sandbox(), "status --config plans", is_folder),
        (sandbox(), "status --config nothing", "There is no settings file"),
        (sandbox(), "status --root plans/plan-2024.yaml", "is no folder"),
        (sandbox(), "import q --id ny --period 2025", is_queue),
        (sandbox(), "import plans --id ny --period 2025", is_folder),
        (sandbox(), "import nothing.docx --id ny --period 2025", "There is no file"),
        (sandbox(), "gaps --what-if q", "is no file"),
        (names("q"), "validate", is_queue),
        (names("plans"), "validate", is_folder),
        (names("nothing"), "validate", "is not there"),
        (names("large").file("large", &large), "validate", "is 10 MiB, and may be at most 8 MiB"),
        (names("n").bytes("n", b"\xFF\xFEO\0l\0l\0e\0\n\0"), "validate", "is not saved as UTF-8"),
        (names("n").bytes("n", b"M\xE5rten\n"), "scan --stdin", "is not saved as UTF-8"),
    ] {
        queue(&sandbox.path().join("q"));
        let run = soon(|| sandbox.run(words));
        assert_eq!(run.exit, Exit::Failed, "{words}: {}{}", run.out, run.err);
        assert!(run.err.contains(told), "{words}: {}", run.err);
    }
    let sandbox = sandbox();
    crate::guard::git(sandbox.path(), "init -q");
    queue(&sandbox.path().join(".git/hooks/pre-commit"));
    queue(&sandbox.path().join("q"));
    for (words, told) in [("scan --message q", is_queue), ("scan --message plans", is_folder)] {
        let run = soon(|| sandbox.run(words));
        assert!(run.exit == Exit::Failed && run.err.contains(told), "{words}: {}{}", run.out, run.err);
    }
    for words in ["doctor", "init --yes"] {
        let run = soon(|| sandbox.run(words));
        assert!(format!("{}{}", run.out, run.err).contains("pre-commit"), "{words}: {}{}", run.out, run.err);
    }
}

/// A name that is no text is shown as Windows reads it, and a change would end up under another name.
#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_told_and_nothing_is_written_under_it() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    for (name, shown) in
        [(&b"pl\xE5n-2024.yaml"[..], "plån-2024.yaml"), (b"m\xE5pp/plan-2024.yaml", "måpp/plan-2024.yaml")]
    {
        let sandbox = sandbox();
        let plans = sandbox.path().join("plans");
        let (old, new) = (plans.join("plan-2024.yaml"), plans.join(OsStr::from_bytes(name)));
        fs::create_dir_all(new.parent().unwrap()).unwrap();
        fs::rename(old, &new).unwrap();
        let was = fs::read(&new).unwrap();
        let found = format!("plans/{shown}:1:1 unreadable-file");
        assert_eq!(found_in(&sandbox), [found]);
        let run = sandbox.run("validate");
        assert!(run.out.contains("is not UTF-8") && run.out.contains("Rename it"), "{}", run.out);
        for words in ["set plan-2024 title=Plan", "fmt"] {
            let run = sandbox.run(words);
            assert_ne!(run.exit, Exit::Fine, "{words}: {}{}", run.out, run.err);
            assert!(run.err.contains("vbe validate tells"), "{words}: {}{}", run.out, run.err);
        }
        assert_eq!(fs::read(&new).unwrap(), was);
        // What it says is searched all the same.
        let run = sandbox.run("scan");
        assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    }
}

/// What stands in the place of the settings is told for what it is; nobody is sent to look for it elsewhere.
#[cfg(unix)]
#[test]
fn settings_that_are_no_file_are_told_for_what_they_are() {
    type Put = fn(&Path);
    let puts: [(Put, &str); 4] = [
        (|path| fs::create_dir(path).unwrap(), "is a folder and no file"),
        (queue, "is no ordinary file"),
        (|path| std::os::unix::fs::symlink("vbe.toml", path).unwrap(), "is a link that leads to no file"),
        (|path| std::os::unix::fs::symlink("ingenstans", path).unwrap(), "is a link that leads to no file"),
    ];
    for (put, told) in puts {
        let sandbox = Sandbox::sound();
        let path = sandbox.path().join("vbe.toml");
        let _ = fs::remove_file(&path);
        put(&path);
        for words in ["status", "validate", "status --root ."] {
            let run = sandbox.run(words);
            let said = format!("vbe.toml {told}");
            assert!(
                run.exit == Exit::Failed && run.err.contains(&said),
                "{words}, {told}: {}{}",
                run.out,
                run.err
            );
        }
    }
}

/// Elsewhere than in Windows a backslash is a letter of a name: a file is not taken for one in another folder.
#[cfg(unix)]
#[test]
fn a_backslash_in_a_name_parts_no_folders() {
    let faulty = "kind: plam\nid: a\n";
    let sandbox = Sandbox::sound().file("plans/a\\b.yaml", faulty);
    assert!(sandbox.run("validate").out.contains("plans/a\\b.yaml:1:7"), "{}", sandbox.run("validate").out);
    // Outside the records it is none of them, whatever its name looks like.
    let sandbox = Sandbox::sound().file("records\\x.yaml", faulty);
    let run = sandbox.run("validate");
    assert!(!run.out.contains("unknown-kind") && !run.out.contains("records/x.yaml"), "{}", run.out);
}
