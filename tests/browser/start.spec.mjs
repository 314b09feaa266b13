// The first moments, and what is fetched: files given early, samples, and fetches that fail.
import { schoolName, studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";
import { Sqii } from "./page.mjs";

// What is slow or missing here would else be kept by the service worker.
test.use({ serviceWorkers: "block" });

const students = { name: "students.csv", body: studentFile() };

/** The hosted page, with the module's fetch held back until `go` is called. */
async function heldBack(page) {
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  await page.route("**/*.wasm", async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  const sqii = new Sqii(page, expect);
  await expect(page.getByRole("button", { name: "Choose files" })).toBeVisible();
  return { sqii, go };
}

test("files given before the module is there wait for it and are read then", async ({ page, watch }) => {
  void watch;
  const { sqii, go } = await heldBack(page);
  await sqii.hand([students]);
  await expect(page.getByText("One file is waiting")).toBeVisible();
  await sqii.toBe("starting");
  await sqii.reported(async () => go());
  await expect(sqii.schoolRow(schoolName(0))).toBeVisible();
});

/** The hosted page, with the part of the module that computes left to `route`. */
async function withoutComputing(page, route) {
  await page.route("**/sqii_computing-*.wasm", route);
  await page.goto("/");
  const sqii = new Sqii(page, expect);
  await expect(page.getByRole("button", { name: "Choose files" })).toBeVisible();
  return sqii;
}

test("files are read while what computes is still on its way", async ({ page, watch }) => {
  void watch;
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  const sqii = await withoutComputing(page, async (route) => {
    await gate;
    await route.continue();
  });
  await sqii.hand([students]);
  await expect(page.getByRole("heading", { name: "Computing the Index" })).toBeVisible();
  await sqii.toBe("working");
  await sqii.reported(async () => go());
  await expect(sqii.schoolRow(schoolName(0))).toBeVisible();
});

test("a part of the module that cannot be fetched is told, and the page works once it can", async ({ page, watch }) => {
  watch.expected.push(/ERR_FAILED/);
  const sqii = await withoutComputing(page, (route) => route.abort());
  await sqii.hand([students]);
  await sqii.toBe("failed");
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
  await page.unroute("**/sqii_computing-*.wasm");
  await sqii.reported(() => page.getByRole("button", { name: "Try the same files again" }).click());
  await expect(sqii.schoolRow(schoolName(0))).toBeVisible();
});

test("a module that cannot be fetched is told as what it is, and can be loaded again", async ({ page, watch }) => {
  watch.expected.push(/ERR_FAILED/, /preload/);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/");
  const sqii = new Sqii(page, expect);
  await sqii.toBe("failed");
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "Load the page again" }).click();
  await sqii.toBe("idle");
});

test("a sample shows at once that it comes, once, and Cancel stops it", async ({ page, sqii }) => {
  let asked = 0;
  await page.route("**/samples/**", async (route) => {
    asked += 1;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue().catch(() => undefined);
  });
  await sqii.sample("broken").evaluate((button) => {
    button.click();
    button.click();
  });
  await sqii.toBe("working");
  await expect(page.getByRole("heading", { name: "Getting the sample" })).toBeVisible();
  await sqii.cancel();
  await sqii.toBe("idle");
  await page.waitForTimeout(2000);
  await sqii.toBe("idle");
  expect(asked).toBe(1);
});

test("a sample that cannot be fetched leaves a sentence and the page as it was", async ({ page, sqii, watch }) => {
  watch.expected.push(/ERR_FAILED/);
  await page.route("**/samples/**", (route) => route.abort());
  await sqii.sample("real").click();
  await expect(sqii.notice).toContainText("The sample could not be fetched");
  await sqii.toBe("idle");
  await sqii.give([students]);
  await expect(sqii.notice).toHaveCount(0);
});
