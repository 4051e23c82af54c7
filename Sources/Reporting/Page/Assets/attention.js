// Whom a coach should look at first, and who could be taken for somebody else.

const SOON = 3;

// The first day of the first week that nobody has approved, or null.
function firstOpenDay(client) {
  const days = client.blocks.flatMap((block) => block.weeks.filter(({ status }) => status === "draft" || status === "pending")
    .map(({ week }) => dayNumber(block.start) + (week - 1) * 7)).filter((day) => day + 6 >= today);
  return days.length ? Math.min(...days) : null;
}

const isSoon = (client) => {
  const day = firstOpenDay(client);
  return day !== null && day - today <= SOON;
};

// How far down a client stands: errors and missing plans come first, then what begins soon and waits, then warnings, then the rest that waits.
function urgency(client) {
  const has = (severity) => client.findings.some((finding) => finding[1] === severity);
  if (has("error") || (!client.blocks.length && client.outcome !== "not_due")) return 0;
  if (isSoon(client)) return 1;
  if (has("warning")) return 2;
  return firstOpenDay(client) === null ? 4 : 3;
}

let listOrder = (readKey(VIEW_KEY) || {}).order === "name" ? "name" : "attention";

function sortClients() {
  const facts = new Map(clients.map((client) => [client, [urgency(client), firstOpenDay(client) || 0, plain(client.name || client.id)]]));
  const byName = (a, b) => facts.get(a)[2].localeCompare(facts.get(b)[2], language) || (a.id < b.id ? -1 : 1);
  const byNeed = (a, b) => facts.get(a)[0] - facts.get(b)[0] || facts.get(a)[1] - facts.get(b)[1] || (a.id < b.id ? -1 : 1);
  clients.sort(listOrder === "name" ? byName : byNeed);
}

function chooseOrder(order) {
  listOrder = order;
  keepView();
  sortClients();
  listClients();
  searchClients();
  render();
}

// The ids of those whose names are the same or nearly so: in another order of words, with another accent, or one letter apart.
const alike = (() => {
  const owners = new Map(), found = new Set();
  for (const client of clients) {
    const name = plain(client.name || "").split(/[^\p{L}\p{N}]+/u).filter(Boolean).sort().join(" ");
    if (!name) continue;
    const letters = [...name];
    // Two names that are a letter apart are the same without one letter each.
    const shapes = new Set([name, ...(letters.length < 5 ? [] : letters.map((_, place) => letters.filter((_, other) => other !== place).join("")))]);
    for (const shape of shapes) {
      if (!owners.has(shape)) owners.set(shape, client.id);
      else if (owners.get(shape) !== client.id) found.add(client.id).add(owners.get(shape));
    }
  }
  return found;
})();

// A client as messages call them.
function clientLabel(client) {
  if (!client.name) return client.id;
  return alike.has(client.id) ? `${client.name} (${client.id})` : client.name;
}

sortClients();
