#!/usr/bin/env bash
# A line moved in Word with tracked changes is read twice, once or not at all.
#
# Versions: docx2txt 0.9, mammoth 1.13.0, python-docx 1.2.0.
# Behaviour: Word marks a move by keeping the words in both places, w:moveFrom where they stood and w:moveTo where
#   they stand now. Deleted words get an element of their own (w:delText); words moved away keep the ordinary w:t. A
#   reader that gathers every w:t thus finds them twice, one that takes only the paragraph's own runs never finds
#   them. Of the three, only mammoth tells what Word shows when all is accepted.
# Why it matters: a plan goes round between departments with changes tracked, and an activity moves to the year after.
#   docx2txt promises it for both years, python-docx for neither.
# Source: ECMA-376 part 1, 17.13.5 (moveFrom, moveTo); python-docx pull request 1538 (open), docx-rs issue 794.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv" || exit 2
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    docx2txt==0.9 mammoth==1.13.0 python-docx==1.2.0 || exit 2

cat >"$tmp/look.py" <<'PY'
import sys

import docx
import docx2txt
import mammoth
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

PLAN = sys.argv[1]
MOVED = "Utbilda lärare"


def mark(tag, number, **attributes):
    element = OxmlElement(tag)
    element.set(qn("w:id"), str(number))
    for key, value in attributes.items():
        element.set(qn("w:" + key), value)
    return element


def move(paragraph, kind, number):
    """Puts a new paragraph's run in the marks of a move, as Word writes them."""
    by = {"author": "Samordnare", "date": "2026-03-02T09:00:00Z"}
    run = paragraph.add_run(MOVED)._r
    wrapper = mark(f"w:{kind}", number + 1, **by)
    run.addprevious(mark(f"w:{kind}RangeStart", number, name="move1", **by))
    run.addprevious(wrapper)
    wrapper.append(run)
    wrapper.addnext(mark(f"w:{kind}RangeEnd", number))


document = docx.Document()
document.add_paragraph("2026:")
move(document.add_paragraph(), "moveFrom", 1)
document.add_paragraph("2027:")
move(document.add_paragraph(), "moveTo", 3)
document.save(PLAN)


def lines(text):
    return " | ".join(line for line in text.splitlines() if line)


with open(PLAN, "rb") as file:
    print("mammoth:    ", lines(mammoth.extract_raw_text(file).value))
print("docx2txt:   ", lines(docx2txt.process(PLAN)))
print("python-docx:", lines("\n".join(own.text for own in docx.Document(PLAN).paragraphs)))
PY

cat >"$tmp/expected" <<'TEXT'
mammoth:     2026: | 2027: | Utbilda lärare
docx2txt:    2026: | Utbilda lärare | 2027: | Utbilda lärare
python-docx: 2026: | 2027:
TEXT

PYTHONUTF8=1 "$tmp/venv/bin/python" "$tmp/look.py" "$tmp/plan.docx" | tee "$tmp/seen"
diff "$tmp/expected" "$tmp/seen"
