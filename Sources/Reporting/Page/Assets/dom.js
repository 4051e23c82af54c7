// Elements. Text only ever goes in as text, so that a name or note can't become markup.

const SVG = "http://www.w3.org/2000/svg";

// Makes an element: `attributes` go in as they are, functions and `true`/`false`/null as one expects, children are elements or texts.
function make(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

const el = (tag, attributes, ...children) => make(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) => make(document.createElementNS(SVG, tag), attributes, children);
const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// A button with an action; more attributes as one likes.
const button = (action, text, attributes) => el("button", { type: "button", "data-action": action, ...attributes }, text);

// Small pictures on buttons, drawn here because fonts differ in what they have.
const ICONS = {
  add: "M8 3v10M3 8h10",
  copy: "M6 6h7v7H6zM10 6V3H3v7h3",
  paste: "M5 3.5H3.5v10h9v-10H11M6 2.5h4v2.5H6zM8 7.5v4M6.3 9.9L8 11.6l1.7-1.7",
  undo: "M4 7h6a3 3 0 0 1 0 6H6M4 7l3-3M4 7l3 3",
  redo: "M12 7H6a3 3 0 0 0 0 6h4M12 7L9 4M12 7l-3 3",
  before: "M10 3L5 8l5 5",
  after: "M6 3l5 5-5 5",
  tick: "M3 8.5l3.2 3.2L13 5",
  lock: "M4 7.5h8v6H4zM5.5 7.5V5.5a2.5 2.5 0 0 1 5 0v2",
};

function icon(name) {
  return svg("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true", focusable: "false" }, svg("path", { d: ICONS[name] }));
}

// The handle by which a row is dragged; its dots are drawn by the style.
const handle = () => el("span", { class: "handle", "aria-hidden": "true", title: t("drag") });

// Says something to those who listen and those who look.
function say(text) {
  byId("refused").textContent = "";
  byId("said").textContent = text;
  fade("said");
}

// Says why something was not done.
function refuse(text) {
  byId("said").textContent = "";
  byId("refused").textContent = text;
  fade("refused");
}

const fading = {};
function fade(id) {
  clearTimeout(fading[id]);
  const element = byId(id);
  element.classList.add("shown");
  fading[id] = setTimeout(() => element.classList.remove("shown"), 9000);
}

// Where the focus is, told in a way that outlives the elements.
function focusPlace() {
  const active = document.activeElement;
  if (!active || active === document.body) return null;
  const row = active.closest("[data-row]"), day = active.closest("[data-day]"), week = active.closest("[data-week]");
  return {
    row: row && row.dataset.row, day: day && day.dataset.day, week: week && week.dataset.week, name: active.name || null,
    action: active.dataset.action || null, client: active.dataset.client || null, id: active.id || null,
    start: active.selectionStart, end: active.selectionEnd,
  };
}

// Brings the focus back to where it was, or as near as there is something.
function restoreFocus(place) {
  if (!place || (place.id && byId(place.id) === document.activeElement)) return;
  const inside = (selector) => {
    if (place.name) return `${selector} [name="${place.name}"]`;
    return place.action ? `${selector} [data-action="${place.action}"]` : selector;
  };
  const tries = [];
  const plan = byId("plan");
  if (place.row) tries.push(inside(`[data-row="${place.row}"]`), `[data-row="${place.row}"]`);
  if (place.day) tries.push(inside(`[data-day="${place.day}"]`), `[data-day="${place.day}"]`);
  if (place.week && place.action) tries.push(`[data-week="${place.week}"] [data-action="${place.action}"]`);
  if (place.action) tries.push(`[data-action="${place.action}"]`);
  for (const selector of tries) {
    const found = plan.querySelector(selector);
    if (!found || found.disabled) continue;
    found.focus({ preventScroll: true });
    if (place.name && found.setSelectionRange && place.start !== null) found.setSelectionRange(place.start, place.end);
    return;
  }
}
