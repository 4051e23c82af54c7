// Windows with the same page keep one work: each step that one does or takes back, the others do or take back, too.

// How far a step has come here: its turn, or -1 where it isn't known.
function turnOf(id) {
  const edit = work.edits.find((edit) => edit.id === id);
  return edit ? edit.turn : work.gone.has(id) ? work.gone.get(id) : -1;
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
  const news = takeSteps(kept);
  if (!news.length) return showWork();
  render();
  restoreFocus(place);
  return say(news.length === 1 ? t("said.joined", { what: news[0] }) : count("said.joined", news.length));
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
