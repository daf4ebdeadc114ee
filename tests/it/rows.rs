//! The two documents row by row: one record of its own moves what a document asks for from uncovered, by way of partly,
//! to covered, and taking it away moves it back.

mod judge;
mod known;
mod people;
mod work;

use serde_json::Value;
use vbe::cli::Exit;

use crate::sandbox::{Sandbox, repository};

mod asked;

/// What one requirement is asked about: of which plan, and on which day.
pub(crate) struct Row<'r> {
    pub plan: &'r str,
    /// The requirement as it is referred to: `framework/requirement`.
    pub requirement: &'r str,
    pub day: &'r str,
}

/// What is written to a workspace, and how far the requirement is covered then.
pub(crate) struct Move<'r> {
    pub path: &'r str,
    pub text: &'r str,
    pub extent: &'r str,
}

/// A move by a file that is written, or written over.
pub(crate) const fn with<'r>(path: &'r str, text: &'r str, extent: &'r str) -> Move<'r> {
    Move { path, text, extent }
}

/// The repository's own plans and records, which are those of the two documents.
pub(crate) fn documents() -> Sandbox {
    let settings =
        "language = \"sv\"\n[cases]\nflow = \"rinkeby-kista-2018\"\nareas = [\"rinkeby\", \"kista\"]\n";
    let whole = Sandbox::empty().swedish().file("vbe.toml", settings);
    let tree = |whole: Sandbox, folder: &str| whole.tree(&repository().join(folder), &format!("{folder}/"));
    ["plans", "records"].into_iter().fold(whole, tree)
}

impl Row<'_> {
    /// How far the requirement is covered, and why.
    pub(crate) fn told(&self, sandbox: &Sandbox) -> (String, String) {
        let run = sandbox.run(&format!("gaps --as-of {} --format json --plan {}", self.day, self.plan));
        assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""), "{}", run.out);
        let page: Value = serde_json::from_str(&run.out).unwrap();
        let frameworks = page["plans"][0]["frameworks"].as_array().unwrap().iter();
        let mut rows = frameworks.flat_map(|framework| framework["requirements"].as_array().unwrap());
        let row = rows.find(|row| row["id"] == self.requirement).expect(self.requirement);
        (row["coverage"].as_str().unwrap().to_owned(), row["because"].as_str().unwrap_or_default().to_owned())
    }

    /// Asserts how far the requirement is covered at first and after each move, and that each move taken back
    /// leaves what was before it.
    pub(crate) fn goes(&self, mut sandbox: Sandbox, first: &str, moves: &[Move<'_>]) {
        let extent = |sandbox: &Sandbox| self.told(sandbox).0;
        assert_eq!(extent(&sandbox), first, "{} at first: {:?}", self.requirement, self.told(&sandbox));
        let mut before = Vec::new();
        for Move { path, text, extent: wanted } in moves {
            before.push((
                *path,
                sandbox.path().join(path).is_file().then(|| sandbox.read(path)),
                extent(&sandbox),
            ));
            sandbox = sandbox.file(path, text);
            assert_eq!(
                extent(&sandbox),
                *wanted,
                "{} with {path}: {:?}",
                self.requirement,
                self.told(&sandbox)
            );
        }
        for (path, text, was) in before.into_iter().rev() {
            sandbox = match text {
                Some(text) => sandbox.file(path, &text),
                None => sandbox.without(path),
            };
            assert_eq!(extent(&sandbox), was, "{} without {path}", self.requirement);
        }
    }
}

/// Half of the meetings is a part of them.
#[test]
fn the_coordination_group_meets_twice_a_year() {
    let row = Row {
        plan: "rinkeby-kista-2018",
        requirement: "stockholm-riktlinjer-2016/samordningsgrupp-tva-ggr",
        day: "2018-12-01",
    };
    let meeting = |on: &str| {
        format!("kind: meeting\nid: m-{on}\ngroup: samordningsgrupp\non: {on}\npresent: [samordnare-vbe]\n")
    };
    let (spring, autumn) = (meeting("2018-06-04"), meeting("2018-11-05"));
    let moves = [
        with("records/meetings/m-2018-06-04.yaml", &spring, "partly"),
        with("records/meetings/m-2018-11-05.yaml", &autumn, "covered"),
    ];
    row.goes(documents(), "uncovered", &moves);
}
