// What the page is made of: a software bill of materials in the form of CycloneDX, from the two lock files. No date and no
// serial number: the same sources give the same bytes. `node www/sbom.mjs` prints a table.
import { execFileSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const www = fileURLToPath(new URL(".", import.meta.url));
const root = join(www, "..");
const byName = (a, b) => (a.purl < b.purl ? -1 : 1);

const metadata = (...asked) =>
  JSON.parse(execFileSync("cargo", ["metadata", "--format-version", "1", "--locked", ...asked], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }));

/** The crates inside the modules, with those that only help to build them left out. */
async function crates() {
  // Every feature but those of the command line and of fuzzing.
  const [{ features: all }] = metadata("--no-deps").packages;
  const features = Object.keys(all).filter((name) => !["default", "native", "fuzz"].includes(name));
  const { packages, resolve } = metadata("--no-default-features", "--features", features.join(), "--filter-platform", "wasm32-unknown-unknown");
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const about = new Map(packages.map((one) => [one.id, one]));
  const isMacro = (id) => about.get(id).targets.some(({ kind }) => kind.includes("proc-macro"));
  const reached = new Set();
  const reach = (id) => {
    if (reached.has(id) || isMacro(id)) return;
    reached.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) if (kinds.some(({ kind }) => kind === null)) reach(pkg);
  };
  reach(resolve.root);
  reached.delete(resolve.root);
  const lock = await readFile(join(root, "Cargo.lock"), "utf8");
  return [...reached].map((id) => {
    const { name, version, license } = about.get(id);
    const checksum = lock.match(new RegExp(`name = "${name}"\\nversion = "${version.replaceAll(/[.+]/g, "\\$&")}"\\nsource = .*\\nchecksum = "(\\w+)"`))?.[1];
    return { name, version, license, purl: `pkg:cargo/${name}@${version}`, hash: ["SHA-256", checksum] };
  });
}

/** The packages that the page's source names, and those that they need. */
async function scripts() {
  const sources = (await readdir(join(www, "src"), { recursive: true })).filter((file) => file.endsWith(".ts"));
  const texts = await Promise.all(sources.map((file) => readFile(join(www, "src", file), "utf8")));
  const imported = texts.flatMap((text) => [...text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from "((?:@[\w-]+\/)?[\w-]+)/gm)].map(([, name]) => name));
  const { packages } = JSON.parse(await readFile(join(www, "package-lock.json"), "utf8"));
  const entry = (name) => packages[`node_modules/${name}`];
  const reached = new Set();
  const reach = (name) => {
    if (reached.has(name) || entry(name) === undefined) return;
    reached.add(name);
    // Types are not in the page.
    for (const needed of Object.keys(entry(name).dependencies ?? {})) if (!needed.startsWith("@types/")) reach(needed);
  };
  imported.forEach(reach);
  return [...reached].map((name) => {
    const { version, license, integrity } = entry(name);
    const hash = ["SHA-512", Buffer.from(integrity.replace("sha512-", ""), "base64").toString("hex")];
    return { name, version, license, purl: `pkg:npm/${name.replace("@", "%40")}@${version}`, hash };
  });
}

export async function components() {
  return [...(await crates()), ...(await scripts())].sort(byName);
}

export async function sbom() {
  const version = (await readFile(join(root, "Cargo.toml"), "utf8")).match(/^version = "(.+)"$/m)[1];
  const listed = (await components()).map(({ name, version, license, purl, hash: [alg, content] }) => ({
    type: "library", name, version, purl, "bom-ref": purl, scope: "required",
    licenses: [{ expression: license.replaceAll("/", " OR ") }],
    ...(content === undefined ? {} : { hashes: [{ alg, content }] }),
  }));
  const whole = { type: "application", name: "sqii", version, "bom-ref": `pkg:generic/sqii@${version}`, licenses: [{ expression: "MIT OR Apache-2.0" }] };
  return `${JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", version: 1, metadata: { component: whole }, components: listed }, null, 1)}\n`;
}

/** The same for people. */
export async function table() {
  const row = ({ name, version, license, purl }) => `| ${name} | ${version} | ${purl.startsWith("pkg:cargo") ? "crate" : "npm"} | ${license} |`;
  return ["| part | version | from | licence |", "|---|---|---|---|", ...(await components()).map(row), ""].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await table());
