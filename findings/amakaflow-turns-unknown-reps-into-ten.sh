#!/usr/bin/env bash
# Tool: amakaflow-fitfiletool 0.2.6 (PyPI); its files are read back with garmin-fit-sdk 21.218.0.
# Expected: repetitions that a writer of Garmin workouts can't put into the file as a number are
#   left open, kept in the notes, or refused; and a range gives the same number wherever it stands.
# What happens: text that does not begin as a plain number becomes ten repetitions: "AMRAP", "12 each"
#   and a range with a dash as word processors set it are all 10. The same range "8-12" is 8 as
#   "reps" and 12 as "reps_range". Seconds of rest in the field that its own example uses
#   ("rest_between_sec") are not in the file either: the rest waits for the lap button. No message
#   tells any of this, and the preview that the package makes still holds the text as it was.
# Why it matters: "12 each side", "AMRAP" and ranges are how repetitions of plans are written. The
#   watch counts down from ten and then calls the rest: a wrong number that looks like the coach's,
#   where none would have made the client look at the plan.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check amakaflow-fitfiletool==0.2.6 garmin-fit-sdk==21.218.0
cd "$tmp"
v/bin/python - <<'PY'
from amakaflow_fitfiletool import build_fit_workout, get_preview_steps
from garmin_fit_sdk import Decoder, Stream
written = [{"reps": 8}, {"reps": "12"}, {"reps": "8-12"}, {"reps_range": "8-12"}, {"reps": "8\u201312"},
           {"reps": "12 each"}, {"reps": "AMRAP"}]
workout = {"title": "Lower body", "blocks": [{
    "rest_between_sec": 90, "exercises": [{"name": "Lunge", "sets": 3, **one} for one in written]}]}
texts = [step["reps"] for step in get_preview_steps(workout, use_lap_button=False) if step["type"] == "exercise"]
with open("workout.fit", "wb") as file:
    file.write(build_fit_workout(workout))
messages, errors = Decoder(Stream.from_file("workout.fit")).read()
steps = messages["workout_step_mesgs"]
reps = [step["duration_reps"] for step in steps if "duration_reps" in step]
for one, number in zip(written, reps):
    print(one, "->", number)
rests = {step["duration_type"] for step in steps if step.get("intensity") == "rest"}
print("90 s of rest ->", rests, "; preview of the last:", texts[-1])
ok = not errors and reps == [8, 12, 8, 12, 10, 10, 10] and rests == {"open"} and texts[-1] == "AMRAP"
print("seen" if ok else "NOT seen")
raise SystemExit(0 if ok else 1)
PY
