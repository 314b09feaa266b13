// Disparity of all schools, an LEA and one school; and the slider that shows whom a larger limit would hide.
import { AxeBuilder, expect, test } from "./harness.mjs";

const HEAD = "school_year,lea_code,lea_name,school_code,school_name,indicator,student_group,numerator,denominator";
const [MEADOW, HILL, BAY] = [["9900001", "Harbor Unified", "99000010000001", "Meadow Elementary"], ["9900001", "Harbor Unified", "99000010000002", "Hill Elementary"], ["9900002", "Bay Unified", "99000020000003", "Bay Elementary"]];
const counts = [
  ["2015-16", MEADOW, "all", 40, 120],
  ["2015-16", MEADOW, "english_learners", 24, 40],
  ["2016-17", MEADOW, "all", 48, 120],
  ["2016-17", MEADOW, "english_learners", 24, 40],
  ["2016-17", HILL, "all", 12, 100],
  ["2016-17", HILL, "english_learners", 6, 30],
  ["2016-17", BAY, "all", 9, 100],
  ["2016-17", BAY, "english_learners", 1, 50],
];
const files = [{ name: "measures.csv", body: [HEAD, ...counts.map(([year, school, group, numerator, denominator]) => [year, ...school, "chronic_absenteeism", group, numerator, denominator].join(",")), ""].join("\n") }];

const row = (page, group) => page.locator(`table.disparity tr[data-group="${group}"]`);

async function open(sqii) {
  await sqii.give(files);
  await sqii.goTo("Disparity");
}

test("gaps of all schools, of an LEA, and of one school that is pressed @both", async ({ page, sqii }) => {
  await open(sqii);
  // 31 of 120 beside 38 of 200.
  await expect(row(page, "english_learners")).toContainText("25.8%, all others 19.0%: 6.8 percentage points behind.");
  await expect(row(page, "english_learners")).toContainText("44.9% of the cases, 37.5% of the students");
  await page.getByLabel("Whose").selectOption("9900001");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Disparity: Harbor Unified");
  // 30 of 70 beside 30 of 150.
  await expect(row(page, "english_learners")).toContainText("42.9%, all others 20.0%: 22.9 percentage points behind.");
  await expect(row(page, "english_learners")).toContainText("2.14 against all others");
  await expect(page.getByRole("region", { name: /where the gap is widest/ }).getByRole("rowheader")).toHaveText(["Meadow Elementary", "Hill Elementary"]);
  await page.getByRole("link", { name: "Meadow Elementary" }).click();
  await expect(page).toHaveURL(/of=99000010000001/);
  await expect(row(page, "english_learners")).toContainText("30.0 percentage points behind. The gap was 40.0 percentage points the year before. It is narrower only because the others got worse: the group itself is no better.");
});

test("the slider shows at once whom a limit would hide", async ({ page, sqii }) => {
  await open(sqii);
  const light = page.locator(".panel.light");
  await expect(light.locator(".said")).toHaveText(/^With a limit of 100, 3 groups of schools in 3 schools would no longer count: 120 memberships\. How many students/);
  const slider = light.getByRole("slider", { name: "Limit" });
  await slider.fill("31");
  await expect(light.locator(".said")).toHaveText(/^With a limit of 31, one group of a school in one school would no longer count: 30 memberships\./);
  await slider.press("ArrowLeft");
  await expect(light.locator(".said")).toHaveText("With a limit of 30 every group would still count.");
});

test("students are counted once where there are student rows", async ({ page, sqii }) => {
  await sqii.sample("district").click();
  await sqii.toBe("ready");
  await sqii.goTo("Disparity");
  await expect(page.locator(".light .said")).toHaveText(/With a limit of 100, \d+ groups of schools in \d+ schools would no longer count: [\d,]+ memberships\. Those are [\d,]+ students, each counted once\./);
  for (const [name, prepare] of [["wide", () => {}], ["dark", () => page.emulateMedia({ colorScheme: "dark" })], ["phone", () => page.setViewportSize({ width: 390, height: 844 })]]) {
    await prepare();
    await page.screenshot({ path: test.info().outputPath(`disparity-${name}.png`), fullPage: true });
  }
  await page.evaluate(() => (location.hash = `${location.hash}&lang=es`));
  await expect(page.locator(".light .said")).toContainText("ya no contarían");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("families are not led to what is for staff", async ({ page, sqii }) => {
  await open(sqii);
  await page.evaluate(() => (location.hash = `${location.hash}&view=family`));
  await expect(page.getByText("This page is for staff and teachers.")).toBeVisible();
  await expect(page.getByRole("slider")).toHaveCount(0);
});
