//! What is found: the same as by `vbe validate`, as it is typed, on the disk and in every form of text.

use std::fs;
use std::path::Path;

use serde_json::json;
use vbe::rules::CATALOGUE;

use super::editor::{Editor, PLAN, TOLD, able, address, as_told, as_validated, text_of};
use crate::rule_pages::laid;
use crate::sandbox::Sandbox;

/// Every rule's example, as it lies on the disk and as it is typed into files that were empty: the same as `vbe validate`.
#[test]
fn what_is_found_is_what_validate_finds_at_the_same_places() {
    let all: Vec<(&str, Sandbox)> = CATALOGUE.iter().map(|rule| (rule.id, laid(rule, "Example"))).collect();
    let folders: Vec<&Path> = all.iter().map(|(_, sandbox)| sandbox.path()).collect();
    let mut editor = Editor::of(&folders, &able());
    // When the last of these is answered, everything before it has been told.
    editor.ask("workspace/symbol", &json!({"query": "nothing has this name"}));
    let mut empty = Vec::new();
    for (rule, sandbox) in &all {
        let expected = as_validated(sandbox);
        for (file, expected) in &expected {
            let file = Path::new(file.strip_prefix("file://").unwrap());
            editor.wait(file, rule, |found| !found.is_empty());
            assert_eq!(as_told(&editor.found[&address(file)]), *expected, "{rule}");
        }
        empty.push(expected);
    }
    let mut typed = 0;
    for ((rule, _), expected) in all.iter().zip(&empty) {
        for file in expected.keys() {
            let file = Path::new(file.strip_prefix("file://").unwrap());
            let Ok(text) = fs::read_to_string(file) else { continue };
            // Settings are judged while they are written and hold when they are saved; what is stray is never read.
            if file.ends_with("vbe.toml") || *rule == "stray-file" {
                continue;
            }
            let expected = &expected[&address(file)];
            // Nothing else has this fault, so that what is found must become another thing, and back.
            editor.open(file, "kind: [}\n");
            editor.wait(file, rule, |found| found != *expected);
            editor.write(file, &text);
            editor.wait(file, rule, |found| found == *expected);
            typed += 1;
        }
    }
    assert!(typed > 60, "only {typed} files were typed");
}

/// From the tax agency's published series of test numbers: it belongs to nobody.
const NUMBER: &str = "18900101-9802";

#[test]
fn what_identifies_somebody_is_found_as_it_is_typed_and_repeated_nowhere() {
    let case = "kind: case\nid: 37d5g8xy\nregistered: 2024-H2\n";
    let sandbox = Sandbox::sound().file("records/cases/37d5g8xy.yaml", case);
    let mut editor = Editor::at(sandbox.path());
    let (plan, own) = (sandbox.path().join(PLAN), sandbox.path().join("records/cases/37d5g8xy.yaml"));
    let text = text_of(PLAN).replacen("title: Utbilda personalen", &format!("title: Utbilda {NUMBER}"), 1);
    editor.open(&plan, &text);
    let found = as_told(&editor.told_of(&plan));
    assert!(found.iter().any(|(rule, ..)| rule == "identifies-person"), "{found:?}");
    let mut said = format!("{:?}", editor.found);
    editor.open(&own, &format!("{case}note: {NUMBER}\n"));
    said += &format!("{:?}", editor.told_of(&own));
    let asked = json!({"textDocument": {"uri": address(&plan)}});
    said += &editor.ask("textDocument/documentSymbol", &asked).to_string();
    said += &editor.ask("workspace/symbol", &json!({"query": "utbilda"})).to_string();
    for at in ["title: Utb|ilda", "  - id: ut|bildning"] {
        let text = text.replacen(&at.replace('|', ""), at, 1);
        for method in ["hover", "completion", "references", "definition"] {
            said += &editor.ask_at(&format!("textDocument/{method}"), (&plan, &text), &json!({})).to_string();
        }
    }
    let told = text_of(TOLD).replacen("plan: plan-2024", "plan: pl|an-2024", 1);
    said += &editor.ask_at("textDocument/hover", (&sandbox.path().join(TOLD), &told), &json!({})).to_string();
    said += &editor
        .ask_at(
            "textDocument/hover",
            (&sandbox.path().join(TOLD), &text_of(TOLD).replacen("id: utb", "id: u|tb", 1)),
            &json!({}),
        )
        .to_string();
    assert!(!said.contains(NUMBER) && !said.contains("900101"), "{said}");
}

#[test]
fn files_that_change_on_the_disk_are_seen_and_what_is_not_saved_holds() {
    let sandbox = Sandbox::sound();
    let register = sandbox.path().join("plans/organisation.yaml");
    let plan = sandbox.path().join(PLAN);
    let own = fs::read_to_string(&register).unwrap();
    let less =
        own.replacen("  - {id: samordnare-vbe, title: Samordnare VBE, aliases: [samordnaren]}\n", "", 1);
    // One that tells what changes on the disk, and one that does not.
    for can in [able(), json!({})] {
        let mut editor = Editor::of(&[sandbox.path()], &can);
        editor.ask("workspace/symbol", &json!({"query": "x"}));
        assert_eq!(editor.questions.len(), usize::from(can != json!({})));
        let changed = |editor: &mut Editor, path: &Path| {
            if can != json!({}) {
                editor.tell(
                    "workspace/didChangeWatchedFiles",
                    &json!({"changes": [{"uri": address(path), "type": 2}]}),
                );
            }
        };
        fs::write(&register, &less).unwrap();
        changed(&mut editor, &register);
        assert!(!editor.told_of(&plan).is_empty());
        // What is typed holds, whatever is on the disk, until it is closed.
        editor.open(&register, &own);
        while !editor.told_of(&plan).is_empty() {}
        editor.tell("textDocument/didClose", &json!({"textDocument": {"uri": address(&register)}}));
        while editor.told_of(&plan).is_empty() {}
        fs::write(&register, &own).unwrap();
        changed(&mut editor, &register);
        while !editor.told_of(&plan).is_empty() {}
        // A file is renamed, and back.
        let elsewhere = sandbox.path().join("plans/annan.yaml");
        fs::rename(&plan, &elsewhere).unwrap();
        changed(&mut editor, &plan);
        while editor.told_of(&elsewhere).is_empty() {}
        fs::rename(&elsewhere, &plan).unwrap();
        changed(&mut editor, &plan);
        while !editor.told_of(&elsewhere).is_empty() {}
        // Settings that cannot be read are told of where they stand, and nothing else is.
        let settings = sandbox.path().join("vbe.toml");
        let kept = fs::read_to_string(&settings).unwrap_or_default();
        fs::write(&settings, "[rules]\nno-such-rule = \"off\"\n").unwrap();
        changed(&mut editor, &settings);
        assert!(!editor.told_of(&settings).is_empty());
        fs::write(&settings, kept).unwrap();
        changed(&mut editor, &settings);
        while !editor.told_of(&settings).is_empty() {}
        assert!(editor.ended().code().is_some());
    }
}

#[test]
fn a_file_with_a_mark_is_read_as_without_and_its_places_are_those_of_the_editor() {
    let sandbox = Sandbox::sound();
    let mut editor =
        Editor::of(&[sandbox.path()], &json!({"general": {"positionEncodings": ["utf-16", "utf-8"]}}));
    let plan = sandbox.path().join(PLAN);
    editor.open(&plan, &format!("\u{feff}kand: plan\r\n{}", text_of(PLAN).replace('\n', "\r\n")));
    let found = as_told(&editor.told_of(&plan));
    assert!(
        found.iter().any(|(rule, _, _, place)| rule == "unknown-field" && *place == [0, 3, 0, 7]),
        "{found:?}"
    );
    let text = "kind: plan\nid: plan-2024\ntitle: Åtgärder för ökad trygghet\nperiode: 2024\n";
    editor.write(&plan, text);
    let found = as_told(&editor.told_of(&plan));
    assert!(
        found.iter().any(|(rule, _, _, place)| rule == "unknown-field" && *place == [3, 0, 3, 7]),
        "{found:?}"
    );
}

#[test]
fn a_file_that_is_gone_from_the_disk_and_closed_is_gone() {
    let sandbox = Sandbox::sound();
    let mut editor = Editor::at(sandbox.path());
    let (plan, told) = (sandbox.path().join(PLAN), sandbox.path().join(TOLD));
    let wait = |editor: &mut Editor, file: &Path, is_found: bool| {
        editor.wait(file, "it is gone", |found| found.is_empty() != is_found);
    };
    let close = |editor: &mut Editor, file: &Path| {
        editor.tell("textDocument/didClose", &json!({"textDocument": {"uri": address(file)}}));
    };
    // One that is closed right after a letter, and stands on the disk.
    editor.open(&plan, text_of(PLAN));
    editor.write(&plan, &format!("{}x", text_of(PLAN)));
    close(&mut editor, &plan);
    editor.open(&told, &text_of(TOLD).replacen("id: utbildning", "id: annan", 1));
    wait(&mut editor, &told, true);
    editor.write(&told, text_of(TOLD));
    wait(&mut editor, &told, false);
    // One that was never saved.
    let new = sandbox.path().join("records/meetings/2024-05-01.yaml");
    editor.open(&new, "kind: meeting\n");
    wait(&mut editor, &new, true);
    close(&mut editor, &new);
    wait(&mut editor, &new, false);
    // One that is taken away while it is open.
    editor.open(&plan, text_of(PLAN));
    fs::remove_file(&plan).unwrap();
    close(&mut editor, &plan);
    wait(&mut editor, &told, true);
    fs::write(&plan, text_of(PLAN)).unwrap();
    editor.tell("workspace/didChangeWatchedFiles", &json!({"changes": [{"uri": address(&plan), "type": 1}]}));
    wait(&mut editor, &told, false);
}
