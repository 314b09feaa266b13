// The page stays usable while it computes.
import { mkdtempSync, rmSync, writeFileSync, linkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { schoolName, studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";

const ROWS = 200_000;
const small = { name: "students.csv", body: studentFile() };
let folder;
let large;

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sqii-"));
  large = join(folder, "large.csv");
  writeFileSync(large, studentFile({ schools: 400, each: ROWS / 400 }));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`no task holds up the page while ${ROWS} student rows load`, async ({ page, sqii }) => {
  await page.evaluate(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  });
  await sqii.give([{ path: large }]);
  expect(await sqii.detail()).toMatchObject({ rows: ROWS, schools: 400, indexed: 400 });
  // An observer hears of a task only after it.
  await page.waitForTimeout(300);
  const longest = await page.evaluate(() => Math.max(0, ...globalThis.longTasks));
  const seconds = (await sqii.milliseconds()) / 1000;
  console.log(`  ${ROWS} rows in ${seconds.toFixed(2)} s; longest task on the main thread: ${longest === 0 ? "under 50" : longest} ms`);
  // The rule is 50 ms. A shared machine may stretch a task, so that only a plain breach fails.
  expect(longest).toBeLessThanOrEqual(150);
});

test("Cancel stops a running job, and the page goes on as before @both", async ({ sqii, page }) => {
  await sqii.give([small]);
  const before = await sqii.detail();
  // The same rows under many names: enough to be busy for a while.
  const many = Array.from({ length: 12 }, (_, n) => {
    const path = join(folder, `again-${n}.csv`);
    linkSync(large, path);
    return { path };
  });
  try {
    await sqii.hand(many);
    await sqii.toBe("working");
    await sqii.cancel();
    await sqii.toBe("ready");
  } finally {
    for (const { path } of many) rmSync(path);
  }
  expect(await sqii.detail()).toEqual(before);
  await expect(sqii.schoolRow(schoolName(0))).toBeVisible();
  await expect(page.locator("body")).not.toContainText("again-0.csv");
  await sqii.give([{ name: "more.csv", body: studentFile({ schools: 5, year: "2022-23" }) }]);
  expect((await sqii.detail()).schools).toBe(8);
});

test.describe("a first report whose schools are still to come", () => {
  // The table of schools waits until it is let go.
  test.beforeEach(({ context }) =>
    context.addInitScript(() => {
      const held = [];
      globalThis.letGo = () => held.splice(0).forEach((go) => go());
      globalThis.Worker = class extends Worker {
        postMessage(message, ...rest) {
          if (message.kind === "schools") held.push(() => super.postMessage(message, ...rest));
          else super.postMessage(message, ...rest);
        }
      };
    }),
  );

  test("begins with what was read", async ({ sqii, page }) => {
    await sqii.hand([small]);
    await expect(page.locator("div.read")).toContainText("students.csv");
    await sqii.toBe("working");
    await expect(page.locator(".working, .no-school, .schools")).toHaveCount(0);
    await page.evaluate(() => globalThis.letGo());
    await sqii.toBe("ready");
    await expect(sqii.schoolRow(schoolName(0))).toBeVisible();
  });

  test("takes up a file that comes in this moment", async ({ sqii, page }) => {
    await sqii.hand([small]);
    await expect(page.locator("div.read")).toContainText("students.csv");
    await sqii.hand([{ name: "more.csv", body: studentFile({ schools: 5, year: "2024-25" }) }]);
    await expect(page.locator("div.read")).toContainText("more.csv");
    await page.evaluate(() => globalThis.letGo());
    await sqii.toBe("ready");
    expect((await sqii.detail()).schools).toBe(8);
    // No year was chosen: the latest is shown.
    await expect(page.locator("#year")).toHaveValue("2024-25");
  });
});
