// The page's own words, dates and numbers, in the language that it was made in.

const data = JSON.parse(byId("plan-data").textContent);
const language = data.language;

// The text with this name; `{x}` in it is the value of `x`.
function t(name, values) {
  const text = data.texts[name];
  if (text === undefined) return name;
  return values ? text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole)) : text;
}

// The text for one or for several, with `{n}` as the number.
const count = (name, n, values) => t(`${name}.${n === 1 ? "one" : "many"}`, { n: number(n), ...values });

const decimal = language === "de" ? "," : ".";

// A number as it is read: at most two decimals, none where there are none.
function number(value) {
  return String(Math.round(value * 100) / 100).replace(".", decimal);
}

// Hundredths of a unit as a number that is read.
const load = (hundredths) => (hundredths === null ? "" : number(hundredths / 100));

// Calendar days are counted, never read off a clock: a day is its number since 1970.
const dayNumber = (iso) => Math.round(Date.parse(iso + "T00:00:00Z") / 86400000);
const isoDate = (day) => new Date(day * 86400000).toISOString().slice(0, 10);

const formats = {};
function formatted(day, name, options) {
  formats[name] = formats[name] || new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", { timeZone: "UTC", ...options });
  return formats[name].format(new Date(day * 86400000));
}
const shortDate = (day) => formatted(day, "short", { day: "numeric", month: "short" });
const weekdayName = (day) => formatted(day, "weekday", { weekday: "short" });
const longDate = (day) => formatted(day, "long", { weekday: "long", day: "numeric", month: "long", year: "numeric" });

// The word of a column as it is read.
const word = (list, id) => t(`${list}.${id}`);

const longUnits = {
  reps: "", reps_each_side: "unit.each", seconds: "unit.seconds", seconds_each_side: "unit.secondsEach", minutes: "unit.minutes", metres: "unit.metres",
};

// `6–8`, `5+` where there is no upper end.
function rangeText(row) {
  return row.repsMax === null ? `${row.repsMin}+` : row.repsMax === row.repsMin ? `${row.repsMin}` : `${row.repsMin}–${row.repsMax}`;
}

// `6–8`, `30 s`, `8+ /side`: short, for cells.
function repsText(row) {
  const unit = longUnits[row.measure];
  return unit ? `${rangeText(row)} ${t(unit)}` : rangeText(row);
}

// `3 × 6–8 · 60 kg · RIR 2`: the parts are those that every other list says a row with (`PrescriptionWords`).
function rowText(row, unit) {
  const basis = data.bases.indexOf(row.basis);
  const weight = row.load === null ? "" : `${data.say.before[basis]}${load(row.load)} ${unit}${data.say.after[basis]}`;
  const target = Object.hasOwn(data.targets, row.target) ? data.targets[row.target] : row.target;
  return [
    `${row.sets} × ${rangeText(row)}${data.say.measures[data.measures.indexOf(row.measure)]}`,
    [weight, target].filter(Boolean).join(", "), row.rir === null ? "" : `RIR ${row.rir}`,
  ].filter(Boolean).join(" · ");
}
