//! `vbe cases`, `vbe report --public` and `vbe privacy`: records in, a page out, and what may never stand on it.

mod examples;
mod published;
mod group;
mod alone;

use std::fs;

use proptest::prelude::*;
use serde_json::Value;
use vbe::cli::Exit;

use crate::sandbox::{Run, Sandbox};

/// The categories of a case, in the order of [`cases`]: half-year, milieu, age, source, measures.
pub(crate) type Like = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// A workspace with so many cases of each sort. Their ids tell nothing of what is in them.
pub(crate) fn cases(sandbox: Sandbox, sorts: &[(usize, Like)]) -> Sandbox {
    let all = sorts.iter().flat_map(|(count, like)| std::iter::repeat_n(like, *count));
    all.enumerate().fold(sandbox, |sandbox, (at, like)| {
        let id = id(at);
        sandbox.file(&format!("records/cases/{id}.yaml"), &case(&id, *like))
    })
}

/// An id that looks random, for each number.
pub(crate) fn id(at: usize) -> String {
    let (letters, digits) = (b"bcdfghjkmnpqrtvwxz", b"23456789");
    let mut left = at * 7919 + 13;
    let mut next = |from: &[u8]| {
        let own = char::from(from[left % from.len()]);
        left = left / from.len() + at;
        own
    };
    (0..4).flat_map(|_| [next(letters), next(digits)]).collect()
}

pub(crate) fn case(id: &str, (half, milieu, age, source, measures): Like) -> String {
    // Ten half-years after, which is the longest that a case may be kept.
    let (year, of_year) = half.split_once('-').unwrap();
    let expires = year.parse::<i32>().unwrap() + 5;
    format!(
        "kind: case\nid: {id}\nregistered: {half}\nsource: {source}\nage_band: {age}\nenvironment: {milieu}\n\
         concern: [symbols]\nchannel: staff\nmeasures: [{measures}]\nstatus: open\nexpires: {expires}-{of_year}\n"
    )
}

/// Cases by half-year and milieu, as the examples have them.
pub(crate) fn by_milieu(halves: &[(&'static str, &[usize])]) -> Sandbox {
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
    cases(Sandbox::empty(), &sorts)
}

/// The page as JSON.
fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err))
}

/// Every file under a folder, with what is in it.
fn files(sandbox: &Sandbox, folder: &str) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(sandbox.path().join(folder)) else { return Vec::new() };
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

/// Enough of a municipality to fill a page: five dimensions, and small counts in every one.
fn municipality() -> Sandbox {
    municipality_in(["2018-H1", "2018-H2", "2019-H1"])
}

/// The same in other half-years.
fn municipality_in([first, second, third]: [&'static str; 3]) -> Sandbox {
    cases(
        Sandbox::empty().file("vbe.toml", ""),
        &[
            (6, (first, "white-power", "13-15", "school", "talk, concern-report")),
            (5, (first, "white-power", "16-17", "school", "talk")),
            (2, (first, "islamist", "16-17", "outreach", "sig, relatives-support")),
            (1, (first, "islamist", "30+", "police", "none")),
            (3, (first, "unclear", "unknown", "leisure", "referred")),
            (7, (second, "islamist", "16-17", "school", "talk, referred")),
            (5, (second, "white-power", "16-17", "social-services", "talk")),
            (3, (second, "autonomous", "18-20", "school", "talk, exit-support")),
            (1, (third, "autonomous", "18-20", "police", "police-report")),
            (2, (third, "white-power", "13-15", "school", "concern-report")),
        ],
    )
}

#[test]
fn where_there_is_no_case_it_is_said() {
    for words in ["cases", "privacy"] {
        let sandbox = Sandbox::sound();
        let run = sandbox.run(words);
        assert_eq!(run.exit, Exit::Nothing, "{words}: {}", run.err);
        assert!(run.out.contains("There are no cases here."), "{words}: {}", run.out);
        assert!(files(&sandbox, "records/reports").is_empty(), "{words}");
        let json = json(&sandbox.run(&format!("{words} --format json")));
        assert_eq!(json["notes"].as_array().unwrap().last().unwrap(), "There are no cases here.");
    }
}

#[test]
fn no_line_of_figures_is_wider_than_there_is_room_for() {
    for width in [60, 80, 100] {
        for words in ["cases", "privacy", "report --public --period 2018"] {
            for sandbox in [municipality(), municipality().swedish()] {
                let run = sandbox.run(&format!("{words} --width {width}"));
                let widest = run.out.lines().map(|line| line.chars().count()).max().unwrap();
                assert!(widest <= width, "{words} --width {width}: {widest}\n{}", run.out);
            }
        }
    }
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
        let sandbox = |turn: usize| {
            kinds.iter().enumerate().fold(Sandbox::empty(), |sandbox, (at, (half, milieu, age))| {
                let id = format!("k{:03}", (at + turn) % kinds.len());
                let like = (halves[*half], milieus[*milieu], ages[*age], "school", "talk");
                sandbox.file(&format!("records/cases/{id}.yaml"), &case(&id, like))
            })
        };
        let (one, other) = (sandbox(0), sandbox(turn));
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
    let sandbox = |order: &[usize]| {
        let all: Vec<Like> =
            order.iter().flat_map(|at| std::iter::repeat_n(sorts[*at].1, sorts[*at].0)).collect();
        all.iter().enumerate().fold(Sandbox::empty(), |sandbox, (at, like)| {
            let id = id(at);
            sandbox.file(&format!("records/cases/{id}.yaml"), &case(&id, *like))
        })
    };
    for words in ["cases", "privacy", "report --public --period 2018 --dry-run"] {
        for format in ["text", "json", "csv", "md"] {
            let run = |order: &[usize]| sandbox(order).run(&format!("{words} --format {format}")).out;
            let first = run(&[0, 1, 2, 3]);
            assert_eq!(first, run(&[3, 1, 0, 2]), "{words}");
            assert_eq!(first, run(&[0, 1, 2, 3]), "{words}");
        }
    }
}
