// Who a client is, in a line, and what they may be given.

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const A_MONDAY = 4;

function profileLines(client) {
  if (!client.profile) return [];
  const [goal, level, days, minutes, kit, conditions, cautions] = client.profile;
  const parts = [goal, t(`level.${level}`), days.map((day) => weekdayName(A_MONDAY + WEEKDAYS.indexOf(day))).join(" "), count("minutes", minutes), data.words[kit] || t("profile.noKit")];
  return [
    el("p", { class: "profile" }, parts.join(" · ")),
    conditions.length ? el("p", { class: "profile conditions" }, el("b", {}, conditions.join(", ")), cautions.length ? `: ${cautions.join(" ")}` : null) : null,
  ];
}

// Whether a client may be given an exercise, by its place: kit, conditions, level and wishes, as the night knows them; null where it doesn't.
function mayHave(client) {
  if (!client || client.may === undefined) return null;
  const digits = data.words[client.may];
  return (place) => place >> 2 < digits.length && (parseInt(digits[place >> 2], 16) >> (3 - (place & 3)) & 1) === 1;
}

// Whether a row has an exercise that its client may not be given, and that was not in the plan as the store has it.
function isForbidden(plan, row) {
  const may = mayHave(plan.client), origin = plan.origin.get(row.id);
  return !!may && !(origin && origin.row.exercise === row.exercise) && !may(row.exercise);
}

// What was said of an edit, and of its rows those that the client may not have: the file would be taken in, and its week refused.
function withForbidden(text, plan, rows) {
  const names = [...new Set(rows.filter((row) => isForbidden(plan, row)).map((row) => exerciseName(row.exercise)))];
  return names.length ? `${text} ${count("said.mayNot", names.length, { exercises: names.join(", ") })}` : text;
}
