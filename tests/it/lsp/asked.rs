//! What an editor asks: what is meant, where it is written, and what can stand where the caret is.

use std::path::Path;

use serde_json::{Value, json};

use super::editor::{Editor, PLAN, address, edited, text_of};
use crate::sandbox::{Sandbox, TODAY};

#[test]
fn a_conversation_is_held_in_swedish() {
    let sandbox = Sandbox::sound();
    let mut editor = Editor::at(sandbox.path());
    let plan = sandbox.path().join(PLAN);
    let mut said = String::new();
    let root = address(sandbox.path());
    let mut show = |title: &str, answer: &Value| {
        let text = serde_json::to_string_pretty(answer).unwrap().replace(&root, "file:///hem");
        said += &format!("## {title}\n{text}\n\n");
    };
    let text = text_of(PLAN);
    let at = |before: &str, after: &str| {
        let whole = format!("{before}{after}");
        text.replacen(&whole, &format!("{before}|{after}"), 1)
    };
    show("hover: a key", &editor.ask_at("textDocument/hover", (&plan, &at("respon", "sible")), &json!({})));
    show(
        "hover: a role",
        &editor.ask_at("textDocument/hover", (&plan, &at("[samord", "naren]")), &json!({})),
    );
    show(
        "hover: an activity",
        &editor.ask_at("textDocument/hover", (&plan, &at("  - id: utb", "ildning")), &json!({})),
    );
    show(
        "hover: a requirement",
        &editor.ask_at("textDocument/hover", (&plan, &at("riktlinje/utb", "ildning")), &json!({})),
    );
    show("hover: a word", &editor.ask_at("textDocument/hover", (&plan, &at("type: out", "put")), &json!({})));
    show(
        "hover: a time",
        &editor.ask_at("textDocument/hover", (&plan, &at("start: V ", "2024")), &json!({})),
    );
    show(
        "definition",
        &editor.ask_at("textDocument/definition", (&plan, &at("needs: [kun", "skap]")), &json!({})),
    );
    let with_own = json!({"context": {"includeDeclaration": true}});
    show(
        "references",
        &editor.ask_at("textDocument/references", (&plan, &at("  - {id: kun", "skap")), &with_own),
    );
    show(
        "symbols of the file",
        &editor.ask("textDocument/documentSymbol", &json!({"textDocument": {"uri": address(&plan)}})),
    );
    show("symbols", &editor.ask("workspace/symbol", &json!({"query": "samordnare"})));
    insta::assert_snapshot!(said);
}

/// The labels that are suggested at `|`, in order.
fn suggested(editor: &mut Editor, file: &Path, text: &str) -> Vec<String> {
    let answer = editor.ask_at("textDocument/completion", (file, text), &json!({}));
    answer["items"].as_array().unwrap().iter().map(|own| own["label"].as_str().unwrap().to_owned()).collect()
}

/// The text when the first suggestion at `|` is taken.
fn taken(editor: &mut Editor, file: &Path, text: &str) -> String {
    let answer = editor.ask_at("textDocument/completion", (file, text), &json!({}));
    let first = &answer["items"][0];
    assert!(first.is_object(), "nothing is suggested in {text}");
    edited(&text.replacen('|', "", 1), &json!([first["textEdit"]]))
}

#[test]
fn what_can_stand_at_the_caret_is_suggested_while_the_line_is_written() {
    let sandbox = Sandbox::sound();
    let mut editor = Editor::at(sandbox.path());
    let plan = sandbox.path().join(PLAN);
    let text = text_of(PLAN);
    let with = |line: &str| format!("{text}  - id: ny\n    title: Ny åtgärd\n    {line}\n");
    // Keys, by the key and by the Swedish name, and never one that stands there.
    assert!(suggested(&mut editor, &plan, &with("|")).contains(&"responsible".to_owned()));
    assert!(!suggested(&mut editor, &plan, &with("|")).contains(&"title".to_owned()));
    assert_eq!(suggested(&mut editor, &plan, &with("ansv|"))[0], "responsible");
    assert_eq!(taken(&mut editor, &plan, &with("ansv|")), with("responsible:\n      - "));
    assert_eq!(taken(&mut editor, &plan, &with("resp|: [samordnaren]")), with("responsible: [samordnaren]"));
    assert_eq!(suggested(&mut editor, &plan, &format!("{text}bas|\n")), Vec::<String>::new());
    assert_eq!(taken(&mut editor, &plan, &format!("{text}diar|\n")), format!("{text}reference: \n"));
    // Ids with their titles, closed words with what they mean, and times.
    assert_eq!(
        taken(&mut editor, &plan, &with("responsible: [frit|]")),
        with("responsible: [enhetschef-fritid]")
    );
    assert_eq!(
        taken(&mut editor, &plan, &with("responsible: frit|")),
        with("responsible: [enhetschef-fritid]")
    );
    assert_eq!(
        taken(&mut editor, &plan, &with("responsible:\n      - frit|")),
        with("responsible:\n      - enhetschef-fritid")
    );
    assert_eq!(taken(&mut editor, &plan, &with("areas: [|")), with("areas: [forebygga"));
    assert_eq!(taken(&mut editor, &plan, &with("covers: [lag|]")), with("covers: [riktlinje/lagesbild]"));
    assert_eq!(
        taken(&mut editor, &plan, &with("goal: {text: x, type: prest|}")),
        with("goal: {text: x, type: output}")
    );
    assert_eq!(taken(&mut editor, &plan, &with("start:|")), with("start: V 2024"));
    assert_eq!(taken(&mut editor, &plan, &with("ongoing: j|")), with("ongoing: true"));
    // A new file, of no kind yet, and one of Windows.
    let new = sandbox.path().join("records/meetings/2024-11-15.yaml");
    assert_eq!(taken(&mut editor, &new, "|"), "kind: ");
    assert_eq!(taken(&mut editor, &new, "kind: möt|"), "kind: meeting");
    assert_eq!(
        taken(&mut editor, &new, "kind: meeting\r\ngroup: styr|\r\n"),
        "kind: meeting\r\ngroup: styrgrupp\r\n"
    );
    assert_eq!(taken(&mut editor, &new, "kind: meeting\non: i d|"), format!("kind: meeting\non: {TODAY}"));
    // Nothing in comments, in running text or in files that are none of the workspace.
    assert_eq!(suggested(&mut editor, &plan, &with("# re|")), Vec::<String>::new());
    assert_eq!(suggested(&mut editor, &plan, &with("note: >-\n      ans|")), Vec::<String>::new());
    let other = sandbox.path().join("annat.yaml");
    assert_eq!(editor.ask_at("textDocument/completion", (&other, "re|"), &json!({})), Value::Null);
}

/// Somebody writes a new line, and asks about the others.
#[test]
fn what_stands_beside_a_line_that_is_not_finished_is_told_all_the_same() {
    let sandbox = Sandbox::sound();
    let mut editor = Editor::at(sandbox.path());
    let plan = sandbox.path().join(PLAN);
    let broken =
        text_of(PLAN).replacen("    areas: [forebygga]\n", "    areas: [forebygga]\n    ett nytt\n", 1);
    for (at, told, line) in [
        ("respon|sible: [samordnaren]", "De som är ansvariga", 18),
        ("[samordn|aren]", "Samordnare VBE", 18),
        ("organisation: K|S", "Kommunstyrelsen", 3),
        ("start: V 20|24", "2024-06-30", 19),
    ] {
        let text = broken.replacen(&at.replace('|', ""), at, 1);
        let answer = editor.ask_at("textDocument/hover", (&plan, &text), &json!({}));
        let said = answer["contents"]["value"].as_str().unwrap_or_default();
        assert!(said.contains(told), "{at}: {answer}");
        assert_eq!(answer["range"]["start"]["line"], line, "{at}");
    }
    let text = broken.replacen("[samordnaren]", "[samordn|aren]", 1);
    let place = editor.ask_at("textDocument/definition", (&plan, &text), &json!({}));
    assert_eq!(place["uri"], address(&sandbox.path().join("plans/organisation.yaml")));
}

/// Somebody changes what stands there already, and asks what can stand there.
#[test]
fn what_can_stand_there_is_told_by_the_text_as_it_is_now() {
    let sandbox = Sandbox::sound();
    let mut editor = Editor::at(sandbox.path());
    let plan = sandbox.path().join(PLAN);
    let text = text_of(PLAN);
    editor.open(&plan, text);
    let with = |old: &str, new: &str| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    };
    let own = "    responsible: [samordnaren]\n";
    // A key that is written over, and one in a new row above another with the same keys, in a file that cannot be read.
    assert_eq!(suggested(&mut editor, &plan, &with(own, "    respon|\n"))[0], "responsible");
    assert_eq!(
        suggested(&mut editor, &plan, &with("    responsible:", "    resp|onsible:"))[0],
        "responsible"
    );
    let above = with("  - id: utbildning\n", "  - id: ny\n    r|\n  - id: utbildning\n    x\n");
    assert_eq!(suggested(&mut editor, &plan, &above)[0], "responsible");
    let below = with("    title: Utbilda personalen\n", "    |\n    title: Utbilda personalen\n");
    assert!(!suggested(&mut editor, &plan, &below).contains(&"title".to_owned()));
    let in_brackets = with("type: output, ", "t|, type: output, ");
    assert!(!suggested(&mut editor, &plan, &in_brackets).contains(&"type".to_owned()));
    assert_eq!(suggested(&mut editor, &plan, "k|")[0], "kind");
    // A list that stands below.
    for (line, taken_as) in [
        (
            "    responsible: fri|\n      - samordnaren\n",
            "    responsible: \n      - enhetschef-fritid\n      - samordnaren\n",
        ),
        (
            "    responsible:\n      fri|\n      - samordnaren\n",
            "    responsible:\n      - enhetschef-fritid\n      - samordnaren\n",
        ),
    ] {
        assert_eq!(taken(&mut editor, &plan, &with(own, line)), with(own, taken_as));
    }
    let new = sandbox.path().join("records/activities/plan-2024/ny.yaml");
    let progress = "kind: activity\r\nplan: plan-2024\r\n";
    assert_eq!(
        taken(&mut editor, &new, &format!("{progress}upd|\r\n")),
        format!("{progress}updates:\r\n  - \r\n")
    );
    // Nothing is what it comes after; the id of what has happened is that of an activity.
    assert_eq!(
        suggested(&mut editor, &plan, &with("title: Handlings", "previous: |\ntitle: Handlings")),
        Vec::<String>::new()
    );
    let more = format!("{text}  - id: kurs-tva\n    title: Fler kurser\n");
    editor.write(&plan, &more);
    assert_eq!(suggested(&mut editor, &new, &format!("{progress}id: |\r\n")), ["kurs-tva"]);
    // By any of its names, and by the words for a half-year.
    assert_eq!(
        suggested(&mut editor, &plan, &with("organisation: KS", "organisation: Styr|"))[0],
        "styrgrupp"
    );
    assert_eq!(suggested(&mut editor, &plan, &with("[samordnaren]", "[samordnaren|]"))[0], "samordnare-vbe");
    assert_eq!(suggested(&mut editor, &plan, &with("start: V 2024", "start: vår|"))[0], "V 2024");
    assert_eq!(suggested(&mut editor, &plan, &with("period: 2024", "period: |"))[0], "2024");
    let case = sandbox.path().join("records/cases/a1b2c3d4.yaml");
    assert_eq!(suggested(&mut editor, &case, "kind: case\nregistered: 2024|\n")[0], "2024-H2");
    let before_comment = with("    needs: [kunskap]", "    ordinary:|# ja");
    assert_eq!(
        taken(&mut editor, &plan, &before_comment),
        with("    needs: [kunskap]", "    ordinary: true # ja")
    );
}
