// Many findings, and hostile ones: stored records that no run would write.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { folder, inaccessible, launch, visit, volteface } from "./browser.js";

const place = folder();
const examples = volteface("check", "examples", "--exit-zero", "--output-format", "jsonl").trim().split("\n").map(JSON.parse);
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** So many findings, made of those of the examples, of many actors over many years. */
function stored(count, name) {
  const lines = Array.from({ length: count }, (_, index) => {
    const finding = structuredClone(examples[index % examples.length]);
    finding.fingerprint = index.toString(16).padStart(8, "0") + "0".repeat(8);
    finding.actor = `Person ${index % 997}`;
    finding.later.date = new Date(Date.UTC(1980, 0, 1 + index * 3)).toISOString().slice(0, 10);
    return JSON.stringify(finding);
  });
  return page(lines.join("\n"), name);
}

function page(lines, name) {
  const [source, target] = [join(place, `${name}.jsonl`), join(place, `${name}.html`)];
  writeFileSync(source, lines);
  volteface("report", source, "-o", target);
  return target;
}

/** Milliseconds from the start of the navigation until the list is drawn. */
const opening = (shown) => shown.evaluate(() => performance.now());

test("1,000 findings open in under a second", async () => {
  const path = stored(1000, "thousand");
  // The best of three: other work on the machine is none of the page's.
  const times = [];
  let shown;
  for (let round = 0; round < 3; round += 1) {
    await shown?.context().close();
    shown = await visit(browser, path);
    times.push(await opening(shown));
  }
  assert.ok(Math.min(...times) < 1000, `${times} ms`);
  assert.ok(await shown.locator(".row").count() < 60, "rows are drawn as needed");
  assert.deepEqual(await inaccessible(shown), []);
});

test("10,000 findings stay usable", async () => {
  const shown = await visit(browser, stored(10_000, "many"));
  const timed = (act) => shown.evaluate(`(() => { const start = performance.now(); ${act}; return performance.now() - start; })()`);
  const search = (text) => `const q = document.getElementById("q"); q.value = "${text}"; q.dispatchEvent(new Event("input", { bubbles: true }))`;
  const times = {
    open: await opening(shown),
    first: await timed(search("harbour")),
    next: await timed(search("harbour tunnel")),
    end: await timed(`${search("")}; document.getElementById("list").dispatchEvent(new KeyboardEvent("keydown", { key: "End" }))`),
  };
  assert.ok(times.open < 4000 && times.first < 2000 && times.next < 500 && times.end < 1500, JSON.stringify(times));
  assert.equal(await shown.locator('.row[aria-selected="true"]').getAttribute("aria-posinset"), "10000");
  assert.ok(await shown.locator(".row").count() < 60);
  assert.deepEqual(shown.complaints, []);
});

/** 300 changes of one actor on one topic, a day each. */
function ofOneMind() {
  const stance = examples.find(({ rule }) => rule === "stance-reversal");
  const day = (index) => new Date(Date.UTC(2001, 0, 1 + index)).toISOString().slice(0, 10);
  return Array.from({ length: 300 }, (_, index) => {
    const finding = structuredClone(stance);
    finding.fingerprint = index.toString(16).padStart(16, "0");
    for (const side of [finding.earlier, finding.later]) side.text = `${side.text} ${index}`;
    finding.earlier.date = day(2 * index);
    finding.later.date = day(2 * index + 1);
    finding.evidence = [];
    return JSON.stringify(finding);
  });
}

test("many changes on one topic: stepped through, printed, pressed with a finger", async () => {
  const shown = await visit(browser, page(ofOneMind().join("\n"), "one"), { width: 1000, hasTouch: true });
  await shown.locator(".chip").click();
  assert.match(shown.url(), /actor=.*topic=/, "the topic's findings are what Next goes through");
  assert.equal(await shown.locator(".row").first().getAttribute("aria-setsize"), "300");
  const heading = () => shown.locator("#shown .side.later blockquote").innerText();
  const before = [shown.url(), await heading()];
  const press = () => shown.locator(".timeline .said:not(.ours)").first()
    .evaluate((mark) => mark.dispatchEvent(new PointerEvent("click", { pointerType: "touch" })));
  await press();
  assert.deepEqual([shown.url(), await heading()], before, "the first touch tells the words");
  assert.match(await shown.locator(".caption q").innerText(), /\d$/);
  await press();
  assert.notEqual(shown.url(), before[0], "the second opens");
  const start = Date.now();
  await shown.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.ok(Date.now() - start < 5000, `${Date.now() - start} ms to lay out for paper`);
  assert.equal(await shown.locator("#printed .finding").count(), 300);
  assert.equal(await shown.locator("#printed .timeline").count(), 1);
  assert.deepEqual(shown.complaints, []);
});

test("the way back leads to the same place in the list", async () => {
  const shown = await visit(browser, stored(1000, "thousand"));
  await shown.locator("#list").evaluate((list) => { list.scrollTop = 20_000; });
  await shown.locator(".row").nth(12).click();
  const place = () => shown.locator("#list").evaluate((list) => list.scrollTop);
  const before = await place();
  await shown.goBack();
  assert.equal(await place(), before);
  assert.ok(before > 10_000);
});

test("hostile text is text", async () => {
  const hostile = "</script><script>document.title = 'run'</script><img src=x onerror=\"document.title='run'\">{{ 7 * 7 }}\u202eright to left\u2066 שלום ‏עולם";
  const finding = structuredClone(examples[0]);
  for (const key of ["rule", "actor", "topic", "message"]) finding[key] = hostile;
  for (const side of [finding.earlier, finding.later]) Object.assign(side, { text: hostile, source: hostile, publisher: hostile, context: hostile, path: `javascript:${hostile}` });
  finding.changes[0].earlier = hostile;
  finding.later.path = `//example.org/${hostile}`;
  const shown = await visit(browser, page(JSON.stringify(finding), "hostile"), { hash: `#finding=${finding.fingerprint}` });
  assert.equal(await shown.title(), "Changed positions");
  const visible = hostile.replace("\u202e", "\\u{202e}").replace("\u2066", "\\u{2066}");
  assert.equal(await shown.locator("#shown h2").textContent(), visible);
  for (const link of await shown.locator("a.place").evaluateAll((links) => links.map((link) => link.href))) {
    assert.match(link, /^file:/);
  }
  assert.deepEqual(shown.complaints, []);
  assert.deepEqual(await inaccessible(shown), []);
});

test("10 MB of text in one finding", async () => {
  const finding = structuredClone(examples[0]);
  finding.later.text = finding.later.context = `${"The tide waits for no clerk. ".repeat(360_000)}`;
  finding.later.spans = [[0, 10_000_000]];
  finding.later.context_start = 0;
  const shown = await visit(browser, page(JSON.stringify(finding), "long"), { hash: `#finding=${finding.fingerprint}` });
  assert.match(await shown.locator(".side.later blockquote").innerText(), /clerk.* …$/s);
  assert.ok(await opening(shown) < 1000);
  assert.deepEqual(shown.complaints, []);
});
