// Whom a coach should look at first, and who could be taken for somebody else.

const SOON = 3;

// The first day of the first week that nobody has approved, or null.
function firstOpenDay(client) {
  const days = client.blocks.flatMap((block) => block.weeks.filter(({ status }) => status === "draft" || status === "pending")
    .map(({ week }) => dayNumber(block.start) + dayOf(week, 1))).filter((day) => day + 6 >= today);
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

// The day of the first session of a week that nobody has approved; without one, a client stands behind those who have one.
function firstOpenSession(client) {
  const days = client.blocks.flatMap((block) => {
    const open = new Set(block.weeks.filter(({ status }) => status === "draft" || status === "pending").map(({ week }) => week));
    return block.rows.filter((a) => open.has(a[AT.week])).map((a) => dayNumber(block.start) + dayOf(a[AT.week], a[AT.date]));
  }).filter((day) => day >= today);
  return days.reduce((first, day) => Math.min(first, day), Infinity);
}

// What was found of a client, the worst of it: 0 for errors, 1 for warnings, 2 for neither.
function gravity(client) {
  const has = (severity) => client.findings.some((finding) => finding[1] === severity);
  return has("error") ? 0 : has("warning") ? 1 : 2;
}

let listOrder = (readKey(VIEW_KEY) || {}).order === "name" ? "name" : "attention";

function sortClients() {
  const facts = new Map(clients.map((client) => [client, {
    urgency: urgency(client), gravity: gravity(client), session: firstOpenSession(client), name: plain(client.name || client.id),
  }]));
  const less = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const byName = (a, b) => facts.get(a).name.localeCompare(facts.get(b).name, language) || less(a.id, b.id);
  // Among those who are equally urgent errors come before warnings, then whose first session is nearest, then names.
  const byNeed = (a, b) => ["urgency", "gravity", "session"].reduce((found, fact) => found || less(facts.get(a)[fact], facts.get(b)[fact]), 0) || byName(a, b);
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
