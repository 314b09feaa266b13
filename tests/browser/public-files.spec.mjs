// The ten public files, whole. They are not part of the repository: where they are not beside it, the reason is printed.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { scored } from "./binary.mjs";
import { expect, repository, test } from "./harness.mjs";

const folder = new URL("../shared/data/cde/", repository);
const files = ["23", "24"]
  .flatMap((year) => [`chronicabsenteeism${year}`, `suspension${year}`, `acgr${year}`, `eladownload20${year}`, `mathdownload20${year}`])
  .map((name) => ({ path: fileURLToPath(new URL(`${name}.txt.gz`, folder)) }));
const missing = files.filter(({ path }) => !existsSync(path));

test("the ten public files together give at least 8,800 schools an index in each year, as the binary does", async ({ sqii }) => {
  const why = `${missing.length} of the ten public files are not beside the repository (shared/data/cde)`;
  if (missing.length > 0) console.log(`  skipped: ${why}`);
  test.skip(missing.length > 0, why);
  test.setTimeout(300_000);

  await sqii.give(files, { timeout: 120_000 });
  console.log(`  ten public files: ${JSON.stringify(await sqii.detail())} in ${((await sqii.milliseconds()) / 1000).toFixed(2)} s`);
  const names = ["index.csv", "domains.csv", "measures.csv"];
  const binary = scored(files, names);
  for (const name of names) expect((await sqii.saved(name)).equals(binary[name]), `${name} equals the binary's`).toBe(true);

  const [header, ...lines] = binary["index.csv"].toString("utf8").trimEnd().split(/\r?\n/);
  const columns = header.split(",");
  expect(columns[0]).toBe("school_year");
  const indexed = {};
  // A name may hold a comma in quotes.
  for (const line of lines) {
    const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, ""));
    if (cells[columns.indexOf("index")] !== "") indexed[cells[0]] = (indexed[cells[0]] ?? 0) + 1;
  }
  console.log(`  with an index: ${JSON.stringify(indexed)}`);
  expect(Object.keys(indexed).sort()).toEqual(["2022-23", "2023-24"]);
  for (const count of Object.values(indexed)) expect(count).toBeGreaterThanOrEqual(8800);
});
