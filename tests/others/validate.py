"""What Python's jsonschema says of each record, read by PyYAML as YAML 1.2."""

import json
import pathlib
import sys

import jsonschema

from settings import Plain, load

schemas, cases = map(pathlib.Path, sys.argv[1:])
validators = {}
for path in sorted(schemas.glob("*.json")):
    schema = json.loads(path.read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    validators[path.name.split(".")[0]] = jsonschema.Draft7Validator(schema)

verdicts = {}
for path in sorted(cases.rglob("*.yaml")):
    try:
        record = load(path.read_text(), Plain)
        validator = validators[record["kind"]]
    except Exception:
        continue
    errors = [f"{'/'.join(map(str, error.path))}: {error.message[:120]}" for error in validator.iter_errors(record)]
    verdicts[path.relative_to(cases).as_posix()] = errors
json.dump(verdicts, sys.stdout, ensure_ascii=False, indent=1)
