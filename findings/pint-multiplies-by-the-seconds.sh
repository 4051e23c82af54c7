#!/usr/bin/env bash
# Tool: pint 0.25.3 (PyPI).
# Expected: that numbers with a space between are multiplied is pint's rule. A text with a sign that
#   has no meaning in it, a colon or an @, is refused, as "3 x 10 kg" and "8 reps" are.
# What happens: such signs count as nothing, so what stands on both sides is multiplied. A rest of
#   "1:30 min" is 30 minutes, "2:30 min" is 60, "2:00 min" and "0:45 min" are none at all. "5 @ 20 kg"
#   is 100 kg, "8|8|7 kg" is 448 kg. A comma is dropped before that: "22,5 kg" is 225 kg. Each is of
#   the dimension that was asked for, so the usual guard, a check of it, passes. It stops "1 min 30 s".
# Why it matters: rests, tempos, set lists and decimal commas are just what people type into plans
#   and logs, with the unit beside it. Taken in through a unit library for safety, a rest grows
#   twentyfold or vanishes, and a dumbbell of 22,5 kg weighs 225. Only let plain numbers with one
#   point through to it, and read the rest yourself.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check pint==0.25.3
cd "$tmp"
v/bin/python - <<'PY'
import pint
registry = pint.UnitRegistry()
cases = [
    ("1:30 min", "second", 1800), ("2:30 min", "second", 3600), ("2:00 min", "second", 0), ("0:45 min", "second", 0),
    ("5 @ 20 kg", "kilogram", 100), ("8|8|7 kg", "kilogram", 448),
    ("22,5 kg", "kilogram", 225), ("102,5 kg", "kilogram", 1025),
]
ok = True
for text, unit, value in cases:
    got = registry.Quantity(text).to(unit)
    ok = ok and abs(got.magnitude - value) < 1e-9
    print(f"{text!r} -> {got:~g}")
for text, unit in [("1 min 30 s", "second"), ("3 x 10 kg", "kilogram"), ("8 reps", "")]:
    try:
        registry.Quantity(text).to(unit)
        ok = False
    except pint.errors.PintError as error:
        print(f"{text!r} is refused: {type(error).__name__}")
print("seen" if ok else "NOT seen")
raise SystemExit(0 if ok else 1)
PY
