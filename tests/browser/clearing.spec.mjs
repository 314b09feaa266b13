// Files are read to their end, whatever memory the browser clears meanwhile.
import { studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";
import config from "./playwright.config.mjs";

const { launchOptions } = config.use;
test.use({ launchOptions: { ...launchOptions, args: [...launchOptions.args, "--js-flags=--expose-gc"] } });

test("files are read to their end while the browser clears memory again and again", async ({ page, sqii }) => {
  const files = Array.from({ length: 8 }, (_, number) => ({ name: `${number}.csv`, body: studentFile({ schools: 20 + number, each: 500 }) }));
  let clears = 0;
  let done = false;
  const clear = async () => {
    while (!done) {
      const cleared = await Promise.all(page.workers().map((worker) => worker.evaluate(() => globalThis.gc()).then(() => 1, () => 0)));
      clears += cleared.reduce((sum, one) => sum + one, 0);
    }
  };
  const clearing = clear();
  await sqii.give(files).finally(() => {
    done = true;
  });
  await clearing;
  expect(clears).toBeGreaterThan(0);
});
