//! What commands allocate for a record, held to what `tests/allocations.txt` keeps. It depends on the program alone, and not
//! on how fast the machine is or how busy. Work that is done for every record and need not be nearly always allocates.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

#[allow(dead_code, reason = "the example is a program too")]
#[path = "../examples/corpus/main.rs"]
mod corpus;

use std::alloc::System;
use std::env;
use std::path::Path;
use std::process::Command;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use vbe::base::day::Day;
use vbe::cli::{self, Input, Stay, World};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How many records there are in the two workspaces. What a run takes whatever there is in it is in both.
const FEW: usize = 100;
const MANY: usize = 200;
/// How many threads read the records. With more of them, what each remembers differs from run to run.
const THREADS: (&str, &str) = ("RAYON_NUM_THREADS", "1");

#[test]
fn no_command_allocates_a_tenth_more_for_a_record_than_is_kept() {
    let (variable, one) = THREADS;
    if env::var(variable).is_ok_and(|own| own == one) {
        return compare();
    }
    let name = "no_command_allocates_a_tenth_more_for_a_record_than_is_kept";
    let mut again = Command::new(env::current_exe().unwrap());
    let run = again.args(["--exact", name, "--nocapture"]).env(variable, one).output().unwrap();
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{told}");
}

fn compare() {
    let (few, many) = (workspace(FEW), workspace(MANY));
    let kept = include_str!("allocations.txt").lines().map(|line| line.split_once(' ').unwrap());
    let mut grown = Vec::new();
    for (command, kept) in kept {
        let kept: usize = kept.parse().unwrap();
        // What is made once in a run, as the schemas are, is made now.
        allocated(command, many.path());
        let now = (allocated(command, many.path()) - allocated(command, few.path())) / (MANY - FEW);
        eprintln!("{command}: {now} allocations a record, kept: {kept}");
        if now * 10 > kept * 11 {
            grown.push(command);
        }
        // So that what has been won is not lost again unseen.
        if now * 5 < kept * 4 {
            eprintln!("{command} takes a fifth less than is kept: write {now} in tests/allocations.txt");
        }
    }
    assert!(grown.is_empty(), "{grown:?} allocate over a tenth more than is kept in tests/allocations.txt");
}

fn workspace(records: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    corpus::write(records, folder.path()).unwrap();
    folder
}

/// How many times a command allocates, and allocates anew.
fn allocated(command: &str, folder: &Path) -> usize {
    let world = World {
        args: ["vbe", command].map(Into::into).to_vec(),
        folder: folder.to_path_buf(),
        today: Day::of(2024, 11, 15).unwrap(),
        variables: Vec::new(),
        of_git: Vec::new(),
        terminal: false,
        width: None,
        input: Input::nothing(),
        stay: Stay::NotAtAll,
    };
    let (mut answer, mut talk) = (Vec::new(), Vec::new());
    let region = Region::new(COUNTED);
    cli::run(&world, &mut answer, &mut talk);
    let change = region.change();
    assert!(!answer.is_empty(), "{}", String::from_utf8_lossy(&talk));
    change.allocations + change.reallocations
}
