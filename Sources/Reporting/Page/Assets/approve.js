// Approval: weeks that are marked are written whole and as `approve` into the next file.

// The weeks that can be approved: drafts, those that wait, and approved ones that are changed here. Weeks that are over stay as they are.
function openWeeks(plan) {
  const changed = new Set(plan.changedDays().map((day) => Math.floor(day / 7) + 1));
  return [1, 2, 3, 4].filter((week) => {
    const status = (plan.weeks[week - 1] || {}).status;
    if (plan.date(dayOf(week, 7)) < today) return false;
    return status === "draft" || status === "pending" || (status === "approved" && changed.has(week));
  });
}

function approveWeek(plan, week) {
  const isApproved = approvedWeeks(plan).has(week);
  if (!isApproved && !openWeeks(plan).includes(week)) return refuse(t("refuse.approved", { week }));
  if (!isApproved && hasErrors(plan, week)) return refuse(t("refuse.errors", { week }));
  approve(plan, [[week, isApproved ? null : ""]], t(isApproved ? "edit.approveNot" : "edit.approve", { week }));
  say(t(isApproved ? "said.approveNot" : "said.approve", { week, name: clientLabel(plan.client) }));
}

// Takes the note of a week that is to be approved.
function noteApproval(control) {
  const plan = currentPlan(), week = Number(control.closest("[data-week]").dataset.week);
  const result = readNote(control.value, data.bounds.noteLength);
  if (result.why) return refuse(`${result.why}.`);
  if (approvedWeeks(plan).get(week) !== result.value) approve(plan, [[week, result.value]], t("edit.approvalNote", { week }));
  return undefined;
}

// An error that was found in a week as it is stored, and nothing of it was changed since.
function hasErrors(plan, week) {
  const isChanged = plan.changedDays().some((day) => Math.floor(day / 7) + 1 === week);
  return !isChanged && findingsOf(plan).some((finding) => finding.severity === "error" && (finding.week === week || finding.week === 0));
}

function approveMonth(plan) {
  const open = openWeeks(plan), marked = approvedWeeks(plan);
  const isApproved = open.every((week) => marked.has(week));
  const failing = open.find((week) => hasErrors(plan, week));
  if (!isApproved && failing) return refuse(t("refuse.errors", { week: failing }));
  approve(plan, open.map((week) => [week, isApproved ? null : marked.get(week) || ""]), t(isApproved ? "edit.approveMonthNot" : "edit.approveMonth"));
  say(t(isApproved ? "said.approveMonthNot" : "said.approveMonth", { name: clientLabel(plan.client) }));
}

// The weeks against which nothing was found: they wait as they are stored, and nothing of them was changed or marked here.
function cleanWeeks(plan) {
  const marked = approvedWeeks(plan), changed = new Set(plan.changedDays().map((day) => Math.floor(day / 7) + 1));
  const isDoubted = (week) => findingsOf(plan).some((finding) => finding.severity !== "info" && (finding.week === week || finding.week === 0));
  return openWeeks(plan).filter((week) =>
    plan.weeks[week - 1].status === "pending" && !marked.has(week) && !changed.has(week) && plan.weekRows(week).length && !isDoubted(week));
}

// Every plan with such weeks: `{ plan, notes }`.
const cleanPlans = () => clients.flatMap(plansOf).map((plan) => ({ plan, notes: cleanWeeks(plan).map((week) => [week, ""]) })).filter(({ notes }) => notes.length);

// Says how many weeks would be approved, and asks.
function askApproveClean() {
  const list = cleanPlans();
  if (!list.length) return refuse(t("refuse.noClean"));
  const weeks = list.reduce((sum, { notes }) => sum + notes.length, 0), who = new Set(list.map(({ plan }) => plan.client)).size;
  return showMessage(t("approveClean"), [count("clean.ask", weeks, { clients: count("held.clients", who) }), t("clean.rest")],
    button("approve-clean-yes", count("clean.yes", weeks), { class: "strong" }));
}

function approveClean() {
  const list = cleanPlans();
  if (!list.length) return;
  approveTogether(list, t("edit.approveClean"));
  searchClients();
  say(count("said.approveClean", list.reduce((sum, { notes }) => sum + notes.length, 0)));
}
