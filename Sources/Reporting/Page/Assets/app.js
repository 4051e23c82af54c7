// Where the page begins: what happens to it, and what it shows first.

document.addEventListener("click", (event) => {
  const control = event.target.closest("[data-action]");
  if (control && !control.disabled) return void act(control.dataset.action, control);
  const cell = event.target.closest(".cell-day");
  if (cell) openDay(cell);
});

document.addEventListener("change", (event) => {
  if (event.target.name === "approval") return noteApproval(event.target);
  const row = event.target.closest("[data-row]"), plan = currentPlan();
  if (!row || !plan) return;
  const isTaken = setCell(plan, row.dataset.row, event.target.name, event.target.value);
  const found = plan.find(row.dataset.row);
  if (found) fill(event.target, cells(found.row)[event.target.name]);
  event.target.classList.toggle("refused-value", !isTaken);
});

// Save is there as soon as something is typed: a click on it also ends the typing.
document.addEventListener("input", (event) => {
  if (event.target.closest("[data-row]")) document.querySelector('[data-action="save"]').disabled = false;
});

// Two windows with the same page would each keep only their own work.
window.addEventListener("storage", (event) => {
  if (event.key === WORK_KEY && event.newValue !== null) refuse(t("refuse.twice"));
});

document.addEventListener("toggle", (event) => {
  const name = event.target.dataset && event.target.dataset.section;
  if (!name) return;
  if (event.target.open) state.sections.add(name);
  else state.sections.delete(name);
  keepView();
  redrawPictures(currentPlan());
}, true);

document.addEventListener("focusin", (event) => {
  const cell = event.target.closest(".cell-day");
  if (!cell || cell !== event.target) return;
  const old = cellOf(state.monthDay);
  if (old) old.tabIndex = -1;
  state.monthDay = dayPlace(cell.dataset.day);
  cell.tabIndex = 0;
});

byId("search").addEventListener("input", searchClients);
byId("filter").addEventListener("change", searchClients);

window.addEventListener("beforeunload", (event) => {
  finishTyping();
  if (isUnsaved()) event.preventDefault();
});

for (const name of ["undo", "redo"]) document.querySelector(`[data-action="${name}"]`).prepend(icon(name));
takeUpWork();
listClients();
offerStranded();
render();
performance.mark("ready");
