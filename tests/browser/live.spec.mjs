// What a screen reader is told, and what an eye sees without a click.
import { hostileFiles, schoolName, studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";

const students = { name: "students.csv", body: studentFile() };
const earlier = { name: "earlier.csv", body: studentFile({ year: "2022-23" }) };

test("the report, a year, a school, and clearing are told", async ({ page, sqii }) => {
  await sqii.give([students, earlier]);
  await expect(sqii.told).toContainText("6 school results");
  await page.locator("#year").selectOption("2022-23");
  await expect(sqii.told).toContainText("School year 2022-23 is shown");
  await sqii.openCard(schoolName(1));
  await expect(sqii.told).toContainText(new RegExp(`${schoolName(1)}, 2022-23: Index \\d+\\.\\d\\d of 100`));
  await sqii.clear();
  await expect(sqii.told).toContainText("All data is cleared");
});

test("a file of no use is not told as a report that is ready", async ({ sqii }) => {
  await sqii.give([hostileFiles()[0]]);
  await expect(sqii.told).not.toContainText("ready");
  await expect(sqii.told).toContainText("none of these files could be used");
});

test("the first three kinds of findings show place, find and mend without a click", async ({ page, sqii }) => {
  await sqii.reported(() => sqii.sample("broken").click());
  await sqii.goTo("Findings");
  for (const n of [0, 1, 2]) {
    const finding = page.locator("[data-finding]").nth(n);
    await expect(finding.locator(".do")).toBeVisible();
    await expect(finding.locator(".examples tbody tr").first()).toContainText(/lines? \d+/);
  }
});
