#!/usr/bin/env bash
# Tool: strength-utils 0.1.2 (PyPI).
# Expected: a workout that is stored again under its name, with one set more, changes what will be
#   trained on the days that are planned with it. The days stay.
# What happens: the old workout is deleted first, and all planned days hang on it: they are deleted
#   with it, and so are their loads. Nothing is said, and it is the default (replace=True). The
#   other way round the change is lost: a day that is stored with a changed workout keeps the
#   workout that was stored before under that name, though the loads beside it are the new ones.
# Why it matters: a coach adds a set in week three, and the athlete's schedule is empty, past days
#   with it. Stored the other way, the plan looks saved and the sets are last month's. Who moves
#   plans between programs through such a store should give each version a name of its own.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
"$tmp/v/bin/pip" install -q --disable-pip-version-check strength-utils==0.1.2
cd "$tmp"
v/bin/python - <<'PY'
from strength_utils import Exercise, SessionPlan, SetPrescription, SetScheme, StrengthDatabase, Workout

def workout(sets):
    return Workout("Lower body", [SetPrescription(Exercise("Squat", ("quads",)), sets, SetScheme(reps=5, rpe=8.0))])

store = StrengthDatabase("sqlite:///plans.db")
store.store_workout(workout(3))
for day, load in (("2026-12-01", 100.0), ("2026-12-04", 102.5)):
    store.store_session_plan(SessionPlan(day, workout(3)), {"Squat": {"load": load}})
before = store.list_session_days()
store.store_workout(workout(4))
after = store.list_session_days()
store.store_session_plan(SessionPlan("2026-12-08", workout(5)), {"Squat": {"load": 105.0}})
session, loads = store.get_session_plan("2026-12-08")
sets = session.workout.prescriptions[0].sets
store.close()
print("planned days before:", before, "after one set was added:", after)
print("a day stored with 5 sets has:", sets, "and", loads)
ok = (before == ["2026-12-01", "2026-12-04"] and after == [] and sets == 4 and loads == {"Squat": {"load": 105.0}})
print("seen" if ok else "NOT seen")
raise SystemExit(0 if ok else 1)
PY
