// Windows with the same page keep one work: each step that one does or takes back, the others do or take back, too.

// How far a step has come here: its turn, or -1 where it isn't known.
function turnOf(id) {
  const edit = work.edits.find((edit) => edit.id === id);
  if (edit) return edit.turn;
  for (const turns of [work.gone, work.older]) if (turns.has(id)) return turns.get(id);
  return -1;
}

// Does what another window has done, as it has kept it, and tells of it in words: only what was not known here.
function takeSteps(kept) {
  const news = [];
  for (const edit of kept.edits) {
    if (edit.turn <= turnOf(edit.id)) continue;
    const known = work.edits.find(({ id }) => id === edit.id);
    if (known) {
      known.turn = edit.turn;
      continue;
    }
    // What was done so long ago has had its turn before what was done since, and is never done again on top of it.
    if (work.older.has(edit.id)) {
      work.older.set(edit.id, edit.turn);
      continue;
    }
    work.gone.delete(edit.id);
    work.undone = work.undone.filter(({ id }) => id !== edit.id);
    work.edits.push(edit);
    change(edit, "before", "after");
    news.push(edit.label);
  }
  for (const [id, turn] of kept.gone) {
    if (turn <= turnOf(id)) continue;
    const edit = work.edits.find((edit) => edit.id === id);
    work.gone.set(id, turn);
    work.older.delete(id);
    if (!edit) continue;
    work.edits = work.edits.filter((other) => other !== edit);
    edit.turn = turn;
    work.undone.push(edit);
    change(edit, "after", "before");
    news.push(t("undo.what", { what: edit.label }));
  }
  if (kept.saves > work.saves) Object.assign(work, { saves: kept.saves, saved: kept.saved, savedAs: kept.savedAs });
  return news;
}

// Does what another window has kept, and shows it.
function joinWork(kept) {
  // What is being typed here counts before anything is drawn anew.
  const field = document.activeElement, place = focusPlace();
  if (isTyping(field) && field.closest("[data-row]") && field.value !== field.defaultValue) field.blur();
  const { saves } = work;
  const news = takeSteps(kept);
  // What this window has kept of its own must not say later that something is undone or unsaved which is not.
  if ((news.length || work.saves !== saves) && readKey(WORK_KEY)) keepWork();
  if (!news.length) return showWork();
  render();
  restoreFocus(place);
  return say(news.length === 1 ? t("said.joined", { what: news[0] }) : count("said.joined", news.length));
}

// What two windows with another export have kept, as one: of the older only the steps that the newer neither knows nor has saved.
function withWorkOf(newer, older) {
  const known = new Set([...newer.edits.map(({ id }) => id), ...[...newer.gone, ...(newer.older || [])].map(([id]) => id), ...newer.saved, ...older.saved]);
  const steps = older.edits.filter(({ id }) => !known.has(id));
  // Steps of which nothing but the id is left, or not even that: then everything that they have made counts.
  const isWhole = !older.edits.length || (older.older || []).some(([id]) => !known.has(id));
  if (!older.isUnsaved || !(steps.length || isWhole)) return newer;
  if (!newer.isUnsaved) return older;
  const parts = new Map(newer.parts.map((part) => [part.key, part]));
  for (const part of older.parts) {
    const own = steps.filter(({ plan }) => plan === part.key);
    if (own.length || isWhole) parts.set(part.key, parts.has(part.key) ? withStepsOf(parts.get(part.key), part, own, isWhole) : part);
  }
  return { ...newer, parts: [...parts.values()] };
}

// A part with the steps that another part has and it doesn't: row by row where both have changed a day.
function withStepsOf(part, other, steps, isWhole) {
  const ids = new Map([...part.days, ...other.days].flatMap(({ rows, deleted }) => [...rows, ...deleted]).map((row) => [row.exercise, row.exerciseID]));
  const days = new Map(part.days.map(({ day, rows }) => [day, rows]));
  const find = (id) => [...days].map(([day, rows]) => ({ day, row: rows.find((row) => row.id === id) })).find(({ row }) => row) || null;
  let notes = new Map(part.notes);
  for (const step of steps) {
    const changes = step.changes.filter(({ day }) => part.days.some((mine) => mine.day === day));
    const was = rowsByID(changes.flatMap(({ before }) => before)), now = rowsByID(changes.flatMap(({ day }) => days.get(day)));
    const after = changes.map(({ day, after }) => [day, patched({ find }, days.get(day), after, was, now, new Set(changes.map(({ day }) => day)))]);
    for (const [day, rows] of after) days.set(day, rows.map((row) => ({ ...row, exerciseID: ids.get(row.exercise) || row.exerciseID })));
    if (step.approved) notes = patchedWeeks(notes, new Map(step.approved.before), new Map(step.approved.after));
  }
  const isMeant = (day) => isWhole || notes.has(Math.floor(day / 7) + 1) || steps.some(({ changes }) => changes.some((change) => change.day === day));
  for (const { day, rows } of other.days) if (!days.has(day) && isMeant(day)) days.set(day, rows);
  const deletedOf = (day) => [part, other].flatMap((each) => each.days).filter((each) => each.day === day).flatMap(({ deleted }) => deleted);
  const merged = [...days].sort(([a], [b]) => a - b).map(([day, rows]) => ({ day, rows, deleted: [...rowsByID(deletedOf(day)).values()].filter(({ id }) => !find(id)) }));
  return { ...part, days: merged, notes: [...notes], approved: [...notes.keys()].sort(), origins: { ...other.origins, ...part.origins } };
}

window.addEventListener("storage", (event) => {
  if (!event.key || !event.key.startsWith(WORK_PREFIX)) return;
  if (!isOfThisExport(event.key)) return offerStranded();
  const kept = event.newValue === null ? null : parsed(event.newValue);
  if (kept) joinWork(numbered(kept));
});

// A window that slept has missed what was told meanwhile.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return;
  for (const { kept } of keptWork().filter(({ key }) => isOfThisExport(key) && key !== WORK_KEY)) joinWork(kept);
});
