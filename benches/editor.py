#!/usr/bin/env python3
"""Measures what somebody waits for in an editor: the first findings, those after a keystroke, and the memory over many edits.

    cargo build --release --bin vbe --example corpus
    target/release/examples/corpus 10000 /tmp/corpus
    benches/editor.py target/release/vbe /tmp/corpus

With a third argument so many edits are made, of which memory is told at the beginning and the end. Nothing is installed.
"""

import json
import pathlib
import statistics
import subprocess
import sys
import time


class Editor:
    """An editor that speaks with the program and waits for each answer."""

    def __init__(self, program, root):
        self.program = subprocess.Popen(
            [program, "lsp"], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        folder = {"uri": pathlib.Path(root).as_uri(), "name": "corpus"}
        self.send({"id": 1, "method": "initialize", "params": {"capabilities": {}, "workspaceFolders": [folder]}})
        while self.next().get("id") != 1:
            pass
        self.tell("initialized", {})

    def send(self, message):
        text = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.program.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(text), text))
        self.program.stdin.flush()

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def next(self):
        length = 0
        while line := self.program.stdout.readline().strip():
            length = int(line.split(b":")[1])
        return json.loads(self.program.stdout.read(length))

    def told_of(self, uri):
        while True:
            message = self.next()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                return

    def memory(self):
        pages = int(pathlib.Path(f"/proc/{self.program.pid}/statm").read_text().split()[1])
        return pages * 4 // 1024


def main():
    program, root = (str(pathlib.Path(own).resolve()) for own in sys.argv[1:3])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    plans = sorted(pathlib.Path(root, "plans").rglob("*.yaml"))
    plan = next(path for path in plans if "kind: plan\n" in path.read_text())
    text = plan.read_text()
    line = next(nth for nth, own in enumerate(text.split("\n")) if own.startswith("title:"))
    begun = time.monotonic()
    editor = Editor(program, root)
    faulty = text.replace("title:", "titel:", 1)
    own = {"uri": plan.as_uri(), "languageId": "yaml", "version": 1, "text": faulty}
    editor.tell("textDocument/didOpen", {"textDocument": own})
    editor.told_of(plan.as_uri())
    print(f"the first findings after {time.monotonic() - begun:.2f} s, {editor.memory()} MB")
    waits = []
    for nth in range(count):
        start, end = {"line": line, "character": 0}, {"line": line, "character": 5}
        change = {"range": {"start": start, "end": end}, "text": "titel" if nth % 2 else "title"}
        asked = time.monotonic()
        own = {"uri": plan.as_uri(), "version": nth + 2}
        editor.tell("textDocument/didChange", {"textDocument": own, "contentChanges": [change]})
        editor.told_of(plan.as_uri())
        waits.append((time.monotonic() - asked) * 1000)
        if nth == 20:
            print(f"after 20 edits {editor.memory()} MB")
    print(f"after {count} edits {editor.memory()} MB")
    print(f"the findings after an edit: median {statistics.median(waits):.1f} ms, slowest {max(waits):.1f} ms")
    editor.send({"id": 2, "method": "shutdown"})
    editor.tell("exit", None)
    editor.program.wait(10)


main()
