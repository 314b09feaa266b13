// From files to an index, and back to a clean page. On both faces.
import { hostileFiles, measureFiles, schoolName, studentFile } from "../files.mjs";
import { scored } from "./binary.mjs";
import { expect, test } from "./harness.mjs";

const students = { name: "students.csv", body: studentFile() };
const NUMBERS = ["index.csv", "domains.csv", "measures.csv"];

test.describe("from files to an index @both", () => {
  test("dropping a small student file gives every school in it an index", async ({ sqii }) => {
    await sqii.drop([students]);
    await expect(sqii.schoolRows).toHaveCount(3);
    for (const n of [0, 1, 2]) await expect(sqii.schoolRow(schoolName(n))).toContainText(/\d{1,3}\.\d\d/);
    expect(await sqii.detail()).toMatchObject({ rows: 360, schools: 3, indexed: 3, methodology: expect.any(String) });
  });

  test("a measures file with a schools file gives an index", async ({ sqii }) => {
    await sqii.give(measureFiles());
    await expect(sqii.schoolRow("Example High")).toContainText(/\d{1,3}\.\d\d/);
    expect((await sqii.detail()).indexed).toBe(1);
  });

  test("files added later are computed together with the first", async ({ sqii }) => {
    await sqii.give([students]);
    await sqii.give(measureFiles());
    await expect(sqii.schoolRows).toHaveCount(4);
    expect((await sqii.detail()).indexed).toBe(4);
  });

  test("the downloads have the same bytes as what the binary writes", async ({ sqii }) => {
    const files = [students, ...measureFiles()];
    await sqii.give(files);
    const names = [...NUMBERS, "findings.csv", "report.json"];
    const binary = scored(files, names);
    for (const name of names) {
      const saved = await sqii.saved(name);
      expect(saved.length, name).toBeGreaterThan(0);
      expect(saved.equals(binary[name]), `${name} equals the binary's`).toBe(true);
    }
  });

  test("a banner says so while student data is loaded", async ({ sqii, page }) => {
    await sqii.give(measureFiles());
    await expect(page.getByText(/contains student data. It stays/i)).toHaveCount(0);
    await sqii.give([students]);
    await expect(page.getByText(/contains student data. It stays/i).first()).toBeVisible();
  });

  test("clearing leaves nothing of the files on the page", async ({ sqii, page }) => {
    await sqii.give([students]);
    await sqii.clear();
    await sqii.toBe("idle");
    await expect(sqii.schoolRows).toHaveCount(0);
    await expect(page.locator("body")).not.toContainText(schoolName(0));
    await expect(page.locator("body")).not.toContainText(students.name);
    await sqii.give(measureFiles());
    expect((await sqii.detail()).indexed).toBe(1);
  });

  test("all the broken files at once leave the good one its index", async ({ sqii }) => {
    const bad = hostileFiles();
    await sqii.give([...bad, students]);
    await expect(sqii.schoolRow(schoolName(1))).toContainText(/\d{1,3}\.\d\d/);
    await sqii.showFindings();
    for (const { name, kinds } of bad) await expect(sqii.finding(kinds, name).first(), name).toBeAttached();
  });
});

for (const id of ["real", "district", "broken"]) {
  test(`the sample "${id}" loads from one click @both`, async ({ sqii, page }) => {
    await sqii.sample(id).click();
    await sqii.toBe("ready");
    const { schools, indexed } = await sqii.detail();
    expect(schools).toBeGreaterThan(0);
    if (id === "broken") await expect(page.getByText("things to repair")).toBeVisible();
    else expect(indexed).toBeGreaterThan(0);
    await expect(page.locator("body")).toHaveAttribute("data-state", "ready");
  });
}
