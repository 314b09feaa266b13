// Lighthouse on the hosted page, as a phone and as a desktop: prints the scores, and fails below 98. Not a part of make test.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const VERSION = "12.8.2";
const LEAST = 98;
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking --disable-component-update --no-first-run";

const folder = mkdtempSync(join(tmpdir(), "sqii-lighthouse-"));
const server = spawn(process.execPath, [fileURLToPath(new URL("../www/serve.mjs", import.meta.url))], { env: { ...process.env, PORT: "0" }, stdio: ["ignore", "pipe", "inherit"] });
let low = false;
try {
  const address = String((await once(server.stdout, "data"))[0]).trim();
  for (const kind of ["mobile", "desktop"]) {
    const out = join(folder, `${kind}.json`);
    const preset = kind === "desktop" ? ["--preset=desktop"] : [];
    execFileSync(
      "npx",
      ["--yes", `lighthouse@${VERSION}`, address, ...preset, "--quiet", "--output=json", `--output-path=${out}`, `--only-categories=${CATEGORIES.join()}`, `--chrome-flags=${FLAGS}`],
      { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, CHROME_PATH: CHROMIUM } },
    );
    const { categories, audits } = JSON.parse(readFileSync(out, "utf8"));
    const scores = CATEGORIES.map((id) => [id, Math.round(categories[id].score * 100)]);
    console.log(`${kind}: ${scores.map(([id, score]) => `${id} ${score}`).join(", ")}`);
    for (const id of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"]) {
      console.log(`  ${audits[id].title}: ${audits[id].displayValue}`);
    }
    for (const { id, title, score, scoreDisplayMode: mode } of Object.values(audits)) {
      if (["binary", "metricSavings"].includes(mode) && score !== null && score < 0.9) console.log(`  to mend: ${id}: ${title}`);
    }
    low ||= scores.some(([, score]) => score < LEAST);
  }
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = low ? 1 : 0;
