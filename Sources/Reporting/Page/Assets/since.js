// What is different, in a line: against the block before, and against the band of a muscle.

const MOST_NAMES = 4;

// Some names, and how many more there are.
function someNames(names) {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  return names.length > MOST_NAMES ? count("andMore", names.length - MOST_NAMES, { names: shown }) : shown;
}

// What changed since the block before: exercises that came and went, and the lift whose load rose or fell most; null where there was none.
function sinceLast(plan) {
  const before = blockBefore(plan);
  if (!before || !before.rows.length) return null;
  const now = plan.days.flatMap((rows, day) => rows.filter(countsAsVolume).map((row) => ({ ...row, week: Math.floor(day / 7) + 1 })));
  const places = (rows) => [...new Set(rows.map((row) => row.exercise))];
  const [old, present] = [places(before.rows), places(now)];
  const came = present.filter((place) => !old.includes(place)), went = old.filter((place) => !present.includes(place));
  const parts = [];
  if (came.length) parts.push(t("since.new", { names: someNames(came.map(exerciseName)) }));
  if (went.length) parts.push(t("since.gone", { names: someNames(went.map(exerciseName)) }));
  if (before.unit === plan.unit) {
    const most = (rows, place) => Math.max(0, ...rows.filter((row) => row.exercise === place).map((row) => row.load || 0));
    const moved = present.filter((place) => old.includes(place)).map((place) => ({ place, from: most(before.rows, place), to: most(now, place) }))
      .filter(({ from, to }) => from && to && from !== to).sort((a, b) => Math.abs(b.to / b.from - 1) - Math.abs(a.to / a.from - 1));
    if (moved.length) parts.push(t("since.loads", { names: someNames(moved.map(({ place, from, to }) => `${exerciseName(place)} ${load(from)} → ${load(to)} ${plan.unit}`)) }));
  }
  return el("p", { class: "since" }, t("since.title"), " ", parts.length ? parts.join("; ") : t("since.same"), ".");
}

// Why a muscle gets less in a week than the plan aims at.
function whyBelow(plan, week, muscle, aim) {
  const daysOf = (number) => ofWeek(plan.base, number);
  const setsOf = (number) => halfSetsOf(daysOf(number).flat())[muscle], sessionsOf = (number) => daysOf(number).filter((rows) => rows.length).length;
  const stored = plan.weeks[week - 1], planned = setsOf(week), others = [1, 2, 3, 4].filter((number) => number !== week && plan.weeks[number - 1]);
  if (planned >= aim.low) return t("why.changed");
  const usual = Math.max(0, ...others.map(sessionsOf));
  if (sessionsOf(week) < usual) return count("why.away", usual - sessionsOf(week), { sessions: number(usual) });
  // Only where the sets really come later is it the beginning that has fewer.
  const isEased = stored && (["deload", "return"].includes(stored.phase) || (stored.phase === "introduce" && others.some((number) => setsOf(number) > planned)));
  if (isEased) return t(`why.${stored.phase}`);
  const days = ofWeek(plan.days, week);
  const trains = ({ exercise: place }) => exercise(place).muscles.some((id, index) => index % 2 === 0 && id === muscle);
  const own = days.flat().filter((row) => countsAsVolume(row) && trains(row));
  const sessions = days.filter((rows) => rows.length).length, training = days.filter((rows) => rows.some(trains)).length;
  const said = own.length
    ? count("why.few", training, { sets: number(own.reduce((sum, row) => sum + row.sets, 0)), sessions: number(sessions) })
    : count("why.none", sessions);
  return `${said}${whereTimeWent(plan, week, sessions)}`;
}

// Whether the sessions of a week are full, or how much of their time is left; empty where the client's time isn't known.
function whereTimeWent(plan, week, sessions) {
  if (!plan.client.profile || !sessions) return ".";
  const there = plan.client.profile[3] * sessions;
  const taken = ofWeek(plan.sessions, week).reduce((sum, session) => sum + (session ? session.minutes : 0), 0);
  return t(taken * 10 >= there * 9 ? "why.full" : "why.room", { n: number(taken), most: number(there) });
}
