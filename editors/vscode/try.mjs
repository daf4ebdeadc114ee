// Starts the program as the extension does, and talks with it as its language client does: it is greeted, is told of a plan with a fault
// typed in, and tells of that. The bundle of src/server.ts, the program and a workspace are the arguments.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";

const [bundle, path, workspace] = process.argv.slice(2);
const { start, state, workspaceAbove } = (await import(pathToFileURL(bundle).href)).default;
const faults = [];
const holds = (is, what) => { if (!is) faults.push(what); };

holds(workspaceAbove(join(workspace, "planer")) === workspace, "a folder in a workspace is found to be in it");
holds(await state({ path, language: "sv" }, workspace) === "ready", "the program is ready");
holds(await state({ path: join(workspace, "no-such"), language: "sv" }, workspace) === "missing", "a program that is not there is told apart");
holds(await state({ path: process.execPath, language: "sv" }, workspace) === "unfit", "another program is told apart");

const found = {};
for (const language of ["sv", "en", "auto"]) {
  const { command, args, options } = start({ path, language }, workspace);
  const program = spawn(command, args, options);
  const ended = new Promise((tell) => program.on("exit", tell));
  const connection = createProtocolConnection(new StreamMessageReader(program.stdout), new StreamMessageWriter(program.stdin));
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const uri = pathToFileURL(join(workspace, "planer/atgardsplan-2025.yaml")).href;
  const told = new Promise((tell) => {
    connection.onNotification("textDocument/publishDiagnostics", (own) => {
      const fault = own.diagnostics.find((one) => one.code === "unknown-field");
      if (own.uri === uri && fault !== undefined) tell(fault.message);
    });
    setTimeout(() => tell(undefined), 60_000).unref();
  });
  const folder = { uri: pathToFileURL(workspace).href, name: "town" };
  const answer = await connection.sendRequest("initialize", {
    processId: process.pid,
    locale: "en",
    rootUri: folder.uri,
    workspaceFolders: [folder],
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  holds(answer.serverInfo?.name === "vbe", "it says who it is");
  for (const can of ["hoverProvider", "completionProvider", "renameProvider", "documentFormattingProvider"]) {
    holds(answer.capabilities[can], `it has ${can}`);
  }
  await connection.sendNotification("initialized", {});
  const text = readFileSync(join(workspace, "planer/atgardsplan-2025.yaml"), "utf8").replace(/^period:/m, "periode:");
  await connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
  found[language] = await told;
  holds(found[language] !== undefined, `a fault is told (${language})`);
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  holds(await ended === 0, `it ends well (${language})`);
}
holds(found.sv !== found.en, "the setting of the language is obeyed");
holds(found.auto === found.sv, "the language of vbe.toml is taken where no other is set");

for (const fault of faults) console.log(`extension: not so: ${fault}`);
if (faults.length === 0) console.log("the extension and vbe understand each other");
process.exit(faults.length ? 1 : 0);
