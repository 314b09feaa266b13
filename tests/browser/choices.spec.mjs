// Files and methodologies that come and go while something else is going on.
import { linkSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureFiles, schoolName, studentFile } from "../files.mjs";
import { expect, repository, test } from "./harness.mjs";

const students = { name: "students.csv", body: studentFile() };
const shipped = readFileSync(new URL("src/methodology/presets/core-2014-15.toml", repository), "utf8");
const own = { name: "our-own.toml", body: shipped.replace('id = "core-2014-15"', 'id = "our-own"').replace(/^label = .*$/m, 'label = "Our own rules"') };

let folder;
let large;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sqii-"));
  large = { path: join(folder, "large.csv") };
  writeFileSync(large.path, studentFile({ schools: 200, each: 600 }));
  for (const n of [1, 2, 3, 4, 5, 6]) linkSync(large.path, join(folder, `large-${n}.csv`));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));
const many = () => [1, 2, 3, 4, 5, 6].map((n) => ({ path: join(folder, `large-${n}.csv`) }));

test("removing the methodology that was chosen goes back to the automatic choice and says so", async ({ page, sqii }) => {
  await sqii.give([students, own]);
  await sqii.reported(() => page.locator("#methodology").selectOption("core-2014-15"));
  await sqii.reported(() => page.locator("#methodology").selectOption("our-own"));
  await sqii.reported(() => sqii.removeFile(own.name));
  await expect(sqii.notice).toContainText("Our own rules");
  expect((await sqii.detail()).methodology).not.toBe("our-own");
  await expect(sqii.schoolRow(schoolName(0))).toBeVisible();
});

test("an address that asks for a methodology that nobody brings says so with the first report", async ({ page, sqii }) => {
  await page.goto(`${page.url().split("#")[0]}#methodology=nobodys`);
  await sqii.give([students]);
  await expect(sqii.notice).toContainText("“nobodys” is no longer loaded");
  await expect(sqii.schoolRow(schoolName(0))).toBeVisible();
});

test("a methodology alone is named, and data files are asked for", async ({ page, sqii }) => {
  await sqii.give([own]);
  await expect(page.getByText("Methodology: Our own rules")).toBeVisible();
  await expect(page.locator("main")).toContainText("Now add data files");
  await expect(sqii.told).toContainText("Now add data files");
  await sqii.give([students]);
  expect(await sqii.detail()).toMatchObject({ methodology: "our-own", indexed: 3 });
});

test("of two files of one name and size the one that is pressed is removed", async ({ sqii }) => {
  const [first, second] = ["2021-22", "2022-23"].map((year) => ({ name: "same.csv", body: studentFile({ year }) }));
  expect(first.body.length).toBe(second.body.length);
  for (const place of [0, 1]) {
    await sqii.give([first]);
    await sqii.give([second]);
    const years = sqii.page.locator("#year option");
    await expect(years).toHaveCount(2);
    await sqii.reported(() => sqii.removeFile("same.csv", place));
    await expect(years).toHaveCount(1);
    const left = await years.first().getAttribute("value");
    await sqii.clear();
    // The files stand in order of their content; whichever goes first, the other one goes second.
    if (place === 0) test.info().annotations.push({ type: "left", description: left });
    else expect(left).not.toBe(test.info().annotations.at(-1).description);
  }
});

test("removing a file while others are being added keeps the others", async ({ sqii }) => {
  await sqii.give([students, ...measureFiles()]);
  // Pressed as soon as the others are on their way: no time for a pointer to get there.
  await sqii.page.evaluate((name) => {
    const press = () => document.body.dataset.state === "working" && document.querySelector(`[aria-label="Remove ${name}"]`).click();
    new MutationObserver((_, observer) => {
      observer.disconnect();
      press();
    }).observe(document.body, { attributeFilter: ["data-state"] });
  }, students.name);
  await sqii.give([large]);
  expect((await sqii.detail()).rows).toBeGreaterThan(200 * 600);
  const files = sqii.page.getByRole("region", { name: "Files" });
  await expect(files.getByRole("listitem")).toHaveCount(3);
  for (const name of ["large.csv", ...measureFiles().map((file) => file.name)]) await expect(files).toContainText(name);
});

test("a methodology chosen while files are read holds for the report that comes", async ({ page, sqii }) => {
  await sqii.give([students]);
  const first = await page.locator("#methodology").inputValue();
  const other = await page.locator("#methodology option").evaluateAll((options, not) => options.map(({ value }) => value).find((id) => id !== not), first);
  await sqii.reported(async () => {
    await sqii.hand(many());
    await sqii.toBe("working");
    await page.locator("#methodology").selectOption(other);
    await expect(page.locator("body")).toHaveAttribute("data-state", "working");
  });
  expect(await sqii.detail()).toMatchObject({ methodology: other, schools: 200 });
  await expect(page.locator("#methodology")).toHaveValue(other);
});

test("cancelling another methodology shows the former report again and reads nothing", async ({ page, sqii }) => {
  await sqii.give(many(), { timeout: 60_000 });
  const before = await sqii.detail();
  const index = await sqii.schoolRows.first().innerText();
  const other = await page.locator("#methodology option").evaluateAll((options, not) => options.map(({ value }) => value).find((id) => id !== not), before.methodology);
  // Chosen and cancelled in one go: the computation has no time to end.
  await page.evaluate((id) => {
    const select = document.getElementById("methodology");
    select.value = id;
    select.dispatchEvent(new Event("change"));
    document.querySelector('[data-action="cancel"]').click();
  }, other);
  await sqii.toBe("ready");
  await expect(page.locator("#methodology")).toHaveValue(before.methodology);
  expect(await sqii.schoolRows.first().innerText()).toBe(index);
  await expect(sqii.told).toContainText("Cancelled");
  // What is asked for afterwards is the former report's as well.
  await sqii.openCard(schoolName(0));
  const row = await sqii.schoolRow(schoolName(0)).innerText();
  expect(row).toContain(await sqii.card.locator(".index-number b").innerText());
});
