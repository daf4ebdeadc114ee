//! What an editor says and is told, in the words of the Language Server Protocol 3.17. The only file that knows them.
//!
//! Nothing of what an editor sends is believed to be there: what is missing is missing.

use serde_json::{Value, json};

use crate::assist::{SuggestionKind, Units};
use crate::facts::entities::EntityKind;
use crate::io::editor::Message;
use crate::syntax::finding::Severity;

/// A part of a message, which only this file looks into.
pub(super) type Json = Value;

/// A place: the line and what comes before in it.
pub(super) type At = (u32, u32);
/// From one place to another.
pub(super) type Range = (At, At);

/// What an editor says.
#[derive(Debug)]
pub(super) enum Said {
    /// Something to be answered.
    Request { id: Value, asked: Asked },
    /// Something to know.
    Notice(Notice),
    /// An answer to what it was asked, or what cannot be understood.
    Nothing,
}

/// What an editor asks.
#[derive(Debug)]
pub(super) enum Asked {
    Initialize(Editor),
    Shutdown,
    Hover(String, At),
    Complete(String, At),
    Define(String, At),
    Uses {
        file: String,
        at: At,
        with_own: bool,
    },
    SymbolsOf(String),
    Symbols(String),
    CanRename(String, At),
    Rename {
        file: String,
        at: At,
        to: String,
    },
    Actions(String, Range),
    Format(String),
    /// The name of what is not done here.
    Other(String),
    /// What is asked about is not said.
    Unclear,
}

/// What an editor tells.
#[derive(Debug)]
pub(super) enum Notice {
    Initialized,
    Exit,
    Opened {
        file: String,
        version: Option<i64>,
        text: String,
    },
    Changed {
        file: String,
        version: Option<i64>,
        changes: Vec<(Option<Range>, String)>,
    },
    Closed(String),
    /// Files have changed outside of the editor, or have been saved.
    OnDisk,
    Folders {
        added: Vec<String>,
        removed: Vec<String>,
    },
    Cancelled(Value),
    Other,
}

/// What an editor is and can.
#[derive(Clone, Debug, Default)]
pub(super) struct Editor {
    pub folders: Vec<String>,
    pub locale: Option<String>,
    pub units: Units,
    /// Whether it tells of files that are changed outside of it, when it is asked to.
    pub can_watch: bool,
    /// Whether it takes edits of several files with their versions, and what is done to files themselves.
    pub can_move: bool,
    pub can_create: bool,
}

/// Reads a message.
pub(super) fn said(message: &[u8]) -> Said {
    let Ok(message) = serde_json::from_slice::<Value>(message) else { return Said::Nothing };
    let Some(method) = message["method"].as_str() else { return Said::Nothing };
    let given = &message["params"];
    match message.get("id").filter(|id| id.is_string() || id.is_number()) {
        Some(id) => Said::Request { id: id.clone(), asked: asked(method, given).unwrap_or(Asked::Unclear) },
        None => Said::Notice(notice(method, given).unwrap_or(Notice::Other)),
    }
}

fn asked(method: &str, given: &Value) -> Option<Asked> {
    let file = || text(&given["textDocument"]["uri"]);
    let at = || at(&given["position"]);
    Some(match method {
        "initialize" => Asked::Initialize(editor(given)),
        "shutdown" => Asked::Shutdown,
        "textDocument/hover" => Asked::Hover(file()?, at()?),
        "textDocument/completion" => Asked::Complete(file()?, at()?),
        "textDocument/definition" => Asked::Define(file()?, at()?),
        "textDocument/references" => {
            let with_own = given["context"]["includeDeclaration"].as_bool().unwrap_or(false);
            Asked::Uses { file: file()?, at: at()?, with_own }
        }
        "textDocument/documentSymbol" => Asked::SymbolsOf(file()?),
        "workspace/symbol" => Asked::Symbols(text(&given["query"]).unwrap_or_default()),
        "textDocument/prepareRename" => Asked::CanRename(file()?, at()?),
        "textDocument/rename" => Asked::Rename { file: file()?, at: at()?, to: text(&given["newName"])? },
        "textDocument/codeAction" => Asked::Actions(file()?, range(&given["range"])?),
        "textDocument/formatting" => Asked::Format(file()?),
        other => Asked::Other(other.chars().take(80).collect()),
    })
}

fn notice(method: &str, given: &Value) -> Option<Notice> {
    let file = || text(&given["textDocument"]["uri"]);
    let version = || given["textDocument"]["version"].as_i64();
    let texts = |list: &Value, key: &str| -> Vec<String> {
        list.as_array().into_iter().flatten().filter_map(|one| text(&one[key])).collect()
    };
    Some(match method {
        "initialized" => Notice::Initialized,
        "exit" => Notice::Exit,
        "textDocument/didOpen" => {
            Notice::Opened { file: file()?, version: version(), text: text(&given["textDocument"]["text"])? }
        }
        "textDocument/didChange" => {
            let all = given["contentChanges"].as_array()?;
            let change = |one: &Value| Some((range(&one["range"]), text(&one["text"])?));
            Notice::Changed {
                file: file()?,
                version: version(),
                changes: all.iter().filter_map(change).collect(),
            }
        }
        "textDocument/didClose" => Notice::Closed(file()?),
        "textDocument/didSave" | "workspace/didChangeWatchedFiles" => Notice::OnDisk,
        "workspace/didChangeWorkspaceFolders" => Notice::Folders {
            added: texts(&given["event"]["added"], "uri"),
            removed: texts(&given["event"]["removed"], "uri"),
        },
        "$/cancelRequest" => Notice::Cancelled(given["id"].clone()),
        _ => Notice::Other,
    })
}

fn editor(given: &Value) -> Editor {
    let can = &given["capabilities"];
    let folders = given["workspaceFolders"].as_array().into_iter().flatten();
    let mut folders: Vec<String> = folders.filter_map(|folder| text(&folder["uri"])).collect();
    if folders.is_empty() {
        folders.extend(text(&given["rootUri"]));
    }
    let has = |list: &Value, word: &str| {
        list.as_array().into_iter().flatten().any(|one| one.as_str() == Some(word))
    };
    // Whoever can do something to files takes the list that it stands in, whether that is said or not.
    let operations = &can["workspace"]["workspaceEdit"]["resourceOperations"];
    Editor {
        folders,
        locale: text(&given["locale"]),
        units: if has(&can["general"]["positionEncodings"], "utf-8") { Units::Utf8 } else { Units::Utf16 },
        can_watch: can["workspace"]["didChangeWatchedFiles"]["dynamicRegistration"] == true,
        can_move: has(operations, "rename"),
        can_create: has(operations, "create"),
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn at(value: &Value) -> Option<At> {
    let number = |key: &str| value[key].as_u64().map(|number| u32::try_from(number).unwrap_or(u32::MAX));
    Some((number("line")?, number("character")?))
}

fn range(value: &Value) -> Option<Range> {
    Some((at(&value["start"])?, at(&value["end"])?))
}

pub(super) fn answer(id: &Value, answer: &Value) -> Message {
    sent(&json!({"jsonrpc": "2.0", "id": id, "result": answer}))
}

pub(super) fn refusal(id: &Value, code: i32, why: &str) -> Message {
    sent(&json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": why}}))
}

/// What is found in a file, in place of what was.
pub(super) fn findings(file: &str, version: Option<i64>, findings: &[Value]) -> Message {
    let mut params = json!({"uri": file, "diagnostics": findings});
    if let Some(version) = version {
        params["version"] = version.into();
    }
    sent(&json!({"jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": params}))
}

/// Something for the one who sits there to read.
pub(super) fn shown(text: &str) -> Message {
    let params = json!({"type": 1, "message": text});
    sent(&json!({"jsonrpc": "2.0", "method": "window/showMessage", "params": params}))
}

/// Asks to be told of the records and settings that change outside of the editor.
pub(super) fn watch() -> Message {
    let globs = ["**/*.{yaml,yml}", "**/vbe.toml", "**/*.txt"].map(|glob| json!({"globPattern": glob}));
    let method = "workspace/didChangeWatchedFiles";
    let own = json!({"id": "files", "method": method, "registerOptions": {"watchers": globs}});
    let params = json!({"registrations": [own]});
    sent(&json!({"jsonrpc": "2.0", "id": "watch", "method": "client/registerCapability", "params": params}))
}

fn sent(message: &Value) -> Message {
    Message::new(message.to_string())
}

/// The codes of refusals.
pub(super) const NOT_BEGUN: i32 = -32002;
pub(super) const UNKNOWN: i32 = -32601;
pub(super) const UNCLEAR: i32 = -32602;
pub(super) const ENDED: i32 = -32600;
pub(super) const CANCELLED: i32 = -32800;
pub(super) const REFUSED: i32 = -32803;

/// What the program can do for an editor.
pub(super) fn abilities(editor: &Editor) -> Value {
    let units = match editor.units {
        Units::Utf8 => "utf-8",
        Units::Utf16 => "utf-16",
    };
    json!({
        "capabilities": {
            "positionEncoding": units,
            "textDocumentSync": {"openClose": true, "change": 2, "save": {"includeText": false}},
            "hoverProvider": true,
            "completionProvider": {"triggerCharacters": [" ", ":", "[", "{", "-", ",", "/"]},
            "definitionProvider": true,
            "referencesProvider": true,
            "documentSymbolProvider": true,
            "workspaceSymbolProvider": true,
            "renameProvider": {"prepareProvider": true},
            "codeActionProvider": {"codeActionKinds": ["quickfix"]},
            "documentFormattingProvider": true,
            "workspace": {"workspaceFolders": {"supported": true, "changeNotifications": true}},
        },
        "serverInfo": {"name": "vbe", "version": env!("CARGO_PKG_VERSION")},
    })
}

fn place((line, character): At) -> Value {
    json!({"line": line, "character": character})
}

pub(super) fn between((start, end): Range) -> Value {
    json!({"start": place(start), "end": place(end)})
}

pub(super) fn location(file: &str, range: Range) -> Value {
    json!({"uri": file, "range": between(range)})
}

/// A finding as it stands beside its line.
pub(super) fn finding(
    range: Range,
    (severity, rule): (Severity, &str),
    told: &str,
    related: Option<(Value, &str)>,
) -> Value {
    let severity = match severity {
        Severity::Error => 1,
        Severity::Warning => 2,
        Severity::Note => 3,
    };
    let mut own = json!({"range": between(range), "severity": severity, "code": rule, "source": "vbe", "message": told});
    if let Some((location, told)) = related {
        own["relatedInformation"] = json!([{"location": location, "message": told}]);
    }
    own
}

pub(super) fn hover(told: &str, range: Range) -> Value {
    // Plain text: in a marked one a record could put pictures and links.
    json!({"contents": {"kind": "plaintext", "value": told}, "range": between(range)})
}

/// A suggestion: its label, title and what is said of it, where it is put and what is written. The order is that of the list.
pub(super) fn suggestion(
    nth: usize,
    kind: SuggestionKind,
    (label, title, said): (&str, &str, &str),
    (range, new, typed): (Range, &str, &str),
) -> Value {
    let kind = match kind {
        SuggestionKind::Key => 10,
        SuggestionKind::Word => 20,
        SuggestionKind::Id => 18,
        SuggestionKind::Time => 12,
    };
    let mut own = json!({
        "label": label,
        "kind": kind,
        "sortText": format!("{nth:05}"),
        // Editors leave out what does not begin as what is typed, and people type the name of a field as well as its key.
        "filterText": if typed.is_empty() { label } else { typed },
        "textEdit": {"range": between(range), "newText": new},
        // As it is: the lines are indented already.
        "insertTextMode": 1,
    });
    if !title.is_empty() {
        own["detail"] = title.into();
    }
    if !said.is_empty() {
        own["documentation"] = said.into();
    }
    own
}

pub(super) fn suggestions(all: &[Value], is_whole: bool) -> Value {
    json!({"isIncomplete": !is_whole, "items": all})
}

fn symbol_kind(kind: EntityKind) -> u8 {
    match kind {
        EntityKind::Record(_) => 1,
        EntityKind::Activity => 24,
        EntityKind::Area => 3,
        EntityKind::Need => 13,
        EntityKind::Goal => 22,
        EntityKind::Indicator => 16,
        EntityKind::Requirement => 14,
        EntityKind::Actor => 11,
    }
}

/// Something with an id in a file, with its parts.
pub(super) fn symbol(
    kind: EntityKind,
    (title, id): (&str, &str),
    (whole, own): (Range, Range),
    parts: &[Value],
) -> Value {
    json!({
        "name": if title.is_empty() { id } else { title },
        "detail": id,
        "kind": symbol_kind(kind),
        "range": between(whole),
        "selectionRange": between(own),
        "children": parts,
    })
}

/// Something with an id in the workspace.
pub(super) fn found(kind: EntityKind, (title, id): (&str, &str), location: &Value) -> Value {
    json!({
        "name": if title.is_empty() { id } else { title },
        "containerName": id,
        "kind": symbol_kind(kind),
        "location": location,
    })
}

pub(super) fn text_edit(range: Range, new: &str) -> Value {
    json!({"range": between(range), "newText": new})
}

/// Edits of one file.
pub(super) fn edits_of(file: &str, version: Option<i64>, edits: &[Value]) -> Value {
    json!({"textDocument": {"uri": file, "version": version}, "edits": edits})
}

pub(super) fn created(file: &str) -> Value {
    json!({"kind": "create", "uri": file, "options": {"overwrite": false, "ignoreIfExists": false}})
}

pub(super) fn moved(from: &str, to: &str) -> Value {
    json!({"kind": "rename", "oldUri": from, "newUri": to, "options": {"overwrite": false, "ignoreIfExists": false}})
}

/// Everything that is to be done to files, in order; for an editor that knows only texts, those alone.
pub(super) fn changes(all: &[Value], with_files: bool) -> Value {
    if with_files {
        return json!({"documentChanges": all});
    }
    let mut changes = serde_json::Map::new();
    for own in all {
        if let Some(file) = own["textDocument"]["uri"].as_str() {
            changes.insert(file.to_owned(), own["edits"].clone());
        }
    }
    json!({"changes": changes})
}

pub(super) fn action(title: &str, mends: Option<&Value>, edit: &Value, is_first: bool) -> Value {
    let mut own = json!({"title": title, "kind": "quickfix", "edit": edit});
    if let Some(finding) = mends {
        own["diagnostics"] = json!([finding]);
        if is_first {
            own["isPreferred"] = true.into();
        }
    }
    own
}

pub(super) fn renamable(range: Range, id: &str) -> Value {
    json!({"range": between(range), "placeholder": id})
}

/// The edits of one file alone, as formatting is answered.
pub(super) fn list(edits: Vec<Value>) -> Value {
    Value::Array(edits)
}

pub(super) fn nothing() -> Value {
    Value::Null
}
