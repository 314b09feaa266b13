// The list of schools: sorted, searched, by year and by methodology.
import { readFileSync } from "node:fs";
import { schoolCode, schoolName, studentFile } from "../files.mjs";
import { scored } from "./binary.mjs";
import { expect, repository, test } from "./harness.mjs";

const twelve = { name: "students.csv", body: studentFile({ schools: 12, each: 60 }) };
const earlier = { name: "earlier.csv", body: studentFile({ schools: 2, each: 60, year: "2022-23" }) };

/** School codes of the binary's index.csv, by index from low to high; of equal ones, any order. */
function byIndex(files) {
  const [header, ...lines] = scored(files, ["index.csv"])["index.csv"].toString("utf8").trim().split(/\r?\n/);
  const at = (name) => header.split(",").indexOf(name);
  return lines.map((line) => line.split(",")).map((cells) => ({ code: cells[at("school_code")], index: Number(cells[at("index")]) }));
}

test("a column's heading sorts the schools by it, and again the other way round", async ({ page, sqii }) => {
  await sqii.give([twelve]);
  const indices = new Map(byIndex([twelve]).map(({ code, index }) => [code, index]));
  const shown = () => sqii.schoolButtons().evaluateAll((buttons) => buttons.map((button) => button.dataset.school));
  const heading = page.getByRole("columnheader", { name: "Index" });

  for (let click = 0; click < 2; click++) {
    await heading.getByRole("button").click();
    const direction = await heading.getAttribute("aria-sort");
    const values = (await shown()).map((code) => indices.get(code));
    expect(values).toHaveLength(12);
    const sorted = [...values].sort((a, b) => (direction === "ascending" ? a - b : b - a));
    expect(values, direction).toEqual(sorted);
  }
  expect(new Set(indices.values()).size, "the schools differ").toBeGreaterThan(1);

  await page.getByRole("columnheader", { name: "School" }).getByRole("button").click();
  await expect(page.getByRole("columnheader", { name: "School" })).toHaveAttribute("aria-sort", "ascending");
  await expect(sqii.schoolRows.first()).toContainText(schoolName(0));
});

test("the search narrows the list to schools by name or code", async ({ page, sqii }) => {
  await sqii.give([twelve]);
  const search = page.getByRole("searchbox");
  await search.fill("school 12");
  await expect(sqii.schoolRows).toHaveCount(1);
  await search.fill(schoolCode(4));
  await expect(sqii.schoolRows).toHaveCount(1);
  await expect(sqii.schoolRow(schoolName(4))).toBeVisible();
  await search.fill("no school is called this");
  await expect(sqii.schoolRows).toHaveCount(0);
  await expect(page.getByText("No school matches")).toBeVisible();
  await search.fill("");
  await expect(sqii.schoolRows).toHaveCount(12);
});

test("each loaded year shows its own schools, and an open school stays open", async ({ page, sqii }) => {
  await sqii.give([twelve, earlier]);
  await expect(sqii.schoolRows).toHaveCount(12);
  await sqii.openCard(schoolName(1));
  await page.getByRole("region", { name: /methodology/i }).getByLabel("School year").selectOption("2022-23");
  await expect(sqii.schoolRows).toHaveCount(2);
  await expect(sqii.card.getByRole("heading", { level: 2, name: schoolName(1) })).toBeVisible();
});

test("another methodology is computed from what was read, without asking for anything", async ({ page, sqii, watch }) => {
  await sqii.give([twelve]);
  const methodology = page.locator("#methodology");
  const first = await methodology.inputValue();
  expect((await sqii.detail()).methodology).toBe(first);
  const all = await methodology.locator("option").evaluateAll((options) => options.map(({ value }) => value));
  await sqii.settled();
  const requests = watch.requests.length;
  const other = all.find((id) => id !== first);
  await sqii.reported(() => methodology.selectOption(other));
  expect((await sqii.detail()).methodology).toBe(other);
  expect(watch.requests.length).toBe(requests);
});

test("a methodology of one's own is dropped like any other file and chosen", async ({ page, sqii }) => {
  const shipped = readFileSync(new URL("src/methodology/presets/core-2014-15.toml", repository), "utf8");
  const own = shipped.replace('id = "core-2014-15"', 'id = "our-own"').replace(/^label = .*$/m, 'label = "Our own rules"');
  await sqii.give([twelve, { name: "our-own.toml", body: own }]);
  await sqii.reported(() => page.locator("#methodology").selectOption("our-own"));
  expect(await sqii.detail()).toMatchObject({ methodology: "our-own", indexed: 12 });
});

test("a methodology that does not add up is refused with the reason, and the schools keep their index", async ({ sqii }) => {
  const shipped = readFileSync(new URL("src/methodology/presets/core-2014-15.toml", repository), "utf8");
  const wrong = shipped.replace(/id = "core-2014-15"/, 'id = "wrong"').replace('points = "60"', 'points = "61"');
  await sqii.give([twelve, { name: "wrong.toml", body: wrong }]);
  await sqii.showFindings();
  await expect(sqii.finding(["methodology_weights"], "wrong.toml").first()).toBeVisible();
  expect((await sqii.detail()).indexed).toBe(12);
});
