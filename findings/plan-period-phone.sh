#!/usr/bin/env bash
# The period of a plan, 2026–2028, is a valid Swedish phone number, and free to call.
#
# Versions: phonenumbers 9.0.43 (Python), libphonenumber-js 1.13.16 (npm, with its full metadata).
# Behaviour: both drop the punctuation and take the leading 0 of an area code as optional. What begins with 20 is then
#   the area of free calls, 020, so "2026–2028" and the day "2026-03-01" are valid numbers when asked about as such.
#   Opening hours from eight, with a dot as Swedish writes them, are a subscriber in Stockholm, 08; with a colon they
#   are nothing. Looking for numbers in a text, the Python library leaves periods and days alone and takes only the
#   hours, the JavaScript one takes all of them.
# Why it matters: whoever masks phone numbers before a plan is published masks its periods, days and opening hours
#   too, or, having learnt that, turns the mask off.
# Source: libphonenumber's FAQ, on what a valid number is; libphonenumber issue 708 and phonenumbers issue 164, on
#   dates that are taken for German and American numbers.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv" || exit 2
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check phonenumbers==9.0.43 || exit 2
npm install --prefix "$tmp" --silent --no-audit --no-fund libphonenumber-js@1.13.16 || exit 2

cat >"$tmp/look.py" <<'PY'
import sys

import phonenumbers

for text in sys.argv[1:]:
    try:
        number = phonenumbers.parse(text, "SE")
        is_valid = phonenumbers.is_valid_number(number)
        is_free = phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.TOLL_FREE
    except phonenumbers.NumberParseException:
        is_valid = is_free = False
    is_found = phonenumbers.PhoneNumberMatcher(f"Gäller {text} hela året", "SE").has_next()
    words = {"valid": is_valid, "free": is_free, "found": is_found}
    print("python", text, *(word for word, holds in words.items() if holds))
PY

cat >"$tmp/look.js" <<'JS'
const { parsePhoneNumberFromString, findPhoneNumbersInText } = require("libphonenumber-js/max");

for (const text of process.argv.slice(2)) {
  const number = parsePhoneNumberFromString(text, "SE");
  const words = [];
  if (number?.isValid()) words.push("valid");
  if (number?.getType() === "TOLL_FREE") words.push("free");
  if (findPhoneNumbersInText(`Gäller ${text} hela året`, "SE").length > 0) words.push("found");
  console.log(["npm   ", text, ...words].join(" "));
}
JS

cat >"$tmp/expected" <<'TEXT'
python 2026–2028 valid free
python 2026-03-01 valid free
python 08.30–16.30 valid found
python 08:30–16:30
npm    2026–2028 valid free found
npm    2026-03-01 valid free found
npm    08.30–16.30 valid found
npm    08:30–16:30
TEXT

texts=("2026–2028" "2026-03-01" "08.30–16.30" "08:30–16:30")
{
    PYTHONUTF8=1 "$tmp/venv/bin/python" "$tmp/look.py" "${texts[@]}"
    node "$tmp/look.js" "${texts[@]}"
} | tee "$tmp/seen"
diff "$tmp/expected" "$tmp/seen"
