#!/usr/bin/env bash
# Tool: csv-diff 1.2 (PyPI).
# Expected: of two sheets that are compared by an id column, rows without an id yet are all
#   reported as added, or refused because the key is not unique.
# What happens: rows with the same key, and an empty key is one like any other, are folded into
#   one without a word: the last wins. Of three rows that somebody typed in, one is added; of two
#   rows that came back with one id, the first is gone and the second is told as a change of it.
#   The exit code is 0.
# Why it matters: in review sheets that people extend by hand new rows have no id until the sheet
#   was taken in, and a copied row has that of its original. Who looks with this tool at what a
#   coach has changed sees fewer rows than the sheet has: ask first whether keys are unique.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check csv-diff==1.2
cd "$tmp"
printf 'row_id,exercise,sets\nr1,Squat,4\nr2,Row,3\n' > before.csv
printf 'row_id,exercise,sets\nr1,Squat,4\nr2,Row,3\nr2,Row,2\n,Plank,3\n,Dip,3\n,Lunge,2\n' > after.csv
v/bin/csv-diff before.csv after.csv --key=row_id --json > told.json
v/bin/python - <<'PY'
import json
told = json.load(open("told.json"))
added = [row["exercise"] for row in told["added"]]
changed = [(change["key"], change["changes"]) for change in told["changed"]]
print("four rows came; added:", added, "changed:", changed)
ok = added == ["Lunge"] and changed == [("r2", {"sets": ["3", "2"]})] and told["removed"] == []
print("seen" if ok else "NOT seen")
raise SystemExit(0 if ok else 1)
PY
