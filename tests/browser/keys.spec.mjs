// The keyboard alone: keys that work anywhere, none while somebody types, and the whole way from files to paper.
import { schoolName, studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";

const students = { name: "students.csv", body: studentFile({ schools: 12, each: 60 }) };
const search = (page) => page.getByRole("searchbox");
const help = (page) => page.getByRole("dialog", { name: "Keyboard shortcuts" });
const address = (page) => new URL(page.url()).hash;

for (const from of ["Overview", "Findings", "Methodology", "Verify it yourself", "Compare"]) {
  test(`/ leads from the page "${from}" to the search`, async ({ page, sqii }) => {
    await sqii.give([students]);
    await sqii.goTo(from);
    await page.keyboard.press("/");
    await expect(search(page)).toBeFocused();
    await expect(search(page)).toHaveValue("");
  });
}

test("/ leads from a card on a phone to the search, and arrows and Enter open a school", async ({ page, sqii }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await sqii.give([students]);
  await sqii.openCard(schoolName(0));
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type("school 1");
  await sqii.tabTo(sqii.schoolButtons());
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(sqii.card.getByRole("heading", { level: 2 })).toHaveText(schoolName(9));
});

test("? and a button show the shortcuts, and Escape and Back close them", async ({ page, sqii }) => {
  await page.keyboard.press("?");
  await expect(help(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(help(page)).toBeHidden();
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(help(page)).toContainText("Search the schools");
  await page.goBack();
  await expect(help(page)).toBeHidden();
  await sqii.toBe("idle");
});

test("g and a letter go to a page", async ({ page, sqii }) => {
  await sqii.give([students]);
  for (const [letter, there] of [["f", "page=findings"], ["m", "page=methodology"], ["c", "page=compare"]]) {
    await page.keyboard.press("g");
    await page.keyboard.press(letter);
    await expect.poll(() => address(page)).toContain(there);
  }
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await expect(sqii.schoolRows.first()).toBeVisible();
});

test("no shortcut fires while somebody types, nor with another key held", async ({ page, sqii }) => {
  await sqii.give([students]);
  await search(page).fill("");
  await search(page).pressSequentially("g f / ?");
  await expect(search(page)).toHaveValue("g f / ?");
  await expect(help(page)).toHaveCount(0);
  expect(address(page)).toBe("#year=2023-24");
  await search(page).fill("");
  await page.locator("main").focus();
  await page.keyboard.press("Control+/");
  await expect(search(page)).not.toBeFocused();
});

test("the keyboard alone goes from files to a card, to why, down to the lines, and to paper", async ({ page, sqii }) => {
  await page.addInitScript(() => (window.print = () => (document.title = "printed")));
  await page.reload();
  await sqii.toBe("idle");
  await sqii.tabTo(page.getByRole("button", { name: "Choose files" }));
  const choosing = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await sqii.reported(async () => (await choosing).setFiles([{ name: students.name, mimeType: "", buffer: Buffer.from(students.body) }]));
  await page.keyboard.press("/");
  await page.keyboard.type("school 7");
  await sqii.tabTo(sqii.schoolButtons());
  await page.keyboard.press("Enter");
  await expect(sqii.card.getByRole("heading", { level: 2 })).toHaveText(schoolName(6));
  await sqii.tabTo(sqii.card.locator('[data-indicator="chronic_absenteeism"] .value .why'));
  await page.keyboard.press("Enter");
  await expect(sqii.why).toContainText("Where it was read");
  await expect(sqii.why).toContainText("students.csv");
  await page.keyboard.press("Escape");
  await expect(sqii.card.locator('[data-indicator="chronic_absenteeism"] .value .why')).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  const print = sqii.card.getByRole("button", { name: "Print", exact: true });
  for (let back = 0; back < 80 && !(await print.evaluate((button) => button === document.activeElement)); back++) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveTitle("printed");
});
