// The page's words as the tests see them: every locale parsed, and what the page's own code asks for.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { askedIn } from "../../www/words.mjs";

export const www = new URL("../../www/", import.meta.url);
const require = createRequire(new URL("package.json", www));
const { FluentBundle, FluentResource } = require("@fluent/bundle");
const { buildSync } = require("esbuild");

const read = (path) => readFileSync(new URL(path, www), "utf8");

/** All variables of a pattern, wherever they stand, also in the messages that it takes in. */
function variablesOf(part, patterns) {
  if (Array.isArray(part)) return part.flatMap((one) => variablesOf(one, patterns));
  if (part === null || typeof part !== "object") return [];
  if (part.type === "var") return [part.name];
  if (part.type === "mesg") return variablesOf(patterns[part.name], patterns);
  return Object.values(part).flatMap((value) => (typeof value === "object" ? variablesOf(value, patterns) : []));
}

export const english = read("locales/en.ftl");

/** The locales by id: what is written, what Fluent made of it, and the words. */
export const locales = Object.fromEntries(
  readdirSync(new URL("locales/", www)).filter((file) => file.endsWith(".ftl")).map((file) => {
    const text = read(`locales/${file}`);
    const resource = new FluentResource(text);
    const bundle = new FluentBundle(basename(file, ".ftl"), { useIsolating: false });
    bundle.addResource(resource);
    const patterns = Object.fromEntries(resource.body.map(({ id, value }) => [id, value]));
    const variables = Object.fromEntries(Object.entries(patterns).map(([id, value]) => [id, [...new Set(variablesOf(value, patterns))].sort()]));
    const format = (id, args) => bundle.formatPattern(bundle.getMessage(id).value, args);
    return [basename(file, ".ftl"), { written: [...text.matchAll(/^([a-z]\S*) =/gm)].map(([, id]) => id), variables, format }];
  }),
);

const source = readdirSync(new URL("src/", www), { recursive: true })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => read(`src/${file}`))
  .join("\n");

/** What the page asks for. */
export const page = askedIn(source);

/** A module of the page, to be run here. */
export async function run(path) {
  const [{ text }] = buildSync({
    entryPoints: [new URL(path, www).pathname], bundle: true, write: false, format: "esm", loader: { ".ftl": "text" }, logLevel: "silent",
  }).outputFiles;
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
}
