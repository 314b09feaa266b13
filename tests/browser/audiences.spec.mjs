// One result for several kinds of people: what each view shows and leaves out, and what is remembered of the choice.
import { schoolName, studentFile } from "../files.mjs";
import { expect, test } from "./harness.mjs";

const students = { name: "students.csv", body: studentFile({ schools: 4 }) };
const view = (page, name) => page.getByRole("navigation", { name: "Shown for" }).getByRole("link", { name });
const kept = (page) => page.evaluate(() => Object.entries({ ...localStorage, ...sessionStorage }));
const shown = (sqii) => sqii.schoolButtons().allInnerTexts();

test("the teachers' view stays in order of name and ranks and compares nothing", async ({ page, sqii }) => {
  await sqii.give([students]);
  await page.getByRole("columnheader", { name: "Index" }).getByRole("button").click();
  await view(page, "Teachers").click();
  await expect(view(page, "Teachers")).toHaveAttribute("aria-current", "true");
  expect(await shown(sqii)).toEqual([0, 1, 2, 3].map(schoolName));
  await expect(page.getByRole("columnheader", { name: "Index" }).getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("checkbox", { name: /^Compare/ })).toHaveCount(0);
  await expect(page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Compare" })).toHaveCount(0);
  await page.goBack();
  await expect(view(page, "Staff")).toHaveAttribute("aria-current", "true");
});

test("a card in the teachers' view begins with the way to check a number, down to its lines", async ({ page, sqii }) => {
  await sqii.give([students]);
  await view(page, "Teachers").click();
  await sqii.openCard(schoolName(1));
  await expect(sqii.card.getByRole("heading", { level: 3 }).first()).toHaveText(/Check a number for yourself/);
  await expect(sqii.card.getByRole("button", { name: "Compare" })).toHaveCount(0);
  await sqii.card.getByRole("button", { name: "Why is the index what it is?" }).click();
  await expect(sqii.why.getByRole("heading", { level: 2 })).toHaveText("The index");
});

test("families see the schools in order of name with the index alone, and no page of experts' numbers", async ({ page, sqii }) => {
  await sqii.give([students]);
  await sqii.goTo("Findings");
  await view(page, "Families").click();
  await expect(sqii.schoolRows).toHaveCount(4);
  await expect(page.getByRole("columnheader")).toHaveText(["School", "Type", "Index"]);
  await expect(page.getByRole("navigation", { name: "Pages" }).getByRole("link")).toHaveText(["Overview", "Methodology", "Verify it yourself"]);
  await expect(page.getByRole("checkbox", { name: /^Compare/ })).toHaveCount(0);
  await sqii.schoolButtons(schoolName(1)).click();
  await expect(page.locator("article.family").getByRole("heading", { level: 1 })).toHaveText(schoolName(1));
});

test("no view ranks schools before somebody asks for it", async ({ page, sqii }) => {
  await sqii.give([students]);
  for (const link of await page.getByRole("navigation", { name: "Shown for" }).getByRole("link").all()) {
    await link.click();
    await expect(page.getByRole("columnheader", { name: "School" })).toHaveAttribute("aria-sort", "ascending");
  }
});

test("nothing is stored by default, whatever is done", async ({ page, sqii }) => {
  await sqii.give([students]);
  await view(page, "Teachers").click();
  await sqii.openCard(schoolName(0));
  expect(await kept(page)).toEqual([]);
});

test("the view is remembered only when asked, without any data, and forgotten when switched off", async ({ page, sqii }) => {
  await sqii.give([students]);
  await page.getByLabel("Remember my choices on this device").check();
  await view(page, "Teachers").click();
  await sqii.openCard(schoolName(0));
  expect(await kept(page)).toEqual([["sqii:choices", "view=teacher&lang="]]);
  page.on("dialog", (dialog) => dialog.accept());
  await sqii.clear();
  await page.goto("/");
  await page.reload();
  await sqii.toBe("idle");
  await expect(page.getByLabel("Remember my choices on this device")).toBeChecked();
  await sqii.give([students]);
  await expect(view(page, "Teachers")).toHaveAttribute("aria-current", "true");
  await page.getByLabel("Remember my choices on this device").uncheck();
  expect(await kept(page)).toEqual([]);
});
