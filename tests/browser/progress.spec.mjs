// Status and change on a school's card: levels gained and lost, what may be accident, what is not compared.
import { AxeBuilder, expect, test } from "./harness.mjs";

const CODE = "99000010000001";
const NAME = "Meadow Elementary";
const counts = [
  ["2013-14", "ela_performance", "all", 50, 120],
  ["2014-15", "ela_performance", "all", 70, 120],
  ["2014-15", "chronic_absenteeism", "all", 52, 200],
  ["2015-16", "chronic_absenteeism", "all", 18, 200],
  ["2014-15", "chronic_absenteeism", "english_learners", 2, 40],
  ["2015-16", "chronic_absenteeism", "english_learners", 3, 40],
  ["2015-16", "ela_performance", "all", 72, 120],
];
const files = [
  { name: "measures.csv", body: ["school_year,school_code,school_name,indicator,student_group,numerator,denominator", ...counts.map(([year, ...cells]) => [year, CODE, NAME, ...cells].join(",")), ""].join("\n") },
  { name: "schools.csv", body: `school_code,school_type\n${CODE},elementary\n` },
];

const fold = (page, key) => page.locator(`details[data-charts="${key}"]`);

async function open(page, sqii) {
  await sqii.give(files);
  await sqii.openCard(NAME);
  for (const key of ["progress", "progress/ela_performance", "progress/chronic_absenteeism"]) await fold(page, key).locator("> summary").click();
  await expect(page.locator("table.progress")).toHaveCount(2);
}

test("a card counts the levels gained and lost since the year before @both", async ({ page, sqii }) => {
  await open(page, sqii);
  const whole = fold(page, "progress");
  // Absence of all students from level 2 to 7, of English learners from 8 to 7; 58.3 and 60 % in ELA are levels 6 and 7.
  await expect(whole).toContainText("2 of the results gained a level or more, 1 lost one or more, 0 kept theirs. 2 of these moves are no larger than accident alone makes them.");
  await expect(whole.getByRole("row").filter({ hasText: "Chronic absence" })).toContainText("better by 17.0 percentage points 5 levels up");
});

test("each group has its years; a change may be accident, and another test is no change", async ({ page, sqii }) => {
  await open(page, sqii);
  const learners = fold(page, "progress/chronic_absenteeism").getByRole("row").filter({ has: page.getByRole("rowheader", { name: "English learners" }) });
  await expect(learners).toContainText("worse by 2.5 percentage points one level down may be accident");
  const english = fold(page, "progress/ela_performance");
  await expect(english.getByRole("cell").nth(1)).toContainText("not compared");
  await expect(english).toContainText("2013-14 and 2014-15 are not compared. Another test took the place of the former one.");
});

test("status and change are accessible and fit a phone, in Spanish too", async ({ page, sqii }) => {
  await open(page, sqii);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const { violations } = await new AxeBuilder({ page }).include("details[data-charts^=progress]").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), `${width} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.screenshot({ path: test.info().outputPath(`progress-${width}.png`), fullPage: true });
  }
  await page.evaluate(() => (location.hash = `${location.hash}&lang=es`));
  await expect(fold(page, "progress")).toContainText("2 de los resultados subieron un nivel o más");
});
