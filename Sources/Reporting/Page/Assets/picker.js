// The dialog in which an exercise is chosen, and the one that tells something.

let chosen = null;

// Opens the list of exercises; `near` is the exercise whose kin come first, `then` takes the place of the one that is chosen.
function pickExercise(title, near, then) {
  chosen = then;
  const pattern = near === null ? -1 : exercise(near).pattern;
  const dialog = byId("picker");
  const search = el("input", { type: "search", name: "exercise", "aria-label": t("pick.search"), placeholder: t("pick.search"), autocomplete: "off", "aria-controls": "pick-list" });
  const list = el("ul", { id: "pick-list" });
  const fill = () => list.replaceChildren(...pickEntries(plain(search.value), pattern, near));
  search.addEventListener("input", fill);
  dialog.replaceChildren(el("form", { method: "dialog" },
    el("h2", { id: "picker-title" }, title), el("p", { class: "aside" }, t(mayHave(currentClient()) ? "pick.fits" : "pick.hint")), search, list,
    el("div", { class: "buttons" }, button("close-dialog", t("cancel")))));
  fill();
  dialog.showModal();
  search.focus();
}

const MOST_PICKS = 40;

// How near an exercise is to what a coach looks for: it trains the same, with kit that the plan uses already, and coaches reach for it.
function ranking(near) {
  const plan = currentPlan();
  const used = new Set(plan ? plan.base.flat().map((row) => exercise(row.exercise).item) : []);
  const trained = new Map();
  const muscles = near === null ? [] : exercise(near).muscles;
  for (let i = 0; i < muscles.length; i += 2) trained.set(muscles[i], muscles[i + 1]);
  const item = near === null ? null : exercise(near).item;
  return (facts) => {
    let points = (facts.isStaple ? 3 : 0) + (facts.item < 0 || used.has(facts.item) ? 4 : 0) + (facts.item === item ? 1 : 0);
    for (let i = 0; i < facts.muscles.length; i += 2) points += near === null ? 0 : 2 - Math.abs((trained.get(facts.muscles[i]) || 0) - facts.muscles[i + 1]);
    return points;
  };
}

// The exercises that fit what was typed: those of the same movement first, with what they train.
function pickEntries(wanted, pattern, near) {
  const kin = [], others = [], may = mayHave(currentClient());
  let hidden = 0;
  for (let place = 0; place < data.exercises.length; place++) {
    const facts = exercise(place);
    if (place === near || facts.pattern < 0 || !plain(`${facts.name} ${facts.id}`).includes(wanted)) continue;
    if (may && !may(place)) {
      hidden++;
      continue;
    }
    (facts.pattern === pattern ? kin : others).push(facts);
  }
  const rank = ranking(near);
  const ranked = (list) => list.map((facts) => ({ facts, rank: rank(facts) })).sort((a, b) => b.rank - a.rank || a.facts.place - b.facts.place).map(({ facts }) => facts);
  const shown = (wanted || pattern < 0 || !kin.length ? [...ranked(kin), ...ranked(others)] : ranked(kin)).slice(0, MOST_PICKS);
  // Who looks for something by name is told that it is there, but not for this client.
  const rest = wanted && hidden ? [el("li", { class: "aside" }, count("pick.hidden", hidden))] : [];
  if (!shown.length) return rest.length ? rest : [el("li", { class: "aside" }, t("pick.none"))];
  return [...shown.map((facts) => el("li", {}, button("pick", "", { "data-exercise": facts.id }, )))
    .map((entry, place) => {
      const muscles = shown[place].muscles.filter((_, index) => index % 2 === 0).map((muscle) => word("muscle", data.muscles[muscle]));
      entry.firstChild.append(el("span", { class: "exercise" }, shown[place].name), el("span", { class: "aside" }, ` ${muscles.slice(0, 3).join(", ")}`));
      return entry;
    }), ...rest];
}

function picked(id) {
  byId("picker").close();
  if (chosen) chosen(exercisePlaces.get(id));
  chosen = null;
}

// Tells something that the coach should have time to read.
function showMessage(title, lines, extra) {
  const dialog = byId("message");
  dialog.replaceChildren(el("h2", { id: "message-title" }, title), ...lines.map((line) => el("p", {}, line)), extra || "",
    el("div", { class: "buttons" }, button("close-dialog", t("close"), { class: "strong", autofocus: true })));
  dialog.showModal();
}

const KEYS = [
  ["Alt + ↑ ↓", "key.reorder"], ["Alt + ← →", "key.move"], ["Ctrl + C, Ctrl + V", "key.copy"], ["Delete", "key.remove"], ["Enter", "key.open"],
  ["Ctrl + Z", "key.undo"], ["Ctrl + Shift + Z", "key.redo"], ["Ctrl + S", "key.save"], ["/", "key.search"], ["[ ]", "key.week"], ["J K", "key.client"], ["N", "key.next"], ["W M", "key.view"],
];

function showHelp() {
  showMessage(t("help.title"), [t("help.text"), t("help.save", { folder: `output/inbox/${data.coach}/` })],
    el("table", { class: "keys" }, el("tbody", {}, ...KEYS.map(([keys, name]) => el("tr", {}, el("th", { scope: "row" }, el("kbd", {}, keys)), el("td", {}, t(name)))))));
}
