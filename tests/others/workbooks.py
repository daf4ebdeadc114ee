"""Opens pages as workbooks, and says what is not as it should be. Each stands beside the CSV of the same page."""

import csv
import datetime
import pathlib
import sys

import openpyxl


def texts(sheet):
    """What every cell says, as a person would write it."""
    for row in sheet.iter_rows(values_only=True):
        for value in row:
            if isinstance(value, datetime.datetime):
                yield value.date().isoformat()
            elif value is not None:
                yield str(value)


def faults(path):
    book = openpyxl.load_workbook(path)
    lang = {"sv": "sv-SE", "en": "en-GB"}[path.name[:2]]
    if not book.properties.title or book.properties.language != lang:
        yield f"title {book.properties.title!r}, language {book.properties.language!r}"
    for sheet in book.worksheets[1:]:
        if (sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref) != ("A2", "$1:$1", sheet.dimensions):
            yield f"{sheet.title}: {sheet.freeze_panes} {sheet.print_title_rows} {sheet.auto_filter.ref}"
        if sheet.page_setup.paperSize != 9 or not sheet.oddFooter.left.text:
            yield f"{sheet.title}: no paper or no footer"
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    yield from (f"{cell.coordinate} is a formula" for cell in cells if cell.data_type == "f")
    written = {cell.value.strftime("%Y-%m-%d") for cell in cells if isinstance(cell.value, datetime.datetime)}
    told = {text for sheet in book for text in texts(sheet)}
    with path.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for row in rows:
        for key in ("title", "requirement"):
            if row.get(key) and not any(row[key].lstrip("'") in text for text in told):
                yield f"{key} {row[key]!r} is in the CSV only"
        if "status" in path.name and row.get("last") and row["last"] not in written:
            yield f"{row['last']} is no day in the workbook"


def main():
    wrong = 0
    for path in map(pathlib.Path, sys.argv[1:]):
        for fault in faults(path):
            print(f"{path.name}: {fault}")
            wrong += 1
    sys.exit(1 if wrong else 0)


main()
