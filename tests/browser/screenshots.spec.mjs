// The pictures of the README. `make screenshots` writes them to docs/; an ordinary run leaves them with its results.
import { join } from "node:path";
import { expect, test } from "./harness.mjs";

const SCHOOL = "Abraham Lincoln Senior High";
const picture = (testInfo, name) => (process.env.SQII_SCREENSHOTS ? join(process.env.SQII_SCREENSHOTS, name) : testInfo.outputPath(name));

test("the real sample's table and a school's card are a picture worth showing", async ({ page, sqii }, testInfo) => {
  await sqii.sample("real").click();
  await sqii.toBe("ready");
  await expect(sqii.schoolRows.nth(5)).toBeVisible();
  await page.screenshot({ path: picture(testInfo, "table.png") });
  await sqii.openCard(SCHOOL);
  // No row is to look pointed at.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: picture(testInfo, "card.png") });
  await sqii.openWhy();
  await page.screenshot({ path: picture(testInfo, "why.png") });
});
