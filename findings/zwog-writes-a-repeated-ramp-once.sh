#!/usr/bin/env bash
# Tool: zwog 1.1.0 (PyPI).
# Expected: "3 x" before a block means three of it wherever the block stands, in the Zwift file and
#   in the training stress that is told for it.
# What happens: a ramp that opens or closes the workout becomes its warm-up or cool-down, and is
#   written once, whatever number stands before it. In the middle the same line is written three
#   times. The description inside that file still says 3x. The training stress counts every
#   repeated block of one interval once, also where the file is right: three times 10 minutes have
#   the stress of one.
# Why it matters: ramps repeated at the start are a common warm-up. The workout on the trainer is
#   ten minutes shorter than the plan and its own description; and who plans a week by the told
#   stress gives three times the work that the sum shows. A block of two intervals is right in both.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check zwog==1.1.0
cd "$tmp"
v/bin/python - <<'PY'
from xml.etree import ElementTree
from zwog import ZWOG
STEADY, RAMP = "10 min @ 60% FTP", "3 x 5 min from 50 to 80% FTP"

def written(*lines):
    made = ZWOG("\n".join(lines))
    made.save_zwo("one.zwo")
    root = ElementTree.parse("one.zwo").getroot()
    seconds = sum(int(e.get("Duration") or int(e.get("Repeat")) * (int(e.get("OnDuration")) + int(e.get("OffDuration"))))
                  for e in root.find("workout"))
    return seconds // 60, "3x" in root.find("description").text, made.tss

first, middle, last = written(RAMP, STEADY), written(STEADY, RAMP, STEADY), written(STEADY, RAMP)
for name, minutes, result in (("first", 25, first), ("middle", 35, middle), ("last", 25, last)):
    print(f"ramps {name}: {minutes} minutes meant, {result[0]} written, description says 3x: {result[1]}")
once, thrice = written("10 min @ 60% FTP"), written("3 x 10 min @ 60% FTP")
pair, pairs = written("5 min @ 90% FTP, 5 min @ 50% FTP"), written("3 x 5 min @ 90% FTP, 5 min @ 50% FTP")
print(f"one block: {once[0]} minutes, stress {once[2]}; three: {thrice[0]} minutes, stress {thrice[2]}")
print(f"two intervals: {pair[0]} minutes, stress {pair[2]:.2f}; three times: {pairs[0]} minutes, stress {pairs[2]:.2f}")
ok = (first[:2] == (15, True) and last[:2] == (15, True) and middle[:2] == (35, True)
      and once[0] == 10 and thrice[0] == 30 and once[2] == thrice[2] and pairs[0] == 30 and abs(pairs[2] - 3 * pair[2]) < 1e-9)
print("seen" if ok else "NOT seen")
raise SystemExit(0 if ok else 1)
PY
