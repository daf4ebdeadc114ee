//! The editor that speaks, and what it makes of what it is told.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::sandbox::{SOUND, Sandbox, TODAY};

pub(super) const PLAN: &str = "plans/plan-2024.yaml";
pub(super) const TOLD: &str = "records/activities/plan-2024/utbildning.yaml";

/// An editor that has begun to speak with the program. The program is stopped when it is let go.
pub(super) struct Editor {
    pub(super) program: Child,
    pub(super) to: Option<ChildStdin>,
    pub(super) from: Receiver<Value>,
    pub(super) asked: i64,
    /// What is found in each file, as last told.
    pub(super) found: BTreeMap<String, Vec<Value>>,
    /// What it was asked.
    pub(super) questions: Vec<Value>,
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

pub(super) fn address(path: &Path) -> String {
    format!("file://{}", path.to_str().unwrap())
}

/// An editor that can do most things.
pub(super) fn able() -> Value {
    json!({"workspace": {
        "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create", "rename", "delete"]},
        "didChangeWatchedFiles": {"dynamicRegistration": true},
    }})
}

impl Editor {
    /// The program, to which nothing has been said.
    pub(super) fn silent(folder: &Path) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_vbe"))
            .args(["lsp", "--as-of", TODAY])
            .current_dir(folder)
            .env("VBE_LANG", "sv")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(program.stdout.take().unwrap());
        let (tell, from) = channel();
        thread::spawn(move || {
            while let Some(message) = heard(&mut out) {
                if tell.send(message).is_err() {
                    break;
                }
            }
        });
        let to = program.stdin.take();
        Self { program, to, from, asked: 0, found: BTreeMap::new(), questions: Vec::new() }
    }

    pub(super) fn of(folders: &[&Path], can: &Value) -> Self {
        let mut editor = Self::silent(folders[0]);
        let all: Vec<Value> =
            folders.iter().map(|folder| json!({"uri": address(folder), "name": "x"})).collect();
        editor.ask("initialize", &json!({"processId": null, "capabilities": can, "workspaceFolders": all}));
        editor.tell("initialized", &json!({}));
        editor
    }

    pub(super) fn at(folder: &Path) -> Self {
        Self::of(&[folder], &able())
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        let to = self.to.as_mut().unwrap();
        to.write_all(bytes).unwrap();
        to.flush().unwrap();
    }

    pub(super) fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.bytes(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub(super) fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// The next message; what it tells of files is kept.
    pub(super) fn next(&mut self) -> Value {
        let message = self.from.recv_timeout(Duration::from_secs(60)).expect("the program says something");
        self.kept(message)
    }

    pub(super) fn kept(&mut self, message: Value) -> Value {
        if message["method"] == "textDocument/publishDiagnostics" {
            let found = message["params"]["diagnostics"].as_array().unwrap().clone();
            self.found.insert(message["params"]["uri"].as_str().unwrap().to_owned(), found);
        } else if message.get("id").is_some() && message.get("method").is_some() {
            self.questions.push(message.clone());
        }
        message
    }

    /// The whole answer to a question.
    pub(super) fn answered(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.next();
            if message["id"] == id && message.get("method").is_none() {
                return message;
            }
        }
    }

    pub(super) fn ask(&mut self, method: &str, params: &Value) -> Value {
        let mut answer = self.answered(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    /// What is found in a file once that is told anew.
    pub(super) fn told_of(&mut self, file: &Path) -> Vec<Value> {
        let file = address(file);
        loop {
            let message = self.next();
            if message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == file.as_str()
            {
                return self.found[&file].clone();
            }
        }
    }

    /// Waits for what is found in a file to be so.
    pub(super) fn wait(&mut self, file: &Path, what: &str, is_so: impl Fn(Vec<Told>) -> bool) {
        let file = address(file);
        while !is_so(as_told(self.found.get(&file).map_or(&[], Vec::as_slice))) {
            let told = self.from.recv_timeout(Duration::from_secs(20));
            self.kept(told.unwrap_or_else(|_| panic!("{what}: {:#?}", self.found[&file])));
        }
    }

    pub(super) fn open(&mut self, file: &Path, text: &str) {
        let own = json!({"uri": address(file), "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", &json!({"textDocument": own}));
    }

    /// The whole text of an open file is another.
    pub(super) fn write(&mut self, file: &Path, text: &str) {
        let own = json!({"uri": address(file), "version": 2});
        self.tell(
            "textDocument/didChange",
            &json!({"textDocument": own, "contentChanges": [{"text": text}]}),
        );
    }

    /// Asks about the place of `|` in a text, which is opened without it.
    pub(super) fn ask_at(&mut self, method: &str, (file, text): (&Path, &str), more: &Value) -> Value {
        let params = self.shown(file, text, more);
        self.ask(method, &params)
    }

    pub(super) fn shown(&mut self, file: &Path, text: &str, more: &Value) -> Value {
        let at = text.find('|').unwrap();
        self.open(file, &text.replacen('|', "", 1));
        let line = text[..at].matches('\n').count();
        let character = text[..at].rsplit('\n').next().unwrap().encode_utf16().count();
        let mut params = json!({"textDocument": {"uri": address(file)}, "position": {"line": line, "character": character}});
        for (key, value) in more.as_object().into_iter().flatten() {
            params[key] = value.clone();
        }
        params
    }

    /// How the program ends when nothing more is said.
    pub(super) fn ended(&mut self) -> ExitStatus {
        self.to = None;
        self.program.wait().unwrap()
    }
}

fn heard(out: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if out.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        length = line.strip_prefix("Content-Length: ")?.parse().ok()?;
    }
    let mut bytes = vec![0; length];
    out.read_exact(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}

pub(super) fn text_of(path: &str) -> &'static str {
    SOUND.iter().find(|(own, _)| *own == path).unwrap().1
}

/// What an editor makes of edits of one text.
pub(super) fn edited(text: &str, edits: &Value) -> String {
    let byte = |place: &Value| {
        let line = usize::try_from(place["line"].as_u64().unwrap()).unwrap();
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let units = usize::try_from(place["character"].as_u64().unwrap()).unwrap();
        let mut left = units;
        let own = text[start..].char_indices().find(|(_, char)| {
            let is_there = left == 0;
            left = left.saturating_sub(char.len_utf16());
            is_there
        });
        own.map_or(text.len(), |(at, _)| start + at)
    };
    let mut all: Vec<(usize, usize, &str)> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|own| {
            (byte(&own["range"]["start"]), byte(&own["range"]["end"]), own["newText"].as_str().unwrap())
        })
        .collect();
    all.sort_unstable();
    let mut text = text.to_owned();
    for (start, end, new) in all.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}

/// A finding: its rule, weight, sentence and place.
pub(super) type Told = (String, u64, String, [u64; 4]);

/// The findings of a file as an editor is told them.
pub(super) fn as_told(found: &[Value]) -> Vec<Told> {
    let mut all: Vec<Told> = found
        .iter()
        .map(|own| {
            let at = |end: &str, key: &str| own["range"][end][key].as_u64().unwrap();
            let message = own["message"].as_str().unwrap().split('\n').next().unwrap().to_owned();
            let place =
                [at("start", "line"), at("start", "character"), at("end", "line"), at("end", "character")];
            (own["code"].as_str().unwrap().to_owned(), own["severity"].as_u64().unwrap(), message, place)
        })
        .collect();
    all.sort();
    all
}

/// The findings of `vbe validate` by file.
pub(super) fn as_validated(sandbox: &Sandbox) -> BTreeMap<String, Vec<Told>> {
    let out = Command::new(env!("CARGO_BIN_EXE_vbe"))
        .args(["validate", "--format", "json", "--as-of", TODAY])
        .current_dir(sandbox.path())
        .env("VBE_LANG", "sv")
        .output()
        .unwrap();
    let answer: Value = serde_json::from_slice(&out.stdout).unwrap();
    let mut all: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    for own in answer["findings"].as_array().unwrap() {
        let number = |key: &str| own[key].as_u64().unwrap() - 1;
        let severity = match own["severity"].as_str().unwrap() {
            "error" => 1,
            "warning" => 2,
            _ => 3,
        };
        let place = [number("line"), number("column"), number("end_line"), number("end_column")];
        let text = |key: &str| own[key].as_str().unwrap().to_owned();
        let file = address(&sandbox.path().join(text("path")));
        all.entry(file).or_default().push((text("rule"), severity, text("message"), place));
    }
    for own in all.values_mut() {
        own.sort();
    }
    all
}
