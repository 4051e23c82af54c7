// Pictures of a plan: where people would rather look than read. Each has its numbers as text for those who don't see it.

const WIDE = 320;

// Sets by muscle in the week that is shown, as bars over the band that the plan aims at.
function muscleBars(plan) {
  const sums = halfSets(plan, state.week), aims = bands(plan);
  const muscles = data.muscles.map((id, place) => ({ id, place, sets: sums[place] / 2, aim: aims.get(place) }))
    .filter(({ sets, aim }) => sets || (aim && aim.low))
    .sort((a, b) => b.sets - a.sets || (a.id < b.id ? -1 : 1));
  const most = Math.max(8, ...muscles.map(({ sets, aim }) => Math.max(sets, aim ? aim.high / 2 : 0)));
  const line = 22, left = 96, right = 34, scale = (WIDE - left - right) / most;
  const picture = svg("svg", { viewBox: `0 0 ${WIDE} ${muscles.length * line + 4}`, class: "bars", role: "img", "aria-label": t("picture.muscles", { week: state.week }) });
  muscles.forEach(({ id, sets, aim }, place) => {
    const y = place * line + 3;
    const state = !aim || !aim.high ? "" : sets < aim.low / 2 ? "low" : sets > aim.high / 2 ? "high" : "right";
    const text = `${word("muscle", id)}: ${number(sets)}${aim && aim.high ? ` (${number(aim.low / 2)}–${number(aim.high / 2)})` : ""}`;
    picture.append(
      svg("text", { x: left - 6, y: y + 13, class: "label", "text-anchor": "end" }, word("muscle", id)),
      aim && aim.high ? svg("rect", { x: left + (aim.low / 2) * scale, y: y, width: Math.max(2, ((aim.high - aim.low) / 2) * scale), height: 17, class: "band" }) : "",
      svg("rect", { x: left, y: y + 4, width: Math.max(sets ? 1 : 0, sets * scale), height: 9, class: `bar ${state}`, rx: 1.5 }, svg("title", {}, text)),
      svg("text", { x: left + sets * scale + 4, y: y + 13, class: `value ${state}` }, number(sets)));
  });
  const list = muscles.map(({ id, sets, aim }) => `${word("muscle", id)} ${number(sets)}${aim && aim.high ? ` ${t("of")} ${number(aim.low / 2)}–${number(aim.high / 2)}` : ""}`);
  const below = muscles.filter(({ sets, aim }) => aim && aim.high && sets < aim.low / 2);
  const why = el("ul", { class: "why aside" }, ...below.map(({ id, place, sets, aim }) =>
    el("li", {}, el("b", {}, word("muscle", id)), ` ${t("why.below", { sets: number(sets), low: number(aim.low / 2) })}: ${whyBelow(plan, state.week, place, aim)}`)));
  return figureWith(why, picture, aims.size ? t("legend.band") : t("legend.noBand"), list.join(", "));
}

// The heaviest working set of the lifts that carry most, week by week; those of the block before in grey.
function loadLines(plan) {
  const before = blockBefore(plan);
  const courses = liftCourses(plan).slice(0, 6);
  if (!courses.length) return el("p", { class: "aside" }, t("picture.noLoads"));
  return el("div", { class: "lines" }, ...courses.map((course) => {
    const old = before && before.unit === plan.unit ? topsByWeek(before.rows, course.place).map((row) => (row ? row.load : null)) : [];
    return courseLine(plan, course, old);
  }));
}

function courseLine(plan, course, old) {
  const tops = course.tops.map((row) => (row ? row.load : null));
  const values = [...tops, ...old].filter((value) => value !== null);
  const low = Math.min(...values), high = Math.max(...values), span = Math.max(high - low, 250);
  const width = 220, height = 78, left = 14, floor = height - 20;
  const x = (week) => left + week * ((width - 2 * left) / (WEEKS - 1)), y = (value) => floor - ((value - low) / span) * (floor - 20);
  const line = (list, name) => {
    const points = list.map((value, week) => (value === null ? null : `${x(week)},${y(value)}`)).filter(Boolean);
    return svg("polyline", { points: points.join(" "), class: name });
  };
  const words = tops.map((value, week) => `${t("week.n", { week: week + 1 })} ${value === null ? "–" : `${load(value)} ${plan.unit}`}`).join(", ");
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "course", role: "img", "aria-label": `${exerciseName(course.place)}: ${words}` },
    old.some((value) => value !== null) ? line(old, "before") : "", line(tops, "now"));
  tops.forEach((value, week) => {
    picture.append(svg("text", { x: x(week), y: height - 4, class: "label", "text-anchor": "middle" }, String(week + 1)));
    if (value === null) return;
    picture.append(svg("circle", { cx: x(week), cy: y(value), r: 3, class: "dot" }), svg("text", { x: x(week), y: y(value) - 7, class: "value", "text-anchor": "middle" }, load(value)));
  });
  return el("figure", {}, el("figcaption", {}, exerciseName(course.place), el("span", { class: "aside" }, ` ${plan.unit}${course.basis === "per_hand" ? t("perHand") : ""}`)), picture);
}

// Sets and tonnage of the four weeks.
function totalBars(plan) {
  const totals = weekTotals(plan);
  const chart = (name, values, unit) => {
    if (!values.some(Boolean)) return el("figure", {}, el("figcaption", {}, t(name)), el("p", { class: "aside" }, t("picture.noTonnage")));
    const most = Math.max(1, ...values), width = 240, height = 110, step = (width - 20) / WEEKS;
    const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "totals", role: "img",
      "aria-label": `${t(name)}: ${values.map((value, week) => `${t("week.n", { week: week + 1 })} ${number(Math.round(value))} ${unit}`).join(", ")}` });
    values.forEach((value, week) => {
      const tall = (value / most) * (height - 40), x = 10 + week * step;
      picture.append(svg("rect", { x: x + 8, y: height - 18 - tall, width: step - 16, height: tall, rx: 2, class: `bar${week + 1 === state.week ? " chosen" : ""}` }),
        svg("text", { x: x + step / 2, y: height - 22 - tall, class: "value", "text-anchor": "middle" }, number(Math.round(value))),
        svg("text", { x: x + step / 2, y: height - 4, class: "label", "text-anchor": "middle" }, String(week + 1)));
    });
    return el("figure", {}, el("figcaption", {}, t(name), unit ? el("span", { class: "aside" }, ` ${unit}`) : null), picture);
  };
  return el("div", { class: "lines" }, chart("picture.sets", totals.map(({ sets }) => sets), ""), chart("picture.tonnage", totals.map(({ tonnage }) => tonnage), plan.unit));
}

// The block before beside this one, exercise by exercise.
function lastBeside(plan) {
  const before = blockBefore(plan);
  if (!before) return el("p", { class: "aside" }, t("last.none"));
  const now = plan.days.flatMap((rows, day) => rows.filter(countsAsVolume).map((row) => ({ ...row, week: Math.floor(day / 7) + 1 })));
  const places = [...new Set([...now, ...before.rows].map((row) => row.exercise))];
  const own = new Set(now.map((row) => row.exercise));
  const text = (row, unit) => (row ? `${row.sets}×${repsText(row)}${row.load === null ? "" : ` · ${load(row.load)} ${unit}`}` : "–");
  const half = (rows, place, unit) => topsByWeek(rows, place).map((row) => el("td", {}, text(row, unit)));
  const weeks = () => [1, 2, 3, 4].map((week) => el("th", { scope: "col" }, t("week.short", { week })));
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("section.last") }, el("table", { class: "beside" },
    el("thead", {},
      el("tr", {}, el("th", { rowspan: 2, scope: "col" }, t("exercise")), el("th", { colspan: 4, scope: "colgroup" }, t("last.before", { date: shortDate(before.start) })),
        el("th", { colspan: 4, scope: "colgroup" }, t("last.now", { date: shortDate(plan.start) }))),
      el("tr", {}, ...weeks(), ...weeks())),
    el("tbody", {}, ...places.map((place) => el("tr", { class: own.has(place) ? "" : "gone" }, el("th", { scope: "row" }, exerciseName(place)),
      ...half(before.rows, place, before.unit), ...half(now, place, plan.unit))))));
}

function figureWith(list, picture, legend, words) {
  return el("figure", {}, picture, list.children.length ? list : null, el("figcaption", { class: "aside" }, legend, el("span", { class: "hidden" }, ` ${words}`)));
}

const PICTURES = { muscles: muscleBars, loads: loadLines, totals: totalBars, last: lastBeside };

// The sections under the plan; what is closed is not drawn.
function pictureSections(plan) {
  return el("div", { class: "pictures" }, ...Object.keys(PICTURES).map((name) => {
    const section = el("details", { id: `section-${name}`, "data-section": name, open: state.sections.has(name) },
      el("summary", {}, t(`section.${name}`)), el("div", { class: "body" }));
    if (state.sections.has(name)) section.lastChild.append(PICTURES[name](plan));
    return section;
  }));
}

// Draws the open sections anew.
function redrawPictures(plan) {
  for (const section of all("[data-section]", byId("plan"))) {
    section.lastChild.replaceChildren(...(section.open ? [PICTURES[section.dataset.section](plan)] : []));
  }
}
