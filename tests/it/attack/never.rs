//! The attack on what never may: a number that nobody printed, a time that overlaps one that has been published, and small
//! counts that two lawful pages tell together.

use std::fs;
use std::path::Path;
use std::process::Command;

use vbe::cli::Exit;

use super::pages::{PUBLISH, assert_not_published, committed, on, published_in};
use crate::figures::{by_milieu, case, id};
use crate::guard::{UNHOOKED, alone};
use crate::sandbox::{Run, Sandbox, run};

const DAY: &str = "2021-02-01";
const LEDGER: &str = "records/reports/offentlig-2018.yaml";
const PLAN: &str = "kind: plan\nid: plan\ntitle: Plan\nperiod: 2018-2020\n";
const ANNUAL: &str = "report --kind annual --plan plan --as-of 2021-01-31";

fn there(folder: &Path, words: &str) -> Run {
    let variables = alone().into_iter().chain([("VBE_LANG".to_owned(), "en".to_owned())]).collect();
    run(words, folder, DAY, false, variables)
}

fn with_plan(sandbox: Sandbox) -> Sandbox {
    sandbox.file("plans/plan.yaml", PLAN).file("vbe.toml", "")
}

fn ledger(years: &str, more: &str) -> String {
    format!("kind: report\nid: offentlig-{years}\naudience: public\nperiod: {years}\non: 2021-01-10\n{more}")
}

/// The annual follow-up repeats what was printed, and passes the same door as when it is printed again.
#[test]
fn the_annual_follow_up_tells_only_what_was_printed() {
    let repository = published_in(with_plan);
    let told = on(&repository, ANNUAL, DAY).out;
    assert!(told.contains("30 cases were registered in 2018"), "{told}");
    repository.commit_on("2020-02-02", "Publicerat");
    let text = fs::read_to_string(repository.path().join(LEDGER)).unwrap();
    let without = text.split("tables:").next().unwrap().to_owned();
    for changed in [
        without.replace("cases: 30", "cases: 31"),
        without.replace("cases: 30", "cases: 2").replace("k: 5", "k: 2"),
        without.replace("cases: 30", "cases: 2").replace("k: 5", "k: 1"),
    ] {
        repository.file(LEDGER, &changed);
        let run = on(&repository, ANNUAL, DAY);
        assert_eq!(run.exit, Exit::Fine, "{}", run.err);
        assert!(!run.out.contains("cases were registered"), "{changed}: {}", run.out);
    }
    repository.file(LEDGER, &text);
    assert!(on(&repository, ANNUAL, DAY).out.contains("30 cases were registered in 2018"));
    // Beside one that is sound another is none the better.
    repository.file("records/reports/offentlig-2019.yaml", &ledger("2019", "k: 2\ncases: 3\n"));
    assert!(on(&repository, ANNUAL, DAY).out.contains("30 cases were registered in 2018"));
}

/// What can never have been printed is stopped, is repeated nowhere, and is out of the way when it is taken out.
#[test]
fn what_can_never_have_been_printed_counts_as_never_printed() {
    let path = "records/reports/offentlig-2019.yaml";
    let cells = "tables:\n  - of: half-year\n    cells:\n      - {at: [2019-H1], count: 1}\n      - {at: [2019-H2], count: 2}\n";
    for more in [format!("k: 1\ncases: 3\n{cells}"), "k: 2\ncases: 3\n".to_owned()] {
        let repository = published_in(|sandbox| sandbox.file("vbe.toml", ""));
        repository.commit_on("2020-02-02", "Publicerat");
        repository.file(path, &ledger("2019", &more)).add();
        let staged = on(&repository, "scan --staged", DAY);
        assert_eq!(staged.exit, Exit::Found, "{}", staged.out);
        assert!(staged.out.contains("[unsound-publication]"), "{}", staged.out);
        for words in ["validate", "scan --staged", "show offentlig-2019", "diff HEAD"] {
            let run = on(&repository, words, DAY);
            let told = format!("{}{}", run.out, run.err);
            assert!(
                !told.contains("cases: 3") && !told.contains("is 3") && !told.contains("count: 2"),
                "{told}"
            );
        }
        repository.commit_on("2021-01-11", "Förbi vakten");
        repository.git(&format!("rm -q {path}"));
        let staged = on(&repository, "scan --staged", DAY);
        assert_eq!((staged.exit, staged.err.as_str()), (Exit::Fine, ""), "{}", staged.out);
        repository.commit_on("2021-01-12", "Borttaget");
        let run = on(&repository, "report --public --period 2019", DAY);
        assert_eq!(run.exit, Exit::Fine, "{}", run.err);
        repository.add();
        assert_eq!(on(&repository, "scan --staged", DAY).exit, Exit::Fine);
    }
}

/// What was withdrawn has been read.
#[test]
fn no_time_overlaps_one_that_has_been_withdrawn() {
    let halves: [(&str, &[usize]); 6] = [
        ("2018-H1", &[1]),
        ("2018-H2", &[1]),
        ("2019-H1", &[9, 7]),
        ("2019-H2", &[8, 6]),
        ("2020-H1", &[9, 7]),
        ("2020-H2", &[8, 6]),
    ];
    let settings = |years: &str| format!("[publication]\nyears = {years}\n");
    let repository = committed(&by_milieu(&halves).file("vbe.toml", &settings("2")), "2021-01-10");
    let other = repository.beside("annan");
    crate::guard::git(repository.path(), &format!("clone -q . {}", other.display()));
    assert_eq!(on(&repository, "report --public --period 2019-2020", DAY).exit, Exit::Fine);
    repository.commit_on("2021-01-11", "Två år");
    fs::write(other.join("vbe.toml"), settings("1")).unwrap();
    assert_eq!(there(&other, "report --public --period 2020").exit, Exit::Fine);
    crate::guard::git(&other, "checkout -q vbe.toml");
    crate::guard::git(&other, "add -A");
    crate::guard::git(&other, &[UNHOOKED, &["commit", "-q", "-m", "Ett"]].concat().join(" "));
    // The guard sees both when they come together, and lets the merge in when one of them is withdrawn.
    let merge = [UNHOOKED, &["pull", "-q", "--no-rebase", "--no-ff", "--no-commit"]].concat().join(" ");
    repository.git(&format!("{merge} {} main", other.display()));
    let staged = on(&repository, "scan --staged", DAY);
    assert!(staged.exit == Exit::Found && staged.out.contains("[published-twice]"), "{}", staged.out);
    assert!(staged.err.contains("git merge --abort"), "{}", staged.err);
    repository.commit("Båda");
    let range = on(&repository, "scan --range HEAD^!", DAY);
    assert!(range.exit == Exit::Found && range.out.contains("[published-twice]"), "{}", range.out);
    repository.git("rm -q records/reports/offentlig-2019-2020.yaml");
    assert_eq!(on(&repository, "scan --staged", DAY).exit, Exit::Fine);
    repository.commit("Tillbakadraget");
    let run = on(&repository, "report --public --period 2018-2019", DAY);
    assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{}", run.err);
    assert!(run.err.contains("overlaps 2019-2020"), "{}", run.err);
}

/// Whoever moves the cases to a repository of their own takes what was published along.
#[test]
fn cases_that_are_moved_to_their_own_repository_are_not_published_anew() {
    let repository = published_in(|sandbox| sandbox.file("vbe.toml", ""));
    repository.commit_on("2020-02-02", "Publicerat");
    let cases = repository.beside("arenden");
    fs::create_dir(&cases).unwrap();
    fs::rename(repository.path().join("records/cases"), cases.join("cases")).unwrap();
    repository.file("vbe.toml", "[paths]\nrecords = \"../arenden\"\n");
    for words in ["init -q -b main", "add -A", "-c core.hooksPath=/dev/null commit -q -m Flyttat"] {
        crate::guard::git(&cases, words);
    }
    assert_not_published(&repository, PUBLISH, "offentlig-2018");
    // What it says to do works.
    let said = on(&repository, "validate", DAY).out.split_whitespace().collect::<Vec<_>>().join(" ");
    let (_, to) = said.split_once("Move it to ").unwrap_or_else(|| panic!("{said}"));
    let to = to.split_once(", as it is.").unwrap_or_else(|| panic!("{said}")).0;
    let command = format!("mkdir -p {to} && mv {LEDGER} {to}");
    let mut shell = Command::new("sh");
    let status = shell.args(["-c", &command]).current_dir(repository.path()).envs(alone()).status();
    assert!(status.unwrap().success(), "{command}");
    let run = on(&repository, PUBLISH, DAY);
    assert!(run.exit == Exit::Fine && run.out.contains("30"), "{}", run.err);
}

/// What says that it is something else among the cases may be a case that is not counted.
#[test]
fn another_kind_among_the_cases_stops_publication() {
    let halves: [(&str, &[usize]); 2] = [("2018-H1", &[9, 7]), ("2018-H2", &[8, 6])];
    for (kind, rest) in [
        ("training", "title: Kurs\non: 2018-05-02\n"),
        ("meeting", "group: styrgrupp\non: 2018-05-14\n"),
        ("routine", "title: Rutin\n"),
    ] {
        for folder in ["cases", "incidents"] {
            let text = format!("kind: {kind}\nid: k7qx2m9f\n{rest}");
            let sandbox = by_milieu(&halves).file(&format!("records/{folder}/k7qx2m9f.yaml"), &text);
            let run = sandbox.run(PUBLISH);
            assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{kind}: {}", run.err);
            assert!(run.err.contains("k7qx2m9f.yaml") && run.err.contains("write kind: case"), "{}", run.err);
        }
    }
}

/// The commands that write make no publication and move no case, and say so before anything is written.
#[test]
fn no_command_writes_what_no_commit_can_have() {
    let repository = published_in(|sandbox| sandbox.file("vbe.toml", ""));
    repository.commit_on("2020-02-02", "Publicerat");
    let own = id(0);
    let new = "registered=2018-H2 source=school age_band=16-17 environment=unclear concern=symbols channel=staff measures=talk status=open expires=2023-H2";
    for (words, why) in [
        (
            "new report id=offentlig-2019 audience=public period=2019 on=2021-01-02 k=5 cases=7".to_owned(),
            "vbe report --public",
        ),
        ("set offentlig-2018 cases=9".to_owned(), "vbe report --public"),
        ("set offentlig-2018 on=2020-03-01".to_owned(), "vbe report --public"),
        ("set offentlig-2018 audience= sort=other".to_owned(), "vbe report --public"),
        (format!("set {own} registered=2019-H1"), "was registered in 2018-H1"),
        (format!("set {own} registered=2018-H2"), "2018-H2 is published already"),
        (format!("new case {new}"), "2018-H2 is published already"),
    ] {
        let run = on(&repository, &words, DAY);
        let err = run.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(run.exit, Exit::Failed, "{words}: {}{err}", run.out);
        assert!(err.contains(why), "{words}: {err}");
        assert_eq!(repository.git("status --porcelain"), "", "{words}");
    }
    // What was changed and not committed may be written back.
    let path = format!("records/cases/{own}.yaml");
    let text = fs::read_to_string(repository.path().join(&path)).unwrap();
    repository.file(&path, &text.replace("2018-H1", "2019-H1"));
    let run = on(&repository, &format!("set {own} registered=2018-H1"), DAY);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert_eq!(repository.git("status --porcelain"), "");
}

/// A case that comes among the counted records from elsewhere was not counted.
#[test]
fn a_case_from_outside_the_counted_records_is_late() {
    let late = case(&id(90), ("2018-H1", "islamist", "16-17", "school", "talk"));
    let name = format!("{}.yaml", id(90));
    for (from, settings) in [("soder/records/cases", "soder/vbe.toml"), ("arkiv", "vbe.toml")] {
        let text = if from == "arkiv" { "[privacy]\nelsewhere = [\"arkiv\"]\n" } else { "" };
        let repository = published_in(|sandbox| {
            sandbox.file("vbe.toml", "").file(settings, text).file(&format!("{from}/{name}"), &late)
        });
        repository.commit_on("2020-02-02", "Publicerat");
        repository.git(&format!("mv {from}/{name} records/cases/{name}"));
        let told = on(&repository, "validate", DAY).out;
        assert!(told.contains("[registered-late]"), "{from}: {told}");
        repository.add();
        let staged = on(&repository, "scan --staged", DAY);
        assert!(
            staged.exit == Exit::Found && staged.out.contains("[registered-late]"),
            "{from}: {}",
            staged.out
        );
        repository.commit("Flyttat");
        let range = on(&repository, "scan --range HEAD^!", DAY);
        assert!(
            range.exit == Exit::Found && range.out.contains("[registered-late]"),
            "{from}: {}",
            range.out
        );
        let run = on(&repository, "report --public --period 2019", DAY);
        assert!(run.exit == Exit::Failed && run.err.contains("is published already"), "{from}: {}", run.err);
    }
}

/// A ledger that is only in the index has been printed too.
#[test]
fn a_ledger_that_is_only_in_the_index_is_missed() {
    let repository = published_in(|sandbox| sandbox.file("vbe.toml", ""));
    repository.add();
    fs::remove_file(repository.path().join(LEDGER)).unwrap();
    let run = on(&repository, PUBLISH, DAY);
    assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{}", run.err);
    assert!(run.err.contains("git restore -- records/reports/offentlig-2018.yaml"), "{}", run.err);
    repository.git(&format!("restore -- {LEDGER}"));
    assert_eq!(on(&repository, PUBLISH, DAY).exit, Exit::Fine);
}

/// What is hidden in both half-years of a year is not told by the published number of the year.
#[test]
fn no_page_tells_a_small_count_beside_what_is_published() {
    for (first, second) in [([8, 4], [9, 4]), ([8, 3], [9, 4]), ([8, 4], [9, 3])] {
        let sandbox = by_milieu(&[("2023-H1", &first), ("2022-H2", &[9, 9]), ("2023-H2", &second)]);
        let page = sandbox.run("cases --period 2023 --format csv").out;
        assert!(page.contains("2023-H1;all") && !page.contains(";milieu;"), "{page}");
        let earlier = sandbox.run("cases --period 2022-H2 --format csv").out;
        assert!(earlier.contains(";milieu;"), "{earlier}");
    }
    // Where the year tells nothing, all is shown as before, and of a few nothing is.
    let sandbox = by_milieu(&[("2023-H1", &[8, 2]), ("2023-H2", &[9, 3])]);
    assert!(sandbox.run("cases --period 2023 --format csv").out.contains(";milieu;"));
    for (first, second) in [(4, 4), (3, 4), (5, 3), (7, 0)] {
        let sandbox = by_milieu(&[("2023-H1", &[first]), ("2023-H2", &[second])]);
        let page = sandbox.run("cases --period 2023 --format csv").out;
        assert!(!page.contains(";all;"), "{first} {second}: {page}");
    }
}

/// What is small today is small in what was.
#[test]
fn an_earlier_page_is_counted_by_the_largest_of_the_smallest_counts() {
    let sandbox = by_milieu(&[("2020-H1", &[9, 7])]).file("vbe.toml", "[publication]\nk = 5\n");
    let repository = committed(&sandbox, "2020-10-01");
    repository.file("vbe.toml", "[publication]\nk = 20\n");
    repository.commit_on("2020-11-01", "Fler");
    for words in ["cases --at HEAD~1", "privacy --at HEAD~1"] {
        let page = on(&repository, words, DAY).out;
        assert!(page.contains("<20") || page.contains("20"), "{page}");
        assert!(!page.contains("5+") && !page.contains("<5"), "{page}");
    }
}

/// Each case is a file, so that no number of files tells of them.
#[test]
fn no_number_of_files_counts_cases() {
    let page = |cases: usize, plans: usize, broken: usize| {
        let mut sandbox = by_milieu(&[("2020-H1", &[cases])]).file("vbe.toml", "");
        for at in 0..plans {
            let text = PLAN.replace("id: plan", &format!("id: plan-{at}"));
            sandbox = sandbox.file(&format!("plans/plan-{at}.yaml"), &text);
        }
        for at in 0..broken {
            let path = format!("records/cases/{}.yaml", id(at));
            let text = sandbox.read(&path).replace("status: open", "status: nowhere");
            sandbox = sandbox.file(&path, &text);
        }
        sandbox
    };
    let counts = |sandbox: &Sandbox| {
        ["validate", "scan", "fmt --check"].map(|words| {
            let run = sandbox.run(words);
            let told = format!("{}{}", run.out, run.err);
            // How many findings there are is no count of files.
            let sums = told.lines().filter(|line| line.contains("file"));
            sums.map(|line| line.split(": ").next().unwrap().to_owned()).collect::<Vec<_>>().join("\n")
        })
    };
    for plans in [0, 2, 3] {
        assert_eq!(counts(&page(1, plans, 0)), counts(&page(9, plans, 0)), "{plans} plans");
    }
    for words in ["status", "gaps", "due", "list role", "account samordnare --as-of 2021-01-01"] {
        let [one, three] = [1, 3].map(|broken| page(9, 1, broken).run(words));
        assert_eq!(one.out, three.out, "{words}");
    }
    let unread = by_milieu(&[]).file("vbe.toml", "").file("records/cases/k7qx2m9f.yaml", "kind: [");
    for words in ["cases", "privacy"] {
        let told = unread.run(words).out;
        assert!(!told.contains("There are no cases here."), "{told}");
    }
}

/// What is taken back by another commit passes no hook of a commit, and is told of all the same.
#[test]
fn a_publication_that_is_reverted_is_warned_of() {
    let repository = published_in(|sandbox| sandbox.file("vbe.toml", ""));
    repository.commit_on("2020-02-02", "Publicerat");
    let from = repository.git("rev-parse HEAD").trim().to_owned();
    repository.git(&[UNHOOKED, &["revert", "--no-edit", "HEAD"]].concat().join(" "));
    let to = repository.git("rev-parse HEAD").trim().to_owned();
    repository.git(&format!("reset -q --soft {from}"));
    let line = format!("{from} {to} refs/heads/main\n");
    let input = vbe::cli::Input::new(std::io::Cursor::new(line), false);
    let run = crate::guard::vbe(repository.path(), "scan --transaction prepared", input);
    assert!(run.exit == Exit::Fine && run.out.contains("[unsound-publication]"), "{}{}", run.out, run.err);
}
