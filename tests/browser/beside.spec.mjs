// Beside a measure: how many answered of those invited, who took the test, the mean score; and Why? for each.
import { readFileSync } from "node:fs";
import { AxeBuilder, expect, test } from "./harness.mjs";

const SCHOOL = "99000010000001";
const file = (folder, name) => ({ name, body: readFileSync(new URL(`../worked/${folder}/${name}`, import.meta.url), "utf8") });
const SURVEY = "a_survey_is_the_mean_of_its_constructs_and_few_responses_are_flagged";
const PARTICIPATION = "participation_stands_beside_performance";
const given = [file(SURVEY, "surveys.csv"), file(SURVEY, "schools.csv"), file(PARTICIPATION, "students.csv")];
const beside = (sqii, indicator, id) => sqii.card.locator(`[data-indicator="${indicator}"] [data-beside="${id}"]`);

/** A school without a name is listed by its code. */
const open = async (sqii) => {
  await sqii.give(given);
  await sqii.reported(() => sqii.page.locator("#methodology").selectOption("core-2015-16"));
  await sqii.openCard(SCHOOL);
};

test("a survey says how many answered, and that so few may not speak for all", async ({ sqii }) => {
  await open(sqii);
  await expect(beside(sqii, "survey_student", "responses")).toContainText("40 of 100 invited answered (40.0%)");
  await expect(beside(sqii, "survey_student", "responses")).toContainText("under 50%");
  await expect(beside(sqii, "survey_staff", "responses").locator(".tag")).toHaveCount(0);
  await expect(beside(sqii, "survey_student", "mean")).toContainText("Mean score 3.60 of 5");
  await beside(sqii, "survey_student", "responses").getByRole("button").click();
  await expect(sqii.why).toContainText("fewer than the methodology asks for");
});

test("participation stands beside performance", async ({ sqii }) => {
  await open(sqii);
  await expect(beside(sqii, "ela_performance", "participation")).toContainText("37 of 40 students took the test (92.5%)");
  await expect(beside(sqii, "ela_performance", "participation")).toContainText("under 95%");
  await beside(sqii, "ela_performance", "participation").getByRole("button").click();
  await expect(sqii.why).toContainText("English language arts: took the test");
});

test("what stands beside is readable by everybody, narrow too", async ({ page, sqii }) => {
  await open(sqii);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
