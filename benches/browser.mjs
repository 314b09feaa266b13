// How fast the page is in a real browser: a made-up file handed over, until the report is shown. Prints the median of
// several cold browsers, beside a plain reading of the same file in a worker: the ratio says more than the seconds, for
// machines differ. usage: node benches/browser.mjs [STUDENTS [RUNS]]
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, openSync, closeSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { chromium } = createRequire(join(root, "www/package.json"))("@playwright/test");
const [students = "300000", runs = "5"] = process.argv.slice(2);
const port = process.env.PORT ?? "8123";
const folder = mkdtempSync(join(tmpdir(), "sqii-bench-"));
const file = join(folder, "students.csv");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");

const out = openSync(file, "w");
execFileSync(join(target, "release/sqii"), ["sample", "--students", students], { stdio: ["ignore", out, "inherit"] });
closeSync(out);
const megabytes = statSync(file).size / 1e6;

const server = spawn(process.execPath, [join(root, "www/serve.mjs")], { env: { ...process.env, PORT: port }, stdio: "ignore" });
const url = `http://127.0.0.1:${port}/`;

/** Peak memory of the browser's largest page process, in MB; Linux alone tells. */
function peak(mark) {
  let most = 0;
  for (const process of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${process}/cmdline`, "latin1");
      if (!command.includes(mark) || !command.includes("--type=renderer")) continue;
      const [, kilobytes = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, "utf8")) ?? [];
      most = Math.max(most, Number(kilobytes) / 1024);
    } catch {
      // A process that has just ended.
    }
  }
  return most;
}

/** Reads the file's bytes in a worker and does nothing with them. */
const plain = () =>
  new Promise((resolve) => {
    const source = `onmessage = async ({ data }) => {
      const since = performance.now();
      const reader = data.stream().getReader();
      while (!(await reader.read()).done);
      postMessage(performance.now() - since);
    };`;
    const worker = new Worker(URL.createObjectURL(new Blob([source])));
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(document.getElementById("plain").files[0]);
  });

async function run() {
  const profile = mkdtempSync(join(folder, "profile-"));
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", `--sqii-bench=${profile}`];
  const executablePath = process.env.CHROMIUM ?? execFileSync(join(root, ".ci/setup"), ["chromium"], { encoding: "utf8" }).trim();
  const browser = await chromium.launchPersistentContext(profile, { executablePath, args });
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(`${url}policy.txt`);
    const before = peak(profile);
    await page.goto(url);
    await page.waitForFunction(() => document.body.dataset.state === "idle");
    const start = await page.evaluate(() => performance.now());
    await page.setInputFiles("#files", file);
    await page.waitForFunction(() => ["ready", "failed"].includes(document.body.dataset.state), undefined, { timeout: 600_000 });
    const measured = await page.evaluate(() => {
      const entry = performance.getEntriesByName("sqii:compute").at(-1);
      return { ms: entry.duration, detail: entry.detail };
    });
    const memory = peak(profile) - before;
    await page.goto("about:blank");
    await page.setContent('<input type="file" id="plain">');
    await page.setInputFiles("#plain", file);
    return { start, memory, ...measured, reading: await page.evaluate(plain) };
  } finally {
    await browser.close();
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

try {
  await new Promise((resolve) => setTimeout(resolve, 500));
  const all = [];
  for (let n = 0; n < Number(runs); n += 1) all.push(await run());
  const of = (key) => median(all.map((one) => one[key]));
  const { rows, schools, methodology } = all[0].detail;
  console.log(`${rows} rows (${megabytes.toFixed(0)} MB), ${schools} school-years, ${methodology}; median of ${all.length}`);
  console.log(`  page started in      ${of("start").toFixed(0)} ms`);
  console.log(`  file to report shown ${of("ms").toFixed(0)} ms = ${(megabytes / of("ms") * 1000).toFixed(0)} MB/s`);
  console.log(`  bytes alone read in  ${of("reading").toFixed(0)} ms; ratio ${(of("ms") / of("reading")).toFixed(2)}`);
  console.log(`  memory over a page without the module ${of("memory").toFixed(0)} MB`);
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
