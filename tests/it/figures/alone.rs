//! `vbe privacy`: how many cases can be singled out.

use vbe::cli::Exit;

use super::{Like, cases, files, municipality};
use crate::sandbox::Sandbox;

#[test]
fn how_many_cases_stand_alone() {
    let run = municipality().swedish().run("privacy");
    assert_eq!(run.exit, Exit::Fine);
    insta::assert_snapshot!("privacy_sv", run.out);
    insta::assert_snapshot!("privacy_en", municipality().run("privacy").out);
    insta::assert_snapshot!("privacy_json", municipality().run("privacy --format json").out);
    // Neither how few cases there are is told, nor how few of them are alone.
    let told = |sorts: &[(usize, Like)]| {
        let sandbox = cases(Sandbox::empty(), sorts).swedish();
        sandbox.run("privacy").out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (one, many) = (
        ("2018-H1", "islamist", "30+", "police", "none"),
        ("2018-H1", "islamist", "16-17", "school", "talk"),
    );
    let few = told(&[(1, one)]);
    assert!(few.contains("Ärendena är färre än 5. Räkna med att vart och ett går att skilja ut"), "{few}");
    assert_eq!(few, told(&[(1, one), (3, many)]));
    let none_alone = told(&[(6, many)]);
    assert!(none_alone.contains("Färre än 5 ärenden är ensamma i sitt slag."), "{none_alone}");
    let one_alone = told(&[(1, one), (6, many)]);
    assert!(one_alone.contains("Ensamma i sitt slag: <5") && none_alone.contains("Ensamma i sitt slag: <5"));
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
