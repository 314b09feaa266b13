// Growth percentiles of a consortium in a real browser: a made-up file dropped on the hosted page, percentiles asked for,
// cancelled, and asked for again. Prints times and memory, asserts none. usage: node benches/growth-page.mjs [STUDENTS A YEAR]
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { address, launch, sampled, serve, taken } from "./page.mjs";

const [students = "1000000"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "sqii-bench-"));
const file = sampled(folder, ["--students", students, "--years", "3", "--grades", "4-8"]);
const server = await serve();
const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);
const told = (mark) => {
  const { peak, now } = taken(mark);
  return `${now.toFixed(0)} MB, at most ${peak.toFixed(0)} MB so far`;
};

try {
  const { browser, mark, page } = await launch(folder);
  try {
    page.setDefaultTimeout(600_000);
    await page.goto(address);
    await page.waitForFunction(() => document.body.dataset.state === "idle");
    console.log(`${(statSync(file).size / 1e6).toFixed(0)} MB of made-up students; the page's process before: ${told(mark)}`);
    let since = performance.now();
    await page.setInputFiles("#files", file);
    await page.waitForFunction(() => ["ready", "failed"].includes(document.body.dataset.state));
    console.log(`  file to report shown ${seconds(since)} s; ${told(mark)}`);
    await page.evaluate(() => (location.hash = "#page=growth"));
    const compute = page.locator('[data-action="grow"]');
    const cancel = page.locator('[data-action="cancel-growth"]');
    // Cancelled as soon as a model is under way.
    await compute.click();
    await page.locator(".growing-run progress[max]").waitFor();
    await page.waitForTimeout(2000);
    since = performance.now();
    await cancel.click();
    await compute.waitFor();
    console.log(`  Cancel, until it can be asked for again: ${seconds(since)} s`);
    since = performance.now();
    const { worked } = taken(mark);
    await compute.click();
    const shown = new Set();
    const watching = setInterval(() => {
      const value = () => document.querySelector(".growing-run progress[max]")?.value;
      page.evaluate(value).then((steps) => steps !== undefined && shown.add(steps), () => undefined);
    }, 250);
    await page.locator(".growing-run progress[max]").waitFor();
    console.log(`  planned after ${seconds(since)} s`);
    await page.locator(".growing [role=status]").waitFor();
    clearInterval(watching);
    console.log(`  percentiles after ${seconds(since)} s, of all cores ${(taken(mark).worked - worked).toFixed(1)} s; progress stood at ${shown.size} places; ${told(mark)}`);
    console.log(`  ${await page.locator(".growing [role=status]").innerText()}`);
  } finally {
    await browser.close();
  }
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
