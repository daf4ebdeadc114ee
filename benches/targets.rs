//! What a run costs from start to end, beside a bare loop in one thread that opens and reads the same files: the table of
//! `docs/performance.md`. The program is run as people run it, each row five times, in turn with the loop, and the median counts.
//!
//! `cargo bench --bench targets` measures 1,000 and 100,000 records, and `-- 1000000` as many as are named too. An idle machine is
//! needed: the time is that of the clock on the wall.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss)]

#[path = "../examples/corpus/main.rs"]
#[allow(dead_code)]
mod corpus;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

/// How many times each row is measured.
const RUNS: usize = 5;
/// The commands of the table, each on a day on which the plans of the corpus are under way.
const COMMANDS: [&str; 5] = ["validate", "status", "gaps", "due", "roles"];
const DAY: [&str; 2] = ["--as-of", "2024-11-15"];
/// The sizes that are always measured.
const SMALL: usize = 1_000;
const LARGE: usize = 100_000;
/// The size of the workspace that a commit is made in.
const COMMITTED: usize = 10_000;

fn main() {
    let named = env::args().skip(1).filter_map(|word| word.parse::<usize>().ok());
    let sizes: Vec<usize> = [SMALL, LARGE].into_iter().chain(named).collect();
    start();
    for size in sizes {
        let root = tempfile::tempdir().unwrap();
        corpus::write(size, root.path()).unwrap();
        against_the_loop(size, root.path());
        if size == LARGE {
            history(root.path());
        }
    }
    let root = tempfile::tempdir().unwrap();
    corpus::write(COMMITTED, root.path()).unwrap();
    commit_of_one(root.path());
    forms();
}

/// How long the program takes to say its version, and how large it is.
fn start() {
    let binary = env!("CARGO_BIN_EXE_vbe");
    let taken = median(|| ran(Path::new("."), &["--version"]));
    println!("start, vbe --version: {:.1} ms", millis(taken));
    println!("the binary: {:.1} MB", fs::metadata(binary).unwrap().len() as f64 / 1e6);
}

/// Each command beside the loop, and the memory of one.
fn against_the_loop(size: usize, root: &Path) {
    let text: usize = read_all(root);
    println!("{size} records, {:.1} MB", text as f64 / 1e6);
    let floor = median(|| timed(|| read_all(root)));
    println!("  the loop: {:.1} ms", millis(floor));
    for command in COMMANDS {
        let words = [&[command], &DAY[..]].concat();
        let (mut own, mut beside) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            beside.push(timed(|| read_all(root)));
            own.push(ran(root, &words));
        }
        let (own, beside) = (middle(own), middle(beside));
        let (ratio, each) = (own.as_secs_f64() / beside.as_secs_f64(), own.as_secs_f64() * 1e6 / size as f64);
        println!("  {command}: {:.0} ms, {ratio:.1} x the loop, {each:.1} us a record", millis(own));
    }
    if let Some(peak) = peak(root) {
        let beyond = peak.saturating_sub(text) as f64 / size as f64;
        println!("  memory: {:.0} MB, {beyond:.0} bytes a record beyond the text", peak as f64 / 1e6);
    }
}

/// The status page of one plan with a thousand activities, in the forms that are handed out: how long each takes, and how large
/// it is.
fn forms() {
    let root = tempfile::tempdir().unwrap();
    let write = |path: String, text: &str| {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("vbe.toml".to_owned(), "");
    let mut plan = "kind: plan\nid: plan-2024\ntitle: Handlingsplan 2024\norganisation: enheten\nperiod: 2024\nactivities:\n".to_owned();
    write(
        "plans/organisation.yaml".to_owned(),
        "kind: organisation\nid: organisation\nunits:\n  - {id: enheten, title: Enheten}\n",
    );
    for number in 0..1_000 {
        let _ = write!(
            plan,
            "  - id: atgard-{number}\n    title: Utbilda personalen i mottagning {number} om rutinen vid oro\n    \
             responsible: [enheten]\n    start: V 2024\n    finish: H 2024\n"
        );
        if number % 2 == 0 {
            let progress = format!(
                "kind: activity\nid: atgard-{number}\nplan: plan-2024\nstarted: 2024-02-12\nupdates:\n  \
                 - {{on: 2024-05-14, by: enheten, note: Första tillfället klart., assessment: green}}\n"
            );
            write(format!("records/activities/plan-2024/atgard-{number}.yaml"), &progress);
        }
    }
    write("plans/plan-2024.yaml".to_owned(), &plan);
    println!("a status page of 1,000 activities");
    for ending in ["html", "docx", "xlsx"] {
        let file = format!("sida.{ending}");
        let words = [&["status", "--out", file.as_str(), "--force"], &DAY[..]].concat();
        let taken = median(|| ran(root.path(), &words));
        let size = fs::metadata(root.path().join(&file)).unwrap().len() as f64 / 1e6;
        println!("  {ending}: {:.0} ms, {size:.2} MB", millis(taken));
    }
}

/// The whole history of one commit with everything, and the records as they are in it.
fn history(root: &Path) {
    commit(root, "Allt");
    let scan = median(|| ran(root, &["scan", "--history"]));
    println!("  scan --history of one commit: {:.0} ms", millis(scan));
    for command in ["validate", "status"] {
        let (mut now, mut then) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            now.push(ran(root, &[&[command], &DAY[..]].concat()));
            then.push(ran(root, &[&[command, "--at", "HEAD"], &DAY[..]].concat()));
        }
        let (now, then) = (middle(now), middle(then));
        println!("  {command} --at HEAD: {:.2} x the working tree", then.as_secs_f64() / now.as_secs_f64());
    }
}

/// What the hook before a commit takes where one file is changed.
fn commit_of_one(root: &Path) {
    commit(root, "Allt");
    let path = root.join("plans/plan-00000.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + "# Sedd\n").unwrap();
    git(root, &["add", "-A"]);
    let taken = median(|| ran(root, &["scan", "--staged"]));
    println!("the hook at a commit of one file of {COMMITTED}: {:.0} ms", millis(taken));
}

fn commit(root: &Path, message: &str) {
    git(root, &["init", "-q", "-b", "main"]);
    git(root, &["add", "-A"]);
    git(root, &["commit", "-q", "--no-verify", "-m", message]);
}

fn git(root: &Path, words: &[&str]) {
    let name = ["-c", "user.name=vbe", "-c", "user.email=vbe@example.se", "-c", "core.hooksPath=/dev/null"];
    let status = Command::new("git").args(name).args(words).current_dir(root).status().unwrap();
    assert!(status.success(), "git {words:?}");
}

/// Reads every file below a folder into one piece of memory: the folder is listed, and each file opened, read and closed.
/// Returns the bytes of the files.
fn read_all(root: &Path) -> usize {
    fn below(folder: &Path, room: &mut Vec<u8>) -> usize {
        let mut bytes = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let kind = entry.file_type().unwrap();
            if kind.is_dir() && entry.file_name() != ".git" {
                bytes += below(&entry.path(), room);
            } else if kind.is_file() {
                let mut file = File::open(entry.path()).unwrap();
                loop {
                    match file.read(room).unwrap() {
                        0 => break,
                        count => bytes += count,
                    }
                }
            }
        }
        bytes
    }
    below(root, &mut vec![0; 1 << 16])
}

fn started(root: &Path, words: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vbe"));
    command.args(words).current_dir(root).env("LANG", "C");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// How long a command takes. That there are findings is no fault of it; that it fails is.
fn ran(root: &Path, words: &[&str]) -> Duration {
    timed(|| {
        let status = started(root, words).wait().unwrap();
        assert!(status.code().is_some_and(|code| code < 2), "vbe {words:?}: {status}");
    })
}

/// The most memory that `validate` holds, in bytes, where the system tells.
fn peak(root: &Path) -> Option<usize> {
    let mut child = started(root, &["validate"]);
    let told = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().unwrap().is_none() {
        let status = fs::read_to_string(&told).unwrap_or_default();
        let held = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse::<usize>().ok());
        most = most.max(held.map(|held| held * 1024));
        thread::sleep(Duration::from_millis(2));
    }
    most
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let begun = Instant::now();
    std::hint::black_box(work());
    begun.elapsed()
}

fn median(run: impl FnMut() -> Duration) -> Duration {
    middle(std::iter::repeat_with(run).take(RUNS).collect())
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
