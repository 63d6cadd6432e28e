// Who changed position on what, and when: actors by topics, with counts.

/** Most actors and topics of one that are shown before the rest is asked for. */
const ACTORS = 100;
const TOPICS = 6;

/** Findings that have the same name, those that are most first. */
function grouped(some, name) {
  const groups = new Map();
  for (const finding of some) {
    if (!groups.has(finding[name])) groups.set(finding[name], []);
    groups.get(finding[name]).push(finding);
  }
  return [...groups].sort(([one, ours], [other, theirs]) => theirs.length - ours.length || compare(one, other));
}

/** The signs of severity as they stand in the list: told apart by shape as well as by colour. */
const SIGNS = { error: "M0,-7L5,0 0,7 -5,0z", warning: "M0,-6L6,5H-6z", note: "M-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0z" };

/** Each change as a line from its earlier date to its later one, with the sign of its severity at the end. */
function strip(some, [from, to]) {
  const x = (date) => ((instant(date) - from) / (to - from || 1)) * 184 + 8;
  const dated = some.filter((finding) => finding.later.date);
  const dates = dated.map((finding) => finding.later.date);
  return drawn("svg", { class: "strip", viewBox: "0 0 200 20", role: "img", "aria-label": dates.length ? `changed ${[...new Set(dates)].slice(0, 6).join(", ")}${dates.length > 6 ? " …" : ""}` : "undated" },
    drawn("line", { class: "base", x1: 0, x2: 200, y1: 10, y2: 10 }),
    // The gravest come first, and are drawn on top.
    ...dated.slice(0, 200).reverse().flatMap(({ earlier, later, severity }) => [
      earlier?.date && drawn("line", { class: "span", x1: x(earlier.date), x2: x(later.date), y1: 10, y2: 10 }),
      drawn("path", { class: "moment", "data-severity": severity, d: SIGNS[severity], transform: `translate(${x(later.date)},10)` }),
    ]));
}

function topics(some) {
  const sorted = grouped(some, "topic");
  // The first of several, and the others to step through.
  const of = ([first, ...others]) => address({ finding: first.fingerprint, ...(others.length && { actor: first.actor, topic: first.topic }) });
  const chip = ([topic, found]) => element("li", {}, element("a", { class: "chip", href: of(found), title: found[0].message },
    isolated(topic), " ", element("span", { class: "number" }, found.length)));
  const chips = element("ul", { class: "chips" }, ...sorted.slice(0, TOPICS).map(chip));
  const rest = sorted.slice(TOPICS);
  if (rest.length > 0) {
    const more = element("button", { type: "button", class: "link", onclick: () => more.parentElement.replaceWith(...rest.map(chip)) },
      `and ${rest.length} more`);
    chips.append(element("li", {}, more));
  }
  return chips;
}

function overview() {
  const actors = grouped(fitting, "actor");
  const dates = fitting.flatMap(sides).map((side) => side.date).filter(Boolean).sort();
  const range = [instant(dates[0]), instant(dates.at(-1))];
  const tally = SEVERITIES.map((severity) => [severity, fitting.filter((finding) => finding.severity === severity).length]);
  const actorRow = ([actor, some]) => element("tr", {},
    element("th", { scope: "row" }, element("button", { type: "button", class: "link", onclick: () => {
      ask({ actor, finding: "" }, { step: true });
      refresh();
      toList();
    } }, isolated(actor))),
    element("td", { class: "number" }, some.length),
    element("td", {}, topics(some)),
    element("td", { class: "when" }, strip(some, range)));
  const body = element("tbody", {}, ...actors.slice(0, ACTORS).map(actorRow));
  const rest = actors.slice(ACTORS);
  const all = rest.length > 0 && element("button", { type: "button", onclick: (event) => {
    body.append(...rest.map(actorRow));
    event.currentTarget.remove();
  } }, `Show ${counted(rest.length, "more actor")}`);
  return element("div", { class: "overview" },
    element("h2", { tabindex: "-1" }, fitting.length ? "Who changed position on what, and when" : "No changes of position"),
    element("ul", { class: "tally" }, ...tally.map(([severity, count]) => element("li", {},
      element("span", { class: "sign", "data-severity": severity }), " ", element("strong", {}, count.toLocaleString("en")), ` ${severity}${count === 1 ? "" : "s"}`)),
      element("li", {}, element("strong", {}, actors.length.toLocaleString("en")), ` actor${actors.length === 1 ? "" : "s"}`),
      dates.length > 0 && element("li", {}, element("strong", {}, dates[0]), " to ", element("strong", {}, dates.at(-1)))),
    actors.length > 0 && element("table", { class: "actors" },
      element("caption", { class: "spoken" }, "Actors by topics, with the number of findings"),
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Actor"), element("th", { scope: "col", class: "number" }, "Findings"),
        element("th", { scope: "col" }, "Topics"),
        element("th", { scope: "col", class: "when" }, dates.length ? `${dates[0].slice(0, 4)} to ${dates.at(-1).slice(0, 4)}` : "When"))),
      body),
    all,
    element("p", { class: "remark" }, "People learn, and circumstances change. Read both quotes where they stand before you judge."));
}
