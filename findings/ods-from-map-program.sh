#!/usr/bin/env bash
# The .ods that a map program writes cannot be read by calamine: it takes the line breaks between cells for a fault.
#
# Versions: pyogrio 0.13.0 (with GDAL 3.12.4, which writes .ods for QGIS too), numpy 2.4.6, python-calamine 0.9.1
#   (calamine 0.37), pyexcel-ods3 0.6.1.
# Behaviour: GDAL puts every element on a line of its own. Between rows calamine passes over such blanks; between the
#   cells of a row it stops at them, and the whole book is refused. Other readers skip them in both places, as the
#   schema of the format lets them: blank text between elements means nothing there.
# Why it matters: a list of premises or places comes out of QGIS as .ods. A reader built on calamine calls that file
#   broken, though LibreOffice opens it, and whoever sent it has done nothing wrong.
# Source: read_row in calamine's src/ods.rs (0.37 and 0.38); pandas issue 45598 is the same fault, in another reader,
#   with files from QGIS. No issue about it in calamine was found.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv" || exit 2
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    pyogrio==0.13.0 numpy==2.4.6 python-calamine==0.9.1 pyexcel-ods3==0.6.1 || exit 2

cat >"$tmp/look.py" <<'PY'
import sys

import numpy
import pyexcel_ods3
import pyogrio.raw
import python_calamine

SHEET = sys.argv[1]

columns = [["Fritidsgård", "Bibliotek"], ["Kultur", "Kultur"]]
pyogrio.raw.write(
    SHEET,
    driver="ODS",
    layer="Lokaler",
    geometry=None,
    geometry_type=None,
    crs=None,
    fields=["Lokal", "Ansvarig"],
    field_data=[numpy.array(column, dtype=object) for column in columns],
)

print("pyexcel-ods3:", pyexcel_ods3.get_data(SHEET)["Lokaler"])
try:
    print("calamine:    ", python_calamine.load_workbook(SHEET).get_sheet_by_name("Lokaler").to_python())
except python_calamine.CalamineError as error:
    print("calamine:    ", error)
PY

cat >"$tmp/expected" <<'TEXT'
pyexcel-ods3: [['Lokal', 'Ansvarig'], ['Fritidsgård', 'Kultur'], ['Bibliotek', 'Kultur']]
calamine:     Expecting 'table-cell', found 'Text(BytesText { content: Borrowed("\n") })'
TEXT

PYTHONUTF8=1 "$tmp/venv/bin/python" "$tmp/look.py" "$tmp/premises.ods" | tee "$tmp/seen"
diff "$tmp/expected" "$tmp/seen"
