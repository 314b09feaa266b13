// A large file is read by two workers, and says what it says to one.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { studentFile } from "../files.mjs";
import { scored } from "./binary.mjs";
import { expect, test } from "./harness.mjs";

const ROWS = 170_000;
const ALL = ["index.csv", "domains.csv", "measures.csv", "findings.csv", "report.json"];
let folder;
let large;

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sqii-"));
  large = studentFile({ schools: 400, each: ROWS / 400 });
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sees what second workers are asked and hand over; with `dies`, they die when they are asked. */
const watchSecond = (context, dies) =>
  context.addInitScript((dies) => {
    globalThis.second = { asked: 0, rows: 0, ends: 0 };
    globalThis.Worker = class extends Worker {
      constructor(...args) {
        super(...args);
        this.addEventListener("message", ({ data }) => {
          if (data.second?.rows !== undefined) globalThis.second.rows += 1;
          if (data.second?.end !== undefined) globalThis.second.ends += 1;
        });
      }
      postMessage(message, ...rest) {
        if (message.half !== undefined) globalThis.second.asked += 1;
        if (message.half !== undefined && dies) this.dispatchEvent(new ErrorEvent("error", { cancelable: true }));
        else super.postMessage(message, ...rest);
      }
    };
  }, dies);

/** The page's downloads of a file are the binary's. */
async function sameAsBinary(sqii, text) {
  const path = join(folder, "large.csv");
  writeFileSync(path, text);
  await sqii.give([{ path }]);
  const binary = scored([{ path }], ALL);
  for (const name of ALL) expect((await sqii.saved(name)).equals(binary[name]), `${name} equals the binary's`).toBe(true);
}

test.describe("two workers", () => {
  test.beforeEach(({ context }) => watchSecond(context, false));

  test("a large file read by two workers has the binary's bytes @both", async ({ sqii, page }) => {
    await sameAsBinary(sqii, large);
    const { asked, rows, ends } = await page.evaluate(() => globalThis.second);
    expect({ asked, ends }).toEqual({ asked: 1, ends: 1 });
    expect(rows).toBeGreaterThan(1);
  });

  test("what the second worker read is not used when its half begins between quotation marks", async ({ sqii, page }) => {
    const cut = large.indexOf("\n", large.length / 3) + 1;
    const open = `${large.slice(0, cut).trimEnd()}"\r\n"${large.slice(cut)}`;
    await sameAsBinary(sqii, open);
    expect((await page.evaluate(() => globalThis.second)).asked).toBe(1);
  });

  test("a small file has one worker", async ({ sqii, page }) => {
    await sqii.give([{ name: "students.csv", body: studentFile() }]);
    expect((await page.evaluate(() => globalThis.second)).asked).toBe(0);
  });
});

test("what the second worker has read counts while the first still reads", async ({ context, sqii, page }) => {
  // More than the file has: nothing else can be taken for it.
  const READ = 2 ** 40;
  // A file whose next bytes are always there; a second worker that says that it has read, and nothing else.
  await context.addInitScript((READ) => {
    const alwaysThere = () => {
      Blob.prototype.stream = function () {
        let at = 0;
        const pull = (controller) => {
          const piece = new FileReaderSync().readAsArrayBuffer(this.slice(at, at + 2 ** 18));
          at += piece.byteLength;
          controller.enqueue(new Uint8Array(piece));
        };
        return new ReadableStream({ type: "bytes", pull });
      };
    };
    globalThis.Blob = class extends Blob {
      constructor(parts, options) {
        super(options?.type === "text/javascript" ? [`(${alwaysThere})();`, ...parts] : parts, options);
      }
    };
    globalThis.done = [];
    globalThis.Worker = class extends Worker {
      constructor(...args) {
        super(...args);
        this.addEventListener("message", ({ data }) => data.progress && globalThis.done.push(data.progress.done));
      }
      postMessage(message, ...rest) {
        if (message.half === undefined) super.postMessage(message, ...rest);
        else {
          globalThis.from = message.half.from;
          this.dispatchEvent(new MessageEvent("message", { data: { second: { read: READ } } }));
        }
      }
    };
  }, READ);
  await page.reload();
  const path = join(folder, "larger.csv");
  writeFileSync(path, large + large.slice(large.indexOf("\n") + 1).repeat(3));
  await sqii.hand([{ path }]);
  const first = () => page.evaluate((READ) => globalThis.done.find((bytes) => bytes > READ), READ);
  await expect.poll(first, "what the second has read is told").toBeDefined();
  expect((await first()) - READ, "before the first half was read").toBeLessThan(await page.evaluate(() => globalThis.from));
  await sqii.cancel();
});

test.describe("a second worker that dies", () => {
  test.beforeEach(({ context }) => watchSecond(context, true));

  test("leaves the whole file to the first", async ({ sqii, page }) => {
    await sameAsBinary(sqii, large);
    expect(await page.evaluate(() => globalThis.second)).toEqual({ asked: 1, rows: 0, ends: 0 });
  });
});
