// Starts `vbe lsp` where there is a workspace of vbe, and stops it. Everything that is shown comes from the program.
import { basename, dirname } from "node:path";
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";
import { type Language, type Settings, start, state, WORKSPACE_FILE, workspaceAbove } from "./server";
import { words } from "./words";

let client: LanguageClient | undefined;
/** What has been told of not being there is told once, until something has changed. */
let isTold = false;
/** Starts and stops wait for each other. */
let turn: Promise<void> = Promise.resolve();

export function activate(context: vscode.ExtensionContext): void {
  const created = vscode.workspace.createFileSystemWatcher(`**/${WORKSPACE_FILE}`, false, true, true);
  context.subscriptions.push(
    created,
    created.onDidCreate(() => inTurn(begin)),
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (isOurs(document)) inTurn(begin);
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => inTurn(begin)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("vbe")) inTurn(again);
    }),
    vscode.commands.registerCommand("vbe.restart", () => inTurn(again)),
  );
  inTurn(begin);
}

export function deactivate(): Promise<void> {
  return inTurn(end);
}

function inTurn(next: () => Promise<void>): Promise<void> {
  turn = turn.then(next).catch((error: unknown) => console.error("vbe:", error));
  return turn;
}

function settings(): Settings {
  const own = vscode.workspace.getConfiguration("vbe");
  const path = own.get<string>("path", "vbe").trim();
  return { path: path === "" ? "vbe" : path, language: own.get<Language>("language", "auto") };
}

function isOurs(document: vscode.TextDocument): boolean {
  if (document.uri.scheme !== "file") return false;
  return /\.ya?ml$/i.test(document.uri.fsPath) || basename(document.uri.fsPath) === WORKSPACE_FILE;
}

/** A workspace of vbe: what is open in the window is it, lies in it or has it. */
async function workspace(): Promise<string | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? [])
    .filter((folder) => folder.uri.scheme === "file")
    .map((folder) => folder.uri.fsPath);
  const files = vscode.workspace.textDocuments.filter(isOurs).map((document) => dirname(document.uri.fsPath));
  for (const folder of [...folders, ...files]) {
    const found = workspaceAbove(folder);
    if (found !== undefined) return found;
  }
  const [below] = await vscode.workspace.findFiles(`**/${WORKSPACE_FILE}`, "**/{node_modules,target}/**", 1);
  return below && dirname(below.fsPath);
}

async function begin(): Promise<void> {
  if (client !== undefined) return;
  const root = await workspace();
  if (root === undefined) return;
  const now = settings();
  const found = await state(now, root);
  if (found !== "ready") {
    if (!isTold) tell(found, now);
    isTold = true;
    return;
  }
  const { command, args, options } = start(now, root);
  const wanted: LanguageClientOptions = {
    documentSelector: [
      { scheme: "file", pattern: "**/*.{yaml,yml}" },
      { scheme: "file", pattern: `**/${WORKSPACE_FILE}` },
    ],
  };
  const own = new LanguageClient("vbe", "vbe", { command, args, options }, wanted);
  client = own;
  try {
    await own.start();
  } catch (error) {
    client = undefined;
    throw error;
  }
}

async function end(): Promise<void> {
  const own = client;
  client = undefined;
  try {
    // A program that is in the middle of something answers when it is done; one that never answers is killed by the client.
    await own?.dispose(10_000);
  } catch (error) {
    console.error("vbe:", error);
  }
}

async function again(): Promise<void> {
  isTold = false;
  await end();
  await begin();
}

/** Nobody waits for what is chosen: the message may stand there for as long as it likes. */
function tell(found: "missing" | "unfit", now: Settings): void {
  const said = words(found, now.path, now.language, vscode.env.language);
  void vscode.window.showErrorMessage(said.trouble, said.settings, said.again).then((chosen) => {
    if (chosen === said.settings) void vscode.commands.executeCommand("workbench.action.openSettings", "vbe.path");
    if (chosen === said.again) void inTurn(again);
  });
}
