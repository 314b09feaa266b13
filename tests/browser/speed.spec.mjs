// How soon the page answers with ten thousand schools in it: told as so many times what nothing takes, not asserted.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { schoolName, studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";

const SCHOOLS = 10_000;
const TIMES = 5;
let folder;
let large;

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sqii-"));
  large = { path: join(folder, "large.csv") };
  writeFileSync(large.path, studentFile({ schools: SCHOOLS, each: 25 }));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The middle of several times from doing something to the frame that shows it. */
function answered(page, act, undo) {
  return page.evaluate(
    async ([acts, undoes, times]) => {
      const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const DOES = {
        nothing: () => undefined,
        sort: () => document.querySelector('[data-sort="index"]').click(),
        search: () => type("school 99"),
        unsearch: () => type(""),
        compare: () => document.querySelector("[data-pick]").click(),
        open: async () => {
          document.querySelector("[data-school]").click();
          while (document.querySelector('.card[aria-busy="false"]') === null) await new Promise((resolve) => setTimeout(resolve));
        },
        unfold: async () => {
          document.querySelector('[data-charts="school"] > summary').click();
          while (document.querySelector('.card [data-figure^="spread/"] svg.chart') === null) await new Promise((resolve) => setTimeout(resolve));
        },
        fold: () => document.querySelector('[data-charts="school"] > summary').click(),
        close: () => document.querySelector('[aria-label="Close this school"]').click(),
      };
      function type(text) {
        const search = document.getElementById("search");
        search.value = text;
        search.dispatchEvent(new Event("input"));
      }
      const taken = [];
      for (let time = 0; time < times; time += 1) {
        await drawn();
        const since = performance.now();
        await DOES[acts]();
        await drawn();
        taken.push(performance.now() - since);
        await DOES[undoes]();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return taken.sort((a, b) => a - b)[Math.floor(times / 2)];
    },
    [act, undo, TIMES],
  );
}

test(`with ${SCHOOLS} schools sorting, searching, choosing and opening a card are answered at once`, async ({ page, sqii }) => {
  test.setTimeout(180_000);
  await sqii.give([large], { timeout: 120_000 });
  await expect(sqii.schoolRow(schoolName(0))).toBeVisible();
  const blank = await answered(page, "nothing", "nothing");
  for (const [act, undo] of [["sort", "nothing"], ["search", "unsearch"], ["compare", "compare"], ["open", "close"]]) {
    const taken = await answered(page, act, undo);
    console.log(`  ${act}: ${taken.toFixed(0)} ms, ${(taken / blank).toFixed(1)} times the ${blank.toFixed(0)} ms of nothing`);
    expect(taken, act).toBeGreaterThan(0);
  }
  await sqii.schoolButtons().first().click();
  await expect(sqii.card.getByRole("heading", { level: 2 })).toBeVisible();
  const taken = await answered(page, "unfold", "fold");
  console.log(`  charts of the index: ${taken.toFixed(0)} ms, ${(taken / blank).toFixed(1)} times the ${blank.toFixed(0)} ms of nothing`);
});
