// What the page was given, and the few things that every part of it needs.

const { findings } = JSON.parse(document.getElementById("data").textContent);
findings.forEach((finding, index) => { finding.index = index; });

const SEVERITIES = ["error", "warning", "note"];

const byId = (id) => document.getElementById(id);

/** An element; children are nodes or texts, which are never read as HTML. What is null or false is left out. */
function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

function drawn(tag, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value != null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== false));
  return made;
}

/** A text that may run in either direction, kept from turning what stands beside it. */
const isolated = (text) => element("bdi", {}, text);

const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

const DAY = 86_400_000;
/** A date as milliseconds, so that it can be placed on an axis; NaN where there is none. */
const instant = (date) => Date.parse(`${date}T00:00Z`);

/** The time between two sides in words; empty where either is not known to the day. */
function gap({ earlier, later }) {
  if (!earlier?.date || !later.date || earlier.precision !== "day" || later.precision !== "day") return "";
  const [from, to] = [new Date(instant(earlier.date)), new Date(instant(later.date))];
  let months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  if (to.getUTCDate() < from.getUTCDate()) months -= 1;
  if (months < 1) {
    const days = Math.round((to - from) / DAY);
    return days === 0 ? "on the same day" : `${counted(days, "day")} apart`;
  }
  const parts = [[Math.floor(months / 12), "year"], [months % 12, "month"]].filter(([count]) => count > 0);
  return `${parts.map(([count, noun]) => counted(count, noun)).join(", ")} apart`;
}

/** The first field in which the two sides differ, other than when they were said. */
const mainChange = (finding) => finding.changes.find(([field]) => field !== "said");

const sides = (finding) => [finding.earlier, finding.later].filter(Boolean);
