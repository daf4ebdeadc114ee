//! A write is complete or absent, whatever interrupts it.

use std::process::Command;
use std::sync::Barrier;

use super::*;

const STEPS: [Step; 6] =
    [Step::Begun, Step::HalfWritten, Step::Written, Step::Kept, Step::Checked, Step::Moved];

/// A folder with one file in it.
fn with(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    fs::write(&path, text).unwrap();
    (folder, path)
}

fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
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

/// The disk is full at each step.
#[test]
fn a_change_that_fails_on_the_way_leaves_the_old_file_and_nothing_beside_it() {
    for failing in STEPS {
        let (folder, path) = with("gammalt");
        let fail = |step| if step == failing { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) };
        let made = change(&path, b"gammalt", b"nytt", &mut { fail });
        assert!(matches!(made, Err(WriteError::Full)), "{failing:?}: {made:?}");
        let wanted = if failing == Step::Moved { "nytt" } else { "gammalt" };
        assert_eq!(fs::read_to_string(&path).unwrap(), wanted, "{failing:?}");
        assert_eq!(names(folder.path()), ["a.yaml"], "{failing:?}");
    }
}

/// Not a test: the process that the next test kills. Its step and file come from arguments after its own name.
#[test]
#[ignore = "it is run, and killed, by another"]
fn is_killed() {
    let args: Vec<String> = std::env::args().collect();
    let [.., step, path] = args.as_slice() else { return };
    let Some(step) = STEPS.iter().find(|own| format!("{own:?}") == *step) else { return };
    let kill = |own| if own == *step { std::process::abort() } else { Ok(()) };
    let _ = change(Path::new(path), b"gammalt", b"nytt", &mut { kill });
}

#[test]
fn a_process_that_is_killed_at_any_step_leaves_the_old_file_or_the_new() {
    for step in STEPS {
        let (folder, path) = with("gammalt");
        let (_, own) = module_path!().split_once("::").unwrap();
        let killed = format!("{own}::is_killed");
        let words = [killed.as_str(), "--exact", "--ignored", "--", &format!("{step:?}")];
        let run = Command::new(std::env::current_exe().unwrap()).args(words).arg(&path).output().unwrap();
        assert!(!run.status.success(), "{step:?}: it was not killed");
        let wanted = if step == Step::Moved { "nytt" } else { "gammalt" };
        assert_eq!(fs::read_to_string(&path).unwrap(), wanted, "{step:?}");
        // The next writer is not hindered, and removes the leftovers.
        let was = fs::read(&path).unwrap();
        let lock = Lock::wait(&folder.path().join("lock")).unwrap();
        lock.change(&path, &was, b"nyast").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "nyast", "{step:?}");
        let mut left = names(folder.path());
        left.sort();
        assert_eq!(left, ["a.yaml", "lock"], "{step:?}");
    }
}

#[test]
fn a_file_that_is_not_what_was_read_is_left_alone() {
    let (_folder, path) = with("gammalt");
    assert!(matches!(change(&path, b"annat", b"nytt", &mut |_| Ok(())), Err(WriteError::Changed)));
    // An editor saves at the last moment.
    let mut save = |step| if step == Step::Kept { fs::write(&path, "sparat") } else { Ok(()) };
    assert!(matches!(change(&path, b"gammalt", b"nytt", &mut save), Err(WriteError::Changed)));
    assert_eq!(fs::read_to_string(&path).unwrap(), "sparat");
    fs::remove_file(&path).unwrap();
    assert!(matches!(change(&path, b"sparat", b"nytt", &mut |_| Ok(())), Err(WriteError::Changed)));
    assert!(!path.exists());
}

#[test]
fn who_may_read_and_write_a_file_stays_so() {
    let (_folder, path) = with("gammalt");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    assert!(matches!(change(&path, b"gammalt", b"nytt", &mut |_| Ok(())), Err(WriteError::Forbidden)));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        change(&path, b"gammalt", b"nytt", &mut |_| Ok(())).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }
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
                    let was = fs::read_to_string(path).unwrap();
                    let now = format!("{was}{writer}-{turn}\n");
                    lock.change(path, was.as_bytes(), now.as_bytes()).unwrap();
                }
            });
        }
    });
    assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 80);
}
