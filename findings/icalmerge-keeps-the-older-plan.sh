#!/usr/bin/env bash
# Tool: icalmerge 3.0 (Debian's ical2html 3.0-1). Its manual: of each event only the latest is kept.
# Expected: which of two versions of an event is the later one is told by SEQUENCE and then DTSTAMP,
#   which each event must have (RFC 5545 and 5546), in whatever order the files are named.
# What happens: only LAST-MODIFIED is looked at, which need not be there. Without it the file that is
#   named first wins: "old new merged" keeps the old plan, and what was moved or called off since is
#   gone, though SEQUENCE and DTSTAMP are both higher. "new old merged" is right by its order alone.
#   With LAST-MODIFIED either order gives the new plan. No message; the exit code is 0.
# Why it matters: a plan is handed on again after each change, and merged into the calendar of a gym
#   or a team. Naming the calendar that is there first and the new file second is the usual order of
#   such commands, and keeps the training of last week. A writer that adds LAST-MODIFIED to each
#   event is right for this tool too; who has a file without it must name the newest file first.
set -euo pipefail
tmp=$(mktemp -d); chmod 755 "$tmp"; trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
fetch() { apt-get download -qq "$1" 2>apt.txt || { cat apt.txt; exit 1; }; dpkg -x "$1"_*.deb root; }
needs() { dpkg-deb -f "$1"_*.deb Depends | tr ',|' '\n\n' | awk '$1 ~ /^lib(ical|icu|db)/ { print $1 }'; }
fetch ical2html
if ldd root/usr/bin/icalmerge | grep -q 'not found'; then # the libraries that it needs, into the same folder
  for one in $(needs ical2html); do
    fetch "$one"
    for two in $(needs "$one"); do fetch "$two"; done
  done
fi
libraries=$(find "$tmp/root" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
dpkg-deb -f ical2html_*.deb Package Version | paste -sd' '
event() { # UID day DTSTAMP SEQUENCE title, then further lines
  printf 'BEGIN:VEVENT\r\nUID:%s@example.org\r\nDTSTART;VALUE=DATE:202612%02d\r\nDTSTAMP:%s\r\nSEQUENCE:%s\r\nSUMMARY:%s\r\n' "${@:1:5}"
  [ $# = 5 ] || printf '%s\r\n' "${@:6}"
  printf 'END:VEVENT\r\n'
}
file() { printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//plan//EN\r\n'; cat; printf 'END:VCALENDAR\r\n'; }
old=20261101T080000Z new=20261108T080000Z
{ event a 7 $old 1 Squats; event b 9 $old 1 Presses; } | file > old.ics
{ event a 8 $new 2 Squats; event b 9 $new 2 Presses STATUS:CANCELLED; } | file > new.ics
{ event a 7 $old 1 Squats LAST-MODIFIED:$old; event b 9 $old 1 Presses LAST-MODIFIED:$old; } | file > old-dated.ics
{ event a 8 $new 2 Squats LAST-MODIFIED:$new; event b 9 $new 2 Presses LAST-MODIFIED:$new STATUS:CANCELLED; } | file > new-dated.ics
merged() { # what is left of both files: day of squats, state of presses
  LD_LIBRARY_PATH=$libraries root/usr/bin/icalmerge "$1.ics" "$2.ics" merged.ics
  tr -d '\r' < merged.ics | awk -F: '/^DTSTART/ { day = $2 } /^SUMMARY/ { title = $2 } /^STATUS/ { state = " " $2 }
    /^BEGIN:VEVENT/ { state = "" } /^END:VEVENT/ { print title, substr(day, 7) state }' | sort | paste -sd,
}
for pair in "old new" "new old" "old-dated new-dated" "new-dated old-dated"; do
  # shellcheck disable=SC2086
  echo "$pair -> $(merged $pair)"
done | tee told.txt
printf '%s\n' 'old new -> Presses 09,Squats 07' 'new old -> Presses 09 CANCELLED,Squats 08' \
  'old-dated new-dated -> Presses 09 CANCELLED,Squats 08' 'new-dated old-dated -> Presses 09 CANCELLED,Squats 08' > expected.txt
if cmp -s told.txt expected.txt; then echo seen; else echo "NOT seen"; exit 1; fi
