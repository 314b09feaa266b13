// Small files of every kind for fuzz/corpus: what the targets start from.
import { Buffer } from "node:buffer";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { deadWorkbook, workbookOf, zipOf } from "../tests/files.mjs";

const table = "school_year,school_code,student_id,grade,days_enrolled,days_absent\n2014-15,99000020000001,1,4,180,20\n";
const cells = table.trim().split("\n").map((line) => `<table:table-row>${line.split(",").map((cell) => `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`).join("")}</table:table-row>`);
const ods = zipOf([
  { name: "mimetype", body: "application/vnd.oasis.opendocument.spreadsheet" },
  { name: "META-INF/manifest.xml", body: "<manifest/>" },
  { name: "content.xml", body: `<c><table:table table:name="S">${cells.join("")}</table:table></c>` },
]);
const containers = [
  table,
  zipOf([{ name: "a.csv", body: table }, { name: "b/c.csv.gz", body: gzipSync(table) }]),
  workbookOf([{ name: "S", body: table }]),
  deadWorkbook(),
  ods,
  gzipSync(table),
  Buffer.from(`\ufeff${table}`, "utf16le"),
  `Title\n\nsep=;\n${table.replaceAll(",", ";")}Total;;;;180;20\n`,
];
const text = ['a,b\n"x ""y"" z",2\r\n,,\n"q\nr",3', "a\tb\r1\t2\r", '"a"b,"c\n'];
const layout = (name) => Buffer.concat([readFileSync(new URL(`../src/intake/layouts/${name}.toml`, import.meta.url)), Buffer.from([0]), Buffer.from(table)]);

function write(target, seeds) {
  const folder = new URL(`corpus/${target}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const [n, seed] of seeds.entries()) writeFileSync(new URL(`seed-${n}`, folder), seed);
}
write("containers", containers.flatMap((seed, n) => [Buffer.concat([Buffer.from([n, 255]), Buffer.from(seed)])]));
write("text", text.map((seed) => Buffer.concat([Buffer.from([0, 1, 3, 7]), Buffer.from(seed)])));
write("mapping", ["students", "measures", "schools"].map(layout));
