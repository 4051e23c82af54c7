// The bounds that the rules set for every number, and how what was typed becomes a value.
//
// Each reader returns `{ value }`, or `{ why }` with a sentence for the coach.

const LONGEST_REP = 20;

// A whole number as people type it, or null; `4x` and `x4` are four of something.
function whole(text) {
  const match = /^(?:[x×]\s*)?(\d{1,6})(?:\s*(?:[x×]|sets?|reps?|sätze|satz|wdh\.?))?$/i.exec(text.trim());
  return match ? Number(match[1]) : null;
}

const SECONDS = { s: 1, sec: 1, sek: 1, '"': 1, m: 60, min: 60, "'": 60, h: 3600, std: 3600 };

// Seconds as people type them: `90`, `90 s`, `2 min`, `3:15`, `1'30"` or `1 min 30`; null for anything else.
function seconds(text) {
  const clean = text.trim().toLowerCase().replaceAll("′", "'").replaceAll("″", '"').replaceAll("’", "'").replaceAll("”", '"').replaceAll("''", '"').replaceAll(",", ".");
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(clean);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const match = /^(\d{1,5}(?:\.\d)?)\s*(s|sec|sek|m|min|h|std|'|")?\.?\s*(?:(\d{1,2})\s*(s|sec|sek|min|")?\.?)?$/.exec(clean);
  if (!match || (match[3] && (!match[2] || SECONDS[match[2]] === 1))) return null;
  const size = SECONDS[match[2] || "s"], rest = match[3] ? Number(match[3]) * SECONDS[match[4] || (size === 60 ? "s" : "min")] : 0;
  const value = Number(match[1]) * size + rest;
  return Number.isInteger(value) && rest < size ? value : null;
}

// Words and signs that say that there is no load.
const isNoLoad = (text) => /^(?:[-–—]+|bw|body\s?weight|eigengewicht|körpergewicht)?$/i.test(text.trim());

// Hundredths of what was typed with a point or a comma, or null.
function hundredths(text) {
  const match = /^(\d{1,5})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] || "").padEnd(2, "0")) : null;
}

function within(text, [low, high], name, read = whole) {
  const value = read(text);
  if (value === null || value < low || value > high) return { why: t("refuse.range", { name: t(name), low, high, typed: text.trim() || t("nothing") }) };
  return { value };
}

function repsBounds(measure) {
  if (measure === "seconds" || measure === "seconds_each_side") return data.bounds.seconds;
  if (measure === "minutes") return data.bounds.minutes;
  return measure === "metres" ? data.bounds.metres : data.bounds.reps;
}

// How an amount of the measure is read: seconds as times, the rest as numbers.
const amount = (measure) => (measure === "seconds" || measure === "seconds_each_side" ? seconds : whole);

// Lightest, step and heaviest load of what loads the exercise, in hundredths, then every load where they lie unequal steps apart; null
// where it has none.
function ladder(place, unit) {
  const item = exercise(place).item;
  if (item < 0) return null;
  const steps = data.items[item][unit === "kg" ? 1 : 2];
  return steps.length ? steps : null;
}

function readLoad(text, row, unit) {
  if (isNoLoad(text)) return { value: null };
  const value = hundredths(text);
  if (value === null) return { why: t("refuse.number", { name: t("column.load"), typed: text.trim() }) };
  const steps = ladder(row.exercise, unit);
  if (!steps) return row.basis === "none" ? { why: t("refuse.noLoad", { exercise: exerciseName(row.exercise) }) } : { value };
  const [low, size, high, ...list] = steps;
  if (value < low || value > high) {
    return { why: t("refuse.range", { name: t("column.load"), low: `${load(low)} ${unit}`, high: `${load(high)} ${unit}`, typed: text.trim() }) };
  }
  const off = (value - low) % size;
  if (list.length ? !list.includes(value) : off) {
    const below = list.length ? list.filter((one) => one < value).at(-1) : value - off;
    const above = list.find((one) => one > value) ?? Math.min(below + size, high);
    return { why: t("refuse.step", { typed: `${load(value)} ${unit}`, below: load(below), above: `${load(above)} ${unit}` }) };
  }
  return { value };
}

function readTempo(text) {
  const clean = text.trim().toUpperCase();
  if (!clean) return { value: "" };
  const parts = clean.split("-");
  const isRight = parts.length === 4 && parts.every((part, place) => (/^\d{1,2}$/.test(part) && Number(part) <= LONGEST_REP) || (place === 2 && part === "X"));
  return isRight ? { value: parts.map((part) => (part === "X" ? part : String(Number(part)))).join("-") } : { why: t("refuse.tempo", { typed: text.trim() }) };
}

function readRest(text) {
  const result = within(text, data.bounds.rest, "column.rest_s", seconds);
  const size = data.bounds.restStep;
  if (result.why || result.value % size === 0) return result;
  const below = result.value - (result.value % size);
  return { why: t("refuse.rest", { typed: result.value, below, above: below + size, step: size }) };
}

function readNote(text, most) {
  const clean = text.replace(/\s+/g, " ").trim();
  return [...clean].length > most ? { why: t("refuse.length", { n: [...clean].length, most }) } : { value: clean };
}

const BY_EFFORT = data.say.byEffort;
// A target that is a load in other words, and would contradict one that somebody typed.
const LOAD_WORDS = /^(find by effort|as last time|last time [+-] .*|[\d.]+ % (TM|1RM|of top set|of last time))?(, )?(projected)?$/;
const VOLUME_KINDS = new Set(["work", "top", "backoff", "amrap"]);

// What the target becomes with a load: what the client was to find is given now, or has to be found now.
function targetOfLoad(value, row) {
  if (value !== null) return LOAD_WORDS.test(row.target) ? { target: "" } : {};
  return !row.target && row.basis !== "none" && VOLUME_KINDS.has(row.kind) ? { target: BY_EFFORT } : {};
}

// What a column of a row becomes by the text typed into it: `{ change }` with the properties that are different, or `{ why }`.
function readCell(column, text, row, unit) {
  const as = (property, result, more = () => ({})) => (result.why ? result : { change: { [property]: result.value, ...more(result.value) } });
  switch (column) {
    case "sets": return as("sets", within(text, data.bounds.sets, "column.sets"));
    case "rir": return text.trim() ? as("rir", within(text, data.bounds.rir, "column.rir")) : { change: { rir: null } };
    case "rest_s": return as("rest", readRest(text));
    case "load": return as("load", readLoad(text, row, unit), (value) => targetOfLoad(value, row));
    case "tempo": return as("tempo", readTempo(text));
    case "note": return as("note", readNote(text, data.bounds.noteLength));
    case "target": return as("target", readNote(text, 60));
    case "superset": {
      const letter = text.trim().toUpperCase();
      return /^[A-Z]?$/.test(letter) ? { change: { superset: letter } } : { why: t("refuse.superset", { typed: text.trim() }) };
    }
    case "kind": return data.kinds.includes(text) ? { change: { kind: text, ...(text === "amrap" ? { repsMax: null } : {}) } } : { why: text };
    case "reps_min": return readRepsMin(text, row);
    case "reps_max": return readRepsMax(text, row);
    default: return { why: column };
  }
}

// A lower end above the upper one takes it along: who types 10 into `6 to 8` wants 10 to 10 and can widen it then.
function readRepsMin(text, row) {
  const result = within(text, repsBounds(row.measure), "column.reps_min", amount(row.measure));
  if (result.why) return result;
  const isAbove = row.repsMax !== null && row.repsMax < result.value;
  return { change: { repsMin: result.value, ...(isAbove ? { repsMax: result.value } : {}) } };
}

function readRepsMax(text, row) {
  if (!text.trim()) return row.kind === "amrap" ? { change: { repsMax: null } } : { change: { repsMax: row.repsMin } };
  const result = within(text, repsBounds(row.measure), "column.reps_max", amount(row.measure));
  if (result.why) return result;
  if (result.value < row.repsMin) return { why: t("refuse.order", { typed: result.value, low: row.repsMin }) };
  return { change: { repsMax: result.value } };
}
