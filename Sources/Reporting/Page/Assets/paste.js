// Copy and paste: an exercise, a day or a week, onto another place or another client.

// What was copied: `{ kind: row|day|week, client, unit, days }`, where `days` holds the rows of each day.
let clip = null;

function copyRow(plan, id) {
  const found = plan.find(id);
  if (found) take({ kind: "row", plan, days: [groupOf(plan.days[found.day], id)] }, t("said.copyRow", { exercise: exerciseName(found.row.exercise) }));
}

function copyDay(plan, day) {
  take({ kind: "day", plan, days: [plan.days[day]] }, count("said.copyDay", plan.days[day].length, { day: dayTitle(plan, day) }));
}

function copyWeek(plan, week) {
  const days = ofWeek(plan.days, week);
  take({ kind: "week", plan, days }, count("said.copyWeek", days.flat().length, { week }));
}

function take({ kind, plan, days }, text) {
  clip = { kind, client: plan.client.id, unit: plan.unit, days };
  showClip();
  say(text);
}

// What can be pasted is only known here; buttons for it show up where it fits.
function showClip() {
  const body = document.body;
  body.classList.toggle("can-paste-day", !!clip && clip.kind !== "week");
  body.classList.toggle("can-paste-week", !!clip && clip.kind === "week");
}

// A copied row as a new one of this plan. Loads are somebody's own: for another client they are left to be found.
function pasted(row, plan, id) {
  const isOther = clip.client !== plan.client.id || clip.unit !== plan.unit;
  const found = row.kind === "ramp" ? { target: BUILD_UP } : { target: BY_EFFORT, rir: row.rir === null ? 2 : row.rir };
  const own = isOther && row.load !== null ? { load: null, ...found } : {};
  return Object.freeze({ ...row, ...own, id, reasons: -1 });
}

// Rows that take the place of others: one with the same exercise and kind keeps the id of the row it replaces.
function replacing(plan, day, rows) {
  const left = [...plan.days[day]];
  return rows.map((row) => {
    const place = left.findIndex((old) => old.exercise === row.exercise && old.kind === row.kind);
    return pasted(row, plan, place >= 0 ? left.splice(place, 1)[0].id : newRowID());
  });
}

// Pastes onto a day: a row and its build-up are added after `after` or at the end, a day takes the place of what was there.
function pasteDay(plan, day, after) {
  if (!clip) return refuse(t("refuse.noClip"));
  if (clip.kind === "week") return pasteWeek(plan, Math.floor(day / 7) + 1);
  if (!mayChange(plan, day)) return;
  const old = plan.days[day];
  const isRow = clip.kind === "row";
  let rows = replacing(plan, day, clip.days[0]);
  if (isRow) {
    // A row that stands alone on another day belongs to no superset.
    const group = clip.days[0].map((row) => Object.freeze({ ...pasted(row, plan, newRowID()), superset: "" }));
    const place = after ? old.findIndex((other) => other.id === after) + 1 : old.length;
    rows = putIn(old, place, group, true);
  }
  const title = dayTitle(plan, day);
  const isDone = commit(plan, t("edit.paste", { day: title }), [[day, rows]], isRow ? { focus: rows.findLast((row) => !old.includes(row)).id } : {});
  const added = rows.filter((row) => !old.includes(row));
  if (isDone) say(withForbidden(withLoads(count(isRow ? "said.pasteRow" : "said.pasteDay", isRow ? 1 : clip.days[0].length, { day: title }), plan), plan, added));
  else say(t("said.same"));
}

// Pastes a week over a week; days that can't be changed any more stay.
function pasteWeek(plan, week) {
  if (!clip || clip.kind !== "week") return refuse(t(clip ? "refuse.noWeek" : "refuse.noClip"));
  const days = [];
  let locked = 0;
  for (let place = 0; place < 7; place++) {
    const day = dayOf(week, place + 1);
    if (plan.locked(day)) locked++;
    else days.push([day, replacing(plan, day, clip.days[place])]);
  }
  if (locked === 7) return refuse(t("refuse.locked", { day: t("week.n", { week }), why: plan.locked(dayOf(week, 7)) }));
  if (!commit(plan, t("edit.pasteWeek", { week }), days)) return say(t("said.same"));
  const text = withLoads(t("said.pasteWeek", { week }) + (locked ? " " + count("said.lockedDays", locked) : ""), plan);
  say(withForbidden(text, plan, days.flatMap(([, rows]) => rows)));
}

function withLoads(text, plan) {
  const isOther = clip.client !== plan.client.id || clip.unit !== plan.unit;
  return isOther && clip.days.flat().some((row) => row.load !== null) ? `${text} ${t("said.loadsLeft")}` : text;
}
