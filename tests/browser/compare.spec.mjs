// Schools side by side: chosen in the list or on a card, four at most, by link, by keyboard, on paper; never ranked.
import { schoolCode, schoolName, studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";

const five = { name: "students.csv", body: studentFile({ schools: 5 }) };
const earlier = { name: "earlier.csv", body: studentFile({ schools: 2, year: "2022-23" }) };
const pick = (page, school) => page.getByRole("checkbox", { name: `Compare ${schoolName(school)}`, exact: true });
const tray = (page) => page.getByRole("region", { name: "To compare" });
const table = (page) => page.getByRole("region", { name: "Schools side by side, row by row" });
const heads = (page) => table(page).getByRole("columnheader").filter({ has: page.getByRole("link") });
const compare = (page) => tray(page).getByRole("link").click();

for (const count of [2, 3, 4]) {
  test(`${count} schools chosen in the list stand side by side in the order of the choice @both`, async ({ page, sqii }) => {
    await sqii.give([five]);
    const chosen = [3, 0, 2, 1].slice(0, count);
    for (const school of chosen) await pick(page, school).check();
    await compare(page);
    await expect(heads(page)).toHaveCount(count);
    for (const [at, school] of chosen.entries()) await expect(heads(page).nth(at)).toContainText(schoolName(school));
    expect(new URL(page.url()).hash).toContain("page=compare");
  });
}

test("a column says what the school's card says", async ({ page, sqii }) => {
  await sqii.give([five]);
  await sqii.openCard(schoolName(1));
  const index = await sqii.card.locator(".index-number b").innerText();
  const absence = await sqii.card.locator('[data-indicator="chronic_absenteeism"] .value b').innerText();
  await sqii.card.getByRole("button", { name: "Compare" }).click();
  await page.getByRole("button", { name: "Close this school" }).click();
  await pick(page, 2).check();
  await compare(page);
  await expect(table(page).getByRole("row", { name: /^Index/ }).getByRole("cell").first()).toContainText(index);
  await expect(table(page).getByRole("row", { name: /^Chronic absence/ }).getByRole("cell").first()).toContainText(absence);
  await expect(table(page).getByRole("row", { name: /^Chronic absence/ }).getByRole("cell").first()).toContainText(/Level \d/);
});

test("a fifth school cannot be chosen, the page says why, and one taken out makes room", async ({ page, sqii }) => {
  await sqii.give([five]);
  for (const school of [0, 1, 2, 3]) await pick(page, school).check();
  await expect(pick(page, 4)).toBeDisabled();
  await expect(tray(page)).toContainText("4 schools are the most that fit");
  await expect(sqii.told).toContainText("4 of at most 4");
  await tray(page).getByRole("button", { name: `Take ${schoolName(1)} out` }).click();
  await expect(pick(page, 4)).toBeEnabled();
  await expect(pick(page, 1)).not.toBeChecked();
});

test("one school alone asks for another", async ({ page, sqii }) => {
  await sqii.give([five]);
  await pick(page, 0).check();
  await expect(tray(page)).toContainText("Choose at least one more school");
  await sqii.goTo("Compare");
  await expect(page.locator("main")).toContainText("Choose two to four schools");
});

test("student groups are unfolded row by row by the keyboard", async ({ page, sqii }) => {
  await sqii.give([five]);
  for (const school of [0, 1]) await pick(page, school).check();
  await compare(page);
  const unfold = table(page).getByRole("button", { name: /^Student groups: Chronic absence/ });
  await expect(unfold).toHaveAttribute("aria-expanded", "false");
  await unfold.focus();
  await page.keyboard.press("Enter");
  await expect(unfold).toHaveAttribute("aria-expanded", "true");
  await expect(table(page).getByRole("row", { name: /^English learners/ })).toBeVisible();
  await expect(unfold).toBeFocused();
});

test("a link to a comparison shows it when its files are there, and a year without a school says so", async ({ page, sqii }) => {
  await page.goto(`/#page=compare&year=2023-24&schools=${schoolCode(0)}&schools=${schoolCode(4)}`);
  await page.reload();
  await sqii.toBe("idle");
  await sqii.give([five, earlier]);
  await expect(heads(page)).toHaveCount(2);
  await page.locator("#year").selectOption("2022-23");
  await expect(table(page)).toContainText("No data in 2022-23");
  await expect(table(page).getByRole("columnheader").nth(1)).toContainText(schoolCode(4));
  await page.goBack();
  await expect(heads(page)).toHaveCount(2);
  await expect(page.locator("#year")).toHaveValue("2023-24");
});

test("the comparison scrolls within its own box on a phone, and the names of the rows stay", async ({ page, sqii }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await sqii.give([five]);
  for (const school of [0, 1, 2, 3]) await pick(page, school).check();
  await compare(page);
  await expect(heads(page)).toHaveCount(4);
  const box = table(page);
  await box.focus();
  const { left } = await box.evaluate((element) => {
    element.scrollLeft = 200;
    return element.getBoundingClientRect().toJSON();
  });
  const head = await box.getByRole("rowheader", { name: "Index" }).evaluate((cell) => cell.getBoundingClientRect().left);
  expect(Math.abs(head - left)).toBeLessThan(3);
  const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
  expect(scroll).toBeLessThanOrEqual(client);
});

test("on paper the comparison stands alone, with its files and its methodology", async ({ page, sqii }) => {
  await sqii.give([five]);
  for (const school of [0, 1]) await pick(page, school).check();
  await compare(page);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(page.locator(".paper")).toContainText("students.csv");
  await expect(page.getByRole("navigation", { name: "Pages" })).toBeHidden();
  await expect(table(page).getByRole("button").first()).toBeHidden();
});
