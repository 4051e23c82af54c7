#!/usr/bin/env bash
# Tool: calcurse 4.7.1-1 (Debian 12).
# Expected: an iCalendar file that is imported a second time replaces what it brought the first
#   time: each event has a UID, which says that it is the same one, and a higher SEQUENCE, which
#   says that it has changed since.
# What happens: the import forgets both. A session that moved is there on the old day and on the
#   new one, one that did not change is there twice, and one with STATUS:CANCELLED stands beside
#   the session that it calls off, with nothing that says so. An export has no UID either, so that
#   no other program can tidy up afterwards. The exit code is 0 each time.
# Why it matters: plans of four weeks change while they are trained. The way to hand them on that
#   works in khal and Evolution, to import the file again after each change, leaves a terminal
#   calendar with twice the training: there the old events have to be deleted first. Only a word
#   in the title of what is called off still reaches the reader.
set -euo pipefail
tmp=$(mktemp -d); chmod 755 "$tmp"; trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
apt-get download -qq calcurse=4.7.1-1 2>apt.txt || { cat apt.txt; exit 1; }
dpkg -x calcurse_*.deb root
event() { # UID day SEQUENCE status title
  printf 'BEGIN:VEVENT\r\nUID:%s@example.org\r\nDTSTAMP:20261129T200000Z\r\nSEQUENCE:%s\r\n' "$1" "$3"
  printf 'DTSTART;VALUE=DATE:202612%02d\r\nDTEND;VALUE=DATE:202612%02d\r\n' "$2" $(($2 + 1))
  printf 'SUMMARY:%s\r\nSTATUS:%s\r\nEND:VEVENT\r\n' "$5" "$4"
}
file() { printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//plan//EN\r\n'; cat; printf 'END:VCALENDAR\r\n'; }
{ event a 7 1 CONFIRMED Squats; event b 9 1 CONFIRMED Rows; event c 11 1 CONFIRMED Presses; } | file > first.ics
{ event a 8 2 CONFIRMED Squats; event b 9 1 CONFIRMED Rows; event c 11 2 CANCELLED Presses; } | file > second.ics
mkdir data
calcurse() { HOME=$tmp root/usr/bin/calcurse -D data -q "$@"; }
calcurse -i first.ics
calcurse -i second.ics
sort data/apts | tee told.txt
ids=$(calcurse -xical | grep -c '^UID' || true)
echo "ids in an export: $ids"
printf '%s\n' '12/07/2026 [1] Squats' '12/08/2026 [1] Squats' '12/09/2026 [1] Rows' '12/09/2026 [1] Rows' \
  '12/11/2026 [1] Presses' '12/11/2026 [1] Presses' > expected.txt
if cmp -s told.txt expected.txt && [ "$ids" = 0 ]; then echo seen; else echo "NOT seen"; exit 1; fi
