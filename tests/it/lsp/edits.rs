//! What an editor is told to write: a new id, what a finding tells, what has happened, and the one layout.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::editor::{Editor, PLAN, TOLD, able, address, as_told, as_validated, edited, text_of};
use crate::sandbox::{Sandbox, TODAY};

/// The files of a workspace by their names there.
fn files_of(sandbox: &Sandbox) -> BTreeMap<String, String> {
    let name = |path: &Path| path.strip_prefix(sandbox.path()).unwrap().to_str().unwrap().replace('\\', "/");
    sandbox.files().into_iter().map(|(path, text)| (name(&path), text)).collect()
}

/// What the files of a workspace become when an editor does what it is told.
fn done(sandbox: &Sandbox, edit: &Value) -> BTreeMap<String, String> {
    let root = address(sandbox.path());
    let name = |uri: &Value| uri.as_str().unwrap().strip_prefix(&format!("{root}/")).unwrap().to_owned();
    let mut files = files_of(sandbox);
    for own in edit["documentChanges"].as_array().unwrap() {
        match own["kind"].as_str() {
            Some("create") => assert!(files.insert(name(&own["uri"]), String::new()).is_none()),
            Some("rename") => {
                // A file, or a folder with all that lies in it.
                let (from, to) = (name(&own["oldUri"]), name(&own["newUri"]));
                let is_moved = |path: &String| *path == from || path.starts_with(&format!("{from}/"));
                let moved: Vec<String> = files.keys().filter(|path| is_moved(path)).cloned().collect();
                assert!(!moved.is_empty(), "{from} is not there");
                for path in moved {
                    let text = files.remove(&path).unwrap();
                    assert!(files.insert(path.replacen(&from, &to, 1), text).is_none());
                }
            }
            _ => {
                let file = name(&own["textDocument"]["uri"]);
                let text = edited(
                    files.get(&file).unwrap_or_else(|| panic!("{file} in {:?}", files.keys())),
                    &own["edits"],
                );
                files.insert(file, text);
            }
        }
    }
    files
}

/// A workspace with these files.
fn of_files(files: &BTreeMap<String, String>) -> Sandbox {
    files.iter().fold(Sandbox::empty(), |sandbox, (path, text)| sandbox.file(path, text))
}

#[test]
fn a_new_id_is_everywhere_and_nothing_else_is_changed() {
    let more = "  - id: fler\n    title: Fler kurser\n    areas: [forebygga]\n    responsible: [samordnare-vbe, KS]\n    start: V 2024\n    finish: H 2024\n    needs: ['kunskap'] # behovet kunskap\n";
    let plan = format!("{}{more}", text_of(PLAN));
    let meeting = "kind: meeting\nid: 2024-06-01-styrgrupp\ngroup: styrgrupp\non: 2024-06-01\npresent: [samordnare-vbe]\npresented:\n  - {plan: plan-2024}\npart_of: plan-2024/utbildning\n";
    let sandbox =
        Sandbox::sound().file(PLAN, &plan).file("records/meetings/2024-06-01-styrgrupp.yaml", meeting);
    let before = files_of(&sandbox);
    let mut editor = Editor::at(sandbox.path());
    let file = sandbox.path().join(PLAN);
    for (at, old, new) in [
        ("needs: [|kunskap]", "kunskap", "miljoer"),
        ("  - id: utb|ildning", "utbildning", "kurs-1"),
        ("id: plan|-2024\n", "plan-2024", "plan-23-24"),
        ("responsible: [samordnare-v|be", "samordnare-vbe", "samordnaren-x"),
        ("areas: [fore|bygga]", "forebygga", "skydda"),
    ] {
        let text = plan.replacen(&at.replace('|', ""), at, 1);
        assert!(text.contains('|'), "{at}");
        let can = editor.ask_at("textDocument/prepareRename", (&file, &text), &json!({}));
        assert_eq!(can["placeholder"], old);
        let edit = editor.ask_at("textDocument/rename", (&file, &text), &json!({"newName": new}));
        let after = done(&sandbox, &edit);
        let changed = of_files(&after);
        assert_eq!(as_validated(&changed), BTreeMap::new(), "{old} to {new}");
        // With the old id back in its place everything is as it was; only quotation marks are no longer needed.
        let unquoted = |text: &str| text.replace("'kunskap'", "kunskap");
        let back =
            after.iter().map(|(path, text)| (path.replace(new, old), unquoted(&text.replace(new, old))));
        let was = before.iter().map(|(path, text)| (path.clone(), unquoted(text)));
        assert_eq!(back.collect::<BTreeMap<_, _>>(), was.collect());
        assert_ne!(after.values().collect::<Vec<_>>(), before.values().collect::<Vec<_>>());
    }
    let refused = |editor: &mut Editor, at: &str, new: &str| {
        let params =
            editor.shown(&file, &plan.replacen(&at.replace('|', ""), at, 1), &json!({"newName": new}));
        editor.answered("textDocument/rename", &params)["error"]["message"].as_str().unwrap().to_owned()
    };
    assert!(refused(&mut editor, "  - id: utb|ildning", "Ny Åtgärd").contains("ny-atgard"));
    assert!(refused(&mut editor, "  - id: utb|ildning", "fler").contains("redan"));
    assert!(refused(&mut editor, "title: Hand|lingsplan", "x").contains("inget id"));
}

/// The titles of what can be done at `|`, and the first whose title has some words.
fn offered(editor: &mut Editor, file: &Path, text: &str, wanted: &str) -> (Vec<String>, Value) {
    let params = editor.shown(file, text, &json!({}));
    let range = json!({"start": params["position"], "end": params["position"]});
    let asked =
        json!({"textDocument": params["textDocument"], "range": range, "context": {"diagnostics": []}});
    let all = editor.ask("textDocument/codeAction", &asked);
    let all = all.as_array().unwrap();
    let titles: Vec<String> = all.iter().map(|own| own["title"].as_str().unwrap().to_owned()).collect();
    let own = all.iter().find(|own| own["title"].as_str().unwrap().contains(wanted));
    let own = own.unwrap_or_else(|| panic!("{wanted} is not among {titles:?}"));
    (titles, own["edit"].clone())
}

#[test]
fn what_a_finding_tells_is_done_and_what_has_happened_is_recorded() {
    let sandbox = Sandbox::sound();
    let mut editor = Editor::at(sandbox.path());
    let (plan, told) = (sandbox.path().join(PLAN), sandbox.path().join(TOLD));
    let text = text_of(PLAN);
    let made = |text: &str, edit: &Value| edited(text, &edit["documentChanges"][0]["edits"]);
    // A finding that tells what to write, also in a file of Windows.
    for ending in ["\n", "\r\n"] {
        let text = text.replace('\n', ending);
        let wrong = text.replacen("period: 2024", "per|iode: 2024", 1);
        let (_, edit) = offered(&mut editor, &plan, &wrong, "period");
        assert_eq!(made(&wrong.replacen('|', "", 1), &edit), text);
    }
    // An exception, whose reason is left to write.
    let late = text.replacen("    start: V 2024\n", "    start: 20|22\n", 1);
    let (_, edit) = offered(&mut editor, &plan, &late, "time-before-plan");
    let with = made(&late.replacen('|', "", 1), &edit);
    let line = "    # vbe: allow[time-before-plan] …, till och med 2025-05-15\n    start: 2022\n";
    assert!(with.contains(line), "{with}");
    editor.write(&plan, &with);
    while as_told(&editor.told_of(&plan)).iter().all(|(rule, ..)| rule != "bad-suppression") {}
    editor.write(&plan, &with.replacen('…', "beslutades så", 1));
    while !editor.told_of(&plan).is_empty() {}
    // What has happened, in the plan and in its own file, which is made where there is none.
    let (titles, edit) =
        offered(&mut editor, &plan, &text.replacen("title: Utb", "title: U|tb", 1), "avslutad");
    assert!(titles.iter().any(|own| own.contains("riktlinje/lagesbild")), "{titles:?}");
    let after = done(&sandbox, &edit);
    assert!(after[TOLD].contains(&format!("finished: {TODAY}\n")), "{}", after[TOLD]);
    let (_, edit) =
        offered(&mut editor, &plan, &text.replacen("title: Utb", "title: U|tb", 1), "riktlinje/lagesbild");
    let after = done(&sandbox, &edit);
    assert!(after[PLAN].contains("covers: [riktlinje/utbildning, riktlinje/lagesbild]"), "{}", after[PLAN]);
    assert_eq!(as_validated(&of_files(&after)), BTreeMap::new());
    fs::remove_file(&told).unwrap();
    editor.tell("workspace/didChangeWatchedFiles", &json!({"changes": [{"uri": address(&told), "type": 3}]}));
    let (_, edit) = offered(&mut editor, &plan, &text.replacen("title: Utb", "title: U|tb", 1), "påbörjad");
    let after = done(&sandbox, &edit);
    assert!(after[TOLD].ends_with(&format!("started: {TODAY}\n")), "{}", after[TOLD]);
    // The one layout.
    let untidy = text.replacen("areas: [forebygga]", "areas: [ forebygga ]", 1);
    editor.open(&plan, &untidy);
    let edits = editor
        .ask("textDocument/formatting", &json!({"textDocument": {"uri": address(&plan)}, "options": {}}));
    assert_eq!(edited(&untidy, &edits), text);
}

#[test]
fn a_new_id_is_refused_where_what_names_the_old_one_cannot_be_known() {
    let framework = "kind: framework\nid: lag\ntitle: Lag\nrevision: 2024\nrequirements:\n  - {id: rutin, text: Det finns en rutin., judged: records, condition: {exists: {kind: routine, where: {id: rutin-oro}}}}\n  - {id: kurs, text: Det finns kurser., judged: records, condition: {exists: {kind: activity, where: {id: utbildning}}}}\n";
    let routine = "kind: routine\nid: rutin-oro\ntitle: Rutin vid oro\nsort: routine\nowner: samordnare-vbe\nrevised: 2024-02-01\n";
    let sandbox = Sandbox::sound()
        .file("plans/frameworks/lag.yaml", framework)
        .file("records/routines/rutin-oro.yaml", routine);
    let mut editor = Editor::at(sandbox.path());
    let (file, plan) = (sandbox.path().join("records/routines/rutin-oro.yaml"), sandbox.path().join(PLAN));
    // What a requirement asks for by its id has the new one there too.
    let named = |editor: &mut Editor, file: &Path, text: &str| {
        let edit = editor.ask_at("textDocument/rename", (file, text), &json!({"newName": "ny"}));
        done(&sandbox, &edit)["plans/frameworks/lag.yaml"].clone()
    };
    assert_eq!(
        named(&mut editor, &file, &routine.replacen("rutin-oro", "rutin|-oro", 1)),
        framework.replace("rutin-oro", "ny")
    );
    assert_eq!(
        named(&mut editor, &plan, &text_of(PLAN).replacen("  - id: utb", "  - id: u|tb", 1)),
        framework.replace("id: utbildning", "id: ny")
    );
    // A file that cannot be read has it.
    let torn = text_of(PLAN).replacen("areas:\n", "halvfardig\nareas:\n", 1);
    let torn = torn.replacen("[samordnaren]", "[samordnare-vbe]", 1);
    editor.open(&plan, &torn);
    let register = fs::read_to_string(sandbox.path().join("plans/organisation.yaml")).unwrap();
    let at = register.replacen("id: samordnare-vbe", "id: samordnare-v|be", 1);
    let params =
        editor.shown(&sandbox.path().join("plans/organisation.yaml"), &at, &json!({"newName": "ny"}));
    let answer = editor.answered("textDocument/rename", &params);
    assert!(answer["error"]["message"].as_str().unwrap_or_default().contains(PLAN), "{answer}");
    // An id that is none is mended by another.
    let wrong =
        text_of(PLAN).replace("id: forebygga", "id: före|bygga").replace("[forebygga]", "[förebygga]");
    let edit = editor.ask_at("textDocument/rename", (&plan, &wrong), &json!({"newName": "skydda"}));
    let text = edited(&wrong.replacen('|', "", 1), &edit["documentChanges"][0]["edits"]);
    assert!(text.contains("id: skydda") && text.contains("areas: [skydda]"), "{text}");
}

#[test]
fn what_an_action_says_is_what_it_does_and_no_fact_is_made_up() {
    let sandbox = Sandbox::sound();
    let mut editor = Editor::of(&[sandbox.path()], &able());
    let plan = sandbox.path().join(PLAN);
    let case = sandbox.path().join("records/cases/z9k3w7ab.yaml");
    let text = "ki|nd: case\nid: z9k3w7ab\nregistered: 2024-H2\n";
    let (titles, _) = offered(&mut editor, &case, text, "source:");
    let bare = text.replacen('|', "", 1);
    for title in &titles {
        let (_, edit) = offered(&mut editor, &case, text, title);
        let made = edited(&bare, &edit["documentChanges"][0]["edits"]);
        let added: Vec<&str> = made.lines().filter(|line| !bare.lines().any(|own| own == *line)).collect();
        assert!(
            added.iter().all(|line| line.ends_with(':') || line.ends_with(": ") || line.starts_with('#')),
            "{title}: {added:?}"
        );
    }
    // The file has another name than its id.
    let other = sandbox.path().join("plans/annan.yaml");
    fs::rename(&plan, &other).unwrap();
    editor.tell(
        "workspace/didChangeWatchedFiles",
        &json!({"changes": [{"uri": address(&plan), "type": 3}, {"uri": address(&other), "type": 1}]}),
    );
    let (_, edit) = offered(
        &mut editor,
        &other,
        &text_of(PLAN).replacen("id: pl", "id: p|l", 1),
        "Döp om filen till plan-2024.yaml",
    );
    assert_eq!(done(&sandbox, &edit)[PLAN], text_of(PLAN));
    // The hyphen belongs to what follows it.
    offered(&mut editor, &other, &text_of(PLAN).replacen("  - id: utb", "  |- id: utb", 1), "avslutad");
}
