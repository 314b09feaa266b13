// What the page is made of is said in full, under licences that a district can accept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { components, sbom } from "../../www/sbom.mjs";

const KNOWN = /^(MIT|Apache-2\.0|BSD-3-Clause|ISC|Zlib|0BSD|MIT-0|CC0-1\.0|Unlicense|Unicode-3\.0)$/;

test("every part of the page has a known licence and a hash", async () => {
  const { components: parts } = JSON.parse(await sbom());
  assert.ok(parts.length > 30);
  for (const { name, licenses, hashes } of parts) {
    for (const licence of licenses[0].expression.split(/ (?:OR|AND) |[()]/).filter(Boolean)) assert.match(licence, KNOWN, name);
    assert.match(hashes?.[0].content ?? "", /^[0-9a-f]{64}$|^[0-9a-f]{128}$/, name);
  }
});

test("the modules' and the script's own parts are among them", async () => {
  const names = (await components()).map(({ name }) => name);
  for (const name of ["csv-core", "calamine", "wasm-bindgen", "lit-html", "@fluent/bundle"]) assert.ok(names.includes(name), name);
  for (const name of ["proptest", "criterion", "serde_derive", "esbuild", "typescript"]) assert.ok(!names.includes(name), name);
});
