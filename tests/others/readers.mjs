// What readers of YAML in JavaScript make of the shipped records: the same as PyYAML with its settings.
import assert from 'node:assert';
import fs from 'node:fs';
import path from 'node:path';
import * as jsyaml from 'js-yaml';
import { parse } from 'yaml';

const cases = process.argv[2];
const values = JSON.parse(fs.readFileSync(path.join(cases, 'values.json'), 'utf8'));
for (const [own, value] of Object.entries(values)) {
  const text = fs.readFileSync(path.join(cases, own), 'utf8');
  const plain = (record) => JSON.parse(JSON.stringify(record));
  assert.deepStrictEqual(plain(parse(text)), value, `yaml: ${own}`);
  assert.deepStrictEqual(plain(jsyaml.load(text)), value, `js-yaml: ${own}`);
}
