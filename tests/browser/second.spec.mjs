// The second script: what is not needed until schools are listed comes when the page is at rest, or when it is asked for.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder, expect, test } from "./harness.mjs";
import { schoolCode, schoolName, studentFile } from "../files.mjs";
import { Sqii } from "./page.mjs";

// What is slow or missing here would else be kept by the service worker.
test.use({ serviceWorkers: "block" });

const students = { name: "students.csv", body: studentFile() };
const SECOND = "**/second-*";

const runs = (page) => page.evaluate(() => typeof globalThis.sqii.second === "function");
const fetched = (watch) => watch.requests.map((request) => new URL(request.url()).pathname).filter((path) => /^\/(app|page|second)-/.test(path)).map((path) => path.replace(/-\w+\./, "."));

/** The page at this address, with the second script and its style held back until `go` is called. */
async function heldBack(page, address = "/") {
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  await page.route(SECOND, async (route) => {
    await gate;
    await route.continue().catch(() => undefined);
  });
  await page.goto(address);
  const sqii = new Sqii(page, expect);
  await sqii.toBe("idle");
  return { sqii, go };
}

const list = (page) => page.locator(".schools, .toolbar, .read, header.top, footer").allInnerTexts();

test("the first script and its style come first, the second ones once when the page is at rest", async ({ page, sqii, watch }) => {
  await expect.poll(() => runs(page)).toBe(true);
  expect(fetched(watch).slice(0, 2).toSorted()).toEqual(["/app.js", "/page.css"]);
  expect(fetched(watch).slice(2).toSorted()).toEqual(["/second.css", "/second.js"]);
  await sqii.give([students]);
  await sqii.openCard(schoolName(0));
  expect(fetched(watch)).toHaveLength(4);
});

test("schools are listed without the second script, in the same words as with it", async ({ page, watch }) => {
  void watch;
  const { sqii, go } = await heldBack(page);
  const start = await page.locator("main, header.top, footer").allInnerTexts();
  await sqii.give([students]);
  await expect(sqii.schoolRows).toHaveCount(3);
  expect(await runs(page)).toBe(false);
  const before = await list(page);
  await expect(page.locator(".whole")).toHaveCount(0);
  await expect(page.locator("main")).toContainText("One moment");
  await page.screenshot({ path: test.info().outputPath("list-first.png") });
  go();
  await expect(page.locator(".whole")).toHaveCount(1);
  expect(await list(page)).toEqual(before);
  await page.screenshot({ path: test.info().outputPath("list-whole.png") });
  await sqii.clear();
  expect(await page.locator("main, header.top, footer").allInnerTexts()).toEqual(start);
});

test("a card that is opened before the second script is there shows that it comes, and comes", async ({ page, watch }) => {
  void watch;
  const { sqii, go } = await heldBack(page);
  await sqii.give([students]);
  await sqii.schoolButtons(schoolName(1)).click();
  await expect(page.locator(".panes")).toContainText("One moment");
  go();
  await expect(sqii.card.getByRole("heading", { level: 2, name: schoolName(1) })).toBeVisible();
});

test("a file that comes while the second script is on its way is read first", async ({ page, watch }) => {
  void watch;
  const folder = mkdtempSync(join(tmpdir(), "sqii-"));
  const large = join(folder, "large.csv");
  writeFileSync(large, studentFile({ schools: 200, each: 1000 }));
  const asked = page.waitForRequest(SECOND);
  const { sqii, go } = await heldBack(page);
  // The page is at rest, and asks for it.
  await asked;
  await page.evaluate(() => {
    let put;
    const run = () => {
      globalThis.ran = document.querySelector(".schools") === null ? "before" : "after";
      return put();
    };
    Object.defineProperty(globalThis.sqii, "second", { get: () => put && run, set: (second) => (put = second) });
  });
  await sqii.reported(async () => {
    await sqii.hand([{ path: large }]);
    await sqii.toBe("working");
    go();
  });
  await expect(page.locator(".whole")).toHaveCount(1);
  expect(await page.evaluate(() => globalThis.ran)).toBe("after");
  rmSync(folder, { recursive: true, force: true });
});

for (const [place, heading] of [["verify", "Verify it yourself"], [`school&school=${schoolCode(0)}`, schoolName(0)], ["findings", "Findings"], ["whatif", "What if"]]) {
  test(`an address that leads to ${place.replace(/&.*/, "")} works cold`, async ({ page, watch }) => {
    void watch;
    await page.goto(`/#page=${place}`);
    const sqii = new Sqii(page, expect);
    await sqii.toBe("idle");
    if (place !== "verify") await sqii.give([students]);
    await expect(page.getByRole("heading", { name: heading }).first()).toBeVisible();
  });
}

for (const what of ["*.js", "*.css"]) {
  test(`a second ${what.slice(2)} that cannot be fetched is told in place, and can be fetched again`, async ({ page, sqii: first, watch }) => {
    void first;
    watch.expected.push(/ERR_FAILED/);
    await page.route(`${SECOND}${what.slice(1)}`, (route) => route.abort());
    await page.reload();
    const sqii = new Sqii(page, expect);
    await sqii.toBe("idle");
    await sqii.give([students]);
    await expect(sqii.schoolRows).toHaveCount(3);
    const told = page.getByRole("alert");
    await expect(told).toContainText("This part of the page could not be fetched");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    await told.scrollIntoViewIfNeeded();
    await page.screenshot({ path: test.info().outputPath("missed.png") });
    await page.setViewportSize({ width: 1280, height: 900 });
    await sqii.schoolButtons(schoolName(2)).click();
    await expect(told.first()).toBeVisible();
    await page.keyboard.press("?");
    await expect(page.locator(".notice:not([role])")).toContainText("This part of the page could not be fetched");
    await page.unroute(`${SECOND}${what.slice(1)}`);
    await page.getByRole("button", { name: "Fetch it again" }).first().click();
    await expect(sqii.card.getByRole("heading", { level: 2, name: schoolName(2) })).toBeVisible();
    await expect(told).toHaveCount(0);
  });
}
