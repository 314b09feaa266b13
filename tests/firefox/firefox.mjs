// Firefox, driven by WebDriver BiDi; and the rules that hold in every test: an empty console, no request that leaves.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const puppeteer = createRequire(join(root, "www/package.json"))("puppeteer-core");
const dist = resolve(process.env.SQII_OUT ?? join(root, "dist"));
const executablePath = process.env.FIREFOX || execFileSync(join(root, ".ci/setup"), ["firefox"], { encoding: "utf8" }).trim();

/** The two faces of the page: how each is served, and what it may ask for. */
export const faces = {
  async hosted(use) {
    const server = spawn(process.execPath, [join(root, "www/serve.mjs")], { env: { ...process.env, PORT: "0", SQII_OUT: dist }, stdio: ["ignore", "pipe", "inherit"] });
    try {
      const address = String((await once(server.stdout, "data"))[0]).trim();
      await use(address, (url) => url.startsWith(address));
    } finally {
      server.kill();
    }
  },
  "from disk": (use) => {
    const address = pathToFileURL(join(dist, "sqii.html")).href;
    return use(address, (url) => url.split("#")[0] === address);
  },
};

/** Opens a face in a Firefox of its own and hands the page over; gives back what was said and asked against the rules. */
export async function inFirefox(face, use) {
  const downloads = mkdtempSync(join(tmpdir(), "sqii-firefox-"));
  const broken = [];
  const browser = await puppeteer.launch({
    browser: "firefox", executablePath, headless: true,
    extraPrefsFirefox: {
      "browser.download.dir": downloads, "browser.download.folderList": 2, "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false, "browser.helperApps.neverAsk.saveToDisk": "text/csv,application/json",
    },
  });
  try {
    await faces[face](async (address, allowed) => {
      const page = await browser.newPage();
      page.on("console", (message) => broken.push(`console: ${message.text()}`));
      page.on("pageerror", (error) => broken.push(`uncaught: ${error}`));
      page.on("request", (request) => {
        if (!/^(blob|data):/.test(request.url()) && !allowed(request.url())) broken.push(`requested: ${request.url()}`);
        if (request.method() !== "GET") broken.push(`sent: ${request.method()} ${request.url()}`);
      });
      await page.goto(address);
      await state(page, "idle");
      await use(page, { saved: (name) => saved(page, downloads, name) });
    });
  } finally {
    await browser.close();
    rmSync(downloads, { recursive: true, force: true });
  }
  return broken;
}

export const state = (page, wanted) => page.waitForFunction((one) => document.body.dataset.state === one, { timeout: 30_000 }, wanted);

/** The bytes that a download control saves. */
async function saved(page, folder, name) {
  await page.$eval(`[data-download="${name}"]`, (control) => control.click());
  const [stem, ending] = name.split(".");
  for (let tries = 0; tries < 200; tries++) {
    const found = readdirSync(folder).find((file) => file.startsWith(stem) && file.endsWith(`.${ending}`));
    // What is still being written has a second file beside it.
    if (found !== undefined && !readdirSync(folder).some((file) => file.endsWith(".part"))) return readFileSync(join(folder, found));
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${name} was not saved: ${readdirSync(folder)}`);
}
