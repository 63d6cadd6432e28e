// The page of examples/ in a real browser: what a reader does with a mouse, with keys alone, on a phone, on paper.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { folder, inaccessible, launch, root, visit, volteface } from "./browser.js";

const pictures = join(root, "target/page");
const written = join(folder(), "report.html");
let browser;

before(async () => {
  mkdirSync(pictures, { recursive: true });
  volteface("check", "examples", "--exit-zero", "-o", `html=${written}`);
  browser = await launch();
});
after(() => browser?.close());

const heading = (page) => page.locator("#shown h2").innerText();
const rows = (page) => page.locator("#list .row");
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

async function ends(page) {
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

test("opens with the overview, and a finding at a click", async () => {
  const page = await visit(browser, written);
  assert.match(await heading(page), /Who changed position/);
  const all = await rows(page).count();
  assert.equal(await page.locator("#count").innerText(), `${all} findings`);
  await rows(page).filter({ hasText: "Ingrid Solheim" }).first().click();
  assert.match(await heading(page), /Ingrid Solheim changed position on harbour tunnel/);
  assert.match(await page.locator(".side.earlier blockquote").innerText(), /support the harbour tunnel/);
  assert.match(await page.locator(".side.later mark.key").allInnerTexts().then(String), /oppose/);
  assert.equal(await page.locator(".changes td.later").first().innerText(), "+oppose");
  assert.equal(await page.locator(".gap").innerText(), "1 year, 1 month apart");
  await page.goBack();
  assert.match(await heading(page), /Who changed position/);
  await ends(page);
});

test("filters, searches and sorts, and the address keeps it", async () => {
  const page = await visit(browser, written);
  const all = await rows(page).count();
  await page.fill("#q", "COAL deadline 2035");
  assert.equal(await rows(page).count(), 1);
  assert.match(await rows(page).innerText(), /Pavel Lind/);
  await page.fill("#q", "no such word");
  assert.ok(await page.locator("#none").isVisible());
  await page.fill("#q", "");
  await page.uncheck("input[value=note]");
  const graver = await rows(page).count();
  assert.ok(graver > 0 && graver < all);
  await page.click("#more summary");
  await page.selectOption("select[name=actor]", "Tomas Reyes");
  assert.equal(await rows(page).count(), 1);
  await page.reload();
  assert.equal(await rows(page).count(), 1, "the address holds the filters");
  await page.click("#more summary");
  await page.click("button[type=reset]");
  assert.equal(await rows(page).count(), all);
  await page.fill("input[name=from]", "2025-01-01");
  assert.match(await rows(page).innerText(), /Lucia Dunn/);
  await page.fill("input[name=from]", "");
  await page.selectOption("select[name=sort]", "oldest");
  const dates = await page.locator(".row .date").allInnerTexts();
  assert.deepEqual(dates, [...dates].sort());
  await page.locator("#confidence").fill("0.5");
  assert.ok(await rows(page).count() < all);
  await ends(page);
});

test("a permalink opens its finding", async () => {
  const first = await visit(browser, written);
  await rows(first).nth(2).click();
  const [told, hash] = [await heading(first), new URL(first.url()).hash];
  await ends(first);
  const page = await visit(browser, written, { hash });
  assert.equal(await heading(page), told);
  await ends(page);
});

test("keys alone", async () => {
  const page = await visit(browser, written);
  await page.keyboard.press("/");
  await page.keyboard.type("tunnel");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#q").inputValue(), "tunnel", "leaving the field keeps what was sought");
  await page.keyboard.press("/");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  const first = await heading(page);
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await heading(page), first);
  await page.keyboard.press("Home");
  assert.equal(await heading(page), first);
  const option = await page.locator("#list").getAttribute("aria-activedescendant");
  assert.equal(await page.locator(`#${option}`).getAttribute("aria-selected"), "true");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");
  for (let presses = 0; !(await page.evaluate(() => document.activeElement.closest(".timeline"))); presses += 1) {
    assert.ok(presses < 40, "the timeline is reached with Tab");
    await page.keyboard.press("Tab");
  }
  const quote = await page.locator(".caption q").innerText();
  await page.keyboard.press("ArrowLeft");
  assert.notEqual(await page.locator(".caption q").innerText(), quote);
  const years = await page.locator(".tick text").allInnerTexts();
  for (const _ of Array(12)) await page.keyboard.press("+");
  assert.match((await page.locator(".tick text").allTextContents()).join(), /\d\d:00/, "from years to hours");
  await page.keyboard.press("0");
  assert.deepEqual(await page.locator(".tick text").allInnerTexts(), years);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.id), "list");
  await page.keyboard.press("o");
  assert.match(await heading(page), /Who changed position/);
  await page.keyboard.press("?");
  assert.ok(await page.locator("#keys").isVisible());
  await page.keyboard.press("Escape");
  assert.ok(await page.locator("#keys").isHidden());
  await ends(page);
});

test("a phone shows the list, then the finding, then the list", async () => {
  const page = await visit(browser, written, { width: 390, height: 844 });
  assert.ok(await page.locator("#shown").isHidden());
  await rows(page).first().click();
  assert.ok(await page.locator("#list").isHidden());
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
  await page.goBack();
  assert.ok(await page.locator("#list").isVisible());
  await page.click("#to-overview");
  assert.match(await heading(page), /Who changed position/);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
  await ends(page);
});

test("sources are linked from where the page is", async () => {
  const page = await visit(browser, written);
  await rows(page).first().click();
  const target = await page.locator(".side.earlier figcaption a.place").evaluate((link) => link.href);
  await page.goto(target);
  assert.match(await page.innerText("body"), /harbour tunnel/);
  await page.context().close();
});

test("on paper there is every finding that fits", async () => {
  const page = await visit(browser, written);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator("#printed .finding").count(), await rows(page).count());
  assert.ok(await page.locator("#printed .finding").first().locator(".said").count(), "a timeline has its marks at once");
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("#browse").isHidden());
  assert.ok(await page.locator("#printed .finding").first().isVisible());
  await page.pdf({ path: join(pictures, "print.pdf") });
  await ends(page);
});

test("without a script it is a list", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`file://${written}`);
  assert.match(await page.innerText("body"), /Ingrid Solheim changed position[^]*I support the harbour tunnel/);
  await context.close();
});

test("pictures of it, and nothing that axe finds", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 390]) {
      const page = await visit(browser, written, { width, height: width > 1000 ? 900 : 844, colorScheme });
      const look = async (name) => {
        await settled(page);
        await page.screenshot({ path: join(pictures, `${name}-${colorScheme}-${width}.png`), animations: "disabled" });
        assert.deepEqual(await inaccessible(page), [], `${name}, ${colorScheme}, ${width} wide`);
      };
      if (width < 1000) await look("list");
      await page.click("#more summary");
      await look("filters");
      await page.click("#to-overview");
      await look("overview");
      await page.click("#to-list");
      for (const [index, name] of ["stance", "amount", "claim", "deadline", "reported"].entries()) {
        await rows(page).nth(index).click();
        await look(name);
        if (name === "stance") {
          await page.locator(".caption").scrollIntoViewIfNeeded();
          await page.locator(".said.ours").last().hover();
          await look("timeline");
        }
        if (width < 1000) await page.click("#to-list");
      }
      if (width > 1000) {
        await page.click("#to-keys");
        await look("keys");
      }
      await ends(page);
    }
  }
});
