// What a plan adds up to: sets by muscle, sets and tonnage by week, and loads over the weeks.

const VOLUME = new Set(["work", "top", "backoff", "amrap"]);
const countsAsVolume = (row) => VOLUME.has(row.kind);

// Half sets by muscle in a week, as an array by the muscle's place.
const halfSets = (plan, week) => halfSetsOf(plan.weekRows(week));

function halfSetsOf(rows) {
  const sums = new Array(data.muscles.length).fill(0);
  for (const row of rows) {
    if (!countsAsVolume(row)) continue;
    const muscles = exercise(row.exercise).muscles;
    for (let i = 0; i < muscles.length; i += 2) sums[muscles[i]] += muscles[i + 1] * row.sets;
  }
  return sums;
}

// The bands of a block in half sets: by the muscle's place, low and high; empty where the store knows none.
function bands(plan) {
  const result = new Map();
  for (const [muscle, low, high] of plan.block.bands || []) result.set(muscle, { low, high });
  return result;
}

const middleReps = (row) => (row.repsMax === null ? row.repsMin : (row.repsMin + row.repsMax) / 2);

// What a row lifts in all, in the plan's unit: sets × repetitions × load; nothing where a part of it isn't known.
function tonnage(row) {
  if (!countsAsVolume(row) || row.load === null || row.basis === "assist" || !row.measure.startsWith("reps")) return 0;
  const hands = row.basis === "per_hand" ? 2 : 1, sides = row.measure === "reps_each_side" && hands === 1 ? 2 : 1;
  return (row.sets * middleReps(row) * sides * hands * row.load) / 100;
}

function weekTotals(plan) {
  return Array.from({ length: WEEKS }, (_, index) => {
    const rows = plan.weekRows(index + 1);
    return {
      sets: rows.filter((row) => countsAsVolume(row) && row.measure.startsWith("reps")).reduce((sum, row) => sum + row.sets, 0),
      tonnage: rows.reduce((sum, row) => sum + tonnage(row), 0),
    };
  });
}

// Exercises with a load in two weeks or more, those that lift most first: place and the heaviest working row of each week.
function liftCourses(plan) {
  const courses = new Map();
  for (let week = 1; week <= WEEKS; week++) {
    for (const row of plan.weekRows(week)) {
      if (!countsAsVolume(row) || row.load === null) continue;
      const course = courses.get(row.exercise) || { place: row.exercise, basis: row.basis, tops: new Array(WEEKS).fill(null), tonnage: 0 };
      const top = course.tops[week - 1];
      if (!top || row.load > top.load) course.tops[week - 1] = row;
      course.tonnage += tonnage(row);
      courses.set(row.exercise, course);
    }
  }
  return [...courses.values()].filter((course) => course.tops.filter(Boolean).length > 1)
    .sort((a, b) => b.tonnage - a.tonnage || a.place - b.place);
}

// The block before this one: its rows as `{ exercise, week, sets, repsMin, repsMax, load }`, its start and unit; null where there is none.
function blockBefore(plan) {
  const list = plansOf(plan.client), place = list.indexOf(plan);
  if (place > 0) {
    const before = list[place - 1];
    const rows = before.base.flatMap((rows, day) => rows.filter(countsAsVolume).map((row) => ({ ...row, week: Math.floor(day / 7) + 1 })));
    return { start: before.start, unit: before.unit, rows };
  }
  const last = plan.client.last;
  if (!last) return null;
  const rows = last.rows.map((a) => {
    const cell = (name) => a[data.lastColumns.indexOf(name)], place = cell("exercise_id");
    return {
      exercise: place, week: cell("week"), sets: cell("sets"), repsMin: cell("reps_min"), repsMax: cell("reps_max"), load: cell("load"),
      measure: exercise(place).measure, rir: null, target: "",
    };
  });
  return { start: dayNumber(last.start), unit: last.unit, rows };
}

// The heaviest row of an exercise in each week of some rows that know their week; null where it isn't trained.
function topsByWeek(rows, place) {
  return Array.from({ length: WEEKS }, (_, index) => {
    const own = rows.filter((row) => row.week === index + 1 && row.exercise === place);
    return own.sort((a, b) => (b.load || 0) - (a.load || 0))[0] || null;
  });
}
