// Loads the extension as it is packed, in a stand-in for the editor, and holds when the program runs: where there is a workspace, again when
// a setting has changed, and not after the end. What is told of a program that is not there is read. The bundle, the program and a
// workspace are the arguments.
const { execFileSync } = require('node:child_process');
const { mkdirSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { pathToFileURL } = require('node:url');

const [bundle, vbe, workspace] = process.argv.slice(2);
const faults = [];
const holds = (is, what) => { if (!is) faults.push(what); };

// Whatever the client asks of the editor is there, and does nothing, except what is known here.
const standIn = (known = {}) => new Proxy(Object.assign(function () {}, known), {
  get: (own, key) => {
    if (key === 'then') return undefined;
    if (!(key in own)) own[key] = standIn();
    return own[key];
  },
  apply: () => standIn(),
  construct: (_own, _given, made) => Object.create(made.prototype),
});
const nothing = () => ({ dispose() {} });
class Uri {
  scheme = 'file';
  constructor(path) { this.fsPath = path; this.path = path; }
  toString() { return pathToFileURL(this.fsPath).href; }
}
class Emitter {
  #listeners = [];
  event = (listener) => { this.#listeners.push(listener); return nothing(); };
  fire(what) { for (const listener of this.#listeners) listener(what); }
  dispose() {}
}
class CancellationTokenSource {
  token = { isCancellationRequested: false, onCancellationRequested: nothing };
  cancel() {}
  dispose() {}
}
const [settings, shown, changed, folders] = [{ path: vbe, language: 'sv' }, [], new Emitter(), new Emitter()];
const vscode = standIn({
  version: '1.91.0',
  EventEmitter: Emitter,
  CancellationTokenSource,
  Disposable: class { dispose() {} },
  env: { language: 'en', appName: 'stand-in' },
  commands: standIn({ registerCommand: nothing }),
  languages: standIn({ createDiagnosticCollection: () => standIn() }),
  window: standIn({
    // The client has messages of its own; those of the extension have two choices.
    showErrorMessage: async (...told) => { if (told.length === 3) shown.push(told); },
    createOutputChannel: () => standIn({ onDidChangeLogLevel: nothing }),
    visibleTextEditors: [],
    activeTextEditor: undefined,
  }),
  workspace: standIn({
    workspaceFolders: [],
    textDocuments: [],
    notebookDocuments: [],
    findFiles: async () => [],
    getConfiguration: () => ({ get: (key, otherwise) => settings[key] ?? otherwise, has: () => false, inspect: () => undefined }),
    createFileSystemWatcher: () => ({ onDidCreate: nothing, onDidChange: nothing, onDidDelete: nothing, dispose() {} }),
    onDidChangeConfiguration: changed.event,
    onDidChangeWorkspaceFolders: folders.event,
    ...Object.fromEntries(['Open', 'Close', 'Change', 'Save'].map((what) => [`onDid${what}TextDocument`, nothing])),
  }),
});
const load = Module._load;
Module._load = function (name, ...rest) { return name === 'vscode' ? vscode : load.call(this, name, ...rest); };
const extension = require(bundle);

const started = () => execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args=']).toString().split('\n')
  .map((line) => line.trim().match(/^(\d+) +(\d+) (.*)$/)).filter((own) => own && Number(own[2]) === process.pid)
  .map(([, pid, , words]) => [Number(pid), words]).filter(([, words]) => words.startsWith(`${vbe} lsp`) && !words.includes('--help'));
const running = () => started().map(([, words]) => words);
const pids = () => started().map(([pid]) => pid);
async function soon(is, what) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (is()) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  faults.push(`${what} (running: ${JSON.stringify(running())}, told: ${JSON.stringify(shown)})`);
}
const open = (folder) => {
  vscode.workspace.workspaceFolders = [{ uri: new Uri(folder), name: 'folder', index: 0 }];
  folders.fire({ added: vscode.workspace.workspaceFolders, removed: [] });
};
const set = (own) => { Object.assign(settings, own); changed.fire({ affectsConfiguration: (key) => key === 'vbe' }); };
const runs = (language) => () => running().join() === [vbe, 'lsp', ...language].join(' ');

(async () => {
  extension.activate({ subscriptions: [] });
  const empty = join(dirname(workspace), 'empty');
  mkdirSync(empty, { recursive: true });
  open(empty);
  await new Promise((later) => setTimeout(later, 1500));
  holds(running().length === 0, 'nothing is started where there is no workspace');
  open(join(workspace, 'planer'));
  await soon(runs(['--lang', 'sv']), 'the program is started in a folder of a workspace');
  set({ language: 'auto' });
  await soon(runs([]), 'it is started again when the language has changed');
  // A program that does not answer is left, and what was set holds all the same.
  await new Promise((later) => setTimeout(later, 1500));
  process.kill(pids()[0], 'SIGSTOP');
  set({ path: join(workspace, 'no-such'), language: 'sv' });
  await soon(() => running().length === 0 && shown.length === 1, 'a program that is not there is told');
  holds(shown[0]?.[0].includes('finns inte') && shown[0].length === 3, 'it is told in Swedish, with what to do');
  set({ language: 'en' });
  await soon(() => shown.length === 2, 'it is told again when a setting has changed');
  holds(shown[1]?.[0].includes('There is no program'), 'it is told in English');
  set({ path: vbe });
  await soon(runs(['--lang', 'en']), 'it is started when the program is there');
  await extension.deactivate();
  await soon(() => running().length === 0, 'nothing runs after the end');
  for (const fault of faults) console.log(`extension: not so: ${fault}`);
  if (faults.length === 0) console.log('the extension starts and stops the program');
  process.exit(faults.length ? 1 : 0);
})();
