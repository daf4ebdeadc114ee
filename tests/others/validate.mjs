// What ajv says of each record, in its strict mode, read by the library that editors read YAML with.
import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';

const [schemas, cases] = process.argv.slice(2);
const validators = {};
for (const name of fs.readdirSync(schemas)) {
  const schema = JSON.parse(fs.readFileSync(path.join(schemas, name), 'utf8'));
  validators[name.split('.')[0]] = new Ajv({ strict: true, allErrors: true }).compile(schema);
}
const verdicts = {};
for (const own of fs.readdirSync(cases, { recursive: true }).sort()) {
  if (!own.endsWith('.yaml')) continue;
  let record;
  try {
    record = parse(fs.readFileSync(path.join(cases, own), 'utf8'));
  } catch {
    continue;
  }
  const validate = validators[record?.kind];
  if (!validate) continue;
  validate(record);
  verdicts[own] = (validate.errors ?? []).map((error) => `${error.instancePath}: ${error.message.slice(0, 120)}`);
}
console.log(JSON.stringify(verdicts, null, 1));
