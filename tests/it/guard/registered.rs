//! The half-year in which a case was registered, in two versions. Only what git keeps has both.

use vbe::cli::{Exit, Input};

use super::{REST, Repository, vbe};
use crate::sandbox::Run;

const FILE: &str = "records/cases/k7qx2m9f.yaml";

fn case(registered: &str) -> String {
    named("k7qx2m9f", registered, "Inget")
}

fn named(id: &str, registered: &str, note: &str) -> String {
    let rest = REST.replace("registered: 2024-H1\n", "").replace("2029-H1", "2026-H1");
    format!("kind: case\nid: {id}\nregistered: {registered}\nnote: {note}\n{rest}")
}

/// A workspace with one case, committed.
fn sandbox() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "").file(FILE, &case("2024-H1")).add().commit("Början");
    repository
}

/// What is found, as `path line rule`.
fn found(run: &Run) -> (Exit, Vec<String>) {
    let page: serde_json::Value =
        serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err));
    let one = |finding: &serde_json::Value| {
        format!(
            "{} {} {}",
            finding["path"].as_str().unwrap(),
            finding["line"],
            finding["rule"].as_str().unwrap()
        )
    };
    (run.exit, page["findings"].as_array().unwrap().iter().map(one).collect())
}

impl Repository {
    fn guard(&self, words: &str) -> (Exit, Vec<String>) {
        found(&self.vbe(&format!("scan --format json {words}")))
    }
}

fn moved(path: &str) -> (Exit, Vec<String>) {
    (Exit::Found, vec![format!("{path} 3 registered-changed")])
}

const CLEAN: (Exit, Vec<String>) = (Exit::Fine, Vec::new());

#[test]
fn a_case_that_is_moved_to_another_half_year_is_stopped_before_the_commit() {
    let repository = sandbox();
    repository.file(FILE, &case("2024-H2"));
    assert_eq!(repository.guard("--staged"), CLEAN, "it is not in the index");
    repository.add();
    repository.file(FILE, &case("2024-H1"));
    assert_eq!(repository.guard("--staged"), moved(FILE), "the index counts, not the file");
    let told = repository.vbe("scan --staged");
    assert!(told.out.contains("was registered in 2024-H1, and now it says 2024-H2"), "{}", told.out);
    assert!(told.err.contains("nothing about anybody has been found"), "nothing has leaked: {}", told.err);
    assert_eq!(repository.vbe("scan").exit, Exit::Fine, "with one version there is nothing to compare");
}

#[test]
fn what_is_said_of_a_case_may_change_and_so_may_the_way_a_half_year_is_written() {
    let repository = sandbox();
    repository.file(FILE, &named("k7qx2m9f", "\"V 2024\" # våren", "Något")).add();
    assert_eq!(repository.guard("--staged"), CLEAN);
    repository.file("records/cases/ny8d3kx2.yaml", &named("ny8d3kx2", "2023-H1", "Inget")).add();
    assert_eq!(repository.guard("--staged"), CLEAN, "a new case");
    repository.git("rm -q -f records/cases/k7qx2m9f.yaml");
    assert_eq!(repository.guard("--staged"), CLEAN, "one is taken out, and another is new");
}

#[test]
fn a_commit_is_compared_with_the_one_before_it_and_is_named() {
    let repository = sandbox();
    let commit = repository.file(FILE, &case("2023-H1")).add().commit("flyttat");
    repository.file("a", "b").add().commit("annat");
    assert_eq!(repository.guard("--staged"), CLEAN);
    assert_eq!(repository.guard("--range HEAD~2..HEAD"), moved(FILE));
    assert_eq!(repository.guard("--range HEAD~1..HEAD"), CLEAN);
    assert_eq!(repository.guard("--range HEAD"), moved(FILE), "the first commit has no parent");
    assert_eq!(repository.guard("--history"), CLEAN, "what is kept cannot be written otherwise");
    let page: serde_json::Value =
        serde_json::from_str(&repository.vbe("scan --range HEAD --format json").out).unwrap();
    let named = page["findings"][0]["commit"].as_str().unwrap();
    assert!(named.len() >= 10 && commit.starts_with(named), "{named}");
    assert_eq!(page["findings"][0]["class"], serde_json::Value::Null);
}

#[test]
fn it_is_found_before_a_push() {
    let repository = sandbox();
    let from = repository.git("rev-parse HEAD").trim().to_owned();
    let to = repository.file(FILE, &case("2023-H1")).add().commit("flyttat");
    let line = format!("refs/heads/main {to} refs/heads/main {from}\n");
    let input = Input::new(std::io::Cursor::new(line), false);
    assert_eq!(found(&vbe(repository.path(), "scan --push origin --format json", input)), moved(FILE));
}

#[test]
fn a_case_is_known_by_its_id_wherever_its_file_lies() {
    let repository = sandbox();
    std::fs::create_dir(repository.path().join("records/cases/åäö")).unwrap();
    repository.git(&format!("mv {FILE} records/cases/åäö/k7qx2m9f.yaml"));
    assert_eq!(repository.guard("--staged"), CLEAN, "moved as it is");
    repository.file("records/cases/åäö/k7qx2m9f.yaml", &case("2024-H2")).add();
    assert_eq!(repository.guard("--staged"), moved("records/cases/åäö/k7qx2m9f.yaml"));
    repository.commit("flyttat");
    assert_eq!(repository.guard("--range HEAD~1..HEAD"), moved("records/cases/åäö/k7qx2m9f.yaml"));
}

/// Taken out in one commit and written anew in a later one, in whatever folder, it is still the same case.
#[test]
fn a_case_that_was_taken_out_and_comes_again_is_the_same_case() {
    for path in [FILE, "records/cases/2024/k7qx2m9f.yaml"] {
        let repository = sandbox();
        repository.git(&format!("rm -q {FILE}"));
        repository.commit("borttaget");
        repository.file("a", "b").add().commit("annat");
        repository.file(path, &case("2023-H1")).add();
        assert_eq!(repository.guard("--staged"), moved(path));
        repository.commit("igen");
        for range in ["HEAD^..HEAD", "HEAD~2..HEAD", "HEAD"] {
            assert_eq!(repository.guard(&format!("--range {range}")), moved(path), "{range}");
        }
        repository.git("reset -q --hard HEAD^");
        repository.file(path, &case("2024-H1")).add();
        assert_eq!(repository.guard("--staged"), CLEAN, "as it was");
        repository.git("reset -q --hard");
        let other = "records/cases/zz4t8w2p.yaml";
        repository.file(other, &named("zz4t8w2p", "2023-H1", "Inget")).add();
        assert_eq!(repository.guard("--staged"), CLEAN, "under a new id");
    }
}

#[test]
fn a_new_case_with_the_id_of_one_that_is_taken_out_is_the_same_case() {
    let repository = sandbox();
    repository.git(&format!("rm -q {FILE}"));
    repository.file("records/cases/2025/k7qx2m9f.yaml", &case("2023-H1")).add();
    assert_eq!(repository.guard("--staged"), moved("records/cases/2025/k7qx2m9f.yaml"));
    repository.git("mv records/cases/2025/k7qx2m9f.yaml records/cases/2025/zz4t8w2p.yaml -f");
    repository.file("records/cases/2025/zz4t8w2p.yaml", &named("zz4t8w2p", "2023-H1", "Inget")).add();
    assert_eq!(repository.guard("--staged"), CLEAN);
    // Its file now has another case in it, with an id of its own.
    repository.git("reset -q --hard");
    repository.file(FILE, &named("zz4t8w2p", "2023-H1", "Inget")).add();
    assert_eq!(repository.guard("--staged"), (Exit::Found, vec![format!("{FILE} 2 file-name")]));
}

/// What is broken in one commit and mended in the next has not become another case.
#[test]
fn a_file_that_cannot_be_read_as_a_record_is_read_line_by_line() {
    let repository = sandbox();
    let broken = |registered: &str| format!("{}steps: [\n\tx: \"\n", case(registered));
    // That it cannot be read stops it too.
    let moves = |repository: &Repository| {
        repository.guard("--staged").1.iter().any(|finding| finding.ends_with("registered-changed"))
    };
    repository.file(FILE, &broken("2024-H2")).add();
    assert!(moves(&repository));
    repository.file(FILE, &broken("'2024-H1' # våren")).add();
    assert!(!moves(&repository));
    repository.commit("trasig");
    repository.file(FILE, &case("2023-H2")).add();
    assert_eq!(repository.guard("--staged"), moved(FILE));
    // Where nothing can be made out there is nothing to compare.
    for text in ["", "registered:\n", "registered: nyss\n", "registered: \"\n", "\u{1}", "kind: case\n"] {
        repository.file(FILE, text).add();
        assert!(!moves(&repository), "{text:?}");
    }
}

#[test]
fn a_merge_may_say_what_any_of_its_parents_says_and_nothing_else() {
    let repository = sandbox();
    repository.git("switch -q -c sida");
    repository.file(FILE, &named("k7qx2m9f", "2024-H1", "Sida")).add().commit("sida");
    repository.git("switch -q main");
    repository.file("a", "stam").add().commit("stam");
    repository.git("merge -q --no-commit --no-ff sida");
    assert_eq!(repository.guard("--staged"), CLEAN);
    repository.file(FILE, &case("2024-H2")).add();
    assert_eq!(repository.guard("--staged"), moved(FILE));
    repository.commit("sammanslagning");
    assert_eq!(repository.guard("--range HEAD^1..HEAD"), moved(FILE), "a merge alone brought it");
}

/// A branch that has moved a case does not spoil the branch that it is merged into, when that one is followed.
#[test]
fn a_merge_that_keeps_the_right_half_year_is_clean() {
    let repository = sandbox();
    repository.git("switch -q -c sida");
    repository.file(FILE, &named("k7qx2m9f", "2023-H1", "Sida")).add().commit("sida");
    repository.git("switch -q main");
    repository.file(FILE, &named("k7qx2m9f", "2024-H1", "Stam")).add().commit("stam");
    let merge = super::command(repository.path(), &["merge", "-q", "--no-commit", "sida"]).status().unwrap();
    assert!(!merge.success(), "both have changed it");
    assert_eq!(repository.guard("--staged").0, Exit::Fine, "not settled");
    repository.file(FILE, &named("k7qx2m9f", "2024-H1", "Båda")).add();
    assert_eq!(repository.guard("--staged"), CLEAN);
    repository.commit("sammanslagning");
    assert_eq!(repository.guard("--range sida..HEAD"), CLEAN);
    assert_eq!(repository.guard("--range HEAD^1..HEAD"), CLEAN, "it ends with what stood there");
}

/// The advice must not itself be stopped: what has been committed past the guard can be written as it was.
#[test]
fn what_was_committed_by_mistake_can_be_brought_back() {
    let repository = sandbox();
    repository.file(FILE, &case("2023-H1")).add().commit("flyttat");
    repository.file(FILE, &case("2024-H1")).add();
    assert_eq!(repository.guard("--staged"), CLEAN);
    repository.file(FILE, &case("2023-H2")).add();
    assert_eq!(repository.guard("--staged"), moved(FILE), "a third half-year is none that it has had");
}

/// No setting and no comment opens it.
#[test]
fn it_is_neither_suppressed_nor_weighed() {
    let repository = sandbox();
    let allowed = "2024-H2 # vbe: allow[registered-changed] inskrivet dubbelt, until 2099-01-31";
    repository.file(FILE, &case(allowed)).add();
    assert_eq!(repository.guard("--staged"), moved(FILE));
    let told = repository.vbe("validate").out;
    assert!(told.contains("The rule registered-changed cannot be suppressed."), "{told}");
    repository.file(FILE, &case("2024-H2")).add();
    for weight in ["note", "warning", "off"] {
        repository.file("vbe.toml", &format!("[rules]\nregistered-changed = \"{weight}\"\n")).add();
        assert_eq!(repository.guard("--staged"), moved(FILE), "{weight}");
    }
}

/// A leak in the same file is told once, and the guard's other words are not disturbed.
#[test]
fn a_leak_beside_it_is_told_once_and_hidden() {
    let repository = sandbox();
    repository.file(FILE, &named("k7qx2m9f", "2024-H2", "'189001019802'")).add();
    let (exit, mut lines) = repository.guard("--staged");
    lines.sort();
    let expected = [format!("{FILE} 3 registered-changed"), format!("{FILE} 4 identifies-person")];
    assert_eq!((exit, &lines[..]), (Exit::Found, &expected[..]));
    let run = repository.vbe("scan --staged");
    assert!(!run.out.contains("189001019802"), "{}", run.out);
}

/// A half-year that has not begun is stopped, and one that was committed all the same can be mended.
#[test]
fn a_half_year_that_has_not_begun_is_stopped_and_can_be_mended() {
    let repository = sandbox();
    let path = "records/cases/ny8d3kx2.yaml";
    let new = |half: &str| named("ny8d3kx2", half, "Inget").replace("2026-H1", "2031-H1");
    repository.file(path, &new("2027-H1")).add();
    let future = (Exit::Found, vec![format!("{path} 3 progress-in-future")]);
    assert_eq!(repository.guard("--staged"), future);
    repository.commit("förbi vakten");
    assert_eq!(repository.guard("--range HEAD^..HEAD"), future);
    repository.file(path, &named("ny8d3kx2", "2024-H2", "Inget")).add();
    assert_eq!(repository.guard("--staged"), CLEAN, "it was mistyped");
    repository.commit("rättat");
    assert_eq!(repository.guard("--range HEAD~2..HEAD"), CLEAN, "it is mended");
    // One that has begun is another matter, and the message names the way out.
    repository.file(path, &named("ny8d3kx2", "2023-H1", "Inget")).add();
    let told = repository.vbe("scan --staged").out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("under a new id: vbe new case"), "{told}");
    repository.git(&format!("rm -q -f {path}"));
    repository.file("records/cases/zz4t8w2p.yaml", &named("zz4t8w2p", "2023-H1", "Inget")).add();
    assert_eq!(repository.guard("--staged"), CLEAN);
}

fn ledger(more: &str) -> String {
    format!("kind: report\nid: offentlig-2023\naudience: public\nperiod: 2023\non: 2024-02-01\nk: 5\n{more}")
}

/// What is published is not added to: a new case of such a time is stopped, whether or not the ledger names a revision.
#[test]
fn a_case_that_comes_late_is_stopped_and_can_be_registered_now() {
    for with_revision in [true, false] {
        let repository = sandbox();
        let counted = "records/cases/zz4t8w2p.yaml";
        repository.file(counted, &named("zz4t8w2p", "2023-H2", "Inget")).add();
        let revision = repository.commit("Det som räknas");
        let more = if with_revision { format!("revision: \"{}\"\n", &revision[..10]) } else { String::new() };
        repository.file("records/reports/offentlig-2023.yaml", &ledger(&more)).add().commit("Publicerat");
        // What was counted may change in other ways, and move.
        repository.file(counted, &named("zz4t8w2p", "2023-H2", "Något")).add();
        assert_eq!(repository.guard("--staged"), CLEAN);
        std::fs::create_dir_all(repository.path().join("records/cases/2023")).unwrap();
        repository.git(&format!("mv {counted} records/cases/2023/zz4t8w2p.yaml"));
        assert_eq!(repository.guard("--staged"), CLEAN);
        repository.commit("Flyttat");
        let path = "records/cases/ny8d3kx2.yaml";
        repository.file(path, &named("ny8d3kx2", "2023-H1", "Inget")).add();
        let late = (Exit::Found, vec![format!("{path} 3 registered-late")]);
        assert_eq!(repository.guard("--staged"), late);
        let told = repository.vbe("validate").out;
        assert!(told.contains("[registered-late]"), "{told}");
        repository.commit("förbi vakten");
        assert_eq!(repository.guard("--range HEAD^..HEAD"), late);
        // What it says to do works, before the commit and after it.
        repository.git(&format!("rm -q -f {path}"));
        repository.file("records/cases/hm3x8q2d.yaml", &named("hm3x8q2d", "2024-H2", "Inget")).add();
        assert_eq!(repository.guard("--staged"), CLEAN);
        let told = repository.vbe("validate").out;
        assert!(!told.contains("[registered-late]"), "{told}");
        repository.commit("rättat");
        assert_eq!(repository.guard("--range HEAD~2..HEAD"), CLEAN, "it is mended");
    }
}

/// What one workspace of a repository has published says nothing of the cases of another.
#[test]
fn a_publication_stops_no_case_in_another_workspace() {
    let repository = sandbox();
    let more = format!("revision: \"{}\"\n", &repository.git("rev-parse HEAD")[..10]);
    repository
        .file("records/reports/offentlig-2023.yaml", &ledger(&more))
        .file("annan/vbe.toml", "")
        .add()
        .commit("Publicerat");
    let text = named("ny8d3kx2", "2023-H1", "Inget");
    repository.file("annan/records/cases/ny8d3kx2.yaml", &text).add();
    assert_eq!(repository.guard("--staged"), CLEAN);
    repository.commit("Ärende");
    assert_eq!(repository.guard("--range HEAD^..HEAD"), CLEAN);
    assert_eq!(repository.guard("--range HEAD"), CLEAN);
    let path = "records/cases/zz4t8w2p.yaml";
    repository.file(path, &named("zz4t8w2p", "2023-H1", "Inget")).add();
    assert_eq!(repository.guard("--staged"), (Exit::Found, vec![format!("{path} 3 registered-late")]));
}

/// A record about people outside the folder for them is stopped, wherever it is, and can be moved.
#[test]
fn a_case_outside_the_records_is_stopped_and_can_be_moved() {
    for path in ["plans/k7qx2m9f.yaml", "k7qx2m9f.yaml", "arenden/k7qx2m9f.yaml", "schemas/k7qx2m9f.yml"] {
        let repository = sandbox();
        let to = repository.path().join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        repository.git(&format!("mv {FILE} {path}"));
        let outside = (Exit::Found, vec![format!("{path} 1 misplaced-case")]);
        assert_eq!(repository.guard("--staged"), outside, "{path}");
        let told = repository.vbe("scan --staged").out;
        assert!(told.contains("Move it to records/cases"), "{told}");
        let told = repository.vbe("validate").out;
        assert!(
            told.contains("[misplaced-case]") && told.contains("Move it to records/cases"),
            "{path}: {told}"
        );
        repository.commit("förbi vakten");
        assert_eq!(repository.guard("--range HEAD^..HEAD"), outside, "{path}");
        std::fs::create_dir_all(repository.path().join("records/cases")).unwrap();
        repository.git(&format!("mv {path} {FILE}"));
        assert_eq!(repository.guard("--staged"), CLEAN, "{path}");
        assert!(!repository.vbe("validate").out.contains("[misplaced-case]"), "{path}");
    }
    // A folder of examples can be exempt, and another workspace has its own.
    let repository = sandbox();
    repository
        .file("vbe.toml", "[privacy]\nelsewhere = ['exempel']\n")
        .file("exempel/a.yaml", &case("2024-H1"))
        .file("annan/vbe.toml", "[paths]\nrecords = 'poster'\n")
        .file("annan/poster/cases/zz4t8w2p.yaml", &named("zz4t8w2p", "2024-H1", "Inget"));
    repository.add();
    assert_eq!(repository.guard("--staged"), CLEAN);
    assert!(!repository.vbe("validate").out.contains("[misplaced-case]"));
    repository.file("annan/plans/k7qx2m9f.yaml", &case("2024-H1")).add();
    let told = repository.vbe("scan --staged").out;
    assert!(told.contains("Move it to annan/poster/cases"), "{told}");
}

/// A change that got into shared history stops those who pull it until it is written back, and no longer.
#[test]
fn what_is_written_back_in_a_later_commit_stops_nobody() {
    let repository = sandbox();
    repository.file(FILE, &case("2024-H2")).add().commit("förbi vakten");
    assert_eq!(repository.guard("--range HEAD~1..HEAD"), moved(FILE));
    let told = repository.vbe("scan --range HEAD~1..HEAD");
    assert!(told.err.contains("STOPPED: the form is wrong"), "{}", told.err);
    // Another change does not hide it, nor does another name.
    repository.file(FILE, &named("k7qx2m9f", "2024-H2", "Något")).add().commit("mer");
    assert_eq!(repository.guard("--range HEAD~2..HEAD"), moved(FILE));
    std::fs::create_dir_all(repository.path().join("records/cases/2024")).unwrap();
    repository.git(&format!("mv {FILE} records/cases/2024/k7qx2m9f.yaml"));
    repository.commit("flyttat");
    assert_eq!(repository.guard("--range HEAD~3..HEAD"), moved(FILE));
    repository.git(&format!("mv records/cases/2024/k7qx2m9f.yaml {FILE}"));
    // What it says to do is no change, before the commit and after it.
    repository.file(FILE, &named("k7qx2m9f", "2024-H1", "Något")).add();
    assert_eq!(repository.guard("--staged"), CLEAN);
    repository.commit("tillbaka");
    for range in ["HEAD~1..HEAD", "HEAD~4..HEAD"] {
        assert_eq!(repository.guard(&format!("--range {range}")), CLEAN, "{range}");
    }
    // Taken out, it is mended too.
    repository.file(FILE, &case("2023-H2")).add().commit("igen");
    repository.git(&format!("rm -q {FILE}"));
    repository.commit("borttaget");
    assert_eq!(repository.guard("--range HEAD~2..HEAD"), CLEAN);
}

/// Ids that must not be told are compared as they stand in the files: two that look the same when covered are two cases.
#[test]
fn two_cases_whose_ids_are_covered_are_not_one() {
    let repository = Repository::new();
    let (one, other) = ("storgatan-12", "storgatan-34");
    let path = |id: &str| format!("records/cases/{id}.yaml");
    repository.file("vbe.toml", "").file(&path(one), &named(one, "2024-H1", "Inget"));
    repository.file(&path(other), &named(other, "2023-H1", "Inget")).add().commit("förbi vakten");
    repository.file(&path(one), &named(one, "2023-H1", "Inget"));
    repository.file(&path(other), &named(other, "2023-H1", "Något")).add();
    let (exit, found) = repository.guard("--staged");
    let moved: Vec<&String> = found.iter().filter(|one| one.ends_with("registered-changed")).collect();
    assert_eq!((exit, moved.len()), (Exit::Found, 1), "{found:?}");
}
