#!/usr/bin/env bash
# Tool: the FIT format's "set" message, through garmin-fit-sdk 21.218.0 and fitdecode 0.11.0 (PyPI).
# Expected: a set logged in pounds says so (the field weight_display_unit is "pound"), so its
#   weight is the number of pounds that was on the bar, or turns into it when divided.
# What happens: the weight is always kilograms, in steps of 1/16 kg, whatever the display unit
#   says. A pound is 7.26 such steps, so whole pounds don't fit: 135 lb is stored as 61.25 kg
#   and comes back as 135.03 lb, 2.5 lb as 2.48, 5 lb as 4.96. Even at one decimal place 275
#   of the whole weights from 1 to 1000 lb don't come back. Kilograms that are no whole number
#   of sixteenths don't either: 47.3 kg is 47.3125. Both readers agree.
# Why it matters: strength logs of watches are such messages. Compared as they are with a plan
#   in pounds, loads never match, and a plan made from them asks for plates that nobody has.
#   A reader has to convert by the display unit and then round to half a pound, which brings
#   back every whole weight tried here.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check garmin-fit-sdk==21.218.0 fitdecode==0.11.0
cd "$tmp"
v/bin/python - <<'PY'
import datetime
import fitdecode
from garmin_fit_sdk import Decoder, Encoder, Stream
POUND = 0.45359237
at = datetime.datetime(2026, 11, 30, 18, tzinfo=datetime.timezone.utc)
pounds = [2.5, 5] + list(range(1, 1001))
encoder = Encoder()
encoder.on_mesg(0, {"type": "activity", "manufacturer": "development", "product": 1,
                    "time_created": at, "serial_number": 1})
for kilograms, unit in [(p * POUND, "pound") for p in pounds] + [(47.3, "kilogram")]:
    encoder.on_mesg(225, {"timestamp": at, "set_type": "active", "repetitions": 5,
                          "weight": kilograms, "weight_display_unit": unit})
with open("sets.fit", "wb") as file:
    file.write(encoder.close())
messages, errors = Decoder(Stream.from_file("sets.fit")).read()
sets = messages["set_mesgs"]
weights = [m["weight"] for m in sets]
with fitdecode.FitReader("sets.fit") as reader:
    other = [f.get_value("weight") for f in reader
             if f.frame_type == fitdecode.FIT_FRAME_DATA and f.name == "set"]
back = dict(zip(pounds, (w / POUND for w in weights)))
for p in (2.5, 5, 45, 135, 225, 405):
    print(f"{p} lb on the bar -> {weights[pounds.index(p)]} kg in the file -> {back[p]:.2f} lb")
print("47.3 kg ->", weights[-1], "kg; display units kept:", {m["weight_display_unit"] for m in sets})
off = sum(f"{back[p]:.1f}" != f"{p:.1f}" for p in range(1, 1001))
print("whole pounds from 1 to 1000 that differ at one decimal place:", off)
ok = (not errors and weights == other and weights[pounds.index(135)] == 61.25 and weights[-1] == 47.3125
      and f"{back[2.5]:.2f}" == "2.48" and f"{back[135]:.2f}" == "135.03" and off == 275
      and all(round(back[p] * 2) / 2 == p for p in pounds))
print("seen: pounds do not survive, and half-pound rounding brings them back" if ok else "NOT seen")
raise SystemExit(0 if ok else 1)
PY
