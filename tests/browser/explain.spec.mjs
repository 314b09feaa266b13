// Where numbers come from: explanations that can be copied, what is assumed, the methodology to be read.
import { schoolName, studentFile, studentRows } from "../files.mjs";
import { methodologyText } from "./binary.mjs";
import { expect, test } from "./harness.mjs";

const students = { name: "students.csv", body: studentFile() };

/** The text that was copied, as the page handed it to the browser. */
async function copied(page, act) {
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => void (window.copied = text);
  });
  await act();
  return page.evaluate(() => window.copied);
}

test("a copied explanation leads from the index to the lines of the file, and names no student", async ({ page, sqii }) => {
  await sqii.give([students]);
  await sqii.openCard(schoolName(0));
  await sqii.openWhy();
  const text = await copied(page, () => sqii.why.getByRole("button", { name: "Copy as text" }).click());
  await expect(sqii.told).toContainText("Copied");
  const lines = text.split("\n");
  expect(lines[0]).toContain(schoolName(0));
  expect(lines[1]).toBe("2023-24");
  expect(lines[2]).toMatch(new RegExp(`\\(${(await sqii.detail()).methodology}\\).*[0-9a-f]{16}`));
  // Index, domain, indicator, group, level, value: each two spaces further in.
  for (const [depth, words] of ["The index", "Academic", "English language arts", "All students", "Level", "Value"].entries()) {
    expect(lines.some((line) => line.startsWith(`${"  ".repeat(depth)}- ${words}`)), words).toBe(true);
  }
  expect(text).toMatch(/students\.csv; .*lines \d+, \d+/);
  const ids = studentRows().map((row) => row.split(",")[5]);
  expect(ids.filter((id) => text.includes(id))).toEqual([]);
});

test("below the index the step or the whole can be copied", async ({ page, sqii }) => {
  await sqii.give([students]);
  await sqii.openCard(schoolName(0));
  await sqii.card.locator('[data-why="indicator/chronic_absenteeism"]').click();
  const step = await copied(page, () => sqii.why.getByRole("button", { name: "Copy as text" }).click());
  expect(step).not.toContain("- The index");
  expect(step).toContain("- Chronic absence");
  expect(step).not.toContain("- Suspension");
  const whole = await copied(page, () => sqii.why.getByRole("button", { name: "Copy the whole as text" }).click());
  expect(whole).toContain("- The index");
  expect(whole).toContain("- Suspension");
});

test("the card counts the assumed values that a number rests on, and leads to each with its source", async ({ page, sqii }) => {
  await sqii.give([students]);
  await sqii.openCard(schoolName(0));
  const button = sqii.card.getByRole("button", { name: /^the index: Rests on \d+ assumed values$/ });
  const count = Number((await button.innerText()).match(/\d+/)[0]);
  await button.click();
  const values = sqii.why.locator("[data-assumed]");
  await expect(values.first()).toBeVisible();
  await expect(values).toHaveCount(count);
  for (const value of await values.all()) await expect(value).toContainText(/Used in: .+default/s);
  // A single value rests on less than the index.
  await page.keyboard.press("Escape");
  await sqii.card.locator('[data-indicator="suspension_expulsion"] .value .why').click();
  await expect(sqii.why).toContainText("Rests on no assumed value");
});

test("a level is explained down to the counts, and the keyboard opens every step", async ({ page, sqii }) => {
  await sqii.give([students]);
  await sqii.openCard(schoolName(0));
  await sqii.card.locator('[data-why="cell/ela_performance/all/level"]').click();
  await expect(sqii.why.getByRole("heading", { level: 2 })).toHaveText("Level: English language arts: standard met, All students");
  await sqii.tabTo(sqii.why.locator(".tree summary"));
  await page.keyboard.press("Enter");
  await expect(sqii.why.locator(".tree .formula")).toContainText(" / ");
  await expect(sqii.why.locator(".tree .sources")).toContainText("students.csv");
});

test("the methodology can be read: points, cut points, sources; and saved as the binary prints it", async ({ page, sqii }) => {
  await sqii.give([students]);
  await sqii.goTo("Methodology");
  const { methodology } = await sqii.detail();
  const academic = page.locator('[data-domain="academic"]');
  await expect(academic.getByRole("heading", { name: "Academic" })).toBeVisible();
  await expect(academic.getByRole("table").first()).toContainText("English language arts: standard met");
  await academic.getByText("English language arts: standard met: cut points and sources").click();
  await expect(academic.getByRole("columnheader", { name: "Level 10" }).first()).toBeVisible();
  await expect(academic.locator(".badge.assumed").first()).toBeVisible();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: /Save the methodology/ }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(`${methodology}.toml`);
  const { readFile } = await import("node:fs/promises");
  expect(await readFile(await download.path(), "utf8")).toBe(methodologyText(methodology));
});

test("two methodologies are set side by side where they differ", async ({ page, sqii }) => {
  await sqii.give([students]);
  await sqii.goTo("Methodology");
  await page.getByLabel("Compare with").selectOption("core-2015-16");
  const differences = page.locator("[data-difference]");
  await expect(differences.first()).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "values differ" })).toContainText(String(await differences.count()));
  const points = page.locator('[data-difference="indicator.ela_performance.points.elementary"]');
  await expect(points).toContainText("12");
  await page.getByLabel("Compare with").selectOption("");
  await expect(differences).toHaveCount(0);
});
