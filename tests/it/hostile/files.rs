//! Files that are not files, are not there, or may not be read.

use std::fs;

use vbe::io::disk;
use vbe::syntax::fault::Unreadable;

use super::{OTHER, found_in, framework};
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
    let queue = sandbox.path().join("plans/x.yaml");
    let made = std::process::Command::new("mkfifo").arg(queue).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo");
    let _socket = std::os::unix::net::UnixListener::bind(sandbox.path().join("plans/y.yaml")).unwrap();
    let at = |name: &str| format!("plans/{name}:1:1 unreadable-file");
    assert_eq!(found_in(&sandbox), ["x.yaml", "y.yaml"].map(at));
}
