// Similar schools on a card, and who learns from whom.
import { Buffer } from "node:buffer";
import { AxeBuilder, expect, test } from "./harness.mjs";

const YEAR = "2022-23";
const code = (number) => `9900001${String(number).padStart(7, "0")}`;
const name = (number) => `School ${number}`;

/** Of a thousand students so many are English learners; everything else is alike. */
function files(schools) {
  const rows = schools.flatMap(([number, english]) =>
    [
      ["all", 1000],
      ["socioeconomically_disadvantaged", 500],
      ["students_with_disabilities", 100],
      ["english_learners", english],
      ["hispanic", 600],
      ["white", 400],
    ].map(([group, count]) => [YEAR, code(number), name(number), "suspension_expulsion", group, 0, count].join(",")),
  );
  return [
    { name: "measures.csv", body: ["school_year,school_code,school_name,indicator,student_group,numerator,denominator", ...rows, ""].join("\n") },
    { name: "schools.csv", body: ["school_code,school_type", ...schools.map(([number]) => `${code(number)},elementary`), ""].join("\n") },
  ];
}

const similar = (page) => page.locator('details[data-charts="similar"]');

async function openSimilar(page, sqii) {
  // The spread of English learners is 16.8 points, their weight 3 of the 12 that can be compared.
  await sqii.give(files([[1, 200], [2, 368], [3, 210]]));
  await sqii.openCard(name(1));
  await similar(page).locator("> summary").click();
  await expect(page.locator("[data-similar]")).toHaveCount(2);
}

test("a card names the schools that serve similar students, how far they are, and why @both", async ({ page, sqii }) => {
  await openSimilar(page, sqii);
  const [first, second] = [page.locator("[data-similar]").first(), page.locator("[data-similar]").nth(1)];
  await expect(first).toContainText(name(3));
  await expect(first).toContainText("0.01");
  await expect(second).toContainText("0.25");
  await expect(second).toContainText("English learners: 36.8% there, 20.0% here");
  await page.getByText(`All features: ${name(2)}`).click();
  await expect(page.getByRole("table", { name: `${name(2)}: every feature` }).getByRole("row").filter({ hasText: "Hispanic" })).toContainText("0.00");
  await second.getByRole("link", { name: name(2) }).click();
  await expect(sqii.card.getByRole("heading", { level: 2, name: name(2) })).toBeVisible();
});

test("similar schools are accessible and fit a phone", async ({ page, sqii }) => {
  await openSimilar(page, sqii);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).include('details[data-charts="similar"]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
    const widest = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
    expect(widest.scroll).toBeLessThanOrEqual(widest.client);
  }
});

// --- pairs ---

const HEAD = "school_year,school_code,school_name,indicator,student_group,numerator,denominator,value";

/** Schools 1 and 2 rise and narrow their gaps; 3, 4 and 5 stay where they are. Who is how near is told by English learners. */
function twoYears() {
  const english = { 1: 200, 2: 300, 3: 210, 4: 290, 5: 240 };
  const rows = [];
  for (const [number, learners] of Object.entries(english)) {
    for (const year of ["2022-23", "2023-24"]) {
      const rises = Number(number) <= 2 && year === "2023-24";
      const add = (...cells) => rows.push([year, code(number), name(number), ...cells].join(","));
      for (const indicator of ["ela_distance", "math_distance"]) {
        add(indicator, "all", "", 500, rises ? 30 : -40);
        add(indicator, "english_learners", "", 100, rises ? 20 : -90);
      }
      add("chronic_absenteeism", "all", rises ? 50 : 250, 1000, "");
      const groups = { all: 1000, socioeconomically_disadvantaged: 500, students_with_disabilities: 100, english_learners: learners, hispanic: 600, white: 400 };
      for (const [group, count] of Object.entries(groups)) add("suspension_expulsion", group, rises ? 0 : 20, count, "");
    }
  }
  return [
    { name: "measures.csv", body: [HEAD, ...rows, ""].join("\n") },
    { name: "schools.csv", body: ["school_code,school_type", ...Object.keys(english).map((number) => `${code(number)},elementary`), ""].join("\n") },
  ];
}

const pairOf = (page, number) => page.locator(`[data-pair="${code(number)}"]`);
const cardOf = (page, number) => page.locator(`details[data-charts="pair/${code(number)}"]`);

async function openPairs(sqii) {
  await sqii.give(twoYears());
  await sqii.goTo("Pairs");
  await expect(sqii.page.locator(".pairs")).toHaveAttribute("aria-busy", "false");
}

test("schools that missed their goal have partners of similar students, with what those do better @both", async ({ page, sqii }) => {
  await openPairs(sqii);
  await expect(page.locator(".pairs-sum")).toContainText("3 of 3 schools that missed their goal have a partner; 2 schools are recognised.");
  for (const [school, partner] of [[3, 1], [4, 2], [5, 1]]) await expect(pairOf(page, school)).toContainText(name(partner));
  await cardOf(page, 3).locator("> summary").click();
  await expect(cardOf(page, 3)).toContainText("What the partner does better");
  await expect(cardOf(page, 3)).toContainText("Chronic absence, All students: level 10 (5.0%) there, level 6 (25.0%) here");
});

test("a swap says what it costs, is pinned, taken along as a file, taken back, and read again", async ({ page, sqii }) => {
  await openPairs(sqii);
  await cardOf(page, 3).locator("> summary").click();
  // From 10 to 90 per mille apart: 80 of a spread of 168, 3 of 12 weights.
  await expect(cardOf(page, 3)).toContainText("the total would change by 0.12");
  await cardOf(page, 3).getByRole("button", { name: `Take this one: ${name(2)}` }).click();
  await expect(pairOf(page, 3)).toContainText("Pinned by people");
  await expect(pairOf(page, 3)).toContainText(name(2));
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the pairs (CSV)" }).click();
  const path = await (await waiting).path();
  await page.getByRole("button", { name: /^Take back/ }).click();
  await expect(pairOf(page, 3)).toContainText(name(1));
  await page.locator("[data-pairs-file]").setInputFiles(path);
  await expect(pairOf(page, 3)).toContainText("Pinned by people");
  await expect(pairOf(page, 4)).toContainText("A pair before");
  await cardOf(page, 4).locator("> summary").click();
  await cardOf(page, 4).getByRole("button", { name: /^Never this pair/ }).click();
  await expect(pairOf(page, 4)).toContainText("Least total distance");
  await expect(pairOf(page, 4)).not.toContainText(name(2));
});

async function isAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).include(".pairs").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
}

test("a pair's card tells what works at the partner where it does better, in both languages", async ({ page, sqii }) => {
  const practices = { name: "practices.csv", body: `school_code,practice,indicator,contact_role,link\n${code(1)},Call on the first day,chronic_absenteeism,clerk,\n${code(1)},Read aloud,graduation_4yr,,\n` };
  await sqii.give([...twoYears(), practices]);
  await sqii.goTo("Pairs");
  await cardOf(page, 3).locator("> summary").click();
  await expect(cardOf(page, 3).locator("[data-practice]")).toHaveCount(1);
  await expect(cardOf(page, 3).locator("[data-practice]")).toContainText("Call on the first day");
  await isAccessible(page);
  await page.evaluate(() => (location.hash = `${location.hash}&lang=es`));
  await expect(page.getByRole("heading", { level: 1, name: "Parejas" })).toBeVisible();
  await expect(cardOf(page, 3)).toContainText("Lo que la pareja hace mejor");
  await expect(cardOf(page, 3).locator("[data-practice]")).toContainText("Call on the first day");
  await isAccessible(page);
});

test("a swap in Spanish says what it costs, holds, and is accessible", async ({ page, sqii }) => {
  await openPairs(sqii);
  await page.evaluate(() => (location.hash = `${location.hash}&lang=es`));
  await expect(page.getByRole("heading", { level: 1, name: "Parejas" })).toBeVisible();
  await cardOf(page, 3).locator("> summary").click();
  await expect(cardOf(page, 3)).toContainText("el total cambiaría en 0.12");
  await cardOf(page, 3).locator("[data-decide=swap]").click();
  await expect(pairOf(page, 3)).toContainText("Fijada por personas");
  await expect(pairOf(page, 3)).toContainText(name(2));
  await isAccessible(page);
  await page.locator(".pairs-choices button").click();
  await expect(pairOf(page, 3)).toContainText(name(1));
});

test("a file that is none of pairs changes nothing and is told", async ({ page, sqii }) => {
  await openPairs(sqii);
  await page.locator("[data-pairs-file]").setInputFiles({ name: "other.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") });
  await expect(sqii.notice).toContainText("other.csv has no columns school_code, partner_code and state");
});

test("the pairs are accessible in both languages and fit a phone", async ({ page, sqii }) => {
  await openPairs(sqii);
  await cardOf(page, 3).locator("> summary").click();
  await expect(cardOf(page, 3)).toContainText("What the partner does better");
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).include(".pairs").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
    const widest = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
    expect(widest.scroll).toBeLessThanOrEqual(widest.client);
  }
  await page.goto(`${page.url()}&lang=es`);
  await expect(page.getByRole("heading", { level: 1, name: "Parejas" })).toBeVisible();
});

// --- continuous-improvement data ---

test("a card marks where what is never scored lags: behind its past, similar schools, all @both", async ({ page, sqii }) => {
  const [measures, schools] = files([[1, 200], [2, 210], [3, 220], [4, 230], [5, 240], [6, 250]]);
  const rates = [[1, 60], [2, 70], [3, 71], [4, 72], [5, 73], [6, 50]].map(([number, rate]) => [YEAR, code(number), name(number), "middle_school_transition", "all", rate, 100].join(","));
  const before = ["2021-22", code(1), name(1), "middle_school_transition", "all", 65, 100].join(",");
  await sqii.give([{ ...measures, body: `${measures.body}${[...rates, before].join("\n")}\n` }, schools]);
  await sqii.openCard(name(1));
  await page.locator('details[data-charts="lags"] > summary').click();
  const row = page.locator('[data-lag="middle_school_transition/all"]');
  for (const words of ["60.0%", "65.0% in 2021-22", "4 of 5 do better"]) await expect(row).toContainText(words);
  await expect(row.getByText("lags", { exact: true })).toHaveCount(3);
  const { violations } = await new AxeBuilder({ page }).include('details[data-charts="lags"]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
});
