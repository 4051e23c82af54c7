#!/usr/bin/env bash
# Tool: frictionless 5.21.0 (PyPI).
# Expected: a column of "8-12" and "6-8" is text. A year and month in ISO form has four
#   digits, a hyphen and two digits, so neither is one; and a table that is only copied to
#   another CSV file keeps its cells.
# What happens: if the second number of every cell is at most 12, the column is guessed to be
#   "yearmonth" (month 12 of the year 8), the file is valid under that guess, and copying the
#   table writes "6-8" as "6-08". One cell such as "12-15" further down makes the same column
#   text again, and then nothing changes.
# Why it matters: repetitions are often written as ranges in programmes and logs. Whether a
#   file's ranges survive depends on whether anybody in it goes beyond twelve, so a copy that
#   was right for one client alters the next one's. A reader of such copies has to take
#   "6-08" as 6 to 8; a writer does better with two columns.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check frictionless==5.21.0
cd "$tmp"
printf 'exercise,reps\nSquat,8-12\nRow,6-8\nCurl,10-12\n' >low.csv
printf 'exercise,reps\nSquat,8-12\nRow,6-8\nCurl,12-15\n' >high.csv
v/bin/python - <<'PY'
from frictionless import describe, validate
from frictionless.resources import TableResource
kinds, copies = {}, {}
for name in ("low", "high"):
    kinds[name] = describe(f"{name}.csv").schema.get_field("reps").type
    valid = validate(f"{name}.csv").valid
    TableResource(path=f"{name}.csv").write(TableResource(path=f"{name}-copy.csv"))
    copies[name] = [line.split(",")[1] for line in open(f"{name}-copy.csv").read().split()[1:]]
    print(name, "type:", kinds[name], "valid:", valid, "copied as:", copies[name])
ok = (kinds == {"low": "yearmonth", "high": "string"}
      and copies == {"low": ["8-12", "6-08", "10-12"], "high": ["8-12", "6-8", "12-15"]})
print("seen: a range turns into a month, and 6-8 into 6-08" if ok else "NOT seen")
raise SystemExit(0 if ok else 1)
PY
