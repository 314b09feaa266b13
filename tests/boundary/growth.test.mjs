// Growth in the browser's module: the same to the last bit as in the binary.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { bell, growthFiles } from "../files.mjs";
import { Session, fit_growth, hand } from "./module.mjs";

/** What tests/growth_index.rs finds of the same rows: fingerprints of everything that was estimated. */
const expected = JSON.parse(readFileSync(new URL("../growth_index.json", import.meta.url), "utf8"));

test("what is estimated of growth is the same to the last bit", () => {
  const session = new Session();
  try {
    for (const file of growthFiles(60)) hand(session, file);
    session.compute("core-2015-16");
    const step = (node, id) => (node.id === id ? node : node.children.map((child) => step(child, id)).find(Boolean));
    const trace = session.trace("2014-15", "99000010000008");
    for (const [indicator, coefficients] of Object.entries(expected)) {
      assert.equal(step(trace, `cell/${indicator}/all/growth`)?.args.coefficients, coefficients, indicator);
    }
    const { schools } = session.growth("2014-15", "ela_growth", "all");
    assert.equal(schools.length, 60);
    assert.ok(schools.every(({ low, percentile, high }) => low <= percentile && percentile <= high));
  } finally {
    session.free();
  }
});

test("a model fitted by another worker is the model fitted here, and bytes of something else are refused", () => {
  const settings = { name: "settings.toml", body: 'kind = "growth-settings"\nminimum_students = 60\nminimum_norms = 60\nbootstrap = 3\n' };
  const session = new Session();
  try {
    for (const file of [...growthFiles(4), settings]) hand(session, file);
    session.compute("core-2015-16");
    assert.equal(session.grown().computed, false);
    assert.throws(() => session.growth_class("2014-15", "99000010000001", ""), { code: "nothing_computed" });
    const models = session.plan_growth();
    assert.deepEqual(models.map(({ cohort, students }) => `${cohort}: ${students}`), ["ela_3; ela_4", "ela_4; ela_5", "math_3; math_4", "math_4; math_5"].map((way) => `2013-14/${way.replace("; ", "; 2014-15/")}: 160`));
    const steps = [];
    for (const at of models.keys()) {
      const found = fit_growth(session.growth_task(at), (done) => steps.push(done));
      assert.equal(session.take_growth(at, found.subarray(1)), false);
      assert.equal(session.take_growth(at, found), true);
    }
    assert.ok(steps.length >= 400 && Math.max(...steps) === models[0].steps);
    assert.equal(fit_growth(new Uint8Array([1, 2, 3]), () => {}), undefined);
    const view = session.finish_growth();
    assert.deepEqual([view.students, view.percentiles, view.saves_norms], [320, 640, true]);
    const [first] = session.growth_class("2014-15", "99000010000001", "").students;
    const chart = session.student_growth("2014-15", "99000010000001", first.student, "ela");
    assert.equal(chart.years.at(-1).curves.length, 9);
    assert.throws(() => session.student_growth("2014-15", "99000010000001", "nobody", "ela"), { code: "unknown_student" });
  } finally {
    session.free();
  }
});

/** What tests/growth_fits.rs finds of the same rows, task by task. */
const { made_up: madeUp, reference } = JSON.parse(readFileSync(new URL("../growth_fits.json", import.meta.url), "utf8"));
const COLUMNS = "school_year,lea_code,school_code,student_id,grade,ela_scale_score";
const row = (spring, student, grade, score) =>
  [`${spring - 1}-${spring % 100}`, "9900001", "99000010000001", String(student).padStart(8, "0"), String(grade).padStart(2, "0"), score].join(",");

/** A fingerprint for each task of growth: of what there was to do, and of what came of it. */
function fingerprints(settings, rows) {
  const session = new Session();
  try {
    hand(session, { name: "settings.toml", body: settings });
    hand(session, { name: "students.csv", body: [COLUMNS, ...rows, ""].join("\n") });
    session.compute();
    return session.plan_growth().map((_, at) => {
      const task = session.growth_task(at);
      const found = fit_growth(task, () => {});
      assert.ok(session.take_growth(at, found));
      return createHash("sha256").update(task).update(found).digest("hex");
    });
  } finally {
    session.free();
  }
}

test("what is fitted for growth percentiles is the same to the last bit", () => {
  const rows = [];
  for (let student = 0; student < 1500; student++) {
    for (const year of [0, 1, 2]) {
      const score = 2400 + 50 * year + bell(student) + Math.trunc(bell(student * 3 + year + 500_000) / 2);
      rows.push(row(2013 + year, student, 3 + year, score));
    }
  }
  assert.deepEqual(fingerprints('kind = "growth-settings"\nbootstrap = 3\n', rows), madeUp);
});

const folder = new URL("../../../shared/data/sgp/", import.meta.url);
test("and so it is of the reference", { skip: !existsSync(folder) && "the reference is not at hand" }, () => {
  const [head, ...lines] = gunzipSync(readFileSync(new URL("sgpData.csv.gz", folder))).toString().replaceAll('"', "").trim().split(/\r?\n/);
  const names = head.split(",");
  const rows = lines.flatMap((line, student) => {
    const cells = line.split(",");
    const number = (name) => Number(cells[names.indexOf(name)] || NaN);
    const springs = [2021, 2022, 2023, 2024, 2025].filter((spring) => {
      const grade = number(`GRADE_${spring}`);
      return number(`SS_${spring}`) >= 0 && grade >= 3 && [5, 6].includes(2025 - spring + grade);
    });
    return springs.map((spring) => row(spring, student, number(`GRADE_${spring}`), number(`SS_${spring}`)));
  });
  const knots = readFileSync(new URL("SGP_reference_READING_knots_boundaries.csv", folder), "utf8").replaceAll('"', "").trim().split(/\r?\n/);
  const at = (name) => knots[0].split(",").indexOf(name);
  const of = (name) => knots.map((line) => line.split(",")).filter((cells) => cells[at("name")] === name).map((cells) => cells[at("value")]).join(", ");
  const tables = [3, 4, 5, 6, 7, 8, 9, 10].map(
    (grade) => `[[knots]]\nsubject = "ela"\ngrade = ${grade}\nknots = [${of(`knots_${grade}`)}]\nboundaries = [${of(`boundaries_${grade}`)}]\n`,
  );
  assert.deepEqual(fingerprints(`kind = "growth-settings"\nbootstrap = 0\nmax_priors = 3\n${tables.join("")}`, rows), reference);
});
