//! The attack on what git knows of earlier publications: other workspaces, rewritten history, files that git is told not to
//! look at, and cases that come late. What each message says to do is done, and works.

use std::fs;
use std::path::Path;
use std::process::Command;

use vbe::cli::Exit;

use super::pages::{LATER, PUBLISH, assert_not_published, committed, on, published_in, rewrite};
use crate::figures::{by_milieu, case, id};
use crate::guard::{Repository, alone, command};
use crate::sandbox::{Run, run};

const DAY: &str = "2021-02-01";

/// Runs `vbe` in a folder.
fn there(folder: &Path, words: &str) -> Run {
    let variables = alone().into_iter().chain([("VBE_LANG".to_owned(), "en".to_owned())]).collect();
    run(words, folder, DAY, false, variables)
}

/// What a run says on one line.
fn said(run: &Run) -> String {
    run.err.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Does what a message says: the commands between two of its words, as the shell has them.
fn obey(folder: &Path, run: &Run, from: &str, to: &str) {
    let said = said(run) + " |";
    let rest = said.split_once(from).unwrap_or_else(|| panic!("{said}")).1;
    let commands = rest.split_once(to).unwrap_or_else(|| panic!("{said}")).0;
    for words in commands.replace(" and ", ", ").split(", ").filter(|words| !words.is_empty()) {
        let words =
            if words.ends_with(" commit") { format!("{words} -q -m Sedan") } else { words.to_owned() };
        let mut shell = Command::new("sh");
        shell.args(["-c", &words]).current_dir(folder).envs(alone());
        let output = shell.output().unwrap();
        assert!(output.status.success(), "{words}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

/// Cases of one workspace in a folder of a repository. Their ids are of that folder only.
fn workspace(repository: &Repository, folder: &str, from: usize) {
    repository.file(&format!("{folder}vbe.toml"), "");
    for at in 0..14 {
        let half = if at < 7 { "2018-H1" } else { "2018-H2" };
        let own = id(from + at);
        let text = case(&own, (half, ["white-power", "islamist"][at % 2], "16-17", "school", "talk"));
        repository.file(&format!("{folder}records/cases/{own}.yaml"), &text);
    }
}

fn read(repository: &Repository, path: &str) -> String {
    fs::read_to_string(repository.path().join(path)).unwrap()
}

#[test]
fn a_workspace_that_is_moved_or_removed_is_no_business_of_another() {
    for is_moved in [true, false] {
        let repository = Repository::new();
        workspace(&repository, "a/", 100);
        workspace(&repository, "b/", 200);
        repository.commit_on("2019-01-10", "Två");
        assert_eq!(on(&repository, &format!("{PUBLISH} --root a"), DAY).exit, Exit::Fine);
        repository.commit_on("2019-02-10", "Den ena har publicerat");
        repository.git(if is_moved { "mv a c" } else { "rm -q -r a" });
        if is_moved {
            repository.git("rm -q --cached c/records/reports/offentlig-2018.yaml");
            fs::remove_file(repository.path().join("c/records/reports/offentlig-2018.yaml")).unwrap();
        }
        repository.commit_on("2019-03-10", "Borta");
        let run = on(&repository, &format!("{PUBLISH} --root b"), DAY);
        assert_eq!(run.exit, Exit::Fine, "{}", run.err);
        if is_moved {
            // The one that was moved has its ledger, and what it says to do works.
            let run = on(&repository, &format!("{PUBLISH} --root c"), DAY);
            assert_eq!(run.exit, Exit::Failed, "{}", run.out);
            obey(repository.path(), &run, "Bring it back: ", ". Then move it to c/records/reports/");
            let (old, new) = ("a/records/reports", "c/records/reports");
            fs::create_dir_all(repository.path().join(new)).unwrap();
            fs::rename(
                repository.path().join(format!("{old}/offentlig-2018.yaml")),
                repository.path().join(format!("{new}/offentlig-2018.yaml")),
            )
            .unwrap();
            let run = on(&repository, &format!("{PUBLISH} --root c"), DAY);
            assert_eq!(run.exit, Exit::Fine, "{}", run.err);
        }
    }
}

/// Only where the settings have had the records do they lie.
#[test]
fn a_ledger_outside_the_records_is_none() {
    let repository = committed(&by_milieu(&[("2018-H1", &[9, 7]), ("2018-H2", &[8, 6])]), "2019-01-10");
    let ledger = "kind: report\nid: offentlig-2018\naudience: public\nperiod: 2018\non: 2019-02-01\nk: 5\n";
    repository.file("docs/exempel/records/reports/offentlig-2018.yaml", ledger);
    repository.commit_on("2019-02-01", "Ett exempel");
    // It may be one that was moved there, until somebody says that it is an example.
    let run = on(&repository, PUBLISH, DAY);
    assert!(run.exit == Exit::Failed && run.err.contains("docs/exempel"), "{}", run.err);
    repository.file("vbe.toml", "[privacy]\nelsewhere = [\"docs\"]\n");
    repository.commit_on("2019-02-02", "Exemplen för sig");
    let run = on(&repository, PUBLISH, DAY);
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
}

#[test]
fn a_copy_of_another_repository_can_begin_anew() {
    let repository = published_in(|sandbox| sandbox);
    repository.commit_on("2020-02-02", "Ett exempel");
    repository.git("rm -q -r records");
    workspace(&repository, "", 300);
    repository.commit_on("2020-03-02", "Vårt eget");
    let run = on(&repository, PUBLISH, DAY);
    assert_eq!(run.exit, Exit::Failed);
    assert!(said(&run).contains("If the repository began as a copy of another"), "{}", run.err);
    fs::rename(repository.path().join(".git"), repository.beside("undan")).unwrap();
    obey(repository.path(), &run, "away, and run ", " and vbe init.");
    let run = on(&repository, PUBLISH, DAY);
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
}

/// The command brings the ledger back from the folder in which vbe was run.
#[test]
fn what_is_said_of_a_lost_ledger_works_where_it_is_said() {
    for folder in ["", "kommun/"] {
        for is_committed in [true, false] {
            let repository = Repository::new();
            workspace(&repository, folder, 100);
            repository.commit_on("2019-01-10", "Fall");
            let own = repository.path().join(folder);
            let first = there(&own, PUBLISH);
            assert_eq!(first.exit, Exit::Fine, "{}", first.err);
            repository.commit_on("2019-02-10", "Publicerat");
            fs::remove_file(own.join("records/reports/offentlig-2018.yaml")).unwrap();
            if is_committed {
                repository.commit_on("2019-03-10", "Borta");
            }
            let lost = there(&own, PUBLISH);
            assert_eq!(lost.exit, Exit::Failed);
            obey(&own, &lost, "Bring it back: ", ". If the repository");
            let again = there(&own, PUBLISH);
            // The last line tells of the revision.
            let plain = |run: &Run| run.out.rsplit_once("\nAs of ").map(|(page, _)| page.to_owned());
            assert_eq!((again.exit, plain(&again)), (Exit::Fine, plain(&first)), "{}", again.err);
        }
    }
}

/// What was undone is published all the same.
#[test]
fn a_ledger_that_only_the_reflog_has_is_missed() {
    let repository = published_in(|sandbox| sandbox);
    repository.commit_on("2020-02-02", "Publicerat");
    repository.git("reset -q --hard HEAD~1");
    assert_not_published(&repository, PUBLISH, "offentlig-2018");
    let run = on(&repository, PUBLISH, DAY);
    obey(repository.path(), &run, "Bring it back: ", ". If the repository");
    assert_eq!(on(&repository, PUBLISH, DAY).exit, Exit::Fine);
}

/// No variable of git changes what is looked for.
#[test]
fn variables_of_git_change_nothing() {
    let repository = published_in(|sandbox| sandbox);
    repository.commit_on("2020-02-02", "Publicerat");
    fs::remove_file(repository.path().join("records/reports/offentlig-2018.yaml")).unwrap();
    let grafts = repository.beside("grafts");
    fs::write(&grafts, repository.git("rev-parse HEAD")).unwrap();
    for (name, value) in [
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("GIT_NOGLOB_PATHSPECS", "1"),
        ("GIT_ICASE_PATHSPECS", "1"),
        ("GIT_GLOB_PATHSPECS", "1"),
        ("GIT_NAMESPACE", "annan"),
        ("GIT_GRAFT_FILE", grafts.to_str().unwrap()),
        ("GIT_TRACE", "1"),
    ] {
        let own =
            [("VBE_LANG", "en"), (name, value)].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let variables = alone().into_iter().chain(own).collect();
        let run = run(PUBLISH, repository.path(), DAY, false, variables);
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{name}: {}", run.err);
        assert!(run.err.contains("offentlig-2018"), "{name}: {}", run.err);
    }
}

fn whole() -> Repository {
    committed(&by_milieu(&[("2018-H1", &[9, 7]), ("2018-H2", &[8, 6])]), "2019-01-10")
}

fn first() -> String {
    format!("records/cases/{}.yaml", id(0))
}

/// The cases on the disk are those of the last commit, all of them and as they stand, whatever git is told not to see.
#[test]
fn the_cases_are_those_of_the_last_commit() {
    let path = first();
    for flag in ["assume-unchanged", "skip-worktree"] {
        let repository = whole();
        repository.git(&format!("update-index --{flag} {path}"));
        rewrite(&repository, &path, "16-17", "30+");
        let run = on(&repository, PUBLISH, DAY);
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{flag}");
        obey(repository.path(), &run, "Run ", ". |");
        let run = on(&repository, PUBLISH, DAY);
        assert_eq!(run.exit, Exit::Fine, "{flag}: {}", run.err);
    }
}

#[test]
fn a_case_that_is_missing_on_the_disk_is_missed() {
    let path = first();
    for how in ["removed", "removed and staged", "sparse"] {
        let repository = whole();
        match how {
            "removed" => fs::remove_file(repository.path().join(&path)).unwrap(),
            "sparse" => {
                repository.file(".git/info/sparse-checkout", &format!("/*\n!/{path}\n"));
                repository.git("config core.sparseCheckout true");
                repository.git("read-tree -mu HEAD");
                assert!(!repository.path().join(&path).exists());
            }
            _ => drop(repository.git(&format!("rm -q {path}"))),
        }
        let run = on(&repository, PUBLISH, DAY);
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{how}");
        let (from, to) = if how == "sparse" {
            ("repository on the disk: ", " brings the rest")
        } else {
            ("Otherwise ", " brings it back")
        };
        obey(repository.path(), &run, from, to);
        let run = on(&repository, PUBLISH, DAY);
        assert_eq!(run.exit, Exit::Fine, "{how}: {}", run.err);
    }
    // That it is to be gone is committed.
    let repository = whole();
    fs::remove_file(repository.path().join(&path)).unwrap();
    let run = on(&repository, PUBLISH, DAY);
    obey(repository.path(), &run, "gone, commit that: ", ". Otherwise");
    assert_eq!(on(&repository, PUBLISH, DAY).exit, Exit::Fine);
}

/// A file that git ignores is said to be, and the advice works; so it does in a repository of the records' own.
#[test]
fn the_advice_names_the_real_folder_and_repository() {
    let new = || case(&id(99), ("2018-H1", "islamist", "16-17", "school", "talk"));
    let repository = whole();
    repository.file(".gitignore", "records/cases/x*\n");
    repository.git("mv records/cases records/fall");
    repository.commit_on("2019-01-11", "Senare");
    let path = format!("records/fall/{}.yaml", id(99));
    repository.file(".gitignore", &format!("{path}\n")).file(&path, &new());
    let run = on(&repository, PUBLISH, DAY);
    assert!(said(&run).contains("git ignores the file."), "{}", run.err);
    obey(repository.path(), &run, "and commit: ", ". Look in");
    assert_eq!(on(&repository, PUBLISH, DAY).exit, Exit::Fine, "{}", on(&repository, PUBLISH, DAY).err);
    let repository = whole();
    let outer = repository.beside("min mapp");
    fs::create_dir(&outer).unwrap();
    fs::write(outer.join("vbe.toml"), "[paths]\nrecords = '../repo/records'\n").unwrap();
    repository.file(&format!("records/cases/{}.yaml", id(99)), &new());
    let run = there(&outer, PUBLISH);
    obey(&outer, &run, "Commit the cases first (", "), and run again");
    let run = there(&outer, PUBLISH);
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    repository.commit_on("2019-02-10", "Publicerat");
    fs::remove_file(repository.path().join("records/reports/offentlig-2018.yaml")).unwrap();
    let run = there(&outer, PUBLISH);
    assert!(said(&run).contains("no longer stands as it was in ../repo/records/reports"), "{}", run.err);
    obey(&outer, &run, "Bring it back: ", ". If the repository");
    assert_eq!(there(&outer, PUBLISH).exit, Exit::Fine);
}

/// Cases in a repository inside the one that is asked are in no commit of it.
#[test]
fn a_repository_inside_the_records_is_told_of() {
    for is_known in [true, false] {
        let repository = Repository::new();
        workspace(&repository, "", 100);
        let inner = repository.path().join("records/cases");
        assert!(command(&inner, &["init", "-q", "-b", "main"]).status().unwrap().success());
        assert!(command(&inner, &["add", "-A"]).status().unwrap().success());
        assert!(command(&inner, &["commit", "-q", "-m", "Inuti"]).status().unwrap().success());
        repository.git(if is_known { "-c advice.addEmbeddedRepo=false add -A" } else { "add vbe.toml" });
        repository.commit("Början");
        let run = on(&repository, PUBLISH, DAY);
        assert!(
            said(&run).contains("The folder records/cases is a git repository of its own"),
            "{}",
            run.err
        );
        fs::rename(inner.join(".git"), repository.beside("undan")).unwrap();
        obey(repository.path(), &run, "out of the folder, run ", ". |");
        let run = on(&repository, PUBLISH, DAY);
        assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    }
}

/// A ledger that git ignores would never be kept.
#[test]
fn a_ledger_that_git_ignores_is_told_of() {
    let repository = whole();
    repository.file(".gitignore", "reports/\n");
    repository.commit_on("2019-01-11", "Bortse");
    let run = on(&repository, PUBLISH, DAY);
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    obey(repository.path(), &run, "Add it all the same: ", " |");
    assert!(repository.git("ls-files").contains("records/reports/offentlig-2018.yaml"));
}

/// A case that comes into a time that is published would be the difference between two counts.
#[test]
fn a_case_that_comes_late_stops_publication() {
    let repository = published_in(|sandbox| sandbox);
    repository.commit_on("2020-02-02", "Publicerat");
    let path = format!("records/cases/{}.yaml", id(99));
    let new = |id: &str, half| case(id, (half, "islamist", "16-17", "school", "talk"));
    repository.file(&path, &new(&id(99), "2018-H2"));
    assert_not_published(&repository, LATER, "A case has been added in 2018-H2, which is published already");
    assert_not_published(&repository, LATER, "write registered: 2021-H1");
    repository.file(&path, &new(&id(99), "2021-H1"));
    let run = on(&repository, &format!("{LATER} --dry-run"), DAY);
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    // Committed already, it is taken out and registered anew.
    repository.file(&path, &new(&id(99), "2018-H2"));
    repository.commit_on("2020-03-02", "För sent");
    assert!(on(&repository, "validate", DAY).out.contains("[registered-late]"));
    assert_not_published(&repository, LATER, "is published already");
    fs::remove_file(repository.path().join(&path)).unwrap();
    repository.file(&format!("records/cases/{}.yaml", id(98)), &new(&id(98), "2021-H1"));
    repository.commit_on("2020-04-02", "På nytt");
    assert!(!on(&repository, "validate", DAY).out.contains("[registered-late]"));
    assert_eq!(on(&repository, LATER, DAY).exit, Exit::Fine);
}

/// A half-year that had not begun when something was published was mistyped, and can be mended.
#[test]
fn a_mistyped_half_year_can_be_mended() {
    let path = format!("records/cases/{}.yaml", id(99));
    let new = |half| case(&id(99), (half, "islamist", "16-17", "school", "talk"));
    let repository = published_in(|sandbox| sandbox);
    repository.file(&path, &new("2030-H1"));
    let revision = repository.commit_on("2020-02-02", "Fel");
    let ledger = "records/reports/offentlig-2018.yaml";
    let text = read(&repository, ledger);
    let old = text.lines().find(|line| line.starts_with("revision:")).unwrap().to_owned();
    // The same ledger, counted from the commit that has the mistyped case.
    let text = text.replace(&old, &format!("revision: \"{}\"", &revision[..10]));
    let repository = {
        repository.git("reset -q --soft HEAD~1");
        repository.git("reset -q");
        fs::remove_file(repository.path().join(ledger)).unwrap();
        repository.commit_on("2020-02-03", "Fel");
        repository.git("reflog expire --expire=now --all");
        let head = repository.git("rev-parse HEAD");
        repository.file(ledger, &text.replace(&revision[..10], &head[..10]));
        repository.commit_on("2020-02-04", "Publicerat");
        repository
    };
    repository.file(&path, &new("2020-H1"));
    let run = on(&repository, &format!("{LATER} --dry-run"), DAY);
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    repository.file(&path, &new("2018-H2"));
    assert_not_published(&repository, LATER, "moved into a time that is published already");
}

/// A case outside the folder of the records would be one less.
#[test]
fn a_case_outside_the_records_stops_publication() {
    let path = first();
    for to in ["plans/x.yaml", "x.yaml", "arenden/x.yaml", "schemas/x.yaml"] {
        for on_disk in [true, false] {
            let repository = whole();
            fs::create_dir_all(repository.path().join(to).parent().unwrap()).unwrap();
            repository.git(&format!("mv {path} {to}"));
            repository.commit_on("2019-01-11", "Flyttat");
            if !on_disk {
                fs::remove_file(repository.path().join(to)).unwrap();
            }
            assert_not_published(&repository, PUBLISH, to);
            if on_disk {
                fs::rename(repository.path().join(to), repository.path().join(&path)).unwrap();
            } else {
                let run = on(&repository, PUBLISH, DAY);
                assert!(said(&run).contains("Move the file to records, and commit"), "{}", run.err);
                repository.git(&format!("checkout -q HEAD -- {to}"));
                repository.git(&format!("mv {to} {path}"));
            }
            repository.commit_on("2019-01-12", "Tillbaka");
            let run = on(&repository, PUBLISH, DAY);
            assert_eq!(run.exit, Exit::Fine, "{to}: {}", run.err);
        }
    }
}

/// Where only some of the contents have been fetched, the message says how to fetch the rest, and that works.
#[test]
fn a_clone_without_contents_is_told_what_to_fetch() {
    let repository = published_in(|sandbox| sandbox);
    repository.commit_on("2020-02-02", "Publicerat");
    repository.git("rm -q records/reports/offentlig-2018.yaml");
    repository.commit_on("2020-02-03", "Borta");
    repository.git("config uploadpack.allowFilter true");
    repository.git("config uploadpack.allowAnySHA1InWant true");
    let part = repository.beside("del");
    let from = format!("file://{}", repository.path().display());
    let words = ["clone", "-q", "--filter=blob:none", &from, part.to_str().unwrap()];
    assert!(command(repository.path(), &words).status().unwrap().success());
    let run = there(&part, PUBLISH);
    assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""));
    assert!(said(&run).contains("the clone was made with --filter"), "{}", run.err);
    let fetch = ["fetch", "-q", "--refetch", "--no-filter"];
    assert!(said(&run).contains("git fetch --refetch --no-filter fetches"), "{}", run.err);
    assert!(command(&part, &fetch).status().unwrap().success());
    let run = there(&part, PUBLISH);
    assert!(run.err.contains("offentlig-2018"), "{}", run.err);
}

/// What may be told is decided in the workspace's own settings.
#[test]
fn other_settings_tell_no_other_counts() {
    let sandbox = by_milieu(&[("2018-H1", &[9, 7]), ("2018-H2", &[8, 6])])
        .file("vbe.toml", "[publication]\nk = 10\n")
        .file("annan.toml", "[publication]\nk = 7\nyears = 2\ntables = ['source']\n");
    for words in
        ["privacy", "validate", "report --public --period 2018 --dry-run", "cases --as-of 2018-12-31"]
    {
        let (own, other) = (sandbox.run(words), sandbox.run(&format!("{words} --config annan.toml")));
        assert_eq!((own.exit, own.out), (other.exit, other.out), "{words}: {}", other.err);
    }
    let run = sandbox.run(&format!("{PUBLISH} --config annan.toml"));
    assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""));
    assert!(run.err.contains("--config does not go together with --public"), "{}", run.err);
    assert!(!sandbox.path().join("records/reports").exists());
}
