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

test("every page of the report is a picture worth showing, also dark and on a phone", async ({ page, sqii }, testInfo) => {
  test.setTimeout(120_000);
  const shoot = async (name) => {
    await page.mouse.move(0, 0);
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await page.screenshot({ path: picture(testInfo, `${name}.png`), animations: "disabled" });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.screenshot({ path: picture(testInfo, `${name}-dark.png`) });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.screenshot({ path: picture(testInfo, `${name}-phone.png`) });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: "light" });
  };
  await sqii.sample("district").click();
  await sqii.toBe("ready");
  await shoot("overview");
  for (const name of ["Harbor Elementary", "Lakeside Middle", "Summit High"]) await page.getByRole("checkbox", { name: `Compare ${name}` }).check();
  for (const [name, title] of [["compare", "Compare"], ["group", "Student groups"], ["support", "Support"], ["lagging", "Where data lags"], ["pairs", "Pairs"], ["timelines", "Timelines"], ["whatif", "What if…"], ["reconcile", "Official results"], ["disparity", "Disparity"], ["growth", "Growth"], ["findings", "Findings"], ["methodology", "Methodology"], ["verify", "Verify it yourself"]]) {
    await sqii.goTo(title);
    await shoot(name);
  }
  await sqii.goTo("Overview");
  await page.getByRole("link", { name: "Teachers" }).click();
  await sqii.openCard("Harbor Elementary");
  await shoot("teacher");
  await page.getByRole("link", { name: "Families" }).click();
  await shoot("family");
  await page.getByRole("button", { name: "Español", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await shoot("family-spanish");
});

test("communities of real schools are a picture worth showing", async ({ page, sqii }, testInfo) => {
  await sqii.sample("real").click();
  await sqii.toBe("ready");
  await sqii.goTo("Communities");
  // A need of too many schools has several communities.
  await page.locator("[data-need] summary").first().click();
  await page.locator("[data-need] [data-community] summary").first().click();
  await expect(page.locator("[data-member]").first()).toBeVisible();
  for (const [name, colorScheme, width, height] of [["", "light", 1280, 900], ["-dark", "dark", 1280, 900], ["-phone", "dark", 390, 844]]) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.mouse.move(0, 0);
    await page.screenshot({ path: picture(testInfo, `communities${name}.png`), animations: "disabled" });
  }
});

test("the element on another site is a picture worth showing", async ({ page, watch }, testInfo) => {
  void watch;
  await page.goto("/embed.html");
  await expect(page.locator("#spanish h2")).toBeVisible();
  await page.locator(".pair").screenshot({ path: picture(testInfo, "embed.png") });
});
