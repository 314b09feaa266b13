// An official result beside ours: agreements, differences, and the first step where both part.
import { Buffer } from "node:buffer";
import { AxeBuilder, expect, test } from "./harness.mjs";

const code = (number) => `0100000000000${number}`;
const HEAD = "school_year,school_code,school_name,indicator,student_group,numerator,denominator";

/** Schools of level 5 in both tests, 7 in absence and 8 in suspension: an index of 60 under core-2014-15. */
function files(schools) {
  const rows = schools.flatMap(([number, name]) =>
    [["ela_performance", 45], ["math_performance", 45], ["chronic_absenteeism", 10], ["suspension_expulsion", 2]].map(([id, count]) => ["2014-15", code(number), name, id, "all", count, 100].join(",")),
  );
  return [
    { name: "measures.csv", body: [HEAD, ...rows, ""].join("\n") },
    { name: "schools.csv", body: ["school_code,school_type", ...schools.map(([number]) => `${code(number)},elementary`), ""].join("\n") },
  ];
}

const official = (...rows) => ({ name: "official.csv", mimeType: "text/csv", buffer: Buffer.from(["school_code,index,ela_performance_level,rank", ...rows, ""].join("\n")) });
const row = (page, number) => page.locator(`[data-reconciled="${code(number)}"]`);
const more = (page, number) => page.locator(`details[data-charts="reconcile/${code(number)}"]`);

async function open(page, sqii, ...rows) {
  await sqii.give(files([[1, "Oak"], [2, "Elm"], [3, "Fir"]]));
  await page.goto(`${page.url().replace(/#.*/, "")}#methodology=core-2014-15&page=reconcile`);
  await sqii.toBe("ready");
  await page.locator("[data-official-table]").setInputFiles(official(...rows));
  await expect(row(page, 1)).toBeVisible();
}

const told = [`${code(1)},60.00,5,1`, `${code(2)},63.00,6,2`, `${code(3)},61,5,3`, `${code(9)},61,5,3`];

test("a table is held against the report: who agrees, who parts where, and what the levels explain @both", async ({ page, sqii }) => {
  await open(page, sqii, ...told);
  await expect(page.locator(".reconcile [role=status]")).toContainText("1 of 3 schools agree in everything");
  await expect(page.locator(".reconcile [role=status]")).toContainText("3 of 6 values are the same");
  await expect(page.locator(".reconcile")).toContainText("One school of the table is not loaded: 1000000000009.");
  await expect(page.locator(".reconcile")).toContainText("Columns that say nothing known here: rank.");
  await expect(row(page, 1)).toContainText("All 2 values told are the same.");
  for (const words of ["Level", "All students", "6", "5", "+1"]) await expect(row(page, 2)).toContainText(words);
  for (const words of ["Points", "index", "61", "60", "+1"]) await expect(row(page, 3)).toContainText(words);
  await page.locator('[data-show="level"]').click();
  await expect(row(page, 3)).toHaveCount(0);
  await more(page, 2).locator("> summary").click();
  await expect(more(page, 2)).toContainText("With the official levels the rules here give the official index, 63.00");
  await more(page, 2).getByRole("button", { name: "How ours came about" }).first().click();
  await expect(sqii.why).toBeVisible();
  await expect(sqii.why).toContainText("1 + 4 = 5");
});

test("every comparison can be saved, and a table without codes says what it lacks", async ({ page, sqii }) => {
  await open(page, sqii, ...told);
  const waiting = page.waitForEvent("download");
  await page.locator("[data-action=save-reconciled]").click();
  const stream = await (await waiting).createReadStream();
  const text = Buffer.concat(await stream.toArray()).toString();
  expect(text.trim().split("\n").length).toBe(7);
  expect(text).toContain("cell/ela_performance/all/level,all,level,6,5,+1,N,Y");
  await page.locator("[data-official-table]").setInputFiles({ name: "other.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") });
  await expect(page.locator(".reconcile")).toContainText("The table has no column school_code.");
});

test("it is accessible in both languages, dark and light, and fits a phone", async ({ page, sqii }, testInfo) => {
  await open(page, sqii, ...told);
  await more(page, 2).locator("> summary").click();
  await expect(more(page, 2)).toContainText("With the official levels");
  const looks = async (language) => {
    for (const [name, width, scheme] of [["wide", 1280, "light"], ["dark", 1280, "dark"], ["phone", 390, "light"]]) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await new AxeBuilder({ page }).include(".reconcile").analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`), `${language} ${name}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.screenshot({ path: testInfo.outputPath(`reconcile-${language}-${name}.png`), fullPage: true });
    }
  };
  await looks("en");
  await page.evaluate(() => (location.hash = `${location.hash}&lang=es`));
  await expect(page.getByRole("heading", { level: 1, name: "Resultados oficiales" })).toBeVisible();
  await expect(row(page, 2)).toContainText("Nivel");
  await looks("es");
});
