// The pictures of the README. `make screenshots` writes them to docs/; an ordinary run leaves them with its results.
import { join } from "node:path";
import { expect, test } from "./harness.mjs";

const picture = (testInfo, name) => (process.env.SQII_SCREENSHOTS ? join(process.env.SQII_SCREENSHOTS, name) : testInfo.outputPath(name));

test("the real sample's table and a school's card are a picture worth showing", async ({ page, sqii }, testInfo) => {
  await sqii.sample("real").click();
  await sqii.toBe("ready");
  await expect(sqii.schoolRows.nth(5)).toBeVisible();
  await page.screenshot({ path: picture(testInfo, "table.png") });
  await sqii.openCard(await sqii.firstIndexed());
  await page.screenshot({ path: picture(testInfo, "card.png") });
  await sqii.openWhy();
  await page.screenshot({ path: picture(testInfo, "why.png") });
});
