// Similar schools on a card, and who learns from whom.
import { AxeBuilder, expect, test } from "./harness.mjs";

const YEAR = "2022-23";
const code = (number) => `9900001${String(number).padStart(7, "0")}`;
const name = (number) => `School ${number}`;

/** Of a thousand students so many are English learners; everything else is alike. */
function files(schools) {
  const rows = schools.flatMap(([number, english]) =>
    [
      ["all", 1000],
      ["socioeconomically_disadvantaged", 500],
      ["students_with_disabilities", 100],
      ["english_learners", english],
      ["hispanic", 600],
      ["white", 400],
    ].map(([group, count]) => [YEAR, code(number), name(number), "suspension_expulsion", group, 0, count].join(",")),
  );
  return [
    { name: "measures.csv", body: ["school_year,school_code,school_name,indicator,student_group,numerator,denominator", ...rows, ""].join("\n") },
    { name: "schools.csv", body: ["school_code,school_type", ...schools.map(([number]) => `${code(number)},elementary`), ""].join("\n") },
  ];
}

const similar = (page) => page.locator('details[data-charts="similar"]');

async function openSimilar(page, sqii) {
  // The spread of English learners is 16.8 points, their weight 3 of the 12 that can be compared.
  await sqii.give(files([[1, 200], [2, 368], [3, 210]]));
  await sqii.openCard(name(1));
  await similar(page).locator("> summary").click();
  await expect(page.locator("[data-similar]")).toHaveCount(2);
}

test("a card names the schools that serve similar students, how far they are, and why @both", async ({ page, sqii }) => {
  await openSimilar(page, sqii);
  const [first, second] = [page.locator("[data-similar]").first(), page.locator("[data-similar]").nth(1)];
  await expect(first).toContainText(name(3));
  await expect(first).toContainText("0.01");
  await expect(second).toContainText("0.25");
  await expect(second).toContainText("English learners: 36.8% there, 20.0% here");
  await page.getByText(`All features: ${name(2)}`).click();
  await expect(page.getByRole("table", { name: `${name(2)}: every feature` }).getByRole("row").filter({ hasText: "Hispanic" })).toContainText("0.00");
  await second.getByRole("link", { name: name(2) }).click();
  await expect(sqii.card.getByRole("heading", { level: 2, name: name(2) })).toBeVisible();
});

test("similar schools are accessible and fit a phone", async ({ page, sqii }) => {
  await openSimilar(page, sqii);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).include('details[data-charts="similar"]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
    const widest = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
    expect(widest.scroll).toBeLessThanOrEqual(widest.client);
  }
});
