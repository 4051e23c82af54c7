// What clients really did: compliance and flags beside the plan, and beside each prescription its last times.

// What logs show of a client, or null where nothing was logged.
const loggedBy = (client) => (Object.hasOwn(data.logged, client.id) ? data.logged[client.id] : null);

// How much of what was planned was done, and what stands out.
function loggedLines(client) {
  const logged = loggedBy(client);
  if (!logged) return [];
  return [
    el("p", { class: "logged" }, el("b", {}, t("logged.title", { date: shortDate(dayNumber(data.today)) })), " ", compliance(logged)),
    ...flagLists(logged.flags || []),
  ];
}

// So many flags are seen at once; the others unfold.
const MOST_FLAGS = 6;

function flagLists(flags) {
  const list = (some) => el("ul", { class: "flags", "aria-label": t("logged.flags") }, ...some.map(([kind, day, text]) =>
    el("li", { class: kind === "pain" ? "flag pain" : "flag", "data-flag": kind }, el("b", {}, t(`flag.${kind}`)), ` ${shortDate(day)} · ${text}`)));
  if (!flags.length) return [];
  if (flags.length <= MOST_FLAGS + 1) return [list(flags)];
  const rest = flags.slice(MOST_FLAGS);
  return [list(flags.slice(0, MOST_FLAGS)), el("details", { class: "more-flags" }, el("summary", {}, count("logged.more", rest.length)), list(rest))];
}

function compliance({ sessions, sets }) {
  if (!sessions) return t("logged.stopped");
  if (!sessions[1]) return t("logged.early");
  const values = { done: number(sessions[0]), planned: number(sessions[1]), percent: number(Math.round((100 * sessions[0]) / sessions[1])) };
  return t("logged.share", { ...values, sets: number(sets[0]), asked: number(sets[1]) });
}

// The last times of a row's exercise, each with its day; none for a build-up, nor for a row before which the session has others of the
// exercise, which say it already.
function lastTimes(plan, row, day) {
  const logged = loggedBy(plan.client);
  if (!logged || row.kind === "ramp") return [];
  const first = plan.days[day].find((other) => other.exercise === row.exercise && other.kind !== "ramp");
  if (first && first.id !== row.id) return [];
  const done = logged.done[row.exercise] || [], times = [];
  for (let place = 0; place < done.length; place += 2) times.push({ day: done[place], text: done[place + 1] });
  return times;
}

const timeText = ({ day, text }) => `${shortDate(day)}: ${text}`;

// Shows them in the card of the row.
function showLastTimes(plan, card, row, day) {
  const list = card.querySelector(".last-times"), times = lastTimes(plan, row, day);
  list.hidden = !times.length;
  list.setAttribute("aria-label", t("lastTimes", { exercise: exerciseName(row.exercise) }));
  list.replaceChildren(...times.map((time) => el("li", {}, timeText(time))));
}
