// Growth percentiles of students: computed on request and cancelled, saved as the binary saves them; a student's chart; the
// teacher's self-check against norms, offline.
import { readFile } from "node:fs/promises";
import { bell } from "../files.mjs";
import { grown } from "./binary.mjs";
import { AxeBuilder, expect, test } from "./harness.mjs";

const HEAD = "school_year,lea_code,school_code,school_name,student_id,grade,ela_scale_score,math_scale_score,ela_csem,math_csem";
const YEARS = ["2012-13", "2013-14", "2014-15"];
const school = (number) => `9900001${String(number + 1).padStart(7, "0")}`;
const idOf = (student) => `77${String(student).padStart(6, "0")}`;

/** Three years of students in grades 3 to 6, forty of each school and grade; `kept` says of whom there are rows. */
function students(kept = () => true) {
  const rows = [];
  for (let student = 0; student < 480; student++) {
    const at = student % 4;
    const first = 3 + (Math.trunc(student / 4) % 2);
    for (const [year, name] of YEARS.entries()) {
      if (!kept(student, at)) continue;
      const scores = [0, 1].map((subject) => 2400 + bell(student) + year * 40 + Math.trunc(bell(student * 8 + year * 2 + subject + 5e5) / 2));
      rows.push([name, "9900001", school(at), `School ${at + 1}`, idOf(student), first + year, ...scores, 11, 12].join(","));
    }
  }
  return { name: "scores.csv", body: [HEAD, ...rows, ""].join("\n") };
}

const settings = (more = "") => ({ name: "settings.toml", body: `kind = "growth-settings"\nminimum_students = 100\nminimum_norms = 100\n${more}` });
const all = students();

const panel = (page) => page.locator(".growing");
const compute = (page) => page.getByRole("button", { name: "Compute growth percentiles" }).click();
const computed = (page) => expect(panel(page).getByRole("status")).toContainText("by 12 models");

async function grow({ sqii, page }, files = [all, settings()]) {
  await sqii.give(files);
  await sqii.goTo("Growth");
  await compute(page);
}

/** What a download control saves, and under which name. */
async function savedAs(page, name) {
  const waiting = page.waitForEvent("download");
  await page.locator(`[data-download="${name}"]`).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("growth percentiles come on request and are saved with the bytes of the binary @both", async ({ sqii, page }) => {
  await grow({ sqii, page });
  await computed(page);
  await expect(panel(page)).toContainText("480 students have 1,920 percentiles, by 12 models.");
  const expected = grown([all, settings()], { norms: true });
  for (const name of ["growth.csv", "growth_schools.csv"]) {
    const saved = await savedAs(page, name);
    expect(saved.name).toBe(name.replace(".csv", ".internal-contains-student-data.csv"));
    expect(saved.bytes.equals(expected[name]), name).toBe(true);
  }
  const norms = await savedAs(page, "growth_norms.toml");
  expect(norms.name).toBe("growth_norms.toml");
  expect(norms.bytes.equals(expected["growth_norms.toml"])).toBe(true);
  await panel(page).getByText("The models", { exact: true }).click();
  await expect(panel(page).getByRole("row", { name: /2012-13\/ela_3; 2013-14\/ela_4; 2014-15\/ela_5/ })).toContainText("240");
});

test("Cancel ends the computation at once, and the files and the report stay @both", async ({ sqii, page }) => {
  // Without errors of measurement every cohort is drawn again, a thousand times: nobody waits for that.
  await grow({ sqii, page }, [{ ...all, body: all.body.replaceAll(/,11,12$/gm, ",,") }, settings("bootstrap = 1000\n")]);
  await expect(panel(page)).toContainText(/Model \d+ of 12/);
  await expect(panel(page).getByRole("listitem").first()).toContainText(/grade [456]: 2012-13/);
  const fitting = page.workers().length;
  // Meanwhile the report answers.
  await sqii.goTo("Overview");
  await sqii.openCard("School 1");
  await sqii.goTo("Growth");
  await panel(page).getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Compute growth percentiles" })).toBeVisible();
  await expect(sqii.told).toContainText("Cancelled. The files and the report stay as they are.");
  await expect.poll(() => page.workers().length).toBeLessThan(fitting);
  await sqii.goTo("Overview");
  await expect(sqii.schoolRows).toHaveCount(4);
  await sqii.goTo("Growth");
  await compute(page);
  await expect(panel(page)).toContainText(/Model 1 of 12/);
  await panel(page).getByRole("button", { name: "Cancel" }).click();
});

test("another file ends the computation, and its percentiles are computed anew", async ({ sqii, page }) => {
  await grow({ sqii, page });
  await computed(page);
  await sqii.give([{ name: "more.csv", body: students((student) => student < 40).body.replaceAll("School ", "School X ").replaceAll("77", "88") }]);
  await expect(page.getByRole("button", { name: "Compute growth percentiles" })).toBeVisible();
  await compute(page);
  await expect(panel(page).getByRole("status")).toContainText("520 students have");
});

test("a student is found by the id, which stands in no address, and is shown over the curves of others @both", async ({ sqii, page }) => {
  await grow({ sqii, page });
  await computed(page);
  const id = idOf(9);
  await page.locator("#students-school").selectOption({ label: "School 2" });
  await page.getByLabel("Student id, or part of it").fill(id);
  await page.getByRole("button", { name: `Growth of student ${id}` }).first().click();
  const figure = page.locator('[data-figure="student/ela"]');
  await expect(figure).toContainText(/2014-15: score 2,\d+, growth percentile \d+ \(\d+ to \d+\)\. In 2015-16, grade \d, a score of 2,\d+ would be the middle/);
  await expect(figure.locator("path.fan")).toHaveCount(12);
  await figure.getByText("The same as a table").click();
  await expect(figure.getByRole("row", { name: /^Percentile 50 begins at/ })).toContainText("2,");
  expect(page.url()).not.toContain(id);
  expect(await page.evaluate(() => JSON.stringify([history.state, { ...localStorage }]))).not.toContain(id);
  // The file says whose it is and that it is internal; its name does not say whose.
  const waiting = page.waitForEvent("download");
  await figure.getByRole("button", { name: /^Save as SVG/ }).click();
  const saved = await waiting;
  expect(saved.suggestedFilename()).toMatch(/^english-language-arts-.*\.internal-contains-student-data\.svg$/);
  expect(saved.suggestedFilename()).not.toContain(id);
  const drawn = await readFile(await saved.path(), "utf8");
  expect(drawn).toContain(`Student ${id}`);
  expect(drawn).toContain("Internal — contains student data");
  // Nothing of it for families.
  await page.getByRole("link", { name: "Families" }).click();
  await page.evaluate(() => (location.hash = `${location.hash}&page=growth`));
  await expect(page.getByText("This page is for staff and teachers.")).toBeVisible();
  await expect(page.locator("main")).not.toContainText(id);
});

test("what next year's score would mean is what the binary's models say", async ({ sqii, page }) => {
  await grow({ sqii, page });
  await computed(page);
  await page.getByLabel("Student id, or part of it").fill(idOf(0));
  await page.getByRole("button", { name: `Growth of student ${idOf(0)}` }).first().click();
  const next = page.locator(".next-year").first();
  await expect(next.locator("dt").first()).toHaveText("Percentile 10 from");
  const begins = (await next.locator("dd").allInnerTexts()).map((text) => Number(text.replace(",", "")));
  expect(begins).toHaveLength(9);
  // Another student with the same scores before and one of these scores now, beside all others: each gets that percentile or more.
  const rows = all.body.split("\n").filter((line) => line.includes(`,${idOf(0)},`));
  const twin = (id, score) => {
    const cells = rows.map((row) => row.split(","));
    const last = cells.at(-1).with(0, "2015-16").with(5, 6).with(6, score);
    return [...cells, last].map((row) => row.with(4, id).join(","));
  };
  const norms = { name: "norms.toml", body: grown([all, settings()], { norms: true })["growth_norms.toml"] };
  const told = begins.flatMap((score, at) => [...twin(`9${at}1`, score), ...twin(`9${at}2`, score - 1)]);
  const found = grown([{ name: "twins.csv", body: [HEAD, ...told, ""].join("\n") }, settings(), norms])["growth.csv"].toString("utf8");
  const percentile = (id) => Number(found.split("\n").find((line) => line.startsWith("2015-16") && line.includes(`,${id},`) && line.includes(",ela,"))?.split(",")[5]);
  for (const at of begins.keys()) {
    expect(percentile(`9${at}1`), `at ${begins[at]}`).toBeGreaterThanOrEqual((at + 1) * 10);
    expect(percentile(`9${at}2`), `below ${begins[at]}`).toBeLessThan((at + 1) * 10);
  }
});

test("a teacher's own rows and the district's norms give each student's percentile, and few are too few to conclude @both", async ({ sqii, page, context }) => {
  const norms = { name: "norms.toml", body: grown([all, settings()], { norms: true })["growth_norms.toml"] };
  const mine = students((student, at) => at === 0 && student < 48);
  await sqii.give([mine, settings(), norms]);
  await sqii.goTo("Growth");
  await expect(panel(page)).toBeVisible();
  await context.setOffline(true);
  await compute(page);
  await expect(panel(page)).toContainText("Students are held against the norms of norms.toml: 12 models of 240 to 240 students");
  await page.getByRole("link", { name: "Teachers" }).click();
  const check = page.locator(".students");
  await expect(check.getByRole("heading", { level: 2 })).toHaveText("Self-check: your students’ growth");
  await expect(check).toContainText("For you alone");
  const ela = check.locator('[data-together="ela"]');
  await expect(ela).toContainText(/12 students: mean percentile \d+\.\d, in 95 of 100 cases between \d+\.\d and \d+\.\d\./);
  await expect(ela).toContainText("too few to conclude");
  await expect(ela).toContainText("Under 20 students are too few to conclude");
  await expect(check).not.toContainText(/Level|points/);
  // Each as the binary says.
  const expected = grown([mine, settings(), norms])["growth.csv"].toString("utf8").split("\n").filter((line) => line.startsWith("2014-15")).map((line) => line.split(","));
  expect(expected).toHaveLength(24);
  for (const [, id, , , subject, percentile, , , lower, upper] of expected) {
    const row = check.locator(`[data-student="${id}"]`).filter({ hasText: subject === "ela" ? "English" : "Mathematics" });
    await expect(row.getByRole("cell").nth(3)).toHaveText(percentile);
    await expect(row.getByRole("cell").nth(4)).toContainText(`${lower} to ${upper}`);
  }
  // On paper there is the class, marked, and nothing else of the page.
  await page.emulateMedia({ media: "print" });
  await expect(check).toBeVisible();
  await expect(page.getByText("Internal — contains student data", { exact: true })).toBeVisible();
  await expect(panel(page)).toBeHidden();
});

const NO_INDEX = {
  en: { choose: "Only one class? Show no Index", why: "An Index is a school’s", chosen: "One class: no Index is shown.", undo: "These are whole schools: show the Index" },
  es: { choose: "¿Es una sola clase? No mostrar ningún índice", why: "Un índice es de una escuela", chosen: "Una clase: no se muestra ningún índice.", undo: "Son escuelas enteras: mostrar el índice" },
};
for (const [lang, words] of Object.entries(NO_INDEX)) {
  test(`rows that are one class have no Index, and growth and the self-check stay, until the choice is undone (${lang}) @both`, async ({ sqii, page }) => {
    const norms = { name: "norms.toml", body: grown([all, settings()], { norms: true })["growth_norms.toml"] };
    await sqii.give([students((student, at) => at === 0 && student < 48), settings(), norms]);
    await page.evaluate((id) => (location.hash = `${location.hash}&lang=${id}`), lang);
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(sqii.schoolRows).toHaveCount(1);
    await page.getByRole("link", { name: words.choose }).click();
    await expect(page.locator(".banner")).toContainText(words.chosen);
    await expect(page.locator(".growth-page")).toContainText(words.why);
    await page.locator('[data-action="grow"]').click();
    const check = page.locator(".students");
    await expect(check.locator('[data-together="ela"]')).toContainText("12");
    await expect(check.locator("[data-student]").first()).toBeVisible();
    // Nothing that rests on an Index is led to, and an address that names such a page says why there is none.
    const pages = page.locator("nav.pages a");
    expect(await pages.evaluateAll((links) => links.map((link) => new URLSearchParams(link.hash.slice(1)).get("page")))).toEqual(["growth", "findings", "methodology", "verify"]);
    await expect(page.locator("#year option")).toHaveText(["2012-13", "2013-14", "2014-15"]);
    await expect(page.locator("#methodology")).toHaveCount(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`class-${lang}.png`), fullPage: true });
    for (const named of ["overview", "support", "group", "whatif"]) {
      await page.evaluate((to) => (location.hash = location.hash.replace(/page=[a-z]+/, `page=${to}`)), named);
      await expect(page.locator("main h1")).toHaveCount(1);
      await expect(page.locator("main")).toContainText(words.why);
      await expect(sqii.schoolRows).toHaveCount(0);
      await expect(page.locator('[data-download="index.csv"]')).toHaveCount(0);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.screenshot({ path: test.info().outputPath(`class-why-${lang}.png`), fullPage: true });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator(".banner").getByRole("link", { name: words.undo }).click();
    await expect(sqii.schoolRows).toHaveCount(1);
    // The choice is a step of the history like any other.
    await page.getByRole("link", { name: words.choose }).click();
    await expect(page.locator(".banner")).toContainText(words.chosen);
    await page.goBack();
    await expect(sqii.schoolRows).toHaveCount(1);
    await expect(page.locator(".banner")).not.toContainText(words.chosen);
  });
}

test("norms and settings that are damaged are findings, and the rest goes on", async ({ sqii, page }) => {
  const norms = grown([all, settings()], { norms: true })["growth_norms.toml"].toString("utf8");
  await sqii.give([
    all,
    { name: "changed.toml", body: norms.replace("students = 240", "students = 241") },
    { name: "cut.toml", body: norms.slice(0, 9000) },
    { name: "wrong.toml", body: 'kind = "growth-settings"\nmax_prior = 1\n' },
    { name: "norms.toml", body: norms },
  ]);
  const unused = page.locator(".files .unused");
  await expect(unused).toHaveCount(4);
  await expect(unused.first()).toContainText("Growth norms");
  await sqii.showFindings();
  for (const [kind, file] of [["norms_changed", "changed.toml"], ["growth_syntax", "cut.toml"], ["growth_value", "wrong.toml"], ["norms_of_few", "norms.toml"]]) {
    await expect(sqii.finding([kind], file), kind).toBeVisible();
  }
  await sqii.goTo("Growth");
  await expect(panel(page)).toContainText("Students are held against each other: models of the loaded scores. Settings: this project’s own, all assumed.");
});

for (const lang of ["en", "es"]) {
  test(`students' growth is usable by everyone, wide, dark and on a phone (${lang})`, async ({ sqii, page }) => {
    test.setTimeout(180_000);
    await grow({ sqii, page }, [students((student) => student < 240), settings()]);
    await computed(page);
    await page.evaluate((id) => (location.hash = `${location.hash}&view=teacher&lang=${id}`), lang);
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await page.locator('[data-action="student"]').first().click();
    await expect(page.locator('[data-figure="student/math"] svg.chart')).toBeVisible();
    for (const summary of await panel(page).locator("summary").all()) await summary.click();
    for (const [name, prepare] of [["wide", () => {}], ["dark", () => page.emulateMedia({ colorScheme: "dark" })], ["phone", () => page.setViewportSize({ width: 390, height: 844 })]]) {
      await prepare();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await page.screenshot({ path: test.info().outputPath(`students-${lang}-${name}.png`), fullPage: true });
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
}
