// What other sites use: <sqii-report> as one script, the package, and embed.html, which shows both.
import { build, transform } from "esbuild";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The messages that the element needs; the page has many more. */
const WORDS = /^(locale-|embed-|domain-|indicator-|methodology-|band-(above|average|below) |level-n |state-|of-100 |of-points |value-|year |year-unstated |footer-official )/;

const fewer = (words) =>
  words
    .split(/^(?=[a-z])/m)
    .filter((message) => WORDS.test(message))
    .map((message) => message.replace(/^#.*\n?/gm, "").trim())
    .join("\n");

/** `<sqii-report>` as a classic script. */
export async function elementSource(shared, www) {
  const result = await build({
    ...shared,
    entryPoints: [join(www, "src/embed/report.ts")],
    format: "iife",
    conditions: ["production"],
    plugins: [
      {
        name: "texts",
        setup(builder) {
          builder.onLoad({ filter: /\.ftl$/ }, async ({ path }) => ({ contents: fewer(await readFile(path, "utf8")), loader: "text" }));
          builder.onLoad({ filter: /\.css$/ }, async ({ path }) => {
            const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
            return { contents: code.trim(), loader: "text" };
          });
        },
      },
    ],
  });
  return result.outputFiles[0].text;
}

/** The package's own files. */
export async function packageFiles(pkg) {
  const names = (await readdir(pkg)).filter((name) => /^(sqii.*\.(js|d\.ts|wasm)|package\.json|README\.md|example\.mjs|LICENSE-\w+)$/.test(name));
  return Object.fromEntries(await Promise.all(names.map(async (name) => [`pkg/${name}`, await readFile(join(pkg, name))])));
}

/** The shipped methodologies as they are written: every value with where it comes from. */
export async function methodologies(pkg) {
  const { initSync, methodology_text: text, presets } = await import(pathToFileURL(join(pkg, "sqii.js")).href);
  initSync({ module: await readFile(join(pkg, "sqii_bg.wasm")) });
  return Object.fromEntries(presets().map(({ id }) => [`methodology/${id}.toml`, text(id)]));
}

/** The published result that embed.html shows: one school of the sample of public files, computed here by the module itself. */
export async function publishedSample(pkg, files, school) {
  const { Session, initSync } = await import(pathToFileURL(join(pkg, "sqii.js")).href);
  initSync({ module: await readFile(join(pkg, "sqii_bg.wasm")) });
  const session = new Session();
  for (const [name, bytes] of Object.entries(files)) {
    session.open(name);
    session.push(bytes);
    session.close();
  }
  session.compute();
  const published = session.published(school);
  session.free();
  return published;
}
