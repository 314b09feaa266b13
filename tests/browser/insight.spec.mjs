// What results mean, on a school's card, for staff: what a higher level takes, how much is accident, who is behind.
import { AxeBuilder, expect, test } from "./harness.mjs";

const CODE = "99000010000001";
const NAME = "Meadow Elementary";
const HEAD = "school_year,school_code,school_name,indicator,student_group,numerator,denominator";
const counts = [
  ["ela_performance", "all", 70, 120],
  ["ela_performance", "english_learners", 12, 40],
  ["math_performance", "all", 60, 120],
  ["chronic_absenteeism", "all", 30, 120],
  ["chronic_absenteeism", "english_learners", 16, 40],
  ["suspension_expulsion", "all", 6, 120],
];
const files = [
  { name: "measures.csv", body: [HEAD, ...counts.map((cells) => ["2014-15", CODE, NAME, ...cells].join(",")), ""].join("\n") },
  { name: "schools.csv", body: `school_code,school_type\n${CODE},elementary\n` },
];

const insight = (page, key) => page.locator(`details[data-charts="${key}"]`);

async function open(page, sqii) {
  await sqii.give(files);
  await sqii.openCard(NAME);
  for (const key of ["insight", "insight/ela_performance", "insight/chronic_absenteeism"]) await insight(page, key).locator("> summary").click();
  await expect(page.locator("table.insight")).toHaveCount(2);
}

const row = (page, indicator, group) => insight(page, `insight/${indicator}`).getByRole("row").filter({ has: page.getByRole("rowheader", { name: group }) });

test("a card says in students what a higher level takes, and between what the rate lies by accident @both", async ({ page, sqii }) => {
  await open(page, sqii);
  // 70 of 120 is level 6; 60, 70 and 80 % are 72, 84 and 96 students.
  const all = row(page, "ela_performance", "All students");
  for (const words of ["Level 7: 2 students more", "Level 8: 14 students more", "Level 9: 26 students more"]) await expect(all).toContainText(words);
  await expect(all).toContainText("Between 49.4% and 66.8%");
  // 30 of 120 are 25 %; at most 20 % are 24.
  await expect(row(page, "chronic_absenteeism", "All students")).toContainText("Level 4: 6 students fewer");
});

test("a group stands beside all other students: gap, risk and shares", async ({ page, sqii }) => {
  await open(page, sqii);
  // 12 of 40 beside 58 of 80.
  await expect(row(page, "ela_performance", "English learners")).toContainText("42.5 percentage points behind all other students");
  // 16 of 40 beside 14 of 80.
  const absent = row(page, "chronic_absenteeism", "English learners");
  await expect(absent).toContainText("2.29 times the risk of the school’s other students");
  await expect(absent).toContainText("53.3% of the cases, 33.3% of the students");
});

test("what is opened while the page is drawn anew stays open", async ({ page, sqii }) => {
  await sqii.give(files);
  await sqii.openCard(NAME);
  const both = ["insight/ela_performance", "insight/chronic_absenteeism"];
  // Each is drawn when it says that it is open, the second one before it has said so.
  await page.evaluate((keys) => keys.forEach((key) => document.querySelector(`details[data-charts="${key}"] > summary`).click()), both);
  for (const key of both) await expect(insight(page, key).locator("table.insight")).toBeVisible();
});

test("a card names the groups that a limit of 100 students would hide", async ({ page, sqii }) => {
  await open(page, sqii);
  await expect(insight(page, "insight")).toContainText("One group counts here because the limit is 20 students.");
  await expect(insight(page, "insight").getByRole("listitem")).toHaveText("English learners: 40 students");
  await expect(insight(page, "insight")).toContainText("would lie between");
  await expect(insight(page, "insight")).toContainText("The School Quality Improvement Goal is not met. By accident of both years the chance that it truly is: 0%.");
});

test("what results mean is for staff, accessible and fits a phone", async ({ page, sqii }) => {
  await open(page, sqii);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const { violations } = await new AxeBuilder({ page }).include("details[data-charts^=insight]").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), `${width} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await page.evaluate(() => (location.hash = `${location.hash}&view=teacher`));
  await expect(page.locator("details[data-charts^=insight]")).toHaveCount(0);
});
