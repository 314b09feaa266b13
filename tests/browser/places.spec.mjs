// Every place of a report has its address: links, Back, Forward and reload lead to it.
import { schoolCode, schoolName, studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";

const students = { name: "students.csv", body: studentFile() };
const fragment = (page) => new URL(page.url()).hash;
const heading = (page, name) => page.getByRole("heading", { level: 1, name });

test("each page of the report is a link that is marked, with its own address, and Back and Forward walk them @both", async ({ page, sqii }) => {
  await sqii.give([students]);
  const pages = [["Findings", "page=findings"], ["Methodology", "page=methodology"], ["Verify it yourself", "page=verify"], ["Compare", "page=compare"]];
  for (const [name, address] of pages) {
    await sqii.goTo(name);
    expect(fragment(page)).toContain(address);
    await expect(page.getByRole("main")).toBeFocused();
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  }
  await page.goBack();
  await page.goBack();
  expect(fragment(page)).toContain("page=methodology");
  await page.goForward();
  expect(fragment(page)).toContain("page=verify");
  await sqii.goTo("Overview");
  await expect(sqii.schoolRow(schoolName(0))).toBeVisible();
  expect(fragment(page)).toBe("#year=2023-24");
});

test("after a reload the same files show the same place again", async ({ page, sqii }) => {
  await sqii.give([students]);
  await sqii.openCard(schoolName(2));
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await sqii.toBe("idle");
  await expect(page.locator("main")).toContainText("This address leads into a report");
  await sqii.give([students]);
  await expect(sqii.card.getByRole("heading", { level: 2, name: schoolName(2) })).toBeVisible();
});

test("an address opened beside a report goes there, and one that names nothing leaves the report as it is", async ({ page, sqii }) => {
  await sqii.give([students]);
  await page.evaluate((hash) => (location.hash = hash), `#year=2023-24&school=${schoolCode(1)}`);
  await expect(sqii.card.getByRole("heading", { level: 2, name: schoolName(1) })).toBeVisible();
  await page.evaluate(() => (location.hash = "#year=1999-00&school=nobody"));
  await expect(sqii.card).toBeHidden();
  await expect(sqii.schoolRow(schoolName(0))).toBeVisible();
  await expect.poll(() => fragment(page)).toBe("#year=2023-24");
});

test("no address carries anything but codes and choices", async ({ page, sqii }) => {
  await sqii.give([students]);
  await page.getByRole("searchbox").fill("Example School 2");
  await sqii.openCard(schoolName(1));
  await sqii.openWhy();
  expect([...new URLSearchParams(fragment(page).slice(1)).keys()]).toEqual(["year", "school"]);
});

test("the methodology is part of the address, and Back takes the former one", async ({ page, sqii }) => {
  await sqii.give([students]);
  const { methodology: first } = await sqii.detail();
  const other = await page.locator("#methodology option").evaluateAll((options, not) => options.map(({ value }) => value).find((id) => id !== not), first);
  await sqii.reported(() => page.locator("#methodology").selectOption(other));
  expect(fragment(page)).toContain(`methodology=${other}`);
  await sqii.reported(() => page.goBack());
  expect((await sqii.detail()).methodology).toBe(first);
});

test("what can be checked is to be read before any file is there", async ({ page, sqii }) => {
  await sqii.goTo("Verify it yourself");
  await expect(heading(page, /yourself/)).toBeVisible();
  await sqii.goTo("Start");
  await expect(page.getByRole("button", { name: "Choose files" })).toBeVisible();
});
