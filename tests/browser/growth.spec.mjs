// The growth of schools: percentiles with their intervals, by subject and student group.
import { bell } from "../files.mjs";
import { AxeBuilder, expect, test } from "./harness.mjs";

const HEAD = "school_year,lea_code,school_code,school_name,student_id,grade,ela_scale_score,math_scale_score,socioeconomically_disadvantaged";

/** Schools of forty students with scores of two years; the first adds most, the last least. */
function files(schools) {
  const rows = [[], []];
  for (let school = 0; school < schools; school++) {
    for (let student = 0; student < 40; student++) {
      const id = school * 40 + student;
      for (const year of [0, 1]) {
        const scores = [0, 1].map((subject) => 2400 + bell(id) + Math.trunc(bell(id * 4 + year * 2 + subject + 5e5) / 2) + year * (40 + schools - 2 * school));
        rows[year].push([`${2013 + year}-${14 + year}`, "9900001", `9900001${String(school + 1).padStart(7, "0")}`, `School ${String(school + 1).padStart(2, "0")}`, id, 4 + year, ...scores, id % 3 === 0 ? "Y" : "N"].join(","));
      }
    }
  }
  return rows.map((own, year) => ({ name: `${2014 + year}.csv`, body: [HEAD, ...own, ""].join("\n") }));
}

const row = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });

test("schools stand by percentile, with what cannot be told apart named so @both", async ({ page, sqii }) => {
  await sqii.give(files(60));
  await sqii.goTo("Growth");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Growth, 2014-15");
  await expect(row(page, "School 01")).toContainText("more growth");
  await expect(row(page, "School 60")).toContainText("less growth");
  await expect(row(page, "School 30")).toContainText("not to be told apart");
  await expect(page.locator(".growth-page")).toContainText("2,400 students have scores of both years.");
  await page.getByLabel("Subject").selectOption("math_growth");
  await expect(page).toHaveURL(/indicator=math_growth/);
  await expect(row(page, "School 01")).toContainText("more growth");
  for (const [name, prepare] of [["wide", () => {}], ["dark", () => page.emulateMedia({ colorScheme: "dark" })], ["phone", () => page.setViewportSize({ width: 390, height: 844 })]]) {
    await prepare();
    await page.screenshot({ path: test.info().outputPath(`growth-${name}.png`), fullPage: true });
  }
  await page.evaluate(() => (location.hash = `${location.hash}&lang=es`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Crecimiento");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.screenshot({ path: test.info().outputPath("growth-spanish.png"), fullPage: true });
});

test("a school's growth is explained down to the grades it was estimated in @both", async ({ page, sqii }) => {
  await sqii.give(files(60));
  await sqii.openCard("School 01");
  await sqii.card.getByRole("button", { name: "Why? value of English language arts: student growth, All students" }).click();
  const { why } = sqii;
  await expect(why.getByRole("heading", { level: 2 })).toBeVisible();
  /** Unfolds the step of this name within another, or within all. */
  const unfold = async (name, within = why) => {
    const step = within.locator("details").filter({ has: page.locator(":scope > summary > span", { hasText: name }) }).last();
    await step.locator(":scope > summary").click();
    return step;
  };
  const growth = await unfold(/^Growth$/);
  await expect(growth).toContainText("Only the part that is likely not accident is kept.");
  await expect(growth.locator(":scope > .node > .args")).toContainText(/2,?400/);
  await expect(growth.locator(":scope > .node > .args")).toContainText(/[0-9a-f]{16}/);
  await expect(growth.locator(".rules").first()).toContainText("growth.model");
  const grade = await unfold(/^Grade 5/, growth);
  await expect(grade).toContainText("The students whose growth was estimated together.");
  await expect(grade.locator(".args")).toContainText("2013-14/ela_4; 2014-15/ela_5");
  await expect(grade.locator(".args")).toContainText(/[0-9a-f]{16}/);
});

test("with fewer than fifty schools there are no percentiles, and it is said", async ({ page, sqii }) => {
  await sqii.give(files(12));
  await sqii.goTo("Growth");
  await expect(page.locator(".growth-page")).toContainText("12 schools have enough students with scores of both years. Percentiles need at least 50 schools.");
});

test("without scores of two years it is said what growth needs", async ({ page, sqii }) => {
  await sqii.give(files(60).slice(1));
  await sqii.goTo("Growth");
  await expect(page.locator(".growth-page")).toContainText("scale scores of this year and of the year before");
});
