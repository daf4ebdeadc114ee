//! Input that nobody meant well with, or that a program made by mistake: a clear finding with a place, never a panic,
//! never a hang, and the other files still judged.

mod anything;
mod bytes;
mod files;
mod shown;
mod size;
mod yaml;

use std::time::{Duration, Instant};

use vbe::cli::Exit;

use crate::sandbox::{Run, Sandbox};

/// A file with a known fault, which sorts after the hostile one: it must be found whatever stands before it.
const OTHER: (&str, &str) = ("plans/z.yaml", "kind: plam\nid: z\n");
/// What is found in it.
const OTHERS: &str = "plans/z.yaml:1:7 unknown-kind";
/// Longer than any file may take on a busy machine and without optimisation, and far shorter than what grows with the
/// square of a file's size.
const PATIENCE: Duration = Duration::from_secs(20);

/// A framework that is sound, with more lines under it.
fn framework(more: &str) -> String {
    format!("kind: framework\nid: x\ntitle: X\nrequirements: [{{id: r, text: R, judged: records}}]\n{more}")
}

/// What `vbe validate` finds in `plans/x.yaml` with these bytes, as `line:column rule`.
fn found(bytes: impl AsRef<[u8]>) -> Vec<String> {
    let found = found_in(&Sandbox::sound().bytes("plans/x.yaml", bytes.as_ref()).file(OTHER.0, OTHER.1));
    let place = |found: String| {
        found.strip_prefix("plans/x.yaml:").unwrap_or_else(|| panic!("blamed another: {found}")).to_owned()
    };
    found.into_iter().map(place).collect()
}

/// What `vbe validate` finds beside the known fault of [`OTHER`], as `path:line:column rule`.
fn found_in(sandbox: &Sandbox) -> Vec<String> {
    let run = soon(|| sandbox.run("validate"));
    assert_eq!((run.exit, run.err.as_str()), (Exit::Found, ""), "{}", run.out);
    let mut found: Vec<String> = run.out.lines().filter_map(headline).collect();
    assert!(run.out.lines().last().unwrap().contains(" files checked: "), "{}", run.out);
    let other = found.iter().position(|found| found == OTHERS);
    found.remove(other.unwrap_or_else(|| panic!("the other file was not judged:\n{}", run.out)));
    found
}

/// `plans/x.yaml:1:7: error [unknown-kind]: …` as `plans/x.yaml:1:7 unknown-kind`.
fn headline(line: &str) -> Option<String> {
    let (place, rest) = line.split_once(": ").filter(|_| !line.starts_with(' '))?;
    let (_, rule) = rest.split_once(" [")?;
    Some(format!("{place} {}", rule.split(']').next()?))
}

/// Runs it, and holds it to the time that there is.
fn soon(run: impl FnOnce() -> Run) -> Run {
    let begun = Instant::now();
    let run = run();
    assert!(begun.elapsed() < PATIENCE, "took {:?}", begun.elapsed());
    run
}

/// The helper can fail: it sees what is found, and misses nobody.
#[test]
fn a_sound_file_beside_a_faulty_one_is_not_blamed() {
    assert_eq!(found(framework("")), [""; 0]);
    assert_eq!(found(framework("fel: 1\n")), ["5:1 unknown-field"]);
}
