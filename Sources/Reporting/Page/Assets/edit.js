// Changes of single rows: each is one step that can be undone, or a refusal that says why.

const ID_LETTERS = "bcdfghjklmnpqrstvwxz";

// An id for a new row: `r` and twelve consonants that nobody has.
function newRowID() {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  let id = "r";
  // 240 is the largest multiple of 20 below 256: what is above would make some letters likelier.
  for (const byte of bytes) if (byte < 240 && id.length < 13) id += ID_LETTERS[byte % 20];
  return id.length === 13 ? id : newRowID();
}

// Whether these days can be changed; says why where one can't.
function mayChange(plan, ...days) {
  for (const day of days) {
    const why = plan.locked(day);
    if (why) {
      refuse(t("refuse.locked", { day: dayTitle(plan, day), why }));
      return false;
    }
  }
  return true;
}

const dayTitle = (plan, day) => `${weekdayName(plan.date(day))} ${shortDate(plan.date(day))}`;

// Puts what was typed into a column of a row. Returns whether it was taken.
function setCell(plan, id, column, text) {
  const found = plan.find(id);
  if (!found || !mayChange(plan, found.day)) return false;
  const result = readCell(column, text, found.row, plan.unit);
  if (result.why) {
    refuse(t("refuse.kept", { exercise: exerciseName(found.row.exercise), why: result.why }));
    return false;
  }
  const row = Object.freeze({ ...found.row, ...result.change });
  const rows = plan.days[found.day].map((other) => (other.id === id ? row : other));
  if (commit(plan, t("edit.set", { column: t(`column.${column}`), exercise: exerciseName(row.exercise) }), [[found.day, rows]], { row: id })) {
    say(t("said.set", { exercise: exerciseName(row.exercise), row: rowText(row, plan.unit) }));
  }
  return true;
}

// Moves a row and its build-up to a place among the other rows of a day; where they would part others, `isDown` takes them further down.
function moveRow(plan, id, day, place, isDown) {
  const found = plan.find(id);
  if (!found || day < 0 || day >= DAYS || !mayChange(plan, found.day, day)) return false;
  const group = groupOf(plan.days[found.day], id), from = without(plan.days[found.day], group);
  const name = exerciseName(found.row.exercise);
  if (day === found.day) {
    const rows = putIn(from, place, group, isDown);
    if (!commit(plan, t("edit.reorder", { exercise: name }), [[day, rows]])) return false;
    say(t("said.reorder", { exercise: name, place: rows.indexOf(found.row) + 1, n: rows.length }));
    return true;
  }
  // A superset stays behind with its other half.
  const moved = group.map((row) => Object.freeze({ ...row, superset: "" }));
  commit(plan, t("edit.move", { exercise: name, day: dayTitle(plan, day) }), [[found.day, from], [day, putIn(plan.days[day], place, moved, isDown)]]);
  say(t("said.move", { exercise: name, day: dayTitle(plan, day) }));
  return true;
}

// Moves a row up or down (-1, 1) in its day, or with `isDay` to the day before or after.
function nudge(plan, id, direction, isDay) {
  const found = plan.find(id);
  if (!found) return;
  const rows = plan.days[found.day], group = groupOf(rows, id), first = rows.indexOf(group[0]);
  if (!isDay) {
    const place = first + direction;
    if (place >= 0 && place <= rows.length - group.length) moveRow(plan, id, found.day, place, direction > 0);
    return;
  }
  const day = found.day + direction;
  if (Math.floor(day / 7) !== Math.floor(found.day / 7) || day < 0) return refuse(t("refuse.edge"));
  moveRow(plan, id, day, Math.min(first, plan.days[day].length));
}

function removeRow(plan, id) {
  const found = plan.find(id);
  if (!found || !mayChange(plan, found.day)) return;
  const name = exerciseName(found.row.exercise), rows = plan.days[found.day];
  commit(plan, t("edit.remove", { exercise: name }), [[found.day, without(rows, groupOf(rows, id))]]);
  say(t("said.remove", { exercise: name }));
}

// What a row of an exercise begins with: usual numbers, the load to be found by the client.
function freshRow(place, id) {
  const facts = exercise(place);
  const isReps = facts.measure.startsWith("reps");
  const [low, high] = { seconds: [30, 30], seconds_each_side: [30, 30], minutes: [20, 20], metres: [40, 40] }[facts.measure] || [8, 12];
  const isCardio = facts.measure === "minutes";
  return {
    id, order: 0, superset: "", exercise: place, kind: isCardio ? "cardio" : data.patterns[facts.pattern] === "mobility" ? "mobility" : "work",
    measure: facts.measure, sets: isCardio ? 1 : 3, repsMin: low, repsMax: high, load: null, basis: facts.basis,
    target: isReps && facts.basis !== "none" && facts.basis !== "band" ? BY_EFFORT : "", rir: isReps ? 2 : null,
    rest: isCardio ? 0 : 90, tempo: isReps ? "2-0-1-0" : "", note: "", reasons: -1,
  };
}

function addRow(plan, day, place) {
  if (!mayChange(plan, day)) return;
  const row = Object.freeze(freshRow(place, newRowID()));
  commit(plan, t("edit.add", { exercise: exerciseName(place) }), [[day, [...plan.days[day], row]]], { focus: row.id });
  say(withForbidden(t("said.add", { exercise: exerciseName(place), day: dayTitle(plan, day), row: rowText(row, plan.unit) }), plan, [row]));
}

// Puts another exercise into a row and its build-up; sets, repetitions and effort stay where both are counted alike, the load is the client's to find.
function swapRow(plan, id, place) {
  const found = plan.find(id);
  if (!found || !mayChange(plan, found.day) || found.row.exercise === place) return;
  const fresh = freshRow(place, id);
  const old = found.row;
  const kept = old.measure === fresh.measure
    ? { ...old, exercise: place, basis: fresh.basis, load: null, target: fresh.target, note: "", reasons: -1 }
    : { ...fresh, order: old.order, superset: old.superset, sets: old.sets };
  const row = Object.freeze(kept), group = groupOf(plan.days[found.day], id);
  const rows = plan.days[found.day].flatMap((other) => (other.id === id ? [...rampsFor(place, group.slice(0, -1)), row] : group.includes(other) ? [] : [other]));
  commit(plan, t("edit.swap", { exercise: exerciseName(old.exercise), other: exerciseName(place) }), [[found.day, rows]], { focus: id });
  say(withForbidden(t("said.swap", { exercise: exerciseName(old.exercise), other: exerciseName(place), row: rowText(row, plan.unit) }), plan, [row]));
}
