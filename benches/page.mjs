// What the measurements in a real browser share: made-up students in a file, the page served, a browser without a past, and
// how much memory its page took.
import { execFileSync, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { chromium } = createRequire(join(root, "www/package.json"))("@playwright/test");
const port = process.env.PORT ?? "8123";

export const address = `http://127.0.0.1:${port}/`;

/** A file of made-up students in this folder, by `sqii sample`. */
export function sampled(folder, options) {
  const file = join(folder, "students.csv");
  const out = openSync(file, "w");
  execFileSync(join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "release/sqii"), ["sample", ...options], { stdio: ["ignore", out, "inherit"] });
  closeSync(out);
  return file;
}

/** The page, served at the address. */
export async function serve() {
  const server = spawn(process.execPath, [join(root, "www/serve.mjs")], { env: { ...process.env, PORT: port }, stdio: "ignore" });
  await new Promise((resolve) => setTimeout(resolve, 500));
  return server;
}

/** A browser with a new profile in this folder, and what its memory is asked by. */
export async function launch(folder) {
  const mark = mkdtempSync(join(folder, "profile-"));
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", `--sqii-bench=${mark}`];
  const executablePath = process.env.CHROMIUM ?? execFileSync(join(root, ".ci/setup"), ["chromium"], { encoding: "utf8" }).trim();
  const browser = await chromium.launchPersistentContext(mark, { executablePath, args });
  return { browser, mark, page: browser.pages()[0] ?? (await browser.newPage()) };
}

/** Of the browser's largest page process the memory in MB, the most so far and at present, and the seconds that cores worked
 * for it: on a busy machine they say more than the clock. Linux alone tells. */
export function taken(mark) {
  const most = { peak: 0, now: 0, worked: 0 };
  for (const process of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${process}/cmdline`, "latin1");
      if (!command.includes(mark) || !command.includes("--type=renderer")) continue;
      const status = readFileSync(`/proc/${process}/status`, "utf8");
      const of = (key) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
      // After the name in brackets: state, …, the 12th and 13th are ticks of a hundredth.
      const ticks = readFileSync(`/proc/${process}/stat`, "utf8").split(") ").at(-1).split(" ");
      const worked = (Number(ticks[11]) + Number(ticks[12])) / 100;
      if (of("VmHWM") > most.peak) Object.assign(most, { peak: of("VmHWM"), now: of("VmRSS"), worked });
    } catch {
      // A process that has just ended.
    }
  }
  return most;
}
