#!/usr/bin/env bash
# Tools: ics 0.7.3 (PyPI), then recurring-ical-events 3.8.2 over icalendar 7.3.2 (PyPI).
# Expected: a calendar that one library has read and written again unchanged can be read by
#   the other. The file names no calendar scale, which means the Gregorian one.
# What happens: on writing a calendar that it parsed, ics adds a line that was not there,
#   CALSCALE, with a value that is no calendar scale: GEORGIAN. The line is not added to a
#   calendar made from nothing. recurring-ical-events accepts no scale but the Gregorian, and
#   refuses the whole calendar; icalendar alone reads it without a word.
# Why it matters: training calendars are merged and trimmed with small scripts on the way to a
#   phone or a wall display. After one pass through ics every session is gone for a reader
#   that expands dates, with a message that speaks of another calendar than the one meant.
#   A file that states CALSCALE:GREGORIAN itself keeps it and stays readable: so writing the
#   line that the standard lets one leave out protects what comes after.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check ics==0.7.3 recurring-ical-events==3.8.2 icalendar==7.3.2
cd "$tmp"
v/bin/python -W ignore - <<'PY'
import icalendar
import ics
import recurring_ical_events
EVENT = ["BEGIN:VEVENT", "UID:s1@example.org", "DTSTAMP:20261129T200000Z", "DTSTART;VALUE=DATE:20261130",
         "DTEND;VALUE=DATE:20261201", "SUMMARY:Lower body", "END:VEVENT"]

def calendar(*extra):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//plan//EN", *extra, *EVENT, "END:VCALENDAR"]
    return "\r\n".join(lines) + "\r\n"

def sessions(text):
    try:
        found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between("20261101", "20261231")
        return f"{len(found)} session"
    except ValueError as error:
        return f"refused: {error}"

silent, stated = calendar(), calendar("CALSCALE:GREGORIAN")
results = {}
for name, text in (("no scale", silent), ("scale stated", stated)):
    again = ics.Calendar(text).serialize()
    scale = [line for line in again.splitlines() if line.startswith("CALSCALE")]
    results[name] = (sessions(text), scale, sessions(again))
    print(f"{name}: before: {results[name][0]}; ics writes {scale}; after: {results[name][2]}")
fresh = "CALSCALE" in ics.Calendar().serialize()
print("a calendar made from nothing gets the line:", fresh)
ok = (results["no scale"][:2] == ("1 session", ["CALSCALE:GEORGIAN"])
      and results["no scale"][2].startswith("refused") and not fresh
      and results["scale stated"] == ("1 session", ["CALSCALE:GREGORIAN"], "1 session"))
print("seen" if ok else "NOT seen")
raise SystemExit(0 if ok else 1)
PY
