// Everything that can be done without a pointer.

const isTyping = (target) => !!target.closest("input, select, textarea");

function pressed(event) {
  if (event.key === "Escape" && drag) return endDrag(false);
  if (document.querySelector("dialog[open]")) return;
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && !event.altKey && commandKey(event)) return event.preventDefault();
  if (event.altKey && arrowKey(event)) return event.preventDefault();
  if (isTyping(event.target)) return typingKey(event);
  if (isCommand || event.altKey) return;
  if (plainKey(event)) event.preventDefault();
}

// Ctrl or Command with a letter. While something is typed, undo, copy and paste belong to the text.
function commandKey(event) {
  const key = event.key.toLowerCase();
  if (key === "s") return event.repeat || act("save", event.target), true;
  const target = event.target;
  if (isTyping(target) && (target.type === "search" || target.value !== target.defaultValue || key === "c" || key === "v" || key === "x")) return false;
  if (key === "z") return act(event.shiftKey ? "redo" : "undo", target), true;
  if (key === "y") return act("redo", target), true;
  if (String(window.getSelection())) return false;
  if (key === "c") return act(target.closest(".row") ? "copy-row" : "copy-day", target);
  if (key === "v") return act("paste", target);
  return false;
}

function arrowKey(event) {
  const row = event.target.closest(".row[data-row], .brief[data-row]"), plan = currentPlan();
  const moves = { ArrowUp: [-1, false], ArrowDown: [1, false], ArrowLeft: [-1, true], ArrowRight: [1, true] }[event.key];
  if (!row || !plan || !moves) return false;
  const id = row.dataset.row;
  // What is being typed counts before the row moves.
  if (isTyping(event.target)) event.target.blur();
  nudge(plan, id, ...moves);
  const card = byId("plan").querySelector(`[data-row="${id}"]`);
  if (card) card.focus();
  return true;
}

// Escape gives back what was there, Enter takes what was typed and stays.
function typingKey(event) {
  const row = event.target.closest("[data-row]"), plan = currentPlan();
  if (event.target.id === "search" && event.key === "Enter") {
    const first = all("#client-list li").find((entry) => !entry.hidden);
    if (first) first.querySelector("button").click();
  }
  if (!row || !plan) return;
  if (event.key === "Escape") {
    const found = plan.find(row.dataset.row);
    if (found) fill(event.target, cells(found.row)[event.target.name]);
    row.focus();
  }
}

function plainKey(event) {
  const plan = currentPlan(), target = event.target;
  const row = target.closest(".row[data-row]"), isRow = row === target;
  switch (event.key) {
    case "/": return byId("search").focus(), true;
    case "[": return showWeek(state.week - 1), true;
    case "]": return showWeek(state.week + 1), true;
    case "j": return act("client-after", target);
    case "k": return act("client-before", target);
    case "n": return act("client-next", target);
    case "w": return show({ view: "weekly" }), true;
    case "m": return show({ view: "monthly" }), true;
    case "?": return showHelp(), true;
    case "Delete": return isRow && plan ? (act("remove", row), true) : false;
    case "Enter": return isRow ? (act("more", row), true) : target.classList.contains("cell-day") ? (openDay(target), true) : false;
    case "ArrowDown": case "ArrowUp": case "ArrowLeft": case "ArrowRight": return gridKey(event, plan, isRow, row);
    default: return false;
  }
}

// Arrows walk from card to card, and in the month from day to day.
function gridKey(event, plan, isRow, row) {
  if (event.target.classList.contains("cell-day")) {
    stepCell(plan, { ArrowDown: 7, ArrowUp: -7, ArrowLeft: -1, ArrowRight: 1 }[event.key]);
    return true;
  }
  if (!isRow || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return false;
  const cards = all(".row[data-row]", byId("plan"));
  const next = cards[cards.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) next.focus();
  return true;
}

document.addEventListener("keydown", pressed);
