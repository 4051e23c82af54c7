#!/usr/bin/env bash
# Tool: xlsx2csv 0.8.6 (PyPI); the workbook is written with openpyxl 3.1.5 (PyPI).
# Expected: a number that a sheet shows with its unit, by a number format such as 0 "lbs", comes
#   out as the number (135), or as what is shown (135 lbs). What stands in quotes is only text.
# What happens: letters in the quotes decide. An s, d, m, h or y makes the number a date, and the
#   cell holds the format itself, without the number: 135 in 0 "lbs" becomes the text 0 "lbs", and
#   so do sets and reps. Where a letter stands for a part of a date, that part is put in its place:
#   5 in 0 "min" becomes 0 "01in". With "kg" and "lb" the numbers come out. The exit code is 0.
# Why it matters: programmes that coaches keep in workbooks show units in just this way, so that
#   the cells can still be calculated with. A gym that trains in kilograms sees nothing, one that
#   trains in pounds loses every load of the plan, and all of them lose sets and repetitions; where
#   every cell of a column has the same text, nothing can be put back. Asked to ignore the formats
#   of dates, the tool gives the numbers; real dates are then numbers too.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check xlsx2csv==0.8.6 openpyxl==3.1.5
cd "$tmp"
v/bin/python - <<'PY'
import openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.append(["kg", "lb", "lbs", "sets", "reps", "min"])
sheet.append([60, 135, 135, 4, 8, 5])
for cell in sheet[2]:
    cell.number_format = f'0 "{sheet.cell(1, cell.column).value}"'
book.save("plan.xlsx")
PY
v/bin/xlsx2csv plan.xlsx told.csv
v/bin/xlsx2csv --ignore-formats date -- plan.xlsx ignored.csv
v/bin/python - <<'PY'
import csv
import openpyxl
told, ignored = (next(csv.DictReader(open(name))) for name in ("told.csv", "ignored.csv"))
true = [cell.value for cell in openpyxl.load_workbook("plan.xlsx").active[2]]
print("in the workbook:", true)
print("as CSV:         ", list(told.values()))
print("formats ignored:", list(ignored.values()))
ok = (list(told.values()) == ["60", "135", '0 "lbs"', '0 "sets"', '0 "reps"', '0 "01in"']
      and [float(value) for value in ignored.values()] == true)
print("seen" if ok else "NOT seen")
raise SystemExit(0 if ok else 1)
PY
