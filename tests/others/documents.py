"""Opens pages as Word documents, and says what is not as it should be."""

import docx
from docx.oxml.ns import qn

import beside


def texts(document):
    for paragraph in document.paragraphs:
        yield paragraph.text.replace("\n", " ")
    for table in document.tables:
        for row in table.rows:
            yield from (cell.text.replace("\n", " ") for cell in row.cells)


def faults(path):
    document = docx.Document(path)
    properties = document.core_properties
    yield from beside.of_every_page(path, properties.title, properties.language, texts(document))
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


beside.run(faults)
