#!/usr/bin/env bash
# Tool: hevy2garmin 0.12.0 (PyPI); its files are read back with garmin-fit-sdk 21.218.0 (PyPI).
# Expected: a hold that was logged with 60 seconds is a set of 60 seconds in the Garmin file. Only
#   what the log does not have, how long a set of repetitions or a rest took, has to be made up.
# What happens: all is stretched or squeezed together until sets and rests fill the time between
#   start and end of the session, by a factor of 0.3 to 2, and the logged seconds are no exception.
#   Three planks of 60, 60 and 45 seconds are 120, 120 and 90 in a session of 20 minutes, and 45.7,
#   45.7 and 34.3 in one of 4. Weights and repetitions stay as they were. No message.
# Why it matters: for planks, hangs and carries the seconds are the load. Progress, records and time
#   under load that are taken from the watch's side of such a sync change with how long somebody
#   chatted or warmed up afterwards, by up to twice, and can't be compared with the plan. Take the
#   seconds of sets from the log, never from the file made of it.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check hevy2garmin==0.12.0 garmin-fit-sdk==21.218.0
cd "$tmp"
HOME=$tmp v/bin/python - <<'PY'
from garmin_fit_sdk import Decoder, Stream
from hevy2garmin.fit import generate_fit
logged = [60, 60, 45]
got = {}
for minutes in (20, 4):
    session = {"title": "Core", "start_time": "2026-11-30T17:00:00+00:00", "end_time": f"2026-11-30T17:{minutes:02}:00+00:00",
               "exercises": [{"title": "Plank", "sets": [{"type": "normal", "duration_seconds": s} for s in logged]}]}
    generate_fit(session, None, "session.fit")
    messages, errors = Decoder(Stream.from_file("session.fit")).read()
    got[minutes] = [s["duration"] for s in messages["set_mesgs"] if s["set_type"] == "active"]
    print(f"session of {minutes} minutes: logged {logged}, in the file {[round(s, 1) for s in got[minutes]]}", errors or "")
ok = got[20] == [120, 120, 90] and [round(s, 1) for s in got[4]] == [45.7, 45.7, 34.3]
print("seen" if ok else "NOT seen")
raise SystemExit(0 if ok else 1)
PY
