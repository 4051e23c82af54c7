// The list of clients, with where each one's month stands and what was found.

function statusMark(status) {
  return el("span", { class: `status ${status}` }, word("status", status));
}

function clientEntry(client) {
  const entry = button("client", "", { "data-client": client.id, class: "client" });
  const errors = client.findings.filter((finding) => finding[1] === "error").length;
  const warnings = client.findings.filter((finding) => finding[1] === "warning").length;
  entry.append(
    el("span", { class: "name" }, client.name || client.id, client.name && alike.has(client.id) ? el("span", { class: "id" }, ` ${client.id}`) : null), el("span", { class: "touched", hidden: true }, el("span", { "aria-hidden": "true" }, "●"), el("span", { class: "hidden" })),
    el("span", { class: "marks" }, statusMark(monthStatus(client)),
      client.blocks.length ? null : el("span", { class: "outcome" }, word("outcome", client.outcome)),
      isSoon(client) ? el("span", { class: "badge soon" }, t("soon", { date: shortDate(firstOpenDay(client)) })) : null,
      errors ? el("span", { class: "badge error", title: count("errors", errors) }, `${errors}`, el("span", { class: "hidden" }, ` ${t("errorWord")}`)) : null,
      warnings ? el("span", { class: "badge warning", title: count("warnings", warnings) }, `${warnings}`, el("span", { class: "hidden" }, ` ${t("warningWord")}`)) : null));
  return el("li", {}, entry);
}

function listClients() {
  byId("client-list").replaceChildren(...clients.map(clientEntry));
}

// Whether something of a client's plan still waits for the coach.
const isToDo = (client) => ["draft", "pending", "mixed"].includes(monthStatus(client)) && !willBeApproved(client);

// Whether every open week is to be approved with the next save.
function willBeApproved(client) {
  const plan = plans.has(client.id) ? mainPlan(client) : null;
  return !!plan && approvedWeeks(plan).size > 0 && openWeeks(plan).every((week) => approvedWeeks(plan).has(week));
}

const FILTERS = {
  all: () => true, todo: isToDo, touched: isTouched, findings: (client) => client.findings.some((finding) => finding[1] !== "info"),
};

// Shows only the clients whose name, id or status holds what is searched for, and whom the filter lets through.
function searchClients() {
  const wanted = plain(byId("search").value), filter = FILTERS[byId("filter").value];
  all("#client-list li").forEach((entry, place) => {
    const client = clients[place];
    const text = plain(`${client.name} ${client.id} ${word("status", monthStatus(client))} ${word("outcome", client.outcome)}`);
    entry.hidden = !text.includes(wanted) || (!filter(client) && client.id !== state.client);
  });
}

// The client so many places on in the list as it is shown; with `isWanted`, the next for whom it holds.
function neighbour(by, isWanted) {
  const shown = all("#client-list li").map((entry, place) => (entry.hidden && !isWanted ? null : clients[place])).filter(Boolean);
  const place = shown.indexOf(currentClient());
  if (!isWanted) return shown[place + by] || null;
  return [...shown.slice(place + 1), ...shown.slice(0, place)].find(isWanted) || null;
}

function goTo(client) {
  if (!client) return say(t("said.noNext"));
  show({ client: client.id, start: null });
  say(clientLabel(client));
  const entry = document.querySelector(`[data-client="${CSS.escape(client.id)}"]`);
  if (entry) entry.scrollIntoView({ block: "nearest" });
  window.scrollTo(0, 0);
  return undefined;
}

// Without case and accents, so that `muller` finds Müller.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

// Marks the client that is shown, and those in whose plans something is changed.
function markClients() {
  all("#client-list .client").forEach((entry) => {
    const client = clientById.get(entry.dataset.client);
    if (client.id === state.client) entry.setAttribute("aria-current", "true");
    else entry.removeAttribute("aria-current");
    const mark = entry.querySelector(".touched");
    mark.hidden = !isTouched(client);
    mark.title = t(isUnsaved() ? "changedNotSaved" : "changedHere");
    mark.lastChild.textContent = mark.title;
  });
  const planned = clients.filter((client) => client.blocks.length), left = planned.filter(isToDo).length;
  byId("tally").textContent = t("tally", { n: left, all: planned.length });
}
