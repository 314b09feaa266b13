// A file that no layout knows: its columns are matched, the match is undone, saved and dropped again.
import { AxeBuilder, expect, test } from "./harness.mjs";

/** Made-up rows under a header of an office's own. */
const rows = (count) =>
  Array.from({ length: count }, (_, n) => `0161119010640${1 + (n % 2)},${9_000_000 + n},2022-23,${5 + (n % 2)},${["H", "White"][n % 2]},${1 + (n % 4)},${1 + (n % 4)},${n % 30},180,Name ${n}`).join("\n");
const body = `Site,Pupil No,Yr,Gr,Ethnic,ELA Fall,ELA Spring,Absences,Days Enr,Last Name\n${rows(60)}\n`;
const file = { name: "export.csv", body };

const dialog = (page) => page.getByRole("dialog");
const column = (page, id) => dialog(page).locator(`[data-column="${id}"]`);
const open = (page) => page.getByRole("button", { name: "Match the columns of export.csv" }).first().click();

test.describe("an unknown file's columns are matched @both", () => {
  test("what is proposed is told with its reason, ties are asked, and the file is read as confirmed", async ({ sqii, page }) => {
    await sqii.give([file]);
    await expect(sqii.finding(["unknown_layout"], "export.csv")).toBeVisible();
    await open(page);
    await expect(column(page, "school_code").getByRole("combobox")).toHaveValue("0");
    await expect(column(page, "student_id")).toContainText("like");
    await expect(column(page, "ela_level")).toContainText("These fit equally well: ELA Fall, ELA Spring");
    const confirm = dialog(page).locator('[data-action="match"]');
    await expect(confirm).toBeDisabled();
    await column(page, "ela_level").getByRole("combobox").selectOption({ label: "ELA Spring" });
    await expect(dialog(page).getByRole("status")).toContainText("matched");
    await column(page, "race_ethnicity").getByLabel("“H” means").selectOption("hispanic");
    await expect(column(page, "race_ethnicity").getByLabel("“H” means")).toHaveValue("hispanic");
    await expect(confirm).toBeEnabled();
    await sqii.reported(() => confirm.click());
    await expect(dialog(page)).toHaveCount(0);
    await expect(sqii.schoolRows).toHaveCount(2);
    await expect(page.getByText("Columns of export.csv, matched by hand").first()).toBeVisible();
    expect((await sqii.detail()).rows).toBe(60);
    await sqii.goTo("Findings");
    await expect(page.locator(".findings-panel")).toBeVisible();
    await expect(sqii.finding(["unknown_layout"], "export.csv")).toHaveCount(0);
    await expect(sqii.finding(["bad_value"], "Ethnic")).toHaveCount(0);
  });

  test("a match is undone by one button", async ({ sqii, page }) => {
    await sqii.give([file]);
    await open(page);
    await column(page, "ela_level").getByRole("combobox").selectOption("");
    await sqii.reported(() => dialog(page).locator('[data-action="match"]').click());
    await expect(sqii.notice).toContainText("were matched");
    await sqii.reported(() => sqii.notice.getByRole("button", { name: "Undo" }).click());
    await expect(sqii.finding(["unknown_layout"], "export.csv")).toBeVisible();
  });

  test("a saved layout is dropped with the file another day", async ({ sqii, page }) => {
    await sqii.give([file]);
    await open(page);
    await column(page, "ela_level").getByRole("combobox").selectOption({ label: "ELA Fall" });
    const saving = page.waitForEvent("download");
    await dialog(page).locator('[data-action="save-layout"]').click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe("export.layout.toml");
    const path = await download.path();
    const { readFile } = await import("node:fs/promises");
    const layout = await readFile(path, "utf8");
    expect(layout).toContain('ela_level = ["ELA Fall"]');
    await page.keyboard.press("Escape");
    await sqii.clear();
    await sqii.drop([file, { name: "export.layout.toml", body: layout }]);
    await expect(sqii.schoolRows).toHaveCount(2);
    await sqii.goTo("Findings");
    await expect(sqii.finding(["unknown_layout"], "export.csv")).toHaveCount(0);
  });
});

test("values that may be personal are nowhere on the page while columns are matched", async ({ sqii, page }) => {
  await sqii.give([file]);
  await open(page);
  await expect(dialog(page).locator("code").first()).toBeVisible();
  await expect(page.locator("body")).not.toContainText("9000000");
  await expect(page.locator("body")).not.toContainText("Name 1");
  await expect(column(page, "student_id")).toContainText("#######");
});

test("a school year can be given for all rows", async ({ sqii, page }) => {
  await sqii.give([{ name: "export.csv", body: body.replaceAll(",2022-23,", ",").replace(",Yr,", ",") }]);
  await open(page);
  await column(page, "ela_level").getByRole("combobox").selectOption("");
  const year = dialog(page).getByLabel("School year of all rows");
  await year.fill("2022");
  await year.press("Tab");
  await expect(dialog(page).getByRole("status")).toContainText("2023-24");
  await year.fill("2022-23");
  await year.press("Tab");
  await sqii.reported(() => dialog(page).locator('[data-action="match"]').click());
  await expect(page.locator("#year")).toHaveValue("2022-23");
});

test("what is being typed outlives the answer to an earlier choice", async ({ sqii, page }) => {
  await sqii.give([{ name: "export.csv", body: body.replaceAll(",2022-23,", ",").replace(",Yr,", ",") }]);
  await open(page);
  const year = dialog(page).getByLabel("School year of all rows");
  await year.fill("2022-23");
  await column(page, "ela_level").getByRole("combobox").evaluate((select) => {
    select.value = "";
    select.dispatchEvent(new Event("change"));
  });
  await expect(column(page, "ela_level").locator("code")).toHaveCount(0);
  await expect(year).toHaveValue("2022-23");
  await year.press("Tab");
  await sqii.reported(() => dialog(page).locator('[data-action="match"]').click());
  await expect(page.locator("#year")).toHaveValue("2022-23");
});

test("a recognised file whose columns are not all read can be matched too", async ({ sqii, page }) => {
  const students = `school_code,student_id,school_year,Missed Days,days_enrolled\n${Array.from({ length: 30 }, (_, n) => `01611190106401,${9_000_000 + n},2022-23,${n},180`).join("\n")}\n`;
  await sqii.give([{ name: "export.csv", body: students }]);
  await page.getByRole("button", { name: "Match more columns of export.csv" }).first().click();
  await expect(column(page, "days_absent").getByRole("combobox")).toHaveValue("3");
  await sqii.reported(() => dialog(page).locator('[data-action="match"]').click());
  await expect(page.getByText("matched by hand").first()).toBeVisible();
});

test("a file without column names says so and offers nothing to match", async ({ sqii, page }) => {
  await sqii.give([{ name: "export.csv", body: "01611190106401,9000123,2011-08-17\n01611190106401,9000124,2011-08-18\n" }]);
  await open(page);
  await expect(dialog(page)).toContainText("does not look like column names");
  await expect(page.locator("body")).not.toContainText("9000123");
});

test("the keyboard alone matches the columns", async ({ sqii, page }) => {
  await sqii.give([file]);
  await sqii.tabTo(page.locator('[data-action="open-match"]'));
  await page.keyboard.press("Enter");
  await expect(column(page, "ela_level")).toBeVisible();
  await sqii.tabTo(column(page, "ela_level").getByRole("combobox"));
  await page.keyboard.type("ELA Sp");
  await page.keyboard.press("Tab");
  await expect(dialog(page).locator('[data-action="match"]')).toBeEnabled();
  await sqii.tabTo(dialog(page).locator('[data-action="match"]'));
  await sqii.reported(() => page.keyboard.press("Enter"));
  await expect(sqii.schoolRows).toHaveCount(2);
});

for (const scheme of ["light", "dark"]) {
  test(`axe finds no violation while columns are matched, ${scheme}`, async ({ page, sqii }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await sqii.give([file]);
    await open(page);
    await expect(column(page, "ela_level")).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join("\n")}`)).toEqual([]);
  });
}

for (const width of [390, 320]) {
  test(`matching columns fits a phone ${width} pixels wide`, async ({ page, sqii }) => {
    await page.setViewportSize({ width, height: 800 });
    await sqii.give([file]);
    await open(page);
    await expect(column(page, "ela_level")).toBeVisible();
    const widest = await dialog(page).evaluate((element) => ({ scroll: element.scrollWidth, client: element.clientWidth }));
    expect(widest.scroll).toBeLessThanOrEqual(widest.client);
  });
}
