// Asks yaml-language-server about the fields of a workspace that has schemas: what a hover tells, and what can be written there. The
// workspace and the folder of schemas are the arguments; each file is told of with the line that names its schema, as `vbe init` writes it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from './client.mjs';

const [workspace, schemas, hasIds] = process.argv.slice(2);
const faults = [];
const holds = (is, what) => { if (!is) faults.push(what); };
const manifest = createRequire(import.meta.url).resolve('yaml-language-server/package.json');
const server = new Client(process.execPath, [join(dirname(manifest), 'bin/yaml-language-server'), '--stdio'], { cwd: workspace });
const settings = {
  yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false }, kubernetesCRDStore: { enable: false } },
};
server.answers['workspace/configuration'] = ({ items }) => items.map(({ section }) => settings[section] ?? null);
server.answers['client/registerCapability'] = () => null;
const folder = { uri: pathToFileURL(workspace).href, name: 'town' };
await server.ask('initialize', {
  processId: process.pid,
  rootUri: folder.uri,
  workspaceFolders: [folder],
  capabilities: {
    textDocument: {
      hover: { contentFormat: ['markdown', 'plaintext'] },
      completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } },
    },
    workspace: { configuration: true },
  },
});
server.tell('initialized', {});
server.tell('workspace/didChangeConfiguration', { settings });

const titled = (kind, field) => {
  const found = [];
  const look = (own) => {
    if (own === null || typeof own !== 'object') return;
    if (own.properties?.[field]?.title) found.push(own.properties[field]);
    Object.values(own).forEach(look);
  };
  look(JSON.parse(readFileSync(join(schemas, `${kind}.schema.json`), 'utf8')));
  return found;
};

let version = 0;
/** Opens a file in which a piece is another, and says where in it the mark ¦ of that piece is. */
async function opened(file, was, is) {
  const sound = readFileSync(join(workspace, file), 'utf8');
  const kind = sound.match(/^kind: *(\S+)/m)[1];
  if (!sound.includes(was)) throw new Error(`${file} has no ${was}`);
  const text = `# yaml-language-server: $schema=${pathToFileURL(join(schemas, `${kind}.schema.json`)).href}\n${sound.replace(was, is)}`;
  const [before] = text.split('¦');
  version += 1;
  // A name of its own for each, so that nothing is remembered of another.
  const uri = pathToFileURL(join(workspace, dirname(file), `v${version}.yaml`)).href;
  const looked = server.told('textDocument/publishDiagnostics', (own) => own.uri === uri);
  server.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text: text.replace('¦', '') } });
  const { diagnostics } = await looked;
  const lines = before.split('\n');
  return { diagnostics, textDocument: { uri }, position: { line: lines.length - 1, character: lines.at(-1).length } };
}
const plain = (told) => (typeof told === 'string' ? told : told?.value ?? '');

async function field(kind, name, file, was) {
  const [key, value] = was.split(': ');
  const { diagnostics, ...there } = await opened(file, was, `${key.slice(0, 2)}¦${key.slice(2)}: ${value}`);
  holds(diagnostics.length === 0, `${file} is right by its schema: ${diagnostics[0]?.message}`);
  const hover = plain((await server.ask('textDocument/hover', there))?.contents);
  const { diagnostics: _, ...empty } = await opened(file, was, `${key}: ¦`);
  const items = (await server.ask('textDocument/completion', empty))?.items ?? [];
  const labels = items.map((own) => own.label);
  console.log(`${kind}, ${name}: ${labels.slice(0, 12).join(' ') || '(no suggestions)'}${labels.length > 12 ? ` … (${labels.length})` : ''}`);
  console.log(hover.replace(/^/gm, '    '));
  const own = titled(kind, name).find((one) => hover.toLowerCase().includes(one.title.toLowerCase()));
  holds(own, `the hover of ${name} tells what it is called`);
  return { own, hover, labels };
}

for (const [kind, name, file, was] of [
  ['activity', 'assessment', 'uppfoljning/activities/atgardsplan-2026/avstamning.yaml', 'assessment: green'],
  ['plan', 'decision', 'planer/atgardsplan-2025.yaml', 'decision: treated'],
  ['framework', 'judged', 'planer/frameworks/riktlinje-2022.yaml', 'judged: records'],
]) {
  const { own, hover, labels } = await field(kind, name, file, was);
  for (const word of own?.enum ?? []) {
    holds(labels.includes(word), `${word} is suggested for ${name}`);
    holds(hover.includes(`${word}:`), `the hover of ${name} tells what ${word} means`);
  }
  holds(own?.enum, `${name} is a closed field`);
}

// A key is suggested with what it means.
const { diagnostics: _, ...key } = await opened('uppfoljning/activities/atgardsplan-2026/avstamning.yaml', 'kind: activity\n', 'kind: activity\n¦\n');
const keys = (await server.ask('textDocument/completion', key))?.items ?? [];
const finished = keys.find((own) => own.label === 'finished');
console.log(`activity, keys: ${keys.map((own) => own.label).join(' ')}`);
console.log(`    finished: ${plain(finished?.documentation)}`);
holds(plain(finished?.documentation).length > 0, 'a key is suggested with what it means');

// With schemas made for a workspace what has an id is suggested by it.
const { labels } = await field('activity', 'by', 'uppfoljning/activities/atgardsplan-2026/avstamning.yaml', 'by: samordnare');
if (hasIds) holds(labels.includes('samordnare'), 'the ids of roles are suggested');

await server.end();
for (const fault of faults) console.log(`yaml-language-server: not so: ${fault}`);
if (faults.length === 0) console.log('yaml-language-server shows what the schemas say');
process.exit(faults.length ? 1 : 0);
