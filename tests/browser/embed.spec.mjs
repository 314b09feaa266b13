// A published result on another site, and the package at work in a page that is not ours.
import { measureFiles, studentFile } from "../files.mjs";
import { AxeBuilder, expect, test } from "./harness.mjs";

const open = async (page) => {
  await page.goto("/embed.html");
  await expect(page.locator("#spanish h2")).toBeVisible();
};
const shown = (page, id) => page.locator(`#${id}`);

for (const scheme of ["light", "dark"]) {
  test(`a published school is shown with its index, domains, indicators and levels, in both languages, ${scheme}`, async ({ page, watch }, testInfo) => {
    void watch;
    await page.emulateMedia({ colorScheme: scheme });
    await open(page);
    const english = shown(page, "english");
    await expect(english.getByRole("article", { name: "Abraham Lincoln Senior High" })).toBeVisible();
    await expect(english).toContainText(/\d\d\.\d\d of 100 points/);
    await expect(english).toContainText(/In 2023-24 this school reaches \d\d\.\d\d of 100 points/);
    await expect(english.locator("section")).not.toHaveCount(0);
    await expect(english.getByRole("listitem").filter({ hasText: "Chronic absence" })).toContainText(/%.*students.*Level \d+.*average/s);
    await expect(shown(page, "spanish")).toContainText("Ausentismo crónico");
    const link = english.getByRole("link", { name: "How this is calculated" });
    expect((await page.request.get(await link.evaluate(({ href }) => href))).ok()).toBe(true);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
    await page.screenshot({ path: testInfo.outputPath(`embed-${scheme}.png`), fullPage: true });
  });
}

test("another year is chosen by keyboard", async ({ page }) => {
  await open(page);
  const year = shown(page, "english").getByLabel("School year");
  await year.focus();
  await page.keyboard.press("ArrowUp");
  await expect(shown(page, "english")).toContainText("In 2022-23 this school");
});

test("the package computes what is chosen; what comes from student rows is refused", async ({ page }) => {
  await open(page);
  const computed = shown(page, "computed");
  const hand = (files) => page.locator("#table").setInputFiles(files.map(({ name, body }) => ({ name, mimeType: "", buffer: Buffer.from(body) })));
  await hand(measureFiles());
  await expect(computed.getByRole("heading", { name: "Example High" })).toBeVisible();
  await hand([{ name: "students.csv", body: studentFile() }]);
  await expect(computed.getByRole("alert")).toContainText("contains student data");
  await expect(computed.getByRole("heading")).toHaveCount(0);
});

test("a file that is no published result, and one that is elsewhere, are told apart and never followed", async ({ page, watch }) => {
  await open(page);
  const english = shown(page, "english");
  const src = (value) => english.evaluate((element, to) => element.setAttribute("src", to), value);
  await src("manifest.webmanifest");
  await expect(english.getByRole("alert")).toContainText("not a published result");
  // A server that sends the request on: the element does not go along.
  await page.route("**/moved.json", (route) => route.fulfill({ status: 302, headers: { location: "/published.json" } }));
  const before = watch.requests.filter((request) => request.url().endsWith("/published.json")).length;
  await src("moved.json");
  await expect(english.getByRole("alert")).toContainText("could not be fetched");
  expect(watch.requests.filter((request) => request.url().endsWith("/published.json")).length).toBe(before);
  watch.objections.splice(0, watch.objections.length, ...watch.objections.filter((one) => !one.includes("moved.json")));
  watch.expected.push(/ERR_FAILED|redirect/i);
  await src("published.json");
  await expect(english.getByRole("heading", { level: 2 })).toBeVisible();
});

test("embed.html fits a phone", async ({ page }, testInfo) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page);
  const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(scroll).toBeLessThanOrEqual(client);
  await page.screenshot({ path: testInfo.outputPath("embed-phone.png"), fullPage: true });
});
