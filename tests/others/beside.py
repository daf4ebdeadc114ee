"""What is asked of a page as a file in every format that is packed. Each file stands beside the CSV of the same page."""

import csv
import pathlib
import sys


def rows(path):
    """The rows of the CSV of the same page."""
    with path.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def of_every_page(path, title, language, texts):
    """What is wrong with the title and the language, and what the CSV says that none of the texts does."""
    if not title or language != {"sv": "sv-SE", "en": "en-GB"}[path.name[:2]]:
        yield f"title {title!r}, language {language!r}"
    told = "\n".join(texts)
    for row in rows(path):
        for key in ("title", "requirement"):
            if row.get(key) and row[key].lstrip("'") not in told:
                yield f"{key} {row[key]!r} is in the CSV only"


def run(faults):
    """Says what is wrong with each file that the arguments name, and ends with 1 if anything is."""
    wrong = 0
    for path in map(pathlib.Path, sys.argv[1:]):
        for fault in faults(path):
            print(f"{path.name}: {fault}")
            wrong += 1
    sys.exit(1 if wrong else 0)
