#!/usr/bin/env bash
# Tool: in2csv of csvkit 2.2.0 with agate 1.14.2 (PyPI).
# Expected: JSON says what is a string, a number and null, so a JSON Lines file needs no
#   guessing: the string "007" stays text and the string "none" is not null. If there is
#   guessing, --no-inference (-I) ends it.
# What happens: the strings are guessed at as if they were cells. "007" becomes 7, "mon" and
#   "wed" become dates of the year 1, and "none" becomes empty, just like null. With -I the
#   first two stop, but the third does not: "none" is still lost unless --blanks is given as
#   well; and --blanks alone keeps it but not the rest.
# Why it matters: a roster of clients is turned to CSV to look at it or to load it elsewhere.
#   "none" written out as the answer to a health question, and no answer, are opposite facts;
#   after this step they are the same empty cell, also for one who switched guessing off. A
#   format that must survive it needs a word that is not on the list, such as "no_conditions".
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
cd "$tmp"
cat >roster.jsonl <<'JSON'
{"id": "007", "conditions": "none", "training_days": ["mon", "wed"]}
{"id": "008", "conditions": null, "training_days": ["tue", "fri"]}
{"id": "009", "conditions": "knee", "training_days": ["mon", "thu"]}
JSON
for flags in "" "-I" "--blanks" "-I --blanks"; do
  echo "in2csv -f ndjson $flags"
  # shellcheck disable=SC2086
  v/bin/in2csv -f ndjson $flags roster.jsonl | tee "out$(tr -d ' -' <<<"$flags").csv" | sed 's/^/  /'
done
row() { sed -n 2p "$1" | tr -d '\r'; }
second() { sed -n 3p "$1" | tr -d '\r'; }
[ "$(row out.csv)" = "7,,0001-01-08,0001-01-03" ] &&
  [ "$(row outI.csv)" = "007,,mon,wed" ] &&
  [ "$(second outI.csv)" = "008,,tue,fri" ] &&
  [ "$(row outblanks.csv)" = "7,none,0001-01-08,0001-01-03" ] &&
  [ "$(row outIblanks.csv)" = "007,none,mon,wed" ] || { echo "NOT seen"; exit 1; }
echo "seen: the string none is lost even without inference"
