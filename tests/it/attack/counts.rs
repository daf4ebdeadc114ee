//! The attack on what is counted: cases that are not on the disk, other workspaces, other working trees and branches, the
//! settings of git, and ledgers that can never have been printed.

use std::fs;
use std::path::Path;

use vbe::cli::Exit;

use super::pages::{LATER, PUBLISH, assert_not_published, committed, on, published_in};
use crate::figures::{by_milieu, case, id};
use crate::guard::{Repository, alone};
use crate::sandbox::{Run, run};

const DAY: &str = "2021-02-01";
const LEDGER: &str = "records/reports/offentlig-2018.yaml";

fn there(folder: &Path, words: &str) -> Run {
    let variables = alone().into_iter().chain([("VBE_LANG".to_owned(), "en".to_owned())]).collect();
    run(words, folder, DAY, false, variables)
}

fn whole() -> Repository {
    committed(&by_milieu(&[("2018-H1", &[9, 7]), ("2018-H2", &[8, 6])]), "2019-01-10")
}

/// Cases on the disk of nobody's are the cases of the last commit, and none is no other page than a few.
#[test]
fn no_case_on_the_disk_is_no_word_of_none() {
    let repository = whole();
    fs::remove_dir_all(repository.path().join("records/cases")).unwrap();
    assert_not_published(&repository, PUBLISH, "in the last commit but not on the disk");
    let few = committed(&by_milieu(&[("2018-H1", &[2, 1])]), "2019-01-10");
    let none = committed(&by_milieu(&[]).file("vbe.toml", ""), "2019-01-10");
    let (few, none) = (on(&few, PUBLISH, DAY), on(&none, PUBLISH, DAY));
    assert_eq!((few.exit, none.exit), (Exit::Fine, Exit::Fine), "{}", none.err);
    let body = |run: &Run| {
        run.out.lines().filter(|line| !line.contains("revision")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(none.out.contains("fewer than 5"), "{}", none.out);
    assert_eq!(body(&few), body(&none));
}

/// A copy for a time that is not over, or that was printed before it, is told of and not committed.
#[test]
fn a_ledger_of_a_time_that_was_not_over_is_a_fault() {
    for (period, day) in
        [("2018", "2018-12-31"), ("2018", "9999-12-31"), ("2021", "2021-02-01"), ("2027-2029", "2021-02-01")]
    {
        let repository = whole();
        let name = format!("records/reports/offentlig-{period}.yaml");
        let text = format!(
            "kind: report\nid: offentlig-{period}\naudience: public\nperiod: {period}\non: {day}\nk: 5\n"
        );
        repository.file(&name, &text).add();
        let told = on(&repository, "validate", DAY).out;
        assert!(told.contains("This cannot have been printed"), "{period} {day}: {told}");
        let staged = on(&repository, "scan --staged", DAY);
        assert_eq!(staged.exit, Exit::Found, "{period} {day}: {}", staged.out);
        assert!(staged.out.contains("[unsound-publication]"), "{period} {day}: {}", staged.out);
        assert!(staged.err.contains("It is the form that is wrong"), "{period} {day}: {}", staged.err);
    }
}

/// A word of the municipality's own may look like a number, and the ledger is read as it was printed.
#[test]
fn a_channel_may_be_called_by_any_word() {
    for word in ["112", "1177", "true", "null"] {
        let settings =
            format!("[cases.channels]\n\"{word}\" = \"Numret\"\n[publication]\ntables = ['channel']\n");
        let all = (0..14).fold(by_milieu(&[]), |sandbox, at| {
            let own = id(at);
            let text = case(&own, (["2018-H1", "2018-H2"][at % 2], "islamist", "16-17", "school", "talk"));
            let channel = if at < 7 { format!("channel: '{word}'") } else { "channel: staff".to_owned() };
            sandbox.file(&format!("records/cases/{own}.yaml"), &text.replace("channel: staff", &channel))
        });
        let repository = committed(&all.file("vbe.toml", &settings), "2019-01-10");
        let first = on(&repository, PUBLISH, DAY);
        assert_eq!(first.exit, Exit::Fine, "{word}: {}", first.err);
        assert!(first.out.contains("Numret") || first.out.contains("The number"), "{word}: {}", first.out);
        let again = on(&repository, PUBLISH, DAY);
        let body = |run: &Run| run.out.replace(" · changes not committed", "");
        assert_eq!((again.exit, body(&again)), (Exit::Fine, body(&first)), "{word}: {}", again.err);
        assert!(!on(&repository, "validate", DAY).out.contains(LEDGER), "{word}");
    }
}

/// A folder of records inside another would be counted in both.
#[test]
fn two_workspaces_do_not_count_the_same_cases() {
    for (settings, records) in
        [("norr/vbe.toml", "../records/norr"), ("records/sub/vbe.toml", "."), ("norr/vbe.toml", "..")]
    {
        let repository = whole();
        repository.file(settings, &format!("[paths]\nplans = \"plans\"\nrecords = \"{records}\"\n"));
        assert_not_published(&repository, PUBLISH, "Two workspaces count the same cases");
        let doctor = on(&repository, "doctor", DAY);
        assert!(doctor.out.contains(settings), "{}", doctor.out);
        let other = Path::new(settings).parent().unwrap();
        fs::create_dir_all(repository.path().join(other).join("plans")).unwrap();
        fs::create_dir_all(repository.path().join(other).join(records)).unwrap();
        let run = there(&repository.path().join(other), PUBLISH);
        assert!(
            run.err.contains("Two workspaces count the same cases"),
            "{settings}: {}{}",
            run.err,
            run.out
        );
        // What it says to do is enough.
        repository.file(settings, "[paths]\nrecords = \"../beside\"\n");
        let run = on(&repository, PUBLISH, DAY);
        let is_inside = settings.starts_with("records/");
        assert!(is_inside || run.exit == Exit::Fine, "{}", run.err);
    }
}

/// Cases in a repository of their own have two settings, and doctor compares them.
#[test]
fn the_two_settings_of_the_same_cases_are_compared() {
    let repository = Repository::new();
    let plans = "[paths]\nrecords = \"../arenden\"\n";
    let cases = "[paths]\nplans = \"../planer/plans\"\nrecords = \".\"\n";
    let more = "[publication]\nk = 10\ntables = [\"age\"]\n";
    repository.file("planer/vbe.toml", &format!("{plans}{more}")).file("planer/plans/.gitkeep", "");
    repository.file("arenden/vbe.toml", cases).file("arenden/cases/.gitkeep", "");
    for folder in ["planer", "arenden"] {
        let doctor = there(&repository.path().join(folder), "doctor");
        assert_eq!(doctor.exit, Exit::Found);
        let said = doctor.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("is of the same cases and says otherwise of"), "{said}");
        assert!(said.contains("[publication] k, [publication] tables"), "{said}");
    }
    repository.file("arenden/vbe.toml", &format!("{cases}{more}"));
    let doctor = there(&repository.path().join("planer"), "doctor");
    assert!(!doctor.out.contains("says otherwise"), "{}", doctor.out);
}

/// What a merge brought in is seen whatever git is set to show of merges.
#[test]
fn a_setting_of_git_hides_no_ledger() {
    for setting in ["off", "combined", "first-parent"] {
        let repository = published_in(|sandbox| sandbox);
        let text = fs::read_to_string(repository.path().join(LEDGER)).unwrap();
        fs::remove_file(repository.path().join(LEDGER)).unwrap();
        repository.git("checkout -q -b gren");
        repository.file("plans/gren.txt", "Gren\n");
        repository.commit_on("2020-02-02", "Gren");
        repository.git("checkout -q main");
        repository.file("plans/main.txt", "Main\n");
        repository.commit_on("2020-02-03", "Main");
        repository.git("merge -q --no-commit --no-ff gren");
        repository.file(LEDGER, &text);
        repository.commit_on("2020-02-04", "Ihop, med det som trycktes");
        repository.git(&format!("rm -q {LEDGER}"));
        repository.commit_on("2020-02-05", "Borta");
        repository.git(&format!("config log.diffMerges {setting}"));
        assert_not_published(&repository, PUBLISH, "2018 is published, but what was printed");
    }
}

/// A year of which cases may have been weeded out is not published as if it were whole, and what git has lost is told.
#[test]
fn a_year_whose_cases_may_be_gone_is_not_published() {
    let repository = whole();
    let run = on(&repository, PUBLISH, "2023-06-30");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    let repository = whole();
    let run = on(&repository, PUBLISH, "2023-07-01");
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.err.contains("cases may have been weeded out"), "{}", run.err);
    let repository = whole();
    repository.git(&format!("rm -q records/cases/{}.yaml", id(0)));
    repository.commit_on("2020-01-10", "Gallrat");
    let run = on(&repository, PUBLISH, DAY);
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    assert!(run.err.contains("git has had cases of 2018 that are no longer there"), "{}", run.err);
    assert!(!run.out.contains("no longer there"), "{}", run.out);
    let run = on(&whole(), PUBLISH, DAY);
    assert!(!run.err.contains("no longer there"), "{}", run.err);
}

/// A workspace that has been moved on one branch is the same on another.
#[test]
fn what_a_moved_workspace_has_published_on_another_branch_is_seen() {
    let repository = whole();
    repository.git("checkout -q -b flytt");
    fs::create_dir(repository.path().join("ny")).unwrap();
    repository.file("ny/vbe.toml", "");
    repository.git("mv records ny/records");
    repository.commit_on("2019-02-01", "Flyttat");
    let run = there(&repository.path().join("ny"), PUBLISH);
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    repository.commit_on("2019-02-02", "Publicerat");
    repository.git("checkout -q main");
    assert_not_published(&repository, PUBLISH, "2018 is published, but what was printed");
}

/// Two working trees of one repository are one.
#[test]
fn what_another_working_tree_has_published_is_seen() {
    let repository = whole();
    let beside = repository.beside("andra");
    repository.git(&format!("worktree add -q -b andra {}", beside.display()));
    let run = there(&beside, PUBLISH);
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    assert!(!beside.join("records/.vbe.lock").exists());
    assert_not_published(&repository, PUBLISH, "2018 is published in another working tree");
}

/// Branches that are not fetched may have been published on, and grafts hide commits.
#[test]
fn what_is_not_fetched_is_asked_for() {
    for (at, narrow) in ["--single-branch -b main", "--single-branch -b v1", "-b main"].iter().enumerate() {
        let repository = published_in(|sandbox| sandbox);
        repository.git("tag v1");
        repository.git("checkout -q -b publicerat");
        repository.commit_on("2020-02-02", "Publicerat");
        repository.git("checkout -q main");
        let clone = repository.beside("klon");
        repository.git(&format!(
            "clone -q {narrow} file://{} {}",
            repository.path().display(),
            clone.display()
        ));
        if at == 2 {
            // What is left out is not fetched either.
            crate::guard::git(&clone, "config --add remote.origin.fetch ^refs/heads/publicerat");
            crate::guard::git(&clone, "update-ref -d refs/remotes/origin/publicerat");
        }
        let run = there(&clone, PUBLISH);
        assert_eq!(run.exit, Exit::Failed, "{narrow}: {}", run.out);
        assert!(run.err.contains("only some of the branches of origin are fetched"), "{narrow}: {}", run.err);
        crate::guard::git(&clone, "remote set-branches origin *");
        crate::guard::git(&clone, "fetch -q origin");
        let run = there(&clone, PUBLISH);
        assert!(run.err.contains("2018 is published, but what was printed"), "{narrow}: {}", run.err);
    }
    // A graft that cuts the history off hides nothing.
    let repository = published_in(|sandbox| sandbox);
    repository.commit_on("2020-02-02", "Publicerat");
    repository.git(&format!("rm -q {LEDGER}"));
    let head = repository.commit_on("2020-02-03", "Borta");
    repository.file(".git/info/grafts", &format!("{head}\n"));
    repository.git("reflog expire --expire=now --all");
    assert_not_published(&repository, PUBLISH, "2018 is published, but what was printed");
}

/// A late case is told the way out that leads out.
#[test]
fn the_advice_for_a_late_case_is_one_that_works() {
    let repository = published_in(|sandbox| sandbox);
    repository.commit_on("2020-02-02", "Publicerat");
    let path = format!("records/cases/{}.yaml", id(99));
    repository.file(&path, &case(&id(99), ("2018-H2", "islamist", "16-17", "school", "talk")));
    let said = |run: &Run| format!("{}{}", run.out, run.err).split_whitespace().collect::<Vec<_>>().join(" ");
    let told = said(&on(&repository, "validate", DAY));
    assert!(told.contains("write registered: 2021-H1") && !told.contains("under a new id"), "{told}");
    repository.commit_on("2020-03-02", "För sent");
    for words in ["validate", LATER, "scan --range HEAD^..HEAD"] {
        let told = said(&on(&repository, words, DAY));
        assert!(told.contains("under a new id, with registered: 2021-H1"), "{words}: {told}");
        assert!(!told.contains("write registered"), "{words}: {told}");
    }
}

/// Several files have faults, a name in the root has no dot before it, and a mistyped id lists no cases.
#[test]
fn small_words_are_right() {
    let one = by_milieu(&[("2018-H1", &[9, 7])]);
    let text = one.read(&format!("records/cases/{}.yaml", id(0)));
    let broken = text.replace("registered: 2018-H1", "registered: nyss");
    let one = one.file(&format!("records/cases/{}.yaml", id(0)), &broken);
    assert!(one.run(PUBLISH).err.contains(".yaml has faults"), "{}", one.run(PUBLISH).err);
    let text = one.read(&format!("records/cases/{}.yaml", id(1)));
    let two = one.file(
        &format!("records/cases/{}.yaml", id(1)),
        &text.replace("registered: 2018-H1", "registered: nyss"),
    );
    assert!(two.run(PUBLISH).err.contains(".yaml have faults"), "{}", two.run(PUBLISH).err);
    let run = whole().vbe("set case:finnsinte status=closed");
    assert!(!run.err.contains(&id(0)), "{}", run.err);
    let repository = Repository::new();
    repository.file("vbe.toml", "[paths]\nrecords = \".\"\n");
    repository.commit_on("2019-01-10", "Tomt");
    let run = on(&repository, PUBLISH, DAY);
    assert!(run.err.contains("wrote reports/offentlig-2018.yaml"), "{}", run.err);
    let repository = Repository::new();
    repository.file("vbe.toml", "[paths]\nrecords = \"borta\"\n");
    let doctor = on(&repository, "doctor", DAY);
    assert_eq!(doctor.exit, Exit::Found);
    let said = doctor.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("the folder of records, borta, is not there"), "{said}");
}
