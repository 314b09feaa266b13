// Makes of pkg/, as wasm-pack leaves it, a package that others can use: package.json, README, example and licences.
import { copyFile, readFile, readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const pkg = resolve(process.env.SQII_PKG ?? join(root, "pkg"));
const version = (await readFile(join(root, "Cargo.toml"), "utf8")).match(/^version = "(.+)"$/m)?.[1];
if (version === undefined) throw new Error("Cargo.toml has no version");

for (const name of ["README.md", "example.mjs"]) await copyFile(join(root, "www/package", name), join(pkg, name));
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) await copyFile(join(root, name), join(pkg, name));

const entry = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
const files = (await readdir(pkg)).filter((name) => /\.(js|mjs|wasm|d\.ts)$/.test(name)).sort();
const description = {
  name: "sqii",
  version,
  description: "The School Quality Improvement Index, from the files you have",
  license: "MIT OR Apache-2.0",
  type: "module",
  main: "./sqii.js",
  types: "./sqii.d.ts",
  exports: { ".": entry("sqii"), "./archive": entry("sqii_archive"), "./export": entry("sqii_export"), "./*.wasm": "./*.wasm", "./package.json": "./package.json" },
  files,
  sideEffects: false,
};
await writeFile(join(pkg, "package.json"), `${JSON.stringify(description, null, 2)}\n`);
