// Dragging rows with mouse, pen or finger: by the handle, to any place of any day that is shown.

let drag = null;

function startDrag(event) {
  const grip = event.target.closest(".handle");
  if (!grip || event.button > 0) return;
  const row = grip.closest("[data-row]"), plan = currentPlan();
  const found = plan && plan.find(row.dataset.row);
  if (!found || !mayChange(plan, found.day)) return;
  event.preventDefault();
  grip.setPointerCapture(event.pointerId);
  const ghost = el("div", { class: "ghost", "aria-hidden": "true" }, exerciseName(found.row.exercise));
  document.body.append(ghost);
  row.classList.add("dragged");
  const group = groupOf(plan.days[found.day], row.dataset.row);
  drag = { row, id: row.dataset.row, group, ghost, plan, mark: el("li", { class: "drop-mark", "aria-hidden": "true" }), target: null };
  followDrag(event);
}

function followDrag(event) {
  if (!drag) return;
  drag.ghost.style.transform = `translate(${event.clientX + 12}px, ${event.clientY + 8}px)`;
  const edge = 60;
  if (event.clientY < edge) window.scrollBy(0, -14);
  if (event.clientY > window.innerHeight - edge) window.scrollBy(0, 14);
  const under = document.elementFromPoint(event.clientX, event.clientY);
  const column = under && under.closest("[data-day]");
  if (!column) {
    // The line between two days belongs to the plan; what lies beyond it is no place for a row.
    if (!under || !under.closest(".week, .month")) dropNowhere();
    return;
  }
  const day = dayPlace(column.dataset.day);
  if (drag.plan.locked(day)) return dropNowhere();
  const list = column.querySelector(".rows");
  const cards = [...list.children].filter((card) => card !== drag.mark && !drag.group.some((row) => row.id === card.dataset.row));
  const next = cards.find((card) => {
    const box = card.getBoundingClientRect();
    return event.clientY < box.top + box.height / 2;
  });
  list.insertBefore(drag.mark, next || null);
  // The month leaves build-up rows out, so that the place is found by the row that comes next.
  const rows = without(drag.plan.days[day], drag.group);
  drag.target = { day, place: next ? rows.findIndex((row) => row.id === next.dataset.row) : rows.length };
}

function dropNowhere() {
  drag.mark.remove();
  drag.target = null;
}

function endDrag(isDropped) {
  if (!drag) return;
  const { row, ghost, mark, plan, id, target } = drag;
  drag = null;
  ghost.remove();
  mark.remove();
  row.classList.remove("dragged");
  if (isDropped && target) moveRow(plan, id, target.day, target.place);
}

document.addEventListener("pointerdown", startDrag);
document.addEventListener("pointermove", followDrag);
document.addEventListener("pointerup", () => endDrag(true));
document.addEventListener("pointercancel", () => endDrag(false));
