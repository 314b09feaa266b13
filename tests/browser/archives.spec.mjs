// Archives and workbooks: their module is fetched when the first of them comes, and gives the binary's numbers.
import { gzipSync } from "node:zlib";
import { deadWorkbook, measureFiles, schoolName, studentFile, workbookOf, zipOf } from "../files.mjs";
import { scored } from "./binary.mjs";
import { expect, test } from "./harness.mjs";

const students = { name: "students.csv", body: studentFile() };
const book = { name: "book.xlsx", body: workbookOf([{ name: "Students", body: studentFile() }]) };
const archive = {
  name: "year.zip",
  body: zipOf([{ name: "a/students.csv.gz", body: gzipSync(studentFile()) }, { name: "__MACOSX/a/._x", body: "x" }, book, ...measureFiles()]),
};
const ALL = ["index.csv", "domains.csv", "measures.csv", "findings.csv", "report.json"];

/** By the page: what the service worker keeps for later is another matter. */
const asked = (watch) => watch.requests.filter((request) => request.url().includes("sqii_archive") && request.serviceWorker() === null).length;

test.describe("archives and workbooks @both", () => {
  test("a workbook gives every school in it an index", async ({ sqii }) => {
    await sqii.drop([book]);
    await expect(sqii.schoolRows).toHaveCount(3);
    for (const n of [0, 1, 2]) await expect(sqii.schoolRow(schoolName(n))).toContainText(/\d{1,3}\.\d\d/);
    expect(await sqii.detail()).toMatchObject({ rows: 360, schools: 3, indexed: 3 });
  });

  test("a zip of many kinds of files has the binary's bytes", async ({ sqii }) => {
    await sqii.give([archive]);
    const binary = scored([archive], ALL);
    for (const name of ALL) expect((await sqii.saved(name)).equals(binary[name]), `${name} equals the binary's`).toBe(true);
  });

  test("a workbook over which its reader dies is a finding, and those after it are read", async ({ sqii, page }) => {
    await sqii.give([{ name: "dead.xlsb", body: deadWorkbook() }, students, { ...book, name: "z.xlsx" }]);
    expect((await sqii.detail()).indexed).toBe(3);
    await sqii.showFindings();
    await expect(page.getByText(/archive or workbook is damaged/i).first()).toBeVisible();
  });

  test("removing a member removes the archive it came in", async ({ sqii, page }) => {
    await sqii.give([archive, { ...students, name: "other.csv" }]);
    await page.locator("details.fold > summary").first().click();
    await sqii.reported(() => page.getByRole("button", { name: /remove.*year\.zip/i }).first().click());
    expect((await sqii.detail()).rows).toBe(360);
  });
});

test.describe("the archive module", () => {
  test("is not asked for by plain files, and once by many workbooks", async ({ sqii, watch }) => {
    await sqii.give([students]);
    expect(asked(watch)).toBe(0);
    await sqii.give([book, { ...book, name: "again.xlsx" }]);
    expect(asked(watch)).toBe(1);
  });
});
