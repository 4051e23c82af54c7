// What the coach has done since the page was made: edits that can be undone, weeks to approve, and what of it has been saved.
//
// Every edit has an id and counts its turns: it is done at even ones and undone at odd ones. `gone` has the turn of those that are undone,
// `older` that of those that are done but too long ago to be kept, of which nothing but the id is left.

const work = { edits: [], undone: [], gone: new Map(), older: new Map(), approved: new Map(), saved: [], saves: 0, savedAs: null };

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
  push([{ label, plan: plan.key, changes }], options);
  return true;
}

// Marks weeks for approval, as one step: `notes` maps each to what accepts its warnings, which may be empty; null unmarks it.
function approve(plan, notes, label) {
  approveTogether([{ plan, notes }], label);
}

// The same for several plans: `{ plan, notes }` each, which are taken back together.
function approveTogether(list, label) {
  const group = newRowID();
  push(list.map(({ plan, notes }) => {
    const before = approvedWeeks(plan);
    const after = new Map(before);
    for (const [week, note] of notes) note === null ? after.delete(week) : after.set(week, note);
    return { label, group, plan: plan.key, changes: [], approved: { before: [...before], after: [...after] } };
  }));
}

// The weeks of a plan that are to be approved, each with its note.
const approvedWeeks = (plan) => work.approved.get(plan.key) || new Map();

function push(edits, options) {
  for (const edit of edits) Object.assign(edit, { id: newRowID(), turn: 0 });
  work.edits.push(...edits);
  work.undone = [];
  apply(edits, "before", "after", options);
}

function apply(edits, from, to, options) {
  for (const edit of edits) change(edit, from, to);
  keepWork();
  const shown = currentPlan(), edit = edits.find((edit) => shown && edit.plan === shown.key) || edits[0];
  const days = edit.changes.map(({ day }) => day);
  for (const listener of listeners) listener(planByKey(edit.plan), days, edits.length > 1 ? {} : options || {});
}

// Takes the last step off a list, with those that were done together with it; in the order of the list.
function takeLast(list) {
  const taken = list.splice(-1);
  while (taken.length && taken[0].group && list.length && list[list.length - 1].group === taken[0].group) taken.unshift(list.pop());
  return taken;
}

// Takes the last step back, or does the last one taken back again. Returns it, or null.
function undo() {
  const edits = takeLast(work.edits).reverse();
  if (!edits.length) return null;
  for (const edit of edits) {
    edit.turn++;
    work.gone.set(edit.id, edit.turn);
    work.undone.push(edit);
  }
  apply(edits, "after", "before", { isWhole: true });
  return edits[0];
}

function redo() {
  const edits = takeLast(work.undone).reverse();
  if (!edits.length) return null;
  for (const edit of edits) {
    edit.turn++;
    work.gone.delete(edit.id);
    work.edits.push(edit);
  }
  apply(edits, "before", "after", { isWhole: true });
  return edits[0];
}

// The ids of all steps that are done.
const doneSteps = () => [...work.older.keys(), ...work.edits.map(({ id }) => id)];

// Notes that everything is in a file.
function noteSaved(name) {
  work.saved = doneSteps();
  work.saves++;
  if (name) work.savedAs = name;
}

// Whether something would be lost by closing the page.
function isUnsaved() {
  const done = doneSteps(), saved = new Set(work.saved);
  return done.length !== saved.size || !done.every((id) => saved.has(id));
}

// The plans in which something is changed or to be approved, also by steps that are too long ago to be kept.
function touchedPlans() {
  const touched = [...plans.values()].flat().filter((plan) => plan.changedDays().length || approvedWeeks(plan).size);
  return touched.sort((a, b) => (a.key < b.key ? -1 : 1));
}

// Marks a client in the list whose plan is changed here.
function isTouched(client) {
  return plans.has(client.id) && plansOf(client).some((plan) => plan.changedDays().length || approvedWeeks(plan).size);
}
