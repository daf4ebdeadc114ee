"""What readers of YAML in Python make of the records: what docs/andra-program.md says of them, and no more."""

import datetime
import json
import pathlib
import re
import sys

import ruamel.yaml
import yaml

from settings import Plain, load

repository, cases = pathlib.Path(__file__).parents[2], pathlib.Path(sys.argv[1])
page = (repository / "docs/andra-program.md").read_text()
example = re.search(r"```yaml\n(.*?)```", page, re.S).group(1)
day = datetime.date(2026, 5, 21)

differ = 0


def same(what, seen, wanted):
    global differ
    if seen != wanted:
        print(f"{what}: {seen!r}, and not {wanted!r}")
        differ += 1


TEXTS = {"on": "2026-05-21", "reference": "0123", "answered": "no", "phone": "+46", "at": "13:30", "period": "2026"}
WANTED = {**TEXTS, "period": 2026}
same("PyYAML by itself", load(example, yaml.SafeLoader),
     {True: day, "reference": 83, "answered": False, "phone": 46, "at": 810, "period": 2026})
same("PyYAML, all as text", load(example, yaml.BaseLoader), TEXTS)
same("PyYAML with the settings", load(example, Plain), WANTED)
same("ruamel.yaml", dict(ruamel.yaml.YAML(typ="safe", pure=True).load(example)),
     {"on": day, "reference": 123, "answered": "no", "phone": 46, "at": "13:30", "period": 2026})

# The settings stand on the page as they are tried here.
code = re.search(r"```python\n(.*?)```", page, re.S).group(1)
own = {}
exec(code, own)  # noqa: S102
same("the settings on the page", yaml.load(example, own["Poster"]), WANTED)

seen = 0
values = {}
for name in ["own", "town"]:
    for path in sorted((cases / name).rglob("*.yaml")):
        values[path.relative_to(cases).as_posix()] = load(path.read_text(), Plain)
        seen += 1
(cases / "values.json").write_text(json.dumps(values, ensure_ascii=False))
same("there are records", seen > 60, True)
sys.exit(1 if differ else 0)
