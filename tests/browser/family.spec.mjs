// One school in plain words for its families: what is said, what is kept back, and how it looks on a phone and on paper.
import { LEA_CODE, schoolCode } from "../files.mjs";
import { AxeBuilder, expect, test } from "./harness.mjs";

const SCHOOL = schoolCode(7);
const HEADER = "school_year,lea_code,lea_name,school_code,school_name,indicator,student_group,numerator,denominator,value,state";
const YEARS = {
  "2022-23": ["math_performance,all,80,200,,", "chronic_absenteeism,all,30,210,,"],
  "2023-24": [
    "math_performance,all,96,200,,",
    "math_performance,hispanic,16,80,,",
    "math_performance,white,77,115,,",
    "math_performance,asian,3,5,,",
    "math_performance,students_with_disabilities,4,40,,",
    "math_performance,english_learners,40,195,,",
    "chronic_absenteeism,all,42,210,,",
    "suspension_expulsion,all,1,210,,",
    "ela_performance,all,,,,suppressed",
  ],
};
const rows = Object.entries(YEARS).flatMap(([year, cells]) => cells.map((cell) => `${year},${LEA_CODE},Example Unified,${SCHOOL},Example Elementary,${cell}`));
const measures = { name: "measures.csv", body: [HEADER, ...rows, ""].join("\n") };
const schools = { name: "schools.csv", body: `school_code,school_type\n${SCHOOL},elementary\n` };

const family = (page) => page.locator("article.family");
const topic = (page, id) => page.locator(`[data-topic="${id}"]`);

/** Goes to a school as its families see it, by the address alone. */
async function visit(page, school = SCHOOL, year = "2023-24") {
  await page.evaluate((fragment) => (location.hash = fragment), `view=family&year=${year}&school=${school}`);
  await expect(family(page).getByRole("heading", { level: 1 })).toBeVisible();
}

async function open(page, sqii) {
  await sqii.give([measures, schools]);
  await visit(page);
}

test("a family reads how many of every hundred, how that stands, and what got better or worse @both", async ({ page, sqii }) => {
  await open(page, sqii);
  await expect(family(page).getByRole("heading", { level: 1 })).toHaveText("Example Elementary");
  await expect(topic(page, "math")).toContainText("48 of every 100 students met the state goal in math.");
  await expect(topic(page, "math")).toContainText("Level 5 of 10: average");
  await expect(topic(page, "math")).toContainText("That is 8 more of every 100 than the year before. It got better.");
  await expect(topic(page, "math").locator(".hundred .on")).toHaveCount(48);
  await expect(topic(page, "attendance")).toContainText("20 of every 100 students missed a lot of school");
  await expect(topic(page, "attendance")).toContainText("That is 6 more of every 100 than the year before. It got worse.");
  await expect(topic(page, "discipline")).toContainText("The school sent home fewer than 1 of every 100 students");
});

test("groups served less well are named with care, and small groups are nowhere, not even by what is left over", async ({ page, sqii }) => {
  await open(page, sqii);
  const math = topic(page, "math");
  await expect(math.locator(".behind")).toHaveText("Students with disabilities: 10 of every 100");
  await expect(family(page)).toContainText("A gap shows where students need more from their school.");
  // Five Asian students; eighty Hispanic ones would give them away; five who do not learn English are what is left of all.
  for (const group of ["Asian", "Hispanic", "English learners"]) await expect(family(page)).not.toContainText(group);
  await expect(family(page).locator("[data-hidden]")).toHaveText("Small groups are left out to keep each student’s results private.");
});

test("what is not known is said with its reason", async ({ page, sqii }) => {
  await open(page, sqii);
  const unknown = family(page).locator(".family-unknown");
  await expect(unknown).toContainText("These results were hidden to keep students’ results private:");
  await expect(unknown.getByRole("listitem").filter({ hasText: /^reading and writing$/ })).toBeVisible();
  await expect(unknown).toContainText("how much students learned in math in a year");
  await visit(page, SCHOOL, "2022-23");
  await expect(family(page)).toContainText("This school has no Index this year.");
  await expect(family(page)).toContainText("So this page cannot say what got better or worse.");
});

test("the way leads from the list to the family's page, to all numbers, and back", async ({ page, sqii }) => {
  await sqii.give([measures, schools]);
  await page.getByRole("link", { name: "Families" }).click();
  await sqii.schoolButtons("Example Elementary").click();
  await expect(family(page).getByRole("heading", { level: 1 })).toBeFocused();
  await family(page).getByRole("link", { name: "See all the numbers" }).click();
  await expect(sqii.card.getByRole("heading", { level: 2, name: "Example Elementary" })).toBeVisible();
  await page.goBack();
  await family(page).getByRole("link", { name: "Back to the list" }).click();
  await expect(sqii.schoolRow("Example Elementary")).toBeVisible();
});

for (const [sample, name] of [["real", "little"], ["district", "much"]]) {
  test(`a family's page with ${name} to tell is one sheet of paper`, async ({ page, sqii }) => {
    await sqii.reported(() => sqii.sample(sample).click());
    const code = await sqii.schoolRows.filter({ hasText: /\d\.\d\d/ }).last().locator("[data-school]").getAttribute("data-school");
    await visit(page, code, await page.locator("#year").inputValue());
    const pdf = await page.pdf({ format: "Letter", printBackground: true });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  });
}

for (const locale of ["en-US", "es-MX"]) {
  test.describe(locale, () => {
    test.use({ locale });
    for (const scheme of ["light", "dark"]) {
      for (const width of [1280, 390]) {
        test(`the family's page, ${scheme}, ${width} pixels wide, has no barrier, fits, and is a picture worth showing`, async ({ page, sqii }, testInfo) => {
          await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
          await page.setViewportSize({ width, height: 900 });
          await open(page, sqii);
          await page.screenshot({ path: testInfo.outputPath("family.png"), fullPage: true });
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
          const words = locale === "en-US" ? "48 of every 100 students" : "48 de cada 100 alumnos";
          await expect(topic(page, "math")).toContainText(words);
        });
      }
    }
  });
}
