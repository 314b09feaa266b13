// The Index of every school in the files named: node example.mjs FILE…
import { createReadStream, readFileSync } from "node:fs";
import { basename } from "node:path";
import { Session, initSync } from "./sqii.js";

initSync({ module: readFileSync(new URL("sqii_bg.wasm", import.meta.url)) });

const session = new Session();
for (const path of process.argv.slice(2)) {
  session.open(basename(path));
  for await (const chunk of createReadStream(path)) session.push(chunk);
  const { name, layout_label: layout, findings } = session.close();
  console.error(`${name}: ${layout || "not recognised"}, ${findings.length} kinds of findings`);
}
const { methodology, years, student_data: internal, marking } = session.compute();
if (internal) console.error(marking);
for (const { year } of years) {
  const { school_code: codes, school_name: names, index } = session.schools(year);
  codes.forEach((code, at) => console.log([year, code, names[at], index[at] || "no index"].join("\t")));
}
console.error(`by ${methodology.label}`);
session.free();
