"""Opens pages as Word documents, and says what is not as it should be. Each stands beside the CSV of the same page."""

import csv
import pathlib
import sys

import docx
from docx.oxml.ns import qn


def texts(document):
    for paragraph in document.paragraphs:
        yield paragraph.text
    for table in document.tables:
        for row in table.rows:
            yield from (cell.text for cell in row.cells)


def faults(path):
    document = docx.Document(path)
    lang = {"sv": "sv-SE", "en": "en-GB"}[path.name[:2]]
    properties = document.core_properties
    if not properties.title or properties.language != lang:
        yield f"title {properties.title!r}, language {properties.language!r}"
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    if styles.count("Title") != 1:
        yield f"{styles.count('Title')} titles"
    levels = [int(name[-1]) for name in styles if name.startswith("Heading")]
    for before, level in zip([0, *levels], levels):
        if level > before + 1:
            yield f"heading {level} after {before}"
    for at, table in enumerate(document.tables, 1):
        head = table.rows[0]._tr.trPr
        if head is None or head.find(qn("w:tblHeader")) is None:
            yield f"table {at}: its heads are not repeated"
        if table._tbl.tblPr.find(qn("w:tblCaption")) is None:
            yield f"table {at} is of nothing"
        if any(len(row.cells) != len(table.columns) for row in table.rows):
            yield f"table {at} has rows of another length"
    for section in document.sections:
        if {section.page_width.mm // 1, section.page_height.mm // 1} != {210, 297}:
            yield f"no A4: {section.page_width.mm} x {section.page_height.mm}"
        if not any(paragraph.text for paragraph in section.footer.paragraphs):
            yield "no footer"
    told = " ".join(texts(document)).replace("\n", " ")
    with path.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            for key in ("title", "requirement"):
                if row.get(key) and row[key].lstrip("'") not in told:
                    yield f"{key} {row[key]!r} is in the CSV only"


def main():
    wrong = 0
    for path in map(pathlib.Path, sys.argv[1:]):
        for fault in faults(path):
            print(f"{path.name}: {fault}")
            wrong += 1
    sys.exit(1 if wrong else 0)


main()
