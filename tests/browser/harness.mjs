// What every browser test stands on: the page of one face, opened; and, at the end of each test, an empty console and
// no request that carries data or leaves for another place.
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Sqii } from "./page.mjs";

// The packages are the page's: this folder has none of its own.
const require = createRequire(new URL("../../www/package.json", import.meta.url));
const playwright = require("@playwright/test");
export const { expect } = playwright;
export const { AxeBuilder } = require("@axe-core/playwright");

export const repository = new URL("../../", import.meta.url);
export const dist = process.env.SQII_OUT ? pathToFileURL(`${resolve(process.env.SQII_OUT)}/`) : new URL("dist/", repository);
const singleFile = new URL("sqii.html", dist).href;

/** The paths that the hosted page may ask for: the files that were built, and no other. */
function listedPaths() {
  const walk = (folder, prefix) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? walk(new URL(`${entry.name}/`, folder), `${prefix}${entry.name}/`) : [prefix + entry.name],
    );
  return new Set(["/", ...walk(dist, "/")]);
}

/** Why this request breaks the face's rule, or nothing. */
function objection(face, baseURL, request) {
  const url = new URL(request.url());
  // Made by the page itself, in memory: nothing is asked for.
  if (url.protocol === "blob:" || url.protocol === "data:") return undefined;
  if (face === "one-file") return request.url() === singleFile && request.isNavigationRequest() ? undefined : "requested by the single file";
  if (url.origin !== new URL(baseURL).origin) return "to another host";
  if (request.method() !== "GET" || request.postData() !== null) return "carries data";
  if (url.search !== "") return "carries a query";
  return listedPaths().has(decodeURIComponent(url.pathname)) ? undefined : "not one of the page's own files";
}

export const test = playwright.test.extend({
  face: ["hosted", { option: true }],

  /** Everything that was said on the console or requested, from the first byte on. */
  watch: [
    async ({ context, face, baseURL }, use) => {
      const watch = { console: [], requests: [], objections: [], expected: [/Service Worker registration blocked by Playwright/] };
      context.on("console", (message) => watch.console.push(`${message.type()}: ${message.text()}`));
      context.on("weberror", ({ error }) => watch.console.push(`uncaught: ${error()?.stack ?? ""}`));
      context.on("request", (request) => {
        watch.requests.push(request);
        const why = objection(face, baseURL, request);
        if (why) watch.objections.push(`${why}: ${request.method()} ${request.url()}`);
      });
      context.on("page", (page) => page.on("websocket", (socket) => watch.objections.push(`a socket: ${socket.url()}`)));
      await use(watch);
      const unexpected = watch.console.filter((line) => !watch.expected.some((pattern) => pattern.test(line)));
      expect(unexpected, "the console is empty").toEqual([]);
      expect(watch.objections, "no request that carries data or leaves").toEqual([]);
    },
    { auto: true },
  ],

  /** The page, open and idle. */
  sqii: async ({ page, face, watch }, use) => {
    void watch;
    await page.goto(face === "one-file" ? singleFile : "/");
    const sqii = new Sqii(page, expect);
    await sqii.toBe("idle");
    await use(sqii);
  },
});
