// The main flow in Firefox: files in, table, card, why, downloads; hosted and from disk.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { scored } from "../browser/binary.mjs";
import { studentFile, zipOf } from "../files.mjs";
import { faces, inFirefox, state } from "./firefox.mjs";

const SAVED = ["index.csv", "measures.csv"];
const students = { name: "students.csv", body: studentFile() };
const archive = { name: "year.zip", body: zipOf([students]) };

/** Chooses these files in the page's own input. */
async function give(page, files) {
  const folder = mkdtempSync(join(tmpdir(), "sqii-given-"));
  try {
    const paths = files.map(({ name, body }) => {
      writeFileSync(join(folder, name), body);
      return join(folder, name);
    });
    const before = await reports(page);
    await (await page.$("#files")).uploadFile(...paths);
    await page.waitForFunction((n) => performance.getEntriesByName("sqii:compute").length > n, { timeout: 30_000 }, before);
    await state(page, "ready");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const reports = (page) => page.evaluate(() => performance.getEntriesByName("sqii:compute").length);
const detail = (page) => page.evaluate(() => performance.getEntriesByName("sqii:compute").at(-1).detail);
const visible = (page, selector) => page.waitForSelector(selector, { visible: true, timeout: 15_000 });

for (const face of Object.keys(faces)) {
  test(`files become a table, a card, a reason and the binary's own bytes, ${face}, in Firefox`, async () => {
    const broken = await inFirefox(face, async (page, { saved }) => {
      await give(page, [students]);
      assert.equal((await detail(page)).indexed, 3);
      const binary = scored([students], SAVED);
      for (const name of SAVED) assert.ok((await saved(name)).equals(binary[name]), `${name} equals the binary's`);
      await (await visible(page, "[data-school]")).click();
      await visible(page, "article h2");
      await (await visible(page, "[data-why]")).click();
      await visible(page, "dialog[open] h2");
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelector("dialog[open]") === null);
      await (await visible(page, '[data-action="clear"]')).click();
      await state(page, "idle");
      await give(page, [archive]);
      assert.equal((await detail(page)).indexed, 3);
    });
    assert.deepEqual(broken, [], "the console is empty and no request leaves");
  });

  test(`the sample of public files is computed, ${face}, in Firefox`, async () => {
    const broken = await inFirefox(face, async (page) => {
      await (await visible(page, '[data-sample="real"]')).click();
      await state(page, "ready");
      assert.ok((await detail(page)).indexed > 1000);
    });
    assert.deepEqual(broken, [], "the console is empty and no request leaves");
  });
}

test("what these tests watch for would be seen", async () => {
  const broken = await inFirefox("hosted", async (page) => {
    await page.evaluate(() => {
      console.log("said");
      return fetch("sent", { method: "POST", body: "x" });
    });
  });
  assert.ok(broken.includes("console: said"), broken.join());
  assert.ok(broken.some((line) => line.startsWith("sent: POST")), broken.join());
});
