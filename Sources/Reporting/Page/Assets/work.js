// What the coach has done since the page was made: edits that can be undone, weeks to approve, and what of it has been saved.

const work = { edits: [], undone: [], approved: new Map(), serial: 0, saved: 0, savedAs: null };

// Who wants to know that something has changed: called with the plan and the days that are different now, and whether rows came or went.
const listeners = [];

// Puts rows into days, as one step that can be undone. `days` maps a day's place (0 to 27) to its rows.
function commit(plan, label, days, options) {
  const changes = [];
  for (const [day, after] of days) {
    const before = plan.days[day];
    if (!sameRows(before, after)) changes.push({ day, before, after });
  }
  if (!changes.length) return false;
  push({ label, plan: plan.key, changes }, options);
  return true;
}

// Marks weeks for approval, as one step: `notes` maps each to what accepts its warnings, which may be empty; null unmarks it.
function approve(plan, notes, label) {
  const before = approvedWeeks(plan);
  const after = new Map(before);
  for (const [week, note] of notes) note === null ? after.delete(week) : after.set(week, note);
  push({ label, plan: plan.key, changes: [], approved: { before: [...before], after: [...after] } });
}

// The weeks of a plan that are to be approved, each with its note.
const approvedWeeks = (plan) => work.approved.get(plan.key) || new Map();

function push(edit, options) {
  edit.serial = ++work.serial;
  work.edits.push(edit);
  work.undone = [];
  apply(edit, "after", options);
}

function apply(edit, side, options) {
  const plan = planByKey(edit.plan);
  for (const change of edit.changes) plan.days[change.day] = change[side];
  if (edit.approved) work.approved.set(plan.key, new Map(edit.approved[side]));
  keepWork();
  for (const listener of listeners) listener(plan, edit.changes.map((change) => change.day), options || {});
}

// Takes the last step back, or does the last one taken back again. Returns it, or null.
function undo() {
  const edit = work.edits.pop();
  if (!edit) return null;
  work.undone.push(edit);
  apply(edit, "before", { isWhole: true });
  return edit;
}

function redo() {
  const edit = work.undone.pop();
  if (!edit) return null;
  work.edits.push(edit);
  apply(edit, "after", { isWhole: true });
  return edit;
}

// The number of the last step, 0 where there is none: what is saved is known by it.
const step = () => (work.edits.length ? work.edits[work.edits.length - 1].serial : 0);

// Whether something would be lost by closing the page.
const isUnsaved = () => step() !== work.saved;

// The plans in which something is changed or to be approved.
function touchedPlans() {
  const keys = new Set([...work.edits.map((edit) => edit.plan), ...work.approved.keys()]);
  return [...keys].sort().map(planByKey).filter((plan) => plan && (plan.changedDays().length || approvedWeeks(plan).size));
}

// Marks a client in the list whose plan is changed here.
function isTouched(client) {
  return plans.has(client.id) && plansOf(client).some((plan) => plan.changedDays().length || approvedWeeks(plan).size);
}
