// Makes the real sample from the public files of the California Department of Education:
//   node www/samples/real.mjs FOLDER
// Kept as they are: the header and the school rows of the eight districts of the 2013 waiver, in the categories that the
// page reads. Nothing is changed, rounded or added.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";

const DISTRICTS = new Map([
  ["1062166", "Fresno"],
  ["1964733", "Los Angeles"],
  ["1964725", "Long Beach"],
  ["0161259", "Oakland"],
  ["3467439", "Sacramento City"],
  ["3868478", "San Francisco"],
  ["1062414", "Sanger"],
  ["3066670", "Santa Ana"],
]);
// Categories that no layout of the page uses: not reported, totals of splits, English learners by length of stay.
const UNUSED = new Set(["RD", "GZ", "GRTK8", "CAA", "SBA", "ELO", "LTEL", "RFP", "EO"]);

const joined = { level: 1, district: (cells) => cells[2] + cells[3] };
const coded = { level: 1, district: (cells) => cells[0].slice(0, 7) };
const FILES = [
  ...[23, 24].flatMap((spring) => [
    { from: `chronicabsenteeism${spring}.txt.gz`, to: `real-chronic-absenteeism-20${spring}.txt.gz`, group: 10, ...joined },
    { from: `suspension${spring}.txt.gz`, to: `real-suspension-20${spring}.txt.gz`, group: 9, ...joined },
    { from: `acgr${spring}.txt.gz`, to: `real-graduation-20${spring}.txt.gz`, group: 10, ...joined },
    { from: `eladownload20${spring}.txt.gz`, to: `real-ela-20${spring}.txt.gz`, group: 8, ...coded },
    { from: `mathdownload20${spring}.txt.gz`, to: `real-math-20${spring}.txt.gz`, group: 8, ...coded },
  ]),
];

const folder = process.argv[2];
const here = fileURLToPath(new URL(".", import.meta.url));
for (const { from, to, group, level, district } of FILES) {
  // Read as Latin-1, so that every byte goes out as it came in.
  const [header, ...rows] = gunzipSync(await readFile(join(folder, from))).toString("latin1").split("\r\n");
  const kept = rows.filter((row) => {
    const cells = row.split("\t");
    return cells[level] === "S" && DISTRICTS.has(district(cells)) && !UNUSED.has(cells[group]);
  });
  const text = [header, ...kept, ""].join("\r\n");
  await writeFile(join(here, to), gzipSync(Buffer.from(text, "latin1"), { level: 9 }));
  console.log(`${to}: ${kept.length} rows`);
}
