// The hosted page without its server, and a newer version of it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { studentFile, zipOf } from "../files.mjs";
import { AxeBuilder, expect, test as base } from "./harness.mjs";
import { Server } from "./server.mjs";

const students = { name: "students.csv", body: studentFile() };
const archive = { name: "year.zip", body: zipOf([students]) };

const test = base.extend({
  server: async ({}, use) => {
    const server = await new Server().start();
    await use(server);
    await server.end();
  },
  baseURL: ({ server }, use) => use(server.address),
});

/** The page's files are all kept. */
const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

/** The same page as another version. */
function publishNewer({ folder }) {
  const change = (name, from, to) => {
    const text = readFileSync(join(folder, name), "utf8");
    expect(text).toMatch(from);
    writeFileSync(join(folder, name), text.replace(from, to));
  };
  change("index.html", "<html ", '<html data-version="newer" ');
  change("offline.js", /const VERSION = ".*"/, 'const VERSION = "newer"');
}

const version = (page) => page.evaluate(() => document.documentElement.dataset.version);
const lookForNewer = (page) => page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()));

test("with the server stopped after the first visit, the page opens, and reads a table and an archive", async ({ sqii, page, server }) => {
  await kept(page);
  await server.stop();
  await page.reload();
  await sqii.toBe("idle");
  await sqii.give([students]);
  expect((await sqii.detail()).indexed).toBe(3);
  await sqii.clear();
  await sqii.give([archive]);
  expect((await sqii.detail()).indexed).toBe(3);
});

test("an archive is read with the server stopped even without opening the page anew", async ({ sqii, page, server }) => {
  await kept(page);
  await server.stop();
  await sqii.give([archive]);
  expect((await sqii.detail()).indexed).toBe(3);
});

test("a newer version waits while a report is shown, and comes when it is asked for", async ({ sqii, page, server }) => {
  await kept(page);
  await sqii.give([students]);
  publishNewer(server);
  await lookForNewer(page);
  const told = page.locator("[data-update]");
  await expect(told).toContainText("once you clear your data");
  await expect(told.getByRole("button")).toHaveCount(0);
  await expect(sqii.schoolRows).toHaveCount(3);
  expect(await version(page)).toBeUndefined();
  expect((await new AxeBuilder({ page }).include("[data-update]").analyze()).violations).toEqual([]);
  await sqii.clear();
  await told.getByRole("button").click();
  await expect.poll(() => version(page).catch(() => undefined)).toBe("newer");
  await sqii.toBe("idle");
  const caches = await page.evaluate(async () => (await window.caches.keys()).map((name) => name.split(" ").at(-1)));
  expect(caches, "the older version's files are forgotten").toEqual(["newer"]);
});

test("the page can be installed: its manifest names icons of the sizes that they are", async ({ sqii, page, request }) => {
  await sqii.toBe("idle");
  const address = await page.locator('link[rel="manifest"]').evaluate(({ href }) => href);
  const answer = await request.get(address);
  expect(answer.headers()["content-type"]).toContain("manifest+json");
  const { icons, start_url: start, display } = await answer.json();
  expect({ start, display }).toEqual({ start: "./", display: "standalone" });
  const sizes = await page.evaluate(
    (list) => Promise.all(list.map(async (src) => createImageBitmap(await (await fetch(src)).blob()).then(({ width, height }) => `${width}x${height}`))),
    icons.filter(({ type }) => type === "image/png").map(({ src }) => src),
  );
  expect(sizes).toEqual(["192x192", "512x512", "512x512"]);
});
