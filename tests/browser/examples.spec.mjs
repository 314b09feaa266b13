// Methodologies that are not CORE's: the examples of the documentation, dropped like any other file.
import { readFileSync } from "node:fs";
import { AxeBuilder, expect, repository, test } from "./harness.mjs";

const read = (path) => readFileSync(new URL(path, repository), "utf8");
const worked = (name) => ["measures.csv", "schools.csv"].map((file) => ({ name: file, body: read(`tests/worked/${name}/${file}`) }));
const own = (name) => ({ name: "own.toml", body: read(`tests/worked/${name}/own.toml`) });
const methodology = (id) => ({ name: `${id}.toml`, body: read(`docs/methodologies/${id}.toml`) });

test("a mean of whole percents has its letter on the card, and the way to it", async ({ page, sqii }, testInfo) => {
  await sqii.give([...worked("a_mean_of_whole_percents_has_a_letter"), methodology("florida-like")]);
  await sqii.openCard("mangrove");
  await expect(sqii.card.locator(".index-number")).toContainText("53.50");
  await expect(sqii.card.locator("[data-letter]")).toHaveText("Letter B");
  await page.screenshot({ path: testInfo.outputPath("letter.png"), fullPage: true });
  await sqii.card.locator(".index-number .why").click();
  await sqii.why.getByText("Letter", { exact: true }).click();
  await expect(sqii.why).toContainText("53.5 → 54 → B");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test("a growth target is told with its points, in both languages", async ({ page, sqii }) => {
  await sqii.give([...worked("the_growth_target_is_five_percent_of_the_distance_to_800"), methodology("api-1999-2000")]);
  await sqii.openCard("elm");
  await page.locator('details[data-charts="goals"] > summary').click();
  const goal = page.locator('[data-goal="achievement"]').first();
  await expect(goal).toContainText("A gain of 9.00 in one year: the growth target");
  await expect(goal).toContainText("1.00 short");
  await page.evaluate(() => (location.hash = `${location.hash}&lang=es`));
  await expect(goal).toContainText("la meta de crecimiento");
});

test("where rates of few students are drawn toward another the card and the way to the level say so", async ({ page, sqii }) => {
  const name = "rates_of_few_students_may_be_drawn_toward_a_declared_rate";
  await sqii.give([...worked(name), own(name)]);
  await sqii.schoolButtons("99000010000001").click();
  await expect(sqii.card.locator("[data-shrunk]")).toHaveText(/^Rates of few students count as nearer to 10\.0%, as if 60 more students were there/);
  const absence = sqii.card.locator('[data-indicator="chronic_absenteeism"]');
  await expect(absence).toContainText("30.0%");
  await expect(absence).toContainText("Level 4");
  await absence.locator(".level-line .why").click();
  await expect(sqii.why.locator("dl.args").first()).toContainText("Counts as");
  await expect(sqii.why.locator("dl.args").first()).toContainText("16.7%");
  await page.evaluate(() => (location.hash = `${location.hash}&lang=es`));
  await expect(sqii.card.locator("[data-shrunk]")).toContainText("estudiantes más");
});
