// How fast growth percentiles are made in WebAssembly, in Node with the module that the page ships. First one grade of 75,000
// students with one prior score on one core, beside R's quantreg where it is installed (../shared/bench/sgp.R), in the same
// minutes: the ratio says more than the seconds, for machines differ. Then a consortium on two workers: students of grades
// 4–8 in two subjects over three years, of `sqii sample`. Prints figures, asserts none.
// usage: node benches/growth.mjs [STUDENTS A YEAR]
import { execFileSync } from "node:child_process";
import { existsSync, openSync, closeSync, readSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker, isMainThread, parentPort } from "node:worker_threads";
import { Session, fit_growth, memory } from "../tests/boundary/module.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const megabytes = () => memory().byteLength / 1e6;
const seconds = (since) => (performance.now() - since) / 1000;
/** Seconds of all cores since: on a busy machine they say more than the clock. */
const worked = (since) => process.cpuUsage(since).user / 1e6;
const show = (number, digits = 2) => number.toFixed(digits);
const settings = (bootstrap) => ({ name: "growth.toml", body: `kind = "growth-settings"\nbootstrap = ${bootstrap}\n` });

/** A task done here. */
function fit(task) {
  const found = fit_growth(task, () => {});
  if (!found) throw new Error("a task could not be done");
  return found;
}

function open(session, { name, body }) {
  session.open(name);
  session.push(new TextEncoder().encode(body));
  session.close();
}

/** The normal distribution's quantile: Newton's steps on Abramowitz and Stegun's 7.1.26, good to a score's rounding. */
function quantile(u) {
  const below = (z) => {
    const t = 1 / (1 + (0.3275911 * Math.abs(z)) / Math.SQRT2);
    const tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp((-z * z) / 2) / 2;
    return z < 0 ? tail : 1 - tail;
  };
  let z = 0;
  for (let n = 0; n < 40; n += 1) z -= Math.max(-0.5, Math.min(0.5, ((below(z) - u) * Math.sqrt(2 * Math.PI)) / Math.exp((-z * z) / 2)));
  return z;
}

/** The same scores as ../shared/bench/sgpdata.R makes. */
function scores(n) {
  const within = (u) => Math.min(Math.max(u % 1, 1e-6), 1 - 1e-6);
  return Array.from({ length: n }, (_, at) => {
    const i = at + 1;
    const u = within(i * 0.6180339887498949);
    const v = within(i * 0.4142135623730951 + 0.5 * ((i * 0.7548776662466927) % 1));
    const before = Math.min(Math.max(Math.round(2450 + 95 * quantile(u)), 2114), 2795);
    const z = (before - 2450) / 95;
    return [before, Math.min(Math.max(Math.round(2480 + 82 * z - 4 * z * z + (48 + 6 * z) * quantile(v)), 2131), 2790)];
  });
}

/** One grade, one prior score: the fit of a hundred quantiles and everybody's rank, as the page does it. */
function oneGrade(n) {
  const row = (year, grade, student, score) => `${year},9900001,99000010000001,${student},${grade},${score}`;
  const rows = scores(n).flatMap(([before, now], student) => [row("2023-24", 4, student, before), row("2024-25", 5, student, now)]);
  const session = new Session();
  open(session, settings(0));
  open(session, { name: "students.csv", body: ["school_year,lea_code,school_code,student_id,grade,ela_scale_score", ...rows, ""].join("\n") });
  session.compute();
  session.plan_growth();
  const task = session.growth_task(0);
  const times = Array.from({ length: 5 }, () => {
    const [since, used] = [performance.now(), process.cpuUsage()];
    fit(task);
    return [seconds(since), worked(used)];
  });
  session.free();
  return [0, 1].map((at) => Math.min(...times.map((time) => time[at])));
}

/** What R takes for the same: seconds of the fits, of the ranks, and of a core for the fits. */
function quantreg(n, method) {
  const script = join(root, "../shared/bench/sgp.R");
  if (!existsSync(script)) return undefined;
  try {
    const out = execFileSync("Rscript", [script, String(n), method, "1"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const { rq, rq_cpu: used, predict_rank: rank } = JSON.parse(out.trim().split("\n").at(-1));
    return { rq, rank, used };
  } catch {
    return undefined;
  }
}

async function consortium(students, bootstrap) {
  const folder = mkdtempSync(join(tmpdir(), "sqii-growth-"));
  const file = join(folder, "students.csv");
  try {
    const out = openSync(file, "w");
    const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
    execFileSync(join(target, "release/sqii"), ["sample", "--students", String(students), "--years", "3", "--grades", "4-8"], { stdio: ["ignore", out, "inherit"] });
    closeSync(out);
    const session = new Session();
    open(session, settings(bootstrap));
    const reading = performance.now();
    session.open("students.csv");
    const chunk = new Uint8Array(1 << 20);
    const from = openSync(file, "r");
    for (let size; (size = readSync(from, chunk)) > 0; ) session.push(chunk.subarray(0, size));
    closeSync(from);
    session.close();
    session.compute();
    const read = seconds(reading);
    const other = new Worker(new URL(import.meta.url));
    const [since, used] = [performance.now(), process.cpuUsage()];
    const models = session.plan_growth();
    const planned = seconds(since);
    let [next, told] = [0, 0];
    /** Whichever worker is free takes the next task; this one looks for what came from the other between its own. */
    const elsewhere = (async () => {
      while (next < models.length) {
        const at = next++;
        const found = await new Promise((resolve, reject) => {
          other.once("message", resolve).once("error", reject);
          other.postMessage(session.growth_task(at));
        });
        if (!session.take_growth(at, found.bytes)) throw new Error("what came back is of another task");
        other.megabytes = found.megabytes;
      }
    })();
    while (next < models.length) {
      const at = next++;
      session.take_growth(at, fit_growth(session.growth_task(at), () => (told += 1)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await elsewhere;
    const fitted = seconds(since);
    const { percentiles } = session.finish_growth();
    const all = seconds(since);
    console.log(`  ${students} students a year, bootstrap ${bootstrap}: ${models.length} models, ${percentiles} percentiles at the highest order`);
    console.log(`    growth ${show(all)} s (planned ${show(planned)}, fitted ${show(fitted - planned)}, put together ${show(all - fitted)}); file read before in ${show(read)} s`);
    console.log(`    of both cores ${show(worked(used))} s`);
    console.log(`    memory of the modules ${show(megabytes(), 0)} + ${show(other.megabytes ?? 0, 0)} MB; progress told ${told} times by one of them`);
    session.free();
    await other.terminate();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (isMainThread) {
  console.log("75,000 students, one prior score, a hundred quantiles and ranks, one core");
  const [own, used] = oneGrade(75_000);
  console.log(`  in WebAssembly, with the ranks: ${show(own)} s (of a core ${show(used)})`);
  for (const method of ["pfnb", "fn", "br"]) {
    const found = quantreg(75_000, method);
    if (!found) {
      console.log("  R with quantreg is not at hand");
      break;
    }
    const times = `${show((found.rq + found.rank) / own, 1)} times as long`;
    console.log(`  quantreg ${method} ${show(found.rq)} s and ranks ${show(found.rank)} s: ${times}; its fits alone, of a core ${show(found.used)} s: ${show(found.used / used, 1)} times`);
  }
  console.log("A consortium: grades 4–8, two subjects, three years, orders 1 and 2, two workers");
  const students = Number(process.argv[2] ?? 1_000_000);
  for (const bootstrap of [0, 25]) await consortium(students, bootstrap);
} else {
  parentPort.on("message", (task) => parentPort.postMessage({ bytes: fit(task), megabytes: megabytes() }));
}
