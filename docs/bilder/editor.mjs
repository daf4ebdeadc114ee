// Makes the picture of a finding in an editor: `vbe lsp` is told of a plan in which a fault is typed, and what it answers is shown by the editor that
// Visual Studio Code is made of. The program, a workspace and the name of the picture are the arguments.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { Client } from './client.mjs';

const [vbe, workspace, picture] = process.argv.slice(2);
const name = 'plans/rinkeby-kista-2018.yaml';
const [right, wrong] = ['samordnare-vbe', 'samordare-vbe'];
const sound = readFileSync(join(workspace, name), 'utf8');
const activity = sound.indexOf('- id: implementering-handlingsplan');
const at = sound.indexOf(right, activity);
if (activity < 0 || at < 0) throw new Error(`${name} has another text than the picture is made of`);
const text = sound.slice(0, at) + wrong + sound.slice(at + right.length);
const lineOf = (place) => text.slice(0, place).split('\n').length;

const program = new Client(vbe, ['lsp', '--lang', 'sv', '--as-of', '2018-05-14'], { cwd: workspace });
const [folder, uri] = [pathToFileURL(workspace).href, pathToFileURL(join(workspace, name)).href];
await program.ask('initialize', { processId: process.pid, rootUri: folder, workspaceFolders: [{ uri: folder, name: 'vbe' }], capabilities: {} });
program.tell('initialized', {});
const told = program.told('textDocument/publishDiagnostics', (own) => own.uri === uri && own.diagnostics.length > 0);
program.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
const findings = (await told).diagnostics;
const first = findings.find((own) => own.range.start.line === lineOf(at) - 1);
if (!first) throw new Error('the fault is not found');
await program.end();

writeFileSync('page.html', `<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="node_modules/monaco-editor/min/vs/editor/editor.main.css">
<style>
  body { margin: 0; background: #fff; font: 15px "DejaVu Sans", sans-serif; }
  nav { background: #f0f0f2; border-bottom: 1px solid #dcdce0; height: 38px; }
  nav b { display: inline-block; padding: 0 22px; line-height: 38px; font-weight: normal; color: #b3261e; background: #fff; border-right: 1px solid #dcdce0; }
  #editor { height: 322px; margin-top: 8px; }
  /* The words of the editor itself, which has no Swedish. */
  .peekview-title .dirname, .peekview-actions { visibility: hidden; }
</style>
<nav><b></b></nav><div id="editor"></div>
<script src="node_modules/monaco-editor/min/vs/loader.js"></script>`);

const browser = await puppeteer.launch({ executablePath: process.env.BROWSER, args: ['--no-sandbox', '--allow-file-access-from-files'] });
const page = await browser.newPage();
await page.setViewport({ width: 1000, height: 380 });
await page.goto(pathToFileURL('page.html').href);
await page.evaluate(async ({ text, name, top, line, findings }) => {
  document.querySelector('nav b').textContent = `${name.split('/').pop()}  ${findings.length}`;
  window.require.config({ paths: { vs: 'node_modules/monaco-editor/min/vs' } });
  const monaco = await new Promise((made) => window.require(['vs/editor/editor.main'], (own) => made(own ?? window.monaco)));
  const model = monaco.editor.createModel(text, 'yaml', monaco.Uri.file(`/${name}`));
  const editor = monaco.editor.create(document.querySelector('#editor'), {
    model, fontFamily: '"DejaVu Sans Mono", monospace', fontSize: 15, lineHeight: 23, minimap: { enabled: false }, scrollBeyondLastLine: false,
    overviewRulerLanes: 0, hideCursorInOverviewRuler: true, scrollbar: { vertical: 'hidden', horizontal: 'hidden', verticalScrollbarSize: 0, useShadows: false }, renderLineHighlight: 'none', matchBrackets: 'never', occurrencesHighlight: 'off', selectionHighlight: false, wordWrap: 'on', wrappingIndent: 'indent',
    folding: false, unicodeHighlight: { ambiguousCharacters: false }, stickyScroll: { enabled: false }, automaticLayout: false,
  });
  const severity = [, monaco.MarkerSeverity.Error, monaco.MarkerSeverity.Warning, monaco.MarkerSeverity.Info];
  monaco.editor.setModelMarkers(model, 'vbe', findings.map(({ range: { start, end }, ...own }) => ({
    startLineNumber: start.line + 1, startColumn: start.character + 1, endLineNumber: end.line + 1, endColumn: end.character + 1,
    severity: severity[own.severity], message: own.message, code: own.code, source: own.source,
  })));
  editor.setPosition({ lineNumber: line, column: 1 });
  editor.setScrollTop(editor.getTopForLineNumber(top));
  editor.focus();
  editor.trigger('picture', 'editor.action.marker.next');
}, { text, name, top: lineOf(activity), line: lineOf(at), findings });
// Colours and the message come when the editor has drawn itself.
await page.waitForSelector('.marker-widget');
await page.waitForFunction(() => document.querySelectorAll('.view-line span[class^=mtk]').length > 20);
await new Promise((done) => setTimeout(done, 1000));
await page.screenshot({ path: picture });
await browser.close();
