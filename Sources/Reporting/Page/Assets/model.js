// What the page was made from: clients, their blocks, and the days of a block with their rows.
//
// A row is never changed: an edit puts another in its place, so that what was before can always be put back.

const WEEKS = 4, DAYS = 28;
const clients = data.clients;

// The coach may open the page days after it was made: what has passed by then is past as well.
const today = (() => {
  const now = new Date();
  const local = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86400000;
  return Math.max(dayNumber(data.today), local);
})();

// The place of each column in a row's array, by the column's name in a sheet.
const AT = Object.fromEntries(data.columns.map((name, place) => [name, place]));

// What an edit may change of a row.
const COLUMNS = ["superset", "exercise", "kind", "measure", "sets", "repsMin", "repsMax", "load", "basis", "target", "rir", "rest", "tempo", "note"];

// The days of a block are counted from 0: that of a week (1 to 4) and of its day (1 to 7, in a row's column `date`).
const dayOf = (week, day) => (week - 1) * 7 + day - 1;

// The part of a list of a block's days that is one week's.
const ofWeek = (days, week) => days.slice(dayOf(week, 1), dayOf(week, 8));

function decodeRow(a) {
  return Object.freeze({
    id: a[AT.row_id], order: a[AT.order], superset: data.words[a[AT.superset]], exercise: a[AT.exercise_id], kind: data.kinds[a[AT.kind]],
    measure: data.measures[a[AT.measure]], sets: a[AT.sets], repsMin: a[AT.reps_min], repsMax: a[AT.reps_max], load: a[AT.load],
    basis: data.bases[a[AT.load_basis]], target: data.words[a[AT.target]], rir: a[AT.rir], rest: a[AT.rest_s],
    tempo: data.words[a[AT.tempo]], note: data.words[a[AT.note]], reasons: a[AT.reasons],
  });
}

// An exercise by its place.
function exercise(place) {
  const a = data.exercises[place];
  return {
    place, id: a[0], name: a[1], pattern: a[2] === undefined ? -1 : a[2], measure: data.measures[a[3]] || "reps", basis: data.bases[a[4]] || "none",
    item: a[5] === undefined ? -1 : a[5], muscles: a[6] || [], isStaple: (a[7] & 1) > 0, isCompound: (a[7] & 2) > 0,
  };
}
const exerciseName = (place) => data.exercises[place][1];

// The plan of one block of one client: `base` is what the store holds, `days` what the coach has made of it.
class Plan {
  constructor(client, block) {
    this.client = client;
    this.block = block;
    this.key = `${client.id}/${block.start}`;
    this.start = dayNumber(block.start);
    this.unit = block.unit;
    this.weeks = [];
    for (const week of block.weeks) this.weeks[week.week - 1] = week;
    this.sessions = [];
    for (const [week, day, focus, minutes] of block.sessions) this.sessions[dayOf(week, day)] = { focus: data.words[focus], minutes };
    this.base = Array.from({ length: DAYS }, () => []);
    this.origin = new Map();
    for (const a of block.rows) {
      const row = decodeRow(a), day = dayOf(a[AT.week], a[AT.date]);
      this.base[day].push(row);
      this.origin.set(row.id, { day, row });
    }
    this.days = this.base.map((rows) => rows);
  }

  date(day) { return this.start + day; }
  week(day) { return this.weeks[Math.floor(day / 7)]; }

  // Why a day can't be changed, or null.
  locked(day) {
    const week = this.week(day);
    if (!week) return t("locked.none");
    if (week.status === "finalized") return t("locked.finalized");
    return this.date(day) < today ? t("locked.past") : null;
  }

  isChanged(day) { return !sameRows(this.days[day], this.base[day]); }

  changedDays() {
    const changed = [];
    for (let day = 0; day < DAYS; day++) if (this.isChanged(day)) changed.push(day);
    return changed;
  }

  // Whether a day was changed in the store since the plan was last valid.
  isDirty(day) {
    const week = this.week(day);
    return !!(week && week.dirty && week.dirty.includes((day % 7) + 1));
  }

  find(id) {
    for (let day = 0; day < DAYS; day++) {
      const place = this.days[day].findIndex((row) => row.id === id);
      if (place >= 0) return { day, place, row: this.days[day][place] };
    }
    return null;
  }

  // Rows of a week by the way they count.
  weekRows(week) { return ofWeek(this.days, week).flat(); }
}

function sameRow(a, b) {
  return a === b || (a.id === b.id && COLUMNS.every((name) => a[name] === b[name]));
}

function sameRows(a, b) {
  return a === b || (a.length === b.length && a.every((row, place) => sameRow(row, b[place])));
}

const plans = new Map();

// The plans of a client, the earlier block first; made when they are first asked for.
function plansOf(client) {
  if (!plans.has(client.id)) plans.set(client.id, client.blocks.map((block) => new Plan(client, block)));
  return plans.get(client.id);
}

const clientById = new Map(clients.map((client) => [client.id, client]));

// The plan with the key `client/start`, or null.
function planByKey(key) {
  const client = clientById.get(key.slice(0, key.lastIndexOf("/")));
  return client ? plansOf(client).find((plan) => plan.key === key) || null : null;
}

// The plan that a coach works at: the block of the client's present state, else the last.
function mainPlan(client) {
  const list = plansOf(client);
  return list.find((plan) => plan.block.start === client.start) || list[list.length - 1] || null;
}

// Findings of a plan: those of a week and day (0 for none), or all. One of a day that names no week holds for that day of every week.
function findingsOf(plan, week, day) {
  const isPresent = !plan.client.start || plan.client.start === plan.block.start;
  const list = (isPresent ? plan.client.findings : plan.block.findings || []).map(([code, severity, week, day, message, hint]) => ({ code, severity, week, day, message, hint }));
  if (week === undefined) return list;
  return list.filter((finding) => finding.day === day && (finding.week === week || (day > 0 && finding.week === 0)));
}

// `pending`, `mixed` and so on for a whole block, without making its plan.
function monthStatus(client) {
  const block = client.blocks.find((block) => block.start === client.start) || client.blocks[client.blocks.length - 1];
  if (!block) return "unknown";
  const statuses = new Set(block.weeks.map((week) => (week.status === "finalized" ? "approved" : week.status)));
  if (block.weeks.length < WEEKS) statuses.add("unknown");
  return statuses.size === 1 ? [...statuses][0] : "mixed";
}
