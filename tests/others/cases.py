"""Makes a workspace of each set of records: those that are shipped, and every example of the rule pages."""

import pathlib
import re
import shutil
import sys

repository, cases = map(pathlib.Path, sys.argv[1:])


def shipped():
    for name, folders in {"own": ["plans", "records"], "town": ["tests/town/planer", "tests/town/uppfoljning"]}.items():
        for folder in folders:
            shutil.copytree(repository / folder, cases / name / pathlib.Path(folder).name)
        settings = repository / ("vbe.toml" if name == "own" else "tests/town/vbe.toml")
        shutil.copy(settings, cases / name / "vbe.toml")


def examples():
    for page in sorted((repository / "docs/rules").glob("*.md")):
        part = ""
        for block in re.split(r"(?m)^(?=## |```yaml )", page.read_text()):
            if block.startswith("## "):
                part = block.split("\n", 1)[0][3:].lower()
                continue
            found = re.match(r"```yaml (\S+)\n(.*?)^```", block, re.S | re.M)
            if not found:
                continue
            path, text = found.groups()
            lines = [line for line in text.splitlines(keepends=True) if not re.fullmatch(r"[\s^]*\^[\s^]*", line)]
            place = cases / f"{page.stem}-{part}" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text("".join(lines))


shipped()
examples()
for case in cases.iterdir():
    (case / "vbe.toml").touch()
