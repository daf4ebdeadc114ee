#!/usr/bin/env bash
# A box that says SANT in a Swedish .ods is true to one engine of pandas and false to the other.
#
# Versions: pandas 3.1.1 with odfpy 1.4.1 (what it takes for .ods unless told otherwise) and python-calamine 0.9.1.
# Behaviour: a cell of truth keeps its value in office:boolean-value, and the text beside it is what the sheet showed,
#   in the language of the sheet. The engine "odf" looks at the text alone and takes everything but the English word
#   TRUE for false. Nothing is said about it: the column still comes back as truth values.
# Why it matters: a municipality's follow-up sheet with a column "klart" is in Swedish. Counted this way, nothing is
#   done.
# Source: OpenDocument 1.2 part 1 on office:boolean-value and office:value-type; the cell reader in pandas,
#   pandas/io/excel/_odfreader.py. No issue about it was found.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv" || exit 2
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1 || exit 2

cat >"$tmp/look.py" <<'PY'
import sys

import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

SHEET = sys.argv[1]
ROWS = [("true", "TRUE"), ("false", "FALSE"), ("true", "SANT"), ("false", "FALSKT")]

book = OpenDocumentSpreadsheet()
table = Table(name="Uppföljning")
for value, shown in ROWS:
    row, cell = TableRow(), TableCell(valuetype="boolean", booleanvalue=value)
    cell.addElement(P(text=shown))
    row.addElement(cell)
    table.addElement(row)
book.spreadsheet.addElement(table)
book.save(SHEET)

odf, calamine = (pandas.read_excel(SHEET, header=None, engine=engine)[0] for engine in ("odf", "calamine"))
for (value, shown), by_odf, by_calamine in zip(ROWS, odf, calamine):
    print(f"value {value:5}  shown {shown:6}  odf {by_odf!s:5}  calamine {by_calamine}")
PY

cat >"$tmp/expected" <<'TEXT'
value true   shown TRUE    odf True   calamine True
value false  shown FALSE   odf False  calamine False
value true   shown SANT    odf False  calamine True
value false  shown FALSKT  odf False  calamine False
TEXT

PYTHONUTF8=1 "$tmp/venv/bin/python" "$tmp/look.py" "$tmp/plan.ods" | tee "$tmp/seen"
diff "$tmp/expected" "$tmp/seen"
