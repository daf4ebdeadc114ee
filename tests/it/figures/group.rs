//! `vbe cases`: the coordination group's page, and which counts are not on it.

use serde_json::Value;
use vbe::cli::Exit;

use super::{Like, by_milieu, case, cases, json, municipality};
use crate::sandbox::Sandbox;

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
    let sandbox = by_milieu(&many);
    let page = |words: &str| sandbox.run(&format!("cases {words}"));
    let own = |out: &str| halves.iter().filter(|half| out.lines().any(|line| line == **half)).count();
    let run = page("");
    assert!(run.out.lines().count() <= 60 && run.out.lines().all(|line| line.chars().count() <= 80));
    assert_eq!(own(&run.out), 3, "{}", run.out);
    let told = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("4 earlier half-years, 2015-H1 to 2016-H2, have no room on the page: --period 2016,"),
        "{told}"
    );
    let earlier = page("--period 2016-H2");
    assert!(earlier.out.contains("\n2016-H2\n") && !earlier.out.contains("no room"), "{}", earlier.out);
    // The one that is left out is named so that it can be asked for as it stands.
    assert!(page("--as-of 2016-12-31").out.contains("page: --period 2015-H1 shows it."));
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
    let halves = |sandbox: &Sandbox, words: &str| -> Vec<String> {
        let page = json(&sandbox.run(&format!("cases --format json {words}")));
        page["half_years"]
            .as_array()
            .unwrap()
            .iter()
            .map(|half| half["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let sandbox = municipality();
    assert_eq!(halves(&sandbox, ""), ["2018-H1", "2018-H2", "2019-H1"]);
    assert_eq!(halves(&sandbox, "--period 2018"), ["2018-H1", "2018-H2"]);
    assert_eq!(halves(&sandbox, "--period 2018-H2"), ["2018-H2"]);
    assert_eq!(halves(&sandbox, "--period 2018-2019"), ["2018-H1", "2018-H2", "2019-H1"]);
    assert_eq!(halves(&sandbox, "--as-of 2018-07-01"), ["2018-H1", "2018-H2"]);
    assert_eq!(sandbox.run("cases --period 2020").exit, Exit::Nothing);
    for period in ["2018-05", "T1", "2018-05-14"] {
        let run = sandbox.run(&format!("cases --period {period}"));
        assert_eq!(run.exit, Exit::Failed);
        assert!(run.err.contains("whole half-years"), "{}", run.err);
    }
    let run = sandbox.run("cases --area norra");
    assert_eq!(run.exit, Exit::Failed);
    let with = |at: usize| {
        let area = if at < 8 { "norra" } else { "sodra" };
        let text = case(&format!("c{at}"), ("2018-H1", "islamist", "16-17", "school", "talk"));
        (format!("records/cases/c{at}.yaml"), format!("{text}area: {area}\n"))
    };
    let areas = (0..11).map(with).fold(
        Sandbox::empty().file("vbe.toml", "[cases]\nareas = ['norra', 'sodra']\n"),
        |sandbox, (path, text)| sandbox.file(&path, &text),
    );
    // Of eleven in all, eight in the one area would leave three in the other.
    let page = |words: &str| areas.run(&format!("cases --format csv --comma {words}")).out;
    assert!(page("").contains("2018-H1,milieu,the islamist milieu,10+"), "{}", page(""));
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

/// A dimension in which the hidden count is what is left of the others is held back, and said to be.
#[test]
fn a_count_that_is_what_is_left_is_not_shown() {
    let milieus = ["white-power", "autonomous", "islamist", "unclear", "other"];
    let with = |last: usize| {
        let like = |milieu| -> Like { ("2018-H1", milieu, "16-17", "school", "talk") };
        let counts = [6, 7, 8, 9, last];
        let sorts: Vec<(usize, Like)> =
            counts.iter().zip(milieus).map(|(count, milieu)| (*count, like(milieu))).collect();
        json(&cases(Sandbox::empty(), &sorts).run("cases --format json"))["half_years"][0].clone()
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
