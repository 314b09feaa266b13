// Findings as something to work with: what to do at a glance, filters, line numbers, paper.
import { expect, test } from "./harness.mjs";

const HEADER = "school_year,school_code,student_id,grade,ela_level,days_enrolled,days_absent";
const row = (n, { grade = "5", ela = "2", absent = "4" } = {}) => `2022-23,01611190106401,${9_000_000 + n},${grade},${ela},180,${absent}`;
const many = Array.from({ length: 12 }, (_, n) => row(n, { absent: "190" }));
const broken = { name: "broken.csv", body: [HEADER, ...many, row(20, { grade: '"Anders, Bo"' }), row(21, { ela: "9" }), ""].join("\n") };
const other = { name: "other.csv", body: [HEADER, row(40, { ela: "8" }), ""].join("\n") };

test("one sentence says how much there is to do", async ({ sqii, page }) => {
  await sqii.give([broken]);
  await expect(page.locator(".findings-line")).toContainText("2 things to repair");
  await page.getByRole("link", { name: "See the findings" }).click();
  await expect(page.locator(".sentence")).toContainText("2 things to repair");
});

test("the worst come first: what costs most rows is at the top", async ({ sqii }) => {
  await sqii.give([broken]);
  await sqii.goTo("Findings");
  await expect(sqii.findings.first()).toHaveAttribute("data-finding", "absent_exceeds_enrolled");
  await expect(sqii.findings.first()).toContainText("12 times");
});

test("findings are filtered by severity and by file", async ({ sqii, page }) => {
  await sqii.give([broken, other]);
  await sqii.goTo("Findings");
  await page.getByRole("button", { name: /^Notes/ }).click();
  await expect(sqii.finding(["absent_exceeds_enrolled"], "broken.csv")).toHaveCount(0);
  await page.getByRole("button", { name: "All", exact: true }).click();
  await page.getByLabel("File", { exact: true }).selectOption("other.csv");
  await expect(sqii.finding(["absent_exceeds_enrolled"], "broken.csv")).toHaveCount(0);
  await page.getByLabel("File", { exact: true }).selectOption("");
  await expect(sqii.finding(["absent_exceeds_enrolled"], "broken.csv")).toBeVisible();
});

test("the lines of a finding are named and can be copied", async ({ sqii, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await sqii.give([broken]);
  await sqii.goTo("Findings");
  const finding = sqii.finding(["absent_exceeds_enrolled"], "broken.csv");
  await expect(finding).toContainText("lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13");
  await finding.getByRole("button", { name: "Copy line numbers" }).click();
  await expect(sqii.told).toContainText("Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("broken.csv, days_absent");
  expect(copied).toContain("lines 2, 3,");
});

test("a value that may be a name is shown by its shape, on the page and in findings.csv", async ({ sqii, page }) => {
  await sqii.give([broken]);
  await sqii.goTo("Findings");
  await expect(page.locator("body")).not.toContainText("Anders");
  await expect(sqii.finding(["bad_value"], "broken.csv")).toContainText("••••••, ••");
  const saved = String(await sqii.saved("findings.csv"));
  expect(saved).not.toContain("Anders");
  expect(saved.split("\n")[0]).toBe("severity,kind,file,line,column,found,expected,count,what,what_to_do,lines");
});

test("findings are saved even when no school could be read", async ({ sqii, page }) => {
  await sqii.give([{ name: "other.csv", body: "a,b\n1,2\n" }]);
  await expect(page.locator('.findings-panel [data-download="findings.csv"]')).toBeVisible();
  expect(String(await sqii.saved("findings.csv"))).toContain("unknown_layout");
});

test("on paper the findings stand alone and unfolded", async ({ sqii, page }) => {
  await page.addInitScript(() => {
    window.print = () => window.dispatchEvent(new Event("beforeprint"));
  });
  await page.reload();
  await sqii.toBe("idle");
  await sqii.give([broken]);
  await sqii.goTo("Findings");
  await page.getByRole("button", { name: "Print the findings" }).click();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".findings-panel")).toBeVisible();
  await expect(page.locator(".files-panel")).toBeHidden();
  await expect(page.locator(".toolbar")).toBeHidden();
  for (const details of await page.locator(".findings-panel details").all()) await expect(details).toHaveAttribute("open", "");
});
