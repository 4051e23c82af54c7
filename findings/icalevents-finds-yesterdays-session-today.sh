#!/usr/bin/env bash
# Tool: icalevents 0.3.1 (PyPI).
# Expected: asked for the events of one day, the library gives those that take place on it. An
#   event of one whole day names the day after it as its end (RFC 5545: the end is not part of the
#   event), so that on the day after it nothing is left.
# What happens: the end counts as part of it. Whoever asks for Wednesday, with Wednesday as start
#   and end, gets the session of Tuesday too, and so on for each day after a session; asked for
#   the afternoon of Wednesday alone, Tuesday's is still among them.
# Why it matters: training sessions are events of whole days, and "what do I train today" on a
#   wall display or in a message in the morning is this very question. It would name a session
#   that is over on every day after one, and two sessions on days in a row.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check icalevents==0.3.1
cd "$tmp"
v/bin/python -W ignore - <<'PY'
from datetime import date, datetime, timezone
from icalevents.icalevents import events

def session(name, day):
    return ["BEGIN:VEVENT", f"UID:{day}@example.org", "DTSTAMP:20261129T200000Z", f"DTSTART;VALUE=DATE:202612{day:02}",
            f"DTEND;VALUE=DATE:202612{day + 1:02}", f"SUMMARY:{name}", "END:VEVENT"]

lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//plan//EN", *session("Lower body", 8), *session("Upper body", 9),
         "END:VCALENDAR"]
text = ("\r\n".join(lines) + "\r\n").encode()
found = {day: sorted(e.summary for e in events(string_content=text, start=date(2026, 12, day), end=date(2026, 12, day)))
         for day in (7, 8, 9, 10, 11)}
for day, names in found.items():
    print(f"{day} December: {names}")
later = events(string_content=text, start=datetime(2026, 12, 10, 12, tzinfo=timezone.utc),
               end=datetime(2026, 12, 10, 23, 59, tzinfo=timezone.utc))
print("afternoon of 10 December:", [e.summary for e in later])
ok = found == {7: [], 8: ["Lower body"], 9: ["Lower body", "Upper body"], 10: ["Upper body"], 11: []}
ok = ok and [e.summary for e in later] == ["Upper body"]
print("seen" if ok else "NOT seen")
raise SystemExit(0 if ok else 1)
PY
