// The module dies: the page says so, keeps the files, and reads them again in a new worker; clearing ends the old one.
import { schoolName, studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";

const students = { name: "students.csv", body: studentFile() };
const more = { name: "more.csv", body: studentFile({ schools: 2, year: "2022-23" }) };

/** From now on the next request of this kind is one that the worker dies of. */
const dies = (page, kind) =>
  page.evaluate((wanted) => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message, ...rest) {
      if (message.kind !== wanted) return postMessage.call(this, message, ...rest);
      Worker.prototype.postMessage = postMessage;
      return postMessage.call(this, { ...message, kind: "nothing like it" }, ...rest);
    };
  }, kind);

test("after a crash while reading the same files are tried again without being chosen anew @both", async ({ page, sqii }) => {
  await dies(page, "load");
  await sqii.hand([students, more]);
  await sqii.toBe("failed");
  await expect(page.getByRole("alert")).toContainText("The computation stopped");
  await sqii.reported(() => page.getByRole("button", { name: "Try the same files again" }).click());
  expect(await sqii.detail()).toMatchObject({ schools: 5 });
});

test("after a crash over a card the report comes back where it was", async ({ page, sqii }) => {
  await sqii.give([students]);
  await dies(page, "card");
  await sqii.schoolButtons(schoolName(1)).click();
  await sqii.toBe("failed");
  await sqii.reported(() => page.getByRole("button", { name: "Try the same files again" }).click());
  await expect(sqii.card.getByRole("heading", { level: 2, name: schoolName(1) })).toBeVisible();
});

test("one file can be left out after a crash", async ({ page, sqii }) => {
  await dies(page, "load");
  await sqii.hand([students, more]);
  await sqii.toBe("failed");
  await sqii.reported(() => page.getByRole("listitem").filter({ hasText: "more.csv" }).getByRole("button", { name: "Leave out" }).click());
  expect(await sqii.detail()).toMatchObject({ schools: 3 });
});

test("clearing ends the worker that held the data", async ({ page, sqii }) => {
  await page.addInitScript(() => {
    globalThis.ended = 0;
    const { terminate } = Worker.prototype;
    Worker.prototype.terminate = function () {
      globalThis.ended += 1;
      return terminate.call(this);
    };
  });
  await page.reload();
  await sqii.toBe("idle");
  await sqii.give([students]);
  const before = await page.evaluate(() => globalThis.ended);
  const workers = page.workers().length;
  await sqii.clear();
  await expect.poll(() => page.evaluate(() => globalThis.ended)).toBe(before + 1);
  await expect.poll(() => page.workers().length).toBe(workers - 1);
  await sqii.give([more]);
  expect(await sqii.detail()).toMatchObject({ schools: 2 });
});
