// Verify it yourself: what the page says of itself is so.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { AxeBuilder, dist, expect, test } from "./harness.mjs";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const built = (name) => readFileSync(new URL(name, dist));

async function open(page) {
  await page.getByRole("link", { name: "Verify it yourself" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Verify it yourself" })).toBeVisible();
}

test("the build hash is that of the list of hashes, and the list is that of the page's files @both", async ({ sqii, page, face }) => {
  await sqii.toBe("idle");
  await open(page);
  const list = built("build.sha256");
  await expect(page.locator('[data-hash="verify-build"]')).toHaveText(sha256(list));
  const lines = String(list).trim().split("\n").map((line) => line.split("  "));
  expect(lines.length).toBeGreaterThan(3);
  for (const [hash, name] of lines) expect(sha256(built(name)), name).toBe(hash);
  const oneFile = page.locator('[data-hash="verify-one-file"]');
  if (face === "hosted") await expect(oneFile).toHaveText(sha256(built("sqii.html")));
  else await expect(oneFile, "a file cannot hold its own hash").toHaveCount(0);
});

test("SHA256SUMS lists every file that is published, and every link of the page leads to one", async ({ sqii, page, request }) => {
  await sqii.toBe("idle");
  await open(page);
  const sums = new Map(String(built("SHA256SUMS")).trim().split("\n").map((line) => line.split("  ").reverse()));
  const links = await page.locator(".verify a").evaluateAll((all) => all.map(({ href }) => href));
  expect(links.length).toBeGreaterThan(4);
  for (const link of links) {
    const answer = await request.get(link);
    expect(answer.ok(), link).toBe(true);
    const name = new URL(link).pathname.slice(1);
    if (name !== "SHA256SUMS") expect(sums.get(name), name).toBe(sha256(await answer.body()));
  }
});

test("the policy shown is the policy that holds @both", async ({ sqii, page, watch }) => {
  watch.expected.push(/violates the .*Content Security Policy/);
  await sqii.toBe("idle");
  await open(page);
  await page.getByText("Read the policy").click();
  await expect(page.locator(".verify pre").first()).toContainText("default-src 'none'");
  const refused = await page.evaluate(() => new Promise((resolve) => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective }) => resolve(effectiveDirective), { once: true });
    fetch("https://elsewhere.invalid/").catch(() => undefined);
  }));
  expect(refused).toBe("connect-src");
});

for (const scheme of ["light", "dark"]) {
  test(`axe finds no violation in the checks, ${scheme}; they fit a phone @both`, async ({ sqii, page }, testInfo) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await sqii.toBe("idle");
    await open(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
    await page.screenshot({ path: testInfo.outputPath("verify.png"), fullPage: true });
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.screenshot({ path: testInfo.outputPath("verify-phone.png"), fullPage: true });
  });
}
