//! `vbe cases`, `vbe report --public` and `vbe privacy`: records in, a page out, and what may never stand on it.

use std::fs;

use proptest::prelude::*;
use serde_json::Value;
use vbe::cli::Exit;

use crate::workspace::{Run, Workspace, run};

/// The categories of a case, in the order of [`cases`]: half-year, milieu, age, source, measures.
type Like = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// A workspace with so many cases of each sort. Their ids tell nothing of what is in them.
fn cases(workspace: Workspace, sorts: &[(usize, Like)]) -> Workspace {
    let all = sorts.iter().flat_map(|(count, like)| std::iter::repeat_n(like, *count));
    all.enumerate().fold(workspace, |workspace, (at, like)| {
        let id = format!("c{:05}", (at * 7919 + 13) % 99_991);
        workspace.file(&format!("records/cases/{id}.yaml"), &case(&id, *like))
    })
}

fn case(id: &str, (half, milieu, age, source, measures): Like) -> String {
    format!(
        "kind: case\nid: {id}\nregistered: {half}\nsource: {source}\nage_band: {age}\nenvironment: {milieu}\n\
         concern: [symbols]\nchannel: staff\nmeasures: [{measures}]\nstatus: open\nexpires: 2030-H1\n"
    )
}

/// Cases by half-year and milieu, as the examples have them.
fn by_milieu(halves: &[(&'static str, &[usize])]) -> Workspace {
    let milieus = ["white-power", "autonomous", "islamist", "unclear"];
    let sorts: Vec<(usize, Like)> = halves
        .iter()
        .flat_map(|(half, counts)| {
            counts
                .iter()
                .zip(milieus)
                .map(|(count, milieu)| (*count, (*half, milieu, "16-17", "school", "talk")))
        })
        .collect();
    cases(Workspace::empty(), &sorts)
}

/// The page as JSON.
fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err))
}

/// Every file under a folder, with what is in it.
fn files(workspace: &Workspace, folder: &str) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(workspace.path().join(folder)) else { return Vec::new() };
    let mut files: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

/// What is printed between the year and the first note: the numbers, without the words around them.
fn said(run: &Run) -> String {
    let csv: Vec<&str> = run.out.trim_start_matches('\u{feff}').lines().skip(1).collect();
    csv.join("\n")
}

/// The six examples of the rule: records in, the printed numbers out.
mod examples {
    use super::*;

    fn prints(workspace: Workspace, tables: &str) -> String {
        let tables = format!("[publication]\ntables = [{tables}]\n");
        let run =
            workspace.file("vbe.toml", &tables).run("report --public --period 2018 --format csv --comma");
        assert_eq!(run.exit, Exit::Fine, "{}", run.err);
        said(&run)
    }

    #[test]
    fn a_small_cell_holds_back_its_table() {
        let workspace = by_milieu(&[("2018-H1", &[9, 7, 3, 1])]);
        assert_eq!(prints(workspace, "'environment'"), "2018,all,,,20\n2018,environment,,,not shown");
    }

    #[test]
    fn a_table_stands_with_its_nought() {
        let workspace = by_milieu(&[("2018-H1", &[13, 9, 6, 0])]);
        assert_eq!(
            prints(workspace, "'environment'"),
            "2018,all,,,28\n\
             2018,environment,the white power milieu,,13\n\
             2018,environment,the autonomous milieu,,9\n\
             2018,environment,the islamist milieu,,6\n\
             2018,environment,unclear,,0\n\
             2018,environment,another milieu,,0"
        );
    }

    #[test]
    fn two_small_cells_hold_it_back_too() {
        let workspace = by_milieu(&[("2018-H2", &[5, 4, 4])]);
        assert_eq!(prints(workspace, "'environment'"), "2018,all,,,13\n2018,environment,,,not shown");
    }

    #[test]
    fn half_years_and_milieus_stand_and_not_the_two_together() {
        let workspace = by_milieu(&[("2018-H1", &[7, 6, 2]), ("2018-H2", &[8, 5, 9])]);
        assert_eq!(
            prints(workspace, "'half-year', 'environment', 'half-year x environment'"),
            "2018,all,,,37\n\
             2018,half-year,2018-H1,,15\n\
             2018,half-year,2018-H2,,22\n\
             2018,environment,the white power milieu,,15\n\
             2018,environment,the autonomous milieu,,11\n\
             2018,environment,the islamist milieu,,11\n\
             2018,environment,unclear,,0\n\
             2018,environment,another milieu,,0\n\
             2018,half-year x environment,,,not shown"
        );
    }

    #[test]
    fn an_age_that_is_all_one_milieu_is_not_told() {
        let like = |milieu, age| -> Like { ("2018-H1", milieu, age, "school", "talk") };
        let sorts = [
            (5, like("white-power", "13-15")),
            (8, like("white-power", "21-29")),
            (6, like("islamist", "0-12")),
            (7, like("islamist", "30+")),
            (9, like("islamist", "unknown")),
        ];
        assert_eq!(
            prints(cases(Workspace::empty(), &sorts), "'environment', 'age', 'environment x age'"),
            "2018,all,,,35\n\
             2018,environment,the white power milieu,,13\n\
             2018,environment,the autonomous milieu,,0\n\
             2018,environment,the islamist milieu,,22\n\
             2018,environment,unclear,,0\n\
             2018,environment,another milieu,,0\n\
             2018,age,under 18,,11\n\
             2018,age,18 and older,,15\n\
             2018,age,unknown age,,9\n\
             2018,environment x age,,,not shown"
        );
    }

    #[test]
    fn of_fewer_than_five_nothing_more_is_said() {
        let like = |milieu, age| -> Like { ("2018-H1", milieu, age, "school", "talk") };
        let sorts = [
            (2, like("white-power", "13-15")),
            (1, like("white-power", "21-29")),
            (1, like("islamist", "21-29")),
        ];
        let workspace = cases(Workspace::empty(), &sorts);
        assert_eq!(prints(workspace, "'environment', 'age', 'environment x age'"), "2018,all,,,fewer than 5");
        // None at all in the year reads the same.
        let workspace = by_milieu(&[("2017-H1", &[8])]);
        assert_eq!(prints(workspace, "'environment'"), "2018,all,,,fewer than 5");
    }
}

fn two_years() -> Workspace {
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
    let workspace = two_years();
    let first = workspace.run("report --public --period 2018");
    assert_eq!(first.exit, Exit::Fine);
    assert!(first.err.contains("records/reports/offentlig-2018.yaml"), "{}", first.err);
    insta::assert_snapshot!(
        "the_ledger",
        String::from_utf8(files(&workspace, "records/reports")[0].1.clone()).unwrap()
    );
    let ledger = files(&workspace, "records/reports");
    let late = case("c99999", ("2018-H2", "other", "30+", "police", "none"));
    let workspace = workspace.file("records/cases/c99999.yaml", &late);
    let again = workspace.run("report --public --period 2018");
    assert_eq!((again.exit, &again.out, again.err.as_str()), (Exit::Fine, &first.out, ""));
    for format in ["text", "md", "csv", "json"] {
        let told = |workspace: &Workspace| {
            workspace.run(&format!("report --public --period 2018 --dry-run --format {format}")).out
        };
        let with = told(&workspace);
        let workspace = two_years();
        workspace.run("report --public --period 2018");
        assert_eq!(with, told(&workspace), "{format}");
    }
    assert_eq!(files(&workspace, "records/reports"), ledger);
    // When the cases are weeded, what was published stands.
    fs::remove_dir_all(workspace.path().join("records/cases")).unwrap();
    assert_eq!(workspace.run("report --public --period 2018").out, first.out);
    // New tables are for new periods.
    let workspace = workspace.file("vbe.toml", "[publication]\nk = 10\ntables = ['source']\n");
    assert_eq!(workspace.run("report --public --period 2018").out, first.out);
}

#[test]
fn the_ledger_is_a_sound_record() {
    let workspace = two_years();
    workspace.run("report --public --period 2017");
    workspace.run("report --public --period 2018");
    let workspace = by_milieu_few(workspace);
    let run = workspace.run("validate --format json");
    let found = json(&run);
    let of_reports = found["findings"].as_array().unwrap().iter();
    let of_reports = of_reports.filter(|one| one["path"].as_str().unwrap().starts_with("records/reports"));
    assert_eq!(of_reports.count(), 0, "{}", run.out);
    assert_eq!(files(&workspace, "records/reports").len(), 3);
}

/// The same workspace with a year of few cases, published too.
fn by_milieu_few(workspace: Workspace) -> Workspace {
    let workspace = workspace
        .file("records/cases/few1.yaml", &case("few1", ("2019-H1", "other", "30+", "police", "none")));
    assert_eq!(workspace.run("report --public --period 2019").exit, Exit::Fine);
    workspace
}

#[test]
fn a_draft_writes_nothing_and_says_what_will_be_said() {
    let workspace = two_years();
    let draft = workspace.run("report --public --period 2018 --dry-run --format csv");
    assert!(files(&workspace, "records/reports").is_empty());
    assert_eq!(draft.err, "");
    let published = workspace.run("report --public --period 2018 --format csv");
    assert_eq!(draft.out, published.out);
    let words = two_years().run("report --public --period 2018 --dry-run").out;
    assert!(words.contains("A draft: this is not published."), "{words}");
}

#[test]
fn a_time_that_cannot_be_published_is_refused() {
    let refused = |workspace: &Workspace, period: &str, why: &str| {
        let run = workspace.run(&format!("report --public --period {period}"));
        assert_eq!(run.exit, Exit::Failed, "{period}: {}", run.out);
        assert!(run.err.contains(why), "{period}: {}", run.err);
        assert_eq!(run.out, "");
    };
    let workspace = two_years();
    for period in ["2018-H1", "V2018", "2015-2018", "2018-05", "igår"] {
        refused(&workspace, period, "a whole year, as 2018, or two or three on end");
    }
    refused(&workspace, "2024", "2024 is not over");
    refused(&workspace, "2023-2024", "2023-2024 is not over");
    assert_eq!(workspace.run("report --public --period 2017-2018").exit, Exit::Fine);
    refused(&workspace, "2018", "2018 overlaps 2017-2018, which was published 2024-11-15");
    refused(&workspace, "2018-2020", "overlaps 2017-2018");
    let decided = two_years().file("vbe.toml", "[publication]\nyears = 2\n");
    refused(&decided, "2018", "2018 is not 2 years, as [publication] years in vbe.toml says");
    // Nothing was written for any of it.
    assert_eq!(files(&workspace, "records/reports").len(), 1);
    assert!(files(&decided, "records/reports").is_empty());
}

/// Run again it never publishes anything else: the years are those that ended last.
#[test]
fn without_a_period_it_is_the_years_that_ended_last() {
    let variables = || vec![("VBE_LANG".to_owned(), "en".to_owned())];
    let on = |workspace: &Workspace, day: &str| {
        let run = run("report --public --format json", workspace.path(), day, false, variables());
        (
            run.exit,
            run.out.lines().find(|line| line.contains("\"period\"")).map(|line| line.trim().to_owned()),
        )
    };
    let workspace = two_years();
    assert_eq!(on(&workspace, "2018-12-31"), (Exit::Fine, Some("\"period\": \"2017\"".into())));
    assert_eq!(on(&workspace, "2019-01-01"), (Exit::Fine, Some("\"period\": \"2018\"".into())));
    assert_eq!(on(&workspace, "2019-06-01"), (Exit::Fine, Some("\"period\": \"2018\"".into())));
    assert_eq!(files(&workspace, "records/reports").len(), 2);
    let workspace = two_years().file("vbe.toml", "[publication]\nyears = 2\n");
    assert_eq!(on(&workspace, "2019-01-01"), (Exit::Fine, Some("\"period\": \"2017-2018\"".into())));
    // A year later only one of the two is over.
    assert_eq!(on(&workspace, "2020-01-01").0, Exit::Failed);
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
        let workspace = two_years().file(path, text);
        let run = workspace.run("report --public --period 2018");
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{path}");
        assert!(run.err.contains("has faults"), "{path}: {}", run.err);
        assert!(!workspace.path().join("records/reports/offentlig-2018.yaml").exists());
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

/// A file of the ledger that is there is never written over, and one that cannot be written leaves nothing behind.
#[test]
fn the_ledger_is_never_written_over() {
    let workspace = two_years()
        .file("records/reports/offentlig-2018.yaml", "kind: plan\nid: annat\ntitle: A\nperiod: 2018\n");
    let before = files(&workspace, "records/reports");
    let run = workspace.run("report --public --period 2018");
    assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""));
    assert!(
        run.err.contains("could not be written") && run.err.contains("Nothing is published."),
        "{}",
        run.err
    );
    assert_eq!(files(&workspace, "records/reports"), before);
    let workspace = two_years().file("records/reports", "a file where the folder should be");
    assert_eq!(workspace.run("report --public --period 2018").exit, Exit::Failed);
}

#[test]
fn a_report_says_what_there_is() {
    let run = two_years().run("report");
    assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""));
    assert!(run.err.contains("vbe report --public"), "{}", run.err);
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
        ("tables = ['environment x half-year']", "is not an allowed value"),
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

/// Enough of a municipality to fill a page: five dimensions, and small counts in every one.
fn municipality() -> Workspace {
    cases(
        Workspace::empty().file("vbe.toml", ""),
        &[
            (6, ("2018-H1", "white-power", "13-15", "school", "talk, concern-report")),
            (5, ("2018-H1", "white-power", "16-17", "school", "talk")),
            (2, ("2018-H1", "islamist", "16-17", "outreach", "sig, relatives-support")),
            (1, ("2018-H1", "islamist", "30+", "police", "none")),
            (3, ("2018-H1", "unclear", "unknown", "leisure", "referred")),
            (7, ("2018-H2", "islamist", "16-17", "school", "talk, referred")),
            (5, ("2018-H2", "white-power", "16-17", "social-services", "talk")),
            (3, ("2018-H2", "autonomous", "18-20", "school", "talk, exit-support")),
            (1, ("2019-H1", "autonomous", "18-20", "police", "police-report")),
            (2, ("2019-H1", "white-power", "13-15", "school", "concern-report")),
        ],
    )
}

#[test]
fn the_page_of_the_coordination_group_in_every_form() {
    let run = |words: &str| municipality().swedish().run(&format!("cases {words}")).out;
    insta::assert_snapshot!("cases_sv", run(""));
    insta::assert_snapshot!(
        "cases_md",
        run("--format md --period 2018-H1").lines().take(12).collect::<Vec<_>>().join("\n")
    );
    insta::assert_snapshot!("cases_csv", run("--format csv --period 2018-H2"));
    insta::assert_snapshot!("cases_json", run("--format json --period 2019-H1"));
    insta::assert_snapshot!("cases_en", municipality().run("cases --period 2018-H2").out);
}

#[test]
fn without_a_period_the_cases_are_one_page_and_say_where_the_others_are() {
    let halves = ["2015-H1", "2015-H2", "2016-H1", "2016-H2", "2017-H1", "2017-H2", "2018-H1"];
    let many = halves.iter().map(|half| (*half, &[9, 7, 6][..])).collect::<Vec<_>>();
    let workspace = by_milieu(&many);
    let page = |words: &str| workspace.run(&format!("cases {words}"));
    let own = |out: &str| halves.iter().filter(|half| out.lines().any(|line| line == **half)).count();
    let run = page("");
    assert!(run.out.lines().count() <= 60 && run.out.lines().all(|line| line.chars().count() <= 80));
    assert_eq!(own(&run.out), 1, "{}", run.out);
    let told = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("6 earlier half-years, 2015-H1 to 2017-H2, have no room on the page: --period 2017,"),
        "{told}"
    );
    let earlier = page("--period 2017-H2");
    assert!(earlier.out.contains("\n2017-H2\n") && !earlier.out.contains("no room"), "{}", earlier.out);
    // The one that is left out is named so that it can be asked for as it stands.
    assert!(page("--as-of 2015-12-31").out.contains("page: --period 2015-H1 shows it."));
    assert_eq!(own(&page("--period 2015-2018").out), 7);
    assert_eq!(json(&page("--format json"))["half_years"].as_array().unwrap().len(), 7);
    // What is left out with a note fits where there is little: small half-years take a few lines.
    let small = halves.iter().map(|half| (*half, &[2][..])).collect::<Vec<_>>();
    let run = by_milieu(&small).run("cases");
    assert_eq!((own(&run.out), run.out.contains("no room")), (7, false), "{}", run.out);
}

/// A small count hides itself in every format, and there is no word of the page that it could be read in.
#[test]
fn no_small_count_of_cases_is_in_any_format() {
    for format in ["text", "md", "csv", "json"] {
        for words in ["", "--period 2018", "--period 2018-H1"] {
            let run = municipality().run(&format!("cases --format {format} {words}"));
            assert!(run.out.contains("Internal – not for publication."), "{format}");
            for line in run.out.lines() {
                let is_small = |word: &str| word.parse().is_ok_and(|count: u64| (1..5).contains(&count));
                let words = |line: &str| line.split([' ', ';', ':', '|', ',']).any(is_small);
                // "<5 means 0 to 4" is no count.
                assert!(!words(&line.replace("0 to 4", "")), "{format}: {line}");
            }
        }
    }
}

#[test]
fn cases_are_filtered_by_half_years_and_areas() {
    let halves = |workspace: &Workspace, words: &str| -> Vec<String> {
        let page = json(&workspace.run(&format!("cases --format json {words}")));
        page["half_years"]
            .as_array()
            .unwrap()
            .iter()
            .map(|half| half["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let workspace = municipality();
    assert_eq!(halves(&workspace, ""), ["2018-H1", "2018-H2", "2019-H1"]);
    assert_eq!(halves(&workspace, "--period 2018"), ["2018-H1", "2018-H2"]);
    assert_eq!(halves(&workspace, "--period 2018-H2"), ["2018-H2"]);
    assert_eq!(halves(&workspace, "--period 2018-2019"), ["2018-H1", "2018-H2", "2019-H1"]);
    assert_eq!(halves(&workspace, "--as-of 2018-07-01"), ["2018-H1", "2018-H2"]);
    assert_eq!(workspace.run("cases --period 2020").exit, Exit::Nothing);
    for period in ["2018-05", "T1", "2018-05-14"] {
        let run = workspace.run(&format!("cases --period {period}"));
        assert_eq!(run.exit, Exit::Failed);
        assert!(run.err.contains("whole half-years"), "{}", run.err);
    }
    let run = workspace.run("cases --area norra");
    assert_eq!(run.exit, Exit::Failed);
    let with = |at: usize| {
        let area = if at < 8 { "norra" } else { "sodra" };
        let text = case(&format!("c{at}"), ("2018-H1", "islamist", "16-17", "school", "talk"));
        (format!("records/cases/c{at}.yaml"), format!("{text}area: {area}\n"))
    };
    let areas = (0..11).map(with).fold(
        Workspace::empty().file("vbe.toml", "[cases]\nareas = ['norra', 'sodra']\n"),
        |workspace, (path, text)| workspace.file(&path, &text),
    );
    // Of eleven in all, eight in the one area would leave three in the other.
    let page = |words: &str| areas.run(&format!("cases --format csv --comma {words}")).out;
    assert!(page("").contains("2018-H1,milieu,the islamist milieu,11"), "{}", page(""));
    assert!(
        page("--area norra").contains("2018-H1,milieu,the islamist milieu,5+"),
        "{}",
        page("--area norra")
    );
    let south = areas.run("cases --area sodra --format json");
    let counts = json(&south)["half_years"][0]["counts"].clone();
    assert_eq!((counts.as_array().unwrap().len(), &counts[0]["count"]), (1, &"<5".into()));
    assert!(areas.run("cases --area nora").err.contains("Was norra meant?"));
}

#[test]
fn how_many_cases_stand_alone() {
    let run = municipality().swedish().run("privacy");
    assert_eq!(run.exit, Exit::Fine);
    insta::assert_snapshot!("privacy_sv", run.out);
    insta::assert_snapshot!("privacy_en", municipality().run("privacy").out);
    insta::assert_snapshot!("privacy_json", municipality().run("privacy --format json").out);
    // One case is not "them".
    let told = |sorts: &[(usize, Like)]| {
        let workspace = cases(Workspace::empty(), sorts).swedish();
        workspace.run("privacy").out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (one, many) = (
        ("2018-H1", "islamist", "30+", "police", "none"),
        ("2018-H1", "islamist", "16-17", "school", "talk"),
    );
    assert!(told(&[(1, one)]).contains("Det enda ärendet går att skilja ut. Behandla det som"));
    assert!(
        told(&[(1, one), (3, many)])
            .contains("1 av 4 ärenden går att skilja ut från alla andra. Behandla det")
    );
    // It tells of the whole set, and of no case.
    for format in ["text", "md", "csv", "json"] {
        let out = municipality().run(&format!("privacy --format {format}")).out;
        for (name, _) in files(&municipality(), "records/cases") {
            assert!(!out.contains(name.trim_end_matches(".yaml")), "{format}: {name}");
        }
        for value in ["white-power", "outreach", "13-15", "2018-H1"] {
            assert!(!out.contains(value), "{format}: {value}");
        }
    }
}

#[test]
fn where_there_is_no_case_it_is_said() {
    for words in ["cases", "privacy", "report --public", "report --public --period 2018"] {
        let workspace = Workspace::sound();
        let run = workspace.run(words);
        assert_eq!(run.exit, Exit::Nothing, "{words}: {}", run.err);
        assert!(run.out.contains("There are no cases here."), "{words}: {}", run.out);
        assert!(files(&workspace, "records/reports").is_empty(), "{words}");
        let json = json(&workspace.run(&format!("{words} --format json")));
        assert_eq!(json["notes"].as_array().unwrap().last().unwrap(), "There are no cases here.");
    }
}

#[test]
fn no_line_of_figures_is_wider_than_there_is_room_for() {
    for width in [60, 80, 100] {
        for words in ["cases", "privacy", "report --public --period 2018"] {
            for workspace in [municipality(), municipality().swedish()] {
                let run = workspace.run(&format!("{words} --width {width}"));
                let widest = run.out.lines().map(|line| line.chars().count()).max().unwrap();
                assert!(widest <= width, "{words} --width {width}: {widest}\n{}", run.out);
            }
        }
    }
}

/// A dimension in which the hidden count is what is left of the others is held back, and said to be.
#[test]
fn a_count_that_is_what_is_left_is_not_shown() {
    let milieus = ["white-power", "autonomous", "islamist", "unclear", "other"];
    let with = |last: usize| {
        let like = |milieu| -> Like { ("2018-H1", milieu, "16-17", "school", "talk") };
        let counts = [6, 7, 8, 9, last];
        let sorts: Vec<(usize, Like)> =
            counts.iter().zip(milieus).map(|(count, milieu)| (*count, like(milieu))).collect();
        json(&cases(Workspace::empty(), &sorts).run("cases --format json"))["half_years"][0].clone()
    };
    let dimensions = |page: &Value| -> Vec<String> {
        let rows = page["counts"].as_array().unwrap().iter();
        let mut names: Vec<String> =
            rows.map(|row| row["dimension"]["id"].as_str().unwrap().to_owned()).collect();
        names.dedup();
        names
    };
    let page = with(3);
    assert_eq!(page["not_shown"][0]["id"], "environment");
    assert_eq!(dimensions(&page), ["all", "source", "age_band", "measure"]);
    let page = with(5);
    assert_eq!(page["not_shown"].as_array().unwrap().len(), 0);
    assert_eq!(dimensions(&page), ["all", "environment", "source", "age_band", "measure"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// The same records on the same day are the same bytes, whatever their files are called and however they are laid.
    #[test]
    fn the_names_of_files_do_not_matter(
        kinds in prop::collection::vec((0_usize..2, 0_usize..3, 0_usize..3), 1..24),
        turn in 1_usize..23,
    ) {
        let halves = ["2018-H1", "2018-H2"];
        let milieus = ["white-power", "islamist", "other"];
        let ages = ["13-15", "21-29", "unknown"];
        let workspace = |turn: usize| {
            kinds.iter().enumerate().fold(Workspace::empty(), |workspace, (at, (half, milieu, age))| {
                let id = format!("k{:03}", (at + turn) % kinds.len());
                let like = (halves[*half], milieus[*milieu], ages[*age], "school", "talk");
                workspace.file(&format!("records/cases/{id}.yaml"), &case(&id, like))
            })
        };
        let (one, other) = (workspace(0), workspace(turn));
        for words in ["cases", "privacy --format json", "report --public --period 2018 --format csv"] {
            let first = one.run(words).out;
            prop_assert_eq!(&first, &other.run(words).out);
            prop_assert_eq!(&first, &one.run(words).out);
        }
        prop_assert_eq!(files(&one, "records/reports"), files(&other, "records/reports"));
    }
}

/// The same records on the same day are the same bytes, in every format.
#[test]
fn the_order_of_files_does_not_matter() {
    let sorts: [(usize, Like); 4] = [
        (6, ("2018-H1", "white-power", "13-15", "school", "talk, sig")),
        (5, ("2018-H2", "islamist", "21-29", "police", "none")),
        (2, ("2018-H2", "autonomous", "30+", "outreach", "referred")),
        (7, ("2018-H1", "islamist", "16-17", "leisure", "talk")),
    ];
    let workspace = |order: &[usize]| {
        let all: Vec<Like> =
            order.iter().flat_map(|at| std::iter::repeat_n(sorts[*at].1, sorts[*at].0)).collect();
        all.iter().enumerate().fold(Workspace::empty(), |workspace, (at, like)| {
            let id = format!("k{at:03}");
            workspace.file(&format!("records/cases/{id}.yaml"), &case(&id, *like))
        })
    };
    for words in ["cases", "privacy", "report --public --period 2018 --dry-run"] {
        for format in ["text", "json", "csv", "md"] {
            let run = |order: &[usize]| workspace(order).run(&format!("{words} --format {format}")).out;
            let first = run(&[0, 1, 2, 3]);
            assert_eq!(first, run(&[3, 1, 0, 2]), "{words}");
            assert_eq!(first, run(&[0, 1, 2, 3]), "{words}");
        }
    }
}
