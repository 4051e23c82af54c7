#!/usr/bin/env bash
# Tool: xlsx2csv 0.8.6 (PyPI); the workbook is written with openpyxl 3.1.5 (PyPI).
# Expected: a cell whose number format is a date with "h:mm" shows hours from 0 to 23
#   unless the format also says AM/PM, so 18:05 comes out as 18:05.
# What happens: when the format holds a date and a single "h", xlsx2csv prints the hour on
#   a twelve-hour clock and leaves out the half of the day: 18:05 becomes 06:05. With "hh"
#   the same moment is right. The single "h" is what openpyxl gives every datetime cell
#   whose format was never set, so the usual way to make such a workbook meets it.
# Why it matters: a gym's class list or session log that goes through a workbook comes back
#   with evening sessions in the morning. The text is a valid time, nothing warns, and 06:05
#   and 18:05 of one day can no longer be told apart. Whoever reads times out of such a CSV
#   should not trust them; whoever writes the workbook should set "hh".
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check xlsx2csv==0.8.6 openpyxl==3.1.5
cd "$tmp"
v/bin/python - <<'PY'
import datetime
import openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.append(["client", "untouched", "hh", "h"])
for hour in (6, 18):
    at = datetime.datetime(2026, 11, 30, hour, 5)
    sheet.append(["c01", at, at, at])
    sheet.cell(sheet.max_row, 3).number_format = "yyyy-mm-dd hh:mm"
    sheet.cell(sheet.max_row, 4).number_format = "d/m/yy h:mm"
print("format that openpyxl chose by itself:", sheet["B2"].number_format)
book.save("sessions.xlsx")
PY
v/bin/xlsx2csv sessions.xlsx | tee out.csv
v/bin/python - <<'PY'
import csv
morning, evening = list(csv.DictReader(open("out.csv")))
seen = {
    "untouched format loses the half of the day": morning["untouched"] == evening["untouched"] == "2026-11-30 06:05:00",
    "d/m/yy h:mm loses it too": morning["h"] == evening["h"] == "30/11/26 06:05",
    "hh keeps it": (morning["hh"], evening["hh"]) == ("2026-11-30 06:05", "2026-11-30 18:05"),
}
for what, so in seen.items():
    print(("seen: " if so else "NOT seen: ") + what)
raise SystemExit(0 if all(seen.values()) else 1)
PY
