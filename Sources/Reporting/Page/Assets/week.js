// The weekly view: seven days side by side, every row changed where it stands.

function input(name, value, row, isLocked, attributes) {
  return el("input", {
    name, value, type: "text", autocomplete: "off", spellcheck: name === "note" ? "true" : "false", disabled: isLocked,
    inputmode: { load: "decimal", note: null, target: null, tempo: null, superset: null }[name] === undefined ? "numeric" : name === "load" ? "decimal" : null,
    "aria-label": `${t(`column.${name}`)}, ${exerciseName(row.exercise)}`, ...attributes,
  });
}

// The texts of a row's inputs by column.
function cells(row) {
  const text = (value) => (value === null ? "" : String(value));
  return {
    sets: text(row.sets), reps_min: text(row.repsMin), reps_max: text(row.repsMax), load: load(row.load), rir: text(row.rir), rest_s: text(row.rest),
    tempo: row.tempo, target: row.target, superset: row.superset, note: row.note, kind: row.kind,
  };
}

// One row as a card.
function rowCard(plan, row, day) {
  const isLocked = !!plan.locked(day);
  const values = cells(row);
  const field = (name, attributes) => input(name, values[name], row, isLocked, attributes);
  const isOpen = state.openRows.has(row.id);
  const facts = exercise(row.exercise);
  const hasLoad = facts.item >= 0 || row.load !== null || (row.basis !== "none" && row.basis !== "band");
  const unit = longUnits[row.measure];
  const lines = el("div", { class: "cells" },
    el("span", { class: "cell" }, field("sets", { size: 2 }), el("span", { class: "sign" }, "×")),
    el("span", { class: "cell" }, field("reps_min", { size: 3 }), el("span", { class: "sign" }, "–"), field("reps_max", { size: 3 }), unit ? el("span", { class: "sign" }, t(unit)) : null),
    hasLoad ? el("span", { class: "cell" }, field("load", { size: 5, placeholder: " " }), el("span", { class: "sign" }, plan.unit + (row.basis === "per_hand" ? t("perHand") : ""))) : null,
    el("span", { class: "cell seldom effort" }, el("span", { class: "sign" }, "RIR"), field("rir", { size: 2 })),
    el("span", { class: "cell seldom" }, el("span", { class: "sign" }, t("rest")), field("rest_s", { size: 3 }), el("span", { class: "sign" }, "s")));
  const card = el("li", { class: "row", "data-row": row.id, tabindex: "0", "aria-roledescription": t("rowRole") },
    el("div", { class: "line" },
      handle(),
      el("button", { type: "button", class: "exercise", "data-action": "more", "aria-expanded": String(isOpen) },
        el("span", { class: "superset" }), el("span", { class: "exercise-name" }, exerciseName(row.exercise))),
      el("span", { class: "kind" })),
    lines, el("p", { class: "may-not", hidden: true }), el("p", { class: "aside asides" }, el("span", { class: "target-text" }), el("span", { class: "note-text" })),
    el("ul", { class: "last-times", hidden: true }),
    isOpen ? rowDetails(plan, row, isLocked, field) : null);
  decorateCard(plan, card, row, day);
  return card;
}

// What is a tap away: the rest of the columns, what can be done with the row, and why it is there.
function rowDetails(plan, row, isLocked, field) {
  const labelled = (name, control, kind) => el("label", { class: kind }, el("span", {}, t(`column.${name}`)), control);
  const kinds = el("select", { name: "kind", disabled: isLocked }, ...data.kinds.map((kind) => el("option", { value: kind, selected: kind === row.kind }, word("kind", kind))));
  const act = (action, text) => button(action, text, { disabled: isLocked && action !== "copy-row" });
  return el("div", { class: "details" },
    el("div", { class: "fields" }, labelled("tempo", field("tempo", { size: 8, placeholder: "2-0-1-0", "aria-label": null })),
      labelled("superset", field("superset", { size: 2, maxlength: 1, "aria-label": null })), labelled("kind", kinds),
      labelled("target", field("target", { size: 16, "aria-label": null }), "whole"), labelled("note", field("note", { "aria-label": null }), "whole")),
    el("div", { class: "buttons" }, act("swap", t("swap")), act("copy-row", t("copy")), act("remove", t("remove")),
      act("move-up", t("moveUp")), act("move-down", t("moveDown")), act("move-left", t("moveLeft")), act("move-right", t("moveRight"))),
    reasonList(row));
}

function reasonList(row) {
  const reasons = row.reasons >= 0 ? data.reasons[row.reasons] : [];
  if (!reasons.length) return el("p", { class: "aside" }, t("reasons.none"));
  return el("div", { class: "reasons" }, el("h5", {}, t("reasons.title")),
    el("ul", {}, ...reasons.map((place) => {
      const [id, file, line, text] = data.rules[place];
      return el("li", {}, text, " ", el("code", {}, `${id} · ${file}:${line}`));
    })));
}

// Gives an input the text of its cell; what it starts from is known by it, so that typing can be told from it.
function fill(control, text) {
  control.value = text;
  if (control.tagName === "INPUT") control.defaultValue = text;
}

// What a card says of its row beside the inputs; done again whenever the row is changed.
function decorateCard(plan, card, row, day) {
  const origin = plan.origin.get(row.id);
  const isChanged = !origin || origin.day !== day || !sameRow(origin.row, row);
  card.classList.toggle("changed", isChanged);
  card.setAttribute("aria-label", `${exerciseName(row.exercise)}, ${rowText(row, plan.unit)}${isChanged ? ", " + t("changedHere") : ""}`);
  const show = (name, text) => {
    const element = card.querySelector(name);
    element.textContent = text;
    element.hidden = !text;
  };
  show(".superset", row.superset);
  show(".kind", row.kind === "work" ? "" : word("kind", row.kind));
  card.querySelector(".exercise").dataset.kind = word("kind", row.kind);
  show(".target-text", row.target);
  show(".note-text", row.note);
  showLastTimes(plan, card, row, day);
  show(".may-not", isForbidden(plan, row) ? t("mayNot") : "");
  // Build-up sets are many and rarely changed: one line is enough until somebody opens them.
  card.classList.toggle("no-effort", row.rir === null && row.kind !== "work");
  card.classList.toggle("light", row.kind === "ramp");
  card.classList.toggle("open", state.openRows.has(row.id));
  const after = plan.days[day][plan.days[day].indexOf(row) + 1];
  card.classList.toggle("follows", row.kind === "ramp" && !!after && after.exercise === row.exercise);
  const values = cells(row);
  for (const control of card.querySelectorAll("input, select")) {
    const text = values[control.name];
    if (text !== undefined && control.value !== text && control !== document.activeElement) fill(control, text);
    if (origin && control.tagName === "INPUT") control.classList.toggle("changed", cells(origin.row)[control.name] !== text);
  }
}

// One day with its heading, findings and rows.
function dayColumn(plan, day) {
  const session = plan.sessions[day], rows = plan.days[day], week = Math.floor(day / 7) + 1;
  const lock = plan.locked(day);
  const isRest = !rows.length && !session;
  const act = (action, text, title, attributes) => button(action, text, { title, "aria-label": `${title}, ${dayTitle(plan, day)}`, ...attributes });
  return el("section", {
    class: `day${rows.length ? "" : " rest"}${lock ? " locked" : ""}${plan.date(day) === today ? " today" : ""}`, "data-day": `${week}-${(day % 7) + 1}`,
    "aria-label": longDate(plan.date(day)),
  },
    el("header", {},
      el("h4", {}, el("span", { class: "weekday" }, weekdayName(plan.date(day))), " ", el("span", { class: "short-date" }, shortDate(plan.date(day)))),
      el("p", { class: "focus" }, rows.length ? [session ? session.focus : t("ownSession"), session ? ` · ${count("minutes", session.minutes)}` : ""].join("") : isRest ? t("restDay") : t("emptyDay")),
      el("p", { class: "marks" }),
      el("div", { class: "tools" },
        lock ? el("span", { class: "lock", title: lock }, icon("lock"), lock) : act("add", icon("add"), t("add")),
        rows.length ? act("copy-day", icon("copy"), t("copyDay")) : null,
        lock ? null : act("paste", icon("paste"), t("paste"), { class: "paste-day" }))),
    findingList(findingsOf(plan, week, (day % 7) + 1)),
    el("ol", { class: "rows" }, ...rows.map((row) => rowCard(plan, row, day))));
}

function decorateDay(plan, column, day) {
  const marks = [];
  if (plan.isDirty(day)) marks.push(el("span", { class: "dirty", title: t("dirty.title") }, t("dirty")));
  if (plan.isChanged(day)) marks.push(el("span", { class: "touched" }, `● ${t("changedHere")}`));
  column.querySelector(".marks").replaceChildren(...marks);
  for (const row of plan.days[day]) {
    const card = column.querySelector(`[data-row="${row.id}"]`);
    if (card && card.classList.contains("row")) decorateCard(plan, card, row, day);
  }
}

function findingList(findings) {
  if (!findings.length) return null;
  return el("ul", { class: "findings" }, ...findings.map((finding) => el("li", { class: finding.severity, title: finding.code },
    el("span", { class: `badge ${finding.severity}` }, t(`severity.${finding.severity}`)), " ", finding.message,
    finding.hint ? el("span", { class: "hint" }, ` (${finding.hint})`) : null)));
}

// The heading of a week: phase, status, what holds for it, and what can be done with it.
function weekHead(plan, number) {
  const week = plan.weeks[number - 1];
  if (!week) return el("div", { class: "week-head", "data-week": number }, el("p", {}, t("locked.none")));
  const first = plan.date(dayOf(number, 1));
  const isOpen = week.status !== "finalized";
  return el("div", { class: "week-head", "data-week": number },
    el("h3", {}, `${t("week.n", { week: number })} · ${word("phase", week.phase)}`, el("span", { class: "dates" }, ` ${shortDate(first)} – ${shortDate(first + 6)}`)),
    el("div", { class: "marks" }, statusMark(week.status), el("span", { class: "revision" }, t("revision", { revision: week.revision })), el("span", { class: "to-approve", hidden: true }, t("toApprove"))),
    el("div", { class: "buttons" },
      isOpen ? button("approve-week", t("approveWeek"), { class: "strong", "aria-pressed": "false" }) : null,
      button("copy-week", t("copyWeek")), isOpen ? button("paste", t("pasteWeek"), { class: "paste-week" }) : null),
    el("label", { class: "approval", hidden: true }, el("span", {}, t("approvalNote")), el("input", { name: "approval", type: "text", autocomplete: "off" })),
    ...weekNews(plan, week), findingList(findingsOf(plan, number, 0)));
}

// What a coach should know before changing a week.
function weekNews(plan, week) {
  const news = [];
  if (week.status === "approved") news.push(t("news.approved", { revision: week.revision }));
  if (week.status === "finalized") news.push(t("news.finalized"));
  if (week.inForce && week.inForce < week.revision) news.push(t("news.inForce", { revision: week.inForce }));
  if (plan.block.suspended && (week.status === "approved" || week.inForce)) news.push(t("news.suspended"));
  return news.map((text) => el("p", { class: "news" }, text));
}

function decorateWeekHead(plan, head) {
  const number = Number(head.dataset.week);
  const isApproved = approvedWeeks(plan).has(number);
  const mark = head.querySelector(".to-approve"), control = head.querySelector('[data-action="approve-week"]');
  if (mark) mark.hidden = !isApproved;
  const note = head.querySelector(".approval");
  if (note) {
    note.hidden = !isApproved || !(hasWarnings(plan, number) || approvedWeeks(plan).get(number));
    if (note.lastChild !== document.activeElement) fill(note.lastChild, approvedWeeks(plan).get(number) || "");
  }
  if (control) {
    control.hidden = !isApproved && !openWeeks(plan).includes(number);
    control.setAttribute("aria-pressed", String(isApproved));
    control.textContent = t(isApproved ? "approveNot" : "approveWeek");
  }
}

// Whether a week has something that a note could accept.
const hasWarnings = (plan, week) => findingsOf(plan).some((finding) => finding.severity === "warning" && (finding.week === week || finding.week === 0));

// The tabs of the four weeks, each with where it stands.
function weekTabs(plan) {
  return el("div", { class: "week-tabs", role: "group", "aria-label": t("weeks") }, ...[1, 2, 3, 4].map((number) =>
    button("week", t("week.n", { week: number }), { "data-number": number, "aria-pressed": String(number === state.week) })));
}

// Dots say the status, a tick that the week is to be approved with the next save; both are there as words, too.
function decorateTab(plan, tab) {
  const number = Number(tab.dataset.number), week = plan.weeks[number - 1], isMarked = approvedWeeks(plan).has(number);
  const text = isMarked ? t("toApproveShort") : word("status", week ? week.status : "unknown");
  tab.title = week ? `${word("phase", week.phase)}, ${text}` : t("locked.none");
  tab.replaceChildren(t("week.n", { week: number }), el("span", { class: isMarked ? "tick" : `dot ${week ? week.status : "unknown"}` }, isMarked ? icon("tick") : null, el("span", { class: "hidden" }, `, ${text}`)));
}

function weeklyView(plan) {
  const days = Array.from({ length: 7 }, (_, place) => dayOf(state.week, place + 1));
  const grid = el("div", { class: "week" }, ...days.map((day) => dayColumn(plan, day)));
  shapeWeek(plan, grid);
  return el("div", { class: "weekly" }, weekTabs(plan), weekHead(plan, state.week), grid);
}

// Days with training get the room, days without it a narrow column.
function shapeWeek(plan, grid) {
  const widths = Array.from({ length: 7 }, (_, place) => (plan.days[dayOf(state.week, place + 1)].length ? "minmax(11.5rem, 4fr)" : "minmax(4.4rem, 1fr)"));
  grid.style.setProperty("--columns", widths.join(" "));
}
