// What is only collected or piloted in a school year is on the card, and says that it has no points.
import { readFileSync } from "node:fs";
import { AxeBuilder, expect, test } from "./harness.mjs";

const folder = new URL("../worked/piloted_indicators_are_shown_without_points/", import.meta.url);
const files = ["measures.csv", "schools.csv"].map((name) => ({ name, body: readFileSync(new URL(name, folder), "utf8") }));
const phase = (sqii, id) => sqii.card.locator(`[data-indicator="${id}"] [data-phase]`);

test("a piloted indicator has a level and no points, a collected one neither; later both have points", async ({ page, sqii }) => {
  await sqii.give(files);
  await sqii.reported(() => page.locator("#methodology").selectOption("core-phase-in"));
  await sqii.openCard("First School");
  const year = sqii.card.locator(".card-head select");
  await year.selectOption("2013-14");
  await expect(phase(sqii, "chronic_absenteeism")).toHaveText("Piloted in 2013-14: no points");
  await expect(sqii.card.locator('[data-indicator="chronic_absenteeism"]')).toContainText("Level 7");
  await expect(sqii.card.locator('[aria-labelledby="domain-social_emotional"]')).toContainText("Not scored in 2013-14");
  await expect(sqii.card.locator(".index")).toContainText("60.00");
  for (const [language, words] of [["Español", "En prueba en 2013-14"], ["English", "Piloted in 2013-14"]]) {
    await page.getByRole("button", { name: language, exact: true }).click();
    await expect(phase(sqii, "chronic_absenteeism")).toContainText(words);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), `${language} ${colorScheme}`).toEqual([]);
    }
  }
  await phase(sqii, "chronic_absenteeism").locator("..").getByRole("button").click();
  await expect(sqii.why).toContainText("piloted, not yet scored");
  await expect(sqii.why).toContainText("determined and piloted during the 2013-14 school year");
  await page.keyboard.press("Escape");
  await year.selectOption("2012-13");
  await expect(phase(sqii, "chronic_absenteeism")).toHaveText("Collected in 2012-13: no level, no points");
  await expect(sqii.card.locator('[data-indicator="chronic_absenteeism"]')).not.toContainText("Level");
  await year.selectOption("2015-16");
  await expect(sqii.card.locator("[data-phase]")).toHaveCount(0);
});
