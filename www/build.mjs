// Builds dist/ from www/ and pkg/: the hosted page (index.html and its assets) and the one-file page (sqii.html).
// SQII_PKG and SQII_OUT name other folders than pkg/ and dist/.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { inParts, opened } from "./split/first.mjs";
import { inTwo as wordsInTwo } from "./words.mjs";
import { elementSource, methodologies, packageFiles, publishedSample } from "./embed.mjs";
import { iconPng, iconSvg } from "./icons.mjs";
import { sbom, table } from "./sbom.mjs";

const www = fileURLToPath(new URL(".", import.meta.url));
const pkg = resolve(process.env.SQII_PKG ?? join(www, "../pkg"));
const out = resolve(process.env.SQII_OUT ?? join(www, "../dist"));

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");

/** Each text that stands in the page is allowed by its hash. */
const allowed = (texts) => texts.map((text) => `'${policyHash(text)}'`).join(" ");

const onePagePolicy = (scripts, styles) =>
  [
    "default-src 'none'",
    `script-src ${allowed(scripts)} 'wasm-unsafe-eval'`,
    `style-src ${allowed(styles)}`,
    "img-src data: blob:",
    "worker-src blob:",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");

const shared = {
  bundle: true,
  write: false,
  minify: true,
  legalComments: "none",
  charset: "utf8",
  target: ["chrome115", "firefox115", "safari16.4"],
  logLevel: "warning",
};

/** The worker's whole source as one classic script. */
async function workerSource() {
  const result = await build({
    ...shared,
    entryPoints: [join(www, "src/worker.ts")],
    format: "iife",
    alias: { sqii: join(pkg, "sqii.js") },
    define: { "import.meta.url": '""' },
    plugins: [
      {
        name: "fresh",
        setup(builder) {
          builder.onResolve({ filter: /^sqii-imports$/ }, () => ({ path: "imports", namespace: "imports" }));
          builder.onLoad({ filter: /.*/, namespace: "imports" }, () => ({ contents: `export { __wbg_get_imports as imports } from ${JSON.stringify(join(pkg, "sqii.js"))};`, resolveDir: www }));
          builder.onLoad({ filter: /[/\\]sqii\.js$/ }, async ({ path }) => ({ contents: opened(await readFile(path, "utf8")) }));
          builder.onResolve({ filter: /^sqii-(archive|export)$/ }, ({ path }) => ({ path: join(pkg, `${path.replace("-", "_")}.js`), namespace: "fresh" }));
          builder.onLoad({ filter: /.*/, namespace: "fresh" }, async ({ path }) => ({ contents: fresh(await readFile(path, "utf8")) }));
        },
      },
    ],
  });
  return result.outputFiles[0].text;
}

/** The glue of a module that is instantiated anew each time it is asked for. */
function fresh(glue) {
  const once = "if (wasm !== undefined) return wasm;";
  if (!glue.includes(once)) throw new Error("wasm-bindgen writes another initSync now: see fresh() in build.mjs");
  return glue.replaceAll(once, "");
}

/** The languages there are, English first: locales/ID.ftl, each of which names itself. */
async function languages() {
  const files = (await readdir(join(www, "locales"))).filter((file) => file.endsWith(".ftl")).sort();
  return Promise.all(["en.ftl", ...files.filter((file) => file !== "en.ftl")].map(readLanguage));
}

/** A words file that gives a message twice is refused: Fluent itself would say nothing and take the last. */
async function readLanguage(file) {
  const text = await readFile(join(www, "locales", file), "utf8");
  const ids = [...text.matchAll(/^(\S+) =/gm)].map(([, id]) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length > 0) throw new Error(`${file}: given twice: ${twice.join(", ")}`);
  const [, name] = text.match(/^locale-name = (.+)$/m) ?? [];
  if (name === undefined) throw new Error(`${file}: locale-name is missing`);
  if (/<[!/s]/i.test(text)) throw new Error(`${file}: words are not markup`);
  const id = basename(file, ".ftl");
  return { id, name, text, asset: `${id}-${shortHash(text)}.ftl` };
}

/** Stands in a script until it is known which words are wanted there. */
const WORDS = { first: "words of the first script", second: "words of the second script" };

/**
 * The page's two scripts: what is needed until schools are listed, with the worker's source inside it as text; and all else.
 * esbuild lets the second import from the first. Here they are classic scripts, which a page can hold as well as fetch: the
 * first leaves what the second imports in `sqii`, and the second leaves itself there, to be run when it is wanted.
 */
async function scripts(english) {
  const worker = await workerSource();
  const texts = { worker, ...WORDS };
  const text = (name) => ({ path: name, namespace: "text" });
  const { outputFiles, metafile } = await build({
    ...shared,
    stdin: { contents: 'import "./app"; export * from "./further";', resolveDir: join(www, "src"), sourcefile: "second" },
    entryPoints: [join(www, "src/app.ts")],
    outdir: out,
    chunkNames: "first",
    format: "esm",
    splitting: true,
    metafile: true,
    conditions: ["production"],
    loader: { ".css": "text" },
    plugins: [
      {
        name: "texts",
        setup(builder) {
          builder.onResolve({ filter: /^worker-source$/ }, () => text("worker"));
          builder.onResolve({ filter: /\/en\.ftl$/ }, () => text("first"));
          builder.onResolve({ filter: /^words-of-second$/ }, () => text("second"));
          builder.onLoad({ filter: /.*/, namespace: "text" }, ({ path }) => ({ contents: texts[path], loader: "text" }));
        },
      },
    ],
  });
  const source = (name) => outputFiles.find(({ path }) => basename(path) === name)?.text.trim() ?? "";
  const [, first, lent] = source("first.js").match(/^([^]*)export\{([^}]*)\};?$/) ?? [];
  const [, borrowed, second, face] = source("stdin.js").match(/^import\{([^}]*)\}from"\.\/first\.js";([^]*)export\{([^}]*)\};?$/) ?? [];
  if (first === undefined || second === undefined) throw new Error("esbuild writes modules otherwise now: see scripts() in build.mjs");
  /** `a as b, c` as what an object literal says. */
  const pairs = (names, turned) => names.split(",").map((one) => one.split(" as ")).map(([from, to = from]) => (turned ? `${from}:${to}` : `${to}:${from}`)).join();
  const inputs = Object.entries(metafile.outputs).find(([path]) => basename(path) === "first.js")[1].inputs;
  const sources = await Promise.all(Object.keys(inputs).filter((path) => path.endsWith(".ts")).map((path) => readFile(resolve(path), "utf8")));
  const [firstWords, secondWords] = wordsInTwo(english.text, sources.join("\n"));
  const saying = (script, name, words) => script.replace(JSON.stringify(WORDS[name]), () => JSON.stringify(words));
  return {
    first: saying(`var sqii=(()=>{"use strict";${first}return{${pairs(lent)}}})();`, "first", firstWords),
    second: saying(`sqii.second=()=>{"use strict";const{${pairs(borrowed, true)}}=sqii;${second}return{${pairs(face)}}};`, "second", secondWords),
  };
}

async function styleSource(name) {
  const result = await build({ ...shared, entryPoints: [join(www, `styles/${name}.css`)] });
  return result.outputFiles[0].text;
}

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const shortHash = (bytes) => sha256(bytes).slice(0, 10);
/** Files with their hashes, one a line, as sha256sum writes and checks them. */
const sums = (files) => Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join("");
const policyHash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** Text that may stand between script tags: nothing in it may end the element or open a comment. */
function inlineScript(text) {
  const safe = text.replaceAll("<!--", "<\\x21--").replace(/<\/(script)/gi, "<\\/$1").replace(/<(script)/gi, "\\x3c$1");
  return safe.replaceAll("\r\n", "\n");
}

/** Puts a value into the template; the replacement is a function so that `$` keeps its meaning of a dollar sign. */
const fill = (template, values) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`<!-- ${name} -->`, () => value), template);

/** The samples listed in samples.json whose files are all there. */
async function samples() {
  const list = join(www, "samples/samples.json");
  if (!existsSync(list)) return [];
  const all = JSON.parse(await readFile(list, "utf8"));
  return all.filter(({ id, files }) => {
    const missing = files.filter((file) => !existsSync(join(www, "samples", file)));
    if (missing.length > 0) console.warn(`sample ${id} left out, not found: ${missing.join(", ")}`);
    return missing.length === 0;
  });
}

const data = (attribute, text) => `<script type="text/plain" ${attribute}>${text}</script>`;
const json = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");

if (!existsSync(join(pkg, "sqii_bg.wasm"))) {
  console.error(`${basename(pkg)}/sqii_bg.wasm is not there: build the module with wasm-pack first (make dist does both).`);
  process.exit(1);
}

const [firstStyle, secondStyle, wasm, archive, exporter, template, offlineTemplate, sampleList, [english, ...others]] = await Promise.all([
  styleSource("first"),
  styleSource("second"),
  readFile(join(pkg, "sqii_bg.wasm")),
  readFile(join(pkg, "sqii_archive_bg.wasm")),
  readFile(join(pkg, "sqii_export_bg.wasm")),
  readFile(join(www, "index.html"), "utf8"),
  readFile(join(www, "offline.js"), "utf8"),
  samples(),
  languages(),
]);

const sampleBytes = Object.fromEntries(
  await Promise.all(sampleList.flatMap(({ files }) => files.map(async (file) => [file, await readFile(join(www, "samples", file))]))),
);
const script = await scripts(english);

/** What the samples do not show of files that people bring: other names and words, counts that somebody else made. */
const looksAt = join(www, "split", "looks");
const brought = await Promise.all((await readdir(looksAt)).sort().map(async (name) => [{ name, bytes: await readFile(join(looksAt, name)) }]));
const looks = [...sampleList.map(({ files }) => files.map((name) => ({ name, bytes: sampleBytes[name] }))), ...brought];
const students = { name: "students.csv", bytes: gunzipSync(sampleBytes["district-students.csv.gz"]) };
const { reading, computing, rest } = await inParts(wasm, await readFile(join(pkg, "sqii.js"), "utf8"), [...looks, [students]], students);

const names = {
  app: `app-${shortHash(script.first)}.js`,
  second: `second-${shortHash(script.second)}.js`,
  style: `page-${shortHash(firstStyle)}.css`,
  secondStyle: `second-${shortHash(secondStyle)}.css`,
  reading: `sqii_reading-${shortHash(reading)}.wasm`,
  computing: `sqii_computing-${shortHash(computing)}.wasm`,
  rest: `sqii_rest-${shortHash(rest)}.wasm`,
  archive: `sqii_archive_bg-${shortHash(archive)}.wasm`,
  exporter: `sqii_export_bg-${shortHash(exporter)}.wasm`,
};
/** The first words, to be read while the script is on its way. */
const said = (id) => english.text.match(new RegExp(`^${id} = (.+)$`, "m"))[1];
const shell =
  `<header class="top"><div class="brand">${iconSvg().trim().replace("<svg ", '<svg width="28" height="28" aria-hidden="true" ')}<span>${said("brand")}</span></div></header>` +
  `<main><div class="start"><h1>${said("start-title")}</h1><p class="lead">${said("start-lead")}</p></div></main>`;
/** What the page is: both faces hold these, and the build hash is the hash of their hashes. */
const parts = {
  [names.app]: script.first,
  [names.second]: script.second,
  [names.style]: firstStyle,
  [names.secondStyle]: secondStyle,
  [names.reading]: reading,
  [names.computing]: computing,
  [names.rest]: rest,
  [names.archive]: archive,
  [names.exporter]: exporter,
  ...Object.fromEntries(others.map(({ asset, text }) => [asset, text])),
};
const buildSums = sums(parts);
/** The compiler, as the module itself says. */
const [producers] = WebAssembly.Module.customSections(new WebAssembly.Module(wasm), "producers");
const [, rust = ""] = Buffer.from(producers ?? []).toString("latin1").match(/rustc.([\d.]+)/) ?? [];
const buildMeta = `<meta name="sqii-build" content="${sha256(buildSums)}">\n<meta name="sqii-rust" content="${rust}">`;
const sampleNames = json(sampleList);
const languageData = ({ id, name }, more = "", text = "") => data(`data-locale="${id}" data-name="${name}"${more}`, text);

// --- the one file ---

const scriptsInside = [script.first, script.second].map(inlineScript);
const stylesInside = [firstStyle, secondStyle];
const onePage = fill(template, {
  shell,
  head:
    `<meta http-equiv="Content-Security-Policy" content="${onePagePolicy(scriptsInside, stylesInside)}">\n` +
    `${buildMeta}\n${stylesInside.map((text) => `<style>${text}</style>`).join("\n")}`,
  body: [
    data('id="wasm"', reading.toString("base64")),
    data('id="computing-wasm"', computing.toString("base64")),
    data('id="rest-wasm"', rest.toString("base64")),
    data('id="archive-wasm"', archive.toString("base64")),
    data('id="export-wasm"', exporter.toString("base64")),
    data('id="samples"', sampleNames),
    languageData(english),
    ...others.map((language) => languageData(language, "", language.text)),
    ...Object.entries(sampleBytes).map(([name, bytes]) => data(`data-sample-file="${name}"`, bytes.toString("base64"))),
    ...scriptsInside.map((text) => `<script>${text}</script>`),
  ].join("\n"),
});

// --- the hosted page ---

const icons = {
  "icon.svg": iconSvg(),
  "icon-192.png": iconPng(192),
  "icon-512.png": iconPng(512),
  "icon-maskable.png": iconPng(512, { maskable: true }),
};
const webManifest = JSON.stringify({
  name: "School Quality Improvement Index",
  short_name: "SQII",
  description: "School data files in, the School Quality Improvement Index of every school out. Nothing is uploaded.",
  start_url: "./",
  scope: "./",
  display: "standalone",
  background_color: "#f6f7f9",
  theme_color: "#174a7c",
  icons: [
    { src: "icon.svg", sizes: "any", type: "image/svg+xml" },
    { src: "icon-192.png", sizes: "192x192", type: "image/png" },
    { src: "icon-512.png", sizes: "512x512", type: "image/png" },
    { src: "icon-maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
});
const hosted = fill(template, {
  shell,
  head:
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">\n` +
    `${buildMeta}\n<meta name="sqii-one-file" content="${sha256(onePage)}">\n` +
    `<link rel="manifest" href="manifest.webmanifest">\n<link rel="apple-touch-icon" href="icon-192.png">\n` +
    `<link rel="stylesheet" href="${names.style}">\n` +
    `<link rel="preload" id="wasm" href="${names.reading}" as="fetch" type="application/wasm" crossorigin fetchpriority="low">`,
  body: [
    data('id="samples"', sampleNames),
    data(`id="computing-wasm" data-address="${names.computing}"`, ""),
    data(`id="rest-wasm" data-address="${names.rest}"`, ""),
    data(`id="second" data-script="${names.second}" data-style="${names.secondStyle}"`, ""),
    data(`id="archive-wasm" data-address="${names.archive}"`, ""),
    data(`id="export-wasm" data-address="${names.exporter}"`, ""),
    languageData(english),
    ...others.map((language) => languageData(language, ` data-address="${language.asset}"`)),
    `<script src="${names.app}"></script>`,
  ].join("\n"),
});
const beside = { ...parts, ...icons, "manifest.webmanifest": webManifest };
const constant = (text, name, value) => text.replace(new RegExp(`^const ${name} = .*;$`, "m"), () => `const ${name} = ${JSON.stringify(value)};`);
const offline = [
  ["FILES", ["./", ...Object.keys(beside)]],
  ["VERSION", shortHash(sums({ ...beside, "./": hosted, "offline.js": offlineTemplate }))],
].reduce((text, [name, value]) => constant(text, name, value), offlineTemplate);

// --- for other sites ---

/** In the sample, and with data for nearly all points. */
const SHOWN_SCHOOL = "19647331935121";
const isShown = ([name]) => name.startsWith("real-");
const forOthers = {
  ...(await packageFiles(pkg)),
  ...(await methodologies(pkg)),
  "sqii-report.js": await elementSource(shared, www),
  "embed.html": fill(await readFile(join(www, "embed.html"), "utf8"), { head: `<meta http-equiv="Content-Security-Policy" content="${POLICY}">` }),
  "embed.js": await readFile(join(www, "embed.js")),
  "embed.css": await styleSource("embed"),
  "published.json": await publishedSample(pkg, Object.fromEntries(Object.entries(sampleBytes).filter(isShown)), SHOWN_SCHOOL),
};

// --- all of it ---

const files = {
  ...beside,
  ...Object.fromEntries(Object.entries(sampleBytes).map(([name, bytes]) => [`samples/${name}`, bytes])),
  ...forOthers,
  "index.html": hosted,
  "offline.js": offline,
  "sqii.html": onePage,
  "sqii.html.sha256": sums({ "sqii.html": onePage }),
  "build.sha256": buildSums,
  "sbom.cdx.json": await sbom(),
  "security-review.txt": `${await readFile(join(www, "../docs/security-review.md"), "utf8")}\n${await table()}`,
  "policy.txt": `${POLICY}\n`,
};
await rm(out, { recursive: true, force: true });
for (const [name, bytes] of Object.entries({ ...files, SHA256SUMS: sums(files) })) {
  await mkdir(dirname(join(out, name)), { recursive: true });
  await writeFile(join(out, name), bytes);
}

const kib = (bytes) => `${Math.round(bytes / 1024)} KiB`;
console.log(`${basename(out)}/: scripts ${kib(script.first.length)} and ${kib(script.second.length)}, module ${kib(reading.length)}, ${kib(computing.length)} and ${kib(rest.length)}, archives ${kib(archive.length)}, exports ${kib(exporter.length)}, one file ${kib(onePage.length)}`);
