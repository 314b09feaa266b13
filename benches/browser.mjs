// How fast the page is in a real browser: a made-up file handed over, until the report is shown. Prints the median of
// several cold browsers, beside a plain reading of the same file in a worker: the ratio says more than the seconds, for
// machines differ. usage: node benches/browser.mjs [STUDENTS [RUNS]]
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { address, launch, sampled, serve, taken } from "./page.mjs";

const [students = "300000", runs = "5"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "sqii-bench-"));
const file = sampled(folder, ["--students", students]);
const megabytes = statSync(file).size / 1e6;
const server = await serve();

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
  const { browser, mark, page } = await launch(folder);
  try {
    await page.goto(`${address}policy.txt`);
    const before = taken(mark).peak;
    await page.goto(address);
    await page.waitForFunction(() => document.body.dataset.state === "idle");
    const start = await page.evaluate(() => performance.now());
    await page.setInputFiles("#files", file);
    await page.waitForFunction(() => ["ready", "failed"].includes(document.body.dataset.state), undefined, { timeout: 600_000 });
    const measured = await page.evaluate(() => {
      const entry = performance.getEntriesByName("sqii:compute").at(-1);
      return { ms: entry.duration, detail: entry.detail };
    });
    const memory = taken(mark).peak - before;
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
