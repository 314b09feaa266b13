// One school's card: what its numbers say, how they are explained, and how it looks on paper and in little room.
import { measureFiles, schoolName, studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";

const students = { name: "students.csv", body: studentFile() };
const unfold = (sqii) => sqii.card.locator("details.groups").evaluateAll((all) => all.forEach((details) => (details.open = true)));

test("Why? beside a value explains the value, beside a level the level with cut points that can be read", async ({ page, sqii }) => {
  await sqii.give([students]);
  await sqii.openCard(schoolName(0));
  const absence = sqii.card.locator('[data-indicator="chronic_absenteeism"]');
  const value = await absence.locator(".value b").innerText();
  expect(value).toMatch(/^\d+\.\d%$/);
  await absence.getByRole("button", { name: /^Why\? value of/ }).click();
  await expect(sqii.why.locator(".node-value").first()).toHaveText(value);
  await expect(sqii.why.locator(".formula").first()).toContainText(" / ");
  await page.keyboard.press("Escape");
  await absence.locator(".level-line").getByRole("button", { name: /^Why\? level of/ }).click();
  await expect(sqii.why.locator(".rules")).toContainText("in percent:");
});

test("a step of the way down takes the focus along", async ({ page, sqii }) => {
  await sqii.give([students]);
  await sqii.openCard(schoolName(0));
  await sqii.card.locator(".value .why").first().click();
  await sqii.why.locator(".path button").first().click();
  await expect(sqii.why.getByRole("heading", { level: 2 })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(sqii.card.locator(".value .why").first()).toBeFocused();
});

test("after files are chosen by the button the focus is in the content", async ({ page, sqii }) => {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (await choosing).setFiles([{ name: students.name, mimeType: "", buffer: Buffer.from(students.body) }]);
  await sqii.toBe("ready");
  await expect(page.locator("main")).toBeFocused();
});

test("a school without an index says why its domains have no points", async ({ sqii }) => {
  const [measures] = measureFiles();
  await sqii.give([{ ...measures, body: measures.body.split("\n").filter((line) => !/math|graduation/.test(line)).join("\n") }]);
  await sqii.openCard("Example High");
  await expect(sqii.card).toContainText("No points, because there is no index");
});

for (const width of [1280, 390]) {
  test(`nothing of a group's row is cut off at ${width} pixels`, async ({ page, sqii }) => {
    await page.setViewportSize({ width, height: 900 });
    await sqii.give([students]);
    await sqii.openCard(schoolName(0));
    await unfold(sqii);
    const { right } = await sqii.card.evaluate((card) => card.getBoundingClientRect().toJSON());
    const buttons = await sqii.card.locator(".groups .why").evaluateAll((all) => all.map((button) => button.getBoundingClientRect().right));
    expect(buttons.length).toBeGreaterThan(0);
    expect(Math.max(...buttons)).toBeLessThanOrEqual(right);
    const cut = await sqii.card.locator(".groups td, .groups th").evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1 && !cell.closest("thead")).map((cell) => cell.textContent));
    expect(cut).toEqual([]);
  });
}

test("text of twice the size stays whole", async ({ page, sqii }) => {
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  await sqii.give([students]);
  const cut = await page.locator(".c-index, .list thead button").evaluateAll((cells) => cells.filter((cell) => cell.offsetParent !== null && cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent));
  expect(cut).toEqual([]);
  const heights = await sqii.schoolRows.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
  expect(new Set(heights).size).toBe(1);
});

test("a printed card names its files, its methodology and the date, and unfolds its groups", async ({ page, sqii }) => {
  await sqii.give([students]);
  await sqii.openCard(schoolName(0));
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const paper = sqii.card.locator(".paper");
  await expect(paper).toContainText(students.name);
  await expect(paper).toContainText((await sqii.detail()).methodology);
  await expect(paper).toContainText(/Printed on .*\d{4}/);
  await expect(page.getByText("It stays on this device")).toBeHidden();
  const rows = sqii.card.locator(".groups tbody tr");
  await expect(rows.filter({ hasText: "English learners" }).first()).toBeVisible();
  await expect(rows.filter({ hasText: "no points" }).first()).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(sqii.card.locator("details.groups[open]")).toHaveCount(0);
});

test("a usual school's card takes one page of paper", async ({ page, sqii }) => {
  await sqii.give([students]);
  await sqii.openCard(schoolName(0));
  const paper = (await page.pdf({ format: "Letter", preferCSSPageSize: true })).toString("latin1");
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
