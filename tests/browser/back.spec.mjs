// Back closes what is open before it leaves; leaving with data asks first; the address names a school and a year, no more.
import { schoolCode, schoolName, studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";

const students = { name: "students.csv", body: studentFile() };
const earlier = { name: "earlier.csv", body: studentFile({ schools: 1, year: "2022-23" }) };
const fragment = (page) => new URL(page.url()).hash;

test("Back closes the explanation, then the card, and the report stays @both", async ({ page, sqii }) => {
  await sqii.give([students]);
  await sqii.openCard(schoolName(1));
  expect(fragment(page)).toBe(`#year=2023-24&school=${schoolCode(1)}`);
  await sqii.openWhy();
  await page.goBack();
  await expect(sqii.why).toBeHidden();
  await expect(sqii.card).toBeVisible();
  await page.goBack();
  await expect(sqii.card).toBeHidden();
  await expect(sqii.schoolRow(schoolName(1))).toBeVisible();
  expect(fragment(page)).toBe("#year=2023-24");
  await page.goForward();
  await expect(sqii.card.getByRole("heading", { level: 2, name: schoolName(1) })).toBeVisible();
});

test("closing by the button takes the step of the history back too", async ({ page, sqii }) => {
  await sqii.give([students]);
  const before = await page.evaluate(() => history.state.depth);
  await sqii.openCard(schoolName(0));
  await sqii.openWhy();
  await page.keyboard.press("Escape");
  await expect(sqii.why).toBeHidden();
  await page.getByRole("button", { name: "Close this school" }).click();
  await expect(sqii.card).toBeHidden();
  await expect.poll(() => page.evaluate(() => history.state.depth)).toBe(before);
  await sqii.clear();
  await expect.poll(() => fragment(page)).toBe("");
});

test("a link to a school opens it when its files are there", async ({ page, sqii }) => {
  await page.goto(`/#year=2022-23&school=${schoolCode(0)}`);
  await page.reload();
  await sqii.toBe("idle");
  await sqii.give([students, earlier]);
  await expect(sqii.card.getByRole("heading", { level: 2, name: schoolName(0) })).toBeVisible();
  await expect(page.locator("#year")).toHaveValue("2022-23");
});

test("leaving asks first while data is loaded, and only then", async ({ page, sqii }) => {
  const asked = () => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
  expect(await asked()).toBe(false);
  await sqii.give([students]);
  expect(await asked()).toBe(true);
  await sqii.clear();
  expect(await asked()).toBe(false);
});

test("a year without the open school closes its card and says so", async ({ page, sqii }) => {
  await sqii.give([students, earlier]);
  await sqii.openCard(schoolName(2));
  await page.locator("#year").selectOption("2022-23");
  await expect(sqii.card).toBeHidden();
  await expect(sqii.notice).toContainText(`${schoolName(2)} has no data in 2022-23`);
  await expect(sqii.told).toContainText("has no data in 2022-23");
});
