// What is kept in the browser: the coach's view, and work that is not yet saved.
//
// The key of work holds the coach and the digest of everything that the page shows, so that work from another export is never taken for
// this one's, and ends with the window, so that no window writes over what another has kept. No name is kept, only ids and what was typed.

const VIEW_KEY = `mesocycle/view/${data.coach}`;
const WORK_PREFIX = `mesocycle/work/${data.coach}/`;
const EXPORT_KEY = WORK_PREFIX + data.export;
const WORK_KEY = `${EXPORT_KEY}/${newRowID()}`;

// How many steps are kept whole, where the browser has room for them.
const MOST_STEPS = 200;

let isKept = true;

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readKey(key) {
  try {
    return parsed(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function writeKey(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

// The steps that are kept whole; what was done together is not parted. Of those before them only the id and the turn are kept.
function splitSteps(most) {
  let first = Math.max(0, work.edits.length - most);
  const group = (work.edits[first] || {}).group;
  while (group && first && work.edits[first - 1].group === group) first--;
  return { edits: work.edits.slice(first), older: [...work.older, ...work.edits.slice(0, first).map(({ id, turn }) => [id, turn])] };
}

// Keeps the work as it is now; where the browser has no room or no right for it, the coach hears of it once.
function keepWork() {
  const parts = touchedPlans().map((plan) => ({ ...outgoing(plan), name: undefined, days: outgoing(plan).days.map(withIDs) }));
  // That steps were taken back is kept as well: another window may still have them.
  const kept = {
    made: data.today, at: new Date().toISOString(), saved: work.saved, saves: work.saves, savedAs: work.savedAs, isUnsaved: isUnsaved(),
    gone: [...work.gone], parts,
  };
  const isWritten = [MOST_STEPS, MOST_STEPS / 4, 1, 0].some((most) => writeKey(WORK_KEY, { ...kept, ...splitSteps(most) }));
  if (!isWritten && isKept) {
    isKept = false;
    refuse(t("refuse.notKept"));
  }
  return isWritten;
}

// Exercises by id, because places differ from export to export.
const withIDs = ({ day, rows, deleted }) => ({
  day, rows: rows.map((row) => ({ ...row, exerciseID: data.exercises[row.exercise][0] })),
  deleted: deleted.map((row) => ({ ...row, exerciseID: data.exercises[row.exercise][0] })),
});

// All work that is kept of this coach's pages: `{ key, kept }` each, the oldest first.
function keptWork() {
  const found = [];
  for (let place = 0; place < localStorage.length; place++) {
    const key = localStorage.key(place);
    const kept = key && key.startsWith(WORK_PREFIX) ? readKey(key) : null;
    if (kept && kept.edits && kept.parts) found.push({ key, kept: numbered(kept) });
  }
  return found.sort((a, b) => (a.kept.at < b.kept.at ? -1 : 1));
}

const isOfThisExport = (key) => key === EXPORT_KEY || key.startsWith(`${EXPORT_KEY}/`);

// Work whose steps have ids: an older page gave them numbers.
function numbered(kept) {
  if (Array.isArray(kept.saved)) return kept;
  const edits = kept.edits.map((edit) => ({ ...edit, id: `s${edit.serial}`, turn: 0 }));
  return { ...kept, edits, gone: [], saves: 0, saved: kept.isUnsaved ? [] : edits.map(({ id }) => id) };
}

// Takes up the work that was done on this very export, also after the browser was closed, and in several windows.
function takeUpWork() {
  let found = [];
  try {
    found = keptWork().filter(({ key }) => isOfThisExport(key)).reverse();
  } catch {
    return;
  }
  if (!found.length) return;
  takeUp(found[0].kept);
  for (const { kept } of found.slice(1)) takeSteps(kept);
  if (keepWork()) for (const { key } of found) writeKey(key, null);
}

function takeUp(kept) {
  for (const part of kept.parts) {
    const plan = planByKey(part.key);
    if (!plan) continue;
    for (const { day, rows } of part.days) plan.days[day] = rows.map(({ exerciseID, ...row }) => Object.freeze(row));
    // A row that moved out of a day leaves it, also where nothing else was left in that day.
    if (part.notes.length) work.approved.set(plan.key, new Map(part.notes));
  }
  Object.assign(work, { edits: kept.edits, gone: new Map(kept.gone), older: new Map(kept.older), saved: kept.saved, saves: kept.saves, savedAs: kept.savedAs });
}

// Work from other exports of this coach's page that was never saved, that of all windows with one export together: `{ name, keys, kept }`,
// where `name` is the export's. What was saved goes.
function strandedWork() {
  const found = new Map();
  for (const { key, kept } of keptWork().filter(({ key }) => !isOfThisExport(key))) {
    const name = key.slice(WORK_PREFIX.length).split("/")[0], newer = found.get(name) || { name, keys: [], list: [] };
    found.set(name, { name, keys: [...newer.keys, key], list: [...newer.list, kept] });
  }
  const all = [...found.values()].map(({ name, keys, list }) => ({ name, keys, kept: list.reduceRight(withWorkOf) }));
  const isLeft = ({ kept }) => kept.isUnsaved && kept.parts.length > 0;
  for (const work of all) if (!isLeft(work)) settleStranded(work, null);
  return all.filter(isLeft);
}

// Leaves of stranded work what is still to be settled, or null.
function settleStranded({ keys }, left) {
  const last = keys[keys.length - 1];
  if (writeKey(last, left)) for (const key of keys) if (key !== last) writeKey(key, null);
}

// Offers what was left behind: to take it over where its weeks are still the same, as a file, or to let it go.
function offerStranded() {
  let stranded = [];
  try {
    stranded = strandedWork();
  } catch {
    return;
  }
  byId("offers").replaceChildren(...stranded.map(({ name, kept }) => {
    const days = kept.parts.reduce((sum, part) => sum + part.days.length, 0);
    return el("section", { class: "offer", role: "region", "aria-label": t("offer.title"), "data-work": name },
      el("p", {}, t("offer.text", { at: kept.at.slice(0, 16).replace("T", " "), days: count("held.days", days), clients: count("held.clients", kept.parts.length) })),
      el("div", { class: "buttons" }, button("take-over", t("offer.take")), button("save-stranded", t("offer.save")), button("discard-stranded", t("offer.discard"))));
  }));
}

const exercisePlaces = new Map(data.exercises.map((facts, place) => [facts[0], place]));

// Puts the days of stranded work into the plans whose weeks are as they were then. Returns the parts that found no place.
function takeOver(kept) {
  const left = [];
  for (const part of kept.parts) {
    const plan = planByKey(part.key);
    const fits = plan && part.days.every(({ day, rows }) => {
      const week = plan.week(day);
      return week && week.revision === part.revisions[Math.floor(day / 7)] && !plan.locked(day) && rows.every((row) => exercisePlaces.has(row.exerciseID));
    });
    if (!fits) {
      left.push(part);
      continue;
    }
    commit(plan, t("edit.takeOver"), part.days.map(({ day, rows }) =>
      [day, rows.map(({ exerciseID, ...row }) => Object.freeze({ ...row, exercise: exercisePlaces.get(exerciseID), reasons: -1 }))]));
    if (part.notes.length) approve(plan, part.notes, t("edit.takeOver"));
  }
  return left;
}

// Stranded work as a file: import knows the revisions that it was made from and merges it.
function saveStranded(stranded) {
  const parts = stranded.kept.parts.map((part) => {
    const client = clientById.get(part.client);
    const rows = (list) => list.map((row) => ({ ...row, exercise: exercisePlaces.has(row.exerciseID) ? exercisePlaces.get(row.exerciseID) : -1, exerciseName: "" }));
    return { ...part, name: client ? client.name : "", days: part.days.map(({ day, rows: list, deleted }) => ({ day, rows: rows(list), deleted: rows(deleted) })) };
  });
  const { text, counts } = sheetText(parts);
  const name = download(text);
  settleStranded(stranded, null);
  offerStranded();
  tellSaved(name, counts);
}
