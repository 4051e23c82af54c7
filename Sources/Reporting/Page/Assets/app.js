// The page as a whole: what is shown, and what every button does.

const kept = readKey(VIEW_KEY) || {};
const state = {
  view: kept.view === "monthly" || kept.view === "weekly" ? kept.view : data.view || "weekly",
  client: clientById.has(kept.client) ? kept.client : (clients.find((client) => client.blocks.length) || clients[0] || {}).id,
  start: kept.start || null,
  week: [1, 2, 3, 4].includes(kept.week) ? kept.week : 1,
  monthDay: 0,
  sections: new Set(Array.isArray(kept.sections) ? kept.sections : ["muscles", "loads", "totals"]),
  openRows: new Set(),
};

const currentClient = () => clientById.get(state.client);

// The plan that is shown: the block that was chosen, else the one that the coach works at.
function currentPlan() {
  const client = currentClient();
  if (!client) return null;
  return plansOf(client).find((plan) => plan.block.start === state.start) || mainPlan(client);
}

function keepView() {
  writeKey(VIEW_KEY, { view: state.view, client: state.client, start: state.start, week: state.week, sections: [...state.sections].sort() });
}

// Shows something else: a client, a view, a week.
function show(change) {
  Object.assign(state, change);
  keepView();
  const place = focusPlace();
  render();
  restoreFocus(place);
}

function showWeek(week) {
  if (week >= 1 && week <= WEEKS) show({ week });
}

function openDay(cell) {
  const day = dayPlace(cell.dataset.day);
  show({ view: "weekly", week: Math.floor(day / 7) + 1 });
  const column = cellOf(day);
  const first = column.querySelector(".row") || column.querySelector("button");
  if (first) first.focus();
  column.scrollIntoView({ block: "nearest" });
}

// Who the client is, what the run said, and which blocks there are.
function clientHead(client, plan) {
  const list = plansOf(client);
  const general = plan ? findingsOf(plan, 0, 0) : client.findings.map(([code, severity, , , message, hint]) => ({ code, severity, message, hint }));
  return el("div", { class: "client-head" },
    el("div", { class: "name-line" },
      el("h2", { id: "client-name" }, client.name || client.id, el("span", { class: "id" }, ` ${client.id}`)),
      el("div", { class: "buttons" },
        el("div", { class: "group", role: "group", "aria-label": t("clients") },
          button("client-before", icon("before"), { "aria-label": t("clientBefore"), title: t("clientBefore"), disabled: !neighbour(-1) }),
          button("client-after", icon("after"), { "aria-label": t("clientAfter"), title: t("clientAfter"), disabled: !neighbour(1) })),
        button("client-next", t("clientNext")), plan ? button("approve-month", t("approveMonth"), { "aria-pressed": "false" }) : null)),
    el("div", { class: "marks" }, statusMark(monthStatus(client)), client.outcome ? el("span", { class: "outcome" }, word("outcome", client.outcome)) : null,
      client.todo ? el("span", { class: "todo" }, client.todo) : null),
    client.notes ? el("p", { class: "notes" }, client.notes) : null,
    list.length > 1 ? el("div", { class: "group", role: "group", "aria-label": t("blocks") }, ...list.map((other) =>
      button("block", `${shortDate(other.start)} – ${shortDate(other.start + DAYS - 1)}`, { "data-start": other.block.start, "aria-pressed": String(other === plan) }))) : null,
    findingList(general));
}

function render() {
  const main = byId("plan"), client = currentClient(), plan = currentPlan();
  if (!client) return main.replaceChildren(el("p", {}, t("noClients")));
  main.replaceChildren(clientHead(client, plan));
  if (plan) {
    main.append(state.view === "monthly" ? monthlyView(plan) : weeklyView(plan), pictureSections(plan));
  } else {
    main.append(el("p", { class: "aside" }, t("noPlan")));
  }
  decorate();
}

// Brings everything up to date that says what was changed, without touching what the coach is typing in.
function decorate() {
  const plan = currentPlan();
  for (const control of all('[data-action^="view-"]')) control.setAttribute("aria-pressed", String(control.dataset.action === `view-${state.view}`));
  if (plan) {
    for (const place of all("[data-day]", byId("plan"))) {
      (place.classList.contains("day") ? decorateDay : decorateCell)(plan, place, dayPlace(place.dataset.day));
    }
    for (const head of all(".week-head", byId("plan"))) decorateWeekHead(plan, head);
    for (const tab of all('[data-action="week"]', byId("plan"))) decorateTab(plan, tab);
    const open = openWeeks(plan), marked = approvedWeeks(plan);
    const month = byId("plan").querySelector('[data-action="approve-month"]');
    const isApproved = open.length > 0 && open.every((week) => marked.has(week));
    month.disabled = !open.length;
    month.setAttribute("aria-pressed", String(isApproved));
    month.textContent = t(isApproved ? "approveMonthNot" : "approveMonth");
  }
  markClients();
  showWork();
}

// What the toolbar says of the work.
function showWork() {
  const undoing = document.querySelector('[data-action="undo"]'), redoing = document.querySelector('[data-action="redo"]');
  const last = work.edits[work.edits.length - 1], next = work.undone[work.undone.length - 1];
  undoing.disabled = !last;
  undoing.title = last ? t("undo.what", { what: last.label }) : "";
  redoing.disabled = !next;
  redoing.title = next ? t("redo.what", { what: next.label }) : "";
  const hasWork = isUnsaved();
  document.querySelector('[data-action="save"]').disabled = !hasWork && !touchedPlans().length;
  byId("unsaved").textContent = hasWork ? t("unsaved") : work.savedAs && touchedPlans().length ? t("savedAs", { name: work.savedAs }) : "";
  byId("unsaved").classList.toggle("has-work", hasWork);
}

// Shows the days that an edit changed. An edit of a single cell leaves the elements where they are, so that a click on its way still arrives.
function showEdit(plan, days, options) {
  if (plan !== currentPlan()) return options.isWhole ? show({ client: plan.client.id, start: plan.block.start, ...weekOf(days) }) : decorate();
  const isHere = state.view === "monthly" || days.some((day) => Math.floor(day / 7) + 1 === state.week);
  if (options.isWhole && days.length && !isHere) return show(weekOf(days));
  if (!options.row) {
    const place = focusPlace();
    for (const day of days) {
      const old = cellOf(day);
      if (old) old.replaceWith(state.view === "monthly" ? dayCell(plan, day) : dayColumn(plan, day));
    }
    const grid = byId("plan").querySelector(".week");
    if (grid) shapeWeek(plan, grid);
    restoreFocus(options.focus ? { row: options.focus } : place);
  }
  decorate();
  redrawPictures(plan);
}

const weekOf = (days) => (days.length ? { week: Math.floor(days[0] / 7) + 1 } : {});
listeners.push(showEdit);

// The weeks that can be approved: stored, not over, and not approved as they are.
function openWeeks(plan) {
  return [1, 2, 3, 4].filter((week) => {
    const stored = plan.weeks[week - 1];
    if (!stored || stored.status === "finalized") return false;
    return stored.status !== "approved" || plan.changedDays().some((day) => Math.floor(day / 7) + 1 === week);
  });
}

function approveWeek(plan, week) {
  const isApproved = approvedWeeks(plan).has(week);
  if (!isApproved && !openWeeks(plan).includes(week)) return refuse(t("refuse.approved", { week }));
  if (!isApproved && hasErrors(plan, week)) return refuse(t("refuse.errors", { week }));
  approve(plan, [[week, isApproved ? null : ""]], t(isApproved ? "edit.approveNot" : "edit.approve", { week }));
  say(t(isApproved ? "said.approveNot" : "said.approve", { week, name: plan.client.name || plan.client.id }));
}

// Takes the note of a week that is to be approved.
function noteApproval(control) {
  const plan = currentPlan(), week = Number(control.closest("[data-week]").dataset.week);
  const result = readNote(control.value, data.bounds.noteLength);
  if (result.why) return refuse(`${result.why}.`);
  if (approvedWeeks(plan).get(week) !== result.value) approve(plan, [[week, result.value]], t("edit.approvalNote", { week }));
  return undefined;
}

// An error that was found in a week as it is stored, and nothing of it was changed since.
function hasErrors(plan, week) {
  const isChanged = plan.changedDays().some((day) => Math.floor(day / 7) + 1 === week);
  return !isChanged && findingsOf(plan).some((finding) => finding.severity === "error" && (finding.week === week || finding.week === 0));
}

function approveMonth(plan) {
  const open = openWeeks(plan), marked = approvedWeeks(plan);
  const isApproved = open.every((week) => marked.has(week));
  const failing = open.find((week) => hasErrors(plan, week));
  if (!isApproved && failing) return refuse(t("refuse.errors", { week: failing }));
  approve(plan, open.map((week) => [week, isApproved ? null : marked.get(week) || ""]), t(isApproved ? "edit.approveMonthNot" : "edit.approveMonth"));
  say(t(isApproved ? "said.approveMonthNot" : "said.approveMonth", { name: plan.client.name || plan.client.id }));
}

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

function settleOffer(action, key) {
  if (action === "save-stranded") return saveStranded(key);
  if (action === "discard-stranded" && !window.confirm(t("offer.sure"))) return undefined;
  if (action === "take-over") {
    const stranded = readKey(key), left = takeOver(stranded);
    if (left.length) {
      writeKey(key, { ...stranded, parts: left, edits: [] });
      offerStranded();
      return refuse(count("offer.left", left.length));
    }
    say(t("offer.taken"));
  }
  writeKey(key, null);
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

// Paper gets the whole block of the client who is shown.
function preparePaper() {
  const plan = currentPlan(), client = currentClient();
  if (!plan) return byId("paper").replaceChildren();
  const days = (week) => Array.from({ length: 7 }, (_, place) => (week - 1) * 7 + place).filter((day) => plan.days[day].length);
  return byId("paper").replaceChildren(
    el("h1", {}, client.name || client.id), el("p", {}, `${t("week.n", { week: "1–4" })}: ${shortDate(plan.start)} – ${shortDate(plan.start + DAYS - 1)}`),
    ...[1, 2, 3, 4].filter((week) => plan.weeks[week - 1]).map((week) => el("section", { class: "paper-week" },
      el("h2", {}, `${t("week.n", { week })} · ${word("phase", plan.weeks[week - 1].phase)} · ${word("status", plan.weeks[week - 1].status)}`),
      el("div", { class: "paper-days" }, ...days(week).map((day) => el("div", { class: "paper-day" },
        el("h3", {}, `${dayTitle(plan, day)}${plan.sessions[day] ? ` · ${plan.sessions[day].focus}` : ""}`),
        el("ol", {}, ...plan.days[day].map((row) => el("li", {}, el("b", {}, `${row.superset ? row.superset + " " : ""}${exerciseName(row.exercise)}`), row.kind === "work" ? "" : ` (${word("kind", row.kind)})`, ` ${rowText(row, plan.unit)}`,
          row.rest ? ` · ${t("rest")} ${row.rest} s` : "", row.note ? el("i", {}, ` ${row.note}`) : ""))))))), el("p", {}, t("notice"))));
}
window.addEventListener("beforeprint", preparePaper);

for (const name of ["undo", "redo"]) document.querySelector(`[data-action="${name}"]`).prepend(icon(name));
takeUpWork();
listClients();
offerStranded();
render();
performance.mark("ready");
