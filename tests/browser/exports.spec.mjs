// What is handed on: the workbook, and the appeal packet with an official result beside ours.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { schoolCode, schoolName, studentFile } from "../files.mjs";
import { scored } from "./binary.mjs";
import { expect, test } from "./harness.mjs";

const students = { name: "students.csv", body: studentFile() };
/** By the page: what the service worker keeps for later is another matter. */
const asked = (watch) => watch.requests.filter((request) => request.url().includes("sqii_export") && request.serviceWorker() === null).length;

test("the workbook is the binary's to the byte, and its module comes when it is wanted @both", async ({ sqii, watch, face }) => {
  await sqii.give([students]);
  expect(asked(watch)).toBe(0);
  const book = await sqii.saved("report.xlsx");
  expect(book.equals(scored([students], ["report.xlsx"], ["--xlsx"])["report.xlsx"])).toBe(true);
  await sqii.saved("report.xlsx");
  expect(asked(watch)).toBe(face === "hosted" ? 1 : 0);
});

test.describe("without a service worker", () => {
  test.use({ serviceWorkers: "block" });

  test("when the workbook's module cannot be had the page says so and goes on", async ({ page, sqii, watch }) => {
    watch.expected.push(/Failed to load resource/, /Service Worker registration blocked/);
    await page.route("**/sqii_export*", (route) => route.abort());
    await sqii.give([students]);
    await page.locator('[data-download="report.xlsx"]').click();
    await expect(sqii.notice).toContainText("report.xlsx could not be made");
    await page.unroute("**/sqii_export*");
    expect((await sqii.saved("report.xlsx")).subarray(0, 2).toString()).toBe("PK");
  });
});

async function openPacket(page, sqii) {
  await sqii.give([students]);
  await sqii.openCard(schoolName(0));
  await sqii.card.getByRole("button", { name: "Appeal packet" }).click();
  await expect(page.locator("#packet-title")).toHaveText(`${schoolName(0)}, 2023-24`);
}

test("the appeal packet stands by itself: result, files with SHA-256, what is assumed, the trace @both", async ({ page, sqii }) => {
  await openPacket(page, sqii);
  const sha = createHash("sha256").update(students.body).digest("hex");
  await expect(page.locator(".preview .file-sums")).toContainText(sha);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as a file" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(`appeal-${schoolCode(0)}-2023-24.internal-contains-student-data.html`);
  const file = await readFile(await download.path(), "utf8");
  for (const words of [schoolName(0), schoolCode(0), "Internal — contains student data", (await sqii.detail()).methodology, sha, "- The index", "students.csv; "]) expect(file).toContain(words);
  for (const alive of ["<script", "http://", "https://", "src=", "<!--", "url("]) expect(file.includes(alive), alive).toBe(false);
  const index = await sqii.card.locator(".index-number b").innerText();
  expect(file).toContain(`<b>${index}</b>`);
});

test("an official index is set beside ours, and official domains show where the difference is", async ({ page, sqii }) => {
  await openPacket(page, sqii);
  const index = await sqii.card.locator(".index-number b").innerText();
  const here = page.locator(".official-here");
  await page.getByLabel("Index", { exact: true }).fill(index);
  await page.keyboard.press("Tab");
  await expect(here).toContainText("Both agree.");
  await page.getByLabel("Index", { exact: true }).fill("1.00");
  await page.keyboard.press("Tab");
  await expect(here).toContainText("The index differs. The official points of each domain would show where.");
  const [row] = (await sqii.card.locator(".domain-points b").allInnerTexts()).map(Number);
  await page.locator("#official-file").setInputFiles({
    name: "official.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`school_code,index,academic\n99,2,3\n${schoolCode(0)},${index},${(row + 1.5).toFixed(2)}\n`),
  });
  await expect(here).toContainText("They differ in: Academic. The official points are from official.csv, line 3.");
  await expect(here.locator('[data-part="domain/academic"]')).toContainText("+1.50");
  await expect(here.locator('[data-part="index"]')).toContainText("none");
  // The document says the same, and a file dropped here is no data.
  await expect(page.locator(".preview section.official")).toContainText("They differ in: Academic.");
  await page.locator("#official-file").setInputFiles({ name: "other.csv", mimeType: "text/csv", buffer: Buffer.from("code,index\n1,2\n") });
  await expect(here).toContainText("The table has no column school_code.");
  await page.keyboard.press("Escape");
  await expect(sqii.card.getByRole("button", { name: "Appeal packet" })).toBeFocused();
});

test("the packet is printed and nothing else of the page", async ({ page, sqii }) => {
  await page.evaluate(() => (window.print = () => void 0));
  await openPacket(page, sqii);
  await page.getByRole("button", { name: "Print it" }).click();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#print-sheet")).toBeVisible();
  await expect(page.locator("#print-sheet")).toContainText("How every number came about");
  await expect(page.locator("#app")).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(page.locator("#print-sheet")).toHaveCount(0);
});
