#!/usr/bin/env bash
# Tool: ical2html 3.0 (Debian), beside recurring-ical-events 3.8.2 over icalendar 7.3.2 (PyPI).
# Expected: a page made from a calendar shows the dates that the calendar holds: a weekly class
#   without the weeks that are struck out (EXDATE), a moved one only at its new time
#   (RECURRENCE-ID), and an added date (RDATE) as well.
# What happens: only the rule is followed. Struck out weeks are there, whether the class has a time
#   or is an event of a whole day; a moved one is there twice, on its old day and on its new one;
#   an added date is missing. Nothing is said, the exit code is 0. The other reader gets all of
#   them right from the same file.
# Why it matters: class schedules are put on web pages with such tools. Holidays, a coach who is
#   away and moved sessions are the part of it that people look up, and just those weeks are wrong.
#   A writer that gives each session an event of its own, without a rule, is safe here.
set -euo pipefail
tmp=$(mktemp -d); chmod 755 "$tmp"; trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
fetch() { apt-get download -qq "$1" 2>apt.txt || { cat apt.txt; exit 1; }; dpkg -x "$1"_*.deb root; }
needs() { dpkg-deb -f "$1"_*.deb Depends | tr ',|' '\n\n' | awk '$1 ~ /^lib(ical|icu|db)/ { print $1 }'; }
fetch ical2html
if ldd root/usr/bin/ical2html | grep -q 'not found'; then # the libraries that it needs, into the same folder
  for one in $(needs ical2html); do
    fetch "$one"
    for two in $(needs "$one"); do fetch "$two"; done
  done
fi
libraries=$(find "$tmp/root" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
dpkg-deb -f ical2html_*.deb Package Version | paste -sd' '
python3 -m venv v
v/bin/pip install -q --disable-pip-version-check recurring-ical-events==3.8.2 icalendar==7.3.2
event() { printf 'BEGIN:VEVENT\r\nDTSTAMP:20261001T200000Z\r\n'; printf '%s\r\n' "$@"; printf 'END:VEVENT\r\n'; }
{
  printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//plan//EN\r\n'
  event UID:a@example.org SUMMARY:Barbell DTSTART:20261005T170000Z DTEND:20261005T180000Z 'RRULE:FREQ=WEEKLY;COUNT=4' \
    EXDATE:20261012T170000Z
  event UID:b@example.org SUMMARY:Legs 'DTSTART;VALUE=DATE:20261006' 'DTEND;VALUE=DATE:20261007' 'RRULE:FREQ=WEEKLY;COUNT=4' \
    'EXDATE;VALUE=DATE:20261013' 'RDATE;VALUE=DATE:20261030'
  event UID:c@example.org SUMMARY:Mobility DTSTART:20261008T170000Z DTEND:20261008T180000Z 'RRULE:FREQ=WEEKLY;COUNT=3'
  event UID:c@example.org SUMMARY:Mobility RECURRENCE-ID:20261015T170000Z DTSTART:20261016T100000Z DTEND:20261016T110000Z
  printf 'END:VCALENDAR\r\n'
} > classes.ics
LD_LIBRARY_PATH=$libraries root/usr/bin/ical2html 20261001 P5W classes.ics > page.html
v/bin/python - <<'PY'
import re
import icalendar
import recurring_ical_events
found = recurring_ical_events.of(icalendar.Calendar.from_ical(open("classes.ics").read())).between("20261001", "20261105")
right = sorted((str(e["summary"]), e["dtstart"].dt.strftime("%m-%d")) for e in found)
page = open("page.html").read()
shown = sorted((name, f"{month}-{day}") for month, day, name in
               re.findall(r'class="dtstart"\s+title="2026(\d\d)(\d\d)[^"]*".*?class="summary">([A-Z][a-z]+)<', page, re.S))
extra, missing = [s for s in shown if s not in right], [r for r in right if r not in shown]
print("in the calendar:", len(right), "on the page:", len(shown))
print("on the page, though struck out or moved away:", extra)
print("in the calendar, but not on the page:", missing)
ok = (len(right) == 10 and extra == [("Barbell", "10-12"), ("Legs", "10-13"), ("Mobility", "10-15")]
      and missing == [("Legs", "10-30")] and ("Mobility", "10-16") in shown)
print("seen" if ok else "NOT seen")
raise SystemExit(0 if ok else 1)
PY
