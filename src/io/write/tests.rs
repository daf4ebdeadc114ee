//! A write is complete or absent, whatever interrupts it.

use std::process::Command;
use std::sync::Barrier;

use super::faults::Fate;
use super::*;

/// How the system may refuse.
const REFUSALS: [io::ErrorKind; 3] =
    [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied, io::ErrorKind::Other];

/// A folder with one file in it.
fn with(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    fs::write(&path, text).unwrap();
    (folder, path)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// What a file says; nothing when there is none.
fn says(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

#[test]
fn a_file_is_whole_or_not_there_and_what_is_there_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/b.txt");
    new(&path, "ett").unwrap();
    assert_eq!(new(&path, "två").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    assert_eq!(fs::read_to_string(&path).unwrap(), "ett");
    over(&path, "tre").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "tre");
    assert_eq!(names(path.parent().unwrap()), ["b.txt"], "nothing is left beside it");
}

/// The disk is full, or refuses, at each deed in turn.
#[test]
fn a_change_that_fails_on_the_way_leaves_the_old_file_and_nothing_beside_it() {
    for kind in REFUSALS {
        for number in 0.. {
            let (folder, path) = with("gammalt");
            let fate = Fate::Fails(kind);
            let (made, failed) = faults::at(number, fate, || change(&path, b"gammalt", b"nytt"));
            // A folder that cannot be flushed does not undo what has been done.
            let wanted = if made.is_ok() { "nytt" } else { "gammalt" };
            assert_eq!(says(&path).as_deref(), Some(wanted), "{number}");
            assert_eq!(names(folder.path()), ["a.yaml"], "{number}");
            if kind == io::ErrorKind::StorageFull {
                assert!(matches!(made, Ok(()) | Err(WriteError::Full)), "{number}: {made:?}");
            }
            if !failed {
                assert!(made.is_ok() && number > 6, "{made:?} after {number}");
                break;
            }
        }
    }
}

/// Not a test: the process that the next test kills. The number of the deed and the file come after its own name.
#[test]
#[ignore = "it is run, and killed, by another"]
fn is_killed() {
    let args: Vec<String> = std::env::args().collect();
    let [.., number, path] = args.as_slice() else { return };
    let Ok(mut left) = number.parse::<usize>() else { return };
    let kill = move |_| {
        left = left.checked_sub(1).unwrap_or_else(|| std::process::abort());
        Ok(())
    };
    faults::with(kill, || change(Path::new(path), b"gammalt", b"nytt")).unwrap();
}

#[test]
fn a_process_that_is_killed_at_any_deed_leaves_the_old_file_or_the_new() {
    for number in 0.. {
        let (folder, path) = with("gammalt");
        let (_, own) = module_path!().split_once("::").unwrap();
        let killed = format!("{own}::is_killed");
        let words = [killed.as_str(), "--exact", "--ignored", "--", &number.to_string()];
        let run = Command::new(std::env::current_exe().unwrap()).args(words).arg(&path).output().unwrap();
        let was = says(&path).unwrap();
        assert!(["gammalt", "nytt"].contains(&was.as_str()), "{number}: {was}");
        // The next writer is not hindered, and removes the leftovers.
        let lock = Lock::wait(&folder.path().join("lock")).unwrap();
        lock.sweep(folder.path());
        lock.change(&path, was.as_bytes(), b"nyast").unwrap();
        drop(lock);
        assert_eq!(says(&path).as_deref(), Some("nyast"), "{number}");
        assert_eq!(names(folder.path()), ["a.yaml"], "{number}");
        if run.status.success() {
            assert!(number > 6, "it was killed {number} times");
            break;
        }
    }
}

/// A file that is made has two names for a moment, and a process may die then.
#[test]
fn a_process_that_dies_while_it_makes_a_file_leaves_a_whole_one_or_none() {
    for number in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        let (_, died) = faults::at(number, Fate::Dies, || new(&path, "nytt"));
        assert!(matches!(says(&path).as_deref(), None | Some("nytt")), "{number}");
        let lock = Lock::wait(&folder.path().join("lock")).unwrap();
        lock.sweep(folder.path());
        match says(&path) {
            Some(was) => lock.change(&path, was.as_bytes(), b"nyast").unwrap(),
            None => lock.make(&path, b"nyast").unwrap(),
        }
        drop(lock);
        assert_eq!(names(folder.path()), ["a.yaml"], "{number}");
        if !died {
            break;
        }
    }
}

#[test]
fn a_file_that_is_not_what_was_read_is_left_alone() {
    let (_folder, path) = with("gammalt");
    assert!(matches!(change(&path, b"annat", b"nytt"), Err(WriteError::Changed)));
    // An editor saves at the last moment.
    let saved = path.clone();
    let save = move |deed| if deed == Deed::Check { fs::write(&saved, "sparat") } else { Ok(()) };
    assert!(matches!(faults::with(save, || change(&path, b"gammalt", b"nytt")), Err(WriteError::Changed)));
    assert_eq!(fs::read_to_string(&path).unwrap(), "sparat");
    fs::remove_file(&path).unwrap();
    assert!(matches!(change(&path, b"sparat", b"nytt"), Err(WriteError::Changed)));
    assert!(!path.exists());
}

#[test]
fn who_may_read_and_write_a_file_stays_so() {
    let (_folder, path) = with("gammalt");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    assert!(matches!(change(&path, b"gammalt", b"nytt"), Err(WriteError::Forbidden)));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        // What only one may read is not open to others while it is written either.
        let folder = path.parent().unwrap().to_owned();
        let look = move |deed| {
            if deed == Deed::Write {
                for name in names(&folder) {
                    let mode = fs::metadata(folder.join(&name)).unwrap().permissions().mode();
                    assert_eq!(mode & 0o777, 0o600, "{name}");
                }
            }
            Ok(())
        };
        faults::with(look, || change(&path, b"gammalt", b"nytt")).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

/// Only root can give a file away, so whoever else runs this sees that it is told when it cannot be kept.
#[cfg(unix)]
#[test]
fn a_file_stays_with_its_owner_and_its_group() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let (_folder, path) = with("gammalt");
    if chown(&path, Some(4711), Some(4712)).is_err() {
        eprintln!("not run: only root can give a file away");
        return;
    }
    let owner = || fs::metadata(&path).map(|meta| (meta.uid(), meta.gid())).unwrap();
    let permit = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    permit(0o600);
    // What only one may read is never another's while it is written either.
    let folder = path.parent().unwrap().to_owned();
    let look = move |deed| {
        if deed == Deed::Write {
            for name in names(&folder) {
                let meta = fs::metadata(folder.join(&name)).unwrap();
                assert_eq!((meta.uid(), meta.gid(), meta.mode() & 0o777), (4711, 4712, 0o600), "{name}");
            }
        }
        Ok(())
    };
    faults::with(look, || change(&path, b"gammalt", b"nytt")).unwrap();
    over(&path, "nyare").unwrap();
    assert_eq!((owner(), says(&path).as_deref()), ((4711, 4712), Some("nyare")));
    // Others than root may not give it away.
    let refuse = |deed| if deed == Deed::Own { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) };
    let made = faults::with(refuse, || change(&path, b"nyare", b"nyast"));
    assert!(matches!(made, Err(WriteError::Foreign)), "{made:?}");
    assert_eq!(
        (names(path.parent().unwrap()), says(&path).as_deref()),
        (vec!["a.yaml".into()], Some("nyare"))
    );
    // Those who share it through its group lose nothing.
    chown(&path, None, Some(fs::metadata(path.parent().unwrap()).unwrap().gid())).unwrap();
    for (bits, is_shared) in [(0o644, false), (0o664, true)] {
        permit(bits);
        let made = faults::with(refuse, || change(&path, b"nyare", b"nyast"));
        assert_eq!(made.is_ok(), is_shared, "{bits:o}: {made:?}");
    }
}

/// What the system does not allow is no fault of ours to divide.
#[test]
fn a_limit_of_the_system_is_not_the_limit_of_a_file() {
    assert!(matches!(WriteError::from(io::Error::from(io::ErrorKind::FileTooLarge)), WriteError::Limited));
}

/// A rename would leave the other name with what was, and say nothing.
#[cfg(unix)]
#[test]
fn a_file_with_another_name_is_not_parted_from_it() {
    let (folder, path) = with("gammalt");
    let other = folder.path().join("b.yaml");
    fs::hard_link(&path, &other).unwrap();
    assert!(matches!(change(&path, b"gammalt", b"nytt"), Err(WriteError::Linked)));
    fs::remove_file(&other).unwrap();
    std::os::unix::fs::symlink(&path, &other).unwrap();
    assert!(matches!(change(&other, b"gammalt", b"nytt"), Err(WriteError::Linked)));
    assert_eq!((says(&path), says(&other)), (Some("gammalt".into()), Some("gammalt".into())));
    // A link that leads nowhere is something that is there.
    let astray = folder.path().join("c.yaml");
    std::os::unix::fs::symlink("ingenstans", &astray).unwrap();
    assert_eq!(new(&astray, "nytt").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    assert!(fs::symlink_metadata(&astray).unwrap().is_symlink());
}

/// What a killed run leaves is opened and removed by the next, also when it has become unwritable.
#[cfg(unix)]
#[test]
fn a_lock_that_was_left_is_taken_and_what_is_no_lock_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lock");
    for mode in [0o644, 0o444, 0] {
        fs::write(&path, "").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let lock = Lock::wait(&path).unwrap();
        assert!(path.exists());
        drop(lock);
        assert!(!path.exists(), "{mode:o}");
    }
    fs::create_dir(&path).unwrap();
    assert!(matches!(Lock::wait(&path), Err(WriteError::Barred)) && Lock::is_barred(&path));
    fs::remove_dir(&path).unwrap();
    std::os::unix::fs::symlink(folder.path().join("annan"), &path).unwrap();
    assert!(matches!(Lock::wait(&path), Err(WriteError::Barred)) && Lock::is_barred(&path));
    assert_eq!(names(folder.path()), ["lock"], "nothing is made where a link leads");
}

/// Whoever writes could not read it again.
#[test]
fn nothing_larger_than_the_largest_file_is_written() {
    let (folder, path) = with("gammalt");
    let large = vec![b'#'; usize::try_from(Source::LIMIT).unwrap() + 1];
    let lock = Lock::wait(&folder.path().join("lock")).unwrap();
    assert!(matches!(lock.change(&path, b"gammalt", &large), Err(WriteError::TooLarge)));
    assert!(matches!(lock.make(&folder.path().join("ny.yaml"), &large), Err(WriteError::TooLarge)));
    drop(lock);
    assert_eq!((names(folder.path()), says(&path).as_deref()), (vec!["a.yaml".to_owned()], Some("gammalt")));
}

/// Only what has our form of name is ours to remove.
#[test]
fn only_what_a_run_left_is_swept_away() {
    let (folder, path) = with("gammalt");
    let left = [".a.yaml.4711.tmp", "under/.b.yaml.1.tmp"];
    let kept = [".a.yaml.x.tmp", ".vbe.lock.tmp", ".a.yaml.4711.swp", "a.yaml.4711.tmp", ".4711.tmp"];
    fs::create_dir(folder.path().join("under")).unwrap();
    for name in left.into_iter().chain(kept) {
        fs::write(folder.path().join(name), "").unwrap();
    }
    Lock::wait(&folder.path().join("lock")).unwrap().sweep(folder.path());
    assert!(left.iter().all(|name| !folder.path().join(name).exists()));
    assert!(kept.iter().all(|name| folder.path().join(name).exists()) && path.exists());
}

/// Many writers each add a line to what they have read.
#[test]
fn those_who_write_at_once_lose_nothing() {
    let (folder, path) = with("");
    let begin = Barrier::new(8);
    thread::scope(|scope| {
        for writer in 0..8 {
            let (begin, folder, path) = (&begin, folder.path(), &path);
            scope.spawn(move || {
                begin.wait();
                for turn in 0..10 {
                    let lock = Lock::wait(&folder.join("lock")).unwrap();
                    lock.sweep(folder);
                    let was = fs::read_to_string(path).unwrap();
                    let now = format!("{was}{writer}-{turn}\n");
                    lock.change(path, was.as_bytes(), now.as_bytes()).unwrap();
                }
            });
        }
    });
    assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 80);
    assert_eq!(names(folder.path()), ["a.yaml"]);
}
