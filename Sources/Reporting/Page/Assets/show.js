// The page as a whole: what is shown, and how it follows what is changed.

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
  writeKey(VIEW_KEY, { view: state.view, client: state.client, start: state.start, week: state.week, sections: [...state.sections].sort(), order: listOrder });
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
    ...profileLines(client), ...loggedLines(client), plan ? sinceLast(plan) : null,
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
