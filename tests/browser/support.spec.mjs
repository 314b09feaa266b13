// The pyramid of interventions, and why a school is where it is: on one screen, in both languages.
import { AxeBuilder, expect, test } from "./harness.mjs";

const HEADER = "school_year,lea_code,lea_name,school_code,school_name,indicator,student_group,numerator,denominator,value,state\n";

/** Forty schools over two years: one in twenty stays at the bottom, one rises and closes its gap. */
function district() {
  const rows = [];
  const school = (n, year, met, learners) => {
    const code = `school-${String(n).padStart(2, "0")}`;
    const row = (id, group, count, of) => rows.push(`${year},d,District,${code},Example School ${n},${id},${group},${count},${of},,`);
    for (const id of ["ela_performance", "math_performance"]) {
      row(id, "all", met, 100);
      row(id, "english_learners", learners, 40);
    }
    row("chronic_absenteeism", "all", 12, 100);
    row("suspension_expulsion", "all", 2, 100);
  };
  for (let n = 0; n < 40; n += 1) {
    const met = n < 2 ? 5 : 45;
    school(n, "2022-23", met, 2);
    school(n, "2023-24", n === 39 ? 65 : met, n === 39 ? 24 : 2);
  }
  const schools = Array.from({ length: 40 }, (_, n) => `school-${String(n).padStart(2, "0")},elementary`);
  return [
    { name: "measures.csv", body: HEADER + rows.join("\n") + "\n" },
    { name: "schools.csv", body: `school_code,school_type\n${schools.join("\n")}\n` },
  ];
}

const layer = (page, tier) => page.locator(`[data-tier="${tier}"]`);
const rows = (page) => page.locator(".support-schools tbody tr");

test("the pyramid counts schools and students, and a layer lists its schools with the reason", async ({ page, sqii }) => {
  await sqii.give(district());
  await sqii.goTo("Support");
  await expect(page.getByRole("heading", { level: 1, name: "Support, 2023-24" })).toBeVisible();
  await expect(layer(page, "intensive")).toContainText("2 schools · 200 students");
  await expect(layer(page, "intensive")).toHaveAttribute("aria-pressed", "true");
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText("among the lowest of 40 elementary schools");
  await layer(page, "recognition").click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("Example School 39");
  await expect(rows(page)).toContainText("gaps closed");
  await layer(page, "paired").click();
  await expect(rows(page)).toHaveCount(37);
  await expect(rows(page).first()).toContainText("The goal of the index was not met.");
});

test("in Spanish too a layer of the pyramid is clicked, counts its schools and students, and lists them", async ({ page, sqii }) => {
  await sqii.give(district());
  await sqii.goTo("Support");
  await page.evaluate(() => (location.hash = `${location.hash}&lang=es`));
  await expect(page.getByRole("heading", { level: 1, name: "Apoyo, 2023-24" })).toBeVisible();
  await layer(page, "paired").click();
  await expect(layer(page, "paired")).toHaveAttribute("aria-pressed", "true");
  await expect(layer(page, "paired")).toContainText("37 escuelas · 3,700 estudiantes");
  await expect(rows(page)).toHaveCount(37);
  await expect(rows(page).first()).toContainText("No se cumplió la meta del índice.");
});

for (const [width, height] of [[1280, 800], [390, 844]]) {
  test(`tier, goal, reason and partner of a school are on one screen of ${width} × ${height}, in both languages`, async ({ page, sqii }) => {
    await page.setViewportSize({ width, height });
    await sqii.give(district());
    const now = page.locator(".support-now[data-support-now]");
    const onScreen = async () => {
      const { top, bottom } = await now.evaluate((element) => element.getBoundingClientRect());
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(height);
    };
    for (const [school, tier, words] of [["0", "intensive", "among the lowest of 40 elementary schools"], ["10", "paired", "The goal of the index was not met."], ["39", "recognition", "The goal was met, achievement rose, gaps closed"]]) {
      await page.getByRole("searchbox").fill(`Example School ${school}`);
      await sqii.openCard(`Example School ${school}`);
      await expect(now).toHaveAttribute("data-support-now", tier);
      await expect(now).toContainText(words);
      await expect(now.locator(".goal-now .verdict")).toHaveText(tier === "recognition" ? "met" : "not met");
      await expect(now.locator(tier === "recognition" ? "[data-learners]" : "[data-partner]")).toBeVisible();
      await onScreen();
      await page.getByRole("button", { name: "Español", exact: true }).click();
      await expect(now).toContainText("Meta del índice");
      await sqii.card.evaluate((card) => card.scrollIntoView({ block: "start" }));
      await onScreen();
      const { violations } = await new AxeBuilder({ page }).include(".support-now").analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
      await page.getByRole("button", { name: "English", exact: true }).click();
      await expect(now).toContainText("Goal of the index");
      if (school !== "39") await page.getByRole("button", { name: "Back to the list" }).click();
    }
  });
}

test("a school's card says which way met its goal, and what each year's tier was", async ({ page, sqii }) => {
  await sqii.give(district());
  await page.getByRole("searchbox").fill("Example School 39");
  await sqii.openCard("Example School 39");
  await page.locator("[data-charts=goals] summary").click();
  const goals = page.locator(".goals");
  await expect(goals.locator(".tiers tbody tr")).toHaveText([/2022-23.*Paired support/s, /2023-24.*Recognition/s]);
  const index = goals.locator("[data-goal=index]");
  await expect(index.locator(".ways li")).toHaveText([/not met.*At least 90\.00/s, /met.*A gain of 2\.00 in one year/s, /not judged.*No earlier year/s]);
  await expect(goals.locator("[data-goal=success] .ways li")).toHaveCount(4);
  await expect(goals.getByRole("table", { name: "Goals of student groups" })).toContainText("English learners");
});

for (const scheme of ["light", "dark"]) {
  test(`axe finds no violation in the pyramid and a school's goals, ${scheme}, in English and Spanish`, async ({ page, sqii }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await sqii.give(district());
    await sqii.goTo("Support");
    await expect(rows(page).first()).toBeVisible();
    const clean = async () => expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
    await clean();
    await page.evaluate(() => (location.hash = `${location.hash}&lang=es`));
    await expect(page.getByRole("heading", { level: 1, name: "Apoyo, 2023-24" })).toBeVisible();
    await expect(layer(page, "intensive")).toContainText("2 escuelas · 200 estudiantes");
    await clean();
    await rows(page).first().getByRole("link").click();
    await page.locator("[data-charts=goals] summary").click();
    await expect(page.locator(".goals")).toContainText("Meta del índice");
    await clean();
  });
}

test("the pyramid fits a phone", async ({ page, sqii }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await sqii.give(district());
  await sqii.goTo("Support");
  await expect(rows(page).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
});
