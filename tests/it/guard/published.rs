//! What is published is guarded wherever its ledger lies, on whatever branch it is, and whichever of the two comes last.

use vbe::cli::Exit;

use super::{REST, Repository, UNHOOKED};

const LEDGER: &str = "records/reports/offentlig-2023.yaml";
const LATE: &str = "records/cases/ny8d3kx2.yaml";

fn case(id: &str) -> String {
    let rest = REST.replace("registered: 2024-H1\n", "").replace("2029-H1", "2026-H1");
    format!("kind: case\nid: {id}\nregistered: 2023-H1\n{rest}")
}

fn ledger(revision: &str) -> String {
    let head = "kind: report\nid: offentlig-2023\naudience: public\nperiod: 2023\non: 2024-02-01\nk: 5\n";
    format!("{head}revision: \"{}\"\n", &revision[..10])
}

/// One case that is counted, published on one branch, and a late case on another.
fn divided() -> Repository {
    let repository = Repository::new();
    let counted = "records/cases/k7qx2m9f.yaml";
    let revision = repository.file("vbe.toml", "").file(counted, &case("k7qx2m9f")).add().commit("Ärenden");
    repository.git("branch sen");
    repository.file(LEDGER, &ledger(&revision)).add().commit("Publicerat");
    repository
}

/// The rules that stop something, and the file of each.
fn stops(repository: &Repository, words: &str) -> Vec<String> {
    let run = repository.vbe(&format!("scan --format json {words}"));
    let page: serde_json::Value =
        serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err));
    let found = page["findings"].as_array().unwrap().iter();
    let told: Vec<String> = found
        .map(|finding| {
            let of = |key: &str| finding[key].as_str().unwrap().to_owned();
            format!("{} {} {}", of("severity"), of("rule"), of("path"))
        })
        .collect();
    assert_eq!(run.exit == Exit::Found, told.iter().any(|one| one.starts_with("error")), "{told:?}");
    told
}

fn late() -> Vec<String> {
    vec![format!("error registered-late {LATE}")]
}

#[test]
fn a_merge_is_stopped_in_both_directions_and_so_is_what_brings_the_ledger() {
    let repository = divided();
    let published = repository.git("rev-parse HEAD").trim().to_owned();
    repository.git("switch -q sen");
    repository.file(LATE, &case("ny8d3kx2")).add();
    // Somebody has published, on whatever branch.
    assert_eq!(stops(&repository, "--staged"), late());
    repository.commit("Sent");
    for (on, other) in [("sen", "main"), ("main", "sen")] {
        repository.git(&format!("switch -q {on}"));
        repository.git(&format!("merge -q --no-ff --no-commit {other}"));
        assert_eq!(stops(&repository, "--staged"), late(), "{other} into {on}");
        repository.commit("Sammanslagning");
        let range = "--range HEAD^!";
        assert_eq!(stops(&repository, range), late(), "both are known, and the merge is new: {on}");
        repository.git("reset -q --hard HEAD^");
    }
    repository.git("switch -q sen");
    repository.git(&[UNHOOKED, &["cherry-pick", &published]].concat().join(" "));
    assert_eq!(stops(&repository, "--range HEAD^!"), late(), "the ledger comes to the case");
}

#[test]
fn a_ledger_that_is_moved_or_taken_out_is_still_what_was_printed() {
    for how in ["mv records/reports records/redovisat", "mv records/reports/offentlig-2023.yaml plans.yaml"] {
        let repository = divided();
        repository.git(how);
        repository.commit("Flyttat");
        repository.file(LATE, &case("ny8d3kx2")).add();
        assert_eq!(stops(&repository, "--staged"), late(), "{how}");
        repository.commit("Sent");
        assert_eq!(stops(&repository, "--range HEAD^!"), late(), "{how}");
    }
    let repository = divided();
    repository.git(&format!("rm -q {LEDGER}"));
    let gone = vec![format!("warning unsound-publication {LEDGER}")];
    assert_eq!(stops(&repository, "--staged"), gone);
    repository.commit("Borttaget");
    assert_eq!(stops(&repository, "--range HEAD^!"), gone);
    repository.file(LATE, &case("ny8d3kx2")).add();
    assert_eq!(stops(&repository, "--staged"), late());
    repository.git("reset -q --hard");
    // Brought back, it is what it was.
    repository.git(&format!("restore --source=HEAD^ --staged --worktree {LEDGER}"));
    assert!(stops(&repository, "--staged").is_empty());
    repository.commit("Tillbaka");
    assert!(stops(&repository, "--range HEAD~2..HEAD").is_empty());
}

#[test]
fn a_ledger_that_says_something_else_is_stopped_until_it_is_as_it_was() {
    let changed = vec![format!("error unsound-publication {LEDGER}")];
    for (from, to) in [("period: 2023", "period: 2022"), ("k: 5", "k: 6")] {
        let repository = divided();
        let text = ledger(repository.git("rev-parse HEAD^").trim());
        repository.file(LEDGER, &text.replace(from, to)).add();
        assert_eq!(stops(&repository, "--staged"), changed, "{to}");
        repository.commit("Ändrat");
        assert_eq!(stops(&repository, "--range HEAD^!"), changed, "{to}");
        repository.file(LATE, &case("ny8d3kx2")).add();
        assert_eq!(stops(&repository, "--staged"), late(), "{to}");
        repository.git("reset -q --hard");
        repository.file(LEDGER, &text).add();
        assert!(stops(&repository, "--staged").is_empty(), "{to}: it is mended");
        repository.commit("Som det var");
        assert!(stops(&repository, "--range HEAD~2..HEAD").is_empty(), "{to}");
        // What is written about it may change.
        repository.file(LEDGER, &format!("# Tryckt i februari.\n{text}")).add();
        assert!(stops(&repository, "--staged").is_empty(), "{to}");
    }
}

/// Where a merge is made of two lines of which one has both, it brings nothing new.
#[test]
fn what_was_let_through_before_does_not_stop_every_merge_after_it() {
    let repository = divided();
    repository.git("switch -q sen");
    repository.file("a.md", "text").add().commit("annat");
    repository.git("switch -q main");
    repository.file(LATE, &case("ny8d3kx2")).add().commit("förbi vakten");
    repository.git("merge -q --no-ff --no-commit sen");
    assert!(stops(&repository, "--staged").is_empty());
    repository.commit("Sammanslagning");
    assert!(stops(&repository, "--range HEAD^!").is_empty());
    repository.git("switch -q sen");
    repository.git("merge -q --no-ff --no-commit main");
    repository.commit("Sammanslagning");
    assert!(stops(&repository, "--range HEAD^!").is_empty());
}

/// Neither the settings nor a comment lets in what was never printed, or what comes late.
#[test]
fn no_setting_opens_what_never_may() {
    let repository = divided();
    let text = ledger(repository.git("rev-parse HEAD^").trim());
    let allowed = |rule: &str| format!(" # vbe: allow[{rule}] kom sent, until 2099-01-31\n");
    let changed = text
        .replace("k: 5", "k: 6")
        .replace("id: offentlig-2023\n", &format!("id: offentlig-2023{}", allowed("unsound-publication")));
    let case = case("ny8d3kx2").replace("2023-H1\n", &format!("2023-H1{}", allowed("registered-late")));
    let settings =
        "[rules]\nregistered-late = \"off\"\nunsound-publication = \"note\"\npublished-twice = \"off\"\n";
    repository.file("vbe.toml", settings).file(LATE, &case).file(LEDGER, &changed).add();
    let both = vec![late()[0].clone(), format!("error unsound-publication {LEDGER}")];
    assert_eq!(stops(&repository, "--staged"), both);
    repository.commit("förbi vakten");
    assert_eq!(stops(&repository, "--range HEAD^!"), both);
}

/// The advice of the first stop can be followed to the end: the case has been committed on the other branch.
#[test]
fn in_a_merge_the_advice_is_that_of_a_committed_case() {
    let repository = divided();
    repository.git("switch -q sen");
    repository.file(LATE, &case("ny8d3kx2")).add().commit("Sent");
    repository.git("switch -q main");
    for how in ["merge -q --no-ff --no-commit sen", "merge -q --squash sen"] {
        repository.git(how);
        let told = repository.vbe("scan --staged");
        let said = told.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("under a new id"), "{how}: {said}");
        assert!(how.contains("squash") || told.err.contains("git merge --abort"), "{}", told.err);
        repository.git(&format!("rm -q -f {LATE}"));
        let anew = case("hm3x8q2d").replace("2023-H1", "2024-H2");
        repository.file("records/cases/hm3x8q2d.yaml", &anew).add();
        assert!(stops(&repository, "--staged").is_empty(), "{how}");
        repository.commit("Sammanslagning");
        assert!(stops(&repository, "--range HEAD^!").is_empty(), "{how}");
        repository.git("reset -q --hard HEAD^");
    }
}

/// Two publications of the same years, in two clones of which neither has fetched from the other.
fn twice() -> Repository {
    let repository = divided();
    let text = ledger(repository.git("rev-parse HEAD^").trim());
    repository.git("switch -q -c andra HEAD^");
    repository
        .file(LEDGER, &text.replace("k: 5", "k: 6"))
        .commit_on("2030-01-01", "Publicerat där också, och senare");
    repository
}

/// Whichever of two publications a merge keeps, the other one is lost with it, and git lists no file.
#[test]
fn a_merge_that_keeps_one_of_two_publications_tells_of_the_other() {
    let told = |severity: &str| vec![format!("{severity} unsound-publication {LEDGER}")];
    for (on, other, how, severity) in [
        ("main", "andra", "ours", "warning"),
        ("main", "andra", "theirs", "error"),
        ("andra", "main", "theirs", "warning"),
        ("andra", "main", "ours", "error"),
    ] {
        let repository = twice();
        let of = |words: &str| stops(&repository, words);
        repository.git(&format!("switch -q {on}"));
        repository.git(&format!("merge -q --no-ff --no-commit -X {how} {other}"));
        assert_eq!(of("--staged"), told(severity), "{other} into {on}, {how}");
        repository.commit("Ihop");
        assert_eq!(of("--range HEAD^!"), told(severity), "{other} into {on}, {how}");
        let validate = repository.vbe("validate").out;
        let said = validate.split_whitespace().collect::<Vec<_>>().join(" ");
        if severity == "error" {
            assert!(
                said.contains("error [unsound-publication]: This is published, and the file says"),
                "{said}"
            );
        } else {
            assert!(said.contains("note [unsound-publication]: These years are published twice"), "{said}");
        }
        // It is told once: who merges again has nothing new.
        repository.git(&format!("switch -q {other}"));
        repository.git(&format!("merge -q --no-ff --no-commit {on}"));
        repository.commit("Ihop igen");
        assert_eq!(of("--range HEAD^!"), [""; 0], "{other} into {on}, {how}");
    }
    // One that the other line never had is lost whole.
    let repository = divided();
    repository.git("switch -q sen");
    repository.file("a.md", "text").add().commit("annat");
    repository.git("merge -q --no-ff --no-commit -s ours main");
    assert_eq!(stops(&repository, "--staged"), told("warning"));
    repository.commit("Ihop");
    assert_eq!(stops(&repository, "--range HEAD^!"), told("warning"));
    // The same numbers under another path are not lost.
    let repository = divided();
    repository.git("switch -q sen");
    repository.file("a.md", "text").add().commit("annat");
    repository.git("merge -q --no-ff --no-commit main");
    repository.git(&format!("mv {LEDGER} records/reports/tryckt-2023.yaml"));
    assert_eq!(stops(&repository, "--staged"), [""; 0]);
}

/// What a commit past the guard has made of it is told by whoever looks later, and no longer when it is as it was.
#[test]
fn validate_tells_of_a_publication_that_is_no_longer_what_came_first() {
    let repository = divided();
    let text = ledger(repository.git("rev-parse HEAD^").trim());
    assert!(!repository.vbe("validate").out.contains("unsound-publication"));
    repository.file(LEDGER, &text.replace("k: 5", "k: 7"));
    for at in ["on the disk", "committed"] {
        let run = repository.vbe("validate");
        assert!(run.out.contains("says something else than what was printed"), "{at}: {}", run.out);
        repository.add().commit("förbi vakten");
    }
    repository.file(LEDGER, &text);
    let run = repository.vbe("validate");
    assert!(!run.out.contains("unsound-publication"), "{}", run.out);
}

/// Outside the records nobody knows that it may never be changed.
#[test]
fn a_ledger_outside_the_records_is_told_and_nothing_is_published_beside_it() {
    for to in ["plans/offentlig-2023.yaml", "tryckt/offentlig-2023.yaml", "offentlig-2023.yaml"] {
        let repository = divided();
        std::fs::create_dir_all(repository.path().join(to).parent().unwrap()).unwrap();
        repository.git(&format!("mv {LEDGER} {to}"));
        assert!(stops(&repository, "--staged").contains(&format!("error misplaced-case {to}")), "{to}");
        let validate = repository.vbe("validate");
        let said = validate.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("error [misplaced-case]: This is published for the public"), "{to}: {said}");
        assert!(said.contains("Move it to records/reports, as it is."), "{to}: {said}");
        let publish = repository.vbe("report --public --period 2023");
        assert_eq!(publish.exit, Exit::Failed, "{to}: {}", publish.out);
        assert!(
            publish.err.contains(to) || publish.err.contains("no longer stands"),
            "{to}: {}",
            publish.err
        );
        repository.git(&format!("mv {to} {LEDGER}"));
        assert!(!repository.vbe("validate").out.contains("misplaced-case"), "{to}");
    }
}
