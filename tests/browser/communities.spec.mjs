// Communities of practice, what works at schools, the timelines and a district's own checklist.
import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";
import { AxeBuilder, expect, test } from "./harness.mjs";

const YEAR = "2014-15";
const code = (number) => `9900001${String(number).padStart(7, "0")}`;
const name = (number) => `School ${number}`;

/** Schools by number with the per mille of chronically absent students; 1 to 3 share a need, 5 and 6 are strong in it. */
function files() {
  const rows = Object.entries({ 1: 250, 2: 260, 3: 300, 4: 200, 5: 50, 6: 75 }).flatMap(([number, absent]) =>
    [["chronic_absenteeism", "all", absent, 1000], ...["all", "english_learners", "socioeconomically_disadvantaged", "students_with_disabilities", "hispanic", "white"].map((group) => ["suspension_expulsion", group, 0, group === "all" ? 1000 : 400])].map((cells) =>
      [YEAR, code(number), name(number), ...cells].join(","),
    ),
  );
  const schools = [1, 2, 3, 4, 5, 6].map((number) => `${code(number)},elementary`);
  return [
    { name: "measures.csv", body: ["school_year,school_code,school_name,indicator,student_group,numerator,denominator", ...rows, ""].join("\n") },
    { name: "schools.csv", body: ["school_code,school_type", ...schools, ""].join("\n") },
    { name: "practices.csv", body: `school_code,practice,indicator,contact_role,link\n${code(5)},<b>Call</b> on the first day,chronic_absenteeism,clerk,https://example.org/calls\n${code(77)},Nowhere,chronic_absenteeism,,\n` },
  ];
}

async function open(sqii, page) {
  await sqii.give(files());
  await sqii.goTo(page);
  await expect(sqii.page.locator("section.pairs")).toHaveAttribute("aria-busy", "false");
}

const community = (page) => page.locator('[data-community="elementary/chronic_absenteeism/all"]');

async function isAccessible(page, part) {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).include(part).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
    const widest = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
    expect(widest.scroll).toBeLessThanOrEqual(widest.client);
  }
}

test("schools with the same need are a community, with the strong schools nearest to them @both", async ({ page, sqii }) => {
  await open(sqii, "Communities");
  await expect(page.locator("[data-community]")).toHaveCount(1);
  await expect(community(page)).toContainText("3 schools in 1 district; 2 strong in it");
  await community(page).locator("summary").first().click();
  await expect(community(page).locator("[data-member]")).toHaveCount(3);
  await expect(community(page).locator("[data-strong]").first()).toContainText(name(5));
  await expect(community(page).locator("[data-strong]").first()).toContainText("level 9 (5.0%)");
  // What somebody wrote is text, and its link leads nowhere.
  await expect(community(page)).toContainText("<b>Call</b> on the first day");
  await expect(community(page)).toContainText("https://example.org/calls");
  await expect(page.locator('a[href*="example.org"]')).toHaveCount(0);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the communities (CSV)" }).click();
  const text = await readFile(await (await waiting).path(), "utf8");
  expect(text.split("\n").filter((line) => line.includes(",member,"))).toHaveLength(3);
});

test("communities are accessible in both languages and fit a phone", async ({ page, sqii }) => {
  await open(sqii, "Communities");
  await community(page).locator("summary").first().click();
  await expect(community(page).locator("[data-member]")).toHaveCount(3);
  await isAccessible(page, ".communities");
  await page.goto(`${page.url()}&lang=es`);
  await expect(page.getByRole("heading", { level: 1, name: "Comunidades" })).toBeVisible();
});

test("a school's own card tells what works there, as text, and all practices are saved to be dropped again @both", async ({ page, sqii }) => {
  await sqii.give(files());
  await sqii.openCard(name(5));
  await page.locator('details[data-charts="practices"] > summary').click();
  const own = page.locator('[data-practice="chronic_absenteeism"]');
  await expect(own).toContainText("<b>Call</b> on the first day");
  await expect(own).toContainText("clerk");
  await expect(own.locator("a, b b")).toHaveCount(0);
  await isAccessible(page, 'details[data-charts="practices"]');
  const saved = await sqii.saved("practices.csv");
  expect(saved.toString()).toContain("https://example.org/calls");
  await page.setViewportSize({ width: 1280, height: 900 });
  await sqii.showFindings();
  await expect(sqii.finding(["practice_unknown_school"], "practices.csv")).toBeVisible();
});

test("the timelines mark the loaded year, and a checklist goes out as a file and comes back @both", async ({ page, sqii }) => {
  await open(sqii, "Timelines");
  await expect(page.locator('[data-timeline="common_core"]')).toContainText("2014-15 belongs to these phases: Application and Aligned assessments.");
  await expect(page.locator('[data-timeline="index"]')).toContainText("2014-15 belongs to this phase: First Index of two domains.");
  await page.locator('[data-timeline="common_core"]').getByText("The same as a table").click();
  await expect(page.locator('[data-timeline="common_core"]').getByRole("row").filter({ hasText: "Transition" })).toContainText("no");
  await page.getByRole("button", { name: "Add an item" }).click();
  const item = page.locator("[data-item]");
  await item.getByLabel("What is to be done").fill("Train, then train again");
  await item.getByLabel("Phase").selectOption("transition");
  await item.getByLabel("State").selectOption("started");
  await item.getByLabel("Note").fill("=by spring");
  await item.getByLabel("Note").blur();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the checklist (CSV)" }).click();
  const path = await (await waiting).path();
  expect(await readFile(path, "utf8")).toBe('phase,item,state,note\ntransition,"Train, then train again",started,\'=by spring\n');
  await item.getByRole("button", { name: /^Remove/ }).click();
  await expect(item).toHaveCount(0);
  await page.locator("[data-checklist-file]").setInputFiles({ name: "other.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") });
  await expect(sqii.notice).toContainText("other.csv has no columns phase, item and state");
  await page.locator("[data-checklist-file]").setInputFiles(path);
  await expect(item.getByLabel("What is to be done")).toHaveValue("Train, then train again");
  await expect(item.getByLabel("Note")).toHaveValue("=by spring");
  await isAccessible(page, ".timelines");
});

test("a year after the transition belongs to none of its phases, said in Spanish too", async ({ page, sqii }) => {
  const [measures, ...others] = files();
  await sqii.give([{ ...measures, body: measures.body.replaceAll(YEAR, "2016-17") }, ...others]);
  await sqii.goTo("Timelines");
  await expect(page.locator('[data-timeline="common_core"]')).toContainText("2016-17 belongs to no phase of the transition");
  await expect(page.locator('[data-timeline="index"]')).toContainText("Full Index");
  await page.goto(`${page.url()}&lang=es`);
  await expect(page.getByRole("heading", { level: 1, name: "Cronogramas" })).toBeVisible();
  await expect(page.locator('[data-timeline="common_core"]')).toContainText("no pertenece a ninguna fase");
  await isAccessible(page, ".timelines");
});
