// Growth in the browser's module: the same to the last bit as in the binary.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { growthFiles } from "../files.mjs";
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
