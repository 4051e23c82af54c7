#!/usr/bin/env bash
# Tool: fit-tool 0.9.16 (PyPI); its files are read back with garmin-fit-sdk 21.218.0 (PyPI).
# Expected: a workout step is an object with attributes, so it does not matter in which order they
#   are set: 90 seconds are 90 seconds, whether the step is called a timed one before or after.
# What happens: the value is scaled when it is set, by what the type is at that moment. A duration
#   that is set before its type is not scaled: a rest of 90 seconds is written as 0.09 seconds, a
#   carry of 40 m as 40 cm, a speed of 3 m/s as 3 mm/s. The step itself shows the same small number
#   once its type is known. No error; the file is valid. Repetitions have no scale and stay right.
# Why it matters: steps of a plan come from a table or from JSON, and attributes are set in a loop.
#   In the alphabet "duration_time" and "duration_distance" stand before "duration_type", and
#   "custom_target_..." before "target_type", so sorted keys meet it every time. On the watch each
#   rest is over as it begins, while all sets of repetitions look right. Set both types first.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check fit-tool==0.9.16 garmin-fit-sdk==21.218.0
cd "$tmp"
v/bin/python - <<'PY'
from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.workout_message import WorkoutMessage
from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
from fit_tool.profile.profile_type import FileType, Manufacturer, Sport, WorkoutStepDuration, WorkoutStepTarget
from garmin_fit_sdk import Decoder, Stream

plan = [
    {"duration_type": WorkoutStepDuration.REPS, "duration_reps": 8},
    {"duration_type": WorkoutStepDuration.TIME, "duration_time": 90.0},
    {"duration_type": WorkoutStepDuration.DISTANCE, "duration_distance": 40.0},
    {"target_type": WorkoutStepTarget.SPEED, "custom_target_speed_low": 3.0, "custom_target_speed_high": 3.5},
]

def step(index, attributes):
    message = WorkoutStepMessage()
    message.message_index = index
    for name, value in attributes:
        setattr(message, name, value)
    return message

orders = {"type first": lambda s: list(s.items()), "sorted": lambda s: sorted(s.items())}
got = {}
for name, order in orders.items():
    builder = FitFileBuilder()
    head, workout = FileIdMessage(), WorkoutMessage()
    head.type, head.manufacturer, head.product, head.serial_number = FileType.WORKOUT, Manufacturer.DEVELOPMENT.value, 0, 1
    workout.workout_name, workout.sport, workout.num_valid_steps = "Lower body", Sport.TRAINING, len(plan)
    steps = [step(index, order(one)) for index, one in enumerate(plan)]
    for message in (head, workout, *steps):
        builder.add(message)
    builder.build().to_file("workout.fit")
    messages, errors = Decoder(Stream.from_file("workout.fit")).read()
    read = messages["workout_step_mesgs"]
    got[name] = (read[0]["duration_reps"], read[1]["duration_time"], read[2]["duration_distance"],
                 read[3]["custom_target_speed_low"], steps[1].duration_time, errors)
    print(f"{name}: reps {got[name][0]}, rest {got[name][1]} s, carry {got[name][2]} m, speed {got[name][3]} m/s; "
          f"the step itself says {got[name][4]} s")
ok = (got["type first"] == (8, 90.0, 40.0, 3.0, 90.0, [])
      and got["sorted"] == (8, 0.09, 0.4, 0.003, 0.09, []))
print("seen" if ok else "NOT seen")
raise SystemExit(0 if ok else 1)
PY
