// Approval: weeks that are marked are written whole and as `approve` into the next file.

// The weeks that can be approved: drafts, those that wait, and approved ones that are changed here. Weeks that are over stay as they are.
function openWeeks(plan) {
  const changed = new Set(plan.changedDays().map((day) => Math.floor(day / 7) + 1));
  return [1, 2, 3, 4].filter((week) => {
    const status = (plan.weeks[week - 1] || {}).status;
    if (plan.date(week * 7 - 1) < today) return false;
    return status === "draft" || status === "pending" || (status === "approved" && changed.has(week));
  });
}

function approveWeek(plan, week) {
  const isApproved = approvedWeeks(plan).has(week);
  if (!isApproved && !openWeeks(plan).includes(week)) return refuse(t("refuse.approved", { week }));
  if (!isApproved && hasErrors(plan, week)) return refuse(t("refuse.errors", { week }));
  approve(plan, [[week, isApproved ? null : ""]], t(isApproved ? "edit.approveNot" : "edit.approve", { week }));
  say(t(isApproved ? "said.approveNot" : "said.approve", { week, name: plan.client.name || plan.client.id }));
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
  say(t(isApproved ? "said.approveMonthNot" : "said.approveMonth", { name: plan.client.name || plan.client.id }));
}
