// Paper gets the whole block of the client who is shown.
function preparePaper() {
  const plan = currentPlan(), client = currentClient();
  if (!plan) return byId("paper").replaceChildren();
  const days = (week) => Array.from({ length: 7 }, (_, place) => dayOf(week, place + 1)).filter((day) => plan.days[day].length);
  return byId("paper").replaceChildren(
    el("h1", {}, clientLabel(client)), el("p", {}, `${t("week.n", { week: "1–4" })}: ${shortDate(plan.start)} – ${shortDate(plan.start + DAYS - 1)}`),
    ...loggedLines(client), ...[1, 2, 3, 4].filter((week) => plan.weeks[week - 1]).map((week) => el("section", { class: "paper-week" },
      el("h2", {}, `${t("week.n", { week })} · ${word("phase", plan.weeks[week - 1].phase)} · ${word("status", plan.weeks[week - 1].status)}`),
      el("div", { class: "paper-days" }, ...days(week).map((day) => el("div", { class: "paper-day" },
        el("h3", {}, `${dayTitle(plan, day)}${plan.sessions[day] ? ` · ${plan.sessions[day].focus}` : ""}`),
        ...(client.profile ? client.profile[6] : []).map((sentence) => el("p", { class: "paper-mind" }, sentence)),
        el("ol", {}, ...plan.days[day].map((row) => el("li", {}, el("b", {}, `${row.superset ? row.superset + " " : ""}${exerciseName(row.exercise)}`), row.kind === "work" ? "" : ` (${word("kind", row.kind)})`, ` ${rowText(row, plan.unit)}`,
          row.rest ? ` · ${t("rest")} ${row.rest} s` : "", row.note ? el("i", {}, ` ${row.note}`) : "",
          ...lastTimes(plan, row, day).slice(0, 1).map((time) => el("div", { class: "paper-last" }, `${t("lastTime")} ${timeText(time)}`))))))))), el("p", {}, t("notice"))));
}
window.addEventListener("beforeprint", preparePaper);
