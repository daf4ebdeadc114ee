//! What `vbe report --public` publishes, once, and what it refuses.

use std::fs;

use vbe::cli::Exit;

use super::{by_milieu, case, files, json};
use crate::sandbox::{Sandbox, run};

fn two_years() -> Sandbox {
    let halves: [(&str, &[usize]); 4] =
        [("2017-H1", &[9, 0, 5]), ("2017-H2", &[6, 0, 7]), ("2018-H1", &[7, 6, 6]), ("2018-H2", &[8, 5, 9])];
    by_milieu(&halves)
}

#[test]
fn the_published_page_in_every_form() {
    let run = |words: &str| {
        let run = two_years().swedish().run(&format!("report --public --period 2018 {words}"));
        assert_eq!((run.exit, run.err.lines().count()), (Exit::Fine, 1), "{}", run.err);
        run.out
    };
    insta::assert_snapshot!("public_sv", run(""));
    insta::assert_snapshot!("public_md", run("--format md"));
    insta::assert_snapshot!("public_csv", run("--format csv"));
    insta::assert_snapshot!("public_json", run("--format json"));
    insta::assert_snapshot!("public_en", two_years().run("report --public --period 2018").out);
    let few = by_milieu(&[("2018-H1", &[2, 1])]).swedish();
    insta::assert_snapshot!("public_few", few.run("report --public --period 2018").out);
}

/// Once published, always the same: a case that is registered later, or taken away, changes nothing that is said.
#[test]
fn a_period_is_published_once() {
    let sandbox = two_years();
    let first = sandbox.run("report --public --period 2018");
    assert_eq!(first.exit, Exit::Fine);
    assert!(first.err.contains("records/reports/offentlig-2018.yaml"), "{}", first.err);
    insta::assert_snapshot!(
        "the_ledger",
        String::from_utf8(files(&sandbox, "records/reports")[0].1.clone()).unwrap()
    );
    let ledger = files(&sandbox, "records/reports");
    let late = case("k9xq47mt", ("2018-H2", "other", "30+", "police", "none"));
    let sandbox = sandbox.file("records/cases/k9xq47mt.yaml", &late);
    let again = sandbox.run("report --public --period 2018");
    assert_eq!((again.exit, &again.out, again.err.as_str()), (Exit::Fine, &first.out, ""));
    for format in ["text", "md", "csv", "json"] {
        let told = |sandbox: &Sandbox| {
            sandbox.run(&format!("report --public --period 2018 --dry-run --format {format}")).out
        };
        let with = told(&sandbox);
        let sandbox = two_years();
        sandbox.run("report --public --period 2018");
        assert_eq!(with, told(&sandbox), "{format}");
    }
    assert_eq!(files(&sandbox, "records/reports"), ledger);
    // When the cases are weeded, what was published stands.
    fs::remove_dir_all(sandbox.path().join("records/cases")).unwrap();
    assert_eq!(sandbox.run("report --public --period 2018").out, first.out);
    // New tables are for new periods.
    let sandbox = sandbox.file("vbe.toml", "[publication]\nk = 10\ntables = ['source']\n");
    assert_eq!(sandbox.run("report --public --period 2018").out, first.out);
}

#[test]
fn the_ledger_is_a_sound_record() {
    let sandbox = two_years();
    sandbox.run("report --public --period 2017");
    sandbox.run("report --public --period 2018");
    let sandbox = by_milieu_few(sandbox);
    let run = sandbox.run("validate --format json");
    let found = json(&run);
    let of_reports = found["findings"].as_array().unwrap().iter();
    let of_reports = of_reports.filter(|one| one["path"].as_str().unwrap().starts_with("records/reports"));
    assert_eq!(of_reports.count(), 0, "{}", run.out);
    assert_eq!(files(&sandbox, "records/reports").len(), 3);
}

/// The same workspace with a year of few cases, published too.
fn by_milieu_few(sandbox: Sandbox) -> Sandbox {
    let sandbox = sandbox.file(
        "records/cases/k9xq47mt.yaml",
        &case("k9xq47mt", ("2019-H1", "other", "30+", "police", "none")),
    );
    assert_eq!(sandbox.run("report --public --period 2019").exit, Exit::Fine);
    sandbox
}

#[test]
fn a_draft_writes_nothing_and_says_what_will_be_said() {
    let sandbox = two_years();
    let draft = sandbox.run("report --public --period 2018 --dry-run --format csv");
    assert!(files(&sandbox, "records/reports").is_empty());
    assert_eq!(draft.err, "");
    let published = sandbox.run("report --public --period 2018 --format csv");
    // Only the marking differs, which a spreadsheet has in every row.
    assert!(published.out.lines().skip(1).all(|line| line.ends_with(';')), "{}", published.out);
    let marked = |line: &str| format!("{line}Internal – not for publication.");
    let rows: Vec<String> = published.out.lines().skip(1).map(marked).collect();
    assert_eq!(draft.out.lines().skip(1).collect::<Vec<_>>(), rows);
    assert_eq!(draft.out.lines().next(), published.out.lines().next());
    let words = two_years().run("report --public --period 2018 --dry-run").out;
    assert!(words.contains("A draft: this is not published."), "{words}");
    assert!(words.contains("Internal – not for publication."), "{words}");
}

#[test]
fn a_time_that_cannot_be_published_is_refused() {
    let refused = |sandbox: &Sandbox, period: &str, why: &str| {
        let run = sandbox.run(&format!("report --public --period {period}"));
        assert_eq!(run.exit, Exit::Failed, "{period}: {}", run.out);
        assert!(run.err.contains(why), "{period}: {}", run.err);
        assert_eq!(run.out, "");
    };
    let sandbox = two_years();
    for period in ["2018-H1", "V2018", "2015-2018", "2018-05", "igår"] {
        refused(&sandbox, period, "a whole year, as 2018, or two or three on end");
    }
    refused(&sandbox, "2024", "2024 is not over");
    refused(&sandbox, "2023-2024", "2023-2024 is not over");
    // How many years is decided before anybody sees a number.
    refused(&sandbox, "2017-2018", "write years = 2 under [publication]");
    let sandbox = sandbox.file("vbe.toml", "[publication]\nyears = 2\n");
    assert_eq!(sandbox.run("report --public --period 2017-2018").exit, Exit::Fine);
    // What is published is printed again, whatever is decided later.
    for toml in ["", "[publication]\nyears = 1\n", "[publication]\nyears = 3\n"] {
        let sandbox = two_years().file("vbe.toml", "[publication]\nyears = 2\n");
        let first = sandbox.run("report --public --period 2017-2018");
        let again = sandbox.file("vbe.toml", toml).run("report --public --period 2017-2018");
        assert_eq!((again.exit, again.out), (Exit::Fine, first.out), "{toml}: {}", again.err);
    }
    let sandbox = sandbox.file("vbe.toml", "");
    refused(&sandbox, "2018", "2018 overlaps 2017-2018, which was published 2024-11-15");
    let sandbox = sandbox.file("vbe.toml", "[publication]\nyears = 3\n");
    refused(&sandbox, "2018-2020", "overlaps 2017-2018");
    let decided = two_years().file("vbe.toml", "[publication]\nyears = 2\n");
    refused(&decided, "2018", "2018 is not 2 years, as [publication] years in vbe.toml says");
    // Nothing was written for any of it.
    assert_eq!(files(&sandbox, "records/reports").len(), 1);
    assert!(files(&decided, "records/reports").is_empty());
}

/// Of two who publish at the same time one does, and both are told the same.
#[test]
fn two_at_once_publish_once() {
    let sandbox = two_years();
    let runs: Vec<_> = std::thread::scope(|scope| {
        let one = || sandbox.run("report --public --period 2018");
        let started: Vec<_> = (0..4).map(|_| scope.spawn(one)).collect();
        started.into_iter().map(|run| run.join().unwrap()).collect()
    });
    for run in &runs {
        assert_eq!((run.exit, &run.out), (Exit::Fine, &runs[0].out), "{}", run.err);
    }
    assert_eq!(runs.iter().filter(|run| run.err.contains("wrote records/reports")).count(), 1);
}

/// Two drafts that overlap would tell what both withhold.
#[test]
fn no_draft_overlaps_another() {
    let draft = |toml: &str, period: &str| {
        let run =
            two_years().file("vbe.toml", toml).run(&format!("report --public --period {period} --dry-run"));
        (run.exit, run.err)
    };
    let (exit, err) = draft("", "2017-2018");
    assert!(exit == Exit::Failed && err.contains("it is not decided that so many"), "{err}");
    let decided = "[publication]\nyears = 2\n";
    let (exit, err) = draft(decided, "2017-2018");
    assert!(exit == Exit::Failed && err.contains("of the last that are over: 2022-2023"), "{err}");
    assert_eq!(draft(decided, "2022-2023").0, Exit::Fine);
    assert_eq!(draft("", "2018").0, Exit::Fine);
    assert_eq!(draft(decided, "2018").0, Exit::Failed);
}

/// A ledger that somebody has changed by hand is a fault, and is not printed as the truth.
#[test]
fn a_ledger_that_cannot_have_been_printed_is_not_printed() {
    for (old, new) in [
        ("count: 15", "count: 3"),
        ("cases: 41", "cases: 40"),
        ("cases: 41\n", ""),
        ("  - of: half-year x environment\n", "  - of: environment\n"),
        ("at: [2018-H1]", "at: [2017-H1]"),
        ("{at: [2018-H1, white-power], count: 7}", "{at: [2018-H1, white-power], count: 8}"),
        ("not_shown:\n", "not_shown:\n  - environment\n"),
    ] {
        let sandbox = two_years();
        assert_eq!(sandbox.run("report --public --period 2018").exit, Exit::Fine);
        let path = "records/reports/offentlig-2018.yaml";
        let ledger = sandbox.read(path);
        assert!(ledger.contains(old), "{old}: {ledger}");
        let sandbox = sandbox.file(path, &ledger.replacen(old, new, 1));
        let told = sandbox.run("validate").out;
        assert!(told.contains("[unsound-publication]"), "{old}: {told}");
        let run = sandbox.run("report --public --period 2018");
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{old}: {}", run.err);
        assert!(run.err.contains("offentlig-2018"), "{old}: {}", run.err);
    }
}

/// Run again it never publishes anything else: the years are those that ended last.
#[test]
fn without_a_period_it_is_the_years_that_ended_last() {
    let variables = || vec![("VBE_LANG".to_owned(), "en".to_owned())];
    let on = |sandbox: &Sandbox, day: &str| {
        let run = run("report --public --format json", sandbox.path(), day, false, variables());
        (
            run.exit,
            run.out.lines().find(|line| line.contains("\"period\"")).map(|line| line.trim().to_owned()),
        )
    };
    let sandbox = two_years();
    assert_eq!(on(&sandbox, "2018-12-31"), (Exit::Fine, Some("\"period\": \"2017\"".into())));
    assert_eq!(on(&sandbox, "2019-01-01"), (Exit::Fine, Some("\"period\": \"2018\"".into())));
    assert_eq!(on(&sandbox, "2019-06-01"), (Exit::Fine, Some("\"period\": \"2018\"".into())));
    assert_eq!(files(&sandbox, "records/reports").len(), 2);
    let sandbox = two_years().file("vbe.toml", "[publication]\nyears = 2\n");
    assert_eq!(on(&sandbox, "2019-01-01"), (Exit::Fine, Some("\"period\": \"2017-2018\"".into())));
    // A year later only one of the two is over.
    assert_eq!(on(&sandbox, "2020-01-01").0, Exit::Failed);
}

/// What is published cannot be mended, so that nothing is published of records that are not whole.
#[test]
fn nothing_is_published_of_what_cannot_be_read() {
    for (path, text) in [
        ("records/cases/trasig.yaml", "kind: case\nid: [\n"),
        ("records/cases/fel.yaml", "kind: case\nid: fel\nregistered: 2018-05-14\n"),
        ("records/cases/tom.yaml", ""),
        ("records/reports/trasig.yaml", "kind: report\nid: trasig\naudience: public\n"),
        (
            "records/reports/halv.yaml",
            "kind: report\nid: halv\naudience: public\nperiod: V 2016\non: 2017-01-01\nk: 5\n",
        ),
    ] {
        let sandbox = two_years().file(path, text);
        let run = sandbox.run("report --public --period 2018");
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{path}");
        assert!(run.err.contains("has faults"), "{path}: {}", run.err);
        assert!(!sandbox.path().join("records/reports/offentlig-2018.yaml").exists());
    }
    // Two that overlap are no ledger either: nobody knows which of them was printed.
    let ledger = |period: &str| {
        format!("kind: report\nid: r{period}\naudience: public\nperiod: {period}\non: 2017-01-01\nk: 5\n")
    };
    let twice = two_years()
        .file("records/reports/r2015.yaml", &ledger("2015"))
        .file("records/reports/r2014-2015.yaml", &ledger("2014-2015"));
    assert_eq!(twice.run("report --public --period 2018").exit, Exit::Failed);
}

/// A repository that git cannot read may all the same hold what was published.
#[test]
fn nothing_is_published_where_a_repository_cannot_be_asked() {
    for place in [".git", "records/.git"] {
        let sandbox = two_years();
        fs::create_dir_all(sandbox.path().join(place)).unwrap();
        let run = sandbox.run("report --public --period 2018");
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{place}");
        assert!(run.err.contains("git cannot be asked"), "{place}: {}", run.err);
        assert!(!sandbox.path().join("records/reports/offentlig-2018.yaml").exists());
        fs::remove_dir(sandbox.path().join(place)).unwrap();
        assert_eq!(sandbox.run("report --public --period 2018").exit, Exit::Fine, "{place}");
    }
}

/// A file of the ledger that is there is never written over, and one that cannot be written leaves nothing behind.
#[test]
fn the_ledger_is_never_written_over() {
    let sandbox = two_years()
        .file("records/reports/offentlig-2018.yaml", "kind: plan\nid: annat\ntitle: A\nperiod: 2018\n");
    let before = files(&sandbox, "records/reports");
    let run = sandbox.run("report --public --period 2018");
    assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""));
    assert!(
        run.err.contains("could not be written") && run.err.contains("Nothing is published."),
        "{}",
        run.err
    );
    assert_eq!(files(&sandbox, "records/reports"), before);
    let sandbox = two_years().file("records/reports", "a file where the folder should be");
    assert_eq!(sandbox.run("report --public --period 2018").exit, Exit::Failed);
}

#[test]
fn a_report_says_what_there_is() {
    let run = two_years().run("report");
    assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""));
    assert!(run.err.contains("vbe report --public"), "{}", run.err);
    // An option that says nothing of a publication is refused, and said to be so.
    for other in
        ["--as-of 2030-01-01", "--kind annual", "--plan p", "--record r", "--to ks", "--on 2024-11-15"]
    {
        let run = two_years().run(&format!("report --public --period 2018 {other}"));
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{other}");
        assert!(run.err.contains("does not go together with") && run.err.contains("--public"), "{}", run.err);
    }
    let twice = two_years().run("report --public --public");
    assert!(twice.err.contains("--public stands twice"), "{}", twice.err);
    // What is published today is published today.
    assert_eq!(two_years().run("report --public --as-of 2030-01-01").exit, Exit::Failed);
}

#[test]
fn the_settings_of_publication_are_held_to_what_is_safe() {
    for (toml, says) in [
        ("k = 4", "k is 4 but must be at least 5."),
        ("years = 4", "years is 4 but can be at most 3."),
        ("years = 0", "years is 0 but must be at least 1."),
        ("tables = ['half-year x environment x age']", "is not an allowed value"),
        ("tables = ['environment x half-year']", "Write half-year x environment, if that is meant."),
        ("tables = ['age x half-year']", "Write half-year x age, if that is meant."),
        ("tables = ['channel x source']", "Write source x channel, if that is meant."),
        ("tables = ['area']", "is not an allowed value"),
        ("tables = ['age', 'age']", "The same thing stands twice in tables."),
        (
            "tables = ['half-year x environment', 'environment x age', 'half-year x age']",
            "At most 2 tables can be of two dimensions; half-year x age is one more.",
        ),
    ] {
        let run = two_years().file("vbe.toml", &format!("[publication]\n{toml}\n")).run("report --public");
        assert_eq!(run.exit, Exit::Failed, "{toml}: {}", run.out);
        assert!(run.err.contains(says), "{toml}: {}", run.err);
    }
    let raised = by_milieu(&[("2018-H1", &[9, 12])]).file("vbe.toml", "[publication]\nk = 10\n");
    let csv = raised.run("report --public --period 2018 --format csv --comma").out;
    assert!(csv.contains("2018,environment,,,not shown") && csv.contains("2018,all,,,21"), "{csv}");
    let two = "tables = ['age', 'half-year x environment', 'environment x age']";
    let run =
        two_years().file("vbe.toml", &format!("[publication]\n{two}\n")).run("report --public --period 2018");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
}
