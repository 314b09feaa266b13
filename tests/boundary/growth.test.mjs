// Growth in the browser's module: the same to the last bit as in the binary.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { growthFiles } from "../files.mjs";
import { Session, hand } from "./module.mjs";

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
