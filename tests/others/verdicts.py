"""What vbe says of the shape of each record: whether any of the rules about shape finds something in it."""

import json
import pathlib
import subprocess
import sys

SHAPE = {"unknown-field", "missing-field", "wrong-value", "unreadable-period", "refused-field"}
vbe, cases = sys.argv[1], pathlib.Path(sys.argv[2])

verdicts = {}
for case in sorted(cases.iterdir()):
    command = [vbe, "validate", "--root", case, "--format", "json", "--as-of", "2026-12-01", "--lang", "en"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    findings = json.loads(answer.stdout)["findings"]
    shape, all_rules = {}, {}
    for finding in findings:
        all_rules.setdefault(finding["path"], set()).add(finding["rule"])
        if finding["rule"] in SHAPE:
            shape.setdefault(finding["path"], []).append(f"{finding['rule']}: {finding['message']}")
    for path in sorted(case.rglob("*.yaml")):
        own = path.relative_to(case).as_posix()
        # What is no YAML to vbe, or no record, has no shape.
        if all_rules.get(own, set()) & {"syntax", "refused-yaml", "duplicate-key", "unreadable-file", "unknown-kind"}:
            continue
        verdicts[f"{case.name}/{own}"] = shape.get(own, [])
json.dump(verdicts, sys.stdout, ensure_ascii=False, indent=1)
