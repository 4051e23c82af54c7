#!/usr/bin/env bash
# Tool: icalendar 7.3.2 (PyPI), beside vobject 0.9.9 and ical 14.3.1 (PyPI).
# Expected: in an iCalendar text a backslash is doubled, whatever letter follows, and a
#   correct file that a library reads and writes again still says the same.
# What happens: icalendar reads a doubled backslash before "N" rightly, but writes it back as
#   "\n", a line break: the backslash is gone, the capital is gone, and the rest stands on a
#   new line. A small "n" or any other letter in the same place is fine. The next pass reads
#   the break as one, so nothing can be put back. The two other libraries keep the text.
# Why it matters: a coach's note names a share or a folder (\\Nas\Video, D:\Notes) and lands in
#   the description or the place of a session. The writer's file is right and a test that
#   only reads it passes; the place is cut in two once a tool built on this library has saved
#   it. Slashes in place of backslashes arrive everywhere.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check icalendar==7.3.2 vobject==0.9.9 ical==14.3.1
cd "$tmp"
v/bin/python - <<'PY'
import icalendar
import vobject
from ical.calendar_stream import IcsCalendarStream
place, note = r"\\Nas\Video", r"plan in C:\new and C:\old"
doubled = [value.replace("\\", "\\\\") for value in (place, note)]
lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//plan//EN", "BEGIN:VEVENT", "UID:s1@example.org",
         "DTSTAMP:20261129T200000Z", "DTSTART;VALUE=DATE:20261130", "SUMMARY:Lower body",
         "LOCATION:" + doubled[0], "DESCRIPTION:" + doubled[1], "END:VEVENT", "END:VCALENDAR"]
text = "\r\n".join(lines) + "\r\n"

def by_icalendar(value):
    event = icalendar.Calendar.from_ical(value).walk("VEVENT")[0]
    return str(event["location"]), str(event["description"])

again = {
    "icalendar": icalendar.Calendar.from_ical(text).to_ical().decode(),
    "vobject": vobject.readOne(text).serialize(),
    "ical": IcsCalendarStream.calendar_to_ics(IcsCalendarStream.calendar_from_ics(text)),
}
print("in the file:     ", lines[8], "|", lines[9])
print("icalendar reads: ", by_icalendar(text))
kept = {}
for name, value in again.items():
    wrote = [line for line in value.splitlines() if line.startswith(("LOCATION", "DESCRIPTION"))]
    kept[name] = sorted(wrote) == sorted(lines[8:10])
    print(f"{name} writes again: ", " | ".join(sorted(wrote, reverse=True)))
print("icalendar, second reading: ", by_icalendar(again["icalendar"]))
ok = (by_icalendar(text) == (place, note) and by_icalendar(again["icalendar"]) == ("\\\nas\\Video", note)
      and kept == {"icalendar": False, "vobject": True, "ical": True})
print("seen: only the capital N breaks, and only on writing" if ok else "NOT seen")
raise SystemExit(0 if ok else 1)
PY
