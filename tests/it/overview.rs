//! Many workspaces on one page.

use serde_json::Value;
use vbe::cli::Exit;

use crate::sandbox::{SOUND, Sandbox};

const NAMES: [&str; 11] = [
    "Alby", "Björke", "Dalarne", "Ekvik", "Fors", "Granby", "Holmsta", "Ingared", "Kullavik", "Lunda",
    "Norrvik",
];

/// Fourteen workspaces: eleven that are sound, of which one sees its plan over; one whose plan cannot be read, one that is
/// empty, and one whose settings are faulty.
fn country() -> Sandbox {
    let mut sandbox = Sandbox::empty();
    for (at, name) in NAMES.iter().enumerate() {
        let folder = name.to_lowercase().replace('ö', "o");
        sandbox = sandbox.file(&format!("{folder}/vbe.toml"), "");
        for (path, text) in SOUND {
            let period = if at == 4 { "2022" } else { "2024-2027" };
            let text = text.replace("period: 2024\n", &format!("period: {period}\n"));
            let text = text.replace("organisation: KS\n", &format!("organisation: {name}\n"));
            sandbox = sandbox.file(&format!("{folder}/{path}"), &text);
        }
    }
    let case = "kind: case\nid: q3x7k2m9\nregistered: 2024-H1\nsource: school\nchannel: staff\nmeasures: [talk]\nstatus: open\nexpires: 2029-H1\n";
    sandbox
        .file("alby/records/cases/q3x7k2m9.yaml", case)
        .file(
            "alby/records/agreements/polisen.yaml",
            "kind: agreement\nid: polisen\ntitle: Överenskommelse\nparties: [polisen]\nperiod: 2023-2025\n",
        )
        .file(
            "bjorke/records/agreements/polisen.yaml",
            "kind: agreement\nid: polisen\ntitle: Överenskommelse\nparties: [polisen]\nperiod: 2021\n",
        )
        .file("trasig/vbe.toml", "")
        .file("trasig/plans/plan.yaml", "kind: plan\nid: [\n")
        .file("tom/vbe.toml", "")
        .file("felaktig/vbe.toml", "language = [\n")
        .file("mapp/lasmig.txt", "inget\n")
}

fn dirs() -> String {
    let own: Vec<String> = NAMES.iter().map(|name| name.to_lowercase().replace('ö', "o")).collect();
    format!("{} trasig tom felaktig", own.join(" "))
}

#[test]
fn a_country_is_told_of_on_a_page() {
    let words = format!("overview {} --as-of 2025-03-01", dirs());
    for width in [80, 40] {
        let told = |sandbox: Sandbox| sandbox.run(&format!("{words} --width {width}")).out;
        insta::assert_snapshot!(format!("overview_en_{width}"), told(country()));
        insta::assert_snapshot!(format!("overview_sv_{width}"), told(country().swedish()));
    }
}

/// What is wrong with one of them is a word in its row, and the others are told of as always.
#[test]
fn what_cannot_be_read_is_a_row_with_its_reason() {
    let sandbox = country();
    let run = sandbox.run("overview alby mapp saknas vbe.toml ./alby felaktig trasig --format json");
    assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""));
    let page: Value = serde_json::from_str(&run.out).unwrap();
    let rows = page["workspaces"].as_array().unwrap();
    let faults: Vec<&str> = rows.iter().map(|row| row["fault"].as_str().unwrap_or_default()).collect();
    assert_eq!(
        faults,
        [
            "",
            "no workspace: there is no vbe.toml",
            "there is no such folder",
            "no folder",
            "the same workspace as alby",
            "vbe.toml is faulty: vbe validate in the folder tells how",
            "1 file cannot be read",
        ]
    );
    assert!(rows[1]["gaps"].is_null() && rows[0]["gaps"].is_number(), "{rows:#?}");
    let none = sandbox.run("overview saknas mapp");
    assert_eq!(none.exit, Exit::Nothing);
    assert!(none.out.contains("there is no such folder"), "{}", none.out);
    // Without folders those of the settings are told of, and without a list the workspace itself.
    let listed = country().file("vbe.toml", "[workspaces]\ndirs = [\"alby\", \"lunda\"]\n");
    assert!(listed.run("overview").out.contains("Lunda"));
    let own = Sandbox::sound().run("overview --format json");
    assert_eq!(serde_json::from_str::<Value>(&own.out).unwrap()["workspaces"].as_array().unwrap().len(), 1);
}

/// A workspace with cases is told of as it is without them.
#[test]
fn no_case_leaves_its_workspace() {
    let page = |sandbox: &Sandbox| {
        let formats = ["text", "json", "csv", "md", "html"];
        formats
            .map(|form| sandbox.run(&format!("overview alby --as-of 2025-03-01 --format {form}")).out)
            .concat()
    };
    let (with, without) = (country(), country().without("alby/records/cases/q3x7k2m9.yaml"));
    assert_eq!(page(&with), page(&without));
    assert!(!page(&with).contains("q3x7k2m9"));
}
