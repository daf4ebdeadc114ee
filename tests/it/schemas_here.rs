//! Schemas that hold what a workspace has, for editors that know only schemas.

use std::fs;

use serde_json::Value;
use vbe::cli::Exit;

use crate::sandbox::{Sandbox, text};

fn validated(sandbox: &Sandbox) -> String {
    sandbox.run("validate").out
}

/// What stands in a definition, as value and title.
fn listed(schema: &Value, name: &str) -> Vec<(String, String)> {
    let all = schema["definitions"][name]["anyOf"].as_array().unwrap();
    let said = |own: &Value, key: &str| own[key].as_str().unwrap().to_owned();
    all.iter().map(|own| (said(own, "const"), said(own, "description"))).collect()
}

#[test]
fn a_schema_has_what_there_is_and_is_no_other_schema_for_that() {
    let incident = "kind: incident\nid: 7kq2m9xw\nregistered: 2024-H1\n";
    let sandbox = Sandbox::sound().file("records/incidents/7kq2m9xw.yaml", incident);
    let run = sandbox.run("schema --workspace --write");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let path = sandbox.path().join("schemas/plan.schema.json");
    let written = fs::read_to_string(&path).unwrap();
    let schema: Value = serde_json::from_str(&written).unwrap();
    assert!(listed(&schema, "here-actor").contains(&("samordnare-vbe".into(), "Samordnare VBE".into())));
    assert_eq!(listed(&schema, "here-area"), [("forebygga".into(), "Förebygga".into())]);
    assert_eq!(
        listed(&schema, "here-requirement"),
        [
            ("riktlinje/lagesbild".into(), "En aktuell lägesbild finns".into()),
            ("riktlinje/utbildning".into(), "Personalen är utbildad".into()),
        ]
    );
    // Where there is nothing, anything can stand; and what is about people is in no file that everybody reads.
    assert!(schema["definitions"].get("here-agreement").is_none());
    assert!(!written.contains("here-agreement"));
    let case = fs::read_to_string(sandbox.path().join("schemas/case.schema.json")).unwrap();
    assert!(!case.contains("7kq2m9xw"), "{case}");
    assert!(!validated(&sandbox).contains("outdated-schema"), "{}", validated(&sandbox));
    assert_eq!(sandbox.run("schema plan --workspace").out, written);
    // It is one that has aged all the same.
    fs::write(&path, written.replacen("\"title\"", "\"titel\"", 1)).unwrap();
    assert!(validated(&sandbox).contains("outdated-schema"));
    let run = sandbox.run("schema --write");
    assert!(run.exit == Exit::Failed && run.err.contains("--workspace"), "{}", run.err);
    assert!(text(sandbox.run("schema plan").out.into_bytes()).find("here-").is_none());
}
