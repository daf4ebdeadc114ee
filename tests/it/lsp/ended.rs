//! An editor that says nonsense, dies or never says that it ends.

use serde_json::{Value, json};

use super::editor::{Editor, PLAN, address};
use crate::sandbox::Sandbox;

#[test]
fn an_editor_that_says_nonsense_or_dies_leaves_no_program_behind() {
    let sandbox = Sandbox::sound();
    let framed = |text: &str| format!("Content-Length: {}\r\n\r\n{text}", text.len());
    // What cannot be understood is passed over, and what comes after it is answered.
    let mut editor = Editor::at(sandbox.path());
    let nonsense = [
        "",
        "{",
        "[]",
        "null",
        "{\"id\": 7}",
        "{\"method\": 3, \"id\": 7}",
        "{\"method\": \"textDocument/didOpen\"}",
        "{\"method\": \"textDocument/didChange\", \"params\": {\"textDocument\": {\"uri\": \"file:///no\"}, \"contentChanges\": 1}}",
        "{\"method\": \"$/cancelRequest\", \"params\": {\"id\": 99}}",
        "\u{feff}{}",
    ];
    for text in nonsense {
        editor.bytes(framed(text).as_bytes());
    }
    let unknown = editor.answered("textDocument/noSuch", &json!({}));
    assert_eq!(unknown["error"]["code"], -32601);
    assert_eq!(editor.answered("textDocument/hover", &json!({}))["error"]["code"], -32602);
    let far = json!({"textDocument": {"uri": address(&sandbox.path().join(PLAN))}, "position": {"line": 4_000_000_000_u64, "character": 9}});
    assert_eq!(editor.ask("textDocument/hover", &far), Value::Null);
    let elsewhere =
        json!({"textDocument": {"uri": "untitled:Untitled-1"}, "position": {"line": 0, "character": 0}});
    assert_eq!(editor.ask("textDocument/hover", &elsewhere), Value::Null);
    assert_eq!(editor.answered("initialize", &json!({}))["error"]["code"], -32600);
    assert_eq!(editor.ask("shutdown", &Value::Null), Value::Null);
    assert_eq!(editor.answered("textDocument/hover", &far)["error"]["code"], -32600);
    editor.tell("exit", &Value::Null);
    assert_eq!(editor.program.wait().unwrap().code(), Some(0));
    // One that has not begun, one that leaves without a word, one that ends before it says so, and heads that are none.
    let mut early = Editor::silent(sandbox.path());
    assert_eq!(early.answered("textDocument/hover", &far)["error"]["code"], -32002);
    assert_eq!(early.ended().code(), Some(2));
    assert_eq!(Editor::silent(sandbox.path()).ended().code(), Some(3));
    let mut rude = Editor::at(sandbox.path());
    rude.tell("exit", &Value::Null);
    assert_eq!(rude.program.wait().unwrap().code(), Some(1));
    for head in ["GET / HTTP/1.1\r\n\r\n", "Content-Length: 99999999999\r\n\r\n", "\r\n\r\n"] {
        let mut other = Editor::silent(sandbox.path());
        other.bytes(head.as_bytes());
        assert_eq!(other.program.wait().unwrap().code(), Some(3), "{head:?}");
    }
    let mut torn = Editor::at(sandbox.path());
    torn.bytes(b"Content-Length: 100\r\n\r\n{\"met");
    assert_eq!(torn.ended().code(), Some(2));
}
