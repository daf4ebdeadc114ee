"""Opens pages as workbooks, and says what is not as it should be."""

import datetime

import openpyxl

import beside


def said(value):
    """What a cell says, as a person would write it."""
    return value.date().isoformat() if isinstance(value, datetime.datetime) else str(value)


def faults(path):
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    told = [said(cell.value) for cell in cells]
    yield from beside.of_every_page(path, book.properties.title, book.properties.language, told)
    for sheet in book.worksheets[1:]:
        if (sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref) != ("A2", "$1:$1", sheet.dimensions):
            yield f"{sheet.title}: {sheet.freeze_panes} {sheet.print_title_rows} {sheet.auto_filter.ref}"
        if sheet.page_setup.paperSize != 9 or not sheet.oddFooter.left.text:
            yield f"{sheet.title}: no paper or no footer"
    yield from (f"{cell.coordinate} is a formula" for cell in cells if cell.data_type == "f")
    days = {said(cell.value) for cell in cells if isinstance(cell.value, datetime.datetime)}
    for row in beside.rows(path) if "status" in path.name else []:
        if row.get("last") and row["last"] not in days:
            yield f"{row['last']} is no day in the workbook"


beside.run(faults)
