// What if: rules and a school's results turned, seen at once, kept, shared without data.
import { readFile } from "node:fs/promises";
import { AxeBuilder, expect, test } from "./harness.mjs";

const HEAD = "school_year,school_code,school_name,indicator,student_group,numerator,denominator";
const school = (number, absent) =>
  [
    ["ela_performance", "all", 70, 120],
    ["ela_performance", "english_learners", 12, 40],
    ["math_performance", "all", 60, 120],
    ["chronic_absenteeism", "all", absent, 120],
    ["chronic_absenteeism", "english_learners", 9, 40],
    ["suspension_expulsion", "all", 6, 120],
  ].map((cells) => ["2014-15", `9900001000000${number}`, `School ${number}`, ...cells].join(","));
const files = [
  { name: "measures.csv", body: [HEAD, ...school(1, 30), ...school(2, 12), ""].join("\n") },
  { name: "schools.csv", body: "school_code,school_type\n99000010000001,elementary\n99000010000002,elementary\n" },
];

const knob = (page, name) => page.locator(`[data-knob="${name}"] input`);
const tried = (page) => page.locator(".tried-index");

async function open(page, sqii) {
  await sqii.give(files);
  await sqii.openCard("School 1");
  await sqii.card.getByRole("link", { name: "What if…" }).click();
  await expect(tried(page)).toHaveText(/49\.00\s*→\s*49\.00/);
}

async function fold(page, name) {
  await page.locator("summary").filter({ hasText: name }).click();
}

test("a rule turned moves the school and all others at once, and back @both", async ({ page, sqii }) => {
  await open(page, sqii);
  await expect(page.getByText("Every school stays where it is.")).toBeVisible();
  // All students carry everything: by hand 49 becomes 52, and the other school's 53 becomes 60.
  await knob(page, "all_students_share").fill("100");
  await expect(tried(page)).toHaveText(/49\.00\s*→\s*52\.00\s*\+3\.00/);
  await expect(page.getByText("2 schools would rise, 0 would fall, 0 would stay.").first()).toBeVisible();
  await expect(page.locator(".movers li").first()).toContainText("53.00 → 60.00");
  await page.getByRole("button", { name: "Share of all students: as it is" }).click();
  await expect(tried(page)).toHaveText(/49\.00\s*→\s*49\.00/);
});

test("points that one domain gets the other gives, and a cut point moves a level", async ({ page, sqii }) => {
  await open(page, sqii);
  await knob(page, "domain.academic.points").fill("30");
  await expect(page.locator("[data-knob='domain.social_emotional_culture_climate.points'] output, [data-knob^='domain.'] output").nth(1)).toContainText("70");
  await page.getByRole("button", { name: "All as it is" }).click();
  await fold(page, "Cut points");
  await page.locator("#whatif-indicator").selectOption("chronic_absenteeism");
  await knob(page, "indicator.chronic_absenteeism.cut_points.every.2").fill("24");
  await expect(page.getByText("0 up, 1 down")).toBeVisible();
  await expect(tried(page)).toHaveText(/→\s*48\.00/);
});

test("students of a group turned move the level of the group and of all students", async ({ page, sqii }) => {
  await open(page, sqii);
  await fold(page, "English language arts");
  await page.locator("[data-cell='ela_performance/english_learners'] input").fill("8");
  await expect(page.locator("[data-cell='ela_performance/english_learners'] output")).toContainText("8 students more 20 of 40, 50.0%");
  await expect(page.locator("[data-cell='ela_performance/all'] output")).toContainText("Level 6 → 7");
  await expect(tried(page)).toHaveText(/→\s*53\.50\s*\+4\.50/);
  // Nothing of what a school has goes into the address.
  expect(new URL(page.url()).hash).not.toMatch(/ela_performance/);
});

test("an address with turned rules opens as it was sent, and holds no result", async ({ page, sqii }) => {
  await open(page, sqii);
  await knob(page, "n_size").fill("41");
  await expect(page).toHaveURL(/try=n_size%3A41/);
  const { hash } = new URL(page.url());
  await page.goto("about:blank");
  await page.goto(`/${hash}`);
  await sqii.give(files);
  await expect(page.locator("[data-knob='n_size'] output")).toContainText("41");
  // Forty English learners no longer count: as if all students carried everything.
  await expect(tried(page)).toHaveText(/49\.00\s*→\s*52\.00/);
});

test("variants are kept side by side, saved without data and opened again", async ({ page, sqii }) => {
  await open(page, sqii);
  await knob(page, "all_students_share").fill("100");
  await expect(tried(page)).toHaveText(/52\.00/);
  await page.getByLabel("Name", { exact: true }).fill("Everybody");
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await knob(page, "n_size").fill("100");
  await expect(page.locator(".kept tbody tr")).toHaveCount(2);
  await expect(page.locator(".kept tbody tr").first()).toContainText("Everybody");
  await expect(page.locator(".kept tbody tr").first()).toContainText("56.00");
  const waiting = page.waitForEvent("download");
  await page.locator("[data-action='save-variant']").click();
  const text = await readFile(await (await waiting).path(), "utf8");
  expect(text).toContain('name = "n_size"');
  expect(text).not.toMatch(/School 1|99000010000001|120/);
  await page.getByRole("button", { name: "All as it is" }).click();
  await expect(tried(page)).toHaveText(/→\s*49\.00/);
  await page.locator("#whatif-file").setInputFiles({ name: "what-if.toml", mimeType: "", buffer: Buffer.from(text) });
  await expect(page.locator("[data-knob='n_size'] output")).toContainText("100");
  await page.locator("#whatif-file").setInputFiles({ name: "other.toml", mimeType: "", buffer: Buffer.from("a = 1\n") });
  await expect(page.getByRole("alert")).toHaveText("This file is not a saved variant.");
});

test("changed rules are saved as a methodology that scores as was seen", async ({ page, sqii }) => {
  await open(page, sqii);
  await knob(page, "all_students_share").fill("100");
  const waiting = page.waitForEvent("download");
  await page.locator("[data-action='save-changed']").click();
  const text = await readFile(await (await waiting).path(), "utf8");
  await sqii.give([{ name: "mine.toml", body: text }]);
  expect((await sqii.detail()).methodology).toBe("core-2014-15-what-if");
  await expect(tried(page)).toHaveText(/52\.00\s*→\s*52\.00/);
});

test("the page is accessible, fits a phone, and a slider answers to the keyboard", async ({ page, sqii }) => {
  await open(page, sqii);
  await knob(page, "n_size").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("[data-knob='n_size'] output")).toContainText("21");
  await knob(page, "all_students_share").fill("100");
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), `${width} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test("two methodologies say which schools move, and which rule moves them", async ({ page, sqii }) => {
  await open(page, sqii);
  await knob(page, "all_students_share").fill("100");
  const waiting = page.waitForEvent("download");
  await page.locator("[data-action='save-changed']").click();
  const text = await readFile(await (await waiting).path(), "utf8");
  await sqii.give([{ name: "mine.toml", body: text }]);
  await sqii.goTo("Methodology");
  await page.getByLabel("Compare with").selectOption("core-2014-15");
  await fold(page, "Which schools move, 2014-15");
  await expect(page.locator("[data-kind='groups']")).toContainText("2");
  await expect(page.locator(".moved-kinds tbody tr")).toHaveCount(1);
  await expect(page.locator(".moved-schools tbody tr").first()).toContainText(/School 2\s*60\.00\s*53\.00\s*-7\.00\s*-7\.00/);
  const saved = page.waitForEvent("download");
  await page.locator("[data-action='save-moved']").click();
  expect(await readFile(await (await saved).path(), "utf8")).toContain("2014-15,99000010000001,School 1,elementary,52.000000,49.000000,-3.000000");
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const { violations } = await new AxeBuilder({ page }).include(".rules-moved").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), `${width} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test("cut points are worked out from the loaded schools, and used at once", async ({ page, sqii }) => {
  await open(page, sqii);
  await sqii.goTo("Methodology");
  await fold(page, "Work them out from 2014-15");
  await expect(page.locator(".calibrated tbody tr")).toHaveCount(12);
  await expect(page.getByText("all types together: fewer than 50 of this one").first()).toBeVisible();
  await expect(page.getByText("their cut points stay: High-school readiness").first()).toBeVisible();
  await sqii.reported(() => page.getByRole("button", { name: "Use it now" }).click());
  expect((await sqii.detail()).methodology).toBe("core-2014-15-cut-2014-15");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test("goals and tiers move with the rules, and say why @both", async ({ page, sqii }, testInfo) => {
  const of = (year, rows) => rows.map((row) => row.replace("2014-15", year));
  const before = [HEAD, ...of("2015-16", [...school(1, 30), ...school(2, 30)]), ...of("2016-17", [...school(1, 30), ...school(2, 12)]), ""].join("\n");
  await sqii.give([{ name: "measures.csv", body: before }, files[1]]);
  await sqii.openCard("School 2");
  await sqii.card.getByRole("link", { name: "What if…" }).click();
  const shift = (id) => page.locator(`[data-shift='${id}'] dd`);
  const standing = (id) => page.locator(`[data-standing='${id}']`);
  await expect(standing("goal")).toContainText("53.00 this year, 49.00 the year before.");
  await expect(page.getByText("No school’s goal or tier would be another.")).toBeVisible();
  // Chronic absence went from level 3 to 7, for all students alone: of 20 points a half carries 4, a fifth 1.6, which is 0.4 short of 2.
  await knob(page, "all_students_share").fill("20");
  await expect(standing("goal").locator("td").nth(0)).toContainText(/^\s*met/);
  await expect(standing("goal").locator("td").nth(1)).toContainText(/not met.*0\.40 more was needed/);
  await expect(standing("tier").locator("td").nth(0)).toContainText("Foundation");
  await expect(standing("tier").locator("td").nth(1)).toContainText("Paired support The goal of the index was not met.");
  for (const [id, said] of [["met", "1 → 0"], ["not_met", "1 → 2"], ["intensive", "1"], ["paired", "0 → 1"], ["foundation", "1 → 0"]]) await expect(shift(id)).toHaveText(said);
  await expect(page.locator(".crossings tbody tr")).toHaveCount(1);
  await expect(page.locator(".crossings tbody tr")).toContainText(/School 2.*met → not met\s*Foundation → Paired support/s);
  for (const language of ["English", "Español"]) {
    await page.getByRole("button", { name: language, exact: true }).click();
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), `${language} ${width} px`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.screenshot({ path: testInfo.outputPath(`standings-${language}-${width}.png`), fullPage: true });
    }
  }
  await page.locator(".crossings a").click();
  await expect(sqii.card).toContainText("School 2");
});
