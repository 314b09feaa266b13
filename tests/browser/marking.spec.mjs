// What comes from rows of students says so wherever it goes; what comes from counts does not.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureFiles, studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";

const students = [{ name: "students.csv", body: studentFile() }];
const WORDS = "Internal — contains student data";

/** The name by which a download control saves. */
async function savedName(page, name) {
  const waiting = page.waitForEvent("download");
  await page.locator(`[data-download="${name}"]`).first().evaluate((control) => control.click());
  return (await waiting).suggestedFilename();
}

/** What `sqii publish` prints. */
function published(files) {
  const folder = mkdtempSync(join(tmpdir(), "sqii-publish-"));
  try {
    const paths = files.map(({ name, body }) => {
      writeFileSync(join(folder, name), body);
      return join(folder, name);
    });
    return execFileSync(process.env.SQII_BIN ?? "target/debug/sqii", ["publish", ...paths], { stdio: ["ignore", "pipe", "ignore"] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("files saved from rows of students say so in their names, and every printed page says it @both", async ({ sqii, page }) => {
  await sqii.give(students);
  for (const name of ["index", "measures"]) expect(await savedName(page, `${name}.csv`)).toBe(`${name}.internal-contains-student-data.csv`);
  expect(await savedName(page, "report.json")).toBe("report.internal-contains-student-data.json");
  expect(JSON.parse(await sqii.saved("report.json"))).toMatchObject({ student_data: true, marking: "internal — contains student data" });
  const marking = page.getByText(WORDS, { exact: true });
  await expect(marking).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(marking).toBeVisible();
  await expect(marking).toHaveCSS("position", "fixed");
});

test("files saved from counts keep their names, and nothing is printed across them @both", async ({ sqii, page }) => {
  await sqii.give(measureFiles());
  expect(await savedName(page, "index.csv")).toBe("index.csv");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(WORDS)).toHaveCount(0);
});

test("a result to show elsewhere has the binary's bytes @both", async ({ sqii }) => {
  for (const files of [measureFiles(), students]) {
    await sqii.give(files);
    expect((await sqii.saved("published.json")).equals(published(files))).toBe(true);
    await sqii.clear();
  }
});
