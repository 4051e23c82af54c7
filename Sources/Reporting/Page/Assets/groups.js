// An exercise with its build-up: what is done to the exercise is done to the build-up that stands before it, as `mesocycle edit` does.

const isRampOf = (ramp, row) => ramp.kind === "ramp" && ramp.exercise === row.exercise;

// A row with the build-up that stands directly before it; a row of a build-up alone.
function groupOf(rows, id) {
  const place = rows.findIndex((row) => row.id === id);
  if (place < 0 || rows[place].kind === "ramp") return rows.slice(place, place + 1);
  let first = place;
  while (first > 0 && isRampOf(rows[first - 1], rows[place])) first--;
  return rows.slice(first, place + 1);
}

// The rows that are not among the others.
const without = (rows, others) => rows.filter((row) => !others.includes(row));

// Puts a group between the rows of a day: nothing but a build-up of its own comes between an exercise and its build-up, so that it goes
// before both, or with `isDown` behind them.
function putIn(rows, place, group, isDown) {
  const isOwn = (row) => group.length === 1 && isRampOf(group[0], row);
  while (place > 0 && place < rows.length && isRampOf(rows[place - 1], rows[place]) && !isOwn(rows[place])) place += isDown ? 1 : -1;
  return [...rows.slice(0, place), ...group, ...rows.slice(place)];
}

const BUILD_UP = data.say.buildUp;

// The build-up of an exercise that takes another's place with a load that is still to be found: one row by feel, or none where it needs none.
function rampsFor(place, ramps) {
  const facts = exercise(place);
  if (!ramps.length || !facts.isCompound || facts.item < 0) return [];
  return [Object.freeze({ ...ramps[0], exercise: place, measure: facts.measure, basis: facts.basis, load: null, target: BUILD_UP, note: "", reasons: -1 })];
}
