// What every button does.

// Does what a button stands for; `target` is where it was asked. Returns whether there was something to do.
function act(action, target) {
  const plan = currentPlan();
  const row = target.closest("[data-row]"), day = target.closest("[data-day]"), week = target.closest("[data-week]");
  const id = row && row.dataset.row, place = day ? dayPlace(day.dataset.day) : null;
  switch (action) {
    case "view-weekly": show({ view: "weekly" }); break;
    case "view-monthly": show({ view: "monthly" }); break;
    case "client": show({ client: target.closest("[data-client]").dataset.client, start: null }); closeClients(); break;
    case "clients": toggleClients(); break;
    case "client-before": goTo(neighbour(-1)); break;
    case "client-after": goTo(neighbour(1)); break;
    case "client-next": goTo(neighbour(1, isToDo)); break;
    case "block": show({ start: target.closest("[data-start]").dataset.start }); break;
    case "week": showWeek(Number(target.closest("[data-number]").dataset.number)); break;
    case "undo": case "redo": stepWork(action === "undo" ? undo() : redo(), action); break;
    case "save": finishTyping(); saveWork(); break;
    case "print": window.print(); break;
    case "help": showHelp(); break;
    case "close-dialog": target.closest("dialog").close(); break;
    case "pick": picked(target.closest("[data-exercise]").dataset.exercise); break;
    case "more": toggleRow(plan, id); break;
    case "swap": pickExercise(t("pick.swap", { exercise: exerciseName(plan.find(id).row.exercise) }), plan.find(id).row.exercise, (chosen) => swapRow(plan, id, chosen)); break;
    case "add": pickExercise(t("pick.add", { day: dayTitle(plan, place) }), null, (chosen) => addRow(plan, place, chosen)); break;
    case "remove": removeRow(plan, id); break;
    case "move-up": case "move-down": nudge(plan, id, action === "move-up" ? -1 : 1, false); break;
    case "move-left": case "move-right": nudge(plan, id, action === "move-left" ? -1 : 1, true); break;
    case "copy-row": if (!id) return false; copyRow(plan, id); break;
    case "copy-day": if (place === null) return false; copyDay(plan, place); break;
    case "copy-week": copyWeek(plan, Number(week.dataset.week)); break;
    case "paste": return pasteAt(plan, place, week, id);
    case "approve-week": approveWeek(plan, Number(week.dataset.week)); break;
    case "approve-month": approveMonth(plan); break;
    case "approve-clean": askApproveClean(); break;
    case "approve-clean-yes": target.closest("dialog").close(); approveClean(); break;
    case "take-over": case "save-stranded": case "discard-stranded": settleOffer(action, target.closest("[data-work]").dataset.work); break;
    default: return false;
  }
  return true;
}

function pasteAt(plan, place, week, id) {
  if (place !== null) pasteDay(plan, place, id);
  else if (week) pasteWeek(plan, Number(week.dataset.week));
  else return false;
  return true;
}

function stepWork(edit, action) {
  if (edit) say(t(action === "undo" ? "said.undo" : "said.redo", { what: edit.label }));
}

function toggleRow(plan, id) {
  if (state.openRows.has(id)) state.openRows.delete(id);
  else state.openRows.add(id);
  const found = plan.find(id), place = focusPlace();
  const card = byId("plan").querySelector(`.row[data-row="${id}"]`);
  if (card) card.replaceWith(rowCard(plan, found.row, found.day));
  restoreFocus(place);
}

function settleOffer(action, name) {
  const stranded = strandedWork().find((work) => work.name === name);
  // Another window has settled it.
  if (!stranded) return offerStranded();
  if (action === "save-stranded") return saveStranded(stranded);
  if (action === "discard-stranded" && !window.confirm(t("offer.sure"))) return undefined;
  if (action === "take-over") {
    const left = takeOver(stranded.kept);
    if (left.length) {
      settleStranded(stranded, { ...stranded.kept, parts: left, edits: [] });
      offerStranded();
      return refuse(count("offer.left", left.length));
    }
    say(t("offer.taken"));
  }
  settleStranded(stranded, null);
  offerStranded();
  render();
  return undefined;
}

// What is still being typed counts.
function finishTyping() {
  if (isTyping(document.activeElement)) document.activeElement.blur();
}

function toggleClients() {
  const isOpen = document.body.classList.toggle("show-clients");
  document.querySelector('[data-action="clients"]').setAttribute("aria-expanded", String(isOpen));
}

function closeClients() {
  document.body.classList.remove("show-clients");
  document.querySelector('[data-action="clients"]').setAttribute("aria-expanded", "false");
}
