// How likely a tier is, goals of LEAs, where continuous-improvement data lags, and students off track.
import { supported } from "./binary.mjs";
import { AxeBuilder, expect, test } from "./harness.mjs";

const HEADER = "school_year,lea_code,lea_name,school_code,school_name,indicator,student_group,numerator,denominator,value,state\n";

/** Forty schools of two LEAs over two years, near each other in their numbers; dropout and transition beside the Index. */
function district() {
  const rows = [];
  const school = (n, year, met) => {
    const lea = n < 20 ? "a,Alder" : "b,Birch";
    const row = (id, count, of) => rows.push(`${year},${lea},school-${String(n).padStart(2, "0")},Example School ${n},${id},all,${count},${of},,`);
    for (const id of ["ela_performance", "math_performance"]) row(id, met, 100);
    row("chronic_absenteeism", 12, 100);
    row("suspension_expulsion", 2, 100);
    // The first school falls behind its past and all others.
    row("middle_school_transition", n === 0 ? (year === "2022-23" ? 80 : 60) : 90, 100);
  };
  for (let n = 0; n < 40; n += 1) for (const year of ["2022-23", "2023-24"]) school(n, year, 20 + n + (year === "2023-24" && n > 30 ? 15 : 0));
  const schools = Array.from({ length: 40 }, (_, n) => `school-${String(n).padStart(2, "0")},middle`);
  return [
    { name: "measures.csv", body: HEADER + rows.join("\n") + "\n" },
    { name: "schools.csv", body: `school_code,school_type\n${schools.join("\n")}\n` },
  ];
}

/** Thirty students; student 3 is absent, student 4 has a D or F and fell in mathematics. */
function students() {
  const lines = ["school_year,lea_code,school_code,school_name,student_id,grade,days_enrolled,days_absent,ela_level,math_level,grade8_d_or_f"];
  for (let n = 0; n < 30; n += 1) {
    const id = `SECRET${String(n).padStart(2, "0")}`;
    lines.push(`2022-23,9900001,99000010000001,Lakeside,${id},7,180,2,3,3,`);
    lines.push(`2023-24,9900001,99000010000001,Lakeside,${id},8,180,${n === 3 ? 18 : 2},3,${n === 4 ? 2 : 3},${n === 4 ? "Y" : "N"}`);
  }
  return [{ name: "students.csv", body: lines.join("\n") + "\n" }];
}

const clean = async (page) => expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
const chances = (page) => page.locator(".tier-chances");
const spanish = (page) => page.evaluate(() => (location.hash = `${location.hash}&lang=es`));

test("the chance of every tier is worked out when asked for, and says how exact it is", async ({ page, sqii }) => {
  await sqii.give(district());
  await sqii.goTo("Support");
  await expect(page.locator(".tier-chance")).toHaveCount(0);
  await page.getByRole("button", { name: "Work out the chances" }).click();
  await expect(chances(page).getByRole("status")).toContainText("400 draws: a chance is right to about 4.9 percentage points");
  await expect(page.locator(".support-schools .tier-chance").first()).toContainText("% likely");
  await page.locator('[data-tier="paired"]').click();
  await expect(page.locator(".support-schools .doubtful").first()).toHaveText("could well be another");
  await page.locator(".support-schools tbody tr").first().getByRole("link").click();
  await page.locator("[data-charts=goals] summary").click();
  await expect(page.locator(".tiers .tier-chance").first()).toContainText("% likely");
});

test("the work on chances can be cancelled and gone on with, and other answers come meanwhile", async ({ page, sqii }) => {
  // So many schools that it takes a while.
  const many = district();
  const [head, ...rows] = many[0].body.trim().split("\n");
  const copies = Array.from({ length: 40 }, (_, copy) => rows.map((row) => row.replaceAll(/school-(\d+)/g, `school-${copy}-$1`)));
  const types = many[1].body.trim().split("\n").slice(1);
  const kinds = Array.from({ length: 40 }, (_, copy) => types.map((row) => row.replace("school-", `school-${copy}-`)));
  await sqii.give([{ name: "measures.csv", body: [head, ...copies.flat()].join("\n") + "\n" }, { name: "schools.csv", body: ["school_code,school_type", ...kinds.flat()].join("\n") + "\n" }]);
  await sqii.goTo("Support");
  let saved = 0;
  page.on("download", () => (saved += 1));
  // A file with the chances waits for them, and does not come when they are cancelled.
  for (const begin of [page.locator('[data-download="support.csv"]'), page.getByRole("button", { name: /^(Work out the chances|Go on)$/ })]) {
    await begin.click();
    await expect(chances(page).getByRole("progressbar")).toBeVisible();
    await chances(page).getByRole("button", { name: "Cancel" }).click();
    await expect(chances(page).getByRole("progressbar")).toHaveCount(0);
  }
  const go = page.locator("[data-action=chances]");
  await expect(go).toBeVisible();
  await go.click();
  await page.locator('[data-tier="foundation"]').click();
  await expect(page.locator('[data-tier="foundation"]')).toHaveAttribute("aria-pressed", "true");
  await expect(chances(page).getByRole("status")).toContainText("400 draws", { timeout: 30_000 });
  expect(saved).toBe(0);
});

test("the file of tiers is worked out in slices, and is what the binary writes", async ({ page, sqii }) => {
  const files = district();
  await sqii.give(files);
  await sqii.goTo("Support");
  const text = (await sqii.saved("support.csv")).toString();
  expect(text.trim().split("\n").slice(1).filter((line) => !line.endsWith(",400"))).toEqual([]);
  expect(text).toBe(supported(files).toString());
  await expect(chances(page).getByRole("status")).toContainText("400 draws");
});

test("an LEA's goals stand on the page of support and are saved as the binary writes them", async ({ page, sqii }) => {
  await sqii.give(district());
  await sqii.goTo("Support");
  await page.locator("[data-charts=lea-goals] summary").click();
  await expect(page.locator("[data-lea]")).toHaveCount(2);
  await expect(page.locator("[data-lea=a]")).toContainText("Alder");
  await expect(page.locator("[data-lea=a]")).toContainText("20 of 20 schools");
  await expect(page.locator("[data-lea=a] .verdict").first()).toHaveText("not met");
  expect(String(await sqii.saved("goals_leas.csv"))).toContain("2023-24,a,Alder,index,all,not_met");
});

test("the page of lagging data shows what lags, by kind, and saves what it shows", async ({ page, sqii }) => {
  await sqii.give(district());
  await sqii.goTo("Where data lags");
  await expect(page.getByRole("heading", { level: 1, name: "Continuous improvement, 2023-24" })).toBeVisible();
  await expect(page.getByText("A flashlight, not a hammer")).toBeVisible();
  const rows = page.locator("[data-lagging]");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Example School 0");
  await expect(rows.locator(".tag.lag").first()).toHaveText("lags");
  await expect(rows).toContainText("60.0%");
  expect(String(await sqii.saved("lagging.csv")).trim().split("\n")).toHaveLength(2);
  await page.locator("#lagging-lag").selectOption({ label: "Everything" });
  await expect(rows).toHaveCount(40);
  await page.locator("#lagging-lea").selectOption({ label: "Birch" });
  await expect(rows).toHaveCount(20);
  expect(String(await sqii.saved("lagging.csv")).trim().split("\n")).toHaveLength(21);
});

test("students off track are told of to staff, with every reason, and their ids are in no address", async ({ page, sqii }) => {
  await sqii.give(students());
  await sqii.openCard("Lakeside");
  await page.locator("[data-link=off-track]").click();
  await expect(page.getByRole("heading", { level: 1, name: "Students off track: Lakeside, 2023-24" })).toBeVisible();
  await expect(page.getByText("Confidential: student data")).toBeVisible();
  const rows = page.locator("table.off-track tbody tr");
  await expect(rows).toHaveText([/SECRET03.*Absent 18 of 180 days/s, /SECRET04.*A D or F.*Mathematics: level 2 after level 3/s]);
  expect(page.url()).not.toContain("SECRET");
  await page.locator("#off-track-kind").selectOption("absent");
  await expect(rows).toHaveCount(1);
  const waiting = page.waitForEvent("download");
  await page.locator('[data-download="off_track.csv"]').click();
  expect((await waiting).suggestedFilename()).toBe("off_track.internal-contains-student-data.csv");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Confidential: student data")).toBeVisible();
  await expect(page.locator(".off-track-page .choices")).toBeHidden();
  await expect(rows).toHaveCount(1);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => (location.hash = `${location.hash}&view=family`));
  await expect(rows).toHaveCount(0);
});

for (const scheme of ["light", "dark"]) {
  test(`axe finds no violation in chances, LEA goals, lagging data and students off track, ${scheme}, in both languages`, async ({ page, sqii }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await sqii.give(district());
    await sqii.goTo("Support");
    await page.locator("[data-action=chances]").click();
    await expect(chances(page).getByRole("status")).toContainText("400 draws");
    await page.locator('[data-tier="paired"]').click();
    await page.locator("[data-charts=lea-goals] summary").click();
    await expect(page.locator("[data-lea]")).toHaveCount(2);
    await clean(page);
    await spanish(page);
    await expect(chances(page)).toContainText("400 sorteos");
    await clean(page);
    await page.evaluate(() => (location.hash = "#page=lagging&lang=es"));
    await expect(page.getByRole("heading", { level: 1, name: "Mejora continua, 2023-24" })).toBeVisible();
    await expect(page.locator("[data-lagging]")).toHaveCount(1);
    await clean(page);
    await sqii.reported(() => sqii.hand(students()));
    await page.evaluate(() => (location.hash = "#page=offtrack&school=99000010000001&year=2023-24&lang=es"));
    await expect(page.locator("table.off-track tbody tr")).toHaveCount(2);
    await expect(page.getByText("Confidencial: datos de estudiantes")).toBeVisible();
    await clean(page);
  });
}

test("chances, lagging data and students off track fit a phone", async ({ page, sqii }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  const fits = async () => expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  await sqii.give([...district(), ...students()]);
  await page.evaluate(() => (location.hash = "#page=support&year=2023-24"));
  await page.locator("[data-action=chances]").click();
  await expect(chances(page).getByRole("status")).toContainText("400 draws");
  await fits();
  await page.evaluate(() => (location.hash = "#page=lagging&year=2023-24"));
  await expect(page.locator("[data-lagging]").first()).toBeVisible();
  await fits();
  await page.evaluate(() => (location.hash = "#page=offtrack&school=99000010000001&year=2023-24"));
  await expect(page.locator("table.off-track tbody tr").first()).toBeVisible();
  await fits();
});
