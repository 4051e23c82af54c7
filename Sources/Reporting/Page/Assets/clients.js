// The list of clients, with where each one's month stands and what was found.

function statusMark(status) {
  return el("span", { class: `status ${status}` }, word("status", status));
}

function clientEntry(client) {
  const entry = button("client", "", { "data-client": client.id, class: "client" });
  const errors = client.findings.filter((finding) => finding[1] === "error").length;
  const warnings = client.findings.filter((finding) => finding[1] === "warning").length;
  entry.append(
    el("span", { class: "name" }, client.name || client.id), el("span", { class: "touched", hidden: true, title: t("changedHere") }, "●"),
    el("span", { class: "marks" }, statusMark(monthStatus(client)),
      client.blocks.length ? null : el("span", { class: "outcome" }, word("outcome", client.outcome)),
      errors ? el("span", { class: "badge error", title: count("errors", errors) }, `${errors}`, el("span", { class: "hidden" }, ` ${t("errorWord")}`)) : null,
      warnings ? el("span", { class: "badge warning", title: count("warnings", warnings) }, `${warnings}`, el("span", { class: "hidden" }, ` ${t("warningWord")}`)) : null));
  return el("li", {}, entry);
}

function listClients() {
  byId("client-list").replaceChildren(...clients.map(clientEntry));
}

// Shows only the clients whose name, id or status holds what is searched for.
function searchClients() {
  const wanted = plain(byId("search").value);
  all("#client-list li").forEach((entry, place) => {
    const client = clients[place];
    entry.hidden = !plain(`${client.name} ${client.id} ${word("status", monthStatus(client))} ${word("outcome", client.outcome)}`).includes(wanted);
  });
}

// Without case and accents, so that `muller` finds Müller.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

// Marks the client that is shown, and those in whose plans something is changed.
function markClients() {
  all("#client-list .client").forEach((entry) => {
    const client = clientById.get(entry.dataset.client);
    if (client.id === state.client) entry.setAttribute("aria-current", "true");
    else entry.removeAttribute("aria-current");
    entry.querySelector(".touched").hidden = !isTouched(client);
  });
}
