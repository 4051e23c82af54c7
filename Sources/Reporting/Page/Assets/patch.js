// Does a step to a plan in which something else was done meanwhile, as in another window: row by row, and in a row column by column.

// Makes of a plan what the step makes of it; `from` and `to` are the sides `before` and `after`, or the other way round to undo it.
function change(edit, from, to) {
  const plan = planByKey(edit.plan);
  if (!plan) return;
  if (edit.changes.every(({ day, [from]: rows }) => sameRows(plan.days[day], rows))) {
    for (const step of edit.changes) plan.days[step.day] = step[to];
  } else {
    const was = rowsByID(edit.changes.flatMap((step) => step[from])), now = rowsByID(edit.changes.flatMap((step) => plan.days[step.day]));
    const days = new Set(edit.changes.map(({ day }) => day));
    const after = edit.changes.map((step) => [step.day, patched(plan, plan.days[step.day], step[to], was, now, days)]);
    for (const [day, rows] of after) plan.days[day] = rows;
  }
  if (edit.approved) work.approved.set(plan.key, patchedWeeks(approvedWeeks(plan), new Map(edit.approved[from]), new Map(edit.approved[to])));
}

const rowsByID = (rows) => new Map(rows.map((row) => [row.id, row]));

// The rows of a day after a step that makes `wanted` of it. What the step knew is in `was`, what is there in `now`; `days` are its days.
function patched(plan, rows, wanted, was, now, days) {
  const result = [];
  for (const row of wanted) {
    const old = was.get(row.id), here = now.get(row.id);
    if (old && !here) continue;  // The other one took it away.
    if (!old && !here) {
      const found = plan.find(row.id);
      if (found && !days.has(found.day)) continue;  // The other one has it on another day.
    }
    result.push(old && here && !sameRow(old, here) ? withColumns(here, old, row) : row);
  }
  // Rows that the step didn't know stay behind the row that they stand behind.
  rows.forEach((row, place) => {
    if (was.has(row.id) || result.some(({ id }) => id === row.id)) return;
    const before = place ? result.findIndex(({ id }) => id === rows[place - 1].id) : -1;
    result.splice(before + 1, 0, row);
  });
  return result;
}

// A row with those columns that differ between two others.
function withColumns(row, from, to) {
  const columns = COLUMNS.filter((name) => from[name] !== to[name]);
  return Object.freeze({ ...row, ...Object.fromEntries(columns.map((name) => [name, to[name]])) });
}

function patchedWeeks(weeks, from, to) {
  const result = new Map(weeks);
  for (const week of new Set([...from.keys(), ...to.keys()])) {
    if (from.has(week) === to.has(week) && from.get(week) === to.get(week)) continue;
    if (to.has(week)) result.set(week, to.get(week));
    else result.delete(week);
  }
  return result;
}
