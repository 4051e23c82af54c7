// The file for the inbox: a review sheet with every row of every day that was changed, and of every week that is approved.

const TRUTH = new Set([
  "true", "false", "wahr", "falsch", "vrai", "faux", "verdadero", "verdadeiro", "falso", "vero", "waar", "onwaar", "prawda", "fałsz", "sant",
  "falskt", "sand", "falsk", "usann",
]);

// Words that spreadsheets understand inside a date, a time or a number, and the beginnings of months and weekdays.
const DATE_WORDS = /^(a|p|am|pm|uhr|h|t|z|e|m|st|nd|rd|th|er|de|of|eur|usd|gbp|chf|kr|[年月日時时分秒년월일])$/;
const DATE_STARTS = new Set(("jan jän feb fév fev mar mär mae mrz mrt apr avr abr may mai mag maj mei maa jun jui jul juh aug aoû aou ago sep set oct okt ott out " +
  "nov dec déc dez des dic ene gen giu lug mon tue wed thu fri sat sun die mit don fre sam son lun mer jeu ven dim").split(" "));
const mayBeDate = (word) => DATE_WORDS.test(word) || DATE_STARTS.has(word.slice(0, 3));

// Whether a spreadsheet would make something else of a text; in doubt it would, because an apostrophe too many costs nothing.
function isAltered(text) {
  if (!text || /^\d{1,2}-\d{1,2}-(\d{1,2}|X)-\d{1,2}$/.test(text)) return false;
  if (/^(0|[1-9]\d{0,8})$/.test(text)) return false;
  if (TRUTH.has(text.toLowerCase()) || /^(na|nan)$/i.test(text) || /^[\s\p{Cf}]*[=+\-@'＝＋－＠−]/u.test(text) || /^[\t\r\n]/.test(text) || /^#\S+$/.test(text) || /^0x/i.test(text)) return true;
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) || [];
  return /\p{N}/u.test(text) && words.every(mayBeDate);
}

// A cell that never gets an apostrophe: a day, which a spreadsheet may read as a date because it is one, and a word of ours.
const plainCell = (text) => ({ plain: text });

// A cell by RFC 4180.
function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const isPlain = value.plain !== undefined;
  const covered = isPlain ? value.plain : value.replace(/([,;\t\r\n])(?='|["\p{Cf}]*[=+\-@＝＋－＠−])/gu, "$1'");
  const text = !isPlain && isAltered(value) ? `'${covered}` : covered;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

// The places of rows in a day, from 1: a row keeps its own as long as they still rise.
function orders(rows) {
  let last = 0;
  return rows.map((row) => (last = row.order > last ? row.order : last + 1));
}

// What a plan gives to the file: days as `{ day, rows, deleted }`, and the weeks that are approved.
function outgoing(plan) {
  const approved = approvedWeeks(plan);
  const here = new Set(plan.days.flat().map((row) => row.id));
  const days = [];
  for (let day = 0; day < DAYS; day++) {
    if (!plan.isChanged(day) && !approved.has(Math.floor(day / 7) + 1)) continue;
    days.push({ day, rows: plan.days[day], deleted: plan.base[day].filter((row) => !here.has(row.id)) });
  }
  return { key: plan.key, client: plan.client.id, name: plan.client.name, start: plan.start, unit: plan.unit, approved: [...approved.keys()].sort(), notes: [...approved], days,
    revisions: plan.weeks.map((week) => (week ? week.revision : null)), statuses: plan.weeks.map((week) => (week ? week.status : "draft")),
    origins: Object.fromEntries([...plan.origin].filter(([id]) => here.has(id)).map(([id, origin]) => [id, Math.floor(origin.day / 7)])) };
}

// The lines of one plan, and what they hold.
function planLines(part, counts) {
  const lines = [];
  const line = (row, day, order, isDeleted) => {
    const week = Math.floor(day / 7) + 1;
    const isApproved = part.approved.includes(week);
    const stored = part.statuses[week - 1];
    // `approved` may be the state that a week has already; `approve` always is a wish. An edited week of an approved plan is a draft.
    const note = new Map(part.notes).get(week);
    const status = isApproved ? (note ? `approve: ${note}` : "approve") : stored === "approved" || !stored ? "draft" : stored;
    const from = part.origins[row.id] === undefined ? week - 1 : part.origins[row.id];
    const facts = data.exercises[row.exercise] || [row.exerciseID, row.exerciseName];
    const cells = {
      row_id: row.id, client_id: part.client, client_name: part.name, plan_start: plainCell(isoDate(part.start)), week,
      date: plainCell(isoDate(part.start + day)), status: plainCell(status), order, superset: row.superset, exercise_id: facts[0],
      exercise: facts[1], kind: row.kind, measure: row.measure, sets: row.sets, reps_min: row.repsMin, reps_max: row.repsMax,
      load: row.load === null ? null : row.load / 100, unit: part.unit, load_basis: row.basis, target: row.target, rir: row.rir,
      rest_s: row.rest, tempo: row.tempo, note: row.note, revision: part.revisions[from], delete: isDeleted ? "yes" : "",
    };
    lines.push(data.sheet.map((name) => cell(cells[name])).join(","));
  };
  for (const { day, rows, deleted } of part.days) {
    const places = orders(rows);
    rows.forEach((row, place) => line(row, day, places[place], false));
    deleted.forEach((row) => line(row, day, row.order, true));
    counts.rows += rows.length + deleted.length;
    counts.deleted += deleted.length;
    if (rows.length || deleted.length) counts.days++;
  }
  counts.weeks += part.approved.length;
  counts.clients++;
  return lines;
}

// The whole sheet as text, with what it holds counted.
function sheetText(parts) {
  const counts = { rows: 0, deleted: 0, days: 0, weeks: 0, clients: 0 };
  const lines = parts.flatMap((part) => planLines(part, counts));
  return { text: "\uFEFF" + [data.sheet.join(","), ...lines].map((line) => line + "\r\n").join(""), counts };
}

function fileName(now) {
  const two = (n) => String(n).padStart(2, "0");
  const date = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `${data.coach}-${date}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}.csv`;
}

// Hands the file to the browser. Returns its name.
function download(text) {
  const name = fileName(new Date());
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  return name;
}

// Saves everything that is changed or approved, and tells what that is.
function saveWork() {
  const parts = touchedPlans().map(outgoing);
  if (!parts.length) {
    noteSaved(null);
    keepWork();
    showWork();
    return say(t("said.nothingToSave"));
  }
  const { text, counts } = sheetText(parts);
  const name = download(text);
  noteSaved(name);
  keepWork();
  showWork();
  tellSaved(name, counts);
}

function tellSaved(name, counts) {
  const held = [count("held.clients", counts.clients), count("held.days", counts.days), count("held.rows", counts.rows)];
  if (counts.deleted) held.push(count("held.deleted", counts.deleted));
  if (counts.weeks) held.push(count("held.weeks", counts.weeks));
  showMessage(t("saved.title"), [t("saved.file", { name }), t("saved.holds", { what: held.join(", ") }), t("saved.where", { folder: `output/inbox/${data.coach}/` })]);
}
