// Where the page begins: what happens to it, and what it shows first.

// What a double click does once: the other way round it would be undone or done twice.
const ONCE = new Set(["approve-week", "approve-month", "approve-clean", "approve-clean-yes", "save", "add", "remove", "paste", "take-over", "save-stranded", "discard-stranded"]);
let lastAction = null;

document.addEventListener("click", (event) => {
  const control = event.target.closest("[data-action]");
  const action = control ? control.dataset.action : null;
  // The second click of two hits what has come under the pointer, which nobody meant.
  const isSecond = event.detail > 1 && (ONCE.has(action) || action !== lastAction);
  if (event.detail <= 1) lastAction = action;
  if (isSecond && control) return undefined;
  if (control && !control.disabled) return void act(action, control);
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
byId("order").value = listOrder;
byId("order").addEventListener("change", (event) => chooseOrder(event.target.value));

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
