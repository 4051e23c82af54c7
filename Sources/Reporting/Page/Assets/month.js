// The monthly view: 28 days in a grid, to look at, to copy and to drag; Enter opens a day's week.

function dayCell(plan, day) {
  const session = plan.sessions[day], rows = plan.days[day], week = Math.floor(day / 7) + 1;
  const lock = plan.locked(day);
  const findings = findingsOf(plan, week, (day % 7) + 1);
  return el("td", {
    class: `cell-day${rows.length ? "" : " rest"}${lock ? " locked" : ""}${plan.date(day) === today ? " today" : ""}`, role: "gridcell",
    "data-day": `${week}-${(day % 7) + 1}`, tabindex: day === state.monthDay ? "0" : "-1",
    "aria-label": `${longDate(plan.date(day))}: ${rows.length ? `${session ? session.focus + ", " : ""}${count("exercises", rows.length)}` : t("restDay")}${lock ? ", " + lock : ""}`,
  },
    el("div", { class: "date" }, el("span", { class: "weekday" }, `${weekdayName(plan.date(day))} ${shortDate(plan.date(day))}`), el("span", { class: "marks" })),
    rows.length ? el("p", { class: "focus" }, session ? `${session.focus} · ${count("minutes", session.minutes)}` : t("ownSession")) : null,
    findings.length ? el("p", { class: "badges" }, ...findings.map((finding) => el("span", { class: `badge ${finding.severity}`, title: finding.message }, t(`severity.${finding.severity}`)))) : null,
    el("ol", { class: "rows" }, ...rows.filter((row) => row.kind !== "ramp").map((row) => el("li", { class: "brief", "data-row": row.id },
      lock ? null : handle(), el("span", { class: "exercise" }, exerciseName(row.exercise)), el("span", { class: "numbers" }, briefText(row, plan)),
      ...lastTimes(plan, row, day).slice(0, 1).map((time) => el("span", { class: "last" }, timeText(time)))))),
    rampLine(rows),
    el("div", { class: "tools" }, rows.length ? button("copy-day", icon("copy"), { title: t("copyDay"), "aria-label": `${t("copyDay")}, ${dayTitle(plan, day)}`, tabindex: "-1" }) : null,
      lock ? null : button("paste", icon("paste"), { class: "paste-day", title: t("paste"), "aria-label": `${t("paste")}, ${dayTitle(plan, day)}`, tabindex: "-1" })));
}

// Build-up sets are only counted here.
function rampLine(rows) {
  const ramps = rows.filter((row) => row.kind === "ramp").length;
  return ramps ? el("p", { class: "aside ramps" }, count("ramps", ramps)) : null;
}

const briefText = (row, plan) => `${row.sets}×${repsText(row)}${row.load === null ? "" : ` · ${load(row.load)} ${plan.unit}`}`;

// Weekdays on which something is trained in any week get the room.
function monthColumns(plan) {
  const isUsed = (place) => [0, 7, 14, 21].some((week) => plan.days[week + place].length || plan.sessions[week + place]);
  return el("colgroup", {}, el("col", { class: "week-column" }), ...Array.from({ length: 7 }, (_, place) => el("col", { class: isUsed(place) ? "" : "rest-column" })));
}

function decorateCell(plan, cell, day) {
  const marks = [];
  if (plan.isDirty(day)) marks.push(el("span", { class: "dirty", title: t("dirty.title") }, t("dirty")));
  if (plan.isChanged(day)) marks.push(el("span", { class: "touched", title: t("changedHere") }, "●", el("span", { class: "hidden" }, t("changedHere"))));
  cell.querySelector(".marks").replaceChildren(...marks);
}

function monthlyView(plan) {
  const rows = [1, 2, 3, 4].map((week) => el("tr", { role: "row" },
    el("th", { scope: "row", role: "rowheader" }, weekHead(plan, week)),
    ...Array.from({ length: 7 }, (_, place) => dayCell(plan, dayOf(week, place + 1)))));
  return el("div", { class: "monthly" }, 
    el("table", { class: "month", role: "grid", "aria-label": t("monthGrid", { name: clientLabel(plan.client) }) }, monthColumns(plan), el("tbody", {}, ...rows)));
}

// Moves the focus in the grid by so many days.
function stepCell(plan, by) {
  const day = Math.min(DAYS - 1, Math.max(0, state.monthDay + by));
  const cell = cellOf(day);
  if (!cell) return;
  const old = cellOf(state.monthDay);
  if (old) old.tabIndex = -1;
  state.monthDay = day;
  cell.tabIndex = 0;
  cell.focus();
}

const dayKey = (day) => `${Math.floor(day / 7) + 1}-${(day % 7) + 1}`;
const cellOf = (day) => byId("plan").querySelector(`[data-day="${dayKey(day)}"]`);

// The place of the day that a `data-day` names.
function dayPlace(key) {
  const [week, day] = key.split("-").map(Number);
  return dayOf(week, day);
}
