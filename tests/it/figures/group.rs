//! `vbe cases`: the coordination group's page, and which counts are not on it.

use serde_json::Value;
use vbe::cli::Exit;

use super::{Like, by_milieu, case, cases, json, municipality_in};
use crate::sandbox::Sandbox;

/// Every half-year that a page has on the day of the tests.
const HALVES: [&str; 11] = [
    "2019-H2", "2020-H1", "2020-H2", "2021-H1", "2021-H2", "2022-H1", "2022-H2", "2023-H1", "2023-H2",
    "2024-H1", "2024-H2",
];

fn municipality() -> Sandbox {
    municipality_in(["2023-H1", "2023-H2", "2024-H1"])
}

/// A half-year of the page.
fn half<'p>(page: &'p Value, id: &str) -> &'p Value {
    page["half_years"].as_array().unwrap().iter().find(|half| half["id"] == id).unwrap()
}

#[test]
fn the_page_of_the_coordination_group_in_every_form() {
    let run = |words: &str| municipality().swedish().run(&format!("cases {words}")).out;
    insta::assert_snapshot!("cases_sv", run(""));
    insta::assert_snapshot!(
        "cases_md",
        run("--format md --period 2023-H1").lines().take(12).collect::<Vec<_>>().join("\n")
    );
    insta::assert_snapshot!("cases_csv", run("--format csv --period 2023-H2"));
    insta::assert_snapshot!("cases_json", run("--format json --period 2024-H1"));
    insta::assert_snapshot!("cases_en", municipality().run("cases --period 2023-H2").out);
}

#[test]
fn without_a_period_the_cases_are_one_page_and_say_where_the_others_are() {
    let many = HALVES.map(|half| (half, &[9, 7, 6][..]));
    let sandbox = by_milieu(&many);
    let page = |words: &str| sandbox.run(&format!("cases {words}"));
    let own = |out: &str| HALVES.iter().filter(|half| out.lines().any(|line| line == **half)).count();
    let run = page("");
    assert!(run.out.lines().count() <= 60 && run.out.lines().all(|line| line.chars().count() <= 80));
    assert_eq!(own(&run.out), 3, "{}", run.out);
    let told = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("8 earlier half-years, 2019-H2 to 2023-H1, have no room on the page: --period 2023,"),
        "{told}"
    );
    let earlier = page("--period 2022-H2");
    assert!(earlier.out.contains("\n2022-H2\n") && !earlier.out.contains("no room"), "{}", earlier.out);
    assert_eq!(own(&page("--period 2019-2024").out), 11);
    assert_eq!(json(&page("--format json"))["half_years"].as_array().unwrap().len(), 11);
    // What is left out with a note fits where there is little: small half-years take a few lines.
    let small = HALVES.map(|half| (half, &[2][..]));
    let run = by_milieu(&small).run("cases");
    assert_eq!((own(&run.out), run.out.contains("no room")), (11, false), "{}", run.out);
}

/// Which half-years there are does not tell when the first case came, or the last, or that they have been weeded.
#[test]
fn the_half_years_of_a_page_do_not_depend_on_the_cases() {
    let with_areas = "[cases]\nareas = ['norra']\n";
    let pages = |halves: &[(&'static str, &[usize])]| {
        let sandbox = by_milieu(halves).file("vbe.toml", with_areas);
        let mut told = Vec::new();
        for words in
            ["", "--area norra", "--as-of 2022-03-01", "--as-of 2012-03-01", "--period 2023", "--period 2010"]
        {
            for format in ["text", "md", "csv", "json"] {
                let run = sandbox.run(&format!("cases {words} --format {format}"));
                told.push((run.exit, run.out));
            }
        }
        told.extend(["privacy", "privacy --as-of 2012-03-01"].map(|words| {
            let run = sandbox.run(words);
            (run.exit, run.out)
        }));
        told
    };
    let one = pages(&[("2024-H1", &[1])]);
    for other in [&[("2019-H2", &[2][..])][..], &[("2013-H1", &[1])], &[("2020-H1", &[1]), ("2024-H2", &[1])]]
    {
        assert_eq!(pages(other), one, "{other:?}");
    }
    let ids = |words: &str| -> Vec<String> {
        let page = json(&by_milieu(&[("2022-H1", &[6])]).run(&format!("cases --format json {words}")));
        let halves = page["half_years"].as_array().unwrap().iter();
        halves.map(|half| half["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(""), HALVES);
    let earlier = ids("--as-of 2018-07-01");
    assert_eq!((earlier.len(), earlier[0].as_str(), earlier[10].as_str()), (11, "2013-H2", "2018-H2"));
    let run = by_milieu(&[("2022-H1", &[6])]).run("cases --period 2010");
    assert!(run.out.contains("The page has the half-years 2019-H2 to 2024-H2."), "{}", run.out);
}

/// A small count hides itself in every format, and there is no word of the page that it could be read in.
#[test]
fn no_small_count_of_cases_is_in_any_format() {
    for format in ["text", "md", "csv", "json"] {
        for words in ["", "--period 2023", "--period 2023-H1"] {
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
    assert_eq!(halves(&sandbox, ""), HALVES);
    assert_eq!(halves(&sandbox, "--period 2023"), ["2023-H1", "2023-H2"]);
    assert_eq!(halves(&sandbox, "--period 2023-H2"), ["2023-H2"]);
    assert_eq!(halves(&sandbox, "--period 2023-2024"), ["2023-H1", "2023-H2", "2024-H1", "2024-H2"]);
    assert_eq!(sandbox.run("cases --period 2018").exit, Exit::Nothing);
    for period in ["2018-05", "T1", "2018-05-14"] {
        let run = sandbox.run(&format!("cases --period {period}"));
        assert_eq!(run.exit, Exit::Failed);
        assert!(run.err.contains("whole half-years"), "{}", run.err);
    }
    let run = sandbox.run("cases --area norra");
    assert_eq!(run.exit, Exit::Failed);
    let with = |at: usize| {
        let area = if at < 8 { "norra" } else { "sodra" };
        let text = case(&format!("c{at}"), ("2024-H1", "islamist", "16-17", "school", "talk"));
        (format!("records/cases/c{at}.yaml"), format!("{text}area: {area}\n"))
    };
    let areas = (0..11).map(with).fold(
        Sandbox::empty().file("vbe.toml", "[cases]\nareas = ['norra', 'sodra']\n"),
        |sandbox, (path, text)| sandbox.file(&path, &text),
    );
    // Of eleven in all, eight in the one area would leave three in the other.
    let page = |words: &str| areas.run(&format!("cases --format csv --comma {words}")).out;
    assert!(page("").contains("2024-H1,milieu,the islamist milieu,5+"), "{}", page(""));
    assert!(
        page("--area norra").contains("2024-H1,milieu,the islamist milieu,5+"),
        "{}",
        page("--area norra")
    );
    let south = areas.run("cases --area sodra --format json");
    let counts = half(&json(&south), "2024-H1")["counts"].clone();
    assert_eq!((counts.as_array().unwrap().len(), &counts[0]["count"]), (1, &"<5".into()));
    assert!(areas.run("cases --area nora").err.contains("Was norra meant?"));
}

/// A dimension in which the hidden count is what is left of the others is held back, and said to be.
#[test]
fn a_count_that_is_what_is_left_is_not_shown() {
    let milieus = ["white-power", "autonomous", "islamist", "unclear", "other"];
    let with = |last: usize| {
        let like = |milieu| -> Like { ("2024-H1", milieu, "16-17", "school", "talk") };
        let counts = [6, 7, 8, 9, last];
        let sorts: Vec<(usize, Like)> =
            counts.iter().zip(milieus).map(|(count, milieu)| (*count, like(milieu))).collect();
        half(&json(&cases(Sandbox::empty(), &sorts).run("cases --format json")), "2024-H1").clone()
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

/// The number of a half-year can be published beside that of its year, and is then the sum of one count of each area.
#[test]
fn a_published_half_year_tells_no_hidden_count_of_an_area() {
    let page = |first: [usize; 2], words: &str| {
        let second = [10, 9];
        let sorts = [("2023-H1", first), ("2023-H2", second)];
        let all = sorts.into_iter().flat_map(|(half, counts)| {
            ["norra", "sodra"]
                .into_iter()
                .zip(counts)
                .flat_map(move |(area, count)| std::iter::repeat_n((half, area), count))
        });
        let settings = Sandbox::empty().file("vbe.toml", "[cases]\nareas = ['norra', 'sodra']\n");
        let sandbox = all.enumerate().fold(settings, |sandbox, (at, (half, area))| {
            let id = super::id(at);
            let text = case(&id, (half, "islamist", "16-17", "school", "talk"));
            sandbox.file(&format!("records/cases/{id}.yaml"), &format!("{text}area: {area}\n"))
        });
        json(&sandbox.run(&format!("cases --format json {words}")))
    };
    let is_silent = |page: &Value, id: &str| {
        half(page, id)["not_shown"].as_array().unwrap().iter().any(|own| own["id"] == "all")
    };
    for first in [[4, 4], [4, 3], [3, 4]] {
        for area in ["--area norra", "--area sodra"] {
            let page = page(first, area);
            assert!(is_silent(&page, "2023-H1"), "{first:?} {area}: {}", half(&page, "2023-H1"));
            assert!(!is_silent(&page, "2023-H2"), "{first:?} {area}");
        }
    }
    // Where the sum can be shared in several ways, or the page is of all, it tells nothing.
    assert!(!is_silent(&page([3, 3], "--area norra"), "2023-H1"));
    assert!(!is_silent(&page([9, 1], "--area sodra"), "2023-H1"));
    assert!(!is_silent(&page([4, 4], ""), "2023-H1"));
}
