// What one actor said on one topic, on an axis of time. Each position has a lane, a shape and a colour of its own; what
// stays in a lane is joined, and every change of position is an arrow from lane to lane with a flag at its date.

const LANE = 46;
const HEAD = 26;
const FOOT = 26;
const EDGE = 18;
const HOUR = DAY / 24;
/** Steps of the axis: how long one is about, how a date is cut to it, how it is named. */
const STEPS = [
  [HOUR, "hour"], [6 * HOUR, "hour"], [DAY, "day"], [7 * DAY, "day"], [30.4 * DAY, "month"], [91.3 * DAY, "month"],
  [365.25 * DAY, "year"], [5 * 365.25 * DAY, "year"], [10 * 365.25 * DAY, "year"], [50 * 365.25 * DAY, "year"],
];

/** The lanes of all findings on the finding's actor and topic, the statements in them, and the changes between. */
function chart(finding) {
  const lanes = new Map();
  const marks = new Map();
  const lane = (field, value) => {
    const key = `${field}: ${value}`;
    if (!lanes.has(key)) lanes.set(key, { field, value, place: lanes.size });
    return lanes.get(key);
  };
  const mark = (said, at, about) => {
    const key = `${said.place}|${said.text}|${at.place}`;
    if (!marks.has(key)) marks.set(key, { said, lane: at, findings: [] });
    marks.get(key).findings.push(about);
    return marks.get(key);
  };
  // Those that compare two statements come first, so that their positions have the upper lanes.
  const related = findings.filter(({ actor, topic }) => actor === finding.actor && topic === finding.topic)
    .sort((a, b) => !a.earlier - !b.earlier);
  const runs = [];
  const changes = [];
  for (const one of related) {
    const [field, before, after] = mainChange(one) ?? (one.earlier ? ["said", "earlier", "later"] : ["told", "", "told of a change"]);
    const ends = [];
    for (const [side, value] of [[one.earlier, before], [one.later, after]]) {
      if (!side) continue;
      const at = lane(field, value || "nothing");
      const run = [side, ...side.run].map((said) => mark(said, at, one));
      runs.push(run);
      ends.push(run[0]);
    }
    changes.push({ finding: one, ends });
  }
  return { lanes: [...lanes.values()], marks: [...marks.values()], runs, changes };
}

function shape(place, size) {
  const attributes = { class: `mark lane-${place % 4}` };
  const path = [
    `M${-size},0a${size},${size} 0 1,0 ${2 * size},0a${size},${size} 0 1,0 ${-2 * size},0`,
    `M${-size},${-size}h${2 * size}v${2 * size}h${-2 * size}z`,
    `M0,${-size * 1.35}L${size * 1.35},0L0,${size * 1.35}L${-size * 1.35},0z`,
    `M0,${-size * 1.25}L${size * 1.2},${size}H${-size * 1.2}z`,
  ][place % 4];
  return drawn("path", { ...attributes, d: path });
}

/** Dates at which the axis has a tick, with their names. */
function ticks([from, to], room) {
  const fitting = STEPS.find(([length]) => ((to - from) / length) * 76 < room) ?? STEPS.at(-1);
  const [length, unit] = fitting;
  const start = new Date(from);
  const found = [];
  const pad = (number) => String(number).padStart(2, "0");
  if (unit === "year" || unit === "month") {
    const months = Math.round(length / (30.4 * DAY));
    const first = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months;
    for (let month = first; found.length < 200; month += months) {
      const date = new Date(0);
      date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
      if (+date > to) break;
      const name = unit === "year" ? `${date.getUTCFullYear()}` : `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}`;
      found.push([+date, name]);
    }
  } else {
    for (let at = Math.floor(from / length) * length; at <= to && found.length < 200; at += length) {
      const date = new Date(at).toISOString();
      found.push([at, unit === "hour" && date.slice(11, 13) !== "00" ? date.slice(11, 16) : date.slice(0, 10)]);
    }
  }
  return found.filter(([at]) => at >= from && at <= to);
}

function timeline(finding) {
  const { lanes, marks, runs, changes } = chart(finding);
  marks.sort((a, b) => compare(a.said.date ?? "", b.said.date ?? ""));
  const dates = marks.map(({ said }) => instant(said.date)).filter((at) => !Number.isNaN(at));
  const margin = Math.max((Math.max(...dates) - Math.min(...dates)) * 0.06, 15 * DAY);
  const whole = dates.length ? [Math.min(...dates) - margin, Math.max(...dates) + margin] : [0, DAY];
  let range = whole;
  // As wide as a sheet of paper: printing does not wait for the real width.
  let width = 640;
  let current = marks.findIndex((mark) => mark.said === finding.later);

  const height = HEAD + lanes.length * LANE + FOOT;
  const picture = drawn("svg", { class: "timeline", role: "group", height,
    "aria-label": `Timeline of ${finding.actor} on ${finding.topic}: ${counted(marks.length, "statement")}, ${counted(changes.length, "change")} of position` });
  const caption = element("p", { class: "caption", "aria-live": "polite" });
  // What has no date stands before the axis.
  const x = (said) => (said.date ? EDGE + ((instant(said.date) - range[0]) / (range[1] - range[0])) * (width - 2 * EDGE) : EDGE / 2);
  // What one day holds in one lane stands side by side, so that each can be pointed at.
  const crowds = new Map();
  for (const mark of marks) {
    const day = `${mark.lane.place} ${mark.said.date}`;
    mark.aside = (crowds.get(day) ?? 0) * 12;
    crowds.set(day, (crowds.get(day) ?? 0) + 1);
  }
  const at = (mark) => x(mark.said) + mark.aside;
  const y = (lane) => HEAD + lane.place * LANE + LANE * 0.64;
  const ours = (mark) => mark.findings.includes(finding);

  function tell(mark) {
    caption.replaceChildren(
      element("strong", {}, mark.said.when), " ", element("span", { class: "tag" }, isolated(mark.lane.value)), " ",
      element("q", { dir: "auto" }, mark.said.text), " ",
      isolated([mark.said.source, mark.said.publisher].filter(Boolean).join(", ")));
  }

  function focus(place) {
    current = (place + marks.length) % marks.length;
    draw();
    picture.querySelector('[tabindex="0"]')?.focus();
  }

  function zoom(factor, middle = instant(marks[current]?.said.date) || (range[0] + range[1]) / 2) {
    const length = Math.min(Math.max((range[1] - range[0]) * factor, 3 * HOUR), 200 * 365 * DAY);
    const share = (middle - range[0]) / (range[1] - range[0]);
    range = [middle - length * share, middle + length * (1 - share)];
    draw();
  }

  function pan(share) {
    const by = (range[1] - range[0]) * share;
    range = [range[0] + by, range[1] + by];
    draw();
  }

  function fit() {
    range = whole;
    draw();
  }

  function path(ends, name) {
    const [from, to] = ends.map((mark) => [at(mark), y(mark.lane)]);
    const reach = Math.min((to[0] - from[0]) / 2, 60);
    const tip = to[0] - 11;
    const down = Math.sign(to[1] - from[1]);
    // Where there is no room for a curve the arrow comes from above or below.
    if (to[0] - from[0] < 34 && down !== 0) {
      const end = to[1] - 11 * down;
      return drawn("g", { class: name },
        drawn("path", { d: `M${from[0]},${from[1]}L${to[0]},${end}` }),
        drawn("path", { class: "tip", d: `M${to[0]},${end + 2 * down}l-4.5,${-8 * down}h9z` }));
    }
    return drawn("g", { class: name },
      drawn("path", { d: `M${from[0]},${from[1]}C${from[0] + reach},${from[1]} ${tip - reach},${to[1]} ${tip},${to[1]}` }),
      drawn("path", { class: "tip", d: `M${tip + 2},${to[1]}l-8,-4.5v9z` }));
  }

  function draw() {
    if (!width) return;
    const axis = height - FOOT;
    let flagged = -Infinity;
    const flags = changes
      .map((change) => ({ ...change, at: at(change.ends.at(-1)), ours: change.finding === finding }))
      .sort((a, b) => b.ours - a.ours || a.at - b.at);
    const mine = flags[0].at;
    picture.replaceChildren(
      ...ticks(range, width).map(([at, name]) => {
        const left = x({ date: new Date(at).toISOString().slice(0, 10) }) + ((at % DAY) / (range[1] - range[0])) * (width - 2 * EDGE);
        return drawn("g", { class: "tick" }, drawn("line", { x1: left, x2: left, y1: HEAD, y2: axis }),
          drawn("text", { x: left, y: height - 8 }, name));
      }),
      ...lanes.map((lane) => drawn("g", { class: "lane" },
        drawn("line", { x1: 0, x2: width, y1: y(lane), y2: y(lane) }),
        drawn("text", { x: 2, y: y(lane) - 13 }, cut(lane.value, width), drawn("title", {}, lane.value)))),
      ...flags.map(({ at, ours: own, finding: one }) => {
        const clear = own || (Math.abs(at - mine) > 84 && Math.abs(at - flagged) > 84);
        if (clear && !own) flagged = at;
        const anchor = at > width - 60 ? "end" : at < 60 ? "start" : "middle";
        return drawn("g", { class: own ? "flag ours" : "flag" },
          drawn("line", { x1: at, x2: at, y1: HEAD - 6, y2: axis }),
          clear && drawn("text", { x: at, y: 13, "text-anchor": anchor }, one.earlier ? "⚑ changed" : "⚑ told of"));
      }),
      ...runs.flatMap((run) => run.slice(1).map((mark) => drawn("line", {
        class: `run lane-${mark.lane.place % 4}`, x1: at(run[0]), x2: at(mark), y1: y(mark.lane), y2: y(mark.lane),
      }))),
      ...flags.filter(({ ends }) => ends.length === 2).map((change) => path(change.ends, change.ours ? "change ours" : "change")),
      ...marks.map((mark, place) => drawn("g", {
        class: ours(mark) ? "said ours" : "said", role: "button", tabindex: place === current ? 0 : -1,
        transform: `translate(${at(mark)},${y(mark.lane)})`,
        "aria-label": `${mark.said.when}, ${mark.lane.value}: ${cut(mark.said.text, 2000)}`,
        onpointerenter: () => tell(mark), onfocus: () => tell(mark),
        onclick: (event) => {
          // A finger cannot point without pressing: its first touch tells the words, the second opens.
          const points = event.pointerType === "touch" && place !== current;
          current = place;
          tell(mark);
          if (!points && !ours(mark)) open(mark.findings[0], { step: true, enter: true });
        },
      }, drawn("circle", { class: "halo", r: 13 }), shape(mark.lane.place, 6.5))));
  }

  picture.addEventListener("keydown", (event) => {
    const act = {
      ArrowRight: () => focus(current + 1), ArrowLeft: () => focus(current - 1),
      "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), 0: fit,
      Enter: () => event.target.dispatchEvent(new MouseEvent("click")), " ": () => event.target.dispatchEvent(new MouseEvent("click")),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
    if (!picture.contains(document.activeElement)) picture.querySelector('[tabindex="0"]')?.focus();
  });
  picture.addEventListener("wheel", (event) => {
    // Without a key the wheel scrolls the page; a pinch comes with the key set.
    if (!event.ctrlKey) return;
    event.preventDefault();
    const share = (event.clientX - picture.getBoundingClientRect().left - EDGE) / (width - 2 * EDGE);
    zoom(event.deltaY < 0 ? 0.8 : 1.25, range[0] + share * (range[1] - range[0]));
  });
  picture.addEventListener("pointermove", (event) => {
    if (event.buttons === 1 && event.movementX) pan(-event.movementX / (width - 2 * EDGE));
  });
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width !== width) { width = contentRect.width; draw(); }
  }).observe(picture);

  draw();
  caption.append("Point at a mark, or go from mark to mark with the arrow keys, to read the words.");
  const button = (text, title, act) => element("button", { type: "button", title, onclick: act },
    element("span", { "aria-hidden": "true" }, text), element("span", { class: "spoken" }, title));
  return element("section", { class: "history", "aria-label": "Timeline" },
    element("h3", {}, "Over time"),
    element("div", { class: "zoom" }, button("‹", "Earlier", () => pan(-0.3)), button("−", "Wider", () => zoom(2)),
      button("+", "Closer", () => zoom(0.5)), button("›", "Later", () => pan(0.3)), button("All", "The whole time", fit)),
    picture, caption);
}

/** A label cut to the room it has, counted in characters of about seven units. */
function cut(text, room) {
  const most = Math.max(12, Math.floor(room / 7) - 2);
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most).join("")}…` : text;
}
