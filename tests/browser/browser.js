// A browser with the page in it, and what the tests ask of it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const binary = resolve(root, process.env.VOLTEFACE ?? "target/debug/volteface");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A folder of its own; it is gone when the process ends. */
export function folder() {
  const made = mkdtempSync(join(tmpdir(), "volteface-page-"));
  process.on("exit", () => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Runs the program in the project's folder. */
export function volteface(...args) {
  return execFileSync(binary, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 30 });
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
}

/** Opens a page from the disk; whatever it complains of or asks the network for is in `page.complaints`. */
export async function visit(browser, path, { hash = "", width = 1280, height = 900, colorScheme = "light", ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, ...more });
  const page = await context.newPage();
  page.complaints = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) page.complaints.push(message.text()); });
  page.on("pageerror", (error) => page.complaints.push(String(error.stack)));
  page.on("request", (request) => { if (!request.url().startsWith("file:")) page.complaints.push(`asks for ${request.url()}`); });
  await page.goto(pathToFileURL(path).href + hash);
  await page.waitForSelector("html.scripted");
  return page;
}

/** What axe finds wrong, one line for each element. */
export async function inaccessible(page) {
  // Through the debugger, for the page's own policy lets no other script in.
  await page.evaluate(`${axe}; 0`);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target} ${failureSummary}`));
}
