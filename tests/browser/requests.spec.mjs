// Who is asked for what. The general rule is checked at the end of every test (harness.mjs); here it is checked closely.
import { measureFiles, studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";

const outside = (watch) => watch.requests.map((request) => request.url()).filter((url) => !/^(blob|data):/.test(url));

const byServiceWorker = (request) => request.serviceWorker() !== null || request.url().endsWith("/offline.js");

async function useEverything(sqii) {
  await sqii.give([{ name: "students.csv", body: studentFile() }]);
  await sqii.give(measureFiles());
  await sqii.saved("measures.csv");
  await sqii.clear();
  await sqii.toBe("idle");
  await sqii.give(measureFiles());
}

test("the hosted page gets its own files once, and asks for nothing after files are chosen", async ({ sqii, watch }) => {
  await sqii.settled();
  const before = outside(watch);
  const byPage = outside({ requests: watch.requests.filter((request) => !byServiceWorker(request)) });
  expect(byPage.length).toBeGreaterThan(1);
  expect(new Set(byPage).size, "nothing is fetched twice").toBe(byPage.length);
  await useEverything(sqii);
  expect(outside(watch)).toEqual(before);
});

test("a file that comes before the page is at rest is read with the first parts of the module, and the rest follows once", async ({ sqii, watch }) => {
  await sqii.give([{ name: "students.csv", body: studentFile() }]);
  await sqii.settled();
  const parts = outside({ requests: watch.requests.filter((request) => !byServiceWorker(request)) }).filter((url) => url.endsWith(".wasm"));
  expect(parts.map((url) => url.replace(/.*\/(\w+)-\w+\.wasm$/, "$1"))).toEqual(["sqii_reading", "sqii_computing", "sqii_rest"]);
});

test("the single file requests nothing but itself @one-file", async ({ sqii, watch, page }) => {
  await useEverything(sqii);
  expect(outside(watch)).toEqual([page.url().replace(/#.*/, "")]);
});

test("the server of the hosted page sends the policy that stands in the page", async ({ sqii, page, request }) => {
  await sqii.toBe("idle");
  const header = (await request.get("/")).headers()["content-security-policy"];
  expect(header).toContain("default-src 'none'");
  expect(header).toContain("connect-src 'self'");
  expect(header).not.toContain("unsafe-inline");
  const inPage = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(inPage).toBe(header);
});

test("the single file's policy lets nothing out @one-file", async ({ sqii, page }) => {
  await sqii.toBe("idle");
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("'self'");
  expect(policy).not.toContain("'unsafe-inline'");
});

test("a request from inside the computing worker would be seen by these tests", async ({ sqii, page, watch }) => {
  // The watch itself is put to the test: a worker of the page's kind asks for a file, and it is noticed.
  await sqii.toBe("idle");
  await page.evaluate(async () => {
    const source = `fetch(${JSON.stringify(new URL("/not-listed", location.href).href)}).finally(() => postMessage(0))`;
    const worker = new Worker(URL.createObjectURL(new Blob([source])));
    await new Promise((done) => worker.addEventListener("message", done));
    worker.terminate();
  });
  // Where a service worker stands between, it is seen twice.
  await expect.poll(() => watch.objections).toContainEqual(expect.stringContaining("/not-listed"));
  expect(watch.objections.filter((objection) => !objection.endsWith("/not-listed"))).toEqual([]);
  watch.objections.length = 0;
  watch.expected.push(/404/);
});
