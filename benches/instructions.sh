#!/usr/bin/env bash
# Counts the instructions that commands take for each record of a corpus. They depend on the program and its compiler, and not on
# how fast or how busy the machine is. Ends with 1 where a command takes over a tenth more than `benches/instructions.txt` keeps.
#
#   benches/instructions.sh           measure, and compare with what is kept
#   benches/instructions.sh --keep    measure, and keep it
#
# Needs valgrind. The release profile is what is measured, in one thread, so that nothing waits for anything.
set -euo pipefail
cd "$(dirname "$0")/.."

records=5000
kept=benches/instructions.txt
command -v valgrind >/dev/null || { echo "valgrind is needed to count instructions" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --locked --release --quiet
cargo run --locked --release --quiet --example corpus -- "$records" "$work/corpus" >/dev/null
binary=${CARGO_TARGET_DIR:-target}/release/vbe

status=0
for command in validate status gaps; do
  # That there are findings or gaps is no fault of the measure.
  RAYON_NUM_THREADS=1 valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null \
    "$binary" --root "$work/corpus" "$command" --as-of 2024-11-15 >/dev/null 2>"$work/told" || true
  total=$(sed -n 's/.*I *refs: *//p' "$work/told" | tr -d ', ')
  [ -n "$total" ] || { cat "$work/told" >&2; exit 2; }
  now=$((total / records))
  before=$(sed -n "s/^$command //p" "$kept" 2>/dev/null || true)
  echo "$command: $now instructions a record, kept: ${before:-none}"
  echo "$command $now" >>"$work/now"
  if [ -n "$before" ] && [ $((now * 10)) -gt $((before * 11)) ]; then
    echo "$command takes over a tenth more than is kept in $kept" >&2
    status=1
  fi
done
if [ "${1:-}" = --keep ]; then
  cp "$work/now" "$kept"
  exit 0
fi
exit "$status"
